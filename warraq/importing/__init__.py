"""From source documents to content/, with an account of every character."""
