"""The format of an article's file, both ways: front matter, Markdown, pictures."""
