"""out/pages -> the site. MkDocs makes one page of each kind, and every page is set into the mould of its kind.

Pages are of one kind if they lie in one folder and their front matter has the same fields: then their frames are the
same but for the texts of these fields, the address, the headings and the body. MkDocs is given one page of each kind,
which has a mark in each of these spots; what it makes of that, cut at the marks, is the mould. A page that the menu
names, or that heads a folder, is a kind of its own.
"""

import gzip
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from posixpath import dirname
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from sourcebook.drawing import SENTINEL
from sourcebook.publish.addresses import Links, address_of, relative
from sourcebook.publish.markdown import Converted, Heading, convert
from sourcebook.publish.mkdocs import EPOCH, NotPublished, read_config, told
from sourcebook.publish.render import drawing_of

if TYPE_CHECKING:  # MkDocs is loaded late: it reads the environment as it is loaded
    from mkdocs.config.defaults import MkDocsConfig

_NAME = "mouldspot"
_SPOT = re.compile(rf"({_NAME}:\w+:<&>)")
"""The mark of a spot: a template that escapes or cuts it leaves only its name, and is found out."""
_EDGE, _WORDS, _ANCHOR, _TOP = f"<!-- {_NAME} -->", f"{_NAME}-words", f"{_NAME}-anchor", f"{_NAME}-top"
_PERMALINK = re.compile(rf"<h1 [^>]*>{_WORDS}(.*?)</h1>", re.DOTALL)
_ITEM = re.compile(rf"<li\b(?:(?!<li\b).)*?{_WORDS}.*?</li>", re.DOTALL)
_ENTRY = re.compile(r"\s*<url>.*?</url>", re.DOTALL)
_COMMENT = re.compile(r"^<!-- \S.* -->$", re.MULTILINE)
_SECTION = re.compile(r"^[-> ]*#{2,3} ", re.MULTILINE)
_CHOOSING = ("template", "robots")
"""Fields by whose texts, not only their being there, a frame is chosen."""


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


class Page(NamedTuple):
    """A page as it lies in out/pages."""

    path: str
    """Below out/pages."""
    front: Mapping[str, Any]
    body: str


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


def cast(root: Path, to: Path) -> None:
    """Make the site of out/pages in the folder `to`; raise `NotPublished` if MkDocs refuses, or a link leads nowhere."""
    pages = root / "out" / "pages"
    names = tuple(_names(pages))
    with TemporaryDirectory() as stubs:
        with told():
            config = read_config(root / "mkdocs.yml", to, Path(stubs))
        alone = frozenset(_in_menu(config.nav))
        depth = int(str(config.mdx_configs.get("toc", {}).get("toc_depth", 6))[-1])
        kinds = [(page, _kind(page, alone)) for page in _pages(pages, names)]
        comments = sorted({one for page, _ in kinds for one in _COMMENT.findall(page.body)})
        moulds = _moulds(config, tuple(dict.fromkeys(kind for _, kind in kinds)), comments)
    links, entries = Links(frozenset(names)), list[str]()
    for page, kind in kinds:
        mould = moulds[kind]
        values = _values(page, mould, _converted(page, mould, links, pages, depth))
        _put(to / address_of(page.path) / "index.html", _filled(mould.frame, values))
        entries.append(_filled(mould.entry, values))
    if faults := links.faults():
        raise NotPublished("\n".join(faults))
    _copy(pages, names, to)
    _put_sitemap(to / "sitemap.xml", entries)


def _names(folder: Path, below: str = "") -> Iterator[str]:
    """Every file below a folder but the hidden ones, in the order of MkDocs: a folder's own first, its index before all."""
    there = sorted(os.scandir(folder), key=lambda one: (one.name != "index.md", one.name))
    shown = [one for one in there if not one.name.startswith(".")]
    yield from (below + one.name for one in shown if not one.is_dir())
    for one in shown:
        if one.is_dir():
            yield from _names(Path(one.path), f"{below}{one.name}/")


def _pages(folder: Path, names: Iterable[str]) -> Iterator[Page]:
    for name in names:
        if name.endswith(".md"):
            head, _, body = (
                (folder / name).read_bytes().decode("utf-8").removeprefix("---\n").partition("\n---\n")
            )
            fields = (line.partition(": ") for line in head.split("\n"))
            try:
                front = {field: json.loads(value) for field, _, value in fields}
            except ValueError:
                raise NotPublished(
                    f"{name}: its front matter is not that of a page which `sourcebook` made"
                ) from None
            yield Page(name, front, body)


def _in_menu(items: Any) -> Iterator[str]:
    """The pages that the navigation of mkdocs.yml names."""
    if isinstance(items, str):
        yield items
    for one in items.values() if isinstance(items, dict) else items if isinstance(items, list) else ():
        yield from _in_menu(one)


def _kind(page: Page, alone: frozenset[str]) -> Kind:
    """The kind of a page; those in `alone` are kinds of their own."""
    folder, _, name = page.path.rpartition("/")
    own = not folder or name == "index.md" or page.path in alone
    varying = tuple(
        name
        for name, value in page.front.items()
        if isinstance(value, str) and name not in _CHOOSING and not own
    )
    fixed = {name: value for name, value in page.front.items() if name not in varying}
    return Kind(page.path if own else folder, json.dumps(fixed), varying, bool(_SECTION.search(page.body)))


