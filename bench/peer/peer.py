"""Warraq as a contestant of the shared harness, which finds this folder by --peers.

`common` is a module of the harness. The skeleton beside this file is the peers': the same header
and footer, lists of titles and dates, 20 on a page. Warraq makes more kinds of page than they do
(days, years, authors, outlets, a feed for each topic); its figures hold them all.
"""

import json
import os
import sys

from common import copy_css, each_article, put_templates, run_text

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VENV = os.path.join(ROOT, ".venv", "bin", "python")
WARRAQ = [VENV if os.path.exists(VENV) else sys.executable, os.path.join(ROOT, "build.py")]

INCREMENTAL = "its own cache, by default"
CWD = True


def version(tools):
    return run_text([*WARRAQ, "--version"]).split()[-1]


def stage(here, corpus, site):
    made = set()
    for path, meta, body in each_article(corpus):
        folder = os.path.dirname(f"{site}/content/{path}")
        if folder not in made:
            made.add(folder)
            os.makedirs(folder)
        with open(article(site, path), "w", encoding="utf-8") as file:
            file.write(front_matter(meta) + body)
    put_templates(here, site)
    copy_css(f"{site}/templates/static")


def front_matter(meta):
    """Ours for the corpus's: `source` is our `outlet`, and an article's address is where its file
    lies.
    """
    quoted = {
        name: json.dumps(meta[name], ensure_ascii=False) for name in ("title", "author", "source")
    }
    return (
        "---\n"
        f"title: {quoted['title']}\n"
        f"date: {meta['date'].isoformat()}\n"
        f"topics: [{', '.join(meta['topics'])}]\n"
        f"tags: [{', '.join(meta['tags'])}]\n"
        f"author: {quoted['author']}\n"
        f"outlet: {quoted['source']}\n"
        "---\n"
    )


def article(site, path):
    return f"{site}/content/{path}.md"


def output(site):
    return f"{site}/output"


def page(site, path):
    return f"{site}/output/{path}.html"


def caches(site):
    return [f"{site}/.cache"]


def command(tools, site, scenario, edited):
    return [*WARRAQ, "build"], {}
