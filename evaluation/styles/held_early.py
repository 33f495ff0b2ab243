"""Pages of the first decade of the web in Arabic, held out: do not look at these while the rules are made."""

from __future__ import annotations

from evaluation.styles.chrome import FOOT, MENU, RIGHTS, SHARES, comments, foot, paras
from evaluation.styles.story import LEVANT, MOROCCO, Page, Story, hijri, indic, weekday, words


def agency(story: Story) -> Page:
    """An agency's page of frames' time: one cell holds headline, day and text, parted by single
    <br>; no metadata.
    """
    cells = "".join(
        f'<TD><A HREF="s{n}.asp"><FONT SIZE=2>{name}</FONT></A></TD>'
        for n, name in enumerate(MENU[:8])
    )
    return story.shown(
        f"""<HTML><HEAD><TITLE>:: {story.site} ::</TITLE><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1256"></HEAD>
<BODY DIR=RTL><TABLE WIDTH=100%><TR>{cells}</TR></TABLE><TABLE WIDTH=100%><TR><TD CLASS=story>
<FONT SIZE=4><B>{story.title}</B></FONT><BR><FONT SIZE=1>{story.at:%d/%m/%Y} {story.at:%H:%M}</FONT><BR><BR>
{"<BR>".join(story.paras)}<BR><BR><A HREF="javascript:window.print()">{SHARES[5]}</A></TD></TR></TABLE>
<TABLE WIDTH=100%><TR><TD>المزيد من الأخبار</TD></TR>{"".join(f"<TR><TD><LI><A HREF=x>{t}</A></TD></TR>" for t in story.headlines(6))}</TABLE>
<CENTER><FONT SIZE=1>{RIGHTS}</FONT></CENTER></BODY></HTML>""",
        encoding="cp1256",
    )


def asp_archive(story: Story) -> Page:
    """Classic ASP: no day on the page but that of the visit; its own archive lists the months of
    years.
    """
    months = "".join(f"<option>{name} {story.at.year}</option>" for name in LEVANT)
    return story.shown(
        f"""<html><head><meta http-equiv="content-type" content="text/html; charset=windows-1256"><title>{story.title}</title></head>
<body><table width="780" dir="rtl"><tr><td>{weekday(story.crawled)} {words(story.crawled.date(), LEVANT)}</td><td><form>ابحث في الأرشيف <select>{months}</select></form></td></tr></table>
<table width="780" dir="rtl"><tr><td width="140" valign="top">{"<br>".join(f'<a href="cat.asp?c={n}">{m}</a>' for n, m in enumerate(MENU))}</td>
<td valign="top"><h1 class="head">{story.title}</h1>{paras(story.paras, "p", 'dir="rtl" class="MsoNormal"')}<hr>
<b>في العدد نفسه</b>{paras(story.headlines(6), "div")}</td></tr></table>{foot(story)}</body></html>""",
        told=False,
        encoding="cp1256",
    )


def two_calendars(story: Story) -> Page:
    """Arabic-Indic digits, Hijri and Gregorian with a stroke between, each paragraph in a <span> in
    a <div>.
    """
    day = indic(f"{weekday(story.at)} {hijri(story.at.date())} / {words(story.at)}")
    body = "".join(
        f'<div><span style="font-size: 14pt; font-family: Traditional Arabic">{text}</span></div><div><br></div>'
        for text in story.paras
    )
    return story.shown(
        f"""<html dir=rtl><head><title>{story.title} - {story.site}</title><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head>
<body><div class="hd"><span>{indic(words(story.crawled.date()))}</span></div><div class="nav">{" - ".join(f"<a href=#>{m}</a>" for m in MENU)}</div>
<div class="c"><div class="cat">{story.section}</div><div class="t1">{story.title}</div><div class="by">{story.site} - خاص<br>{day}</div>{body}
<div class="tools"><a href=#>تكبير الخط</a> <a href=#>تصغير الخط</a> <a href=#>{SHARES[5]}</a></div></div>
<div class="l"><div class="lt">الأكثر قراءة</div>{"".join(f"<div><a href=#>{t}</a></div>" for t in story.headlines(8))}</div>{foot(story)}</body></html>"""
    )


def maghreb_daily(story: Story) -> Page:
    """Moroccan months, a byline in one line with the day, comments in prose, unclosed <p>, Latin-1
    declared but UTF-8.
    """
    return story.shown(
        f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><title>{story.site} : {story.section} : {story.title}</title></head>
<body><div align=center><table dir=rtl><tr><td>{" ".join(f"<a href=#>{m}</a>" for m in MENU)}</td></tr></table></div>
<table dir=rtl width=900><tr><td valign=top><font color=#990000 size=5><b>{story.title}</b></font><br><font size=2>{story.site}<br>{weekday(story.at)} {words(story.at, MOROCCO)} - {story.at:%H:%M}</font>
<p>{"<p>".join(story.paras)}<p>{comments(story, 3)}</td><td valign=top width=300><b>مستجدات</b><br>{"<br>".join(story.headlines(6))}</td></tr></table>
<center>{" | ".join(FOOT)}</center></body></html>"""
    )


STYLES = (agency, asp_archive, two_calendars, maghreb_daily)
