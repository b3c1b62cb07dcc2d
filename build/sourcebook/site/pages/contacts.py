"""What each contact rests on: the picture of half lines, and the same as lists by whose word it is."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from sourcebook.model import HalfLine, Official, Output, Sourcebook, Term
from sourcebook.resolve.halves import half_lines
from sourcebook.site.grounds import in_part
from sourcebook.site.halves import finding, letters, on_card, phrases, sentence, words
from sourcebook.site.markdown import fill


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the page; also where no contact is recorded, which it then says."""
    found, lines = finding(sourcebook), half_lines(sourcebook)
    around = tuple(one for one in sourcebook.resolved_events() if one.is_around_contact)
    yield fill(
        "contacts",
        PurePosixPath("contacts.md"),
        sourcebook,
        {
            "found": found,
            "phrases": phrases(found) if found else (),
            "lines": {one.event.id: one for one in lines},
            "plans": lines,
            "letters": letters,
            "words": words,
            "speakers": {one.event.id: _speakers(one) for one in lines},
            "around": around,
            "around_kinds": ", ".join(dict.fromkeys(one.kind.label.lower() for one in around)),
            "covers": sourcebook.site.covers,
        },
        card_face=on_card(sourcebook, found),
        is_empty=not lines and not around,
        is_wide=True,
        title="Contacts",
        description=sentence(found) if found else f"The contacts that {sourcebook.site.name} records.",
    )


def _speakers(line: HalfLine) -> str:
    """On which officials’ word a contact is known; nothing where none of them says that it took place."""
    stances = {one.quote: one.partial for one in line.event.grounds if one.sort == "side"}
    said: dict[str, list[Term | None]] = {}
    for one in line.event.quotes:
        if one.number in stances and isinstance(one.speaker, Official):
            said.setdefault(one.speaker.name, []).append(stances[one.number])
    named = [in_part(name, of) for name, of in said.items()]
    return f"on the word of {' and of '.join(named)}" if named else ""
