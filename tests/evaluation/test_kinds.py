"""Anybody's documents can be measured: a gold file, and the files beside it."""

import json
from pathlib import Path

import pytest

from evaluation.golds import own
from evaluation.kinds import COLUMNS, measured, row
from evaluation.pages import COLUMNS as TOOLS
from evaluation.pages import of_files

TEXT = """معرض الكتاب يفتح أبوابه في المدينة

12 مايو 2017

افتتح معرض الكتاب أبوابه صباح اليوم في ساحة المدينة أمام زوار جاءوا من كل مكان.

ويستمر المعرض حتى نهاية الأسبوع، ويضم كتبا في الأدب والتاريخ والعلوم.
"""


def test_documents_are_measured_against_a_gold_file(tmp_path: Path) -> None:
    tmp_path.joinpath("a.txt").write_text(TEXT, encoding="utf-8")
    tmp_path.joinpath("b.txt").write_bytes(b"\x00\x01\x02")
    title, _, _, _, *body = TEXT.splitlines()
    lines = [
        {
            "file": "a.txt",
            "kind": "text",
            "title": title,
            "published": "2017-05-12",
            "paragraphs": list(filter(None, body)),
        },
        {"file": "b.txt", "kind": "text", "title": "لا شيء"},
    ]
    gold = tmp_path / "gold.jsonl"
    gold.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")

    (result,) = (measured(make()) for make in own(gold, None).values())

    told = dict(zip(COLUMNS, row("text", result), strict=True))
    assert ("2", "1", "1") == (told["files"], told["imported"], told["refused"])
    assert ("0.500", "1", "1.000") == (told["title"], told["day right"], told["F1"])
    assert 1 == len(result.refused)


@pytest.mark.slow
def test_pages_of_a_gold_file_are_given_to_a_tool(tmp_path: Path) -> None:
    tmp_path.joinpath("a.html").write_text("<title>عنوان</title>", encoding="utf-8")
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"file": "a.html", "title": "عنوان"}', encoding="utf-8")

    (line,) = of_files(("Warraq",), own(gold, None)["gold"]())

    assert ("Warraq", "1") == line[:2]
    assert len(TOOLS) == len(line)


def test_a_set_without_pages_has_no_line_for_tools(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"file": "a.csv", "title": "عنوان"}', encoding="utf-8")

    assert [] == list(of_files(("Warraq",), own(gold, None)["gold"]()))
