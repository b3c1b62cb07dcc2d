"""A text -> the words by which it is found: small Latin letters without marks, whatever the script. Scripts do the same.

`theme/scripts/search-words.js` follows the same steps, with the letters of `LETTERS`; `tests/scripts/words.json` holds
both to the same cases.
"""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

EACH_A_WORD = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""The letters of scripts that put no space between words: each is found by itself."""
PASSED_OVER = frozenset(
    "a an and are as at be been by did do does for from had has have he her his how i in into is it its of on or our "
    "she so than that the their them then there these they this those to was we were what when where which who whom "
    "whose why will with would you your".split()
)
"""English words that stand nearly everywhere: they are looked up in names and titles alone."""

_POSSESSIVE = re.compile(r"(?<=[^\W_])'s(?!'?[^\W_])")
_INITIALS = re.compile(r"(?<![^\W_])[a-z](?:\.[a-z])+(?![^\W_])")
_WORD = re.compile(f"[{EACH_A_WORD}]|[^\\W_{EACH_A_WORD}]+")


def _letters() -> dict[str, str]:
    """What each small letter outside ASCII becomes that is no other letter with a mark, of scripts that have capitals or vowels."""
    found = {}
    for char in map(chr, range(0x80, 0x700)):
        latin = "".join(one for one in anyascii(char).lower() if one.isalnum())
        if char.isalpha() and char == char.lower() and latin != _bare(char):
            found[char] = latin
    return found


def _bare(char: str) -> str:
    """A character in its parts, without its marks, in small letters."""
    parts = unicodedata.normalize("NFKD", char)
    return "".join(one for one in parts if unicodedata.category(one)[0] != "M").lower()


LETTERS = _letters()
"""What small letters become, besides losing their marks: `я` becomes `ya`."""


class _Folding(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        small = char.lower() if len(char.lower()) == 1 else char
        parts = LETTERS.get(small) or "".join(LETTERS.get(one, one) for one in _bare(char))
        self[code] = "'" if char in "’ʼ" else parts
        return self[code]


_FOLDING = _Folding()


@lru_cache(maxsize=16_384)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as they are looked up: “Щербаков’s U.S. visit” becomes `shcherbakov us visit`.

    >>> words_of("Márquez and the U.S. don’t")
    ('marquez', 'and', 'the', 'us', 'dont')
    """
    text = text.lower() if text.isascii() else unicodedata.normalize("NFC", text).translate(_FOLDING)
    if "'" in text:
        text = _POSSESSIVE.sub("", text).replace("'", "")
    if "." in text:
        text = _INITIALS.sub(lambda found: found[0].replace(".", ""), text)
    return tuple(_WORD.findall(text))
