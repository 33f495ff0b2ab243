"""HTML parsed: in any encoding, however deep, escaped or crowded."""

from __future__ import annotations

import pytest

from warraq.importing.decode import Unreadable
from warraq.importing.extract.html.lines import visible
from warraq.importing.limits import MAX_TAGS
from warraq.importing.to_markdown.parse import (
    decode_page,
    is_crowded,
    is_html,
    parse,
    parse_fragment,
    parse_page,
    thinned,
    unescaped,
)

PAGE = """<html><head><meta http-equiv="Content-Type" content="text/html; charset={}">
<title>عنوان</title></head><body>
<p>قال الوزير إن المشروع سيبدأ في الصيف المقبل من هذا العام.</p></body></html>"""
TEXT = "قال الوزير إن المشروع سيبدأ في الصيف المقبل من هذا العام."


def text_of(data: bytes, declared: str = "") -> str:
    return " ".join(text.strip() for _, text in visible(parse(data, declared)))


@pytest.mark.parametrize(
    ("codec", "claim"),
    [
        ("cp1256", "windows-1256"),
        ("cp1256", "utf-8"),
        ("cp1256", "iso-8859-1"),
        ("cp1256", "no-such-thing"),
        ("utf-8", "windows-1256"),
        ("utf-8-sig", "iso-8859-6"),
        ("utf-16", "utf-8"),
        ("utf-16-le", "windows-1256"),
        ("iso8859_6", "windows-1256"),
    ],
)
def test_the_bytes_decide_on_the_encoding_and_not_what_the_page_claims(
    codec: str, claim: str
) -> None:
    assert f"عنوان {TEXT}" == text_of(PAGE.format(claim).encode(codec))


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        ("<meta charset=iso-8859-1><p>été à la côte".encode("cp1252"), ""),
        ("<p>été à la côte".encode("cp1252"), ""),
        ("<p>été à la côte".encode("iso8859-15"), "ISO-8859-15"),
        ("<meta charset=utf-16><p>été à la côte".encode(), "utf-7"),
    ],
)
def test_where_nothing_reads_like_arabic_the_claim_counts_and_else_the_habit_of_the_web(
    data: bytes, declared: str
) -> None:
    assert "été à la côte" == text_of(data, declared)


def test_persian_in_an_old_encoding_is_read() -> None:
    page = "<p>مجلس در اين باره گفته است كه اين طرح را به دولت مي دهد".encode("cp1256")

    assert ("windows-1256", True) == (decode_page(page).encoding, "كه اين طرح" in text_of(page))


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("&#1575;&#x644;&#1581;&#1576;&#1585;", "الحبر"),
        ("&laquo;قال&raquo;&nbsp;نعم", "«قال»\u00a0نعم"),
        ("قال &amp;quot;نعم&amp;quot; &amp;#1575;", 'قال "نعم" ا'),
        ("&lt;b&gt;نص&lt;/b&gt; &amp;lt;i&amp;gt;", "<b>نص</b> <i>"),
        ("\ufed7\ufe8e\ufedd &#x202b;الوزير&#8236;", "قال الوزير"),
        ("أ\x00ب&#27;ج&#0;", "أبج"),
    ],
)
def test_references_are_read_and_what_programs_broke_is_mended(source: str, shown: str) -> None:
    assert shown == text_of(f"<p>{source}</p>".encode()).replace("\ufffd", "")


def test_utf_8_that_was_encoded_twice_is_mended_between_the_tags() -> None:
    page = (
        "<p class=a>قال الوزير إن المشروع</p><p>نص</p>".encode()
        .decode("cp1252", "replace")
        .encode()
    )

    assert "قال الوزير إن المشروع نص" == text_of(page)


@pytest.mark.parametrize(
    "data", [b"", b"  \n", b"\xef\xbb\xbf", b"<!-- a -->", b"<?php ?>", b"%PDF-1.4 a", b"\x00" * 99]
)
def test_what_holds_no_page_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        parse(data)


def test_code_comments_and_what_stands_in_for_scripts_are_not_seen_and_the_page_title_is() -> None:
    page = """<title>عنوان</title><style>a</style><p>نص<script>b</script><!-- c -->
    <noscript>d</noscript> آخر</p>
    <svg><title>e</title></svg><template>f</template><iframe>g</iframe>"""

    assert "عنوان نص آخر" == " ".join(text_of(page.encode()).split())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("start", "lost"),
    [
        ("<font>" * 5_000, "its formatting"),
        ("<a><b>" * 50_000, "its formatting"),
        ("<div>" * 100_000, "its layout"),
        ("<table><tr><td>" * 30_000, "its layout"),
    ],
)
def test_however_deep_a_page_is_nested_no_text_of_it_is_lost(start: str, lost: str) -> None:
    page = decode_page(f"<title>عنوان</title><p>قبل</p>{start}نص".encode())
    root, notes = parse_page(page)

    assert ["عنوان", "قبل", "نص"] == [text for _, text in visible(root)]
    assert any(lost in note for note in notes)
    assert 256 >= max(len(list(element.iterancestors())) for element in root.iter())


