"""D: dates. None is more exact than what is known, and none contradicts the articles."""

import re
from collections.abc import Iterator

from sourcebook.evidence.attribution import unquoted
from sourcebook.model import Diagnostic, Event, Evidence, Passage, Site, Source, Sourcebook, Term, When
from sourcebook.model.when import MONTHS
from sourcebook.resolve.quotes import is_saying
from sourcebook.rules.calendar import against, dates_told, weekdays_told, years_told
from sourcebook.rules.proof import names, paragraph
from sourcebook.rules.quotes import CORRECTION_WORDS
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
        if _is_planned(sourcebook, event) or not published or event.date.first is None:
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


def _is_planned(sourcebook: Sourcebook, event: Event) -> bool:
    """Whether an act was to be, after an article told of it: its status rests on a plan, or is called planned."""
    status = sourcebook.by_key.get(("status", event.status))
    return event.status == "planned" or (isinstance(status, Term) and status.grounds == "plan")


@rule(
    "D106",
    "said-after-published",
    example="evidence.0.said: “1962-05-06” is after 1962-paper was published (1962-05-04), which has the words; correct one of the dates",
    reason="No article prints words that were still to be said; one of the two days is wrong.",
    mend="Correct `said` or `first_published` of that quote, the date of the record, or that of the source.",
)
def words_are_said_before_they_are_printed(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Words were said, and first published, no later than their article, and no later than the day of their statement."""
    for event in sourcebook.all(Event):
        for place, evidence in enumerate(event.evidence):
            source = sourcebook.find(Source, evidence.source)
            for field in ("said", "first_published"):
                when: When | None = getattr(evidence, field)
                if when is None or when.first is None:
                    continue
                if source and source.published.last and when.first > source.published.last:
                    what = f"“{when.text}” is after {source.id} was published ({source.published.last}), which has the words; correct one of the dates"
                    yield event.origin.diagnostic(("evidence", place, field), what)
                elif (
                    field == "said"
                    and is_saying(sourcebook, event)
                    and event.date.last
                    and when.first > event.date.last
                ):
                    what = f"“{when.text}” is after the day of this statement ({event.date.text}); correct one of the two"
                    yield event.origin.diagnostic(("evidence", place, field), what)


@rule(
    "D107",
    "said-unexplained",
    example="evidence.0.said_note: is missing; a background day of saying says how it is known",
    reason="A day that the article does not print is a conclusion, or from elsewhere; a reader may want to follow it.",
    mend="Say in `said_note` from which words the day was worked out, or where it is from.",
)
def days_of_saying_are_explained(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A day of saying that the article does not print says in `said_note` how it is known."""
    for event in sourcebook.all(Event):
        for place, evidence in enumerate(event.evidence):
            if evidence.said_basis not in (None, "stated") and not evidence.said_note:
                what = f"is missing; a {evidence.said_basis} day of saying says how it is known"
                yield event.origin.diagnostic(("evidence", place, "said_note"), what)


@rule(
    "D201",
    "sentence-of-another-day",
    example="evidence.0.quote: its sentence has “Friday”, which 3 May 1962 is not; correct the date, or say in `note` what “Friday” is the day of",
    reason="The weekday or the date in the sentence of a quote is the nearest witness of its day; against it stands a slip, or an explanation.",
    mend="Correct the date of the record; or, if the sentence names another day, say in `note` of that quote of what it is the day, with the words of the article.",
)
def sentences_agree_with_the_date(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A weekday, a date or a year in the sentence of a quote, outside quotation marks, is that of the record.

    One of several that fits is enough. A note that has the day, as the article prints it, settles it.
    """
    for event in sourcebook.all(Event):
        for place, evidence in enumerate(event.evidence):
            source = sourcebook.get(Source, evidence.source)
            if source.language.partition(" ")[0].casefold() != _LANGUAGE:
                continue
            days = _days_of(event, evidence)
            for words in against(
                _outside_marks(sourcebook, sourcebook.quotes[event.id][place].passage), days
            ):
                if not names(evidence.note, words):
                    what = f"its sentence has “{words}”, which {event.when} is not; correct the date, or say in `note` what “{words}” is the day of"
                    yield event.origin.diagnostic(("evidence", place, "quote"), what)


_LANGUAGE = "english"
"""The language whose names of days and months are known here; an article in another is not looked at."""


def _days_of(event: Event, evidence: Evidence) -> list[When]:
    """Every date that the sentence of a quote may name: the record’s, those of the words, that for which it was planned."""
    planned = event.plan.due if event.plan else None
    return [one for one in (event.date, evidence.said, evidence.first_published, planned) if one]


def _outside_marks(sourcebook: Sourcebook, passage: Passage) -> str:
    """The sentence of a passage, with blanks for what stands in quotation marks."""
    start = passage.paragraph.start
    words = unquoted(paragraph(sourcebook, passage))
    return words[passage.sentence_start - start : passage.sentence_end - start]


@rule(
    "D202",
    "date-of-another-year",
    example="date_note: has the year 1926 and not that of “1962-05-04”; correct one of the two, or name 1926 in `notes`",
    reason="A year that differs between the date, its explanation and the id is a slip of the keyboard in one of them.",
    mend="Correct the date or the note on it. An id that was published stays: say in `notes` or `changes`, with the year, why it has another.",
)
def years_agree(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """The year with which an id starts, and one at least of those in `date_note`, is a year of the record’s date.

    A note of the record, or an entry of its changes, that has the year settles it.
    """
    for event in sourcebook.all(Event):
        told = " ".join(
            (*(one.text for one in event.notes), *(f"{one.was} {one.why}" for one in event.changes))
        )
        begin, end = event.date.first, event.date.last
        first, last = begin.year if begin else 0, end.year if end else 9999
        year = event.id.partition("-")[0]
        if re.fullmatch(r"[12]\d{3}", year) and not first <= int(year) <= last and not names(told, year):
            what = f"the id starts with {year}, which is no year of “{event.date.text}”; correct the date, or name {year} in `notes`"
            yield event.origin.diagnostic(("date",), what)
        years = [str(one) for one in years_told(event.date_note or "")]
        if years and not any(first <= int(one) <= last for one in years) and not names(told, *years):
            what = f"has the year {', '.join(dict.fromkeys(years))} and not that of “{event.date.text}”; correct one of the two, or name {years[0]} in `notes`"
            yield event.origin.diagnostic(("date_note",), what)


@rule(
    "D203",
    "day-taken-back",
    example="evidence.0.quote: 1962-paper takes back “Friday”, which this passage rests on; say so in `note`, with “Friday”",
    reason="An article that corrects a day itself, or a day in it that is known to be wrong, must not be the silent ground of a date.",
    mend="Check the date of the record against the correction, and say in `note` of that quote, with the words as the article prints them, that the day was taken back.",
)
def days_that_were_taken_back_are_told(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A day that the source’s `errors`, or a correction printed in the article, takes back is named in the note of a quote that has it."""
    for event in sourcebook.all(Event):
        for place, evidence in enumerate(event.evidence):
            source = sourcebook.get(Source, evidence.source)
            for words in _taken_back(sourcebook, source, sourcebook.quotes[event.id][place].passage):
                if not names(evidence.note, words):
                    what = f"{source.id} takes back “{words}”, which this passage rests on; say so in `note`, with “{words}”"
                    yield event.origin.diagnostic(("evidence", place, "quote"), what)


def _taken_back(sourcebook: Sourcebook, source: Source, passage: Passage) -> Iterator[str]:
    """The days in the sentence of a passage that an erratum at these words, or a correction in the article, is about."""
    text = source.article.text
    said = text[passage.sentence_start : passage.sentence_end]
    days = [*weekdays_told(said), *(one.words for one in dates_told(said) if one.day)]
    for error in source.errors:
        is_of_day = weekdays_told(error.note) or dates_told(error.note) or any(map(error.note.count, MONTHS))
        at = text.find(error.exact) if is_of_day or any(error.exact.endswith(day) for day in days) else -1
        while at != -1:
            if at < passage.sentence_end and passage.sentence_start < at + len(error.exact):
                yield from (one for one in days if one in error.exact)
            at = text.find(error.exact, at + 1)
    starts = (*CORRECTION_WORDS, *sourcebook.words("correction_words"))
    for one in sourcebook.articles[source.id]:
        written = text[one.start : one.end]
        if one != passage.paragraph and names(written, *starts):
            yield from (day for day in days if names(written, day))


RULES = (
    dates_are_explained,
    dates_from_outside_have_an_address,
    dates_are_covered,
    sayings_precede_publication,
    intervals_say_what_lasted,
    words_are_said_before_they_are_printed,
    days_of_saying_are_explained,
    sentences_agree_with_the_date,
    years_agree,
    days_that_were_taken_back_are_told,
)
