"""A small source of every kind, made of one invented story, any value of which may be hostile."""

from __future__ import annotations

import csv
import gzip
import io
import json
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape

PARAGRAPHS = (
    "افتتح المجلس المحلي صباح اليوم مكتبة عامة في وسط المدينة بعد "
    "أشهر من أعمال الترميم، وحضر الحفل عدد من السكان.",
    "وقال رئيس المجلس في كلمة قصيرة إن المكتبة مفتوحة للجميع، وإن "
    "قاعاتها تتسع لأكثر من مئتي قارئ في اليوم الواحد.",
    "وتضم المكتبة آلاف الكتب في الأدب والتاريخ والعلوم، إضافة إلى "
    "ركن للأطفال وقاعة صغيرة للعروض والمحاضرات.",
)


@dataclass(frozen=True, slots=True)
class Story:
    """What a source tells.

    text  as HTML; kinds that know no markup hold it as it stands
    name  of the file within an archive, of the attribute `slug` and the like
    """

    title: str = "افتتاح مكتبة عامة في المدينة القديمة"
    text: str = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)
    date: str = "2014-06-10T09:00:00+01:00"
    author: str = "محررة المدينة"
    category: str = "ثقافة"
    url: str = "http://news.example/2014/06/10/library.html"
    picture: str = "library.png"
    name: str = "خبر.html"


def png(comment: bytes = b"") -> bytes:
    """A whole PNG, 300 by 200, all black."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", 300, 200, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * 301 * 200)
    chunks = (
        chunk(b"IHDR", head),
        chunk(b"tEXt", b"Comment\0" + comment),
        chunk(b"IDAT", rows),
        chunk(b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def html(story: Story) -> bytes:
    """A page of a news site, with what it says of itself in every way."""
    told = {
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": story.date,
        "author": {"@type": "Person", "name": story.author},
        "image": story.picture,
        "articleSection": story.category,
    }
    quoted = {name: escape(getattr(story, name)) for name in Story.__slots__}
    return """<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>
<link rel="canonical" href="{url}"><meta property="og:title" content="{title}">
<meta property="og:image" content="{picture}">
<meta property="article:published_time" content="{date}"><meta name="author" content="{author}">
<meta property="article:section" content="{category}"><meta name="keywords" content="{category}">
<script type="application/ld+json">{told}</script></head><body><div class="menu">\
<a href="/">الرئيسية</a></div>
<article><h1>{title}</h1><p class="byline">بقلم: {author}</p><time datetime="{date}">{date}</time>
<figure><img src="{picture}" alt="{title}"><figcaption>{category}</figcaption></figure>
{markup}<p><a href="{url}">{title}</a> <img src="{url}"> <b>{author}</b></p></article></body>\
</html>""".format(
        told=json.dumps(told, ensure_ascii=False).replace("</", "<\\/"), markup=story.text, **quoted
    ).encode("utf-8", "surrogatepass")


def dump(story: Story) -> bytes:
    """A page saved as text."""
    return f"{story.title}\n{story.date}\nبقلم: {story.author}\n\n{story.text}\n".encode(
        "utf-8", "surrogatepass"
    )


def _data(text: str) -> str:
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"


def wordpress(story: Story) -> bytes:
    """An export of WordPress with one post, its picture and a comment."""
    title, url, category = _data(story.title), escape(story.url), _data(story.category)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"\
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"\
 xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<title>جريدة المثال</title><link>http://news.example</link>
<item><title>{title}</title><link>{url}</link><dc:creator>{_data(story.author)}</dc:creator>
<content:encoded>{_data(story.text + "[caption]" + story.title + "[/caption]")}</content:encoded>
<wp:post_id>12</wp:post_id><wp:post_name>{_data(story.name)}</wp:post_name>\
<wp:post_date>{_data(story.date)}</wp:post_date>
<wp:post_date_gmt>{_data(story.date)}</wp:post_date_gmt><wp:status>publish</wp:status>\
<wp:post_type>post</wp:post_type>
<category domain="category" nicename="{escape(story.category)}">{category}</category>
<category domain="post_tag">{category}</category>
<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>13</wp:meta_value></wp:postmeta>
<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content>{title}</wp:comment_content>\
</wp:comment></item>
<item><title>{title}</title><wp:post_id>13</wp:post_id><wp:post_type>attachment</wp:post_type>
<wp:attachment_url>{_data(story.picture)}</wp:attachment_url></item>
</channel></rss>""".encode("utf-8", "surrogatepass")


