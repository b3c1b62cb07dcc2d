"""What a writer got wrong where a parser of YAML gives up, said in words that are not the parser's."""

import itertools
import re
from collections.abc import Callable, Iterator, Sequence

from sourcebook.model.text import series, shown

Found = tuple[int, str]
"""Where in a line a slip stands, from 0, and what is wrong."""
BLOCK = "put the text after `>-`, on the next line"
NEAR = 3
"""So many lines before the place at which the parser gave up are looked at for any slip."""

_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
_FIELD = re.compile(
    r"(?P<before>\s*(?:- +)*)(?P<name>[A-Za-z_][\w-]*|'[^']*'|\"[^\"]*\") *:(?: +(?P<value>.*))?$"
)
_OPENS_BLOCK = re.compile(r"(?:^|[:\-] )\s*[|>][-+0-9]*\s*(?:#.*)?$")
_NO_SPACE = re.compile(r"\s*(?:- +)?(?P<name>[a-z_0-9]+):(?P<value>[^\s/:][^:]*|[^\s/:].*)$")
_NO_SPACE_IN_BRACKETS = re.compile(r"[\[{,] *(?P<name>[a-z_]+):(?P<value>[^\s/:,}\]]+)")
_NO_SPACE_AFTER_DASH = re.compile(r"\s*-(?P<value>[^\s\-].*)$")
_NO_BREAK = re.compile(r"(?:[ -]*|\s*(?:- +)*[A-Za-z_]+:)\u00a0")
_REFUSED_FIRST = "@`%|>?"


class Unreadable(Exception):
    """A file that is no record: what is wrong with it, where (line and column from 1), and whether it is not there at all."""

    def __init__(self, what: str, line: int = 1, column: int = 1, is_absent: bool = False) -> None:
        super().__init__(what)
        self.what, self.line, self.column, self.is_absent = what, line, column, is_absent


def refuse_conflict(text: str) -> None:
    """Refuse what git leaves where two versions were merged and did not agree."""
    if found := _CONFLICT.search(text):
        raise Unreadable(
            f"two versions were merged here and not made one ({found[0][:7]}); keep what is right of both, and take out the lines that begin with <<<<<<<, ======= and >>>>>>>",
            text.count("\n", 0, found.start()) + 1,
        )


def refuse_unseen_spaces(lines: Sequence[str]) -> None:
    """Refuse a no-break space where the layout of a record has ordinary ones: at the start of a line, or after a colon."""
    odd = {number: found for number, line in enumerate(lines) if (found := _NO_BREAK.match(line))}
    below = _in_blocks(lines) if odd else frozenset[int]()
    for number, found in odd.items():
        if number not in below:
            what = (
                "has a no-break space here, as web pages and word processors have them; write ordinary spaces"
            )
            raise Unreadable(what, number + 1, found.end())


def cause(lines: Sequence[str], places: Sequence[tuple[int, int]], problem: str) -> Unreadable:
    """The slip for which a parser gave up at one of some places (from 0), as far as anybody can say."""
    at = min(places[0][0], len(lines) - 1) if places else 0
    below = _in_blocks(lines)
    written = [number for number in range(at + 1) if lines[number : number + 1] and lines[number].strip()]
    near = [one for one in reversed(written[-NEAR:]) if one not in below]
    for looks, numbers in ((_OPENING, near), (_LOOKS, near), ((_quotation,), written)):
        for number in (one for one in numbers if one not in below):
            if found := next((found for look in looks for found in look(lines, number)), None):
                return Unreadable(found[1], number + 1, found[0] + 1)
    if "escape" in problem and places:
        line, column = places[0]
        what = f"a backslash between double quotation marks is read as a sign of its own; {BLOCK}"
        return Unreadable(what, line + 1, column + 1)
    if len(places) > 1 and ("flow" in problem or "quoted" in problem):
        line, column = places[1]
        sort = "bracket" if "flow" in problem else "quotation mark"
        return Unreadable(
            f"the {sort} that opens here is never closed; close it, or {BLOCK}", line + 1, column + 1
        )
    if "mapping values are not allowed" in problem and places:
        return Unreadable(
            f"a text with a colon and a space cannot stand bare; put it into quotation marks, or {BLOCK}",
            at + 1,
            places[0][1] + 1,
        )
    line, column = places[0] if places else (0, 0)
    return Unreadable(
        "cannot be read from here on; look at indentation, colons, quotation marks and brackets in this line and the one before",
        line + 1,
        column + 1,
    )


