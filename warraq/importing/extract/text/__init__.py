"""The article in a page that was saved as text."""
