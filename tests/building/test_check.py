"""`check` finds what a build refuses, and what it lets pass but an editor should know."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.archive import AS_OF, build, picture, write_archive
from warraq.building import check as checks
from warraq.building import published_urls
from warraq.core import cache
from warraq.core.problems import WarraqError
from warraq.library import config

pytestmark = pytest.mark.slow


def archive(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """An archive of these files of content/; a text without front matter is a body, given a title
    of its own.
    """
    folder.mkdir(exist_ok=True)
    (folder / "site.toml").write_text('title = "أرشيف"', "utf-8")
    for name, data in files.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(data, str):
            text = data if data.startswith("---") else f"---\ntitle: خبر {name}\n---\n{data}\n"
            data = text.encode()
        path.write_bytes(data)
    return folder


def check(folder: Path, *published: str) -> list[str]:
    """What is said of the archive, without how to mend it."""
    told = checks.check(config.load(folder), as_of=AS_OF, published=published)
    return [str(problem).split("\n")[0] for problem in told]


def test_an_archive_in_order_gives_no_word_but_of_what_waits_for_review(tmp_path: Path) -> None:
    told = "content/undated/khabar-001.md:7:5: warning: to review: لم يُعثر على تاريخ"

    assert [told] == check(write_archive(tmp_path))


def test_checking_writes_no_page_and_a_second_time_says_the_same(tmp_path: Path) -> None:
    write_archive(tmp_path)
    first = check(tmp_path)

    assert not (tmp_path / "output").exists()
    assert first == check(tmp_path)


def test_dead_links_are_told_with_their_line(tmp_path: Path) -> None:
    body = (
        "[حي](../b.md) [حي](/b.html) [حي](/) [حي](../) [حي](#here) [حي](../b.md#part) "
        "[حي](صورة%20ما.png)\n\n"
        "[ميت](gone.md) و[ميت](/2017/gone.html)\n\n"
        "![ميتة](gone.png) [خارج](https://example.org/gone)\n"
    )
    folder = archive(tmp_path, {"2017/a.md": body, "b.md": "نص", "2017/صورة ما.png": picture()})

    assert [
        "content/2017/a.md:6: error: the link to '2017/gone.html' leads nowhere",
        "content/2017/a.md:8: error: the link to '2017/gone.png' leads nowhere",
    ] == check(folder)


def test_a_link_may_lead_to_a_listing_page_an_alias_or_what_is_still_to_come(
    tmp_path: Path,
) -> None:
    files = {
        "a.md": "[ق](topics/politics/) [د](2099.md) [م](draft.md) [ع](old.html)",
        "b.md": "---\ntitle: ب\ntopics: [politics]\naliases: [/old.html]\n---\n",
        "2099.md": "---\ntitle: غدا\ndate: 2099-01-01\n---\n",
        "draft.md": "---\ntitle: مسودة\ndraft: true\n---\n",
    }

    assert [] == check(archive(tmp_path, files))


def test_a_picture_that_is_not_there_is_told(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "2017/a.md": "---\ntitle: أ\nimage: {src: gone.png}\n---\n",
        "2017/b.md": "---\ntitle: ب\nimage: {src: ../pictures/here 1.png}\n---\n",
        "2017/c.md": "---\ntitle: ج\nimage: {src: 'https://example.org/gone.png'}\n---\n",
        "2017/d.md": "---\ntitle: د\nimage: {src: ../../../gone.png}\n---\n",
        "pictures/here 1.png": picture(),
    }

    assert [
        "content/2017/a.md:3:9: error: the image '2017/gone.png' is not there",
        "content/2017/d.md:3:9: error: the image '../../gone.png' is not there",
    ] == check(archive(tmp_path, files))


def test_twins_by_title_and_by_text_are_told_however_spelled(tmp_path: Path) -> None:
    files = {
        "a.md": "---\ntitle: أخبار المدينة\n---\nنص أول.\n",
        "b.md": "---\ntitle: اخبار المدينه\n---\nنص ثان.\n",
        "c.md": "---\ntitle: آخر\n---\nنصٌّ   **أوّل**.\n",
        "d.md": "---\ntitle: بلا نص\n---\n",
        "e.md": "---\ntitle: بلا نص أيضا\n---\n",
        "pages/a.md": "---\ntitle: أخبار المدينة\n---\nنص أول.\n",
    }

    assert [
        "content/b.md: warning: has the same title as content/a.md",
        "content/c.md: warning: has the same text as content/a.md",
    ] == check(archive(tmp_path, files))


def test_what_is_marked_for_review_is_listed(tmp_path: Path) -> None:
    files = {"a.md": "---\ntitle: أ\nreview: [لا تاريخ, [/b] أقواس]\n---\n"}
    files["a.md"] = files["a.md"].replace("[/b] أقواس", "'[/b] أقواس'")

    assert [
        "content/a.md:3:10: warning: to review: لا تاريخ",
        "content/a.md:3:20: warning: to review: [/b] أقواس",
    ] == check(archive(tmp_path, files))


def test_what_a_build_would_refuse_is_told_too(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"a.md": "---\ntitel: أ\n---\n", "c.md": b"\xff\xfe"}

    assert [
        "content/a.md:1:1: error: there is no 'title'",
        "content/a.md:2:1: error: there is no key 'titel'; did you mean 'title'?",
        "content/c.md:1: error: is not UTF-8 text",
    ] == check(archive(tmp_path, files))


def test_two_addresses_that_some_disks_cannot_tell_apart_are_told(tmp_path: Path) -> None:
    files = {"b.md": "---\ntitle: أ\n---\n", "B.md": "---\ntitle: ب\n---\n"}
    (said,) = check(archive(tmp_path, files))

    assert said.startswith("content/b.md: error: ")
    assert "differ in case only" in said


def test_an_article_with_a_new_fault_is_still_linked_to(tmp_path: Path) -> None:
    folder = archive(tmp_path, {"a.md": "[ب](b.md)", "b.md": "نص"})
    build(folder)
    archive(folder, {"b.md": "---\ntitel: ب\n---\n"})

    assert ["content/b.md:1:1", "content/b.md:2:1"] == [
        said.split(": ")[0] for said in check(folder)
    ]


def test_an_address_that_was_published_may_not_be_lost(tmp_path: Path) -> None:
    folder = archive(tmp_path, {"2017/أ.md": "نص", "b.md": "نص آخر", "c.png": picture()})
    build(folder)
    published = published_urls.read(folder / "output/urls.txt")

    assert [] == check(folder, *published)
    (folder / "content/2017/أ.md").unlink()
    (folder / "content/c.png").unlink()
    (folder / "content/b.md").rename(folder / "content/d.md")
    lost = [said.split(": ")[0] for said in check(folder, *published)]
    assert ["2017/%D8%A3.html", "b.html", "c.png"] == lost
    archive(folder, {"d.md": "---\ntitle: د\naliases: [/2017/أ.html, b, c.png]\n---\nنص آخر\n"})
    assert [] == check(folder, *published)


def test_a_list_of_addresses_may_have_any_line_ends_and_a_mark(tmp_path: Path) -> None:
    (tmp_path / "urls.txt").write_bytes(b"\xef\xbb\xbfa.html\r\n\r\nb.html\r\n")

    assert ("a.html", "b.html") == published_urls.read(tmp_path / "urls.txt")


@pytest.mark.parametrize("data", [None, b"\xff\xfea\x00"])
def test_a_list_that_cannot_be_read_is_told(tmp_path: Path, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / "urls.txt").write_bytes(data)
    with pytest.raises(WarraqError, match="cannot be read"):
        published_urls.read(tmp_path / "urls.txt")


def test_a_damaged_cache_is_begun_anew(tmp_path: Path) -> None:
    folder = write_archive(tmp_path)
    before = check(folder)
    place = cache.file_in(folder / ".cache")
    size = place.stat().st_size
    for begin in (0, 4096, size // 2):
        with place.open("r+b") as file:
            file.seek(begin)
            file.write(os.urandom(2000))

        assert before == check(folder)


def test_the_cache_of_another_make_is_begun_anew(tmp_path: Path) -> None:
    folder = archive(tmp_path, {"a.md": "نص"})
    (folder / ".cache").mkdir()
    with sqlite3.connect(cache.file_in(folder / ".cache")) as other:
        other.execute("CREATE TABLE source (a)")
        other.execute("PRAGMA user_version = 7")
    other.close()

    assert [] == check(folder)
