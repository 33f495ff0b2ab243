from collections import Counter
from collections.abc import Sequence

import pytest

from warraq.importing.formats.shortcodes import Picture, as_html, with_breaks

ALBUM = {
    "1": Picture("http://example.org/1.jpg", "ميناء"),
    "2": Picture("http://example.org/2.jpg", "", "سوق"),
}


def gallery(ids: Sequence[str]) -> list[Picture]:
    return [ALBUM[one] for one in ids or ALBUM if one in ALBUM]


def opened(text: str) -> str:
    return " ".join(as_html(text, gallery, {"7": "<p>مشترك</p>"})[0].split())


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            '[caption id="a" width="300"]<a href="x"><img src="y" /></a> تعليق[/caption]',
            '<figure><a href="x"><img src="y" /></a><figcaption>تعليق</figcaption></figure>',
        ),
        (
            '[caption caption="تعليق"]<img src="y">[/caption]',
            '<figure><img src="y"><figcaption>تعليق</figcaption></figure>',
        ),
        (
            '[gallery ids="2"]',
            '<figure><img src="http://example.org/2.jpg" alt=""><figcaption>'
            "سوق</figcaption></figure>",
        ),
        (
            '[video src="http://e.org/a.mp4"][/video]',
            '<p><a href="http://e.org/a.mp4">http://e.org/a.mp4</a></p>',
        ),
        (
            "[audio http://e.org/a.mp3]",
            '<p><a href="http://e.org/a.mp3">http://e.org/a.mp3</a></p>',
        ),
        ("[embed]http://e.org/a[/embed]", '<a href="http://e.org/a">http://e.org/a</a>'),
        (
            "http://e.org/?a=1&amp;b=2",
            '<a href="http://e.org/?a=1&amp;b=2">http://e.org/?a=1&amp;b=2</a>',
        ),
        ('[vc_row][vc_column width="1/2"]نص[/vc_column][/vc_row]', "نص"),
        ("قال [الوزير] إن [AFP] و[1]", "قال [الوزير] إن [AFP] و[1]"),
        ("[[gallery]]", "[gallery]"),
        ('<!-- wp:block {"ref":7} /-->', "<p>مشترك</p>"),
    ],
)
def test_what_wordpress_writes_becomes_html(text: str, html: str) -> None:
    assert html == opened(text)


def test_a_gallery_without_ids_shows_the_pictures_of_the_post() -> None:
    assert 2 == opened("[gallery]").count("<img")


def test_shortcodes_that_are_taken_away_are_counted() -> None:
    _, lost = as_html(
        '[su_box a="b"]نص[/su_box] [ads]إعلان[/ads] [su_box a="c"][/su_box]', gallery, {}
    )

    assert Counter({"su_box": 2, "ads": 1}) == lost


def test_line_breaks_count_but_by_the_tags_of_blocks_and_in_what_is_preformatted() -> None:
    text = "أول\r\nثان\n\nثالث\n<ul>\n<li>بند</li>\n</ul>\n<pre>a\nb</pre>"
    html = "أول<br>\nثان<br>\n<br>\nثالث\n<ul>\n<li>بند</li>\n</ul>\n<pre>a\nb</pre>"

    assert html == with_breaks(text)


def test_a_post_that_was_written_in_blocks_has_its_paragraphs_already() -> None:
    text = "<!-- wp:paragraph -->\n<p>نص\nآخر</p>\n<!-- /wp:paragraph -->"

    assert text == as_html(text, gallery, {})[0]
