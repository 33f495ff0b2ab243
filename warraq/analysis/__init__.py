"""Facts about texts: topics, names, duplicates and related articles, for library and importing."""
