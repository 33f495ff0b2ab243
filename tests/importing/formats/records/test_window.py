import pytest

from tests.importing.formats.records.made import source
from warraq.importing.decode import Unreadable
from warraq.importing.formats.records import window
from warraq.importing.formats.records.window import Window, characters, encoding_of

TEXT = "قال الوزير في المؤتمر إن العمل سيبدأ قريبا في هذه المدينة، كما أن التمويل متاح. " * 4


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256", "utf-16-le"])
def test_the_encoding_is_told_by_the_first_letters_that_are_not_latin(encoding: str) -> None:
    before = "a" * 3_000_000 if encoding != "utf-16-le" else ""
    python = {"windows-1256": "cp1256"}.get(encoding, encoding)

    assert encoding == encoding_of(source((before + TEXT).encode(python), "a"))


def test_a_letter_that_a_chunk_cuts_in_two_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window, "CHUNK_CHARS", 3)
    monkeypatch.setattr(window, "SAMPLE_BYTES", 201)
    given = source(TEXT.replace(" ", "\r\n"), "a")

    assert "utf-8" == encoding_of(given)
    assert TEXT.replace(" ", "\n") == "".join(characters(given, "utf-8"))


@pytest.mark.parametrize("data", [b"", b"  \n", b"%PDF-1.4", b"\x00\x01\x02\x03" * 50])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        encoding_of(source(data, "a"))


def test_a_window_grows_up_to_a_bound_and_counts_the_lines_that_it_passes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(window, "MAX_RECORD_CHARS", 10)
    held = Window(iter(["ab\nc"] * 6))

    assert (True, True, False) == (held.more(), held.more(), held.more())
    assert not held.ended
    assert "ab\ncab\nc" == held.to(8)
    assert (3, 8) == (held.line, held.start)
    assert held.more()
