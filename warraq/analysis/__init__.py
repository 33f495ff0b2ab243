"""Facts about texts, for the build and the import alike: topics, names, duplicates, related articles."""
