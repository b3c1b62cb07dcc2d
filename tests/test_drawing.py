"""A chart says when what is recorded was, as exactly as that is known and no more; and does no harm."""

import datetime as dt
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook import drawing
from sourcebook.build import study
from sourcebook.drawing import AROUND, FORMS, NARROW, SENTINEL, TAIL, WIDE, Lane, Span, draw, figures, spec_of
from sourcebook.model import Event, Figure, Output, When

SMALL = Path(__file__).parent / "sourcebooks" / "small"
SPAN = Span(dt.date(1930, 1, 1), dt.date(1932, 12, 31))
ZONES = ("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/St_Johns", "Asia/Kathmandu")
HOSTILE = (
    "</script><script>alert(1)</script>",
    "A & B < C > D",
    "“quoted” \"and\" 'so'",
    "javascript:alert(1)",
    "]]>--><x",
    "datum.x",
)
SVG, XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"


@pytest.fixture(scope="module")
def book():
    """The small sourcebook."""
    return study(SMALL)


@pytest.fixture(scope="module")
def event(book):
    """Make an event of the small sourcebook's first, with other values."""
    first = book.all(Event)[-1]
    return lambda date="1931-05-04", id="one", **values: first.model_copy(
        update={"id": id, "date": When.of(date), "scope": "contact", "status": "confirmed", "lasted": False, **values}
    )


@pytest.fixture(scope="module")
def spec(book):
    """The spec of some events in one lane."""
    return lambda *events, form=WIDE, span=SPAN: spec_of(book, span, (Lane("Lane", events),), form)


def _drawn(spec, title="Title"):
    return ET.fromstring(draw(json.dumps(spec), title, "In words."))


def _layer(svg, name):
    """The marks of a layer."""
    groups = (group for group in svg.iter(f"{SVG}g") if f"{name}_marks" in group.get("class", "").split())
    return [mark for group in groups for mark in group]


def _marks(svg, name):
    """The places of a layer's marks, with the marks."""
    return [(_place(mark), mark) for mark in _layer(svg, name)]


def _place(mark):
    found = next(one.get("transform") for one in mark.iter() if one.get("transform"))
    return tuple(map(float, re.findall(r"-?[\d.]+", found)))


@pytest.mark.parametrize(
    ("date", "lasted", "first", "last", "stands", "bar"),
    [
        ("1931-05-04", False, "1931-05-04", "1931-05-04", "1931-05-04", None),
        ("1931-05-04?", False, "1931-05-04", "1931-05-04", "1931-05-04", ("1931-05-04", "1931-05-04")),
        ("1931-05", False, "1931-05-01", "1931-05-31", "1931-05-31", ("1931-05-01", "1931-05-31")),
        ("1931~", False, "1931-01-01", "1931-12-31", "1931-12-31", ("1931-01-01", "1931-12-31")),
        ("1931-23", False, "1931-09-01", "1931-11-30", "1931-11-30", ("1931-09-01", "1931-11-30")),
        ("1931-02/1931-05-04", False, "1931-02-01", "1931-05-04", "1931-05-04", ("1931-02-01", "1931-05-04")),
        ("1931-02-03/1931-05-04", True, "1931-02-03", "1931-05-04", "1931-02-03", ("1931-02-03", "1931-05-04")),
        ("../1931-05-04", False, None, "1931-05-04", "1931-05-04", None),
        ("1931-05-04/..", False, "1931-05-04", None, "1931-05-04", None),
        ("1931-05-04/..", True, "1931-05-04", None, "1931-05-04", ("1931-05-04", "1932-12-31")),
        ("1929/1931-05-04", False, "1929-01-01", "1931-05-04", "1931-05-04", ("1930-01-01", "1931-05-04")),
    ],
)
def test_a_date_is_drawn_as_known(spec, event, date, lasted, first, last, stands, bar):
    """
    Each sign carries the bounds that the record's date has; a bar spans them, cut at the edge of the scale;
    a certain day has none.
    """
    rows = spec(event(date, lasted=lasted))["datasets"]
    (sign,) = rows["signs"]

    assert (first, last, stands) == (sign["first"], sign["last"], sign["x"])
    assert [bar] == [(one["x"], one["x2"]) for one in rows["bars"]] or (bar is None and not rows["bars"])


