"""The article of a page of the web, among menus, tickers and links.

page ─▶ publication_date, page_type, prune ─▶ headline, classify ─▶ line_reasons
     ─▶ boilerplate, main_content ─▶ lines ─▶ class_names, metadata
"""
