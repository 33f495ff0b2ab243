"""How well Warraq does: imports, duplicates, topics and search, measured beside other tools."""
