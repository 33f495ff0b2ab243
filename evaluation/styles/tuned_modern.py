"""Pages of today's sites, and pages whose machines tell other things than their text does, tuned half."""

from __future__ import annotations

import datetime as dt

from evaluation.styles.chrome import (
    COOKIES,
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
from evaluation.styles.story import Page, Story, quoted, weekday, words


def amp(story: Story) -> Page:
    """AMP in one line: JSON-LD tells the day; ads between the paragraphs; a menu in a sidebar
    element.
    """
    url = f"https://www.example.org/amp/{story.number}"
    facts = {
        "@context": "http://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": url,
        "headline": story.article.title,
        "datePublished": story.at.isoformat(),
        "dateModified": story.crawled.isoformat(),
        "publisher": {"@type": "Organization", "name": story.site},
    }
    page = shell(
        f'<meta charset="utf-8"><title>{story.title}</title><link rel="canonical" href="{url}"><style amp-boilerplate>body{{-webkit-animation:none}}</style>{told(facts)}',
        f'<amp-sidebar id="s">{menu()}</amp-sidebar><header class="amp-header"><a>{story.site}</a></header><article class="amp-wp-article"><header><h1 class="amp-wp-title">{story.title}</h1></header><figure class="amp-wp-article-featured-image"><amp-img src="x.jpg"></amp-img></figure>'
        f'<div class="amp-wp-article-content">{paras(story.paras).replace("</p>", "</p><amp-ad></amp-ad>", 2)}</div><footer><div class="amp-wp-meta">القسم: <a>{story.section}</a></div></footer></article><div class="amp-related"><h3>قد يعجبك أيضا</h3>{teasers(story, 3, tag="li")}</div>{foot(story)}',
        html="amp dir=rtl lang=ar",
    )
    return story.shown(page.replace("\n", ""), url)


def next_app(story: Story) -> Page:
    """Next.js: hashed classes, each paragraph a span in a div, the text again as JSON in a script,
    <time> with 'since'.
    """
    state = {
        "props": {
            "pageProps": {
                "article": {"title": story.article.title, "body": list(story.article.paragraphs)},
                "related": [one.title for one in story.others],
            }
        }
    }
    return story.shown(
        shell(
            f'<meta charSet="utf-8"/><meta name="viewport" content="width=device-width"/><title>{story.title} | {story.site}</title><meta property="og:title" content="{quoted(story.title)}"/>',
            f"""<div id="__next"><div class="sc-1a2b cookie"><span>{COOKIES}</span><button>موافق</button></div><header class="sc-gsDKAQ hXyz"><nav>{links(MENU, "span")}</nav></header><main class="sc-dkPtRN kQkl"><div class="sc-hKwDye breadcrumb"><a>الرئيسية</a><a>{story.section}</a></div>
<h1 class="sc-eCImPb fZpq">{story.title}</h1><div class="sc-jRQBWg"><time dateTime="{story.at.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S.000Z}">منذ ساعتين</time><span>دقيقتان للقراءة</span></div><div class="sc-gKclnd share">{links(SHARES, "button")}</div>
<div class="sc-iCfMLu body">{"".join(f'<div class="sc-furwcr"><span>{text}</span></div>' for text in story.paras)}</div><div class="sc-pVTFL"><span>{FOLLOW}</span></div></main><section class="sc-jJoQJp"><h2>الأكثر رواجا</h2>{teasers(story, 5, tag="article")}</section>{foot(story)}</div>
{told(state, "application/json", 'id="__NEXT_DATA__"')}""",
        )
    )


def many_articles(story: Story) -> Page:
    """<article> teasers with days before and after the article's own; JSON-LD as an array with a
    list of others first.
    """
    items = [
        {"@type": "NewsArticle", "headline": other.title, "datePublished": "2019-01-02T10:00:00Z"}
        for other in story.others[:3]
    ]
    facts = [
        {"@context": "https://schema.org", "@type": "ItemList", "itemListElement": items},
        {
            "@context": "https://schema.org",
            "@type": "Article",
            "headline": story.article.title,
            "datePublished": story.at.isoformat(),
        },
    ]
    return story.shown(
        shell(
            f'<meta charset="utf-8"><title>{story.title} » {story.site}</title>{told(facts)}',
            f"""<nav>{menu()}</nav><section class="top">{teasers(story, 3, tag="article", heading="h2", cls="card")}</section><main><article class="story"><header><a class="cat">{story.section}</a><h1>{story.title}</h1><p class="meta">{weekday(story.at)} {words(story.at)} - {story.at:%H:%M}</p></header>
<figure><img src="m.jpg" alt=""><figcaption>مشهد عام من المدينة صباح اليوم</figcaption></figure>{paras(story.paras)}<p class="tags"><a>#{MENU[1]}</a> <a>#{MENU[2]}</a></p></article></main><aside><h2>آخر الأخبار</h2>{teasers(story, 6, 4, tag="article", heading="h2", cls="card")}</aside>{foot(story)}""",
        )
    )


def eve_of_the_day(story: Story) -> Page:
    """The metas say 23:59Z of the day before; the page shows the day that its readers had."""
    eve = f"{story.at.date() - dt.timedelta(days=1)}T23:59:00Z"
    return story.shown(
        shell(
            f'<meta charset="utf-8"><title>{story.site} | {story.title}</title>{og(story, published=eve)}<meta itemprop="datePublished" content="{eve}">',
            f"""{menu("nav navbar-nav")}<div class="container article"><div class="row"><h1 class="title-news">{story.title}</h1><div class="infos"><span class="source">المصدر: {story.site}</span><span class="date">التاريخ: {words(story.at)}</span></div>
<div class="article-details">{paras(story.paras)}</div><div class="gnews">تابعوا أخبار البلد عبر أخبار جوجل</div></div><div class="sidebar"><h4>الأكثر مشاهدة</h4>{teasers(story, 4)}</div></div>{foot(story)}""",
        )
    )


def live(story: Story) -> Page:
    """A live page: every paragraph is an entry with its hour; the day stands once, under the
    headline.
    """
    entries = "".join(
        f'<li class="live-entry"><span class="hour">{22 - n % 20}:05</span><div class="text"><p>{text}</p></div><div class="share"><a>شارك</a></div></li>'
        for n, text in enumerate(story.paras)
    )
    return story.shown(
        shell(
            f'<meta charset="utf-8"><title>مباشر: {story.title}</title>{og(story)}',
            f"""<header>{menu()}</header><main><h1>{story.title}</h1><div class="pub">نُشر {words(story.at)}</div><div class="auto">يتم تحديث الصفحة تلقائيا</div><ul class="live-list">{entries}</ul></main><aside>{teasers(story, 4)}</aside>{foot(story)}""",
        )
    )


def modified_only(story: Story) -> Page:
    """No day of publication: only when the page was changed, the day of the visit, and those of
    others.
    """
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.article.title,
        "dateModified": story.crawled.isoformat(),
    }
    return story.shown(
        shell(
            f'<meta charset="utf-8"><title>{story.title}</title><meta property="article:modified_time" content="{story.crawled.isoformat()}">{told(facts)}',
            f"""<div class="topbar">{weekday(story.crawled)} {words(story.crawled)}</div>{menu()}<div class="post"><h1>{story.title}</h1><div class="entry">{paras(story.paras)}</div></div><div class="related"><h3>ذات صلة</h3>{teasers(story, 4)}</div>{foot(story)}""",
        ),
        told=False,
    )