@pytest.mark.parametrize(
    ("date", "before", "after"),
    [("../1931-05-04", 1, 0), ("1931-05-04/..", 0, 1), ("1929/1931-05", 1, 0), ("1931-05", 0, 0), ("1929/..", 1, 1)],
)
def test_an_open_date_has_an_arrow(spec, event, date, before, after):
    """
    Where a date is open, or goes on beyond the left edge, an arrow says so.
    """
    rows = spec(event(date))["datasets"]

    assert (before, after) == (len(rows["before"]), len(rows["after"]))


def test_what_lasted_is_solid_and_a_window_is_hollow(spec, event):
    """
    Only what filled its time looks as if it did.
    """
    window, lasted = (spec(event("1931-02/1931-05", lasted=one))["datasets"]["bars"][0] for one in (False, True))

    assert "var(--paper)" == window["fill"] != window["colour"]
    assert lasted["fill"] == lasted["colour"]


@pytest.mark.parametrize("form", FORMS)
def test_signs_and_bars_are_drawn_where_their_dates_are(spec, event, form):
    """
    The drawing follows the data: each sign and both ends of each bar stand at their days on the scale.
    """
    dates = ("1930-01-01", "1931-02/1931-05-04", "1931-12-31", "1932-07~", "1932-12-31")
    made = spec(*(event(date, id=f"e{place}") for place, date in enumerate(dates)), form=form)
    left, right = made["layer"][0]["encoding"]["x"]["scale"]["range"]
    svg = _drawn(made)

    def at(day):
        return left + (right - left) * (dt.date.fromisoformat(day) - SPAN.first).days / (SPAN.last - SPAN.first).days

    for row, ((x, y), _) in zip(made["datasets"]["signs"], _marks(svg, "signs_grounds"), strict=True):
        assert (at(row["x"]), row["y"]) == pytest.approx((x, y), abs=0.01)
    for row, bar in zip(made["datasets"]["bars"], _layer(svg, "bars"), strict=True):
        xs = [float(x) for x in re.findall(r"(-?[\d.]+),-?[\d.]+", bar.get("d"))]
        assert (at(row["x"]) - AROUND, at(row["x2"]) + AROUND) == pytest.approx((min(xs), max(xs)), abs=0.02)


IN_ZONE = """
import hashlib, sys
from pathlib import Path
from sourcebook.build import study
from sourcebook.charts import timeline
made = [str(one) for one in timeline.make(study(Path(sys.argv[1])))]
print(hashlib.sha256("".join(made).encode()).hexdigest())
"""


