"""out/pages -> the site. Every page is filled into the template of its kind, which is one page that MkDocs makes.

Pages are of one kind if they lie in one folder and their front matter has the same fields: then all else is the
same but for the texts of these fields, the address, the headings and the body. A page that the menu names, or that
heads a folder, is a kind of its own.
"""

import gzip
import json
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from posixpath import dirname
from typing import Any, NamedTuple

from sourcebook.disk import folder, held, put_text, write_new
from sourcebook.publish.addresses import Links, address_of, drawing_of
from sourcebook.publish.markdown import Converted, Heading, convert, with_columns_told
from sourcebook.publish.mkdocs import EPOCH, NotPublished
from sourcebook.publish.page_templates import (
    ANCHOR,
    ENTRY,
    WORDS,
    Kind,
    PageTemplates,
    Template,
    kept,
    menu,
    placeholder,
    templates_of,
)
from sourcebook.publish.reuse import Made, note_pages, reusable_pages
from sourcebook.sentinel import SENTINEL
from sourcebook.stages import UNSEEN, Stage
from sourcebook.ways import relative

_COMMENT = re.compile(r"\n(<!-- \S.* -->)$", re.MULTILINE)
_SECTION = re.compile(r"^[-> ]*#{2,3} ", re.MULTILINE)
_CHOOSING = ("template", "robots")
"""Fields by whose texts, not only their being there, a template is chosen."""
_MOST_HELD = 2_000
"""Pages that are held from when their kinds are found until they are made. The others are read again: a large record has too many to
be held at once."""


Needs = tuple[Kind, tuple[str, ...]]
"""What MkDocs must make for a page: the template of its kind, and what the theme makes of comments that stand by themselves in it."""


class Page(NamedTuple):
    """A page as it lies in out/pages."""

    path: str
    """Below out/pages."""
    front: Mapping[str, str]
    """The fields of its front matter, each as JSON."""
    body: str


def assemble_site(root: Path, to: Path, stage: Stage = UNSEEN) -> None:
    """Make the site of out/pages in the folder `to`; raise `NotPublished` if MkDocs refuses, or a link leads nowhere."""
    pages, known = root / "out" / "pages", kept(root)
    names = tuple(_names(str(pages)))
    reusable = reusable_pages(root, names) if known else {}
    known = known or menu(root)
    needed, held = dict[str, Needs](), dict[str, Page]()
    for name in (one for one in names if one.endswith(".md")):
        if one := reusable.get(name):
            needed[name] = one.kind, one.comments
        else:
            page = _read(pages, name)
            needed[name] = _needs(page, known.alone)
            if len(held) < _MOST_HELD:
                held[name] = page
    comments = {comment for _, told in needed.values() for comment in told}
    made = templates_of(root, to, known, {kind for kind, _ in needed.values()}, comments)
    if made is not known:
        reusable = {}  # it was filled into another template
    links, done = Links(frozenset(names)), dict[str, Made]()
    stage.of(len(needed))
    for name, needs in needed.items():
        one = reusable.get(name)
        if one and _reuse(root, to, name):
            links.note(name, one.anchors, one.asked)
        else:
            page = held.pop(name) if name in held else _read(pages, name)
            one = _make(pages, to, page, needs, links, made)
        done[name] = one
        stage.did()
    if faults := links.faults():
        raise NotPublished("\n".join(faults))
    _copy(pages, names, to)
    _put_sitemap(to / "sitemap.xml", (one.entry for one in done.values()))
    note_pages(root, to, names, done)


def _reuse(root: Path, to: Path, name: str) -> bool:
    """Take a page of the site as it stands into a release; whether the disk can."""
    try:
        os.link(f"{root}/out/site/{address_of(name)}index.html", _file(to, name))
    except OSError:
        return False
    return True


def _file(to: Path, name: str) -> str:
    """Where a page of a release goes, in a folder that is there."""
    path = f"{to}/{address_of(name)}index.html"
    folder(dirname(path))
    return path


def _make(pages: Path, to: Path, page: Page, needs: Needs, links: Links, made: PageTemplates) -> Made:
    """Make a page of a release."""
    template, figures = made.templates[needs[0]], list[str]()

    def drawing(file: str) -> str:
        figures.append(file)
        return _text(f"{pages}/{file}")

    converted = _converted(page, template, links, drawing, made.depth)
    values = _values(page, template, converted)
    write_new(_file(to, page.path), _filled(template.page, values).encode("utf-8"))
    entry = _filled(template.entry, values)
    return Made(*needs, tuple(figures), tuple(sorted(converted.anchors)), links.asked(page.path), entry)


def assemble_page(root: Path, name: str, text: str, drawn: Mapping[str, str]) -> str | None:
    """The HTML of one page of out/pages that has another text now, as `assemble_site` makes it.

    `drawn` has the figures that are drawn otherwise now, by their files. None if no template of its kind is kept, or a link leads to a
    page that is not made yet.
    """
    pages, page, known = root / "out" / "pages", _page(name, text), kept(root)
    template = known.templates.get(_kind(page, known.alone)) if known else None
    if known is None or template is None:
        return None
    links = Links(frozenset(_names(str(pages))))

    def drawing(file: str) -> str:
        return drawn[file] if file in drawn else _text(f"{pages}/{file}")

    converted = _converted(page, template, links, drawing, known.depth)
    return None if links.faults() else _filled(template.page, _values(page, template, converted))


