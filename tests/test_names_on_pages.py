"""A name of the gazetteer has a page of the articles that mention it, and they link to it."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from tests.archive import AS_OF, build
from warraq.building import pipeline
from warraq.core import cache
from warraq.core.problems import WarraqError
from warraq.library import config
from warraq.search import tokens
from warraq.site.views.page import SearchView

pytestmark = pytest.mark.slow

PEOPLE = "- name: سالم الجبلي\n  variants: [أبو الجبل]\n  about: بحّار من الميناء\n"
PLACES = "- name: الميناء\n  id: port\n- name: الميناء القديم\n- name: لا ذكر لها\n"
BODIES = "- name: جمعية الأمل\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Two articles that mention names, one that mentions none; not built yet."""
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "site.toml").write_text(
        'title = "أرشيف"\nbase_url = "https://example.org/"\nper_page = 5\n', "utf-8"
    )
    (folder / "people.yaml").write_text(PEOPLE, "utf-8")
    (folder / "places.yaml").write_text(PLACES, "utf-8")
    (folder / "organisations.yaml").write_text(BODIES, "utf-8")
    write(folder, "a", "2017-05-12", "عاد سالم الجبلي بالأمس إلى الميناء، ومعه وفد من جمعية الأمل.")
    write(folder, "b", "2017-05-13", "لا أحد هنا.", "title: وصول أبو الجبل إلى الميناء القديم")
    write(folder, "c", "2017-05-14", "لا أحد هنا.")
    return folder


def write(folder: Path, name: str, day: str, body: str, front: str = "title: خبر") -> None:
    path = folder / f"content/2017/05/{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{front}\ndate: {day}\n---\n\n{body}\n", "utf-8")


def page(folder: Path, url: str) -> Any:
    return lxml.html.parse(folder / "output" / url).getroot()


def texts(found: Any, path: str) -> list[str]:
    """The texts of what stands at an XPath, white space made even."""
    return [" ".join(element.text_content().split()) for element in found.xpath(path)]


def files(folder: Path) -> dict[str, bytes]:
    output = folder / "output"
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in output.rglob("*")
        if path.is_file()
    }


# --- what readers see -----------------------------------------------------------------------------


def test_an_article_tells_what_it_mentions(archive: Path) -> None:
    assert () == build(archive).problems
    found = page(archive, "2017/05/a.html")

    assert ["الأشخاص", "الأماكن", "الهيئات"] == texts(found, "//section[@class='mentioned']//dt")
    assert ["سالم الجبلي", "الميناء", "جمعية الأمل"] == texts(
        found, "//section[@class='mentioned']//a"
    )
    assert [] == texts(page(archive, "2017/05/c.html"), "//section[@class='mentioned']")


def test_machines_are_told_too(archive: Path) -> None:
    build(archive)
    data = json.loads(
        page(archive, "2017/05/a.html").xpath("//script[@type='application/ld+json']")[0].text
    )

    assert [("Person", "سالم الجبلي"), ("Place", "الميناء"), ("Organization", "جمعية الأمل")] == [
        (told["@type"], told["name"]) for told in data["mentions"]
    ]
    assert "https://example.org/places/port/" == data["mentions"][1]["url"]


def test_a_name_has_a_page_with_its_articles_and_a_line_about_it(archive: Path) -> None:
    build(archive)
    (folder,) = [path for path in (archive / "output/people").iterdir() if path.is_dir()]
    found = page(archive, f"people/{folder.name}/index.html")

    assert ["سالم الجبلي"] == texts(found, "//h1")
    assert "بحّار من الميناء" in texts(found, "//header/p")
    assert ["وصول أبو الجبل إلى الميناء القديم", "خبر"] == texts(found, "//ol[@class='list']//h2")


def test_names_stand_in_the_indexes_and_those_that_nobody_mentions_do_not(archive: Path) -> None:
    build(archive)

    assert ["الميناء", "الميناء القديم"] == texts(
        page(archive, "places/index.html"), "//ul[@class='terms']//span"
    )
    assert ["شخص", "مكان", "مكان", "هيئة"] == sorted(
        texts(page(archive, "index/index.html"), "//ul[@class='terms']//small")
    )
    assert {"السنوات", "الأشخاص", "الأماكن", "الهيئات", "الفهرس"} == set(
        texts(page(archive, "2017/05/c.html"), "//nav[@aria-label='مداخل الأرشيف']//a")
    )


