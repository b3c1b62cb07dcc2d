"""Lanes -> one chart in both forms, with its words."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

from sourcebook.drawing.bare import embed_page, frame_code, frame_height
from sourcebook.drawing.bins import are_many, bins_of, fewer
from sourcebook.drawing.layout import FORMS, Asked, Lane, folded, once, reaches_back
from sourcebook.drawing.packed import packed
from sourcebook.drawing.picture import picture
from sourcebook.drawing.rows import THREADS, words_beside
from sourcebook.drawing.scale import Span, busy_stretch, is_earlier, stretch_words
from sourcebook.drawing.spec import spec_of
from sourcebook.drawing.svg import draw
from sourcebook.drawing.templates import Spec
from sourcebook.model import Figure, Official, Output, ResolvedEvent, Sourcebook
from sourcebook.model.text import count
from sourcebook.model.when import MONTHS
from sourcebook.resolve.links import plain
from sourcebook.site.present import counted_records

COUNTED = (
    "Each number says how many records there are of those months or years, by the latest day on which each can have begun, "
    "and leads to them on the timeline."
)

LINES = (
    "A line leads from a statement to what it speaks of; a broken line leads from an answer to what it answers.",
    "Point at a record or tap it to see its lines.",
)
"""What lines mean; and, where a script draws those of one record alone, how they are seen.

