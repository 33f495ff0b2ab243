"""What is declared is what is imported; the lock files pin it by digest, without an address."""

from __future__ import annotations

import importlib.metadata
import json
import re
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house import imports, modules

ROOT = Path(__file__).resolve().parent.parent


def declared() -> tuple[set[str], set[str]]:
    """Return the libraries that Warraq needs, and those that add something to it."""
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
    # as PEP 503 compares them
    imported = {re.sub(r"[-_.]+", "-", distributions[top][0].lower()) for top in outside}
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
    unpinned = [
        name for name, package in packages.items() if not package["integrity"].startswith("sha512-")
    ]
    # Whom to thank is the only address that npm copies into it.
    bare = {name: json.dumps(package | {"funding": None}) for name, package in packages.items()}

    assert packages
    assert [] == unpinned
    assert [] == [name for name, text in bare.items() if "://" in text]


def test_the_lock_file_pins_everything_that_is_declared() -> None:
    locks = [
        (ROOT / f"requirements{which}.lock").read_text(encoding="utf-8")
        for which in ("", "-topics", "-dev")
    ]
    site, learning, dev = (
        set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE)) for lock in locks
    )
    needed, extra = declared()

    assert set() == needed - site
    assert set() == extra - site - learning
    assert set() == (needed | extra) - dev
