"""What an author may write in a field: a line, a text, an id, an address, a digest."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from enum import Enum
from ipaddress import ip_address
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from sourcebook.model.diagnostic import printable
from sourcebook.model.letters import faults, host_flaw, messages

LONGEST_ID = 80
LONGEST_QUOTATION = 1_000
LONGEST_SHOWN = 1_000
RESERVED = frozenset(
    "index 404 search assets con prn aux nul narration unnamed top".split()
    + [f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)]
)
TEXT_EXPECTED = "a text is expected; write plain text, in quotation marks if YAML reads it otherwise"
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ADDRESS = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
_MAIL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._+-]{0,62}[A-Za-z0-9])?@([a-z0-9.-]{1,190})")
_HOST = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")


def shown(value: Any) -> str:
    """What an author wrote, in quotation marks, for a message: its first words if it is long."""
    text = printable(str(value))
    return f"“{text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + '…'}”"


def one_line(text: str) -> str:
    """The text with one space in place of each run of white space."""
    return " ".join(text.split())


def series(words: Iterable[str], last: str = "and") -> str:
    """Words one after the other, for a message: “a”, “a and b”, “a, b and c”."""
    *most, end = list(words) or [""]
    return f"{', '.join(most)} {last} {end}" if most else end


def count(number: int, one: str, more: str = "") -> str:
    """A number with what it counts: `1 record`, `12 records`."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def _typed(longest: int, is_line: bool) -> Callable[[Any], str]:
    def validate(value: Any) -> str:
        if not isinstance(value, str):
            raise _error(TEXT_EXPECTED)
        text = unicodedata.normalize("NFC", value).strip(" \n")
        if not text.strip():
            raise _error("is empty; fill it, or leave the field out if it may be left out")
        if len(text) > longest:
            raise _error(f"has {len(text):,} characters; shorten it to {longest:,}")
        if is_line and "\n" in text:
            raise _error("has a line break; write it on one line")
        if found := faults(text):
            raise _error("; also ".join(messages(found)), found[0].words)
        return text

    return validate


def _title(value: Any) -> str:
    text = _typed(140, is_line=True)(value)
    if not any(map(str.isalnum, text)):
        raise _error("has no letter and no digit; write it in words")
    if what := anchor_flaw(text):
        raise _error(what)
    return text


def anchor_flaw(heading: str) -> str | None:
    """Say why a heading may not be one, or None: an anchor that starts with `__` could be the theme's own, as `__config`.

    An anchor is made of a heading's ASCII letters, digits, - and _ after compatibility decomposition.
    """
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()
    anchor = re.sub(r"[^\w\s-]", "", plain).strip()
    return (
        "starts with two underscores, as the theme’s own anchors do; write it without"
        if anchor.startswith("__")
        else None
    )


def _verbatim(value: Any) -> str:
    if not isinstance(value, str):
        raise _error(TEXT_EXPECTED)
    if not value.strip():
        raise _error("is empty; copy the words from the seed")
    return value


def is_slug(text: str) -> bool:
    """Whether a text has the form of an id."""
    return _SLUG.fullmatch(text) is not None and len(text) <= LONGEST_ID


def _slug(value: Any) -> str:
    if not isinstance(value, str) or not is_slug(value):
        what = f"{shown(value)} is no id; use lower-case letters a–z, digits and single hyphens, at most {LONGEST_ID}"
        raise PydanticCustomError("no_id", "{what}", {"what": what})
    if value in RESERVED:
        what = f"“{value}” is a reserved name; choose another id"
        raise PydanticCustomError("reserved", "{what}", {"what": what})
    return value


def _url(value: Any) -> str:
    text = value if isinstance(value, str) else ""
    if reason := address_flaw(text):
        raise _error(f"{reason}; give a full public https address")
    return text


