"""The house stands: imports point down, every room is on the map, and each library has the one door that knows it."""

from __future__ import annotations

import ast
import importlib.metadata
import json
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAP = ROOT / "docs" / "architecture.md"
LONGEST = 330

# Which of our modules may import which library. All else is free to every module.
DOORS = {
    "click": {"warraq/cli/"},
    "jinja2": {"warraq/building/render.py"},
    "livereload": {"warraq/building/preview.py"},
    "tornado": {"warraq/building/preview.py"},
    "watchfiles": {"warraq/building/preview.py"},
}

# --- reading the map ------------------------------------------------------------------------------


def floors_of(text: str) -> dict[str, int]:
    """The files and folders (ending in '/') of the first code block after '## The house', each with
    its floor.
    """
    block = text.split("## The house", 1)[1].split("```", 2)[1]
    floors: dict[str, int] = {}
    floor = -1
    for line in block.splitlines()[1:]:
        room = re.fullmatch(r"(?:floor (\d+))?\s+(\S+(?:\.py|/))(?:\s.*)?", line)
        if room is None:
            continue
        floor = int(room[1]) if room[1] else floor
        assert room[2] not in floors, f"{room[2]} stands twice on the map"
        floors[room[2]] = floor
    return floors


def place(path: str, floors: Mapping[str, int]) -> str | None:
    """The entry of the map that a file belongs to: its own, or the nearest folder's."""
    if path in floors:
        return path
    return max(
        (room for room in floors if room.endswith("/") and path.startswith(room)),
        key=len,
        default=None,
    )


# --- reading the code -----------------------------------------------------------------------------


def modules(root: Path) -> dict[str, Path]:
    """Every module of the house by its dotted name."""
    paths = [root / "build.py", *sorted((root / "warraq").rglob("*.py"))]
    return {_name(path.relative_to(root)): path for path in paths if path.exists()}


