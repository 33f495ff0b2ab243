"""A citation has what is known and nothing else, in words and in strict formats."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest

from tests.archive import built_archive
from tests.cards import card
from tests.citation_formats import read_bibtex, read_csl, read_ris, read_tex
from warraq.building import render, static_files
from warraq.core.model import Card
from warraq.library import config
from warraq.library.config import Config
from warraq.library.library import arrange
from warraq.library.reader import url_of
from warraq.site import citations, plan, strings
from warraq.site.citations import CitationContext
from warraq.site.views.page import CitationView, Page

BASE = "https://example.org/a/"
NASTY = r"50% من «المال» & #1_a {b} }c{ \d ~ ^ $ <i> @x, y = z"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Config:
    folder = tmp_path_factory.mktemp("archive")
    (folder / "site.toml").write_text(
        f'title = "أرشيف القرية"\nregion = "MA"\nbase_url = "{BASE}"\n', "utf-8"
    )
    return config.load(folder)


def citing(settings: Config) -> CitationContext:
    words = strings.load(
        settings.language,
        settings.region,
        settings.digits,
        static_files.folders(settings, "strings"),
    )
    library = arrange([], settings.vocabulary, str, "", {})
    return CitationContext(plan.site(library, settings, words, {}, None), words)


def file(settings: Config, shown: Card, ending: str) -> str:
    """A citation file as it is published."""
    about = citing(settings)
    environment = render.environment_of(about.site, about.strings, static_files.folders(settings))
    page = Page("x", f"citation{ending}", CitationView(shown), "", shown.digest)
    return render.bytes_of(environment, page, None).decode()


def full(**more: Any) -> Card:
    given: dict[str, Any] = {
        "title": "فتح المكتبة",
        "authors": ("سعاد القارئة",),
        "outlet": "صحيفة المدينة",
        **more,
    }
    return card(given.pop("path", "2017/05/maktaba.md"), given.pop("date", "2017-05-12"), **given)


# --- the files ------------------------------------------------------------------------------------


def test_an_article_is_told_whole_in_every_format(settings: Config) -> None:
    shown = full(tags=("مكتبات",), origin="https://news.example/1?a=b_c&d=%20")
    address = f"{BASE}2017/05/maktaba.html"
    note = "محفوظ في أرشيف القرية. نُشر أولًا في https://news.example/1?a=b_c&d=%20"
    kind, key, fields = read_bibtex(file(settings, shown, ".bib"))
    ris = read_ris(file(settings, shown, ".ris"))
    csl = read_csl(file(settings, shown, ".csl.json"))

    assert ("article", "2017:05:maktaba") == (kind, key)
    assert note == read_tex(fields.pop("note"))
    assert {
        "author": "{سعاد القارئة}",
        "title": "{فتح المكتبة}",
        "journal": "صحيفة المدينة",
        "entrysubtype": "newspaper",
        "date": "2017-05-12",
        "year": "2017",
        "month": "may",
        "language": "ar",
        "url": address,
    } == fields
    assert [
        ("TY", "NEWS"),
        ("ID", "2017:05:maktaba"),
        ("AU", "سعاد القارئة"),
        ("TI", "فتح المكتبة"),
        ("T2", "صحيفة المدينة"),
        ("PY", "2017"),
        ("DA", "2017/05/12/"),
        ("KW", "مكتبات"),
        ("LA", "ar"),
        ("DP", "أرشيف القرية"),
        ("UR", address),
        ("N1", note),
        ("ER", ""),
    ] == ris
    assert {
        "id": "2017:05:maktaba",
        "type": "article-newspaper",
        "title": "فتح المكتبة",
        "author": [{"literal": "سعاد القارئة"}],
        "container-title": "صحيفة المدينة",
        "issued": {"date-parts": [[2017, 5, 12]]},
        "archive": "أرشيف القرية",
        "language": "ar",
        "keyword": "مكتبات",
        "URL": address,
        "note": "نُشر أولًا في https://news.example/1?a=b_c&d=%20",
    } == csl


def test_no_text_breaks_out_of_a_format(settings: Config) -> None:
    shown = full(
        title=NASTY,
        authors=(NASTY, "A and B, C"),
        outlet=NASTY,
        tags=(NASTY,),
        origin=f"https://x.y/{NASTY}",
    )
    _, _, fields = read_bibtex(file(settings, shown, ".bib"))
    ris = read_ris(file(settings, shown, ".ris"))
    csl = read_csl(file(settings, shown, ".csl.json"))

    assert [NASTY] * 2 == [read_tex(fields[name]) for name in ("title", "journal")]
    assert f"{NASTY} and A and B, C" == read_tex(fields["author"])
    assert "} and {A and B, C}" in fields["author"]
    assert 5 == sum(text == NASTY for tag, text in ris if tag in ("AU", "TI", "T2", "KW")) + 1
    assert NASTY == csl["title"] == csl["container-title"] == csl["author"][0]["literal"]


@pytest.mark.parametrize(
    ("date", "bibtex", "ris", "csl"),
    [
        ("", (None, None, None), (None, None), None),
        ("2017", ("2017", "2017", None), ("2017", "2017///"), {"date-parts": [[2017]]}),
        ("2017-05", ("2017-05", "2017", "may"), ("2017", "2017/05//"), {"date-parts": [[2017, 5]]}),
        (
            "2017-05-12T23:30+04:00",
            ("2017-05-12", "2017", "may"),
            ("2017", "2017/05/12/"),
            {"date-parts": [[2017, 5, 12]]},
        ),
        ("0622", ("0622", "0622", None), ("0622", "0622///"), {"date-parts": [[622]]}),
        (
            "2017-05~",
            ("2017-05~", None, None),
            (None, None),
            {"date-parts": [[2017, 5]], "circa": True},
        ),
        ("2017?", ("2017?", None, None), (None, None), {"date-parts": [[2017]], "circa": True}),
        (
            "2016/2019-03",
            ("2016/2019-03", None, None),
            (None, None),
            {"date-parts": [[2016], [2019, 3]]},
        ),
        (
            "2016~/2019",
            ("2016~/2019", None, None),
            (None, None),
            {"date-parts": [[2016], [2019]], "circa": True},
        ),
        ("../2019", ("../2019", None, None), (None, None), {"literal": "حتى 2019"}),
        ("2016/..", ("2016/..", None, None), (None, None), {"literal": "منذ 2016"}),
    ],
)
def test_a_date_is_told_as_far_as_it_is_known(
    settings: Config,
    date: str,
    bibtex: tuple[str | None, ...],
    ris: tuple[str | None, ...],
    csl: dict[str, Any] | None,
) -> None:
    shown = full(date=date)
    _, _, fields = read_bibtex(file(settings, shown, ".bib"))
    record = dict(read_ris(file(settings, shown, ".ris")))

    assert bibtex == tuple(map(fields.get, ("date", "year", "month")))
    assert ris == tuple(map(record.get, ("PY", "DA")))
    assert csl == read_csl(file(settings, shown, ".csl.json")).get("issued")


@pytest.mark.parametrize(
    ("words", "date"), [("نحو ماي 2017", "2017-05~"), ("بين 2016 و2019", "2016/2019")]
)
def test_a_date_that_ris_has_no_field_for_is_told_in_a_note(
    settings: Config, words: str, date: str
) -> None:
    assert ("N1", words) in read_ris(file(settings, full(date=date), ".ris"))


def test_what_is_not_known_is_left_out(settings: Config) -> None:
    bare = card("undated/x.md", title="خبر")
    kind, _, fields = read_bibtex(file(settings, bare, ".bib"))

    assert "misc" == kind
    assert {"title", "language", "url", "note"} == set(fields)
    assert {"TY", "ID", "TI", "LA", "DP", "UR", "N1", "ER"} == {
        tag for tag, _ in read_ris(file(settings, bare, ".ris"))
    }
    assert {"id", "type", "title", "archive", "language", "URL"} == set(
        read_csl(file(settings, bare, ".csl.json"))
    )


def test_without_an_address_of_its_own_the_original_one_is_cited_and_only_one_of_the_web(
    settings: Config,
) -> None:
    nowhere = replace(settings, base_url="")
    found = [
        read_bibtex(file(nowhere, full(origin=origin), ".bib"))[2].get("url")
        for origin in ("https://news.example/أ {1}", "javascript:alert(1)", "")
    ]

    assert ["https://news.example/%D8%A3%20%7B1%7D", None, None] == found


def test_a_withdrawn_article_is_cited_as_such(settings: Config) -> None:
    gone = full(withdrawn=True)

    assert "مسحوب" in citations.in_words(gone, citing(settings))
    assert all("مسحوب" in file(settings, gone, ending) for ending in citations.FORMATS)


def test_keys_are_of_ascii_and_all_different() -> None:
    paths = (
        "2017/05/a.md",
        "2017/05-a.md",
        "2017-05/a.md",
        "خبر.md",
        "خبز.md",
        "a b.md",
        "a-b.md",
        "a_b.md",
        "أ/ب.md",
    )
    keys = [citations.key(replace(card(path), url=url_of(path))) for path in paths]

    assert len(paths) == len(set(keys))
    assert all(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9:-]*", key) for key in keys), keys


# --- in words, and for the browser ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "shown"),
    [
        (
            "سعاد القارئة. «فتح المكتبة». صحيفة المدينة، 12 ماي 2017. أرشيف القرية. "
            + BASE
            + "2017/05/maktaba.html",
            full(),
        ),
        (
            "صحيفة المدينة. «فتح المكتبة». نحو 2017. أرشيف القرية. "
            + BASE
            + "2017/05/maktaba.html",
            full(authors=(), date="2017~"),
        ),
        (
            "أ. ب، ج. «فتح المكتبة.». د.ت. أرشيف القرية. " + BASE + "2017/05/maktaba.html",
            full(authors=("أ. ب", "ج."), title="فتح المكتبة.", outlet="", date=""),
        ),
    ],
)
def test_in_words_the_outlet_leads_where_no_author_is_known(
    settings: Config, expected: str, shown: Card
) -> None:
    assert expected == citations.in_words(shown, citing(settings))


def test_in_words_without_an_address_it_ends_with_the_archive(settings: Config) -> None:
    assert citations.in_words(full(), citing(replace(settings, base_url=""))).endswith(
        "12 ماي 2017. أرشيف القرية."
    )


def test_the_browser_is_told_of_a_newspaper_article(settings: Config) -> None:
    found = parse_qsl(citations.coins(full(title=NASTY), citing(settings)), strict_parsing=True)

    assert [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "newspaperArticle"),
        ("rft.title", NASTY),
        ("rft.source", "صحيفة المدينة"),
        ("rft.date", "2017-05-12"),
        ("rft.creator", "سعاد القارئة"),
        ("rft.language", "ar"),
        ("rft.identifier", f"{BASE}2017/05/maktaba.html"),
    ] == found


# --- in a site ------------------------------------------------------------------------------------


@pytest.mark.slow
def test_every_citation_file_of_a_site_can_be_read_and_its_keys_differ(tmp_path: Path) -> None:
    archive = built_archive(tmp_path, n=25, base_url=BASE)
    output = archive / "output"
    keys = [read_bibtex(path.read_bytes().decode())[1] for path in output.rglob("*.bib")]
    for path in output.rglob("*.ris"):
        read_ris(path.read_bytes().decode())
    ids = [read_csl(path.read_bytes().decode())["id"] for path in output.rglob("*.csl.json")]

    assert 23 == len(keys) == len(set(keys)) == len(ids)
    assert sorted(keys) == sorted(ids)
