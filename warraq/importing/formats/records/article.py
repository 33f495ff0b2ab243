"""From a record to an article, by what its fields mean, with an account of every value."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from warraq.importing.account import Account, Piece
from warraq.importing.article import Imported, LeftOut, Outcome, opening_words
from warraq.importing.cues.lexical import byline, folded_words, phrase_kind, phrases
from warraq.importing.cues.sentences import ends_sentence, is_prose, tidy
from warraq.importing.extract.dates.datelines import Dated, in_dispatch
from warraq.importing.extract.dates.in_url import plain_day
from warraq.importing.formats.records.dates import in_byline, moment_of, on, read_date
from warraq.importing.formats.records.fields import Fields
from warraq.importing.formats.records.paragraphs import Text, shown, text_of
from warraq.importing.formats.records.record import Record
from warraq.importing.formats.records.values import entries, has_letters, is_empty

_ADDRESS = re.compile(r"https?://[^\s<>\"'\\]{1,2000}", re.IGNORECASE)
_PARTS = re.compile(r"\s*[|;•]\s*|\s{4,}")
_LISTED = re.compile(r"\s*[,،;|>]\s*|\s*\n\s*")
_LONGEST_NAME, _LONGEST_LABEL, _MOST_LABELS = 120, 80, 40
_FEW_WORDS = 6


@dataclass(frozen=True, slots=True)
class _Value:
    """A value with what its field means ('' if nothing): `text` is all that a reader could see of
    it.
    """

    field: str
    role: str
    raw: str
    text: str


def seen(record: Record) -> str:
    """All that a reader could see in a record, value by value."""
    return "\n".join(value.text for value in _values(record, Fields({})))


def article_of(record: Record, fields: Fields, encoding: str, today: dt.date) -> Outcome:
    """The article that a record is, or why it is none: it is empty, it repeats the header, it has
    no text.
    """
    values = _values(record, fields)
    if not any(value.text.strip() for value in values):
        return LeftOut("an empty record", f"line {record.line}")
    if _is_header(values):
        return LeftOut("the header again", f"line {record.line}", text=seen(record))
    content = _content(values, fields)
    addresses = [
        match[0]
        for value in values
        if value.role == "url" and (match := _ADDRESS.search(value.text))
    ]
    url = addresses[0] if addresses else ""
    texts = [text_of(value.raw, value.field, record.line, url) for value in content]
    text = _joined(texts)
    title = _title(values)
    if not _says_something(text.paragraphs):
        what = f"{title[:80]} (line {record.line})" if title else f"line {record.line}"
        return LeftOut("a record without a text", what, text=seen(record))
    dated, source = _dated(values, text, fields, today)
    doubts = [] if title else ["no headline"]
    doubts += [dated.doubt] if dated.doubt else []
    doubts += [] if any(map(is_prose, text.paragraphs)) else ["no full paragraph"]
    doubts += ["broken letters"] if any("\ufffd" in value.text for value in values) else []
    pictures = [
        match[0]
        for value in values
        if value.role == "image" and (match := _ADDRESS.search(value.text))
    ]
    return Imported(
        title=title or _opening(text.paragraphs),
        paragraphs=text.paragraphs,
        when=dated.when,
        authors=tuple(
            dict.fromkeys(
                name for value in values if value.role == "author" for name in _authors(value)
            )
        ),
        outlet=next(
            (
                _outlet(value.text)
                for value in values
                if value.role == "outlet" and value.text.strip()
            ),
            "",
        ),
        url=url,
        doubts=tuple(doubts),
        account=Account(
            encoding, text.notes, tuple(_pieces(record, values, content, texts, title, source))
        ),
        body=text.body,
        summary=_summary(values, content),
        categories=_labels(value for value in values if value.role == "category"),
        tags=_labels(value for value in values if value.role == "tags"),
        image=(pictures[0], "") if pictures else text.image,
        attached=text.attached,
        captured=_captured(values),
    )


def _values(record: Record, fields: Fields) -> list[_Value]:
    roles = {name: role for role, names in reversed([*fields.roles.items()]) for name in names}
    return [_Value(name, roles.get(name, ""), entry, shown(entry))
            for name, value in record.values for entry in entries(value) if not is_empty(entry)]  # fmt: skip


def _is_header(values: Sequence[_Value]) -> bool:
    """Whether a row names its columns, as the first row does."""
    same = sum(value.text.strip().casefold() == value.field.casefold() for value in values)
    return same >= 2 and same * 2 >= len(values)


def _title(values: Iterable[_Value]) -> str:
    """The headline; the name of its own field is none."""
    titles = (tidy(value.text) for value in values if value.role == "title")
    named = {value.field.casefold() for value in values if value.role == "title"}
    return next(
        (title for title in titles if has_letters(title) and title.casefold() not in named), ""
    )


def _content(values: Sequence[_Value], fields: Fields) -> list[_Value]:
    """The values that are the text: those of the first field that has any, or of a later one that
    holds them all and more; else the summary.
    """
    best: list[_Value] = []
    for name in (*fields.of("content"), *(fields.of("summary") if not best else ())):
        found = [value for value in values if value.field == name]
        more = _bare(found)
        if more and (not best or (len(more) > len(_bare(best)) and _bare(best) in more)):
            best = found
        if best and name == (fields.of("content") or ("",))[-1]:
            break
    return best


def _bare(values: Iterable[_Value]) -> str:
    return "".join("".join(value.text.split()) for value in values)


def _joined(texts: Sequence[Text]) -> Text:
    """Several texts as one."""
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
    """Whether the paragraphs are more than a button or two that a program took for the text
    ('تعليقات ()').
    """
    words = [folded_words(paragraph) for paragraph in paragraphs]
    if sum(map(len, words)) > _FEW_WORDS:
        return True
    return any(
        found and not phrase_kind(found, phrases())
        for found in words
        if any(not word.isdigit() for word in found)
    )


def _opening(paragraphs: Sequence[str]) -> str:
    """What stands for a headline; words that a program cut off at a link are joined to what they
    belong to.
    """
    first = paragraphs[0]
    return opening_words(
        " ".join(paragraphs[:4]) if first.count(" ") < 3 and not ends_sentence(first) else first
    )


def _dated(
    values: Sequence[_Value], text: Text, fields: Fields, today: dt.date
) -> tuple[Dated, str]:
    """The day of publication, and the field that tells it: its own, the byline, the address, the
    agency's line.
    """
    doubt = ""
    for value in (value for name in fields.of("date") for value in values if value.field == name):
        dated = read_date(value.text, today, fields.order)
        if dated.when:
            return dated, value.field
        doubt = doubt or dated.doubt
    for value in (value for value in values if value.role == "author"):
        for part in _PARTS.split(value.text):
            beside = in_byline(part, today)
            if beside is not None and beside.when and beside.when.precision in ("day", "moment"):
                return beside, value.field
    days = [
        (day, value.field)
        for value in values
        if value.role == "url" and (day := plain_day(value.text))
    ]
    if len(days) == 1 and days[0][0] <= today:
        return Dated(on(days[0][0])), days[0][1]
    if text.paragraphs and (when := in_dispatch(text.paragraphs[0])) and when.last <= today:
        return Dated(when), ""
    updated = next((tidy(value.text) for value in values if value.role == "updated"), "")
    return Dated(None, doubt or (f"date not plain: {updated}" if updated else "no date")), ""


def _authors(value: _Value) -> Iterator[str]:
    """The names in a byline, as it gives them; a date beside them is none."""
    for part in _PARTS.split(value.text):
        name = tidy(part).strip(" :-–—/|،,")
        if (
            not name
            or in_byline(name, dt.date.max)
            or not has_letters(name)
            or len(name) > _LONGEST_NAME
            or "://" in name
        ):
            continue
        yield byline(name) or name


def _outlet(text: str) -> str:
    """The name of who published it; of an address its host."""
    name = tidy(text)
    host = re.match(r"https?://(?:www\.)?([^/\s]+)", name, re.IGNORECASE)
    return host[1] if host else name[:_LONGEST_NAME]


def _labels(values: Iterable[_Value]) -> tuple[str, ...]:
    """The names in fields that hold several, by commas, bars or lines; numbers are no names."""
    found = (tidy(label).strip("#\"' ") for value in values for label in _LISTED.split(value.text))
    told = (
        label
        for label in found
        if has_letters(label) and len(label) <= _LONGEST_LABEL and "://" not in label
    )
    return tuple(dict.fromkeys(told))[:_MOST_LABELS]


def _summary(values: Sequence[_Value], content: Sequence[_Value]) -> str:
    return next(
        (tidy(value.text) for value in values if value.role == "summary" and value not in content),
        "",
    )


def _captured(values: Iterable[_Value]) -> str:
    """The moment of the crawl; in UTC where its zone is told, else as it stands."""
    for value in values:
        if value.role == "captured" and (moment := moment_of(value.text)):
            return (
                moment.isoformat()
                if moment.tzinfo is None
                else f"{moment.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
            )
    return ""


def _pieces(
    record: Record,
    values: Sequence[_Value],
    content: Sequence[_Value],
    texts: Sequence[Text],
    title: str,
    dated: str,
) -> Iterator[Piece]:
    """Every value of the record and its fate, in order; the name of its field is the reason."""
    told = _bare(content)
    number, titled = 0, False
    for value in values:
        if not value.text.strip():
            continue
        held = next((place for place, own in enumerate(content) if own is value), None)
        if held is not None:
            yield from (
                replace(piece, number=piece.number + number if piece.number else 0)
                for piece in texts[held].pieces
            )
            number += len(texts[held].paragraphs)
        elif value.role == "title" and tidy(value.text) == title and not titled:
            titled = True
            yield Piece(record.line, tidy(value.text), "title", value.field)
        else:
            fate, why = _fate(value, told, dated)
            yield Piece(record.line, tidy(value.text), fate, why)


def _fate(value: _Value, told: str, dated: str) -> tuple[str, str]:
    if value.field == dated:
        return "date", value.field
    match value.role:
        case "author" | "outlet" | "url" | "category" | "tags" | "summary" | "image" | "captured":
            return "byline", value.field
        case "date":
            return "left out", f"not plainly the date of publication: {value.field}"
        case "content":
            again = _bare((value,)) in told
            return (
                "left out",
                f"{'the same text again' if again else 'another text'}: {value.field}",
            )
        case _:
            return "left out", f"a field that is not used: {value.field}"
