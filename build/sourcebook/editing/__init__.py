"""What helps to write records on a machine: schemas for editors, scaffolds, evidence blocks, one form for all files."""
