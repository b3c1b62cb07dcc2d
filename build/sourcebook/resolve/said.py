"""When the words of a quote were said: the day of the statement that has them, and not that of the act they are about."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from sourcebook.model import Event, Evidence, Passage, Source, Sourcebook, Speaker, When


class Said(NamedTuple):
    """The day of some words: that of the statement in which they stand; where none has them, that of their publication."""

    date: When
    words: str
    """The day in words: “9 November 2024”, or “first published 9 November 2024”."""
    statement: Event | None

    @property
    def order(self) -> tuple[str, str]:
        """Where the words stand among others: by the latest day on which they can have been said."""
        return (self.date.latest_start().isoformat(), self.statement.id if self.statement else "")


class _Stated(NamedTuple):
    """A passage of a statement, and whose words it gives."""

    passage: Passage
    speaker: Speaker
    event: Event


class Sayings:
    """Every passage of every statement, gathered once, by its source."""

    def __init__(self, sourcebook: Sourcebook) -> None:
        self.sourcebook = sourcebook
        self.stated: Mapping[str, list[_Stated]] = defaultdict(list)
        for event in sourcebook.all(Event):
            if is_saying(sourcebook, event):
                for place, one in enumerate(event.evidence):
                    self.stated[one.source].append(
                        _Stated(sourcebook.passage(event, place), one.said_by, event)
                    )

    def of(self, event: Event, place: int) -> Said:
        """When the words of an event's evidence were said.

        Of a statement, its own day; of an act, that of the statement that has most of the same words of the same speaker;
        else, and of an article's own words, the day on which their origin was first published, or else their article.
        """
        evidence = event.evidence[place]
        if evidence.said_by.is_narration:
            return self._published(evidence)
        if is_saying(self.sourcebook, event):
            return Said(event.date, event.when, event)
        passage = self.sourcebook.passage(event, place)
        same = [
            one
            for one in self.stated[evidence.source]
            if one.speaker == evidence.said_by and _shared(one.passage, passage)
        ]
        if same:
            best = max(same, key=lambda one: (_shared(one.passage, passage), one.event.order))
            return Said(best.event.date, best.event.when, best.event)
        return self._published(evidence)

    def _published(self, evidence: Evidence) -> Said:
        """The day on which the origin of some words was first published or, where that is not known, their article."""
        published = (
            self.sourcebook.lineage(evidence).published
            or self.sourcebook.get(Source, evidence.source).published
        )
        return Said(published, f"first published {published}", None)


def is_saying(sourcebook: Sourcebook, event: Event) -> bool:
    """Whether an event is that something was said, and no act."""
    return sourcebook.term("kind", event.kind).is_ == "saying"


def _shared(one: Passage, other: Passage) -> int:
    """How many characters two passages of one source share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))
