"""Which known name is offered for a mistyped one."""

import pytest

from sourcebook.read.did_you_mean import did_you_mean

KNOWN = ("1962-lee-ferry", "1962-ray-toll", "date_basis", "title", "German")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("1962-lee-fery", "1962-lee-ferry", id="a letter is missing"),
        pytest.param("titel", "title", id="two letters are swapped"),
        pytest.param("DATE-BASIS", "date_basis", id="capitals and a hyphen"),
        pytest.param("date basis", "date_basis", id="a space"),
        pytest.param("1962-lee-fares", "", id="another id of the same day"),
        pytest.param("kind", "", id="another name"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_only_a_name_that_is_nearly_the_same_is_offered(typed, meant):
    """
    A slip of the keyboard is answered with the name that is meant; what is only like one is answered with nothing.
    """
    assert (f"did you mean “{meant}”?" if meant else "") == did_you_mean(typed, KNOWN)
