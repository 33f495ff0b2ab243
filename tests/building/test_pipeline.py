"""The order of a build: what happens to an archive while it is built, and what `why` says of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.archive import AS_OF, article, build, built_archive, write_archive
from tests.test_promises import clean, differences, edit, files
from warraq.building import pipeline, render
from warraq.building.memory import Memory
from warraq.library import config

pytestmark = pytest.mark.slow


def why(archive: Path, url: str) -> str:
    return pipeline.why(config.load(archive), url, as_of=AS_OF)


def test_a_template_that_changes_while_a_site_is_built_leaves_no_page_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = write_archive(tmp_path / "archive", n=3)
    own = archive / "templates/page.html"
    own.parent.mkdir()
    start = render.start

    def late(job: render.Job) -> Callable[[int], Any]:
        own.write_text("another template", "utf-8")
        return start(job)

    monkeypatch.setattr(render, "start", late)
    pipeline.build(config.load(archive), as_of=AS_OF, processes=1)
    monkeypatch.undo()
    own.unlink()
    build(archive)

    assert [] == differences(files(archive / "output"), clean(archive, tmp_path / "clean"))


def test_a_topic_that_leaves_the_vocabulary_costs_the_articles_that_name_it_and_no_more(
    tmp_path: Path,
) -> None:
    archive = built_archive(tmp_path, n=14)
    page = archive / "output" / article(13)[0].replace(".md", ".html")
    edit(archive / "site.toml", 'id = "local-councils"', 'id = "town-halls"')
    problems = build(archive).problems

    assert {"content/" + article(number)[0] for number in (6, 13)} == {
        problem.where for problem in problems
    }
    assert page.is_file()
    assert not (archive / "output/topics/local-councils").exists()


def test_why_tells_what_has_changed(tmp_path: Path) -> None:
    archive = write_archive(tmp_path, n=20)
    url = article(16)[0].replace(".md", ".html")
    before = why(archive, url)
    build(archive)
    fresh = why(archive, "/" + url)
    edit(archive / "content" / article(16)[0], "Antidisestablishmentarianism", "كلمة")
    text = why(archive, url)
    build(archive)
    (archive / "output" / url).unlink()
    gone = why(archive, url)
    build(archive)
    edit(archive / "site.toml", "أرشيف القرية", "أرشيف آخر")
    settings = why(archive, url)

    assert f"{url}: would be made again: it was never made before" == before
    assert f"{url}: fresh; it was made last because it was never made before" == fresh
    assert f"{url}: would be made again: what it shows has changed" == text
    assert f"{url}: would be made again: its file is gone" == gone
    assert (
        f"{url}: would be made again: site.toml or something that every page shows has changed"
        == settings
    )
    assert "no such page is planned" in why(archive, "nothing.html")


@pytest.mark.parametrize("url", ["", "/", "index.html", "topics/", "https://example.org/a/topics/"])
def test_why_understands_an_address_as_a_reader_writes_it(tmp_path: Path, url: str) -> None:
    archive = built_archive(tmp_path, n=3, base_url="https://example.org/a/")

    assert "fresh" in why(archive, url)


def test_the_preview_and_the_site_share_what_was_read_and_nothing_that_was_made(
    tmp_path: Path,
) -> None:
    archive = built_archive(tmp_path, n=20)
    before = files(archive / "output")
    pipeline.build(config.load(archive), as_of=AS_OF, preview=True)
    again = build(archive)

    assert () == again.written
    assert before == files(archive / "output")
    assert article(7)[0].replace(".md", ".html") in files(archive / ".cache/preview")


def test_a_memory_of_the_last_build_changes_nothing_of_the_next(tmp_path: Path) -> None:
    archive = write_archive(tmp_path / "archive", n=20)
    memory = Memory()
    for old, new in (
        ("Antidisestablishmentarianism", "كلمة"),
        ("title:", "title: جديد"),
        ("tags:", "draft: true\ntags:"),
    ):
        pipeline.build(config.load(archive), as_of=AS_OF, memory=memory)
        edit(archive / "content" / article(16 if old != "tags:" else 15)[0], old, new)
    pipeline.build(config.load(archive), as_of=AS_OF, memory=memory)

    assert [] == differences(files(archive / "output"), clean(archive, tmp_path / "clean"))


def test_a_picture_that_is_not_there_is_left_out_and_every_build_tells_it(tmp_path: Path) -> None:
    archive = write_archive(tmp_path, n=1)
    (archive / "content/2017").mkdir(exist_ok=True)
    (archive / "content/2017/a.md").write_text(
        "---\ntitle: أ\nimage: {src: gone.png}\n---\n\nنص.\n", "utf-8"
    )
    first, again = build(archive).problems, build(archive).problems

    assert [("content/2017/a.md", "the picture '2017/gone.png' is not there", "warning")] == [
        (problem.where, problem.what, problem.weight) for problem in first
    ]
    assert first == again
    assert "gone.png" not in (archive / "output/2017/a.html").read_text("utf-8")
