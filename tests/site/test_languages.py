"""How a browser is told in which language words are."""

from sourcebook.site.languages import foreign


def test_only_another_language_than_the_sites_is_named():
    """
    Words in English need no tag; of another language its tag is written, of one that nobody knows none.
    """
    assert "" == foreign("English")
    assert "es" == foreign("Spanish")
    assert "" == foreign("High Orrin")
