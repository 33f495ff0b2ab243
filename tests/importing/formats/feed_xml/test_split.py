import io
import random

from hypothesis import given
from hypothesis import strategies as st

from warraq.importing.formats.feed_xml import split as module
from warraq.importing.formats.feed_xml.split import BREAKS_OFF, codec_of, root_of, split_items
from warraq.importing.source import Source, from_bytes

HEAD = '<?xml version="1.0"?>\n<rss><channel><title>س</title>\n'
END = "</channel></rss>"


def items(text: str) -> list[tuple[int, str, str]]:
    return [
        (cut.number, cut.data.decode(), cut.fault)
        for cut in split_items(from_bytes(text.encode(), "x.xml"))
        if cut.number
    ]


def test_a_file_is_cut_into_its_head_and_its_items() -> None:
    found = list(
        split_items(from_bytes(f"{HEAD}<item>1</item>\n\n<item>2</item>{END}".encode(), "x.xml"))
    )

    assert [HEAD, "<item>1</item>", "<item>2</item>"] == [cut.data.decode() for cut in found]
    assert [(0, 1), (1, 3), (2, 5)] == [(cut.number, cut.line) for cut in found]


def test_the_end_of_an_item_within_a_section_or_a_comment_is_none() -> None:
    one = "<item><a><![CDATA[ </item> <item> ]]></a><!-- </item> --></item>"

    assert [(1, one, "")] == items(f"{HEAD}<!-- <item>no</item> -->{one}{END}")


def test_a_section_without_an_end_costs_its_own_item_only() -> None:
    broken, whole = "<item><a><![CDATA[x</a></item>", "<item><a><![CDATA[y]]></a></item>"

    assert [(1, broken, ""), (2, whole, "")] == items(f"{HEAD}{broken}{whole}{END}")


def test_an_item_without_an_end_goes_on_to_the_next_one() -> None:
    assert [(1, "<item>1 ", ""), (2, "<item>2</item>", "")] == items(
        f"{HEAD}<item>1 <item>2</item>{END}"
    )


def test_a_file_that_breaks_off_gives_all_whole_items_and_one_that_is_not() -> None:
    assert [(1, "<item>1</item>", ""), (2, "<item>2", BREAKS_OFF)] == items(
        f"{HEAD}<item>1</item><item>2"
    )


def test_an_item_that_is_too_large_costs_itself_only(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(module, "MAX_ITEM_BYTES", 1000)
    monkeypatch.setattr(module, "CHUNK_BYTES", 300)

    found = items(f"{HEAD}<item>1</item><item>{'x' * 5000}</item><item>3</item>{END}")

    assert [1, 2, 3] == [number for number, _, _ in found]
    assert ["", module.TOO_LARGE, ""] == [fault for _, _, fault in found]


def test_where_a_file_is_read_in_pieces_changes_nothing(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    chance = random.Random(7)
    text = HEAD + "".join(
        f"<item><a><![CDATA[{'ب' * chance.randrange(400)}</item>]]></a><!-- <item> --></item>\n"
        for _ in range(60)
    )
    wanted = items(text + END)
    for size in (257, 300, 1000):
        monkeypatch.setattr(module, "CHUNK_BYTES", size)

        assert wanted == items(text + END)
    assert 60 == len(wanted)


def test_wide_letters_are_read_as_well() -> None:
    for codec in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        found = list(split_items(from_bytes(f"{HEAD}<item>خبر</item>{END}".encode(codec), "x.xml")))

        assert "<item>خبر</item>" == found[1].data.decode()


def test_the_root_is_known_behind_blank_lines_marks_comments_and_a_doctype() -> None:
    assert "rss" == root_of(
        b"\xef\xbb\xbf\n\n<?xml version='1.0'?><!-- <a> --><!DOCTYPE rss [<!ENTITY a 'b'>]>\n<rss>"
    )
    assert "RDF" == root_of(b"<rdf:RDF xmlns:rdf='x'>")
    assert "rss" == root_of("<rss>".encode("utf-16"))
    assert "" == root_of("خبر <rss>".encode())


def test_the_codec_that_a_file_claims_is_for_bytes_that_are_not_utf_8() -> None:
    assert "cp1256" == codec_of(b'<?xml version="1.0" encoding="windows-1256"?>')
    assert "cp1252" == codec_of(b'<?xml version="1.0" encoding="UTF-8"?>')
    assert "cp1252" == codec_of(b'<?xml version="1.0" encoding="base64"?>')


PIECES = (
    "<item>",
    "</item>",
    "<entry a='1'>",
    "</entry>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "</rss>",
    "<a>",
    "ب\n",
)


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_no_file_stops_the_cutter_and_the_cuts_stand_in_it_in_order(text: str) -> None:
    data, position = text.encode(), 0
    for number, cut in enumerate(split_items(Source("x", -1, lambda: io.BytesIO(data)))):
        assert number == cut.number
        position = data.index(cut.data, position) + len(cut.data)
