"""The author's preview: the same build with drafts, reloaded at every save, problems as a page."""

from __future__ import annotations

import asyncio
import datetime as dt
import html
import mimetypes
import signal
import socket
import threading
import webbrowser
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from livereload.handlers import ForceReloadHandler, LiveReloadHandler, LiveReloadJSHandler
from tornado import web
from tornado.ioloop import IOLoop
from watchfiles import watch

from warraq.analysis.names.model import FILES
from warraq.building import pipeline
from warraq.building.memory import Memory
from warraq.core.problems import Problem, WarraqError, failed
from warraq.library import config

SCRIPT = b'<script src="/livereload.js?port=%d"></script>'
WATCHED_FOLDERS = ("content", "templates")
DEBOUNCE_MS = 120
"""How long to collect changes before a build: an editor writes a file in several steps."""
STEP_MS = 20
"""How long to wait for a further change: short, so that a save is seen at once."""
PORTS_TRIED = 50
"""Ports to try from the given one on, before giving up."""


@dataclass
class _State:
    """What the preview shows now; the only thing here that changes."""

    root: Path
    target: Path
    as_of: dt.date | None
    say: Callable[[str], None]
    problems: tuple[Problem, ...] = ()
    memory: Memory = field(default_factory=Memory)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def rebuild(self) -> None:
        """Build, and remember the problems; one that stops the build is shown like any other."""
        with self.lock:
            try:
                settings = config.load(self.root, base_url="")
                as_of = self.as_of or config.today()
                built = pipeline.build(settings, as_of=as_of, preview=True, memory=self.memory)
                self.problems = built.problems
                written, removed = len(built.written), len(built.removed)
                self.say(
                    f"{written} files written, {removed} removed, {len(built.problems)} problems"
                )
            except WarraqError as stop:
                self.problems = stop.problems
            except Exception as error:  # the preview outlives whatever a half-saved file can cause
                what = f"the build stopped: {type(error).__name__}: {error}"
                self.problems = (
                    Problem(
                        "build",
                        0,
                        0,
                        what,
                        "save the file again; if it stays, run `build` to see more",
                    ),
                )
            for problem in self.problems:
                self.say(str(problem).replace("[", "\\["))


def serve(
    root: Path,
    *,
    host: str,
    port: int,
    open_browser: bool,
    as_of: dt.date | None,
    say: Callable[[str], None],
) -> None:
    """Build, serve on a free port from `port` on, watch and rebuild until Ctrl+C or SIGTERM.

    Raises WarraqError if the archive cannot be found or no port is free.
    """
    settings = config.load(root, base_url="")
    state = _State(root, settings.cache / "preview", as_of, say)
    state.rebuild()
    listening = _listen(host, port)
    real_port = listening.getsockname()[1]
    asyncio.run(_run(state, listening, f"http://{host}:{real_port}/", real_port, open_browser))


async def _run(
    state: _State, listening: socket.socket, address: str, port: int, open_browser: bool
) -> None:
    from tornado.httpserver import HTTPServer

    server = HTTPServer(application(state, port))
    server.add_socket(listening)
    stop, ended = threading.Event(), asyncio.Event()
    here = asyncio.get_running_loop()
    # Shells start a job in the background deaf to Ctrl+C, and service managers send nothing else.
    signal.signal(signal.SIGTERM, lambda *_: here.call_soon_threadsafe(ended.set))
    loop = IOLoop.current()
    LiveReloadHandler.watcher = _Silent()
    watcher = threading.Thread(target=_watch, args=(state, loop, stop), daemon=True)
    watcher.start()
    state.say(f"Preview at {address} (Ctrl+C ends it)")
    if open_browser:
        webbrowser.open(address)
    try:
        await ended.wait()
    finally:
        stop.set()


class _Silent:
    """livereload asks its own watcher for a path when it reloads; ours watches elsewhere."""

    filepath = None


def _watch(state: _State, loop: IOLoop, stop: threading.Event) -> None:
    """Rebuild at every change of the archive or its names, then reload every open page."""
    for changes in watch(
        state.root,
        watch_filter=_concerns(state.root),
        debounce=DEBOUNCE_MS,
        step=STEP_MS,
        stop_event=stop,
    ):
        if changes:
            state.rebuild()
            loop.add_callback(LiveReloadHandler.reload_waiters)


