import json
from collections.abc import Callable

import pytest

from tests.importing.formats.records.made import (
    FIELDS,
    article,
    articles,
    imported,
    left_out,
    numbered,
    read,
    titles,
)
from warraq.importing.article import Imported
from warraq.importing.decode import Unreadable
from warraq.importing.formats.records.json import Json

TITLES = [row["title"] for row in articles(6)]


def arabic(value: object, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


SHAPES: dict[str, Callable[[list[dict[str, str]]], str]] = {
    "an array": arabic,
    "an array with escapes": json.dumps,
    "an array, a key a line": lambda rows: arabic(rows, 2),
    "lines": lambda rows: "\n".join(map(arabic, rows)),
    "lines of Windows": lambda rows: "\r\n".join(map(arabic, rows)) + "\r\n",
    "arrays appended to each other": lambda rows: arabic(rows[:2]) + arabic(rows[2:]),
    "objects appended to each other": lambda rows: "".join(map(arabic, rows)),
    "lines with commas": lambda rows: ",\n".join(map(arabic, rows)) + ",",
    "an object with an array": lambda rows: arabic({"articles": rows}),
    "an array deep in objects": lambda rows: arabic(
        {"a": {"hits": [{"_source": row} for row in rows]}}
    ),
    "an object of objects": lambda rows: arabic(
        {str(place): row for place, row in enumerate(rows)}
    ),
    "columns": lambda rows: arabic(
        {key: {str(i): row[key] for i, row in enumerate(rows)} for key in FIELDS}
    ),
    "columns of lists": lambda rows: arabic({key: [row[key] for row in rows] for key in FIELDS}),
    "rows of lists": lambda rows: arabic(
        [list(FIELDS), *([row[key] for key in FIELDS] for row in rows)]
    ),
    "an array that is not closed": lambda rows: arabic(rows)[:-1],
    "a byte-order mark": lambda rows: "\ufeff" + arabic(rows),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_records_are_read_in_whatever_shape_json_has(shape: str) -> None:
    found = imported(SHAPES[shape](articles(6)))

    assert TITLES == [one.title for one in found]
    assert ["2014-03-01", "2014-03-02"] == [one.when.text for one in found[:2] if one.when]
    assert tuple(article(1)["content"].split("\n")) == found[1].paragraphs


@pytest.mark.parametrize("encoding", ["cp1256", "utf-16", "utf-8-sig"])
def test_json_is_read_in_other_encodings(encoding: str) -> None:
    assert TITLES == titles(arabic(articles(6)).encode(encoding))


def test_a_single_object_is_a_source_of_one_article() -> None:
    ((number, found),) = numbered(arabic(article(3))).items()

    assert 0 == number
    assert isinstance(found, Imported)
    assert article(3)["url"] == found.url


def test_what_stands_beside_the_records_is_told() -> None:
    beside, *rest = read(arabic({"status": "ok", "articles": articles(2)}))

    assert "ok" == beside.text  # type: ignore[union-attr]
    assert not beside.fault  # type: ignore[union-attr]
    assert 2 == len(rest)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"url": "https://example.org/news/2"', '"url": https://example.org/news/2"'),
        ('"https://example.org/news/2"', '"https://example.org/news/2'),
        ('"category": "رياضة"\n },\n {\n  "title": "فاز', '"category": \n },\n {\n  "title": "فاز'),
        ('"date": "2014-03-03",', '"date": "2014-03-03"'),
    ],
    ids=["no quote before", "no quote behind", "no value", "no comma"],
)
def test_a_broken_record_is_named_and_costs_only_itself(old: str, new: str) -> None:
    whole = arabic(articles(6), 1)
    assert old in whole
    broken = whole.replace(old, new, 1)

    assert [*TITLES[:2], *TITLES[3:]] == titles(broken)
    (fault,) = left_out(broken)
    assert fault.fault
    assert fault.what.startswith("row 3, line 16: ")


def test_a_file_that_was_cut_off_gives_what_it_has() -> None:
    cut = arabic(articles(6))[:-200]

    assert TITLES[:5] == titles(cut)
    assert ["broken JSON: cut off"] == [fault.why for fault in left_out(cut)]


def test_line_ends_and_tabs_within_strings_are_let_through() -> None:
    assert (
        "سطر أول طويل بما يكفي ليكون فقرة كاملة.",
        "سطر ثان طويل بما يكفي ليكون فقرة.",
    ) == imported(
        '{"title": "خبر", "content": "سطر أول طويل بما يكفي ليكون فقرة كاملة.\n'
        'سطر ثان\tطويل بما يكفي ليكون فقرة."}'
    )[0].paragraphs


@pytest.mark.parametrize(
    "data",
    [
        "[]",
        "{}",
        '{"name": "tool", "version": "1.0", "description": "a tool that does many things"}',
        '{"type": "FeatureCollection", "features": '
        '[{"properties": {"title": "حديقة", "content": "نص"}}]}',
        '[{"id": 1, "lat": 2.5}, {"id": 2, "lat": 3.5}]',
        "[" * 50_000,
        '{"a":' * 50_000,
        '{"' * 50_000,
    ],
)
def test_json_without_articles_is_refused(data: str) -> None:
    with pytest.raises(Unreadable):
        read(data, "a.json")


@pytest.mark.parametrize("name", ["page.meta.json", "page.gold.json", "gold.jsonl"])
def test_notes_on_a_page_are_no_article(name: str) -> None:
    with pytest.raises(Unreadable, match="notes on other documents"):
        read(arabic(article(1)), name)


@pytest.mark.parametrize(
    "text", ["مقال (1) عن {المدينة}", "[صورة] نص", "content: ['فقرة']", "<html>", "", "[1] هامش"]
)
def test_other_texts_are_not_taken_for_json(text: str) -> None:
    assert not Json().sniff(text.encode(), "a.txt")


def test_a_record_longer_than_a_record_may_be_is_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("warraq.importing.formats.records.window.MAX_RECORD_CHARS", 2_000)
    monkeypatch.setattr("warraq.importing.formats.records.window.CHUNK_CHARS", 500)
    rows = [*articles(2), {**article(2), "content": "كلمة " * 2_000}, *articles(6)[3:]]

    assert [*TITLES[:2], *TITLES[3:]] == titles(arabic(rows))
    assert [*TITLES[:2], *TITLES[3:]] == titles(arabic({"status": "ok", "articles": rows}))


def test_a_wrapper_longer_than_a_record_may_be_is_streamed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("warraq.importing.formats.records.window.MAX_RECORD_CHARS", 3_000)
    monkeypatch.setattr("warraq.importing.formats.records.window.CHUNK_CHARS", 500)

    assert TITLES == titles(arabic({"status": "ok", "articles": articles(6), "total": 6}))
