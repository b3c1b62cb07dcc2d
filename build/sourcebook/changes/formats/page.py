"""Changes as one HTML page that needs nothing else: no script, no style sheet, no picture from elsewhere."""

import re
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import jinja2
from markupsafe import Markup

from sourcebook.changes.affected import Chart
from sourcebook.changes.compare import Changes
from sourcebook.changes.difference import Difference
from sourcebook.changes.formats.outline import HEADS, counted_rest, named, remarks, summary
from sourcebook.changes.wording import side_by_side
from sourcebook.model import Site, Sourcebook
from sourcebook.theme.palette import COLOURS, Shade, shades

MOST_CHARTS = 12
MOST_BYTES = 2_000_000
"""So many charts are shown, and so much of them; the others are named."""
_LINK = re.compile(r"<(/?)a\b[^>]*>")

_TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).parent),
    undefined=jinja2.StrictUndefined,
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
"""Whatever is filled in is escaped by Jinja, but for what is marked as markup here: drawings, and colours."""


def render(changes: Changes) -> str:
    """All of it, with old and new side by side, and the charts of both."""
    drawn = _drawn(changes.affected.charts)
    left = len(changes.affected.charts) - len(drawn)
    books = dict(zip(("before", "after"), changes.books, strict=True))
    return _TEMPLATES.get_template("page.html.jinja").render(
        changes=changes,
        summary=summary(changes),
        parts=[
            (HEADS[how], how.name, _records(found))
            for how, found in groupby(changes.listed, key=lambda one: one.how)
        ],
        rest=counted_rest(changes),
        remarks=[(what, len(names), named(names)) for what, names in remarks(changes)],
        charts=drawn,
        charts_left=left,
        sides=side_by_side,
        drawing=_drawing,
        colours={name: _colours(book) for name, book in books.items()},
        dark={name: _colours(book, dark=True) for name, book in books.items()},
    )


def _records(found: Iterable[Difference]) -> list[tuple[Difference, list[Difference]]]:
    """Differences by the record that they are of, each with its first."""
    records = (list(same) for _, same in groupby(found, key=lambda one: (one.name, one.paths)))
    return [(same[0], same) for same in records]


def _drawn(charts: tuple[Chart, ...]) -> list[Chart]:
    """The charts that are shown: the first, as far as the page stays of a bearable size."""
    shown: list[Chart] = []
    size = 0
    for one in sorted(charts, key=lambda one: (one.name != "timeline", one.name)):
        size += len(one.before) + len(one.after)
        if len(shown) < MOST_CHARTS and size <= MOST_BYTES:
            shown.append(one)
    return shown


def _drawing(svg: str) -> Markup:
    """A drawing of ours, whose texts are escaped already; its links lead nowhere from here, so they are taken away."""
    return Markup(_LINK.sub(r"<\1g>", svg))


def _colours(book: Sourcebook, dark: bool = False) -> Markup:
    """The colours of a version as CSS variables; each is judged by the model."""
    known: dict[str, Shade] = shades(book) if book.find(Site, "site") else dict(COLOURS)
    return Markup("".join(f"--{name}:{one.dark if dark else one.light};" for name, one in known.items()))
