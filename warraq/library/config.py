"""The settings of this archive: site.toml, read once into a frozen Config."""

from __future__ import annotations

import datetime as dt
import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from warraq.analysis.topics.vocabulary import Vocabulary, vocabulary
from warraq.arabic.numerals import default_system
from warraq.core.model import Publisher
from warraq.core.problems import Problem, WarraqError
from warraq.library.settings import SETTINGS, check_url

FILE = "site.toml"


@dataclass(frozen=True, slots=True)
class Config:
    """All that site.toml says, with the defaults filled in.

    `root` is the archive's folder; the rest is in docs/settings.md.
    """

    root: Path
    title: str
    description: str
    language: str
    region: str
    digits: str
    base_url: str
    publisher: Publisher | None
    rights: str
    accent: str
    per_page: int
    feed_items: int
    raw_html: bool
    search: bool
    hijri: bool
    citations: bool
    vocabulary: Vocabulary

    @property
    def content(self) -> Path:
        """Where articles and pages are: Markdown with front matter."""
        return self.root / "content"

    @property
    def templates(self) -> Path:
        """Where the archive's own templates, strings and static files are; the folder need not
        exist.
        """
        return self.root / "templates"

    @property
    def output(self) -> Path:
        """Where the site is written."""
        return self.root / "output"

    @property
    def seeds(self) -> Path:
        """Where the source documents are, as received."""
        return self.root / "seeds"

    @property
    def cache(self) -> Path:
        """Where the results of earlier builds are kept."""
        return self.root / ".cache"


_BY_NAME = {setting.name: setting for setting in SETTINGS}


def load(root: Path, *, base_url: str | None = None) -> Config:
    """Read root/site.toml. `base_url` takes the place of the one in the file.

    Raises WarraqError with a Problem for every fault, with its line where it is known.
    """
    path = root / FILE
    try:
        text = path.read_bytes().decode("utf-8-sig")
        table = tomllib.loads(text)
    except FileNotFoundError:
        what = f"there is no {FILE} in {root.name or 'this folder'}"
        raise WarraqError(
            Problem(FILE, 0, 0, what, "go to the archive's folder, or make one with `init`")
        ) from None
    except OSError as error:
        raise WarraqError(
            Problem(FILE, 0, 0, f"cannot be read: {error.strerror}", "look at its permissions")
        ) from None
    except UnicodeDecodeError:
        raise WarraqError(Problem(FILE, 0, 0, "is not UTF-8 text", "save it as UTF-8")) from None
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line, column = (int(place[1]), int(place[2])) if place else (len(text.splitlines()), 0)
        what = f"is not TOML: {str(error).split(' (at ')[0]}"
        raise WarraqError(
            Problem(FILE, line, column, what, 'write each setting as name = "value"')
        ) from None
    values, problems = _checked(table, text)
    if base_url is not None:
        try:
            values["base_url"] = check_url(base_url)
        except ValueError as error:
            problems.append(Problem("--base-url", 0, 0, f"'{base_url}' {error}"))
    if problems:
        raise WarraqError(*problems)
    topics = values.pop("topics")
    try:
        terms = vocabulary(topics, with_default=values.pop("default_topics"))
    except ValueError as error:
        line = _line(text, "topics")
        raise WarraqError(
            Problem(FILE, line, 0, f"topics: {error}", "change it under [[topics]]")
        ) from None
    values["digits"] = values["digits"] or default_system(values["language"], values["region"])
    return Config(root=root, vocabulary=terms, **values)


def _checked(table: Mapping[str, Any], text: str) -> tuple[dict[str, Any], list[Problem]]:
    """Check the settings of the file; return all, with defaults, and the problems."""
    values = {setting.name: setting.default for setting in SETTINGS}
    problems = []
    for name, value in table.items():
        setting = _BY_NAME.get(name)
        if setting is None:
            near = difflib.get_close_matches(name.lower(), _BY_NAME, n=1, cutoff=0.6)
            hint = f"; did you mean '{near[0]}'?" if near else ""
            mend = (
                f"write '{near[0]} = ...'" if near else "the settings are: " + ", ".join(_BY_NAME)
            )
            problems.append(
                Problem(FILE, _line(text, name), 0, f"there is no setting '{name}'{hint}", mend)
            )
            continue
        try:
            values[name] = setting.check(value)
        except ValueError as error:
            problems.append(Problem(FILE, _line(text, name), 0, f"'{name}' {error}", setting.about))
    if values["title"] is None and "title" not in table:
        problems.append(Problem(FILE, 1, 0, "there is no 'title'", 'add a line: title = "..."'))
    return values, problems


def _line(text: str, name: str) -> int:
    """Find the line on which a setting begins; tomllib does not say, so it is looked up when there
    is a fault to show.
    """
    found = re.search(rf"^\s*\[*\s*[\"']?{re.escape(name)}\b", text, re.M)
    return text.count("\n", 0, found.end()) + 1 if found else 1


def today() -> dt.date:
    """Return the day that decides which articles are of the future; a build is given it and never
    asks.
    """
    return dt.date.today()
