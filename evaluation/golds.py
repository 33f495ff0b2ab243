"""What is known of the documents of the shared data, read without any of Warraq's importers.

What upstream says of a document stands in its own form beside it: as JSON, SGML, text, or in the
records themselves.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from html import unescape
from pathlib import Path
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from evaluation.metric import Answer, answer_of

_MENDING = etree.XMLParser(recover=True)
_IN_LINK = re.compile(r"/(20\d\d)/(\d\d)/(\d\d)/")
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_SHORTCODE = re.compile(r"\[/?[a-z][a-z_-]*(?:\s[^\]]*)?\]")
_BLOCKS = (
    "p",
    "div",
    "br",
    "li",
    "td",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "dd",
    "dt",
    "pre",
)
_NOT_SEEN = ("script", "style", "iframe", "object")


@dataclass(frozen=True, slots=True)
class Set:
    """Documents of one kind, what is known of them, and the folder under which an answer's `file`
    lies.
    """

    folder: Path
    files: tuple[str, ...]
    answers: tuple[Answer, ...]


def sets(shared: Path) -> dict[str, Callable[[], Set]]:
    """The kinds of the shared data, each with what gives its documents."""
    return {
        "html": lambda: _html(shared / "html"),
        "text": lambda: _text(shared / "text-dumps"),
        "log": lambda: _files(shared / "text-dumps/python-repr-log", "*.txt"),
        "json": lambda: _json(shared / "records"),
        "json appended": lambda: _appended(shared / "records", "yabiladi-broken.json"),
        "json lines": lambda: _lines(shared / "labelled/jawharafm-topics"),
        "csv shifted": lambda: _csv(shared / "records", "cnn-arabia-2024-shifted-columns.csv"),
        "xml records": lambda: _items(shared / "records", "almaghreb24-scrapy.xml"),
        "sgml": lambda: _sgml(shared / "labelled/jawharafm-topics/sgml"),
        "rss": lambda: _rss(shared / "rss"),
        "wxr": lambda: _wxr(shared / "wxr"),
        "warc": lambda: _files(shared / "warc", "*arc*"),
    }


def own(gold: Path, data: Path | None) -> dict[str, Callable[[], Set]]:
    """Sets of a gold file, by the `kind` of its lines; the files lie in `data`, or else
    beside it.
    """
    by_kind: dict[str, list[Answer]] = {}
    for line in gold.read_text(encoding="utf-8").splitlines():
        if line.strip():
            told = json.loads(line)
            by_kind.setdefault(told.get("kind", "gold"), []).append(answer_of(told))

    def only(answers: list[Answer]) -> Set:
        return Set(
            data or gold.parent,
            tuple(dict.fromkeys(answer.file for answer in answers)),
            tuple(answers),
        )

    return {kind: lambda answers=answers: only(answers) for kind, answers in by_kind.items()}  # type: ignore[misc]


def _files(folder: Path, pattern: str = "*", answers: tuple[Answer, ...] = ()) -> Set:
    names = (
        path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob(pattern))
        if path.is_file()
    )
    return Set(folder, tuple(name for name in names if not name.endswith("README.md")), answers)


def _html(folder: Path) -> Set:
    answers = [
        answer_of(_read(path) | {"file": f"{path.name.removesuffix('.gold.json')}.html"})
        for path in sorted(folder.glob("*.gold.json"))
    ]
    for path in sorted(folder.glob("*.gold.sgml")):
        answers.append(_document(path, f"{path.name.removesuffix('.gold.sgml')}.html"))
    for path in sorted(folder.glob("*.gold.txt")):
        name = path.name.removesuffix(".gold.txt")
        answers.append(
            Answer(
                f"{name}.html",
                title=_read(folder / f"{name}.meta.json")["title"],
                paragraphs=_parted(path),
            )
        )
    return _files(folder, "*.html", tuple(answers))


def _document(path: Path, file: str) -> Answer:
    """A <DOC> as upstream wrote it; it parts no paragraphs as the page does."""
    fields = dict(
        re.findall(
            r"<([A-Z]+)>(.*?)</\1>", path.read_text("utf-8").partition("<DOC>")[2], re.DOTALL
        )
    )
    day = re.sub(r"(\d\d)/(\d\d)/(\d{4}).*", r"\3-\2-\1", fields.get("TIME", "").strip())
    lines = tuple(filter(None, map(str.strip, fields.get("TEXT", "").splitlines())))
    return Answer(
        file, 0, fields.get("URL", ""), fields["TITLE"], True, day or None, lines, whole=False
    )


def _sgml(folder: Path) -> Set:
    return _files(
        folder, "*.txt", tuple(_document(path, path.name) for path in sorted(folder.glob("*.txt")))
    )


def _text(folder: Path) -> Set:
    answers = [
        answer_of(told | {"file": f"cnn-arabic-2009/{told['file']}"})
        for told in _jsonl(folder / "cnn-arabic-2009/gold.jsonl")
    ]
    for path in sorted(folder.glob("hespress-2022/*.txt")):
        title, *body = _parted(path)
        answers.append(
            Answer(path.relative_to(folder).as_posix(), 0, "", title, True, None, tuple(body))
        )
    names = (
        path for path in sorted(folder.glob("*/*.txt")) if path.parent.name != "python-repr-log"
    )
    return Set(folder, tuple(path.relative_to(folder).as_posix() for path in names), tuple(answers))


def _json(folder: Path) -> Set:
    """The day on which a record was fetched is none of publication: such days are not scored. What
    upstream left as entities is read as the characters that they stand for.
    """
    answers = []
    for name in ("echorouk-2025.json", "saudinewsnet-a.json"):
        for row in _read(folder / name):
            day = row.get("pub_date", "").replace("/", "-") or None
            title = unescape(row["title"]).strip() or None
            body = tuple(filter(None, map(str.strip, unescape(row["content"]).splitlines())))
            if body:
                answers.append(Answer(name, 0, row["url"], title, "pub_date" in row, day, body))
    return Set(folder, ("echorouk-2025.json", "saudinewsnet-a.json"), tuple(answers))


def _appended(folder: Path, name: str) -> Set:
    text, at, answers = (folder / name).read_text("utf-8"), 0, []
    while (at := text.find("[", at)) >= 0:
        rows, at = json.JSONDecoder().raw_decode(text, at)
        bodies = (tuple(filter(None, map(str.strip, row["content"]))) for row in rows)
        answers += [Answer(name, dated=True, paragraphs=body) for body in bodies if body]
    return Set(folder, (name,), tuple(answers))


def _lines(folder: Path) -> Set:
    answers = []
    for row in _jsonl(folder / "articles.jsonl"):
        day = re.sub(r"(\d\d)/(\d\d)/(\d{4}).*", r"\3-\2-\1", row["date"])
        body = tuple(filter(None, map(str.strip, row["text"].splitlines())))
        if body:
            answers.append(
                Answer(
                    "articles.jsonl", 0, row["url"], row["title"].strip() or None, True, day, body
                )
            )
    return Set(folder, ("articles.jsonl",), tuple(answers))


def _csv(folder: Path, name: str) -> Set:
    """Its header names other columns than its rows have; the moments in them are those of fetching.
    The day stands in the address, and the text in the fourth cell or in the sixth.
    """
    with (folder / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    answers = []
    for row in rows:
        held, text = _IN_LINK.search(row[2]), row[3].strip() or row[5].strip()
        day = "-".join(held.groups()) if held else None
        if text:
            body = tuple(filter(None, map(str.strip, text.splitlines())))
            answers.append(Answer(name, 0, row[2], None, held is not None, day, body))
    return Set(folder, (name,), tuple(answers))


def _items(folder: Path, name: str) -> Set:
    tree = etree.parse(folder / name, _MENDING)
    bodies = (tuple(filter(None, map(_stripped, item.iter("value")))) for item in tree.iter("item"))
    return Set(
        folder, (name,), tuple(Answer(name, dated=True, paragraphs=body) for body in bodies if body)
    )


def _rss(folder: Path) -> Set:
    answers = []
    for path in sorted(folder.glob("*.xml")):
        for item in etree.parse(path, _MENDING).iter("item"):
            day = _day(
                parsedate_to_datetime(item.findtext("pubDate")).date(), item.findtext("link") or ""
            )
            body = item.findtext(_CONTENT) or item.findtext("description") or ""
            title = (item.findtext("title") or "").strip()
            answers.append(
                Answer(
                    path.name,
                    0,
                    item.findtext("link") or "",
                    title,
                    True,
                    day,
                    _prose(body),
                    whole=False,
                )
            )
    return _files(folder, "*.xml", tuple(answers))


def _day(day: dt.date, link: str) -> str:
    """A feed may tell UTC; where the address holds the day before or after, that is the day of the
    site.
    """
    held = _IN_LINK.search(link)
    there = dt.date(*map(int, held.groups())) if held else day
    return (there if abs(there - day) <= dt.timedelta(days=1) else day).isoformat()


def _wxr(folder: Path) -> Set:
    """Posts and pages that are published, their titles without markup; what a broken file lost is
    not known.
    """
    answers = []
    for path in sorted(folder.rglob("*.xml")):
        root = etree.parse(path, _MENDING).getroot()
        for item in root.iter("item") if root is not None else ():
            told = {
                etree.QName(child).localname: child.text or ""
                for child in item
                if isinstance(child.tag, str)
            }
            body = _prose(item.findtext(_CONTENT) or "")
            if (
                told.get("post_type", "post") in ("post", "page")
                and told.get("status") == "publish"
                and body
            ):
                day = told.get("post_date", "")[:10]
                title = " ".join(_prose(told.get("title", ""))) or None
                name = path.relative_to(folder).as_posix()
                link, dated = told.get("link", ""), bool(day) and not day.startswith("0000")
                answers.append(Answer(name, 0, link, title, dated, day, body, whole=False))
    return _files(folder, "*.xml", tuple(answers))


def _prose(markup: str) -> tuple[str, ...]:
    """The text of HTML, block by block, without what no reader sees."""
    if not markup.strip():
        return ()
    tree = lxml_html.fragment_fromstring(_SHORTCODE.sub(" ", markup), create_parent="div")
    etree.strip_elements(tree, etree.Comment, *_NOT_SEEN, with_tail=False)
    for element in tree.iter(*_BLOCKS):
        element.tail = "\n" + (element.tail or "")
        element.text = "\n" + (element.text or "")
    return tuple(filter(None, map(str.strip, tree.text_content().splitlines())))


def _stripped(element: Any) -> str:
    return str(element.text or "").strip()


def _parted(path: Path) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, path.read_text(encoding="utf-8").splitlines())))


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _jsonl(path: Path) -> Iterator[Any]:
    return (
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    )
