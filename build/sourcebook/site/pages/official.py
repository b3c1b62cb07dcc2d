"""The page of one official: names, offices, and every record with the words said there."""

from collections.abc import Iterator
from typing import NamedTuple

from sourcebook.evidence.attribution import naming
from sourcebook.model import CardLine, Event, Official, Organisation, Output, Role, Source, Sourcebook, Topic
from sourcebook.resolve.said import Said, Sayings
from sourcebook.site.markdown import fill, page_of
from sourcebook.site.prose import prose
from sourcebook.site.views import Quoted, claims_of, counted_of_name, listed, quotes


class Words(NamedTuple):
    """A quote of an official, when it was said, the record that has it, and what that was about."""

    said: Said
    event: Event
    quote: Quoted
    topics: tuple[Topic, ...]


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make a page for each official."""
    names, sayings = naming(sourcebook), Sayings(sourcebook)
    for official in sourcebook.all(Official):
        here = page_of(official)
        events = sourcebook.events_of(official)
        yield fill(
            "official",
            here,
            sourcebook,
            {
                "official": official,
                "side": sourcebook.site.side_of(official.country),
                "body": prose(official.body, sourcebook, here),
                "roles": [_role(sourcebook, role) for role in official.roles],
                "words": _words(sourcebook, official, sayings),
                "records": listed(sourcebook, events, of=official),
                "counted": counted_of_name(sourcebook, official, names),
                "claims": claims_of(sourcebook, official),
                "backlinks": sourcebook.backlinks.get(official.key, ()),
                "edit": f"{sourcebook.site.repository}/edit/{sourcebook.site.branch}/{official.origin.path}",
            },
            on_card=[
                CardLine(official.country),
                *(CardLine(f"{role.title}, {role.years}") for role in official.roles),
            ],
            title=official.name,
            description=f"{official.name} in {sourcebook.site.name}: {counted_of_name(sourcebook, official, names)}.",
        )


def _words(sourcebook: Sourcebook, official: Official, sayings: Sayings) -> list[Words]:
    """What stands in quotation marks of an official's words, in the order in which it was said, each passage once."""
    found: dict[tuple[str, str], Words] = {}
    for event in sourcebook.events_of(official):
        for place, (quote, evidence) in enumerate(
            zip(quotes(sourcebook, event), event.evidence, strict=True)
        ):
            if quote.speaker == official and evidence.voice != "reported":
                said = sayings.of(event, place)
                stated = said.statement or event
                topics = tuple(sourcebook.get(Topic, id) for id in stated.topics)
                found.setdefault((evidence.source, quote.words), Words(said, stated, quote, topics))
    return sorted(found.values(), key=lambda one: one.said.order)


def _role(sourcebook: Sourcebook, role: Role) -> dict[str, object]:
    """An office with its time and where that is known from."""
    return {
        "title": role.title,
        "years": role.years,
        "organisation": sourcebook.find(Organisation, role.organisation),
        "basis": sourcebook.term("role_basis", role.basis).label,
        "url": role.url,
        "source": sourcebook.find(Source, role.source),
    }
