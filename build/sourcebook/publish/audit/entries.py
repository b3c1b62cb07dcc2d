"""What feeds, the calendar, the search and other programs are told of records, held against these: the title, the day, and how each stands."""

import datetime as dt
import html
import re
from collections.abc import Callable, Iterator, Mapping

from sourcebook.model import Event, Record, ResolvedEvent, Sourcebook
from sourcebook.model.sourcebook import once
from sourcebook.publish.audit.recorded import OTHER
from sourcebook.site.exports.tables.words import standing as on_grounds
from sourcebook.site.exports.timeline_json import standing
from sourcebook.site.json_text import compact
from sourcebook.site.naming import description_of, full_title
from sourcebook.site.present import shape, status_words

_IN_CALENDAR = re.compile(r"([\\;,])")


def wrong(book: Sourcebook, path: str, text: str) -> Iterator[tuple[str, str]]:
    """What is wrong with the entries of a file, after the words of the file at which it is."""
    for files, begins, name, needed in _FORMS:
        if files.fullmatch(path):
            for entry in text.replace("\r\n", "\n").replace("\n ", "").split(begins)[1:]:
                named_in = name.search(entry)
                needs = needed(book, named_in[1], entry) if named_in else ["a record"]
                for need in (one for one in needs if one not in entry):
                    clue = named_in[1] if named_in else begins
                    yield clue, f"an entry of {clue} that does not say “{need.strip()[:120]}”: {OTHER}"


def _in_feed(book: Sourcebook, address: str, entry: str) -> list[str]:
    record = _records(book).get(html.unescape(address).removeprefix(book.site.address))
    if record is None:
        return ["a record"]
    says = [f"<summary>{_xml(description_of(book, record))}</summary>"] if "<title>New: " in entry else []
    return [f"{_xml(full_title(book, record))}</title>", *says]


def _in_calendar(book: Sourcebook, id: str, entry: str) -> list[str]:
    event = book.events.get(id)
    if event is None:
        return ["a record"]
    first, last = event.date.first or dt.date.min, event.date.last or dt.date.min
    return [
        f"SUMMARY:{_escaped(event.record.title)}\n",
        f"DTSTART;VALUE=DATE:{first:%Y%m%d}\n",
        f"DTEND;VALUE=DATE:{last + dt.timedelta(days=1):%Y%m%d}\n",
        f"\\n{_escaped(on_grounds(book, event.record))}.\n",
        f"CATEGORIES:{_escaped(event.kind.label)}\n",
    ]


def _for_timelinejs(book: Sourcebook, id: str, entry: str) -> list[str]:
    event = book.events.get(id)
    if event is None:
        return ["a record"]
    return [
        f'"display_date":{compact(html.escape(event.when))},',
        f'"headline":{compact(html.escape(event.record.title))[:-1]}',
        compact(html.escape(f"{on_grounds(book, event.record)}."))[1:-1],
        *_days(event, entry),
    ]


def _days(event: ResolvedEvent, entry: str) -> Iterator[str]:
    """The first and the last day, as far as they are told there."""
    ends = [one for one in (event.date.first, event.date.last) if one]
    for name, day in zip(("start_date", "end_date"), ends, strict=False):
        number = entry.partition(f'"{name}":')[2].partition("}")[0].count(":")
        parts = zip(("year", "month", "day"), (day.year, day.month, day.day), strict=True)
        if number:
            yield f'"{name}":{compact(dict([*parts][:number]))}'


def _in_rows(book: Sourcebook, id: str, entry: str) -> list[str]:
    event = book.events.get(id)
    if event is None:
        return ["a record"]
    return [
        compact([id, event.record.title, event.when, shape(event)])[2:-1],
        f",{compact(standing(event))},{compact(f'{event.when} ')[:-1]}",
    ]


def _found(book: Sourcebook, way: str, entry: str) -> list[str]:
    record = _records(book).get(way)
    event = book.events.get(record.id) if isinstance(record, Event) else None
    if event is None:
        return [f'"title":{compact(record.label)},'] if record else []
    return [
        f'"title":{compact(event.record.title)},"kind":{compact(status_words(event))},"sign":"{shape(event)}","when":{compact(event.when)}'
    ]


@once
def _records(book: Sourcebook) -> Mapping[str, Record]:
    return {book.links[one.key].address.removeprefix("/"): one for one in book.records()}


def _xml(text: str) -> str:
    return html.escape(text, quote=False)


def _escaped(text: str) -> str:
    """A text as a calendar has it."""
    return _IN_CALENDAR.sub(r"\\\1", text)


_FORMS: tuple[
    tuple[re.Pattern[str], str, re.Pattern[str], Callable[[Sourcebook, str, str], list[str]]], ...
] = (
    (re.compile(r"(?:.*/)?feed\.xml"), "<entry>", re.compile('<link [^>]*href="([^"]*)"'), _in_feed),
    (re.compile(r"data/v1/calendar\.ics"), "BEGIN:VEVENT", re.compile("UID:([^@]*)@"), _in_calendar),
    (re.compile(r"data/v1/timelinejs\.json"), '{"unique_id":', re.compile('"([^"]*)"'), _for_timelinejs),
    (re.compile(r"timeline/(?:.*/)?rows\.json"), '["', re.compile('([^"]*)"'), _in_rows),
    (re.compile(r"search/found/\d+\.json"), '{"address":', re.compile('"([^"]*)"'), _found),
)
