"""MkDocs -> moulds: it makes one page of each kind, which has a mark in each spot where pages differ, and is cut there.

The moulds, and what MkDocs puts beside the pages, are kept in out/cache/moulds/ as long as MkDocs would make the same of
them; that folder may be deleted at any time.
"""

import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from sourcebook.disk import below, digest, put, put_text
from sourcebook.publish.addresses import address_of
from sourcebook.publish.mkdocs import NotPublished, read_config, told
from sourcebook.publish.unchanged import read_by_mkdocs

if TYPE_CHECKING:  # MkDocs is loaded late: it reads the environment as it is loaded
    from mkdocs.config.defaults import MkDocsConfig

KEPT = "out/cache/moulds"
_NAME = "mouldspot"
_SPOT = re.compile(rf"({_NAME}:\w+:<&>)")
"""The mark of a spot: a template that escapes or cuts it leaves only its name, and is found out."""
_EDGE, WORDS, ANCHOR, _TOP = f"<!-- {_NAME} -->", f"{_NAME}-words", f"{_NAME}-anchor", f"{_NAME}-top"
_SPACE = re.compile(r"(?<=>)\s*\n\s*(?=<)")
"""Lines and blanks between two tags, by which templates are laid out: one line break says the same."""
_PERMALINK = re.compile(rf"<h2 [^>]*>{WORDS}(.*?)</h2>", re.DOTALL)
_ITEM = re.compile(rf"<li\b(?:(?!<li\b).)*?{WORDS}.*?</li>", re.DOTALL)
_UNLOADED = (
    "assets/images/favicon.png",
    "assets/javascripts/lunr/**/*",
    "assets/javascripts/workers/*",
    "assets/*/*.map",
)
"""What MkDocs Material brings for a search that is not ours, and for whoever mends its code: no page loads it."""
ENTRY = re.compile(r"\s*<url>.*?</url>", re.DOTALL)


class Kind(NamedTuple):
    """What pages have in common that have one frame."""

    place: str
    """Their folder; or the page itself, if it is a kind of its own."""
    fixed: str
    """What of their front matter is the same for all, as JSON."""
    varying: tuple[str, ...]
    """The fields whose texts differ."""
    has_sections: bool
    """Whether they have headings to list."""


class Mould(NamedTuple):
    """What MkDocs makes of a kind of page, cut at its spots: text, mark, text, and so on."""

    frame: tuple[str, ...]
    entry: tuple[str, ...]
    """Its entry in the sitemap, cut likewise; nothing if it has none."""
    item: str
    """One heading in its list of headings; empty if it has none."""
    permalink: str
    """What stands after the words of a heading."""
    comments: Mapping[str, str]
    """What the theme makes of a comment that stands by itself, where it makes something of it."""


class Frames(NamedTuple):
    """What MkDocs makes of the kinds of pages of a site."""

    by: str
    """A digest of all that MkDocs has read; empty if that is not known."""
    alone: frozenset[str]
    """The pages that the menu names."""
    depth: int
    """The least of the headings that are listed."""
    comments: tuple[str, ...]
    moulds: Mapping[Kind, Mould]


def kept(root: Path) -> Frames | None:
    """What an earlier build has kept, if MkDocs would make the same now."""
    folder = root / KEPT
    try:
        told = json.loads((folder / "moulds.json").read_bytes())
        by, alone, depth, comments, pairs, files = told
        if by and by == read_by_mkdocs(root) and files == _digests(folder / "site"):
            moulds = {Kind(*kind): Mould(*mould) for kind, mould in _frozen(pairs)}
            return Frames(by, frozenset(alone), depth, tuple(comments), moulds)
    except (OSError, ValueError, TypeError):
        pass  # nothing there, or nothing of ours
    return None


def menu(root: Path) -> Frames:
    """What mkdocs.yml says of the pages, without moulds; raise `NotPublished` if MkDocs cannot work by it."""
    by = read_by_mkdocs(root)
    return _menu(root, by) if by else _menu.__wrapped__(root, by)


@lru_cache(maxsize=1)
def _menu(root: Path, by: str) -> Frames:
    """The same; a build asks twice."""
    with told():
        config = read_config(root / "mkdocs.yml", root / "out" / "releases" / "next")
    depth = int(str(config.mdx_configs.get("toc", {}).get("toc_depth", 6))[-1])
    return Frames(by, frozenset(_in_menu(config.nav)), depth, (), {})


def frames(root: Path, to: Path, known: Frames, kinds: Iterable[Kind], comments: Iterable[str]) -> Frames:
    """The moulds of some kinds; what MkDocs makes besides is put into the folder `to`. Raise `NotPublished` if it refuses."""
    wanted, comments = frozenset(kinds), tuple(sorted(comments))
    if wanted and known.moulds.keys() == wanted and known.comments == comments:
        shutil.copytree(root / KEPT / "site", to, dirs_exist_ok=True)
        return known
    with TemporaryDirectory() as stubs:
        with told():
            config = read_config(root / "mkdocs.yml", to, Path(stubs))
        made = known._replace(comments=comments, moulds=_moulds(config, sorted(wanted), comments))
    _keep(root / KEPT, made, to)
    return made


