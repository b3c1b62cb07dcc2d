"""What variants may be: words that hold against the rules, which breaks beside them do not."""

import pytest

from sourcebook.build import load
from sourcebook.rules.check import warnings

LEE = "content/events/1962/1962-lee-ferry.yaml"
CROSSING = "content/events/1962/1962-crossing.yaml"
PAGE = """title: Another page
url: https://paper.example.org/
publisher: The Other Paper
kind: independent
consulted: stored copy
supports: 'yes'
"""
VARIANT = """      - instead_of: every day
        text: jeden Tag
        language: German
        outlet: The Other Paper
        url: https://paper.example.org/
"""
WAY = """      - {id: wire, instead_of: every day, text: täglich, language: German, outlet: harbour, url: 'https://paper.example.org/', from: Norwegian Bokmål}
      - {instead_of: every day, text: jeden Tag, language: German, outlet: 'paper', url: 'https://paper.example.org/', from: wire, original: true}
"""


@pytest.mark.parametrize(
    "told",
    [
        VARIANT,
        VARIANT + VARIANT.replace("jeden", "am").replace("every day", "The ferry goes every day"),
        VARIANT.replace("every day", "goes every day,” harbour master"),
        VARIANT.replace("jeden Tag", "on Monday, 4 May 1962"),
        WAY.replace("'paper'", "'The paper'"),
    ],
    ids=["one", "of words that overlap", "over a mark", "with a date that is its own", "on a way"],
)
def test_what_holds_is_not_told(world, told):
    """
    Variants of one word or many, with a slip of their own, or on a way from a language over another variant, hold.
    """
    edit = (LEE, "voice: partly\n", f"voice: partly\n    variants:\n{told}")
    root, _ = world(("content/outside/one.yaml", "", PAGE), edit)
    book = load(root)

    assert [] == [one for one in warnings(book) if one.path == LEE]
    assert book.quotes["1962-lee-ferry"][0].variants


def test_a_passage_has_its_variants_wherever_it_is_quoted(world):
    """
    A variant is recorded with one quote, and stands with each quote of the same passage, and with no other.
    """
    again = "said_by: narration\n    voice: reported\n"
    more = "  - source: 1962-paper\n    quote: >-\n      “The ferry goes every day,” harbour master Ann Lee said on Friday.\n    said_by: ann-lee\n    voice: partly\n"
    root, _ = world(
        ("content/outside/one.yaml", "", PAGE),
        (LEE, "voice: partly\n", f"voice: partly\n    variants:\n{VARIANT}"),
        (CROSSING, "topics: [ferry]", "officials: [{official: ann-lee, part: speaker}]\ntopics: [ferry]"),
        (CROSSING, again, again + more),
    )
    first, second = load(root).quotes["1962-crossing"]

    assert () == first.variants
    assert load(root).quotes["1962-lee-ferry"][0].variants == second.variants != ()
