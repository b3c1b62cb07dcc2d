"""Pages as plain Markdown, for programs that read texts: index.txt beside each page, and llms.txt, which lists them.

The suffix is that of plain text, since MkDocs makes a page of every file that is called Markdown. Pages that are not for
search engines have no copy.
"""

import posixpath
import re
import string
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import groupby
from pathlib import PurePosixPath

from sourcebook.model import Figure, Output, Sourcebook
from sourcebook.model.sourcebook import once
from sourcebook.publish.addresses import address_of
from sourcebook.resolve.addresses import address
from sourcebook.resolve.links import INDEX_TITLES, plain
from sourcebook.site.citations import Citation
from sourcebook.site.exported import exported_parts
from sourcebook.site.markdown import encode

COPY = "index.txt"
Listed = tuple[Output, Citation]
"""A page that has a copy, its content not needed, and how it is cited."""
_ATTRIBUTES = re.compile(r"\{:[^{}\n]*\}")
_ANCHOR = re.compile(r"<span\b[^>]*>|</span>|</?summary[^>]*>|<div\b[^>]*></div>\n?|<!-- /?fold[^>]*-->\n?")
_MENUS = ("{: .breadcrumb ", "{: .step ")
"""The attributes of the ways to the pages around a page, which a list of all of them tells as well."""
_FIGURE = re.compile(r"^<!-- (?:figure|bare) (\S+) -->$", re.MULTILINE)
_TARGET = re.compile(r"\]\(((?!https?:)[^()#?\s]*)([^()\s]*)\)")
_CODED = re.compile(r"&(?:#(\d+)|(amp|lt|gt));")
_GAP = re.compile(r"\n\n\n+")
_SENTENCE = re.compile(r"> (?=\S)(.*<mark>.*)$", re.MULTILINE)


def plain_copy(book: Sourcebook, page: Output, figures: Mapping[str, Figure], cite: Citation) -> Output:
    """The copy of a page, which ends with how it is cited."""
    told = f"{_written(cite.text.removesuffix(cite.url))}<{cite.url}>"
    text = f"{_copied(book, page, figures)}\n\n---\n\n{told}\n"
    return Output(PurePosixPath(address(page.path).strip("/"), COPY), text)


def list_of_pages(book: Sourcebook, listed: Iterable[Listed]) -> Output:
    """The list of all pages that have a copy."""
    in_order = sorted(listed, key=lambda one: one[0].path.parts)
    return Output(PurePosixPath("llms.txt"), _list(book, in_order))


def _list(book: Sourcebook, pages: Iterable[Listed]) -> str:
    """The pages with their copies, under the index that each belongs to."""
    covers = _written(plain(book.site.covers, book))
    lines = [f"# {_written(book.site.name)}", "", f"> {_written(book.site.description)}", "", covers]
    folders = groupby(sorted(pages, key=_folder), key=_folder)
    for folder, held in folders:
        lines += ["", f"## {INDEX_TITLES.get(folder, folder.capitalize() or 'The site')}", ""]
        lines += [_line(book, *one) for one in held]
    return "\n".join([*lines, ""])


def _line(book: Sourcebook, page: Output, cite: Citation) -> str:
    """A page by the title with which it is cited: of a record, with what it is and how that stands."""
    assert page.about is not None
    at = book.site.address + address(page.path).removeprefix("/") + COPY
    return f"- [{_written(cite.title)}]({at}): {_written(page.about.description)}"


def _folder(listed: Listed) -> str:
    """The folder in which a page lies; an index lies in its own."""
    parts = listed[0].path.parts
    return parts[0] if len(parts) > 1 else ""


def _copied(book: Sourcebook, page: Output, figures: Mapping[str, Figure]) -> str:
    """A page's Markdown with whole addresses, without what only this site's theme reads; charts in words."""
    text = str(page.content).split("\n---\n", 1)[1]
    given = _given(book)
    text = _SENTENCE.sub(lambda found: f"> {given.get(found[1], found[1])}", text)
    text = _ANCHOR.sub("", _without_attributes(text))
    top, folder = book.site.address, str(page.path.parent)
    text = _TARGET.sub(lambda found: f"]({top}{_below(folder, found[1] or page.path.name)}{found[2]})", text)
    text = _CODED.sub(
        _escaped, text
    )  # from here on, a text of a record can look like a link or like attributes
    if "<!-- " in text:
        text = _FIGURE.sub(lambda found: _in_words(figures.get(found[1])), text)
    return _GAP.sub("\n\n", text).strip()


def _without_attributes(text: str) -> str:
    """A text without the attributes of its elements: with their line, where they have one of their own, else with a space before;
    and without the line above, where that is a menu."""
    pieces, end = list[str](), 0
    for found in _ATTRIBUTES.finditer(text):
        start, stop = found.span()
        line = text.rfind("\n", 0, start) + 1
        if line >= end and not text[line:start].strip(" >"):
            start, stop = line, stop + (text[stop : stop + 1] == "\n")
            if found[0].startswith(_MENUS):
                start = text.rfind("\n", end, end + len(text[end:line].rstrip("\n"))) + 1
        elif start > end and text[start - 1] == " ":
            start -= 1
        pieces.append(text[end:start])
        end = stop
    return "".join([*pieces, text[end:]])


@once
def _given(book: Sourcebook) -> Mapping[str, str]:
    """The sentences of quotes, as pages have them, that are not given away whole; and what is given away of each."""
    told = ((_marked(one.parts), _marked(exported_parts(book, one))) for one in book.all_quotes())
    return {page: given for page, given in told if page != given}


def _marked(parts: tuple[str, str, str]) -> str:
    before, words, after = map(encode, parts)
    return f"{before}<mark>{words}</mark>{after}"


def _escaped(found: re.Match[str]) -> str:
    """A sign that our pages have as a reference, as Markdown writes it elsewhere: escaped only where it means something there.

    One that Markdown cannot escape stays.
    """
    sign = chr(int(found[1])) if found[1] else {"amp": "&", "lt": "<", "gt": ">"}[found[2]]
    if sign in ":@{}" or found.string[max(found.start() - 3, 0) : found.start()].lower() == "www":
        return sign
    return f"\\{sign}" if sign in string.punctuation else found[0]


def _written(text: str) -> str:
    """Plain text in Markdown."""
    return _CODED.sub(_escaped, encode(text))


def _in_words(figure: Figure | None) -> str:
    """What a chart says, in words."""
    return f"Chart: {_written(figure.alt)}" if figure else ""


@lru_cache(maxsize=100_000)
def _below(folder: str, target: str) -> str:
    """The address, below the site’s own, to which a link to a page or a file leads from a folder."""
    to = posixpath.normpath(posixpath.join(folder, target))
    return address_of(to) if to.endswith(".md") else to
