"""The same story once: which articles repeat another, word for word or nearly so, and which of them is the first."""
