"""What Lighthouse says of four kinds of page on a phone: python -m bench.lighthouse."""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from bench.archive import lay_out
from bench.scenarios import BUILD_PY

CLI = Path(__file__).parents[1] / "node_modules" / "lighthouse" / "cli" / "index.js"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
COLUMNS = ("page", *CATEGORIES, "first paint, s", "largest paint, s", "shift", "KB")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What Lighthouse said of a page.

    scores    out of a hundred, as in CATEGORIES
    paints    the first and the largest contentful paint on its slow phone, in seconds
    shift     the cumulative layout shift
    size      all that was sent, in bytes
    failures  the audits that cost points, each as 'category: what'
    """

    page: str
    scores: tuple[int, ...]
    paints: tuple[float, float]
    shift: float
    size: int
    failures: tuple[str, ...]


def main() -> None:
    asked = _arguments()
    if not CLI.exists():
        sys.exit("Lighthouse is not installed: make lighthouse installs it")
    with tempfile.TemporaryDirectory(prefix="warraq-lighthouse-") as work:
        archive = lay_out(Path(work, "archive"), asked.n, "search")
        settings = archive.folder / "site.toml"
        settings.write_text(
            'description = "أخبار متخيلة."\n' + settings.read_text("utf-8"), "utf-8"
        )
        with served(archive.output) as address:
            build = [sys.executable, str(BUILD_PY), "build", "--base-url", address]
            subprocess.run(build, cwd=archive.folder, check=True, stdin=subprocess.DEVNULL)
            verdicts = [judged(address, page, Path(work)) for page in chosen(archive.output)]
    print(
        "\n".join(
            [
                table(verdicts),
                *(f"{one.page}: {failure}" for one in verdicts for failure in one.failures),
            ]
        )
    )


def chosen(site: Path) -> list[str]:
    """The addresses of the front page, of the heaviest topic and article, and of the search where
    there is one; as the world is told them, without index.html.
    """
    topics = site.glob("topics/*/index.html")
    articles = (
        page
        for page in site.glob("[0-9]*/**/*.html")
        if b'"og:type" content="article"' in page.read_bytes()
    )
    pages = [
        site / "index.html",
        *map(_heaviest, (topics, articles)),
        site / "search" / "index.html",
    ]
    return [
        page.relative_to(site).as_posix().removesuffix("index.html")
        for page in pages
        if page.exists()
    ]


def _heaviest(pages: Iterable[Path]) -> Path:
    return max(pages, key=lambda page: page.stat().st_size)


def judged(address: str, page: str, work: Path) -> Verdict:
    """Run Lighthouse on one page. Raises RuntimeError if it cannot."""
    report = work / "report.json"
    browser = os.environ.get("CHROME_PATH") or next(filter(None, map(shutil.which, BROWSERS)), "")
    done = subprocess.run(
        [
            *(
                "node",
                str(CLI),
                address + page,
                "--quiet",
                "--output",
                "json",
                "--output-path",
                str(report),
            ),
            *("--only-categories", ",".join(CATEGORIES)),
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic "
            "--no-first-run",
        ],
        env=os.environ | {"CHROME_PATH": browser},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{page}: {done.stderr.strip()}")
    return verdict(page, json.loads(report.read_text("utf-8")))


def verdict(page: str, report: dict[str, Any]) -> Verdict:
    """What Lighthouse's own report says of a page."""
    categories, audits = report["categories"], report["audits"]
    weighed = [
        (name, audits[told["id"]])
        for name in CATEGORIES
        for told in categories[name]["auditRefs"]
        if told["weight"]
    ]
    # A score is none where there was nothing to judge; what is below 0.995 is not shown as a full
    # hundred.
    failed = [
        (name, audit)
        for name, audit in weighed
        if audit["score"] is not None and audit["score"] < 0.995
    ]
    return Verdict(
        page or "/",
        tuple(round(100 * (categories[name]["score"] or 0)) for name in CATEGORIES),
        (
            _number(audits, "first-contentful-paint") / 1000,
            _number(audits, "largest-contentful-paint") / 1000,
        ),
        _number(audits, "cumulative-layout-shift"),
        int(_number(audits, "total-byte-weight")),
        tuple(
            f"{name}: {audit['title']} {audit.get('displayValue', '')}".rstrip()
            for name, audit in failed
        ),
    )


def _number(audits: dict[str, Any], name: str) -> float:
    return float(audits[name].get("numericValue") or 0)


def table(verdicts: list[Verdict]) -> str:
    """The verdicts in Markdown."""
    rows = [
        (
            verdict.page,
            *map(str, verdict.scores),
            *(f"{seconds:.1f}" for seconds in verdict.paints),
            f"{verdict.shift:.3f}",
            f"{verdict.size / 1000:.0f}",
        )
        for verdict in verdicts
    ]
    lines = [COLUMNS, ("---", *("---:",) * (len(COLUMNS) - 1)), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder as a good host does; gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


class _Host(SimpleHTTPRequestHandler):
    """Compresses text, and lets a browser keep what has its digest in its name."""

    def do_GET(self) -> None:
        """Serve a file, compressed where that makes it smaller."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data, kind = path.read_bytes(), self.guess_type(path)
        packed = kind.startswith(("text/", "application/j", "application/xml", "image/svg"))
        if packed:
            data = gzip.compress(data, 9)
        self.send_response(200)
        self.send_header(
            "Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
        )
        self.send_header("Content-Length", str(len(data)))
        self.send_header(
            "Cache-Control", "max-age=31536000" if "/static/" in self.path else "max-age=600"
        )
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.lighthouse", description=__doc__)
    parser.add_argument("--n", type=int, default=300, help="number of articles (default: 300)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
