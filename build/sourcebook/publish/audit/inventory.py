"""Which files a site is meant to have: its pages and the files beside them, and what MkDocs puts there; and which its map names."""

import os
import re
from collections import Counter
from collections.abc import Collection, Iterator, Set
from pathlib import Path

from sourcebook.publish.addresses import address_of
from sourcebook.publish.headers import HEADERS
from sourcebook.publish.page_templates import KEPT

MAP = "sitemap.xml"
UNLISTED = b'<meta name="robots" content="noindex">'
"""What a page says that the map does not name."""
_LOCATION = re.compile(r"<loc>([^<]*)</loc>")


def unexpected_files(root: Path, there: Set[str]) -> Iterator[tuple[str, str]]:
    """Each file that is there and not meant, or meant and not there, and what is wrong with that."""
    meant = {HEADERS, *_names(root / KEPT / "site")}
    for name in _names(root / "out" / "pages"):
        meant.add(f"{address_of(name)}index.html" if name.endswith(".md") else name)
    for path in there - meant:
        yield path, "a file that is not meant to be here: see what made it"
    for path in meant - there:
        yield path, "a file that is missing: see what took it away"


def unmapped(own: str, sitemap: str, pages: Collection[str]) -> Iterator[tuple[str, str]]:
    """What is wrong with the map of a site at its own address that has these listed pages, after the words at which it is."""
    named = Counter(_LOCATION.findall(sitemap))
    meant = Counter(f"{own}{path.removesuffix('index.html')}" for path in pages)
    for one in sorted(named - meant):
        yield f"<loc>{one}", f"the map names “{one}”, which is no listed page, or twice: take it away"
    for one in sorted(meant - named):
        yield "", f"the map does not name “{one}”: add it"


def files_below(folder: str) -> list[str]:
    """Every file below a folder by its path there, and every link, which is not followed."""
    found, waiting = list[str](), [""]
    while waiting:
        below = waiting.pop()
        with os.scandir(f"{folder}/{below}") as there:
            for one in there:
                if one.is_dir(follow_symlinks=False):
                    waiting.append(f"{below}{one.name}/")
                else:
                    found.append(f"{below}{one.name}")
    return found


def _names(folder: Path) -> Iterator[str]:
    """Every file below a folder, if it is there, but the hidden ones."""
    for name in files_below(str(folder)) if folder.is_dir() else ():
        if not name.startswith(".") and "/." not in name:
            yield name
