"""Names that are written often are found by their company; common words are not."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.news import NAMES, archive, write
from warraq.analysis.names.candidates import NameCandidate, find
from warraq.analysis.names.model import EMPTY, Name, NameKind, gazetteer


def kinds(found: tuple[NameCandidate, ...]) -> dict[str, NameKind | None]:
    return {one.name: one.kind for one in found}


def test_names_are_found_with_their_kinds_and_common_words_are_not(tmp_path: Path) -> None:
    assert NAMES == kinds(find(archive(tmp_path), EMPTY, least=5))


def test_what_is_found_stands_in_the_archive_and_is_counted_by_articles(tmp_path: Path) -> None:
    content = archive(tmp_path)
    texts = [path.read_text("utf-8") for path in sorted(content.glob("*.md"))]
    for one in find(content, EMPTY, least=3):
        holding = [text for text in texts if one.name in text]

        assert len(holding) == one.articles
        assert any(one.example in text for text in holding)


@pytest.mark.slow
def test_few_articles_make_no_candidate(tmp_path: Path) -> None:
    content = archive(tmp_path)
    counts = Counter({one.name: one.articles for one in find(content, EMPTY, least=2)})
    least = min(counts.values())

    assert min(counts, key=lambda name: counts[name]) not in kinds(
        find(content, EMPTY, least=least + 1)
    )


@pytest.mark.parametrize("spelling", ["سالم الجبلاوي", "سَالم الجبلاويّ", "الدكتور سالم الجبلاوي"])
def test_what_the_gazetteer_knows_is_no_candidate(tmp_path: Path, spelling: str) -> None:
    known = gazetteer([Name("person", "", spelling)])

    assert set(NAMES) - {"سالم الجبلاوي"} == set(kinds(find(archive(tmp_path), known, least=5)))


def test_the_spelling_that_is_used_most_is_shown_without_what_is_joined_to_it(
    tmp_path: Path,
) -> None:
    content = archive(tmp_path)
    for number in range(12):
        name = "لِآدم زرقونيّ" if number % 3 else "ادم زرقوني"
        write(
            tmp_path,
            f"{number}.md",
            f"---\ntitle: خبر {number}\n---\n\nقال السيد آدم زرقوني، وقيل {name}.\n",
        )

    found = kinds(find(content, EMPTY, least=3))

    assert "person" == found["آدم زرقوني"]
    assert {"آدم زرقوني"} == {name for name in found if "زرقون" in name}


def test_copies_withdrawn_articles_and_broken_files_count_for_nothing(tmp_path: Path) -> None:
    body = "\n---\n\nقال السيد آدم زرقوني.\n"
    for number in range(9):
        write(tmp_path, f"a{number}.md", f"---\ntitle: خبر\nduplicate_of: b.md{body}")
        write(tmp_path, f"b{number}.md", f"---\ntitle: خبر\nwithdrawn: {{date: 2020-01-01}}{body}")
        write(tmp_path, f"c{number}.md", f"---\ntitle: [{body}")

    assert () == find(tmp_path / "content", EMPTY, least=2)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", ["", "\u200f", "ﷺ ½ ﷲ", "123 456", "Latin words only", "و ل ب", "سالم " * 5000]
)
def test_odd_texts_are_no_trouble(tmp_path: Path, text: str) -> None:
    for number in range(5):
        write(tmp_path, f"{number}.md", f"---\ntitle: {number}\n---\n\n{text}\n")

    assert set() == {one.name for one in find(tmp_path / "content", EMPTY, least=2)} - {"سالم سالم"}


def test_an_archive_without_articles_has_no_candidates(tmp_path: Path) -> None:
    assert () == find(tmp_path / "content", EMPTY)
