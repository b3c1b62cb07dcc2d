"""mkdocs.yml as data, without obeying it."""

import pytest

from sourcebook.read.setup import read_citation, read_setup

DEEP = {
    "lists": "a: " + "[" * 20_000,
    "steps": "a: " + "- " * 10_000,
    "itself": "a: &a [*a]",
    "itself by name": "a: &a {b: *a}",
    "itself merged": "<<: &a {<<: *a}",
}


@pytest.mark.long
@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_what_is_nested_without_end_is_told(tmp_path, text):
    """
    A file that is nested too deep, or holds itself, is refused as any other that cannot be read.
    """
    for name in ("mkdocs.yml", "CITATION.cff"):
        (tmp_path / name).write_text(text)
    told = [read(tmp_path, lambda path: text).flaw.what for read in (read_setup, read_citation)]

    assert all("is nested too deep" in one or "this is no YAML" in one for one in told), told
