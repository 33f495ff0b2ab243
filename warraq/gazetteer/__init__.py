"""The gazetteer: the people, places and organisations that an archive knows by name, and which texts name them.

    people.yaml  ─┐
    places.yaml  ─┼─ files.load ─▶ Gazetteer ─ mentions(text) ─▶ Mentions
    organisations.yaml             └─ candidates.find(content) ─▶ names that it does not know yet, for the editor

No name is made up: each stands in one of the three files, which the archive's editor keeps. docs/names.md tells how.
"""

from warraq.gazetteer.files import add, load
from warraq.gazetteer.model import EMPTY, FILES, Gazetteer, Kind, Mentions, Name, gazetteer

__all__ = ["EMPTY", "FILES", "Gazetteer", "Kind", "Mentions", "Name", "add", "gazetteer", "load"]