def _name(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path, root: Path) -> Iterator[tuple[int, str]]:
    """Every import of a file, wherever it stands, as its line and the dotted name that it
    asks for.
    """
    package = _name(path.relative_to(root)).split(".")
    if path.name != "__init__.py":
        package = package[:-1]
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            full = ".".join([*base, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{full}.{alias.name}") for alias in node.names)


def owner(name: str, known: Mapping[str, Path]) -> str | None:
    """The module of ours that holds a dotted name: 'warraq.core.model.Card' is held by
    'warraq.core.model'.
    """
    while name and name not in known:
        name = name.rpartition(".")[0]
    return name or None


def hidden(path: Path) -> Iterator[tuple[int, str]]:
    """The ways in which an import is hidden from this test: TYPE_CHECKING, import_module,
    __import__.
    """
    for node in ast.walk(ast.parse(path.read_bytes())):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
                if name in ("TYPE_CHECKING", "import_module", "__import__"):
                    yield node.lineno, name


def faults(root: Path, floors: Mapping[str, int]) -> list[str]:
    """All that is wrong with the imports of a house, each as 'file:line: what'."""
    known = modules(root)
    files = {name: path.relative_to(root).as_posix() for name, path in known.items()}
    found = []
    asks: dict[str, set[str]] = {name: set() for name in known}
    for name, path in known.items():
        found += [
            f"{files[name]}:{line}: hides an import behind {how}" for line, how in hidden(path)
        ]
        here = place(files[name], floors)
        if here is None:
            found.append(f"{files[name]}: is not on the map")
            continue
        for line, wanted in imports(path, root):
            held = owner(wanted, known)
            top = wanted.split(".")[0]
            if held is None:
                if top in DOORS and not files[name].startswith(tuple(DOORS[top])):
                    found.append(
                        f"{files[name]}:{line}: imports {top}, which is "
                        f"{' and '.join(sorted(DOORS[top]))}'s alone"
                    )
                continue
            asks[name].add(held)
            there = place(files[held], floors)
            if there is not None and floors[there] > floors[here]:
                found.append(
                    f"{files[name]}:{line}: imports {files[held]}, "
                    f"{floors[there] - floors[here]} floor(s) up"
                )
    found += [
        f"{room}: is on the map and not on disk" for room in floors if not (root / room).exists()
    ]
    try:
        TopologicalSorter(asks).prepare()
    except CycleError as error:
        found.append("imports in a ring: " + " -> ".join(error.args[1]))
    return found


# --- the house itself -----------------------------------------------------------------------------

ROOMS = pytest.mark.parametrize(
    "path", modules(ROOT).values(), ids=lambda path: path.relative_to(ROOT).as_posix()
)


def test_imports_point_down_and_every_room_is_on_the_map() -> None:
    found = faults(ROOT, floors_of(MAP.read_text(encoding="utf-8")))

    assert [] == found


@ROOMS
def test_a_module_begins_with_a_caption_of_one_line(path: Path) -> None:
    caption = (ast.get_docstring(ast.parse(path.read_bytes())) or "").partition("\n")

    assert caption[0].endswith("."), (
        f"{path.name}: the first line of the docstring is one sentence: {caption[0]!r}"
    )
    assert caption[2] == "" or caption[2].startswith("\n"), (
        f"{path.name}: a blank line follows the caption"
    )


@ROOMS
def test_no_file_is_so_big_that_it_wants_a_wall(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())

    assert LONGEST >= lines


def unfinished(path: Path) -> list[str]:
    """What a file says or shows to be unfinished."""
    text = path.read_text(encoding="utf-8")
    found = [
        f"{number}: {line.strip()}"
        for number, line in enumerate(text.splitlines(), 1)
        if _PROMISE.search(line)
    ]
    for node in ast.walk(tree := ast.parse(text)):
        if (
            isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            and _empty(node)
            and not _may_be_empty(node, tree)
        ):
            found.append(f"{node.lineno}: {node.name} does nothing")
    return found


_PROMISE = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b|NotImplemented(?:Error)?\b")


def _empty(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return all(
        isinstance(step, ast.Pass)
        or (isinstance(step, ast.Expr) and isinstance(step.value, ast.Constant))
        for step in node.body
    )


def _may_be_empty(node: ast.FunctionDef | ast.AsyncFunctionDef, tree: ast.Module) -> bool:
    """Overloads, abstract methods and a Protocol's methods have no body; a click group may be its
    docstring alone.
    """
    marks = " ".join(ast.unparse(mark) for mark in node.decorator_list)
    if any(word in marks for word in ("overload", "abstractmethod", "group")):
        return True
    classes = (
        other for other in ast.walk(tree) if isinstance(other, ast.ClassDef) and node in other.body
    )
    return any("Protocol" in ast.unparse(base) for cls in classes for base in cls.bases)


@ROOMS
def test_nothing_is_left_unfinished(path: Path) -> None:
    assert [] == unfinished(path)


def declared() -> tuple[set[str], set[str]]:
    """The libraries that Warraq needs, and those that add something to it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [line for lines in project["optional-dependencies"].values() for line in lines]
    needed, extra = (
        {re.split(r"[<>=!~;\[ ]", line)[0].lower() for line in lines}
        for lines in (project["dependencies"], extras)
    )
    return needed, extra


def test_what_is_declared_is_what_is_imported() -> None:
    distributions = importlib.metadata.packages_distributions()
    known = modules(ROOT)
    tops = {name.split(".")[0] for path in known.values() for _, name in imports(path, ROOT)}
    outside = tops - {"warraq"} - sys.stdlib_module_names
    imported = {
        re.sub(r"[-_.]+", "-", distributions[top][0].lower()) for top in outside
    }  # as PEP 503 compares them
    needed, extra = declared()

    assert set() == needed - imported
    assert set() == imported - needed - extra  # an extra may be run rather than imported


@pytest.mark.parametrize(
    "lock", ["requirements.lock", "requirements-topics.lock", "requirements-dev.lock"]
)
def test_a_lock_file_holds_digests_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")

    assert "://" not in text
    assert text.count("--hash=sha256:") >= text.count("==") > 0


def test_the_lock_file_of_npm_holds_digests_and_no_address() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}

    assert packages
    assert [] == [
        name for name, package in packages.items() if not package["integrity"].startswith("sha512-")
    ]
    # Whom to thank is the only address that npm copies into it.
    assert [] == [
        name
        for name, package in packages.items()
        if "://" in json.dumps(package | {"funding": None})
    ]


def test_the_lock_file_pins_everything_that_is_declared() -> None:
    locks = [
        (ROOT / f"requirements{which}.lock").read_text(encoding="utf-8")
        for which in ("", "-topics", "-dev")
    ]
    site, learning, dev = (set(re.findall(r"^([a-z0-9-]+)==", lock, re.M)) for lock in locks)
    needed, extra = declared()

    assert set() == needed - site
    assert set() == extra - site - learning
    assert set() == (needed | extra) - dev


def test_every_promise_of_the_architecture_page_has_its_tests() -> None:
    promised = set(re.findall(r"`(test_\w+)`", MAP.read_text(encoding="utf-8")))
    sources = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")
    )
    kept = {
        name for name in promised if re.search(rf"^ *(?:def )?{name}\w*(?:\(| = |:)", sources, re.M)
    }

    assert len(promised) >= 9
    assert promised == kept


# --- the checker is known to fail when it should --------------------------------------------------

SMALL = """
## The house

```
floor 3  build.py          the door
floor 2  warraq/high.py    looks down
         warraq/other.py   beside it
floor 1  warraq/low/       many small rooms
floor 0  warraq/__init__.py
```
"""


def lay_out(root: Path, **files: str) -> list[str]:
    """A small house on disk, with the given sources ('low_a' is low/a.py), and what is wrong with
    it.
    """
    sources = {
        "build": "",
        "high": "",
        "other": "",
        "__init__": "",
        "low_a": "",
        "low_b": "",
        "low___init__": "",
    } | files
    for name, source in sources.items():
        path = root / (
            "build.py" if name == "build" else f"warraq/{re.sub('^low_', 'low/', name)}.py"
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return faults(root, floors_of(SMALL))


def test_the_map_is_read_with_its_floors() -> None:
    expected = {
        "build.py": 3,
        "warraq/high.py": 2,
        "warraq/other.py": 2,
        "warraq/low/": 1,
        "warraq/__init__.py": 0,
    }

    assert expected == floors_of(SMALL)


@pytest.mark.parametrize(
    "files",
    [
        {},
        {
            "build": "from warraq.high import anything",
            "high": "from warraq.low import a\nimport warraq.low.b",
        },
        {"high": "from warraq.other import thing"},
        {"low_a": "from warraq.low.b import thing", "low___init__": "from warraq.low import a"},
        {"low_a": "from . import b\nfrom .. import __version__"},
        {"high": "import json, rich\nfrom collections.abc import Mapping"},
    ],
)
def test_a_sound_house_passes(tmp_path: Path, files: dict[str, str]) -> None:
    assert [] == lay_out(tmp_path, **files)


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
            "warraq/high.py:2: imports click, which is warraq/cli/'s alone",
            {"high": "\nimport click.testing"},
        ),
        (
            "warraq/high.py:1: imports jinja2, which is warraq/building/render.py's alone",
            {"high": "from jinja2 import Template"},
        ),
        ("warraq/attic.py: is not on the map", {"attic": ""}),
    ],
)
def test_a_fault_is_found_and_named(tmp_path: Path, expected: str, files: dict[str, str]) -> None:
    assert expected in lay_out(tmp_path, **files)


def test_a_ring_is_found(tmp_path: Path) -> None:
    found = lay_out(
        tmp_path, high="import warraq.other", other="def late():\n    from warraq.high import x"
    )

    assert 1 == len(found)
    assert found[0].startswith("imports in a ring: ")
    assert {"warraq.high", "warraq.other"} == set(
        found[0].removeprefix("imports in a ring: ").split(" -> ")
    )


def test_a_room_without_a_house_is_found(tmp_path: Path) -> None:
    lay_out(tmp_path)
    (tmp_path / "warraq" / "other.py").unlink()

    assert ["warraq/other.py: is on the map and not on disk"] == faults(tmp_path, floors_of(SMALL))


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
