"""Of content/ only what has changed is read, and what cannot be listed is told."""

from __future__ import annotations

import os
import re
import shutil
import time
import unicodedata
from pathlib import Path

import pytest

from tests.archive import AS_OF, build, picture, write_archive
from warraq.analysis.topics.vocabulary import vocabulary
from warraq.building import pipeline
from warraq.core import cache
from warraq.core.problems import WarraqError
from warraq.library import config, reader
from warraq.library import scan as gather

pytestmark = [pytest.mark.clock, pytest.mark.slow]


def listed(content: Path) -> tuple[list[str], list[str]]:
    found = gather.scan(content)
    return [path for path, _, _ in found.articles], [path for path, _, _ in found.others]


def lay(folder: Path, *names: str, text: str = "---\ntitle: a\n---\nb\n") -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def read(content: Path, language: str = "ar") -> tuple[list[str], list[str], list[str]]:
    """Which files were read anew, which articles there are, and which failed."""
    options = reader.ReadOptions(vocabulary([]), language, "rtl", raw_html=False)
    anew: list[int] = []
    seen = gather.scan(content)
    with cache.opened(content.parent / ".cache", "output") as kept:
        entries, failed, _ = gather.read(
            content, seen, options, kept, 1, lambda step, done, total: anew.append(total)
        )
    return [str(total) for total in anew], [entry.card.path for entry in entries], failed


def old(*paths: Path) -> None:
    """Make files look as if they had not been touched for a while."""
    for path in paths:
        os.utime(path, (1_500_000_000, 1_500_000_000))


def test_articles_and_other_files_are_listed_by_path_and_hidden_ones_left_out(
    tmp_path: Path,
) -> None:
    lay(
        tmp_path,
        "b.md",
        "2017/05/a.md",
        "2017/a.png",
        "pages/x.md",
        ".hidden.md",
        ".git/a.md",
        "2017/.b/a.md",
        "x.MD",
    )

    assert (["2017/05/a.md", "b.md", "pages/x.md"], ["2017/a.png", "x.MD"]) == listed(tmp_path)


def test_links_to_folders_and_what_is_no_file_are_not_followed(tmp_path: Path) -> None:
    lay(tmp_path / "content", "a.md")
    (tmp_path / "content/round").symlink_to(tmp_path / "content")
    (tmp_path / "content/nowhere.md").symlink_to(tmp_path / "gone.md")
    os.mkfifo(tmp_path / "content/pipe.md")

    assert (["a.md"], []) == listed(tmp_path / "content")


def test_a_folder_whose_name_ends_like_an_articles_is_a_folder(tmp_path: Path) -> None:
    assert (["a.md/b.md"], []) == listed(lay(tmp_path, "a.md/b.md"))


@pytest.mark.parametrize(
    ("make", "said"), [(False, "No such file or directory"), (True, "Not a directory")]
)
def test_a_content_that_is_not_there_or_no_folder_is_told(
    tmp_path: Path, make: bool, said: str
) -> None:
    if make:
        (tmp_path / "content").write_text("x")
    with pytest.raises(WarraqError, match=f"content/: error: cannot be listed: {said}"):
        gather.scan(tmp_path / "content")


def test_names_that_no_address_can_have_are_told_all_at_once(tmp_path: Path) -> None:
    lay(tmp_path, "a.md")
    for name in (b"\xff.md", b"2017/a\\b.md", b"2017/a\nb.png"):
        place = os.path.join(os.fsencode(tmp_path), name)
        os.makedirs(os.path.dirname(place), exist_ok=True)
        Path(os.fsdecode(place)).write_text("x")
    found = gather.scan(tmp_path)

    assert ["content/2017/a\\\\b.md", "content/2017/a\\nb.png", "content/\\udcff.md"] == [
        problem.where for problem in found.problems
    ]
    assert ["a.md"] == [path for path, _, _ in found.articles]


def test_backup_files_are_left_out_and_other_endings_of_markdown_are_told(tmp_path: Path) -> None:
    lay(tmp_path, "a.md", "b.md~", "c.MD", "d.markdown")
    found = gather.scan(tmp_path)

    assert [("content/c.MD", "warning"), ("content/d.markdown", "warning")] == [
        (problem.where, problem.weight) for problem in found.problems
    ]
    assert ["c.MD", "d.markdown"] == [path for path, _, _ in found.others]


def test_decomposed_names_are_published_at_composed_addresses(tmp_path: Path) -> None:
    write_archive(tmp_path, n=2)
    lay(tmp_path / "content", unicodedata.normalize("NFD", "2017/05/أخبار.md"))
    built = build(tmp_path)

    assert () == built.problems
    assert reader.url_of("2017/05/أخبار.md") in built.written
    assert (tmp_path / "output/2017/05/أخبار.html").is_file()


def test_a_name_twice_composed_and_decomposed_is_refused(tmp_path: Path) -> None:
    write_archive(tmp_path, n=2)
    lay(tmp_path / "content", "أ.md", unicodedata.normalize("NFD", "أ.md"))
    (problem,) = build(tmp_path).problems

    assert "want the same" in problem.what


