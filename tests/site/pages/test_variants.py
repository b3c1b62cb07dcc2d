"""Other words for a quote, below it on the page of its event."""

import pytest

MARSH = "events/1931-marsh-notes-pass"


@pytest.fixture
def variants(page):
    """The variants on the page of the event that has some, as elements."""
    return page(MARSH).xpath("//article//p[contains(@class, 'variant')]")


def test_the_words_stand_against_each_other(variants):
    """
    That other reports have others, for which words of the article, their language and outlet, and that nobody has checked them.
    """
    wire, other = (
        " ".join(one.text_content().split())
        for one in sorted(variants, key=lambda one: "Welsh" not in _first(one))
    )

    assert wire.startswith(
        "Other reports have, for “the bell rope is cut & that nobody pulls it”: “fod y rhaff *wedi* ei thorri | <b>a neb</b> {{ yn }} ei thynnu” "
        "Welsh, Reedline; not checked by the build. Welsh (Reedline) → English (this article)."
    )
    assert other.startswith(
        "For “the bell rope is cut”: “חבל הפעמון *נחתך*” Hebrew, The [Harbour](javascript:alert(1)) <b>Post</b>; "
        "not checked by the build. Welsh (Reedline) → Hebrew (The [Harbour](javascript:alert(1)) <b>Post</b>)."
    )
    assert other.endswith("The page has it in brackets, 5*3*2 times.")


def _first(one):
    return one.find("em").text


def test_each_has_its_language_and_direction(variants):
    """
    The words of each have the tag of their language and the direction in which they are read.
    """
    found = {(one.get("lang"), one.get("dir")) for each in variants for one in each.xpath(".//span[@dir]")}

    assert {("en", "ltr"), ("cy", "ltr"), ("he", "rtl")} == found


def test_each_leads_to_its_page_and_to_what_was_read(variants):
    """
    A variant links to the page, and to whose it is and what was read; its outlet to its own page, if it has one.
    """
    for one in variants:
        assert "https://reedline.example.org/%28marsh%29_1" in one.xpath(".//a/@href")
        assert any("outside/#reedline-marsh" in each for each in one.xpath(".//a/@href"))
        assert "Reedline, independent, stored copy read" in one.text_content()
    assert [1] == [
        sum("organisations/reedline" in each for each in one.xpath(".//a/@href"))
        for one in variants
        if _first(one) == "Welsh"
    ]
    assert not [each for one in variants for each in one.xpath(".//a/@href") if "javascript" in each]


def test_they_stand_below_their_quote_and_nowhere_else(page):
    """
    An event whose passages have none shows none; nor do a claim or a day, which quote the same words.
    """
    others = (
        "events/1931-council-has-no-note",
        "events/1931-notes-by-back-stairs",
        "claims/notes-were-passed",
        "days/1931-05-08",
    )
    assert [] == [at for at in others if page(at).xpath("//*[contains(@class, 'variant')]")]
