"""How each kind of value in a front matter is read, and what is wrong with an invalid one."""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import Any
from urllib.parse import unquote

from warraq.arabic.edtf import parse_when
from warraq.content.frontmatter.text import ALIAS_PART_MAX_BYTES, CONTROL, no_text
from warraq.core.model import When


class InvalidValue(ValueError):
    """A value that is not what its key asks for. `path` leads from the key to the value."""

    def __init__(self, what: str, mend: str, path: tuple[str | int, ...] = ()) -> None:
        super().__init__(what)
        self.what, self.mend, self.path = what, mend, path


def read_text(value: Any) -> str:
    """Return a text on one line, in NFC."""
    if not isinstance(value, str):
        mend = "write it on one line, in quotes if it holds ': '"
        raise InvalidValue("must be a text, but is a list or a group of keys", mend)
    text = " ".join((value if value.isascii() else unicodedata.normalize("NFC", value)).split())
    if control := CONTROL.search(text):
        raise InvalidValue(f"holds {no_text(control[0])}", "remove it")
    return text


def read_full(value: Any) -> str:
    """Return a text that is not empty."""
    text = read_text(value)
    if not text.strip():
        raise InvalidValue("is empty", "write it, or leave the whole line out")
    return text.strip()


def read_texts(value: Any) -> tuple[str, ...]:
    """Return one text or a list of them, without repetition."""
    if isinstance(value, str):
        return (read_text(value).strip(),) if value.strip() else ()
    if not isinstance(value, list):
        raise InvalidValue("must be a text or a list", "write it as [one, two]")
    texts = []
    for position, item in enumerate(value):
        try:
            texts.append(read_full(item))
        except InvalidValue as wrong:
            raise InvalidValue(wrong.what, wrong.mend, (position,)) from None
    return tuple(dict.fromkeys(texts))


def read_aliases(value: Any) -> tuple[str, ...]:
    """Return addresses within this site. What files.file_of would refuse, and names that no file
    can have, are found here, where the line is known.
    """
    aliases = read_texts(value)
    for position, alias in enumerate(aliases):
        parts = unquote(alias).split("/")
        path = (position,) if isinstance(value, list) else ()
        if (
            "://" in alias
            or ".." in parts
            or "\\" in "".join(parts)
            or CONTROL.search("".join(parts))
        ):
            what = f"has '{alias[:60]}', which is no address within this site"
            raise InvalidValue(what, "write it as /2009/old.html", path)
        if any(len(part.encode()) > ALIAS_PART_MAX_BYTES for part in parts):
            raise InvalidValue(
                f"has a name longer than {ALIAS_PART_MAX_BYTES} bytes",
                "no file can have it; leave it out",
                path,
            )
    return aliases


def read_when(value: Any) -> When:
    """Return a date, as precisely as it is known."""
    try:
        return parse_when(read_full(value))
    except ValueError as error:
        if isinstance(error, InvalidValue):
            raise
        raise InvalidValue(
            f"is wrong: {error}", "write 2017-05-12, 2017-05, 2017, or 2017-05~ for 'about then'"
        ) from None


def read_day(value: Any) -> dt.date:
    """Return a whole day."""
    when = read_when(value)
    if when.precision not in ("day", "moment"):
        raise InvalidValue(f"must be a whole day, but is '{when.text}'", "write it as 2017-05-12")
    return when.first


def read_flag(value: Any) -> bool:
    """Return the truth value of a word, in English or Arabic."""
    word = read_text(value).strip().lower()
    if word in ("true", "yes", "on", "نعم"):
        return True
    if word in ("false", "no", "off", "لا", ""):
        return False
    raise InvalidValue(f"must be true or false, but is '{word[:40]}'", "write true or false")


def read_count(value: Any) -> int:
    """Return a whole number, not negative."""
    text = read_text(value)
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise InvalidValue(f"must be a whole number, but is '{text[:40]}'", "write it as 41")
    return int(text)


NO_COPY = "none"
"""What `duplicate_of` says of an article that an editor has found to be no copy."""


def read_first(value: Any) -> str:
    """Return the path of an article within content/, or NO_COPY."""
    text = read_text(value).strip().removeprefix("/").removeprefix("content/")
    if text and text != NO_COPY and not text.endswith(".md"):
        raise InvalidValue(
            f"must name a file, but is '{text[:60]}'", f"write it as 2017/05/slug.md, or {NO_COPY}"
        )
    return text
