"""Pages of many shapes, one a file in cases/, each with the title and paragraphs of its article."""

import contextlib
import datetime as dt
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.importing.article import Imported, LeftOut, completed
from warraq.importing.decode import Unreadable
from warraq.importing.extract.html.lines import visible
from warraq.importing.extract.html.page import read_page
from warraq.importing.formats.html import Html
from warraq.importing.source import ImportOptions, from_bytes
from warraq.importing.to_markdown.parse import parse

TODAY = dt.date(2026, 11, 23)
CASES = sorted(Path(__file__).parent.joinpath("cases").glob("*.txt"))
TEXT = (
    "<p>قال الوزير إن المشروع سيبدأ في الصيف المقبل،"
    " وإن الأشغال ستدوم عامين على الأقل في المدينة.</p>"
)
HEADS = (
    "افتتاح جسر المشاة الجديد فوق النهر",
    "سباق القوارب ينطلق غدا في المرفأ",
    "فريق المدينة يتعادل في الدقيقة الأخيرة",
)
EXCERPT = (
    "قال المسؤولون إن العمل في المشروع سيبدأ خلال الأسابيع القليلة المقبلة بعد استكمال الدراسات..."
)


def read(page: str) -> Imported:
    article = completed(read_page(page.encode(), today=TODAY))
    assert isinstance(article, Imported)
    return article


def bare(text: str) -> str:
    return "".join(text.split())


def case(path: Path) -> tuple[str, str, list[str]]:
    _, page, title, body = re.split(
        r"^=== \w+\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    return (
        page,
        title.strip(),
        [" ".join(paragraph.split()) for paragraph in body.strip().split("\n\n")],
    )


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_page_of_this_shape_gives_its_article(path: Path) -> None:
    page, title, paragraphs = case(path)

    article = read(page)

    print(
        *(f"{piece.role}: {piece.why}: {piece.text}" for piece in article.account.pieces), sep="\n"
    )
    assert title == article.title
    assert paragraphs == list(article.paragraphs)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_character_of_a_page_stands_in_exactly_one_piece_and_in_order(path: Path) -> None:
    page = case(path)[0]
    whole = Html().visible_text(from_bytes(page.encode(), "page.html"))
    article = read(page)

    assert bare(whole) == bare("".join(piece.text for piece in article.account.pieces))
    assert [article.title] == [
        piece.text for piece in article.account.pieces if piece.role == "title"
    ]


TAGS = (
    "<p> </p> <div> </div> <td> <tr> <table> </table> <br> <br><br> <b> </b> <h1> <h2> </h2> <ul>"
    " <li> </ul> </a> <figure> </figure> <figcaption> <form> </form> <blockquote>"
    " <script>a</script> <title>ع</title> </blockquote>"
)
BOXES = (
    "<a href=/x>",
    '<div class="related">',
    "<div class=comments>",
    "<p class=caption>",
    "<span hidden>",
    "<img src=/x>",
)
TEXTS = (
    *(
        "اقرأ أيضا:",
        "نشر في 12/3/2010",
        "بقلم: سلمى الخطيب",
        "التعليقات",
        "عنوان طويل لخبر قصير",
        "***",
        "12",
        "كلمة",
    ),
    *("قال الوزير إن المشروع سيبدأ في الصيف المقبل، وإن الأشغال ستدوم عامين على الأقل.", "نهاية."),
)
SOUP = st.lists(st.sampled_from((*TAGS.split(), *BOXES, *TEXTS)), max_size=50).map(" ".join)


@given(SOUP)
def test_whatever_a_page_is_made_of_all_of_it_is_accounted_for(source: str) -> None:
    data = f"<html><body>{source}".encode()
    found = read_page(data, today=TODAY)

    whole = bare("".join(text for _, text in visible(parse(data))))
    told = (
        found.text
        if isinstance(found, LeftOut)
        else "".join(piece.text for piece in found.account.pieces)
    )
    assert whole == bare(told)