def blogger(story: Story) -> bytes:
    """An export of Blogger with one post."""
    return f"""<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"
 xmlns:blogger="http://schemas.google.com/blogger/2018"><id>tag:blogger.com,1999:blog-1</id>
<title>مدونة</title><generator version="7.00" uri="http://www.blogger.com">Blogger</generator>
<entry><id>tag:blogger.com,1999:blog-1.post-2</id><published>{escape(story.date)}</published>
<category scheme="http://schemas.google.com/g/2005#kind"\
 term="http://schemas.google.com/blogger/2008/kind#post"/>
<category scheme="http://www.blogger.com/atom/ns#" term="{escape(story.category)}"/>
<title type="text">{escape(story.title)}</title><content type="html">{escape(story.text)}</content>
<link rel="alternate" type="text/html" href="{escape(story.url)}"/><author>\
<name>{escape(story.author)}</name></author>
<blogger:filename>{escape(story.name)}</blogger:filename></entry></feed>""".encode(
        "utf-8", "surrogatepass"
    )


def rss(story: Story) -> bytes:
    """A feed of one item."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>\
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>جريدة المثال</title>
<item><title>{escape(story.title)}</title><link>{escape(story.url)}</link>\
<guid>{escape(story.name)}</guid>
<dc:creator>{escape(story.author)}</dc:creator><pubDate>{escape(story.date)}</pubDate>
<category>{escape(story.category)}</category>\
<enclosure url="{escape(story.picture)}" type="image/png"/>
<description>{escape(story.text)}</description>\
<content:encoded>{_data(story.text)}</content:encoded>
</item></channel></rss>""".encode("utf-8", "surrogatepass")


def atom(story: Story) -> bytes:
    """A feed of one entry, its text as XHTML."""
    return f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>جريدة المثال</title><entry>\
