import datetime as dt

import pytest

from warraq.importers import Unreadable, importer_for
from warraq.importers.log import Log

TODAY = dt.date(2026, 11, 23)
LOG = r"""content: ['فقرة أولى من الخبر\xa0الأول.', 'فقرة ثانية.']
content: []
content: ['خبر آخر من فقرة واحدة يقول كلاما كثيرا حتى يضيق به العنوان.', '  ']
"""


def test_each_entry_is_an_article_and_its_paragraphs_are_its_list() -> None:
    first, second = Log().read(LOG.encode(), frozenset(), TODAY)

    assert ("فقرة أولى من الخبر الأول.", "فقرة ثانية.") == first.paragraphs
    assert ("خبر آخر من فقرة واحدة يقول كلاما كثيرا حتى يضيق به العنوان.",) == second.paragraphs
    assert [1, 2] == [first.part, second.part]
    assert "خبر آخر من فقرة واحدة يقول كلاما كثيرا حتى يضيق…" == second.title
    assert ("no headline", "no date") == second.doubts


def test_a_log_is_known_by_what_it_holds() -> None:
    assert "log" == importer_for(LOG.encode(), "x.txt").name
    assert "text" == importer_for("خبر: [عاجل] وصل الوزير".encode(), "x.txt").name


def test_a_log_of_empty_entries_is_refused() -> None:
    with pytest.raises(Unreadable, match="no article in it"):
        list(Log().read(b"content: []\ncontent: []\n", frozenset(), TODAY))


def test_a_broken_entry_costs_one_entry() -> None:
    broken = LOG + "content: ['لم تنته\ncontent: ['سليمة تماما.']\n"

    assert 3 == len(list(Log().read(broken.encode(), frozenset(), TODAY)))


def test_the_accounts_of_a_log_hold_its_empty_and_broken_entries_too() -> None:
    log = "content: []\n" + LOG + "content: ['لم تنته\n\ncontent: []\n"

    first, second = Log().read(log.encode(), frozenset(), TODAY)

    told = [(piece.line, piece.fate, piece.why) for piece in (*first.account.pieces, *second.account.pieces)]
    assert [
        (1, "left out", "an empty entry"),
        (2, "paragraph", "an entry of a list"),
        (2, "paragraph", "an entry of a list"),
        (3, "left out", "an empty entry"),
        (4, "paragraph", "an entry of a list"),
        (5, "left out", "no whole entry of a list"),
        (7, "left out", "an empty entry"),
    ] == told
