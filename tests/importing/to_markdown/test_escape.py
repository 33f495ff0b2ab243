import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from warraq.importing.to_markdown.escape import as_markdown

READER = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
RISKY = st.text(alphabet="ابc19١٢ .)(-+*_#>`~[]!<>&;=|:\\/\t\n\u00a0\"'قال", max_size=40)


def read_back(markdown: str) -> list[str]:
    """The paragraphs of a Markdown text; all but plain paragraphs shows as a name in brackets."""
    texts = []
    for token in READER.parse(markdown):
        if token.type == "inline":
            texts.append(
                "".join(
                    child.content if child.type in ("text", "text_special") else f"[{child.type}]"
                    for child in token.children or ()
                )
            )
        elif token.type not in ("paragraph_open", "paragraph_close"):
            texts.append(f"[{token.type}]")
    return texts


@pytest.mark.parametrize(
    "text",
    [
        "- بند",
        "+ بند",
        "* بند",
        "1. بند",
        "1) بند",
        "# عنوان",
        "> قول",
        "---",
        "***",
        "===",
        "`رمز`",
        "*نجمة*",
        "_خط_",
        "**قوي**",
        "[رابط](x)",
        "![صورة](x)",
        "<b>غليظ</b>",
        "<http://x.org>",
        "&amp; و&copy;",
        "a | b",
        "~~شطب~~",
        "~~~",
        "```",
        "\\ مائل",
        "[1]: http://x",
        "- - -",
        "1986. كان عاما صعبا",
        "10-",
        "5 * 3 * 2",
    ],
)
def test_what_looks_like_markup_reads_back_as_it_is(text: str) -> None:
    assert [text] == read_back(as_markdown([text]))


@pytest.mark.parametrize("text", ["١. بند", "۱) بند"])
def test_a_list_with_arabic_digits_is_no_list(text: str) -> None:
    assert text[0] + "\\" + text[1:] == as_markdown([text])


@pytest.mark.parametrize(
    "text",
    [
        "-6 جويلية 2012",
        "قال: «نعم».",
        "100 % من 3.5",
        "ص 12-15",
        "http://x.org/a_b",
        "#وسم",
        "كلمة - كلمة",
    ],
)
def test_plain_prose_stays_readable(text: str) -> None:
    assert text == as_markdown([text])


@given(st.lists(RISKY, max_size=4))
def test_any_paragraphs_read_back_as_they_are(paragraphs: list[str]) -> None:
    tidied = [" ".join(paragraph.split()) for paragraph in paragraphs]

    assert [text for text in tidied if text] == read_back(as_markdown(paragraphs))
