"""How Markdown is written here: what comes from a record is encoded, pages are linked, templates filled in."""

import html
import json
import posixpath
import string
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import jinja2
from markupsafe import Markup

from sourcebook.model import Entry, Output, Page

_ENCODED = {ord(char): f"&#{ord(char)};" for char in string.punctuation} | {ord("\n"): " "}
_IN_ADDRESS = {ord(char): f"%{ord(char):02X}" for char in "()'*[]!\\<>\"` "}


def encode(text: object) -> Markup:
    """Write text so that Markdown and HTML show it character for character: all ASCII punctuation encoded.

    A line break becomes a space. What is already Markup stays as it is.
    """
    return text if isinstance(text, Markup) else Markup(str(text).translate(_ENCODED))


def metadata(text: str) -> Markup:
    """Write one value of a page's front matter, which MkDocs puts into the page unescaped."""
    return Markup(json.dumps(html.escape(text), ensure_ascii=False))


def page_of(entry: Entry) -> PurePosixPath:
    """The Markdown file, below out/pages, of an entry's page."""
    if isinstance(entry, Page) and entry.id == "home":
        return PurePosixPath("index.md")
    return PurePosixPath(entry.section_of) if entry.section_of else PurePosixPath(entry.folder, f"{entry.id}.md")


def href(to: PurePosixPath, here: PurePosixPath, anchor: str = "") -> str:
    """The relative address from one page to another, as MkDocs resolves it."""
    return posixpath.relpath(to, here.parent) + (f"#{anchor}" if anchor else "")


def link(words: object, address: str) -> Markup:
    """A Markdown link; an outside address has been judged by the model, one of ours is made of ids."""
    return Markup(f"[{encode(words)}]({address.translate(_IN_ADDRESS)})")


def entry_link(entry: Entry, here: PurePosixPath, words: object = None, anchor: str = "") -> Markup:
    """A Markdown link from the page `here` to an entry's page, by its label if no words are given."""
    section = anchor or (entry.id if entry.section_of else "")
    return link(entry.label if words is None else words, href(page_of(entry), here, section))


_TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).parent / "pages"),
    undefined=jinja2.StrictUndefined,
    autoescape=True,
    finalize=lambda value: "" if value is None else encode(value),
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def fill(template: str, path: PurePosixPath, known: Mapping[str, Any], **front: Any) -> Output:
    """Fill the template of pages/, with front matter from `front`, and place the result at `path`.

    `known` is what the template may use besides `to(entry, words, anchor)`, a link to an entry's page, and
    `out(words, url)`, one to an outside address.
    """
    text = _TEMPLATES.get_template(f"{template}.md.jinja").render(
        known,
        to=lambda entry, words=None, anchor="": entry_link(entry, path, words, anchor),
        out=link,
        at=lambda file, words, anchor="": link(words, href(PurePosixPath(file), path, anchor)),
        figure=lambda name: Markup(f"<!-- figure {name} -->"),
    )
    lines = [f"{name}: {metadata(value) if isinstance(value, str) else json.dumps(value)}" for name, value in front.items()]
    return Output(path, "\n".join(["---", *lines, "---", "", _tidy(text), ""]))


def _tidy(text: str) -> str:
    """No blank line twice, none at the ends, no white space at line ends."""
    lines = [line.rstrip() for line in text.strip().split("\n")]
    return "\n".join(line for place, line in enumerate(lines) if line or lines[place - 1])
