"""The record: the front matter of an article, its one schema, how it is read and the one form in which it is written.

Every scalar is read as the text that stands in the file, so that none of YAML's guesses (`no`, `12:30`, `2017`) can
change what an author wrote; the schema below then says what each key must be. YAML 1.1 is read through libyaml where it
is there.
"""

from warraq.record.amending import amended
from warraq.record.schema import APART, KEYS, Record, interpret, json_schema
from warraq.record.text import CONTROL, LARGEST, MOST_FAULTS, Malformed, locate, no_text, split
from warraq.record.writing import compose

__all__ = [
    "APART",
    "CONTROL",
    "KEYS",
    "LARGEST",
    "MOST_FAULTS",
    "Malformed",
    "Record",
    "amended",
    "compose",
    "interpret",
    "json_schema",
    "locate",
    "no_text",
    "split",
]
