"""The house is as its plan says: rooms, floors, doors of libraries, tests named by modules."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.house import (
    doors_of,
    floors_of,
    hidden_imports,
    imports,
    modules,
    off_the_map,
    owner,
    parsed,
    rings,
    unfinished,
    upward,
    wrong_doors,
)

ROOT = Path(__file__).resolve().parent.parent
MAP = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
FILE_MAX_LINES = 330
FUNCTION_MAX_LINES = 60
STANDARD = frozenset(sys.stdlib_module_names) - {"sqlite3"}  # it has a door like any other database

ROOMS = floors_of(MAP, "## The house")
INNER = {
    "warraq/importing/": floors_of(MAP, "### Inside `importing/`", "warraq/importing/"),
    "warraq/importing/extract/html/": floors_of(
        MAP, "### Inside `extract/html/`", "warraq/importing/extract/html/"
    ),
}


def every(check: Callable[[Path], list[str]]) -> list[str]:
    """Return what a check finds in the modules of the house, each with its file."""
    files = {path.relative_to(ROOT).as_posix(): path for path in modules(ROOT).values()}
    return [f"{file}: {fault}" for file, path in files.items() for fault in check(path)]


# --- rooms and floors -----------------------------------------------------------------------------


def test_a_room_imports_only_the_rooms_below_it_and_every_room_is_on_the_map() -> None:
    assert [] == off_the_map(ROOT, ROOMS)
    assert [] == upward(ROOT, ROOMS, strict=True)


def test_importing_and_library_never_see_each_other_and_no_build_knows_importing() -> None:
    known = modules(ROOT)
    arrows = {
        (path.relative_to(ROOT).parts[1], known[held].relative_to(ROOT).parts[1])
        for path in known.values()
        for _, wanted in imports(path, ROOT)
        if path != ROOT / "build.py" and (held := owner(wanted, known))
    }

    assert {"importing", "cli"} == {above for above, below in arrows if below == "importing"}
    assert not {("importing", room) for room in ("library", "site", "search", "building")} & arrows


@pytest.mark.parametrize("room", INNER)
def test_a_room_with_floors_of_its_own_keeps_them(room: str) -> None:
    assert [] == off_the_map(ROOT, INNER[room], room)
    assert [] == upward(ROOT, INNER[room])


def test_no_imports_run_in_a_ring_and_none_is_hidden() -> None:
    assert [] == rings(ROOT)
    assert [] == hidden_imports(ROOT)


def test_each_library_has_the_door_that_the_table_names() -> None:
    doors = doors_of(MAP)
    wanted = {
        name.split(".")[0] for path in modules(ROOT).values() for _, name in imports(path, ROOT)
    }

    assert [] == wrong_doors(ROOT, doors, STANDARD)
    assert set() == set(doors) - wanted


def test_no_module_lies_loose_in_the_package() -> None:
    assert ["__init__.py"] == sorted(path.name for path in (ROOT / "warraq").glob("*.py"))


# --- modules --------------------------------------------------------------------------------------


def _caption(path: Path) -> list[str]:
    first, _, rest = (ast.get_docstring(parsed(path)) or "").partition("\n")
    faults = (
        [] if first.endswith(".") else [f"the docstring does not begin with a sentence: {first!r}"]
    )
    return faults + (
        ["no blank line follows the caption"] if rest and not rest.startswith("\n") else []
    )


def test_a_module_begins_with_a_caption_of_one_line() -> None:
    assert [] == every(_caption)


def _code_in_init(path: Path) -> list[str]:
    if path.name != "__init__.py" or path == ROOT / "warraq" / "__init__.py":
        return []
    return [f"{step.lineno}: holds code" for step in parsed(path).body[1:]]


def test_the_face_of_a_package_is_its_docstring_alone() -> None:
    assert [] == every(_code_in_init)


def test_no_file_is_so_long_that_it_should_be_two() -> None:
    assert [] == every(
        lambda path: (
            [f"has {lines} lines"]
            if (lines := len(path.read_text(encoding="utf-8").splitlines())) > FILE_MAX_LINES
            else []
        )
    )


def _long_functions(path: Path) -> list[str]:
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [
        f"{node.lineno}: {node.name} has {lines} lines"
        for node in ast.walk(parsed(path))
        if isinstance(node, functions)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION_MAX_LINES
    ]


def test_no_function_is_longer_than_a_screen() -> None:
    assert [] == every(_long_functions)


def test_nothing_is_left_unfinished() -> None:
    assert [] == every(unfinished)


# --- tests ----------------------------------------------------------------------------------------

OF_THE_ROOM = {ROOT / "tests/importing/test_hostile.py", ROOT / "tests/importing/test_bombs.py"}
"""What every kind of source is held to: tests of the room, not of a module."""


def mirrored(test: Path) -> bool:
    """Tell whether a test file of a room is named after the module or folder that it tests.

    `site/test_feeds.py` tests `site/feeds.py`; `site/test_feeds_atom.py` one aspect of it.
    """
    folder = ROOT / "warraq" / test.parent.relative_to(ROOT / "tests")
    words = test.stem.removeprefix("test_").split("_")
    names = ["_".join(words[:count]) for count in range(len(words), 0, -1)]
    return any(
        (folder / f"{name}.py").is_file() or (folder / name).is_dir()
        for name in [*names, f"{names[-1]}_"]
    )


def test_tests_of_a_room_are_named_after_what_they_test() -> None:
    rooms = [
        folder for folder in (ROOT / "tests").iterdir() if (ROOT / "warraq" / folder.name).is_dir()
    ]
    tests = {path for folder in rooms for path in folder.rglob("test_*.py")} - OF_THE_ROOM
    astray = [path.relative_to(ROOT).as_posix() for path in sorted(tests) if not mirrored(path)]

    assert len(rooms) >= 10
    assert [] == astray


def test_every_promise_of_the_architecture_page_has_its_tests() -> None:
    promised = set(re.findall(r"`(test_\w+)`", MAP))
    sources = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")
    )
    kept = {
        name for name in promised if re.search(rf"^ *(?:def )?{name}\w*(?:\(| = |:)", sources, re.M)
    }

    assert len(promised) >= 9
    assert promised == kept
