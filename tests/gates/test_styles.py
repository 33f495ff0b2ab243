"""The stylesheet serves both directions and breaks no Arabic word, by stylelint."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests import needs
from tests.gates.sites import ROOT, TOOLS

STYLELINT = TOOLS / "stylelint" / "bin" / "stylelint.mjs"

pytestmark = [
    pytest.mark.skipif(shutil.which("node") is None, reason=needs.NODE),
    pytest.mark.skipif(not STYLELINT.exists(), reason=needs.CHECKERS),
]


def refused(sheets: Iterable[Path]) -> list[str]:
    """What stylelint refuses in stylesheets, each as 'file:line: rule: what'."""
    done = subprocess.run(
        [
            "node",
            str(STYLELINT),
            "--config",
            ".stylelintrc.json",
            "--formatter",
            "json",
            *map(str, sheets),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode in (0, 2), done.stderr
    return [
        f"{Path(result['source']).name}:{fault['line']}: {fault['rule']}: {fault['text']}"
        for result in json.loads(done.stderr)
        for fault in sorted(result["warnings"], key=lambda fault: int(fault["line"]))
    ]


def unknown(sheets: Iterable[Path]) -> set[str]:
    """The custom properties that sheets of one page use, with nothing to fall back on, and none of
    them sets.
    """
    text = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    return set(re.findall(r"var\(\s*(--[\w-]+)\s*\)", text)) - set(
        re.findall(r"(--[\w-]+)\s*:", text)
    )


def test_our_sheets_are_sound() -> None:
    sheets = sorted((ROOT / "templates").rglob("*.css"))

    assert sheets
    assert [] == refused(sheets)
    assert set() == unknown(sheets)


def test_what_a_site_is_published_with_is_sound(site: Path) -> None:
    assert [] == refused(sorted((site / "static").rglob("*.css")))


BAD = {
    "margin-left: 1px": "csstools/use-logical",
    "left: 0": "csstools/use-logical",
    "width: 1px": "csstools/use-logical",
    "float: right": "csstools/use-logical",
    "text-align: left": "csstools/use-logical",
    "border-top-left-radius: 2px": "csstools/use-logical",
    "scroll-margin-left: 1px": "property-disallowed-list",
    "letter-spacing: 1px": "property-disallowed-list",
    "opacity: .5": "declaration-property-value-disallowed-list",
    "margin: 1px 2px 3px 4px": "declaration-property-value-disallowed-list",
    "object-position: left": "declaration-property-value-disallowed-list",
    "font: italic 1rem serif": "declaration-property-value-disallowed-list",
    "font-style: oblique": "declaration-property-value-disallowed-list",
    "hyphens: auto": "declaration-property-value-disallowed-list",
    "background: url(//example.org/a.png)": "declaration-property-value-disallowed-list",
    "background: url(https://example.org/a.png)": "function-url-scheme-disallowed-list",
    "color: red !important": "declaration-no-important",
    "color: rod": "declaration-property-value-no-unknown",
}


def test_the_gate_is_known_to_refuse(tmp_path: Path) -> None:
    sheet = tmp_path / "bad.css"
    sheet.write_text("\n".join(f"a {{ {declaration}; }}" for declaration in BAD), encoding="utf-8")

    assert list(BAD.values()) == [fault.split(": ")[1] for fault in refused([sheet])]


def test_a_property_that_no_sheet_sets_is_known_to_be_refused(tmp_path: Path) -> None:
    one, other = tmp_path / "one.css", tmp_path / "other.css"
    one.write_text(":root { --ink: #000; }", encoding="utf-8")
    other.write_text(
        "a { color: var(--ink); fill: var( --nowhere ); margin: var(--gap, 1rem); }",
        encoding="utf-8",
    )

    assert {"--nowhere"} == unknown([one, other])


def test_what_is_logical_passes(tmp_path: Path) -> None:
    sheet = tmp_path / "good.css"
    lines = (
        "margin-inline: 1px 2px",
        "inset: 0",
        "margin: clamp(1px, 2vw, 3px) auto",
        "font: 700 1rem / 1.8 serif",
        "opacity: 1",
    )
    sheet.write_text(f"a {{ {'; '.join(lines)}; background: url(a.png); }}", encoding="utf-8")

    assert [] == refused([sheet])
