"""The words beside signs, where there is little room."""

import json
from pathlib import Path

import pytest

from sourcebook.drawing.halves import _wrapped
from sourcebook.drawing.layout import LETTER, cut_short
from sourcebook.model import Output
from tests.harness.charts import rows_of, specs_of

CASES = json.loads((Path(__file__).parents[1] / "scripts" / "labels.json").read_text("utf-8"))


@pytest.mark.parametrize(("text", "letters", "cut"), CASES)
def test_a_label_is_cut_at_a_word(text, letters, cut):
    """
    What has no room ends with a word and an ellipsis, within a word only where little would be left before it; a quotation
    mark that opens is closed. The scripts cut the same cases alike.
    """
    assert cut == cut_short(text, letters)
    assert len(cut) <= letters or not cut


def test_on_a_phone_each_label_is_of_its_record(record):
    """
    On a phone, whatever stands beside a sign begins as the short words or the title of its record do, the name of an official
    whose chart it is apart; never as what is more general, its topic or its kind.
    """
    from sourcebook.charts import official, timeline, topic

    cut = 0
    for maker in (timeline, topic, official):
        for one in maker.make(record):
            if not isinstance(one, Output) or one.path.suffix != ".json":
                continue
            rows = rows_of(one.content, "narrow")
            for label in (*rows["labels"], *rows["labels_left"]):
                event = record.events[label["id"]].record
                called = event.short or event.title
                begun = label["text"].rstrip("”").removesuffix("…")
                cut += label["text"] != called
                assert called.startswith(begun) or f": {begun}" in called, label
    assert cut


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


def test_on_a_phone_no_sign_is_without_words(record):
    """
    On a phone, each sign on every chart of an official or a topic has a label, on one side of it or on the other, the signs of
    what is earlier than the scale, too; but for one whose bar takes all of the width.
    """
    from sourcebook.charts import official, topic

    every = [*official.make(record), *topic.make(record)]
    made = [one.content for one in every if getattr(one, "path", Path()).suffix == ".json"]
    sets = [rows_of(one, "narrow") for one in made]
    assert len(sets) > 5
    for rows in sets:
        labels = [*rows["labels"], *rows["labels_left"]]
        broad = {row["id"] for row in rows["bars"] if row["px2"] - row["px"] > 250}
        signs = {(row["id"], row["y"]) for row in (*rows["signs"], *rows["early"])}
        unnamed = signs - {(row["id"], row["y"]) for row in labels}
        assert {id for id, _ in unnamed} <= broad


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


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Moscow speaks against it.", ("Moscow speaks against it.",)),
        ("Both showed readiness for it, as told.", ("Both showed readiness", "for it, as told.")),
        ("between 24 February and 7 November 2022", ("between 24 February", "and 7 November 2022")),
        ("Unforgettablyunforgettably so", ("Unforgettablyunforgettabl", "y so")),
        ("", ()),
    ],
)
def test_lines_of_a_text_are_about_as_long(text, lines):
    """
    What has no room on one line stands on no more lines than it needs, and no word stands alone on the last.
    """
    assert lines == _wrapped(text, (0, 25 * LETTER + 0.5))
