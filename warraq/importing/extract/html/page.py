"""Extract the article of a page of the web, with its metadata, or why there is none."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urljoin

from lxml.html import HtmlElement

from warraq.content.frontmatter.review import Doubt
from warraq.importing.account import Account, Piece, Role
from warraq.importing.article import Imported, LeftOut
from warraq.importing.cues.lexical import folded_words, stems
from warraq.importing.extract.dates.datelines import Dated, in_dispatch
from warraq.importing.extract.html.boilerplate import find_boilerplate
from warraq.importing.extract.html.classify import Body, find_body
from warraq.importing.extract.html.headline import find_headline
from warraq.importing.extract.html.lines import Line, lines_of
from warraq.importing.extract.html.main_content import within
from warraq.importing.extract.html.metadata.metadata import PageMetadata, read_metadata
from warraq.importing.extract.html.metadata.title_author import authors
from warraq.importing.extract.html.page_type import NO_PARAGRAPH, no_article
from warraq.importing.extract.html.prune import to_skip
from warraq.importing.extract.html.publication_date.decide import decide
from warraq.importing.extract.html.publication_date.near_headline import nearby_lines
from warraq.importing.extract.html.publication_date.nearby_lines import NearbyLine
from warraq.importing.reasons import Reason
from warraq.importing.to_markdown.convert import Converted, convert
from warraq.importing.to_markdown.parse import decode_page, parse_page

_ROLES: Mapping[str, Role] = {
    Reason.HEADLINE: Role.TITLE,
    Reason.DATE: Role.DATE,
    Reason.AUTHOR_MARK: Role.BYLINE,
    Reason.BESIDE_PICTURE: Role.CAPTION,
}
_NUMBERS = re.compile(r"\d[-/.]\d{1,2}[-/.](?:\d{4}|[٠-٩]{4})")
_NUMBERS_MAX_WORDS = 25
"""A line with more words that has a date in numbers is a text."""
_LEAD_PARAGRAPHS = 3
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
    """Return the article of a page, or LeftOut('no article') with what the page is instead.

    today      the day of import
    url        where the page was fetched from
    declared   the charset of the HTTP header
    companion  the bytes of a file that was saved with the page, by the address that the page gives
    captured   when a web archive fetched it, ISO 8601; its day bounds the date of publication in
               place of `today`
    digest     of the payload, as the web archive has it

    Raises Unreadable if there is no text in the bytes.
    """
    decoded = decode_page(data, declared)
    root, notes = parse_page(decoded)
    lines = lines_of(root)
    metadata = read_metadata(root, url)
    boilerplate = find_boilerplate(lines)
    head, title = find_headline(lines, metadata, boilerplate)
    body = find_body(lines, head, boilerplate)
    kind = no_article(lines, body, title, metadata.url or url)
    if body is None or kind:
        return _left_out(lines, kind)
    nearby = nearby_lines(
        lines, body, head, site=metadata.outlet, persian=metadata.language == "fa"
    )
    text, pieces = _text(root, lines, body, metadata.url or url, companion)
    if not text.paragraphs:
        return _left_out(lines, NO_PARAGRAPH)
    dated = _dated(lines, metadata, nearby, text, url=url, today=today, captured=captured)
    has_prose = any(lines[i].prose for i in body.lines)
    return Imported(
        title=title,
        paragraphs=text.paragraphs,
        when=dated.when,
        authors=authors(metadata, [near.text for near in nearby]),
        outlet=metadata.outlet,
        url=metadata.url or url,
        doubts=(dated.doubt, "" if has_prose else Doubt.NO_FULL_PARAGRAPH),
        account=Account(decoded.encoding, (*notes, *text.notes), pieces),
        body=text.body,
        summary=_summary(metadata, text),
        categories=metadata.sections,
        tags=metadata.tags,
        image=text.image if text.image[0] else metadata.image,
        attached=text.attached,
        captured=captured,
        digest=digest,
    )


def _left_out(lines: Sequence[Line], kind: str) -> LeftOut:
    return LeftOut("no article", kind, text=" ".join(line.text for line in lines if line.text))


def _text(
    root: HtmlElement,
    lines: Sequence[Line],
    body: Body,
    address: str,
    companion: Callable[[str], bytes | None],
) -> tuple[Converted, tuple[Piece, ...]]:
    """Return the text of the body, and what became of every text of the page."""
    # The title of a page is in no text of it, wherever its element is.
    inside = [i for i in within(lines, body.home) if lines[i].block.tag != "title"]
    pictures = _pictures(lines, body, inside[0])
    base, skip = _base(root, address), to_skip(lines, inside, body)
    text = convert([*pictures, body.home], base=base, companion=companion, skip=skip)
    return text, tuple(_pieces(lines, body, inside, text))


def _dated(
    lines: Sequence[Line],
    metadata: PageMetadata,
    nearby: Sequence[NearbyLine],
    text: Converted,
    *,
    url: str,
    today: dt.date,
    captured: str,
) -> Dated:
    """Return the date of publication, which is no later than the day on which the page
    was fetched.
    """
    day = dt.date.fromisoformat(captured[:10]) if _DAY.match(captured) else today
    is_short = (line for line in lines if line.size <= _NUMBERS_MAX_WORDS)
    return decide(
        metadata,
        nearby,
        in_dispatch(text.paragraphs[0]),
        min(day, today),
        url,
        elsewhere=[line.text for line in is_short if _NUMBERS.search(line.text)],
        captured=bool(captured) and day <= today,
    )


def _pictures(lines: Sequence[Line], body: Body, home: int) -> list[HtmlElement]:
    """Return the pictures between the headline and the element of the text, which begins with the
    line `home`.
    """
    return [
        lines[i].nodes[0][0]
        for i in range(home)
        if not lines[i].text and body.reasons[i] == Reason.KEPT
    ]


def _pieces(
    lines: Sequence[Line], body: Body, inside: Sequence[int], text: Converted
) -> Iterator[Piece]:
    """Yield what became of every text of the page: around the article's element, and within it."""
    for i in (*range(inside[0]), -1, *range(inside[-1] + 1, len(lines))):
        if i >= 0:
            why = body.reasons[i] or Reason.OUTSIDE
            pieces = (
                [Piece(lines[i].number, lines[i].text, Role.LEFT_OUT, why)] if lines[i].text else []
            )
        else:
            pieces = list(text.pieces)
        for piece in pieces:
            role = _ROLES.get(piece.why) if piece.role == Role.LEFT_OUT else None
            yield replace(piece, role=role) if role else piece


def _summary(metadata: PageMetadata, text: Converted) -> str:
    """Return the summary of the metadata, where it is of this article, and more than its first
    words.
    """
    words, body = (
        folded_words(metadata.summary),
        folded_words(" ".join(text.paragraphs[:_LEAD_PARAGRAPHS])),
    )
    own = frozenset(stems(body))
    matter = stems(words)
    is_own = sum(stem in own for stem in matter) * 2 > len(matter)
    return metadata.summary if is_own and words[:-1] != body[: len(words) - 1] else ""


def _base(root: HtmlElement, url: str) -> str:
    """Return the address from which the links of a page are made whole (HTML, 4.2.3: base)."""
    given: str = next((element.get("href") or "" for element in root.iter("base")), "")
    try:
        return urljoin(url, given)
    except ValueError:
        return url