The timeline’s box for all lines says itself what it does: no other page of a chart has one.
"""


def figures(
    sourcebook: Sourcebook,
    span: Span,
    name: str,
    title: str,
    lanes: Iterable[Lane],
    caption: str,
    home: str = "",
    rows: str = "",
    asked: Asked = (),
    alone: bool = True,
    speaker: Official | None = None,
) -> Iterator[Output | Figure]:
    """One chart: in either form its drawing and, as charts/<name>.json, the rows of both; nothing without a record.

    Besides, a picture of it that stands alone, charts/<name>.svg, and its bare page for frames, embed/<name>.md.
    `home` is the address, below the site, of the page that holds it: `<name>/` if none is given. `rows` is what a
    reader must know of its rows; it goes with the chart wherever that is shown, be it only in part. One of many records
    counts them, and leads to the timeline, where `asked` narrows to what the chart holds. One that is not `alone` has no bare
    page. What `speaker` says in it stands without this name before it.
    """
    filled = tuple(lane for lane in lanes if lane.events or lane.bands)
    if not any(lane.events for lane in filled):
        return
    home = home or f"{name}/"
    if are_many(filled):
        yield from numbers(sourcebook, name, title, filled, caption, home, rows, asked, alone)
        return
    events, covers = once(filled), plain(sourcebook.site.covers, sourcebook)
    alt_text = _in_words(title, filled, events)
    rows = " ".join([*([rows] if rows else []), *_twice(filled, events)])
    caption = " ".join([caption, *_edges(filled, events, span), *([rows] if rows else []), covers])
    foot = (f"Scale: {stretch_words(span)}.", sourcebook.site.name, covers)
    sides = sourcebook.site.sides
    beside = words_beside(events, sides, speaker)
    specs = [spec_of(sides, span, filled, form, beside) for form in FORMS]
    lines = LINES if _is_joined(filled, events) else ("", "")
    words = Figure(name, "", alt_text, caption, title, foot, rows=rows, lines=lines)
    yield from made_of(sourcebook, words, specs, home, alone)


def numbers(
    sourcebook: Sourcebook,
    name: str,
    title: str,
    lanes: Iterable[Lane],
    caption: str,
    home: str,
    rows: str = "",
    asked: Asked = (),
    alone: bool = True,
) -> Iterator[Output | Figure]:
    """One chart that counts the records of its lanes, as `figures` does where there are many; nothing without a record."""
    lanes = tuple(lanes)
    shown, events = fewer(lanes), once(lanes)
    if not shown:
        return
    covers = plain(sourcebook.site.covers, sourcebook)
    rows = " ".join([*([rows] if rows else []), *_twice(lanes, events)])
    hidden = ["Offices are in the list alone."] if any(lane.bands for lane in lanes) else []
    caption = " ".join(filter(None, [caption, COUNTED, *hidden, rows, covers]))
    foot = (_dated(events), sourcebook.site.name, covers)
    words = Figure(name, "", _in_words(title, shown, events), caption, title, foot, rows=rows, is_still=True)
    specs = [bins_of(shown, form, asked) for form in FORMS]
    yield from made_of(sourcebook, words, specs, home, alone)


def made_of(
    sourcebook: Sourcebook, words: Figure, specs: Iterable[Spec], home: str, alone: bool = True
) -> Iterator[Output | Figure]:
    """The files and figures of one chart, whose words are those of a figure without a drawing; a spec for each form."""
    specs = list(specs)
    name = words.name
    height = frame_height(specs[0]["height"], " ".join([words.caption, *words.lines]))
    if alone:
        words = words._replace(frame=frame_code(sourcebook, name, words.title, height))
    is_narrowed = home.startswith("timeline/")  # its page leaves marks out of the drawing, by their records
    drawn = [
        words._replace(name=f"{form.folder}{name}", svg=draw(spec, words.title, words.alt, is_narrowed))
        for form, spec in zip(FORMS, specs, strict=True)
    ]
    yield from drawn
    if not words.is_still:
        yield _data(specs, words, height if is_narrowed else 0)
    address = sourcebook.site.address + home
    yield Output(PurePosixPath("charts", f"{name}.svg"), picture(sourcebook, drawn[0], address))
    if alone:
        yield embed_page(drawn[0], home)


def _data(specs: Iterable[Spec], words: Figure, height: int) -> Output:
    """What the specs of a figure have of their own as a file, with its words for the script that draws it live.

    With a `height` of its frame, it has all that the timeline says of it when other rows are asked for.
    """
    told: dict[str, Any] = {"title": words.title, "rows": words.rows}
    if height:
        told |= {"alt": words.alt, "caption": words.caption, "frame": height}
    forms = {form.name: spec for form, spec in zip(FORMS, specs, strict=True)}
    for spec in forms.values():
        spec["usermeta"] |= told
    return Output(PurePosixPath("charts", f"{words.name}.json"), packed(forms) + "\n")


def _in_words(title: str, lanes: tuple[Lane, ...], events: list[ResolvedEvent]) -> str:
    """What the chart says: how many records from how many articles, the dates of those at the ends, of which status (contact and background apart), in which lanes."""
    said = " ".join(_statuses(events))
    where = "; ".join(f"{lane.label} ({len(lane.events) or len(lane.bands)})" for lane in lanes)
    return f"{title}. {counted_records(events)}. {_dated(events)} {said} Rows: {where}."


def _dated(events: list[ResolvedEvent]) -> str:
    """The dates of the records at the ends: not from when to when, since one between them can be of an earlier day than the first."""
    first, last = events[0].when, events[-1].when
    return f"First in order: {first}. Last in order: {last}." if events[1:] else f"Date: {first}."


def _statuses(events: list[ResolvedEvent]) -> Iterator[str]:
    """How many records have which status: those of contact, and apart from them those of background."""
    for scope, name in (("contact", "About contact"), ("context", "Background")):
        statuses = Counter(one.status.label for one in events if one.scope == scope)
        if statuses:
            yield f"{name}: {'; '.join(f'{number} {label}' for label, number in statuses.most_common())}."


def _edges(lanes: tuple[Lane, ...], events: list[ResolvedEvent], span: Span) -> Iterator[str]:
    """Say what the caption must: where the scale is broken, what is folded or cut at the edge, what stands twice."""
    if stretch := busy_stretch(events, span):
        yield f"The scale is broken: {stretch_words(stretch)} has a panel of its own, day by day, whose lengths compare with no others."
    if fold := [lane for lane, shut in zip(lanes, folded(lanes), strict=True) if shut]:
        names = "; ".join(f"{one.label} ({count(len(one.events), 'record')})" for one in fold)
        yield f"Folded to one row of strokes: {names}."
    yield from _cut(events, span)


def _is_joined(lanes: tuple[Lane, ...], events: list[ResolvedEvent]) -> bool:
    """Whether lines lead from some records to others."""
    drawn = {
        one.id for lane, shut in zip(lanes, folded(lanes), strict=True) if not shut for one in lane.events
    }
    joined = (one for event in events if event.id in drawn for one in event.record.related)
    return any(one.how in THREADS and one.event in drawn for one in joined)


def _twice(lanes: tuple[Lane, ...], events: list[ResolvedEvent]) -> Iterator[str]:
    """Say that a record stands more than once, if any does."""
    if sum(len(lane.events) for lane in lanes) > len(events) and not any(lane.stands for lane in lanes):
        yield "A record that belongs to several rows stands in each."


def _cut(events: list[ResolvedEvent], span: Span) -> Iterator[str]:
    """Which records are folded or cut at the left edge."""
    since = (
        f"{span.first.year}" if span.first.month == 1 else f"{MONTHS[span.first.month - 1]} {span.first.year}"
    )
    if early := sum(is_earlier(one, span) for one in events):
        yield f"{count(early, 'record')} from before {since} {'stands' if early == 1 else 'stand'} at the left edge, by year."
    if cut := sum(reaches_back(one, span) for one in events):
        yield f"{count(cut, 'record')} reaching back before {since} {'is' if cut == 1 else 'are'} cut there."
