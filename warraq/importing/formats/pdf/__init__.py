"""PDFs with a layer of text: glyphs become lines, and lines become paragraphs.

bytes ─glyphs─▶ letters with their places ─page, order─▶ lines as they are read ─▶ paragraphs
"""
