"""The archive in order: settings, scan, reading, shelves, new articles."""
