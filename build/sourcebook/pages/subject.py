"""The pages of organisations, topics, channels and places: what each is, and every record that names it."""

from collections.abc import Iterator

from sourcebook.markdown import fill, page_of
from sourcebook.model import Channel, Organisation, Output, Place, Said, Source, Sourcebook, Topic
from sourcebook.prose import prose
from sourcebook.views import claims_of, counted_records, listed

SUBJECTS = (Organisation, Topic, Channel, Place)


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make a page for each subject."""
    for noun in SUBJECTS:
        for subject in sourcebook.all(noun):
            yield _page(sourcebook, subject)


def _page(sourcebook: Sourcebook, subject: Organisation | Topic | Channel | Place) -> Output:
    here = page_of(subject)
    events = sourcebook.events_of(subject)
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
            "heading": subject.folder.capitalize(),
            "records": listed(sourcebook, events, of=subject),
            "claims": claims_of(sourcebook, subject),
            "number": counted_records(sourcebook, events) if events else "",
            "sources": [one for one in sourcebook.mentions.get(subject.key, ()) if isinstance(one, Source)],
            "asides": sourcebook.asides.get(subject.key, ()),
            "edit": f"{sourcebook.site.repository}/edit/{sourcebook.site.branch}/{subject.origin.path}",
        },
        on_card=[Said(scope), Said(_capital(counted_records(sourcebook, events)))],
        title=subject.name,
        description=f"{subject.name}: {counted_records(sourcebook, events)}. {' '.join(scope.split())}",
    )


def _capital(words: str) -> str:
    """Words as they open a line."""
    return words[:1].upper() + words[1:]
