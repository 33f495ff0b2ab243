"""Pages of the first decade of the web in Arabic, tuned half: tables, fonts, portals."""

from __future__ import annotations

from evaluation.styles.chrome import (
    COMMENTS,
    FOOT,
    MENU,
    RIGHTS,
    SHARES,
    comments,
    foot,
    links,
    paras,
)
from evaluation.styles.story import Page, Story, both, hijri, quoted, weekday, words


def frontpage(story: Story) -> Page:
    """Tables and <font>, text parted by <br><br>, windows-1256, no metadata; the day under the
    headline.
    """
    menu = "".join(
        f'<tr><td><font size="2"><a href="{n}.htm">{name}</a></font></td></tr>'
        for n, name in enumerate(MENU)
    )
    return story.shown(
        f"""<html dir="rtl"><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256">
<meta name="GENERATOR" content="Microsoft FrontPage 4.0"><title>{story.site}</title></head>
<body bgcolor="#FFFFFF" topmargin="0"><table border="0" width="100%"><tr><td colspan="3" align="center">
<img src="images/logo.gif" width="468"><br><font face="Tahoma" size="1">{words(story.crawled.date())}</font></td></tr>
<tr><td width="20%" valign="top"><table border="0">{menu}</table></td>
<td width="60%" valign="top"><p align="center"><b><font face="Simplified Arabic" size="5" color="#800000">
{story.title}</font></b></p><p align="right"><font size="2" color="#808080">{weekday(story.at)} {words(story.at)}</font></p>
<p align="justify"><font face="Simplified Arabic" size="4">{"<br><br>".join(story.paras)}</font></p>
<p align="center"><font size="2"><a href="javascript:history.back()">رجوع</a> | <a href="print.htm">طباعة</a></font></p>
</td><td width="20%" valign="top"><font size="2">{"<br>".join(story.headlines(5))}</font></td></tr>
<tr><td colspan="3" align="center"><font size="1">{" | ".join(FOOT)}<br>{RIGHTS}</font></td></tr></table></body></html>""",
        encoding="cp1256",
    )


def webforms(story: Story) -> Page:
    """ASP.NET: a form around all, __VIEWSTATE, labels by id, day with month first and AM/PM, the
    year in the URL.
    """
    at = story.at
    hour = f"{at.month}/{at.day}/{at.year} {at:%I:%M:%S %p}"
    state = "dDwtMTQ2MjM1NDU2Nzt0PDtsPGk8MT47PjtsPHQ8O2w8aTww" * 40
    url = f"http://www.example.org/News/Details.aspx?ID={story.number}&d={at:%Y-%m-%d}"
    rows = "".join(
        f'<tr><td><a id="dl_ctl{n:02}_lnk" href="Details.aspx?ID={n}">{title}</a></td></tr>'
        for n, title in enumerate(story.headlines(8))
    )
    return story.shown(
        f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head id="Head1"><title>
	{story.site} :: {story.title}
</title><link rel="canonical" href="{url.replace("&", "&amp;")}" /></head><body dir="rtl"><form name="aspnetForm" method="post" action="Details.aspx" id="aspnetForm">
<div><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/{state}" /></div>
<div id="ctl00_Header"><span id="ctl00_lblToday">{weekday(story.crawled)} {words(story.crawled.date())}</span>
<table><tr>{links(MENU, "td")}</tr></table></div>
<table width="980"><tr><td valign="top"><table id="ctl00_Content_tblNews"><tr><td>
<span id="ctl00_Content_lblTitle" class="NewsTitle">{story.title}</span></td></tr>
<tr><td><span id="ctl00_Content_lblDate">تاريخ النشر: {hour}</span> <span id="ctl00_Content_lblHits">عدد القراءات: 1204</span></td></tr>
<tr><td><img id="ctl00_Content_img" src="Upload/{story.number}.jpg" alt="{quoted(story.title)}" /></td></tr>
<tr><td><span id="ctl00_Content_lblBody"><div style="text-align: justify;">{"</div><div>&nbsp;</div><div style='text-align: justify;'>".join(story.paras)}</div></span></td></tr>
<tr><td><a href="#">{SHARES[0]}</a> <a href="#">أرسل إلى صديق</a></td></tr></table></td>
<td valign="top"><table id="ctl00_dlLatest"><tr><td>آخر الأخبار</td></tr>{rows}</table></td></tr></table>
<span id="ctl00_lblCopy">{RIGHTS}</span></form></body></html>""",
        url,
    )


def nuke(story: Story) -> Page:
    """A PHP-Nuke portal: blocks at both sides, a poll, login, the posting line 'أرسلت بواسطة ...
    في'.
    """
    block = '<table class="block"><tr><td><b>{}</b></td></tr><tr><td>{}</td></tr></table>'
    left = block.format(
        "القائمة",
        "<br>".join(f'&middot; <a href="modules.php?name={n}">{m}</a>' for n, m in enumerate(MENU)),
    )
    poll = block.format(
        "استفتاء",
        "هل تؤيد العمل عن بعد في المدارس؟<br><input type=radio>نعم<br><input type=radio>لا<br>الأصوات: 311",
    )
    old = block.format(
        "مقالات سابقة",
        "<br>".join(
            f"{words(day)}<br><a href=x>{title}</a> (3)" for title, _, day in story.excerpts(5)
        ),
    )
    login = block.format(
        "تسجيل الدخول", "اسم المستخدم<br><input><br>كلمة المرور<br><input type=password>"
    )
    return story.shown(
        f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"><html><head><title>{story.site} - {story.title}</title>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1256"><META NAME="GENERATOR" CONTENT="PHP-Nuke"></head>
<body dir=rtl><table width=100%><tr valign=top><td width=150>{left}{poll}</td><td>
<table border=0><tr><td class="option"><font class="title"><b>{story.title}</b></font></td></tr>
<tr><td><font class="content">أرسلت بواسطة <a href="#">المحرر</a> في {weekday(story.at)} {words(story.at)} @ {story.at:%H:%M}</font></td></tr>
<tr><td><font class="content">{"<br /><br />".join(story.paras)}</font></td></tr></table>
<center><font class="tiny">[ <a href="modules.php?name=News">رجوع للأخبار</a> | <a href="#">{SHARES[5]}</a> ]</font></center>
{comments(story)}</td><td width=150>{login}{old}</td></tr></table><center>{RIGHTS}</center></body></html>""",
        encoding="cp1256",
    )


