import pytest
from bidi import get_display  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from tests.importing.formats.pdf.made import TEXTS
from warraq.importing.formats.pdf.order import logical, mirror, mirrored


@pytest.mark.parametrize(
    "text", [*TEXTS, "في 12-5-2017 قال", "سجل 3.5 و4:2", "وكالة Reuters Arabic نشرت", "٢٥٠ زائرا"]
)
def test_a_line_that_was_laid_out_is_turned_back(text: str) -> None:
    shown = get_display(text, base_dir="R")
    turned = "".join(logical(shown))

    assert text == (mirror(turned) if mirrored([turned]) else turned)


@given(st.lists(st.sampled_from("ابجab12 .,:/-()«٣%")))
def test_no_glyph_is_lost_when_a_line_is_turned(glyphs: list[str]) -> None:
    assert sorted(glyphs) == sorted(logical(glyphs))


def test_a_ligature_stays_whole() -> None:
    assert ("س", "لا", "م") == logical(("م", "لا", "س"))
