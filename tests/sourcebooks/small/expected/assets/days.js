(by name only)
