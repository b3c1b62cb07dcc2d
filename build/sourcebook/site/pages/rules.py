"""The rules that every record is held against: what each asks, what it says, why, and what to do."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from markupsafe import Markup

from sourcebook.model import Output, Sourcebook
from sourcebook.rules.check import SUBJECTS
from sourcebook.site.markdown import encode, fill


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the page."""
    yield fill(
        "rules",
        PurePosixPath("rules.md"),
        sourcebook,
        {"subjects": SUBJECTS, "coded": _coded},
        title="Rules",
        description="What each record is held against before it is published, with the code that the check names.",
    )


def _coded(text: str) -> Markup:
    """A rule's words, with what stands between two backticks as it is typed into a file."""
    pieces = text.split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(encode(one)) if place % 2 else encode(one)
        for place, one in enumerate(pieces)
    )
