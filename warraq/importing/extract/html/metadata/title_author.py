"""Choose the headline and the authors of a page, out of its metadata and what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote, urlsplit

from warraq.arabic.dates_in_text import find_dates
from warraq.arabic.letters import bare
from warraq.importing.cues.lexical import byline, folded_words
from warraq.importing.cues.site_name import halves, joined, without_site
from warraq.importing.extract.html.metadata.collect import clean, once
from warraq.importing.extract.html.metadata.json_ld import alike
from warraq.importing.extract.html.metadata.metadata import PageMetadata

MAX_AUTHORS = 6
_MAX_LINE_CHARS = 200
_MAX_URL_CHARS = 2000
_MAX_NAME_CHARS = 60
_MAX_NAME_WORDS = 8
_MIN_TITLE_WORDS = 3
"""Fewer words are in too many titles for two of them to be known as one."""
_MIN_LIKE_PERCENT = 40
_MIN_SLUG_PERCENT = 60


def _split(names: str) -> list[str]:
    return [" ".join(name.split()) for name in names.split(",")]


_NOBODY = frozenset(
    " ".join(folded_words(name))
    for name in _split(
        """
        admin, administrator, administrateur, super user, superuser, webmaster, root, user, editor,
        أدمن, المدير, مدير الموقع, المشرف, مشرف, الإدارة, مدير, author, guest, null, none,
        غير معروف, مجهول, undefined, anonymous, wpadmin, site admin, news desk, unknown, test
        """
    )
)
"""Accounts of editing systems, which sign articles for nobody."""
_AGENCIES = frozenset(
    "".join(folded_words(name))
    for name in _split(
        """
        أ ف ب, أ.ف.ب, فرانس برس, وكالة فرانس برس, رويترز, د ب أ, د.ب.أ, أ ب, أسوشيتد برس, وكالات,
        الوكالات, الأناضول, وكالة الأناضول, شينخوا, أ ش أ, وام, واس, بترا, كونا, قنا, سانا, وفا,
        وات, واج, ومع, و م ع, نوفوستي, سبوتنيك, AFP, Reuters, AP, dpa, Xinhua, UPI, BBC
        """
    )
)
"""Agencies that sign a dispatch in brackets."""
_CUT = re.compile(r"\s*(?:\.{2,}|…)\s*$")
_BRACKETED = re.compile(r"\(\s*([^()]{2,40}?)\s*\)\.?")
_ADDRESS = re.compile(r"://|www\.|@|\.(?:com|net|org|info)\b", re.IGNORECASE)
_BY = re.compile(r"^\s*(?:بقلم|كتبت?|إعداد|اعداد|by)\s*[:/]?\s+", re.IGNORECASE)
_SIGNED = re.compile(r"كتبت?\s+(?P<name>(?!ال|\w*ة\s)[^\W\d_]{2,}(?:\s+[^\W\d_]{2,}){1,3})")
_BETWEEN = re.compile(r"\s*[|•·\n]\s*|\s+[-–—]\s+|\s{3,}|\t")
_NAMES = re.compile(r"\s*[,،;؛|]\s*|\s+and\s+")


def headline(metadata: PageMetadata, shown: Sequence[str]) -> str:
    """Return the headline of an article, '' if nothing names one.

    shown  the headings that the page shows and that may be the article's, the likeliest first

    It is taken as the page shows it, where a heading agrees with a title of the metadata: the same
    words; the part of a title beside the site's name; what a title is cut from; or most of its
    words. Otherwise the first title is, without the name of the site; and where the titles name
    nothing but the site, the first heading.
    """
    site = joined(metadata.outlet)
    heads = [
        text
        for raw in shown
        if (text := clean(raw)) and folded_words(text) and joined(text) != site
    ]
    titles = [title for title in metadata.titles if _core(title, metadata)]
    for same in (_is_same, _is_half, _is_longer, _is_like):
        for title in titles:
            found = [head for head in heads if same(head, title)]
            if found:
                return (
                    max(found, key=lambda head: len(folded_words(head)))
                    if same is _is_half
                    else found[0]
                )
    if heads and (not titles or any(_is_in_address(head, metadata.url) for head in heads[:1])):
        return heads[0]
    whole = [title for title in titles if not _CUT.search(title)] or titles
    alone = [title for title in whole if any(_is_half(title, other) for other in titles)]
    return _core(next(iter((*alone, *whole))), metadata) if titles else ""


def _is_same(head: str, title: str) -> bool:
    return folded_words(head) == folded_words(title)


def _is_half(head: str, title: str) -> bool:
    words = folded_words(head)
    return len(words) > 1 and any(
        words == folded_words(half) for pair in halves(title) for half in pair
    )


def _is_longer(head: str, title: str) -> bool:
    words, cut = folded_words(head), folded_words(_CUT.sub("", title))
    cut = cut[:-1] if _CUT.search(title) else cut
    return len(cut) >= _MIN_TITLE_WORDS and words[: len(cut)] == cut


def _is_like(head: str, title: str) -> bool:
    a, b = folded_words(head), folded_words(title)
    is_long = 100 * len(a) >= _MIN_LIKE_PERCENT * len(b)
    return min(len(a), len(b)) >= _MIN_TITLE_WORDS and is_long and alike(head, title)


def _is_in_address(head: str, url: str) -> bool:
    """Whether most words of a heading are in the address of the page."""
    try:
        path = unquote(urlsplit(url[:_MAX_URL_CHARS]).path)
    except ValueError:
        return False
    slug, words = frozenset(folded_words(path.replace("-", " "))), folded_words(head)
    shared = sum(word in slug for word in words)
    return len(words) >= _MIN_TITLE_WORDS and 100 * shared >= _MIN_SLUG_PERCENT * len(words)


def _core(title: str, metadata: PageMetadata) -> str:
    """Return a title without the names of the site and its sections; '' if nothing else is left."""
    known = {joined(name) for name in (metadata.outlet, *metadata.sections) if name}
    shorter = title
    while shorter:
        for left, right in halves(shorter):
            if joined(right) in known and folded_words(left):
                shorter = left.strip()
                break
            if joined(left) in known and folded_words(right):
                shorter = right.strip()
                break
        else:
            break
    if joined(shorter) in known:
        return ""
    return without_site(shorter)[0].strip() if shorter == title else shorter


def authors(metadata: PageMetadata, nearby: Sequence[str]) -> tuple[str, ...]:
    """Return who wrote the article, as its page names them; () where nobody is named.

    nearby  the short lines around the headline and at the end of the text

    A byline that is shown goes before the metadata, and an agency in brackets comes after both.
    The outlet itself, an address, or an account like 'admin' is no author.
    """
    shown = once(name for line in nearby for name in _in_line(line) if _is_somebody(name, metadata))
    if shown:
        return shown[:MAX_AUTHORS]
    named = (
        name for raw in metadata.authors for name in _parted(raw) if _is_somebody(name, metadata)
    )
    agencies = (
        found[1]
        for line in nearby
        if (found := _BRACKETED.fullmatch(line.strip())) and joined(found[1]) in _AGENCIES
    )
    return once(named, MAX_AUTHORS) or once(agencies, 1)


def _in_line(line: str) -> Iterator[str]:
    """Yield the names of a byline, without a date and what follows a stroke."""
    if len(line) > _MAX_LINE_CHARS or not folded_words(line):
        return
    for part in (line, *_BETWEEN.split(line)):
        founds = find_dates(part)
        text = part[: founds[0].start] if founds else part
        text = bare(text).strip(" -–—|/،")
        signed = _SIGNED.fullmatch(text)
        if name := byline(text) or (signed["name"] if signed else ""):
            yield from filter(None, _NAMES.split(name))
            return


def _parted(raw: str) -> Iterator[str]:
    text = _BY.sub("", raw).strip().strip("()[]").strip()
    yield from (part for part in _NAMES.split(text) if part)


def _is_somebody(name: str, metadata: PageMetadata) -> bool:
    words = folded_words(name)
    if not words or len(words) > _MAX_NAME_WORDS or len(name) > _MAX_NAME_CHARS:
        return False
    if _ADDRESS.search(name):
        return False
    site = joined(metadata.outlet)
    parts = [joined(part) for part in (name, *re.split(r"\s*[-–—/|]\s*", name))]
    if (
        " ".join(words) in _NOBODY
        or (site and site in parts)
        or not any(word.isalpha() for word in words)
    ):
        return False
    host = _host(metadata.url)
    return not (name.isascii() and host and any(len(word) > 3 and word in host for word in words))


def _host(url: str) -> str:
    try:
        return (urlsplit(url[:_MAX_LINE_CHARS]).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
