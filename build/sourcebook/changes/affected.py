"""Which pages, charts and data files two versions of a sourcebook make otherwise, and the charts of both."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from sourcebook import charts
from sourcebook.model import Figure, Output, Sourcebook
from sourcebook.publish.render import makers
from sourcebook.resolve.addresses import address
from sourcebook.site import exports, pages

FOLDERS = (charts, exports, pages)
_FORM = "narrow/"
"""The layout of charts that is shown side by side."""


class Chart(NamedTuple):
    """A chart before and after, either empty where there is none: its name, title, and drawings."""

    name: str
    title: str
    before: str
    after: str


class Affected(NamedTuple):
    """What is made otherwise: pages and data files by their addresses, which of them are lost or new, and charts."""

    pages: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    charts: tuple[Chart, ...] = ()


class _Made(NamedTuple):
    pages: Mapping[str, object]
    data: Mapping[str, object]
    charts: Mapping[str, Figure]


def affected(old: Sourcebook, new: Sourcebook) -> Affected:
    """Make pages, charts and data files of both, which must be sound, and hold them against each other."""
    was, now = _made(old), _made(new)
    names = sorted(
        name for name in was.charts.keys() | now.charts.keys() if _drawn(was, name) != _drawn(now, name)
    )
    return Affected(
        pages=_differing(was.pages, now.pages),
        lost=tuple(sorted(was.pages.keys() - now.pages.keys())),
        new=tuple(sorted(now.pages.keys() - was.pages.keys())),
        data=_differing(was.data, now.data),
        charts=tuple(
            Chart(
                name, (now.charts.get(name) or was.charts[name]).title, _drawn(was, name), _drawn(now, name)
            )
            for name in names
        ),
    )


def _made(book: Sourcebook) -> _Made:
    """All that is made of a sourcebook but style sheets, scripts and pictures."""
    made = [one for maker in makers(FOLDERS) for one in maker.make(book)]
    outputs = [one for one in made if isinstance(one, Output)]
    figures = [one for one in made if isinstance(one, Figure) and one.name.startswith(_FORM)]
    return _Made(
        {
            address(one.path): one.content
            for one in outputs
            if one.path.suffix == ".md" and one.path.parts[0] != "embed"
        },
        {one.path.as_posix(): one.content for one in outputs if _is_named(one.path)},
        {one.name.removeprefix(_FORM): one for one in figures},
    )


def _is_named(path: PurePosixPath) -> bool:
    """Whether a file is a data file that is named: of what several formats hold, that is the JSON alone."""
    return path.parts[0] == "data" and (len(path.parts) == 2 or path.parent.name == "json")


def _differing(was: Mapping[str, object], now: Mapping[str, object]) -> tuple[str, ...]:
    """The names on both sides under which something else stands."""
    return tuple(sorted(name for name in was.keys() & now.keys() if was[name] != now[name]))


def _drawn(made: _Made, name: str) -> str:
    return made.charts[name].svg if name in made.charts else ""
