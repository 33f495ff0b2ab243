"""Promise 2: after any changes the incremental output is a clean build's, byte for byte."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.archive import AS_OF, write_archive
from tests.examples import examples
from tests.test_promises import differences, files
from warraq.building import pipeline
from warraq.library import config

pytestmark = pytest.mark.slow

_TITLES = ("خبر جديد", "حرب", "هرب", "أخبار المدينة", "Local news 2017", "الأخبار")
_TAGS = ("أخبار محلية", "اخبار محلية", "حرب", "هرب")


class Changes(RuleBasedStateMachine):
    """Adds, edits, renames, deletes and hides articles, changes templates, words and settings,
    loses the cache.
    """

    @initialize()
    def begin(self) -> None:
        self.home = Path(tempfile.mkdtemp())
        self.archive = write_archive(self.home / "archive", n=18)
        self.count = 18
        self.build()

    def build(self) -> None:
        pipeline.build(config.load(self.archive), as_of=AS_OF, processes=1)

    def articles(self) -> list[Path]:
        return sorted(
            path for path in (self.archive / "content").rglob("*.md") if "pages" not in path.parts
        )

    @rule(
        title=st.sampled_from(_TITLES),
        tag=st.sampled_from(_TAGS),
        day=st.integers(1, 28),
        year=st.integers(2010, 2020),
    )
    def add(self, title: str, tag: str, day: int, year: int) -> None:
        path = self.archive / f"content/{year}/03/added-{self.count}.md"
        self.count += 1
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"---\ntitle: {title}\ndate: {year}-03-{day:02}\ntopics: [culture]\ntags: "
            f"[{tag}]\nthread: {tag}\n"
            "---\n\nنص الخبر.\n",
            "utf-8",
        )

    @rule(
        data=st.data(),
        words=st.sampled_from(("جملة أخرى.", "**مهم**", "[رابط](../../2017/05/khabar-002.md)")),
    )
    def edit_body(self, data: st.DataObject, words: str) -> None:
        path = data.draw(st.sampled_from(self.articles()))
        path.write_text(path.read_text("utf-8") + f"\n{words}\n", "utf-8")

    @rule(data=st.data(), title=st.sampled_from(_TITLES))
    def edit_title(self, data: st.DataObject, title: str) -> None:
        path = data.draw(st.sampled_from(self.articles()))
        lines = path.read_text("utf-8").split("\n")
        lines[1] = f"title: {title}"
        path.write_text("\n".join(lines), "utf-8")

    @rule(data=st.data())
    def rename(self, data: st.DataObject) -> None:
        path = data.draw(st.sampled_from(self.articles()))
        path.rename(path.with_name(f"renamed-{self.count}.md"))
        self.count += 1

    @precondition(lambda self: len(self.articles()) > 3)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        data.draw(st.sampled_from(self.articles())).unlink()

    @rule(data=st.data())
    def hide(self, data: st.DataObject) -> None:
        path = data.draw(st.sampled_from(self.articles()))
        text = path.read_text("utf-8")
        path.write_text(
            text if "\ndraft:" in text else text.replace("\n---\n", "\ndraft: true\n---\n", 1),
            "utf-8",
        )

    @rule(words=st.sampled_from(("أ", "ب")))
    def change_a_template(self, words: str) -> None:
        own = self.archive / "templates/page.html"
        own.parent.mkdir(exist_ok=True)
        own.write_text(
            "{% extends 'base.html' %}{% block main %}"
            + words
            + "{{ page.article.html|safe }}{% endblock %}",
            "utf-8",
        )

    @rule(word=st.sampled_from(("لا تاريخ له", "تاريخه مجهول")))
    def change_a_string(self, word: str) -> None:
        own = self.archive / "templates/strings/ar.toml"
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text(f'undated = "{word}"\n', "utf-8")

    @rule(colour=st.sampled_from(("#112233", "#445566")))
    def change_the_stylesheet(self, colour: str) -> None:
        own = self.archive / "templates/static/style.css"
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text(f"body{{color:{colour}}}", "utf-8")

    @rule(per_page=st.integers(2, 7), title=st.sampled_from(_TITLES))
    def change_the_settings(self, per_page: int, title: str) -> None:
        path = self.archive / "site.toml"
        lines = [
            line
            for line in path.read_text("utf-8").split("\n")
            if not line.startswith(("per_page", "title"))
        ]
        path.write_text(
            "\n".join([f'title = "{title}"', f"per_page = {per_page}", *lines]), "utf-8"
        )

    @rule()
    def lose_the_cache(self) -> None:
        shutil.rmtree(self.archive / ".cache", ignore_errors=True)

    @rule()
    def damage_the_cache(self) -> None:
        for path in (self.archive / ".cache").glob("*.sqlite*"):
            path.write_bytes(b"\0" * 64 + path.read_bytes()[64:1000])

    @rule(data=st.data())
    def meddle_with_the_output(self, data: st.DataObject) -> None:
        page = data.draw(st.sampled_from(sorted((self.archive / "output").rglob("*.html"))))
        page.write_text("?", "utf-8")

    @rule()
    def the_output_equals_a_clean_build(self) -> None:
        self.build()
        aside = self.home / "clean"
        shutil.rmtree(aside, ignore_errors=True)
        shutil.copytree(self.archive, aside, ignore=shutil.ignore_patterns("output", ".cache"))
        pipeline.build(config.load(aside), as_of=AS_OF, processes=1)

        assert [] == differences(files(aside / "output"), files(self.archive / "output"))

    def teardown(self) -> None:
        if hasattr(self, "home"):
            self.the_output_equals_a_clean_build()
            shutil.rmtree(self.home, ignore_errors=True)


def test_promise_2_incremental_is_clean_after_any_series_of_changes() -> None:
    run_state_machine_as_test(
        Changes,
        settings=settings(
            max_examples=examples(12),
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
