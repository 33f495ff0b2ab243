"""The site's own words: a file for each language, with CLDR's plurals, checked when loaded."""

from __future__ import annotations

import datetime as dt
import string
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from warraq.arabic import date_words, hijri
from warraq.arabic.cldr import plural_forms
from warraq.arabic.edtf import parse_when
from warraq.arabic.numerals import number, plural
from warraq.core.model import When
from warraq.core.problems import Problem, WarraqError


@dataclass(frozen=True, slots=True)
class Strings:
    """The words of one language. `texts` maps a key to a text, or to its plural forms."""

    language: str
    direction: str
    region: str
    digits: str
    texts: Mapping[str, Any]

    def __call__(self, key: str, n: int | None = None, **values: object) -> str:
        """Return the text of `key`, its {placeholders} filled.

        `n` chooses the plural form and fills {n} in the region's digits. Raises KeyError, naming
        it, for an unknown key or placeholder.
        """
        text = self.texts[key]
        if n is None:
            return text.format_map(values) if values else str(text)
        form = text if isinstance(text, str) else text[plural(n, self.language)]
        return str(form).format_map({**values, "n": self.number(n)})

    def in_words(self, when: When | dt.date) -> str:
        """Return a date as far as it is known, in the region's month names and digits."""
        if not isinstance(when, When):
            when = When(when.isoformat(), when, when, "day")
        return date_words.in_words(
            when, self.language, self.region, self.digits, self.texts["date_patterns"]
        )

    def named(self, name: str) -> str:
        """Return a year, month or day in words by the name of its shelf: '2017', '2017-05-12'."""
        return self.in_words(parse_when(name))

    def anniversary(self, month: int, day: int) -> str:
        """Return a day of any year: '12 ماي'."""
        patterns = self.texts["date_patterns"]
        return date_words.anniversary(month, day, self.language, self.region, self.digits, patterns)

    def months(self, width: str = "wide") -> tuple[str, ...]:
        """Return the names of the twelve months; see date_words.month_names."""
        return date_words.month_names(self.language, self.region, width)

    def weekdays(self, width: str = "wide") -> tuple[str, ...]:
        """Return the names of the days of the week, Monday first; see date_words.weekday_names."""
        return date_words.weekday_names(self.language, self.region, width)

    @property
    def first_weekday(self) -> int:
        """Return the day with which the week begins, Monday 0."""
        return date_words.first_weekday(self.language, self.region)

    def span(self, first: dt.date, last: dt.date) -> str:
        """Return a range of months, 'أبريل – ماي 2017', or the name of the one month."""
        begin, end = self.named(f"{first:%Y-%m}"), self.named(f"{last:%Y-%m}")
        if begin == end:
            return end
        short = self.months()[first.month - 1] if first.year == last.year else begin
        return self.texts["date_patterns"]["span"].format(a=short, b=end)  # type: ignore[no-any-return]

    @property
    def hijri_months(self) -> tuple[str, ...]:
        """Return the names of the twelve Hijri months."""
        return tuple(str(self.texts["hijri"][str(month)]) for month in range(1, 13))

    def hijri(self, when: When | dt.date) -> str:
        """Return the Hijri date of a day, marked approximate, or the months that a month touches.

        '' for what is known less precisely, and outside the years for which the calendar is known.
        """
        if not isinstance(when, When) or when.precision in ("day", "moment"):
            day = when.first if isinstance(when, When) else when
            return hijri.day_in_words(day, self.digits, self.texts["hijri"])
        if when.precision == "month":
            return hijri.range_in_words(when.first, when.last, self.digits, self.texts["hijri"])
        return ""

    def hijri_named(self, name: str) -> str:
        """Return a Hijri year or month by its name: '1438', '1438-08'."""
        year, _, month = name.partition("-")
        if month:
            return hijri.month_in_words(int(year), int(month), self.digits, self.texts["hijri"])
        return hijri.year_in_words(int(year), self.digits, self.texts["hijri"])

    def number(self, n: int) -> str:
        """Return a number, grouped as the region does, in its digits."""
        return number(n, self.language, self.region, self.digits)


