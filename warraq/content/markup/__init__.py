"""Markdown to HTML: CommonMark with tables, strikethrough and footnotes, made to work in Arabic.

    body ─▶ plain.convert ─▶ RenderedBody     only paragraphs, as most news: no parser is needed
       └──▶ full.convert ──▶ RenderedBody     everything else: markdown-it, then finish

Besides CommonMark: emphasis works where Arabic words touch it, `١. بند` makes a list, ```شعر sets
verse, links to Markdown files lead to their pages, every block has its direction, and no mixed line
is scrambled.
"""
