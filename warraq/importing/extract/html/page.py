"""Reads a page of the web: its article, with all that the page says of it, or why there is none."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from urllib.parse import urljoin

from lxml.html import HtmlElement

from warraq.importing.account import Account, Piece
from warraq.importing.article import Imported, LeftOut
from warraq.importing.cues.lexical import folded_words, stems
from warraq.importing.extract.dates import datelines
from warraq.importing.extract.html import parse
from warraq.importing.extract.html.boilerplate import entries
from warraq.importing.extract.html.classify import (
    A_CAPTION,
    BYLINE,
    DATE,
    HEADLINE,
    KEPT,
    OUTSIDE,
    Body,
    find_body,
)
from warraq.importing.extract.html.headline import find_head
from warraq.importing.extract.html.lines import Line, lines_of
from warraq.importing.extract.html.main_content import within
from warraq.importing.extract.html.metadata.metadata import PageMetadata, read_metadata
from warraq.importing.extract.html.metadata.title_author import authors
from warraq.importing.extract.html.page_type import NO_PARAGRAPH, no_article
from warraq.importing.extract.html.prune import to_skip
from warraq.importing.extract.html.publication_date.decide import decide
from warraq.importing.extract.html.publication_date.near_headline import nearby_lines
from warraq.importing.to_markdown.convert import Converted, convert

_FATES = {HEADLINE: "title", DATE: "date", BYLINE: "byline", A_CAPTION: "caption"}
_NUMBERS = re.compile(r"\d[-/.]\d{1,2}[-/.](?:\d{4}|[٠-٩]{4})")
_LEAD, _SHORT = 3, 25
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d)")


def _alone(_: str) -> bytes | None:
    return None


def read_page(
    data: bytes,
    *,
    today: dt.date,
    url: str = "",
    declared: str = "",
    companion: Callable[[str], bytes | None] = _alone,
    captured: str = "",
    digest: str = "",
) -> Imported | LeftOut:
    """The article of a page, or LeftOut('no article') with what the page is instead.

    today      the day of import
    url        where the page was fetched from
    declared   the charset of the HTTP header
    companion  the bytes of a file that was saved with the page, by the address that the page gives
    captured   when a web archive fetched it, ISO 8601; its day bounds the date of publication in
               place of `today`
    digest     of the payload, as the web archive has it

    Raises Unreadable if there is no text in the bytes.
    """
    decoded = parse.decoded(data, declared)
    root, notes = parse.grown(decoded)
    lines = lines_of(root)
    metadata = read_metadata(root, url)
    listed = entries(lines)
    head, title = find_head(lines, metadata, listed)
    body = find_body(lines, head, listed)
    why = no_article(lines, body, title, metadata.url or url)
    if body is None or why:
        return LeftOut("no article", why, text=" ".join(line.text for line in lines if line.text))
    nearby = nearby_lines(
        lines, body, head, site=metadata.outlet, persian=metadata.language == "fa"
    )
    inside = [
        i for i in within(lines, body.home) if lines[i].block.tag != "title"
    ]  # it is no text, whatever it says
    base = _base(root, metadata.url or url)
    skip = to_skip(lines, inside, body)
    text = convert(
        [*_pictures(lines, body, inside[0]), body.home], base=base, companion=companion, skip=skip
    )
    if not text.paragraphs:
        return LeftOut(
            "no article",
            NO_PARAGRAPH,
            text=" ".join(line.text for line in lines if line.text),
        )
    day = dt.date.fromisoformat(captured[:10]) if _DAY.match(captured) else today
    dispatch = datelines.in_dispatch(text.paragraphs[0])
    numbers = [line.text for line in lines if line.size <= _SHORT and _NUMBERS.search(line.text)]
    dated = decide(
        metadata,
        nearby,
        dispatch,
        min(day, today),
        url,
        elsewhere=numbers,
        captured=bool(captured) and day <= today,
    )
    has_prose = any(lines[i].prose for i in body.lines)
    return Imported(
        title=title,
        paragraphs=text.paragraphs,
        when=dated.when,
        authors=authors(metadata, [near.text for near in nearby]),
        outlet=metadata.outlet,
        url=metadata.url or url,
        doubts=(dated.doubt, "" if has_prose else "no full paragraph"),
        account=Account(
            decoded.encoding, (*notes, *text.notes), tuple(_pieces(lines, body, inside, text))
        ),
        body=text.body,
        summary=_summary(metadata, text),
        categories=metadata.sections,
        tags=metadata.tags,
        image=text.image if text.image[0] else metadata.image,
        attached=text.attached,
        captured=captured,
        digest=digest,
    )


def _pictures(lines: Sequence[Line], body: Body, home: int) -> list[HtmlElement]:
    """The pictures between the headline and the element of the text, which begins with the line
    `home`.
    """
    return [
        lines[i].nodes[0][0] for i in range(home) if not lines[i].text and body.reasons[i] == KEPT
    ]


def _pieces(
    lines: Sequence[Line], body: Body, inside: Sequence[int], text: Converted
) -> Iterator[Piece]:
    """What became of every text of the page: what is around the article's element, and what the
    prose tells of it.
    """
    for i in (*range(inside[0]), -1, *range(inside[-1] + 1, len(lines))):
        if i >= 0:
            why = body.reasons[i] or OUTSIDE
            pieces = (
                [Piece(lines[i].number, lines[i].text, "left out", why)] if lines[i].text else []
            )
        else:
            pieces = list(text.pieces)
        for piece in pieces:
            fate = _FATES.get(piece.why) if piece.fate == "left out" else None
            yield replace(piece, fate=fate) if fate else piece


def _summary(metadata: PageMetadata, text: Converted) -> str:
    """Return the summary of the metadata, where it is of this article, and more than its first
    words.
    """
    words, body = folded_words(metadata.summary), folded_words(" ".join(text.paragraphs[:_LEAD]))
    own = frozenset(stems(body))
    matter = stems(words)
    is_own = sum(stem in own for stem in matter) * 2 > len(matter)
    return metadata.summary if is_own and words[:-1] != body[: len(words) - 1] else ""


def _base(root: HtmlElement, url: str) -> str:
    """The address from which the links of a page are made whole (HTML, 4.2.3: base)."""
    given: str = next((element.get("href") or "" for element in root.iter("base")), "")
    try:
        return urljoin(url, given)
    except ValueError:
        return url
