import pytest

from tests.importing.formats.records.made import (
    article,
    articles,
    imported,
    left_out,
    read,
    table,
    titles,
)
from warraq.importing.decode import Unreadable
from warraq.importing.formats.records.csv import Csv

TITLES = [row["title"] for row in articles(12)]
WHOLE = table(articles(12))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["a.csv", "a.txt"])
@pytest.mark.parametrize("header", [True, False])
def test_a_table_is_read_with_any_separator_and_name_with_a_header_or_without(
    separator: str, name: str, header: bool
) -> None:
    found = imported(table(articles(12), separator=separator, header=header), name)

    assert TITLES == [one.title for one in found]
    assert tuple(article(4)["content"].split("\n")) == found[4].paragraphs
    assert "2014-03-05" == (found[4].when and found[4].when.text)
    assert article(4)["url"] == found[4].url
    assert ("رياضة",) == found[4].categories


@pytest.mark.parametrize("encoding", ["cp1256", "utf-16", "utf-8-sig"])
def test_a_table_is_read_in_other_encodings(encoding: str) -> None:
    assert TITLES == titles(WHOLE.encode(encoding), "a.csv")


def test_the_line_by_which_excel_tells_the_separator_is_no_row() -> None:
    assert TITLES == titles("sep=;\n" + table(articles(12), separator=";"), "a.csv")


def test_values_that_stand_before_their_names_are_found_by_what_they_are() -> None:
    shifted = "kicker,label,article_date,category_name,article_url,article_content\n" + "\n".join(
        f'{row["date"]},{row["category"]},{row["url"]},"{row["content"]}",,' for row in articles(12)
    )
    found = imported(shifted, "a.csv")

    assert 12 == len(found)
    assert tuple(article(3)["content"].split("\n")) == found[3].paragraphs
    assert ("2014-03-04", "https://example.org/news/3", ("مجتمع",)) == (
        found[3].when and found[3].when.text,
        found[3].url,
        found[3].categories,
    )
    assert "no headline" in found[3].doubts


def test_a_row_whose_first_or_last_cells_lack_is_moved_to_where_it_belongs() -> None:
    first, last = article(3), article(5)
    broken = WHOLE.replace(f"{first['title']},", "", 1).replace(
        f",{last['url']},{last['category']}", "", 1
    )
    found = imported(broken, "a.csv")

    assert 12 == len(found)
    assert (first["url"], "no headline") == (found[3].url, found[3].doubts[0])
    assert (last["title"], "") == (found[5].title, found[5].url)


def test_a_row_with_too_many_cells_is_named_and_costs_only_itself() -> None:
    broken = WHOLE.replace(f"{article(3)['title']},", "أ,ب,ت,", 1)
    (fault,) = left_out(broken, "a.csv")

    assert [*TITLES[:3], *TITLES[4:]] == titles(broken, "a.csv")
    assert ("a row of 7 cells, not 5", True) == (fault.why, fault.fault)
    assert fault.what.startswith("row 4, line 8: ")


@pytest.mark.parametrize("row", [0, 3, 10])
def test_a_quote_that_is_not_closed_costs_only_its_row(row: int) -> None:
    content = article(row)["content"]
    broken = WHOLE.replace(f'{content}"', content, 1)

    assert [*TITLES[:row], *TITLES[row + 1 :]] == titles(broken, "a.csv")
    assert [True] == [fault.fault for fault in left_out(broken, "a.csv")]


def test_quotes_within_quotes_are_let_through() -> None:
    content = article(3)["content"]
    found = imported(WHOLE.replace(content, content[:30] + ' "مثل" ' + content[30:], 1), "a.csv")

    assert 12 == len(found)
    assert ' "مثل" ' in found[3].paragraphs[0]


def test_quotes_behind_a_backslash_are_read() -> None:
    content = article(3)["content"]
    found = imported(
        WHOLE.replace(content, content[:30] + ' \\"مثل\\" ' + content[30:], 1), "a.csv"
    )

    assert ' "مثل" ' in found[3].paragraphs[0]


def test_empty_rows_and_headers_between_the_rows_are_counted() -> None:
    parts = left_out(WHOLE + ",,,,\n\n" + table(articles(1)), "a.csv")

    assert ["an empty record", "an empty record", "the header again"] == [
        part.why for part in parts
    ]
    assert not any(part.fault for part in parts)


def test_a_name_of_a_column_is_no_title() -> None:
    found = imported(WHOLE.replace(article(3)["title"], "title", 1), "a.csv")

    assert "no headline" in found[3].doubts
    assert "title" != found[3].title


def test_a_file_without_a_line_end_at_its_end_gives_its_last_row() -> None:
    assert TITLES == titles(WHOLE.rstrip("\n"), "a.csv")


def test_what_the_user_says_of_the_columns_goes_before_the_guess() -> None:
    plain = table(articles(12), header=False)

    assert article(2)["category"] == imported(plain, "a.csv", title="5")[2].title
    assert article(2)["category"] == imported(WHOLE, "a.csv", title="category")[2].title


@pytest.mark.parametrize(
    ("role", "field", "told"),
    [("title", "nowhere", "its fields are title"), ("titel", "title", "did you mean title")],
)
def test_what_the_user_says_of_columns_that_are_not_there_is_refused(
    role: str, field: str, told: str
) -> None:
    with pytest.raises(Unreadable, match=told):
        read(WHOLE, "a.csv", **{role: field})


TEXTS = (
    "خبر، ثم خبر، ثم خبر\nسطر آخر، وفيه فواصل\n",
    "one, two, three\nfour\nfive, six\n",
    "<html>,<b>,x\n",
    '{"title": "a", "content": "b"}',
    "عنوان الخبر\n2014/3/2\n\nنص، ونص.\n",
    "a | b | c\nd\ne | f\n",
)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_with_commas_is_no_table(text: str) -> None:
    assert not Csv().sniff(text.encode(), "a.txt")


@pytest.mark.slow
def test_an_open_quote_over_a_large_file_ends_soon() -> None:
    parts = read(WHOLE + '"' + "سطر\n" * 50_000, "a.csv")

    assert 13 == len(parts)
