"""How far connected records lie apart: in days where both are known to the day, and in words where that is near."""

import pytest

from sourcebook.build import load
from sourcebook.publish.render import render
from sourcebook.site.present import apart


@pytest.mark.parametrize(
    ("crossing", "days", "from_the_words", "from_the_act"),
    [
        pytest.param("1962-05-04", 0, "the same day", "the same day", id="the same day"),
        pytest.param("1962-05-03", -1, "the day before", "the next day", id="a day"),
        pytest.param("1962-05-01", -3, "3 days earlier", "3 days later", id="some days"),
        pytest.param("1962-04-03", -31, "31 days earlier", "31 days later", id="a month"),
        pytest.param("1962-04-02", -32, "", "", id="more than 31 days"),
        pytest.param("1962-05-03?", None, "", "", id="a doubtful day"),
        pytest.param("1962-05", None, "", "", id="a month that is named"),
        pytest.param("1962-05-01/1962-05-04", None, "", "", id="a window"),
        pytest.param("1962-05-01/1962-05-04\nlasted: true", None, "", "", id="what lasted"),
        pytest.param("../1962-05-04", None, "", "", id="an open date"),
    ],
)
def test_connected_records_say_how_far_they_lie_apart(
    lay, sound, crossing, days, from_the_words, from_the_act
):
    """
    Each of two connected records knows how many days after it the other was, where both were on one certain day; its page
    says so beside the other's date, up to 31 days.
    """
    told = sound.replace("date: 1962-05-01/1962-05-04", f"date: {crossing}")
    book = load(lay(told))
    ((there,), (back,)) = (book.events[id].connections for id in ("1962-lee-ferry", "1962-crossing"))
    pages = {one.path.name: one.content for one in render(book) if one.path.parent.name == "events"}

    assert (days, days and -days) == (there.days, back.days)
    for page, other, words in (
        ("1962-lee-ferry.md", "1962-crossing", from_the_words),
        ("1962-crossing.md", "1962-lee-ferry", from_the_act),
    ):
        line = next(one for one in pages[page].splitlines() if one.startswith("-   *rep"))
        assert line.endswith(f"({other}.md), {book.events[other].when}{', ' if words else ''}{words}"), line


def test_no_distance_is_told_of_what_is_far_or_unknown():
    """
    Nothing is said where the days are not known, or more than a month lies between.
    """
    assert ["", "", ""] == [apart(one) for one in (None, 32, -400)]
