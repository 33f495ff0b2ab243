"""From a file of content/ to an Article: read, checked, its Markdown turned into HTML."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import quote

from warraq.analysis.names.model import EMPTY, Gazetteer, Mentions
from warraq.analysis.topics.vocabulary import Vocabulary
from warraq.content import pictures
from warraq.content.frontmatter.interpret import FrontMatter, interpret
from warraq.content.frontmatter.text import CONTROL, MOST_FAULTS, Malformed, locate, no_text, split
from warraq.content.markup.convert import to_html
from warraq.content.markup.rendered import MarkupOptions, RenderedBody
from warraq.core.model import Article, Card, Entry, Image, PictureFile
from warraq.core.problems import Problem, WarraqError

SUMMARY_MAX_LETTERS = 240
"""The longest summary that is made of a first paragraph: three lines on a listing page."""
LARGEST_BYTES = 16 * 1024 * 1024
"""The largest article, a book of three thousand pages; it bounds the memory of a worker."""
_CONTROLS = bytes({*range(32), 127} - {*b"\t\n\r"})
_NONCHARACTERS = "\ufffe".encode(), "\uffff".encode()


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A file of content/ as it is on disk. `path` is relative to content/, with forward slashes,
    in NFC.
    """

    path: str
    mtime_ns: int
    size: int
    digest: str


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
        """Return a digest that changes if, and only if, one of the options does, or other names
        could be found with the gazetteer.
        """
        plain = astuple(replace(self, gazetteer=EMPTY))
        return _digest(repr(plain) + self.gazetteer.digest)


class _Pictures:
    """The pictures of content/ that one article shows, each looked at once."""

    def __init__(self, content: Path) -> None:
        self._content = content
        self.shown: dict[str, PictureFile] = {}

    def look(self, path: str) -> PictureFile:
        """Look at a picture of content/, never at one outside of it."""
        if path not in self.shown:
            outside = path.startswith("../")
            self.shown[path] = (
                pictures.missing(path) if outside else pictures.look(self._content, path)
            )
        return self.shown[path]

    def size(self, path: str) -> tuple[int, int]:
        """Return the width and height of a picture in pixels."""
        picture = self.look(path)
        return picture.width, picture.height


def url_of(path: str) -> str:
    """Return the address of the page of a content file: the same path in NFC, percent-encoded,
    '.html' in place of '.md'.
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
            data = file.read(LARGEST_BYTES + 1)
    except OSError as error:
        what = f"cannot be read: {error.strerror}"
        problem = Problem(where, 0, 0, what, "look at its permissions")
        return ContentFile(path, mtime_ns, -1, ""), None, (problem,)
    source = ContentFile(path, mtime_ns, len(data), hashlib.sha256(data).hexdigest())
    try:
        text = _decode(data, where)
        meta, body, body_line = split(text)
        front, topics = _interpret(meta, where, text, options.vocabulary)
    except Malformed as fault:
        return source, None, (Problem(where, fault.line, fault.column, fault.what, fault.mend),)
    except WarraqError as error:
        return source, None, error.problems
    shown = _Pictures(content)
    rendered = to_html(
        body,
        place=path,
        first_line=body_line,
        options=MarkupOptions(
            options.raw_html, options.language, "ltr" if options.direction == "ltr" else "rtl"
        ),
        sizes=shown.size,
    )
    card = _card(path, front, topics, rendered, options.gazetteer, shown)
    return source, _article(card, front, rendered, shown), ()


def entry(article: Article) -> Entry:
    """Return the part of an article that the order of the archive needs."""
    return Entry(article.card, article.kind, article.aliases, article.digest, article.pictures)


def _decode(data: bytes, where: str) -> str:
    """Return the text of a file, its line ends made plain. Raises WarraqError if it is none."""
    if len(data) > LARGEST_BYTES:
        what = f"is larger than {LARGEST_BYTES >> 20} MB"
        raise WarraqError(Problem(where, 0, 0, what, "is this an article?"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        mend = "save it as UTF-8, or `import` it"
        raise WarraqError(Problem(where, line, 0, "is not UTF-8 text", mend)) from None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _suspect(data) and (control := CONTROL.search(text)):
        before = text[: control.start()]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise WarraqError(Problem(where, line, column, f"holds {no_text(control[0])}", "remove it"))
    return text


def _suspect(data: bytes) -> bool:
    """Whether there may be a character that no text may hold; quicker than looking for it."""
    return len(data.translate(None, _CONTROLS)) < len(data) or any(
        sign in data for sign in _NONCHARACTERS
    )


def _interpret(
    meta: Mapping[str, Any], where: str, text: str, vocabulary: Vocabulary
) -> tuple[FrontMatter, tuple[str, ...]]:
    """Read a front matter by schema and vocabulary; return it with the ids of its topics.

    Raises WarraqError with all faults.
    """
    front, problems = interpret(meta, where, text)
    if front is None:
        raise WarraqError(*problems)
    topics, unknown = _topics(front.topics, vocabulary, where, text)
    if unknown:
        raise WarraqError(*unknown)
    return front, topics


def _topics(
    names: tuple[str, ...], vocabulary: Vocabulary, where: str, text: str
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Find topics by id, label or synonym; return their ids, and a problem for each unknown one."""
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
        what = f"'{name[:60]}' is not a topic of the vocabulary{hint}"
        mend = f"write {near.id}" if near else "add it under [[topics]] in site.toml"
        problems.append(Problem(where, line, column, what, mend))
    return tuple(dict.fromkeys(ids)), tuple(problems)


