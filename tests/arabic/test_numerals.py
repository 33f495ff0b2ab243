"""Digits, grouping and plural forms, by CLDR."""

from __future__ import annotations

from pathlib import Path

import pytest

from warraq.arabic.cldr import locale
from warraq.arabic.numerals import default_system, digits, number, plural

CASES = [
    line.split(" = ")
    for line in (Path(__file__).parents[1] / "cases/plural.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("n", "form"), CASES)
def test_arabic_has_six_plural_forms(n: str, form: str) -> None:
    assert form == plural(int(n), "ar")


def test_another_language_has_its_own_forms() -> None:
    assert ("one", "other", "other") == tuple(plural(n, "en") for n in (1, 2, 0))
    assert "other" == plural(5, "not a language")


def test_digits_are_written_in_any_system_from_any_other() -> None:
    assert "2017 abc 45" == digits("٢٠١٧ abc ۴۵", "latn")
    assert "٢٠١٧" == digits("2017", "arab")
    assert "۲۰۱۷" == digits("٢٠١٧", "arabext")
    with pytest.raises(KeyError):
        digits("1", "roman")


@pytest.mark.parametrize(
    ("language", "region", "system", "text"),
    [
        ("ar", "MA", "latn", "1.234.567"),
        ("ar", "DZ", "latn", "1.234.567"),
        ("ar", "EG", "arab", "١٬٢٣٤٬٥٦٧"),
        ("ar", "MA", "arab", "١٬٢٣٤٬٥٦٧"),
        ("ar", "AE", "latn", "1,234,567"),
        ("fa", "", "arabext", "۱٬۲۳۴٬۵۶۷"),
        ("en", "US", "latn", "1,234,567"),
        ("xx", "QQ", "latn", "1,234,567"),
    ],
)
def test_numbers_are_grouped_as_in_the_country(
    language: str, region: str, system: str, text: str
) -> None:
    assert text == number(1234567, language, region, system)


@pytest.mark.parametrize("region", ["MA", "DZ", "TN", "LY", "AE", ""])
def test_the_maghreb_and_the_emirates_write_latin_digits(region: str) -> None:
    assert "latn" == default_system("ar", region)


@pytest.mark.parametrize("region", ["EG", "SA", "IQ", "SY", "LB", "JO", "PS", "SD", "KW", "MR"])
def test_the_east_writes_arabic_indic_digits(region: str) -> None:
    assert "arab" == default_system("ar", region)


@pytest.mark.parametrize(
    "tag", [("", ""), ("../etc", "passwd"), ("ar", "../x"), ("ar\x00", "MA"), ("a" * 5000, "")]
)
def test_a_code_that_is_none_is_taken_for_an_unknown_language(tag: tuple[str, str]) -> None:
    assert locale(*tag).language in ("en", "ar")
