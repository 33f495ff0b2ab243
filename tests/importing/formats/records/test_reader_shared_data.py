"""Real files of records, where the shared data is at hand: how much of each comes in."""

import datetime as dt
from pathlib import Path

import pytest

from warraq.importing.article import Imported, LeftOut
from warraq.importing.read import format_of, read_parts
from warraq.importing.source import ImportOptions, open_file

CASES = [
    ("records/almaghreb24-scrapy.xml", 7, 3, 0, 0),
    ("records/cnn-arabia-2024-shifted-columns.csv", 219, 219, 0, 219),
    ("records/echorouk-2025.json", 120, 108, 108, 108),
    ("records/saudinewsnet-a.json", 502, 495, 495, 124),
    ("records/yabiladi-broken.json", 197, 40, 0, 0),
    ("labelled/jawharafm-topics/articles.jsonl", 882, 881, 881, 881),
]


def parts_of(path: Path) -> list[Imported | LeftOut]:
    source = open_file(path)
    options = ImportOptions(dt.date(2026, 11, 23))
    return [part for _, part in read_parts(format_of(source), source, options)]


@pytest.mark.parametrize(
    ("name", "records", "articles", "titles", "dates"), CASES, ids=[case[0] for case in CASES]
)
def test_every_record_comes_in_or_is_told(
    shared_data: Path, name: str, records: int, articles: int, titles: int, dates: int
) -> None:
    parts = parts_of(shared_data / name)
    found = [part for part in parts if isinstance(part, Imported)]

    assert (records, articles) == (len(parts), len(found))
    assert titles == sum("no headline" not in one.doubts for one in found)
    assert dates == sum(one.when is not None for one in found)
    assert not any(part.fault for part in parts if isinstance(part, LeftOut))


def test_every_record_of_a_text_collection_comes_in_with_its_title_and_date(
    shared_data: Path,
) -> None:
    paths = sorted(shared_data.glob("labelled/jawharafm-topics/sgml/*.txt"))
    found = [part for path in paths for part in parts_of(path)]

    assert 72 == len(found)
    assert all(
        isinstance(part, Imported) and part.when and not part.doubts and part.categories
        for part in found
    )
