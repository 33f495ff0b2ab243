from hypothesis import given
from hypothesis import strategies as st

from warraq.importing.extract.html.lines import lines_of, visible
from warraq.importing.to_markdown.parse import parse

MARKUP = (
    "<p> </p> <div> </div> <td> <tr> <table> </table> <br> <b> </b> <span> </span> <li> <h1> </h1>"
    " </a> <form> </form> <script>x</script> <button> </button> <title> </title> <head> <body>"
    " <option> <textarea> <svg> </svg>"
    " <custom-tag> <noscript> </noscript> <select>"
)
ELEMENTS = ("<a href=x>", "<img src=x>", "<img alt=☺ src=y>")
TEXTS = ("&amp;lt;", "&nbsp;", "نص", "كلمة.", "12", "\u200c", "\u202e", "&#1575;")
SOUP = st.lists(st.sampled_from((*MARKUP.split(), *ELEMENTS, *TEXTS)), max_size=40).map(" ".join)


@given(SOUP)
def test_the_lines_hold_every_text_that_a_reader_could_see_in_order(source: str) -> None:
    root = parse(f"<p>{source}".encode())

    assert "".join("".join(text for _, text in visible(root)).split()) == "".join(
        "".join(line.text for line in lines_of(root)).split()
    )


def test_breaks_and_blocks_part_lines_and_inline_elements_do_not() -> None:
    page = "<div>أ<b>ب</b> ج<br>د<p>ه</p>و<td>ز<img src=x>ح</td></div>"

    assert ["أب ج", "د", "ه", "و", "زح", ""] == [
        line.text for line in lines_of(parse(page.encode()))
    ]


def test_what_leads_elsewhere_is_counted_and_a_mark_of_a_place_is_none() -> None:
    page = "<p>أ <a href=x>ب ج د</a><p><a href=y>كل السطر رابط</a><p><a name=top>نص كامل"

    lines = lines_of(parse(page.encode()))

    assert [5, 13, 0] == [line.linked for line in lines]
    assert [False, True, False] == [line.is_link for line in lines]