<title type="html">
{escape(escape(story.title))}</title><link href="{escape(story.url)}"/>\
<published>{escape(story.date)}</published>
<author><name>{escape(story.author)}</name></author><category term="{escape(story.category)}"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{story.text}</div></content>\
</entry></feed>""".encode("utf-8", "surrogatepass")


def _records(story: Story) -> list[dict[str, str]]:
    record = {
        "title": story.title,
        "date": story.date,
        "content": story.text,
        "url": story.url,
        "category": story.category,
        "author": story.author,
        "image": story.picture,
        "slug": story.name,
    }
    return [record, record]


def as_json(story: Story) -> bytes:
    """An array of records."""
    return json.dumps(_records(story), ensure_ascii=False).encode("utf-8", "surrogatepass")


def escaped(story: Story) -> bytes:
    """The same in ASCII, as most programs write it: half a pair of surrogates comes through."""
    return json.dumps({"articles": _records(story)}, indent=1).encode()


def as_lines(story: Story) -> bytes:
    """Records, one a line."""
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in _records(story))
    return "".join(lines).encode("utf-8", "surrogatepass")


def as_csv(story: Story) -> bytes:
    """A table of records with a header."""
    file = io.StringIO()
    table = csv.DictWriter(file, _records(story)[0])
    table.writeheader()
    table.writerows(_records(story))
    return file.getvalue().encode("utf-8", "surrogatepass")


def as_xml(story: Story) -> bytes:
    """Records as elements."""
    fields = "".join(
        f"<{name}>{escape(value)}</{name}>" for name, value in _records(story)[0].items()
    )
    return f"<articles><article>{fields}</article><article>{fields}</article></articles>".encode(
        "utf-8", "surrogatepass"
    )


def sgml(story: Story) -> bytes:
    """Records of a text collection."""
    fields = f"<DOCNO>{story.name}</DOCNO><TITLE>{story.title}</TITLE><DATE>{story.date}</DATE>"
    return (
        f"<DOC>\n{fields}\n<TEXT>\n{story.text}\n</TEXT>\n</DOC>\n".encode("utf-8", "surrogatepass")
        * 2
    )


def warc(story: Story) -> bytes:
    """A web archive of one page."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html(story)
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: "
        f"{story.url}\r\nWARC-Date: 2014-06-10T10:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode("utf-8", "surrogatepass") + answer + b"\r\n\r\n"


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(
                name.encode("utf-8", "replace").decode() or "x"
            )  # of no day: the same bytes always
            archive.writestr(info, data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def wacz(story: Story) -> bytes:
    """A web archive in a zip."""
    return zipped(
        {"datapackage.json": b"{}", "archive/a.warc.gz": gzip.compress(warc(story), mtime=0)}
    )


def tarred(story: Story) -> bytes:
    """A tar of a page, of its picture, and of a link that leads out of it."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", errors="replace") as archive:
        for name, data in ((story.name, html(story)), (story.picture, png())):
            info = tarfile.TarInfo(name.replace("\0", "") or "x")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("link.html")
        link.type, link.linkname = tarfile.SYMTYPE, "../../../etc/passwd"
        archive.addfile(link)
    return made.getvalue()


_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="rels" '
    'ContentType="application/'
    'vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" '
    'ContentType="image/png"/><Default Extension="xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _relations(*told: str) -> bytes:
    inner = "".join(f'<Relationship Id="r{at}" {one}/>' for at, one in enumerate(told))
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inner}</Relationships>'.encode("utf-8", "replace")


def word(story: Story) -> bytes:
    """A Word document with a link and a picture."""
    runs = "".join(
        f"<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"
        for style, text in (
            ("Title", story.title),
            ("", story.author),
            ("", story.date),
            ("", story.text),
        )
    )
    link = (
        f"<w:p><w:hyperlink r:id='r0'><w:r><w:t>{escape(story.url)}</w:t></w:r></w:hyperlink></w:p>"
    )
    space = "http://schemas.openxmlformats.org/drawingml/2006"
    blip = f"<a:blip xmlns:a='{space}/main' r:embed='r1'/>"
    fill = f"<pic:blipFill xmlns:pic='{space}/picture'>{blip}</pic:blipFill>"
    graphic = (
        f"<a:graphic xmlns:a='{space}/main'><a:graphicData>"
        f"<pic:pic xmlns:pic='{space}/picture'>{fill}"
    )
    inline = (
        f"<wp:inline xmlns:wp='{space}/wordprocessingDrawing'>"
        f"<wp:docPr id='1' descr='{escape(story.title)}'/>"
    )
    drawing = (
        f"<w:p><w:r><w:drawing>{inline}{graphic}</pic:pic></"
        f"a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = (
        f"<w:document xmlns:w='{main}' xmlns:r='{_RELATED}'><w:body>"
        f"{runs}{link}{drawing}</w:r></w:p></w:body>"
    )
    files = {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": _relations(f'Type="{_RELATED}/officeDocument" Target="word/document.xml"'),
        "word/_rels/document.xml.rels": _relations(
            f'Type="{_RELATED}/hyperlink" Target="{escape(story.url)}" TargetMode="External"',
            f'Type="{_RELATED}/image" Target="{escape(story.picture)}"',
        ),
        "word/document.xml": f"{document}</w:document>".encode("utf-8", "replace"),
        f"word/{story.picture}": png(),
    }
    return zipped(files)


_CMAP = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin "
    b"begincmap 1 begincodespacerange <0000> <FFFF> "
    b"endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"
)


def pdf(story: Story) -> bytes:
    """A PDF whose glyphs are numbered as Unicode is; the lines stand on it as they are drawn, from
    the left.
    """
    lines = [story.title, story.author, story.date, *story.text.split("\n")]
    drawn = b"BT "
    for at, line in enumerate(lines[:40]):
        codes = line[:80][::-1].encode("utf-16-be", "replace").hex().encode()
        drawn += b"/T %d Tf 1 0 0 1 50 %d Tm <%s> Tj " % (12 if at else 24, 780 - 18 * at, codes)
    return pdf_of(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents "
        b"4 0 R/Resources<</Font<</T 5 0 R>>>>>>",
        pdf_stream(drawn + b"ET"),
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/"
        b"ToUnicode 6 0 R/DescendantFonts[<</Type/Font"
        b"/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</"
        b"Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        b"/FontDescriptor<<>>/DW 500>>]>>",
        pdf_stream(_CMAP),
    )


def pdf_of(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/"
        b"Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (len(places) + 1, table, len(places) + 1, len(data))
    )


def pdf_stream(data: bytes) -> bytes:
    """A stream of a PDF."""
    packed = zlib.compress(data)
    return b"<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (len(packed), packed)


def log(story: Story) -> bytes:
    """A log of a scraper."""
    paragraphs = [story.title, story.author, *story.text.split("\n")]
    return f"text = {paragraphs!r}\n".encode("utf-8", "surrogatepass") * 2


Maker = Callable[[Story], bytes]

KINDS: Mapping[str, Maker] = {
    "html": html,
    "text": dump,
    "wordpress": wordpress,
    "blogger": blogger,
    "rss": rss,
    "atom": atom,
    "json": as_json,
    "ascii.json": escaped,
    "jsonl": as_lines,
    "csv": as_csv,
    "xml": as_xml,
    "sgml": sgml,
    "warc": warc,
    "wacz": wacz,
    "zip": lambda story: zipped({story.name: html(story), story.picture: png()}),
    "gz": lambda story: gzip.compress(html(story), mtime=0),
    "tar": tarred,
    "docx": word,
    "pdf": pdf,
    "log": log,
}
"""What makes a source of each kind, by the ending of its name."""

ENDINGS: Mapping[str, str] = {
    "wordpress": "xml",
    "blogger": "xml",
    "rss": "xml",
    "atom": "xml",
    "gz": "html.gz",
}


def name_of(kind: str) -> str:
    """A usual name for a source of a kind."""
    return f"{kind}.{ENDINGS.get(kind, kind if kind != 'text' else 'txt')}"


HOSTILE = (
    # ways out of a folder, and names that some disk cannot hold
    "../../../etc/passwd",
    "/../x",
    "..\\..\\boot.ini",
    "C:\\Windows\\con.txt",
    "CON",
    "com1.md",
    ".hidden",
    "a/b\0c",
    "!/../../x#1",
    "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "a" * 300,
    "ب" * 300,
    "attached/../../x.png",
    "content/2014/05/x.md",
    # letters that hide, turn round or are none
    "\u202e\u2066مقلوب\u202c",
    "\ud800 وحيد",
    "\ufffe\uffff",
    "\u2028سطر\u2029آخر\x85",
    "&#x202e;&#0;&#xd800;&#x110000;",
    "👩\u200d👩\u200d👧\u200d👦" * 40,
    "\u0301" * 500,
    "خ" * 100_000,
    "w" * 100_000,
    "كلمة " * 20_000,
    "\x01\x02\x1b[31m\x7f",
    # what YAML, TOML, templates and headers would read
    "---\n- &a [*a, *a]\n",
    "title: x\n---\n\nbody",
    'x" = "nothing"\n"y',
    "'\\u0000\\\"",
    "null",
    "!!python/object/apply:os.system [ls]",
    "{{ 7 * 7 }}{% raw %}",
    "line\r\nSet-Cookie: a=b",
    # markup that acts
    '"><script>alert(1)</script>',
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    '<a href="java&#10;script:alert(1)">x</a>',
    '<a href="&#1;javascript&colon;alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<p style="background:url(javascript:alert(1))" onclick="alert(1)">x</p>',
    '<iframe srcdoc="<script>alert(1)</script>" src="javascript:alert(1)"></iframe>',
    "<math><mtext><table><mglyph><style><!--</style><img "
    'title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;lt;img src=x onerror=alert(1)&amp;gt;",
    "<template><script>alert(1)</script></template><plaintext><xmp>",
    "]]><script>alert(1)</script><![CDATA[",
    "<!--><script>alert(1)</script>-->",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "![x](javascript:alert(1)) [y](data:text/html;base64,PHNjcmlwdD4=) <javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x] [^1]\n\n[^1]: {onclick=alert(1)}",
    "```\n<script>\n```\n\n    <script>\n\n# {#id onclick=x}",
    "[caption id=x onclick=y]<script>[/caption] [embed]javascript:alert(1)[/embed]",
    # addresses
    "javascript:alert(1)//http://x",
    " JaVa\tScRiPt:alert(1)",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "vbscript:msgbox(1)",
    "//evil.example/x",
    "http://[::1",
    "http://news.example/" + "a" * 5000,
    'http://news.example/a b"onclick=alert(1)>(x)[y]',
    "http://user:pass@news.example/%00%ff/../../x?a=b#c",
    "file:///etc/passwd",
    # dates
    "../2019",
    "2016/2019",
    "9999-99-99",
    "0000-00-00 00:00:00",
    "999999999999999",
    "2014-06-10T25:61:61+99:99",
    "-1",
    "١٠/٦/٢٠١٤" * 50,
)
"""Values that a source may hold to do harm, or by accident."""
