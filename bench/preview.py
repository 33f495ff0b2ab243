"""The author's wait: how long until a saved change shows in the running preview."""

from __future__ import annotations

import re
import subprocess
import time
import urllib.request
from pathlib import Path

from bench import corpus
from bench.archive import Archive

EDITS = 5
START, WAIT = 600.0, 60.0
"""Seconds after which the preview is given up: until it is there, and until it shows an edit."""


def edits(command: list[str], archive: Archive, log: Path) -> list[float]:
    """Start a preview, edit one article several times, and tell the seconds from each save to the
    page showing it.

    Raises TimeoutError, with what the preview printed, if it does not start or never shows an edit.
    """
    with log.open("w+b") as file:
        child = subprocess.Popen(
            command,
            cwd=archive.folder,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
        )
        try:
            address = _address(log) + archive.page(archive.middle)
            marks = (f"فقرة كُتبت في المعاينة، رقمها {number}." for number in range(EDITS))
            return [_edit(archive.middle, address, mark, log) for mark in marks]
        finally:
            child.kill()
            child.wait()


def _address(log: Path) -> str:
    end = time.monotonic() + START
    while time.monotonic() < end:
        if found := re.search(r"Preview at (\S+)", log.read_text("utf-8", "replace")):
            return found[1]
        time.sleep(0.1)
    raise TimeoutError(f"the preview did not start:\n{log.read_text('utf-8', 'replace')}")


def _edit(article: Path, address: str, mark: str, log: Path) -> float:
    time.sleep(2)  # the watcher begins to listen, or rests from the last edit
    saved = time.monotonic()
    corpus.edit(article, mark)
    while (taken := time.monotonic() - saved) < WAIT:
        if mark in _page(address):
            return round(time.monotonic() - saved, 4)
        time.sleep(0.005)
    raise TimeoutError(
        f"the preview did not show an edit within {taken:.0f} s:\n"
        f"{log.read_text('utf-8', 'replace')}"
    )


def _page(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return str(answer.read().decode("utf-8"))
    except OSError:
        return ""
