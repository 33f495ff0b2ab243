"""What is told of Lighthouse's verdicts is what its report says."""

from __future__ import annotations

import urllib.request
from pathlib import Path
from typing import Any

from bench.lighthouse import CATEGORIES, Verdict, chosen, served, table, verdict

_FULL = {"score": 1, "title": "Fine"}
_TIMES = {
    "first-contentful-paint": 812.5,
    "largest-contentful-paint": 1250.0,
    "total-byte-weight": 10_240,
}


def _report(**audits: Any) -> dict[str, Any]:
    """A report of Lighthouse, cut down to what is read of it."""
    weighed = [{"id": name, "weight": 3} for name in audits]
    return {
        "categories": {name: {"score": 1, "auditRefs": []} for name in CATEGORIES}
        | {"seo": {"score": 0.92, "auditRefs": [*weighed, {"id": "unused-css", "weight": 0}]}},
        "audits": {name: {"numericValue": value} for name, value in _TIMES.items()}
        | {
            "cumulative-layout-shift": {"numericValue": 0.01},
            "unused-css": {"score": 0, "title": "Weighs nothing"},
        }
        | audits,
    }


def test_what_costs_points_is_told_and_nothing_else() -> None:
    report = _report(
        a=_FULL, b={"score": 0, "title": "No description", "displayValue": "2 s"}, c={"score": None}
    )
    expected = Verdict(
        "/", (100, 100, 100, 92), (0.8125, 1.25), 0.01, 10_240, ("seo: No description 2 s",)
    )

    assert expected == verdict("", report)


def test_the_table_is_markdown() -> None:
    lines = table([verdict("a.html", _report())]).splitlines()

    assert "| a.html | 100 | 100 | 100 | 92 | 0.8 | 1.2 | 0.010 | 10 |" == lines[2]
    assert 1 == len({line.count("|") for line in lines})


def test_the_heaviest_pages_are_judged(tmp_path: Path) -> None:
    pages = {
        "index.html": "",
        "topics/a/index.html": "short",
        "topics/b/index.html": "a long one",
        "2017/05/a.html": '<meta property="og:type" content="article">',
        "2017/05/b.html": '<meta property="og:type" content="article">long',
        "2017/05/index.html": "the longest of all pages, but of no article at all",
    }
    for place, text in pages.items():
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text(text, encoding="utf-8")

    assert ["", "topics/b/", "2017/05/b.html"] == chosen(tmp_path)


def test_the_host_compresses_what_is_text(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>خبر</p>" * 100, encoding="utf-8")
    (tmp_path / "a.png").write_bytes(b"\x89PNG")
    with (
        served(tmp_path) as address,
        urllib.request.urlopen(address) as page,
        urllib.request.urlopen(f"{address}a.png") as picture,
    ):
        found = (
            page.headers["Content-Encoding"],
            picture.headers["Content-Encoding"],
            picture.read(),
        )

    assert ("gzip", None, b"\x89PNG") == found
