"""`topics review` walks an editor through the articles whose topics nobody has confirmed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from warraq.cli.main import main


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive with an article that has a suggested topic, and one that has none."""
    (tmp_path / "site.toml").write_text('title = "أرشيف"\n', "utf-8")
    content = tmp_path / "content"
    content.mkdir()
    review = 'review: ["موضوع مقترح (topics suggested, not confirmed)"]'
    (content / "a.md").write_text(
        f"---\ntitle: خبر أول\ntopics: [sport]\n{review}\n---\n\nنص [أول].\n", "utf-8"
    )
    (content / "b.md").write_text("---\ntitle: خبر ثان\n---\n\nنص ثان.\n", "utf-8")
    return tmp_path


def review(archive: Path, *answers: str) -> Result:
    before = Path.cwd()
    os.chdir(archive)
    try:
        return CliRunner().invoke(main, ["topics", "review"], input="\n".join(answers) + "\n")
    finally:
        os.chdir(before)


def text(archive: Path, name: str) -> str:
    return (archive / "content" / name).read_text("utf-8")


def test_enter_takes_what_is_suggested_and_skips_where_nothing_is(archive: Path) -> None:
    result = review(archive, "", "")

    assert 0 == result.exit_code
    assert "1/2  خبر أول  a.md\nنص [أول].\n  1 * sport\n" in result.output
    assert "2/2  خبر ثان  b.md\n" in result.output
    assert "1 article reviewed, 1 left" == result.output.splitlines()[-1].removeprefix("topics> ")
    assert "topics:\n  - sport\n---" in text(archive, "a.md")
    assert "topics" not in text(archive, "b.md")


def test_numbers_and_names_are_topics_and_an_unknown_one_is_asked_again(archive: Path) -> None:
    result = review(archive, "1، culture", "sprot", "sport")

    assert "'sprot' is no topic; did you mean" in result.output
    assert "2 articles reviewed, 0 left" in result.output
    assert "topics:\n  - sport\n  - arts\n---" in text(archive, "a.md")
    assert "topics:\n  - sport\n---" in text(archive, "b.md")


def test_q_ends_the_walk_and_leaves_the_rest_as_it_is(archive: Path) -> None:
    before = text(archive, "a.md")
    result = review(archive, "q")

    assert "0 articles reviewed, 2 left" in result.output
    assert before == text(archive, "a.md")
