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
        {"subjects": SUBJECTS, "coded": _coded, "code": _code},
        title="Rules",
        description="What each record is held against before it is published, with the code that the check names.",
    )


def _coded(text: str) -> Markup:
    """A rule's words, with what stands between two backticks as it is typed into a file."""
    pieces = enumerate(text.split("`"))
    return Markup("").join(_code(one) if index % 2 else encode(one) for index, one in pieces)


def _code(text: str) -> Markup:
    """Words of a rule in the letters of code, as Markdown writes them: what stands there is shown as it is."""
    return Markup(f"`` {text} ``" if "`" in text else f"`{text}`")
