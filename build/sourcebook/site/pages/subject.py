"""The pages of organisations, topics, channels and places: what each is, and every record that names it."""

from collections.abc import Iterator
from typing import get_args

from sourcebook.model import (
    CardLine,
    Channel,
    Claim,
    Entry,
    Event,
    Organisation,
    Output,
    Place,
    Source,
    Sourcebook,
    Topic,
)
from sourcebook.resolve.addresses import page_of
from sourcebook.site.markdown import fill
from sourcebook.site.occasions import occasions, without_words
from sourcebook.site.present import capital, counted_of_name, counted_records, listed
from sourcebook.site.prose import prose

Subject = Organisation | Topic | Channel | Place


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make a page for each subject."""
    for noun in get_args(Subject):
        for subject in sourcebook.all(noun):
            yield _page(sourcebook, subject)


def _counted(sourcebook: Sourcebook, subject: Subject) -> str:
    """How many records name it, and in how many articles an organisation is named, or the others’ records stand."""
    if isinstance(subject, Organisation):
        return counted_of_name(sourcebook, subject)
    return counted_records(sourcebook.resolved_events_of(subject))


def _page(sourcebook: Sourcebook, subject: Subject) -> Output:
    here = page_of(subject)
    events, totals = sourcebook.events_of(subject), _counted(sourcebook, subject)
    naming = sourcebook.mentions.get(subject.key, ())
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
            "occasions": (
                words := occasions(sourcebook, subject) if isinstance(subject, Organisation) else ()
            ),
            "records": listed(sourcebook, without_words(events, words)),
            "claims": tuple(one for one in naming if isinstance(one, Claim)),
            "number": totals if events else "",
            "articles": list(_articles(sourcebook, subject)),
            "by_officials": listed(sourcebook, _by_officials(sourcebook, subject))
            if isinstance(subject, Organisation)
            else (),
            "backlinks": sourcebook.backlinks.get(subject.key, ()),
        },
        on_card=[CardLine(scope), CardLine(capital(totals))],
        record=subject,
        title=subject.name,
        description=f"{subject.name}: {totals}. {' '.join(scope.split())}",
    )


def _by_officials(sourcebook: Sourcebook, body: Organisation) -> Iterator[Event]:
    """The statements of officials who were in office at a body that day, in records that do not name the body itself."""
    for event in sourcebook.resolved_events():
        offices = (office for one in event.quotes for office in one.offices)
        if (
            event.is_saying
            and body not in event.named
            and any(one.organisation == body.id for one in offices)
        ):
            yield event.record


def _articles(sourcebook: Sourcebook, subject: Entry) -> Iterator[tuple[Source, str]]:
    """The articles in whose making a body has a part, and which: it printed them, or words came by way of it."""
    for source in (one for one in sourcebook.mentions.get(subject.key, ()) if isinstance(one, Source)):
        parts = []
        if source.publisher.organisation == subject.id:
            parts.append("published by it")
        if source.original_publisher and source.original_publisher.organisation == subject.id:
            parts.append("first published by it")
        origins = [one.name for one in source.origins if subject.id in one.path]
        spoken = [one.name for one in source.origins if subject.id in one.quoted]
        if spoken:
            parts.append(f"quoted in it: {'; '.join(spoken)}")
        if origins and not parts:
            parts.append(f"on the way of words in it: {'; '.join(origins)}")
        yield source, ", ".join(parts)
