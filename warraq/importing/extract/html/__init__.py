"""Pages of the web: the article among menus, tickers and links, and what the page says of it.

bytes ─tree─▶ tree ─facts─▶ what machines are told ─body─▶ the article's elements ─prose─▶ Markdown
"""
