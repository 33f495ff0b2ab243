"""Made-up records, and a source of them read by the importer that knows it."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence

from warraq.importing.article import Imported, LeftOut
from warraq.importing.formats.records.csv import Csv
from warraq.importing.formats.records.json import Json
from warraq.importing.formats.records.xml import Xml
from warraq.importing.read import read_parts, visible_parts
from warraq.importing.source import ImportOptions, Source, from_bytes

TODAY = dt.date(2026, 11, 23)
FIELDS = ("title", "date", "content", "url", "category")
_BEGINNINGS = (
    "افتتحت البلدية حديقة جديدة",
    "أعلنت الوزارة نتائج المسابقة",
    "وصل القطار الأول إلى المحطة",
    "فاز الفريق بالكأس",
)
_MIDDLE = (
    "بعد أشهر من العمل الذي شارك فيه سكان الحي ومهندسون من المدينة، وقال المشرفون "
    "إن الموعد كان مناسبا للجميع"
)


RECORDS = (Json(), Xml("sgml"), Xml("xml"), Csv())
"""The formats of records, in the order in which an import asks them."""


def text(number: int) -> str:
    """Two paragraphs, others for every number."""
    first = f"{_BEGINNINGS[number % 4]} رقم {number} {_MIDDLE}."
    return f"{first}\nوأضافوا في اليوم نفسه أن المرحلة رقم {number + 1} ستبدأ قريبا {_MIDDLE}."


def article(number: int) -> dict[str, str]:
    """The record of an article."""
    return {
        "title": f"{_BEGINNINGS[number % 4]} للمرة {number}",
        "date": f"2014-03-{number % 28 + 1:02}",
        "content": text(number),
        "url": f"https://example.org/news/{number}",
        "category": ("رياضة", "مجتمع")[number % 2],
    }


def articles(count: int) -> list[dict[str, str]]:
    """The records of so many articles."""
    return [article(number) for number in range(count)]


def table(rows: Sequence[Mapping[str, str]], *, header: bool = True, separator: str = ",") -> str:
    """Records as CSV."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=separator, lineterminator="\n")
    writer.writerows([FIELDS] if header else [])
    writer.writerows([row[field] for field in FIELDS] for row in rows)
    return file.getvalue()


def source(data: str | bytes, name: str) -> Source:
    """Text or bytes as a source."""
    return from_bytes(
        data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data, name
    )


def read(data: str | bytes, name: str = "a.txt", **said: str) -> list[Imported | LeftOut]:
    """The parts of a source; the test fails where no importer of records knows it, or where an
    account is not whole.
    """
    return list(numbered(data, name, **said).values())


def numbered(data: str | bytes, name: str = "a.txt", **said: str) -> dict[int, Imported | LeftOut]:
    """The same, each with its number."""
    given = source(data, name)
    known = next(known for known in RECORDS if known.sniff(given.head(), name))
    parts = dict(read_parts(known, given, ImportOptions(TODAY, fields=said)))
    whole = dict(visible_parts(known, given))
    assert set(whole) == set(parts)
    for number, part in parts.items():
        told = (
            " ".join(piece.text for piece in part.account.pieces)
            if isinstance(part, Imported)
            else part.text
        )
        assert bare(whole[number]) == bare(told)
    return parts


def imported(data: str | bytes, name: str = "a.txt", **said: str) -> list[Imported]:
    """The articles of a source."""
    return [part for part in read(data, name, **said) if isinstance(part, Imported)]


def left_out(data: str | bytes, name: str = "a.txt") -> list[LeftOut]:
    """What gives no article."""
    return [part for part in read(data, name) if isinstance(part, LeftOut)]


def titles(data: str | bytes, name: str = "a.txt") -> list[str]:
    """The titles of the articles."""
    return [found.title for found in imported(data, name)]


def bare(told: str) -> str:
    """A text without white space."""
    return "".join(told.split())
