import pytest

from warraq.importing.formats.feed_xml.site import address_of, alias_of, outlet_of


@pytest.mark.parametrize(
    ("title", "sections", "outlet"),
    [
        ("صحيفة المدينة", [], "صحيفة المدينة"),
        ("صحيفة المدينة - آخر الأخبار", [], "صحيفة المدينة"),
        ("ثقافة | صحيفة المدينة", ["ثقافة"], "صحيفة المدينة"),
        ("صحيفة المدينة » RSS", [], "صحيفة المدينة"),
        ("المدينة - صوت الناس", [], "المدينة - صوت الناس"),
    ],
)
def test_the_outlet_is_the_title_of_a_feed_without_sections_and_words_of_feeds(
    title: str, sections: list[str], outlet: str
) -> None:
    assert outlet == outlet_of(title, sections)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (" https://news.example/a ", "https://news.example/a"),
        ("https://news.example/a?utm_source=rss", "https://news.example/a"),
        ("https://news.example/?utm_source=rss&p=1", "https://news.example/?p=1"),
        ("https://news.example/?p=1&utm_medium=feed&q=2", "https://news.example/?p=1&q=2"),
        ("tag:news.example,2015:1", ""),
        ("https://news.example/a b", ""),
        ("https://news.example/" + "a" * 2000, ""),
    ],
)
def test_an_address_is_one_of_http_without_what_counts_visits(text: str, address: str) -> None:
    assert address == address_of(text)


@pytest.mark.parametrize(
    ("address", "alias"),
    [
        ("https://news.example/2015/03/a/", ("/2015/03/a/",)),
        ("https://news.example//%D8%AE%D8%A8%D8%B1", ("/خبر",)),
        ("https://news.example/?p=1", ()),
        ("https://news.example/", ()),
        ("https://news.example/a/../b", ()),
        ("https://news.example/%FF", ()),
        ("https://news.example/" + "ا" * 101, ()),
        ("https://[", ()),
    ],
)
def test_an_old_address_is_a_path_that_can_be_a_folder(
    address: str, alias: tuple[str, ...]
) -> None:
    assert alias == alias_of(address)
