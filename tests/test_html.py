"""Every page of a built archive is valid HTML by the Nu checker."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests import needs
from tests.archive import build, write_archive

ROOT = Path(__file__).resolve().parent.parent
VNU = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

pytestmark = [
    pytest.mark.gate,
    pytest.mark.skipif(shutil.which("java") is None, reason=needs.JAVA),
    pytest.mark.skipif(not VNU.exists(), reason=needs.CHECKERS),
]


def complaints(folder: Path) -> list[str]:
    """What the validator says of all pages of a folder, each as 'file:place: what'."""
    done = subprocess.run(
        [
            "java",
            "-jar",
            str(VNU),
            "--errors-only",
            "--format",
            "gnu",
            "--skip-non-html",
            str(folder),
        ],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    lines = [
        line.replace(folder.as_uri().replace("file:///", "file:/"), "")
        for line in done.stderr.splitlines()
    ]
    return lines if done.returncode else []


def test_every_page_is_valid_html(tmp_path: Path) -> None:
    write_archive(tmp_path, base_url="https://example.org/archive/")
    build(tmp_path)
    pages = list((tmp_path / "output").rglob("*.html"))

    assert len(pages) > 50
    assert [] == complaints(tmp_path / "output")


def test_an_archive_of_one_is_valid_html(tmp_path: Path) -> None:
    write_archive(tmp_path, n=1)
    build(tmp_path)

    assert [] == complaints(tmp_path / "output")


def test_the_validator_is_known_to_complain(tmp_path: Path) -> None:
    page = (
        '<!doctype html><html lang="ar" dir="rtl"><title>خطأ</title><p id="a">واحد<p id="a">اثنان'
    )
    (tmp_path / "page.html").write_text(page, encoding="utf-8")

    assert any("Duplicate ID" in line for line in complaints(tmp_path))
