"""What differs in meaning between two versions of a sourcebook, in plain words, losses first."""
