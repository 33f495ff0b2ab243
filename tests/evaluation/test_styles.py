"""The made-up pages hold what their answers say, and the same data give the same pages."""

from pathlib import Path

from lxml import html

from evaluation.dressed_html import dressed
from evaluation.styles import HELD_OUT, TUNED
from evaluation.styles.story import articles


def test_there_are_as_many_styles_held_out_as_are_tuned() -> None:
    names = [style.__name__ for style in (*TUNED, *HELD_OUT)]

    assert 40 <= len(names)
    assert len(set(names)) == len(names)
    assert abs(len(TUNED) - len(HELD_OUT)) <= 2


def test_every_style_says_what_is_hard_about_it() -> None:
    assert [] == [style.__name__ for style in (*TUNED, *HELD_OUT) if not style.__doc__]


def test_every_page_shows_its_title_and_every_paragraph_in_order(shared_data: Path) -> None:
    for one in dressed(articles(shared_data), 1):
        seen = " ".join(html.document_fromstring(text_of(one.page.html)).text_content().split())

        assert one.page.title in seen, one.style
        at = 0
        for paragraph in one.page.paragraphs:
            at = seen.find(paragraph, at)
            assert 0 <= at, f"{one.style}: {paragraph}"


def text_of(page: bytes) -> str:
    """The text of a page whatever it says of its encoding, without the declarations that lxml would
    go by.
    """
    try:
        text = page.decode()
    except UnicodeDecodeError:
        text = page.decode("cp1256")
    return text[text.lower().index("<html") :]


def test_the_same_data_give_the_same_made_up_pages(shared_data: Path) -> None:
    assert list(dressed(articles(shared_data), 1)) == list(dressed(articles(shared_data), 1))
