import pytest

from warraq.importing.formats.records.dialect import (
    Dialect,
    TableRow,
    find_dialect,
    preamble,
    split_row,
)

COMMA = Dialect(",")


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("a,b\nc", TableRow(("a", "b"), 4)),
        ('"a,1",b\n', TableRow(("a,1", "b"), 8)),
        ('"say ""yes""",b\n', TableRow(('say "yes"', "b"), 16)),
        ('"two\nlines", b\n', TableRow(("two\nlines", " b"), 15)),
        ("a,,\n", TableRow(("a", "", ""), 4)),
        ('a,"open\n', TableRow(("a",), 8, "open")),
        ('"a"b,c\n', TableRow(("a",), 3, "quote")),
    ],
)
def test_a_row_is_split_as_rfc_4180_says_and_its_fault_is_named(text: str, row: TableRow) -> None:
    assert row == split_row(text, 0, COMMA, whole=True)


def test_a_backslash_may_stand_for_a_doubled_quote() -> None:
    row = split_row('"say \\"yes\\"",b\n', 0, Dialect(",", is_backslashed=True), whole=True)

    assert ('say "yes"', "b") == row.cells


def test_quotes_within_quotes_pass_where_that_is_asked_for() -> None:
    row = split_row('"he said "yes" to us",b\n', 0, COMMA, whole=True, lenient=True)

    assert ('he said "yes" to us', "b") == row.cells


def test_the_last_row_of_a_text_that_goes_on_is_open() -> None:
    assert "open" == split_row("a,b", 0, COMMA, whole=False).fault
    assert "" == split_row("a,b", 0, COMMA, whole=True).fault


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        ("a,b\n1,2\n3,4\n", (Dialect(","), 2)),
        ("a;b;c\n1,5;2;3\n", (Dialect(";"), 3)),
        ("a\tb\n1\t2\n", (Dialect("\t"), 2)),
        ("sep=|\na|b\n1|2\n", (Dialect("|"), 2)),
        ('a,b\n"x \\"y\\" z",2\n', (Dialect(",", is_backslashed=True), 2)),
        ("a line of text\nand another one\n", None),
    ],
)
def test_the_separator_and_the_quotes_are_found(
    text: str, dialect: tuple[Dialect, int] | None
) -> None:
    assert dialect == find_dialect(text, whole=True)


def test_a_line_that_names_the_separator_is_no_row() -> None:
    assert 6 == preamble("sep=;\na;b\n")
    assert 0 == preamble("a;b\n")
