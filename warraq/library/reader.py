"""From a file of content/ to an Article: read, checked by schema and vocabulary, its Markdown turned into HTML."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import quote

from warraq.analysis.names.model import EMPTY, Gazetteer, Mentions
from warraq.analysis.topics.vocabulary import Vocabulary
from warraq.content import pictures
from warraq.content.frontmatter.schema import FrontMatter, interpret
from warraq.content.frontmatter.text import CONTROL, MOST_FAULTS, Malformed, locate, no_text, split
from warraq.content.markup.convert import to_html
from warraq.content.markup.marked import MarkupOptions
from warraq.core.model import Article, Card, ContentFile, Document, Entry, Image, PictureFile
from warraq.core.problems import Problem

SUMMARY = 240
"""The longest summary, in characters, that is made of a first paragraph."""
LARGEST = 16 * 1024 * 1024
"""The largest article, in bytes."""
_CONTROLS = bytes({*range(32), 127} - {*b"\t\n\r"})
_NONCHARACTERS = "\ufffe".encode(), "\uffff".encode()


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """All that reading depends on besides the file itself."""

    vocabulary: Vocabulary
    language: str
    direction: str
    raw_html: bool
    gazetteer: Gazetteer = EMPTY

    @property
    def digest(self) -> str:
        """Changes when, and only when, one of the options does; of the gazetteer, when others could
        be found by it.
        """
        plain = astuple(replace(self, gazetteer=EMPTY))
        return _digest(repr(plain) + self.gazetteer.digest)


def url_of(path: str) -> str:
    """Where the page of a content file lives: the same place, '.md' turned into '.html', in NFC,
    percent-encoded.
    """
    return quote(unicodedata.normalize("NFC", path.removesuffix(".md") + ".html"))


def read(
    content: Path, path: str, mtime_ns: int, options: ReadOptions
) -> tuple[ContentFile, Article | None, tuple[Problem, ...]]:
    """Read one file of content/. The Article is None if the file has an error; a warning does not
    stop it.
    """
    where = f"content/{path}"
    try:
        with (content / path).open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        gone = ContentFile(path, mtime_ns, -1, "")
        return (
            gone,
            None,
            (Problem(where, 0, 0, f"cannot be read: {error.strerror}", "look at its permissions"),),
        )
    source = ContentFile(path, mtime_ns, len(data), hashlib.sha256(data).hexdigest())
    if len(data) > LARGEST:
        return (
            source,
            None,
            (Problem(where, 0, 0, f"is larger than {LARGEST >> 20} MB", "is this an article?"),),
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return (
            source,
            None,
            (Problem(where, line, 0, "is not UTF-8 text", "save it as UTF-8, or `import` it"),),
        )
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _suspect(data) and (control := CONTROL.search(text)):
        before = text[: control.start()]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return (
            source,
            None,
            (Problem(where, line, column, f"holds {no_text(control[0])}", "remove it"),),
        )
    try:
        meta, body, body_line = split(text)
    except Malformed as fault:
        return source, None, (Problem(where, fault.line, fault.column, fault.what, fault.mend),)
    parsed, problems = interpret(meta, where, text)
    if parsed is None:
        return source, None, problems
    topics, unknown = _topics(parsed.topics, options.vocabulary, where, text)
    if unknown:
        return source, None, unknown
    return (
        source,
        _article(content, Document(source, meta, body, body_line), parsed, topics, options),
        (),
    )


def entry(article: Article) -> Entry:
    """The part of an article that the order of the archive needs."""
    return Entry(article.card, article.kind, article.aliases, article.digest, article.pictures)


def _topics(
    names: tuple[str, ...], vocabulary: Vocabulary, where: str, text: str
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The ids of the topics named, by id, label or synonym."""
    ids: list[str] = []
    problems: list[Problem] = []
    for position, name in enumerate(names):
        topic = vocabulary.find(name)
        if topic:
            ids.append(topic.id)
            continue
        if len(problems) == MOST_FAULTS:
            break
        line, column = locate(text, ("topics", position))
        near = vocabulary.find(vocabulary.near(name))
        hint = f"; did you mean '{near.label}' ({near.id})?" if near else ""
        mend = f"write {near.id}" if near else "add it under [[topics]] in site.toml"
        problems.append(
            Problem(
                where, line, column, f"'{name[:60]}' is not a topic of the vocabulary{hint}", mend
            )
        )
    return tuple(dict.fromkeys(ids)), tuple(problems)


