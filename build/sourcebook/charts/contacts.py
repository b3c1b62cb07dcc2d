"""Each contact as a line between the sides: whose word it rests on."""

from collections.abc import Iterator

from sourcebook.drawing import FORMS, made_of
from sourcebook.drawing.halves import PLANNED, spec_of
from sourcebook.model import Figure, HalfLine, Output, Sourcebook
from sourcebook.model.text import count
from sourcebook.resolve.halves import half_lines
from sourcebook.resolve.links import plain
from sourcebook.site.halves import finding, sentence, words

CAPTION = (
    "A half is drawn only on the word of an official of that side, in office when speaking, or of a body of its state, that the contact took place. "
    "A plan has a dashed half for a side that wished for it, or showed readiness for it. “Not heard here”: no record of these articles has a word of that side on it."
)

IN_PART = (
    "A half is drawn also of a side that says no more than a part, as that it suggests it; its words say so."
)

MOST = 30
"""Contacts and plans that are drawn, the latest: on the first page, two layouts of so many take half of its 200 KB."""


def make(sourcebook: Sourcebook) -> Iterator[Output | Figure]:
    """Make the chart `contacts`; none where no contact is told of as done, or there are not two sides."""
    found = finding(sourcebook)
    if found is None:
        return
    title = "Whose word each contact rests on"
    covers = plain(sourcebook.site.covers, sourcebook)
    done = [one for one in half_lines(sourcebook) if not one.event.is_plan]
    latest = {one.event.id for one in sorted([*done, *found.plans], key=lambda one: one.event.order)[-MOST:]}
    left_out = [*_left_out(len(done) + len(found.plans) - len(latest))]
    done, plans = ([one for one in of if one.event.id in latest] for of in (done, found.plans))
    alt_text = " ".join([f"{title}.", sentence(found), *left_out, *map(_told, done)])
    if plans:
        alt_text = " ".join([alt_text, f"{PLANNED}:", *map(_told, plans)])
    foot = ("In order of time.", sourcebook.site.name, " ".join([*left_out, covers]))
    in_part = [IN_PART] if any(half.partial for one in (*done, *plans) for half in one.halves) else []
    caption = " ".join([CAPTION, *in_part, *left_out, covers])
    figure = Figure("contacts", "", alt_text, caption, title, foot, is_still=True)
    yield from made_of(sourcebook, figure, [spec_of(done, plans, form) for form in FORMS], "contacts/")


def _left_out(number: int) -> Iterator[str]:
    """Say how many contacts are not drawn, and where they are."""
    if number:
        yield f"Drawn are the latest {MOST}; {count(number, 'earlier one')} {'is' if number == 1 else 'are'} left out here, and in the lists of the page “What each contact rests on”."


def _told(line: HalfLine) -> str:
    """One contact in words: what it is called, when it was, and whose word it rests on."""
    return f"{line.event.record.short or line.event.record.title}, {line.event.when}: {words(line)}"
