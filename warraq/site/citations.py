"""How an article is cited: in words, for the reader's browser, and for reference managers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote, urlencode

from warraq.arabic.edtf import parse_when
from warraq.core.model import Card, Entry, Link, When
from warraq.site.feeds import address
from warraq.site.routes import NAME_MAX_BYTES, Claim
from warraq.site.strings import Strings
from warraq.site.views.page import CitationView, Page, Site

FORMATS = {".bib": "BibTeX", ".ris": "RIS", ".csl.json": "CSL-JSON"}
"""What the names of the files end with, each made by the template 'citation' + ending."""
TEMPLATES = frozenset(f"citation{ending}" for ending in FORMATS)


@dataclass(frozen=True, slots=True)
class CitationContext:
    """All that a citation depends on besides the article."""

    site: Site
    strings: Strings


# --- the files ------------------------------------------------------------------------------------


def files(url: str) -> tuple[Link, ...]:
    """Return the links to the citation files beside an article's page."""
    return tuple(
        Link(label, url.removesuffix(".html") + ending) for ending, label in FORMATS.items()
    )


def fit(url: str) -> bool:
    """Return whether file systems can hold the files' names, longer than the page's own."""
    name = unquote(url.rpartition("/")[2]).removesuffix(".html") + max(FORMATS, key=len)
    return len(name.encode("utf-8", "replace")) <= NAME_MAX_BYTES


def claims(entries: Iterable[Entry], own: Collection[str]) -> Iterator[Claim]:
    """Yield the citation files of articles.

    They depend on cards only. A file of content/ (`own` has their addresses) takes the place of
    one.
    """
    for card in (entry.card for entry in entries if fit(entry.card.url)):
        shows, where = CitationView(card), f"content/{card.path}"
        for link, ending in zip(files(card.url), FORMATS, strict=True):
            if link.url not in own:
                page = Page(link.url, f"citation{ending}", shows, "", card.digest)
                yield Claim(page, where, f"the {link.label} file of {where}")


# --- in words, and for the browser ----------------------------------------------------------------


def in_words(card: Card, context: CitationContext) -> str:
    """Return a citation for a footnote: author, «title», outlet, date, archive, address.

    The outlet comes first where no author is known.
    """
    t = context.strings
    authors = t("list_separator").join(card.authors)
    title = t("citation_title", title=card.title) + (
        f" [{t('withdrawn')}]" if card.withdrawn else ""
    )
    place = t("list_separator").join(
        filter(None, (card.outlet if authors else "", _date_in_words(card.when, t)))
    )
    parts = (
        authors or card.outlet,
        title,
        place,
        context.site.title,
        address_of(card, context.site),
    )
    text = ". ".join(part.rstrip(".") for part in parts if part)
    return text if parts[-1] else f"{text}."


def coins(card: Card, context: CitationContext) -> str:
    """Return a citation as an OpenURL ContextObject (ANSI/NISO Z39.88, Dublin Core).

    Zotero reads it from a page (COinS).
    """
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "newspaperArticle"),
        ("rft.title", card.title),
        ("rft.source", card.outlet),
        ("rft.date", published(card)[:10]),
        *(("rft.creator", author) for author in card.authors),
        ("rft.language", context.site.language),
        ("rft.identifier", address_of(card, context.site)),
    ]
    return urlencode([pair for pair in pairs if pair[1]], quote_via=quote, errors="replace")


def published(card: Card) -> str:
    """Return the date in ISO 8601 as far as it is certain, with its time of day.

    '' for an approximate or uncertain date, and for an interval.
    """
    when = card.when
    if when is None or not _parts(when):
        return ""
    return when.moment.isoformat() if when.moment else when.text


def address_of(card: Card, site: Site) -> str:
    """Return where the article can be found, in ASCII.

    That is in this archive, or where it was first published if the archive has no address.
    """
    if site.base_url:
        return _ascii(site.base_url + address(card.url))
    return _ascii(card.origin) if is_web(card.origin) else ""


# --- for reference managers -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Bibtex:
    """An entry: its kind and key, and its fields, each value as the file has it."""

    kind: str
    key: str
    fields: tuple[tuple[str, str], ...]


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(card: Card, context: CitationContext) -> Bibtex:
    """Return an entry for BibTeX and biblatex.

    BibTeX knows years and months only, and gets them where they are certain; `date` is biblatex's,
    in EDTF as the front matter has it (biblatex manual, 2.3.8).
    """
    year, month, *_ = (*(_parts(card.when) if card.when else ()), 0, 0)
    date = (
        card.when.first.isoformat()
        if card.when and card.when.moment
        else card.when.text
        if card.when
        else ""
    )
    fields = {
        "author": " and ".join(f"{{{escaped(author)}}}" for author in card.authors),
        "title": f"{{{escaped(card.title)}}}",
        "journal": escaped(card.outlet),
        "entrysubtype": "newspaper" if card.outlet else "",
        "date": date,
        "year": f"{year:04}" if year else "",
        "month": _MONTHS[month - 1] if month else "",
        "language": context.site.language,
        "url": address_of(card, context.site),
        "note": escaped(_note(card, context)),
    }
    values = (
        (name, text if name == "month" else f"{{{text}}}") for name, text in fields.items() if text
    )
    return Bibtex("article" if card.outlet else "misc", key(card), tuple(values))


