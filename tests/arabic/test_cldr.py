"""What CLDR knows of languages and countries: an unknown language is never an error."""

from __future__ import annotations

from warraq.arabic.cldr import home_region, plural_forms


def test_a_language_is_at_home_in_one_country() -> None:
    assert ["EG", "IR", "PK", ""] == [home_region(code) for code in ("ar", "fa", "ur", "qqq")]


def test_plural_forms_are_those_of_the_language_and_other_for_an_unknown_one() -> None:
    assert {"zero", "one", "two", "few", "many", "other"} == plural_forms("ar")
    assert {"one", "other"} == plural_forms("en")
    assert {"other"} == plural_forms("qqq")
