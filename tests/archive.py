"""A small made-up archive with everything that an article can have, for tests of whole sites."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sqlite3
import struct
import zlib
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from warraq.building import pipeline
from warraq.core import cache
from warraq.core.model import BuildResult
from warraq.library import config

AS_OF = dt.date(2026, 11, 23)
"""The day on which the archive is built, so that one article of it always lies in the future."""

_FIRST = dt.date(2016, 1, 3)
_STEP = dt.timedelta(days=17)
_TOPICS = (
    "culture",
    "science-tech",
    "weather",
    "economy",
    "education",
    "environment",
    "local-councils",
)
_OUTLETS = ("صحيفة المدينة", "وكالة الأنباء المحلية", "مجلة القرى", "نشرة الميناء")
_PLACES = (
    "المكتبة البلدية",
    "سوق الحي القديم",
    "محطة القطار",
    "حديقة الميناء",
    "مدرسة القرية",
    "متحف البحر",
    "دار الثقافة",
)
_EVENTS = (
    "تفتح أبوابها بعد أشغال الترميم",
    "تستقبل زوارًا من المدن المجاورة",
    "تعلن عن مواقيت جديدة",
    "تحتفي بعيدها الخمسين",
)
_LINES = (
    "وقال بيان نُشر بالمناسبة إن الأشغال دامت ثلاثة أشهر، وشملت القاعات والممرات والواجهة.",
    "وينتظر أن يستفيد من هذه الخدمة سكان الأحياء القريبة، إضافة إلى الطلبة والتلاميذ.",
    "وأضاف المصدر نفسه أن عدد الزوار بلغ 12.500 زائر خلال السنة الماضية، أي بزيادة 8%.",
    "ويُذكر أن المكان بُني قبل خمسين سنة، وعرف منذ ذلك الحين توسعات كثيرة.",
    "كما يتضمن البرنامج لقاءات مفتوحة وورشات للأطفال، وعروضًا في نهاية كل أسبوع.",
)

_SITE = """\
title = "أرشيف القرية"
description = "أرشيف صغير من أخبار متخيلة، تُبنى منه مواقع الاختبار."
region = "MA"
per_page = 5
rights = "نصوص متخيلة، لا حقوق عليها."
publisher = { name = "دار القرية", url = "https://example.org" }
{base_url}
[[topics]]
id = "local-councils"
label = "الجماعات المحلية"
parent = "politics"
synonyms = ["البلديات"]

