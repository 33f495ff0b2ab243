"""Of two claims to one URL one is refused and both are named; a bad alias is reported."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from warraq.core.model import StaticFile
from warraq.site.routes import Claim, Register, alias_url
from warraq.site.views.page import Page


def granted(*claims: tuple[str, str], copies: tuple[str, ...] = ()) -> tuple[list[str], list[str]]:
    """The addresses that were given away, and what was said of the others. A claim is an address
    and who asks.
    """
    register = Register([StaticFile(url, "", "", None, "") for url in copies])
    pages = register.grant([Claim(Page(url, "", None, "", ""), by, by) for url, by in claims])
    return [page.url for page in pages], [problem.what for problem in register.problems]


@pytest.mark.parametrize(
    ("expected", "alias"),
    [
        ("old/index.html", "/old/"),
        ("old.html", "/old"),
        ("old.html", "old.html"),
        ("old.html", "  /old.html  "),
        ("old.html", "//old".removeprefix("/")),
        ("old/a.html", "/old/./a"),
        ("old/a.html", "/old//a"),
        ("old/a/index.html", "/old//a//"),
        ("story.php", "/story.php"),
        ("index.html", "/"),
        ("index.html", ""),
        ("%D9%82%D8%AF%D9%8A%D9%85.html", "/قديم"),
        ("%D9%82%D8%AF%D9%8A%D9%85.html", "/%d9%82%d8%af%d9%8a%d9%85"),
        ("%D8%A3.html", "\u0627\u0654"),
        ("a%20b.html", "/a b"),
        ("100%25.html", "/100%"),
        ("2017/05/12/slug/index.html", "/2017/05/12/slug/"),
    ],
)
def test_an_old_address_is_answered_by_a_file(expected: str, alias: str) -> None:
    assert expected == alias_url(alias)


@pytest.mark.parametrize(
    ("expected", "alias"),
    [
        ("query", "/?p=12"),
        ("query", "?p=12"),
        ("query", "/story.php?id=3"),
        ("query", "/old#part"),
        ("names a host", "https://example.org/old"),
        ("names a host", "//example.org/old"),
        ("names a host", "mailto:someone"),
        ("leads out", "/../old"),
        ("leads out", "a/../../old"),
        ("leads out", "/%2e%2e/old"),
        ("leads out", "/old%00"),
        ("leads out", "/a/.."),
        ("names no page", "."),
    ],
)
def test_an_old_address_that_no_file_can_answer_is_refused(expected: str, alias: str) -> None:
    with pytest.raises(ValueError, match=expected):
        alias_url(alias)


def test_who_comes_first_gets_the_address_and_both_are_named() -> None:
    urls, problems = granted(("a.html", "one"), ("b.html", "two"), ("a.html", "three"))

    assert ["a.html", "b.html"] == urls
    assert ["three and one want the same address, 'a.html'"] == problems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a.html", "A.html"),
        ("tags/%C3%A9.html", "tags/%C3%89.html"),
        ("Straße.html", "STRASSE.html"),
    ],
)
def test_addresses_that_differ_in_case_only_are_refused(one: str, other: str) -> None:
    urls, (problem,) = granted((one, "first"), (other, "second"))

    assert [one] == urls
    assert (
        f"second and first want addresses that differ in case only: '{other}' and '{one}'"
        == problem
    )


def test_two_spellings_of_the_same_letters_are_one_address() -> None:
    urls, problems = granted(
        ("%D8%A3.html", "first"), ("%D8%A7%D9%94.html", "second"), ("%d8%a3.html", "third")
    )

    assert ["%D8%A3.html"] == urls
    assert 2 == len(problems)


@pytest.mark.parametrize(
    ("one", "other"), [("a", "a/b/c.html"), ("a/b/c.html", "a/b"), ("a/b/c.html", "A")]
)
def test_a_name_cannot_be_a_file_and_a_folder(one: str, other: str) -> None:
    urls, (problem,) = granted((one, "first"), (other, "second"), ("third.html", "third"))

    assert [one, "third.html"] == urls
    assert "second" in problem
    assert "first" in problem


def test_the_files_that_are_published_as_they_are_keep_their_addresses() -> None:
    urls, (problem,) = granted(
        ("robots.txt", "the page robots.txt"), copies=("robots.txt", "a.png")
    )

    assert [] == urls
    assert (
        "the page robots.txt and content/robots.txt want the same address, 'robots.txt'" == problem
    )


@pytest.mark.parametrize(
    ("expected", "name"), [(1, "خ" * 125 + ".html"), (0, "خ" * 126 + ".html"), (0, "x" * 256)]
)
def test_a_name_that_no_disk_can_hold_is_refused(expected: int, name: str) -> None:
    urls, problems = granted((quote(f"a/{name}"), "one"))

    assert expected == len(urls)
    assert 1 - expected == len(problems)
