"""D: dates. How the date of a record is known; none is more exact than that."""

from collections.abc import Iterator

from sourcebook.model import Diagnostic, Event, Outside, Site, Source, Sourcebook, When
from sourcebook.model.entry import Path
from sourcebook.resolve.grounds import outside_page, supports
from sourcebook.resolve.quotes import is_saying
from sourcebook.rules.calendar import RELATIVE, dates_in, weekdays_in
from sourcebook.rules.proof import QUOTED, names
from sourcebook.rules.rule import rule


@rule(
    "D101",
    "date-unexplained",
    example="date_note: is missing; say how the date is known, which is “computed”",
    reason="A date that the article does not print is a conclusion, and a reader may want to draw it again.",
    mend="Say in `date_note` from which words the date was worked out, or where it is from.",
)
def dates_are_explained(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A date that the article does not print says in `date_note` how it is known."""
    for event in sourcebook.all(Event):
        if event.date_basis != "stated" and not event.date_note:
            what = f"is missing; say how the date is known, which is “{event.date_basis}”"
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
    example="date: “1962-05-05” is after 1962-paper was published (1962-05-04), which reports it; correct one of the dates",
    reason="No article reports what came after it; one of the two dates is wrong.",
    mend="Correct the date of the event, or that of the source. What an article only announces has status: planned.",
)
def sayings_precede_publication(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Nothing is said, and nothing that is not planned happens, after one of its sources was published."""
    for event in sourcebook.all(Event):
        sources = {one.source: sourcebook.find(Source, one.source) for one in event.evidence}
        published = [(one.published.last, one.id) for one in sources.values() if one and one.published.last]
        if is_planned(sourcebook, event) or not published or event.date.first is None:
            continue
        last, source = min(published)
        if event.date.first > last:
            what = f"“{event.date.text}” is after {source} was published ({last}), which reports it; correct one of the dates"
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


def is_planned(sourcebook: Sourcebook, event: Event) -> bool:
    """Whether an act was still to come when an article wrote of it: its status rests on a plan, or is called planned."""
    status = sourcebook.find_term("status", event.status)
    return event.status == "planned" or (status is not None and status.grounds == "plan")


@rule(
    "D111",
    "day-of-unknown-basis",
    example="date_basis: is “unknown”, and “1962-05-04” is one certain day; write an open date, or stated, computed or background",
    reason="A day that nobody established is more exact than what is known.",
    mend="Write `stated`, `computed` or `background`, and say how the day is known; or leave the date as open as it is.",
)
def days_rest_on_a_basis(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """One certain day is stated, computed or from the background; on another basis a date is uncertain or longer."""
    for event in sourcebook.all(Event):
        for path, basis, when in _with_bases(event):
            is_known = basis in ("stated", "computed", "background")
            if not is_known and ("basis", basis) in sourcebook.by_key and when.is_certain():
                what = f"is “{basis}”, and “{when.text}” is one certain day; write an open date, or stated, computed or background"
                yield event.origin.diagnostic(path, what)


def _with_bases(event: Event) -> Iterator[tuple[Path, str, When]]:
    """Each date of an event and of its words that has a basis, with the field that names the basis."""
    yield ("date_basis",), event.date_basis, event.date
    for place, one in enumerate(event.evidence):
        when = one.said or one.first_published
        if one.said_basis and when:
            yield ("evidence", place, "said_basis"), one.said_basis, when


@rule(
    "D112",
    "date-not-borne-out",
    example="date_url: leads to “Another page”, which does not say what it is used for; name a page that has the date, or leave the date open",
    reason="A page that was read and does not have the date is no ground of it, however good its publisher.",
    mend="Name a page that has the date; or leave the date as open as the articles do.",
)
def dates_rest_on_pages_that_have_them(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """No date rests on an outside page that was read and does not say what it is used for."""
    for event, page in _pages_of_dates(sourcebook):
        if page.supports == "no":
            what = f"leads to “{page.title}”, which does not say what it is used for; name a page that has the date, or leave the date open"
            yield event.origin.diagnostic(("date_url",), what)


def _pages_of_dates(sourcebook: Sourcebook) -> Iterator[tuple[Event, Outside]]:
    """Each event whose date rests on a recorded page outside the articles, with that page."""
    for event in sourcebook.all(Event):
        if event.date_url and (page := outside_page(sourcebook, event.date_url)):
            yield event, page


@rule(
    "D205",
    "date-on-unread-page",
    example="date_url: leads to “Another page”, of which nobody is known to have read a copy; read one, or say in `date_note` that it was “not read”",
    reason="An address that nobody opened may have another date, or none.",
    mend="Read a stored copy of the page and write so in its record; or say in `date_note`, with the words “not read”, why the date is given all the same.",
)
def dates_rest_on_pages_that_were_read(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A date rests on no outside page that nobody is known to have read.

    A `date_note` that has “not read” settles it.
    """
    for event, page in _pages_of_dates(sourcebook):
        if page.consulted == "unknown" and not names(event.date_note, "not read"):
            what = f"leads to “{page.title}”, of which nobody is known to have read a copy; read one, or say in `date_note` that it was “not read”"
            yield event.origin.diagnostic(("date_url",), what)


@rule(
    "D209",
    "act-dated-as-its-telling",
    example="date: “1962-05-04” is the day on which ann-lee spoke of it; write “../1962-05-04”, or quote in `date_note` the words that have it take place on that day",
    reason="That somebody speaks of a contact on a day says that it was no later, and not that it was on that day.",
    mend="Write the date as an open one, “../” before the day; or quote in `date_note`, in “ and ”, the words by which it took place on that day, as “today” or “on Friday”.",
)
def acts_are_not_dated_by_their_telling(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """An act that is known from somebody’s words alone is not of the very day on which they were said.

    A date that is stated, and a `date_note` that quotes a day from the article, settle it.
    """
    for event in sourcebook.all(Event):
        if is_saying(sourcebook, event) or is_planned(sourcebook, event) or event.date_basis == "stated":
            continue
        supporting = [
            one
            for one in sourcebook.quotes[event.id]
            if one.evidence.position and supports(sourcebook, one.evidence.position)
        ]
        quoted = " ".join(QUOTED.findall(event.date_note or ""))
        is_quoted = weekdays_in(quoted) or dates_in(quoted) or names(quoted, *RELATIVE)
        is_day = event.date.first is not None and event.date.first == event.date.last
        if not is_day or not supporting or is_quoted or any(one.shows for one in event.evidence):
            continue
        if all(one.said.is_said and one.said.date == event.date for one in supporting):
            said_by = supporting[0].evidence.said_by
            what = f"“{event.date.text}” is the day on which {said_by.who or said_by.unnamed} spoke of it; write “../{event.date.text}”, or quote in `date_note` the words that have it take place on that day"
            yield event.origin.diagnostic(("date",), what)


@rule(
    "D210",
    "window-without-doubt",
    example="date: ends with 4 May 1962, which is in doubt for 1962-paper; write “1962-05-01/1962-05-04?”, or say in `date_note` by what it was “no later”",
    reason="What an article tells of is no later than the article: where the day of that is in doubt, so is the end of the window.",
    mend="Write “?” after the end of the window; or say in `date_note`, with the words “no later”, from what else that end is known.",
)
def windows_have_the_doubt_of_their_article(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A window that ends with its article has the doubt that there is of the day of the article.

    A connected record that is surely of that day settles it: what it tells of was no later. So does a `date_note` with “no later”.
    """
    for event in sourcebook.all(Event):
        end = event.date.end
        if end is None or end.doubt or not event.date.is_interval or event.lasted:
            continue
        sources = filter(None, (sourcebook.find(Source, one.source) for one in event.evidence))
        ends_with = [one.published.is_doubtful and one.published.last == end.last for one in sources]
        if not ends_with or not all(ends_with) or names(event.date_note, "no later"):
            continue
        others = (one.event.date for one in sourcebook.events[event.id].connections)
        if not any(one.is_certain() and one.last == end.last for one in others):
            what = f"ends with {end.words()}, which is in doubt for {event.evidence[0].source}; write “{event.date.text}?”, or say in `date_note` by what it was “no later”"
            yield event.origin.diagnostic(("date",), what)
