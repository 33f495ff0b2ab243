"""What WordPress writes besides HTML, as HTML: shortcodes, blocks, lone addresses, line breaks."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from warraq.importing.formats.markup import attributes

_CODE = re.compile(
    r"\[(?P<left>\[?)(?P<end>/?)(?P<name>[a-zA-Z][\w-]{0,40})"
    r"(?P<attributes>(?:[\s=][^\[\]]{0,4000})?)\](?P<right>\]?)"
)
_ADDRESS = re.compile(r"https?://[^\s<>\"'\[\]]+")
_ALONE = re.compile(
    r"^([ \t]*(?:<p>[ \t]*)?)(https?://[^\s<>\"'\[\]]+)([ \t]*(?:</p>[ \t]*)?)$", re.MULTILINE
)
_MEDIA = re.compile(r"\s*(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?", re.IGNORECASE)
_BLOCK = re.compile(r"<!--\s+/?wp:[a-z]")
_REUSED = re.compile(r"<!--\s+wp:block\s+\{[^{}]{0,400}?\"ref\"\s*:\s*(\d+)[^{}]{0,400}\}\s*/?-->")
_WHOLE = re.compile(r"<(pre|script|style|textarea)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_AROUND = (
    r"(?:p|div|h[1-6]|ul|ol|li|dl|dt|dd|table|thead|tbody|tfoot|tr|td|th|caption|blockquote|figure"
    r"|figcaption|pre|hr|br|section|article|aside|header|footer|nav|main|form|fieldset|address"
    r"|details|summary|iframe|video|audio|object)"
)
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
_OPENS = re.compile(rf"\s*</?{_AROUND}\b", re.IGNORECASE)
_CLOSES = re.compile(rf"</?{_AROUND}\b[^<>]*>\s*\Z", re.IGNORECASE)
_BLANK = re.compile(r"\n{3,}")
TAG_MAX_CHARS = 400
"""How far before a line break the tag of a block is looked for."""
_KNOWN_CODES = frozenset(
    re.findall(
        r"\S+",
        "caption wp_caption gallery embed video audio playlist youtube vimeo soundcloud twitter "
        "tweet facebook instagram dailymotion googlemaps more toc",
    )
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a site: its address, what it shows, and the line below it."""

    src: str
    alt: str = ""
    caption: str = ""


def as_html(
    text: str,
    gallery: Callable[[Sequence[str]], Sequence[Picture]],
    reused: Mapping[str, str],
) -> tuple[str, Counter[str]]:
    """Return the content of a post as HTML, and how many shortcodes of each name were dropped.

    gallery  returns the pictures with the given ids; those of the post itself, if none are given
    reused   the content of the blocks that several posts share, by id

    Pictures keep their captions, a gallery becomes its pictures, and what plays or embeds something
    from an address becomes a link to it. Of all other shortcodes the text between them is kept.
    What looks like one but is a word in brackets stays: it has no attributes, no end, and no name
    of that kind. Line breaks count where the post was not written in blocks, as WordPress's wpautop
    has it.
    """
    text = _REUSED.sub(lambda block: reused.get(block[1], ""), text)
    text = _with_figures(text) if "[/caption]" in text or "[/wp_caption]" in text else text
    dropped: Counter[str] = Counter()
    if "[" in text:
        ends = {match["name"].lower() for match in _CODE.finditer(text) if match["end"]}
        text = _CODE.sub(lambda code: _replaced(code, ends, gallery, dropped), text)
    text = _ALONE.sub(lambda line: f"{line[1]}{_link(html.unescape(line[2]))}{line[3]}", text)
    return (text if _BLOCK.search(text) else with_breaks(text)), dropped


def with_breaks(text: str) -> str:
    """Return a text with its line breaks as HTML has them, but for those beside the tags of a block
    and in what is preformatted.
    """
    text = _TAG.sub(
        lambda tag: " ".join(tag[0].splitlines()), text.replace("\r\n", "\n").replace("\r", "\n")
    )
    text = _BLANK.sub("\n\n", text)
    pieces, position = [], 0
    for whole in _WHOLE.finditer(text):
        pieces += [_with_br(text[position : whole.start()]), whole[0]]
        position = whole.end()
    return "".join((*pieces, _with_br(text[position:])))


def _with_br(text: str) -> str:
    lines = text.split("\n")
    out = lines[:1]
    for before, line in pairwise(lines):
        by_block = _OPENS.match(line) or _CLOSES.search(before[-TAG_MAX_CHARS:])
        out += ["\n" if by_block else "<br>\n", line]
    return "".join(out)


def _with_figures(text: str) -> str:
    """Turn [caption]<img ...> what it shows[/caption] into a figure."""
    *parts, rest = re.split(r"\[/(?:wp_)?caption\]", text)
    out = []
    for part in parts:
        begin = max(part.rfind("[caption"), part.rfind("[wp_caption"))
        code = _CODE.match(part, begin) if begin >= 0 else None
        if code is None:
            out.append(part)
            continue
        inner = part[code.end() :]
        media = _MEDIA.match(inner)
        caption = inner[media.end() :].strip() if media else inner.strip()
        caption = caption or html.escape(_attributes(code["attributes"]).get("caption", ""))
        figure = f"<figure>{media[0] if media else ''}<figcaption>{caption}</figcaption></figure>"
        out += [part[:begin], "\n", figure, "\n"]
    return "".join((*out, rest))


def _replaced(
    code: re.Match[str],
    ends: Set[str],
    gallery: Callable[[Sequence[str]], Sequence[Picture]],
    dropped: Counter[str],
) -> str:
    """Return what takes the place of a shortcode, and count it where that is nothing."""
    name = code["name"].lower()
    if code["left"] and code["right"]:
        return code[0][1:-1]
    is_code = name in _KNOWN_CODES or name in ends or "=" in code["attributes"]
    if not is_code and "_" not in name and "-" not in name:
        return code[0]
    left, right = code["left"], code["right"]
    if code["end"]:
        return left + right
    given = _attributes(code["attributes"])
    if name == "gallery":
        ids = re.findall(r"\d+", given.get("ids") or given.get("include") or "")
        return "".join((left, "\n", *map(_figure, gallery(ids)), "\n", right))
    address = _ADDRESS.search(html.unescape(code["attributes"]))
    if address:
        return f"{left}\n<p>{_link(address[0])}</p>\n{right}"
    if name != "embed":
        dropped[name] += 1
    return left + right


def _attributes(text: str) -> Mapping[str, str]:
    return {name.lower(): value for name, value in attributes(text)}


def _figure(picture: Picture) -> str:
    src, alt, caption = map(html.escape, (picture.src, picture.alt, picture.caption))
    return f'<figure><img src="{src}" alt="{alt}"><figcaption>{caption}</figcaption></figure>'


def _link(address: str) -> str:
    return f'<a href="{html.escape(address)}">{html.escape(address)}</a>'
