"""Readers of BibTeX, RIS and CSL-JSON, as strict as their rules, for the tests of citations."""

from __future__ import annotations

import json
import re
from typing import Any


def read_bibtex(text: str) -> tuple[str, str, dict[str, str]]:
    """Kind, key and fields of the one entry of a file, by BibTeX's own rules: a value is {...} with
    every brace matched, whatever stands before it, or the name of a month.
    """
    head = re.match(r"@([a-z]+)\{([A-Za-z0-9:-]+),\n", text)
    assert head
    at, fields = head.end(), {}
    while not text.startswith("}", at):
        name = re.compile(r"  ([a-z]+) = ").match(text, at)
        assert name, text[at:]
        start = at = name.end()
        if text[at] == "{":
            depth = 0
            while True:
                depth += {"{": 1, "}": -1}.get(text[at], 0)
                at += 1
                if depth == 0:
                    break
            value = text[start + 1 : at - 1]
        else:
            at += 3
            value = text[start:at]
            assert re.fullmatch("jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", value)
        assert text.startswith(",\n", at)
        assert name[1] not in fields
        at, fields[name[1]] = at + 2, value
    assert "}\n" == text[at:]
    return head[1], head[2], fields


_SIGNS = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~"}
_SIGNS["textasciicircum"] = "^"


def read_tex(text: str) -> str:
    """What TeX would print; a special sign that is not escaped is an error."""
    plain = re.sub(
        r"\\([a-z]+)\{\}|\\([#$%&_])|[{}]", lambda m: _SIGNS[m[1]] if m[1] else m[2] or "", text
    )
    assert not re.search(r"(?<!\\)[#$%&_~^]", re.sub(r"\\[a-z]+\{\}", "", text)), text
    return plain


def read_ris(text: str) -> list[tuple[str, str]]:
    """The tags and texts of the one record of a file."""
    lines = text.split("\r\n")
    assert "" == lines.pop()
    found = [re.fullmatch(r"([A-Z][A-Z0-9])  - ([^\r\n]*)", line) for line in lines]
    assert all(found), lines
    pairs = [(match[1], match[2]) for match in found if match]
    assert ("TY", "NEWS") == pairs[0]
    assert ("ER", "") == pairs[-1]
    assert 1 == sum(tag == "TY" for tag, _ in pairs) == sum(tag == "ER" for tag, _ in pairs)
    return pairs


def read_csl(text: str) -> dict[str, Any]:
    """The one item of a file; its variables are those of csl-data.json, each of its kind."""
    (item,) = json.loads(text)
    assert {"id", "type"} <= set(item)
    plain = {
        "id",
        "type",
        "title",
        "container-title",
        "archive",
        "language",
        "keyword",
        "URL",
        "note",
    }
    assert plain | {"author", "issued"} >= set(item)
    assert all(isinstance(item[name], str) and item[name] for name in plain & set(item))
    assert all({"literal"} == set(author) for author in item.get("author", []))
    if "issued" in item:
        issued = item["issued"]
        assert {"date-parts", "circa", "literal"} >= set(issued)
        assert bool(issued.get("date-parts")) != bool(issued.get("literal"))
        for parts in issued.get("date-parts", []):
            assert 1 <= len(parts) <= 3
            assert all(isinstance(part, int) for part in parts)
        assert 2 >= len(issued.get("date-parts", []))
    return dict(item)
