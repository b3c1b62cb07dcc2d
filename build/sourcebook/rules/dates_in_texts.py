"""D: dates in texts. What articles, notes and ids say of a day agrees with the date of the record."""

import re
from collections.abc import Iterator

from sourcebook.model import Diagnostic, Event, Paragraph, Passage, Quote, Source, Sourcebook, When
from sourcebook.model.entry import Path
from sourcebook.model.text import series
from sourcebook.model.when import MONTHS
from sourcebook.rules.calendar import (
    RELATIVE,
    against,
    against_relative,
    dates_in,
    days_beside,
    full_weekday,
    may_be_dated,
    misdated,
    weekdays_in,
    weekdays_of,
    years_in,
)
from sourcebook.rules.proof import QUOTED, complaint, folded_articles, named_in, names, unquoted_sentence
from sourcebook.rules.quotes import CORRECTION_WORDS
from sourcebook.rules.rule import rule


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
                for words, why in misdated(QUOTED.sub(lambda match: " " * len(match[0]), text)):
                    yield record.origin.diagnostic(path, f"has “{words}”, and {why}; correct one of the two")


_PRINTED = frozenset(("quote", "prefix", "suffix", "exact", "starts", "byline", "original_title"))
"""Fields that hold what an article prints."""


def _is_printed(path: Path) -> bool:
    """Whether a field holds what an article prints, or, of a variant, a page outside."""
    return path[-1] in _PRINTED or ("variants" in path and path[-1] in ("instead_of", "text"))


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
    for one in sourcebook.all_quotes():
        if not _is_english(one.source):
            continue
        days, said = _days_of(one), unquoted_sentence(one)
        for words in (*against(said, days), *against_relative(said, one.source.published, days)):
            if not names(one.evidence.note, words):
                what = f"its sentence has “{words}”, which {one.event.when} is not; correct the date, or say in `note` what “{words}” is the day of"
                yield complaint(one, "quote", what)


def _is_english(source: Source) -> bool:
    return source.language.partition(" ")[0].casefold() == _LANGUAGE


_LANGUAGE = "english"
"""The language whose names of days and months are known here; an article in another is not looked at."""


def _days_of(quote: Quote) -> list[When]:
    """Every date that the sentence of a quote may name: the record’s, those of the words, that for which it was planned."""
    event, evidence = quote.event, quote.evidence
    planned = event.plan.due if event.plan else None
    return [one for one in (event.date, evidence.said, evidence.first_published, planned) if one]


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
        noted = " ".join(
            (*(one.text for one in event.notes), *(f"{one.was} {one.why}" for one in event.changes))
        )
        begin, end = event.date.first, event.date.last
        first, last = begin.year if begin else 0, end.year if end else 9999
        year = event.id.partition("-")[0]
        if re.fullmatch(r"[12]\d{3}", year) and not first <= int(year) <= last and not names(noted, year):
            what = f"the id starts with {year}, which is no year of “{event.date.text}”; correct the date, or name {year} in `notes`"
            yield event.origin.diagnostic(("date",), what)
        years = [str(one) for one in years_in(event.date_note or "")]
        if years and not any(first <= int(one) <= last for one in years) and not names(noted, *years):
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
    for one in sourcebook.all_quotes():
        for words in _taken_back(one.source, one.passage, corrections[one.source.id]):
            if not names(one.evidence.note, words):
                what = f"{one.source.id} takes back “{words}”, which this passage rests on; say so in `note`, with “{words}”"
                yield complaint(one, "quote", what)


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
    days = [*weekdays_in(said), *(one.words for one in dates_in(said) if one.day)]
    for error in source.errors:
        is_of_day = weekdays_in(error.note) or dates_in(error.note) or any(map(error.note.count, MONTHS))
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
            and not any(map(_may_be_date, QUOTED.findall(event.date_note or "")))
            and not _is_asked_about(sourcebook, event)
        ):
            sources = {one.source: sourcebook.get(Source, one.source) for one in event.evidence}
            if not any(_prints(source, event.date) for source in sources.values()):
                days = weekdays_of(event.date)
                only = sorted(
                    {
                        day
                        for one in sources.values()
                        for day in weekdays_in(one.article.text)
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
    return bool(dates_in(quoted)) or not (weekdays_in(quoted) or names(quoted, *RELATIVE))


def _is_asked_about(sourcebook: Sourcebook, event: Event) -> bool:
    """Whether the sentence of a quote has another day: another rule reports that."""
    quotes = sourcebook.quotes[event.id]
    return any(any(against(unquoted_sentence(one), [event.date])) for one in quotes)


def _prints(source: Source, when: When) -> bool:
    """Whether an article in English has a date, as exact as it is given; one in another language is not looked at."""
    if not _is_english(source) or (source.published == when and source.published_basis == "stated"):
        return True
    first, last = when.first, when.last
    days = (last - first).days + 1 if first and last else 0
    dates = [one for one in dates_in(source.article.text) if one.fits(first, last)]
    if 1 <= days < 7:
        return any(one.day for one in dates)
    return any(one.month or days >= 90 or not days for one in dates)


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
            # what lies in another year is reported by the rule for years
            if note and when and (days := days_beside(note, when)) and _is_of_its_year(note, when):
                what = f"names {series(f'“{day}”' for day in days)}, and not {when}, which it is to explain; correct one of the two, or name {when} in it"
                yield event.origin.diagnostic(path, what)


def _is_of_its_year(note: str, when: When) -> bool:
    years = years_in(note)
    return not years or when.order.year in years
