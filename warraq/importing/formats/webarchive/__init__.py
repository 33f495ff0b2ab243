"""Web archives: the pages that a crawler kept, in WARC, ARC, WET and WACZ.

file ─stream─▶ bytes ─warc─▶ records ─http─▶ payloads ─captures─▶ pages ─▶ the reader of HTML
"""