def month_in_meta(story: Story) -> Page:
    """article:published_time holds Arabic words; the text of the page repeats no day but those of
    others.
    """
    return story.shown(
        shell(
            f'<meta charset="utf-8"><title>{story.title} | {story.site}</title>{og(story, published=f"{weekday(story.at)}, {words(story.at)} - {story.at:%H:%M}")}',
            f"""{menu()}<section class="inner"><h1 class="node-title">{story.title}</h1><div class="author">{story.site}</div><div class="article-text">{paras(story.paras)}</div><div class="newsletter-box"><h4>النشرة البريدية</h4><p>{NEWSLETTER}</p></div></section><aside>{teasers(story, 5)}</aside>{foot(story)}""",
        )
    )


def microdata(story: Story) -> Page:
    """Microdata, paragraphs as divs, a caption in prose, comments in prose, related teasers that
    are marked up too.
    """
    others = "".join(
        f'<div itemscope itemtype="http://schema.org/NewsArticle"><a itemprop="headline">{title}</a><meta itemprop="datePublished" content="{day}T08:00:00Z"><div itemprop="description">{text}</div></div>'
        for title, text, day in story.excerpts(4)
    )
    return story.shown(
        shell(
            f'<meta charset="utf-8"><title>{story.title}</title>',
            f"""{menu()}<div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">{story.title}</h1><meta itemprop="datePublished" content="{story.at.isoformat()}"><meta itemprop="dateModified" content="{story.crawled.isoformat()}"><figure itemprop="image"><img src="x.jpg"><figcaption>جانب من الاجتماع الذي عقد في مقر البلدية بحضور عدد من المسؤولين والأهالي.</figcaption></figure>
<div itemprop="articleBody">{paras(story.paras, "div")}</div></div><div class="more">{others}</div><div id="comments">{comments(story, 3)}</div>{foot(story)}""",
        )
    )


def ago(story: Story) -> Page:
    """The only day of the page is 'three hours ago'; days of others and of the copyright stand
    around.
    """
    return story.shown(
        shell(
            f'<meta charset="utf-8"><title>{story.title} – {story.site}</title>{og(story)}',
            f"""{menu()}<main><h1>{story.title}</h1><div class="when">منذ 3 ساعات</div><div class="story-body">{paras(story.paras)}</div></main><div class="next"><h2>التالي</h2>{teasers(story, 4)}</div>{foot(story)}""",
        ),
        told=False,
    )


def epoch(story: Story) -> Page:
    """The day is told in seconds since 1970 in an attribute; its text says how long ago that was."""
    noon = story.at.replace(hour=13)
    return story.shown(
        shell(
            f'<meta charset="utf-8"><title>{story.title} - {story.site}</title>',
            f"""{menu()}<div class="news-single"><h1>{story.title}</h1><span class="time timeago" data-timestamp="{int(noon.timestamp())}">منذ سنوات</span><div class="news-content">{paras(story.paras)}</div><div class="share">{links(SHARES, "span")}</div></div><div class="side">{teasers(story, 5)}</div>{foot(story)}""",
        )
    )


STYLES = (
    amp,
    next_app,
    many_articles,
    eve_of_the_day,
    live,
    modified_only,
    month_in_meta,
    microdata,
    ago,
    epoch,
)
