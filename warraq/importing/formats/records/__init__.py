"""Articles as rows of named values: JSON, tables, XML and SGML, logs of scrapers.

bytes ─window─▶ characters ─json, csv, xml─▶ rows ─fields─▶ what means what ─article─▶ articles
"""
