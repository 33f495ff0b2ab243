"""The memory of a preview: what does not depend on a change is not done again."""

from __future__ import annotations

from warraq.building.memory import Memory


def test_a_step_is_done_again_only_when_what_it_depends_on_has_changed() -> None:
    memory, done = Memory(), []

    def work() -> int:
        done.append("work")
        return len(done)

    results = [memory.recall("plan", depends_on, work) for depends_on in ("a", "a", "b", "a")]

    assert [1, 1, 2, 3] == results


def test_each_step_has_a_memory_of_its_own() -> None:
    memory = Memory()

    assert ["shelves", "pages", "shelves", "pages"] == [
        memory.recall("shelve", "a", lambda: "shelves"),
        memory.recall("plan", "a", lambda: "pages"),
        memory.recall("shelve", "a", lambda: "other shelves"),
        memory.recall("plan", "a", lambda: "other pages"),
    ]
