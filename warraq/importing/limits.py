"""What a source may cost: every bound that an import keeps, with what it is there for."""

# What is behind a constant is its row in the table of docs/importing.md, written by tests/docs.py.

from __future__ import annotations

_MB = 1024 * 1024

# --- any source -----------------------------------------------------------------------------------

MAX_SOURCE_BYTES = 64 * _MB
"""A source that is read whole; an article has a few thousand bytes."""
MAX_DOCUMENT_SECONDS = 60
"""The reading of one document, and a second more for each 5 MB of it; a usual one takes some
milliseconds.
"""
MAX_ARTICLE_CHARS = 4_000_000
"""An article: as much as a book of two thousand pages. A longer one could not be built."""
MAX_COPY_BYTES = 50 * _MB
"""A file that is copied into `seeds/`: GitHub warns of larger ones, and refuses those twice as
large.
"""
MAX_NAME_BYTES = 230
"""The name of a copy: file systems take 255, and a part of a digest and `.link` may be added."""

# --- archives -------------------------------------------------------------------------------------

MAX_ARCHIVE_GROWTH = 200
"""What an archive unpacks to, in times of its size: text shrinks five- to twenty-fold, a bomb a
thousandfold.
"""
MAX_ARCHIVE_DEPTH = 3
"""Archives inside each other."""
MAX_ARCHIVE_FILES = 1_000_000
"""Files in an archive."""

# --- text and HTML --------------------------------------------------------------------------------

MAX_TEXT_LINES = 100_000
"""Lines of a text; the longest page has some thousand."""
MAX_TAGS = 200_000
"""Tags of a page: the longest of news have some ten thousand, and so many take half a gigabyte of
memory.
"""
MAX_ATTRIBUTES = 500
"""Attributes of a tag; of one with more all are dropped, for the parser compares each with all
others.
"""
MAX_PICTURES = 200
"""Pictures that are kept beside an article."""
MAX_PICTURE_BYTES = 20 * _MB
"""A picture that is kept beside its article."""
MAX_ADDRESS_CHARS = 4000
"""The address of a link or a picture: what is longer holds its own content, or is broken."""
MAX_JSON_LD_CHARS = 400_000
"""JSON-LD in a page; the rest of it is not read."""

# --- records, feeds, logs -------------------------------------------------------------------------

MAX_RECORD_CHARS = 16 * _MB
"""A record; an article has a few thousand characters."""
MAX_RECORD_DEPTH = 12
"""Objects and lists inside each other in a record; what is deeper is left out."""
MAX_RECORD_VALUES = 20_000
"""Values of a record; the rest is left out."""
MAX_ROW_CELLS = 1000
"""Cells of a row; a file with more is not read as a table."""
MAX_LIST_CHARS = 1_000_000
"""A list that is written as a text in one cell; a longer one is read as a text."""
MAX_LOG_LINE_CHARS = 2_000_000
"""A line of a scraper's log."""
MAX_ITEM_BYTES = 32 * _MB
"""An item of a feed, and what is before the first."""

# --- Word and PDF ---------------------------------------------------------------------------------

MAX_WORD_BYTES = 256 * _MB
"""All parts of a Word file together, unpacked."""
MAX_WORD_PART_BYTES = 8 * _MB
"""A part of a Word file that is XML: it takes fifty times that in memory, and a book has less."""
MAX_WORD_PARTS = 5000
"""Parts of a Word file."""
MAX_PDF_PAGES = 300
"""Pages of a PDF."""
MAX_PDF_GLYPHS = 1_000_000
"""Letters of a PDF: a full page of a newspaper has some 20,000."""
MAX_PDF_FORMS = 5_000
"""Drawings that a page of a PDF may use again: they may do so within each other."""
MAX_PDF_SECONDS = 60
"""The reading of a PDF, on any system."""
MAX_PDF_MEMORY_BYTES = 1536 * _MB
"""The memory that the reading of a PDF takes, where the system can hold it to that."""

# --- web archives ---------------------------------------------------------------------------------

MAX_PAGE_BYTES = 16 * _MB
"""A page of a web archive, unpacked; a larger one is no article."""
MAX_HEADER_BYTES = 64 * 1024
"""The header of a record and of an HTTP response; servers allow 8 to 32 KB."""
MAX_HEADER_LINE_BYTES = 16 * 1024
"""The line that heads a record of ARC: an address of 8,000 bytes, and what is beside it."""
MAX_WEB_ARCHIVE_GROWTH = 250
"""What a web archive unpacks to beyond its first 64 MB, in times of its size: compressed text
grows tenfold.
"""
FREE_WEB_ARCHIVE_BYTES = 64 * _MB
"""What any web archive may unpack to, however small it is."""
