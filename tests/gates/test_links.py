"""No link of a site is dead, down to the fragment, in pages, feeds, sitemaps and lists."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import needs
from tests.gates.sites import BASE_URL

_BESIDE = Path(sys.executable).with_name("lychee")
LYCHEE = str(_BESIDE) if _BESIDE.exists() else shutil.which("lychee")

pytestmark = pytest.mark.skipif(LYCHEE is None, reason=needs.PACKAGES)


def dead(site: Path) -> list[str]:
    """The dead links of a site that stands one folder below its host's root. What is said of
    BASE_URL is looked for in the folder; other hosts are not asked.
    """
    done = subprocess.run(
        [
            *(
                str(LYCHEE),
                "--offline",
                "--include-fragments",
                "--no-progress",
                "--format",
                "detailed",
            ),
            *("--root-dir", str(site.parent), "--index-files", "index.html,."),
            *(
                "--remap",
                f"{BASE_URL} {site.as_uri()}/",
                "--extensions",
                "html,xml,json,txt",
                str(site),
            ),
        ],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode in (0, 2), done.stderr
    lines = done.stdout.replace(site.as_uri(), "").replace(str(site), "").splitlines()
    return [line for line in lines if line.startswith(("Errors in", "[")) and done.returncode]


def test_no_link_is_dead(site: Path) -> None:
    assert [] == dead(site)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("bad.html", '<a href="nowhere.html">'),
        ("bad.html", '<a href="good.html#nowhere">'),
        ("bad.html", '<a href="/archive/nowhere.html">'),
        ("bad.html", '<a href="/good.html">'),
        ("bad.html", '<img alt="" src="nowhere.png">'),
        ("bad.html", '<link rel="stylesheet" href="nowhere.css">'),
        ("bad.html", f'<link rel="canonical" href="{BASE_URL}nowhere.html">'),
        ("bad.xml", f"<urlset><url><loc>{BASE_URL}nowhere.html</loc></url></urlset>"),
        ("bad.json", f'{{"url": "{BASE_URL}nowhere.html"}}'),
        ("bad.txt", f"Sitemap: {BASE_URL}nowhere.xml"),
    ],
)
def test_the_gate_is_known_to_refuse(tmp_path: Path, name: str, text: str) -> None:
    site = tmp_path / "archive"
    site.mkdir()
    (site / "good.html").write_text('<!doctype html><p id="here">', encoding="utf-8")
    (site / name).write_text(text, encoding="utf-8")

    assert 2 == len(dead(site))


def test_what_leads_somewhere_passes(tmp_path: Path) -> None:
    site = tmp_path / "archive"
    site.mkdir()
    links = (
        "good.html#here",
        "/archive/good.html",
        f"{BASE_URL}good.html",
        BASE_URL,
        "https://elsewhere.example/",
    )
    (site / "good.html").write_text(
        "".join(f'<a id="here" href="{link}">' for link in links), encoding="utf-8"
    )

    assert [] == dead(site)
