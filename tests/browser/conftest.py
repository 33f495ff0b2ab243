"""The browser and the site for its tests, which are skipped without Chromium or Playwright."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.archive import build, write_archive


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built archive; it stands in a folder called 'repo', so that it can be served from below a
    host's root too.
    """
    folder = tmp_path_factory.mktemp("archive")
    write_archive(folder)
    build(folder)
    host = tmp_path_factory.mktemp("host")
    return Path(shutil.copytree(folder / "output", host / "repo"))


@pytest.fixture(scope="session", params=["root", "repo", "file"])
def mount(request: pytest.FixtureRequest, site: Path) -> Iterator[tuple[str, str]]:
    """The three ways in which the site can stand: its name, and the address that it begins with."""
    if request.param == "file":
        yield "file", site.as_uri() + "/"
        return
    folder = site if request.param == "root" else site.parent
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield (
        request.param,
        f"http://127.0.0.1:{server.server_port}/{'' if request.param == 'root' else 'repo/'}",
    )
    server.shutdown()
    server.server_close()


class Quiet(SimpleHTTPRequestHandler):
    """A plain file server, as dumb as any host, that writes no log.

    What icon a host has at its own root is not the site's matter, so asking for it is no fault.
    """

    def do_GET(self) -> None:
        """Serve a file."""
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""
