"""D: dates. None is more exact than what is known, and none contradicts the articles."""

import re
from collections.abc import Iterator

from sourcebook.evidence.attribution import unquoted
from sourcebook.model import (
    Diagnostic,
    Event,
    Evidence,
    Paragraph,
    Passage,
    Site,
    Source,
    Sourcebook,
    Term,
    When,
)
from sourcebook.model.entry import Path
from sourcebook.model.text import series
from sourcebook.model.when import MONTHS
from sourcebook.resolve.grounds import outside_page, supports
from sourcebook.resolve.quotes import is_saying
from sourcebook.rules.calendar import (
    RELATIVE,
    against,
    against_relative,
    dates_told,
    days_beside,
    full_weekday,
    may_be_dated,
    misdated,
    weekdays_of,
    weekdays_told,
    years_told,
)
from sourcebook.rules.proof import folded_articles, named_in, names, paragraph
from sourcebook.rules.quotes import CORRECTION_WORDS
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
    """Whether an act was to be, after an article told of it: its status rests on a plan, or is called planned."""
    status = sourcebook.by_key.get(("status", event.status))
    return event.status == "planned" or (isinstance(status, Term) and status.grounds == "plan")


@rule(
    "D110",
    "weekday-not-of-date",
    example="date_note: has “Monday, 8 May 1962”, and 8 May 1962 was a Tuesday; correct one of the two",
    reason="A weekday beside a date is there to be checked; against the calendar, one of the two is a slip.",
    mend="Correct the weekday or the date. An article’s own mistake is quoted in “ and ”, where nothing is looked at.",
)
def weekdays_agree_with_the_calendar(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A weekday beside a full date, in whatever a curator writes, is that date’s; and the date is in the calendar."""
    for record in sourcebook.records():
        for path, text in record.texts():
            if may_be_dated(text) and not _is_printed(path) and not str(path[-1]).endswith("url"):
                for words, why in misdated(_QUOTED.sub(lambda match: " " * len(match[0]), text)):
                    yield record.origin.diagnostic(path, f"has “{words}”, and {why}; correct one of the two")


_QUOTED = re.compile(r"“[^“”]*”")
_PRINTED = frozenset(("quote", "prefix", "suffix", "exact", "starts", "byline", "original_title"))
"""Fields that hold what an article prints."""


def _is_printed(path: Path) -> bool:
    """Whether a field holds what an article prints, or, of a variant, a page outside."""
    return path[-1] in _PRINTED or ("variants" in path and path[-1] in ("instead_of", "text"))


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
        told: list[tuple[tuple[str | int, ...], str, When | None]] = [
            (("date_basis",), event.date_basis, event.date)
        ]
        told += [
            (("evidence", place, "said_basis"), one.said_basis, one.said or one.first_published)
            for place, one in enumerate(event.evidence)
            if one.said_basis and (one.said or one.first_published)
        ]
        for path, basis, when in told:
            if (
                basis not in _BASES
                and ("basis", basis) in sourcebook.by_key
                and when
                and when.is_certain()
                and when.first == when.last
            ):
                what = f"is “{basis}”, and “{when.text}” is one certain day; write an open date, or stated, computed or background"
                yield event.origin.diagnostic(path, what)


_BASES = frozenset(("stated", "computed", "background"))


@rule(
    "D112",
    "date-not-borne-out",
    example="date_url: leads to “Another page”, which does not say what it is used for; name a page that has the date, or leave the date open",
    reason="A page that was read and does not have the date is no ground of it, however good its publisher.",
    mend="Name a page that has the date; or leave the date as open as the articles do.",
)
def dates_rest_on_pages_that_have_them(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """No date rests on an outside page that was read and does not say what it is used for."""
    for event in sourcebook.all(Event):
        page = outside_page(sourcebook, event.date_url) if event.date_url else None
        if page and page.supports == "no":
            what = f"leads to “{page.title}”, which does not say what it is used for; name a page that has the date, or leave the date open"
            yield event.origin.diagnostic(("date_url",), what)


@rule(
    "D201",
    "sentence-of-another-day",
    example="evidence.0.quote: its sentence has “Friday”, which 3 May 1962 is not; correct the date, or say in `note` what “Friday” is the day of",
    reason="The weekday or the date in the sentence of a quote is the nearest witness of its day; against it stands a slip, or an explanation.",
    mend="Correct the date of the record; or, if the sentence names another day, say in `note` of that quote of what it is the day, with the words of the article.",
)
def sentences_agree_with_the_date(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A weekday, a date, a year or a “yesterday” in the sentence of a quote, outside quotation marks, is that of the record.

    One of several that fits is enough. A note that has the day, as the article prints it, settles it.
    """
    for event in sourcebook.all(Event):
        for place, evidence in enumerate(event.evidence):
            source = sourcebook.get(Source, evidence.source)
            if not _is_english(source):
                continue
            days = _days_of(event, evidence)
            said = _outside_marks(sourcebook, sourcebook.quotes[event.id][place].passage)
            for words in (*against(said, days), *against_relative(said, source.published, days)):
                if not names(evidence.note, words):
                    what = f"its sentence has “{words}”, which {event.when} is not; correct the date, or say in `note` what “{words}” is the day of"
                    yield event.origin.diagnostic(("evidence", place, "quote"), what)


def _is_english(source: Source) -> bool:
    return source.language.partition(" ")[0].casefold() == _LANGUAGE


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
            many = list(dict.fromkeys(years))
            what = f"has the year{'s' * (len(many) > 1)} {series(many)} and not that of “{event.date.text}”; correct one of the two, or name {years[0]} in `notes`"
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
    corrections = {one.id: _corrections(sourcebook, one) for one in sourcebook.all(Source)}
    for event in sourcebook.all(Event):
        for place, evidence in enumerate(event.evidence):
            source = sourcebook.get(Source, evidence.source)
            passage = sourcebook.quotes[event.id][place].passage
            for words in _taken_back(source, passage, corrections[source.id]):
                if not names(evidence.note, words):
                    what = f"{source.id} takes back “{words}”, which this passage rests on; say so in `note`, with “{words}”"
                    yield event.origin.diagnostic(("evidence", place, "quote"), what)


def _corrections(sourcebook: Sourcebook, source: Source) -> list[Paragraph]:
    """The paragraphs of an article that print a correction."""
    starts, text = (*CORRECTION_WORDS, *sourcebook.words("correction_words")), source.article.text
    if not named_in(folded_articles(sourcebook)[source.id], *starts):  # nearly always; no paragraph is folded
        return []
    return [one for one in sourcebook.articles[source.id] if names(text[one.start : one.end], *starts)]


def _taken_back(source: Source, passage: Passage, corrections: list[Paragraph]) -> Iterator[str]:
    """The days in the sentence of a passage that an erratum at these words, or a correction in the article, is about."""
    if not source.errors and not corrections:
        return
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
    for one in corrections:
        if one != passage.paragraph:
            yield from (day for day in days if names(source.article.part(one.start, one.end), day))


@rule(
    "D204",
    "stated-date-not-printed",
    example="date_basis: is stated, and no article of the record has “1962-05-03”; write computed, or give the words of the article in `date_note`",
    reason="“Stated” tells a reader that the date can be found in the article.",
    mend="Write `computed`, if the day follows from a weekday or a “yesterday” of the article, or `background`, and say how it is known. If the article does print the date, give its words in `date_note`, in “ and ”.",
)
def stated_dates_are_printed(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A date that is stated stands in an article of the record, as exact as it is given; a weekday alone is no date.

    A `date_note` that quotes the article’s words, other than a weekday or a “yesterday”, settles it.
    """
    for event in sourcebook.all(Event):
        if (
            event.date_basis == "stated"
            and not any(map(_may_be_date, _QUOTED.findall(event.date_note or "")))
            and not _is_asked_about(sourcebook, event)
        ):
            sources = {one.source: sourcebook.get(Source, one.source) for one in event.evidence}
            if not any(_prints(source, event.date) for source in sources.values()):
                days = weekdays_of(event.date)
                only = sorted(
                    {
                        day
                        for one in sources.values()
                        for day in weekdays_told(one.article.text)
                        if full_weekday(day) in days
                    }
                )
                has = (
                    f", only “{only[0]}”; write computed, and say in `date_note` how it follows"
                    if only and len(days) < 7
                    else "; write computed"
                )
                what = f"is stated, and no article of the record has “{event.date.text}”{has}, or give the words of the article in `date_note`"
                yield event.origin.diagnostic(("date_basis",), what)


def _may_be_date(quoted: str) -> bool:
    """Whether words of an article may print a date, in whatever form: a weekday and a “yesterday” alone do not."""
    return bool(dates_told(quoted)) or not (weekdays_told(quoted) or names(quoted, *RELATIVE))


def _is_asked_about(sourcebook: Sourcebook, event: Event) -> bool:
    """Whether the sentence of a quote has another day: that is told by another rule."""
    passages = (one.passage for one in sourcebook.quotes[event.id])
    return any(any(against(_outside_marks(sourcebook, one), [event.date])) for one in passages)


def _prints(source: Source, when: When) -> bool:
    """Whether an article in English has a date, as exact as it is given; one in another language is not looked at."""
    if not _is_english(source) or (source.published == when and source.published_basis == "stated"):
        return True
    first, last = when.first, when.last
    days = (last - first).days + 1 if first and last else 0
    told = [one for one in dates_told(source.article.text) if one.fits(first, last)]
    if 1 <= days < 7:
        return any(one.day for one in told)
    return any(one.month or days >= 90 or not days for one in told)


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
    for event in sourcebook.all(Event):
        page = outside_page(sourcebook, event.date_url) if event.date_url else None
        if page and page.consulted == "unknown" and not names(event.date_note, "not read"):
            what = f"leads to “{page.title}”, of which nobody is known to have read a copy; read one, or say in `date_note` that it was “not read”"
            yield event.origin.diagnostic(("date_url",), what)


@rule(
    "D208",
    "day-not-in-its-note",
    example="date_note: names “3 May 1962”, and not 4 May 1962, which it is to explain; correct one of the two, or name 4 May 1962 in it",
    reason="A note on a date that has other days and not this one explains another date: one of the two is off, often by a day.",
    mend="Correct the date or the note; or say in the note how the day follows from those that it names, with the day itself.",
)
def notes_on_days_name_them(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A note on a date that is one day has that day or its weekday, if it has any; “the day before” one of them is enough."""
    for event in sourcebook.all(Event):
        noted: list[tuple[Path, str | None, When | None]] = [(("date_note",), event.date_note, event.date)]
        noted += [
            (("evidence", place, "said_note"), one.said_note, one.said or one.first_published)
            for place, one in enumerate(event.evidence)
        ]
        for path, note, when in noted:
            # what lies in another year is told by the rule for years
            if note and when and (days := days_beside(note, when)) and _is_of_its_year(note, when):
                what = f"names {series(f'“{day}”' for day in days)}, and not {when}, which it is to explain; correct one of the two, or name {when} in it"
                yield event.origin.diagnostic(path, what)


def _is_of_its_year(note: str, when: When) -> bool:
    years = years_told(note)
    return not years or when.order.year in years


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
        told = [
            one
            for one in sourcebook.quotes[event.id]
            if one.evidence.position and supports(sourcebook, one.evidence.position)
        ]
        quoted = " ".join(_QUOTED.findall(event.date_note or ""))
        is_quoted = weekdays_told(quoted) or dates_told(quoted) or names(quoted, *RELATIVE)
        is_day = event.date.first is not None and event.date.first == event.date.last
        if not is_day or not told or is_quoted or any(one.shows for one in event.evidence):
            continue
        if all(one.said.is_said and one.said.date == event.date for one in told):
            said_by = told[0].evidence.said_by
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


RULES = (
    dates_are_explained,
    dates_from_outside_have_an_address,
    dates_are_covered,
    sayings_precede_publication,
    intervals_say_what_lasted,
    sentences_agree_with_the_date,
    years_agree,
    days_that_were_taken_back_are_told,
    weekdays_agree_with_the_calendar,
    days_rest_on_a_basis,
    dates_rest_on_pages_that_have_them,
    stated_dates_are_printed,
    dates_rest_on_pages_that_were_read,
    notes_on_days_name_them,
    acts_are_not_dated_by_their_telling,
    windows_have_the_doubt_of_their_article,
)
