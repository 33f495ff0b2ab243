"""No address that was published is lost unseen: what `check --published` compares with."""

from __future__ import annotations

from pathlib import Path

import pytest

from warraq.building import published_urls
from warraq.core.problems import WarraqError


def test_an_address_that_is_planned_no_more_is_lost_and_says_how_to_keep_it() -> None:
    (problem,) = published_urls.lost(("2017/a.html", "2017/b.html"), {"2017/a.html"})

    assert ("2017/b.html", "error") == (problem.where, problem.weight)
    assert "aliases: [/2017/b.html]" in problem.mend


@pytest.mark.parametrize(
    "url",
    ["static/style.1a2b3c4d.css", "feed.xml", "topics/arts/feed.json", "sitemap-2.xml", "a.bib"],
)
def test_what_changes_its_address_or_goes_with_a_page_is_not_missed(url: str) -> None:
    assert () == published_urls.lost((url,), set())


def test_a_list_is_read_without_its_byte_order_mark_and_empty_lines(tmp_path: Path) -> None:
    (tmp_path / "urls.txt").write_bytes(b"\xef\xbb\xbfindex.html\r\n\r\n404.html\n")

    assert ("index.html", "404.html") == published_urls.read(tmp_path / "urls.txt")


@pytest.mark.parametrize("data", [None, b"\xff\xfe"])
def test_a_list_that_cannot_be_read_is_reported(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "urls.txt"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(WarraqError, match=r"cannot be read"):
        published_urls.read(path)
