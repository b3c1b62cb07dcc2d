"""What the search finds, and the index by which it does."""
