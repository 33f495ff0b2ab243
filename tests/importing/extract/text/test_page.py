"""Text pages of many shapes, one a file in cases/: the page, then what must come of it."""

import datetime as dt
import re
from pathlib import Path

import pytest

from warraq.importing.article import Imported, completed
from warraq.importing.formats.text import Text
from warraq.importing.source import ImportOptions, from_bytes

CASES = sorted(Path(__file__).parent.joinpath("cases").glob("*.txt"))


def unescaped(text: str) -> str:
    """Turn \\u00a0 and \\t, as a case file writes invisible characters, into the characters."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text).replace(
        "\\t", "\t"
    )


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_dump_of_this_shape_gives_its_article(path: Path) -> None:
    page, _, expected = path.read_text(encoding="utf-8").partition("=== expected\n")
    wanted = [line.split(": ", 1) for line in expected.splitlines() if line]
    of = {
        key: [value for name, value in wanted if name == key]
        for key in ("title", "date", "doubt", "paragraph")
    }

    source = from_bytes(unescaped(page).encode(), path.name)

    article = completed(Text().read(source, ImportOptions(dt.date(2026, 11, 23))))

    assert isinstance(article, Imported)
    print(*article.account.rows(), sep="\n")
    assert of["title"] == [article.title]
    assert of["paragraph"] == list(article.paragraphs)
    assert of["date"] == [article.when.text if article.when else "none"]
    assert all(any(doubt.startswith(wanted) for doubt in article.doubts) for wanted in of["doubt"])
