"""What a page states about its article in metadata."""
