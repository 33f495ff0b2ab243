"""The article among what surrounds it."""
