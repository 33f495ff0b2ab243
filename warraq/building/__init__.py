"""A build from end to end: the order, rendering, publishing, the preview, the check."""
