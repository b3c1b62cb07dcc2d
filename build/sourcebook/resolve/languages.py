"""The names of languages, as records write them, and the tags by which a browser knows them (BCP 47)."""

from collections.abc import Mapping
from functools import cache


def tag(language: str | None) -> str | None:
    """The tag of a language by its English name, or None: `es` of Spanish."""
    return names().get(language or "")


@cache
def names() -> Mapping[str, str]:
    """Every language that has a name in English (CLDR), with its tag."""
    from babel import localedata  # here, since most sourcebooks have no variant and need not wait for it

    # a language has no other name by what all of CLDR inherits, of which reading takes ten times as long
    english = localedata.load("en", merge_inherited=False)["languages"]
    return {name: code.replace("_", "-") for code, name in sorted(english.items())}
