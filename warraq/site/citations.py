"""How an article is cited: in words, for the reader's browser, and in files for reference managers."""

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
from warraq.site.routes import LONGEST, Claim
from warraq.site.strings import Strings
from warraq.site.views.page import CitationView, Page, Site

FORMATS = {".bib": "BibTeX", ".ris": "RIS", ".csl.json": "CSL-JSON"}
"""What the names of the files end with, each made by the template 'citation' + ending."""
TEMPLATES = frozenset(f"citation{ending}" for ending in FORMATS)


@dataclass(frozen=True, slots=True)
class Citing:
    """All that a citation depends on besides the article."""

    site: Site
    strings: Strings


# --- the files ------------------------------------------------------------------------------------


def files(url: str) -> tuple[Link, ...]:
    """The citation files beside an article's page."""
    return tuple(
        Link(label, url.removesuffix(".html") + ending) for ending, label in FORMATS.items()
    )


def fit(url: str) -> bool:
    """Whether the files can stand beside an article's page: their names are a little longer than
    its own.
    """
    name = unquote(url.rpartition("/")[2]).removesuffix(".html") + max(FORMATS, key=len)
    return len(name.encode("utf-8", "replace")) <= LONGEST


def claims(entries: Iterable[Entry], own: Collection[str]) -> Iterator[Claim]:
    """The citation files of articles, which depend on their faces only. A file of content/ (`own`
    are their addresses) takes the place of one.
    """
    for card in (entry.card for entry in entries if fit(entry.card.url)):
        shows, where = CitationView(card), f"content/{card.path}"
        for link, ending in zip(files(card.url), FORMATS, strict=True):
            if link.url not in own:
                page = Page(link.url, f"citation{ending}", shows, "", card.digest)
                yield Claim(page, where, f"the {link.label} file of {where}")


# --- in words, and for the browser ----------------------------------------------------------------


def in_words(card: Card, citing: Citing) -> str:
    """A citation for a footnote: author, «title», outlet, date, archive, address. The outlet leads
    where no author is known.
    """
    t = citing.strings
    authors = t("list_separator").join(card.authors)
    title = t("citation_title", title=card.title) + (
        f" [{t('withdrawn')}]" if card.withdrawn else ""
    )
    place = t("list_separator").join(
        filter(None, (card.outlet if authors else "", _date_in_words(card.when, t)))
    )
    parts = (authors or card.outlet, title, place, citing.site.title, address_of(card, citing.site))
    text = ". ".join(part.rstrip(".") for part in parts if part)
    return text if parts[-1] else f"{text}."


def coins(card: Card, citing: Citing) -> str:
    """The same as an OpenURL ContextObject (ANSI/NISO Z39.88, Dublin Core), which Zotero reads from
    a page: COinS.
    """
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "newspaperArticle"),
        ("rft.title", card.title),
        ("rft.source", card.outlet),
        ("rft.date", published(card)[:10]),
        *(("rft.creator", author) for author in card.authors),
        ("rft.language", citing.site.language),
        ("rft.identifier", address_of(card, citing.site)),
    ]
    return urlencode([pair for pair in pairs if pair[1]], quote_via=quote, errors="replace")


def published(card: Card) -> str:
    """The date in ISO 8601 as far as it is known beyond doubt, with its time of day; '' for 'about
    then' and an interval.
    """
    when = card.when
    if when is None or not _parts(when):
        return ""
    return when.moment.isoformat() if when.moment else when.text


def address_of(card: Card, site: Site) -> str:
    """Where the article can be found: in this archive, or where it was first published if the
    archive has no address; in ASCII.
    """
    if site.base_url:
        return _ascii(site.base_url + address(card.url))
    return _ascii(card.origin) if is_web(card.origin) else ""


