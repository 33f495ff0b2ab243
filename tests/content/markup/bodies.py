"""Bodies to convert: the mixture that the property tests draw from."""

from __future__ import annotations

from warraq.content.markup.convert import to_html
from warraq.content.markup.rendered import MarkupOptions, RenderedBody

SOUP = [
    *"ابجabc12٣ \n\n\n*_`~[](){}<>&!#+-.:;|\\\"'/=^$%@،؛؟«»…",
    *"\t\r\0\u00a0\u200f\u0651\x0b\x1c\x85\u2028\ufeff\ud800",
    *(
        "المغرب",
        "قال",
        "CNN",
        "C++",
        "10-20",
        "http://example.org/",
        "\n\n",
        "\n- ",
        "\n١. ",
        "\n2) ",
        "\n> ",
        "\n```\n",
    ),
    *(
        "&amp;",
        "<b>",
        "**",
        "  \n",
        "\n    ",
        "[^1]",
        "[^1]: ",
        "[a]: b",
        "](x.md)",
        "\n|-:|\n",
        "\n---\n",
        "\n# ",
    ),
]


def convert(
    body: str,
    place: str = "2017/05/slug.md",
    first_line: int = 1,
    options: MarkupOptions | None = None,
) -> RenderedBody:
    return to_html(body, place=place, first_line=first_line, options=options or MarkupOptions())
