"""One form for all files: fields in the order of the model, texts as blocks, every comment kept.

What is already in that form is not touched, so that a change shows as few lines as it can. A text keeps its line breaks as
long as its lines fit; brackets stay where what they hold fits on a line.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from ruamel.yaml import YAML

from sourcebook.editing.commented import BLOCK_STYLES, Commented, comments_of, read_commented
from sourcebook.model import VOCABULARIES, WORD_LISTS, Term
from sourcebook.model.entry import Entry, Frozen
from sourcebook.model.fields import fields_of
from sourcebook.read.slips import Unreadable
from sourcebook.read.yaml import parse, plain

WIDTH = 120
STEP = 2
_GAP = re.compile(r"(?<=\S) (?=\S)")
"""The one place where a line of a block may be broken without touching a character of it."""


class NotFormed(Exception):
    """A file that cannot be brought into the form without loss, and is left as it is."""


@dataclass(frozen=True)
class Form:
    """The order of a mapping's fields, each with its own, and whether a text is a quote, which always stands as a block."""

    fields: Mapping[str, "Form"] = field(default_factory=dict)
    each: "Form | None" = None
    """The form of whatever is not named, where names are free."""
    is_quote: bool = False

    def of(self, name: str) -> "Form":
        """The form of one field."""
        return self.fields.get(name) or self.each or Form()


@lru_cache
def form_of(noun: type[Frozen]) -> Form:
    """The form of a noun's records, or of a part of them."""
    if noun is Term:
        words = {name: Form(each=_inner(Term)) for name in VOCABULARIES}
        return Form(words | {name: Form() for name in WORD_LISTS})
    return _inner(noun)


def _inner(model: type[Frozen]) -> Form:
    made = {
        one.name: Form(_inner(one.inner).fields if one.inner else {}, is_quote=one.is_quote)
        for one in fields_of(model)
    }
    return Form(made)


def formed_file(text: str, noun: type[Entry], is_markdown: bool) -> str:
    """A file's text in the form; of a Markdown record, the prose stays as it is. Raise `Unreadable` or `NotFormed`."""
    if not is_markdown:
        return formed(text, form_of(noun))
    newline = "\r\n" if text.startswith("---\r\n") else "\n"
    lines = text.split(newline)
    if lines[0] != "---" or "---" not in lines[1:]:
        raise Unreadable("a Markdown record starts with front matter, between two lines ---")
    end = lines.index("---", 1)
    try:
        front = formed("\n".join([*lines[1:end], ""]), form_of(noun))
    except Unreadable as error:
        raise Unreadable(error.what, error.line + 1, error.column) from None
    return newline.join(["---", *front.split("\n")[:-1], *lines[end:]])


def formed(text: str, form: Form) -> str:
    """YAML in the form; raise `Unreadable` where it is none, `NotFormed` where something would be lost."""
    text = text.replace("\r\n", "\n")
    made = _made(text, form)
    if plain(parse(text)) != plain(parse(made)):
        raise NotFormed("its values would not stay as they are")
    if _comments(text) != _comments(made):
        raise NotFormed("a comment would be lost")
    if _made(made, form) != made:
        raise NotFormed("it has no stable form")
    return made


def written(root: Commented, form: Form) -> str:
    """A mapping that was made up, in the form."""
    return "".join(f"{line}\n" for line in (*_above(root.before, 0), *_mapping(root, 0, form)))


def one_line(value: Commented) -> str:
    """A value on one line; lists and mappings in brackets."""
    return _word(value) if isinstance(value.content, str) else _inline(value, Form()) or ""


def _made(text: str, form: Form) -> str:
    if not isinstance(parse(text).content, dict):
        raise NotFormed("it is no list of fields")
    root = read_commented(text)
    head, body = _trimmed([*_above(root.before, 0)]), _trimmed([*_mapping(root, 0, form)])
    parted = [""] if head and body and not root.before[-1] else []
    return "".join(f"{line}\n" for line in (*head, *parted, *body))


def _trimmed(lines: list[str]) -> list[str]:
    """The lines without those that are blank at either end."""
    filled = [place for place, line in enumerate(lines) if line]
    return lines[filled[0] : filled[-1] + 1] if filled else []


def _comments(text: str) -> Counter[str]:
    found = comments_of(text, YAML(typ="safe").compose(text))
    return Counter(one.text for one in found if one.text)


def _mapping(record: Commented, indent: int, form: Form) -> Iterator[str]:
    """The lines of the fields of a mapping."""
    for name, value in _ordered(record, form):
        prefix = f"{' ' * indent}{_word(name)}:"
        yield from _above(value.before, indent)
        yield from _value(prefix, value, indent, form.of(str(name.content)))
    yield from _above(record.after, indent)


def _ordered(record: Commented, form: Form) -> list[tuple[Commented, Commented]]:
    """The fields in the order of the model; those that it does not know stay in theirs, at the end."""
    order = {name: place for place, name in enumerate(form.fields)}
    return sorted(_pairs(record), key=lambda pair: order.get(str(pair[0].content), len(order)))


def _pairs(record: Commented) -> list[tuple[Commented, Commented]]:
    return [one for one in record.content if isinstance(one, tuple)]


def _items(record: Commented) -> list[Commented]:
    return [one for one in record.content if isinstance(one, Commented)]


def _above(comments: list[str], indent: int) -> Iterator[str]:
    """Comments on lines of their own, with one blank line where several follow each other."""
    for place, one in enumerate(comments):
        if one or place == 0 or comments[place - 1]:
            yield f"{' ' * indent}{one}" if one else ""


