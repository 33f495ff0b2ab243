"""Running a command as a reader of the docs would, for tests of the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from warraq.cli.main import main

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT / "seeds/000_c22308ee6848808b.txt"
DAY = ("--as-of", "2026-11-23")


def run(folder: Path, *arguments: str) -> Result:
    """One command in a folder, in this process."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        return CliRunner().invoke(main, arguments)
    finally:
        os.chdir(before)


def process(
    folder: Path, *arguments: str | bytes, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """One command in a folder, in a process of its own."""
    command: list[str | bytes] = [sys.executable, str(ROOT / "build.py"), *arguments]
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, capture_output=True, check=False
    )


def refused(result: Result) -> str:
    """What a command said that exited with 1 on purpose, not because it broke."""
    assert isinstance(result.exception, SystemExit), repr(result.exception)
    assert 1 == result.exit_code, result.output
    assert "Traceback" not in result.output
    return result.output
