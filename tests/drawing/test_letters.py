"""The font of cards has what most texts need, says what it lacks, and sets letters as they belong together."""

import string
from itertools import product

import pytest

from sourcebook.drawing.letters import DISPLAY, STRONG, TEXT, advance, has, one_form, shaped


@pytest.mark.parametrize(
    "text", ["Straße, “ça” – Łódź", "Щедрость, їжак", "Ωδή, ώρα", "¿Sí?", "Tiếng Việt", "", "e\u0301 o\u030a"]
)
def test_latin_cyrillic_and_greek_are_there(text):
    """
    Each letter of a text in these scripts can be drawn, with its accents.
    """
    assert has(text)


def test_all_of_ascii_is_there():
    """
    Each letter and sign of ASCII can be drawn beside each other: a word of these is not set to know whether it can be.
    """
    signs = string.ascii_letters + string.digits + string.punctuation
    set_so = (shaped(f"{one}{other}", TEXT) for one, other in product(signs, repeat=2))

    assert all(letter.char for letters in set_so for letter in letters)


@pytest.mark.parametrize("text", ["渡", "عبّارة", "שלום", "ไทย", "😀", "a\x07", "\ufffe", "ὦ"])
def test_what_is_not_there_is_told(text):
    """
    A text with a letter that the font lacks is known before it is drawn.
    """
    assert not has(f"Ferry {text}")


def test_letters_are_kerned():
    """
    Letters that lean into each other stand closer than each by itself.
    """
    apart = sum(advance(one, TEXT) for one in "AVAV")

    assert 0 < advance("AVAV", TEXT) < 0.97 * apart


def test_one_letter_is_one_letter():
    """
    No letters are drawn as one, so that each stands where its own metrics say; marks stand on their letters.
    """
    assert "ffi" == "".join(one.char for one in shaped("ffi", TEXT))
    letter, mark = shaped("o\u030a", TEXT)
    assert ("o", "\u030a") == (letter.char, mark.char)
    assert letter.x <= mark.x < advance("o", TEXT)


def test_cuts_differ():
    """
    What is set large is drawn finer, and what is strong is wider.
    """
    assert advance("minimum", DISPLAY) < advance("minimum", TEXT) < advance("minimum", STRONG)


def test_blanks_and_accents_have_one_form():
    """
    White space becomes single blanks, and a letter with its accent one character.
    """
    assert "é b" == one_form(" e\u0301 \n\u00a0b ")