# --- what is read anew ----------------------------------------------------------------------------


def test_what_has_not_changed_is_not_read_again(tmp_path: Path) -> None:
    content = lay(tmp_path / "content", "a.md", "b.md")
    old(content / "a.md", content / "b.md")

    assert ["2"] == read(content)[0]
    assert [] == read(content)[0]


def test_a_changed_file_is_read_again_even_with_its_old_size_and_time_if_it_was_fresh(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = lay(tmp_path / "content", "a.md")
    now = time.time_ns()  # held, and set by hand: a disk may have a clock of its own
    monkeypatch.setattr(time, "time_ns", lambda: now)
    os.utime(content / "a.md", ns=(now, now))
    read(content)
    lay(content, "a.md", text="---\ntitle: c\n---\nb\n")
    os.utime(content / "a.md", ns=(now, now))

    assert ["1"] == read(content)[0]


def test_a_new_time_alone_is_no_change(tmp_path: Path) -> None:
    content = lay(tmp_path / "content", "a.md")
    old(content / "a.md")
    read(content)
    os.utime(content / "a.md", (1_400_000_000, 1_400_000_000))

    assert [] == read(content)[0]
    assert [] == read(content)[0]


def test_other_options_read_everything_again(tmp_path: Path) -> None:
    content = lay(tmp_path / "content", "a.md", "b.md")
    old(content / "a.md", content / "b.md")
    read(content)

    assert ["2"] == read(content, language="fa")[0]


def test_an_article_that_fails_keeps_its_last_good_state_and_is_tried_each_time(
    tmp_path: Path,
) -> None:
    content = lay(tmp_path / "content", "a.md", "b.md")
    read(content)
    lay(content, "a.md", text="---\ntitel: a\n---\n")

    for _ in range(2):
        assert (["a.md", "b.md"], ["a.md"]) == read(content)[1:]


def test_an_article_that_never_was_good_is_left_out(tmp_path: Path) -> None:
    content = lay(tmp_path / "content", "b.md")
    lay(content, "a.md", text="x")

    assert (["b.md"], ["a.md"]) == read(content)[1:]


def test_a_file_that_is_gone_is_forgotten_and_read_again_when_it_is_back(tmp_path: Path) -> None:
    content = lay(tmp_path / "content", "a.md", "b.md")
    old(content / "a.md", content / "b.md")
    read(content)
    shutil.move(content / "a.md", tmp_path / "a.md")
    assert (["b.md"], []) == read(content)[1:]
    shutil.move(tmp_path / "a.md", content / "a.md")

    assert ["1"] == read(content)[0]


def test_a_file_that_goes_away_between_listing_and_reading_costs_that_article_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_archive(tmp_path, n=3)
    lay(tmp_path / "content", "gone.md")
    scan = gather.scan

    def scan_and_lose(content: Path) -> gather.ContentListing:
        found = scan(content)
        (content / "gone.md").unlink()
        return found

    monkeypatch.setattr(gather, "scan", scan_and_lose)
    built = pipeline.build(config.load(tmp_path), as_of=AS_OF)

    assert ["content/gone.md: error: cannot be read: No such file or directory"] == [
        str(problem).split("\n")[0] for problem in built.problems
    ]
    assert 3 == built.articles


# --- pictures -------------------------------------------------------------------------------------


def test_a_page_follows_the_size_of_its_pictures(tmp_path: Path) -> None:
    write_archive(tmp_path, n=3)
    text = "---\ntitle: خبر\nimage: {src: a.png}\n---\n\n![باب](/2017/b.png)\n\n![من موقع آخر](https://example.org/c.png)\n"
    lay(tmp_path / "content", "2017/x.md", text=text)
    page = tmp_path / "output/2017/x.html"

    def sizes() -> list[tuple[str, str]]:
        """Build, again until nothing is written any more; the sizes that the page gives."""
        build(tmp_path)
        assert () == build(tmp_path).written
        return re.findall(
            r'<img src="[./\w]*(?<=/|")([ab])\.png"[^>]*? width="(\d+)" height="\d+"',
            page.read_text("utf-8"),
        )

    assert [] == sizes()
    for name, width in (("a", 60), ("b", 30), ("a", 90)):
        (tmp_path / f"content/2017/{name}.png").write_bytes(picture(width, 20))
        assert (name, str(width)) in sizes()
    (tmp_path / "content/2017/a.png").unlink()
    assert [("b", "30")] == sizes()


def test_an_article_is_not_read_again_for_a_picture_that_is_as_it_was(tmp_path: Path) -> None:
    content = lay(
        tmp_path / "content",
        "2017/x.md",
        "2017/y.md",
        text="---\ntitle: a\nimage: {src: a.png}\n---\nb\n",
    )
    (content / "2017/a.png").write_bytes(picture())
    old(*content.rglob("*.*"))
    assert ["2"] == read(content)[0]
    assert [] == read(content)[0]
    (content / "2017/other.png").write_bytes(picture())
    assert [] == read(content)[0]
    (content / "2017/a.png").write_bytes(picture(9, 9))

    assert ["2"] == read(content)[0]
