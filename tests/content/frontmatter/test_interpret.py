"""Every fault of a front matter is reported with its line and column, and how to mend it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.content.frontmatter.pages import faults, page
from warraq.content.frontmatter.interpret import interpret
from warraq.content.frontmatter.text import Malformed, split

CASES = Path(__file__).parents[2] / "cases" / "front-matter.txt"


def cases() -> list[tuple[str, str, list[str]]]:
    """What each case of the file is about, its front matter, and what must be said of it."""
    text = re.sub(r"\A(?:#.*\n)+|^# ---.*\n", "", CASES.read_text("utf-8"), flags=re.M)
    found = []
    for block in re.split(r"^== ", text, flags=re.M)[1:]:
        name, *lines = block.rstrip().split("\n")
        said = [line[2:].strip() for line in lines if line.startswith("=>")]
        found.append(
            (
                name,
                "\n".join(line for line in lines if not line.startswith("=>")),
                list(filter(None, said)),
            )
        )
    return found


def told(text: str) -> list[str]:
    """The same in full, with how to mend it."""
    try:
        return [str(problem) for problem in interpret(split(text)[0], "a.md", text)[1]]
    except Malformed as fault:
        return [f"{fault.what}\n    {fault.mend}"]


@pytest.mark.parametrize(
    ("head", "said"), [case[1:] for case in cases()], ids=[case[0] for case in cases()]
)
def test_every_fault_is_told_with_its_line_and_column(head: str, said: list[str]) -> None:
    assert said == faults(page(head))


@pytest.mark.parametrize("head", [head for _, head, said in cases() if said])
def test_every_fault_says_how_to_mend_it(head: str) -> None:
    with_mend = re.compile(r".+\n    .+")

    assert all(with_mend.search(problem) for problem in told(page(head)))
