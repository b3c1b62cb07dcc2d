"""Which pages of the site that stands may go into the next release as they are: those made of what lies in out/pages now.

A page is made of its text, of the drawings that it shows, and of the template of its kind. Files are known by what the disk says of
them, as in unchanged.py. The note of this lies in out/cache/ and may be deleted at any time: then all pages are made.
"""

import json
import os
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from sourcebook.disk import digest, held_json, put
from sourcebook.publish.addresses import address_of
from sourcebook.publish.page_templates import KEPT, Kind

_NOTE = "out/cache/pages.json"


class Made(NamedTuple):
    """What a page of the site was made of, and what the making of others must know of it."""

    kind: Kind
    comments: tuple[str, ...]
    """Those that stand by themselves in it, and of which the theme could make something."""
    figures: tuple[str, ...]
    """The files below out/pages that are set into it."""
    anchors: tuple[str, ...]
    asked: tuple[tuple[str, str, str], ...]
    """The anchors of pages to which it leads: the file of each page, the anchor, and the link."""
    entry: str
    """Its entry in the sitemap."""


def reusable_pages(root: Path, names: Collection[str]) -> dict[str, Made]:
    """The pages of out/site that can go into a release of the files `names`, by their names; none where a file that was there is
    gone, since a page could lead to it."""
    try:
        told = held_json(root / _NOTE)
        if told["by"] != _by(root) or not set(told["names"]) <= set(names):
            return {}
        kinds = [Kind(one[0], one[1], tuple(one[2]), one[3]) for one in told["kinds"]]
        return {
            name: Made(
                kinds[kind], tuple(comments), tuple(figures), tuple(anchors), tuple(map(tuple, asked)), entry
            )
            for name, (stamps, kind, comments, figures, anchors, asked, entry) in told["pages"].items()
            if stamps == _stamps(root, root / "out" / "site", name, figures)
        }
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return {}  # no note, or none that is ours


def note_pages(root: Path, site: Path, names: Iterable[str], pages: Mapping[str, Made]) -> None:
    """Note of what the pages of a release at `site` were made, which is to be out/site."""
    kinds = {kind: number for number, kind in enumerate(dict.fromkeys(one.kind for one in pages.values()))}
    told = {
        "by": _by(root),
        "names": [*names],
        "kinds": [*kinds],
        "pages": {
            name: (_stamps(root, site, name, one.figures), kinds[one.kind], *one[1:])
            for name, one in pages.items()
        },
    }
    put(root / _NOTE, json.dumps(told, ensure_ascii=False).encode())


def _by(root: Path) -> str:
    """A digest of the templates, in which the code and the libraries are named that have made them."""
    return digest(root / KEPT / "templates.json").hex()


def _stamps(root: Path, site: Path, name: str, figures: Iterable[str]) -> str:
    """What the disk says of a page, of what is set into it, and of what was made of these; nothing, if one of them is missing.

    Each file has its number on the disk, as what is written is always a new file (see disk.py); its mode is not there, for a
    release is given its modes after this is noted.
    """
    pages = f"{root}/out/pages"
    files = (
        f"{pages}/{name}",
        *(f"{pages}/{one}" for one in figures),
        f"{site}/{address_of(name)}index.html",
    )
    try:
        held = map(os.lstat, files)
        return " ".join(f"{one.st_ino} {one.st_size} {one.st_mtime_ns}" for one in held)
    except OSError:
        return ""
