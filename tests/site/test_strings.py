"""A language has all its words, an archive may change them, and mistakes are reported."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from warraq.building.static_files import DEFAULTS
from warraq.core.problems import WarraqError
from warraq.site import strings
from warraq.site.strings import Strings

FOLDER = DEFAULTS / "strings"


def load(own: Path | None = None, language: str = "ar") -> Strings:
    return strings.load(language, "MA", "latn", [own, FOLDER] if own else [FOLDER])


def written(folder: Path, text: str) -> Path:
    (folder / "ar.toml").write_text(text, "utf-8")
    return folder


def told(folder: Path, text: str) -> str:
    with pytest.raises(WarraqError) as stop:
        load(written(folder, text))
    assert {"templates/strings/ar.toml"} == {problem.where for problem in stop.value.problems}
    return "\n".join(problem.what for problem in stop.value.problems)


@pytest.mark.parametrize("language", sorted(path.stem for path in FOLDER.glob("*.toml")))
def test_every_language_has_the_keys_and_placeholders_of_the_first(language: str) -> None:
    arabic, other = load(), load(language=language)

    assert arabic.texts.keys() == other.texts.keys()
    for key, text in arabic.texts.items():
        assert strings._placeholders(text) | {"n"} >= strings._placeholders(other.texts[key]), key


def test_a_plural_form_is_chosen_for_every_number() -> None:
    words = load()
    key = next(key for key, text in words.texts.items() if isinstance(text, dict) and "few" in text)

    assert 6 == len({words(key, n) for n in (0, 1, 2, 3, 11, 100)})


def test_an_archive_changes_one_text_one_plural_form_or_one_pattern_and_keeps_the_rest(
    tmp_path: Path,
) -> None:
    before = load()
    key = next(
        key for key, text in before.texts.items() if isinstance(text, dict) and "few" in text
    )
    own = written(
        tmp_path,
        f'home = "البداية"\n[{key}]\nzero = "لا شيء"\n[date_patterns]\nday = '
        f'"{{year}}/{{month}}/{{day}}"\n',
    )
    words = load(own)

    assert "البداية" == words("home")
    assert "لا شيء" == words(key, 0)
    assert before(key, 5) == words(key, 5)
    assert "2017/ماي/12" == words.in_words(dt.date(2017, 5, 12))
    assert before.named("2017-05") == words.named("2017-05")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('home = "{name}"', "'home' has no placeholder {name}"),
        ('home = "{0}"', "'home' has no placeholder {0}"),
        ('home = "{n.__class__}"', "'home' has no placeholder {n.__class__}"),
        ('home = "{"', "'home': "),
        ("home = 5", "'home' is not a text"),
        ('home = ["a"]', "'home' is not a text"),
        ("home = { a = 1 }", "'home' is not a text"),
        ('home = { other = "a" }', "'home' must be a text, not a table"),
        ('date_patterns = "{day}"', "'date_patterns' must be a table"),
        ('[date_patterns]\nday = "{weekday}"', "'date_patterns' has no placeholder {weekday}"),
        ('mine = { other = "a" }', "'mine' has no plural form few, many, one, two, zero"),
        ('home = "a', "cannot be read"),
    ],
)
def test_what_cannot_be_shown_is_told_before_anything_is_built(
    tmp_path: Path, text: str, said: str
) -> None:
    assert said in told(tmp_path, text)


def test_a_strings_file_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    (tmp_path / "ar.toml").write_bytes(b'home = "\xc7"')
    with pytest.raises(WarraqError, match="cannot be read"):
        load(tmp_path)


def test_a_strings_file_may_have_a_byte_order_mark(tmp_path: Path) -> None:
    assert "أ" == load(written(tmp_path, '\ufeffhome = "أ"'))("home")


def test_a_language_without_a_strings_file_names_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(WarraqError, match="copy one of ar, en"):
        load(tmp_path, language="zz")
