"""The wheel has the program, its data and the default templates, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests import needs
from warraq import __version__

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, just made."""
    pytest.importorskip("hatchling", reason=needs.PACKAGES)
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        str(folder),
        ".",
    ]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, stdin=subprocess.DEVNULL)
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def files_of(folder: str) -> set[str]:
    """All files of a folder of the repository, caches left out."""
    paths = (path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.is_file())
    return {path.as_posix() for path in paths if "__pycache__" not in path.parts}


def test_the_wheel_holds_the_program_and_the_templates_and_nothing_else(
    wheel: zipfile.ZipFile,
) -> None:
    held = {name for name in wheel.namelist() if ".dist-info/" not in name}
    program = files_of("warraq")
    templates = {f"warraq/{name}" for name in files_of("templates")}

    assert templates
    assert program | templates == held


def test_the_wheel_gives_the_command_and_the_version(wheel: zipfile.ZipFile) -> None:
    about = f"warraq-{__version__}.dist-info"

    assert "warraq = warraq.cli.main:main" in wheel.read(f"{about}/entry_points.txt").decode()
    assert f"\nVersion: {__version__}\n" in wheel.read(f"{about}/METADATA").decode()
    assert f"{about}/licenses/LICENSE" in wheel.namelist()