def _moulds(config: "MkDocsConfig", kinds: Iterable[Kind], comments: Iterable[str]) -> dict[Kind, Mould]:
    """Have MkDocs make one page of each kind, in the site’s folder, and cut them; the pages themselves are taken away."""
    from mkdocs.commands.build import build

    stubs = {
        kind: kind.place if kind.place.endswith(".md") else f"{kind.place}/{_NAME}-{number}.md"
        for number, kind in enumerate(kinds)
    }
    for kind, path in stubs.items():
        put_text(Path(config.docs_dir, path), _stub(kind, comments))
    with told():
        build(config)
    moulds = {kind: _cut(config, kind, path, tuple(comments)) for kind, path in stubs.items()}
    for kind, path in stubs.items():
        page = Path(config.site_dir, address_of(path), "index.html")
        page.unlink()
        if path != kind.place:
            page.parent.rmdir()
    for file in [one for pattern in _UNLOADED for one in Path(config.site_dir).glob(pattern)]:
        if file.is_file():
            file.unlink()
    return moulds


def _keep(folder: Path, made: Frames, site: Path) -> None:
    """Keep what MkDocs made; of what is cut off while it is written, nothing counts."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(site, folder / "site")
    pairs = [*made.moulds.items()]
    told = [made.by, sorted(made.alone), made.depth, made.comments, pairs, _digests(folder / "site")]
    put(folder / "moulds.json", json.dumps(told).encode())


def _digests(folder: Path) -> dict[str, str]:
    """What the files below a folder hold, by their paths in it."""
    return {os.path.relpath(one, folder): digest(one).hex() for one, _ in below(str(folder))}


def _frozen(told: Any) -> Any:
    """What JSON has as lists, as tuples."""
    return tuple(map(_frozen, told)) if isinstance(told, list) else told


def _in_menu(items: Any) -> Iterator[str]:
    """The pages that the navigation of mkdocs.yml names."""
    if isinstance(items, str):
        yield items
    for one in items.values() if isinstance(items, dict) else items if isinstance(items, list) else ():
        yield from _in_menu(one)


def _stub(kind: Kind, comments: Iterable[str]) -> str:
    """A page of a kind with a mark in each of its spots."""
    front = json.loads(kind.fixed) | {name: mark(name) for name in kind.varying}
    section = [f"## {WORDS} {{: #{ANCHOR} }}"] if kind.has_sections else []
    told = [line for comment in comments for line in (comment, _EDGE)]
    body = [_EDGE, f"# {WORDS} {{: #{_TOP} }}", *section, _EDGE, *told]
    head = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in front.items()]
    return "\n".join(["---", *head, "---", "", "\n\n".join(body), ""])


def mark(spot: str) -> str:
    """What stands in a spot."""
    return f"{_NAME}:{spot}:<&>"


def _cut(config: "MkDocsConfig", kind: Kind, stub: str, comments: tuple[str, ...]) -> Mould:
    """The mould of a kind, from what MkDocs made of its stub, which is taken away."""
    address, site = address_of(stub), Path(config.site_dir)
    made = _SPACE.sub("\n", (site / address / "index.html").read_text("utf-8"))
    shown, more = divmod(made.count(_EDGE), len(comments) + 2)
    if shown != 1 or more:
        raise NotPublished(
            f"{kind.place}: the theme shows the body of such a page {shown} times; show it once"
        )
    content = made[made.index(_EDGE) : made.rindex(_EDGE) + len(_EDGE)]
    meant = zip(comments, map(str.strip, content.split(_EDGE)[2:]), strict=False)
    permalink, item = _PERMALINK.search(content), _ITEM.search(made.replace(content, ""))
    frame = made.replace(content, mark("body")).replace(_TOP, mark("top"))
    frame = frame.replace(item[0], mark("headings")) if item else frame
    location = f"<loc>{config.site_url}{address}</loc>"
    entries = [one for one in ENTRY.findall((site / "sitemap.xml").read_text("utf-8")) if location in one]
    return Mould(
        _parts(kind, frame.replace(address, mark("address")) if stub != kind.place else frame),
        _parts(
            kind,
            "".join(entries).replace(address, mark("address")) if stub != kind.place else "".join(entries),
        ),
        item[0] if item else "",
        permalink[1].replace(ANCHOR, "{}") if permalink else "",
        {comment: html for comment, html in meant if comment != html},
    )


def _parts(kind: Kind, made: str) -> tuple[str, ...]:
    """What MkDocs made, cut at the marks; raise `NotPublished` if one of them is not as it was."""
    parts = tuple(_SPOT.split(made))
    for text in parts[::2]:
        if (at := text.casefold().find(_NAME)) >= 0:
            spot = re.match(r":(\w+)", text[at + len(_NAME) :].casefold())
            raise NotPublished(
                f"{kind.place}: the theme shows “{spot[1] if spot else 'address'}” of such a page otherwise than it is written; show it as it is"
            )
    return parts
