"""What is on three pages of a batch belongs to their site; copies of a page count once."""

from __future__ import annotations

from warraq.importing.batch_boilerplate import PieceCounts
from warraq.importing.extract.text.segments import split_text

MENU = "اتصل بنا"


def page(text: str) -> str:
    return f"{MENU}\n{text}\n"


def common(*pages: str) -> frozenset[str]:
    counts = PieceCounts()
    for text in pages:
        counts.add(split_text(text))
    return counts.common()


def test_a_piece_of_three_pages_is_common() -> None:
    pages = [page(f"خبر رقم {number} من أخبار المدينة") for number in range(3)]

    assert frozenset({"اتصل بنا"}) == common(*pages)
    assert frozenset() == common(*pages[:2])


def test_copies_of_a_page_count_once() -> None:
    assert frozenset() == common(*[page("خبر واحد من أخبار المدينة القديمة")] * 5)


def test_a_paragraph_is_never_common() -> None:
    paragraph = "قال وزير التربية إن السنة الدراسية تبدأ في موعدها المعتاد."
    pages = [f"{paragraph}\nخبر رقم {number} من أخبار المدينة القديمة" for number in range(4)]

    assert frozenset() == common(*pages)