def _contact(value: Any) -> str:
    text = value if isinstance(value, str) else ""
    if text.startswith("https://"):
        return _url(text)
    if not (found := _MAIL.fullmatch(text)) or address_flaw(f"https://{found[1]}"):
        raise _error(
            f"{shown(value)} is neither an e-mail address nor a public https address; write one of the two"
        )
    return text


def address_flaw(text: str) -> str | None:
    """Say why an address may not be printed, or None: https, ASCII, a named public host, no user, no port."""
    if not text.startswith("https://"):
        return "does not start with https://"
    if len(text) > 2000:
        return "is longer than 2,000 characters"
    if not _ADDRESS.fullmatch(text):
        return "has a character that no address has (a space, a quotation mark, a backslash, a letter outside ASCII)"
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "is not an address"
    if "@" in parts.netloc or port is not None or parts.netloc.endswith(":"):
        return "has a user name or a port"
    if _is_ip(host) or not _HOST.fullmatch(host) or host.endswith((".local", ".localhost", ".internal")):
        return f"has the host {shown(host)}, which is no public name"
    return host_flaw(host)


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _digest(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9a-f]{64}", value):
        raise _error("is no SHA-256; write the 64 hexadecimal digits that `sha256sum` prints")
    return value


def _flag(value: Any) -> bool:
    if value not in ("true", "false", True, False):
        raise _error(f"{shown(value)} is neither true nor false; write one of the two")
    return value in ("true", True)


def _count(value: Any) -> int:
    if not isinstance(value, (str, int)) or not re.fullmatch(r"[1-9][0-9]{0,5}", str(value)):
        raise _error(f"{shown(value)} is no number that can stand here; count from 1")
    return int(value)


def _number(value: Any) -> int:
    if not isinstance(value, (str, int)) or not re.fullmatch(r"[0-9]{1,7}", str(value)):
        raise _error(f"{shown(value)} is no number that can stand here; write it in digits")
    return int(value)


def _colour(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"#[0-9a-f]{6}", value):
        raise _error(f"{shown(value)} is no colour; write # and six hexadecimal digits in lower case")
    return value


def _error(what: str, words: str = "") -> PydanticCustomError:
    """What is wrong, and at which words of the text, if at some of it."""
    return PydanticCustomError("author", "{what}", {"what": what, "words": words})


def _worded(what: str, longest: int, is_line: bool = True) -> WithJsonSchema:
    """The JSON Schema of a text, for editors; what looks like a number, or a true, is read as it stands there."""
    line = r"^\n*[^\n]*\S[^\n]*\n*$" if is_line else r"\S"
    return WithJsonSchema(
        {"type": ["string", "number", "boolean"], "description": what, "pattern": line, "maxLength": longest}
    )


def schema_of(sort: Any) -> dict[str, Any]:
    """The JSON Schema of one of the sorts below, for editors; empty if it is none of them."""
    marks = getattr(sort, "__metadata__", ())
    return next((one.json_schema or {} for one in marks if isinstance(one, WithJsonSchema)), {})


_SLUG_PATTERN = rf"^(?!(?:{'|'.join(sorted(RESERVED))})$){_SLUG.pattern}$"
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_URL_PATTERN = (
    rf"^https://(?![^/?#]*\.(?:local|localhost|internal)(?:[/?#]|$))(?:{_LABEL}\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]"
    rf"(?:[/?#]{_ADDRESS.pattern[:-1]}*)?$"
)


class Words(Enum):
    """Whose words a field of text holds."""

    own = "own"
    """A curator’s, unless the field is marked otherwise, too."""
    given = "given"
    """A name, or what an article or a page prints."""


