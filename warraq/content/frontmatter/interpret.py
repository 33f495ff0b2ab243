"""From the keys of a file to its FrontMatter, or to the faults in them, each with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from warraq.content.frontmatter.keys import unknown_key
from warraq.content.frontmatter.schema import BY_NAME
from warraq.content.frontmatter.text import MOST_FAULTS, locate
from warraq.content.frontmatter.values import InvalidValue
from warraq.core.model import Correction, Image, Provenance, When, Withdrawal
from warraq.core.problems import Problem


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A valid front matter, read. What is not in the file is empty."""

    title: str
    when: When | None = None
    topics: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    thread: str = ""
    authors: tuple[str, ...] = ()
    outlet: str = ""
    summary: str = ""
    source: Provenance | None = None
    image: Image | None = None
    aliases: tuple[str, ...] = ()
    draft: bool = False
    review: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    withdrawn: Withdrawal | None = None
    duplicate_of: str = ""


def interpret(
    meta: Mapping[str, Any], where: str, text: str
) -> tuple[FrontMatter | None, tuple[Problem, ...]]:
    """Read a front matter by the schema.

    `where` names the file and `text` is all of it: both only serve to say where a fault is. Returns
    the FrontMatter, or None with every fault, the first MOST_FAULTS of them.
    """
    filled: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, value in meta.items():
        if len(problems) == MOST_FAULTS:
            break
        key = BY_NAME.get(name)
        try:
            if key is None:
                raise InvalidValue(*unknown_key(name, BY_NAME))
            filled[key.fills] = key.type.read(value)
        except InvalidValue as wrong:
            line, column = locate(text, (name, *wrong.path))
            what = wrong.what if key is None else f"'{name}' {wrong.what}"
            problems.append(Problem(where, line, column, what, wrong.mend))
    if "title" not in meta:
        problems.append(
            Problem(
                where, 1, 1, "there is no 'title'", "add a line 'title: ...' between the two '---'"
            )
        )
    return (None if problems else FrontMatter(**filled)), tuple(problems)
