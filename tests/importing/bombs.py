"""Sources that are built to exhaust a reader, each with what must come of it.

They are read in a process of its own, so that one that takes all memory fails a test, and not the
machine.
"""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
import resource
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.importing.sources import (
    PARAGRAPHS,
    Story,
    as_xml,
    atom,
    blogger,
    html,
    name_of,
    pdf_of,
    rss,
    sgml,
    word,
    wordpress,
    zipped,
)
from warraq.importing.article import Imported
from warraq.importing.read import look, stream
from warraq.importing.seeds import Found
from warraq.importing.source import ImportOptions

MEMORY = 1 << 30
"""How many bytes of memory the reading may take."""

_LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
_LAUGHS = f'<!DOCTYPE lolz [<!ENTITY l0 "ha">{_LAUGHS}]>'
_QUADRATIC = f'<!DOCTYPE q [<!ENTITY q "{"ا" * 50_000}">]>'
_OUTSIDE = (
    '<!DOCTYPE e [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY '
    '% p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>'
)
_XML: dict[str, Callable[[Story], bytes]] = {
    "wordpress": wordpress,
    "blogger": blogger,
    "rss": rss,
    "atom": atom,
    "xml": as_xml,
    "sgml": sgml,
    "html": html,
}


def _with_entity(make: Callable[[Story], bytes], doctype: str, reference: str) -> bytes:
    story = Story(title="عنوان ENTITY", text=f"<p>{PARAGRAPHS[0]}</p><p>ENTITY</p>")
    text = make(story).decode().replace("ENTITY", reference).replace("<!DOCTYPE html>", "")
    head, mark, rest = text.partition("?>") if text.startswith("<?xml") else ("", "", text)
    return f"{head}{mark}{doctype}{rest}".encode()


def _page(more: str) -> bytes:
    return html(Story(text=Story().text + more))


def _attributes(count: int) -> str:
    return " ".join(map("a{}=b".format, range(count)))


def _nested(layers: int) -> bytes:
    data = html(Story())
    for number in range(layers):
        data = zipped({f"{number}.zip": data})
    return data


def _overlapping(count: int) -> bytes:
    """A zip of which all entries are the same bytes, a megabyte each when they are unpacked."""
    data = zipped({"000000": b"<html>" + b"a" * 1_000_000})
    directory, end = data.rfind(b"PK\x01\x02"), data.rfind(b"PK\x05\x06")
    entries = b"".join(
        data[directory:end].replace(b"000000", b"%06d" % number) for number in range(count)
    )
    numbers = (
        count.to_bytes(2, "little") * 2
        + len(entries).to_bytes(4, "little")
        + directory.to_bytes(4, "little")
    )
    return data[:directory] + entries + b"PK\x05\x06\0\0\0\0" + numbers + b"\0\0"


def _tar() -> bytes:
    info = tarfile.TarInfo("x.html")
    info.size = 300_000_000
    return gzip.compress(info.tobuf() + bytes(10_000_000), mtime=0)


def _tar_of_links() -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for number, (kind, target) in enumerate(
            (
                (tarfile.SYMTYPE, "/etc/passwd"),
                (tarfile.LNKTYPE, "../../etc/passwd"),
                (tarfile.CHRTYPE, ""),
                (tarfile.FIFOTYPE, ""),
            )
        ):
            info = tarfile.TarInfo(f"../../{number}.html")
            info.type, info.linkname = kind, target
            archive.addfile(info)
        page = html(Story())
        info = tarfile.TarInfo("/abs/../page.html")
        info.size = len(page)
        archive.addfile(info, io.BytesIO(page))
    return made.getvalue()


def _word(document: bytes) -> bytes:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word(Story()))) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            data = old.read(info)
            new.writestr(info.filename, data.replace(b"<w:body>", b"<w:body>" + document))
    return made.getvalue()


def _pdf(*more: bytes, page: bytes = b"", pages: bytes = b"") -> bytes:
    return pdf_of(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s3 0 R]/Count 1>>" % pages,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 6 8]/Contents 4 0 R%s>>" % page,
        *more,
    )


