"""D: dates. None is more exact than what is known, and none contradicts the articles."""

from collections.abc import Iterator

from sourcebook.model import Diagnostic, Event, Site, Source, Sourcebook
from sourcebook.rules.rule import rule


@rule(
    "D101",
    "date-unexplained",
    example="date_note: is missing; a computed date says how it is known",
    reason="A date that the article does not print is a conclusion, and a reader may want to draw it again.",
    mend="Say in `date_note` from which words the date was worked out, or where it is from.",
)
def dates_are_explained(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A date that the article does not print says in `date_note` how it is known."""
    for event in sourcebook.all(Event):
        if event.date_basis != "stated" and not event.date_note:
            what = f"is missing; a {event.date_basis} date says how it is known"
            yield event.origin.diagnostic(("date_note",), what)


@rule(
    "D102",
    "date-without-address",
    example="date_url: is missing; a date from outside the articles gives its address",
    reason="What is not in the articles can be followed only where its address is given.",
    mend="Give in `date_url` the address of the page that has the date, or leave the date as open as the articles do.",
)
def dates_from_outside_have_an_address(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A date from outside the articles gives the address at which it stands."""
    for event in sourcebook.all(Event):
        if event.date_basis == "background" and not event.date_url:
            what = "is missing; a date from outside the articles gives its address"
            yield event.origin.diagnostic(("date_url",), what)


@rule(
    "D103",
    "date-before-record",
    example="date: “1959-03” is before 1960, where the record begins; correct it, or `from` in site.yaml",
    reason="The site says from when it records; an earlier date is a slip, or the site says something untrue.",
    mend="Correct the date, or `from` in content/site.yaml.",
)
def dates_are_covered(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """No event is dated before the time that the site covers."""
    site = sourcebook.find(Site, "site")
    for event in sourcebook.all(Event):
        if site and event.date.order < site.first_day:
            what = f"“{event.date.text}” is before {site.start}, where the record begins; correct it, or `from` in site.yaml"
            yield event.origin.diagnostic(("date",), what)


@rule(
    "D104",
    "date-after-source",
    example="date: “1962-05-05” is after 1962-paper was published (1962-05-04), which tells of it; correct one of the dates",
    reason="No article tells of what was after it; one of the two dates is wrong.",
    mend="Correct the date of the event, or that of the source. What an article only announces has status: planned.",
)
def sayings_precede_publication(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Nothing is said, and nothing that is not planned happens, after one of its sources was published."""
    for event in sourcebook.all(Event):
        sources = {one.source: sourcebook.find(Source, one.source) for one in event.evidence}
        published = [(one.published.last, one.id) for one in sources.values() if one and one.published.last]
        if event.status == "planned" or not published or event.date.first is None:
            continue
        last, source = min(published)
        if event.date.first > last:
            what = f"“{event.date.text}” is after {source} was published ({last}), which tells of it; correct one of the dates"
            yield event.origin.diagnostic(("date",), what)


@rule(
    "D105",
    "lasted-without-interval",
    example="lasted: “1962-05-04” is no interval; write two dates with a slash between them, or take the field out",
    reason="`lasted` says that something went on from one date to another; one date alone has no such length.",
    mend="Write the two dates with a slash between them, or take `lasted` out.",
)
def intervals_say_what_lasted(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Only what has two dates, from and to, can have lasted."""
    for event in sourcebook.all(Event):
        if event.lasted and not event.date.is_interval:
            what = f"“{event.date.text}” is no interval; write two dates with a slash between them, or take the field out"
            yield event.origin.diagnostic(("lasted",), what)


RULES = (
    dates_are_explained,
    dates_from_outside_have_an_address,
    dates_are_covered,
    sayings_precede_publication,
    intervals_say_what_lasted,
)
