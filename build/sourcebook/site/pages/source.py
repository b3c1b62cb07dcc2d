"""The page of one source: what it is, where it comes from, and the article with its passages marked."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath
from typing import NamedTuple

from markupsafe import Markup

from sourcebook.editing.event_template import event_template, evidence_template
from sourcebook.editing.github import LONGEST_ADDRESS, new_file_address
from sourcebook.evidence.quote import FEWEST_WORDS
from sourcebook.model import (
    CardLine,
    Event,
    Official,
    Organisation,
    Output,
    Paragraph,
    Publisher,
    Quote,
    Source,
    Sourcebook,
)
from sourcebook.model.source import Erratum, Lineage
from sourcebook.model.text import LONGEST_QUOTATION
from sourcebook.resolve.addresses import linked, page_of
from sourcebook.resolve.sources import printed_by, publisher_name
from sourcebook.site.languages import foreign, is_rtl
from sourcebook.site.markdown import encode, entry_link, fill, link
from sourcebook.site.present import affiliation, anchor, counted_of_source, listed, way
from sourcebook.site.prose import prose


class Shown(NamedTuple):
    """A paragraph as the page shows it."""

    number: int
    text: Markup
    records: tuple[Event, ...]
    is_whole: bool
    """Whether all its words are recorded."""
    errors: tuple[Erratum, ...]
    apart: object | None
    is_rtl: bool
    skipped: bool
    """Whether something of the article was left out before it."""


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make a page for each source."""
    record = event_template(sourcebook, "{evidence}")
    for source in sourcebook.all(Source):
        here = page_of(source)
        marks = _marks(sourcebook, source)
        shown = [one for one in _shown(sourcebook, source, marks) if one.text]
        yield fill(
            "source",
            here,
            sourcebook,
            {
                "source": source,
                "publisher": _published_by(sourcebook, source.publisher),
                "original": source.original_publisher
                and _published_by(sourcebook, source.original_publisher),
                "affiliation": sourcebook.term("standing", source.standing),
                "published_basis": sourcebook.term("basis", source.published_basis),
                "origins": [*_origins(sourcebook, source)],
                "derived": [sourcebook.get(Source, id) for id in source.derived_from],
                "paragraphs": shown,
                "lang": foreign(source.language),
                "proposal": _proposal(sourcebook, source, record),
                "new_file": new_file_address(sourcebook.site, _new_path(source, "what-happened")),
                "share": _share(sourcebook, source, marks),
                "body": prose(source.body, sourcebook, here),
                "records": listed(sourcebook, sourcebook.events_of(source)),
                "totals": counted_of_source(sourcebook, source),
                "backlinks": sourcebook.backlinks.get(source.key, ()),
            },
            on_card=_on_card(sourcebook, source),
            record=source,
            title=source.label,
            description=f"An article with every quoted passage marked. Published: {source.published}.",
            robots="noindex",
        )


def _origins(
    sourcebook: Sourcebook, source: Source
) -> Iterator[tuple[Lineage, list[Official | Organisation], tuple[Organisation, ...]]]:
    """Each origin of a source, with those whose words it has, and the way from there."""
    for one in source.origins:
        quoted = [_speaker(sourcebook, id) for id in one.quoted]
        yield one, quoted, way(sourcebook, one)


def _new_path(source: Source, name: str) -> str:
    """Where the file of a new event from an article would lie, as far as its year is that of the article."""
    year = str(source.published.order.year)
    return Event.path_pattern.replace("*", year, 1).replace("*", f"{year}-{name}")


def _proposal(sourcebook: Sourcebook, source: Source, record: str) -> Markup:
    """What the script needs to make a record, of which all but the evidence is given, of a passage that a reader selects, as
    `Proposal` in scripts.d.ts."""
    told = {
        "record": record,
        "evidence": evidence_template(sourcebook, source, "{quote}", "{voice}", ["{beside}"]),
        "file": _new_path(source, "{slug}"),
        "editor": new_file_address(sourcebook.site),
        "voices": {one.id: one.label for one in sourcebook.terms("voice")},
        "fewest": FEWEST_WORDS,
        "longest": LONGEST_QUOTATION,
        "longestAddress": LONGEST_ADDRESS,
        "excerpts": _is_excerpted(sourcebook, source),
    }
    return Markup('<div class="proposal" data-proposal="{}"></div>').format(
        json.dumps(told, ensure_ascii=False)
    )


def _speaker(sourcebook: Sourcebook, id: str) -> Official | Organisation:
    """The official or organisation of an id."""
    return sourcebook.find(Official, id) or sourcebook.get(Organisation, id)


def _on_card(sourcebook: Sourcebook, source: Source) -> list[CardLine]:
    """What must not be parted from an article's title: its date, whose it is, and on whom that one depends."""
    dependence = affiliation(sourcebook, source)
    printed = printed_by(sourcebook, source) + (f" ({dependence})" if dependence else "")
    return [CardLine(f"Article, {source.published}"), CardLine(printed)]


