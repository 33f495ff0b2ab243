"""Front matters as the tests write them, and what is reported of them."""

from __future__ import annotations

from warraq.content.frontmatter.interpret import FrontMatter, interpret
from warraq.content.frontmatter.text import Malformed, split


def faults(text: str) -> list[str]:
    """What is said of a file, as 'line:column what'."""
    try:
        meta, _, _ = split(text)
    except Malformed as fault:
        return [f"{fault.line}:{fault.column} {fault.what}"]
    return sorted(f"{it.line}:{it.column} {it.what}" for it in interpret(meta, "a.md", text)[1])


def page(head: str, body: str = "نص.") -> str:
    return f"---\n{head}\n---\n\n{body}\n"


def read(head: str) -> FrontMatter:
    text = page(head)
    found, problems = interpret(split(text)[0], "a.md", text)
    assert found, problems
    return found
