"""The checks of the house are known to fail when they should: small houses with one fault each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house import (
    doors_of,
    floors_of,
    hidden_imports,
    off_the_map,
    parsed,
    rings,
    unfinished,
    upward,
    wrong_doors,
)

SMALL = """
## The house

```
floor 3  build.py          hands over
floor 2  warraq/high.py    looks down
         warraq/other.py   beside it
floor 1  warraq/low/       many small rooms
floor 0  warraq/__init__.py
```

### Inside `low/`

```
floor 1  a.py, b.py   the first
floor 0  c.py
```

## Libraries and their doors

| library | door | for |
| --- | --- | --- |
| `click` | `warraq/high.py` | commands |
"""
STANDARD = frozenset({"json", "typing", "collections"})


def lay_out(root: Path, **files: str) -> Path:
    """Lay out a small house; 'low_a' is low/a.py."""
    sources = dict.fromkeys(("build", "high", "other", "__init__", "low_a", "low___init__"), "")
    for name, source in (sources | files).items():
        path = root / (
            "build.py" if name == "build" else f"warraq/{re.sub('^low_', 'low/', name)}.py"
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    parsed.cache_clear()
    return root


def faults(root: Path, *, strict: bool = False) -> list[str]:
    """Return all that is wrong with a small house."""
    floors = floors_of(SMALL, "## The house")
    return [
        *off_the_map(root, floors),
        *upward(root, floors, strict=strict),
        *rings(root),
        *hidden_imports(root),
        *wrong_doors(root, doors_of(SMALL), STANDARD),
    ]


def test_the_map_is_read_with_its_floors() -> None:
    whole = {
        "build.py": 3,
        "warraq/high.py": 2,
        "warraq/other.py": 2,
        "warraq/low/": 1,
        "warraq/__init__.py": 0,
    }

    assert whole == floors_of(SMALL, "## The house")
    assert {"x/a.py": 1, "x/b.py": 1, "x/c.py": 0} == floors_of(SMALL, "### Inside `low/`", "x/")
    assert {"click": ("warraq/high.py",)} == doors_of(SMALL)


@pytest.mark.parametrize(
    "files",
    [
        {},
        {
            "build": "from warraq.high import anything",
            "high": "from warraq.low import a\nimport warraq.low.a",
        },
        {"high": "from warraq.other import thing"},
        {"low_a": "from warraq.low.b import thing", "low_b": "", "low___init__": ""},
        {"low_a": "from . import b\nfrom .. import __version__", "low_b": ""},
        {"high": "import json\nimport click\nfrom collections.abc import Mapping"},
    ],
)
def test_a_sound_house_passes(tmp_path: Path, files: dict[str, str]) -> None:
    assert [] == faults(lay_out(tmp_path, **files))


@pytest.mark.parametrize(
    ("expected", "files"),
    [
        (
            "warraq/low/a.py:1: imports warraq/high.py, 1 floor(s) up",
            {"low_a": "import warraq.high"},
        ),
        (
            "warraq/low/a.py:1: imports warraq/high.py, 1 floor(s) up",
            {"low_a": "from warraq import high"},
        ),
        (
            "warraq/low/a.py:1: imports warraq/high.py, 1 floor(s) up",
            {"low_a": "from ..high import name"},
        ),
        (
            "warraq/low/a.py:2: imports build.py, 2 floor(s) up",
            {"low_a": "def late():\n    import build"},
        ),
        (
            "warraq/high.py:1: hides an import behind TYPE_CHECKING",
            {"high": "from typing import TYPE_CHECKING"},
        ),
        (
            "warraq/high.py:2: hides an import behind TYPE_CHECKING",
            {"high": "import typing\nif typing.TYPE_CHECKING: pass"},
        ),
        (
            "warraq/high.py:1: hides an import behind __import__",
            {"high": "__import__('warraq.cli')"},
        ),
        (
            "warraq/low/a.py:2: imports click, whose door is warraq/high.py",
            {"low_a": "\nimport click.testing"},
        ),
        (
            "warraq/high.py:1: imports lxml, which has no door on the table",
            {"high": "from lxml import etree"},
        ),
        ("warraq/attic.py: is not on the map", {"attic": ""}),
    ],
)
def test_a_fault_is_found_and_named(tmp_path: Path, expected: str, files: dict[str, str]) -> None:
    assert expected in faults(lay_out(tmp_path, **files))


def test_two_rooms_on_one_floor_may_not_see_each_other(tmp_path: Path) -> None:
    lay_out(tmp_path, high="from warraq.other import thing")

    assert ["warraq/high.py:1: imports warraq/other.py, a room on the same floor"] == faults(
        tmp_path, strict=True
    )


def test_a_ring_is_found(tmp_path: Path) -> None:
    lay_out(
        tmp_path,
        high="import warraq.other",
        other="def late():\n    from warraq.high import x",
    )
    (found,) = faults(tmp_path)

    assert found.startswith("imports in a ring: ")
    assert {"warraq.high", "warraq.other"} == set(
        found.removeprefix("imports in a ring: ").split(" -> ")
    )


def test_a_room_that_is_gone_is_found(tmp_path: Path) -> None:
    (lay_out(tmp_path) / "warraq" / "other.py").unlink()

    assert ["warraq/other.py: is on the map and not on disk"] == faults(tmp_path)


@pytest.mark.parametrize(
    "source",
    [
        "# TODO: later",
        "def soon() -> None:\n    ...",
        "class A:\n    def soon(self):\n        '''Says.'''\n",
        "raise NotImplementedError",
    ],
)
def test_what_is_unfinished_is_found(tmp_path: Path, source: str) -> None:
    path = tmp_path / "room.py"
    path.write_text(source, encoding="utf-8")

    assert 1 == len(unfinished(path))


def test_a_protocol_is_finished(tmp_path: Path) -> None:
    path = tmp_path / "room.py"
    path.write_text("class Door(Protocol):\n    def open(self) -> None: ...\n", encoding="utf-8")

    assert [] == unfinished(path)
