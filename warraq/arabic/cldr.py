"""The one door to CLDR, as Babel has it: what is known of a language in a country."""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale
from babel.core import UnknownLocaleError, get_global
from babel.numbers import UnsupportedNumberingSystemError, format_decimal

_CODE = re.compile("[A-Za-z]{2,3}")


@lru_cache(maxsize=64)
def locale(language: str, region: str = "") -> Locale:
    """Return CLDR's data for a language in a country ('ar', 'MA'), else for the language alone,
    else for English.
    """
    for tag in (f"{language}_{region}" if region else language, language):
        try:
            if all(map(_CODE.fullmatch, tag.split("_"))):
                return Locale.parse(tag)
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


def home_region(language: str) -> str:
    """Return the country in which CLDR takes a language to be at home, '' if it does not know."""
    return str(get_global("likely_subtags").get(language, "")).rpartition("_")[2]


def plural_forms(language: str) -> frozenset[str]:
    """Return the plural categories of a language; only 'other' for one that CLDR does not know."""
    try:
        return frozenset(Locale.parse(language).plural_form.tags) | {"other"}
    except (UnknownLocaleError, ValueError):
        return frozenset({"other"})


def grouped(n: int, language: str, region: str, system: str) -> str:
    """Return a number with the separators of a country, in digits of `system` if CLDR has them
    there, else in the country's own.
    """
    place = locale(language, region)
    try:
        return format_decimal(n, locale=place, numbering_system=system)
    except UnsupportedNumberingSystemError:
        return format_decimal(n, locale=place, numbering_system="default")
