"""A copy keeps its page and address; the story is listed once; the first names its copies."""

from __future__ import annotations

import json
import re
from pathlib import Path

import lxml.html
import pytest

from tests import needs
from tests.archive import AS_OF, build
from warraq.building import check, pipeline
from warraq.core import cache
from warraq.library import config
from warraq.search import pagefind
from warraq.site.views.page import SearchView

pytestmark = pytest.mark.slow

BASE = "https://example.org/a/"
FIRST = (
    "title: خبر أول\ndate: 2017-05-12\ntopics: [arts]\ntags: [مكتبة]\nthread: قصة\nauthor: "
    "كاتب\noutlet: الصباح"
)
COPY = (
    "title: خبر معاد\ndate: 2017-05-13\ntopics: [arts]\ntags: [مكتبة, معاد]\nthread: قصة\n"
    "author: ناقل\noutlet: المساء"
)
OTHER = "title: خبر آخر\ndate: 2017-05-14\ntopics: [arts]\ntags: [مكتبة]\noutlet: المساء"


def write(folder: Path, name: str, head: str) -> None:
    path = folder / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{head}\n---\n\nنصّ الخبر.\n", "utf-8")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A story, a copy of it in another paper, and another article; not built yet."""
    (tmp_path / "site.toml").write_text(
        f'title = "أرشيف"\nregion = "MA"\nbase_url = "{BASE}"\n', "utf-8"
    )
    write(tmp_path, "2017/05/a.md", FIRST)
    write(tmp_path, "2017/05/b.md", f"{COPY}\nduplicate_of: 2017/05/a.md")
    write(tmp_path, "2017/05/c.md", OTHER)
    return tmp_path


def page(folder: Path, url: str) -> str:
    return (folder / "output" / url).read_text("utf-8")


def data(folder: Path, url: str) -> dict[str, object]:
    """What a page tells machines."""
    told = (
        lxml.html.fromstring(page(folder, url))
        .xpath("//script[@type='application/ld+json']")[0]
        .text
    )
    return dict(json.loads(told))


def showing(folder: Path, name: str) -> set[str]:
    """The pages and feeds that lead to the page of this name, but for those of articles and the
    list of addresses.
    """
    output = folder / "output"
    found = (
        path.relative_to(output).as_posix()
        for path in output.rglob("*.*")
        if name in path.read_text("utf-8", "replace")
    )
    return {path for path in found if not re.search(r"/[abc]\.|urls\.txt|\.js$|^search/", path)}


def test_a_copy_has_its_page_and_says_of_what_it_is_a_copy(archive: Path) -> None:
    built = build(archive)
    text = page(archive, "2017/05/b.html")

    assert () == built.problems
    assert "نصّ الخبر." in text
    assert f'<link rel="canonical" href="{BASE}2017/05/a.html">' in text
    assert f'<meta property="og:url" content="{BASE}2017/05/a.html">' in text
    notice = lxml.html.fromstring(text).xpath("//p[@class='notice']")[0]

    assert "../../2017/05/a.html" == notice.xpath("a/@href")[0]
    assert "الصباح، 12 ماي 2017" in notice.text_content()


def test_a_copy_stands_with_its_outlet_its_author_and_its_day_only(archive: Path) -> None:
    build(archive)

    assert {
        "outlets/al-masaa/index.html",
        "authors/naqil/index.html",
        "2017/05/13/index.html",
        "2017/05/index.html",
    } == showing(archive, "b.html")
    assert not (archive / "output/tags/muad/index.html").exists()


def test_the_first_stands_everywhere_and_tells_of_its_copies(archive: Path) -> None:
    build(archive)
    told = lxml.html.fromstring(page(archive, "2017/05/a.html")).xpath(
        "//section[@class='copies']"
    )[0]

    assert {"index.html", "feed.xml", "sitemap.xml", "topics/arts/index.html"} < showing(
        archive, "a.html"
    )
    assert ["نُشر أيضًا في", "المساء 13 ماي 2017"] == [
        " ".join(one.text_content().split()) for one in told
    ]
    assert ["../../2017/05/b.html"] == told.xpath(".//a/@href")


def test_machines_are_told_that_the_two_are_one_work(archive: Path) -> None:
    build(archive)
    first, copy = data(archive, "2017/05/a.html"), data(archive, "2017/05/b.html")

    assert f"{BASE}2017/05/a.html" == copy["exampleOfWork"]["url"]  # type: ignore[index]
    assert [f"{BASE}2017/05/b.html"] == [one["url"] for one in first["workExample"]]  # type: ignore[attr-defined]
    assert not {"exampleOfWork", "workExample"} & data(archive, "2017/05/c.html").keys()


