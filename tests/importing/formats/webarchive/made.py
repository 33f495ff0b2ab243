"""Web archives made up for tests: records, responses, pages, and files of them."""

import base64
import datetime as dt
import gzip
import hashlib
import io
import zipfile

from warraq.importing.article import Imported, LeftOut
from warraq.importing.formats.webarchive.web_archive import WebArchive
from warraq.importing.read import read_parts
from warraq.importing.source import ImportOptions, from_bytes

OPTIONS = ImportOptions(dt.date(2026, 11, 23))


SENTENCE = (
    "افتتح المجلس المحلي صباح اليوم مكتبة عامة في وسط المدينة بعد أشهر من أعمال الترميم، "
    "وحضر الحفل عدد من السكان."
)


PNG = b"\x89PNG"


PARAGRAPHS = (
    SENTENCE,
    "وقال رئيس المجلس في كلمة قصيرة إن المكتبة مفتوحة للجميع، "
    "وإن قاعاتها تتسع لأكثر من مئتي قارئ في اليوم الواحد.",
    "وتضم المكتبة آلاف الكتب في الأدب والتاريخ والعلوم، "
    "إضافة إلى ركن للأطفال وقاعة صغيرة للعروض والمحاضرات.",
    "وأضاف مدير المشروع أن أعمال الترميم استغرقت عاما كاملا، "
    "وشملت السقف والنوافذ وشبكة الكهرباء والمدخل القديم.",
)


def html(title: str) -> bytes:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    head = f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title></head>"
    return f"{head}<body><article><h1>{title}</h1>{text}</article></body></html>".encode()


def record(kind: str, block: bytes, url: str = "http://news.example/1", **fields: str) -> bytes:
    named = {
        "WARC-Type": kind,
        "WARC-Target-URI": url,
        "WARC-Date": "2014-06-10T00:08:59Z",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
    } | {name.replace("_", "-"): value for name, value in fields.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items() if value)
    return f"WARC/1.0\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def answer(body: bytes, status: int = 200, /, **fields: str) -> bytes:
    named = {"Content-Type": "text/html; charset=utf-8"} | {
        name.replace("_", "-"): value for name, value in fields.items()
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items() if value)
    return f"HTTP/1.1 {status} Said\r\n{head}\r\n".encode() + body


def page(number: int, date: str = "2014-06-10T00:08:59Z", **fields: str) -> bytes:
    url = f"http://news.example/{number}"
    return record(
        "response",
        answer(html(f"افتتاح المكتبة رقم {number} في المدينة")),
        url,
        WARC_Date=date,
        **fields,
    )


def packed(*parts: bytes) -> bytes:
    return b"".join(gzip.compress(part, mtime=0) for part in parts)


def zipped(**files: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name.replace("__", "/")), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def read(data: bytes, name: str = "a.warc") -> list[Imported | LeftOut]:
    return [part for _, part in read_parts(WebArchive(), from_bytes(data, name), OPTIONS)]


def numbered(data: bytes) -> list[tuple[int, Imported]]:
    """The articles of an archive, each with its number among the parts."""
    return [(n, part) for n, part in enumerate(read(data), 1) if isinstance(part, Imported)]


def articles(data: bytes) -> list[Imported]:
    return [part for part in read(data) if isinstance(part, Imported)]


def left(data: bytes) -> list[LeftOut]:
    return [part for part in read(data) if isinstance(part, LeftOut)]


def sha1(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()


def arc(url: str, block: bytes) -> bytes:
    return f"{url} 93.184.216.119 20140216050221 text/html {len(block)}\n".encode() + block + b"\n"


ARC = arc("filedesc://a.arc", b"1 0 A\nURL IP-address Archive-date Content-type Archive-length\n")


def chunked(data: bytes) -> bytes:
    parts = [data[at : at + 1000] for at in range(0, len(data), 1000)]
    return b"".join(b"%x;a=b\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


BODY = html("افتتاح مكتبة في وسط المدينة")


GOOD = [page(1), page(2), page(3)]


def urls(data: bytes) -> list[str]:
    return [article.url for article in articles(data)]
