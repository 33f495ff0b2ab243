"""What holds for any source, however broken or hostile: for the tests and for tools/fuzz.py."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from lxml.html import document_fromstring

from warraq.analysis.topics.vocabulary import vocabulary
from warraq.content.frontmatter.interpret import interpret
from warraq.content.frontmatter.text import CONTROL, split
from warraq.content.markup.convert import to_html
from warraq.content.markup.rendered import MarkupOptions
from warraq.importing.article import Attached, Imported, LeftOut
from warraq.importing.audit import audit
from warraq.importing.read import look, stream
from warraq.importing.result import Choice
from warraq.importing.run import run
from warraq.importing.seeds import Found
from warraq.importing.source import ImportOptions
from warraq.library import reader

TODAY = dt.date(2026, 11, 23)
TOPICS = vocabulary(())
OURS = ("content/", "accounts/", "seeds/", ".cache/", "categories.toml")
"""Where an import may write."""

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"RIFF")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.(?:jpg|png|gif|webp|avif)")
_PLACE = re.compile(r"(?:\d{4}(?:/\d\d)?|undated|pages)/[a-z0-9]+(?:-[a-z0-9]+)*\.md")
_SEEN = ("", "http", "https", "mailto", "tel")
_FORBIDDEN = frozenset(
    {
        "script",
        "style",
        "iframe",
        "object",
        "embed",
        "applet",
        "form",
        "input",
        "base",
        "meta",
        "link",
        "svg",
        "math",
    }
    | {"frame", "template"}
)
_OPTIONS = tuple(
    reader.ReadOptions(vocabulary=TOPICS, language="ar", direction="rtl", raw_html=raw_html)
    for raw_html in (False, True)
)


def keep_all(folder: Path, name: str, data: bytes) -> int:
    """See to it that all promises are kept for one source, in an empty folder; how many articles it
    gave.

    The source lies outside of the archive, so that a copy of it is kept. AssertionError where a
    promise is broken.
    """
    root, given = folder / "archive", folder / "given" / name
    root.mkdir()
    given.parent.mkdir(parents=True)
    given.write_bytes(data)
    before = held(folder)
    gives_parts(given)
    list(run(root, [given], TOPICS, TODAY, choice=Choice(dry=True)))
    assert before == held(folder), "a dry run writes nothing"

    results = list(run(root, [given], TOPICS, TODAY))
    after = held(folder)
    strange = {
        path
        for path in after.keys() - before.keys()
        if not path.removeprefix("archive/").startswith(OURS)
    }
    assert not strange, f"written outside: {strange}"
    assert all(before[path] == after[path] for path in before), "what was there stays as it is"
    faults = [
        f"{found.source[:80]} {problem.what}" for found in audit(root) for problem in found.problems
    ]
    assert not faults, faults
    written = sorted(
        {result.article for result in results if result.outcome in ("imported", "review")}
    )
    for article in written:
        is_clean(root, article)

    again = [result.outcome for result in run(root, [given], TOPICS, TODAY)]
    assert not {"imported", "review", "edited", "removed"} & set(again), (
        f"a second import gives {again}"
    )
    assert after == held(folder), "a second import changes nothing"
    return len(written)


def held(folder: Path) -> Mapping[str, bytes]:
    """All files of a folder, by their paths in it."""
    paths = (Path(place, name) for place, _, files in os.walk(folder) for name in files)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def gives_parts(path: Path) -> None:
    """A source gives articles, or says of each part why not, by itself: no fault of ours was caught
    on the way.
    """
    keys = set()
    for part in stream(look(Found(path, path)), ImportOptions(TODAY), {}):
        found = part.outcome
        assert isinstance(found, (Imported, LeftOut))
        assert part.key not in keys, f"two parts are {part.key}"
        keys.add(part.key)
        if isinstance(found, LeftOut):
            assert found.why
            assert "\n" not in found.why
            assert not re.match("cannot be read: [A-Z]|takes longer", found.why), found.why
        else:
            assert found.title.strip()
            assert all(found.paragraphs)
            for attached in found.attached:
                is_picture(attached)


def is_picture(attached: Attached) -> None:
    """Its name is one of ours, and its bytes are those of a picture."""
    assert _NAME.fullmatch(attached.name), attached.name
    assert attached.data.startswith(_PICTURES) or attached.data[4:10] == b"ftypav"


def is_clean(root: Path, article: str) -> None:
    """An article of content/ is read back without a problem, and nothing in its page or its front
    matter can act.
    """
    assert _PLACE.fullmatch(article), article
    text = (root / "content" / article).read_text(encoding="utf-8")
    meta, body, line = split(text)
    parsed, problems = interpret(meta, article, text)
    assert parsed, problems
    told = "".join(
        (
            parsed.title,
            parsed.summary,
            parsed.outlet,
            *parsed.authors,
            *parsed.tags,
            *parsed.aliases,
        )
    )
    assert not CONTROL.search(told)
    for address in (
        parsed.source.url if parsed.source else "",
        parsed.image.src if parsed.image else "",
    ):
        assert _scheme(address) in ("", "http", "https"), address
        assert ".." not in address.split("/") or _scheme(address), address
    for options in _OPTIONS:
        _, read, problems = reader.read(root / "content", article, 0, options)
        assert read, problems
        is_harmless(read.html, article)
    marked = to_html(body, place=article, first_line=line, options=MarkupOptions(raw_html=True))
    is_harmless(marked.html, article)


def is_harmless(html: str, place: str) -> None:
    """The HTML of an article has no element that acts, no handler, no address but of pages, mails
    and telephones.
    """
    for element in document_fromstring(f"<html><body><div>{html}</div></body></html>").iter():
        assert isinstance(element.tag, str), f"{place}: a comment"
        assert element.tag not in _FORBIDDEN, f"{place}: <{element.tag}>"
        for name, value in element.items():
            assert not name.startswith("on"), f"{place}: {name}"
            assert name not in ("style", "srcdoc", "formaction"), f"{place}: {name}"
            if name in ("href", "src", "cite", "action", "data", "poster", "srcset"):
                assert _scheme(value) in _SEEN, f"{place}: {name}={value[:80]}"


def _scheme(address: str) -> str:
    """The scheme of an address as the laxest of browsers would find it."""
    bare = re.sub(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]", "", address)
    try:
        return urlsplit(bare).scheme.lower()
    except ValueError:
        return bare.partition(":")[0].lower() if ":" in bare else ""
