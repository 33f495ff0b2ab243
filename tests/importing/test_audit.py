"""An audit finds what was changed, lost or forgotten, and is silent where all is in order."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from tests.importing.test_run import TODAY, seed
from warraq.analysis.topics.vocabulary import Vocabulary, vocabulary
from warraq.importing.audit import audit
from warraq.importing.result import Choice
from warraq.importing.run import run

TOPICS: Vocabulary = vocabulary([])


def imported(root: Path, choice: Choice | None = None, *paths: Path) -> None:
    for _ in run(root, paths or [root / "seeds"], TOPICS, TODAY, choice=choice):
        pass


def told(root: Path) -> list[tuple[str, str]]:
    return [(found.source, problem.what) for found in audit(root) for problem in found.problems]


def test_what_is_in_order_is_counted_to_the_character(tmp_path: Path) -> None:
    path = seed(tmp_path, "a.txt")
    with zipfile.ZipFile(tmp_path / "seeds/b.zip", "w") as archive:
        archive.writestr("خبر.txt", path.read_text(encoding="utf-8").replace("المكتبة", "الخزانة"))
    imported(tmp_path)
    found = list(audit(tmp_path))

    characters = len("".join(path.read_text(encoding="utf-8").split()))
    assert {"seeds/a.txt", "seeds/b.zip"} == {one.source for one in found}
    assert [1, 1] == [len(one.articles) for one in found]
    assert [characters, characters] == [one.characters for one in found]
    assert [] == told(tmp_path)


def test_a_seed_that_was_changed_lost_or_never_imported_is_named(tmp_path: Path) -> None:
    for name in ("changed.txt", "lost.txt"):
        seed(tmp_path, name, title=f"المكتبة تفتح أبوابها ليلا {name[0]}")
    imported(tmp_path)
    (tmp_path / "seeds/changed.txt").write_text("شيء آخر", encoding="utf-8")
    (tmp_path / "seeds/lost.txt").unlink()
    seed(tmp_path, "new.txt")

    problems = dict(told(tmp_path))
    assert "is not what was imported: its bytes have changed" == problems["seeds/changed.txt"]
    assert "is not there" in problems["seeds/lost.txt"]
    assert "is not imported" == problems["seeds/new.txt"]


def test_an_account_that_says_too_little_is_found(tmp_path: Path) -> None:
    seed(tmp_path, "a.txt")
    imported(tmp_path)
    (account,) = (tmp_path / "accounts").iterdir()
    lines = account.read_text(encoding="utf-8").splitlines(keepends=True)
    account.write_text(
        "".join(line for line in lines if json.loads(line).get("fate") != "date"), encoding="utf-8"
    )

    ((source, what),) = told(tmp_path)
    assert "seeds/a.txt" == source
    assert "and its account tells of" in what


def test_an_article_that_was_taken_out_is_a_warning(tmp_path: Path) -> None:
    seed(tmp_path, "a.txt")
    imported(tmp_path)
    (article,) = (tmp_path / "content").rglob("*.md")
    article.unlink()

    ((_, what),) = told(tmp_path)
    assert what.endswith("which has been taken out")


def test_a_linked_source_is_compared_where_it_lies(tmp_path: Path) -> None:
    path = seed(tmp_path / "elsewhere", "a.txt")
    imported(tmp_path / "archive", Choice(link=True), path)
    in_order = told(tmp_path / "archive")
    path.unlink()

    assert ["a.txt.link"] == [kept.name for kept in (tmp_path / "archive/seeds").iterdir()]
    assert [] == in_order
    assert [("seeds/a.txt.link", "cannot be compared with its account: is not there")] == told(
        tmp_path / "archive"
    )
