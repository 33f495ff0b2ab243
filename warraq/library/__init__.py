"""The archive in order: settings, scan, reading, order, shelves, new articles."""
