"""The file format of the archive: front matter, Markdown, pictures."""
