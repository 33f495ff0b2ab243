"""A small archive with a search page, and a page of it in a browser that must not complain."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import needs
from tests.archive import build
from tests.browser.search.results import SITE
from tests.serving import served

_ARTICLES = (
    (
        "1987/03/bridge",
        "الجسر القديم ينتظر ترميمه",
        "topics: [politics]\nauthor: سمية الناظوري\ntags: [مراكب]",
        "ينتظر سكان الضفة ترميم الجسر القديم.",
    ),
    (
        "2016/05/museum",
        "المتحف يفتح أبوابه",
        "topics: [arts]\noutlet: نشرة الميناء",
        "زار المتحف تلاميذ المدارس، ومعهم معلم التاريخ.",
    ),
    (
        "2017/05/school",
        "مدرسة القرية تحتفي بتلاميذها",
        "topics: [education]\noutlet: مجلة القرى",
        "وزعت المدرسة جوائز على التلاميذ في حفل حضره وزير التعليم.",
    ),
    (
        "2017/09/rights",
        "ندوة في دار الثقافة",
        "topics: [arts]",
        "ناقشت الندوة حقوق الإنسان في الدستور، وواجبات المجتمع.",
    ),
    (
        "2018/01/duties",
        "لقاء مع الطلبة",
        "topics: [education]",
        "قال المتحدث إن على الإنسان واجبات وله حقوق.",
    ),
    (
        "2018/02/match",
        "مباراة ودية في الملعب الكبير",
        "topics: [sport]",
        "انتهت المباراة بالتعادل في هدوء.",
    ),
    ("undated/leaf", "ورقة من دفتر المدرسة", "", "كتب تلميذ اسمه على غلاف الدفتر."),
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small archive with a search page."""
    folder = tmp_path_factory.mktemp("searched")
    (folder / "site.toml").write_text(SITE, "utf-8")
    for name, title, head, text in _ARTICLES:
        path = folder / "content" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        day = "" if "undated" in name else f"date: {name[:7].replace('/', '-')}-10\n"
        path.write_text(f"---\ntitle: {title}\n{day}{head}\n---\n\n{text}\n", "utf-8")
    build(folder)
    if not (folder / "output/search/volumes").is_dir():
        pytest.skip(needs.PAGEFIND)
    return folder


@pytest.fixture(scope="module")
def base(archive: Path) -> Iterator[str]:
    """The address of the site."""
    with served(archive / "output") as address:
        yield address


@pytest.fixture(scope="module")
def visitor(browser: Any) -> Iterator[Any]:
    """Somebody who comes again and again, and has the page's files already."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.fixture
def page(visitor: Any) -> Iterator[Any]:
    """A page that must complain of nothing."""
    opened = visitor.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on(
        "console",
        lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None,
    )
    yield opened
    opened.close()
    assert [] == complaints
