"""Pages of the content systems that most Arabic sites of 2006 to 2016 ran on, held out: for measuring only."""

from __future__ import annotations

from evaluation.styles.chrome import (
    DESK,
    FOLLOW,
    MENU,
    NEWSLETTER,
    RIGHTS,
    SHARES,
    comments,
    foot,
    links,
    menu,
    og,
    paras,
    shell,
    teasers,
)
from evaluation.styles.story import (
    EGYPT,
    TUNISIA,
    Page,
    Story,
    hijri,
    indic,
    quoted,
    weekday,
    words,
)


def joomla10(story: Story) -> Page:
    """Joomla 1.0 in windows-1256: headline in a cell, text with <br />, 'last changed' below with a
    later day.
    """
    return story.shown(
        f"""<?xml version="1.0" encoding="windows-1256"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x"><html dir="rtl"><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256" />
<title>{story.site} - {story.title}</title><meta name="Generator" content="Joomla! - Copyright (C) 2005 - 2007 Open Source Matters." /></head><body><table id="outer"><tr><td class="left"><table class="moduletable"><tr><th>الأقسام</th></tr><tr><td>{links(MENU, "div", "mainlevel")}</td></tr></table></td>
<td><table class="contentpaneopen"><tr><td class="contentheading">{story.title}</td></tr></table><table class="contentpaneopen"><tr><td><span class="small">الكاتب/ {DESK}</span></td></tr><tr><td class="createdate">{story.at:%d/%m/%Y}</td></tr><tr><td>{"<br /><br />".join(story.paras)}</td></tr>
<tr><td class="modifydate">آخر تحديث ( {story.crawled:%d/%m/%Y} )</td></tr></table><table><tr><th class="pagenav_prev">&lt; السابق</th><th class="pagenav_next">التالي &gt;</th></tr></table>{comments(story)}</td><td class="right"><table class="moduletable"><tr><th>أخبار متفرقة</th></tr><tr><td><ul>{links(story.headlines(6))}</ul></td></tr></table></td></tr></table>{RIGHTS}</body></html>""",
        encoding="cp1256",
    )


def drupal10(story: Story) -> Page:
    """Drupal 10: fields, <time datetime> in UTC, the day beside in local words, media with
    captions, related nodes.
    """
    return story.shown(
        shell(
            f'<meta charset="utf-8" /><meta name="Generator" content="Drupal 10 (https://www.drupal.org)" /><meta name="dcterms.date" content="{story.at.isoformat()}" /><title>{story.title} | {story.site}</title>',
            f"""<a href="#main-content" class="visually-hidden">تجاوز إلى المحتوى الرئيسي</a><div class="dialog-off-canvas-main-canvas"><header role="banner">{menu("menu menu--main")}</header><main role="main"><div class="region region-content"><div class="block block-page-title-block"><h1 class="page-header"><span class="field field--name-title">{story.title}</span></h1></div>
<article data-history-node-id="{story.number}" class="node node--type-article node--view-mode-full"><footer class="node__meta"><div class="node__submitted">بواسطة <span class="field field--name-uid">{DESK}</span> في <span class="field field--name-created"><time datetime="{story.at.isoformat()}" class="datetime">{weekday(story.at)}, {words(story.at)} - {story.at:%H:%M}</time></span></div></footer>
<div class="node__content"><div class="field field--name-field-media"><img src="x.jpg" alt="" /><div class="field field--name-field-caption field__item">تصوير: {story.site}</div></div><div class="clearfix text-formatted field field--name-body field__item">{paras(story.paras)}</div>
<div class="field field--name-field-tags"><div class="field__label">الوسوم</div><div class="field__items">{links(MENU[1:4], "div", "field__item")}</div></div></div></article></div></main><aside class="region-sidebar"><h2>الأكثر قراءة</h2>{teasers(story, 4, tag="article", cls="node node--view-mode-teaser", heading="h2")}</aside>{foot(story)}</div>""",
        )
    )


