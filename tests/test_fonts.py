"""The typefaces of the wheel: they have every letter of news, and still join Arabic."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests import needs

TEMPLATES = Path(__file__).parent.parent / "templates"
FONTS = TEMPLATES / "static" / "fonts"
STYLE = (TEMPLATES / "static" / "style.css").read_text("utf-8")
NAMES = sorted(path.name for path in FONTS.glob("*.woff2"))
FAMILIES = ("naskh", "kufi")

Shape = Callable[[str], list[tuple[int, int, int]]]
"""What stands on the line, left to right: each glyph, and how far it is shifted from where the pen
is.
"""

NEWS = {
    "letters": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي",
    "letters of neighbours": "پچژگکیڤڭۀەڥڨݣٱ",
    "marks": "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0670",
    "digits": "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹",
    "points": "،؛؟.:!()[]«»‹›“”‘’\"'…–—-/%٪٫٬٭·°&*+=۔ـ",
    "Quran and blessing": "﴾﴿ﷺﷲ",
    "what is not seen": " \u00a0\u200c\u200d\u200e",
    "Latin": "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$<>@\\^_`{|}~£€©×",
    "French": "ÀÂÆÇÈÉÊËÎÏÔÙÛŒàâæçèéêëîïôùûœ",
}


@pytest.fixture(scope="module")
def fonts() -> dict[str, Any]:
    """Each file, opened."""
    tools = pytest.importorskip("fontTools.ttLib", reason=needs.PACKAGES)
    pytest.importorskip("brotli", reason=needs.PACKAGES)
    return {name: tools.TTFont(FONTS / name) for name in NAMES}


@pytest.fixture(scope="module")
def shape(fonts: dict[str, Any]) -> dict[str, Shape]:
    """For each family, what sets Arabic in it."""
    harfbuzz = pytest.importorskip("uharfbuzz", reason=needs.PACKAGES)

    def shaper(font: Any) -> Shape:
        font.flavor = None
        data = BytesIO()
        font.save(data)
        setter = harfbuzz.Font(harfbuzz.Face(data.getvalue()))

        def shaped(text: str) -> list[tuple[int, int, int]]:
            buffer = harfbuzz.Buffer()
            buffer.add_str(text)
            buffer.guess_segment_properties()
            harfbuzz.shape(setter, buffer)
            places = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
            return [(info.codepoint, place.x_offset, place.y_offset) for info, place in places]

        return shaped

    return {family: shaper(fonts[f"{family}-arabic.woff2"]) for family in FAMILIES}


def held(fonts: dict[str, Any], family: str) -> set[str]:
    """All characters of a family's files."""
    return {
        chr(code) for name in NAMES if name.startswith(family) for code in fonts[name].getBestCmap()
    }


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)


def codes(ranges: str) -> set[int]:
    """The code points of a unicode-range."""
    ends = (part.strip().removeprefix("U+").partition("-") for part in ranges.split(","))
    return {
        code
        for first, _, last in ends
        for code in range(int(first, 16), int(last or first, 16) + 1)
    }


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("kind", NEWS)
def test_every_character_that_news_is_written_in_is_there(
    fonts: dict[str, Any], family: str, kind: str
) -> None:
    assert set() == set(NEWS[kind]) - held(fonts, family)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize(
    "path", sorted((TEMPLATES / "strings").glob("*.toml")), ids=lambda path: path.name
)
def test_every_character_of_the_sites_own_words_is_there(
    fonts: dict[str, Any], family: str, path: Path
) -> None:
    words = "".join(texts(tomllib.loads(path.read_text("utf-8"))))

    assert words
    assert set() == set(words) - held(fonts, family)


@pytest.mark.parametrize("name", NAMES)
def test_the_stylesheet_says_of_each_file_what_it_holds(fonts: dict[str, Any], name: str) -> None:
    found = re.search(rf'url\("fonts/{name}"\)[^}}]*unicode-range: ([^;]+);', STYLE)

    assert found
    assert set(fonts[name].getBestCmap()) == codes(found[1])


def test_a_page_in_arabic_needs_two_files_and_they_are_small(fonts: dict[str, Any]) -> None:
    arabic = [set(map(chr, fonts[f"{family}-arabic.woff2"].getBestCmap())) for family in FAMILIES]
    needed = set("".join(text for kind, text in NEWS.items() if kind not in ("Latin", "French")))

    assert [set(), set()] == [needed - characters for characters in arabic]
    assert sum((FONTS / f"{family}-arabic.woff2").stat().st_size for family in FAMILIES) < 30_000
    assert sum((FONTS / name).stat().st_size for name in NAMES) < 42_000


@pytest.mark.parametrize("family", FAMILIES)
def test_letters_join(shape: dict[str, Shape], family: str) -> None:
    forms = [glyph for glyph, _, _ in shape[family]("ععع")]
    alone = [glyph for glyph, _, _ in shape[family]("ع")]

    assert 4 == len({*forms, *alone})


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("word", ["لا", "لآ", "لأ", "لإ"])
def test_lam_before_alef_is_not_the_lam_before_other_letters(
    shape: dict[str, Shape], family: str, word: str
) -> None:
    plain = shape[family]("لم")[-1][0]

    assert plain == shape[family]("لن")[-1][0]
    assert plain not in [glyph for glyph, _, _ in shape[family](word)]


@pytest.mark.parametrize("family", FAMILIES)
def test_marks_are_set_where_their_letter_wants_them(shape: dict[str, Shape], family: str) -> None:
    fathas = [shape[family](f"{letter}\u064e")[0] for letter in "اسم"]

    assert 1 == len({glyph for glyph, _, _ in fathas})
    assert 3 == len({(across, up) for _, across, up in fathas})


@pytest.mark.parametrize("family", FAMILIES)
def test_no_word_of_the_site_has_a_letter_that_cannot_be_drawn(
    shape: dict[str, Shape], family: str
) -> None:
    words = " ".join(texts(tomllib.loads((TEMPLATES / "strings" / "ar.toml").read_text("utf-8"))))
    arabic = re.findall("[\u0600-\u06ff ]+", words)

    assert arabic
    assert [] == [text for text in arabic if 0 in {glyph for glyph, _, _ in shape[family](text)}]


@pytest.mark.parametrize("family", FAMILIES)
def test_the_licence_lies_beside_the_files(family: str) -> None:
    text = (FONTS / f"OFL-{family}.txt").read_text("utf-8")

    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert text.startswith("Copyright")
