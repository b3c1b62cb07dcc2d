"""Files -> records, each knowing its file, line and column: the only readers of authors’ files."""
