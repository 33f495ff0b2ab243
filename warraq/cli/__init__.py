"""The command line, one module for each group of commands. The only room that knows click."""

from warraq.cli import duplicates, import_, names, site, topics
from warraq.cli.group import main

__all__ = ["duplicates", "import_", "main", "names", "site", "topics"]
