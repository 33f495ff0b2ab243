"""Search: the archive cut into volumes, and the index of each, which Pagefind makes of shadow pages that nobody sees.

    Library ─▶ Volumes ─▶ shadow pages ─▶ Pagefind ─▶ search/volumes/NAME/
               volumes.py  documents.py    pagefind.py  index.py

docs/search.md tells how it works.
"""