def _concerns(root: Path) -> Callable[[Any, str], bool]:
    """Return whether a changed path is part of the archive, and no hidden or backup file."""
    files = {str(root / name) for name in (config.FILE, *FILES.values())}

    def concerns(change: Any, path: str) -> bool:
        parts = Path(path).relative_to(root).parts if Path(path).is_relative_to(root) else ()
        hidden = any(part.startswith(".") or part.endswith("~") for part in parts)
        return bool(parts) and not hidden and (parts[0] in WATCHED_FOLDERS or path in files)

    return concerns


def _listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens on the first free port from `port` on (any for 0)."""
    for candidate in range(port, port + PORTS_TRIED if port else 1):
        try:
            listening = socket.create_server((host, candidate), backlog=128, reuse_port=False)
            # Or the server would wait for the second visitor before it answers the first.
            listening.setblocking(False)
            return listening
        except OSError:
            continue
    raise WarraqError(
        Problem(
            "serve",
            0,
            0,
            f"no port from {port} to {port + PORTS_TRIED - 1} is free on {host}",
            "give another with --port",
        )
    )


def application(state: _State, port: int) -> web.Application:
    """Return the web application: livereload's own addresses, then the site."""
    return web.Application(
        [
            (r"/livereload", LiveReloadHandler),
            (r"/forcereload", ForceReloadHandler),
            (r"/livereload.js", LiveReloadJSHandler),
            (r"/(.*)", _Site, {"state": state, "script": SCRIPT % port}),
        ],
        log_function=lambda handler: None,
    )


class _Site(web.RequestHandler):
    """Files of the preview, never cached; while there are errors, a list of them as every page."""

    def initialize(self, state: _State, script: bytes) -> None:
        self.state, self.script = state, script

    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-store")

    def get(self, path: str) -> None:
        wants_page = path.endswith((".html", "/")) or "." not in path.rsplit("/", 1)[-1]
        if wants_page and failed(self.state.problems) and self.get_argument("anyway", None) is None:
            self._send(problem_page(self.state.problems).encode(), "text/html; charset=utf-8", 200)
            return
        file = _file(self.state.target, path)
        kind = "text/html; charset=utf-8"
        if file is None:
            page = self.state.target / "404.html"
            self._send(
                page.read_bytes() if page.is_file() else b"<!doctype html><head></head><p>404</p>",
                kind,
                404,
            )
            return
        guessed = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self._send(
            file.read_bytes(),
            f"{guessed}; charset=utf-8" if guessed.startswith("text/") else guessed,
            200,
        )

    def _send(self, data: bytes, kind: str, status: int) -> None:
        self.set_status(status)
        self.set_header("Content-Type", kind)
        self.finish(
            data.replace(b"</head>", self.script + b"</head>", 1)
            if kind.startswith("text/html")
            else data
        )


def _file(root: Path, path: str) -> Path | None:
    """Return the file that answers a path, as static hosts do it.

    That is itself, its index.html, or itself with '.html'.
    """
    for candidate in (path or "index.html", f"{path}/index.html", f"{path}.html"):
        with suppress(OSError, ValueError):  # a name that no file can have
            file = (root / candidate.lstrip("/")).resolve()
            if file.is_relative_to(root.resolve()) and file.is_file():
                return file
    return None


def problem_page(problems: Iterable[Problem]) -> str:
    """Return an HTML page that lists problems, in the words of the command line."""
    rows = "".join(map(_problem_row, problems))
    return (
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Problems</title><style>"
        "body{font:1rem/1.6 system-ui;margin:2rem auto;max-width:50rem;padding:0 1rem}"
        "li{border-inline-start:.3rem solid #c33;margin-block:1rem;padding-inline-start:1rem;"
        "list-style:none}"
        "li.warning{border-color:#b80}p{margin:.2rem 0}"
        "@media(prefers-color-scheme:dark){body{background:#111;color:#eee}}"
        f"</style></head><body><h1>This must be mended</h1><ul>{rows}</ul>"
        "<p>The page comes back by itself as soon as it is. "
        '<a href="?anyway">Show it as it was last</a></p></body></html>'
    )


def _problem_row(problem: Problem) -> str:
    line = f":{problem.line}" if problem.line else ""
    column = f":{problem.column}" if problem.column else ""
    return (
        f'<li class="{problem.weight}"><code dir="ltr">{html.escape(problem.where)}{line}{column}'
        f"</code><p dir=auto>{html.escape(problem.what)}</p>"
        f"<p dir=auto>{html.escape(problem.mend)}</p></li>"
    )
