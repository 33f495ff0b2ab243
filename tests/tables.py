"""The tables of the search page's script, made of warraq/arabic/: `python -m tests.tables`."""

from __future__ import annotations

import json
from pathlib import Path

from warraq.arabic import letters, spelling, stem
from warraq.arabic.irregular import STEMS

TABLES = Path(__file__).resolve().parent.parent / "templates" / "static" / "search" / "tables.js"


def tables_text() -> str:
    """The module tables.js as it must be now."""
    families: dict[str, list[str]] = {}
    for word, first in STEMS.items():
        families.setdefault(first, [first]).extend([word] if word != first else [])
    tables = {
        "SPELLINGS": list(letters.SPELLINGS.items()),
        "OWN_AL": letters.OWN_AL.pattern,
        "STOP": " ".join(sorted(stem.STOP)),
        "FAMILIES": "/".join(sorted(" ".join(family) for family in families.values())),
        "KNOWN": " ".join(sorted(stem.KNOWN - set(STEMS.values()))),
        "SEATS": [(pattern, seat.replace("\\", "$")) for pattern, seat in spelling.SEATS],
        "FRONT": stem.FRONT,
        "SHAPES": stem.SHAPES,
        "JOINED": stem.JOINED,
        "ENDINGS": stem.ENDINGS,
        "NUMBER": stem.NUMBER,
        "COUNTED": stem.COUNTED,
        "INNER": stem.INNER,
        "LONGEST": stem.LONGEST,
    }
    lines = (f"export const {name} = {_written(value)};" for name, value in tables.items())
    return (
        "// Generated from warraq/arabic/ by `python -m tests.tables`: change it there.\n\n"
        + "\n".join(lines)
        + "\n"
    )


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    TABLES.write_text(tables_text(), encoding="utf-8")
