"""The pages of organisations, topics, channels and places: what is disputed, who spoke, what is told of, each record once."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import get_args

from sourcebook.model import (
    CardLine,
    Channel,
    Claim,
    Entry,
    Event,
    HalfLine,
    Organisation,
    Output,
    Place,
    Publisher,
    ResolvedEvent,
    Source,
    Sourcebook,
    Topic,
)
from sourcebook.model.sourcebook import once
from sourcebook.resolve.addresses import page_of
from sourcebook.resolve.halves import half_lines
from sourcebook.site.disputed import dispute
from sourcebook.site.halves import words
from sourcebook.site.long_lists import latest, left_out
from sourcebook.site.markdown import fill
from sourcebook.site.occasions import latest_occasions, occasions, without_words
from sourcebook.site.present import Listed, capital, counted_of_name, counted_records, listed
from sourcebook.site.prose import prose
from sourcebook.site.speakers import voices

Subject = Organisation | Topic | Channel | Place


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make a page for each subject."""
    lines = {one.event.id: one for one in half_lines(sourcebook)}
    for noun in get_args(Subject):
        for subject in sourcebook.all(noun):
            yield _page(sourcebook, subject, lines)


def _counted(sourcebook: Sourcebook, subject: Subject) -> str:
    """How many records name it, and in how many articles an organisation is named, or the others’ records stand."""
    if isinstance(subject, Organisation):
        return counted_of_name(sourcebook, subject)
    return counted_records(sourcebook.resolved_events_of(subject))


def _page(sourcebook: Sourcebook, subject: Subject, lines: Mapping[str, HalfLine]) -> Output:
    here = page_of(subject)
    events, totals = sourcebook.resolved_events_of(subject), _counted(sourcebook, subject)
    scope = subject.what if isinstance(subject, Organisation) else subject.scope
    return fill(
        "subject",
        here,
        sourcebook,
        {
            "subject": subject,
            "scope": scope,
            "counted": getattr(subject, "counted", True),
            "body": prose(subject.body, sourcebook, here),
            "chart": f"{subject.folder}/{subject.id}",
            "number": totals if events else "",
            "dispute": dispute(sourcebook, events, _claims(sourcebook, subject)),
            "parts_of": _parts(sourcebook, subject, events, lines),
            "acts_first": isinstance(subject, (Channel, Place)),
            "articles": list(_articles(sourcebook, subject)),
            "backlinks": sourcebook.backlinks.get(subject.key, ()),
        },
        on_card=[CardLine(scope), *([CardLine(capital(totals))] if events else [])],
        record=subject,
        is_wide=True,
        title=subject.name,
        description=f"{subject.name}{f': {totals}' if events else ''}. {' '.join(scope.split())}",
    )


def _claims(sourcebook: Sourcebook, subject: Subject) -> tuple[Claim, ...]:
    """The claims that name a subject; of a channel or a place, which none names, those that its acts bear on."""
    naming = tuple(one for one in sourcebook.mentions.get(subject.key, ()) if isinstance(one, Claim))
    acts = (one for one in sourcebook.resolved_events_of(subject) if not one.is_saying)
    borne = {one.id: one for act in acts for one in act.claims}
    return tuple(borne.values()) if isinstance(subject, (Channel, Place)) else naming


def _parts(
    sourcebook: Sourcebook,
    subject: Subject,
    events: tuple[ResolvedEvent, ...],
    lines: Mapping[str, HalfLine],
) -> dict[str, object]:
    """The records of a subject, each in one part: of a body its own words, else what is said in them, and what they tell of."""
    own = occasions(sourcebook, subject) if isinstance(subject, Organisation) else ()
    left = {one.id for one in without_words((one.record for one in events), own)}
    rest = tuple(one for one in events if one.id in left)
    sayings, acts, background = (
        tuple(one for one in rest if one.is_saying),
        tuple(one for one in rest if not one.is_saying and one.scope == "contact"),
        tuple(one for one in rest if not one.is_saying and one.scope != "contact"),
    )
    others = tuple(_by_officials(sourcebook, subject)) if isinstance(subject, Organisation) else ()
    own_words = [one for each in own for one in each.statements]
    return {
        "occasions": latest_occasions(own),
        "voices": voices(sourcebook, latest(sayings)),
        "acts": tuple(_told(sourcebook, one, lines) for one in latest(acts)),
        "background": listed(sourcebook, (one.record for one in latest(background))),
        "by_officials": listed(sourcebook, latest(others)),
        "left_out": left_out((own_words, sayings, acts, background, others), subject),
    }


def _told(sourcebook: Sourcebook, event: ResolvedEvent, lines: Mapping[str, HalfLine]) -> tuple[Listed, str]:
    """An act as lists show it, and by whose account it is known."""
    (line,) = listed(sourcebook, [event.record])
    return line, words(
        replace(lines[event.id], outside=())
    ) if event.id in lines else f"{capital(line.status)}."


def _by_officials(sourcebook: Sourcebook, body: Organisation) -> Iterator[Event]:
    """The statements of officials who were, or may have been, in office at a body then, in records that do not name it."""
    return (one.record for one in _told_in_office(sourcebook).get(body.id, ()) if body not in one.named)


@once
def _told_in_office(sourcebook: Sourcebook) -> Mapping[str | None, list[ResolvedEvent]]:
    """The statements of officials who were, or may have been, in office at a body then, by its id."""
    found = defaultdict[str | None, list[ResolvedEvent]](list)
    for event in (one for one in sourcebook.resolved_events() if one.is_saying):
        for body in dict.fromkeys(office.organisation for one in event.quotes for office in one.offices):
            found[body].append(event)
    return found


def _articles(sourcebook: Sourcebook, subject: Entry) -> Iterator[tuple[Source, str]]:
    """The articles in whose making a body has a part, and which: it printed them, they go back to it, or words came by way of it."""
    for source in (one for one in sourcebook.mentions.get(subject.key, ()) if isinstance(one, Source)):
        parts = []
        if source.publisher.organisation == subject.id:
            parts.append(f"published by it{_known(sourcebook, source.publisher)}")
        if source.original_publisher and source.original_publisher.organisation == subject.id:
            parts.append(f"goes back to it{_known(sourcebook, source.original_publisher)}")
        origins = [one.name for one in source.origins if subject.id in one.path]
        spoken = [one.name for one in source.origins if subject.id in one.quoted]
        if spoken:
            parts.append(f"with words of it: {'; '.join(spoken)}")
        if origins and not parts:
            parts.append(f"on the way of words in it: {'; '.join(origins)}")
        yield source, ", ".join(parts)


def _known(sourcebook: Sourcebook, publisher: Publisher) -> str:
    """How it is known whose an article is, where the article itself does not say it."""
    return "" if publisher.basis == "stated" else f" ({sourcebook.term('basis', publisher.basis).label})"