def _article(
    content: Path,
    document: Document,
    parsed: FrontMatter,
    topics: tuple[str, ...],
    options: ReadOptions,
) -> Article:
    path = document.source.path
    shown: dict[str, PictureFile] = {}

    def seen(picture: str) -> PictureFile:
        """A picture of content/, never one beside it; it is noted as one that the article shows."""
        if picture not in shown:
            outside = picture.startswith("../")
            shown[picture] = (
                pictures.missing(picture) if outside else pictures.look(content, picture)
            )
        return shown[picture]

    marked = to_html(
        document.body,
        place=path,
        first_line=document.body_line,
        options=MarkupOptions(
            options.raw_html, options.language, "ltr" if options.direction == "ltr" else "rtl"
        ),
        sized=lambda picture: (seen(picture).width, seen(picture).height),
    )
    withdrawn = parsed.withdrawn
    changes = [correction.date for correction in parsed.corrections] + (
        [withdrawn.date] if withdrawn else []
    )
    named = (
        Mentions() if withdrawn else options.gazetteer.mentions(f"{parsed.title}\n{marked.text}")
    )
    face = {
        "path": path,
        "url": url_of(path),
        "title": parsed.title,
        "when": parsed.when,
        "received": parsed.source.imported if parsed.source else None,
        "origin": parsed.source.url if parsed.source else "",
        "topics": topics,
        "tags": parsed.tags,
        "thread": parsed.thread,
        "authors": parsed.authors,
        "outlet": parsed.outlet,
        "summary": "" if withdrawn else parsed.summary or shorten(marked.first, SUMMARY),
        "image": None if withdrawn else _image(parsed.image, path, seen),
        "draft": parsed.draft,
        "withdrawn": withdrawn is not None,
        "changed": max(changes, default=None),
        "people": named.people,
        "places": named.places,
        "organisations": named.organisations,
        "duplicate_of": parsed.duplicate_of,
    }
    card = Card(**face, digest=_digest(repr(tuple(face.values()))))  # type: ignore[arg-type]
    html = "" if withdrawn else marked.html
    headings = () if withdrawn else marked.headings
    rest = (html, headings, parsed.source, parsed.corrections, withdrawn, parsed.aliases)
    return Article(
        card=card,
        kind="page" if path.startswith("pages/") else "article",
        html=html,
        headings=headings,
        words=0 if withdrawn else len(marked.text.split()),
        links=marked.links,
        provenance=parsed.source,
        corrections=parsed.corrections,
        withdrawal=withdrawn,
        aliases=parsed.aliases,
        review=parsed.review,
        pictures=tuple(shown.values()),
        digest=_digest(card.digest + repr(rest)),
    )


def _image(image: Image | None, path: str, seen: Callable[[str], PictureFile]) -> Image | None:
    """The same image with its size, its address turned into a root-relative URL, unless it is on
    another host.

    None for a picture that is not there: a page does better without one than with a broken one.
    """
    if image is None or re.match(r"https?://", image.src):
        return image
    place = (
        image.src.lstrip("/")
        if image.src.startswith("/")
        else normpath(join(dirname(path), image.src))
    )
    place = unicodedata.normalize("NFC", place)
    picture = seen(place)
    return (
        None
        if picture.size < 0
        else Image(quote(place), image.alt, image.credit, picture.width, picture.height)
    )


def shorten(text: str, limit: int) -> str:
    """The text, cut at the last word that fits into `limit` characters, with an ellipsis if it was
    cut.
    """
    if len(text) <= limit:
        return text
    return text[: limit + 1].rsplit(" ", 1)[0][:limit].rstrip(" ،,.:؛;-") + "…"


def _suspect(data: bytes) -> bool:
    """Whether there may be a character that no text may hold; quicker than to look for it."""
    return len(data.translate(None, _CONTROLS)) < len(data) or any(
        sign in data for sign in _NONCHARACTERS
    )


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
