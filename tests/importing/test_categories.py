"""The table of categories: guesses that an editor can change, kept as they stand."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from warraq.analysis.topics.vocabulary import Topic, vocabulary
from warraq.core.problems import WarraqError
from warraq.importing.categories import Categories

TOPICS = vocabulary(
    [Topic("sport", "الرياضة", synonyms=("رياضة",)), Topic("port", "الميناء")], with_default=False
)


def test_a_category_becomes_the_topic_of_its_name_else_a_tag(tmp_path: Path) -> None:
    categories = Categories.of(tmp_path, TOPICS)

    assert (["sport", "port"], ["حوادث"]) == categories.sorted_out(
        ("رياضة", "حوادث", "الميناء", "رياضة", " ")
    )
    assert ([], []) == categories.sorted_out(("Uncategorized", "غير مصنف"))


def test_what_is_new_is_added_behind_what_an_editor_wrote(tmp_path: Path) -> None:
    table = tmp_path / "categories.toml"
    table.write_text('# mine\n"حوادث" = "port"\n', encoding="utf-8")
    categories = Categories.of(tmp_path, TOPICS)
    found = categories.sorted_out(("حوادث", 'فن "راق"', "رياضة"))
    categories.save()

    assert (["port", "sport"], ['فن "راق"']) == found
    assert table.read_text(encoding="utf-8").startswith('# mine\n"حوادث" = "port"\n')
    assert {"حوادث": "port", 'فن "راق"': "tag", "رياضة": "sport"} == tomllib.loads(
        table.read_text(encoding="utf-8")
    )


def test_saving_nothing_new_writes_nothing(tmp_path: Path) -> None:
    Categories.of(tmp_path, TOPICS).save()

    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("text", "what"), [('"حوادث" = "prot"\n', "is to be “prot”"), ("حوادث = port", "is not TOML")]
)
def test_a_table_that_cannot_be_used_is_named(tmp_path: Path, text: str, what: str) -> None:
    (tmp_path / "categories.toml").write_text(text, encoding="utf-8")

    with pytest.raises(WarraqError) as stopped:
        Categories.of(tmp_path, TOPICS)

    assert what in stopped.value.problems[0].what
