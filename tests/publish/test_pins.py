"""The scripts that the theme brings are those that are pinned, and a new version of it is followed by one command."""

import pytest

from sourcebook.publish.pins import brought, renewed
from sourcebook.publish.policy import FILE, INLINE_SCRIPTS


@pytest.mark.built
def test_what_is_pinned_is_what_the_theme_brings(built_small):
    """
    No more and no fewer.
    """
    assert set(INLINE_SCRIPTS) == set(brought(built_small))


def test_only_the_list_is_renewed():
    """
    The same hashes leave the settings as they are, to the byte; others stand in their place, and nothing else changes.
    """
    text = FILE.read_text("utf-8")
    other = renewed(text, ["b" * 43 + "="])

    assert text == renewed(text, list(INLINE_SCRIPTS))
    assert f"inline_scripts:\n  - {'b' * 43}=\nreferrer:" in other
    assert all(one not in other for one in INLINE_SCRIPTS)
    assert text == renewed(other, list(INLINE_SCRIPTS))