def _in_blocks(lines: Sequence[str]) -> frozenset[int]:
    """The lines whose text stands below `>-` or `|`, where every sign may stand."""
    found: set[int] = set()
    depth = -1
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if depth >= 0 and (indent > depth or not line.strip()):
            found.add(number)
            continue
        depth = -1
        if _OPENS_BLOCK.search(line):
            field = _FIELD.match(line)
            depth = len(field["before"]) if field else indent
    return frozenset(found)


def _quotation(lines: Sequence[str], number: int) -> Iterator[Found]:
    """A text whose quotation marks close too early, or never."""
    field = _FIELD.match(lines[number])
    value = (field["value"] or "") if field else lines[number].strip().removeprefix("- ")
    if value[:1] not in ("'", '"') or not value:
        return
    mark = value[0]
    start = lines[number].rindex(value)
    inner = value[1:].replace("''", "__") if mark == "'" else re.sub(r"\\.", "__", value[1:])
    close = inner.find(mark)
    goes_on = itertools.takewhile(lambda line: not _FIELD.match(line), lines[number + 1 :])
    if close == -1 and not any(mark in line for line in goes_on):
        yield start, f"the quotation mark {mark} that opens here is never closed; close it, or {BLOCK}"
    elif close >= 0 and (rest := inner[close + 1 :].strip()) and not rest.startswith("#"):
        yield start, f"the quotation mark {mark} closes before the text ends, at {shown(rest)}; {BLOCK}"


def _remark(lines: Sequence[str], number: int) -> Iterator[Found]:
    """A # that cuts off what closes a bracket."""
    line = lines[number]
    if found := re.search(r"^[^\"']*[\[{][^\"']*(?<=[\s\[{,])(#\S.*)$", line):
        yield (
            found.start(1),
            f"{shown(found[1])} is cut off: # begins a remark here; put the text into quotation marks",
        )


def _bracket(lines: Sequence[str], number: int) -> Iterator[Found]:
    """A bracket that is opened and not closed in its line, or closed and not opened."""
    line = re.sub(r"\"(?:\\.|[^\"])*\"|'[^']*'", lambda match: "_" * len(match[0]), lines[number])
    waiting: list[int] = []
    for at, char in enumerate(line):
        if char in "[{" and (waiting or re.fullmatch(r"\s*(?:- +)*(?:[\w-]+ *: +)?", line[:at])):
            waiting.append(at)
        elif char in "]}" and waiting:
            if line[waiting.pop()] + char not in ("[]", "{}"):
                yield at, f"“{char}” closes what another bracket opened; write the brackets in pairs"
                return
            if not waiting and (rest := line[at + 1 :].strip()) and not rest.startswith("#"):
                yield (
                    at + 1,
                    f"{shown(rest)} follows a closing bracket; put the whole text into quotation marks, or {BLOCK}",
                )
                return
    if waiting:
        yield (
            waiting[-1],
            f"the bracket {line[waiting[-1]]} that opens here is never closed; close it on this line",
        )


def _spaces(lines: Sequence[str], number: int) -> Iterator[Found]:
    """A colon or a dash without the space after it."""
    line = lines[number]
    if found := _NO_SPACE.match(line) or _NO_SPACE_IN_BRACKETS.search(line):
        what = f"there is no space after the colon; write `{found['name']}: {found['value']}`"
        yield found.start("value") - 1, what
    elif found := _NO_SPACE_AFTER_DASH.match(line):
        yield found.start("value") - 1, f"there is no space after the dash; write `- {found['value']}`"


def _first_sign(lines: Sequence[str], number: int) -> Iterator[Found]:
    """A text that begins with a sign which YAML keeps for itself."""
    field = _FIELD.match(lines[number])
    value = (field["value"] or "") if field else lines[number].strip().removeprefix("- ")
    at = lines[number].rindex(value)
    if re.match(r"[*•] ", value):
        yield at, f"“{value[0]}” stands where a dash belongs; write `- {value[2:].strip()}`"
    elif re.match(r"[|>][-+0-9]* +[^\s#]", value):
        yield at, "the text begins on the next line after `>-`, indented; write it there"
    elif value[:1] and value[0] in _REFUSED_FIRST + "&*!" and not _OPENS_BLOCK.search(lines[number]):
        yield (
            lines[number].rindex(value),
            f"a text cannot begin with “{value[0]}” bare; put it into quotation marks, or {BLOCK}",
        )


