"""Figures as a table holds them, and a table as docs hold it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from evaluation.metric import Answer, Found, Mean, Verdict, tidy


def cells(result: Mean) -> tuple[str, ...]:
    """How many; titles, exact and folded; days right, absent, wrong; P, R, F1 of words; F1 of
    paragraphs.
    """
    return (
        str(result.documents),
        shown(result.exact),
        shown(result.alike),
        *(
            str(result.days.get(day, 0)) if result.days else "-"
            for day in ("right", "absent", "wrong")
        ),
        *(map(shown, result.words) if result.words else "---"),
        shown(result.paras[2] if result.paras else None),
    )


def shown(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"


def faults(answer: Answer, found: Found, judged: Verdict) -> Iterator[str]:
    """What is wrong with what was found, a line each."""
    if judged.exact is False:
        yield f"title '{tidy(found.title)}', not '{tidy(answer.title or '')}'"
    if judged.day not in ("", "right"):
        yield f"day {judged.day}: '{found.published}', not '{answer.published}'"
    if judged.words and min(judged.words) < 1:
        yield f"words P {judged.words[0]:.3f} R {judged.words[1]:.3f}"
    yield from (f"holds '{text}'" for text in judged.forbidden)


def printed(caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table as Markdown, padded to be read as it stands."""
    held = [columns, *rows]
    width = [
        max(len(row[place]) for row in held if place < len(row)) for place in range(len(columns))
    ]
    lines = [
        "| " + " | ".join(cell.ljust(wide) for cell, wide in zip(row, width, strict=False)) + " |"
        for row in held
    ]
    rule = "|" + "|".join("-" * (wide + 2) for wide in width) + "|"
    print(f"\n{caption}\n", lines[0], rule, *lines[1:], sep="\n")
