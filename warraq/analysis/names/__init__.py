"""The people, places and organisations that an archive knows by name, and which texts name them.

    people.yaml  ─┐
    places.yaml  ─┼─ files.load ─▶ Gazetteer ─ mentions(text) ─▶ Mentions
    organisations.yaml             └─ candidates.find(content) ─▶ names that it does not know yet,
                                   for the editor

No name is made up: each is in one of the three files, which the archive's editor keeps. See
docs/names.md.
"""
