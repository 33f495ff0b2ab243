"""Pages of the content systems that most Arabic sites of 2006 to 2016 ran on, tuned half."""

from __future__ import annotations

from evaluation.styles.chrome import (
    DESK,
    DESK_BIO,
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
    told,
)
from evaluation.styles.story import LEVANT, Page, Story, both, quoted, weekday, words


def joomla15(story: Story) -> Page:
    """Joomla 1.5: tables of contentpaneopen, a createdate with the Levant's months, print and mail
    buttons.
    """
    day = f"{weekday(story.at)}, {story.at.day:02} {LEVANT[story.at.month - 1]} {story.at.year} {story.at:%H:%M}"
    return story.shown(
        f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x"><html xml:lang="ar-aa" dir="rtl"><head>
<meta http-equiv="content-type" content="text/html; charset=utf-8" /><meta name="title" content="{quoted(story.title)}" />
<meta name="author" content="Administrator" /><meta name="generator" content="Joomla! 1.5 - Open Source Content Management" /><title>{story.title}</title></head>
<body><div id="search"><input name="searchword" value="بحث..." /></div><div class="moduletable_menu"><h3>القائمة الرئيسية</h3>{menu()}</div>
<div id="pathway"><span class="breadcrumbs pathway">الرئيسية &gt; {story.section} &gt; {story.title}</span></div>
<table class="contentpaneopen"><tr><td class="contentheading" width="100%">{story.title}</td><td class="buttonheading"><a href="#"><img src="p.png" alt="طباعة" /></a></td><td class="buttonheading"><a href="#"><img src="e.png" alt="البريد الإلكترونى" /></a></td></tr></table>
<table class="contentpaneopen"><tr><td valign="top"><span class="small">كتب {DESK}</span></td></tr><tr><td valign="top" class="createdate">{day}</td></tr>
<tr><td valign="top">{paras(story.paras, "p", 'style="text-align: justify;"')}</td></tr><tr><td class="modifydate">آخر تحديث ( {weekday(story.crawled)}, {story.crawled.day:02} {LEVANT[story.crawled.month - 1]} {story.crawled.year} 09:12 )</td></tr></table>
<div class="moduletable"><h3>الأكثر قراءة</h3><ul class="mostread">{links(story.headlines(5))}</ul></div>
<div class="moduletable"><h3>المتواجدون الآن</h3>يوجد حاليا 61 زوار على الموقع</div>{foot(story)}</body></html>"""
    )


def k2(story: Story) -> Page:
    """Joomla K2: intro apart from the full text, related items and the author's latest below,
    counts of reading.
    """
    intro, *rest = story.paras
    head = f"<title>{story.title}</title>\n{og(story, f'http://www.example.org/index.php/news/item/{story.number}')}"
    return story.shown(
        shell(
            '<meta charset="utf-8" />' + head,
            f"""{menu("mainmenu")}<div id="k2Container" class="itemView"><div class="itemHeader">
<span class="itemDateCreated">{weekday(story.at)}, {words(story.at)} {story.at:%H:%M}</span><h2 class="itemTitle">{story.title}</h2><span class="itemAuthor">كتبه <a href="#">{DESK}</a></span></div>
<div class="itemToolbar"><ul><li>حجم الخط <a><span>تصغير حجم الخط</span></a> <a><span>زيادة حجم الخط</span></a></li><li><a><span>طباعة</span></a></li><li>كن أول من يعلق!</li></ul></div>
<div class="itemRatingBlock"><span>قيم الموضوع</span> (0 أصوات)</div><div class="itemBody"><div class="itemImageBlock"><img src="a.jpg" alt="{quoted(story.title)}" /></div>
<div class="itemIntroText"><p>{intro}</p></div><div class="itemFullText">{paras(rest)}</div>
<div class="itemContentFooter"><span class="itemHits">قراءة <b>612</b> مرات</span> <span class="itemDateModified">آخر تعديل على {weekday(story.crawled)}, {words(story.crawled)}</span></div></div>
<div class="itemLinks"><div class="itemCategory">نشر في <a>{story.section}</a></div><div class="itemTagsBlock">موسومة تحت <ul class="itemTags">{links(MENU[1:4])}</ul></div></div>
<div class="itemRelated"><h3>مواضيع ذات صلة</h3><ul>{links(story.headlines(4))}</ul></div><div class="itemAuthorLatest"><h3>أحدث مقالات {DESK}</h3><ul>{links(story.headlines(4, 4))}</ul></div></div>{foot(story)}""",
        )
    )


def drupal7(story: Story) -> Page:
    """Drupal 7: RDFa on the day of submission, fields in fields, a block of recent comments in
    prose.
    """
    return story.shown(
        f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML+RDFa 1.0//EN" "x"><html xml:lang="ar" dir="rtl" xmlns:dc="http://purl.org/dc/terms/"><head profile="http://www.w3.org/1999/xhtml/vocab">
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><link rel="canonical" href="/node/{story.number}" /><meta name="Generator" content="Drupal 7 (http://drupal.org)" /><title>{story.title} | {story.site}</title></head>
<body class="html node-type-article"><div id="skip-link"><a href="#main">تجاوز إلى المحتوى الرئيسي</a></div><div id="header">{menu("links inline clearfix")}</div>
<div id="sidebar-first"><div class="block"><h2>أحدث التعليقات</h2>{paras(["أوافقكم الرأي تماما، فهذا ما كنا نقوله منذ سنوات ولم يسمعنا أحد من المسؤولين."], "div")}</div></div>
<h1 class="title" id="page-title">{story.title}</h1><div class="tabs"></div><div id="node-{story.number}" class="node node-article" about="/node/{story.number}" typeof="sioc:Item foaf:Document">
<span property="dc:title" content="{quoted(story.title)}" class="rdf-meta element-hidden"></span><div class="meta submitted"><span property="dc:date dc:created" content="{story.at.isoformat()}" datatype="xsd:dateTime" rel="sioc:has_creator">نشرت بواسطة <span class="username">admin</span> في {weekday(story.at)}, {story.at:%m/%d/%Y} - {story.at:%H:%M}</span></div>
<div class="content clearfix"><div class="field field-name-field-image field-type-image"><div class="field-items"><div class="field-item even"><img typeof="foaf:Image" src="i.jpg" alt="" /></div></div></div>
<div class="field field-name-body field-type-text-with-summary field-label-hidden"><div class="field-items"><div class="field-item even" property="content:encoded">{paras(story.paras, "p", 'class="rtejustify"')}</div></div></div>
<div class="field field-name-field-tags"><h3 class="field-label">الوسوم: </h3><ul class="links">{links(MENU[2:5])}</ul></div></div><ul class="links inline"><li>سجل دخولك لتضيف تعليقا</li></ul></div>{foot(story)}</body></html>"""
    )


