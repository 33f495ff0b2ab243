import json

import pytest

from tests.importing.formats.records.made import TODAY, article, articles, imported, source, table
from warraq.importing.formats.records.guess import guessed
from warraq.importing.read import format_of
from warraq.importing.source import ImportOptions

PLAIN = {
    "title": "title",
    "date": "date",
    "content": "content",
    "url": "url",
    "category": "category",
}


def guess(data: str, name: str = "a.csv", **said: str) -> dict[str, str]:
    """What the fields of a source are taken to mean."""
    given = source(data, name)
    return dict(guessed(format_of(given).name, given, ImportOptions(TODAY, fields=said)))


@pytest.mark.parametrize("name", ["a.csv", "a.json"])
def test_the_guess_can_be_shown_before_the_import(name: str) -> None:
    data = table(articles(9)) if name == "a.csv" else json.dumps(articles(9))

    assert PLAIN == guess(data, name)
    assert {} == guess("نص عادي ليس فيه حقول.", "a.txt")


def test_without_names_the_fields_are_told_by_their_values_and_named_by_their_numbers() -> None:
    numbers = {"title": "1", "date": "2", "content": "3", "url": "4", "category": "5"}

    assert numbers == guess(table(articles(9), header=False))


def test_a_shift_is_told_by_the_number_of_the_column_and_the_name_above_it() -> None:
    header = "title,label,article_date,category_name,article_url,article_content\n"
    rows = (
        f'{row["date"]},{row["category"]},{row["url"]},"{row["content"]}",,\n'
        for row in articles(9)
    )

    assert "column 4 (below the name 'category_name')" == guess(header + "".join(rows))["content"]


def test_what_the_user_says_stands_in_the_guess() -> None:
    assert "category" == guess(table(articles(9)), title="category")["title"]
    assert "date" == guess(table(articles(9)), date="2")["date"]


def test_names_that_the_values_deny_do_not_count() -> None:
    swapped = [{**row, "content": row["title"], "title": row["content"]} for row in articles(9)]
    named = [{"news": row["title"], "details": row["content"]} for row in articles(9)]

    assert article(2)["url"] == imported(json.dumps(swapped))[2].url
    assert {"title": "news", "content": "details"} == guess(json.dumps(named), "a.json")


def test_of_two_texts_the_longer_is_the_article() -> None:
    rows = [
        {"title": row["title"], "text": row["title"] + " اليوم", "body": row["content"]}
        for row in articles(9)
    ]

    assert tuple(article(2)["content"].split("\n")) == imported(json.dumps(rows))[2].paragraphs


def test_a_second_column_of_texts_fills_the_gaps_of_the_first() -> None:
    rows = [
        {
            "title": row["title"],
            "a": "" if place % 2 else row["content"],
            "b": row["content"] if place % 2 else "",
        }
        for place, row in enumerate(articles(9))
    ]

    assert [tuple(row["content"].split("\n")) for row in articles(9)] == [
        one.paragraphs for one in imported(json.dumps(rows))
    ]
