"""The date of publication of a page: candidates, and how one is chosen."""
