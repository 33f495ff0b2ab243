import datetime as dt
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from warraq.analysis.topics.vocabulary import Vocabulary, vocabulary
from warraq.content.frontmatter.text import split
from warraq.core import files
from warraq.importing import account_file, seeds
from warraq.importing.audit import audit
from warraq.importing.result import Choice
from warraq.importing.run import run
from warraq.importing.seeds import find_sources

TODAY = dt.date(2026, 11, 23)
PAGE = """{title}
{date}

أعلنت إدارة المكتبة أنها ستفتح أبوابها للقراء ليلا طوال الشهر، استجابة لطلبات كثيرة من الطلبة.

وأوضحت الإدارة أن {title} فكرة قديمة لم تجد من يمولها قبل اليوم، وأن القاعة الكبرى ستبقى مفتوحة.
"""


@pytest.fixture(scope="module")
def topics() -> Vocabulary:
    return vocabulary(())


def seed(
    root: Path, name: str, title: str = "المكتبة تفتح أبوابها ليلا", date: str = "3 مارس 2014"
) -> Path:
    path = root / "seeds" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PAGE.format(title=title, date=date), encoding="utf-8")
    return path


def outcomes(root: Path, topics: Vocabulary) -> list[tuple[str, str]]:
    return [
        (result.source, result.outcome) for result in run(root, [root / "seeds"], topics, TODAY)
    ]


def test_an_article_is_written_where_its_date_says_with_its_source(
    tmp_path: Path, topics: Vocabulary
) -> None:
    seed(tmp_path, "a.txt")

    (result,) = run(tmp_path, [tmp_path / "seeds"], topics, TODAY)

    meta, body, _ = split((tmp_path / "content" / result.article).read_text(encoding="utf-8"))
    assert result.article.startswith("2014/03/")
    assert "المكتبة تفتح أبوابها ليلا" == meta["title"]
    assert "2014-03-03" == meta["date"]
    assert ("seeds/a.txt", "text", "2026-11-23") == tuple(
        meta["source"][key] for key in ("file", "importer", "imported")
    )
    assert "0" == meta["source"]["left_out"]
    assert 2 == len(body.split("\n\n"))


def test_without_a_date_it_goes_to_undated_and_the_review_says_so(
    tmp_path: Path, topics: Vocabulary
) -> None:
    seed(tmp_path, "a.txt", date="")

    (result,) = run(tmp_path, [tmp_path / "seeds"], topics, TODAY)

    meta, _, _ = split((tmp_path / "content" / result.article).read_text(encoding="utf-8"))
    assert "review" == result.outcome
    assert result.article.startswith("undated/")
    assert "لا تاريخ نشر في المصدر (no date)" in meta["review"]


def test_a_second_import_changes_nothing_and_says_so(tmp_path: Path, topics: Vocabulary) -> None:
    seed(tmp_path, "a.txt")
    outcomes(tmp_path, topics)
    before = {
        path: (path.read_bytes(), path.stat().st_mtime_ns)
        for path in tmp_path.rglob("*")
        if path.is_file()
    }

    again = outcomes(tmp_path, topics)

    assert [("seeds/a.txt", "unchanged")] == again
    assert before == {
        path: (path.read_bytes(), path.stat().st_mtime_ns)
        for path in tmp_path.rglob("*")
        if path.is_file()
    }


def test_an_edited_article_stands_even_when_it_was_moved(
    tmp_path: Path, topics: Vocabulary
) -> None:
    seed(tmp_path, "a.txt")
    (result,) = run(tmp_path, [tmp_path / "seeds"], topics, TODAY)
    article = tmp_path / "content" / result.article
    edited = article.read_text(encoding="utf-8").replace("المكتبة", "الخزانة")
    moved = tmp_path / "content/2015/01/moved.md"
    moved.parent.mkdir(parents=True)
    moved.write_text(edited, encoding="utf-8")
    article.unlink()

    again = outcomes(tmp_path, topics)

    assert [("seeds/a.txt", "edited")] == again
    assert edited == moved.read_text(encoding="utf-8")
    assert [moved] == list((tmp_path / "content").rglob("*.md"))


