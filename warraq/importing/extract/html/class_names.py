"""What class and id names suggest about an element: comments, a menu, buttons; hints only."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from lxml.html import HtmlElement


class BoxKind(StrEnum):
    """What a box holds, by its name; in the words of an account, where it keeps a line out."""

    COMMENTS = "comments"
    RELATED = "links to other articles"
    SHARES = "buttons for sharing"
    TAGS = "tags"
    ADS = "an advertisement"
    FORM = "a form"
    AUTHOR = "about the author"
    META = "about the article"
    CHROME = "a menu or a footer"
    SIDE = "beside the article"
    CAPTION = "a caption"
    BODY = "the body"
    """A name that sites give to the text of an article."""
    TITLE = "the title"


_NAMES: dict[BoxKind, tuple[str, ...]] = {
    BoxKind.COMMENTS: (
        "comments?",
        "commentlist",
        "comment(?:area|box|form|s?list)",
        "disqus",
        "respond",
        "repl(?:y|ies)",
    ),
    BoxKind.RELATED: (
        *(
            "related(?:posts?|news|articles?|links?)?",
            "relat",
            "similar",
            "read-?(?:also|more|too)",
            "also-?read",
        ),
        *(
            "see-?also",
            "(?:you-?)?(?:may|might)-?(?:also-?)?like",
            "recommend(?:ed|ations?)?",
            "suggest(?:ed|ions?)?",
        ),
        *(
            "more-?(?:news|stories|posts|from|topics?)",
            "other-?(?:news|posts|articles)",
            "popular",
            "trending",
        ),
        *(
            "most-?(?:read|viewed|popular|commented|shared|recent)",
            "latest(?:-?news)?",
            "recent(?:-?posts?)?",
        ),
        *("last-?news", "top-?stories", "outbrain", "taboola", "jp-relatedposts", "crp", "yarpp"),
        *("next-?(?:post|prev)", "post-?nav(?:igation)?", "pager", "pagination"),
    ),
    BoxKind.SHARES: (
        *(
            "shar(?:e|es|ing|ed)(?:daddy|bar|box|this|tools?|buttons?|icons?)?",
            "addthis\\w*",
            "addtoany\\w*",
            "a2a\\w*",
        ),
        *(
            "social\\w*",
            "follow-?us",
            "tweet",
            "whatsapp",
            "facebook",
            "fb-like",
            "print(?:er|-?friendly)?",
            "toolbar",
        ),
        *(
            "article-?tools",
            "font-?size",
            "text-?(?:size|resizer)",
            "ratings?",
            "votes?",
            "likes",
            "(?:post-)?views(?:-?count)?",
        ),
    ),
    BoxKind.TAGS: (
        "tags",
        "tag-?(?:s|links|list|cloud|box)",
        "(?:post|article)-?tags?",
        "keywords",
        "taglist",
    ),
    BoxKind.ADS: (
        *(
            "ads?",
            "adv",
            "advert\\w*",
            "adsense",
            "adsbygoogle",
            "ad-?(?:slot|box|unit|wrap\\w*|container)",
            "dfp",
        ),
        *("google-?ads?", "gpt", "banners?", "sponsor\\w*", "promo\\w*"),
    ),
    BoxKind.FORM: (
        *(
            "newsletters?",
            "subscri(?:be|ption)\\w*",
            "log-?in",
            "sign-?(?:in|up)",
            "register",
            "search-?(?:form|box)?",
        ),
        *("polls?", "contact-?form", "mailing\\w*"),
    ),
    BoxKind.AUTHOR: (
        "(?:post-?)?author-?(?:box|bio|info|card|desc\\w*|details?|about|profile)?",
        "about-?(?:the-?)?author",
        "bio",
    ),
    BoxKind.META: (
        "(?:post|entry|article|story|news)-?(?:meta(?:data)?|infos?|footer)",
        "byline",
        "date-?line",
    ),
    BoxKind.CHROME: (
        *(
            "footer\\w*",
            "copyrights?",
            "breadcrumbs?",
            "crumbs?",
            "pathway",
            "nav",
            "nav-?(?:bar|menu|links?)",
        ),
        *(
            "navigation",
            "menus?",
            "main-?menu",
            "top-?(?:bar|menu|header)",
            "masthead",
            "skip-?(?:link|to-?content)",
        ),
        *(
            "cookies?",
            "gdpr",
            "consent",
            "popup",
            "modal",
            "overlay",
            "tickers?",
            "marquee",
            "breaking(?:-?news)?",
        ),
        *("news-?(?:ticker|bar|tape)",),
    ),
    BoxKind.SIDE: (
        "side-?bars?",
        "aside",
        "side-?(?:col|column|box|block|menu|content)?",
        "widgets?",
        "widget-?area",
    ),
    BoxKind.CAPTION: (
        "captions?",
        "wp-caption-text",
        "credits?",
        "(?:photo|image)-?(?:credit|caption)",
        "figcaption",
    ),
    BoxKind.BODY: (
        "(?:article|story|post|entry|news|node|item|single|content|details?|text|page|topic)"
        "-?(?:body|contents?|text|txt|details?|full|description)",
        *(
            "articlebody",
            "storybody",
            "entrycontent",
            "story-?body-?inner",
            "full-?(?:text|story|article)",
        ),
        *("field-+name-+body", "wysiwyg", "rich-?text", "post-?entry"),
    ),
    BoxKind.TITLE: (
        "(?:article|story|post|entry|news|node|item|page|main|content|detail)?-?(?:title|headline|heading|tit)",
    ),
}
_OF = [
    (kind, re.compile(rf"(?<![a-z0-9])(?:{'|'.join(names)})(?![a-z0-9])"))
    for kind, names in _NAMES.items()
]
_ANY = re.compile("|".join(pattern.pattern for _, pattern in _OF))
_TAGS = {
    "nav": BoxKind.CHROME,
    "footer": BoxKind.CHROME,
    "aside": BoxKind.SIDE,
    "marquee": BoxKind.CHROME,
    "figcaption": BoxKind.CAPTION,
    "form": BoxKind.FORM,
}
_WEAK = frozenset((BoxKind.SHARES, BoxKind.TAGS, BoxKind.ADS, BoxKind.FORM, BoxKind.META))
"""What the name of a text's box may also suggest: `article-body print-area` is the text, ready for
the printer.
"""
_MAX_NAMES_CHARS = 300
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_STATE = re.compile(r"^(?:tag|category|type|status|format|has|no|is|with|postid|elementor)-")


def hint_of(element: HtmlElement) -> BoxKind | None:
    """Return what an element holds by its name, None if the name suggests nothing."""
    tag = element.tag
    if element.get("itemprop") == "articleBody":
        return BoxKind.BODY
    if tag in ("html", "body"):
        return None
    names = element.get("class"), element.get("id")
    if names == (None, None):
        return _TAGS.get(tag)
    return _TAGS.get(tag) or _named(f"{names[0] or ''} {names[1] or ''}"[:_MAX_NAMES_CHARS])


@lru_cache(maxsize=8192)
def _named(names: str) -> BoxKind | None:
    """Return the kind by class and id; the state that WordPress writes into a class ('tag-...') is
    passed over.
    """
    words = [
        word
        for word in _HUMP.sub("-", names).lower().replace("_", "-").split()
        if not _STATE.match(word)
    ]
    joined = " ".join(words)
    if not _ANY.search(joined):
        return None
    kinds = [kind for kind, pattern in _OF if pattern.search(joined)]
    return BoxKind.BODY if BoxKind.BODY in kinds and kinds[0] in _WEAK else kinds[0]
