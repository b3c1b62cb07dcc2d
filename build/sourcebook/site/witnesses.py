"""What a reader is told of a page outside the articles, wherever something rests on it."""

from sourcebook.model import Outside

KINDS = {
    "primary": "Primary documents",
    "independent": "Independent publishers",
    "state": "Media and bodies of a state",
    "aligned": "Publishers close to a government",
    "reference": "Works of reference",
    "republisher": "Pages that only print others’ reports",
    "unknown": "Publishers that are not known",
}
"""How each kind of outside page is called, the best witnesses first."""

SUPPORTS = {
    "yes": "It supports what it is cited for.",
    "partly": "It supports a part of what it is cited for.",
    "no": "It does not support what it was cited for.",
    "not seen": "Whether it supports what it is cited for was not seen.",
}
_BEARS_OUT = {
    "yes": "",
    "partly": ", supports a part of it",
    "no": ", does not support it",
    "not seen": ", not seen whether it supports it",
}
_SHORT = {
    "primary": "primary document",
    "independent": "independent",
    "state": "directed by a state",
    "aligned": "close to a government",
    "reference": "work of reference",
    "republisher": "reprints another’s report",
    "unknown": "publisher not known",
}


def what_was_read(page: Outside) -> str:
    """What of a page was read, in sentences."""
    if page.consulted == "unknown":
        return "It was not read for this record as far as is known."
    return f"A stored copy was read. {page.read or ''}".strip()


def in_short(page: Outside) -> str:
    """A page as a witness, in a few words: “The Times, independent, stored copy read”."""
    read = f"stored copy read{_BEARS_OUT[page.supports]}" if page.consulted == "stored copy" else "not read"
    return f"{page.publisher}, {_SHORT[page.kind]}, {read}"