def test_an_interrupted_import_goes_on_where_it_stopped(
    tmp_path: Path, topics: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    paragraph = (
        "أعلنت إدارة المكتبة أنها ستفتح أبوابها للقراء ليلا طوال الشهر، استجابة لطلب القارئ رقم {}."
    )
    lines = [f"item: {[paragraph.format(number)]!r}\n" for number in range(5)]
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.log").write_text("".join(lines), encoding="utf-8")
    replace = files.replace
    written: list[str] = []

    def stop(path: str, data: bytes) -> os.stat_result:
        if len(written) == 2:
            raise KeyboardInterrupt
        written.append(path)
        return replace(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(files, "replace", stop)
        with pytest.raises(KeyboardInterrupt):
            outcomes(tmp_path, topics)
    before = [Path(path).read_bytes() for path in written]
    resumed = [outcome for _, outcome in outcomes(tmp_path, topics)]
    again = [outcome for _, outcome in outcomes(tmp_path, topics)]

    (account,) = (tmp_path / "accounts").iterdir()
    assert ["unchanged"] * 2 + ["review"] * 3 == resumed
    assert ["unchanged"] * 5 == again
    assert before == [Path(path).read_bytes() for path in written]
    assert [f"seeds/a.log#{number}" for number in range(1, 6)] == [
        entry.file for entry in account_file.entries(account)
    ]
    assert 5 == len(list((tmp_path / "content").rglob("*.md")))


def test_an_article_that_was_taken_out_stays_out_until_its_account_goes_too(
    tmp_path: Path, topics: Vocabulary
) -> None:
    seed(tmp_path, "a.txt")
    (first,) = run(tmp_path, [tmp_path / "seeds"], topics, TODAY)
    article = tmp_path / "content" / first.article
    article.unlink()

    (removed,) = run(tmp_path, [tmp_path / "seeds"], topics, TODAY)
    stayed_out = not article.exists()
    (account,) = (tmp_path / "accounts").iterdir()
    account.unlink()
    (back,) = run(tmp_path, [tmp_path / "seeds"], topics, TODAY)

    assert ("removed", first.article, ()) == (removed.outcome, removed.article, removed.problems)
    assert stayed_out
    assert (first.outcome, first.article) == (back.outcome, back.article)


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(lambda text: "\ufeff" + text, id="a byte-order mark"),
        pytest.param(
            lambda text: re.sub(
                r"source:\n((?:  .*\n)+)",
                lambda found: (
                    "source: {" + ", ".join(map(str.strip, found[1].splitlines())) + "}\n"
                ),
                text,
            ),
            id="flow form",
        ),
        pytest.param(
            lambda text: text.replace("source:\n", f"summary: {'كلام ' * 9000}\nsource:\n"),
            id="long front matter",
        ),
        pytest.param(lambda text: text + "\udcff", id="a broken byte in the text"),
    ],
)
def test_the_source_of_an_article_is_known_however_it_was_edited(
    tmp_path: Path, topics: Vocabulary, edit: Callable[[str], str]
) -> None:
    seed(tmp_path, "a.txt")
    (first,) = run(tmp_path, [tmp_path / "seeds"], topics, TODAY)
    article = tmp_path / "content" / first.article
    edited = edit(article.read_text(encoding="utf-8")).encode("utf-8", "surrogateescape")
    assert edited != article.read_bytes()
    article.write_bytes(edited)

    assert [("seeds/a.txt", "edited")] == outcomes(tmp_path, topics)
    assert [article] == list((tmp_path / "content").rglob("*.md"))
    assert edited == article.read_bytes()


def test_the_same_bytes_under_another_name_are_not_imported_twice(
    tmp_path: Path, topics: Vocabulary
) -> None:
    seed(tmp_path, "a.txt")
    seed(tmp_path, "b.txt")

    first, second = run(tmp_path, [tmp_path / "seeds"], topics, TODAY)

    assert "unchanged" == second.outcome
    assert f"is here already as 'seeds/a.txt' (content/{first.article})" == second.problems[0].what


