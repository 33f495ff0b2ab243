"""A file host as the big ones are: it compresses text and answers conditional requests."""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

_TEXT = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")


@contextmanager
def served(folder: Path, handler: type[SimpleHTTPRequestHandler]) -> Iterator[str]:
    """Serve a folder as long as the block runs; gives the address of its root, with a slash at the
    end.
    """
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


class Quiet(SimpleHTTPRequestHandler):
    """Writes no log."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def hosted(folder: Path) -> AbstractContextManager[str]:
    """Serve a folder as a large host does."""
    return served(folder, _Host)


class _Host(Quiet):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file, unless the browser names it as the one that it holds."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        tag, data = _packed(path)
        known = self.headers.get("If-None-Match") == tag
        self.send_response(304 if known else 200)
        self.send_header("ETag", tag)
        self.send_header("Cache-Control", "max-age=600")
        if not known:
            self.send_header("Content-Type", self.guess_type(str(path)))
            self.send_header("Content-Length", str(len(data)))
            if path.suffix in _TEXT:
                self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        if not known:
            self.wfile.write(data)


@cache
def _packed(path: Path) -> tuple[str, bytes]:
    data = path.read_bytes()
    tag = f'"{hashlib.blake2b(data, digest_size=8).hexdigest()}"'
    return tag, gzip.compress(data, mtime=0) if path.suffix in _TEXT else data
