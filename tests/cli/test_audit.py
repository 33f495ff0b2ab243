"""The account of a source as a terminal shows it."""

import io

from rich.console import Console

from warraq.cli.audit import account_table
from warraq.importing.account import Account, Piece, Role

ACCOUNT = Account(
    "utf-8",
    ("bidi control: 2",),
    (
        Piece(1, "قائمة", Role.LEFT_OUT, "no text"),
        Piece(3, "خبر", Role.TITLE, "the headline"),
        Piece(4, "نص طويل", Role.PARAGRAPH, "", 1),
    ),
)


def test_the_account_is_shown_in_colour() -> None:
    console = Console(file=io.StringIO(), force_terminal=True, width=100)
    console.print(account_table(ACCOUNT, "x.txt"))

    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert "\x1b[" in shown
    assert all(word in shown for word in ("title", "left out", "paragraph 1", "قائمة"))
