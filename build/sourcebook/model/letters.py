"""The one law of characters: which may stand in a text, and in which company they deceive the eye.

Whatever gives a text goes through it: records with their names, addresses and prose, the vocabulary, site.yaml, mkdocs.yml,
the names of files, and articles, which are told of and never altered. Here is what passes at once; all else is judged by
`unicode`, which is loaded only then.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, NamedTuple

_SIGNS = "\n -@\\[-`{-~\u00a0-\u00ac\u00ae-\u00bf\u00d7\u00f7\u2002-\u200a\u2010-\u2015\u2017-\u2027\u202f-\u205e\u20a0-\u20bf\u2116\u2122\u2190-\u2193\u2212"
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0130\u0132-\u0148\u014a-\u017e\u01a0\u01a1\u01af\u01b0\u0218-\u021b\u1e00-\u1e99\u1ea0-\u1ef9"
_OTHERS = (
    "\u0400-\u0481\u048a-\u0527",  # Cyrillic
    "\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce",  # Greek
    "\u05d0-\u05ea",  # Hebrew
    "\u0621-\u063a\u0641-\u064a\u067e\u0686\u0698\u06a9\u06af\u06cc",  # Arabic
    "\u3005\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fff",  # Japanese, Chinese
    "\uac00-\ud7a3",  # Korean
)
_CLEAR = (
    "ДЖЗИЙЛПФЦЧШЩЪЭЯбджзийлпфцчшщъыьэюяЂЄЉЊЏђєљњџҐґΔΛΞΠΦΨΩβδζλμξπφψω\u05d0-\u05d4\u05d6\u05d7\u05d9-\u05de\u05e0\u05e2-\u05ea"
    "\u0628\u062a-\u063a\u0641-\u0646\u064a\u067e\u0686\u0698\u06a9\u06af\u06cc\u3005\u3041-\u3046\u304a-\u3096\u4e01-\u4e27\u4e29-\u4e35\uac00-\ud7a3"
)
_PLAIN = re.compile(f"[{_SIGNS}{_LATIN}]*")
UNUSUAL = re.compile(f"[^{_SIGNS}{_LATIN}]")
"""A character that is not plain, of which `flaw` says more."""


class Fault(NamedTuple):
    """Where in a text something deceives, or may not stand: from which character, which words, and what to do."""

    at: int
    words: str
    what: str


def is_plain(text: str) -> bool:
    """Whether a text has nothing but Latin letters as Western languages write them, digits and common signs."""
    return text.isascii() and text.isprintable() or _PLAIN.fullmatch(text) is not None


def faults(text: str) -> tuple[Fault, ...]:
    """All that may not stand in a text, or not in that company, in order."""
    if is_plain(text):
        return ()
    known, letters, one_script = _alphabets()
    is_honest = known.fullmatch(text) and all(map(one_script.fullmatch, letters.findall(text)))
    return () if is_honest else tuple(_unicode().faults(text))


@cache
def _alphabets() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A text in common alphabets; a run of their letters; and one of letters of a single alphabet."""
    others = "".join(_OTHERS)
    one_script = "|".join(f"[0-9_{one}]+" for one in (_LATIN, *_OTHERS))
    patterns = (
        f"[{_SIGNS}{_LATIN}{others}\u3001\u3002\u300c-\u300f]*",
        f"[0-9_{_LATIN}{others}]+",
        one_script,
    )
    known, letters, single = map(re.compile, patterns)
    return known, letters, single


@cache
def _clear() -> re.Pattern[str]:
    return re.compile(f"[{_CLEAR}]")


def is_clear(word: str) -> bool:
    """Whether a word has a letter that no reader takes for a Latin one: it imitates no word in Latin."""
    return _clear().search(word) is not None


def flaws(text: str) -> list[str]:
    """Every reason why a text may not be published as it stands."""
    return messages(faults(text))


def messages(found: Iterable[Fault]) -> list[str]:
    """What is said of some faults, each kind once."""
    return sorted({one.what for one in found})


@lru_cache(maxsize=4096)
def flaw(char: str) -> str | None:
    """Say why a character may stand in no file, in whatever company, or None if it may."""
    return None if _alphabets()[0].fullmatch(char) else _unicode().flaw(char)


def hidden(article: str) -> Fault | None:
    """The first character of an article that is invisible and has no use there.

    Tabs and line ends, a byte order mark at the start, soft hyphens and what is needed between some letters are let pass.
    """
    for found in UNUSUAL.finditer(article):
        if found[0] not in "\t\r" and not (found[0] == "\ufeff" and found.start() == 0):
            if flaw(found[0]) and (what := _unicode().hidden(found[0])):
                return Fault(found.start(), found[0], what)
    return None


def host_flaw(host: str) -> str | None:
    """Say why a host may not be printed whose name is in letters that ASCII has not (`xn--…`), or None."""
    return _unicode().host_flaw(host) if "xn--" in host else None


def host_read(host: str) -> str:
    """A host without flaw in its own letters."""
    return _unicode().host_read(host) if "xn--" in host else host


def host_looks(host: str) -> str:
    """What a host without flaw looks like, in whatever letters."""
    return ".".join(_unicode().fold(one) for one in host_read(host).split("."))


def host_poses(host: str) -> bool:
    """Whether a part of a host without flaw has only letters that look Latin, and are not, below a domain in Latin letters."""
    parts = host_read(host).split(".") if "xn--" in host else []
    return (
        bool(parts)
        and parts[-1].isascii()
        and any(not one.isascii() and _unicode().poses(one) for one in parts)
    )


def looks(word: str) -> frozenset[str]:
    """What a word looks like, as it stands and without capitals: two words that share one can be taken for each other."""
    return frozenset(_unicode().fold(one) for one in (word, word.casefold()))


def looks_latin(word: str) -> bool:
    """Whether each letter of a word looks like one of A to Z, whatever marks it bears."""
    return any(_unicode().is_latin(one) and not re.search("[0-9]", one) for one in looks(word))


def scripts(word: str) -> frozenset[str]:
    """The scripts that have every letter of a word."""
    found: frozenset[str] = _unicode().shared_scripts(word)
    return found


def odd_letter(word: str, other: str = "") -> str:
    """The first letter of a word that is not of ASCII; if all are, the first that is not as in the other word."""
    odd = (one for one, known in zip(word, other, strict=False) if one != known)
    return next((one for one in word if not one.isascii()), next(odd, word[:1]))


def named(char: str) -> str:
    """A character by its code point and the name that Unicode gives it, if it gives one."""
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()


_SWAPPED = str.maketrans({"I": "l", "1": "l", "|": "l", "0": "o", "L": "\0"})
"""What UTS 39 calls confusable within ASCII, m and rn apart; a capital L is no small one."""


def looks_plain(word: str) -> str:
    """What a word in plain letters looks like: two that have it in common differ in I, l, 1 and |, O and 0, m and rn, and in capitals."""
    return word.translate(_SWAPPED).casefold().replace("m", "rn")


@cache
def _unicode() -> Any:
    """The module that knows all of Unicode."""
    from sourcebook.model import unicode  # its data take a tenth of a second to load

    return unicode
