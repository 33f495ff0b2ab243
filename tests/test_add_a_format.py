"""The example format of docs/development.md is read from the page and imports its file."""

import datetime as dt
import json
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from warraq.analysis.topics.vocabulary import vocabulary
from warraq.content.frontmatter.text import split
from warraq.importing.account_file import records
from warraq.importing.audit import audit
from warraq.importing.formats.table import FORMATS
from warraq.importing.run import run

PAGE = Path(__file__).resolve().parent.parent / "docs" / "development.md"
MOST_LINES = 60


def blocks() -> list[str]:
    """The code of the page's section, in order: the module, its line in the table, the file."""
    section = PAGE.read_text(encoding="utf-8").split("<!-- example: a format -->")[1]
    return re.findall(r"```\w+\n(.*?)```", section.split("\n## ")[0], re.DOTALL)


@pytest.fixture
def news(monkeypatch: pytest.MonkeyPatch) -> str:
    """Register the format of the page; return its name."""
    module = ModuleType("warraq.importing.formats.news")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    exec(compile(blocks()[0], str(PAGE), "exec"), module.__dict__)  # our own page
    monkeypatch.setattr("warraq.importing.read.FORMATS", (module.News(), *FORMATS))
    return str(module.News().name)


def test_a_format_is_added_in_sixty_lines() -> None:
    assert MOST_LINES >= len(blocks()[0].splitlines())


def test_the_example_of_the_page_imports_its_file_with_an_account_of_every_character(
    tmp_path: Path, news: str
) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "rain.news").write_text(blocks()[2], encoding="utf-8")
    today = dt.date(2026, 11, 23)
    (result,) = run(tmp_path, [tmp_path / "seeds"], vocabulary(()), today)

    meta, body, _ = split((tmp_path / "content" / result.article).read_text(encoding="utf-8"))
    (account,) = (tmp_path / "accounts").glob("*.jsonl")
    assert ("imported", news) == (result.outcome, meta["source"]["importer"])
    assert ("أمطار غزيرة على الساحل", "2017-05-12") == (meta["title"], str(meta["date"]))
    assert blocks()[2].splitlines()[2:] == body.strip().split("\n\n")
    assert ["title", "date", "paragraph", "paragraph"] == [
        line["fate"] for line in records(account) if "fate" in line
    ]
    assert [()] == [found.problems for found in audit(tmp_path)], json.dumps(meta, default=str)


def test_a_file_that_lacks_its_text_is_refused_with_the_reason_that_the_format_gives(
    tmp_path: Path, news: str
) -> None:
    (tmp_path / "short.news").write_text("عنوان\n2017", encoding="utf-8")
    (result,) = run(tmp_path, [tmp_path / "short.news"], vocabulary(()), dt.date(2026, 11, 23))

    assert "failed" == result.outcome
    assert "lacks a title, a date or a text" in str(result.problems[0])