Line = Annotated[
    str,
    BeforeValidator(_typed(200, is_line=True)),
    _worded("one line of text, at most 200 characters", 200),
    Words.own,
]
"""Plain text on one line, at most 200 characters, NFC."""
Given = Annotated[Line, Words.given]
"""The same, for a name, or for what an article or a page prints."""
Title = Annotated[
    str, BeforeValidator(_title), _worded("one line of text, at most 140 characters", 140), Words.own
]
"""Plain text on one line with a letter or digit, at most 140 characters, NFC."""
Short = Annotated[
    str,
    BeforeValidator(_typed(32, is_line=True)),
    _worded("a few words, at most 32 characters", 32),
    Words.own,
]
"""A few words on one line, at most 32 characters, NFC."""
Text = Annotated[
    str,
    BeforeValidator(_typed(2_000, is_line=False)),
    _worded("text, at most 2,000 characters", 2_000, is_line=False),
    Words.own,
]
"""Plain text, at most 2,000 characters, NFC."""
Summary = Annotated[
    str,
    BeforeValidator(_typed(700, is_line=False)),
    _worded("text, at most 700 characters", 700, is_line=False),
    Words.own,
]
"""Plain text, at most 700 characters, NFC."""
Quotation = Annotated[
    str,
    BeforeValidator(_typed(LONGEST_QUOTATION, is_line=False)),
    _worded("at most 1,000 characters", LONGEST_QUOTATION, is_line=False),
]
"""A passage of a source, at most 1,000 characters."""
Verbatim = Annotated[
    str, BeforeValidator(_verbatim), _worded("characters of the article’s file", 262_144, is_line=False)
]
"""Characters to be met in a seed, just as they stand there."""
Prose = Annotated[
    str,
    BeforeValidator(lambda value: value),
    WithJsonSchema({"type": "string", "description": "Markdown, below the fields"}),
    Words.own,
]
"""The body of a Markdown record: `prose` reads and judges it."""
Slug = Annotated[
    str,
    BeforeValidator(_slug),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "description": "an id: lower-case letters a–z, digits and single hyphens",
            "pattern": _SLUG_PATTERN,
            "maxLength": LONGEST_ID,
        }
    ),
]
"""An id: ASCII, lower case, words joined by single hyphens."""
Url = Annotated[
    str,
    BeforeValidator(_url),
    WithJsonSchema(
        {
            "type": "string",
            "description": "a public https address",
            "pattern": _URL_PATTERN,
            "maxLength": 2_000,
            "examples": ["https://www.example.org/list-of-calls"],
        }
    ),
]
"""A public https address."""
Contact = Annotated[
    str,
    BeforeValidator(_contact),
    WithJsonSchema(
        {
            "type": "string",
            "description": "an e-mail address, or a public https address",
            "anyOf": [{"pattern": _URL_PATTERN}, {"pattern": f"^{_MAIL.pattern}$"}],
            "maxLength": 2_000,
            "examples": ["corrections@harbour-record.example.org"],
        }
    ),
]
"""An e-mail address, or that of a page."""
Digest = Annotated[
    str,
    BeforeValidator(_digest),
    WithJsonSchema(
        {
            "type": "string",
            "description": "64 hexadecimal digits",
            "pattern": "^[0-9a-f]{64}$",
            "examples": ["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
        }
    ),
]
"""A SHA-256 in hexadecimal."""
Flag = Annotated[
    bool,
    BeforeValidator(_flag),
    WithJsonSchema({"type": "boolean", "description": "`true` or `false`", "examples": [True]}),
]
"""`true` or `false`."""
LineNumber = Annotated[
    int,
    BeforeValidator(_count),
    WithJsonSchema(
        {
            "type": "integer",
            "description": "a number from 1",
            "minimum": 1,
            "maximum": 999_999,
            "examples": [1],
        }
    ),
]
"""A line of a seed, counted from 1."""
Count = Annotated[
    int,
    BeforeValidator(_number),
    WithJsonSchema({"type": "integer", "description": "a number from 0", "minimum": 0, "examples": [97]}),
]
"""How many there are, from 0."""
Colour = Annotated[
    str,
    BeforeValidator(_colour),
    WithJsonSchema(
        {
            "type": "string",
            "description": "a colour, `#rrggbb` in lower case",
            "pattern": "^#[0-9a-f]{6}$",
            "examples": ["#17505c"],
        }
    ),
]
"""An sRGB colour, `#rrggbb`."""
