"""The command `warraq`, with every group of commands attached."""

from warraq.cli import duplicates, import_, names, site, topics
from warraq.cli.group import main

__all__ = ["duplicates", "import_", "main", "names", "site", "topics"]