def _pdf_in_itself() -> bytes:
    form = (
        b"<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</F 4 0 R>>>>/Length 6>>"
    )
    content = form + b"\nstream\n/F Do \nendstream"
    return _pdf(content, page=b"/Resources<</XObject<</F 4 0 R>>>>", pages=b"2 0 R ")


def _pdf_of_nothing() -> bytes:
    data = zlib.compress(zlib.compress(bytes(400_000_000), 9), 9)
    return _pdf(
        b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>\nstream\n%s\nendstream"
        % (len(data), data)
    )


def _warc(length: str, body: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://"
        f"a.example/\r\nContent-Length: {length}\r\n\r\n"
    )
    return head.encode() + body


def _swelling_answer() -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    body = head + gzip.compress(b"<html>" + bytes(200_000_000), mtime=0)
    return _warc(str(len(body)), body + b"\r\n\r\n")


Bomb = tuple[str, Callable[[], bytes], str]
"""The name of the source, its bytes, and what all is to be found in it: the beginnings of what
`told` says.
"""

SWELLS, TAGS = "swells to more than 200 times", "has more than 200,000 tags"
UNENDED, LONG = "an item without an end", "is longer than 4,000,000 characters"
ENTITIES = "is XML that defines entities|article|has no article"
POST = "article|a picture or another file|the comments of readers"