def test_a_copy_is_no_neighbour_and_not_related(archive: Path) -> None:
    build(archive)
    first, other = page(archive, "2017/05/a.html"), page(archive, "2017/05/c.html")

    assert 'class="after" href="../../2017/05/c.html"' in first
    assert "b.html" not in other
    assert 'class="pager"' not in page(archive, "2017/05/b.html")


@pytest.mark.skipif(not pagefind.program(), reason=needs.PAGEFIND)
def test_a_copy_is_not_in_the_search_index(archive: Path) -> None:
    settings = config.load(archive)
    with cache.opened(settings.cache, "output") as store:
        _, plan = pipeline.survey(pipeline.order_of(settings, AS_OF), store)
    shown = [found.shows.total for found in plan.pages if isinstance(found.shows, SearchView)]

    assert ["خبر أول", "خبر آخر"] == [
        card.title for volume in plan.volumes for card in volume.cards
    ]
    assert [2] == shown


def test_a_new_copy_rewrites_the_page_of_the_first_and_no_other_article(archive: Path) -> None:
    copy = archive / "content/2017/05/b.md"
    text = copy.read_text("utf-8")
    copy.unlink()
    build(archive)
    copy.write_text(text, "utf-8")
    written = {url for url in build(archive).written if re.search(r"/[a-c]\.html$", url)}

    assert {"2017/05/a.html", "2017/05/b.html"} == written


@pytest.mark.parametrize("first", ["withdrawn: {date: 2020-01-01, reason: طلب}", "draft: true"])
def test_a_copy_of_what_is_not_shown_stands_for_itself(archive: Path, first: str) -> None:
    write(archive, "2017/05/a.md", f"{FIRST}\n{first}")
    build(archive)

    assert f'<link rel="canonical" href="{BASE}2017/05/b.html">' in page(archive, "2017/05/b.html")
    assert "topics/arts/index.html" in showing(archive, "b.html")


def test_a_copy_of_a_copy_leads_to_the_first(archive: Path) -> None:
    write(archive, "2017/05/c.md", f"{OTHER}\nduplicate_of: 2017/05/b.md")
    build(archive)

    assert f'<link rel="canonical" href="{BASE}2017/05/a.html">' in page(archive, "2017/05/c.html")
    assert 2 == page(archive, "2017/05/a.html").count("<small><time")


def told(folder: Path) -> list[str]:
    """What `check` says, without how to mend it."""
    problems = check.check(config.load(folder), as_of=AS_OF)
    return [str(problem).split("\n")[0] for problem in problems]


def test_check_is_content_with_a_marked_copy(archive: Path) -> None:
    write(archive, "2017/05/b.md", f"{FIRST}\nduplicate_of: 2017/05/a.md")
    write(archive, "2017/05/c.md", f"{FIRST}\nduplicate_of: none")

    assert [] == told(archive)


@pytest.mark.parametrize(
    ("mark", "what"),
    [
        ("2017/05/x.md", "there is no article '2017/05/x.md'"),
        ("pages/a.md", "there is no article 'pages/a.md'"),
        (
            "2017/05/b.md",
            "'2017/05/b.md' is a copy of this article in its turn: the marks go round in a ring",
        ),
    ],
)
def test_a_mark_that_leads_nowhere_is_told_by_check_and_breaks_no_build(
    archive: Path, mark: str, what: str
) -> None:
    write(archive, "pages/a.md", "title: صفحة")
    write(archive, "2017/05/b.md", f"title: خبر\nduplicate_of: {mark}")
    problem = f"content/2017/05/b.md:3:1: error: duplicate_of: {what}"

    assert problem in told(archive)
    assert () == pipeline.build(config.load(archive), as_of=AS_OF).problems
    assert f'<link rel="canonical" href="{BASE}2017/05/b.html">' in page(archive, "2017/05/b.html")


def test_a_mark_that_is_no_path_is_refused(archive: Path) -> None:
    write(archive, "2017/05/b.md", "title: خبر\nduplicate_of: no")

    assert "content/2017/05/b.md:3:1: error: 'duplicate_of' must name a file, but is 'no'" in told(
        archive
    )