def _published_by(sourcebook: Sourcebook, publisher: Publisher) -> dict[str, object]:
    return {
        "name": publisher_name(sourcebook, publisher),
        "entry": sourcebook.find(Organisation, publisher.organisation),
        "basis": sourcebook.term("basis", publisher.basis).label,
        "note": publisher.note,
        "url": publisher.url,
    }


def _marks(sourcebook: Sourcebook, source: Source) -> list[Quote]:
    """Every quote of this source, in the order of the events."""
    return [
        one
        for event in sourcebook.events_of(source)
        for one in sourcebook.quotes[event.id]
        if one.source == source
    ]


def _is_excerpted(sourcebook: Sourcebook, source: Source) -> bool:
    return (source.text or sourcebook.site.text) == "excerpts"


def _shown(sourcebook: Sourcebook, source: Source, marks: list[Quote]) -> Iterator[Shown]:
    skipped = False
    for paragraph in sourcebook.articles[source.id]:
        ours = [mark for mark in marks if mark.passage.paragraph == paragraph]
        spans = _spans(ours) if _is_excerpted(sourcebook, source) else [(paragraph.start, paragraph.end)]
        text = _excerpt(paragraph, spans, [_marked(source, *span, ours, page_of(source)) for span in spans])
        records = tuple({mark.event.id: mark.event for mark in ours}.values())
        written = source.article.text[paragraph.start : paragraph.end]
        errors = tuple(one for one in source.errors if one.exact in written)
        apart = None if paragraph.set_apart is None else source.set_apart[paragraph.set_apart]
        yield Shown(
            paragraph.number,
            text,
            records,
            _is_whole(source, paragraph, ours),
            errors if text else (),
            apart,
            is_rtl(written),
            skipped,
        )
        skipped = not text


def _is_whole(source: Source, paragraph: Paragraph, marks: list[Quote]) -> bool:
    """Whether every word of a paragraph stands in a passage."""
    rest = list(source.article.text[paragraph.start : paragraph.end])
    for one in marks:
        start, end = one.passage.start - paragraph.start, one.passage.end - paragraph.start
        rest[start:end] = " " * (end - start)
    return not re.search(r"\w", "".join(rest))


def _excerpt(paragraph: Paragraph, spans: list[tuple[int, int]], texts: list[Markup]) -> Markup:
    """The stretches of a paragraph that are shown, and where something of it is left out, a sign."""
    if not spans:
        return Markup("")
    opening = "" if spans[0][0] == paragraph.start else "[…] "
    closing = "" if spans[-1][1] == paragraph.end else " […]"
    return Markup(opening) + Markup(" […] ").join(texts) + Markup(closing)


def _spans(marks: list[Quote]) -> list[tuple[int, int]]:
    """The whole sentences that hold a quote, joined where they touch."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted({(one.passage.sentence_start, one.passage.sentence_end) for one in marks}):
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _marked(source: Source, start: int, end: int, marks: list[Quote], here: PurePosixPath) -> Markup:
    """A stretch of the article with its passages marked; overlapping ones are cut at each other's edges."""
    text = source.article.text
    cuts = sorted(
        {
            start,
            end,
            *(edge for one in marks for edge in (one.passage.start, one.passage.end) if start < edge < end),
        }
    )
    spans = {anchor(one): sum(one.passage.start <= edge < one.passage.end for edge in cuts) for one in marks}
    return Markup("").join(_segment(text, a, b, marks, spans, here) for a, b in pairwise(cuts))


def _segment(
    text: str, start: int, end: int, marks: list[Quote], spans: dict[str, int], here: PurePosixPath
) -> Markup:
    """A piece of text that the same passages cover; each that starts here has its anchor before it.

    The anchor says over how many pieces its passage goes, so that the style sheet marks them all when a link leads there.
    """
    over = [one for one in marks if one.passage.start <= start and end <= one.passage.end]
    words = encode(text[start:end])
    if not over:
        return words
    opening = (one for one in over if one.passage.start == start)
    anchors = Markup("").join(
        Markup(f'<span id="{anchor(one)}" class="over-{spans[anchor(one)]}"></span>') for one in opening
    )
    events = tuple({one.event.id: one.event for one in over}.values())
    marked = Markup(f"<mark>{words}</mark>")
    if len(events) == 1:
        return anchors + entry_link(linked(events[0]), here, marked)
    return anchors + link(marked, f"#p{over[0].passage.paragraph.number}-records")


def _share(sourcebook: Sourcebook, source: Source, marks: list[Quote]) -> str:
    """How much of the article is shown, in words, where it is not the whole."""
    if not _is_excerpted(sourcebook, source):
        return ""
    paragraphs = sourcebook.articles[source.id]
    whole = sum(one.end - one.start for one in paragraphs)
    shown = sum(
        end - start
        for one in paragraphs
        for start, end in _spans([mark for mark in marks if mark.passage.paragraph == one])
    )
    return f"Only the sentences that hold a quote are shown here: {shown / whole:.0%} of the article’s characters."
