"""site.toml: every fault has its line and how to mend it, and nothing else comes through."""

from __future__ import annotations

from pathlib import Path

import pytest

from warraq.core.model import Publisher
from warraq.core.problems import Problem, WarraqError
from warraq.library import config
from warraq.library.config import Config


def load(folder: Path, text: str | bytes, **more: str) -> Config:
    (folder / "site.toml").write_bytes(text.encode() if isinstance(text, str) else text)
    return config.load(folder, **more)


def faults(folder: Path, text: str | bytes, **more: str) -> list[Problem]:
    with pytest.raises(WarraqError) as stop:
        load(folder, text, **more)
    return list(stop.value.problems)


def test_a_title_is_enough(tmp_path: Path) -> None:
    found = load(tmp_path, 'title = "أرشيف"')

    assert ("أرشيف", "ar", "", "", 20) == (
        found.title,
        found.language,
        found.region,
        found.base_url,
        found.per_page,
    )
    assert tmp_path / "content" == found.content
    assert 17 == len(found.vocabulary.topics)


def test_the_file_may_have_a_byte_order_mark_and_any_line_ends(tmp_path: Path) -> None:
    assert "MA" == load(tmp_path, b'\xef\xbb\xbftitle = "a"\r\nregion = "MA"\r\n').region


def test_blanks_around_a_value_are_not_part_of_it(tmp_path: Path) -> None:
    found = load(
        tmp_path,
        'title = " a "\nregion = " MA "\nlanguage = " ar "\naccent = " #abc "\n'
        'base_url = " https://a.b "',
    )

    assert ("a", "MA", "ar", "#abc", "https://a.b/") == (
        found.title,
        found.region,
        found.language,
        found.accent,
        found.base_url,
    )


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "there is no 'title'"),
        ('title = ""', 1, "'title' must not be empty"),
        ('\n\ntitle = "  "', 3, "'title' must not be empty"),
        ("title = 5", 1, "'title' must be a text"),
        ('title = "a\\u0000"', 1, "'title' holds a character that no text may hold (U+0000)"),
        ('title = "a"\ntitel = "b"', 2, "there is no setting 'titel'; did you mean 'title'?"),
        ('title = "a"\nPer_Page = 5', 2, "did you mean 'per_page'?"),
        ('title = "a"\n\n[pubisher]\nname = "b"', 3, "did you mean 'publisher'?"),
        ('title = "a"\n"عنوان" = "b"', 2, "there is no setting 'عنوان'"),
        ('title = "a"\nper_page = 0', 2, "'per_page' must be a whole number"),
        ('title = "a"\nper_page = true', 2, "'per_page' must be a whole number"),
        ('title = "a"\nper_page = "20"', 2, "'per_page' must be a whole number"),
        ('title = "a"\nfeed_items = 1001', 2, "'feed_items' must be a whole number"),
        ('title = "a"\nraw_html = "yes"', 2, "'raw_html' must be true or false"),
        ('title = "a"\nlanguage = "Arabic"', 2, "'language' must be a language code"),
        ('title = "a"\nregion = "ma"', 2, "'region' must be a country code"),
        ('title = "a"\ndigits = ["latn"]', 2, "'digits' must be"),
        ('title = "a"\naccent = "red"', 2, "'accent' must be a colour"),
        ('title = "a"\nbase_url = "example.org"', 2, "'base_url' must be an address"),
        ('title = "a"\nbase_url = "ftp://example.org"', 2, "'base_url' must be an address"),
        ('title = "a"\nbase_url = "https://"', 2, "'base_url' must be an address"),
        ('title = "a"\nbase_url = "https://example.org/?a=b"', 2, "'base_url' must be an address"),
        ('title = "a"\nbase_url = "https://example.org/#a"', 2, "'base_url' must be an address"),
        ('title = "a"\nbase_url = "https://example.org/a b"', 2, "'base_url' must be an address"),
        ('title = "a"\npublisher = "b"', 2, "'publisher' must be a table"),
        ('title = "a"\n[publisher]\nurl = "https://a.b"', 2, "'publisher' must be a table"),
        ('title = "a"\npublisher = { name = "b", mail = "c" }', 2, "'publisher' must be a table"),
        ('title = "a"\npublisher = { name = 5 }', 2, "'publisher' must be a text"),
        ('title = "a"\ntopics = ["politics"]', 2, "'topics' must be written as [[topics]] tables"),
        ('title = "a"\n[[topics]]\nid = "a"', 2, "'topics' must each have an id and a label"),
        (
            'title = "a"\n[[topics]]\nid = 5\nlabel = "b"',
            2,
            "'topics' have a 'id' that is not a text",
        ),
        (
            'title = "a"\n[[topics]]\nid = "a"\nlabel = "b"\nsynonyms = "c"',
            2,
            "'synonyms' that is not a list of texts",
        ),
        (
            'title = "a"\n[[topics]]\nid = "a"\nlabel = "b"\nsynonyms = [1]',
            2,
            "'synonyms' that is not a list of texts",
        ),
        (
            'title = "a"\n[[topics]]\nid = "a"\nlable = "b"',
            2,
            "know no 'lable'; did you mean 'label'?",
        ),
        ('title = "a"\n[[topics]]\nid = "A b"\nlabel = "b"', 2, "“A b” cannot be a topic's id"),
        ('title = "a"\n[[topics]]\nid = "a"\nlabel = "b"\nparent = "c"', 2, "which is no topic"),
        ('title = "a\n', 1, "is not TOML"),
        ('title = "a"\ntitle = "b"', 2, "is not TOML: Cannot overwrite a value"),
        ("title = 'a'\nx = [", 2, "is not TOML"),
        ("title: a", 1, "is not TOML"),
        (b'title = "\xc7"', 0, "is not UTF-8 text"),
    ],
)
def test_every_fault_is_told_with_its_line_and_how_to_mend_it(
    tmp_path: Path, text: str | bytes, line: int, said: str
) -> None:
    (problem,) = faults(tmp_path, text)

    assert ("site.toml", line, "error") == (problem.where, problem.line, problem.weight)
    assert said in problem.what
    assert problem.mend


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    told = faults(tmp_path, 'title = ""\nper_page = 0\nregoin = "MA"\n')

    assert [1, 2, 3] == [problem.line for problem in told]


def test_a_site_toml_that_is_not_there_or_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(WarraqError, match=r"there is no site\.toml"):
        config.load(tmp_path)
    (tmp_path / "site.toml").mkdir()
    with pytest.raises(WarraqError, match="cannot be read: Is a directory"):
        config.load(tmp_path)


def test_an_address_given_on_the_command_line_takes_the_place_of_the_one_in_the_file(
    tmp_path: Path,
) -> None:
    text = 'title = "a"\nbase_url = "https://example.org/"'

    assert (
        "https://example.net/b/" == load(tmp_path, text, base_url="https://example.net/b").base_url
    )
    assert "" == load(tmp_path, text, base_url="").base_url
    assert ["--base-url"] == [
        problem.where for problem in faults(tmp_path, text, base_url="nowhere")
    ]


def test_a_publisher_needs_a_name_only(tmp_path: Path) -> None:
    assert (
        Publisher("دار", "")
        == load(tmp_path, 'title = "a"\npublisher = { name = "دار" }').publisher
    )


def test_an_archive_may_do_without_the_default_topics(tmp_path: Path) -> None:
    found = load(
        tmp_path, 'title = "a"\ndefault_topics = false\n[[topics]]\nid = "sea"\nlabel = "بحر"'
    )

    assert ["sea"] == [topic.id for topic in found.vocabulary.topics]
