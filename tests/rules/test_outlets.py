"""What a body is called says whether it is an outlet; a word that only describes what it does, does not."""

import pytest

from sourcebook.rules.statuses import outlets_are_no_sides
from tests.harness.sourcebooks import edit, resolved


@pytest.mark.parametrize(
    ("what", "is_outlet"),
    [
        ("Runs the daily ferry", False),
        ("Office of the weekly market", False),
        ("Weekly-run ferry", False),
        ("Keeper of the journal entries, and of the bell", False),
        ("Warden of the portal crane", False),
        ("Valley daily", True),
        ("A weekly of the ferry bank", True),
        ("Journal, printed at the wharf", True),
        ("News portal", True),
        ("Daily newspaper", True),
        ("Ferry bank’s tabloid", True),
    ],
)
def test_a_word_for_an_outlet_counts_as_a_noun(small, what, is_outlet):
    """
    “Daily”, “weekly”, “journal” and “portal” before another noun say nothing of a body.
    """
    edit(small, "content/organisations/wharf-office.md", "It keeps the ferry & its bell", what)
    edit(small, "content/organisations/wharf-office.md", "country:", "state: true\ncountry:")
    edit(small, "content/organisations/wharf-office.md", "\n---\n", "\n---\nIt stands at the water.\n")

    assert is_outlet == any("is called" in one.what for one in outlets_are_no_sides(resolved(small)))