def test_a_source_that_changed_is_imported_beside_and_the_older_is_named(
    tmp_path: Path, topics: Vocabulary
) -> None:
    seed(tmp_path, "a.txt")
    (first,) = run(tmp_path, [tmp_path / "seeds"], topics, TODAY)
    seed(tmp_path, "a.txt", title="المكتبة تفتح أبوابها نهارا")

    (second,) = run(tmp_path, [tmp_path / "seeds"], topics, TODAY)

    assert first.article != second.article
    assert (
        f"has changed since it was imported as content/{first.article}" == second.problems[0].what
    )


def test_two_articles_of_one_title_get_two_files(tmp_path: Path, topics: Vocabulary) -> None:
    seed(tmp_path, "a.txt", date="3 مارس 2014")
    seed(tmp_path, "b.txt", date="4 مارس 2014")

    first, second = run(tmp_path, [tmp_path / "seeds"], topics, TODAY)

    assert first.article != second.article
    assert 2 == len(list((tmp_path / "content").rglob("*.md")))


@pytest.mark.slow
def test_what_cannot_be_read_gets_one_clear_line_and_stops_nothing_else(
    tmp_path: Path, topics: Vocabulary
) -> None:
    seed(tmp_path, "ok.txt")
    for name, data in {
        "binary.txt": bytes(range(256)) * 9,
        "empty.txt": b"",
        "menu.txt": "الرئيسية\nاتصل بنا\n".encode(),
    }.items():
        (tmp_path / "seeds" / name).write_bytes(data)
    (tmp_path / "seeds/huge.txt").touch()
    os.truncate(tmp_path / "seeds/huge.txt", 1 << 30)
    os.mkfifo(tmp_path / "seeds/pipe.txt")
    (tmp_path / "seeds/gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "seeds/note.md").write_text(
        "---\ntitle: خبر من المدينة\nupdated: 2026-01-05\n---\n\n"
        "فتحت المكتبة أبوابها أمس بعد أشغال دامت ثلاثة أشهر.\n",
        "utf-8",
    )  # no date of its front matter may pass for the day of publication
    (tmp_path / "seeds/page.html").write_text("<!DOCTYPE html><p>نص</p>", encoding="utf-8")

    results = tuple(run(tmp_path, [tmp_path / "seeds"], topics, TODAY))

    failed = {
        result.source: [problem.what for problem in result.problems]
        for result in results
        if result.outcome == "failed"
    }
    assert {
        "seeds/binary.txt": ["is not text but a binary file"],
        "seeds/empty.txt": ["is empty"],
        "seeds/gone.txt": [
            "is a link that leads out of the folder: import that file itself, if it is a source"
        ],
        "seeds/huge.txt": ["is too large: 1,073,741,824 bytes, and 67,108,864 are allowed"],
        "seeds/menu.txt": ["has no article in it: no paragraph was found"],
        "seeds/note.md": ["is Markdown with front matter already: put it into content/"],
        "seeds/pipe.txt": ["is not an ordinary file"],
    } == failed
    assert ["seeds/ok.txt"] == [
        result.source for result in results if result.outcome in ("imported", "review")
    ]


def test_hidden_files_and_loops_of_folders_are_passed_over(tmp_path: Path) -> None:
    seed(tmp_path, "b/two.txt")
    seed(tmp_path, "a/one.txt")
    seed(tmp_path, ".git/x")
    seed(tmp_path, "README.md")
    (tmp_path / "seeds/.gitkeep").touch()
    (tmp_path / "seeds/a/loop").symlink_to(tmp_path / "seeds")

    assert ["one.txt", "two.txt"] == [
        found.path.name for found in find_sources([tmp_path / "seeds"])
    ]


def test_a_source_outside_the_archive_is_named_without_its_path(
    tmp_path: Path, topics: Vocabulary
) -> None:
    path = seed(tmp_path / "elsewhere", "a.txt")

    (result,) = run(tmp_path / "archive", [path], topics, TODAY)

    assert "seeds/a.txt" == result.source
    assert path.read_bytes() == (tmp_path / "archive/seeds/a.txt").read_bytes()
    assert str(tmp_path) not in (tmp_path / "archive/content" / result.article).read_text(
        encoding="utf-8"
    )


