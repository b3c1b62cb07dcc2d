"""What Unicode says of characters with which a text can deceive: the law of `letters`, for what is not plain.

It is imported only where such a character is met, for its data are large: properties come with `regex`, the look-alikes
of UTS 39 (Unicode Security Mechanisms) with `confusable_homoglyphs`.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import regex
from confusable_homoglyphs.categories import categories_data
from confusable_homoglyphs.confusables import confusables_data

from sourcebook.model.letters import Fault, named
from sourcebook.model.text import series, shown

MOST_MARKS = 2
"""Marks that a letter of Latin, Greek or Cyrillic, a digit or a sign may bear, besides what is one character with it."""
MOST_MARKS_ELSEWHERE = 4
"""The same for letters of scripts whose vowels and tones are marks (UTS 39, 5.4)."""
_IN_CONTEXT = frozenset("\u200c\u200d\ufe0e\ufe0f\u20e3")
"""What is invisible, and yet needed between some letters, or in an emoji; the keycap around a digit is such a one."""
_IGNORABLE = regex.compile(r"\p{Default_Ignorable_Code_Point}")
_UNSEEN = regex.compile(
    r"(?V1)[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Zl}\p{Zp}"
    r"\u2800\ufffc\U00013441\U00013442\U00016fe4\U0001d159--\p{Prepended_Concatenation_Mark}]"
)
"""What has no picture: what Unicode lets a program ignore, controls, and the signs that are blank by design."""
_MEANINGLESS = regex.compile(r"[\p{Cn}\p{Co}\p{Cs}]")
_OVERLAY = regex.compile(r"[\p{Me}\u0334-\u0338\u20d2-\u20f0]")
_STYLED = regex.compile(r"[\p{Block=Mathematical_Alphanumeric_Symbols}\u249c-\u24e9\U0001f110-\U0001f189]")
_WIDE = regex.compile(r"[\uff02-\uff04\uff06\uff07\uff0a\uff0e-\uff19\uff1c\uff1e\uff20-\uff5d]")
_AMONG_WIDE = regex.compile(r"\p{Han}|\p{Hiragana}|\p{Katakana}|\p{Hangul}")
"""Letters of scripts whose newspapers print digits and Latin letters as wide as these."""
_HALF_WIDE = regex.compile(r"[A-Za-z][\uff21-\uff3a\uff41-\uff5a]|[\uff21-\uff3a\uff41-\uff5a][A-Za-z]")
_LETTERLIKE = regex.compile(
    r"(?V1)(?:(?<=\p{L})X|X(?=\p{L}))".replace(
        "X", r"[[\p{Block=Letterlike_Symbols}\p{Block=Number_Forms}]&&[\p{L}\p{Nl}]--\u2113]"
    )
)
"""A sign such as ℂ or Ⅳ in the place of a letter of a word; ℓ is the sign of the litre, as in mℓ."""
_HALF_FLAG = regex.compile(r"(?<![X])(?:[X]{2})*[X](?![X])".replace("X", r"\U0001f1e6-\U0001f1ff"))
_SCRIPTS = tuple(
    (name.title(), regex.compile(rf"\p{{Script_Extensions={name}}}"))
    for name in categories_data["iso_15924_aliases"]
    if name not in ("COMMON", "INHERITED")
)
_APART = regex.compile(
    "[{}]+".format(
        "".join(
            rf"\p{{Script_Extensions={name}}}"
            for name in "Han Hiragana Katakana Bopomofo Hangul Yi Thai Lao Khmer Myanmar Tibetan Mongolian Ethiopic Arabic "
            "Hebrew Syriac Thaana Nko Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala".split()
        )
    )
)
"""Letters of scripts that honest texts set beside those of another without a space, as in “NHKは” and “KBS는”."""
_WORD = regex.compile(r"[\w\u200c\u200d]+")
_SPOKEN = regex.compile(r"[\p{L}\p{M}\p{N}]")
_MEASURE = regex.compile(r"[λμπωΓΔΠΦΨΩ][A-Za-z]{1,4}")
"""A sign of science, as in μSv and ΔT: none of these Greek letters is taken for a Latin one."""
_LIKE_LATIN = regex.compile(r"[A-Za-z0-9]+")
_MARK = regex.compile(r"\p{M}")
_FOREIGN_DIGIT = regex.compile(r"(?V1)[\p{Nd}--[0-9]]")
_SELECTOR = r"\ufe00-\ufe0f\u20e3"
_ON_NOTHING = regex.compile(
    rf"(?V1)(?<![\p{{L}}\p{{N}}\p{{M}}\u25cc\u00a0\u200c\u200d])[\p{{M}}--[{_SELECTOR}]]"
)
"""A mark where no letter bears it: it is drawn over a sign or a space. A dotted circle and a no-break space are there to show one."""
_MARKED = regex.compile(rf"(?V1)(\p{{L}})([\p{{M}}--[{_SELECTOR}\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff]]+)")
"""A letter with marks that are at home in some scripts alone: accents are used in all."""
_PILE = regex.compile(r"(?V1)[^\p{M}]?[\p{M}--[\ufe00-\ufe0f]]{3,}")
_JOINED = r"[\p{Joining_Type=D}\p{Joining_Type=R}\p{Joining_Type=L}]"
_INDIC = "[[{}]--[\\p{{Script_Extensions=Thai}}\\p{{Script_Extensions=Lao}}]]".format(
    "".join(
        rf"\p{{Indic_Syllabic_Category={sort}}}"
        for sort in "Consonant Consonant_Dead Vowel_Independent Vowel_Dependent Vowel Nukta Bindu Virama Invisible_Stacker Pure_Killer".split()
    )
)
_PICTURE = r"\p{Extended_Pictographic}"
_OUT_OF_PLACE = regex.compile(
    rf"(?V1)(?<!\p{{Indic_Syllabic_Category=Virama}})(?<!{_PICTURE}[\ufe0f\p{{Emoji_Modifier}}]?(?=\u200d{_PICTURE}))"
    rf"(?<!{_JOINED}\p{{M}}*(?=.{_JOINED}))(?<!{_INDIC}(?=.{_INDIC}))[\u200c\u200d]"
    r"|(?<![\p{Emoji}--[0-9#*]])(?<![0-9#*](?=\ufe0f\u20e3))[\ufe0e\ufe0f]|(?<![0-9#*]\ufe0f?)\u20e3|(?<![\p{Ogham}&&\p{L}])\u1680|\u1680(?![\p{Ogham}&&\p{L}])"
)
"""Invisible characters where they have nothing to do:

- a joiner neither between letters that a script joins, nor after a virama (as in UAX 31), nor between two pictures of one emoji;
- a selector after no emoji, or a keycap around no digit;
- the space of Ogham, which is seen as a line, between other letters."""
_HOST = regex.compile(r"[\p{L}\p{M}\p{Nd}\u200c\u200d\u30fb.-]+")


@lru_cache(maxsize=8192)
def flaw(char: str) -> str | None:
    """Say why a character may stand in no text, or None if it may stand in some."""
    if char in _IN_CONTEXT:
        return None
    if char == "\t":
        return "has a tab; write spaces"
    if _MEANINGLESS.match(char):
        return f"has the character {named(char)}, which Unicode does not define; remove it"
    if _UNSEEN.match(char):
        return f"has the invisible character {named(char)}; remove it"
    if _OVERLAY.match(char):
        return f"has the overlay mark {named(char)}, which covers a letter; remove it"
    if _STYLED.match(char):
        return f"has the styled character {named(char)}; write {_plainly(char)}"
    return None


def hidden(char: str) -> str | None:
    """What is wrong with a character of an article if it is invisible and has no use there."""
    has_use = char in _IN_CONTEXT or char == "\u00ad" or not _UNSEEN.match(char)
    return None if has_use else f"has the invisible character {named(char)}"


def _plainly(char: str) -> str:
    """The plain letter, digit or sign for a styled one."""
    plain = unicodedata.normalize("NFKC", char).strip("()")
    return plain if plain.isascii() else "the plain letter"


def faults(text: str) -> list[Fault]:
    """All that may not stand in a text, or not in that company, in order."""
    looks = (_characters, _contexts, _wide, _marks, _piles, _letterlike, _mixtures, _digits)
    return sorted({found for look in looks for found in look(text)})


def _characters(text: str) -> Iterator[Fault]:
    """What may stand nowhere."""
    for at, char in enumerate(text):
        if not " " <= char <= "~" and char != "\n" and (what := flaw(char)):
            yield Fault(at, char, what)


def _contexts(text: str) -> Iterator[Fault]:
    """What is needed elsewhere, and only hides here."""
    for match in _OUT_OF_PLACE.finditer(text):
        sort = "space" if match[0] == "\u1680" else "mark" if match[0] == "\u20e3" else "invisible character"
        what = f"has the {sort} {named(match[0])} where nothing needs it; remove it"
        yield Fault(match.start(), match[0], what)


def _wide(text: str) -> Iterator[Fault]:
    """Letters, digits and signs as wide as Chinese ones, where there are none such, or in one word with ordinary ones."""
    if not _AMONG_WIDE.search(text):
        for match in _WIDE.finditer(text):
            what = f"has the styled character {named(match[0])}; write {_plainly(match[0])}"
            yield Fault(match.start(), match[0], what)
    for match in _HALF_WIDE.finditer(text):
        odd = max(match[0])
        what = f"has the styled character {named(odd)} in a word of ordinary letters; write {_plainly(odd)}"
        yield Fault(match.start(), match[0], what)


def _marks(text: str) -> Iterator[Fault]:
    """Marks that no letter bears, or one of a script to which they do not belong."""
    for match in _ON_NOTHING.finditer(text):
        yield Fault(match.start(), match[0], f"has the mark {named(match[0])} on no letter; remove it")
    for match in _MARKED.finditer(text):
        for at, mark in enumerate(match[2], match.start(2)):
            of = scripts(match[1])
            if of and (known := scripts(mark)) and not of & known:
                what = f"has the mark {named(mark)} on “{match[1]}”, a letter of another script; remove it"
                yield Fault(at, mark, what)


def _piles(text: str) -> Iterator[Fault]:
    """Letters under a pile of marks."""
    for match in _PILE.finditer(text):
        composed = unicodedata.normalize("NFC", match[0])
        base, marks = (composed[0], composed[1:]) if not _MARK.match(composed) else ("", composed)
        if base and _APART.match(base):
            marks, most = (
                "".join(one for one in marks if unicodedata.category(one) != "Mc"),
                MOST_MARKS_ELSEWHERE,
            )
        else:
            most = MOST_MARKS
        if len(marks) > most:
            what = (
                f"piles {len(marks)} marks on one letter, the last {named(marks[-1])}; leave at most {most}"
            )
            yield Fault(match.start(), match[0], what)


def _letterlike(text: str) -> Iterator[Fault]:
    """Signs in the place of letters."""
    for match in _LETTERLIKE.finditer(text):
        what = f"has the sign {named(match[0])} in a word; write {_plainly(match[0])}"
        yield Fault(match.start(), match[0], what)
    for match in _LIKE_LETTERS.finditer(text):
        what = f"has the sign {named(match[0])} in a word, where it looks like “{fold(match[0])}”; write the letter"
        yield Fault(match.start(), match[0], what)
    for match in _HALF_FLAG.finditer(text):
        what = f"has the sign {named(match[0][-1])}, which is half a flag; write {_plainly(match[0][-1])}"
        yield Fault(match.end() - 1, match[0][-1], what)


def _mixtures(text: str) -> Iterator[Fault]:
    """Words whose letters are of several scripts."""
    for match in _WORD.finditer(text):
        for at, piece in _pieces(match[0]) if not match[0].isascii() else ():
            if len(of := _of_several(piece)) > 1 and not _MEASURE.fullmatch(piece):
                names = series(sorted(of, key=lambda one: (one != "Latin", one)))
                odd = min(of.values(), key=lambda one: (len(one), one[0].isascii()))[0]
                what = f"mixes {names} letters in {shown(match[0])}, where {odd} is {named(odd)}; write the word in one script"
                yield Fault(match.start() + at, match[0], what)
        if len({ord(one) - int(one) for one in match[0] if one.isdecimal()}) > 1:
            what = f"mixes digits of several scripts in {shown(match[0])}; write the number in one"
            yield Fault(match.start(), match[0], what)


def _pieces(word: str) -> Iterator[tuple[int, str]]:
    """The parts of a word between letters that nobody could take for those of another script, and where each starts."""
    start = 0
    for match in _APART.finditer(word):
        if not is_latin(fold(match[0])):
            yield start, word[start : match.start()]
            start = match.end()
    yield start, word[start:]


def is_latin(look: str) -> bool:
    """Whether what a word looks like has only letters from A to Z and digits, whatever marks they bear."""
    return _LIKE_LATIN.fullmatch(_MARK.sub("", look)) is not None


def poses(word: str) -> bool:
    """Whether each letter of a word of another script is one that UTS 39 calls confusable with a Latin one."""
    return "Latin" not in shared_scripts(word) and is_latin(skeleton(word))


def _of_several(word: str) -> dict[str, str]:
    """The letters of a word by their script, if no script has them all."""
    spoken = [(char, of) for char in word if _SPOKEN.match(char) and (of := scripts(char))]
    if not spoken or frozenset.intersection(*(of for _, of in spoken)):
        return {}
    found: dict[str, str] = {}
    for char, of in spoken:
        name = next((one for one in found if one in of), min(of))
        found[name] = found.get(name, "") + char
    return found


def _digits(text: str) -> Iterator[Fault]:
    """Digits of a script of which the text has no letter: they are read as other digits, as ৪, which is 4."""
    written = frozenset[str]().union(*(scripts(one) for one in set(text) if one.isalpha())) if text else ()
    for match in _FOREIGN_DIGIT.finditer(text):
        of = scripts(match[0])
        if of and not of & frozenset(written):
            what = f"has the digit {named(match[0])} among letters of another script; write {int(match[0])}"
            yield Fault(match.start(), match[0], what)


@lru_cache(maxsize=8192)
def scripts(char: str) -> frozenset[str]:
    """The scripts in which a character is used; none for what all use."""
    return frozenset(name for name, one in _SCRIPTS if one.match(char))


def shared_scripts(word: str) -> frozenset[str]:
    """The scripts that have every letter of a word."""
    spoken = [of for char in word if _SPOKEN.match(char) and (of := scripts(char))]
    return frozenset.intersection(*spoken) if spoken else frozenset()


def _prototypes() -> dict[str, str]:
    """What each character of UTS 39 looks like: the one to which all that look like it are led.

    The library lists both ways, and sets marks of direction around letters written from the right, which are taken off.
    """
    found: dict[str, str] = {}
    for char, others in confusables_data.items():
        one = others[0]["c"]
        if len(others) > 1:
            one = char
        elif len(confusables_data[one]) == 1:
            one = max(char, one, key=lambda each: (len(_IGNORABLE.sub("", each)), each.isascii(), each))
        found[_IGNORABLE.sub("", char)] = _IGNORABLE.sub("", one)
    return found


_LOOKS_LIKE = _prototypes()


def _small_capitals() -> dict[str, str]:
    """Each small capital with its letter, and so what UTS 39 says that it looks like, such as к, which is none."""
    of = re.compile(r"LATIN LETTER SMALL CAPITAL ([A-Z])")
    named = ((char, of.fullmatch(unicodedata.name(char, ""))) for char in map(chr, range(0x250, 0xA800)))
    found = {char: name[1].lower() for char, name in named if name}
    return {_LOOKS_LIKE.get(char, char): letter for char, letter in found.items()} | found


_SMALL = str.maketrans(
    {char: letter for char, letter in _small_capitals().items() if not char.isascii()} | {"i": "l"}
)
"""What UTS 39 keeps apart and a reader does not, where a name is expected."""


def _signs_like_letters() -> str:
    """Each sign outside ASCII, used by no script alone, that looks like one or two Latin letters; × is at home beside letters."""
    signs = (
        one for one in (*_LOOKS_LIKE, *_STROKES) if len(one) == 1 and unicodedata.category(one)[0] in "PS"
    )
    return "".join(
        one
        for one in signs
        if not one.isascii()
        and one not in "×₨₶№"
        and not scripts(one)
        and re.fullmatch("[A-Za-z]{1,2}", fold(one))
    )


_STROKES = dict.fromkeys("丨㇑〡ㅣเເꞁ│┃┆┊╎╏❘❙⎪⏐￨", "l") | {"ㅇ": "o"}
"""What is taken for l and o within a word as well as the letters and bars of which UTS 39 says so."""
_STROKE = str.maketrans(_STROKES)


def skeleton(text: str) -> str:
    """What a text looks like: two that UTS 39 calls confusable have one skeleton."""
    visible = _IGNORABLE.sub("", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFD", "".join(_LOOKS_LIKE.get(one, one) for one in visible))


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """The skeleton of a word as a reader takes it who expects a known name."""
    plain = unicodedata.normalize(
        "NFKD", word.translate(_STROKE)
    )  # a letter that is raised or lowered is that letter
    return skeleton(skeleton(plain).translate(_SMALL)).translate(_SMALL)


_LIKE_LETTERS = regex.compile(
    r"(?<=\p{L}\p{L})[X]|[X](?=\p{L}\p{L})".replace("X", regex.escape(_signs_like_letters()))
)
"""A sign that looks like a letter, beside two letters: a formula, as A∪B, has one."""


def host_flaw(host: str) -> str | None:
    """Say why a host may not be printed that a browser may show in letters that deceive, or None."""
    try:
        read = host_read(host)
    except UnicodeError:
        return f"has the host {shown(host)}, which stands for no letters"
    if not _HOST.fullmatch(read) or read != unicodedata.normalize("NFKC", read).casefold():
        return f"has the host {shown(host)}, which is read {shown(read)}, with what no host’s name has"
    if found := faults(read):
        return f"has the host {shown(host)}, which {found[0].what.partition('; ')[0]}"
    return None


def host_read(host: str) -> str:
    """A host’s name in its own letters; raise UnicodeError if a part of it stands for none."""
    return ".".join(_label_read(one[4:]) if one.startswith("xn--") else one for one in host.split("."))


def _label_read(code: str) -> str:
    label = code.encode("ascii").decode("punycode")
    if label.isascii():
        raise UnicodeError("stands for no letter beyond ASCII")
    return label
