"""HTML to Markdown: all that a reader of a page could read, and nothing else.

elements ─walk─▶ lines with their looks ─line_breaks─▶ paragraphs ─inline, blocks─▶ Markdown
            └──▶ the account of every piece of text
"""
