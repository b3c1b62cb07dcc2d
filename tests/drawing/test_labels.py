"""The words beside signs, where there is little room."""

from pathlib import Path

import pytest

from sourcebook.drawing.layout import _fitting
from tests.harness.charts import rows_of, specs_of

LABELS = ("Lind: window of opportunity", "Lind: the ferry", "Lind")


@pytest.mark.parametrize(
    ("letters", "text"),
    [
        pytest.param(27, "Lind: window of opportunity", id="whole"),
        pytest.param(15, "Lind: the ferry", id="the next that fits"),
        pytest.param(13, "Lind: window…", id="cut, rather than a name alone"),
        pytest.param(9, "Lind", id="no room for more than the name"),
        pytest.param(3, "", id="no room"),
    ],
)
def test_a_label_is_cut_short_rather_than_left_to_a_name(letters, text):
    """
    The fullest label that fits stands beside a sign; where only the name would fit, and there is room for some more, the
    fullest is cut short.
    """
    assert text == _fitting(LABELS, letters)


def test_on_a_phone_no_name_stands_above_itself(record):
    """
    Of records above each other on one day, no two of a row of the timeline have the same bare words on a phone.
    """
    from sourcebook.charts import timeline

    made = {one.path.as_posix(): one.content for one in timeline.make(record) if hasattr(one, "path")}
    sets = rows_of(made["charts/timeline.json"], "narrow")
    tops = sorted(row["y"] for row in sets["lanes"])
    lane = lambda y: sum(top <= y for top in tops)  # noqa: E731
    labels = [*sets["labels"], *sets["labels_left"]]
    places = [(lane(row["y"]), row["px"], row["text"]) for row in labels]

    assert len(places) > 20
    assert len(places) == len({*places})


def test_on_a_phone_no_contact_is_without_words(record):
    """
    On a phone, each sign of contact on every chart of an official has a label, on one side of it or on the other.
    """
    from sourcebook.charts import official

    made = [one.content for one in official.make(record) if getattr(one, "path", Path()).suffix == ".json"]
    sets = [rows_of(one, "narrow") for one in made]
    assert len(sets) > 5
    for rows in sets:
        labels = [*rows["labels"], *rows["labels_left"]]
        contacts = {
            (row["id"], row["y"]) for row in rows["signs"] if record.events[row["id"]].scope == "contact"
        }
        assert contacts == {(row["id"], row["y"]) for row in labels}


def test_a_claim_is_drawn_from_the_day_before_its_first_position(record):
    """
    The chart of a claim of a few days begins a day before its first position, and no position is without words.
    """
    from sourcebook.charts import claim

    made = {one.path.as_posix(): one.content for one in claim.make(record) if hasattr(one, "path")}
    spec = specs_of(made["charts/claims/trump-putin-telephone-call.json"])["narrow"]

    assert "2025-02-06" == min(row["day"] for row in spec["usermeta"]["knots"])
    assert 2 == len(spec["datasets"]["labels"])


def test_on_a_phone_the_letters_of_sides_are_explained_above_the_chart(small_record):
    """
    Each letter that stands beside a sign of a narrow chart is told above its lanes, with the name of the side and in its
    colour; in a wide chart, the key below is in sight.
    """
    from sourcebook.charts import timeline

    made = {one.path.as_posix(): one.content for one in timeline.make(small_record) if hasattr(one, "path")}
    narrow, wide = (rows_of(made["charts/timeline.json"], form) for form in ("narrow", "wide"))
    above = {(row["text"].partition(" ")[0], row["colour"]) for row in narrow["side_words"]}

    assert {(row["text"], row["colour"]) for row in narrow["letters"]} == above != set()
    assert {one.name for one in small_record.site.sides} >= {
        row["text"].partition(" ")[2] for row in narrow["side_words"]
    }
    assert max(row["y"] for row in narrow["side_words"]) < min(row["y"] for row in narrow["dates"])
    assert [] == wide["side_words"]