def block_theme(story: Story) -> Page:
    """WordPress block theme: latest posts with excerpts below, a navigation of the neighbours,
    comments in prose.
    """
    latest = "".join(
        f'<li><a class="wp-block-latest-posts__post-title">{title}</a><time class="wp-block-latest-posts__post-date">{words(day)}</time><div class="wp-block-latest-posts__post-excerpt">{text}</div></li>'
        for title, text, day in story.excerpts(4)
    )
    return story.shown(
        shell(
            f'<meta charset="UTF-8" /><title>{story.title} &#8211; {story.site}</title><meta name="generator" content="WordPress 6.4" />',
            f"""<div class="wp-site-blocks"><header class="wp-block-template-part"><p class="wp-block-site-title"><a>{story.site}</a></p><nav class="wp-block-navigation">{links(MENU)}</nav></header><main class="wp-block-group"><div class="wp-block-group"><h1 class="wp-block-post-title">{story.title}</h1><div class="wp-block-template-part"><div class="wp-block-post-date"><time datetime="{story.at.isoformat()}"><a>{words(story.at)}</a></time></div><div class="wp-block-post-terms"><a>{story.section}</a></div></div></div>
<div class="entry-content wp-block-post-content">{paras(story.paras)}<ul class="wp-block-social-links">{links(SHARES)}</ul></div><div class="wp-block-comments">{comments(story, 2, "wp-block-comment-content")}</div></main><aside><h2 class="wp-block-heading">أحدث المقالات</h2><ul class="wp-block-latest-posts__list">{latest}</ul></aside><footer><p>تصميم بواسطة <a>WordPress</a></p></footer></div>""",
        )
    )


def one_line(story: Story) -> Page:
    """ASP.NET with divs, minified to one line, day in numbers with the month first; it is plain
    from the URL.
    """
    url = f"http://www.example.org/ArticleDetail.aspx?d={story.at:%Y/%m/%d}&amp;id={story.number}"
    page = shell(
        f'<meta charset="utf-8"/><title>{story.title}</title><meta property="og:url" content="{url}"/>',
        f"""<form id="form1"><input type="hidden" name="__VIEWSTATE" value="{"wEPDwUKMTY4" * 60}"/><div class="hd">{menu()}</div><div class="bx"><div class="tl">{story.title}</div><div class="dt">{story.at.month}/{story.at.day}/{story.at.year}</div><div class="tx">{paras(story.paras, "div")}</div></div>
<div class="rl"><div class="rlh">أخبار ذات صلة</div>{links(story.headlines(5), "div")}</div><div class="mr">{teasers(story, 3, 6)}</div>{foot(story)}</form>""",
    )
    return story.shown(page.replace("\n", ""), url)


def bare_text(story: Story) -> Page:
    """A house-made system: text nodes and <br> straight in a cell that holds related links and a
    newsletter too.
    """
    first, *rest = story.paras
    related = "".join(
        f'<li><a href="/x/{n}">{title}</a></li>' for n, title in enumerate(story.headlines(3))
    )
    return story.shown(
        f"""<html dir="rtl"><head><meta charset="utf-8"><title>{story.site} | {story.title}</title></head><body><div id="h">{indic(words(story.crawled))}<br>{" | ".join(MENU)}</div><div id="b"><h3>{story.title}</h3><i>{story.section} - {story.at.day}-{story.at.month}-{story.at.year}</i><br><br>{first}<br><br>
<ul class="r"><li>طالع أيضا:</li>{related}</ul>{"<br><br>".join(rest)}<br><br><div class="n">{NEWSLETTER}<input><button>اشترك</button></div></div><div id="s"><b>الأكثر تعليقا</b>{"<br>".join(story.headlines(6, 3))}</div><div id="f">{RIGHTS} {story.crawled.year}</div></body></html>"""
    )


