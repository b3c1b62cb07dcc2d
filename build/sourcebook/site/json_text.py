"""JSON as the site writes it, each letter as it is. The encoders are made once: a site has thousands of such texts."""

import json

spaced = json.JSONEncoder(ensure_ascii=False).encode
"""For what people may read, too."""
compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""For programs alone: no blank between its parts."""


def compact_line(value: object) -> str:
    """A file of JSON for programs alone, with the line break that ends it."""
    return f"{compact(value)}\n"
