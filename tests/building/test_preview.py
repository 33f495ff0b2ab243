"""The author's preview: drafts marked, an edit shown at once, problems as a page."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from tests.archive import AS_OF, article, write_archive
from tests.test_promises import edit, files
from warraq.building.preview import _file, problem_page
from warraq.core.problems import Problem

pytestmark = [pytest.mark.clock, pytest.mark.slow]

ROOT = Path(__file__).resolve().parents[2]
DRAFT, FUTURE, PLAIN = (article(number)[0].replace(".md", ".html") for number in (7, 6, 16))
BAD = "This must be mended"
PATIENCE = 60
"""Seconds after which what has not come is given up; a busy machine takes its time."""
HEEDFUL = (
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); "
    "os.execv(sys.argv[1], sys.argv[1:])"
)
"""A program that hears Ctrl+C again, though the tests be deaf to it, and becomes the one after it.
"""


@dataclass(frozen=True, slots=True)
class Preview:
    """A preview that runs: the archive's folder and the address."""

    archive: Path
    address: str

    def get(self, path: str = "") -> tuple[int, str]:
        """The status and the text of a page."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def raw(self, path: str) -> tuple[int, bytes]:
        """The same of a path that is sent exactly as it is."""
        connection = HTTPConnection(
            self.address.removeprefix("http://").rstrip("/"), timeout=PATIENCE
        )
        connection.putrequest("GET", path, skip_host=False)
        connection.endheaders()
        answer = connection.getresponse()
        status, data = answer.status, answer.read()
        connection.close()
        return status, data

    def becomes(self, path: str, test: Callable[[str], bool]) -> str:
        """The text of a page as soon as it passes a test."""
        ends = time.monotonic() + PATIENCE
        while True:
            _, text = self.get(path)
            if test(text) or time.monotonic() > ends:
                return text
            time.sleep(0.05)


@contextmanager
def running(archive: Path, *before: str) -> Iterator[tuple[Preview, subprocess.Popen[str]]]:
    """The preview of an archive, as long as the block runs, and its process. `before` stands before
    the command.
    """
    command = [
        *before,
        sys.executable,
        "-u",
        str(ROOT / "build.py"),
        "serve",
        "--port",
        "0",
        "--as-of",
        str(AS_OF),
    ]
    server = subprocess.Popen(
        command, cwd=archive, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert server.stdout
    said = ""
    for line in server.stdout:
        said += line
        if found := re.search(r"http://[\d.]+:\d+/", line):
            break
    else:
        pytest.fail(f"the preview did not start:\n{said}")
    try:
        yield Preview(archive, found[0]), server
    finally:
        server.terminate()
        try:
            server.wait(PATIENCE)
        finally:
            server.kill()
            server.stdout.close()


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    archive = write_archive(
        tmp_path_factory.mktemp("archive"), n=20, base_url="https://example.org/a/"
    )
    (archive / "templates").mkdir()
    with running(archive) as (begun, _):
        yield begun


def test_a_draft_and_what_is_not_due_are_shown_and_marked(preview: Preview) -> None:
    _, draft = preview.get(DRAFT)
    _, future = preview.get(FUTURE)
    _, plain = preview.get(PLAIN)
    _, home = preview.get()

    assert "مسودّة لم تُنشر بعد" in draft
    assert "لم يحن موعد نشره بعد" in future
    assert 'class="notice"' not in plain
    assert '<b class="mark">' in home


def test_nothing_of_the_preview_reaches_the_site(preview: Preview) -> None:
    preview.get()

    assert not (preview.archive / "output").exists()
    assert (preview.archive / ".cache/preview" / DRAFT).is_file()


def test_every_page_gets_the_script_and_may_run_it(preview: Preview) -> None:
    _, page = preview.get(PLAIN)
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    status, script = preview.get("livereload.js")

    assert 1 == page.count('<script src="/livereload.js?port=')
    assert "script-src 'self'" in policy
    assert "connect-src 'self' ws:" in policy
    assert 200 == status
    assert "LiveReload" in script
    assert b"livereload.js" not in b"".join(files(preview.archive / ".cache/preview").values())


@pytest.mark.parametrize(
    ("expected", "path"),
    [
        (200, ""),
        (200, "index.html"),
        (200, "topics/"),
        (200, "topics"),
        (200, PLAIN),
        (200, PLAIN.removesuffix(".html")),
        (200, "pages/about.html?x=1"),
        (404, "nothing/here.html"),
        (404, "nothing"),
        (404, "topics/%00.html"),
        (404, "x" * 5000),
        (404, "%D8%AE" * 300),
    ],
)
def test_an_address_is_answered_as_a_host_would(preview: Preview, expected: int, path: str) -> None:
    assert expected == preview.get(path)[0]


def test_the_page_of_an_address_that_is_not_there_is_the_archive_s_own(preview: Preview) -> None:
    assert "لا صفحة بهذا العنوان" in preview.get("nothing.html")[1]


@pytest.mark.parametrize(
    "path",
    [
        "/../../../../../../../../etc/passwd",
        "/..%2f..%2f..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/%2e%2e/%2e%2e/site.toml",
        "/../warraq.sqlite",
        "//etc/passwd",
        "/topics/../../warraq.sqlite",
        "/..\\..\\site.toml",
        "/%c0%ae%c0%ae/site.toml",
    ],
)
def test_nothing_outside_the_site_is_given_out(preview: Preview, path: str) -> None:
    status, data = preview.raw(path)

    assert status in (400, 404)
    assert b"root:" not in data
    assert b"per_page" not in data
    assert b"SQLite" not in data


def test_an_edit_is_seen(preview: Preview) -> None:
    source = preview.archive / "content" / article(16)[0]
    edit(source, "Antidisestablishmentarianism", "جملة جديدة تمامًا. ")

    assert "جملة جديدة تمامًا" in preview.becomes(PLAIN, lambda text: "جملة جديدة تمامًا" in text)


def test_a_new_article_is_seen_and_a_removed_one_goes(preview: Preview) -> None:
    path = preview.archive / "content/2020/added.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text("---\ntitle: مقال أضيف الآن\n---\n\nنص.\n", "utf-8")
    shown = preview.becomes("2020/added.html", lambda text: "مقال أضيف الآن" in text)
    path.unlink()
    gone = preview.becomes("2020/added.html", lambda text: "مقال أضيف الآن" not in text)

    assert "مقال أضيف الآن" in shown
    assert "لا صفحة بهذا العنوان" in gone


def test_a_change_of_the_settings_or_of_a_template_is_seen(preview: Preview) -> None:
    edit(preview.archive / "site.toml", "أرشيف القرية", "أرشيف آخر")
    titled = preview.becomes("404.html", lambda text: "أرشيف آخر" in text)
    own = preview.archive / "templates/page.html"
    own.write_text("<head></head>قالب آخر", "utf-8")
    other = preview.becomes("pages/about.html", lambda text: "قالب آخر" in text)
    own.unlink()
    back = preview.becomes("pages/about.html", lambda text: "قالب آخر" not in text)

    assert "أرشيف آخر" in titled
    assert "قالب آخر" in other
    assert "أرشيف صغير للاختبار" in back


BREAKS = {
    "an article": ("content/" + article(3)[0], "title:", "titel:", "did you mean", article(3)[0]),
    "the settings": ("site.toml", "per_page", "per_pgae", "did you mean", "site.toml:"),
    "a template": (
        "templates/404.html",
        "x",
        "{{ nothing }}",
        "is undefined",
        "templates/404.html",
    ),
}


@pytest.mark.parametrize("what", BREAKS)
def test_a_problem_takes_the_place_of_every_page_until_it_is_mended(
    preview: Preview, what: str
) -> None:
    name, old, new, said, where = BREAKS[what]
    path = preview.archive / name
    if what == "a template":
        path.write_text("x", "utf-8")
        preview.becomes("404.html", lambda text: "x" == text)
    before = path.read_bytes()
    edit(path, old, new)
    problem = preview.becomes("", lambda text: BAD in text)
    elsewhere = preview.get("topics/")[1]
    anyway = preview.get("?anyway")[1]
    script = preview.get("livereload.js")[0]
    path.write_bytes(before)
    mended = preview.becomes("", lambda text: BAD not in text)
    if what == "a template":
        path.unlink()
        preview.becomes("404.html", lambda text: "x" != text)

    assert BAD in problem
    assert said in problem
    assert where in problem
    assert "/livereload.js?port=" in problem
    assert BAD in elsewhere
    assert BAD not in anyway
    assert 200 == script
    assert BAD not in mended
    assert "أرشيف" in mended


def test_the_preview_outlives_a_folder_of_content_that_goes_and_comes_back(
    preview: Preview,
) -> None:
    content = preview.archive / "content"
    content.rename(preview.archive / "aside")
    missing = preview.becomes("", lambda text: BAD in text)
    (preview.archive / "aside").rename(content)
    back = preview.becomes("", lambda text: BAD not in text)

    assert BAD in missing
    assert "أرشيف" in back


@pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no SIGTERM that a process could answer"
)
def test_it_ends_when_told_to_even_as_a_job_in_the_background_that_is_deaf_to_ctrl_c(
    tmp_path: Path,
) -> None:
    deaf = ("sh", "-c", 'trap "" INT; exec "$@"', "sh")
    with running(write_archive(tmp_path, n=1), *deaf) as (_, server):
        server.send_signal(signal.SIGINT)
        server.send_signal(signal.SIGTERM)

        assert 0 == server.wait(PATIENCE)
        assert server.stdout
        assert "" == server.stdout.read()


@pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no SIGINT that another process could send"
)
def test_ctrl_c_ends_it_without_a_traceback(tmp_path: Path) -> None:
    heedful = (sys.executable, "-c", HEEDFUL)
    with running(write_archive(tmp_path, n=1), *heedful) as (_, server):
        server.send_signal(signal.SIGINT)

        assert 1 == server.wait(PATIENCE)
        assert server.stdout
        assert "Aborted!" == server.stdout.read().strip()


def test_a_port_that_is_taken_is_passed_over(tmp_path: Path) -> None:
    from warraq.building.preview import _listen

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with _listen("127.0.0.1", port) as free:
            assert port < free.getsockname()[1] < port + 50


def test_nothing_of_a_problem_is_markup() -> None:
    page = problem_page(
        [Problem("content/<b>.md", 3, 4, "<script>alert(1)</script>", '"><img>', "warning")]
    )

    assert "&lt;b&gt;.md" in page
    assert ":3:4" in page
    assert "<script>" not in page
    assert "<img>" not in page


def test_a_link_out_of_the_site_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "secret.html").write_text("x", "utf-8")
    (tmp_path / "site/link.html").symlink_to(tmp_path / "secret.html")

    assert _file(tmp_path / "site", "link.html") is None
    assert _file(tmp_path / "site", "../secret.html") is None


def test_in_a_browser_the_page_reloads_by_itself(preview: Preview, browser: Any) -> None:
    complaints: list[str] = []
    sockets: list[str] = []
    greetings: list[str] = []
    page = browser.new_page()
    page.set_default_timeout(PATIENCE * 1000)

    def listen(opened: Any) -> None:
        sockets.append(opened.url)
        opened.on("framesent", lambda frame: greetings.append(frame) if '"info"' in frame else None)

    def is_told_of_changes() -> None:
        """Wait until the server knows of the page as it stands now: it answers after what it was
        sent before.
        """
        ends = time.monotonic() + PATIENCE
        while not greetings and time.monotonic() < ends:
            page.wait_for_timeout(50)
        preview.get("livereload.js")

    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("framenavigated", lambda _: greetings.clear())
    page.on("websocket", listen)
    page.goto(preview.address + PLAIN)
    is_told_of_changes()
    source = preview.archive / "content" / article(16)[0]
    source.write_text(source.read_text("utf-8") + "\n\nظهرت هذه الفقرة وحدها.\n", "utf-8")
    page.get_by_text("ظهرت هذه الفقرة وحدها.").wait_for()
    is_told_of_changes()
    edit(source, "title:", "titel:")
    page.get_by_text(BAD).wait_for()
    is_told_of_changes()
    edit(source, "titel:", "title:")
    page.get_by_text("ظهرت هذه الفقرة وحدها.").wait_for()
    page.close()

    assert [] == [text for text in complaints if "favicon" not in text and "404" not in text]
    assert all(re.fullmatch(r"ws://[\d.:]+/livereload", url) for url in sockets)
    assert len(sockets) >= 3
