"""Made-up records, and a source of them read by the importer that knows it."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence

from warraq.importing.article import Imported, LeftOut
from warraq.importing.formats.records.guess import RECORDS
from warraq.importing.source import Opened, Terms, held

TODAY = dt.date(2026, 11, 23)
FIELDS = ("title", "date", "content", "url", "category")
_BEGINNINGS = (
    "افتتحت البلدية حديقة جديدة",
    "أعلنت الوزارة نتائج المسابقة",
    "وصل القطار الأول إلى المحطة",
    "فاز الفريق بالكأس",
)
_MIDDLE = "بعد أشهر من العمل الذي شارك فيه سكان الحي ومهندسون من المدينة، وقال المشرفون إن الموعد كان مناسبا للجميع"


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


def source(data: str | bytes, name: str) -> Opened:
    """Text or bytes as a source."""
    return held(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data, name)


def read(data: str | bytes, name: str = "a.txt", **said: str) -> list[Imported | LeftOut]:
    """The parts of a source; the test fails where no importer of records knows it, or where an
    account is not whole.
    """
    given = source(data, name)
    importer = next(importer for importer in RECORDS if importer.sniff(given.head(), name))
    parts = list(importer.read(given, Terms(TODAY, fields=said)))
    whole = dict(importer.whole(given))
    assert set(whole) == {part.part for part in parts}
    for part in parts:
        told = (
            " ".join(piece.text for piece in part.account.pieces)
            if isinstance(part, Imported)
            else part.text
        )
        assert bare(whole[part.part]) == bare(told)
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
