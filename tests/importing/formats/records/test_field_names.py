from pathlib import Path

import pytest

from warraq.importing.formats.records.field_names import role_of

CASES = [
    tuple(map(str.strip, line.split("|")))
    for line in (Path(__file__).parents[3] / "cases/record-fields.txt")
    .read_text("utf-8")
    .splitlines()
    if line.strip() and not line.startswith("#")
]


@pytest.mark.parametrize(("name", "meaning"), CASES)
def test_a_name_says_what_its_field_means(name: str, meaning: str) -> None:
    assert meaning == (role_of(name) or ("-",))[0]
