"""Names are found in texts as whole words, the longest first, whatever is joined to them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.analysis.names.model import (
    EMPTY,
    Gazetteer,
    Mentions,
    Name,
    NameKind,
    faults,
    gazetteer,
    phrase,
)

CASES = (Path(__file__).parents[2] / "cases/mentions.txt").read_text(encoding="utf-8")


def known() -> Gazetteer:
    """The names at the top of the cases."""
    lines = re.findall(r"^# @(person|place|organisation) (.*)$", CASES, re.MULTILINE)
    spellings = [(kind, line.split(" | ")) for kind, line in lines]
    return gazetteer(Name(kind, "", label, tuple(others)) for kind, (label, *others) in spellings)


KNOWN = known()


def mentioned(text: str, names: Gazetteer = KNOWN) -> list[str]:
    """The labels of the names that a text mentions, in the order in which they come."""
    found = names.mentions(text)
    labels = {(name.kind, name.id): name.label for name in names.names}
    kinds: tuple[NameKind, ...] = ("person", "place", "organisation")
    ids = (found.people, found.places, found.organisations)
    return [labels[kind, id] for kind, of_kind in zip(kinds, ids, strict=True) for id in of_kind]


@pytest.mark.parametrize(
    "case", [line for line in CASES.splitlines() if line and not line.startswith("#")]
)
def test_a_text_mentions_these_names_and_no_others(case: str) -> None:
    text, told = case.split(" => ")

    assert sorted(told.split("، ") if told != "-" else []) == sorted(mentioned(text))


def test_the_names_of_a_kind_come_in_the_order_of_the_text_and_once() -> None:
    labels = {(name.kind, name.id): name.label for name in KNOWN.names}
    found = KNOWN.mentions("سكرة ثم الميناء ثم سكرة، وجمعية الأمل، ثم جدة")

    assert ["سكرة", "الميناء", "جدة"] == [labels["place", id] for id in found.places]
    assert ["جمعية الأمل"] == [labels["organisation", id] for id in found.organisations]
    assert () == found.people


def test_without_names_nothing_is_mentioned() -> None:
    assert Mentions() == EMPTY.mentions("سالم الجبلي في الميناء")
    assert "" == EMPTY.digest


# --- ids and digests ------------------------------------------------------------------------------


def test_an_id_is_made_of_the_name_and_of_two_alike_the_first_has_the_plain_one() -> None:
    names = gazetteer(
        [Name("place", "", "هرم"), Name("place", "", "هَرْم الصغير"), Name("place", "haram", "ثالث")]
    )
    ids = [name.id for name in names.names]

    assert "haram" == ids[2]
    assert 3 == len(set(ids))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id) for id in ids)


def test_a_name_that_is_added_moves_no_other() -> None:
    names = [Name("person", "", f"سالم {letter}ابر") for letter in "جصضظ"]

    assert gazetteer(names[:2]).names == gazetteer(names).names[:2]


def test_the_digest_tells_whether_another_could_be_found() -> None:
    plain = gazetteer([Name("person", "", "سالم الجبلي")])

    assert plain.digest == gazetteer([Name("person", "", "سالم الجبلي", (), "بحّار")]).digest
    assert plain.digest != gazetteer([Name("person", "salim", "سالم الجبلي")]).digest
    assert plain.digest != gazetteer([Name("person", "", "سالم الجبلي", ("أبو الجبل",))]).digest
    assert plain.digest != gazetteer([Name("place", "", "سالم الجبلي")]).digest


# --- names that cannot stand ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("why", "names"),
    [
        ("holds no letters", [Name("person", "", "؟!")]),
        ("has more than 10 words", [Name("person", "", "كلمة " * 11)]),
        ("is a common word too", [Name("person", "", "عليّ")]),
        ("is a common word too", [Name("person", "", "سالم الجبلي", ("هو",))]),
        (
            "is a spelling of 'سالم' too, in people.yaml",
            [Name("person", "", "سالم"), Name("place", "", "سَالم")],
        ),
        (
            "is a spelling of 'سالم' too, in people.yaml",
            [Name("person", "", "سالم", ("أبو الجبل",)), Name("person", "", "أبوالجبل")],
        ),
        ("is the id of 'سالم' too", [Name("person", "a", "سالم"), Name("person", "a", "نور")]),
    ],
)
def test_a_name_that_would_be_found_wrongly_is_refused(why: str, names: list[Name]) -> None:
    ((place, _, told),) = faults(names)

    assert len(names) - 1 == place
    assert told.startswith(why)


def test_a_spelling_may_stand_twice_in_one_name_and_an_id_in_two_kinds() -> None:
    names = [Name("person", "a", "سالم", ("سالم", "سَالِم")), Name("place", "a", "الميناء")]

    assert [] == list(faults(names))


# --- any text -------------------------------------------------------------------------------------


@given(st.text(alphabet=st.characters() | st.sampled_from("سالم الجبيوفكل\n.،"), max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    found = KNOWN.mentions(text)

    assert KNOWN.mentions(text) == found


@pytest.mark.parametrize(
    "text", ["\ud800", "\0", "ل", "و", "وف", "لل", "عبد", "أبو ", "\u200f", "ﷲ", "½", "\u0651"]
)
def test_odd_texts_mention_nobody(text: str) -> None:
    assert [] == mentioned(text)


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["سالم ", "و", "عبد ", "أبو" + " " * 50, "لل", "سالم.", "\n"])
def test_a_text_of_a_megabyte_is_read_to_its_end(piece: str) -> None:
    assert ["الميناء"] == mentioned(piece * (1_000_000 // len(piece)) + "\nالميناء")


@given(st.text(max_size=60))
def test_a_spelling_that_is_in_order_is_found_in_itself(spelling: str) -> None:
    names = [Name("organisation", "", spelling)]
    if list(faults(names)):
        return

    assert phrase(spelling) == phrase(phrase(spelling))
    if re.fullmatch(r"[\w ]+", spelling):
        assert (gazetteer(names).names[0].id,) == gazetteer(names).mentions(spelling).organisations