def test_sources_of_one_name_in_two_folders_outside_the_archive_are_told_apart(
    tmp_path: Path, topics: Vocabulary
) -> None:
    seed(tmp_path, "a/index.txt", title="افتتاح السوق الجديد")
    seed(tmp_path, "b/index.txt", title="إغلاق الجسر القديم")

    (tmp_path / "archive").mkdir()

    results = tuple(run(tmp_path / "archive", [tmp_path / "archive/../seeds"], topics, TODAY))

    assert ["seeds/a/index.txt", "seeds/b/index.txt"] == [result.source for result in results]
    assert [(), ()] == [result.problems for result in results]


@pytest.mark.parametrize("row", ["المكتبة تفتح أبوابها ليلا للطلبة", "الرئيسية"])
def test_an_endless_row_of_separators_is_no_headline(
    tmp_path: Path, topics: Vocabulary, row: str
) -> None:
    path = seed(tmp_path, "a.txt")
    path.write_text(
        f"{row}{' › »' * 75_000}\n\n{path.read_text(encoding='utf-8')}", encoding="utf-8"
    )

    (result,) = run(tmp_path, [tmp_path / "seeds"], topics, TODAY)

    assert "المكتبة تفتح أبوابها ليلا" == result.title


def test_lines_that_stand_on_several_pages_of_a_batch_are_no_text(
    tmp_path: Path, topics: Vocabulary
) -> None:
    motto = "جريدة يومية مستقلة تصدر كل صباح"
    for number, title in enumerate(
        ("افتتاح السوق الجديد", "إغلاق الجسر القديم", "تجديد الملعب البلدي")
    ):
        path = seed(tmp_path, f"{number}.txt", title=title, date=f"{number + 1} مارس 2014")
        path.write_text(
            path.read_text(encoding="utf-8").replace("\n\nوأ", f"\n\n{motto}\n\nوأ"),
            encoding="utf-8",
        )

    results = tuple(run(tmp_path, [tmp_path / "seeds"], topics, TODAY))

    assert all(
        motto not in (tmp_path / "content" / result.article).read_text(encoding="utf-8")
        for result in results
    )


def test_the_account_is_kept_where_the_record_can_find_it(
    tmp_path: Path, topics: Vocabulary
) -> None:
    seed(tmp_path, "a.txt")
    (result,) = run(tmp_path, [tmp_path / "seeds"], topics, TODAY)
    meta, _, _ = split((tmp_path / "content" / result.article).read_text(encoding="utf-8"))

    told = list(account_file.records(tmp_path / f"accounts/{meta['source']['sha256'][:16]}.jsonl"))

    assert meta["source"]["sha256"] == told[0]["sha256"]
    assert ["title", "date", "paragraph", "paragraph"] == [
        line["fate"] for line in told if "fate" in line
    ]
    assert {"end": {"articles": 1}} == told[-1]


def test_progress_is_told_to_the_end(tmp_path: Path, topics: Vocabulary) -> None:
    seed(tmp_path, "a.txt")
    told: list[tuple[str, int, int]] = []

    list(
        run(tmp_path, [tmp_path / "seeds"], topics, TODAY, progress=lambda *step: told.append(step))
    )

    assert [("look", 0, 1), ("read", 0, 1), ("read", 1, 1)] == told


# --- what is asked for, and how -------------------------------------------------------------------


def content(root: Path) -> list[str]:
    return sorted(
        path.relative_to(root / "content").as_posix()
        for path in (root / "content").rglob("*")
        if path.is_file()
    )


def test_a_dry_run_tells_all_and_writes_nothing(tmp_path: Path, topics: Vocabulary) -> None:
    seed(tmp_path, "a.txt")
    (dry,) = run(tmp_path, [tmp_path / "seeds"], topics, TODAY, choice=Choice(dry=True))
    left = sorted(path.name for path in tmp_path.rglob("*") if path.is_file())
    (wet,) = run(tmp_path, [tmp_path / "seeds"], topics, TODAY)

    assert ["a.txt"] == left
    assert dry == wet


