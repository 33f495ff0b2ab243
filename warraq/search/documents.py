"""What the index is given of an article: a shadow page of folded and stemmed words, which nobody sees."""

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

TITLE = 3
"""How much more a word of the title weighs than one of the text; Pagefind adds to it what it gives
to any title.
"""
BESIDE = 0.5
"""How much a word weighs under a key that is not its first, and one that stands beside the text."""
LONGEST = 300
"""The most characters of a title, an outlet or a list of topics that a result shows."""


def document(
    article: Article, place: int, terms: Mapping[str, Term], strings: Strings
) -> tuple[str, str, list[str]]:
    """What a result shows of an article, as JSON; its shadow page; its words as they are spelled,
    the title's twice.

    place  its place in the volume, by which results are sorted by date
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
    keys = {word: found for word in {*title, *text, *beside} if (found := index_keys(word))}
    in_title, in_text = ([phrase_key(word) for word in words] for words in (title, text))
    further = {key for found in keys.values() for key in found}.difference(in_title, in_text)
    face = {
        "url": card.url,
        "title": card.title[:LONGEST],
        "date": strings.in_words(card.when) if card.when else "",
        "iso": tokens.named(card.when)[-1] if card.when else "",
        "outlet": card.outlet[:LONGEST],
        "topics": "، ".join(terms[name].label for name in card.topics if name in terms)[:LONGEST],
    }
    page = (
        '<html lang="zxx"><body data-pagefind-body>'
        f'<i data-pagefind-sort="date[data-v]" data-v="{place:06}"></i>'
        f'<h1 data-pagefind-weight="{TITLE}">{" ".join(in_title)}</h1>'
        f"<p>{' '.join(in_text)}</p>"
        f'<p data-pagefind-weight="{BESIDE}">{" ".join((*sorted(further), *tokens.of(card, terms)))}</p></body></html>'
    )
    return json.dumps(face, ensure_ascii=False), page, [*title, *title, *text, *sorted(beside)]


def _beside(article: Article) -> Iterable[str]:
    """What stands on an article's page besides its title and text."""
    card = article.card
    yield from (card.summary, card.thread, *card.tags, *card.authors, card.outlet)
    if card.image:
        yield from (card.image.alt, card.image.credit)
    yield from (correction.note for correction in article.corrections)


_INLINE = re.compile(
    "a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|time|u|var|wbr"
)
"""Elements that do not part words (HTML Living Standard, 4.5); a reference to a footnote (sup)
does.
"""
_TAG = re.compile(  # one that does not end takes all that follows it: so no text takes more than one pass
    r"<!--.*?(?:-->|\Z)|</?([a-zA-Z][^\s/>]*+)((?:[^\"'>]++|\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))*+)(?:>|\Z)",
    re.DOTALL,
)
_ALT = re.compile(r"\balt=(?:\"([^\"]*)\"|'([^']*)')")


def text_of(html: str) -> str:
    """The text of an article's HTML: headings, cells, captions and the words for pictures too."""
    return unescape(_TAG.sub(_in_place_of, html))


def _in_place_of(tag: re.Match[str]) -> str:
    """What stands for a tag in the text: the words for a picture; nothing where words go on across
    it; a line break.
    """
    name = (tag[1] or "").lower()
    if name == "img" and (alt := _ALT.search(tag[2])):
        return f"\n{alt[1] or alt[2] or ''}\n"
    return "" if _INLINE.fullmatch(name) else "\n"
