"""The GitHub workflows, ours and that of `init`, are valid, pinned, and modest in rights."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests import needs

ROOT = Path(__file__).resolve().parent.parent
OURS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
LAID_OUT = ROOT / "warraq" / "data" / "init" / "dot-github" / "workflows" / "pages.yml"
PUBLISHING = [ROOT / ".github" / "workflows" / "pages.yml", LAID_OUT]

EVERY = pytest.mark.parametrize(
    "path", [*OURS, LAID_OUT], ids=lambda path: path.relative_to(ROOT).as_posix()
)
EVERY_PUBLISHING = pytest.mark.parametrize(
    "path", PUBLISHING, ids=lambda path: path.relative_to(ROOT).as_posix()
)


def load(path: Path) -> dict[str, Any]:
    """A workflow as data, every scalar a text (YAML would read the key 'on' as true)."""
    loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert isinstance(loaded, dict)
    return loaded


@EVERY
def test_actionlint_has_nothing_to_say(path: Path) -> None:
    beside = Path(sys.executable).with_name("actionlint")
    actionlint = str(beside) if beside.exists() else shutil.which("actionlint")
    if actionlint is None:
        pytest.skip(needs.PACKAGES)
    done = subprocess.run(
        [actionlint, str(path)],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )

    assert "" == done.stdout + done.stderr


@EVERY
def test_every_action_is_official_and_pinned_by_commit(path: Path) -> None:
    used = re.findall(r"uses: *(\S.*)", path.read_text(encoding="utf-8"))

    assert used
    assert [] == [
        line
        for line in used
        if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)
    ]


@EVERY
def test_every_job_ends_in_time(path: Path) -> None:
    jobs = load(path)["jobs"]

    assert {} == {
        name: job
        for name, job in jobs.items()
        if int(job.get("timeout-minutes", 0)) not in range(1, 61)
    }


@EVERY
def test_no_job_may_write_to_the_repository(path: Path) -> None:
    workflow = load(path)
    granted = [
        workflow["permissions"],
        *(job.get("permissions", {}) for job in workflow["jobs"].values()),
    ]

    assert {"contents": "read"} == workflow["permissions"]
    assert all(rights.get("contents", "read") == "read" for rights in granted)


@EVERY_PUBLISHING
def test_only_the_deploying_job_may_publish(path: Path) -> None:
    jobs = load(path)["jobs"]
    writing = {
        name: job["permissions"]
        for name, job in jobs.items()
        if "write" in job.get("permissions", {}).values()
    }

    assert {"deploy": {"pages": "write", "id-token": "write"}} == writing


@EVERY_PUBLISHING
def test_the_site_is_built_for_the_address_that_pages_gives(path: Path) -> None:
    steps = load(path)["jobs"]["build"]["steps"]
    builds = [step for step in steps if "build --base-url" in step.get("run", "")]

    assert 1 == len(builds)
    assert {"BASE_URL": "${{ steps.pages.outputs.base_url }}"} == builds[0]["env"]
    assert "pages" == next(
        step["id"] for step in steps if "configure-pages@" in step.get("uses", "")
    )


@EVERY_PUBLISHING
def test_the_last_build_is_restored_before_the_build(path: Path) -> None:
    steps = load(path)["jobs"]["build"]["steps"]
    cache = next(
        place for place, step in enumerate(steps) if "actions/cache@" in step.get("uses", "")
    )
    build = next(
        place for place, step in enumerate(steps) if "build --base-url" in step.get("run", "")
    )

    assert [".cache", "output"] == steps[cache]["with"]["path"].split()
    assert cache < build


def test_the_two_publishing_workflows_pin_the_same_actions() -> None:
    ours, laid_out = (
        set(re.findall(r"uses: (\S+)", path.read_text(encoding="utf-8"))) for path in PUBLISHING
    )

    assert laid_out <= ours
