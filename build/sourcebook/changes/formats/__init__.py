"""How changes are given out: one file a format, each with `told(changes)`, and one function that makes text harmless there."""
