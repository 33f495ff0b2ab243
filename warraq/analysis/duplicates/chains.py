"""The marks of copies (`duplicate_of`), followed to their end, and those that lead nowhere."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from warraq.content.frontmatter.values import NO_COPY


def firsts(marks: Mapping[str, str], paths: Container[str]) -> dict[str, str]:
    """Return for each copy the article that its mark leads to, by way of other copies too.

    marks     what `duplicate_of` says of each article that has it, by path
    paths  of the articles that there are
    An article whose mark leads to none of these, or round in a ring, is no copy.
    """
    return {path: end for path, end in _ends(marks).items() if end in paths}


def faults(marks: Mapping[str, str], paths: Container[str]) -> Iterator[tuple[str, str]]:
    """Yield the articles whose mark names none, or goes round in a ring, and what is wrong with
    it.
    """
    for path, end in _ends(marks).items():
        if marks[path] not in paths:
            yield path, f"there is no article '{marks[path][:80]}'"
        elif not end:
            yield (
                path,
                f"'{marks[path]}' is a copy of this article in its turn:"
                " the marks go round in a ring",
            )


def _ends(marks: Mapping[str, str]) -> dict[str, str]:
    """Return where the marks lead in the end; '' if they go round."""
    marks = {path: mark for path, mark in marks.items() if mark and mark != NO_COPY}
    ends: dict[str, str] = {}
    for path in marks:
        line: dict[str, None] = {}
        while path in marks and path not in ends and path not in line:
            line[path] = None
            path = marks[path]
        end = "" if path in line else ends.get(path, path)
        ends.update(dict.fromkeys(line, end))
    return ends
