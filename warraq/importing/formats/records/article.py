"""From a record to an article, by what its fields mean, with an account of every value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from warraq.content.frontmatter.review import Doubt
from warraq.importing.account import Account, Piece, Role
from warraq.importing.article import Imported, LeftOut, Outcome, opening_words
from warraq.importing.cues.lexical import folded_words, phrase_kind, phrases
from warraq.importing.cues.sentences import ends_sentence, is_prose, tidy
from warraq.importing.formats.records import metadata
from warraq.importing.formats.records.fields import Fields
from warraq.importing.formats.records.named_values import (
    NamedValue,
    addresses,
    is_header,
    letters_of,
    named_values,
    visible_text,
)
from warraq.importing.formats.records.paragraphs import Text, text_of
from warraq.importing.formats.records.record import Record
from warraq.importing.formats.records.values import has_letters

BUTTONS_MAX_WORDS = 6
"""So few words may be buttons that a program took for the text; more are a text."""
TITLE_SHOWN_CHARS = 80
OPENING_MIN_SPACES = 3
OPENING_PARAGRAPHS = 4
"""How many paragraphs are joined for the opening words, where the first is a few words."""

_KNOWN_ROLES = frozenset(
    {"author", "outlet", "url", "category", "tags", "summary", "image", "captured"}
)
"""What goes into the front matter."""


def article_of(record: Record, fields: Fields, encoding: str, today: dt.date) -> Outcome:
    """Return the article that a record is, or why it is none: it is empty, it repeats the header,
    it has no text.
    """
    values = named_values(record, fields)
    if not any(value.text.strip() for value in values):
        return LeftOut("an empty record", f"line {record.line}")
    if is_header(values):
        return LeftOut("the header again", f"line {record.line}", text=visible_text(record))
    content = _content(values, fields)
    url = next(iter(addresses(values, "url")), "")
    texts = [text_of(value.raw, value.field, record.line, url) for value in content]
    text = _joined(texts)
    title = _title(values)
    if not _says_something(text.paragraphs):
        line = f"line {record.line}"
        what = f"{title[:TITLE_SHOWN_CHARS]} ({line})" if title else line
        return LeftOut("a record without a text", what, text=visible_text(record))
    opening = text.paragraphs[0] if text.paragraphs else ""
    day = metadata.day_of(values, fields.of("date"), fields.order, opening, today)
    pieces = _pieces(record, values, content, texts, title, day.field)
    pictures = addresses(values, "image")
    is_broken = any("\ufffd" in value.text for value in values)
    doubts = (
        "" if title else Doubt.NO_HEADLINE,
        day.dated.doubt,
        "" if any(map(is_prose, text.paragraphs)) else Doubt.NO_FULL_PARAGRAPH,
        Doubt.BROKEN_LETTERS if is_broken else "",
    )
    return Imported(
        title=title or _opening(text.paragraphs),
        paragraphs=text.paragraphs,
        when=day.dated.when,
        authors=metadata.authors(values),
        outlet=metadata.outlet(values),
        url=url,
        doubts=tuple(filter(None, doubts)),
        account=Account(encoding, text.notes, tuple(pieces)),
        body=text.body,
        summary=_summary(values, content),
        categories=metadata.labels(values, "category"),
        tags=metadata.labels(values, "tags"),
        image=(pictures[0], "") if pictures else text.image,
        attached=text.attached,
        captured=metadata.captured(values),
    )


def _title(values: Iterable[NamedValue]) -> str:
    """Return the headline; the name of its own field is none."""
    titles = [value for value in values if value.role == "title"]
    names = {value.field.casefold() for value in titles}
    lines = (tidy(value.text) for value in titles)
    return next((line for line in lines if has_letters(line) and line.casefold() not in names), "")


def _content(values: Sequence[NamedValue], fields: Fields) -> list[NamedValue]:
    """Return the values that are the text.

    They are those of the first field that has any, or of a later one that holds them all and more;
    else the summary.
    """
    return _fullest(values, fields.of("content")) or _fullest(values, fields.of("summary"))


def _fullest(values: Sequence[NamedValue], names: Sequence[str]) -> list[NamedValue]:
    best: list[NamedValue] = []
    letters = ""
    for name in names:
        own = [value for value in values if value.field == name]
        own_letters = letters_of(own)
        if len(own_letters) > len(letters) and letters in own_letters:
            best, letters = own, own_letters
    return best


def _joined(texts: Sequence[Text]) -> Text:
    """Return several texts as one."""
    if len(texts) == 1:
        return texts[0]
    return Text(
        tuple(paragraph for text in texts for paragraph in text.paragraphs),
        "\n\n".join(text.body for text in texts if text.body),
        (),
        tuple(picture for text in texts for picture in text.attached),
        next((text.image for text in texts if text.image[0]), ("", "")),
        tuple(dict.fromkeys(note for text in texts for note in text.notes)),
    )


def _says_something(paragraphs: Sequence[str]) -> bool:
    """Return whether the paragraphs are more than a button or two ('تعليقات ()')."""
    paragraph_words = [folded_words(paragraph) for paragraph in paragraphs]
    if sum(map(len, paragraph_words)) > BUTTONS_MAX_WORDS:
        return True
    return any(
        not all(word.isdigit() for word in words) and not phrase_kind(words, phrases())
        for words in paragraph_words
    )


def _opening(paragraphs: Sequence[str]) -> str:
    """Return opening words in place of a headline; a few words that a program cut off at a link are
    joined to what they belong to.
    """
    first = paragraphs[0]
    is_cut_off = first.count(" ") < OPENING_MIN_SPACES and not ends_sentence(first)
    return opening_words(" ".join(paragraphs[:OPENING_PARAGRAPHS]) if is_cut_off else first)


def _summary(values: Sequence[NamedValue], content: Sequence[NamedValue]) -> str:
    summaries = (value for value in values if value.role == "summary" and value not in content)
    return next((tidy(value.text) for value in summaries), "")


def _pieces(
    record: Record,
    values: Sequence[NamedValue],
    content: Sequence[NamedValue],
    texts: Sequence[Text],
    title: str,
    date_field: str,
) -> Iterator[Piece]:
    """Yield every value of the record with its role, in order; the name of its field is the
    reason.
    """
    content_letters = letters_of(content)
    number, has_title = 0, False
    for value in values:
        if not value.text.strip():
            continue
        place = next((place for place, own in enumerate(content) if own is value), None)
        if place is not None:
            yield from (
                replace(piece, number=piece.number + number if piece.number else 0)
                for piece in texts[place].pieces
            )
            number += len(texts[place].paragraphs)
        elif value.role == "title" and tidy(value.text) == title and not has_title:
            has_title = True
            yield Piece(record.line, title, Role.TITLE, value.field)
        else:
            role, reason = _role(value, content_letters, date_field)
            yield Piece(record.line, tidy(value.text), role, reason)


def _role(value: NamedValue, content_letters: str, date_field: str) -> tuple[Role, str]:
    """Return the role of a value that is neither the title nor the text, and the reason."""
    if value.field == date_field:
        return Role.DATE, value.field
    if value.role in _KNOWN_ROLES:
        return Role.BYLINE, value.field
    reason = "a field that is not used"
    if value.role == "date":
        reason = "not plainly the date of publication"
    elif value.role == "content":
        is_repeated = letters_of((value,)) in content_letters
        reason = "the same text again" if is_repeated else "another text"
    return Role.LEFT_OUT, f"{reason}: {value.field}"
