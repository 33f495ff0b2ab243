"""From the library to pages: which there are, and what each shows."""
