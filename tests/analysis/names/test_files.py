"""The files of names: every fault has its place, and a name is added without touching the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from warraq.analysis.names.files import add, load
from warraq.analysis.names.model import EMPTY, FILES
from warraq.core.problems import WarraqError


def told(root: Path) -> list[tuple[str, int, int, str]]:
    """The problems of an archive's files."""
    with pytest.raises(WarraqError) as stop:
        load(root)
    assert all(problem.mend for problem in stop.value.problems)
    return [
        (problem.where, problem.line, problem.column, problem.what)
        for problem in stop.value.problems
    ]


def test_an_archive_without_the_files_knows_nobody(tmp_path: Path) -> None:
    assert EMPTY == load(tmp_path)


@pytest.mark.parametrize("text", ["", "# nobody yet\n", "---\n", "[]\n", "\ufeff"])
def test_a_file_without_names_is_no_fault(tmp_path: Path, text: str) -> None:
    (tmp_path / "people.yaml").write_text(text, "utf-8")

    assert () == load(tmp_path).names


def test_names_are_read_with_all_that_is_told_of_them(tmp_path: Path) -> None:
    (tmp_path / "people.yaml").write_text(
        "- name: سالم  الجبلي\n  variants: [سالم ج, no]\n  about: بحّار\n", "utf-8"
    )
    (tmp_path / "places.yaml").write_text(
        "- {name: الميناء, id: port, variants: المرفأ}\n- name: 2017\n", "utf-8"
    )
    names = load(tmp_path).names

    assert ["person", "place", "place"] == [name.kind for name in names]
    assert ["سالم الجبلي", "الميناء", "2017"] == [name.label for name in names]
    assert [("سالم ج", "no"), ("المرفأ",), ()] == [name.variants for name in names]
    assert ["بحّار", "", ""] == [name.about for name in names]
    assert "port" == names[1].id


@pytest.mark.parametrize(
    ("line", "column", "what", "text"),
    [
        (1, 1, "is no list of names", "name: سالم"),
        (1, 3, "this is no entry of a name", "- سالم"),
        (
            2,
            3,
            "there is no key 'varients'; did you mean 'variants'?",
            "- name: سالم\n  varients: x",
        ),
        (2, 3, "the key 'name' stands twice", "- name: سالم\n  name: نور"),
        (1, 3, "an entry has no name", "- about: بحّار"),
        (1, 3, "an entry has no name", "- name:"),
        (1, 9, "this must be a text", "- name: [سالم]"),
        (2, 14, "a variant must be a text", "- name: سالم\n  variants: [[س]]"),
        (
            2,
            7,
            "the id 'A b' is more than small Latin letters, digits and hyphens",
            "- name: سالم\n  id: A b",
        ),
        (2, 1, "a second document begins here", "- name: سالم\n---\n- name: نور"),
        (2, 9, "'سَالم' is a spelling of 'سالم' too, in people.yaml", "- name: سالم\n- name: سَالم"),
        (2, 17, "'؟' holds no letters", "- name: سالم\n  variants: [س, ؟]"),
        (1, 9, "holds a character that no text may hold (U+0001)", "- name: \x01"),
    ],
)
def test_a_fault_is_told_where_it_stands(
    tmp_path: Path, line: int, column: int, what: str, text: str
) -> None:
    (tmp_path / "people.yaml").write_text(text, "utf-8")

    assert [("people.yaml", line, column, what)] == told(tmp_path)


def test_the_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    for file in FILES.values():
        (tmp_path / file).write_text("- name: سالم\n- nome: x\n", "utf-8")
    files = [file for file, *_ in told(tmp_path)]

    assert [*FILES.values(), "places.yaml", "organisations.yaml"] == files


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe",
        b"[" * 200_000,
        b"- name: " + b"{a: " * 200_000,
        b"a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]",
        b"- name: &a x\n  variants: [*a]",
        b"- &a\n  name: x\n- *a",
        b"- name: 'x",
        b"- name: x\n\tid: y",
        b"- ? [a]\n  : b",
        b"<<: x",
        b"- name: x\n  id: y\n  id: z",
    ],
    ids=range(11),
)
def test_what_is_no_list_of_names_is_told_and_never_unfolded(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "people.yaml").write_bytes(data)

    assert 1 == len(told(tmp_path))


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "places.yaml").mkdir()

    assert ["places.yaml"] == [file for file, *_ in told(tmp_path)]


# --- adding ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "before"),
    [
        ("- name: الميناء\n", ""),
        ("# a\n- name: نور # b\n\n- name: الميناء\n", "# a\n- name: نور # b\n\n"),
        ("- name: نور\n- name: الميناء\n", "- name: نور"),
        ("- name: نور\r\n- name: الميناء\r\n", "- name: نور\r\n"),
    ],
)
def test_a_name_is_added_at_the_end_and_the_rest_stays(
    tmp_path: Path, expected: str, before: str
) -> None:
    path = tmp_path / "places.yaml"
    path.write_bytes(before.encode())
    add(tmp_path, "place", "الميناء")

    assert expected == path.read_bytes().decode()
    assert "الميناء" == load(tmp_path).names[-1].label


@pytest.mark.parametrize(
    "label", ["سالم: بحّار", "سالم # ١", "'سالم'", '"س"\\', "- سالم", "no", "{س}"]
)
def test_a_name_is_read_back_as_it_was_added(tmp_path: Path, label: str) -> None:
    add(tmp_path, "person", label)

    assert [label] == [name.label for name in load(tmp_path).names]


@pytest.mark.parametrize("before", ["- name: الميناء\n", "[{name: نور}]\n", "name: x\n"])
def test_a_file_that_a_name_cannot_be_added_to_stays_as_it_is(tmp_path: Path, before: str) -> None:
    path = tmp_path / "places.yaml"
    path.write_text(before, "utf-8")
    with pytest.raises(WarraqError):
        add(tmp_path, "place", "الميناء")

    assert before == path.read_text("utf-8")
