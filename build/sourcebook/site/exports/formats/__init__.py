"""How the published data is written: one file a format, each with `written(data)`."""
