"""The plan of the house, read from docs/architecture.md, and the imports of the code beside it."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

Floors = Mapping[str, int]
"""Files, and folders (which end in '/'), each with its floor."""

# --- the plan -------------------------------------------------------------------------------------


def floors_of(text: str, heading: str, within: str = "") -> dict[str, int]:
    """Return the entries of the first code block after a heading, each with its floor.

    within  the folder to which the entries are relative, 'warraq/importing/'
    """
    block = text.split(f"\n{heading}\n", 1)[1].split("```", 2)[1]
    floors: dict[str, int] = {}
    floor = -1
    for line in block.splitlines()[1:]:
        entry = re.fullmatch(
            r"(?:floor (\d+))?\s+((?:\S+(?:\.py|/),? )*\S+(?:\.py|/))(?:\s.*)?", line
        )
        if entry is None:
            continue
        floor = int(entry[1]) if entry[1] else floor
        for name in re.findall(r"[^\s,]+", entry[2]):
            assert within + name not in floors, f"{name} is on the map twice"
            floors[within + name] = floor
    return floors


def doors_of(
    text: str, heading: str = "## Libraries and their doors"
) -> dict[str, tuple[str, ...]]:
    """Return the table of libraries below a heading: each with the places that may import it."""
    section = text.split(f"\n{heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = re.findall(r"^\| `([\w.]+)`[^|]*\| ([^|]+)\|", section, re.MULTILINE)
    return {name: tuple(re.findall(r"`([^`]+)`", doors)) for name, doors in rows}


def entry_of(path: str, floors: Floors) -> str | None:
    """Return the entry of the map that a file belongs to: its own, or the nearest folder's."""
    if path in floors:
        return path
    folders = (name for name in floors if name.endswith("/") and path.startswith(name))
    return max(folders, key=len, default=None)


# --- the code -------------------------------------------------------------------------------------


def modules(root: Path) -> dict[str, Path]:
    """Return every module of the house by its dotted name."""
    paths = [root / "build.py", *sorted((root / "warraq").rglob("*.py"))]
    return {dotted(path.relative_to(root)): path for path in paths if path.exists()}


def dotted(path: Path) -> str:
    """Return the dotted name of a file."""
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def parsed(path: Path) -> ast.Module:
    """Parse a file of the house; each is parsed once a run."""
    return ast.parse(path.read_bytes())


