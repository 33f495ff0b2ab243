"""The styles of text pages: an article with the menus, dates and comments of a site around it."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import indent, wrap

from evaluation.dressing import MENU, Dressing


def menu_lines(page: Dressing) -> str:
    """A menu above, one entry a line; shares; a related list with dates below."""
    related = [line for title in page.others[:6] for line in (title, page.near_day())]
    top = [page.site, page.today(), *MENU, page.article.title, page.dateline(), *page.shares()]
    return "\n".join(
        [*filter(None, top), *page.body, "مقالات ذات صلة", *related, "من نحن", "اتصل بنا"]
    )


def page_title(page: Dressing) -> str:
    """A page title, a trail of crumbs, blank lines; a label that no list knows above the other
    headlines.
    """
    top = [
        f"{page.article.title} - {page.site}",
        " » ".join(MENU[:3]),
        page.article.title,
        page.dateline(),
    ]
    below = ["في الواجهة الآن", *page.others[:7], f"تصميم وتطوير {page.site}", page.today()]
    return "\n\n".join(filter(None, [*top, *page.body, " ".join(page.shares()), *below]))


def bars(page: Dressing) -> str:
    """Menus with bars; a link between the paragraphs; comments with days."""
    body = page.with_link("اقرأ أيضا:")
    talk = [
        line
        for text in ("شكرا على الخبر", "كلام صحيح")
        for line in (f"زائر {page.near_day()}", text, "رد", "إبلاغ")
    ]
    top = [
        f"{page.site} | {page.today()}",
        " | ".join(MENU),
        page.article.title,
        page.dateline(),
        "حجم الخط",
    ]
    foot = [f"جميع الحقوق محفوظة © {page.day.year} {page.site}"]
    return "\n".join(filter(None, [*top, *body, "التعليقات (2)", *talk, *page.form(), *foot]))


def double_spaces(page: Dressing) -> str:
    """Rows of pieces with spaces between; the text one paragraph a line."""
    top = [
        "   ".join(MENU),
        "   ".join(page.others[:5]),
        f"{page.today()}   {page.site}",
        page.article.title,
    ]
    below = [
        "   ".join(page.shares()),
        "   ".join(page.others[5:12]),
        "   ".join(("من نحن", "اتصل بنا", "الأرشيف")),
    ]
    return "\n".join(filter(None, [*top, page.dateline(), *page.body, *below]))


def date_above(page: Dressing) -> str:
    """The line of date above the headline; two lists of headlines below, each piece with its
    section.
    """
    latest = [
        line
        for title in page.others[:5]
        for line in (page.chance.choice(MENU[1:]), title, page.near_day())
    ]
    popular = [f"{number} {title}" for number, title in enumerate(page.others[5:10], 1)]
    top = [page.site, *MENU[:8], "رياضة", page.dateline(), page.article.title]
    return "\r\n".join(
        filter(None, [*top, *page.body, "جديد الموقع", *latest, "الأكثر تصفحا", *popular])
    )


def ticker(page: Dressing) -> str:
    """A ticker of headlines above; a poll between headline and text; bare headlines below, no
    label.
    """
    poll = ["استطلاع الرأي", "هل تؤيد العمل عن بعد في المدارس؟", "نعم", "لا", "صوت"]
    top = [
        "عاجل",
        *page.others[:6],
        page.site,
        page.today(),
        *MENU[:6],
        page.article.title,
        page.dateline(),
        *poll,
    ]
    return "\n".join(filter(None, [*top, *page.body, *page.others[6:14], page.site]))


def excerpts(page: Dressing) -> str:
    """Other articles below with the beginnings of their texts."""
    below = [
        line
        for title in page.others[:4]
        for line in (title, page.near_day(), f"{title} وفق ما علمنا اليوم ...")
    ]
    top = [
        " - ".join(MENU[:7]),
        f"{page.article.title} | {page.site}",
        page.article.title,
        page.dateline(),
    ]
    return "\n\n".join(
        filter(None, [*top, *page.body, "اقرأ المزيد من الأخبار", *below, "النشرة البريدية"])
    )


def author_line(page: Dressing) -> str:
    """A desk and a date under the headline; tags, the next and the former article, a form."""
    top = [
        page.site,
        "\t".join(MENU),
        page.article.title,
        " ".join(filter(None, ["هيئة التحرير", page.dateline()])),
    ]
    tags = ["الوسوم:", "أخبار", "محليات", f"السابق: {page.others[0]}", f"التالي: {page.others[1]}"]
    foot = ["تابعنا على فيسبوك", page.today(), f"© {page.site} {page.day.year}"]
    return "\n".join(filter(None, [*top, *page.shares(), *page.body, *tags, *page.form(), *foot]))


def bullets(page: Dressing) -> str:
    """Menus as bulleted lists; crumbs that end in the headline; bulleted headlines below."""
    top = [
        *(f"• {entry}" for entry in MENU),
        page.today(),
        f"الرئيسية / رياضة / {page.article.title}",
    ]
    top += [page.article.title, page.dateline(), "500 مشاهدة", "تكبير الخط", "تصغير الخط"]
    below = ["أخبار ذات صلة", *(f"• {title}" for title in page.others[:6]), "إعلان", page.site]
    return "\n".join(filter(None, [*top, *page.body, *below]))


def many_links(page: Dressing) -> str:
    """Links between the paragraphs, two times; a long foot of sections."""
    body = page.with_link("شاهد أيضا")
    middle = len(body) // 2 + 1
    body[middle:middle] = (
        ["مواضيع متعلقة", page.others[9], page.others[10]] if middle < len(body) else []
    )
    foot = ["خدمات", *MENU, "خريطة الموقع", page.today(), f"{page.site} غير مسؤول عن محتوى الروابط"]
    top = [*MENU[:5], page.article.title, page.dateline()]
    return "\n\n".join(filter(None, [*top, *body, *page.others[:5], *foot]))


def bare_list(page: Dressing) -> str:
    """Headlines above and below without a label; comments in whole sentences, each with its day;
    crumbs.
    """
    talk = [
        line
        for text in (
            "أشكر الكاتب على هذا الموضوع المهم، وأتمنى أن يقرأه كل مسؤول في البلد وأن "
            "يعمل بما جاء فيه.",
            "لا أتفق مع ما جاء هنا، فالواقع شيء آخر تماما ومن يعيش في المدينة يعرف ذلك جيدا.",
        )
        for line in (page.chance.choice(("زائر", "قارئ", "متابع")), page.near_day(), text)
    ]
    top = [
        *page.others[:4],
        page.today(),
        *MENU[:9],
        f"الرئيسية > أخبار > {page.article.title}",
        page.article.title,
    ]
    below = [*page.others[4:11], *page.form(), page.site]
    return "\n".join(filter(None, [*top, page.dateline(), *page.body, *talk, *below]))


def one_line(page: Dressing) -> str:
    """The whole page on one line, its pieces two spaces apart."""
    top = [page.site, *MENU[:8], page.article.title, page.dateline(), *page.shares()]
    return "  ".join(
        filter(None, [*top, *page.body, "مقالات ذات صلة", *page.others[:5], "اتصل بنا"])
    )


def figures(page: Dressing) -> str:
    """A line over the headline; counts and a caption under it; a subheading's label; numbered
    headlines below.
    """
    top = [
        " | ".join(MENU[:9]),
        page.today(),
        "أخبار",
        page.article.title,
        page.dateline(),
        "1,204 قراءة",
        "0 تعليق",
    ]
    below = [
        "إقرأ أيضا",
        *(f"{number}- {title}" for number, title in enumerate(page.others[:5], 1)),
    ]
    foot = [
        "عن الموقع",
        f"{page.site} موقع إخباري مستقل يتابع الأحداث على مدار الساعة في المنطقة والعالم.",
    ]
    return "\n\n".join(filter(None, [*top, "صورة أرشيفية", *page.body, *below, *foot]))


def wide_rows(page: Dressing) -> str:
    """Rows of pieces five spaces apart; the text's paragraphs on one row with links between
    them.
    """
    first, *rest = page.article.paragraphs
    row = "     ".join([first, "طالع أيضا", page.others[0], page.others[1], *rest])
    top = [
        "     ".join(MENU),
        page.article.title,
        "     ".join(filter(None, [page.dateline(), *page.shares()])),
    ]
    return "\n".join(filter(None, [*top, row, "     ".join(page.others[2:9]), page.site]))


def text_browser(page: Dressing) -> str:
    """As a text browser saves a page: wrapped and indented, links numbered, their addresses
    below.
    """
    entries = [*MENU, *page.others[:6]]
    top = [*(f"* [{number}]{entry}" for number, entry in enumerate(entries, 1)), page.today()]
    below = [
        f"[{number}]{title}" for number, title in enumerate(page.others[6:12], len(entries) + 1)
    ]
    blocks = [*top, page.article.title, page.dateline(), *page.body, *below, "References"]
    links = [f"{number}. http://example.org/{number}" for number in range(1, len(entries) + 7)]
    wrapped = (
        "\n".join(wrap(block, 76, break_on_hyphens=False))
        for block in filter(None, [*blocks, *links])
    )
    return indent("\n\n".join(wrapped), "   ")


def blog(page: Dressing) -> str:
    """As a blog's platform lays out a post: an archive by years and months beside it, labels and a
    poster below.
    """
    archive = [f"{page.day.year - back} ({page.chance.randrange(3, 90)})" for back in range(4)]
    top = [page.site, "صفحات", "الصفحة الرئيسية", "من أنا", page.dateline(), page.article.title]
    below = [
        "مرسلة بواسطة المحرر في 2:30 م",
        "ليست هناك تعليقات:",
        "إرسال تعليق",
        "رسالة أحدث",
        "رسالة أقدم",
    ]
    return "\n".join(
        filter(None, [*top, *page.body, *below, "أرشيف المدونة", *archive, *page.others[:4]])
    )


def printed_paper(page: Dressing) -> str:
    """As the site of a printed paper: issue and day under the headline, a box with counts, columns
    below.
    """
    issue = f"العدد {page.chance.randrange(900, 9000)}"
    top = [*MENU[:6], f"{page.site} {issue}", "محليات", page.article.title]
    line = [f"{issue} - {page.dateline()}"] if page.told else []
    below = ["تعليق 2", "أعمدة الرأي", *page.others[:5], f"هاتف التحرير 0555 123 456 - {page.site}"]
    return "\n\n".join(filter(None, [*top, *line, *page.body, *below, page.today()]))


STYLES: tuple[Callable[[Dressing], str], ...] = (
    *(menu_lines, page_title, bars, double_spaces, date_above),
    *(ticker, excerpts, author_line, bullets, many_links),
    *(bare_list, one_line, figures, wide_rows, text_browser, blog),
    *(printed_paper,),
)
