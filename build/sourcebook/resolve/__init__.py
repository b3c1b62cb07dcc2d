"""Ids -> things: who refers to whom, each quote with its passage, speaker, office and day, where a claim stands."""
