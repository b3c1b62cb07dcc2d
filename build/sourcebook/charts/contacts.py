"""Each contact as a line between the sides: whose word it rests on."""

from collections.abc import Iterator

from sourcebook.drawing import FORMS, made_of
from sourcebook.drawing.halves import spec_of
from sourcebook.model import Figure, Output, Sourcebook
from sourcebook.resolve.halves import half_lines
from sourcebook.resolve.links import plain
from sourcebook.site.halves import finding, sentence, words

CAPTION = (
    "A half is drawn only by the word of an official or a state body of that side that the contact took place. "
    "“Not heard here”: in these articles none of them says anything on it."
)


def make(sourcebook: Sourcebook) -> Iterator[Output | Figure]:
    """Make the chart `contacts`; none where no contact is told of as done, or there are not two sides."""
    found = finding(sourcebook)
    if found is None:
        return
    title = "Whose word each contact rests on"
    lines = half_lines(sourcebook)
    covers = plain(sourcebook.site.covers, sourcebook)
    each = (
        f"{one.event.record.short or one.event.record.title}, {one.event.when}: {words(one)}" for one in lines
    )
    alt_text = " ".join([f"{title}.", sentence(found), *each])
    foot = ("In order of time.", sourcebook.site.name, covers)
    figure = Figure("contacts", "", alt_text, f"{CAPTION} {covers}", title, foot, is_still=True)
    done = [one for one in lines if not one.event.is_plan]
    yield from made_of(sourcebook, figure, [spec_of(done, found.plans, form) for form in FORMS], "contacts/")
