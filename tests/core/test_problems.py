"""Every part of the program tells trouble in one shape, in one order."""

from __future__ import annotations

import pickle

from warraq.core.problems import Problem, WarraqError, failed, in_order


def test_a_problem_is_shown_with_its_place_as_far_as_it_is_known() -> None:
    assert "a.md:3:7: error: what\n    mend" == str(Problem("a.md", 3, 7, "what", "mend"))
    assert "a.md:3: warning: what" == str(Problem("a.md", 3, 0, "what", weight="warning"))
    assert "a.md: error: what" == str(Problem("a.md", 0, 7, "what"))


def test_problems_are_told_once_by_file_line_and_column() -> None:
    told = [
        Problem("b.md", 1, 1, "a"),
        Problem("a.md", 10, 1, "a"),
        Problem("a.md", 9, 2, "a"),
        Problem("a.md", 9, 1, "b"),
    ]

    assert (told[3], told[2], told[1], told[0]) == in_order([*told, *told])


def test_only_errors_fail() -> None:
    warning = Problem("a.md", 0, 0, "what", weight="warning")

    assert not failed([])
    assert not failed([warning])
    assert failed([warning, Problem("a.md", 0, 0, "what")])


def test_what_stops_a_command_comes_back_whole_from_another_process() -> None:
    stop = WarraqError(Problem("a.md", 1, 2, "what", "mend"), Problem("b.md", 0, 0, "what"))

    assert stop.problems == pickle.loads(pickle.dumps(stop)).problems
    assert str(stop) == str(pickle.loads(pickle.dumps(stop)))
