"""The generated parts of the docs; `python -m tests.docs` writes them anew."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import click

from warraq.analysis.topics.vocabulary import default_topics
from warraq.arabic.edtf import parse_when
from warraq.arabic.numerals import default_system
from warraq.cli.main import main
from warraq.content.frontmatter.schema import json_schema
from warraq.importing import limits
from warraq.library.settings import SETTINGS
from warraq.site import strings

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
SCHEMA = DOCS / "front-matter.schema.json"
PAGES = (
    *(
        ROOT / name
        for name in (
            "README.md",
            "CHANGELOG.md",
            "CONTRIBUTING.md",
            "SECURITY.md",
            "bench/README.md",
        )
    ),
    *sorted(DOCS.rglob("*.md")),
)

# A generated part stands between two comments: <!-- settings: generated --> ... <!-- end -->
PART = re.compile(
    r"(<!-- (?P<name>[\w ]+): generated -->\n)(?:(?!<!-- ).)*(<!-- end -->)", re.DOTALL
)
DATES = (
    "2017-05-12",
    "2017-05",
    "2017",
    "2017-05-12T10:42+01:00",
    "2017-05~",
    "2017?",
    "2016/2019",
    "../2019",
)
REGIONS = ("MA", "DZ", "TN", "LY", "EG", "SA", "AE", "LB", "SY", "JO", "PS", "IQ")


@cache
def parts() -> dict[str, str]:
    """Every generated part of the docs by its name."""
    return {
        "settings": settings_table(),
        "keys": keys_table(),
        "topics": topics_table(("id", "label", "some other names")),
        "topics ar": topics_table(("المعرّف", "الموضوع", "من أسمائه الأخرى")),
        "regions": regions_table(),
        "limits": limits_table(),
        "dates": dates_table(("you write", "readers see")),
        "dates ar": dates_table(("تكتب", "يقرأ القارئ")),
        **{f"help {name}": help_of(name) for name in ("warraq", *commands())},
    }


def settings_table() -> str:
    """Every setting, with a link to its section."""
    rows = []
    for setting in SETTINGS:
        default = (
            ""
            if setting.default in (None, "", ())
            else f"`{json.dumps(setting.default, ensure_ascii=False)}`"
        )
        rows.append((f"[`{setting.name}`](#{setting.name})", setting.about, default))
    return table(("setting", "what it is", "without it"), rows)


def keys_table() -> str:
    """Every key of the front matter, those of groups as 'image.src'."""
    return table(("key", "what it is", "how it is written"), _rows(json_schema(), ""))


def _rows(schema: Mapping[str, Any], group: str) -> Iterator[tuple[str, str, str]]:
    required = schema.get("required", ())
    for name, inner in schema["properties"].items():
        must = " **Must be given.**" if name in required else ""
        yield f"`{group}{name}`", _sentence(inner["description"]) + must, _shape(inner)
        below = inner.get("items", inner)
        if "properties" in below:
            yield from _rows(below, f"{name}.")


def _shape(schema: Mapping[str, Any]) -> str:
    if "anyOf" in schema:
        return "a text, or a list of texts"
    if "pattern" in schema:
        return "a day" if "d{2}" in schema["pattern"] else "a date"
    kinds = {
        "object": "a group of keys",
        "array": "a list of groups",
        "boolean": "`true` or `false`",
    }
    kinds["integer"] = "a whole number"
    return kinds.get(str(schema["type"]), "a text")


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:] + "."


def topics_table(head: tuple[str, ...]) -> str:
    """The 17 topics, each with some of its names; the first is the IPTC's own, which is nearly the
    label.
    """
    rows = [
        (f"`{topic.id}`", topic.label, "، ".join(topic.synonyms[1:6])) for topic in default_topics()
    ]
    return table(head, rows)


def dates_table(head: tuple[str, ...]) -> str:
    """How dates of every kind are shown in Morocco."""
    words = strings.load("ar", "MA", "latn", (ROOT / "templates" / "strings",))
    return table(
        head, [(f'<code dir="ltr">{day}</code>', words.in_words(parse_when(day))) for day in DATES]
    )


def regions_table() -> str:
    """What two days are called in each country, those together that call them the same."""
    regions: dict[tuple[str, ...], list[str]] = {}
    for region in REGIONS:
        words = strings.load(
            "ar", region, default_system("ar", region), (ROOT / "templates" / "strings",)
        )
        shown = tuple(words.in_words(parse_when(day)) for day in ("2017-01-17", "2017-08-17"))
        regions.setdefault(shown, []).append(f"`{region}`")
    rows = [(", ".join(codes), *shown) for shown, codes in regions.items()]
    return table(("region", "17 January 2017", "17 August 2017"), rows)


def limits_table() -> str:
    """The bounds of an import, each with what its constant is documented as."""
    body = ast.parse(Path(str(limits.__file__)).read_text(encoding="utf-8")).body
    rows = []
    for node, below in pairwise(body):
        match node, below:
            case (
                ast.Assign(targets=[ast.Name(id=name)]),
                ast.Expr(value=ast.Constant(value=str(about))),
            ):
                rows.append((_amount(name, getattr(limits, name)), " ".join(about.split())))
    return table(("at most", "of what, and why"), rows)


def _amount(name: str, value: int) -> str:
    """A bound with its unit, which is the last word of its name."""
    match name.rpartition("_")[2]:
        case "BYTES" if value >= 1 << 20:
            return f"{value >> 20:,} MB"
        case "BYTES" if value >= 1 << 10:
            return f"{value >> 10} KB"
        case "BYTES" | "SECONDS" as unit:
            return f"{value} {unit.lower()}"
        case "CHARS":
            return f"{value:,} characters"
        case "GROWTH":
            return f"{value} times"
    return f"{value:,}"


def commands() -> dict[str, click.Command]:
    """Every command by its name, those of a group as 'topics learn'."""
    found = dict(main.commands)
    for name, group in main.commands.items():
        if isinstance(group, click.Group):
            found |= {f"{name} {inner}": command for inner, command in group.commands.items()}
    return found


def help_of(name: str) -> str:
    """What a command says with --help, as wide as the docs are."""
    command, path = (main, "warraq") if name == "warraq" else (commands()[name], f"warraq {name}")
    context = click.Context(
        command, info_name=path, terminal_width=90, help_option_names=["-h", "--help"]
    )
    return f"```text\n{command.get_help(context).rstrip()}\n```"


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table in Markdown."""
    lines = [
        head,
        ("---",) * len(head),
        *(tuple(cell.replace("|", r"\|") for cell in row) for row in rows),
    ]
    return "\n".join(f"| {' | '.join(line)} |".replace("|  |", "| |") for line in lines)


def renewed(text: str) -> str:
    """A page with its generated parts as they must be now. Raises KeyError for a part that there is
    not.
    """
    made = parts()
    return PART.sub(lambda part: f"{part[1]}\n{made[part['name']]}\n\n{part[3]}", text)


def schema_text() -> str:
    """The JSON Schema, as `warraq schema` prints it."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    for page in PAGES:
        if (new := renewed(old := page.read_text(encoding="utf-8"))) != old:
            page.write_text(new, encoding="utf-8")
    SCHEMA.write_text(schema_text(), encoding="utf-8")
