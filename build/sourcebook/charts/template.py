"""charts/template.json: what the Vega-Lite specs of all charts that are drawn live have alike; each has its own rows."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from sourcebook.drawing import as_json, template
from sourcebook.model import Output, Sourcebook


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the file; it is the same for every sourcebook."""
    yield Output(PurePosixPath("charts", "template.json"), as_json(template()) + "\n")
