"""The proof of a quote: what an article is, and whether words stand in it, whole, in which voice, given to whom."""