def dublin_core(story: Story) -> Page:
    """Dublin Core metas tell title and day; the text lies in spans within one <p>; nothing of it in
    the page's words.
    """
    return story.shown(
        f"""<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{story.site}</title><meta name="DC.title" content="{quoted(story.title)}"><meta name="DC.date.issued" content="{story.at.date()}"><meta name="DC.language" content="ar"></head><body><div class="banner">{menu()}</div>
<div class="content"><p class="hdr"><span class="big">{story.title}</span></p><p>{"<br>".join(f"<span>{text}</span>" for text in story.paras)}</p></div><div class="others"><p>عناوين أخرى</p>{paras(story.headlines(6))}</div>{foot(story)}</body></html>"""
    )


def radio(story: Story) -> Page:
    """A radio's site: the head shows today, each of the most read its day; the article itself shows
    none.
    """
    most = "".join(
        f"<li><em>{day.day} {TUNISIA[day.month - 1]} {day.year}</em> <a>{title}</a></li>"
        for title, _, day in story.excerpts(6)
    )
    return story.shown(
        shell(
            f'<meta charset="utf-8"><title>{story.title}</title>{og(story)}',
            f"""<div class="onair">الآن على الهواء: برنامج الصباح</div><div class="today">{weekday(story.crawled)} {words(story.crawled, TUNISIA)}</div>{menu()}<div class="detail"><h2 class="detail-title">{story.title}</h2><div class="detail-img"><img src="x.jpg" alt="{quoted(story.title)}"></div><div class="detail-text">{paras(story.paras)}</div></div><div class="most"><h3>الأكثر قراءة</h3><ul>{most}</ul></div>{foot(story)}""",
        ),
        told=False,
    )


def local_months(story: Story) -> Page:
    """Tunisian months; <time> without a machine's day; share texts within the text; a follow line
    as its last <p>.
    """
    return story.shown(
        shell(
            f'<meta charset="utf-8"><title>{story.title} - {story.site}</title>',
            f"""{menu()}<div class="blog-post"><h1>{story.title}</h1><time>{weekday(story.at)} {words(story.at, TUNISIA)} {story.at:%H:%M}</time><div class="share-top">{links(SHARES, "a")}</div><div class="post-content">{paras(story.paras)}<p>{FOLLOW}</p></div><div class="fb-comments"></div></div><div class="col-side"><h3>في نفس السياق</h3>{teasers(story, 5)}</div>{foot(story)}""",
        )
    )


def hijri_meta(story: Story) -> Page:
    """A meta with the Hijri day in numbers; the page shows both calendars in words, the Hijri
    first.
    """
    there = hijri(story.at.date())
    return story.shown(
        shell(
            f'<meta charset="utf-8"><meta name="date" content="{there}"><title>{story.title} : {story.site}</title>',
            f"""<div class="top">{menu()}</div><div class="news"><h1 class="n-title">{story.title}</h1><div class="n-date"><i></i>{there} الموافق {words(story.at)} م</div><div class="n-body">{paras(story.paras)}</div><div class="n-hits">المشاهدات : 5,120</div></div><div class="n-more"><h4>المزيد من {story.section}</h4>{teasers(story, 4)}</div>{foot(story)}""",
        )
    )


def print_version(story: Story) -> Page:
    """The page for the printer: no chrome but the address and the day of printing at its foot."""
    return story.shown(
        f"""<html dir="rtl"><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-6"><title>طباعة</title></head><body onload="window.print()"><img src="logo.gif" alt="{story.site}"><hr><h2>{story.title}</h2><p>تاريخ النشر: {story.at.day} {EGYPT[story.at.month - 1]} {story.at.year}</p>{paras(story.paras)}<hr><p>المصدر: http://www.example.org/print.php?id={story.number}</p><p>طبع في {story.crawled:%d/%m/%Y}</p></body></html>""",
        encoding="cp1256",
    )


STYLES = (
    *(joomla10, drupal10, block_theme, one_line, bare_text),
    *(dublin_core, radio, local_months, hijri_meta, print_version),
)
