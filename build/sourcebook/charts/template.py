"""charts/template.json: what the Vega-Lite specs of all charts that are drawn live have alike; each has its own rows."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from sourcebook.drawing import FORMS, as_json, template
from sourcebook.drawing.measures import measures
from sourcebook.drawing.picture import MEASURES
from sourcebook.drawing.rows import RECORDS
from sourcebook.model import Output, Sourcebook
from sourcebook.resolve.links import plain
from sourcebook.sentinel import SENTINEL


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the file: the layers, in `usermeta` what all charts say of themselves, in `measures` what those of each form say."""
    told = {
        "site": SENTINEL,
        "records": RECORDS,
        "covers": plain(sourcebook.site.covers, sourcebook),
        "picture": MEASURES,
    }
    shared = {"usermeta": told, "measures": {form.name: measures(form) for form in FORMS}}
    yield Output(PurePosixPath("charts", "template.json"), as_json({**template("signs"), **shared}) + "\n")
