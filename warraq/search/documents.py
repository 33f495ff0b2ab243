"""What the index gets of an article: a shadow page of folded and stemmed words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from html import unescape

from warraq.arabic.search_keys import index_keys, phrase_key, spelled_words
from warraq.core.model import Article
from warraq.search import tokens
from warraq.site.strings import Strings
from warraq.site.views.page import Term

TITLE_WEIGHT = 3
"""Times that a word of the title weighs more than one of the text, besides the weight that Pagefind
gives to any title.
"""
FURTHER_WEIGHT = 0.5
"""The weight of a word under a key that is not its first, and of one that is beside the text: half,
so that the text itself comes first.
"""
FACE_MAX_CHARACTERS = 300
"""The most characters of a title, an outlet or a list of topics that a result shows: its index is
fetched over slow lines.
"""


def document(
    article: Article, place: int, terms: Mapping[str, Term], strings: Strings
) -> tuple[str, str, list[str]]:
    """Return what a result shows of an article, as JSON; its shadow page; and its words.

    The words are as they are spelled, the title's twice.

    place  the article's place in the volume, by which results are sorted by date
    terms  the topics, by id
    """
    card = article.card
    title = spelled_words(card.title)
    text = [] if card.withdrawn else spelled_words(text_of(article.html))
    beside = (
        set()
        if card.withdrawn
        else {*spelled_words("\n".join(_beside(article)))}.difference(title, text)
    )
    keys = {word: of for word in {*title, *text, *beside} if (of := index_keys(word))}
    in_title, in_text = ([phrase_key(word) for word in words] for words in (title, text))
    further = {key for of in keys.values() for key in of}.difference(in_title, in_text)
    face = {
        "url": card.url,
        "title": card.title[:FACE_MAX_CHARACTERS],
        "date": strings.in_words(card.when) if card.when else "",
        "iso": tokens.date_names(card.when)[-1] if card.when else "",
        "outlet": card.outlet[:FACE_MAX_CHARACTERS],
        "topics": "، ".join(terms[name].label for name in card.topics if name in terms)[
            :FACE_MAX_CHARACTERS
        ],
    }
    page = (
        '<html lang="zxx"><body data-pagefind-body>'
        f'<i data-pagefind-sort="date[data-v]" data-v="{place:06}"></i>'
        f'<h1 data-pagefind-weight="{TITLE_WEIGHT}">{" ".join(in_title)}</h1>'
        f"<p>{' '.join(in_text)}</p>"
        f'<p data-pagefind-weight="{FURTHER_WEIGHT}">'
        f"{' '.join((*sorted(further), *tokens.of(card, terms)))}</p></body></html>"
    )
    return json.dumps(face, ensure_ascii=False), page, [*title, *title, *text, *sorted(beside)]


def _beside(article: Article) -> Iterable[str]:
    """Yield the texts of an article's page besides its title and text."""
    card = article.card
    yield from (card.summary, card.thread, *card.tags, *card.authors, card.outlet)
    if card.image:
        yield from (card.image.alt, card.image.credit)
    yield from (correction.note for correction in article.corrections)


_INLINE = re.compile(
    "a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|"
    "time|u|var|wbr"
)
"""Elements that do not separate words (HTML Living Standard, 4.5); a reference to a footnote (sup)
does.
"""
_TAG = re.compile(  # one without an end takes all that follows it: no text needs more than one pass
    r"<!--.*?(?:-->|\Z)|</?([a-zA-Z][^\s/>]*+)((?:[^\"'>]++|\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))*+)(?:>|\Z)",
    re.DOTALL,
)
_ALT = re.compile(r"\balt=(?:\"([^\"]*)\"|'([^']*)')")


def text_of(html: str) -> str:
    """Return the text of an article's HTML: headings, cells, captions and alternative texts too."""
    return unescape(_TAG.sub(_replacement, html))


def _replacement(tag: re.Match[str]) -> str:
    """Return what replaces a tag in the text.

    The alternative text of a picture, nothing if words go on across the tag, or a line break.
    """
    name = (tag[1] or "").lower()
    if name == "img" and (alt := _ALT.search(tag[2])):
        return f"\n{alt[1] or alt[2] or ''}\n"
    return "" if _INLINE.fullmatch(name) else "\n"
