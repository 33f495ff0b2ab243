"""Archives of files give what lies in them, and none of them can do harm."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.importing.article import LeftOut
from warraq.importing.containers import Budget, is_document, leaves
from warraq.importing.decode import Unreadable
from warraq.importing.source import Source, from_bytes


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)  # of no day
    return made.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return made.getvalue()


def deep(layers: int) -> bytes:
    data = b"text"
    for _ in range(layers):
        data = zipped({"a.zip": data})
    return data


def read(data: bytes, name: str) -> list[tuple[str, bytes | str]]:
    """What lies in an archive: its names with their bytes, or with what is wrong."""
    found: list[tuple[str, bytes | str]] = []
    for leaf in leaves(from_bytes(data, name), lambda head, name: False):
        if isinstance(leaf, LeftOut):
            found.append((leaf.what, leaf.why))
            continue
        try:
            found.append((leaf.name, leaf.data()))
        except Unreadable as error:
            found.append((leaf.name, str(error)))
    return found


TEXT = "خبر من المدينة".encode()


@pytest.mark.parametrize(
    ("data", "name", "inner"),
    [
        (TEXT, "a.txt", "a.txt"),
        (gzip.compress(TEXT, mtime=0), "a.txt.gz", "a.txt.gz"),
        (zipped({"b/c.txt": TEXT}), "a.zip", "a.zip!/b/c.txt"),
        (tarred({"b/c.txt": TEXT}), "a.tar", "a.tar!/b/c.txt"),
        (gzip.compress(tarred({"c.txt": TEXT}), mtime=0), "a.tar.gz", "a.tar.gz!/c.txt"),
        (
            zipped({"b.zip": zipped({"c.txt.gz": gzip.compress(TEXT, mtime=0)})}),
            "a.zip",
            "a.zip!/b.zip!/c.txt.gz",
        ),
        (zipped({"خبر.txt": TEXT}), "a.zip", "a.zip!/خبر.txt"),
        (zipped({"../../etc/passwd": TEXT}), "a.zip", "a.zip!/../../etc/passwd"),
    ],
)
def test_what_lies_within_is_named_by_the_way_to_it(data: bytes, name: str, inner: str) -> None:
    assert [(inner, TEXT)] == read(data, name)


def test_what_is_no_document_is_passed_over() -> None:
    files = {
        "a.txt": TEXT,
        "a_files/photo.jpg": b"x",
        "style.css": b"x",
        "__MACOSX/._a.txt": b"x",
        ".hidden": b"x",
    }

    assert ["a.zip!/a.txt"] == [name for name, _ in read(zipped(files), "a.zip")]
    assert is_document("seeds/خبر")


def test_a_page_in_a_zip_finds_its_pictures_there_and_nowhere_else() -> None:
    data = zipped({"site/page.html": b"<p>", "site/img/a b.jpg": b"picture", "other.jpg": b"other"})
    found = leaves(
        from_bytes(data, "a.zip"), lambda head, name: False
    )  # open as long as this lives
    page = next(found)

    assert isinstance(page, Source)
    assert b"picture" == page.companion("img/a%20b.jpg?v=2")
    assert b"other" == page.companion("../other.jpg")
    assert page.companion("../../etc/passwd") is None


@pytest.mark.slow
@pytest.mark.parametrize(
    ("bomb", "what"),
    [
        (lambda: zipped({"a.txt": b"\0" * 300_000_000}), "swells to more than 200 times"),
        (lambda: gzip.compress(b"\0" * 200_000_000, mtime=0), ("swells to more than 200 times|"
"is too large")),
        (lambda: deep(5), "within more than 3"),
        (lambda: zipped({"a.txt": TEXT})[:-30], "is a broken archive"),
        (lambda: gzip.compress(TEXT * 100, mtime=0)[:40], "is a broken archive"),
        (lambda: b"PK\x03\x04" + bytes(5_000), "is a broken archive"),
    ],
)  # fmt: skip
def test_what_is_broken_or_made_to_do_harm_is_told_in_one_line(
    bomb: Callable[[], bytes], what: str
) -> None:
    ((_, told),) = read(bomb(), "a.zip")

    assert isinstance(told, str)
    assert any(part in told for part in what.split("|"))
    assert "\n" not in told


@given(st.binary(max_size=400), st.integers(0, 200))
def test_damage_never_crashes(noise: bytes, at: int) -> None:
    for data in (zipped({"a.txt": TEXT}), gzip.compress(TEXT, mtime=0), tarred({"a.txt": TEXT})):
        read(data[:at] + noise + data[at + len(noise) :], "a")


@pytest.mark.parametrize(
    ("expected", "name"),
    [
        (True, "a/index.html?page=2"),
        (True, "a/robots-in-the-press.txt"),
        (True, "مقال.docx"),
        (False, "a/style.css?ver=4.9"),
        (False, "a/photo.jpg?w=300"),
        (False, "robots.txt"),
        (False, "a/sitemap-posts-2.xml.gz"),
        (False, "~$مقال.docx"),
    ],
)
def test_what_belongs_to_pages_or_speaks_to_programs_is_no_document(
    expected: bool, name: str
) -> None:
    assert expected == is_document(name)


def test_a_budget_that_was_overspent_allows_nothing_more_until_more_is_earned() -> None:
    budget = Budget(10)
    budget.spend(10)
    with pytest.raises(Unreadable, match="swells beyond measure"):
        budget.spend(1)
    with pytest.raises(Unreadable):
        budget.spend(0)
    budget.earn(2)
    budget.spend(1)

    assert budget.left == 0
