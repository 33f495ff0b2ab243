"""Who gets which address: of two claims to one URL the second is refused, and both are named."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from posixpath import dirname, normpath
from urllib.parse import quote, unquote

from warraq.core import files
from warraq.core.digests import digest
from warraq.core.model import Entry, StaticFile
from warraq.core.problems import Problem
from warraq.site.views.page import Page, RedirectView, View

NAME_MAX_BYTES = 255
"""The longest name of a file that the usual file systems hold (POSIX, NAME_MAX)."""
PATH_MAX_BYTES = 1000
"""The longest path that is published: with the site's folder before it, well below the 4096 bytes
of PATH_MAX on Linux.
"""


@dataclass(frozen=True, slots=True)
class Claim:
    """A page that asks for its address.

    where  the file of content/ that it comes from, or its address where it comes from none
    by     who asks, in words
    """

    page: Page
    where: str
    by: str


def claim(url: str, template: str, shows: View) -> Claim:
    """Return the claim of a page that comes from no file of its own."""
    return Claim(Page(url, template, shows, "", digest(shows)), url, f"the page {url}")


def alias_url(alias: str) -> str:
    """Return the file that answers an old address: '/old/' is old/index.html, '/old' is old.html.

    Raises ValueError, saying why, for one that a host of files cannot answer.
    """
    alias = alias.strip()
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", alias):
        raise ValueError("names a host; give the path alone, such as '/old/address.html'")
    if "?" in alias or "#" in alias:
        raise ValueError(
            "has a query ('?') or a fragment ('#'), which a host of files does not look at"
        )
    path = unicodedata.normalize("NFC", unquote(alias)).lstrip("/")
    if not path or path.endswith("/"):
        path += "index.html"
    elif "." not in path.rsplit("/", 1)[-1]:
        path += ".html"
    files.file_of("", quote(path))
    if normpath(path) == ".":
        raise ValueError("names no page")
    return quote(normpath(path))


def redirects(entries: Iterable[Entry], problems: list[Problem]) -> Iterator[Claim]:
    """Yield a redirect for every old address of an article or prose page.

    `problems` gets a Problem for each that cannot be answered.
    """
    for entry in entries:
        where = f"content/{entry.card.path}"
        shows = RedirectView(entry.card.title, entry.card.url)
        answered = set()
        for alias in entry.aliases:
            try:
                url = alias_url(alias)
            except ValueError as error:
                problems.append(
                    Problem(
                        where, 0, 0, f"the alias '{alias[:80]}' {error}", "change it, or remove it"
                    )
                )
                continue
            if url not in answered:
                answered.add(url)
                page = Page(url, "redirect.html", shows, "", digest(shows))
                yield Claim(page, where, f"the alias '{alias}' of {where}")


class Register:
    """The addresses that are taken; who asks first gets one. `problems` has the refused claims."""

    def __init__(self, static: Sequence[StaticFile]) -> None:
        self.problems: list[Problem] = []
        self._owners: dict[str, tuple[str, str]] = {}
        self._folders: dict[str, str] = {}
        for file in static:
            by = f"content/{unquote(file.url)}"
            self._refuse(by, by, self._take(file.url, by))

    def grant(self, claims: Iterable[Claim]) -> Iterator[Page]:
        """Yield the pages that get their addresses."""
        for claim in claims:
            fault = self._take(claim.page.url, claim.by)
            if not fault:
                yield claim.page
            self._refuse(claim.where, claim.by, fault)

    def _refuse(self, where: str, by: str, fault: str) -> None:
        if fault:
            mend = "rename one of them: some file systems and hosts cannot hold both"
            self.problems.append(Problem(where, 0, 0, f"{by} {fault}", mend))

    def _take(self, url: str, by: str) -> str:
        """Give an address to `by`; return '', or why that cannot be."""
        path = url if "%" not in url else unicodedata.normalize("NFC", unquote(url))
        key = path.casefold()
        if key in self._owners:
            other, owner = self._owners[key]
            if url == other:
                return f"and {owner} want the same address, '{url}'"
            return f"and {owner} want addresses that differ in case only: '{url}' and '{other}'"
        if (
            len(url) > NAME_MAX_BYTES
            and max(len(name.encode("utf-8", "replace")) for name in path.split("/"))
            > NAME_MAX_BYTES
        ):
            return (
                f"wants an address with a name of more than {NAME_MAX_BYTES} bytes, '{path[:60]}…'"
            )
        if len(path) > NAME_MAX_BYTES and len(path.encode("utf-8", "replace")) > PATH_MAX_BYTES:
            return f"wants an address of more than {PATH_MAX_BYTES} bytes, '{path[:60]}…'"
        above = _above(dirname(key))
        if key == files.INDEX or files.INDEX in above:
            return f"wants '{url}', where the search index lives"
        if key in self._folders:
            return f"wants '{url}' for a file and {self._folders[key]} needs it for a folder"
        for folder in above:
            if folder in self._owners:
                return f"wants '{url}' and {self._owners[folder][1]} has '{folder}' for a file"
        self._owners[key] = url, by
        for folder in above:
            self._folders.setdefault(folder, by)
        return ""


@lru_cache(1 << 14)
def _above(folder: str) -> tuple[str, ...]:
    """Return a folder and all that it is in; thousands of pages share one."""
    return (folder, *_above(dirname(folder))) if folder else ()
