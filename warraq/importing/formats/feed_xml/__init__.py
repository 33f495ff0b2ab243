"""Reads the XML of exports and feeds, however broken it is: a file cut into its elements, an element into its fields.

No parser of XML is at work here: entities of a document's own, external ones and DTDs have no
meaning, so that none can be a bomb or reach for a file.
"""