def test_what_was_not_asked_for_comes_another_time(tmp_path: Path, topics: Vocabulary) -> None:
    seed(tmp_path, "old.txt", title="افتتاح السوق الجديد", date="3 مارس 2014")
    seed(tmp_path, "new.txt", title="إغلاق الجسر القديم", date="3 مارس 2016")
    since = Choice(since=dt.date(2015, 1, 1))
    first = [
        (it.source, it.outcome)
        for it in run(tmp_path, [tmp_path / "seeds"], topics, TODAY, choice=since)
    ]
    none = [
        it.outcome
        for it in run(tmp_path, [tmp_path / "seeds"], topics, TODAY, choice=Choice(only=["feed"]))
    ]
    rest = outcomes(tmp_path, topics)

    assert [("seeds/new.txt", "imported"), ("seeds/old.txt", "left out")] == sorted(
        (source, outcome.replace("review", "imported")) for source, outcome in first
    )
    assert ["left out", "unchanged"] == sorted(none)
    assert ["seeds/new.txt", "seeds/old.txt"] == sorted(source for source, _ in rest)
    assert {"unchanged"} == {outcome for source, outcome in rest if source == "seeds/new.txt"}
    assert 2 == len(content(tmp_path))


def test_everything_goes_under_the_folder_that_was_named(
    tmp_path: Path, topics: Vocabulary
) -> None:
    seed(tmp_path, "a.txt")
    (result,) = run(
        tmp_path, [tmp_path / "seeds"], topics, TODAY, choice=Choice(into="papers/morning")
    )

    assert result.article.startswith("papers/morning/2014/03/")
    assert [result.article] == content(tmp_path)


def test_two_different_sources_of_one_name_are_both_kept(
    tmp_path: Path, topics: Vocabulary
) -> None:
    one = seed(tmp_path / "x", "a.txt", title="افتتاح السوق الجديد")
    two = seed(tmp_path / "y", "a.txt", title="إغلاق الجسر القديم")
    archive = tmp_path / "archive"
    sources = [
        result.source for path in (one, two, one) for result in run(archive, [path], topics, TODAY)
    ]
    kept = {
        path.relative_to(archive).as_posix(): path.read_bytes()
        for path in (archive / "seeds").iterdir()
    }

    assert sources[0] == sources[2] == "seeds/a.txt"
    assert {sources[0]: one.read_bytes(), sources[1]: two.read_bytes()} == kept


def test_a_zip_of_pages_gives_its_articles_and_goes_on_after_a_kill(
    tmp_path: Path, topics: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "seeds").mkdir()
    with zipfile.ZipFile(tmp_path / "seeds/a.zip", "w") as archive:
        for title in ("افتتاح السوق الجديد", "إغلاق الجسر القديم", "تجديد الملعب البلدي"):
            archive.writestr(
                f"{title}.txt", seed(tmp_path / "x", "a.txt", title=title).read_bytes()
            )
    replace, count = files.replace, iter(range(2))
    with monkeypatch.context() as patch:
        patch.setattr(
            files,
            "replace",
            lambda path, data: replace(path, data) if next(count, None) is not None else 1 / 0,
        )
        with pytest.raises(ZeroDivisionError):
            outcomes(tmp_path, topics)
    half = sorted(path.name for path in (tmp_path / "accounts").iterdir())
    resumed = [outcome for _, outcome in outcomes(tmp_path, topics)]

    assert [True] == [name.endswith(".jsonl.part") for name in half]
    assert ["unchanged", "unchanged"] == resumed[:2]
    assert 3 == len(resumed) == len(content(tmp_path))
    assert [".jsonl"] == [path.suffix for path in (tmp_path / "accounts").iterdir()]


# --- the same article in several sources ----------------------------------------------------------

ADDRESS = "http://sada.example/2014/03/maktaba.html"
OPENING = (
    "أعلنت إدارة المكتبة أنها ستفتح أبوابها للقراء ليلا طوال الشهر، "
    "استجابة لطلبات كثيرة تلقتها من الطلبة."
)
WHOLE = (
    f"<p>{OPENING}</p>"
    + "<p>وأوضحت الإدارة أن القاعة الكبرى ستبقى مفتوحة، وأن عدد العاملين فيها سيزيد.</p>" * 3
)


def feed(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>صدى</title><item>'
        f"<title>المكتبة تفتح أبوابها ليلا</title><link>{ADDRESS}</link>"
        "<pubDate>Mon, 03 Mar 2014 10:00:00 +0000</pubDate>"
        f"<description><![CDATA[{text}]]></description>"
        "</item></channel></rss>",
        encoding="utf-8",
    )
    return path


