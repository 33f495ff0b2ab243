"""The JSON Schema of the front matter is valid and agrees with the reader."""

from __future__ import annotations

import jsonschema

from warraq.content.frontmatter.interpret import FrontMatter
from warraq.content.frontmatter.schema import KEYS, json_schema


def test_the_json_schema_is_valid_and_agrees_with_the_reader() -> None:
    schema = json_schema()
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    good = {
        "title": "عنوان",
        "date": "2017-05-12",
        "tags": ["أ"],
        "draft": True,
        "source": {"file": "a"},
    }

    assert validator.is_valid(good)
    assert not validator.is_valid({})
    assert not validator.is_valid({**good, "titel": "x"})
    assert not validator.is_valid({**good, "source": {"fil": "x"}})
    assert not validator.is_valid({**good, "title": ["x"]})
    assert not validator.is_valid({**good, "image": {"alt": "x"}})
    assert set(FrontMatter.__slots__) == {key.fills for key in KEYS}
