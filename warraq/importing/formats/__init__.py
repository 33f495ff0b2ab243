"""One file for each kind of source; none knows another but those that are made of it."""
