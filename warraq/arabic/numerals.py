"""Numbers as the reader's country writes them: its digits, its separators, and the plural forms of its language."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, cast

from babel import Locale
from babel.core import UnknownLocaleError
from babel.numbers import UnsupportedNumberingSystemError, format_decimal

System = Literal["latn", "arab", "arabext"]
Plural = Literal["zero", "one", "two", "few", "many", "other"]

_DIGITS = {"latn": "0123456789", "arab": "٠١٢٣٤٥٦٧٨٩", "arabext": "۰۱۲۳۴۵۶۷۸۹"}
_TABLES = {
    system: {
        ord(char): digits[value] for other in _DIGITS.values() for value, char in enumerate(other)
    }
    for system, digits in _DIGITS.items()
}
_CODE = re.compile("[A-Za-z]{2,3}")


@lru_cache(maxsize=64)
def locale(language: str, region: str = "") -> Locale:
    """CLDR's data for a language in a country ('ar', 'MA'): else for the language alone, else for
    English.
    """
    for tag in (f"{language}_{region}" if region else language, language):
        try:
            if all(map(_CODE.fullmatch, tag.split("_"))):
                return Locale.parse(tag)
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


def digits(text: str, system: str) -> str:
    """The text with its digits in a CLDR numbering system: 'latn' (0123), 'arab' (٠١٢٣) or
    'arabext' (۰۱۲۳).

    Raises KeyError for another system.
    """
    return text.translate(_TABLES[system])


def number(n: int, language: str, region: str, system: str) -> str:
    """A number, grouped as CLDR has it for the country: 1.234.567 in the Maghreb, ١٬٢٣٤٬٥٦٧ in
    Egypt.
    """
    place = locale(language, region)
    try:
        text = format_decimal(n, locale=place, numbering_system=system)
    except UnsupportedNumberingSystemError:
        text = format_decimal(n, locale=place, numbering_system="default")
    return digits(text, system)


def plural(n: int, language: str) -> Plural:
    """Which plural form a number takes, by CLDR: in Arabic zero, one, two, few (3-10), many (11-99)
    or other (100).
    """
    return cast(Plural, locale(language).plural_form(abs(n)))


def default_system(language: str, region: str) -> System:
    """The digits that CLDR has for a country: 'arab' in Egypt and the Levant, 'latn' in the
    Maghreb.
    """
    system = locale(language, region).default_numbering_system
    return cast(System, system) if system in _DIGITS else "latn"
