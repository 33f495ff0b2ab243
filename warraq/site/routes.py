"""Who gets which address: two claims to one URL are refused, and both are named."""

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

LONGEST = 255
"""The longest name of a file, in bytes, that the usual file systems hold (NAME_MAX)."""
LONGEST_PATH = 1000
"""The longest path, in bytes, that is published: well below what file systems take together with
the site's folder.
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


def made(url: str, template: str, shows: View) -> Claim:
    """The claim of a page that comes from no file of its own."""
    return Claim(Page(url, template, shows, "", digest(shows)), url, f"the page {url}")


def alias_url(alias: str) -> str:
    """The file at which an old address is answered: '/old/' is old/index.html, '/old' is old.html.

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
    """A redirect for every old address of an article or prose page; `problems` gets those that
    cannot be answered.
    """
    for entry in entries:
        where = f"content/{entry.card.path}"
        shows = RedirectView(entry.card.title, entry.card.url)
        given = set()
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
            if url not in given:
                given.add(url)
                page = Page(url, "redirect.html", shows, "", digest(shows))
                yield Claim(page, where, f"the alias '{alias}' of {where}")


class Register:
    """The addresses that are given away; who comes first gets one. `problems` are the claims that
    were refused.
    """

    def __init__(self, static: Sequence[StaticFile]) -> None:
        self.problems: list[Problem] = []
        self._held: dict[str, tuple[str, str]] = {}
        self._folders: dict[str, str] = {}
        for file in static:
            by = f"content/{unquote(file.url)}"
            self._refuse(by, by, self._take(file.url, by))

    def granted(self, claims: Iterable[Claim]) -> Iterator[Page]:
        """The pages that get their addresses."""
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
        """Give an address away; or what stands against it, in words."""
        path = url if "%" not in url else unicodedata.normalize("NFC", unquote(url))
        key = path.casefold()
        if key in self._held:
            other, holder = self._held[key]
            if url == other:
                return f"and {holder} want the same address, '{url}'"
            return f"and {holder} want addresses that differ in case only: '{url}' and '{other}'"
        if (
            len(url) > LONGEST
            and max(len(name.encode("utf-8", "replace")) for name in path.split("/")) > LONGEST
        ):
            return f"wants an address with a name of more than {LONGEST} bytes, '{path[:60]}…'"
        if len(path) > LONGEST and len(path.encode("utf-8", "replace")) > LONGEST_PATH:
            return f"wants an address of more than {LONGEST_PATH} bytes, '{path[:60]}…'"
        above = _above(dirname(key))
        if key == files.INDEX or files.INDEX in above:
            return f"wants '{url}', where the search index lives"
        if key in self._folders:
            return f"wants '{url}' for a file and {self._folders[key]} needs it for a folder"
        for folder in above:
            if folder in self._held:
                return f"wants '{url}' and {self._held[folder][1]} has '{folder}' for a file"
        self._held[key] = url, by
        for folder in above:
            self._folders.setdefault(folder, by)
        return ""


@lru_cache(1 << 14)
def _above(folder: str) -> tuple[str, ...]:
    """A folder and all that it lies in; thousands of pages share one."""
    return (folder, *_above(dirname(folder))) if folder else ()
