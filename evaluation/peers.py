"""Other tools that find the article of a page; no part of Warraq (dependency group 'peers').

Each is asked as its documentation shows it, with the options that suit Arabic best, and is given
bytes only.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from lxml import html as lxml_html

from evaluation.metric import NOTHING, Found
from warraq.importing.article import Imported
from warraq.importing.decode import Unreadable, decode
from warraq.importing.read import format_of, read_parts
from warraq.importing.source import ImportOptions, from_bytes

TODAY = dt.date(2026, 11, 23)
Extractor = Callable[[bytes], Found]
"""From the bytes of a page to what was found. Raises what it raises."""


def warraq(data: bytes) -> Found:
    """Our own importer, by the same door as `build.py import`, one page at a time."""
    source = from_bytes(data, "page.html")
    try:
        parts = read_parts(format_of(source), source, ImportOptions(TODAY))
        return next((found_of(n, one) for n, one in parts if isinstance(one, Imported)), NOTHING)
    except Unreadable:
        return NOTHING


def found_of(number: int, article: Imported) -> Found:
    """What an importer hands over, as it is compared."""
    when = article.when.text if article.when else ""
    return Found(article.title, when, article.paragraphs, number, article.url)


def trafilatura(data: bytes) -> Found:
    """With metadata, else as it stands."""
    return _trafilatura(import_module("trafilatura").bare_extraction(data, with_metadata=True))


def trafilatura_precise(data: bytes) -> Found:
    """The same with favor_precision and without comments."""
    return _trafilatura(
        import_module("trafilatura").bare_extraction(
            data, with_metadata=True, favor_precision=True, include_comments=False
        )
    )


def _trafilatura(document: object) -> Found:
    told = {name: getattr(document, name, None) or "" for name in ("title", "date", "text")}
    return Found(told["title"], told["date"], tuple(told["text"].splitlines()))


def readability(data: bytes) -> Found:
    """readability-lxml: the short title, and the text of the blocks of its summary."""
    document = import_module("readability").Document(data)
    tree = lxml_html.fromstring(document.summary())
    for element in tree.iter("br"):
        element.tail = "\n" + (element.tail or "")
    for element in tree.iter("p", "div", "td", "li", "h1", "h2", "h3", "h4", "tr", "blockquote"):
        element.tail = "\n" + (element.tail or "")
    lines = (line.strip() for line in tree.text_content().splitlines())
    return Found(document.short_title() or "", "", tuple(filter(None, lines)))


def newspaper(data: bytes) -> Found:
    """newspaper4k, told that the language is Arabic, for which it needs nltk."""
    article = import_module("newspaper").Article("", language="ar", fetch_images=False)
    article.download(input_html=_text(data))
    article.parse()
    date = article.publish_date.strftime("%Y-%m-%d") if article.publish_date else ""
    return Found(article.title or "", date, tuple(filter(None, (article.text or "").splitlines())))


def justext(data: bytes) -> Found:
    """jusText with its Arabic stop words; it gives no title and no date."""
    tool = import_module("justext")
    told = tool.justext(data, tool.get_stoplist("Arabic"))
    return Found(
        "", "", tuple(paragraph.text for paragraph in told if not paragraph.is_boilerplate)
    )


def htmldate(data: bytes) -> Found:
    """htmldate, asked for the day of publication; it gives nothing else."""
    find_date = import_module("htmldate").find_date
    return Found("", find_date(_text(data), original_date=True) or "", ())


def _text(data: bytes) -> str:
    """The page as text, decoded as our own importer decodes it, for tools that are given text."""
    return decode(data).text


WARMING = """<html lang="ar"><head><title>خبر</title></head><body><h1>خبر قصير من المدينة</h1>
<p>12 مايو 2017</p>
<p>افتتح المعرض أبوابه صباح اليوم في ساحة المدينة أمام زوار جاءوا من كل مكان، \
ويستمر حتى نهاية الأسبوع.</p>
</body></html>"""
"""A page that is given to each tool before the clock starts: what a tool loads at first use is not
its work.
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool: how it is asked, a module that must be there for it, and what of 'title', 'day',
    'body' it gives.
    """

    ask: Extractor
    module: str
    gives: frozenset[str]


_ALL, _BODY, _DAY = frozenset({"title", "day", "body"}), frozenset({"body"}), frozenset({"day"})
PEERS = {
    "trafilatura": Peer(trafilatura, "trafilatura", _ALL),
    "trafilatura, precise": Peer(trafilatura_precise, "trafilatura", _ALL),
    "readability-lxml": Peer(readability, "readability", _ALL - _DAY),
    "newspaper4k": Peer(newspaper, "nltk", _ALL),
    "jusText": Peer(justext, "justext", _BODY),
    "htmldate": Peer(htmldate, "htmldate", _DAY),
}
"""Each by the name of its package."""


def installed(tool: str) -> bool:
    return find_spec(PEERS[tool].module) is not None


def gives(tool: str) -> frozenset[str]:
    """What a tool sets out to find; our own, all."""
    return PEERS[tool].gives if tool in PEERS else _ALL


def extractor(tool: str) -> Extractor:
    """A tool by its name; 'Warraq' is our own. Logs are silenced."""
    logging.disable(logging.CRITICAL)
    return PEERS[tool].ask if tool in PEERS else warraq