BOMBS: dict[str, Bomb] = {
    **{
        f"a billion laughs in {kind}": (
            name_of(kind),
            partial(_with_entity, make, _LAUGHS, "&l9;"),
            POST,
        )
        for kind, make in _XML.items()
    },
    **{
        f"a long entity in {kind}": (
            name_of(kind),
            partial(_with_entity, make, _QUADRATIC, "&q;" * 20_000),
            ENTITIES,
        )
        for kind, make in _XML.items()
    },
    **{
        f"a file of the machine in {kind}": (
            name_of(kind),
            partial(_with_entity, make, _OUTSIDE, "&e;"),
            POST,
        )
        for kind, make in _XML.items()
    },
    "brackets of JSON": (
        "a.json",
        lambda: b'{"title":' + b"[" * 500_000 + b"]" * 500_000 + b"}",
        "holds no records",
    ),
    "braces of JSON": (
        "a.json",
        lambda: b'{"a":' * 300_000 + b"1" + b"}" * 300_000,
        "holds no records",
    ),
    "a deep record": (
        "a.json",
        lambda: (
            json.dumps([{"title": "عنوان", "content": PARAGRAPHS[0] * 3}]).encode()[:-1]
            + b', {"x":'
            + b"[" * 100_000
            + b"]" * 100_000
            + b"}]"
        ),
        "article|broken JSON: nested too deeply",
    ),
    "a long number": (
        "a.json",
        lambda: b'[{"title": "x", "date": ' + b"9" * 1_000_000 + b"}]",
        "holds records, but",
    ),
    "a list in a list of a log": (
        "a.log",
        lambda: b"t = ['a', " + b"[" * 99_999 + b"]" * 99_999 + b"]\n",
        "no whole entry|an empty entry",
    ),
    "open quotes of a table": (
        "a.csv",
        lambda: b'title,content\n"' + b"a,\n" * 300_000,
        "holds records, but",
    ),
    "open tags": ("a.html", lambda: _page("<b>" * 1_000_000), TAGS),
    "open boxes": ("a.html", lambda: _page("<div>" * 150_000), "article"),
    "tables in tables": ("a.html", lambda: _page("<table><tr><td>" * 50_000), "article"),
    "tiny tables": ("a.html", lambda: _page("<table><tr><td>أ<td>ب</table>" * 200_000), TAGS),
    "a long attribute": (
        "a.html",
        lambda: _page(f"<p class='{'x ' * 5_000_000}'>نص</p>"),
        "article",
    ),
    "many attributes": ("a.html", lambda: _page(f"<p {_attributes(300_000)}>نص"), "article"),
    "a long line": ("a.html", lambda: _page("كلمة قصيرة هنا " * 350_000), LONG),
    "a long word": ("a.html", lambda: _page("خ" * 1_000_000), "article"),
    "open comments": ("a.html", lambda: _page("<!--" * 500_000), TAGS),
    "open comments of a feed": (
        "a.xml",
        lambda: b"<rss><channel>" + b"<!--" * 500_000 + b"<item>",
        UNENDED,
    ),
    "sections of a feed": (
        "a.xml",
        lambda: b"<rss><channel><item>" + b"<![CDATA[" * 300_000,
        UNENDED,
    ),
    "many attributes in a feed": (
        "a.xml",
        lambda: rss(Story(text=f"<p {_attributes(200_000)}>{PARAGRAPHS[0]}</p>")),
        "article",
    ),
    "many tags in a feed": ("a.xml", lambda: rss(Story(text="<b>x" * 250_000)), "article"),
    "shortcodes": (
        "a.xml",
        lambda: wordpress(Story(text="[caption " * 100_000 + "[/a]" * 100_000)),
        POST,
    ),
    "many lines": ("a.txt", lambda: "كلمة\n".encode() * 1_000_000, "has more than 100,000 lines"),
    "a long line of text": ("a.txt", lambda: (PARAGRAPHS[0] * 50_000).encode(), LONG),
    "noise": ("a.txt", lambda: bytes(range(256)) * 40_000, "is not text"),
    "a page without end": ("a.warc", lambda: _warc("9" * 20, b"x" * 1_000_000), "."),
    "a page of less than nothing": ("a.warc", lambda: _warc("-5", b"") * 10_000, "."),
    "a page that swells": ("a.warc", _swelling_answer, "swells beyond measure"),
    "a web archive that swells": (
        "a.warc.gz",
        lambda: gzip.compress(_warc("300000000", bytes(300_000_000)), mtime=0),
        ".",
    ),
    "archives in archives": ("a.zip", lambda: _nested(10), "lies within more than 3 archives"),
    "a zip that swells": ("a.zip", lambda: zipped({"a.html": bytes(300_000_000)}), SWELLS),
    "a zip in which files overlap": ("a.zip", lambda: _overlapping(1_000), SWELLS),
    "a gz that swells": (
        "a.html.gz",
        lambda: gzip.compress(b"<html>" + bytes(300_000_000), mtime=0),
        "is too large|swells",
    ),
    "a tar that swells": ("a.tar.gz", _tar, SWELLS),
    "a tar of links": ("a.tar", _tar_of_links, "article"),
    "a Word file that swells": (
        "a.docx",
        lambda: _word(b"<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 300_000),
        "is too large: word/document.xml",
    ),
    "a PDF that draws itself": ("a.pdf", _pdf_in_itself, "swells|has no text"),
    "a PDF that swells": ("a.pdf", _pdf_of_nothing, "swells|has no text"),
}


def told(name: str, data: bytes) -> Iterator[str]:
    """What comes of a source: 'article' with its length, or why a part is left out."""
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        for part in stream(look(Found(path, path)), ImportOptions(_TODAY), {}):
            found = part.outcome
            if not isinstance(found, Imported):
                yield found.why
            elif "root:" in found.title + found.body + "".join(found.paragraphs):
                yield "a file of this machine"
            else:
                yield f"article of {max(len(found.body), sum(map(len, found.paragraphs)))}"


_TODAY = dt.date(2026, 11, 23)


def main() -> None:
    """Read the bombs that are named, and print as a line of JSON for each what comes of it."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for bomb in sys.argv[1:]:
        name, make, _ = BOMBS[bomb]
        try:
            came = sorted(set(told(name, make())))
        except MemoryError:
            came = ["takes more memory than there is"]
        print(json.dumps([bomb, came]), flush=True)


if __name__ == "__main__":
    main()