def key(card: Card) -> str:
    """Return an entry's name: its address in ASCII, '2017:05:slug'.

    A digest is added where other characters had to go.
    """
    name = card.url.removesuffix(".html")
    plain = re.sub(r"[^A-Za-z0-9/-]+", "-", unquote(name)).strip("-").replace("/", ":")
    if re.fullmatch(r"[A-Za-z0-9/-]+", name):
        return plain
    return f"{plain}-{hashlib.blake2b(name.encode(), digest_size=3).hexdigest()}".lstrip("-:")


_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",  # BibTeX counts braces, also those behind a backslash
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "#$%&_"},
    }
)


def escaped(text: str) -> str:
    """Escape what TeX would read as a command; Arabic stays as it is."""
    return text.translate(_TEX)


def ris(card: Card, context: CitationContext) -> tuple[tuple[str, str], ...]:
    """Return the lines of a RIS record (Reference Manager's format), each a tag and its text.

    A date that is not certain is given in a note.
    """
    parts = _parts(card.when) if card.when else ()
    year, month, day = (*(f"{part:02}" for part in parts), "", "", "")[:3]
    vague = _date_in_words(card.when, context.strings) if card.when and not parts else ""
    lines = [
        ("TY", "NEWS"),
        ("ID", key(card)),
        *(("AU", author) for author in card.authors),
        ("TI", card.title),
        ("T2", card.outlet),
        ("PY", year.zfill(4) if year else ""),
        ("DA", f"{year.zfill(4)}/{month}/{day}/" if year else ""),
        *(("KW", tag) for tag in card.tags),
        ("LA", context.site.language),
        ("DP", context.site.title),
        ("UR", address_of(card, context.site)),
        ("N1", vague),
        ("N1", _note(card, context)),
    ]
    return (*(line for line in lines if line[1]), ("ER", ""))


def csl(card: Card, context: CitationContext) -> dict[str, Any]:
    """Return an item of CSL-JSON (Citation Style Language, csl-data.json)."""
    item = {
        "id": key(card),
        "type": "article-newspaper",
        "title": card.title,
        "author": [{"literal": author} for author in card.authors],
        "container-title": card.outlet,
        "issued": _issued(card.when, context.strings) if card.when else {},
        "archive": context.site.title,
        "language": context.site.language,
        "keyword": context.strings("list_separator").join(card.tags),
        "URL": address_of(card, context.site),
        "note": _note(card, context, archive=False),
    }
    return {name: value for name, value in item.items() if value}


def _issued(when: When, strings: Strings) -> dict[str, Any]:
    """Return a date variable: one date or two, or words for an open end, which CSL lacks."""
    ends = [parse_when(end) for end in when.text.split("/") if end != ".."]
    if when.precision == "interval" and len(ends) < 2:
        return {"literal": _date_in_words(when, strings)}
    parts = [list(_days(end)) for end in ends]
    return {"date-parts": parts, **({"circa": True} if when.approximate or when.uncertain else {})}


def _parts(when: When) -> tuple[int, ...]:
    """Return year, month and day as far as they are certain."""
    vague = when.precision == "interval" or when.approximate or when.uncertain
    return () if vague else _days(when)


def _days(when: When) -> tuple[int, ...]:
    depth = {"year": 1, "month": 2}.get(when.precision, 3)
    return (when.first.year, when.first.month, when.first.day)[:depth]


def _date_in_words(when: When | None, t: Strings) -> str:
    if when is None:
        return t("citation_undated")
    return t.in_words(when.first if when.moment else when)


def _note(card: Card, context: CitationContext, *, archive: bool = True) -> str:
    """Return what no field is there for: the archive, the original address, a withdrawal."""
    t, site = context.strings, context.site
    parts = (
        t("withdrawn") if card.withdrawn else "",
        t("citation_archive", archive=site.title) if archive else "",
        t("citation_origin", url=_ascii(card.origin))
        if site.base_url and is_web(card.origin)
        else "",
    )
    return ". ".join(filter(None, parts))


def is_web(url: str) -> bool:
    """Return whether a browser can be sent to an address."""
    return url.startswith(("http://", "https://"))


def _ascii(url: str) -> str:
    """Percent-encode all but the ASCII characters that an address may hold (RFC 3986, 2)."""
    return quote(url, safe=":/?#[]@!$&'()*+,;=%-._~", errors="replace")
