"""site.toml: this archive's settings, read once into a frozen Config; an unknown one is an error with did-you-mean."""

from __future__ import annotations

import datetime as dt
import difflib
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from warraq.analysis.topics.vocabulary import Topic, Vocabulary, vocabulary
from warraq.arabic.numerals import default_system
from warraq.content.frontmatter.text import CONTROL, no_text
from warraq.core.model import Publisher
from warraq.core.problems import Problem, WarraqError

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
        """The record: Markdown with front matter."""
        return self.root / "content"

    @property
    def templates(self) -> Path:
        """The archive's own templates, strings and static files; they need not exist."""
        return self.root / "templates"

    @property
    def output(self) -> Path:
        """The site."""
        return self.root / "output"

    @property
    def seeds(self) -> Path:
        """The source documents, as received."""
        return self.root / "seeds"

    @property
    def cache(self) -> Path:
        """What need not be done again."""
        return self.root / ".cache"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of site.toml: how its value is checked (ValueError says what it must be), its
    default, what it is for.
    """

    name: str
    check: Callable[[Any], Any]
    default: Any
    about: str


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError('must be a text in "quotes"')
    if control := CONTROL.search(value):
        raise ValueError(f"holds {no_text(control[0])}")
    return value.strip()


def _title(value: Any) -> str:
    if not (text := _text(value)):
        raise ValueError("must not be empty")
    return text


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def _count(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 1000:
        raise ValueError("must be a whole number from 1 to 1000")
    return value


def _language(value: Any) -> str:
    if not re.fullmatch(r"[a-z]{2,3}", text := _text(value)):
        raise ValueError('must be a language code such as "ar", "fa", "ur"')
    return text


def _region(value: Any) -> str:
    if not re.fullmatch(r"[A-Z]{2}|", text := _text(value)):
        raise ValueError('must be a country code such as "MA", "EG", "LB"')
    return text


def _digits(value: Any) -> str:
    if value not in ("", "latn", "arab", "arabext"):
        raise ValueError('must be "latn" (0123), "arab" (٠١٢٣) or "arabext" (۰۱۲۳)')
    return str(value)


def _url(value: Any) -> str:
    text = _text(value)
    if text and not re.fullmatch(r"https?://[^\s/?#]+(?:/[^\s?#]*)?", text):
        raise ValueError('must be an address such as "https://example.org/archive/"')
    return text.rstrip("/") + "/" if text else ""


def _colour(value: Any) -> str:
    if not re.fullmatch(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})|", text := _text(value)):
        raise ValueError('must be a colour such as "#8a1c1c"')
    return text


def _publisher(value: Any) -> Publisher | None:
    if not isinstance(value, Mapping) or not set(value) <= {"name", "url"} or not value.get("name"):
        raise ValueError('must be a table: { name = "...", url = "https://..." }')
    return Publisher(_title(value["name"]), _url(value.get("url", "")).rstrip("/"))


_TOPIC_KEYS = {"id": str, "label": str, "parent": str, "synonyms": list, "signs": list}


def _topics(value: Any) -> tuple[Topic, ...]:
    if not isinstance(value, list) or not all(isinstance(entry, Mapping) for entry in value):
        raise ValueError("must be written as [[topics]] tables, each with id and label")
    topics = []
    for entry in value:
        for name, part in entry.items():
            if name not in _TOPIC_KEYS:
                near = difflib.get_close_matches(name, _TOPIC_KEYS, n=1)
                raise ValueError(
                    f"know no '{name}'" + (f"; did you mean '{near[0]}'?" if near else "")
                )
            kind = _TOPIC_KEYS[name]
            if not isinstance(part, kind) or not all(isinstance(text, str) for text in part):
                raise ValueError(
                    f"have a '{name}' that is not a {'list of texts' if kind is list else 'text'}"
                )
        if not entry.get("id") or not entry.get("label"):
            raise ValueError("must each have an id and a label")
        topics.append(
            Topic(
                id=entry["id"],
                label=entry["label"],
                parent=entry.get("parent", ""),
                synonyms=tuple(entry.get("synonyms", ())),
                signs=tuple(entry.get("signs", ())),
                code="",
            )
        )
    return tuple(topics)


SETTINGS = (
    Setting("title", _title, None, "the archive's name; the only setting that must be given"),
    Setting("description", _text, "", "one sentence on what the archive holds"),
    Setting(
        "language",
        _language,
        "ar",
        "language of the site's own words; names its strings file, templates/strings/LANGUAGE.toml",
    ),
    Setting(
        "region",
        _region,
        "",
        "country whose month names and digits are used: MA, DZ, TN, EG, LB, SA ...",
    ),
    Setting(
        "digits",
        _digits,
        "",
        "latn (0123), arab (٠١٢٣) or arabext (۰۱۲۳); without it, as CLDR has it for the region",
    ),
    Setting(
        "base_url",
        _url,
        "",
        "address of the published site; feeds, sitemap and canonical links need it",
    ),
    Setting(
        "publisher",
        _publisher,
        None,
        'who keeps the archive: { name = "...", url = "https://..." }',
    ),
    Setting("rights", _text, "", "one line on rights, shown at the foot of every page"),
    Setting("accent", _colour, "", "the site's one colour, such as #8a1c1c"),
    Setting(
        "per_page",
        _count,
        20,
        "articles on a listing page; changing it later renumbers those pages",
    ),
    Setting("feed_items", _count, 20, "articles in a feed"),
    Setting(
        "raw_html",
        _flag,
        False,
        "let HTML in Markdown through, sanitised; otherwise it is shown as text",
    ),
    Setting("search", _flag, True, "a search page, and a search box on every page"),
    Setting(
        "hijri", _flag, False, "the Hijri date beside the Gregorian one, and pages for Hijri months"
    ),
    Setting(
        "citations",
        _flag,
        True,
        "files for reference managers beside every article: BibTeX, RIS, CSL-JSON",
    ),
    Setting("default_topics", _flag, True, "include the 17 IPTC Media Topics in the vocabulary"),
    Setting(
        "topics",
        _topics,
        (),
        "the archive's own topics: [[topics]] tables with id, label, parent, synonyms, signs",
    ),
)
_BY_NAME = {setting.name: setting for setting in SETTINGS}


def load(root: Path, *, base_url: str | None = None) -> Config:
    """Read root/site.toml. `base_url` takes the place of the one in the file.

    Raises WarraqError with a Problem for every fault, with its line where it can be told.
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
            values["base_url"] = _url(base_url)
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
    """The line on which a setting begins; tomllib does not tell, so it is looked up when there is a
    fault to show.
    """
    found = re.search(rf"^\s*\[*\s*[\"']?{re.escape(name)}\b", text, re.M)
    return text.count("\n", 0, found.end()) + 1 if found else 1


def today() -> dt.date:
    """The day that decides what lies in the future; the build is given it and never asks."""
    return dt.date.today()
