"""How Markdown is written here: what comes from a record is encoded, pages are linked, templates filled in."""

import html
import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

import jinja2
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup

from sourcebook.editing.github import edit_address
from sourcebook.evidence.quote import delimited
from sourcebook.model import NOUNS, About, Card, CardFace, CardLine, Entry, Linked, Output, Sourcebook
from sourcebook.model.sourcebook import once
from sourcebook.resolve.grounds import outside_page
from sourcebook.resolve.links import INDEX_TITLES, INDEXES, PATTERN, Target, lost, plain, target, words
from sourcebook.site.compiled import Compiled
from sourcebook.site.json_text import spaced
from sourcebook.site.long_lists import MOST_LINES
from sourcebook.site.witnesses import in_short
from sourcebook.ways import relative

_SIGN = re.compile(
    r"""
    [\\`*_\[\]{<>&|~\#@]           # wherever it stands
    | \A[ ]?[-+=:(]               # opens a list, a heading, a definition, or what a bracket before it asks for
    | \A[ ]?\d+[.)](?=\s|\Z)      # numbers the items of a list
    | :(?=//) | www\.             # opens a bare address
    | !\Z                         # makes a picture of a link after it
    | \A[ ](?=[ ]) | (?<=[ ])[ ]\Z | \A[^\S ] | [^\S ]\Z  # space that would indent, break a line, or be taken away
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What Python-Markdown, with the extensions of mkdocs.yml, or CommonMark could take for a sign: each ends in it.

A text does not know where it stands, so its first characters are read as if they began a line.
"""
_ANY_SIGN = re.compile(r"[\\`*_\[\]{<>&|~\#@:!]")
"""What a text can have in it that is a sign somewhere; most texts have nothing of it, which is soon seen."""
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_KINDS = {noun.folder: noun.noun.capitalize() for noun in NOUNS if noun.folder} | {"events": "Record"}
"""What a page of a folder is about, as its card says it."""
_PERCENT_ENCODED = {char: f"%{ord(char):02X}" for char in "()'*[]!\\<>\"` "} | {"&": "&amp;"}
_ADDRESS_TABLE = [_PERCENT_ENCODED.get(char, char) for char in map(chr, range(128))]
"""How the signs of ASCII are written in an address; a list of all is looked up faster than the few that are coded."""


def encode(text: object) -> Markup:
    """Write text so that Markdown and HTML show it character for character: what could act is encoded.

    A line break becomes a space. What is already Markup stays as it is, and so do the spaces by which a template indents
    its lines.

    >>> print(encode("- 5*3*2 (or so), they said: no."))
    &#45; 5&#42;3&#42;2 (or so), they said: no.
    """
    return text if isinstance(text, Markup) else _encoded(str(text))


@lru_cache(maxsize=200_000)
def _encoded(text: str) -> Markup:
    """Plain text as `encode` writes it; the words of labels, dates and statuses are asked for again and again."""
    line = text.replace("\n", " ")
    return Markup(line if _is_plain(line) else _SIGN.sub(_as_reference, line))


def _is_plain(line: str) -> bool:
    """Whether nothing in a line can be a sign, as far as is seen at a glance."""
    if not line.strip(" "):
        return True
    first, last = line[0], line[-1]
    is_open = first in "-+=(" or first.isdecimal() or first.isspace() or last.isspace()
    return not (is_open or _ANY_SIGN.search(line) or "www." in line.lower())


def _as_reference(found: re.Match[str]) -> str:
    """A sign with what it was found by, the sign as a character reference."""
    sign = found[0][-1]
    return found[0][:-1] + _ENTITIES.get(sign, f"&#{ord(sign)};")


def coded(text: str) -> Markup:
    """Write a text of the generator’s own, with what stands between two backticks as it is typed into a file."""
    pieces = enumerate(text.split("`"))
    return Markup("").join(code(one) if index % 2 else encode(one) for index, one in pieces)


def code(text: str) -> Markup:
    """Write text of the generator’s own in the letters of code, as Markdown writes them: it is shown as it is."""
    return Markup(f"`` {text} ``" if "`" in text else f"`{text}`")


def metadata(text: str) -> Markup:
    """Write one value of a page's front matter, which MkDocs puts into the page unescaped."""
    return Markup(spaced(html.escape(text)))


def href(to: PurePosixPath | str, here: PurePosixPath, anchor: str = "") -> str:
    """The relative address from one page to another, as MkDocs resolves it."""
    return f"{_relative(to, here)}#{anchor}" if anchor else _relative(to, here)


@lru_cache(maxsize=100_000)
def _relative(to: PurePosixPath | str, here: PurePosixPath) -> str:
    return relative(str(to), str(here))


def link(words: object, address: str) -> Markup:
    """A Markdown link; an outside address has been judged by the model, one of ours is made of ids."""
    return Markup(f"[{encode(words)}]({address.translate(_ADDRESS_TABLE)})")


def entry_link(to: Linked, here: PurePosixPath, words: object = None, anchor: str = "") -> Markup:
    """A Markdown link from the page `here` to a record, by its label if no words are given."""
    return link(to.label if words is None else words, href(to.page, here, anchor or to.section))


def target_link(target: Target, sourcebook: Sourcebook, here: PurePosixPath) -> Markup:
    """The Markdown link that an author's `[[noun/id|words]]` stands for."""
    if target.noun == "index":
        return link(words(target, sourcebook), href(INDEXES[target.id], here))
    return entry_link(sourcebook.links[target.noun, target.id], here, words(target, sourcebook))


def with_links(text: str, sourcebook: Sourcebook, here: PurePosixPath) -> Markup:
    """Write an author's text, encoded, its links to records resolved; what is no link stays as it was typed."""
    pieces, end = [], 0
    for match in PATTERN.finditer(text):
        if not lost(found := target(match), sourcebook):
            pieces += [encode(text[end : match.start()]), target_link(found, sourcebook, here)]
            end = match.end()
    return Markup("").join([*pieces, encode(text[end:])])


@jinja2.pass_context
def _finalize(context: jinja2.runtime.Context, value: object) -> Markup | str:
    """What a template shows of a value: nothing of None, texts encoded with their links, Markup as it is."""
    if isinstance(value, Markup):
        return value
    if value is None:
        return ""
    if isinstance(value, str) and "[[" in value:
        return with_links(value, context["sourcebook"], context["here"])
    return _encoded(str(value))


class _Encoding(CodeGenerator):
    """The code of a template, in which all that is shown passes `_finalize`, and is then Markup or empty: Jinja need not escape it."""

    def _output_child_pre(
        self, node: jinja2.nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        assert finalize.src is not None
        self.write(finalize.src)

    def _output_child_post(
        self, node: jinja2.nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        self.write(")")


_FOLDER = Path(__file__).parent / "pages"
_TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(_FOLDER),
    bytecode_cache=Compiled(_FOLDER, __file__),
    undefined=jinja2.StrictUndefined,
    autoescape=True,
    finalize=_finalize,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
_TEMPLATES.code_generator_class = _Encoding


EMPTY = {"empty": True, "robots": "noindex"}
"""What a page says of itself on which nothing is recorded: the theme leaves it out of the menus."""


def fill(
    template: str,
    here: PurePosixPath,
    sourcebook: Sourcebook,
    known: Mapping[str, Any],
    on_card: Iterable[CardLine] = (),
    card_face: CardFace | None = None,
    is_empty: bool = False,
    is_wide: bool = False,
    record: Entry | None = None,
    **front: Any,
) -> Output:
    """Fill the template of pages/, with front matter from `front`, and place the result at `here`.

    Its card shows `card_face`, if there is one and it can; else the title, and below it the lines of `on_card`, or else the
    description. A page that only leads on has no card, nor has an empty one; none has where content/site.yaml says `cards: false`.
    `record` is the one that the page shows, if it shows one alone. A page that `is_empty` is left out of the menus; one that `is_wide`
    takes the whole width, with no list of its headings beside it.
    `known` is what the template may use besides `edit`, where the record is edited, and what every template has: see `_common`.
    """
    common, edit = _common(sourcebook)(here.parent), edit_address(sourcebook.site, record) if record else None
    text = _TEMPLATES.get_template(f"{template}.md.jinja").render(common, edit=edit, **known)
    front |= (EMPTY if is_empty else {}) | ({"wide": True} if is_wide else {})
    values = {
        name: plain(value, sourcebook) if isinstance(value, str) else value for name, value in front.items()
    }
    has_card = sourcebook.site.cards and not is_empty and "redirect" not in values
    card = _card(here, sourcebook, values, on_card, card_face) if has_card else None
    about = About(values["title"], values["description"], record, "robots" not in values)
    content = "\n".join([*_front_matter(values), "", _tidy(text), ""])
    return Output(here, content, card, None if "redirect" in values else about)


@once
def _common(sourcebook: Sourcebook) -> Callable[[PurePosixPath], Mapping[str, Any]]:
    """What every template may use, by the folder of its page."""

    @cache
    def common(folder: PurePosixPath) -> Mapping[str, Any]:
        here = folder / "index.md"  # from all pages of a folder, the ways are the same
        context = {
            "sourcebook": sourcebook,
            "here": here,
            "titles": INDEX_TITLES,  # what each index is called
            # a link to the page of an entry, to a page by its file, and to an outside address
            "to": lambda entry, words=None, anchor="": entry_link(
                sourcebook.links[entry.key], here, words, anchor
            ),
            "at": lambda file, words, anchor="": link(words, href(file, here, anchor)),
            "out": link,
            "witness": lambda url: _outside_note(
                sourcebook, url, here
            ),  # whose an outside page is, and what was read
            "most": MOST_LINES,  # how many lines a list has
            "delimited": delimited,  # a text between quotation marks
            "figure": lambda name: Markup(f"<!-- figure {name} -->"),  # the place of a chart
        }
        return context | {"parts": _TEMPLATES.get_template("parts.jinja").make_module(context)}

    return common


def _front_matter(values: Mapping[str, Any]) -> list[str]:
    lines = (
        f"{name}: {metadata(value) if isinstance(value, str) else json.dumps(value)}"
        for name, value in values.items()
    )
    return ["---", *lines, "---"]


def _outside_note(sourcebook: Sourcebook, url: str, here: PurePosixPath) -> Markup:
    """What stands after a link to an outside page: whose it is, the way to what was read there, and an archived copy of it."""
    page = outside_page(sourcebook, url)
    if page is None:
        return Markup("")
    archived = Markup(", {}{{: .out }}").format(link("archived", page.archived)) if page.archived else ""
    return Markup(" ({}{})").format(entry_link(sourcebook.links[page.key], here, in_short(page)), archived)


def _card(
    here: PurePosixPath,
    sourcebook: Sourcebook,
    front: Mapping[str, Any],
    lines: Iterable[CardLine],
    best: CardFace | None,
) -> Card:
    """The card of a page, from its front matter and what its maker adds."""
    site = sourcebook.site
    titled = CardFace(("", front["title"], ""), tuple(lines) or (CardLine(front["description"]),))
    return Card(
        site=site.name,
        kind="" if here.name == "index.md" else _KINDS.get(here.parent.name, ""),
        faces=tuple(_plain(one, sourcebook) for one in (best, titled) if one),
        covers=plain(site.covers, sourcebook),
        address=site.address.removeprefix("https://").removesuffix("/"),
    )


def _plain(face: CardFace, sourcebook: Sourcebook) -> CardFace:
    """A face of a card whose lines have words in place of links."""
    return face._replace(
        lines=tuple(one._replace(words=plain(one.words, sourcebook)) for one in face.lines if one.words)
    )


def _tidy(text: str) -> str:
    """No blank line twice, none at the ends, no white space at line ends."""
    lines = [line.rstrip() for line in text.strip().split("\n")]
    return "\n".join(line for index, line in enumerate(lines) if line or lines[index - 1])
