"""A page is its template and its data: errors name file and line, own templates win."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.archive import AS_OF, build, built_archive, write_archive
from tests.test_promises import edit, files
from warraq.building import pipeline
from warraq.building.render import as_json
from warraq.core.problems import Problem, WarraqError
from warraq.library import config

pytestmark = pytest.mark.slow

BASE = "https://example.org/a/"


def own(archive: Path, name: str, text: str) -> None:
    """A template of the archive's own."""
    path = archive / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def problem_of(archive: Path, processes: int = 0) -> Problem:
    """The one problem that stops the build of an archive."""
    with pytest.raises(WarraqError) as stop:
        pipeline.build(config.load(archive), as_of=AS_OF, processes=processes)
    (problem,) = stop.value.problems
    return problem


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of an archive that shows everything, by their address."""
    archive = built_archive(tmp_path_factory.mktemp("archive"), n=25, base_url=BASE)
    return {
        name: data.decode()
        for name, data in files(archive / "output").items()
        if name.endswith(".html")
    }


# --- what every page has --------------------------------------------------------------------------


def test_every_page_carries_a_strict_policy(pages: dict[str, str]) -> None:
    for name, page in pages.items():
        (policy,) = re.findall(
            r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page
        )
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        assert "'none'" == rules["default-src"], name
        engine = (
            " 'wasm-unsafe-eval'" if name == "search/index.html" and "search-form" in page else ""
        )
        assert f"'self'{engine}" == rules.get("script-src", "'self'"), name
        assert not re.search(r"'unsafe|\*|https?:", policy), name
        # What stands before the policy is not guarded by it.
        assert not re.search(
            r"<(?:link|script|img|style)", page[: page.index("Content-Security-Policy")]
        ), name

    assert len(pages) > 80


def test_no_page_has_a_script_in_it_but_data_and_files_of_its_own(pages: dict[str, str]) -> None:
    for name, page in pages.items():
        for attributes, text in re.findall(r"<script([^>]*)>(.*?)</script>", page, re.DOTALL):
            if ' type="application/' in attributes:
                json.loads(text)
            else:
                assert re.search(r' src="[\w./-]*static/', attributes), name
                assert "" == text, name
        assert not re.search(r"<[^>]+\son\w+=", page), name
        assert not re.search(r"<style|\sstyle=", page), name


def test_no_page_asks_another_host_for_anything(pages: dict[str, str]) -> None:
    for name, page in pages.items():
        for tag in re.findall(r"<(?:img|script|source|iframe|video|audio|link)\b[^>]*>", page):
            if 'rel="canonical"' not in tag:
                assert not re.search(r'(?:src|href|srcset)="(?:https?:)?//', tag), (name, tag)


def test_every_page_says_its_language_and_direction(pages: dict[str, str]) -> None:
    for name, page in pages.items():
        assert page.startswith('<!doctype html>\n<html lang="ar" dir="rtl">'), name
        assert re.search(r"<title>[^<]*\S[^<]*</title>", page), name
        assert page.endswith("</html>\n"), name


def test_dates_are_in_the_words_of_the_region(tmp_path: Path) -> None:
    months = {"MA": "12 ماي 2017", "LB": "12 أيار 2017", "DZ": "12 ماي 2017", "EG": "12 مايو 2017"}
    found = {}
    for region in months:
        archive = tmp_path / region
        (archive / "content").mkdir(parents=True)
        (archive / "site.toml").write_text(
            f'title = "أ"\nregion = "{region}"\ndigits = "latn"\n', "utf-8"
        )
        (archive / "content/a.md").write_text(
            "---\ntitle: خبر\ndate: 2017-05-12\n---\n\nن.\n", "utf-8"
        )
        build(archive)
        page = (archive / "output/a.html").read_text("utf-8")
        found[region] = re.findall(r'<time datetime="2017-05-12">([^<]*)</time>', page)[0]

    assert months == found


def test_nothing_of_an_article_s_front_matter_is_markup(tmp_path: Path) -> None:
    archive = write_archive(tmp_path, n=1, base_url=BASE)
    evil = json.dumps("\"><script>alert(1)</script><b>'")
    front = "\n".join(f"{key}: {evil}" for key in ("title", "outlet", "summary", "author", "tags"))
    path = archive / "content/2017/evil.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    source = f"source: {{file: {evil}, url: 'javascript:alert(1)'}}"
    path.write_text(f"---\n{front}\n{source}\naliases: [/old]\n---\n\nن.\n", "utf-8")
    built = build(archive)
    made = {
        name: data.decode()
        for name, data in files(archive / "output").items()
        if name.endswith(".html")
    }

    assert () == built.problems
    assert "2017/evil.html" in made
    for name, page in made.items():
        assert "<script>" not in page, name
        assert 'href="javascript:' not in page, name


@pytest.mark.parametrize(
    "value", ["</script>", "<!--", "]]>", "&", "\u2028", "\u2029", "أ", '"', "\\"]
)
def test_json_may_stand_in_a_script_element_and_reads_back(value: str) -> None:
    text = as_json({"k": [value]})

    assert {"k": [value]} == json.loads(text)
    assert not re.search("[<>&\u2028\u2029]", text)


# --- an archive's own templates -------------------------------------------------------------------


def test_an_archive_changes_one_block_and_keeps_the_rest(tmp_path: Path) -> None:
    archive = write_archive(tmp_path, n=3)
    own(
        archive,
        "page.html",
        "{% extends 'base.html' %}{% block main %}<p>{{ t('home') }}</p>{% endblock %}",
    )
    build(archive)
    page = (archive / "output/pages/about.html").read_text("utf-8")

    assert "<p>الرئيسية</p>" in page
    assert "Content-Security-Policy" in page


def test_a_part_in_a_folder_of_the_archive_s_own_is_found_and_its_change_is_seen(
    tmp_path: Path,
) -> None:
    archive = write_archive(tmp_path, n=3)
    own(archive, "page.html", "{% include 'parts/greeting.html' %}")
    own(archive, "parts/greeting.html", "أهلا")
    build(archive)
    own(archive, "parts/greeting.html", "مرحبا")
    written = build(archive).written

    assert {"pages/about.html", "pages/corrections.html"} == set(written)
    assert "مرحبا" == (archive / "output/pages/about.html").read_text("utf-8")


def test_an_archive_changes_one_of_the_site_s_words(tmp_path: Path) -> None:
    archive = write_archive(tmp_path, n=3)
    own(archive, "strings/ar.toml", 'home = "البداية"\n')
    build(archive)
    page = (archive / "output/404.html").read_text("utf-8")

    assert "البداية" in page
    assert "الرئيسية" not in page


# --- errors ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize(
    ("line", "what", "text"),
    [
        (2, "'titel' is undefined", "<p>\n{{ titel }}\n</p>"),
        (1, "no attribute 'titel'", "{{ page.article.card.titel }}"),
        (3, "no attribute 'nothing'", "\n\n{% for x in site.nothing %}{% endfor %}"),
        (2, "no_such_key", "<p>\n{{ t('no_such_key') }}"),
        (2, "ZeroDivisionError", "\n{{ 1 / 0 }}"),
        (1, "unexpected '}'", "{{ } }}"),
        (2, "endblock", "\n{% block main %}"),
        (1, "No filter named 'nope'", "{{ 1|nope }}"),
        (4, "'x' is undefined", "{% macro m() %}\n\n\n{{ x.y }}{% endmacro %}{{ m() }}"),
    ],
)
def test_an_error_in_a_template_is_a_problem_with_file_and_line(
    tmp_path: Path, processes: int, line: int, what: str, text: str
) -> None:
    archive = write_archive(tmp_path, n=3)
    own(archive, "page.html", text)
    problem = problem_of(archive, processes)

    assert ("templates/page.html", line) == (problem.where, problem.line)
    assert what in problem.what
    assert problem.mend


@pytest.mark.parametrize("name", ["parts.html", "parts/deep.html"])
def test_an_error_in_a_part_names_the_part(tmp_path: Path, name: str) -> None:
    archive = write_archive(tmp_path, n=3)
    own(archive, "page.html", f"\n\n\n{{% include '{name}' %}}")
    own(archive, name, "\n{{ nothing }}")
    problem = problem_of(archive)

    assert (f"templates/{name}", 2) == (problem.where, problem.line)
    assert "pages/about.html" in problem.what


@pytest.mark.parametrize(
    "text",
    ["{% include 'gone.html' %}", "{% extends 'gone.html' %}", "{% import 'gone.html' as g %}"],
)
def test_a_part_that_is_not_there_is_named(tmp_path: Path, text: str) -> None:
    archive = write_archive(tmp_path, n=3)
    own(archive, "page.html", text)
    problem = problem_of(archive)

    assert "gone.html" in problem.where
    assert problem.mend


def test_a_template_in_another_encoding_is_a_problem_that_names_it(tmp_path: Path) -> None:
    archive = write_archive(tmp_path, n=3)
    (archive / "templates").mkdir()
    (archive / "templates/page.html").write_bytes("<p>خبر</p>".encode("windows-1256"))
    problem = problem_of(archive)

    assert "templates/page.html" == problem.where
    assert "UTF-8" in problem.what


def test_a_template_that_never_ends_its_recursion_is_a_problem(tmp_path: Path) -> None:
    archive = write_archive(tmp_path, n=3)
    own(archive, "page.html", "{% include 'page.html' %}")
    problem = problem_of(archive)

    assert "templates/page.html" == problem.where


def test_a_mended_template_builds_as_if_nothing_had_been(tmp_path: Path) -> None:
    archive = built_archive(tmp_path, n=3)
    before = files(archive / "output")
    own(archive, "base.html", "{{ nothing }}")
    problem_of(archive)
    during = files(archive / "output")
    (archive / "templates/base.html").unlink()
    build(archive)

    assert before == during
    assert before == files(archive / "output")


def test_a_string_that_lacks_a_placeholder_is_a_problem_that_names_it(tmp_path: Path) -> None:
    archive = write_archive(tmp_path, n=25)
    own(archive, "strings/ar.toml", 'since = "من {firts} إلى {last}"\n')
    problem = problem_of(archive)

    assert "firts" in problem.what
    assert "templates/strings/ar.toml" == problem.where


def test_what_no_encoding_can_hold_does_not_stop_the_build(tmp_path: Path) -> None:
    archive = write_archive(tmp_path, n=1, base_url=BASE)
    (archive / "content/a.md").write_text(
        '---\ntitle: "خبر \\ud800 عاجل"\ndate: 2020-01-01\n---\n\nن.\n', "utf-8"
    )
    edit(archive / "site.toml", "per_page = 5", "per_page = 7")
    build(archive)

    assert (archive / "output/index.html").is_file()
