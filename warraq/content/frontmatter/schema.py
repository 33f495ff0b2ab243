"""The one schema of the front matter: its keys, what each must be, and the same as JSON Schema."""

from __future__ import annotations

from typing import Any

from warraq.content.frontmatter.keys import Key, KeyType, group, list_of, object_schema
from warraq.content.frontmatter.values import (
    read_aliases,
    read_count,
    read_day,
    read_first,
    read_flag,
    read_full,
    read_text,
    read_texts,
    read_when,
)
from warraq.core.model import Correction, Image, Provenance, Withdrawal

_SCALAR = {"type": ["string", "number"]}
TEXT = KeyType(read_text, _SCALAR)
FULL = KeyType(read_full, {**_SCALAR, "minLength": 1})
TEXTS = KeyType(
    read_texts,
    {"anyOf": [{"type": "string"}, {"type": "array", "items": {**_SCALAR, "minLength": 1}}]},
)
WHEN = KeyType(read_when, {"type": ["string", "integer"], "pattern": r"^[0-9.]"})
ALIASES = KeyType(read_aliases, TEXTS.schema)
DAY = KeyType(read_day, {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}"})
COUNT = KeyType(read_count, {"type": "integer", "minimum": 0})
FLAG = KeyType(read_flag, {"type": "boolean"})
FIRST = KeyType(read_first, {"type": "string"})

IMAGE = (
    Key("src", FULL, "a file beside the article, or an address", "src", required=True),
    Key("alt", TEXT, "what the picture shows, for those who cannot see it", "alt"),
    Key("credit", TEXT, "who made it", "credit"),
)
SOURCE = (
    Key("file", TEXT, "the source document, as a path within the archive", "file"),
    Key("sha256", TEXT, "the SHA-256 of the source document's bytes", "sha256"),
    Key("url", TEXT, "the address at which it was first published", "url"),
    Key("captured", WHEN, "when a web archive fetched it from there", "captured"),
    Key("digest", TEXT, "the digest of that capture, as it stands in the web archive", "digest"),
    Key("imported", DAY, "the day on which the archive took it in", "imported"),
    Key("importer", TEXT, "what read it", "importer"),
    Key(
        "left_out",
        COUNT,
        "how many pieces of the source document are not in the article",
        "left_out",
    ),
)
CORRECTION = (
    Key("date", DAY, "the day of the correction", "date", required=True),
    Key("note", FULL, "what was corrected", "note", required=True),
)
WITHDRAWN = (
    Key("date", DAY, "the day of the withdrawal", "date", required=True),
    Key("reason", FULL, "why it was withdrawn", "reason", required=True),
)

KEYS = (
    Key("title", FULL, "the headline", "title", required=True),
    Key(
        "date",
        WHEN,
        "the day of publication: 2017-05-12, 2017-05, 2017, or EDTF (2017-05~, 2016/2019)",
        "when",
    ),
    Key("topics", TEXTS, "topics of the vocabulary, by id or by name", "topics"),
    Key("tags", TEXTS, "free words", "tags"),
    Key(
        "thread",
        TEXT,
        "the story that it continues, by name; its articles stand on one time line",
        "thread",
    ),
    Key("author", TEXTS, "who wrote it: one name, or a list", "authors"),
    Key("outlet", TEXT, "the newspaper or agency that published it", "outlet"),
    Key("summary", TEXT, "one or two sentences; without it the first paragraph serves", "summary"),
    Key(
        "source",
        group("source", SOURCE, lambda **k: Provenance(**_NO_SOURCE | k)),
        "where it came from",
        "source",
    ),
    Key(
        "image",
        group("image", IMAGE, lambda **k: Image(**{"alt": "", "credit": "", **k})),
        "the picture",
        "image",
    ),
    Key("aliases", ALIASES, "old addresses of this article; each redirects to it", "aliases"),
    Key("draft", FLAG, "true keeps it out of the site; the preview shows it", "draft"),
    Key(
        "review", TEXTS, "what an editor should look at; listed by check, never published", "review"
    ),
    Key(
        "corrections",
        list_of(group("corrections", CORRECTION, Correction)),
        "corrections made, with their day",
        "corrections",
    ),
    Key(
        "withdrawn",
        group("withdrawn", WITHDRAWN, Withdrawal),
        "a notice takes the place of the text",
        "withdrawn",
    ),
    Key(
        "duplicate_of",
        FIRST,
        "the article of this archive that tells the same story first, as 2017/05/slug.md; `none`"
        " for one that is only like another",
        "duplicate_of",
    ),
)
_NO_SOURCE: dict[str, Any] = {"file": "", "sha256": "", "url": "", "imported": None, "importer": ""}
BY_NAME = {key.name: key for key in KEYS}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of the front matter, of draft 7, which editor programs read."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Front matter of a Warraq article",
        **object_schema(KEYS),
    }
