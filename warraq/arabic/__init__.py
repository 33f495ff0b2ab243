"""Arabic text, as pure functions: letters, numerals, dates, slugs, stems, direction."""
