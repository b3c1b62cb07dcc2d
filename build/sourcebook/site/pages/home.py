"""The first page: what this is, what the record shows, questions, the timeline, and what it cannot tell."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from markupsafe import Markup

from sourcebook.model import Event, Output, Page, Sourcebook
from sourcebook.resolve.addresses import page_of
from sourcebook.site.halves import finding, on_card, phrases
from sourcebook.site.markdown import fill
from sourcebook.site.prose import prose


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the first page, from content/pages/home.md.

    Its opening stands above the finding and its picture, its last section below the timeline.
    """
    page = sourcebook.find(Page, "home")
    if page is None:
        return
    opening, *sections = page.body.split("\n## ")
    *middle, last = [f"## {one}" for one in sections] or [""]
    here, found = page_of(page), finding(sourcebook)
    yield fill(
        "home",
        PurePosixPath("index.md"),
        sourcebook,
        {
            "page": page,
            "opening": prose(opening, sourcebook, here),
            "phrases": phrases(found) if found else (),
            "sections": [_section(one, sourcebook, here) for one in middle],
            "last": prose(last, sourcebook, here),
            "has_events": bool(sourcebook.all(Event)),
        },
        card_face=on_card(sourcebook, found),
        record=page,
        title=page.title,
        description=page.description,
    )


def _section(
    text: str, sourcebook: Sourcebook, here: PurePosixPath
) -> tuple[Markup, list[tuple[Markup, Markup]]]:
    """A section to the end of its first question; and its further questions, each with its answer, which a phone folds."""
    opening, *asked = text.split("\n### ")
    shown = "\n### ".join([opening, *asked[:1]])
    further = [one.partition("\n") for one in asked[1:]]
    return prose(shown, sourcebook, here), [
        (prose(f"### {question}", sourcebook, here), prose(answer, sourcebook, here))
        for question, _, answer in further
    ]