def load(language: str, region: str, digits: str, folders: Sequence[Path]) -> Strings:
    """Read LANGUAGE.toml from the first folder that has it.

    What it lacks comes from the last folder, which has the defaults, key by key. Raises WarraqError
    for a file that is not there, is not TOML, lacks plural forms, or does not fit the defaults in
    kind or placeholder.
    """
    name = f"{language}.toml"
    files = [folder / name for folder in folders if (folder / name).is_file()]
    if not files:
        have = sorted(
            path.stem for folder in folders if folder.is_dir() for path in folder.glob("*.toml")
        )
        raise WarraqError(
            Problem(
                f"templates/strings/{name}",
                0,
                0,
                f"there is no strings file for the language '{language}'",
                f"copy one of {', '.join(have)} to that name and translate it, "
                "or change 'language' in site.toml",
            )
        )
    texts: dict[str, Any] = {}
    problems: list[Problem] = []
    where = f"templates/strings/{name}"
    for path in reversed(files):
        try:
            own = tomllib.loads(path.read_text("utf-8-sig"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise WarraqError(
                Problem(where, 0, 0, f"cannot be read: {error}", "mend the file")
            ) from None
        problems += _misfits(own, texts, where)
        texts |= {
            key: {**_table(texts.get(key)), **text} if _table(text) else text
            for key, text in own.items()
        }
    direction = texts.pop("direction", "rtl")
    texts.pop("language", None)
    if problems := problems or _faults(language, texts, where):
        raise WarraqError(*problems)
    return Strings(language, direction, region, digits, texts)


def _table(text: Any) -> Mapping[str, Any]:
    return text if isinstance(text, Mapping) else {}


def _misfits(own: Mapping[str, Any], defaults: Mapping[str, Any], where: str) -> list[Problem]:
    """Return what a template could not show.

    That is neither text nor plural forms, or a placeholder that the template does not fill.
    """
    problems = []
    for key, text in own.items():
        default = defaults.get(key, text)
        if not all(isinstance(form, str) for form in _forms(text)):
            problems.append(Problem(where, 0, 0, f"'{key}' is not a text", 'write it in "quotes"'))
        elif _table(default) and not _table(text) and "other" not in default:
            problems.append(
                Problem(where, 0, 0, f"'{key}' must be a table", f"write it as [{key}]")
            )
        elif _table(text) and not _table(default):
            problems.append(
                Problem(where, 0, 0, f"'{key}' must be a text, not a table", f'write {key} = "..."')
            )
        elif unknown := sorted(_placeholders(text) - _placeholders(default) - {"n"}):
            problems.append(
                Problem(where, 0, 0, f"'{key}' has no placeholder {{{unknown[0]}}}", "take it out")
            )
    return problems


def _forms(text: Any) -> tuple[Any, ...]:
    return tuple(text.values()) if isinstance(text, Mapping) else (text,)


def _placeholders(text: Any) -> set[str]:
    """Return the names in braces; none for a text with wrong braces, which _faults reports."""
    try:
        parts = [part for form in _forms(text) for part in string.Formatter().parse(form)]
    except ValueError:
        return set()
    return {name for _, name, _, _ in parts if name is not None}


def _faults(language: str, texts: Mapping[str, Any], where: str) -> list[Problem]:
    wanted = plural_forms(language)
    problems = []
    for key, text in texts.items():
        forms = text if isinstance(text, Mapping) else {"": text}
        if "other" in forms and (missing := sorted(wanted - set(forms))):
            problems.append(
                Problem(where, 0, 0, f"'{key}' has no plural form {', '.join(missing)}", "add it")
            )
        for form in forms.values():
            try:
                list(string.Formatter().parse(str(form)))
            except ValueError as error:
                problems.append(
                    Problem(
                        where, 0, 0, f"'{key}': {error}", "write {n} or another known placeholder"
                    )
                )
    return problems
