"""From a Page to its bytes: the only file that knows jinja2."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from warraq.arabic import date_words, reading_time
from warraq.arabic.direction import Direction, isolate
from warraq.core import cache, files
from warraq.core.model import Article, Receipt, When
from warraq.core.problems import Problem, WarraqError
from warraq.site import citations, feeds
from warraq.site.linked_data import json_ld
from warraq.site.strings import Strings
from warraq.site.views.page import Around, ArticleView, Page, ProseView, Site

KEPT_PIECES = 40_000
"""Pieces of pages that a process keeps, as a bound on its memory: a card is shown by the shelves of
its topics, tags, day, outlet and author.
"""


@dataclass(frozen=True, slots=True)
class Job:
    """All that a worker needs to render any of the pages.

    folders   where templates are looked for, the archive's own first
    output    the folder of the site
    articles  the file of the cache, from which the texts are read
    """

    pages: Sequence[Page]
    site: Site
    strings: Strings
    folders: tuple[Path, ...]
    output: Path
    articles: Path


def start(job: Job) -> Callable[[int], Receipt]:
    """Make the environment once; return what renders page number i.

    Its file is written only if its bytes are new.
    """
    environment = environment_of(job.site, job.strings, job.folders)
    article_at = cache.articles(job.articles)
    root = str(job.output)

    def render(number: int) -> Receipt:
        page = job.pages[number]
        article = article_at(page.text) if page.text else None
        data = bytes_of(environment, page, article)
        state, wrote = files.put(root, page.url, data)
        return Receipt(
            page.url, article.digest if article else "", state.st_size, state.st_mtime_ns, wrote
        )

    return render


def bytes_of(environment: jinja2.Environment, page: Page, article: Article | None) -> bytes:
    """Return a page's bytes.

    Raises WarraqError, naming template and line, if a template fails.
    """
    context = {"page": _view(page, article), "url": page.url, "root": "../" * page.url.count("/")}
    try:
        text = environment.get_template(page.template).render(context)
    except jinja2.TemplateNotFound as error:
        raise WarraqError(
            Problem(
                f"templates/{error.name}",
                0,
                0,
                "there is no such template",
                "add it, or mend the name in the template that asks for it",
            )
        ) from None
    except jinja2.TemplateSyntaxError as error:
        raise WarraqError(
            Problem(
                f"templates/{error.name}", error.lineno, 0, str(error.message), "mend the template"
            )
        ) from None
    except Exception as error:
        name, line = _place(error, page.template, environment)
        what = f"{type(error).__name__}: {error}, while making {page.url}"
        raise WarraqError(
            Problem(
                f"templates/{name}",
                line,
                0,
                what,
                "see docs/templates.md for what each template is given",
            )
        ) from None
    return text.encode("utf-8", "replace")


def _view(page: Page, article: Article | None) -> Any:
    if article is None:
        return page.shows
    if isinstance(page.shows, Around):
        around = {field.name: getattr(page.shows, field.name) for field in fields(Around)}
        return ArticleView(article=article, **around)
    return ProseView(article)


def _place(error: BaseException, template: str, environment: jinja2.Environment) -> tuple[str, int]:
    """Return the innermost template and line that an error came from, by its traceback."""
    folders = environment.loader.searchpath if isinstance(environment.loader, _Loader) else []
    place, trace = (template, 0), error.__traceback__
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        for folder in folders:
            if path.is_relative_to(folder) and path.suffix != ".py":
                place = (path.relative_to(folder).as_posix(), trace.tb_lineno)
        trace = trace.tb_next
    return place


class _Loader(jinja2.FileSystemLoader):
    """Reads templates from their folders, and names one that is not UTF-8."""

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            raise jinja2.TemplateSyntaxError("is not UTF-8 text", line, template) from None


def environment_of(site: Site, strings: Strings, folders: tuple[Path, ...]) -> jinja2.Environment:
    """Return the Jinja environment of an archive.

    It has the archive's templates over the default ones, and the filters that docs/templates.md
    lists.
    """
    environment = jinja2.Environment(
        loader=_Loader([str(folder) for folder in folders]),
        autoescape=lambda name: bool(name) and str(name).endswith((".html", ".xml")),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
        keep_trailing_newline=True,
    )
    base: Direction = "ltr" if site.direction == "ltr" else "rtl"
    pieces: dict[tuple[Any, ...], str] = {}

    def keep(*key: Any, caller: Callable[[], str]) -> str:
        """Return what the calling block made for the same key on an earlier page."""
        if key not in pieces:
            if len(pieces) > KEPT_PIECES:
                pieces.clear()
            pieces[key] = caller()
        return pieces[key]

    context = citations.CitationContext(site, strings)

    def absolute(url: str) -> str:
        return site.base_url + feeds.address(url) if site.base_url else ""

    environment.globals.update(
        site=site,
        t=strings,
        keep=keep,
        month_name=lru_cache(8192)(strings.named),
        json_ld=partial(json_ld, site=site),
        citation_files=citations.files,
    )
    environment.filters.update(
        in_words=lru_cache(8192)(strings.in_words),
        hijri=lru_cache(8192)(strings.hijri),
        iso=lambda when: date_words.iso(when) if isinstance(when, When) else when.isoformat(),
        number=lru_cache(4096)(strings.number),
        isolate=lru_cache(16384)(lambda text: Markup(isolate(text, base))),
        absolute=absolute,
        moment=feeds.moment,
        updated=feeds.updated,
        json=as_json,
        minutes=lambda article: reading_time.minutes(article.words, site.language),
        published=citations.published,
        **{name: partial(form, context=context) for name, form in _CITATION_FILTERS.items()},
    )
    return environment


_CITATION_FILTERS: Mapping[str, Callable[..., Any]] = {
    "cited": citations.in_words,
    "coins": citations.coins,
    "bibtex": citations.bibtex,
    "ris": citations.ris,
    "csl": citations.csl,
}
"""The filters by which a template cites a card."""


_UNSAFE = (
    ("<", "\\u003c"),
    (">", "\\u003e"),
    ("&", "\\u0026"),
    ("\u2028", "\\u2028"),
    ("\u2029", "\\u2029"),
)


def as_json(value: Any) -> Markup:
    """Return JSON for a script element, without characters that could close the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # Five searches of a short text are quicker than one translate.
    for character, escape in _UNSAFE:
        if character in text:
            text = text.replace(character, escape)
    return Markup(text)
