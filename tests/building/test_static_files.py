"""Files published as they are: pictures at their place, digests in the names of others."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from tests.archive import build, write_archive
from warraq.building import static_files
from warraq.core.model import StaticFile
from warraq.core.problems import WarraqError
from warraq.library import config

pytestmark = pytest.mark.slow


def made(archive: Path, **files: bytes) -> dict[str, StaticFile]:
    """The published files of templates/static/ by their names there, some of the archive's own
    ('a__b' is a/b).
    """
    for name, data in files.items():
        path = archive / "templates/static" / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return {file.name: file for file in static_files.collect(config.load(archive), ())}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return write_archive(tmp_path, n=1)


def test_the_name_changes_with_the_bytes_and_only_with_them(archive: Path) -> None:
    first = made(archive, logo_svg=b"<svg/>")["logo.svg"].url
    again = made(archive, logo_svg=b"<svg/>")["logo.svg"].url
    other = made(archive, logo_svg=b"<svg></svg>")["logo.svg"].url

    assert first == again
    assert first != other
    assert re.fullmatch(r"static/logo\.[0-9a-f]{8}\.svg", first)


@pytest.mark.parametrize(
    ("expected", "name"),
    [
        (r"static/LICENSE\.[0-9a-f]{8}", "LICENSE"),
        (r"static/fonts/a\.[0-9a-f]{8}\.woff2", "fonts__a_woff2"),
        (r"static/a\.min\.[0-9a-f]{8}\.js", "a_min_js"),
        (r"static/%D8%AE%D8%B7\.[0-9a-f]{8}\.woff2", "خط_woff2"),
    ],
)
def test_any_name_gets_its_digest(archive: Path, expected: str, name: str) -> None:
    found = made(archive, **{name: b"x"})[name.replace("__", "/").replace("_", ".")]

    assert re.fullmatch(expected, found.url)


def test_hidden_files_are_not_published(archive: Path) -> None:
    found = made(archive, _DS_Store=b"x", _git__config=b"x")

    assert not [name for name in found if name.startswith(".")]


def test_a_stylesheet_points_to_the_published_names_of_what_it_uses(archive: Path) -> None:
    css = b"""a{background:url(logo.svg)}b{background:url( 'logo.svg' )}c{src:url("fonts/x.woff2")}
    d{background:url(data:image/png;base64,xx)}e{background:url(https://example.org/logo.svg)}f{background:url(none.svg)}"""
    found = made(
        archive,
        logo_svg=b"<svg/>",
        fonts__x_woff2=b"f",
        style_css=css,
        deep__in_css=b"a{src:url(../fonts/x.woff2)}",
    )
    logo, font = (found[name].url.removeprefix("static/") for name in ("logo.svg", "fonts/x.woff2"))
    text = (found["style.css"].data or b"").decode()

    assert 2 == text.count(f'url("{logo}")')
    assert f'url("{font}")' in text
    assert all(
        f"url({kept})" in text
        for kept in ("data:image/png;base64,xx", "https://example.org/logo.svg", "none.svg")
    )
    assert f'url("../{font}")' in (found["deep/in.css"].data or b"").decode()


def test_a_font_that_changes_gives_the_stylesheet_a_new_name(archive: Path) -> None:
    css = b"@font-face{src:url(x.woff2)}"
    first = made(archive, style_css=css, x_woff2=b"one")["style.css"].url
    second = made(archive, style_css=css, x_woff2=b"two")["style.css"].url

    assert first != second


def test_a_script_imports_what_it_needs_by_its_published_name(archive: Path) -> None:
    script = b"""import { a } from "./a.js"; import './deep/b.js'; export * from "./a.js";
    const late = () => import( "./deep/b.js" ); import x from "package"; import y from "./no.js"; \
const z = "./a.js";"""
    found = made(
        archive,
        main_js=script,
        a_js=b"export const a = 1",
        deep__b_js=b'import "../a.js"; import "./c.mjs"',
        deep__c_mjs=b"",
    )
    a, b, c = (
        found[name].url.removeprefix("static/") for name in ("a.js", "deep/b.js", "deep/c.mjs")
    )
    text = (found["main.js"].data or b"").decode()

    assert 2 == text.count(f'from "./{a}"')
    assert f'import "./{b}"' in text
    assert f'import( "./{b}"' in text
    assert all(kept in text for kept in ('from "package"', 'from "./no.js"', 'z = "./a.js"'))
    assert f'import "../{a}"; import "../{c}"' == (found["deep/b.js"].data or b"").decode()


def test_a_change_reaches_the_names_of_all_that_import_it(archive: Path) -> None:
    scripts = {"main_js": b'import "./b.js"', "b_js": b'import "./c.js"'}
    first = made(archive, **scripts, c_js=b"one")
    second = made(archive, **scripts, c_js=b"two")

    assert first["main.js"].url != second["main.js"].url


@pytest.mark.parametrize(
    ("expected", "files"),
    [
        ("a.js → b.js → a.js", {"a_js": b'import "./b.js"', "b_js": b'import "./a.js"'}),
        ("a.js → a.js", {"a_js": b'import("./a.js")'}),
        (
            "a.css → b.css → a.css",
            {"a_css": b"@import url(b.css);", "b_css": b"@import url(a.css);"},
        ),
    ],
)
def test_a_ring_of_files_is_told(archive: Path, expected: str, files: dict[str, bytes]) -> None:
    with pytest.raises(WarraqError, match=expected) as stop:
        made(archive, **files)

    assert stop.value.problems[0].mend


def test_the_accent_of_the_settings_reaches_the_stylesheet(archive: Path) -> None:
    plain = made(archive)["style.css"]
    settings = archive / "site.toml"
    settings.write_text('accent = "#8a1c1c"\n' + settings.read_text("utf-8"), "utf-8")
    coloured = made(archive)["style.css"]

    assert b"--accent:#8a1c1c" in (coloured.data or b"")
    assert plain.url != coloured.url


def test_a_stylesheet_in_another_encoding_is_named_with_its_line(archive: Path) -> None:
    with pytest.raises(WarraqError) as stop:
        made(archive, style_css="a{}\n/* خبر */".encode("windows-1256"))
    (problem,) = stop.value.problems

    assert ("templates/static/style.css", 2) == (problem.where, problem.line)
    assert problem.mend


def test_the_byte_order_mark_of_an_editor_is_no_part_of_the_stylesheet(archive: Path) -> None:
    found = made(archive, style_css=b"\xef\xbb\xbfa{}")["style.css"].data

    assert b"a{}" == found


def test_the_archive_s_own_static_file_takes_the_place_of_the_default(archive: Path) -> None:
    made(archive, style_css=b"body{color:#123}")
    build(archive)
    page = (archive / "output/index.html").read_text("utf-8")
    (name,) = re.findall(r'href="(static/style\.[0-9a-f]{8}\.css)"', page)

    assert "body{color:#123}" == (archive / "output" / name).read_text("utf-8")
    assert [name] == [
        path.relative_to(archive / "output").as_posix()
        for path in (archive / "output/static").glob("style*")
    ]


@pytest.mark.parametrize(
    "name",
    [
        "صورة أولى.png",
        "a b.png",
        "a&b'c.png",
        "100%.png",
        "%41.png",
        unicodedata.normalize("NFD", "أحمد é.png"),
        "noending",
    ],
)
def test_a_picture_of_any_name_is_published_at_its_place_and_found_by_its_address(
    archive: Path, name: str
) -> None:
    folder = archive / "content/2017/05"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(b"picture")
    built = build(archive)
    url = static_files.url_of(f"2017/05/{name}")
    expected = unicodedata.normalize("NFC", name)

    assert () == built.problems
    assert b"picture" == (archive / "output/2017/05" / expected).read_bytes()
    assert url in (archive / "output/urls.txt").read_text("utf-8").splitlines()
    assert url in built.written


def test_a_picture_that_is_removed_goes_from_the_site(archive: Path) -> None:
    (archive / "content/x").mkdir()
    (archive / "content/x/a.png").write_bytes(b"picture")
    build(archive)
    (archive / "content/x/a.png").unlink()

    assert ("x/a.png",) == build(archive).removed
    assert not (archive / "output/x").exists()


def test_a_stylesheet_is_published_without_its_comments(archive: Path) -> None:
    css = b"""/* about */a{b:c}/* \xd8\xb4 "not a string */d/**/e{content:"/* \\" kept */"}\
f{src:url(data:x,/*kept*/)}
/*! licence */g{h:i}/* never closed"""
    published = made(archive, own_css=css)["own.css"].data

    expected = ' a{b:c} d e{content:"/* \\" kept */"}\
f{src:url(data:x,/*kept*/)}\n/*! licence */g{h:i} '

    assert published is not None
    assert expected == published.decode()
