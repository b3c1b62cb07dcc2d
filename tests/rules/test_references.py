"""How one answer names the other places where the same is wrong."""

import pytest

from sourcebook.model import Diagnostic
from sourcebook.rules.references import and_others


@pytest.mark.parametrize(
    ("places", "told"),
    [
        ([], ""),
        ([("a.yaml", 3)], ", named here and at 1 more place (a.yaml:3)"),
        ([("a.yaml", 9), ("a.yaml", 3)], ", named here and at 2 more places (a.yaml:3, 9)"),
        ([("b.yaml", 9), ("a.yaml", 9)], ", named here and at 2 more places (a.yaml:9, b.yaml:9)"),
    ],
)
def test_a_file_is_named_once_for_its_lines(places, told):
    """
    Further lines of one file are told by their numbers, and no file is taken for another.
    """
    assert told == and_others([Diagnostic(path, line, 1, "", "") for path, line in places])
