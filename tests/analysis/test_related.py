"""Related articles look back only: what is added later changes nothing of the past."""

from __future__ import annotations

from tests.cards import card
from warraq.analysis.related import LOOK_BACK_ARTICLES, MAX_RELATED, Memo, related
from warraq.core.model import Card

NOTHING: Memo = []


def filler(n: int) -> list[Card]:
    """Articles that have nothing in common with any other."""
    return [
        card(f"filler-{i:03}.md", title=f"كلمة{chr(0x0628 + i % 18)}{i}", tags=(f"وسم {i}",))
        for i in range(n)
    ]


def close(cards: list[Card]) -> dict[str, list[str]]:
    near, _ = related(cards, NOTHING)
    return {path: [one.path for one in found] for path, found in near.items()}


def test_shared_rare_tags_make_articles_close_and_only_the_later_one_knows() -> None:
    older = card("older.md", title="افتتاح المكتبة", tags=("القراءة", "المكتبة"))
    newer = card("newer.md", title="ترميم المسرح", tags=("القراءة", "المكتبة"))
    found = close([*filler(20), older, newer])

    assert ["older.md"] == found["newer.md"]
    assert [] == found["older.md"]


def test_what_most_articles_have_is_no_sign() -> None:
    cards = [card(f"{i}.md", title=f"عنوان{i}", tags=("أخبار",)) for i in range(30)]

    assert not any(close(cards).values())


def test_spellings_that_fold_together_are_the_same_sign() -> None:
    older = card("older.md", title="أ", tags=("الإذاعة", "أكادير"))
    newer = card("newer.md", title="ب", tags=("الاذاعة", "اكادير"))

    assert ["older.md"] == close([*filler(20), older, newer])["newer.md"]


def test_no_more_than_a_few_are_close_the_nearest_first_and_of_two_as_near_the_later() -> None:
    twins = [card(f"twin-{i}.md", title="سباق القوارب", tags=("البحر",)) for i in range(9)]
    found = close([*filler(40), *twins])["twin-8.md"]

    assert [f"twin-{i}.md" for i in range(7, 7 - MAX_RELATED, -1)] == found


def test_what_was_withdrawn_is_not_offered() -> None:
    older = card("older.md", title="أ", tags=("القراءة", "المكتبة"), withdrawn=True)
    newer = card("newer.md", title="ب", tags=("القراءة", "المكتبة"))

    assert [] == close([*filler(20), older, newer])["newer.md"]


def test_what_is_added_later_changes_nothing_of_the_past() -> None:
    cards = [
        card(f"{i:03}.md", title=f"خبر مدينة{i % 7} يوم{i % 11}", tags=(f"وسم {i % 13}",))
        for i in range(LOOK_BACK_ARTICLES * 5)
    ]
    whole = close(cards)

    for end in (1, 2, 50, len(cards) - 1):
        part = close(cards[:end])
        assert part == {path: whole[path] for path in part}


def test_the_memo_of_the_last_build_gives_what_a_clean_build_finds() -> None:
    cards = [
        card(f"{i:03}.md", title=f"خبر مدينة{i % 7} يوم{i % 11}", tags=(f"وسم {i % 13}",))
        for i in range(90)
    ]
    _, memo = related(cards[:60], NOTHING)
    changed = [*cards]
    changed[40] = card("040.md", title="غير ذلك", tags=("وسم 1", "وسم 2"))

    for case in (cards, cards[:60], cards[:30], changed, cards[5:], [*cards[:20], *cards[25:]], []):
        assert related(case, NOTHING) == related(case, memo)
