"""The group of all commands: how they stop, and how a day is given."""

from __future__ import annotations

import datetime as dt
import gc
import io
import os
import sys

import click

from warraq import __version__
from warraq.cli.show import show
from warraq.core import database
from warraq.core.problems import Problem, WarraqError


class _Commands(click.Group):
    """Without a command, or with options only, it builds; what stops a command is shown, without a
    traceback.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {"-h", "--help", "--version"}
        if not args or (args[0].startswith("-") and args[0] not in own):
            args = ["build", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        for stream in (sys.stdout, sys.stderr):
            # A terminal without Arabic letters is no reason to stop.
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except WarraqError as stop:
            show(stop.problems)
        except BrokenPipeError:
            raise  # click ends quietly where nobody reads any more
        except OSError as error:
            where = os.path.relpath(error.filename) if isinstance(error.filename, str) else "disk"
            what = (error.strerror or str(error)).lower()
            show([Problem(where, 0, 0, what, "mend that, and run the command again")])
        except database.Error as error:
            mend = "delete the folder: the next build makes it anew"
            show([Problem(".cache", 0, 0, f"cannot be used: {error}", mend)])
        raise click.exceptions.Exit(1)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="warraq")
def main() -> None:
    """Warraq: turn a pile of Arabic news documents into a public archive.

    Every command works on the archive in the current folder (where site.toml is). Without a command
    it builds.
    """
    # A build makes values by the hundred thousand and hardly any cycle: looking for cycles less
    # often saves it a fifth of its time.
    gc.set_threshold(100_000, 20, 20)


def day_given(ctx: click.Context, param: click.Parameter, value: str | None) -> dt.date | None:
    """Return the value of an option that is a day; None if it is not given."""
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"'{value}' is not a day; write it as 2026-11-23") from None


as_of = click.option(
    "--as-of",
    callback=day_given,
    metavar="DAY",
    help="Publish what is dated up to this day (default: today).",
)
