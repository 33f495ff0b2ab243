"""A template's digest covers all that it refers to, and the archive's own template comes first."""

from __future__ import annotations

from pathlib import Path

import pytest

from warraq.building.template_digests import template_digests


def _write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")


@pytest.mark.parametrize(
    "reference",
    [
        "{% extends 'part.html' %}",
        '{%- include "part.html" -%}',
        "{% include 'part.html' ignore missing %}",
        "{% import 'part.html' as p %}",
        "{% from 'part.html' import p %}",
        "{%+ include 'part.html' %}",
        "{% include ['missing.html', 'part.html'] %}",
        "{% include 'part.html' if page else 'other.html' %}",
        "{% set name = 'part' ~ '.html' %}{% include name %}",
        "{% include 'pa' ~ 'rt.html' %}",
        "{% set other = 'part.html' %}{% include ['missing.html', other] %}",
        "{%\n  include\n  'part.html'\n%}",
    ],
)
def test_a_template_depends_on_what_it_refers_to(tmp_path: Path, reference: str) -> None:
    _write(tmp_path, "page.html", reference)
    _write(tmp_path, "part.html", "one")
    _write(tmp_path, "other.html", "one")
    _write(tmp_path, "apart.html", "one")
    before = template_digests([tmp_path])
    _write(tmp_path, "part.html", "two")
    after = template_digests([tmp_path])

    assert before["page.html"] != after["page.html"]
    assert before["apart.html"] == after["apart.html"]


@pytest.mark.parametrize("part", ["parts/head.html", "logo.svg", "parts/deep/words.md"])
def test_a_template_depends_on_parts_in_folders_and_of_any_kind(tmp_path: Path, part: str) -> None:
    _write(tmp_path, "page.html", f"{{% include '{part}' %}}")
    _write(tmp_path, part, "one")
    before = template_digests([tmp_path])
    _write(tmp_path, part, "two")

    assert before["page.html"] != template_digests([tmp_path])["page.html"]


def test_templates_that_refer_to_each_other_in_a_ring_have_a_digest(tmp_path: Path) -> None:
    _write(tmp_path, "a.html", "{% include 'b.html' %}")
    _write(tmp_path, "b.html", "{% include 'a.html' %}")

    assert {"a.html", "b.html"} == set(template_digests([tmp_path]))


def test_the_archive_s_own_template_takes_the_place_of_the_default(tmp_path: Path) -> None:
    own, default = tmp_path / "own", tmp_path / "default"
    _write(default, "a.html", "{% include 'b.html' %}")
    _write(default, "b.html", "default")
    before = template_digests([own, default])
    _write(own, "b.html", "own")

    assert before["a.html"] != template_digests([own, default])["a.html"]
    assert template_digests([default]) == before