def test_without_the_files_nothing_is_shown(archive: Path) -> None:
    for file in archive.glob("*.yaml"):
        file.unlink()
    build(archive)

    assert not (archive / "output/people").exists()
    assert ["السنوات"] == texts(
        page(archive, "2017/05/a.html"), "//nav[@aria-label='مداخل الأرشيف']//a"
    )
    assert [] == texts(page(archive, "2017/05/a.html"), "//section[@class='mentioned']")


@pytest.mark.parametrize(
    "front", ["title: خبر\nwithdrawn: {date: 2018-01-01}", "title: خبر\nduplicate_of: 2017/05/a.md"]
)
def test_what_is_withdrawn_or_a_copy_stands_on_no_page_of_a_name(archive: Path, front: str) -> None:
    write(archive, "d", "2017-05-15", "عاد سالم الجبلي.", front)
    build(archive)
    (folder,) = [path for path in (archive / "output/people").iterdir() if path.is_dir()]

    assert 2 == len(
        texts(page(archive, f"people/{folder.name}/index.html"), "//ol[@class='list']/li")
    )


def test_the_search_offers_the_names_and_indexes_them(archive: Path) -> None:
    order = pipeline.order_of(config.load(archive), AS_OF)
    with cache.opened(order.config.cache, "output") as store:
        contents, plan = pipeline.survey(order, store)
    (view,) = [one.shows for one in plan.pages if isinstance(one.shows, SearchView)]
    (card,) = [entry.card for entry in contents.entries if entry.card.path.endswith("a.md")]
    found = set(tokens.of(card, {}))

    assert [("الميناء", tokens.name("place", "port"))] == [
        one for one in view.places if one[0] == "الميناء"
    ]
    assert ["سالم الجبلي", "جمعية الأمل"] == [
        label for label, _ in (*view.people, *view.organisations)
    ]
    assert {view.people[0][1], view.organisations[0][1], tokens.name("place", "port")} < found


# --- the promises ---------------------------------------------------------------------------------


def test_promise_2_what_was_built_by_and_by_is_what_a_clean_build_makes(
    archive: Path, tmp_path: Path
) -> None:
    build(archive)
    (archive / "people.yaml").write_text(
        "- name: وفد\n- name: سالم الجبلي\n  about: صيّاد\n", "utf-8"
    )
    (archive / "organisations.yaml").unlink()
    write(archive, "d", "2017-05-15", "زار وفد الميناء.")
    build(archive)
    again = tmp_path / "again"
    shutil.copytree(archive, again, ignore=shutil.ignore_patterns("output", ".cache"))
    build(again)

    assert files(again) == files(archive)


def test_promise_3_a_new_article_touches_the_newest_pages_of_its_names_only(archive: Path) -> None:
    for number in range(12):
        day = dt.date(2017, 5, 15) + dt.timedelta(number)
        write(archive, f"m{number:02}", day.isoformat(), "عاد سالم الجبلي إلى الميناء.")
    build(archive)
    write(archive, "z", "2017-05-30", "زار سالم الجبلي جمعية الأمل.")
    written = build(archive).written
    touched = {url for url in written if url.startswith(("people/", "places/", "organisations/"))}
    (person,) = {
        url.split("/")[1] for url in touched if url.startswith("people/") and url.count("/") == 2
    }
    (body,) = {
        url.split("/")[1]
        for url in touched
        if url.startswith("organisations/") and url.count("/") == 2
    }

    assert {
        "people/index.html",
        "organisations/index.html",
        f"people/{person}/index.html",
        f"people/{person}/page-3.html",
        f"organisations/{body}/index.html",
    } == touched


def test_a_name_that_is_added_writes_only_what_shows_it(archive: Path) -> None:
    build(archive)
    (archive / "people.yaml").write_text(PEOPLE + "- name: نور الساحلي\n", "utf-8")

    assert () == build(archive).written
    (archive / "people.yaml").write_text(PEOPLE.replace("بحّار", "صيّاد"), "utf-8")

    assert ["people"] == [url.split("/")[0] for url in build(archive).written]


def test_a_file_with_a_fault_stops_the_build_and_the_site_stays(archive: Path) -> None:
    build(archive)
    before = files(archive)
    (archive / "people.yaml").write_text("- nome: سالم\n", "utf-8")
    with pytest.raises(WarraqError, match=r"people\.yaml:1:3: error: there is no key 'nome'"):
        build(archive)

    assert before == files(archive)
