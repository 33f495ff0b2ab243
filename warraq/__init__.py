"""Warraq turns a pile of Arabic news documents into a public archive that any host can serve."""

__version__ = "0.1.0"