@given(st.text(max_size=300).map(str.encode) | st.binary(max_size=300))
def test_no_bytes_at_all_make_the_importer_fall(data: bytes) -> None:
    with contextlib.suppress(Unreadable):
        assert isinstance(read_page(data, today=TODAY), Imported | LeftOut)


def cards(count: int) -> str:
    card = '<div class=item><h2><a href="/{0}">{1}</a></h2><p>{2}</p></div>'
    return "".join(card.format(number, HEADS[number % 3], EXCERPT) for number in range(count))


ENTRIES = "".join(f"<li><a href=/{number}>{head}</a>" for number, head in enumerate(HEADS * 9))
COOKIES = "نستخدم ملفات تعريف الارتباط لتحسين تجربتك وعرض ما يناسبك."
GONE = "عذرا، الصفحة التي تبحث عنها غير موجودة أو نقلت إلى عنوان آخر."
WALL = "Please enable JavaScript and cookies to continue to the site."
NO_ARTICLES = {
    "front page": f"<title>جريدة السهل</title><h1>جريدة السهل</h1>{cards(20)}",
    "section": f"<title>اقتصاد</title><h1>اقتصاد</h1><ul>{ENTRIES}</ul>",
    "one of a section": f"<title>اقتصاد</title><h1>اقتصاد</h1>{cards(1)}",
    "one is whole": (
        f"<h1>السهل</h1>{cards(4)}<h2><a href=/9>سوق جديد</a></h2><p>1 ماي 2012</p>{TEXT}"
    ),
    "search": f"<title>نتائج البحث عن: قطار</title><h1>نتائج البحث</h1>{cards(12)}",
    "gone": f"<title>الصفحة غير موجودة</title><h1>404</h1><p>{GONE}</p>",
    "not found": (
        "<title>404 Not Found</title><center><h1>404 Not Found</h1></center>"
        "<hr><center>nginx</center>"
    ),
    "cookies": f"<title>السهل</title><div><h1>خصوصيتك تهمنا</h1><p>{COOKIES}</p></div>",
    "wall": f"<title>Just a moment...</title><h1>Checking your browser</h1><p>{WALL}</p>",
    "login": (
        "<title>تسجيل الدخول</title><form><p>اسم المستخدم</p><input>"
        "<p>كلمة المرور</p><input></form>"
    ),
    "word": "<p>كلمة",
    "caption": (
        "<figure><img src=https://a.example/1.jpg>"
        f"<figcaption>{HEADS[0]} {HEADS[1]}.</figcaption></figure>"
    ),
}


def test_a_short_article_whose_headline_leads_to_itself_is_one() -> None:
    page = f"<link rel=canonical href=http://a.example/7><h2><a href=/7>{HEADS[0]}</a></h2>{TEXT}"

    assert isinstance(read_page(page.encode(), today=TODAY), Imported)


@pytest.mark.parametrize("page", NO_ARTICLES.values(), ids=NO_ARTICLES)
def test_a_page_that_is_no_article_is_left_out_with_a_reason(page: str) -> None:
    found = read_page(page.encode(), today=TODAY)

    assert isinstance(found, LeftOut)
    assert ("no article", True) == (found.why, bool(found.what))
    assert LeftOut(f"no article: {found.what}") == Html().read(
        from_bytes(page.encode(), "page.html"), ImportOptions(TODAY)
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "<h1>عنوان طويل لخبر قصير</h1>" + TEXT,
        "<h1>عنوان طويل لخبر قصير</h1>"
        + TEXT
        + ("<div><a href=/x>خبر آخر من أخبار المدينة اليوم</a></div>" + TEXT) * 5_000,
        "<h1>عنوان طويل لخبر قصير</h1><div>"
        + "قال الوزير إن المشروع سيبدأ في الصيف المقبل.<br>" * 10_000
        + "</div>",
        "<h1>عنوان طويل لخبر قصير</h1><p>" + "قال الوزير إن المشروع سيبدأ " * 40_000,
        "<h1>عنوان طويل لخبر قصير</h1>" + TEXT + "<img src=/a.jpg>" * 10_000,
        "<h1>عنوان طويل لخبر قصير</h1>" + "<p>12/3/2010</p>" * 5_000 + TEXT,
        "<title>ع</title>" * 5_000 + "<h1>عنوان طويل لخبر قصير</h1>" * 1_000 + TEXT,
        f"<h1>عنوان طويل لخبر قصير</h1><p class='{'x ' * 300_000}'>{TEXT}",
    ],
    ids=["deep", "links", "breaks", "one line", "pictures", "dates", "titles", "class"],
)
def test_hostile_pages_are_read(page: str) -> None:
    assert "عنوان طويل لخبر قصير" == read(page).title


