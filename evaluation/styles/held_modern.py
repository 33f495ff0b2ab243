"""Pages of today's sites, and pages whose machines tell other things than their text does, held out."""

from __future__ import annotations

import datetime as dt

from evaluation.styles.chrome import (
    COMMENTS,
    COOKIES,
    DESK,
    DESK_BIO,
    FOLLOW,
    MENU,
    NEWSLETTER,
    SHARES,
    comments,
    foot,
    links,
    menu,
    og,
    paras,
    shell,
    teasers,
    told,
)
from evaluation.styles.story import LEVANT, Page, Story, both, indic, quoted, weekday, words


def og_only(story: Story) -> Page:
    """OpenGraph alone tells the day, in UTC; a banner of cookies in prose above, comments in prose
    below.
    """
    utc = story.at.astimezone(dt.UTC).isoformat()
    return story.shown(
        shell(
            f'<meta charset="utf-8"><title>{story.title} | {story.site}</title>{og(story, suffix=f" | {story.site}", published=utc)}',
            f"""<div id="cc"><p>{COOKIES}</p><button>أوافق</button></div>{menu()}<div class="story-wrapper"><h1>{story.title}</h1><div class="story-tools">{links(SHARES, "span")}</div><div class="story-text">{paras(story.paras)}</div></div><section class="readers">{comments(story, 3, "reader")}</section>{foot(story)}""",
        )
    )


def cut_headline(story: Story) -> Page:
    """An array of JSON-LD whose headline is cut off; crumbs; a second NewsArticle that is another
    article.
    """
    other = story.others[0]
    facts = [
        {
            "@context": "https://schema.org",
            "@type": "BreadcrumbList",
            "itemListElement": [{"@type": "ListItem", "position": 1, "name": story.section}],
        },
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": story.article.title[:40] + "...",
            "datePublished": story.at.isoformat(),
            "author": {"@type": "Organization", "name": story.site},
        },
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": other.title,
            "datePublished": "2016-05-04T03:02:01+03:00",
        },
    ]
    return story.shown(
        shell(
            f'<meta charset="utf-8"><title>{story.article.title[:40]}... - {story.site}</title>{"".join(map(told, facts))}',
            f"""<header>{menu()}</header><section class="content"><div class="headline"><h1>{story.title}</h1></div><div class="lead-media"><img src="z.jpg"></div><div class="body-text">{paras(story.paras)}</div><div class="tag-list">{links(MENU[2:6], "span")}</div></section><section class="also"><h2>شاهد أيضا</h2>{teasers(story, 4)}</section>{foot(story)}""",
        )
    )


def broken_json(story: Story) -> Page:
    """JSON-LD with a raw line end in a string and a comma too many; the day in it is the only one."""
    return story.shown(
        shell(
            f"""<meta charset="utf-8"><title>{story.title}</title><script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{story.section}
","description":"سطر
آخر","datePublished":"{story.at.isoformat()}","dateModified":"{story.crawled.isoformat()}",}}</script>""",
            f"""{menu()}<div class="art"><h1>{story.title}</h1><div class="art-b">{paras(story.paras)}</div></div><div class="art-r">{teasers(story, 4)}</div>{foot(story)}""",
        )
    )


def day_in_url(story: Story) -> Page:
    """The day stands in the canonical address and nowhere else; teasers carry days of their own."""
    url = f"https://www.example.org/{story.at:%Y/%m/%d}/{story.slug}"
    return story.shown(
        shell(
            f'<meta charset="utf-8"><link rel="canonical" href="{url}"><title>{story.title} | {story.site}</title>',
            f"""{menu()}<main class="single"><h1>{story.title}</h1><div class="single-body">{paras(story.paras)}</div></main><div class="below"><h3>أخبار أخرى</h3>{teasers(story, 5)}</div>{foot(story)}""",
        ),
        url,
    )


def embeds(story: Story) -> Page:
    """Captions in prose, an embedded post of a reader, a video's title and a list of links between
    the paragraphs.
    """
    body = story.paras
    body[1:1] = [
        "</p><figure class='pic'><img src='1.jpg'><figcaption>شارع رئيسي في وسط المدينة كما بدا صباح اليوم بعد ساعات من هطول المطر.</figcaption></figure><p>",
    ]
    tweet = f'<blockquote class="twitter-tweet"><p lang="ar" dir="rtl">{COMMENTS[2]}</p>&mdash; متابع (@x) <a>{LEVANT[0]} 1, 2014</a></blockquote>'
    text = paras(body).replace("<p></p>", "")
    return story.shown(
        shell(
            f'<meta charset="utf-8"><title>{story.title} - {story.site}</title>{og(story)}',
            f"""{menu()}<article class="entry"><h1>{story.title}</h1><div class="entry-meta"><span class="by">{DESK}</span><span class="on">{words(story.at)}</span></div><div class="entry-body">{text}{tweet}<div class="video"><iframe src="v"></iframe><div class="vt">شاهد الفيديو: {story.headlines(1)[0]}</div></div><div class="box"><b>إقرأ المزيد</b><ul>{links(story.headlines(3, 2))}</ul></div></div></article>{foot(story)}""",
        )
    )


