"""What helps to write records: on the web, a new one and where GitHub takes it; on a machine, schemas, scaffolds, evidence, one form."""
