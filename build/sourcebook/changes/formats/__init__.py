"""How changes are given out: one file a format, each with `render(changes)`, and one function that makes text harmless there."""
