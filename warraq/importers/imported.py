"""An article as an importer hands it over, with the account of its source."""

from __future__ import annotations

from dataclasses import dataclass

from warraq.importers.account import Account
from warraq.model import When


@dataclass(frozen=True, slots=True)
class Imported:
    """One article of a source.

    part    its number in a source of many articles, from 1; 0 where the source is one article
    doubts  what an editor should look at: a code of batch.REVIEW, and a detail after ': ' where there is one
    """

    part: int
    title: str
    paragraphs: tuple[str, ...]
    when: When | None
    author: str
    outlet: str
    url: str
    doubts: tuple[str, ...]
    account: Account
