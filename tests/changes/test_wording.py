"""How differences between texts are put into words."""

from sourcebook.changes.wording import AROUND, side_by_side


def test_only_words_that_are_the_same_are_left_out():
    """
    Beside words that differ stand the nearest that are the same, with … for the rest; what was taken out or came is whole.
    """
    same, gone = ([f"{name}{number}" for number in range(3 * AROUND)] for name in ("same", "gone"))
    before, after = side_by_side(" ".join([*same, *gone]), " ".join([*same, "new"]))
    beside = ("same", " ".join(["…", *same[-AROUND:]]))

    assert (beside, ("out", " ".join(gone))) == before
    assert (beside, ("in", "new")) == after


def test_few_words_are_shown_whole():
    """
    Where few words are the same, none of them is left out.
    """
    before, after = side_by_side("the ferry goes daily", "the ferry goes twice")

    assert (("same", "the ferry goes"), ("out", "daily")) == before
    assert (("same", "the ferry goes"), ("in", "twice")) == after
