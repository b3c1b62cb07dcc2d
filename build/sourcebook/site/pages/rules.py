"""The rules that every record is held against: what each asks, what it says, why, and what to do."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from sourcebook.model import Output, Sourcebook
from sourcebook.rules.check import SUBJECTS
from sourcebook.site.markdown import code, coded, fill


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the page."""
    yield fill(
        "rules",
        PurePosixPath("rules.md"),
        sourcebook,
        {"subjects": SUBJECTS, "coded": coded, "code": code},
        title="Rules",
        description="What each record is held against before it is published, with the code that the check names.",
    )
