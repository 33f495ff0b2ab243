"""The headline and the authors of an article, out of what its page tells machines and what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote, urlsplit

from warraq.arabic.dates_in_text import find_dates
from warraq.arabic.letters import bare
from warraq.importing.cues.lexical import byline, folded_words
from warraq.importing.extract.html.metadata.collect import clean, once
from warraq.importing.extract.html.metadata.json_ld import alike
from warraq.importing.extract.html.metadata.metadata import Told
from warraq.importing.extract.text.headline import halves, without_site

_CUT = re.compile(r"\s*(?:\.{2,}|…)\s*$")
_LEAST = 3
_NOBODY = frozenset(
    " ".join(folded_words(name))
    for name in (
        *(
            "admin",
            "administrator",
            "administrateur",
            "super user",
            "superuser",
            "webmaster",
            "root",
            "user",
            "editor",
        ),
        *(
            "أدمن",
            "المدير",
            "مدير الموقع",
            "المشرف",
            "مشرف",
            "الإدارة",
            "مدير",
            "author",
            "guest",
            "null",
            "none",
        ),
        *(
            "غير معروف",
            "مجهول",
            "undefined",
            "anonymous",
            "wpadmin",
            "site admin",
            "news desk",
            "unknown",
            "test",
        ),
    )
)
_AGENCIES = frozenset(
    "".join(folded_words(name))
    for name in (
        *(
            "أ ف ب",
            "أ.ف.ب",
            "فرانس برس",
            "وكالة فرانس برس",
            "رويترز",
            "د ب أ",
            "د.ب.أ",
            "أ ب",
            "أسوشيتد برس",
            "وكالات",
        ),
        *(
            "الوكالات",
            "الأناضول",
            "وكالة الأناضول",
            "شينخوا",
            "أ ش أ",
            "وام",
            "واس",
            "بترا",
            "كونا",
            "قنا",
            "سانا",
            "وفا",
        ),
        *(
            "وات",
            "واج",
            "ومع",
            "و م ع",
            "نوفوستي",
            "سبوتنيك",
            "AFP",
            "Reuters",
            "AP",
            "dpa",
            "Xinhua",
            "UPI",
            "BBC",
        ),
    )
)
_BRACKETED = re.compile(r"\(\s*([^()]{2,40}?)\s*\)\.?")
_ADDRESS = re.compile(r"://|www\.|@|\.(?:com|net|org|info)\b", re.IGNORECASE)
_BY = re.compile(r"^\s*(?:بقلم|كتبت?|إعداد|اعداد|by)\s*[:/]?\s+", re.IGNORECASE)
_SIGNED = re.compile(r"كتبت?\s+(?P<name>(?!ال|\w*ة\s)[^\W\d_]{2,}(?:\s+[^\W\d_]{2,}){1,3})")
_BETWEEN = re.compile(r"\s*[|•·\n]\s*|\s+[-–—]\s+|\s{3,}|\t")
_NAMES = re.compile(r"\s*[,،;؛|]\s*|\s+and\s+")
_LONGEST, _LONG_NAME, _MOST_WORDS, _MOST = 200, 60, 8, 6


def headline(told: Told, shown: Sequence[str]) -> str:
    """The headline of an article, '' if nothing names one.

    shown  the headings that the page shows and that may be the article's, the likeliest first

    As the page shows it, where one of them is what it tells machines: the same words; the part of a
    title beside the site's name; what a title is cut from; or most of its words. Otherwise the
    first title, without the name of the site; and where the titles name nothing but the site, the
    first heading.
    """
    site = _joined(told.outlet)
    heads = [
        text
        for raw in shown
        if (text := clean(raw)) and folded_words(text) and _joined(text) != site
    ]
    titles = [title for title in told.titles if _core(title, told)]
    for same in (_is_same, _is_half, _is_longer, _is_like):
        for title in titles:
            found = [head for head in heads if same(head, title)]
            if found:
                return (
                    max(found, key=lambda head: len(folded_words(head)))
                    if same is _is_half
                    else found[0]
                )
    if heads and (not titles or any(_is_in_address(head, told.url) for head in heads[:1])):
        return heads[0]
    whole = [title for title in titles if not _CUT.search(title)] or titles
    alone = [title for title in whole if any(_is_half(title, other) for other in titles)]
    return _core(next(iter((*alone, *whole))), told) if titles else ""


def _joined(text: str) -> str:
    return "".join(folded_words(text))


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
    return len(cut) >= _LEAST and words[: len(cut)] == cut


def _is_like(head: str, title: str) -> bool:
    a, b = folded_words(head), folded_words(title)
    return min(len(a), len(b)) >= _LEAST and len(a) * 5 >= len(b) * 2 and alike(head, title)


def _is_in_address(head: str, url: str) -> bool:
    """Whether the words of a heading stand in the address of the page."""
    try:
        slug = frozenset(
            folded_words(unquote(urlsplit(url[: _LONGEST * 10]).path).replace("-", " "))
        )
    except ValueError:
        return False
    words = folded_words(head)
    return len(words) >= _LEAST and sum(word in slug for word in words) * 5 >= len(words) * 3


def _core(title: str, told: Told) -> str:
    """A title without the names of the site and its sections; '' if nothing else is in it."""
    known = {_joined(name) for name in (told.outlet, *told.sections) if name}
    shorter = title
    while shorter:
        for left, right in halves(shorter):
            if _joined(right) in known and folded_words(left):
                shorter = left.strip()
                break
            if _joined(left) in known and folded_words(right):
                shorter = right.strip()
                break
        else:
            break
    if _joined(shorter) in known:
        return ""
    return without_site(shorter)[0].strip() if shorter == title else shorter


def beside_headline(titles: Sequence[str], headings: Sequence[str]) -> str:
    """The name of the site, as it stands in a title beside the headline; '' where none is plain."""
    known = {_joined(text) for text in (*titles, *headings)}
    for title in titles:
        for left, right in halves(title):
            for half, rest in ((left, right), (right, left)):
                words, others = len(folded_words(half)), len(folded_words(rest))
                # The shorter half is the site's: some sites write their own name into a heading
                # too.
                if (
                    _joined(half) in known
                    and 0 < others <= min(5, words)
                    and not halves(rest.strip())
                ):
                    return rest.strip()
    return ""


def authors(told: Told, near: Sequence[str]) -> tuple[str, ...]:
    """Who wrote the article, as its page names them; () where nobody is named.

    near  the short lines around the headline and at the end of the text

    A byline that is shown goes before what machines are told, and an agency in brackets after both.
    The outlet itself, an address, or an account like 'admin' is no author.
    """
    shown = once(name for line in near for name in _in_line(line) if _is_somebody(name, told))
    if shown:
        return shown[:_MOST]
    named = (name for raw in told.authors for name in _parted(raw) if _is_somebody(name, told))
    agencies = (
        found[1]
        for line in near
        if (found := _BRACKETED.fullmatch(line.strip())) and _joined(found[1]) in _AGENCIES
    )
    return once(named, _MOST) or once(agencies, 1)


def _in_line(line: str) -> Iterator[str]:
    """The names of a byline; a date and what stands after a stroke is passed over."""
    if len(line) > _LONGEST or not folded_words(line):
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


def _is_somebody(name: str, told: Told) -> bool:
    words = folded_words(name)
    if not words or len(words) > _MOST_WORDS or len(name) > _LONG_NAME or _ADDRESS.search(name):
        return False
    site = _joined(told.outlet)
    parts = [_joined(part) for part in (name, *re.split(r"\s*[-–—/|]\s*", name))]
    if (
        " ".join(words) in _NOBODY
        or (site and site in parts)
        or not any(word.isalpha() for word in words)
    ):
        return False
    host = _host(told.url)
    return not (name.isascii() and host and any(len(word) > 3 and word in host for word in words))


def _host(url: str) -> str:
    try:
        return (urlsplit(url[:_LONGEST]).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
