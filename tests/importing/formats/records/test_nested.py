from warraq.importing.formats.records.nested import flat, records_of
from warraq.importing.formats.records.record import Record
from warraq.importing.limits import MAX_RECORD_DEPTH

TEXT = "نص فيه كلمات تكفي لتكون خبرا"


def test_values_have_the_path_to_them_and_entries_the_name_of_their_list() -> None:
    value = {"a": {"b": "1", "c": None}, "d": ["2", {"e": True}], "f": {}, "g": []}

    assert (("a.b", "1"), ("d", "2"), ("d.e", "true")) == flat(value)


def test_what_is_nested_deeper_than_a_record_may_be_is_one_value() -> None:
    value: object = "x"
    for _ in range(MAX_RECORD_DEPTH + 1):
        value = {"a": value}

    ((path, text),) = flat(value)

    assert MAX_RECORD_DEPTH == path.count("a")
    assert "{'a': 'x'}" == text


def test_an_object_with_a_text_is_a_record_and_one_without_holds_them() -> None:
    article = {"title": "خبر", "content": TEXT}
    record = Record(1, (("title", "خبر"), ("content", TEXT)))

    assert [record] == list(records_of(article, 1))
    assert [record, record] == list(records_of({"data": {"items": [article, article]}}, 1))


def test_an_object_of_columns_holds_a_record_a_row() -> None:
    columns = {"title": {"0": "أ", "1": "ب"}, "content": {"0": TEXT, "1": TEXT}}

    assert [
        Record(1, (("title", "أ"), ("content", TEXT))),
        Record(1, (("title", "ب"), ("content", TEXT))),
    ] == list(records_of(columns, 1))
