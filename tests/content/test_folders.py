"""The folder of an article, by its date: one rule for `new` and for `import`."""

import pytest

from warraq.arabic.edtf import parse_when
from warraq.content.folders import folder_of


@pytest.mark.parametrize(
    ("date", "folder"),
    [
        ("", "undated"),
        ("2017-05-12", "2017/05"),
        ("2017-05-12?", "2017/05"),
        ("2017-05-12T10:42+01:00", "2017/05"),
        ("2017-05~", "2017/05"),
        ("2017-05%", "2017/05"),
        ("2017", "2017"),
        ("2017~", "2017"),
        ("2017?", "2017"),
        ("0987", "0987"),
        ("2016/2019", "2016"),
        ("2016-03/2016-05", "2016"),
        ("2016/..", "2016"),
        ("../2019", "2019"),
    ],
)
def test_an_article_lies_in_the_folder_of_its_date(date: str, folder: str) -> None:
    assert folder == folder_of(parse_when(date) if date else None)
