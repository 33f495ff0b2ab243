"""The values that pass from hand to hand, and the machinery under them: cache, digests, workers, files."""
