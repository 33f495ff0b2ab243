"""The search page's script and warraq/arabic/ make the same keys of every word."""

from __future__ import annotations

import re
import sys
import threading
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from evaluation.pairs import pairs
from tests.browser.conftest import Quiet
from warraq.arabic.letters import fold, words
from warraq.arabic.search_keys import (
    index_keys,
    phrase_key,
    query_alternatives,
    query_key,
    spelled_words,
)

ROOT = Path(__file__).parents[2]
NASTY = (
    "",
    "½ ﷺ محمدﷺ ⒈ ㎏ ™ ﷽",
    "a\x00b \ud800 مغ\u200cرب \u202bعربي\u202c \ufeff",
    "İstanbul ΣΊΣΥΦΟΣ Straße ﬁn Ångström ９",
    "١٢٣ ۴۵۶ ७८९ \U0001d7ce\U0001e950 x²",
    "ـــ ًٌٍ \u0670ا ٱلرحمٰن ﻻﺋﺤﺔ",
    "\U0001e900\U0001e901ات \U0001f600و ها" + "ها" * 40,
    "ha\u0301l ͺ ﹰ ٴ ʹ",
)

Ask = Callable[[str, Sequence[str]], list[Any]]


@pytest.fixture(scope="module")
def ask(browser: Any) -> Iterator[Ask]:
    """Asks a function of the script about many texts."""
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Quiet, directory=str(ROOT / "templates" / "static"))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/icon.svg")
    page.evaluate("async () => { window.arabic = await import('/search/arabic.js'); }")
    call = "([name, texts]) => texts.map((text) => window.arabic[name](...[text].flat()))"
    yield lambda name, texts: list(page.evaluate(call, [name, list(texts)]))
    page.close()
    server.shutdown()
    server.server_close()


def vocabulary(folder: Path) -> list[str]:
    """Every word of the real documents."""
    found: set[str] = set()
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".txt", ".json", ".jsonl", ".html", ".xml", ".csv", ".sgml"):
            data = path.read_bytes()
            try:
                text = data.decode("utf-8")
            except UnicodeDecodeError:
                text = data.decode("windows-1256", "replace")
            found.update(spelled_words(re.sub(r"\\u(\w{4})|\\[nrt]", _unescaped, text)))
    return sorted(found)


def _unescaped(code: re.Match[str]) -> str:
    try:
        return chr(int(code[1], 16)) if code[1] else " "
    except ValueError:
        return code[0]


def differing(
    asked: Sequence[str], here: Callable[[str], Any], there: Sequence[Any]
) -> list[tuple[str, Any, Any]]:
    """The first texts of which the two say something else, with what each says."""
    pairs = zip(asked, map(here, asked), there, strict=True)
    return [(text, one, other) for text, one, other in pairs if one != other][:20]


def test_both_say_the_same_of_every_word_of_a_large_vocabulary(ask: Ask, shared_data: Path) -> None:
    asked = vocabulary(shared_data)

    assert len(asked) > 60_000
    assert [] == differing(asked, fold, ask("fold", asked))
    assert [] == differing(asked, lambda word: list(index_keys(word)), ask("indexKeys", asked))
    assert [] == differing(asked, query_key, ask("queryKey", asked))
    assert [] == differing(
        asked, lambda word: list(query_alternatives(word)), ask("queryAlternatives", asked)
    )


def test_both_say_the_same_of_every_case(ask: Ask) -> None:
    files = sorted((ROOT / "tests" / "cases").glob("*.txt"))
    texts = [
        *(pair.text for pair in pairs()),
        *(path.read_text("utf-8") for path in files),
        *NASTY[:2],
        *NASTY[3:],
    ]
    asked = sorted({word for text in texts for word in spelled_words(text)})

    assert [] == differing(texts, words, ask("words", texts))
    assert [] == differing(asked, lambda word: list(index_keys(word)), ask("indexKeys", asked))
    assert [] == differing(asked, query_key, ask("queryKey", asked))
    assert [] == differing(asked, phrase_key, ask("phraseKey", asked))


def test_both_fold_every_character_alike(ask: Ask) -> None:
    """But for a few of rare scripts that another version of Unicode puts into another category."""
    asked = [
        char
        for char in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(char) not in ("Cn", "Co", "Cs")
    ]
    folded = differing(asked, fold, ask("fold", asked))
    cut = differing(asked, words, ask("words", asked))

    assert len(asked) > 140_000
    assert len(folded) < 10
    assert [] == [found for found in (*folded, *cut) if found[0] < "\U00010000"]


def test_both_cut_a_text_into_the_same_words(ask: Ask) -> None:
    asked = [text for text in NASTY if "\ud800" not in text] + [pair.text for pair in pairs()]
    found = ask("spelledWords", asked)

    assert [] == differing(
        asked, spelled_words, [[part["word"] for part in parts] for parts in found]
    )


def test_a_word_lies_where_it_is_said_to_lie(ask: Ask) -> None:
    text = "قال: «الـمَغرب» \U0001f600 مغ\u200cرب"
    (found,) = ask("spelledWords", [text])
    units = text.encode("utf-16-le")
    cut = [units[2 * part["start"] : 2 * part["end"]].decode("utf-16-le") for part in found]

    assert ["قال", "الـمَغرب", "مغ\u200cرب"] == cut == [part["word"] for part in found]


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("مغرب", "مغرب", True),
        ("مغرب", "مرغب", True),
        ("مغرب", "مغب", True),
        ("مغرب", "مغررب", True),
        ("مغرب", "مغرت", True),
        ("مغرب", "تغرب", True),
        ("مغرب", "غرب", True),
        ("مغرب", "ربمغ", False),
        ("مغرب", "مغ", False),
        ("مغرب", "غرمب", False),
        ("ab", "ba", True),
        ("abc", "cba", False),
        ("", "a", True),
        ("", "ab", False),
        ("", "", True),
    ],
)
def test_one_slip_is_near(ask: Ask, one: str, other: str, near: bool) -> None:
    assert [near, near] == [*ask("editsOne", [[one, other]]), *ask("editsOne", [[other, one]])]  # type: ignore[list-item]
