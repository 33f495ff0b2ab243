"""Word documents (.docx): mammoth reads them as HTML, and the rest is as for a page."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from warraq.content.frontmatter.review import Doubt
from warraq.importing.account import Account, Piece, Role
from warraq.importing.article import Imported
from warraq.importing.containers import Budget
from warraq.importing.decode import Unreadable, mended
from warraq.importing.extract.office import SIGNS, read_head, with_roles
from warraq.importing.limits import MAX_WORD_BYTES, MAX_WORD_PART_BYTES, MAX_WORD_PARTS
from warraq.importing.source import ImportOptions, Source
from warraq.importing.to_markdown.convert import convert
from warraq.importing.to_markdown.parse import parse_fragment
from warraq.importing.to_markdown.visible_text import visible

_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => h2:fresh"
_RUNNING = re.compile(r"word/(?:header|footer)\d*\.xml")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_OTHER_FORMATS = (
    (
        re.compile(rb"\xd0\xcf\x11\xe0"),
        "is a Word document of the old kind (.doc), or locked by a password: save it as .docx",
    ),
    (re.compile(rb"\{\\rtf"), "is an RTF document: save it as .docx"),
    (
        re.compile(rb"PK.{28}mimetypeapplication/vnd\.oasis", re.DOTALL),
        "is an OpenDocument: save it as .docx",
    ),
)


@dataclass(frozen=True, slots=True)
class Word:
    """Reads Word documents; one of the old kind is refused with a hint."""

    name: str = "word"

    def sniff(self, head: bytes, name: str) -> bool:
        is_zip = head.startswith(b"PK\x03\x04")
        has_parts = b"[Content_Types].xml" in head and b"word/" in head
        is_named = name.lower().endswith((".docx", ".docm"))
        return bool(_why_not(head)) or (is_zip and (has_parts or is_named))

    def read(self, source: Source, options: ImportOptions) -> Imported:
        document = _read_document(source.data())
        blocks = list(_blocks(document.body))
        texts = [" ".join(visible([block]).split()) for block in blocks]
        head = read_head(texts, [_is_loud(block) for block in blocks], options.today)
        skip = {blocks[at]: SIGNS[role] for at, role in head.roles.items()}
        text = convert([document.body], companion=document.pictures.get, skip=skip)
        if not text.paragraphs and not head.title:
            raise Unreadable("has no text in it")
        running = tuple(
            Piece(0, line, Role.LEFT_OUT, "stands on every page") for line in document.running
        )
        is_unnamed = document.creator and not head.authors
        return Imported(
            title=head.title,
            paragraphs=text.paragraphs,
            when=head.dated.when,
            authors=head.authors,
            doubts=(
                head.dated.doubt,
                f"{Doubt.AUTHOR_OF_FILE}: {document.creator}" if is_unnamed else "",
            ),
            account=Account("Office Open XML", text.notes, (*with_roles(text.pieces), *running)),
            body=text.body,
            image=text.image,
            attached=text.attached,
        )

    def visible_text(self, source: Source) -> str:
        document = _read_document(source.data())
        return " ".join((visible([document.body]), *document.running))


@dataclass(frozen=True, slots=True)
class _Document:
    """A document, read.

    pictures  by the address that they have in the body
    running   the lines at the head and foot of its pages
    creator   the person who made the file, which need not be the author
    """

    body: HtmlElement
    pictures: dict[str, bytes]
    running: tuple[str, ...]
    creator: str


def _read_document(data: bytes) -> _Document:
    """Read a document. Raises Unreadable."""
    if why := _why_not(data):
        raise Unreadable(why)
    try:
        import mammoth
    except ImportError:
        raise Unreadable('needs the extra "documents": pip install "warraq[documents]"') from None
    pictures: dict[str, bytes] = {}

    def keep(image: mammoth.documents.Image) -> dict[str, str]:
        name = f"picture-{len(pictures) + 1}"
        try:
            with image.open() as file:
                pictures[name] = file.read()
        except Exception:  # a picture outside of the document, or a lost one
            return {"src": ""}
        return {"src": name}

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            _check(parts)
            running = tuple(filter(None, (_running(parts, name) for name in parts.namelist())))
            creator = _creator(parts)
        made = mammoth.convert_to_html(
            io.BytesIO(data), style_map=_STYLES, convert_image=mammoth.images.img_element(keep)
        )
    except Unreadable:
        raise
    except Exception as error:  # the library raises whatever it meets in a broken document
        raise Unreadable(f"is a broken Word document: {type(error).__name__}") from error
    return _Document(parse_fragment(made.value), pictures, running, creator)


def _check(parts: zipfile.ZipFile) -> None:
    """Raise Unreadable for a document that swells beyond measure, or defines entities.

    No more is unpacked than the directory of an archive says. ECMA-376 (2, 8.1.4) forbids document
    types, and with them what XML bombs are made of.
    """
    infos = parts.infolist()
    Budget(MAX_WORD_PARTS).spend(len(infos))
    Budget(MAX_WORD_BYTES).spend(sum(info.file_size for info in infos))
    for info in infos:
        if not info.filename.endswith((".xml", ".rels")):
            continue
        if info.file_size > MAX_WORD_PART_BYTES:
            raise Unreadable(f"is too large: {info.filename} has {info.file_size:,} bytes")
        as_ascii = parts.read(info).replace(b"\0", b"")  # UTF-16 reads the same without NULs
        if b"<!DOCTYPE" in as_ascii:
            raise Unreadable("defines entities, which no Word document does")


def _why_not(head: bytes) -> str:
    """Return why a document cannot be read, by its first bytes; '' if it may be one of Word's."""
    return next((why for sign, why in _OTHER_FORMATS if sign.match(head)), "")


def _running(parts: zipfile.ZipFile, name: str) -> str:
    """Return the text of a header or footer of the pages; '' for all other parts."""
    if not _RUNNING.fullmatch(name):
        return ""
    paragraphs = _xml(parts.read(name)).iter(f"{_W}p")
    return " ".join(mended("".join(node.itertext(f"{_W}t")))[0] for node in paragraphs).strip()


def _creator(parts: zipfile.ZipFile) -> str:
    """Return the name of whoever made the file, where it looks like one: two words or more."""
    if "docProps/core.xml" not in parts.namelist():
        return ""
    creator = _xml(parts.read("docProps/core.xml")).findtext(f".//{_CREATOR}") or ""
    name = " ".join(mended(creator)[0].split())
    return name if " " in name else ""


def _xml(data: bytes) -> etree._Element:
    """Return a part of the document, as much of it as can be read."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(data, parser)
    return etree.Element("nothing") if root is None else root


def _blocks(body: HtmlElement) -> Iterator[HtmlElement]:
    return (block for block in body if visible([block]).strip())


def _is_loud(block: HtmlElement) -> bool:
    """Return whether a block is set as a heading, or is bold from its beginning to its end."""
    if block.tag in ("h1", "h2", "h3"):
        return True
    bold = "".join(visible([strong]) for strong in block.iter("strong"))
    return block.tag == "p" and "".join(bold.split()) == "".join(visible([block]).split())
