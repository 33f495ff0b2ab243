"""Why a piece of a page is what it is: the signs that decide it, in the words of an account."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """The sign that decided the role of a piece; readers of text and HTML compare these, never
    sentences.
    """

    KEPT = ""  # there is none: it is a part of the article

    # no text of the article, whatever is around it
    NO_LETTERS = "no letters"
    ADDRESS = "an address"
    NO_ARABIC = "no Arabic"
    TRAIL = "a trail of links"
    FIELD_NAME = "the name of a field"
    OTHER_FIELD = "a field of another kind"
    INTERFACE = "a phrase of the interface"
    LINK = "a link to another article"
    COMMON = "stands on other pages too"
    OPENS_LINKS = "opens a list of links"
    OPENS_END = "opens what follows the article"
    DATE = "a line of date"
    CALL = "calls for another article"
    NOTICE = "a notice of the site"

    # the place in a page of the web
    TEASER = "the beginning of another article"
    COPY = "the whole text in one piece"
    PICTURE_OUTSIDE = "a picture outside of the text"
    OUTSIDE = "outside of the article"

    # above the text
    HEADLINE = "the headline"
    HEADLINE_AGAIN = "the headline again"
    KICKER = "a line over the headline"
    CROWDED = "a row of short pieces"
    ABOVE_HEADLINE = "above the headline"
    BESIDE_HEADLINE = "beside the headline"
    BELOW_HEADLINE = "between headline and text"
    ABOVE_TEXT = "above the text"

    # names and captions
    AUTHOR_MARK = "a mark of the author"
    NAME_ABOVE = "a name under the headline"
    NAME_BELOW = "a name under the text"
    INITIALS = "initials under the text"
    BESIDE_PICTURE = "beside a picture"
    CAPTION_PHRASE = "a phrase of captions"

    # in the text and below it
    LEAD_AGAIN = "the lead, said again below"
    PARAGRAPH_AGAIN = "a paragraph again"
    FOREIGN = "a foreign language under the text"
    AFTER_END = "after the article's end"
    FAR_BELOW = "far below the text"
    HEADLINES = "a list of headlines"
    SHORT_PIECES = "short pieces"
    NO_SIGN = "no sign of text"