def _moulds(config: "MkDocsConfig", kinds: tuple[Kind, ...], comments: list[str]) -> dict[Kind, Mould]:
    """Have MkDocs make one page of each kind, in the site’s folder, and cut them."""
    from mkdocs.commands.build import build

    stubs = {
        kind: kind.place if kind.place.endswith(".md") else f"{kind.place}/{_NAME}-{number}.md"
        for number, kind in enumerate(kinds)
    }
    for kind, path in stubs.items():
        _put(Path(config.docs_dir, path), _stub(kind, comments))
    with told():
        build(config)
    return {kind: _cut(config, kind, path, comments) for kind, path in stubs.items()}


def _stub(kind: Kind, comments: list[str]) -> str:
    """A page of a kind with a mark in each of its spots."""
    front = json.loads(kind.fixed) | {name: _mark(name) for name in kind.varying}
    section = [f"## {_WORDS} {{: #{_ANCHOR} }}"] if kind.has_sections else []
    told = [line for comment in comments for line in (comment, _EDGE)]
    body = [_EDGE, f"# {_WORDS} {{: #{_TOP} }}", *section, _EDGE, *told]
    head = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in front.items()]
    return "\n".join(["---", *head, "---", "", "\n\n".join(body), ""])


def _mark(spot: str) -> str:
    return f"{_NAME}:{spot}:<&>"


def _cut(config: "MkDocsConfig", kind: Kind, stub: str, comments: list[str]) -> Mould:
    """The mould of a kind, from what MkDocs made of its stub, which is taken away."""
    address, site = address_of(stub), Path(config.site_dir)
    made = (site / address / "index.html").read_text("utf-8")
    if stub != kind.place:
        shutil.rmtree(site / address)
    shown, more = divmod(made.count(_EDGE), len(comments) + 2)
    if shown != 1 or more:
        raise NotPublished(
            f"{kind.place}: the theme shows the body of such a page {shown} times; show it once"
        )
    content = made[made.index(_EDGE) : made.rindex(_EDGE) + len(_EDGE)]
    meant = zip(comments, map(str.strip, content.split(_EDGE)[2:]), strict=False)
    permalink, item = _PERMALINK.search(content), _ITEM.search(made.replace(content, ""))
    frame = made.replace(content, _mark("body")).replace(_TOP, _mark("top"))
    frame = frame.replace(item[0], _mark("headings")) if item else frame
    location = f"<loc>{config.site_url}{address}</loc>"
    entries = [one for one in _ENTRY.findall((site / "sitemap.xml").read_text("utf-8")) if location in one]
    return Mould(
        _parts(kind, frame.replace(address, _mark("address")) if stub != kind.place else frame),
        _parts(
            kind,
            "".join(entries).replace(address, _mark("address")) if stub != kind.place else "".join(entries),
        ),
        item[0] if item else "",
        permalink[1].replace(_TOP, "{}") if permalink else "",
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


def _converted(page: Page, mould: Mould, links: Links, pages: Path, depth: int) -> Converted:
    """The body of a page in HTML, its links led to addresses, its figures set in."""
    to_root = relative("", address_of(page.path))

    def figure(address: str, form: str) -> str:
        try:
            drawn = (pages / drawing_of(links.file(page.path, address), form or "figure")).read_text("utf-8")
        except OSError:
            links.lose(page.path, address)
            return ""
        return drawn.replace(f'"{SENTINEL}', f'"{to_root}')

    made = convert(page.body, partial(links.lead, page.path), figure, mould.permalink, depth)
    links.stands(page.path, made.anchors)
    for comment, html in mould.comments.items():
        made = made._replace(html=made.html.replace(comment, html))
    return made


def _values(page: Page, mould: Mould, made: Converted) -> dict[str, str]:
    """What stands in the spots of a page."""
    front = {_mark(name): value for name, value in page.front.items() if isinstance(value, str)}
    top, *below = made.headings or [Heading("", "")]
    headings = (mould.item.replace(_ANCHOR, one.anchor).replace(_WORDS, one.words) for one in below)
    return front | {
        _mark("address"): address_of(page.path),
        _mark("top"): top.anchor,
        _mark("headings"): "".join(headings),
        _mark("body"): made.html,
    }


def _filled(parts: tuple[str, ...], values: Mapping[str, str]) -> str:
    return "".join(values[part] if place % 2 else part for place, part in enumerate(parts))


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))


def _copy(pages: Path, names: Iterable[str], to: Path) -> None:
    """Copy what is no page."""
    files = [name for name in names if not name.endswith(".md")]
    for folder in {dirname(name) for name in files}:
        (to / folder).mkdir(parents=True, exist_ok=True)
    for name in files:
        shutil.copyfile(pages / name, to / name)


def _put_sitemap(path: Path, entries: Iterable[str]) -> None:
    """Write the sitemap of MkDocs again, plain and packed, with the entries of all pages."""
    text = path.read_text("utf-8")
    found = list(_ENTRY.finditer(text))
    if found:
        text = text[: found[0].start()] + "".join(entries) + text[found[-1].end() :]
    _put(path, text)
    with gzip.GzipFile(f"{path}.gz", "wb", mtime=EPOCH) as packed:
        packed.write(text.encode("utf-8"))
