"""Charts that count: every record once in its row, at the stretch of its day, and the way to it."""

import datetime as dt
import re
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest

from sourcebook.charts import timeline
from sourcebook.drawing import NARROW, WIDE, Lane, Span, bins, figures
from sourcebook.drawing.bins import MONTHS, are_many, bins_of, fewer
from sourcebook.drawing.svg import draw
from sourcebook.model import Event, Figure, Output, When
from sourcebook.resolve.events import resolved_event
from sourcebook.sentinel import SENTINEL


@pytest.fixture(scope="module")
def event(small_record):
    """Make an event of the small sourcebook's first, at another date."""
    first = small_record.all(Event)[-1]

    def _event(date, id="one"):
        changed = first.model_copy(update={"id": id, "date": When.of(date), "lasted": False})
        return resolved_event(small_record, changed, small_record.quotes[first.id])

    return _event


@pytest.fixture(scope="module")
def events(event):
    """Many events of four years, some of them of one day."""
    days = [dt.date(1930, 1, 1) + dt.timedelta(days=5 * (n // 2)) for n in range(500)]
    return tuple(event(day.isoformat(), f"e{n}") for n, day in enumerate(days))


@pytest.mark.parametrize("form", [WIDE, NARROW])
def test_each_record_counts_once_in_its_row_at_its_day(events, form):
    """
    The numbers of a row add up to its records; each counts those of the days that its address names, and these follow
    each other without a gap.
    """
    lanes = (Lane("All", events), Lane("Some", events[100:150], asked=(("topic", "a b&c"),)))
    rows = bins_of(lanes, form, (("official", "x"),))["datasets"]
    ys = sorted({one["y"] for one in rows["cells"]})
    for y, lane in zip(ys, lanes, strict=True):
        cells = [one for one in rows["cells"] if one["y"] == y]
        assert sum(one["number"] for one in cells) == len(lane.events)
        for one in cells:
            asked = parse_qs(urlsplit(one["href"]).query)
            first, last = (dt.date.fromisoformat(asked[name][0]) for name in ("from", "to"))
            held = [each for each in lane.events if first <= each.date.latest_start() <= last]
            assert one["number"] == len(held)
            assert asked.get("topic") == (["a b&c"] if lane.asked else None) and asked["official"] == ["x"]
            assert one["href"].startswith(f"{SENTINEL}timeline/?")
    assert [one["text"] for one in rows["numbers"]] == [f"{one['number']:,}" for one in rows["cells"]]


@pytest.mark.parametrize("last", ["1930-03", "1931", "1936", "1960", "2031", "2931", "9999-12"])
def test_numbers_have_room_however_long_the_time(event, last):
    """
    From months to centuries, no cell is narrower than a number of four figures, none lies outside, and no names of stretches overlap.
    """
    for form in (WIDE, NARROW):
        made = bins_of([Lane("Lane", (event("1930-01-02"), event(last, "two")))], form)
        rows = made["datasets"]
        assert all(one["px2"] - one["px"] >= bins.CELL - 3 for one in rows["cells"])
        assert all(0 <= one["px"] < one["px2"] <= form.width for one in rows["cells"])
        for y in {one["y"] for one in rows["dates"]}:
            line = [one for one in rows["dates"] if one["y"] == y]
            assert all(a["px"] + 5 * len(a["text"]) < b["px"] for a, b in pairwise(line))
        assert "<svg" in draw(made, "Title", "Words.")
    assert sorted(MONTHS) == list(MONTHS)


@pytest.mark.parametrize("form", [WIDE, NARROW])
@pytest.mark.parametrize("last", ["1930-04", "1931-11", "1933-04", "1943", "1960", "1999"])
def test_no_record_stands_below_another_year_than_its_own(event, form, last):
    """
    What stands above a number, read as far as the year on its left, has the year of each record that it counts; of several years,
    the first and the last. All years from the first to the last are written or spanned.
    """
    ends = [event("1929-10-02"), event(last, "two")]
    made = bins_of([Lane("Lane", (ends[0], event("1930-02-01", "mid"), ends[1]))], form)["datasets"]
    top = min(one["y"] for one in made["dates"])
    years = [one for one in made["dates"] if one["y"] == top and one["text"][:1].isdigit()]
    spans = {one["px"]: int(one["text"]) for one in made["dates"] if one["text"].isdigit() and one["y"] > top}
    told = [
        (one["px"], int(one["text"].rstrip("–")), spans.get(one["px"], int(one["text"].rstrip("–"))))
        for one in years
    ]
    assert all(one[2] + 1 == other[1] for one, other in pairwise(told))
    for cell in made["cells"]:
        asked = parse_qs(urlsplit(cell["href"]).query)
        _, first, until = max(one for one in told if one[0] <= cell["px"] + 2)
        assert first <= int(asked["from"][0][:4]) and int(asked["to"][0][:4]) <= until


def test_a_number_keeps_clear_of_the_name_of_its_row(event):
    """
    A number at the left edge keeps a gap from the name of its row, which stands above it where the chart is narrow, else beside it.
    """
    wide = bins_of([Lane("Lane", (event("1930-01-02"),))], WIDE)["datasets"]
    assert min(one["px"] for one in wide["cells"]) >= WIDE.beside + 8
    made = bins_of([Lane("g" * 90, (event("1930-01-02"), event("1931", "two")))], NARROW)["datasets"]
    assert min(one["y"] for one in made["cells"]) - max(one["y"] for one in made["names"]) >= 8


def test_few_records_have_a_sign_each_and_many_a_number(small_record, events, monkeypatch):
    """
    A chart of as many records as have a sign each has them; of one more, it counts, says so, and is not drawn anew by a script.
    """
    monkeypatch.setattr(bins, "MOST_SIGNS", 20)
    for many in (20, 21):
        lanes = [Lane("Lane", events[:many])]
        made = [
            *figures(small_record, Span(dt.date(1930, 1, 1), dt.date(1933, 1, 1)), "x", "X", lanes, "All.")
        ]
        figure = next(one for one in made if isinstance(one, Figure))
        paths = {one.path.as_posix() for one in made if isinstance(one, Output)}
        assert figure.is_still is are_many(lanes) is (many == 21)
        assert ("Each number says how many" in figure.caption) is (many == 21)
        assert ("charts/x.json" in paths) is (many == 20)
        assert {"charts/x.svg", "embed/x.md"} <= paths
        assert "cells_marks" in figure.svg if many == 21 else "hits_marks" in figure.svg


def test_many_rows_become_the_fullest_and_one_of_all_others(events, monkeypatch):
    """
    The fullest rows stay in their order; what stands in several others counts once among these.
    """
    monkeypatch.setattr(bins, "MOST_LANES", 3)
    sizes = (2, 9, 1, 7, 1)
    lanes = [Lane(f"{size}-{at}", events[:size]) for at, size in enumerate(sizes)]
    assert [lane.label for lane in fewer(lanes)] == ["9-1", "7-3", "3 more rows together"]
    assert [len(lane.events) for lane in fewer(lanes)] == [9, 7, 2]
    assert fewer(lanes[:3]) == tuple(lanes[:3])


def test_the_first_page_counts_every_record(small_record):
    """
    The overview of the first page counts each record in each of its channels; each number leads to the timeline.
    """
    (figure,) = (
        one for one in timeline.make(small_record) if isinstance(one, Figure) and one.name == "overview"
    )
    numbers = re.findall(r"<text[^>]*>([\d,]+)</text>", figure.svg.partition("numbers_marks")[2])
    channels = [len(one.record.channels) or 1 for one in small_record.resolved_events()]
    assert sum(map(int, numbers)) == sum(channels)
    assert set(re.findall(r'href="([^"?]+)\?', figure.svg)) == {f"{SENTINEL}timeline/"}