def kubrick(story: Story) -> Page:
    """WordPress of 2006: the day in a <small>, a sentence of housekeeping below in full prose,
    trackbacks.
    """
    keep = f"كتب هذا الموضوع يوم {weekday(story.at)}، {words(story.at)} في الساعة {story.at:%H:%M} وهو ضمن قسم <a>{story.section}</a>. يمكنك متابعة الردود على هذا الموضوع عبر خدمة <a>RSS 2.0</a>. يمكنك ترك رد أو <a>تعقيب</a> من موقعك."
    return story.shown(
        f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x"><html xmlns="http://www.w3.org/1999/xhtml" dir="rtl"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
<title>{story.site} &raquo; Blog Archive &raquo; {story.title}</title><meta name="generator" content="WordPress 2.0.4" /></head><body><div id="page"><div id="header"><h1><a href="/">{story.site}</a></h1><div class="description">كلام في كل شيء</div></div>
<div id="content" class="widecolumn"><div class="navigation"><div class="alignleft">&laquo; <a>{story.headlines(1)[0]}</a></div><div class="alignright"><a>{story.headlines(1, 1)[0]}</a> &raquo;</div></div>
<div class="post" id="post-{story.number}"><h2><a href="/?p={story.number}" rel="bookmark" title="Permanent Link: x">{story.title}</a></h2><small>{words(story.at)} <!-- by admin --></small><div class="entrytext">{paras(story.paras)}
<p class="postmetadata alt"><small>{keep}</small></p></div></div>{comments(story, 2)}</div><div id="sidebar"><ul><li><h2>أرشيف</h2><ul>{links([f"{name} {story.at.year}" for name in LEVANT[:6]])}</ul></li></ul></div>
<div id="footer"><p>{story.site} يعمل بواسطة WordPress. <a>المواضيع (RSS)</a> و <a>التعليقات (RSS)</a>.</p></div></div></body></html>"""
    )


def news_theme(story: Story) -> Page:
    """WordPress with a bought theme: a graph of JSON-LD, teasers with excerpts, an author's box,
    follow lines in prose.
    """
    url = f"https://www.example.org/{story.at:%Y/%m/%d}/{story.slug}/"
    name = f"{story.article.title} - {story.site}"
    times = {"datePublished": story.at.isoformat(), "dateModified": story.crawled.isoformat()}
    page = {"@type": "WebPage", "@id": url, "name": name, **times}
    graph = [
        {"@type": "WebSite", "name": story.site},
        page,
        {"@type": "BreadcrumbList", "itemListElement": []},
    ]
    facts = {"@context": "https://schema.org", "@graph": graph}
    first, *rest = story.paras
    inline = (
        f'<div class="td_block_related inline-related"><h4>اقرأ أيضا</h4>{teasers(story, 1)}</div>'
    )
    return story.shown(
        shell(
            f"""<meta charset="UTF-8" /><title>{story.title} - {story.site}</title><link rel="canonical" href="{url}" />{og(story, url, suffix=f" - {story.site}")}
{told(facts, attributes='class="yoast-schema-graph"')}""",
            f"""<div class="td-header-wrap"><div class="top-bar"><time>{weekday(story.crawled)}, {words(story.crawled)}</time></div>{menu("sf-menu")}<div class="td-trending-now"><span>الأحدث</span>{links(story.headlines(4), "h3", "entry-title")}</div></div>
<article id="post-{story.number}" class="post type-post status-publish"><div class="td-post-header"><ul class="td-category"><li><a>{story.section}</a></li></ul><h1 class="entry-title">{story.title}</h1>
<div class="td-module-meta-info"><div class="td-post-author-name">بواسطة <a>{DESK}</a> -</div><span class="td-post-date"><time class="entry-date updated td-module-date" datetime="{story.at.isoformat()}">{words(story.at)}</time></span><div class="td-post-views">312</div></div></div>
<div class="td-post-sharing">{links(SHARES, "div", "td-social")}</div><div class="td-post-content"><div class="td-post-featured-image"><figure><img class="entry-thumb" src="x.jpg" alt="" /><figcaption>صورة من الأرشيف</figcaption></figure></div><p>{first}</p>{inline}{paras(rest)}<p><strong>{FOLLOW}</strong></p></div>
<footer><div class="td-post-source-tags"><ul class="td-tags"><li><span>الوسوم</span></li>{links(MENU[1:4])}</ul></div><div class="author-box-wrap"><div class="td-author-name">{DESK}</div><div class="td-author-description">{DESK_BIO}</div></div></footer></article>
<div class="td_block_wrap td_block_related_posts"><h4>مقالات ذات صلة</h4>{teasers(story, 3, 3, cls="td_module_related_posts", heading="h3")}</div><aside class="td-ss-main-sidebar"><div class="widget">{NEWSLETTER}<form><input type="email" /></form></div>{teasers(story, 4, 6)}</aside>{foot(story)}""",
        ),
        url,
    )


def blogger(story: Story) -> Page:
    """Blogger: the day as a heading above the post, text in divs with <br />, an archive by years,
    labels.
    """
    body = "".join(
        f'<div style="text-align: right;"><span style="font-size: large;">{text}</span></div><div style="text-align: right;"><br /></div>'
        for text in story.paras
    )
    years = "".join(
        f"<li>&#9658; {story.at.year - back} ({7 * back + 3})</li>" for back in range(5)
    )
    return story.shown(
        f"""<!DOCTYPE html><html dir="rtl" xmlns="http://www.w3.org/1999/xhtml"><head><meta content="text/html; charset=UTF-8" http-equiv="Content-Type" /><meta content="blogger" name="generator" /><title>{story.site}: {story.title}</title></head>
<body><div class="header"><h1 class="title">{story.site}</h1></div><div class="widget PageList"><ul><li>الصفحة الرئيسية</li></ul></div><div class="main"><div class="date-outer"><h2 class="date-header"><span>{weekday(story.at)}، {words(story.at)}</span></h2>
<div class="date-posts"><div class="post-outer"><div class="post hentry uncustomized-post-template"><h3 class="post-title entry-title">{story.title}</h3><div class="post-header"></div><div class="post-body entry-content"><div dir="rtl" trbidi="on">{body}</div><div style="clear: both;"></div></div>
<div class="post-footer"><span class="post-author vcard">مرسلة بواسطة <span class="fn">{DESK}</span></span> <span class="post-timestamp">في <a class="timestamp-link"><abbr class="published" title="{story.at.isoformat()}">{story.at:%I:%M} م</abbr></a></span><span class="post-labels">التسميات: <a>{story.section}</a></span></div></div>
<div class="comments"><h4>ليست هناك تعليقات:</h4><p><a>إرسال تعليق</a></p></div></div></div></div><div class="blog-pager"><a>رسالة أحدث</a> <a>رسالة أقدم</a></div></div><div class="sidebar"><h2>أرشيف المدونة</h2><ul>{years}</ul><h2>المتابعون</h2></div></body></html>"""
    )


def maghreb_div_soup(story: Story) -> Page:
    """A house-made system: bare text between <br />, headline in <h2>, both months, menus of
    regions in one line.
    """
    return story.shown(
        shell(
            f'<meta charset="utf-8"><title>{story.title} - {story.section} - {story.site}</title><meta name="robots" content="all">',
            f"""<div class="t"><div class="d">{words(story.crawled)}</div><div class="m">{" ".join(f"<a>{name}</a>" for name in MENU)}</div></div><div class="w"><div class="r"><div class="h"><h2>{story.title}</h2></div><div class="i"><img src="b.jpg"></div>
<div class="s">{story.site} - {both(story.at)}</div><div class="x">{"<br /><br />".join(story.paras)}<br /><br /></div><div class="tags">كلمات مفتاحية: <a>{MENU[1]}</a>، <a>{MENU[3]}</a></div><div class="sh">{" ".join(f"<span>{name}</span>" for name in SHARES)}</div></div>
<div class="l"><h3>الأكثر قراءة</h3><ol>{links(story.headlines(6))}</ol><h3>استطلاع</h3><p>هل أنت راض عن خدمات النقل العمومي في مدينتك؟</p></div></div><div class="b">{RIGHTS}</div>""",
        )
    )


STYLES = (joomla15, k2, drupal7, kubrick, news_theme, blogger, maghreb_div_soup)
