"""The words by which a text is found."""

import json
from pathlib import Path

import pytest

from sourcebook.site.search.letters import LETTERS, words_of

CASES = json.loads((Path(__file__).parents[2] / "scripts" / "search-words.json").read_text("utf-8"))
"""The cases to which the scripts are held, too."""


@pytest.mark.parametrize(("text", "words"), CASES)
def test_words_are_small_latin_letters_in_any_script(text, words):
    """
    Marks, capitals, scripts, possessives and the stops of initials make no difference to how a word is looked up.
    """
    assert words == [*words_of(text)]


def test_each_letter_becomes_letters_that_become_themselves():
    """
    What a letter becomes is found as it is: nothing of it is lost when it is looked up again.
    """
    assert len(LETTERS) > 500
    assert [] == [(one, made) for one, made in LETTERS.items() if made and [*words_of(made)] != [made]]
