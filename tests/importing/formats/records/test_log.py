import datetime as dt

from warraq.importing.article import Imported, LeftOut
from warraq.importing.formats.records.log import Log
from warraq.importing.read import format_for, read_parts, visible_parts
from warraq.importing.source import ImportOptions, from_bytes

OPTIONS = ImportOptions(dt.date(2026, 11, 23))
LOG = r"""content: ['فقرة أولى من الخبر\xa0الأول.', 'فقرة ثانية.']
content: []
content: ['خبر آخر من فقرة واحدة يقول كلاما كثيرا حتى يضيق به العنوان.', '  ']
"""


def parts(log: str) -> list[Imported | LeftOut]:
    return [part for _, part in read_parts(Log(), from_bytes(log.encode(), "x.log"), OPTIONS)]


def articles(log: str) -> list[Imported]:
    return [part for part in parts(log) if isinstance(part, Imported)]


def test_each_entry_is_an_article_and_its_paragraphs_are_its_list() -> None:
    first, second = articles(LOG)

    assert ("فقرة أولى من الخبر الأول.", "فقرة ثانية.") == first.paragraphs
    assert ("خبر آخر من فقرة واحدة يقول كلاما كثيرا حتى يضيق به العنوان.",) == second.paragraphs
    assert "خبر آخر من فقرة واحدة يقول كلاما كثيرا حتى يضيق…" == second.title
    assert ("no headline", "no date") == second.doubts


def test_a_log_is_known_by_what_it_holds() -> None:
    assert "log" == format_for(LOG.encode(), "x.txt").name
    assert "text" == format_for("خبر: [عاجل] وصل الوزير".encode(), "x.txt").name


def test_every_line_that_is_not_blank_is_a_part_and_empty_and_broken_ones_are_left_out() -> None:
    log = "content: []\n" + LOG + "content: ['لم تنته\n\ncontent: []\n"

    assert [
        LeftOut("an empty entry", "line 1", text="content: []"),
        LeftOut("an empty entry", "line 3", text="content: []"),
        LeftOut("no whole entry of a list", "line 5", fault=True, text="content: ['لم تنته"),
        LeftOut("an empty entry", "line 7", text="content: []"),
    ] == [part for part in parts(log) if isinstance(part, LeftOut)]
    assert [2, 4] == [n for n, part in enumerate(parts(log), 1) if isinstance(part, Imported)]


def test_a_log_of_empty_entries_gives_no_article() -> None:
    assert [] == articles("content: []\ncontent: []\n")


def test_a_broken_entry_costs_one_entry() -> None:
    assert 3 == len(articles(LOG + "content: ['لم تنته\ncontent: ['سليمة تماما.']\n"))


def test_the_account_of_an_article_holds_all_that_stands_in_its_entry() -> None:
    whole = dict(visible_parts(Log(), from_bytes(LOG.encode(), "x.log")))

    assert [1, 2, 3] == list(whole)
    for number, article in zip((1, 3), articles(LOG), strict=True):
        told = "".join(piece.text for piece in article.account.pieces)
        assert "".join(whole[number].split()) == "".join(told.split())


def test_the_account_of_an_article_tells_its_line() -> None:
    first, second = articles("\n" + LOG)

    told = [
        (piece.line, piece.role, piece.why)
        for piece in (*first.account.pieces, *second.account.pieces)
    ]
    assert [
        (2, "paragraph", "an entry of a list"),
        (2, "paragraph", "an entry of a list"),
        (4, "paragraph", "an entry of a list"),
    ] == told