[[topics]]
id = "culture"
label = "ثقافة"
parent = "arts"
"""

# What each of the first articles has of its own: its folder where it is not that of its day, its
# lines of front matter (one that has a folder has no other date than these give it), and what its
# body ends with.
_SPECIAL = (
    # a picture
    ("", "image:\n  src: picture.png\n  alt: مربع ملون\n  credit: أرشيف القرية", ""),
    # dates of every kind, or none
    ("undated", "review:\n  - لم يُعثر على تاريخ", ""),
    ("2017/05", "date: 2017-05", ""),
    ("2015", "date: 2015", ""),
    ("2017/06", "date: 2017-06~", ""),
    ("2018/03", "date: 2018-03-04T10:42:00+01:00", ""),
    # not published yet
    ("2099/01", "date: 2099-01-01", ""),
    ("", "draft: true", ""),
    # what became of it later
    ("", "withdrawn:\n  date: 2020-02-03\n  reason: سُحب بطلب من الناشر.", ""),
    ("", "corrections:\n  - date: 2019-04-05\n    note: صُحح عدد الزوار في الفقرة الثالثة.", ""),
    ("", "aliases: [old/page-10.html, /قديم/خبر.html]", ""),
    (
        "",
        f"source:\n  file: seeds/page-11.txt\n  sha256: {'0f' * 32}\n  imported: "
        "2020-01-02\n  importer: text",
        "",
    ),
    # bodies that a page must bear
    ("", "", "| السنة | عدد الزوار |\n| --- | ---: |\n| 2015 | 11.574 |\n| 2016 | 12.500 |"),
    (
        "",
        "",
        "This paragraph is in English: the library opens at 9:30 (see "
        "https://example.org/a/long/address/in/it).",
    ),
    (
        "",
        "",
        "## مواقيت الفتح\n\n١. صباحًا من 9:00 إلى 12:00\n٢. مساءً من 15:00 إلى 18:00\n"
        "\n### في رمضان\n\n- صباحًا فقط",
    ),
    (
        "",
        "",
        "وقال و**«المدير»** إن الباب مفتوح، **الزائر:**يدخل.\n\n> اقتباس قصير.\n\n```\n"
        "plain text <tag>\n```",
    ),
    ("", "", "Antidisestablishmentarianism" * 6),
)


def write_archive(folder: Path, n: int = 25, *, base_url: str = "", search: bool = True) -> Path:
    """Lay out an archive of n articles and two pages in a folder, always the same one; returns the
    folder.
    """
    address = (f'base_url = "{base_url}"\n' if base_url else "") + (
        "" if search else "search = false\n"
    )
    _write(folder / "site.toml", _SITE.replace("{base_url}\n", address))
    for number in range(n):
        path, text = article(number)
        _write(folder / "content" / path, text)
        if "src: picture.png" in text:
            (folder / "content" / path).with_name("picture.png").write_bytes(picture())
    _write(
        folder / "content/pages/about.md",
        "---\ntitle: عن الأرشيف\n---\n\nأرشيف صغير للاختبار.\n\n## الحقوق\n\nلا حقوق عليه.\n",
    )
    _write(
        folder / "content/pages/corrections.md",
        "---\ntitle: سياسة التصويب\n---\n\nنذكر كل تصويب وتاريخه.\n",
    )
    return folder


def article(number: int) -> tuple[str, str]:
    """The path within content/ and the text of one article. The first of them each show something
    of their own.
    """
    day = _FIRST + _STEP * number
    place, event = _PLACES[number % len(_PLACES)], _EVENTS[number % len(_EVENTS)]
    folder, extra, ending = _SPECIAL[number] if number < len(_SPECIAL) else ("", "", "")
    head = [f"title: {place} {event} ({number})"]
    head += [] if folder else [f"date: {day}"]
    head.append(f"topics: [{_TOPICS[number % len(_TOPICS)]}]")
    head += ["thread: أشغال المكتبة"] if number % 7 == 0 and number < 25 else []
    head += [] if number % 3 else [f"tags: [{place}, أخبار محلية]"]
    head += (
        ["author: هيئة التحرير", f"outlet: {_OUTLETS[number % len(_OUTLETS)]}"]
        if number % 4
        else []
    )
    head += [extra] if extra else []
    lines = [_LINES[(number + step) % len(_LINES)] for step in range(2 + number % 3)]
    body = "\n\n".join(
        [f"شهدت {place} هذا الأسبوع حدثًا جديدًا.", *lines, *([ending] if ending else [])]
    )
    name = f"{folder or f'{day:%Y/%m}'}/khabar-{number:03}.md"
    return name, "---\n" + "\n".join(head) + f"\n---\n\n{body.rstrip()}\n"


def picture(width: int = 48, height: int = 32) -> bytes:
    """A PNG of one colour."""
    rows = (b"\0" + b"\x1d\x6b\x5a" * width) * height

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def build(folder: Path) -> BuildResult:
    """Build the archive of a folder into its output/, as of a fixed day."""
    return pipeline.build(config.load(folder), as_of=AS_OF)


SHARED: Path | None = None
"""Where the archives of `built_archive` are kept during a run, for all of its processes."""


def built_archive(folder: Path, n: int = 25, *, base_url: str = "") -> Path:
    """The archive that `write_archive` and then `build` make in a folder that is not there yet or
    is empty; returns the folder. It is built once in a run and copied with its times and its
    cache, as a reader moves an archive.
    """
    assert SHARED is not None
    kept = SHARED / f"{n}-{sha256(base_url.encode()).hexdigest()[:8]}"
    if not kept.exists():
        aside = SHARED / f"{kept.name}-{os.getpid()}"
        build(write_archive(aside, n, base_url=base_url))
        # A connection that this process still has open would leave half of the cache beside it.
        with closing(sqlite3.connect(cache.file_in(aside / ".cache"))) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        try:
            aside.rename(kept)
        except OSError:  # another process was faster
            shutil.rmtree(aside)
    beside = shutil.ignore_patterns("*.sqlite-*")
    shutil.copytree(kept, folder, dirs_exist_ok=True, ignore=beside)
    return folder


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
