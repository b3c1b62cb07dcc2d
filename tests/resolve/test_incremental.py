"""One event otherwise: the sourcebook is, part by part, what reading and resolving all anew makes of it."""

import re
from dataclasses import fields

import pytest

from sourcebook.model import Event
from sourcebook.resolve.incremental import with_event
from tests.harness.sourcebooks import resolved


@pytest.fixture
def both(small):
    """The small sourcebook after an edit of an event, resolved as a whole and resolved again for that event alone."""
    before = resolved(small)

    def _both(event, edit):
        path = small / event.origin.path
        kept = path.read_text("utf-8")
        if edit(kept) == kept:
            return None
        path.write_text(edit(kept), "utf-8")
        whole = resolved(small)
        path.write_text(kept, "utf-8")
        new = whole.find(Event, event.id)
        return (whole, with_event(before, new)) if new else None

    return before, _both


EDITS = {
    "another title": lambda text, _: re.sub(r"^title: .*", "title: Another title", text, flags=re.M),
    "an earlier date": lambda text, _: re.sub(r"^date: .*", "date: 1900-01-01", text, flags=re.M),
    "a later date": lambda text, _: re.sub(r"^date: .*", "date: 1999-12-31", text, flags=re.M),
    "another status": lambda text, _: re.sub(r"^status: .*", "status: planned", text, flags=re.M),
    "a link more": lambda text, other: re.sub(
        r"^summary: ", f"summary: See [[event/{other}]]. ", text, flags=re.M
    ),
    "a relation more": lambda text, other: (
        re.sub(r"^related:.*(\n .*)*", "", text, flags=re.M)
        + f"\nrelated: [{{event: {other}, how: responds-to}}]\n"
    ),
    "no relations": lambda text, _: re.sub(r"^related:.*(\n .*)*", "", text, flags=re.M),
    "another speaker": lambda text, _: re.sub(r"said_by: .*", "said_by: narration", text),
    "a day of saying": lambda text, _: text.replace("said_by:", "said: 1930\n    said_by:"),
    "a quote that stands nowhere": lambda text, _: re.sub(r"(quote: (?:>-\n +)?)", r"\1Never was. ", text),
    "nobody": lambda text, _: re.sub(r"^officials:.*(\n .*)*", "", text, flags=re.M),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_it_is_the_whole_made_anew(both, edit):
    """
    After an edit of each event, and after that is undone: entries, who refers to whom, quotes, events and claims hold the same,
    in the same order.
    """
    before, edited = both
    events = before.all(Event)
    tried = 0
    for at, event in enumerate(events):
        if found := edited(event, lambda text, other=events[at - 1].id: edit(text, other)):
            tried += 1
            whole, again = found
            _is_the_same(whole, again)
            if len(whole.events) == len(events) and not whole.unproven:
                _is_the_same(before, with_event(whole, event))
    assert tried


def _is_the_same(whole, again):
    for one in (one for one in fields(whole) if one.compare):
        told, made = getattr(whole, one.name), getattr(again, one.name)
        assert told == made, one.name
        if one.name in ("quotes", "events", "claims"):
            assert [*told] == [*made], one.name
