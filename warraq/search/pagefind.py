"""Talking to Pagefind: a process that gets pages through a pipe and returns the index.

It is the door that Pagefind's own Node and Python wrappers use (`pagefind --service`, version 1.5):
requests are JSON in base64, each followed by a comma; so are the answers, which come in the order
of the requests. Unlike its command line, it takes the pages in the order in which it is given them:
the same pages make the same bytes on any machine.
"""

from __future__ import annotations

import base64
import importlib.util
import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

LANGUAGE = "zxx"
"""ISO 639's 'no linguistic content': Pagefind's own stemmers keep out."""
INSTALL = (
    "install it: pip install 'warraq[search]', or put the program `pagefind` (1.5) on the PATH"
)


def _sound(text: str) -> str:
    """Return the text without lone surrogates, which JSON can hold and UTF-8 cannot."""
    return text.encode("utf-8", "replace").decode()


class PagefindError(Exception):
    """Pagefind ended, or refused what it was asked; the text says which."""


def program() -> str | None:
    """Return the program that makes the index; None if there is none.

    It comes from the package pagefind-bin, else from the PATH.
    """
    package = importlib.util.find_spec("pagefind_bin")
    folders = list(package.submodule_search_locations or ()) if package else []
    return shutil.which(
        "pagefind", path=os.pathsep.join((*folders, os.environ.get("PATH", os.defpath)))
    )


@cache
def version(executable: str) -> str:
    """Return what a program calls itself: 'pagefind 1.5.2'; '' for one that does not run."""
    try:
        return subprocess.run(
            [executable, "--version"], capture_output=True, text=True, check=False
        ).stdout.strip()
    except OSError:
        return ""


@contextmanager
def index(executable: str) -> Iterator[Index]:
    """Yield an index in the making, with a process of its own.

    Raises PagefindError if Pagefind does not start.
    """
    try:
        process = subprocess.Popen(
            [executable, "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # it warns that it has no stemmer for LANGUAGE
        )
    except OSError as error:
        raise PagefindError(f"Pagefind does not start: {error.strerror}") from None
    try:
        made = Index(process)
        made.ask("NewIndex", config={"force_language": LANGUAGE})
        yield made
    finally:
        process.kill()
        process.communicate()


class Index:
    """The conversation with one process; raises PagefindError if that ends or refuses."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def add(self, url: str, html: str) -> None:
        """Index a page; the order counts.

        url  any text: it comes back with a result, and is not searched
        """
        self.ask("AddFile", index_id=0, url=_sound(url), file_contents=_sound(html), file_path=None)

    def files(self) -> dict[str, bytes]:
        """Return the files of the index, by path."""
        files = self.ask("GetFiles", index_id=0)["files"]
        return {file["path"]: base64.b64decode(file["content"]) for file in files}

    def ask(self, kind: str, **payload: Any) -> Mapping[str, Any]:
        """Return the answer to a request.

        Waiting for each costs nothing: the time goes into the request for the files.
        """
        message = json.dumps({"message_id": 0, "payload": {"type": kind, **payload}})
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(base64.b64encode(message.encode()) + b",")
            self._process.stdin.flush()
        except OSError:
            raise self._ended() from None
        parts = [b""]
        while b"," not in parts[-1]:
            if not (part := os.read(self._process.stdout.fileno(), 1 << 20)):
                raise self._ended()
            parts.append(part)
        try:
            answer: dict[str, Any] = json.loads(
                base64.b64decode(b"".join(parts).partition(b",")[0])
            )["payload"]
        except (ValueError, KeyError):
            raise PagefindError(
                "the program `pagefind` answers in another way than that of 1.5"
            ) from None
        if answer["type"] == "Error":
            raise PagefindError(f"Pagefind says: {answer.get('message', 'no reason')}")
        return answer

    def _ended(self) -> PagefindError:
        status = self._process.wait()
        return PagefindError(
            f"Pagefind was stopped by signal {-status}"
            if status < 0
            else f"Pagefind ended with {status}"
        )