def test_charts_are_the_same_in_every_time_zone():
    """
    The specs and drawings are the same, byte for byte, in five time zones, in processes with other hash seeds.
    """
    made = {
        subprocess.run(
            [sys.executable, "-c", IN_ZONE, str(SMALL)],
            env={**os.environ, "TZ": zone, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in enumerate(ZONES)
    }

    assert 1 == len(made)


def test_a_chart_drawn_again_is_the_same(spec, event):
    """
    Drawing leaves no trace in the process that would change the next drawing.
    """
    made = json.dumps(spec(event(), event("1931-06", id="two")))
    once = draw(made, "Title", "In words.")
    draw.cache_clear()

    assert once == draw(made, "Title", "In words.")


@given(
    st.lists(
        st.tuples(
            st.dates(dt.date(1925, 1, 1), dt.date(1933, 12, 31)),
            st.sampled_from(("{0}", "{1}", "{2}", "../{0}", "{0}/..", "{2}/{0}")),
        ),
        min_size=1,
        max_size=30,
    ),
    st.sampled_from(FORMS),
)
@settings(deadline=None, max_examples=60)
def test_no_record_is_left_out_nor_hides_another(book, event, dates, form):
    """
    Whatever the dates, each record has one sign, and in its row no other touches its drawing.
    """
    texts = [how.format(day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]) for day, how in dates]
    events = tuple(event(text, id=f"e{place}") for place, text in enumerate(texts))
    layout = drawing.lay_out((Lane("Lane", events),), SPAN, form)
    rows = {}
    for one in layout.placed:
        rows.setdefault(one.y, []).append(drawing.extent(one.event, layout.scale))

    assert sorted(one.id for one in events) == sorted(one.event.id for one in layout.placed)
    for taken in map(sorted, rows.values()):
        assert all(right <= left for (_, right), (left, _) in zip(taken, taken[1:], strict=False))


def test_each_row_has_its_mark_or_nothing_is_drawn(spec, event):
    """
    A record whose date could not be drawn would vanish without a word: that is refused.
    """
    made = spec(event(), event("1931-06", id="two"))
    assert 2 == len(_marks(_drawn(made), "signs_grounds"))

    for place in ("1931-05-04 of old", None):
        made["datasets"]["signs"][0]["x"] = place
        with pytest.raises(ValueError, match="isoformat"):
            _drawn(made)
    made = spec(event("1920"), event("1921", id="two"))
    made["datasets"]["early"][0]["px"] = None
    with pytest.raises(ValueError, match="1 marks are drawn for 2 rows of early"):
        _drawn(made)


def test_what_is_earlier_is_folded_to_the_edge_with_its_year(book, event):
    """
    Records from before the scale neither squash it nor vanish: they stand at the edge by year; the caption says so.
    """
    dates = {"a": "1920", "b": "../1929-12-31", "c": "1929/1931", "d": "1931"}
    events = tuple(event(date, id=id) for id, date in dates.items())
    made = list(figures(book, SPAN, "x", "Title", [Lane("Lane", events)], "Caption."))
    rows = json.loads(next(one for one in made if isinstance(one, Output)).content)["datasets"]
    caption = next(one for one in made if isinstance(one, Figure)).caption

    assert (2, 2) == (len(rows["early"]), len(rows["signs"]))
    assert {"← 1920", "← 1929"} <= {one["text"] for one in rows["words"]}
    assert "2 records from before 1930 stand at the left edge" in caption
    assert "1 record reaching back before 1930 is cut there" in caption


def test_status_is_told_by_shape_and_side_by_colour(book, event, spec):
    """
    The colour is that of the one side that speaks, else takes part; ink is no side's; background is muted.
    """
    speaker = next(one for one in book.all(Event) if any(who.part == "speaker" for who in one.officials))
    side = drawing.side_of(book, speaker)
    kept = {"officials": speaker.officials, "organisations": ()}
    nobody = {"officials": (), "organisations": ()}
    rows = spec(
        event(id="a", status="claimed-by-one-side", **kept),
        event(id="b", **nobody),
        event(id="c", scope="context", **kept),
    )["datasets"]["signs"]

    assert [f"var(--side-{side.id})", "var(--ink)", "var(--muted)"] == [one["colour"] for one in rows]
    assert ["half", "filled", "filled"] == [one["shape"] for one in rows]
    assert rows[2]["size"] < rows[1]["size"]


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_is_inert(book, event, title):
    """
    Text from a record stays text: in the spec, in the SVG, in the words that stand for it, in a lane's name.
    """
    made = list(figures(book, SPAN, "x", title, [Lane(title, (event(title=title),))], title))
    for one in made:
        if isinstance(one, Output):
            assert "<" not in one.content
            assert title in json.loads(one.content)["datasets"]["signs"][0]["says"]
        else:
            svg = ET.fromstring(one.svg)
            assert not {"script", "image", "foreignObject", "style"} & {tag.tag.removeprefix(SVG) for tag in svg.iter()}
            assert any((tag.text or "").startswith(f"{title}\n") for tag in svg.iter(f"{SVG}title"))
            assert all(not name.startswith("on") and name != "style" for tag in svg.iter() for name in tag.keys())


def test_links_lead_to_the_sentinel_and_nowhere_else(spec, event):
    """
    No address but the sentinel's and the names of XML stand in a chart; each sign leads to its own record.
    """
    made = spec(event(id="a-b", title="https://evil.example/ javascript:alert(1)"), event("1920", id="c"))
    svg = draw(json.dumps(made), "Title", "In words.")
    links = [one.get(f"{XLINK}href") for one in ET.fromstring(svg).iter(f"{SVG}a")]

    assert [f"{SENTINEL}events/a-b/", f"{SENTINEL}events/c/"] == links
    assert {SENTINEL[:-1], "http://www.w3.org"} == {
        re.match(r"https?://[^/]+", one)[0] for one in re.findall(r'(?:href|src|xmlns\S*)="([^"]+)"', svg)
    }
    assert "url(" not in svg


def test_data_never_gets_into_the_instructions(spec, event):
    """
    All that comes from records stands in the rows; the rest of a spec knows nothing of them.
    """
    one, other = spec(event(title="One")), spec(event(title="Other", id="other"))
    del one["datasets"], other["datasets"]

    assert one == other
    assert not re.search(r'"(?:expr|signal|transform|filter|params|url)"', json.dumps(one))


def test_the_tooltip_is_plain_text(spec, event):
    """
    A tooltip of fields would be an object, whose `image` would be fetched; ours is one text.
    """
    made = spec(event())
    tooltips = [layer["encoding"]["tooltip"] for layer in made["layer"] if "tooltip" in layer["encoding"]]

    assert tooltips and all({"field": "says", "type": "nominal"} == one for one in tooltips)
    assert isinstance(made["datasets"]["signs"][0]["says"], str)


def test_words_say_what_the_chart_says(book, event):
    """
    Whoever does not see it is told how many records, from when to when, of which status, in which rows; once each.
    """
    twice, planned = event("1931-05"), event("1932", id="two", status="planned")
    made = figures(book, SPAN, "x", "Title", [Lane("A", (twice,)), Lane("B", (twice, planned))], "Caption.")
    figure = next(one for one in made if isinstance(one, Figure))

    assert figure.alt == (
        "Title. 2 records. The first: May 1931. The last: 1932. Status: 1 confirmed; 1 planned. Rows: A (1); B (2)."
    )
    assert figure.caption.endswith(f"A record that belongs to several rows stands in each. {book.site.covers}")


def test_both_layouts_hold_the_same_records(book, event):
    """
    The narrow layout leaves nothing out, and its files stand in a folder of their own.
    """
    made = list(figures(book, SPAN, "x", "Title", [Lane("A", (event(), event("1931-06", id="two")))], "Caption."))
    files = [one for one in made if isinstance(one, Output)]
    said = [[row["says"] for row in json.loads(one.content)["datasets"]["signs"]] for one in files]

    assert ["charts/x.json", "charts/narrow/x.json"] == [one.path.as_posix() for one in files]
    assert ["x", "narrow/x"] == [one.name for one in made if isinstance(one, Figure)]
    assert said[0] == said[1]


def test_nothing_to_show_is_no_chart(book):
    """
    Without a record there is no chart, and no empty frame.
    """
    assert [] == list(figures(book, SPAN, "x", "Title", [Lane("A", ())], "Caption."))


@pytest.mark.parametrize("form", FORMS)
def test_everything_stays_within_the_drawing(spec, event, form):
    """
    Arrows, bars and the names of the years fit between the edges.
    """
    dates = ("../1930-01-01", "1932-12-31/..", "1920", "1930", "1932-12")
    made = spec(*(event(date, id=f"e{place}") for place, date in enumerate(dates)), form=form)
    left, right = made["layer"][0]["encoding"]["x"]["scale"]["range"]

    assert form.beside + TAIL <= left < right <= form.width - TAIL
    assert all(0 <= row["px"] < form.width - 20 for row in made["datasets"]["words"])


def test_names_of_many_years_keep_apart(spec, event):
    """
    A record of centuries names no more years than fit.
    """
    span = Span(dt.date(1700, 1, 1), dt.date(2000, 1, 1))
    names = [row["px"] for row in spec(event("1800"), form=NARROW, span=span)["datasets"]["words"]]

    assert 2 <= len(names) <= 8
    assert all(later - earlier >= 40 for earlier, later in zip(names, names[1:], strict=False))


def test_a_long_name_of_a_lane_is_broken(book, event):
    """
    No name runs into the records or out of the drawing.
    """
    label = "A name of many words, as long as names may be, and then some more words " * 2
    for form in FORMS:
        names = spec_of(book, SPAN, (Lane(label, (event(),)),), form)["datasets"]["names"]
        assert len(names) > 1
        assert all(len(row["text"]) <= form.letters for row in names)
