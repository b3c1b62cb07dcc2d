"""What Zensical makes of the pages that a build made, held against the site, page by page: `make zensical`.

    .venv/bin/python benchmarks/zensical.py [ROOT]

It prints a summary in Markdown, and fails only where Zensical makes no site. Pages are compared by title, headings, text and links of
their article. A chart is left out: only sourcebook sets its drawing into the page. So are the marks of folds, which are comments
in Markdown, and white space.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from measure import cost
from rivals import BIN, installed, lay_out_for_zensical, settings_of

SHOWN = 5
PARTS = ("titles", "headings", "texts", "links")
FRAME = ".headerlink, figure, img, .on-paper, .section-links, #__skip, script"
"""What one of them alone has in an article: what the theme sets there, and charts."""
_KNOWN = """import json, re, sys, zensical.config as known
said = json.load(sys.stdin)
code = open(known.__file__, encoding="utf-8").read()
print(json.dumps([[one for one in said["keys"] if f'"{one}"' not in code], [one for one in said["plugins"] if one not in known._PLUGIN_UNSUPPORTED_OPTIONS]]))"""


class Shown(NamedTuple):
    """What a page shows: its title, the headings, text and links of its article."""

    titles: str
    headings: list[tuple[str, str, str]]
    texts: str
    links: list[tuple[str, str]]


def main() -> None:
    """Make the site, and print the summary."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "root", nargs="?", type=Path, default=Path(), help="a sourcebook that was built; without it, here"
    )
    root = parser.parse_args().root.resolve()
    installed()
    with tempfile.TemporaryDirectory() as aside:
        project = Path(aside)
        lay_out_for_zensical(root, project)
        refused = _refused([BIN / "zensical", "build", "--clean"], project)
        if refused:
            sys.exit(f"Zensical makes no site of these pages: {refused}")
        print("\n".join(summary(pages(root / "out" / "site"), pages(project / "site"), told(root, project))))


def told(root: Path, project: Path) -> Iterator[str]:
    """What holds before any page is compared: the version, what of mkdocs.yml it passes over, and whether it takes our theme."""
    version = subprocess.run(
        [BIN / "zensical", "--version"], capture_output=True, text=True, check=True
    ).stdout
    keys, plugins = ignored(root)
    yield f"Made by {version.strip()}, with its own theme."
    yield f"- Settings of mkdocs.yml that it passes over: {_list(keys)}; plugins: {_list(plugins)}."
    theme = Path(__file__).resolve().parents[1] / "build" / "sourcebook" / "theme" / "overrides"
    settings = json.loads((project / "mkdocs.yml").read_text("utf-8"))
    settings["theme"]["custom_dir"] = "overrides"
    (project / "overrides").mkdir()
    for path in (one for one in theme.rglob("*") if one.is_file() and one.suffix in (".html", ".svg")):
        to = project / "overrides" / path.relative_to(theme)
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(path.read_bytes())
    (project / "ours.yml").write_text(json.dumps(settings | {"site_dir": "ours"}), "utf-8")
    refused = _refused([BIN / "zensical", "build", "--clean", "--config-file", "ours.yml"], project)
    yield f"- Our theme: {f'refused, {refused}' if refused else 'taken'}."


def _refused(command: list[str | Path], project: Path) -> str:
    """The last that it says if it fails."""
    try:
        cost(command, project)
    except RuntimeError as error:
        return str(error).strip().rpartition("\n")[2]
    return ""


def ignored(root: Path) -> tuple[list[str], list[str]]:
    """The settings of mkdocs.yml that Zensical's reader of it never names, and the plugins that it does not know."""
    said = settings_of(root)
    plugins = [one if isinstance(one, str) else next(iter(one)) for one in said.get("plugins") or []]
    asked = json.dumps({"keys": sorted(said), "plugins": plugins})
    ran = subprocess.run(
        [BIN / "python", "-c", _KNOWN], input=asked, capture_output=True, text=True, check=True
    )
    keys, unknown = json.loads(ran.stdout)
    return keys, unknown


def pages(site: Path) -> dict[str, Shown]:
    """What each page of a site shows, by its address; frames for other sites are none."""
    site = site.resolve()
    found = sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    return {
        one: shown((site / one / "index.html").read_text("utf-8"), f"/{one}/")
        for one in found
        if one.partition("/")[0] != "embed"
    }


def shown(html: str, address: str) -> Shown:
    """What the page at an address shows; white space and what the frame alone has is left out."""
    page = BeautifulSoup(re.sub(r"<!-- /?fold[^>]*-->", "", html), "lxml")
    title = _words(page.title.get_text() if page.title else "").partition(" – ")[0].partition(" - ")[0]
    article = page.find("article")
    if article is None:
        return Shown(title, [], "", [])
    for one in article.select(FRAME):
        one.decompose()
    headings = [
        (one.name, one.get("id") or "", _words(one.get_text()))
        for one in article.find_all(re.compile("h[1-6]"))
    ]
    links = [
        (urljoin(address, one["href"]), _words(one.get_text())) for one in article.find_all("a", href=True)
    ]
    return Shown(title, headings, _words(article.get_text(" ")), links)


def _words(text: str) -> str:
    return " ".join(text.split())


def summary(
    ours: Mapping[str, Shown], theirs: Mapping[str, Shown], told: Iterable[str] = ()
) -> Iterator[str]:
    """What differs between two sites, in Markdown."""
    both = [one for one in ours if one in theirs]
    yield "## The same pages, made by Zensical\n"
    yield from told
    yield f"- Pages: {len(ours):,} here, {len(theirs):,} there."
    for name, lost in (("here", ours.keys() - theirs.keys()), ("there", theirs.keys() - ours.keys())):
        if lost:
            yield f"- Only {name}: {_list(sorted(lost))}."
    yield f"\n| of {len(both):,} pages | differ | for instance |\n| --- | ---: | --- |"
    for place, part in enumerate(PARTS):
        differ = [one for one in both if ours[one][place] != theirs[one][place]]
        yield f"| {part} | {len(differ):,} | {_list(differ)} |"
        if differ:
            shown_here, shown_there = _first_difference(ours[differ[0]][place], theirs[differ[0]][place])
            yield f"| | | here `{shown_here}`, there `{shown_there}` |"


def _first_difference(one: str | list[Any], other: str | list[Any]) -> Iterator[str]:
    """Where two texts or lists first part: of a text, with a little around."""
    pairs = enumerate(zip(one, other, strict=False))
    place = next((place for place, pair in pairs if pair[0] != pair[1]), min(len(one), len(other)))
    around = slice(max(0, place - 20), place + 40) if isinstance(one, str) else slice(place, place + 1)
    yield from (_cell(str(each[around] if each[around] else "")) for each in (one, other))


def _cell(text: str) -> str:
    return text.replace("|", "¦").replace("`", "'")


def _list(names: list[str]) -> str:
    more = f", and {len(names) - SHOWN:,} more" if len(names) > SHOWN else ""
    return ", ".join(f"`{one}`" for one in names[:SHOWN]) + more or "none"


if __name__ == "__main__":
    main()