@pytest.mark.slow
@pytest.mark.parametrize(
    "page",
    [
        f'<p title="{"x" * 12_000_000}">نص',
        "<p>" + "نص " * 6_000_000,
        "<p>نص" * 100_000,
        "<" * 150_000 + "نص",
        f"<p {' '.join(f'a{n}=1' for n in range(5_000))}>نص",
        "نص" + "<b " * 150_000,
        "نص" + "&" * 300_000,
    ],
    ids=["attribute", "text", "tags", "brackets", "attributes", "open tags", "ampersands"],
)
def test_gigantic_pages_are_read(page: str) -> None:
    assert "نص" in text_of(page.encode())


def test_lines_are_counted_and_never_go_back() -> None:
    page = b"<p>\xd8\xa3\n\n<b>\xd8\xa8</b>\n<p>\xd8\xac<br>\n\xd8\xaf"

    numbers = [number for number, _ in visible(parse(page))]

    assert [1, 3, 4] == numbers[:3]
    assert sorted(numbers) == numbers


@pytest.mark.parametrize(
    "tag",
    [
        " ".join(f"a{number}=b" for number in range(2_000)),
        " ".join(f"a{number}" for number in range(2_000)),
        "/".join(f"a{number}" for number in range(2_000)),
        "".join(f"a{number}='b c'" for number in range(2_000)),
    ],
)
def test_a_tag_of_too_many_attributes_loses_them_and_no_text(tag: str) -> None:
    assert "<p>قبل</p><p >بعد</p>" == thinned(f"<p>قبل</p><p {tag}>بعد</p>")


@pytest.mark.parametrize("value", ["a b " * 5_000, "AAA/BBB+" * 50_000])
def test_a_tag_of_one_long_attribute_keeps_it(value: str) -> None:
    tag = f'<img alt="صورة" src="{value}">'

    assert tag == thinned(tag)


def test_no_page_has_as_many_tags_as_are_too_many() -> None:
    assert not is_crowded("<p>" * MAX_TAGS)
    assert is_crowded("<p>" * (MAX_TAGS + 1))


@pytest.mark.parametrize(
    ("fragment", "tags"),
    [
        ("<p>نص</p>", "<p>نص</p>"),
        ("&lt;p&gt;نص&lt;/p&gt;", "<p>نص</p>"),
        ("&amp;lt;p&amp;gt;نص&amp;lt;/p&amp;gt;", "<p>نص</p>"),
        ("<p>كتب &lt;br&gt;</p>", "<p>كتب &lt;br&gt;</p>"),
        ("1 &lt; 2", "1 &lt; 2"),
    ],
)
def test_a_fragment_is_unescaped_as_often_as_it_was_escaped(fragment: str, tags: str) -> None:
    assert tags == unescaped(fragment)


@pytest.mark.parametrize(
    ("text", "is_markup"),
    [
        ("<p>نص", True),
        ("نص<br/>نص", True),
        ("<!-- نص -->", True),
        ("&amp;lt;div&amp;gt;نص", True),
        ("نص <نص> 1 < 2", False),
        ("&lt;نص&gt;", False),
        ("", False),
    ],
)
def test_html_is_known_by_its_tags_also_where_they_are_escaped(text: str, is_markup: bool) -> None:
    assert is_markup == is_html(text)


@pytest.mark.parametrize(
    "fragment",
    [
        "<p>قبل</p>" + "<div>" * 10_000 + "نص",
        "قبل" + "<b></b>" * (MAX_TAGS // 2) + "<p>نص",
        "قبل<br>\x00ن\x00ص",
        "قبل نص",
    ],
    ids=["deep", "crowded", "NUL", "no tags"],
)
def test_a_fragment_loses_no_text_however_it_is_made(fragment: str) -> None:
    assert ["قبل", "نص"] == "".join(
        f" {text}" for text in parse_fragment(fragment).itertext()
    ).split()


def test_half_of_a_pair_of_surrogates_makes_no_fragment_fall() -> None:
    assert "نص" in "".join(parse_fragment("<p>\ud83d نص").itertext())
