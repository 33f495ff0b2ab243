"""Search: the archive in volumes, each with an index that Pagefind makes of shadow pages.

    Library ─▶ Volumes ─▶ shadow pages ─▶ Pagefind ─▶ search/volumes/NAME/
               volumes.py  documents.py    pagefind.py  index.py

docs/search.md explains how it works.
"""
