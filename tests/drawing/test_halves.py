"""The picture of contacts: what its key says stands on it whole."""

import dataclasses

import pytest

from sourcebook.drawing.halves import spec_of
from sourcebook.drawing.layout import FORMS, LETTER
from sourcebook.resolve.halves import half_lines
from sourcebook.site.halves import MIDDLE


@pytest.mark.parametrize("form", FORMS, ids=[one.name for one in FORMS])
def test_the_key_is_as_wide_as_the_picture_at_most(small_record, form):
    """
    However long the words of the key are, each line of them ends within the picture, and no two lines stand on each other.
    """
    lines = [
        dataclasses.replace(
            line, middle=middle, halves=tuple(one._replace(kind="answers") for one in line.halves)
        )
        for middle, line in zip(MIDDLE, half_lines(small_record) * len(MIDDLE), strict=False)
    ]
    told = spec_of(lines, [], form)["datasets"]["key_words"]

    said = " ".join(one["text"] for one in told)
    assert [] == [text for _, text in MIDDLE.values() if text not in said]
    assert [] == [one["text"] for one in told if one["px"] + LETTER * len(one["text"]) > form.width]
    assert len({(one["px"], one["y"]) for one in told}) == len(told)
