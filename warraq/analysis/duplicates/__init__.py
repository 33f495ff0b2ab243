"""The same story once: which articles repeat another, and which of them is the first."""
