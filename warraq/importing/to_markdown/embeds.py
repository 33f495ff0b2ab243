"""Videos, sounds and other pages that a page shows inside itself; what can be kept is a link."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from warraq.importing.to_markdown.links import resolve_picture

_PLAYER = re.compile(r"embed|player|video|watch|/plugins/(?:post|page)", re.IGNORECASE)
_NAMED = {
    "iframe": "embedded page",
    "video": "embedded video",
    "audio": "embedded sound",
    "object": "embedded video",
    "embed": "embedded video",
    "applet": "program",
    "canvas": "drawing made by a program",
}
"""What can be embedded, in the words of a note for editors."""


def find_embed(node: HtmlElement, base: str) -> tuple[str, str, str]:
    """Return what is embedded ('embedded video'), where it can be found, and its title.

    All are '' where nothing is embedded. The address is '' where there is none, and where the frame
    is no player: most frames of news pages hold advertisements.
    """
    kind = _NAMED.get(node.tag, "")
    if not kind:
        return "", "", ""
    within = (
        node.iter("source", "embed", "param") if node.tag in ("video", "audio", "object") else ()
    )
    given = [node.get(name) for name in ("src", "data-src", "data-lazy-src", "data")]
    given += [
        one.get("src") or (one.get("value") if one.get("name") in ("movie", "src") else "")
        for one in within
    ]
    address = next(filter(None, (resolve_picture(one, base) for one in given if one)), "")
    if node.tag == "iframe":
        if not _PLAYER.search(address) and node.get("allowfullscreen") is None:
            return kind, "", ""
        kind = "embedded video"
    return kind, address, " ".join((node.get("title") or "").split())