def test_what_the_page_tells_of_itself_is_handed_on() -> None:
    article = read(
        f"""<html><head><title>عنوان الخبر القصير - جريدة السهل</title><link rel=canonical href="https://news.example/2019/4/1">
        <meta property="og:site_name" content="جريدة السهل">
        <meta property="article:tag" content="طيور">
        <meta property="article:published_time" content="2019-04-01T08:00:00+03:00"></head>
        <body><article><h1>عنوان الخبر القصير</h1><p>بقلم: سلمى الخطيب</p><time>1 أبريل 2019</time>
        <div>{TEXT}<p><a href="/2">مشروع سابق</a> انتهى العام الماضي.</p></div></article>
        </body></html>"""
    )

    assert "2019-04-01" == (article.when.text[:10] if article.when else "")
    assert ("سلمى الخطيب",) == article.authors
    assert ("جريدة السهل", "https://news.example/2019/4/1", ("طيور",)) == (
        article.outlet,
        article.url,
        article.tags,
    )
    assert "[مشروع سابق](https://news.example/2)" in article.body
    assert ["title", "byline", "date"] == [
        p.role for p in article.account.pieces if p.role not in ("left out", "paragraph")
    ]


def test_the_day_of_an_archives_capture_bounds_the_date() -> None:
    page = f"<h1>عنوان الخبر القصير</h1><div class=date>نشر في 5 مايو 2015</div>{TEXT}".encode()

    found = read_page(page, today=TODAY, captured="2014-01-01T00:00:00Z", digest="sha1:X")

    assert isinstance(found, Imported)
    assert (None, "sha1:X") == (found.when, found.digest)
    assert any("yet to come" in doubt for doubt in found.doubts)


def test_a_page_without_a_headline_is_called_by_its_opening_words_and_says_so() -> None:
    article = read(f"<div>{TEXT}{TEXT.replace('الوزير', 'المدير')}</div>")

    assert article.title.startswith("قال الوزير إن المشروع")
    assert "no headline" in article.doubts


def test_nothing_that_runs_reaches_the_markdown() -> None:
    article = read(
        f"""<h1>عنوان الخبر القصير</h1><div>{TEXT}<p onclick="x()">قال
        <a href="javascript:x()">المتحدث</a> باسم البلدية
        كلاما &lt;script&gt;x()&lt;/script&gt; طويلا عن المشروع
        <img src="data:image/png;base64,AA" onerror="x()"> أمس.</p></div>"""
    )

    assert not re.search(r"javascript:|data:|onerror|onclick|(?<!\\)<script", article.body)
    assert "<script>x()</script>" in article.paragraphs[1]


def test_extraction_of_the_shared_pages_has_a_floor(shared_data: Path) -> None:
    exact = words = 0
    golds = sorted((shared_data / "html").glob("*.gold.json"))
    for path in golds:
        gold = json.loads(path.read_text(encoding="utf-8"))
        article = read_page(path.with_suffix("").with_suffix(".html").read_bytes(), today=TODAY)
        assert isinstance(article, Imported)
        exact += "title" not in gold or gold["title"] == article.title
        words += "body" not in gold or [bare(text) for text in gold["body"]] == list(
            map(bare, article.paragraphs)
        )

    assert (len(golds), len(golds)) == (exact, words)