def gulf_paper(story: Story) -> Page:
    """The site of a printed paper: Hijri beside Gregorian, the issue's number, meta says utf-8 but
    it is 1256.
    """
    day = (
        f"{weekday(story.at)} {hijri(story.at.date())} - {words(story.at)} م - العدد {story.number}"
    )
    return story.shown(
        f"""<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=utf-8"><TITLE>{story.site} : {story.title}</TITLE>
<META name="keywords" content="{", ".join(MENU)}"></HEAD><BODY dir=rtl leftMargin=0>
<TABLE cellSpacing=0 width=770 align=center><TR><TD><IMG src="/img/top.jpg"></TD></TR><TR><TD class=issue>{day}</TD></TR>
<TR><TD>{" | ".join(f'<A href="{n}.html">{name}</A>' for n, name in enumerate(MENU))}</TD></TR></TABLE>
<TABLE width=770 align=center><TR><TD width=560 vAlign=top><DIV class=kicker>{story.section}</DIV>
<H2 align=center>{story.title}</H2><P align=justify>{"<P align=justify>".join(story.paras)}</TD>
<TD class=side vAlign=top>{"<BR>".join(f'<A href="{n}.html">{title}</A>' for n, title in enumerate(story.headlines(7)))}</TD></TR></TABLE>
{foot(story)}</BODY></HTML>""",
        encoding="cp1256",
    )


def forum(story: Story) -> Page:
    """vBulletin: the first post is the article, the replies are prose; the join dates of members
    are no day.
    """
    post = """<table id="post{0}" class="tborder"><tr><td class="thead">{1}</td></tr><tr><td class="alt2"><a class="bigusername" href="m">{2}</a>
<div class="smallfont">عضو مميز<br>تاريخ التسجيل: Jan 2006<br>المشاركات: 1,204</div></td></tr><tr><td class="alt1">{3}</td></tr></table>"""
    first = f'<div class="smallfont"><strong>{story.title}</strong></div><hr /><div id="post_message_1">{"<br /><br />".join(story.paras)}</div>'
    replies = "".join(
        post.format(
            n,
            f"{story.crawled:%d-%m-%Y}, {n}:15 PM",
            "متابع",
            f'<div id="post_message_{n}">{text}</div>',
        )
        for n, text in enumerate(COMMENTS, 2)
    )
    return story.shown(
        f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x"><html dir="rtl" lang="ar"><head>
<meta http-equiv="Content-Type" content="text/html; charset=windows-1256" /><meta name="generator" content="vBulletin 3.8.1" />
<title>{story.title} - منتديات {story.site}</title></head><body><div class="navbar">منتديات {story.site} &gt; القسم العام &gt; {story.title}</div>
<table class="tborder"><tr><td>اسم المستخدم</td><td>التسجيل</td><td>البحث</td><td>مشاركات اليوم</td></tr></table>
{post.format(1, f"{story.at:%d-%m-%Y}, {story.at:%I:%M %p}", "المحرر", first)}{replies}
<div class="smallfont">الساعة الآن 10:15 AM. Powered by vBulletin</div>{paras([RIGHTS], "div")}</body></html>""",
        encoding="cp1256",
    )


def levant_portal(story: Story) -> Page:
    """Nested divs with <p> of &nbsp; between, both names of the month, a ticker, related links
    spliced into the text.
    """
    body = story.paras
    body.insert(1, f'<b>اقرأ أيضا: <a href="/n/7">{story.headlines(1)[0]}</a></b>')
    return story.shown(
        f"""<html><head><meta charset="utf-8"><title>{story.title} | {story.site}</title><meta name="description" content="{quoted(story.lead)}"></head>
<body><div id="ticker"><b>عاجل</b><marquee>{" &nbsp;***&nbsp; ".join(story.headlines(6, 4))}</marquee></div>
<div id="wrap"><div id="right"><div class="box"><ul>{links(MENU)}</ul></div></div><div id="main"><div class="path">الرئيسية &raquo; {story.section} &raquo; {story.title}</div>
<div class="tit">{story.title}</div><div class="dat">{weekday(story.at)}، {both(story.at)}، آخر تحديث {story.at:%H:%M} (GMT+0300)</div>
<div class="txt">{paras(body).replace("</p>", "</p><p>&nbsp;</p>")}</div>
<div class="rel"><h4>مواضيع ذات صلة</h4><ul>{links(story.headlines(4, 1))}</ul></div></div></div>{foot(story)}</body></html>"""
    )


STYLES = (frontpage, webforms, nuke, gulf_paper, forum, levant_portal)
