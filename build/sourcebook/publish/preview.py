"""The site as it would be -> a small folder to look at, and which of its pages a change alters."""

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from sourcebook.model import Output
from sourcebook.publish.addresses import drawing_of
from sourcebook.publish.finish import SUMS
from sourcebook.site.head import without_head

MOST_NAMED = 100
_CHARTS = ("charts", "embed")
_PICTURE = re.compile(r"\]\([./]*(charts/[^)]+)\)")


class Altered(NamedTuple):
    """The addresses, below the site's own, of pages that are new, other than before, or gone; and how many charts differ."""

    new: tuple[str, ...]
    other: tuple[str, ...]
    gone: tuple[str, ...]
    charts: int


def altered(before: Iterable[Output], now: Iterable[Output]) -> Altered:
    """What a site's pages and charts are now, held against what they were before."""
    was, here = ({one.path: _page(one) for one in outputs} for outputs in (before, now))
    old, new = (set(_pages(held)) for held in (was, here))
    return Altered(
        tuple(sorted(map(_address, new - old))),
        tuple(sorted(_address(path) for path in new & old if _shown(was, path) != _shown(here, path))),
        tuple(sorted(map(_address, old - new))),
        sum(1 for path in here if path.suffix == ".svg" and path not in _same(was, here)),
    )


def lay_out(site: Path, to: Path, before: Iterable[Output], now: Iterable[Output], whole: bool) -> None:
    """Copy a site into a new folder: whole, or without its cards and without charts that are as they were before.

    A page that shows such a chart has its drawing in it still.
    """
    same = _same(*({one.path: one.content for one in outputs} for outputs in (before, now)))
    for path in sorted(site.rglob("*")):
        below = PurePosixPath(path.relative_to(site).as_posix())
        if path.is_file() and (whole or not _is_left_out(below, same)):
            (to / below).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, to / below)


def told(pages: Altered, addresses: Iterable[str]) -> str:
    """The altered pages as a Markdown list, each led to at every one of these addresses of a site; the first hundred."""
    named = [(sort, page) for sort in ("new", "other", "gone") for page in getattr(pages, sort)]
    lines = [_line(sort, page, tuple(addresses)) for sort, page in named[:MOST_NAMED]]
    if len(named) > MOST_NAMED:
        lines.append(f"- and {len(named) - MOST_NAMED:,} more")
    counted = (
        f"{len(pages.new):,} new, {len(pages.other):,} changed, {len(pages.gone):,} gone; "
        f"charts that differ: {pages.charts:,}."
    )
    return "\n".join(["### Pages", "", counted if named else "No page changes.", "", *lines]) + "\n"


def _line(sort: str, page: str, addresses: tuple[str, ...]) -> str:
    word = {"new": "**new** ", "gone": "**gone** "}.get(sort, "")
    name = f"`/{page}`"
    links = () if sort == "gone" else addresses
    return f"- {word}{name}" + "".join(f" · <{address}{page}>" for address in links)


def _pages(held: Mapping[PurePosixPath, object]) -> Iterator[PurePosixPath]:
    return (path for path in held if path.suffix == ".md" and path.parts[0] not in _CHARTS)


def _page(output: Output) -> object:
    """What an output is; of a page, without what is said about it, such as the last day on which any record changed."""
    return (
        without_head(output.content) if output.about and isinstance(output.content, str) else output.content
    )


def _shown(held: Mapping[PurePosixPath, object], page: PurePosixPath) -> list[object]:
    """What a page shows: its text, and the drawings that are set into it."""
    pictures = _PICTURE.findall(str(held[page]))
    return [held[page], *(held.get(drawing_of(one, "figure")) for one in pictures)]


def _address(path: PurePosixPath) -> str:
    """The address of a page, below the site's own."""
    at = path.parent if path.name == "index.md" else path.with_suffix("")
    return "" if at == PurePosixPath() else f"{at}/"


def _same(
    was: Mapping[PurePosixPath, object], here: Mapping[PurePosixPath, object]
) -> frozenset[PurePosixPath]:
    """What is made as it was before."""
    return frozenset(path for path in here if path in was and was[path] == here[path])


def _is_left_out(path: PurePosixPath, same: frozenset[PurePosixPath]) -> bool:
    """Whether a file of the site is a card, lists all files, or belongs to a chart that is as it was."""
    if path.parts[0] not in _CHARTS:
        return path.parts[0] == "cards" or path.name == SUMS
    return (path.parent.with_suffix(".md") if path.name == "index.html" else path) in same
