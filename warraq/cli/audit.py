"""What `explain` and `audit` do and print; loaded only by them, for the formats load slowly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from rich.markup import escape
from rich.table import Table
from rich.text import Text

from warraq.cli.show import OUT, counted, show
from warraq.core.problems import Problem
from warraq.importing import audit as audits
from warraq.importing.account import Account, Role
from warraq.importing.article import Imported
from warraq.importing.read import Candidate, Part, look_at, stream
from warraq.importing.source import ImportOptions
from warraq.library import config

_COLOURS: Mapping[Role, str] = {
    Role.TITLE: "bold green",
    Role.PARAGRAPH: "green",
    Role.DATE: "cyan",
    Role.BYLINE: "cyan",
    Role.USED: "cyan",
    Role.CAPTION: "yellow",
    Role.KICKER: "yellow",
    Role.LEFT_OUT: "dim",
}


def explain(paths: Iterable[Path], fields: Mapping[str, str]) -> int:
    """Print the account of every source; return the status to exit with."""
    options = ImportOptions(config.today(), fields=fields)
    return max([_explain(one, options) for one in look_at(paths)], default=0)


def _explain(candidate: Candidate, options: ImportOptions) -> int:
    path, status = candidate.file.path, 0
    fault = candidate.fault
    try:
        for part in stream(candidate, options, {}) if not fault else ():
            status = max(status, _explain_part(f"{path}{part.key}", part))
    except OSError as error:
        fault = (error.strerror or str(error)).lower()
    if fault:
        show([Problem(str(path), 0, 0, fault)])
    return 1 if fault else status


def _explain_part(name: str, part: Part) -> int:
    outcome = part.outcome
    if isinstance(outcome, Imported):
        OUT.print(account_table(outcome.account, escape(f"{name}: {outcome.title}")))
    elif outcome.fault:
        show([Problem(name, 0, 0, outcome.why)])
        return 1
    else:
        OUT.print(f"{name}: left out: {outcome.why} {outcome.what}".rstrip(), markup=False)
    return 0


def account_table(account: Account, title: str = "") -> Table:
    """Return an account as a table for a terminal, in colour: each piece with its line, what became
    of it and the sign that decided.
    """
    table = Table(
        title=title or None,
        caption="; ".join((account.encoding, *account.mends)),
        show_lines=False,
        expand=True,
    )
    table.add_column("line", justify="right", no_wrap=True)
    table.add_column("fate", no_wrap=True)
    table.add_column("why", overflow="fold", max_width=32)
    table.add_column("text", overflow="ellipsis", no_wrap=True, ratio=1)
    for piece in account.pieces:
        style = _COLOURS[piece.role]
        role = f"{piece.role} {piece.number}" if piece.number else piece.role
        table.add_row(
            str(piece.line), Text(role, style), Text(piece.why, "dim"), Text(piece.text, style)
        )
    return table


def audit(root: Path) -> int:
    """Compare every source with its account and its articles; return the status to exit with."""
    faults = sources = articles = characters = 0
    for found in audits.audit(root):
        show(found.problems)
        sources += 1
        articles += len(found.articles)
        characters += found.characters
        faults += any(problem.weight == "error" for problem in found.problems)
        where = (
            f"content/{found.articles[0]}"
            if len(found.articles) == 1
            else counted(len(found.articles), "article")
        )
        left = f", {found.left_out:,} left out" if found.left_out else ""
        OUT.print(f"{found.source}: {where}{left}", markup=False)
    total = (
        f"{counted(sources, 'source')}, {counted(articles, 'article')}, "
        f"{characters:,} characters accounted for"
    )
    verdict = f", {counted(faults, 'source')} not in order" if faults else ": all in order"
    OUT.print(f"{total}{verdict}")
    return 1 if faults else 0