# --- for reference managers -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Bibtex:
    """An entry: its kind and key, and its fields, each value as it stands in the file."""

    kind: str
    key: str
    fields: tuple[tuple[str, str], ...]


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(card: Card, citing: Citing) -> Bibtex:
    """For BibTeX and biblatex. The former knows years and months only, and gets them where they are
    certain; `date` is the latter's, in EDTF as the record has it (biblatex manual, 2.3.8).
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
        "language": citing.site.language,
        "url": address_of(card, citing.site),
        "note": escaped(_note(card, citing)),
    }
    values = (
        (name, text if name == "month" else f"{{{text}}}") for name, text in fields.items() if text
    )
    return Bibtex("article" if card.outlet else "misc", key(card), tuple(values))


def key(card: Card) -> str:
    """The entry's name: its address in ASCII, '2017:05:slug', with a digest where other characters
    had to go.
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
    """Text as TeX reads it; Arabic stays as it is."""
    return text.translate(_TEX)


def ris(card: Card, citing: Citing) -> tuple[tuple[str, str], ...]:
    """The lines of a RIS record (Reference Manager's format), each a tag and its text. A date that
    is not certain is told in a note.
    """
    parts = _parts(card.when) if card.when else ()
    year, month, day = (*(f"{part:02}" for part in parts), "", "", "")[:3]
    vague = _date_in_words(card.when, citing.strings) if card.when and not parts else ""
    lines = [
        ("TY", "NEWS"),
        ("ID", key(card)),
        *(("AU", author) for author in card.authors),
        ("TI", card.title),
        ("T2", card.outlet),
        ("PY", year.zfill(4) if year else ""),
        ("DA", f"{year.zfill(4)}/{month}/{day}/" if year else ""),
        *(("KW", tag) for tag in card.tags),
        ("LA", citing.site.language),
        ("DP", citing.site.title),
        ("UR", address_of(card, citing.site)),
        ("N1", vague),
        ("N1", _note(card, citing)),
    ]
    return (*(line for line in lines if line[1]), ("ER", ""))


def csl(card: Card, citing: Citing) -> dict[str, Any]:
    """An item of CSL-JSON (Citation Style Language, csl-data.json)."""
    item = {
        "id": key(card),
        "type": "article-newspaper",
        "title": card.title,
        "author": [{"literal": author} for author in card.authors],
        "container-title": card.outlet,
        "issued": _issued(card.when, citing.strings) if card.when else {},
        "archive": citing.site.title,
        "language": citing.site.language,
        "keyword": citing.strings("list_separator").join(card.tags),
        "URL": address_of(card, citing.site),
        "note": _note(card, citing, archive=False),
    }
    return {name: value for name, value in item.items() if value}


def _issued(when: When, strings: Strings) -> dict[str, Any]:
    """A date variable: one date or two; in words where one end is open, which CSL cannot say."""
    ends = [parse_when(end) for end in when.text.split("/") if end != ".."]
    if when.precision == "interval" and len(ends) < 2:
        return {"literal": _date_in_words(when, strings)}
    parts = [list(_days(end)) for end in ends]
    return {"date-parts": parts, **({"circa": True} if when.approximate or when.uncertain else {})}


def _parts(when: When) -> tuple[int, ...]:
    """Year, month and day as far as they are known beyond doubt."""
    vague = when.precision == "interval" or when.approximate or when.uncertain
    return () if vague else _days(when)


def _days(when: When) -> tuple[int, ...]:
    depth = {"year": 1, "month": 2}.get(when.precision, 3)
    return (when.first.year, when.first.month, when.first.day)[:depth]


def _date_in_words(when: When | None, t: Strings) -> str:
    if when is None:
        return t("citation_undated")
    return t.in_words(when.first if when.moment else when)


def _note(card: Card, citing: Citing, *, archive: bool = True) -> str:
    """What no field is there for: the archive, the original address, that it was withdrawn."""
    t, site = citing.strings, citing.site
    parts = (
        t("withdrawn") if card.withdrawn else "",
        t("citation_archive", archive=site.title) if archive else "",
        t("citation_origin", url=_ascii(card.origin))
        if site.base_url and is_web(card.origin)
        else "",
    )
    return ". ".join(filter(None, parts))


def is_web(url: str) -> bool:
    """Whether an address of a record is one that a browser can be sent to."""
    return url.startswith(("http://", "https://"))


def _ascii(url: str) -> str:
    """An address without braces, backslashes, white space and letters that are not ASCII (RFC 3986,
    2).
    """
    return quote(url, safe=":/?#[]@!$&'()*+,;=%-._~", errors="replace")
