"""The names of languages and their tags."""

import re

from babel import Locale

from sourcebook.resolve.languages import names, tag


def test_a_language_has_its_tag():
    """
    A language is known by its English name, with the script where the name says it; no other word is one.
    """
    assert ("es", "ru", "fa", "zh-Hans", "nb") == tuple(
        map(tag, ("Spanish", "Russian", "Persian", "Simplified Chinese", "Norwegian Bokmål"))
    )
    assert {None} == set(map(tag, ("", None, "spanish", "es", "Spansh", "español")))


def test_all_names_of_the_library_are_known():
    """
    What is read of the library’s data is all that the library itself finds there.
    """
    known = Locale("en").languages

    assert set(known.values()) == set(names())
    assert set(names().values()) <= {code.replace("_", "-") for code in known}


def test_each_tag_has_the_form_of_one():
    """
    Each tag is one that may stand in `lang` (BCP 47): subtags of letters and digits, joined by hyphens.
    """
    assert len(names()) > 500
    assert [] == [one for one in names().values() if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", one)]
