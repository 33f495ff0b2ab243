"""How a page of the web is known among sources."""

import pytest

from warraq.importing.read import format_for


@pytest.mark.parametrize(
    ("head", "name", "format_name"),
    [
        ("<!DOCTYPE html><html>", "x", "html"),
        (
            "\ufeff<!-- saved -->\n<?xml version='1.0'?><!DOCTYPE html PUBLIC 'a'><HTML>",
            "x.txt",
            "html",
        ),
        ("<div class=a>نص</div>", "page.htm", "html"),
        ("نص بلا علامات", "page.html", "text"),
        ("قال <b>فلان</b>", "dump.txt", "text"),
    ],
)
def test_a_page_is_known_by_what_it_holds(head: str, name: str, format_name: str) -> None:
    assert format_name == format_for(head.encode(), name).name
