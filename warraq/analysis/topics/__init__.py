"""Topics: the vocabulary, and the model that learns from what an editor filed."""
