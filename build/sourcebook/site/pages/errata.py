"""What the articles get wrong or do not have, gathered from the sources: what changes the meaning first, misprints last, then what is missing."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from sourcebook.model import Output, Source, Sourcebook
from sourcebook.model.source import Erratum
from sourcebook.model.text import count
from sourcebook.resolve.links import INDEXES
from sourcebook.resolve.parts import Part, parts
from sourcebook.resolve.sources import printed_by
from sourcebook.site.long_lists import MOST_INDEXED, Way, paged, stretch, ways
from sourcebook.site.markdown import fill

TITLE = "Errors in the articles"
PAGE = PurePosixPath(INDEXES["errata"])
LEFT_OUT = "left-out"
NOT_WEIGHED = "not-weighed"
_OURS = (LEFT_OUT, NOT_WEIGHED)
"""Places of the page that are no weights."""


class Note(NamedTuple):
    """What is to be said of an article: of words of it, with the paragraph in which they stand, or of what it leaves out."""

    source: Source
    text: str
    url: str | None
    exact: str = ""
    paragraph: int | None = None
    """None if the words stand outside the article."""


class Group(NamedTuple):
    """The notes of one weight: what it is called, by which id, what it means, and the notes that stand here, or the ways to them."""

    id: str
    label: str
    meaning: str
    notes: Sequence[Note]
    ways: Sequence[Way] = ()

    @property
    def number(self) -> str:
        """How many notes there are."""
        return count(len(self.notes), "note")

    @property
    def articles(self) -> list[tuple[Source, list[Note]]]:
        """The notes on each article."""
        held = (list(each) for _, each in groupby(self.notes, key=lambda one: one.source.id))
        return [(each[0].source, each) for each in held]


def make(sourcebook: Sourcebook, most: int = MOST_INDEXED) -> Iterator[Output]:
    """Make the page; of more than `most` notes, one that leads to those of each weight."""
    groups = [*_groups(sourcebook)]
    if sum(len(one.notes) for one in groups) <= most:
        yield _whole(sourcebook, groups)
        return
    held = [(one, parts(PAGE.with_suffix("") / f"{one.id}.md", one.notes, most)) for one in groups]
    yield _whole(sourcebook, [one._replace(ways=ways(pages, _day)) for one, pages in held])
    for one, pages in held:
        for place in range(len(pages)):
            yield _part(sourcebook, one, pages, place)


def _whole(sourcebook: Sourcebook, groups: Sequence[Group]) -> Output:
    """The page of all."""
    notes = [one for group in groups for one in group.notes]
    told = f"{count(len(notes), 'note')} on {count(len({one.source.id for one in notes}), 'article')}"
    known = {"heading": TITLE, "totals": told if notes else "", "groups": groups}
    description = "What the articles get wrong or do not have, as far as it was noticed."
    return _page(sourcebook, PAGE, known, description)


def _part(sourcebook: Sourcebook, group: Group, pages: Sequence[Part[Note]], place: int) -> Output:
    """A page of one weight."""
    here = pages[place]
    known = {
        "heading": paged(f"{TITLE}: {group.label}", place, len(pages)),
        "above": TITLE,
        "totals": group.number,
        "meaning": group.meaning,
        "ways": ways(pages, _day) if pages[1:] else (),
        "place": place,
        "groups": [Group("notes", stretch(here, _day), "", here.entries)],
    }
    return _page(sourcebook, here.page, known, f"{group.label}: {group.number} on the articles.")


def _page(sourcebook: Sourcebook, here: PurePosixPath, known: dict[str, Any], description: str) -> Output:
    notes = [one for group in known["groups"] for one in group.notes]
    sources = {one.source.id: one.source for one in notes}
    told = {
        "above": "",
        "ways": (),
        "articles": {id: f"{printed_by(sourcebook, one)}, {one.published}" for id, one in sources.items()},
        **known,
    }
    return fill(
        "errata", here, sourcebook, told, is_empty=not notes, title=known["heading"], description=description
    )


def _groups(sourcebook: Sourcebook) -> Iterator[Group]:
    """The notes by weight, in the order of the vocabulary; those on errors without a weight after these, what is left out last."""
    weights = {one.id: (one.label, one.meaning or "") for one in sourcebook.terms("weight")}
    for id, (label, meaning) in (*weights.items(), (None, ("Not weighed", ""))):
        if found := [note for one in sourcebook.all(Source) for note in _on_errors(sourcebook, one, id)]:
            own = f"weight-{id}" if id in _OURS else id or NOT_WEIGHED
            yield Group(own, label, meaning, found)
    left_out = [Note(one, each.text, each.url) for one in sourcebook.all(Source) for each in one.omissions]
    if left_out:
        meaning = "What an article, as it was received, does not have: parts of its original, what other reports have, or what it leaves unsaid."
        yield Group(LEFT_OUT, "Left out", meaning, left_out)


def _on_errors(sourcebook: Sourcebook, source: Source, weight: str | None) -> list[Note]:
    """The notes on errors of one weight in a source, in the order of its paragraphs."""
    found = [
        Note(source, one.note, one.url, one.exact, _paragraph(sourcebook, source, one))
        for one in source.errors
        if one.weight == weight
    ]
    return sorted(found, key=lambda one: one.paragraph or 0)


def _paragraph(sourcebook: Sourcebook, source: Source, error: Erratum) -> int | None:
    text = source.article.text
    holders = (
        one.number for one in sourcebook.articles[source.id] if error.exact in text[one.start : one.end]
    )
    return next(holders, None)


def _day(one: Note) -> str:
    """The day of the article that a note is on."""
    return str(one.source.published)