def imports(path: Path, root: Path) -> Iterator[tuple[int, str]]:
    """Yield every import of a file, those in functions too: its line, and the dotted name."""
    package = dotted(path.relative_to(root)).split(".")
    if path.name != "__init__.py":
        package = package[:-1]
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            full = ".".join([*base, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{full}.{alias.name}") for alias in node.names)


def owner(name: str, known: Mapping[str, Path]) -> str | None:
    """Return the module that holds a name: 'warraq.core.model' for 'warraq.core.model.Card'."""
    while name and name not in known:
        name = name.rpartition(".")[0]
    return name or None


def hidden(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the ways in which an import is hidden from these tests."""
    for node in ast.walk(parsed(path)):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
                if name in ("TYPE_CHECKING", "import_module", "__import__"):
                    yield node.lineno, name


# --- what is wrong --------------------------------------------------------------------------------


def upward(root: Path, floors: Floors, *, strict: bool = False) -> list[str]:
    """Return every import of a file on the map that points up, as 'file:line: what'.

    strict  two entries on one floor may not import each other either
    """
    known = modules(root)
    faults = []
    for path in known.values():
        file = path.relative_to(root).as_posix()
        if (here := entry_of(file, floors)) is None:
            continue
        for line, wanted in imports(path, root):
            if (held := owner(wanted, known)) is None:
                continue
            target = known[held].relative_to(root).as_posix()
            there = entry_of(target, floors)
            if there is None or there == here:
                continue
            if (up := floors[there] - floors[here]) > 0:
                faults.append(f"{file}:{line}: imports {target}, {up} floor(s) up")
            elif strict and not up:
                faults.append(f"{file}:{line}: imports {target}, a room on the same floor")
    return faults


def off_the_map(root: Path, floors: Floors, within: str = "") -> list[str]:
    """Return what is on disk and not on the map, and what is on the map and not on disk."""
    files = [path.relative_to(root).as_posix() for path in modules(root).values()]
    own = [file for file in files if file.startswith(within) and file != f"{within}__init__.py"]
    strays = [f"{file}: is not on the map" for file in own if entry_of(file, floors) is None]
    return strays + [
        f"{name}: is on the map and not on disk" for name in floors if not (root / name).exists()
    ]


def rings(root: Path) -> list[str]:
    """Return a ring of imports between modules, if there is one."""
    known = modules(root)
    asks = {
        name: {held for _, wanted in imports(path, root) if (held := owner(wanted, known))} - {name}
        for name, path in known.items()
    }
    try:
        TopologicalSorter(asks).prepare()
    except CycleError as error:
        return ["imports in a ring: " + " -> ".join(error.args[1])]
    return []


def wrong_doors(
    root: Path, doors: Mapping[str, tuple[str, ...]], standard: frozenset[str]
) -> list[str]:
    """Return every import of a library that is not by its door, or that has no door on the table.

    standard  the modules of the standard library that need no door
    """
    faults = []
    for path in modules(root).values():
        file = path.relative_to(root).as_posix()
        for line, wanted in imports(path, root):
            top = wanted.split(".")[0]
            if top in doors:
                if not file.startswith(doors[top]):
                    faults.append(
                        f"{file}:{line}: imports {top}, whose door is {' and '.join(doors[top])}"
                    )
            elif top not in standard and top not in ("warraq", "build"):
                faults.append(f"{file}:{line}: imports {top}, which has no door on the table")
    return faults


def hidden_imports(root: Path) -> list[str]:
    """Return every hidden import as 'file:line: how'."""
    return [
        f"{path.relative_to(root).as_posix()}:{line}: hides an import behind {how}"
        for path in modules(root).values()
        for line, how in hidden(path)
    ]


_PROMISE = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b|NotImplemented(?:Error)?\b")


def unfinished(path: Path) -> list[str]:
    """Return what a file says or shows to be unfinished."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    lines = enumerate(text.splitlines(), 1)
    faults = [f"{number}: {line.strip()}" for number, line in lines if _PROMISE.search(line)]
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            and _empty(node)
            and not _may_be_empty(node, tree)
        ):
            faults.append(f"{node.lineno}: {node.name} does nothing")
    return faults


def _empty(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return all(
        isinstance(step, ast.Pass)
        or (isinstance(step, ast.Expr) and isinstance(step.value, ast.Constant))
        for step in node.body
    )


def _may_be_empty(node: ast.FunctionDef | ast.AsyncFunctionDef, tree: ast.Module) -> bool:
    """Tell whether a function needs no body: an overload, a Protocol's method, a click group."""
    marks = " ".join(ast.unparse(mark) for mark in node.decorator_list)
    if any(word in marks for word in ("overload", "abstractmethod", "group")):
        return True
    classes = (
        other for other in ast.walk(tree) if isinstance(other, ast.ClassDef) and node in other.body
    )
    return any("Protocol" in ast.unparse(base) for cls in classes for base in cls.bases)


# --- how large the plan is ------------------------------------------------------------------------


def plan_of(root: Path, room: str = "warraq/") -> tuple[int, int, int]:
    """Return how many entries a folder has, on how many floors, with how many arrows between them.

    An entry is a file or folder that lies directly in the folder; a floor is one more than the
    highest floor that its imports lead to; 0 floors if entries import each other in a ring.
    """
    known = modules(root)

    def entry(path: Path) -> str | None:
        file = path.relative_to(root).as_posix()
        inner = file.removeprefix(room)
        return inner.split("/")[0] if inner != file and inner != "__init__.py" else None

    arrows: dict[str, set[str]] = {}
    for path in known.values():
        if here := entry(path):
            held = {owner(name, known) for _, name in imports(path, root)}
            below = (entry(known[name]) for name in held if name)
            arrows.setdefault(here, set()).update(it for it in below if it and it != here)

    floors = dict.fromkeys(arrows, 1)
    for _ in arrows:  # enough rounds for the longest path; a ring ends with them
        for name, those in arrows.items():
            floors[name] = 1 + max((floors[there] for there in those), default=0)
    ring = max(floors.values()) > len(arrows)
    return len(arrows), 0 if ring else max(floors.values()), sum(map(len, arrows.values()))


def main() -> None:
    """Print the size of the plan: python -m tests.house [FOLDER of a checkout]."""
    root = Path(*sys.argv[1:] or ["."]).resolve()
    folders = {path.parent.relative_to(root).as_posix() for path in (root / "warraq").rglob("*.py")}
    for folder in sorted(folders):
        entries, floors, arrows = plan_of(root, f"{folder}/")
        print(f"{folder:<45} {entries:>3} entries, {floors:>2} floors, {arrows:>3} arrows")


if __name__ == "__main__":
    main()
