"""Every setting of site.toml: how its value is checked, its default, and what it is for."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from warraq.analysis.topics.vocabulary import Topic
from warraq.content.frontmatter.text import CONTROL, no_text
from warraq.core.model import Publisher


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of site.toml: how its value is checked (ValueError says what it must be), its
    default, and what it is for.
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


def check_url(value: Any) -> str:
    """Return an address with a slash at its end, or ''. Raises ValueError for any other text."""
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
    return Publisher(_title(value["name"]), check_url(value.get("url", "")).rstrip("/"))


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
        check_url,
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
        "hijri",
        _flag,
        False,
        "the Hijri date beside the Gregorian one, and pages for Hijri months",
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
