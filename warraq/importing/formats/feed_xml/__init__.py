"""The XML of exports and feeds, however broken: a file split into items, an item into fields."""