def cards_between(story: Story) -> Page:
    """After every second paragraph a card of another article with its headline and its first words."""
    parts = []
    for number, text in enumerate(story.paras):
        parts.append(f"<p>{text}</p>")
        if number % 2:
            parts.append(
                f'<div class="embed-card"><span class="label">مقال ذو صلة</span>{teasers(story, 1, number % 8)}</div>'
            )
    return story.shown(
        shell(
            f'<meta charset="utf-8"><title>{story.title}</title><meta name="pubdate" content="{story.at.date()}">',
            f"""{menu()}<div class="wrapper"><h1 class="big-title">{story.title}</h1><div class="info"><a>{story.section}</a><span>{indic(words(story.at))}</span></div><div class="rich-text">{"".join(parts)}</div></div>{foot(story)}""",
        )
    )


def two_days(story: Story) -> Page:
    """The day of publication and that of the change stand side by side, the change first."""
    return story.shown(
        shell(
            f'<meta charset="utf-8"><title>{story.title} | {story.section} | {story.site}</title><meta property="article:modified_time" content="{story.crawled.isoformat()}">',
            f"""{menu()}<div class="page"><div class="caption-top">{story.section}</div><h1>{story.title}</h1><ul class="times"><li>آخر تحديث: {story.crawled.day}/{story.crawled.month}/{story.crawled.year} - {story.crawled:%H:%M}</li><li>نُشر: {story.at.day}/{story.at.month}/{story.at.year} - {story.at:%H:%M}</li></ul><div class="wysiwyg">{paras(story.paras)}</div></div><div class="side">{teasers(story, 4)}</div>{foot(story)}""",
        )
    )


def react_spans(story: Story) -> Page:
    """The site's name is the <h1>, the headline an <h2>; text in spans with data-text; the state in
    a script.
    """
    facts = {
        "article": {
            "id": story.number,
            "publishDate": story.at.isoformat(),
            "headline": story.article.title,
        }
    }
    body = "".join(
        f'<div class="DraftEditor" data-block="true"><div dir="auto"><span data-text="true">{text}</span></div></div>'
        for text in story.paras
    )
    return story.shown(
        shell(
            f'<meta charset="utf-8"><title>{story.title}</title>',
            f"""<div id="root"><header><h1 class="logo">{story.site}</h1><nav>{links(MENU, "span")}</nav></header><div class="Grid"><div class="Col8"><h2 class="Headline">{story.title}</h2><div class="Meta"><span>{weekday(story.at)} {both(story.at)}</span><span>قراءة في 3 دقائق</span></div>{body}</div><div class="Col4"><h2>مختارات</h2>{teasers(story, 4, heading="h4")}</div></div>{foot(story)}</div>{told(facts, "application/json")}""",
        )
    )


def walls(story: Story) -> Page:
    """A newsletter and an appeal to subscribe stand as paragraphs within the text; an author's box
    in prose.
    """
    body = [f"<p>{text}</p>" for text in story.paras]
    body[1:1] = [
        f'<div class="nl-signup"><p>{NEWSLETTER}</p><form><input type="email"><button>اشتراك</button></form></div>'
    ]
    body.append(
        '<aside class="paywall"><p>ادعم صحافتنا المستقلة باشتراك شهري بسيط، فبدعمكم نستمر في نقل الخبر إليكم كما هو.</p></aside>'
    )
    return story.shown(
        shell(
            f'<meta charset="utf-8"><title>{story.title} | {story.site}</title>{og(story)}<meta name="parsely-pub-date" content="{story.at.isoformat()}">',
            f"""{menu()}<article><header><h1>{story.title}</h1><p class="byline">{DESK}</p></header><section class="article-section">{"".join(body)}</section><footer class="bio"><h4>{DESK}</h4><p>{DESK_BIO}</p></footer></article><section>{teasers(story, 3)}</section>{foot(story)}""",
        )
    )


def gallery(story: Story) -> Page:
    """A lead in <h2> is the first paragraph; a slider of pictures with captions; the day in a list
    of icons.
    """
    first, *rest = story.paras
    slides = "".join(
        f'<div class="slide"><img src="{n}.jpg"><p class="cap">صورة رقم {n}: جانب من الحضور في القاعة الكبرى</p></div>'
        for n in range(1, 5)
    )
    return story.shown(
        shell(
            f'<meta charset="utf-8"><title>{story.title}</title><meta property="og:title" content="{quoted(story.title)}">',
            f"""{menu()}<div class="post-single"><h1 class="post-title">{story.title}</h1><ul class="post-meta"><li><i class="fa-user"></i> {DESK}</li><li><i class="fa-clock"></i> {words(story.at)}</li><li><i class="fa-eye"></i> 412</li><li><i class="fa-comment"></i> 0 تعليق</li></ul><div class="slider">{slides}</div><div class="post-text"><h2 class="lead">{first}</h2>{paras(rest)}</div><div class="post-share">{links(SHARES, "span")}</div></div><div class="widget"><p>{FOLLOW}</p></div>{teasers(story, 5)}{foot(story)}""",
        )
    )


STYLES = (
    *(og_only, cut_headline, broken_json, day_in_url, embeds),
    *(cards_between, two_days, react_spans, walls, gallery),
)