def test_pages_are_taken_before_the_feeds_beside_them(tmp_path: Path, topics: Vocabulary) -> None:
    feed(tmp_path, "seeds/feed.xml", OPENING)
    (tmp_path / "seeds/page.html").write_text(
        '<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8">'
        f'<link rel="canonical" href="{ADDRESS}"><title>المكتبة تفتح أبوابها ليلا</title></head>'
        "<body><article><h1>المكتبة تفتح أبوابها ليلا</h1>"
        f"<p>3 مارس 2014</p>{WHOLE}</article></body></html>",
        encoding="utf-8",
    )

    page, summary = run(tmp_path, [tmp_path / "seeds"], topics, TODAY)

    assert ("seeds/page.html", "seeds/feed.xml#1") == (page.source, summary.source)
    assert ("unchanged", page.article) == (summary.outcome, summary.article)


def test_a_text_much_longer_than_what_is_here_is_imported_and_the_shorter_one_is_named(
    tmp_path: Path, topics: Vocabulary
) -> None:
    (short,) = run(tmp_path, [feed(tmp_path, "seeds/a.xml", OPENING)], topics, TODAY)
    (whole,) = run(tmp_path, [feed(tmp_path, "seeds/b.xml", WHOLE)], topics, TODAY)
    (again,) = run(
        tmp_path, [feed(tmp_path, "seeds/c.xml", WHOLE + "<p>انتهى.</p>")], topics, TODAY
    )

    assert whole.outcome in ("imported", "review")
    assert "" == whole.first
    assert (
        f"holds much more of the text than content/{short.article}, "
        "which was published at the same address" == whole.problems[0].what
    )
    assert ("unchanged", whole.article) == (again.outcome, again.article)


def test_a_source_of_many_articles_under_another_name_is_told_once(
    tmp_path: Path, topics: Vocabulary
) -> None:
    rows = "".join(
        f'{{"title": "المكتبة رقم {n}", "content": "{OPENING} ({n})"}}\n' for n in range(5)
    )
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / "seeds").mkdir(exist_ok=True)
        (tmp_path / "seeds" / name).write_text(rows, encoding="utf-8")

    results = tuple(run(tmp_path, [tmp_path / "seeds"], topics, TODAY))

    assert 10 == len(results)
    assert 1 == sum(len(result.problems) for result in results)


@pytest.mark.parametrize("dry", [True, False])
def test_what_is_too_large_to_keep_is_told_before_it_is_read(
    tmp_path: Path, topics: Vocabulary, monkeypatch: pytest.MonkeyPatch, dry: bool
) -> None:
    path = seed(tmp_path / "elsewhere", "a.txt")
    monkeypatch.setattr(seeds, "MAX_COPY_BYTES", 100)

    (refused,) = run(tmp_path / "archive", [path], topics, TODAY, choice=Choice(dry=dry))
    (linked,) = run(tmp_path / "archive", [path], topics, TODAY, choice=Choice(dry=dry, link=True))

    assert "failed" == refused.outcome
    assert refused.problems[0].what.startswith("is too large for git (0 MB): import it with --link")
    assert linked.outcome in ("imported", "review")


@pytest.mark.slow
def test_an_account_that_was_torn_anywhere_is_gone_on_with(
    tmp_path: Path, topics: Vocabulary
) -> None:
    (tmp_path / "seeds").mkdir()
    rows = "".join(
        f'{{"title": "المكتبة رقم {n}", "content": "{OPENING} ({n})", "x": "ملاحظة"}}\n'
        for n in range(3)
    )
    (tmp_path / "seeds/a.jsonl").write_text(rows, encoding="utf-8")
    list(run(tmp_path, [tmp_path / "seeds"], topics, TODAY))
    (account,) = (tmp_path / "accounts").iterdir()
    whole, before = account.read_bytes(), content(tmp_path)
    faults: list[str] = []
    for end in range(1, len(whole), 37):
        account.unlink()
        account.with_name(f"{account.name}.part").write_bytes(whole[:end])
        list(run(tmp_path, [tmp_path / "seeds"], topics, TODAY))
        faults.extend(str(problem) for found in audit(tmp_path) for problem in found.problems)

    assert [] == faults
    assert before == content(tmp_path)