def _colon(lines: Sequence[str], number: int) -> Iterator[Found]:
    """A text with a colon and a space in it."""
    field = _FIELD.match(lines[number])
    value = (field["value"] or "") if field else ""
    if value[:1] not in ("'", '"', "[", "{", "") and (at := re.search(r":(?: |$)", value)):
        start = field.start("value") if field else 0
        yield (
            start + at.start(),
            f"a text with a colon and a space cannot stand bare; put it into quotation marks, or {BLOCK}",
        )


def _indentation(lines: Sequence[str], number: int) -> Iterator[Found]:
    """A field that begins in a column in which no field around it does."""
    here, below = _FIELD.match(lines[number]), _in_blocks(lines)
    before = [one for one in range(number) if lines[one].strip() and one not in below]
    if not here or not before:
        return
    column = len(here["before"])
    fields = [(len(one["before"]), one) for at in before if (one := _FIELD.match(lines[at]))]
    if not fields:
        return
    last, field = fields[-1]
    if column > last and field["value"] and not _OPENS_BLOCK.search(lines[before[-1]]):
        yield (
            column,
            f"`{here['name']}` begins further right than the field above it; begin it in column {last + 1}, as `{field['name']}` does",
        )
    elif column < last and column not in {one for one, _ in fields}:
        known = series((str(one + 1) for one in sorted({one for one, _ in fields})), "or")
        yield (
            column,
            f"`{here['name']}` begins in a column in which no field above does; begin it in column {known}",
        )
    elif (
        "- " not in here["before"]
        and column > last
        and field["value"] is None
        and lines[before[-1]].strip().startswith("- ")
    ):
        yield (
            column,
            f"`{here['name']}` begins in a column in which no field above does; begin it in column {last + 1}",
        )


def _pasted(lines: Sequence[str], number: int) -> Iterator[Found]:
    """What other formats have and a record has not: fences of code, their remarks, their commas and ends."""
    line = lines[number].strip()
    at = len(lines[number]) - len(lines[number].lstrip())
    if re.match(r"```|~~~", line):
        yield at, f"{shown(line)} is the fence around code on a web page or in a chat; take the line out"
    elif found := re.match(r"(?://+|<!--|--(?= )) *(?P<said>.*?) *(?:-->)?$", line):
        yield at, f"{shown(line)} is no remark here; write `# {found['said']}`, or take the line out"
    elif line == "...":
        yield at, "“...” ends what is read of a file; take the line out"
    elif found := re.match(r"(?P<name>\"?\w+\"? *: *)(?P<value>\"[^\"]*\") *,$", line):
        yield at + len(line) - 1, f"no comma ends a line here; write `{found['name']}{found['value']}`"


def _in_line(lines: Sequence[str], number: int) -> Iterator[Found]:
    """Slips of a list on the line of its name: two commas, or a dash instead of brackets."""
    field = _FIELD.match(lines[number])
    value = (field["value"] or "") if field else ""
    start = lines[number].rindex(value)
    if value[:1] == "[" and (
        found := re.search(r"(?:^\[|,) *,", re.sub(r"\"[^\"]*\"|'[^']*'", _blank, value))
    ):
        yield start + found.end() - 1, "a comma stands here with nothing before it; take it out"
    elif found := re.match(r"- +(?P<item>[\w-]+) *$", value):
        yield start, f"a dash begins a line of its own; write [{found['item']}] here"


def _blank(found: re.Match[str]) -> str:
    return "_" * len(found[0])


def _no_colon(lines: Sequence[str], number: int) -> Iterator[Found]:
    """A line that is neither a field nor an item."""
    line = lines[number].strip()
    if not _FIELD.match(lines[number]) and line[:1] not in "-#[{]}\"'" and ": " not in line:
        at = len(lines[number]) - len(lines[number].lstrip())
        what = f"{shown(line)} is no field, for it has no colon; write `name: value`, or, if it goes on from the line above, {BLOCK}, all of it indented"
        yield at, what


def _wide_colon(lines: Sequence[str], number: int) -> Iterator[Found]:
    """A colon as Chinese and Japanese are typed with, after a field’s name."""
    if found := re.match(r"\s*(?:- +)*(?P<name>[a-z_]+)：\s*(?P<value>.*)$", lines[number]):
        yield found.end("name"), f"“：” is a wide colon; write `{found['name']}: {found['value']}`"


Look = Callable[[Sequence[str], int], Iterator[Found]]
"""Looks for a slip at one of some lines."""
_OPENING: tuple[Look, ...] = (_pasted, _wide_colon, _in_line, _quotation, _first_sign, _remark, _bracket)
"""What opens and does not close: all below it may only follow from that."""
_LOOKS: tuple[Look, ...] = (_indentation, _colon, _spaces, _no_colon)
