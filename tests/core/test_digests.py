"""What a page's key covers: all that is shown, and code with all that it imports."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

import warraq
from tests.cards import card
from warraq.core import digests
from warraq.core.digests import code_digest, digest
from warraq.core.model import Link
from warraq.site.views.page import RedirectView, TextView


def _write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")


# --- what a page's code depends on ----------------------------------------------------------------


def test_the_digest_of_code_covers_what_is_imported_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = tmp_path / "warraq"
    sources = {
        "__init__.py": "",
        "top.py": "from warraq import low\nfrom warraq.wide import (\n    a,\n    b,\n)\n"
        "\ndef f():\n    import warraq.late\n",
        "low.py": "from warraq.deep.room import x",
        "wide.py": "",
        "late.py": "",
        "deep/__init__.py": "",
        "deep/room.py": "",
        "apart.py": "",
    }
    for name, text in sources.items():
        _write(house, name, text)
    monkeypatch.setattr(digests, "_PACKAGE", house)

    def now() -> str:
        code_digest.cache_clear()
        return code_digest("warraq.top")

    try:
        first = now()
        seen = {}
        for name, text in sources.items():
            _write(house, name, text + "\n# changed\n")
            seen[name] = now() != first
            _write(house, name, text)
    finally:
        code_digest.cache_clear()

    assert {name: name != "apart.py" for name in sources} == seen


ASKED = re.compile(r"code_digest\(\"([\w.]+)\"\)")


def test_every_code_digest_that_is_asked_for_is_of_the_program_itself() -> None:
    sources = {
        path: path.read_text("utf-8") for path in sorted(Path(warraq.__file__).parent.rglob("*.py"))
    }
    asked = {name for text in sources.values() for name in ASKED.findall(text)}
    code_digest.cache_clear()

    assert len(asked) >= 6
    assert len(asked) == len({code_digest(name) for name in asked})


def test_a_code_digest_of_a_module_that_is_not_there_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(tmp_path / "warraq", "__init__.py", "")
    _write(tmp_path / "warraq", "top.py", "from warraq.gone import x")
    monkeypatch.setattr(digests, "_PACKAGE", tmp_path / "warraq")
    code_digest.cache_clear()

    with pytest.raises(ModuleNotFoundError, match=r"warraq\.gone"):
        code_digest("warraq.top")
    with pytest.raises(ModuleNotFoundError, match=r"warraq\.nowhere"):
        code_digest("warraq.nowhere")


# --- what a page shows ----------------------------------------------------------------------------


def test_the_digest_of_what_is_shown_differs_wherever_a_reader_could_see_a_difference() -> None:
    face = card("a.md", "2017-05-12")
    shown = [
        "",
        "a",
        ("a",),
        ("a", "b"),
        ("ab",),
        ("a", ("b",)),
        (("a",), "b"),
        (),
        ((),),
        None,
        0,
        False,
        face,
        dataclasses.replace(face, digest="other"),
        Link("a", "b"),
        Link("a", "b", 1),
        Link("ab", ""),
        TextView(("a",)),
        TextView(("a", "")),
        RedirectView("a", "b"),
        {"a": "b"},
        {"b": "a"},
    ]

    assert len(shown) == len({digest(one) for one in shown})


def test_the_digest_of_what_is_shown_bears_any_text() -> None:
    assert digest(("\ud800", "\0", "\x1f")) != digest(("\ud800", "\0\x1f"))