def _card(
    path: str,
    front: FrontMatter,
    topics: tuple[str, ...],
    rendered: RenderedBody,
    gazetteer: Gazetteer,
    shown: _Pictures,
) -> Card:
    withdrawn = front.withdrawn
    changes = [correction.date for correction in front.corrections]
    changes += [withdrawn.date] if withdrawn else []
    named = Mentions() if withdrawn else gazetteer.mentions(f"{front.title}\n{rendered.text}")
    summary = front.summary or shorten(rendered.first, SUMMARY_MAX_LETTERS)
    face = {
        "path": path,
        "url": url_of(path),
        "title": front.title,
        "when": front.when,
        "received": front.source.imported if front.source else None,
        "origin": front.source.url if front.source else "",
        "topics": topics,
        "tags": front.tags,
        "thread": front.thread,
        "authors": front.authors,
        "outlet": front.outlet,
        "summary": "" if withdrawn else summary,
        "image": None if withdrawn else _image(front.image, path, shown),
        "draft": front.draft,
        "withdrawn": withdrawn is not None,
        "changed": max(changes, default=None),
        "people": named.people,
        "places": named.places,
        "organisations": named.organisations,
        "duplicate_of": front.duplicate_of,
    }
    return Card(**face, digest=_digest(repr(tuple(face.values()))))  # type: ignore[arg-type]


def _article(card: Card, front: FrontMatter, rendered: RenderedBody, shown: _Pictures) -> Article:
    """Return an article; of a withdrawn one nothing but the notice."""
    html = "" if card.withdrawn else rendered.html
    headings = () if card.withdrawn else rendered.headings
    rest = (html, headings, front.source, front.corrections, front.withdrawn, front.aliases)
    return Article(
        card=card,
        kind="page" if card.path.startswith("pages/") else "article",
        html=html,
        headings=headings,
        words=0 if card.withdrawn else len(rendered.text.split()),
        links=rendered.links,
        provenance=front.source,
        corrections=front.corrections,
        withdrawal=front.withdrawn,
        aliases=front.aliases,
        review=front.review,
        pictures=tuple(shown.shown.values()),
        digest=_digest(card.digest + repr(rest)),
    )


def _image(image: Image | None, path: str, shown: _Pictures) -> Image | None:
    """Return the image with its size and a root-relative URL, unless it is on another host.

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
    picture = shown.look(place)
    if picture.size < 0:
        return None
    return Image(quote(place), image.alt, image.credit, picture.width, picture.height)


def shorten(text: str, limit: int) -> str:
    """Cut a text after the last word that fits into `limit` characters, and mark the cut with an
    ellipsis.
    """
    if len(text) <= limit:
        return text
    return text[: limit + 1].rsplit(" ", 1)[0][:limit].rstrip(" ،,.:؛;-") + "…"


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
