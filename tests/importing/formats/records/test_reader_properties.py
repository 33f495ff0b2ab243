import json

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.importing.formats.records.made import RECORDS, TODAY, articles, read, source, table
from warraq.importing.article import Imported
from warraq.importing.decode import Unreadable
from warraq.importing.read import read_parts
from warraq.importing.source import ImportOptions

CELL = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"]) | st.sampled_from('\n",;|<>&[]{}\\ '),
    max_size=40,
)
ROW = st.fixed_dictionaries(dict.fromkeys(("title", "date", "content", "url", "category"), CELL))
HEAD = [*articles(6)]

XML = "".join(
    f"<item><title>{row['title']}</title><content><![CDATA[<p>{row['content']}</p>]]></content></item>"
    for row in articles(5)
)
SGML = "".join(
    f"<DOC><TITLE>{row['title']}</TITLE><TEXT>{row['content']}</TEXT></DOC>\n"
    for row in articles(5)
)
SOUND = [
    (json.dumps(articles(5), ensure_ascii=False).encode(), "a.json"),
    (json.dumps({"status": "ok", "articles": articles(4)}, indent=1).encode(), "a.json"),
    (table(articles(5)).encode(), "a.csv"),
    (f"<items>{XML}</items>".encode(), "a.xml"),
    (SGML.encode("cp1256"), "a.sgml"),
]
PARTS = [
    *(
        b'"',
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b"\n",
        b"\r",
        b"\\",
        b"<",
        b">",
        b"</",
        b"&",
        b"\x00",
        b"\xff",
        b"\xd8",
    ),
    *(
        b'",',
        b"null",
        b"1e999",
        b"\\ud800",
        b"title",
        b"<item>",
        b"<DOC>",
        b"</TEXT>",
        b"<![CDATA[",
        b"<!--",
    ),
]


@settings(deadline=None)
@given(st.lists(ROW, max_size=6))
def test_rows_of_any_text_in_json_are_all_accounted_for(rows: list[dict[str, str]]) -> None:
    parts = read(json.dumps([*HEAD, *rows]), "a.json")

    assert len(HEAD) + len(rows) == len(parts)


@settings(deadline=None)
@given(st.lists(ROW, max_size=6))
def test_rows_of_any_text_in_a_table_are_all_accounted_for(rows: list[dict[str, str]]) -> None:
    parts = read(table([*HEAD, *rows]), "a.csv")

    assert [row["title"] for row in HEAD] == [
        part.title for part in parts[: len(HEAD)] if isinstance(part, Imported)
    ]
    assert len(HEAD) + len(rows) == len(parts)


@settings(deadline=None, max_examples=examples(300))
@given(
    st.sampled_from(SOUND),
    st.lists(
        st.tuples(st.integers(0, 6000), st.integers(0, 40), st.sampled_from(PARTS)),
        min_size=1,
        max_size=8,
    ),
)
def test_no_damage_to_a_source_stops_the_import_or_loses_a_part(
    sound: tuple[bytes, str], damages: list[tuple[int, int, bytes]]
) -> None:
    data, name = sound
    for place, length, put in damages:
        place = place % (len(data) + 1)
        data = data[:place] + put + data[place + length :]
    try:
        read(data, name)
    except (Unreadable, StopIteration):
        return


@settings(deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.json", "a.csv", "a.xml", "a.sgml", "a.txt"]))
def test_no_bytes_at_all_crash_an_importer(data: bytes, name: str) -> None:
    given_ = source(data, name)
    for importer in RECORDS:
        importer.sniff(data, name)
        try:
            numbers = [number for number, _ in read_parts(importer, given_, ImportOptions(TODAY))]
            assert numbers in ([0], list(range(1, len(numbers) + 1)))
        except Unreadable:
            continue
