"""The command line, one module for each group of commands. The only room that knows click."""

from warraq.cli import importing, site
from warraq.cli.group import main

__all__ = ["importing", "main", "site"]