def _names(folder: str, below: str = "") -> Iterator[str]:
    """Every file below a folder but the hidden ones, in the order of MkDocs: a folder's own first, its index before all."""
    files, folders = list[str](), list[str]()
    with os.scandir(folder) as there:
        for one in there:
            if one.name[0] != ".":
                (folders if one.is_dir() else files).append(one.name)
    yield from (below + name for name in sorted(files, key=lambda name: (name != "index.md", name)))
    for name in sorted(folders):
        yield from _names(f"{folder}/{name}", f"{below}{name}/")


def _read(folder: Path, name: str) -> Page:
    return _page(name, _text(f"{folder}/{name}"))


def _text(path: str) -> str:
    return held(path).decode("utf-8")


def _page(name: str, text: str) -> Page:
    """A page from the text of its file."""
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    fields = (line.partition(": ") for line in head.split("\n"))
    return Page(name, {field: value for field, _, value in fields}, body)


def _told(page: Page, field: str) -> Any:
    """What a field of a page says; raise `NotPublished` if it is not of the form that ours has."""
    try:
        return json.loads(page.front[field])
    except ValueError:
        raise NotPublished(
            f"{page.path}: its front matter is not that of a page which `sourcebook` made"
        ) from None


def _texts(page: Page) -> list[str]:
    """The fields of a page that are texts."""
    return [name for name, value in page.front.items() if value[:1] == '"']


def _needs(page: Page, alone: frozenset[str]) -> Needs:
    return _kind(page, alone), tuple(dict.fromkeys(_COMMENT.findall(f"\n{page.body}")))


def _kind(page: Page, alone: frozenset[str]) -> Kind:
    """The kind of a page; those in `alone` are kinds of their own."""
    folder, _, name = page.path.rpartition("/")
    own = not folder or name == "index.md" or page.path in alone
    varying = () if own else tuple(one for one in _texts(page) if one not in _CHOOSING)
    fixed = {one: _told(page, one) for one in page.front if one not in varying}
    return Kind(page.path if own else folder, json.dumps(fixed), varying, bool(_SECTION.search(page.body)))


def _converted(
    page: Page, template: Template, links: Links, drawing: Callable[[str], str], depth: int
) -> Converted:
    """The body of a page in HTML, its links led to addresses, its figures set in, each a `drawing` by its file."""
    to_root = relative("", address_of(page.path))

    def set_in(address: str, form: str) -> str:
        try:
            figure = drawing(str(drawing_of(links.file(page.path, address), form or "figure")))
        except OSError:
            links.lose(page.path, address)
            return ""
        return figure.replace(f'"{SENTINEL}', f'"{to_root}')

    made = convert(page.body, links.of(page.path), set_in, template.permalink, depth)
    links.note(page.path, made.anchors)
    return made


def _values(page: Page, template: Template, made: Converted) -> dict[str, str]:
    """What stands in the placeholders of a page."""
    front: dict[str, str] = {placeholder(name): _told(page, name) for name in _texts(page)}
    body = with_columns_told(made.html)
    for comment, html in template.comments.items():
        body = body.replace(comment, html)
    top, *below = made.headings or [Heading("", "")]
    headings = (template.item.replace(ANCHOR, one.anchor).replace(WORDS, one.words) for one in below)
    return front | {
        placeholder("address"): address_of(page.path),
        placeholder("top"): top.anchor,
        placeholder("headings"): "".join(headings),
        placeholder("body"): body,
    }


def _filled(parts: tuple[str, ...], values: Mapping[str, str]) -> str:
    return "".join(values[part] if place % 2 else part for place, part in enumerate(parts))


def _copy(pages: Path, names: Iterable[str], to: Path) -> None:
    """Copy what is no page: the same file once more where the disk can, as what is written is always a new file (see disk.py)."""
    files, there = list[str](), set[str]()
    for name in names:
        if name.endswith(".md"):
            there.add(address_of(name).rstrip("/"))
        else:
            files.append(name)
    for above in {dirname(name) for name in files} - there:
        folder(f"{to}/{above}")
    for name in files:
        made, copy = f"{pages}/{name}", f"{to}/{name}"
        try:
            if os.path.islink(made):
                shutil.copyfile(made, copy)
            else:
                os.link(made, copy)
        except OSError:
            shutil.copyfile(made, copy)


def _put_sitemap(path: Path, entries: Iterable[str]) -> None:
    """Write the sitemap of MkDocs again, plain and packed, with the entries of all pages."""
    text = path.read_text("utf-8")
    found = list(ENTRY.finditer(text))
    if found:
        text = text[: found[0].start()] + "".join(entries) + text[found[-1].end() :]
    put_text(path, text)
    with gzip.GzipFile(f"{path}.gz", "wb", mtime=EPOCH) as packed:
        packed.write(text.encode("utf-8"))
