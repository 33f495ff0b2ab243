"""What the names of boxes suggest."""

from warraq.importing.extract.html.class_names import BoxKind, hint_of
from warraq.importing.to_markdown.parse import parse


def test_the_names_of_elements_hint_at_what_they_hold() -> None:
    names = {
        "comments-area": BoxKind.COMMENTS,
        "relatedPosts": BoxKind.RELATED,
        "mostRead": BoxKind.RELATED,
        "share-buttons clearfix": BoxKind.SHARES,
        "post_tags": BoxKind.TAGS,
        "ad-slot": BoxKind.ADS,
        "right sideBar": BoxKind.SIDE,
        "entry-content": BoxKind.BODY,
        "field field-name-body": BoxKind.BODY,
        "has-sidebar tag-news category-ads": None,
        "adventure shareholder": None,
        "": None,
    }

    (root,) = parse("".join(f'<div class="{name}">نص</div>' for name in names).encode()).iter(
        "body"
    )

    assert list(names.values()) == [hint_of(element) for element in root]
