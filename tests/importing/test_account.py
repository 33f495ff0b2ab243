import datetime as dt
import json

from hypothesis import example, given
from hypothesis import strategies as st

from warraq.importing.account import Account, Piece, Role
from warraq.importing.extract.text.page import read_page
from warraq.importing.extract.text.segments import split_text

TODAY = dt.date(2026, 11, 23)
WORDS = st.sampled_from(
    [
        "قال",
        "الوزير",
        "أمس",
        "12/03/2010",
        "نشر",
        "في",
        "اقرأ أيضا",
        "تعليق.",
        "|",
        "-",
        "نهاية.",
        "\t",
        "    ",
        "\u00a0\u00a0",
        "\n",
        "\n\n",
        "(1)",
        "CNN",
    ]
)


def bare(text: str) -> str:
    return "".join(text.split())


@given(st.lists(WORDS, max_size=80).map(" ".join))
@example("كلمة " * 30 + "\n" + "كلمة " * 30)
def test_every_character_stands_in_exactly_one_piece_and_in_order(source: str) -> None:
    reading = read_page(split_text(source), frozenset(), TODAY)

    assert bare(source) == bare("".join(piece.text for piece in reading.pieces))
    assert sorted(piece.line for piece in reading.pieces) == [
        piece.line for piece in reading.pieces
    ]


@given(st.text(max_size=300))
def test_any_text_at_all_is_accounted_for(source: str) -> None:
    lines = source.replace("\r", "\n")
    reading = read_page(split_text(lines), frozenset(), TODAY)

    assert bare(lines) == bare("".join(piece.text for piece in reading.pieces))


@given(st.lists(WORDS, max_size=80).map(" ".join))
def test_the_paragraphs_are_the_pieces_that_the_account_calls_so(source: str) -> None:
    reading = read_page(split_text(source), frozenset(), TODAY)

    told = [bare(piece.text) for piece in reading.pieces if piece.role == "paragraph"]
    assert "".join(told) == bare("".join(reading.paragraphs))
    assert set(range(1, len(reading.paragraphs) + 1)) == {
        piece.number for piece in reading.pieces if piece.role == "paragraph"
    }


ACCOUNT = Account(
    "utf-8",
    ("bidi control: 2",),
    (
        Piece(1, "قائمة", Role.LEFT_OUT, "no text"),
        Piece(3, "خبر", Role.TITLE, "the headline"),
        Piece(4, "نص طويل", Role.PARAGRAPH, "", 1),
    ),
)


def test_what_is_left_out_is_told_with_its_text_and_what_is_kept_by_its_place_and_length() -> None:
    assert [
        {"line": 1, "fate": "left out", "why": "no text", "text": "قائمة"},
        {"line": 3, "fate": "title", "why": "the headline", "chars": 3},
        {"line": 4, "fate": "paragraph", "paragraph": 1, "chars": 6},
    ] == json.loads(json.dumps(list(ACCOUNT.rows())))


def test_what_is_in_the_article_or_told_by_its_date_and_author_is_not_left_out() -> None:
    fates = ("title", "paragraph", "date", "byline", "caption", "kicker", "left out", "left out")
    pieces = tuple(Piece(1, "نص", Role(fate)) for fate in fates)

    assert 4 == Account("utf-8", (), pieces).left_out
    assert 1 == ACCOUNT.left_out
