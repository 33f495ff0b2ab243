"""Numbers as the reader's country writes them: its digits, separators and plural forms."""

from __future__ import annotations

from typing import Literal, cast

from warraq.arabic.cldr import grouped, locale

System = Literal["latn", "arab", "arabext"]
Plural = Literal["zero", "one", "two", "few", "many", "other"]

_DIGITS = {"latn": "0123456789", "arab": "٠١٢٣٤٥٦٧٨٩", "arabext": "۰۱۲۳۴۵۶۷۸۹"}
_TABLES = {
    system: {
        ord(char): digits[value] for other in _DIGITS.values() for value, char in enumerate(other)
    }
    for system, digits in _DIGITS.items()
}


def digits(text: str, system: str) -> str:
    """Write the digits of a text in a CLDR numbering system: 'latn' (0123), 'arab' (٠١٢٣) or
    'arabext' (۰۱۲۳).

    Raises KeyError for another system.
    """
    return text.translate(_TABLES[system])


def number(n: int, language: str, region: str, system: str) -> str:
    """Write a number, grouped as CLDR has it for the country: 1.234.567 in the Maghreb, ١٬٢٣٤٬٥٦٧
    in Egypt.
    """
    return digits(grouped(n, language, region, system), system)


def plural(n: int, language: str) -> Plural:
    """Return the plural form that a number takes, by CLDR: in Arabic zero, one, two, few (3-10),
    many (11-99) or other (100).
    """
    return cast(Plural, locale(language).plural_form(abs(n)))


def default_system(language: str, region: str) -> System:
    """Return the digits that CLDR has for a country: 'arab' in Egypt and the Levant, 'latn' in the
    Maghreb.
    """
    system = locale(language, region).default_numbering_system
    return cast(System, system) if system in _DIGITS else "latn"
