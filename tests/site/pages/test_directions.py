"""Quotes in scripts that are written from right to left."""

from sourcebook.build import load
from sourcebook.publish.render import render
from sourcebook.site.languages import is_rtl

ARABIC = "قال الوزير إن العبّارة تسير كل يوم"


def test_a_quote_from_right_to_left_says_so(lay, sound):
    """
    A quotation in a script from right to left, and its paragraph in the article, have that direction; others have none.
    """
    told = sound.replace(
        "Nobody else was seen on the landing stage that day",
        f"{ARABIC} وهو صحيح.\nNobody else was seen on the landing stage that day",
    )
    told = told.replace("quote: Nobody else was seen on the landing stage", f"quote: {ARABIC}")
    pages = {one.path.as_posix(): one.content for one in render(load(lay(told))) if one.path.suffix == ".md"}

    assert " dir=rtl }" in pages["events/1962-crossing.md"]
    assert 1 == pages["sources/1962-paper.md"].count("dir=rtl")
    assert "dir=" not in pages["events/1962-lee-ferry.md"]


def test_the_first_letter_decides():
    """
    Marks, digits and blanks have no direction of their own.
    """
    assert is_rtl(f"“1 {ARABIC}” said A")
    assert not is_rtl(f"“A” said {ARABIC}")
    assert not is_rtl("“1962”")
