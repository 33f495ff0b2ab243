"""What surrounds an article on made-up pages: menus, tickers, shares, teasers, comments."""

from __future__ import annotations

import json
from collections.abc import Iterable

from evaluation.styles.story import Story, quoted, words

_CLOSED = "<\\/"
MENU = (
    *("الرئيسية", "سياسة", "اقتصاد", "رياضة", "ثقافة وفن", "مجتمع", "حوادث"),
    *("دولي", "آراء", "فيديو", "صور", "منوعات", "صحة", "تكنولوجيا"),
)
FOOT = ("من نحن", "اتصل بنا", "أعلن معنا", "سياسة الخصوصية", "شروط الاستخدام", "خريطة الموقع")
SHARES = ("شارك", "فيسبوك", "تويتر", "واتساب", "تيليجرام", "طباعة", "نسخ الرابط")
COMMENTS = (
    "أشكر الكاتب على هذا الموضوع المهم، وأتمنى أن يقرأه كل مسؤول في البلد وأن يعمل بما جاء فيه.",
    "لا أتفق مع ما جاء هنا، فالواقع شيء آخر تماما، ومن يعيش في المدينة يعرف ذلك جيدا.",
    "نرجو من الجريدة أن تتابع هذا الملف، فقد مرت سنوات ولم يتغير شيء في حينا منذ ذلك اليوم.",
)
READERS = ("زائر", "قارئ من الشمال", "متابع", "ابن البلد")
COOKIES = (
    "يستخدم هذا الموقع ملفات تعريف الارتباط لتحسين تجربتك. بمتابعة التصفح فإنك توافق على "
    "سياسة الخصوصية."
)
NEWSLETTER = (
    "اشترك في نشرتنا البريدية ليصلك أهم الأخبار كل صباح إلى بريدك الإلكتروني، مجانا وبلا إزعاج."
)
FOLLOW = "تابعوا آخر أخبارنا المحلية والعالمية عبر قناتنا على تيليجرام وواتساب وأخبار جوجل"
RIGHTS = "جميع الحقوق محفوظة، ولا يجوز نسخ أي من مواد الموقع أو نشرها إلا بإذن مكتوب من الإدارة."
DISCLAIMER = (
    "التعليقات المنشورة لا تعبر عن رأي الموقع وإنما تعبر عن رأي أصحابها، ونحتفظ بحق حذف "
    "المسيء منها."
)
DESK = "هيئة التحرير"
DESK_BIO = (
    "تضم هيئة التحرير صحفيين يتابعون أخبار البلد على مدار الساعة، وتنشر عملهم في جميع أقسام الموقع."
)


def paras(texts: Iterable[str], tag: str = "p", attributes: str = "") -> str:
    """Each text in an element of its own."""
    opening = f"{tag} {attributes}".rstrip()
    return "\n".join(f"<{opening}>{text}</{tag}>" for text in texts)


def links(texts: Iterable[str], tag: str = "li", cls: str = "") -> str:
    """Each text as a link in an element."""
    opening = f'{tag} class="{cls}"' if cls else tag
    return "".join(
        f'<{opening}><a href="/n/{number}.html">{text}</a></{tag}>'
        for number, text in enumerate(texts, 11)
    )


def menu(cls: str = "menu") -> str:
    return f'<ul class="{cls}">{links(MENU)}</ul>'


def foot(story: Story, cls: str = "footer") -> str:
    year = story.crawled.year
    return (
        f'<div class="{cls}"><ul>{links(FOOT)}</ul><p>{RIGHTS}</p><p>&copy; {story.site} '
        f"2004 - {year}</p></div>"
    )


def teasers(
    story: Story,
    count: int,
    start: int = 0,
    *,
    tag: str = "div",
    heading: str = "h3",
    cls: str = "",
) -> str:
    """Other articles: a picture, a headline, the first words, the day."""
    opening = f'{tag} class="{cls}"' if cls else tag
    return "\n".join(
        f'<{opening}><img src="/t/{index}.jpg" alt=""><{heading}><a '
        f'href="/n/{index}">{title}</a></{heading}>'
        f'<span class="date">{words(day)}</span><p>{excerpt}</p></{tag}>'
        for index, (title, excerpt, day) in enumerate(story.excerpts(count, start), 31)
    )


def comments(story: Story, count: int = 2, cls: str = "comment") -> str:
    """Readers' comments in whole sentences, each with its day, and the form."""
    told = "\n".join(
        f'<div class="{cls}"><b>{story.chance.choice(READERS)}</b> '
        f"<i>{words(story.crawled.date())}</i>"
        f'<p>{text}</p><a href="#">رد</a></div>'
        for text in story.chance.sample(COMMENTS, count)
    )
    form = (
        '<form><label>الاسم</label><input name="n"><label>البريد الإلكتروني</label><input name="m">'
        '<textarea>أضف تعليقك</textarea><input type="submit" value="إرسال"></form>'
    )
    return f"<h3>التعليقات ({count})</h3>\n{told}\n<p>{DISCLAIMER}</p>{form}"


def og(story: Story, url: str = "", *, suffix: str = "", published: str = "") -> str:
    """OpenGraph metas; `suffix` behind the title; `published` as article:published_time."""
    pairs = {
        "og:type": "article",
        "og:title": quoted(story.title) + suffix,
        "og:description": quoted(story.lead),
        "og:site_name": story.site,
        "og:url": url,
        "article:published_time": published,
    }
    return "\n".join(
        f'<meta property="{name}" content="{value}"/>' for name, value in pairs.items() if value
    )


def told(value: object, kind: str = "application/ld+json", attributes: str = "") -> str:
    """A script that holds JSON."""
    return (
        f'<script type="{kind}" '
        f"{attributes}>{json.dumps(value, ensure_ascii=False).replace('</', _CLOSED)}</script>"
    )


def shell(
    head: str, body: str, *, doctype: str = "<!DOCTYPE html>", html: str = 'lang="ar" dir="rtl"'
) -> str:
    """A page of a head and a body."""
    return f"{doctype}\n<html {html}>\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n"
