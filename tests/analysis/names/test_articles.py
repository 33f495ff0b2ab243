"""The texts in which names are looked for: each story once, and no name over a sign."""

from __future__ import annotations

from pathlib import Path

import pytest

from warraq.analysis.names.articles import runs, texts


def put(content: Path, path: str, head: str, body: str = "نص") -> None:
    file = content / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\n{head}\n---\n\n{body}\n", "utf-8")


def test_each_story_is_read_once_in_the_order_of_paths(tmp_path: Path) -> None:
    put(tmp_path, "2017/b.md", "title: ثان", "[نص](https://example.org/)")
    put(tmp_path, "2016/a.md", "title: أول\nduplicate_of: none")
    put(tmp_path, "2018/copy.md", "title: نسخة\nduplicate_of: 2016/a.md")
    put(tmp_path, "2018/gone.md", "title: سحب\nwithdrawn:\n  date: 2018-01-01\n  reason: خطأ")
    put(tmp_path, "pages/about.md", "title: عن الأرشيف")
    (tmp_path / "2018" / "broken.md").write_bytes(b"\xff")

    assert ["أول\nنص", "ثان\n[نص]"] == list(texts(tmp_path))


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["قال محمد", " ثم خرج"], "قال محمد، ثم خرج"),
        (["أ", "ب"], "أ\nب"),
        (["الدار ", " البيضاء"], "الدار - البيضاء"),
        (["مُحَمَّد"], "مُحَمَّد"),
        ([], "…"),
    ],
)
def test_a_text_is_split_at_its_signs(expected: list[str], text: str) -> None:
    assert [part.strip() for part in expected] == [part.strip() for part in runs(text)]
