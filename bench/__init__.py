"""How fast a large made-up archive builds: `make bench`."""