def _value(prefix: str, value: Commented, indent: int, form: Form) -> Iterator[str]:
    """The lines of a value behind its name, or behind the dash of a list."""
    if isinstance(value.content, str):
        yield from _text(prefix, value, indent, form)
    elif (inline := _inline(value, form)) is not None and (
        len(prefix) + 1 + len(inline) <= WIDTH or not value.content
    ):
        yield f"{prefix} {inline}{value.beside}"
    else:
        yield f"{prefix}{value.beside}"
        yield from _below(value, indent, form)


def _below(value: Commented, indent: int, form: Form) -> Iterator[str]:
    """The lines of a list or mapping below its name."""
    if _pairs(value):
        yield from _mapping(value, indent + STEP, form)
        return
    for one in _items(value):
        yield from _item(one, indent + STEP, form)
    yield from _above(value.after, indent + STEP)


def _item(one: Commented, indent: int, form: Form) -> Iterator[str]:
    """The lines of an item of a list; what stands above its first field stands above its dash."""
    dash = f"{' ' * indent}-"
    inline = _inline(one, form)
    if isinstance(one.content, str) or inline is not None and len(dash) + 1 + len(inline) <= WIDTH:
        yield from _above(one.before, indent)
        yield from _value(dash, one, indent, form)
        return
    first = _ordered(one, form)[0][1] if _pairs(one) else _items(one)[0]
    beside = [one.beside.strip()] if one.beside else []
    yield from _above([*one.before, *beside, *first.before], indent)
    first.before = []
    lines = _mapping(one, indent + STEP, form) if _pairs(one) else _below(one, indent, form)
    yield dash + next(lines)[indent + 1 :]
    yield from lines


def _text(prefix: str, value: Commented, indent: int, form: Form) -> Iterator[str]:
    """The lines of a text: on the line of its name if it fits there and is no quote, else as a block."""
    inline = _word(value)
    was_block = value.style in BLOCK_STYLES
    text = str(value.content)
    fits = "\n" not in text and (len(prefix) + 1 + len(inline) <= WIDTH or not _GAP.search(text))
    if not text or fits and not was_block and not form.is_quote:
        yield f"{prefix} {inline}".rstrip() + value.beside
        return
    for sign, lines in _blocks(value, WIDTH - indent - STEP):
        if _reads_as(f"{sign}\n" + "".join(f"  {line}".rstrip() + "\n" for line in lines), text):
            yield f"{prefix} {sign}{value.beside}"
            yield from (f"{' ' * (indent + STEP)}{line}".rstrip() for line in lines)
            return
    yield f"{prefix} {_quoted(text)}{value.beside}"


def _blocks(value: Commented, width: int) -> Iterator[tuple[str, list[str]]]:
    """Each way to write a text as a block, the best first: as it stands, if its lines fit; folded anew; line by line."""
    text = str(value.content)
    sign = "" if text.endswith("\n") else "-"
    if value.style == ">" and all(len(line) <= width or not _GAP.search(line) for line in value.lines):
        yield f">{sign}", value.lines
    if value.style != "|":
        yield f">{sign}", _folded(text.removesuffix("\n"), width)
    yield f"|{sign}", text.removesuffix("\n").split("\n")


def _folded(text: str, width: int) -> list[str]:
    """A text in lines that fit, if words do; a line break of its own is an empty line."""
    lines: list[str] = []
    for place, paragraph in enumerate(text.split("\n")):
        lines += [""] if place else []
        line = ""
        for word in _GAP.split(paragraph) if paragraph else ():
            if line and len(line) + 1 + len(word) > width:
                lines.append(line)
                line = ""
            line = f"{line} {word}" if line else word
        lines += [line] if line else []
    return lines


def _inline(value: Commented, form: Form) -> str | None:
    """A list or mapping in brackets, if it stood so and has no comment and no quote inside; a text as a word."""
    if isinstance(value.content, str):
        is_block = value.style in BLOCK_STYLES or form.is_quote
        return None if is_block else _word(value, in_brackets=True)
    if value.after or value.content and value.style != "[":
        return None
    parts: list[str] = []
    named: list[tuple[Commented | None, Commented]] = [*_ordered(value, form)]
    for name, one in named or [(None, one) for one in _items(value)]:
        inner = _inline(one, form.of(str(name.content)) if name else form)
        if inner is None or one.before or one.beside:
            return None
        parts.append(f"{_word(name, in_brackets=True)}: {inner}" if name else inner)
    return f"{{{', '.join(parts)}}}" if _pairs(value) or value.style == "{" else f"[{', '.join(parts)}]"


def _word(value: Commented, in_brackets: bool = False) -> str:
    """A text on one line: in quotation marks if it stood so, or if YAML would read it otherwise."""
    text = str(value.content)
    if not text and not value.style and not in_brackets:
        return ""
    if value.style not in ("'", '"') and _is_bare(text, in_brackets):
        return text
    single = "'" + text.replace("'", "''") + "'"
    wants_double = value.style == '"' or not value.style and "'" in text and '"' not in text
    return single if not wants_double and "\n" not in text and _reads_as(single, text) else _quoted(text)


def _quoted(text: str) -> str:
    """A text in double quotation marks, where everything can be written."""
    return json.dumps(text, ensure_ascii=False)


@lru_cache(maxsize=65_536)
def _is_bare(text: str, in_brackets: bool) -> bool:
    return bool(text) and "\n" not in text and _reads_as(text, text, in_brackets)


def _reads_as(written: str, text: str, in_brackets: bool = False) -> bool:
    """Whether YAML reads some characters as a text."""
    try:
        found = plain(parse(f"a: [{written}, b]\n" if in_brackets else f"a: {written}\n"))
    except Unreadable:
        return False
    return bool(found == {"a": [text, "b"] if in_brackets else text})
