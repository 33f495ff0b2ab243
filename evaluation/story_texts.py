"""The texts that pairs of one story or two are made of, from the shared data."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
from dataclasses import dataclass
from pathlib import Path

PART_MIN_WORDS = 20
"""The fewest words of a text or a part of one: of a shorter one nobody could tell."""


@dataclass(frozen=True, slots=True)
class Text:
    """An article's body, where it stood, and its day."""

    name: str
    outlet: str
    title: str
    text: str
    day: dt.date | None


def texts(shared: Path) -> list[Text]:
    """The articles of the shared data that have a text of their own."""
    found = []
    for line in (
        (shared / "labelled/jawharafm-topics/articles.jsonl").read_text("utf-8").splitlines()
    ):
        row = json.loads(line)
        found.append(Text(row["id"], "jawhara", row["title"], row["text"], _day(row["date"])))
    for number, row in enumerate(_records(shared, "saudinewsnet-a")):
        found.append(
            Text(
                f"saudi {number}",
                row["source"],
                row["title"],
                row["content"],
                _day(row["date_extracted"]),
            )
        )
    for number, row in enumerate(_records(shared, "echorouk-2025")):
        found.append(
            Text(
                f"echorouk {number}",
                "echorouk",
                row["title"],
                row["content"],
                _day(row["pub_date"]),
            )
        )
    with (shared / "records/cnn-arabia-2024-shifted-columns.csv").open(
        encoding="utf-8-sig", newline=""
    ) as file:
        for number, cells in enumerate(csv.reader(file)):
            if number and len(cells) > 5:
                found.append(Text(f"cnn {number}", "cnn", "", cells[5], _day(cells[4])))
    broken = (shared / "records/yabiladi-broken.json").read_text("utf-8")
    for number, entry in enumerate(re.findall(r'^\{"content": \[.*?\]\}', broken, re.MULTILINE)):
        found.append(
            Text(
                f"yabiladi {number}", "yabiladi", "", "\n".join(json.loads(entry)["content"]), None
            )
        )
    for name in ("aps-algerie", "aps-culture", "aps-sport"):
        feed = (shared / f"rss/{name}.xml").read_text("utf-8")
        for number, item in enumerate(re.findall(r"<item>.*?</item>", feed, re.DOTALL)):
            body = re.search(r"<description>(.*?)</description>", item, re.DOTALL)
            told = re.sub(r"<[^>]*>|\]\]>|<!\[CDATA\[", " ", body[1] if body else "")
            found.append(Text(f"{name} {number}", "aps", "", told, dt.date(2025, 3, 20)))
    return [text for text in found if len(text.text.split()) >= PART_MIN_WORDS]


def _records(shared: Path, name: str) -> list[dict[str, str]]:
    return list(json.loads((shared / f"records/{name}.json").read_text("utf-8")))


def _day(text: str) -> dt.date | None:
    if match := re.match(r"(\d{4})[-/](\d\d)[-/](\d\d)", text):
        return dt.date(*map(int, match.groups()))
    match = re.match(r"(\d\d)/(\d\d)/(\d{4})", text)
    return dt.date(*map(int, reversed(match.groups()))) if match else None
