"""Topics are found by any of their names, and a faulty vocabulary is refused."""

from __future__ import annotations

import pickle
import re
import tomllib
from dataclasses import replace

import pytest

from tests.analysis.topics.vocabularies import CASES, DEFAULT, ROOT
from warraq.analysis.topics.vocabulary import Topic, default_topics, vocabulary

DATA = ROOT / "warraq" / "data"


def names_of(file: str) -> list[tuple[str, str]]:
    """The cases 'name -> id' of a file; '-' becomes ''."""
    lines = (CASES / file).read_text(encoding="utf-8").splitlines()
    pairs = [line.split(" -> ") for line in lines if line and not line.startswith("#")]
    return [(name, id.replace("-", "", id == "-")) for name, id in pairs]


def test_the_default_vocabulary_is_the_seventeen_of_the_iptc_in_their_order() -> None:
    codes = [topic.code for topic in default_topics()]

    assert [f"{number:02}000000" for number in range(1, 18)] == codes


def test_the_names_of_the_iptc_are_kept_verbatim_and_found() -> None:
    tables = tomllib.loads((DATA / "vocabulary.toml").read_text(encoding="utf-8"))["topics"]
    found = [topic.id for table in tables if (topic := DEFAULT.find(table["iptc_label"]))]

    assert "اقتصاد، اعمال ومال" == tables[3]["iptc_label"]
    assert "اقتصاد، أعمال ومال" == tables[3]["label"]
    assert [table["id"] for table in tables] == found


def test_the_licence_of_the_iptc_stands_beside_the_file_and_in_it() -> None:
    for file in ("vocabulary.toml", "LICENSE-vocabulary.txt"):
        text = (DATA / file).read_text(encoding="utf-8")

        assert "CC BY 4.0" in text
        assert "http://cv.iptc.org/newscodes/mediatopic/" in text


def test_no_word_is_both_a_sign_and_a_hint_of_one_topic() -> None:
    assert {} == {
        topic.id: both
        for topic in default_topics()
        if (both := set(topic.signs) & set(topic.hints))
    }


@pytest.mark.parametrize(("name", "expected"), names_of("topic-names.txt"))
def test_a_topic_is_found_by_its_names_however_they_are_spelled(name: str, expected: str) -> None:
    found = DEFAULT.find(name)

    assert expected == (found.id if found else "")


@pytest.mark.parametrize("name", ["أخبار", "اخبار", "الأخبار", "أخبَار", "الاخبار"])
def test_spellings_of_an_own_topic_fall_together(name: str) -> None:
    news = Topic("news", "أخبار")

    assert news == vocabulary([news]).find(name)


@pytest.mark.parametrize(("name", "expected"), names_of("topic-slips.txt"))
def test_a_slip_is_offered_the_nearest_topic(name: str, expected: str) -> None:
    assert expected == DEFAULT.near(name)


def test_own_topics_stand_after_the_default_ones_or_alone() -> None:
    own = Topic("handball", "كرة اليد الشاطئية", parent="sport")

    assert (*default_topics(), own) == vocabulary([own]).topics
    assert (replace(own, parent=""),) == vocabulary(
        [replace(own, parent="")], with_default=False
    ).topics


def test_an_own_topic_takes_the_place_of_a_default_one_and_keeps_what_it_does_not_say() -> None:
    known = vocabulary([Topic("sport", "الرياضة والشباب")])
    sport = known.find("sport")

    assert sport is not None
    assert "الرياضة والشباب" == sport.label
    assert "15000000" == sport.code
    assert sport == known.find("كرة السلة")
    assert [topic.id for topic in default_topics()] == [topic.id for topic in known.topics]


def test_a_name_that_the_archive_claims_is_taken_from_the_default_topic() -> None:
    football = Topic("football", "كرة القدم", parent="sport")
    known = vocabulary([football])

    assert football == known.find("football") == known.find("كرة القدم")
    assert "sport" == known.near("كرة السله")


@pytest.mark.parametrize(
    ("own", "fault"),
    [
        ([Topic("a", "أول"), Topic("a", "ثان")], "two topics have the id a"),
        (
            [Topic("a", "أول"), Topic("b", "ثان", synonyms=("الأول",))],
            "two topics are called “الأول”: a and b",
        ),
        ([Topic("sports", "الرياضة")], "two topics are called “الرياضة”: sport and sports"),
        ([Topic("a", "أول", parent="b")], "the topic a has the parent b, which is no topic"),
        ([Topic("a", "أول", parent="a")], "each other's parents: a < a"),
        (
            [Topic("a", "أ", parent="b"), Topic("b", "ب", parent="c"), Topic("c", "ج", parent="a")],
            "a < b < c < a",
        ),
        ([Topic("a", "")], "the topic a has no label"),
        ([Topic("a", " ،")], "the topic a has no label"),
        ([Topic("", "أول")], "“” cannot be a topic's id"),
        ([Topic("Arts", "أول")], "“Arts” cannot be a topic's id"),
        ([Topic("a--b", "أول")], "“a--b” cannot be a topic's id"),
        ([Topic("a\n", "أول")], "cannot be a topic's id"),
        ([Topic("فن", "أول")], "“فن” cannot be a topic's id"),
    ],
)
def test_a_faulty_vocabulary_is_refused_and_the_fault_named(own: list[Topic], fault: str) -> None:
    with pytest.raises(ValueError, match=re.escape(fault)):
        vocabulary(own)


def test_a_vocabulary_is_carried_to_another_process_whole() -> None:
    known = vocabulary([Topic("news", "أخبار")])
    copy = pickle.loads(pickle.dumps(known))

    assert known == copy
    assert known.names == copy.names
