"""What an author may have meant by an id that is not there."""

from collections import defaultdict

from rapidfuzz import process

from sourcebook.model import VOCABULARIES, Official, Organisation, Sourcebook

MOST_SUGGESTED = 100
LISTS = {noun: name for name, noun in VOCABULARIES.items()}
"""The lists of the vocabulary, by what one word of each is called."""
_SPEAKERS = {Official.noun, Organisation.noun}
_SPEAKER_MEND = "; write the id of a recorded official or organisation, {unnamed: …} for sources without a name, or narration"


class Known:
    """Every id by its noun, gathered once, to say which may have been meant."""

    def __init__(self, sourcebook: Sourcebook) -> None:
        self.ids: dict[str, list[str]] = defaultdict(list)
        for noun, id in sourcebook.by_key:
            self.ids[noun].append(id)
        self.empty_lists = {noun for noun in LISTS if noun not in self.ids}
        self.told: dict[tuple[tuple[str, ...], str], str] = {}

    def near(self, nouns: tuple[str, ...], id: str) -> str:
        """What to write instead of an id that is not there; after many, no likeness is sought any more.

        Nobody is offered by likeness to whom words could be given: a wrong name that fits is worse than none.
        """
        if set(nouns) & _SPEAKERS:
            return _SPEAKER_MEND if len(nouns) > 1 else "; add the record, or correct the id"
        if (nouns, id) not in self.told:
            ids = [one for noun in nouns for one in self.ids[noun]] if len(self.told) < MOST_SUGGESTED else []
            self.told[nouns, id] = near(id, ids)
        return self.told[nouns, id]


def near(id: str, known: list[str]) -> str:
    """What to write instead of an id that is none of those known."""
    found = process.extractOne(id, known, score_cutoff=60)
    return f"; did you mean “{found[0]}”?" if found else "; add its record, or name one that is there"
