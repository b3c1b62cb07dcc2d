"""A chart says when what is recorded was, as exactly as that is known and no more; and does no harm."""

import datetime as dt
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import altair as alt
import pytest
import vl_convert
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sourcebook.drawing import FORMS, NARROW, WIDE, Lane, Span, Stand, figures, span_of
from sourcebook.drawing.layers import KINDS
from sourcebook.drawing.layout import AROUND, LONG, TAIL, Band, Words, bar_ends, lay_out, room
from sourcebook.drawing.marks import PATHS
from sourcebook.drawing.scale import GAP, Scale, busy_stretch
from sourcebook.drawing.spec import as_json, spec_of
from sourcebook.drawing.svg import draw
from sourcebook.drawing.templates import template, vega_lite
from sourcebook.model import Event, Figure, Output, Role, Term, When
from sourcebook.publish.render import render
from sourcebook.resolve.events import resolved_event
from sourcebook.sentinel import SENTINEL
from sourcebook.site.present import SHAPES, counted_records
from tests.harness.charts import rows_of

SMALL = Path(__file__).parents[1] / "sourcebooks" / "small"
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
STEPS, NUMBERS = re.compile("([a-z])([^a-z]*)"), re.compile(r"-?(?:\d*\.\d+|\d+)")
TENTH = 0.06
"""Drawings tell places to a tenth of a pixel."""


@pytest.fixture(scope="module")
def book(small_record):
    """The small sourcebook."""
    return small_record


@pytest.fixture(scope="module")
def event(book):
    """Make an event of the small sourcebook's first, with other values."""
    first = book.all(Event)[-1]

    def _event(date="1931-05-04", id="one", **values):
        other = {"id": id, "date": When.of(date), "scope": "contact", "status": "confirmed", "lasted": False}
        return resolved_event(book, first.model_copy(update={**other, **values}), book.quotes[first.id])

    return _event


@pytest.fixture(scope="module")
def spec(book):
    """The spec of some events in one lane."""
    return lambda *events, form=WIDE, span=SPAN: spec_of(book.site.sides, span, (Lane("Lane", events),), form)


def _drawn(spec, title="Title"):
    return ET.fromstring(draw(spec, title, "In words."))


def _layer(svg, name):
    """The marks of a layer."""
    groups = (group for group in svg.iter() if f"{name}_marks" in group.get("class", "").split())
    return [mark for group in groups for mark in (group if group.tag == f"{SVG}g" else [group])]


def _places(svg, name):
    """The places of a layer's marks: where each stands, or, of a path, where each of its marks begins."""
    return [place for mark in _layer(svg, name) for place in _places_of(mark)]


def _places_of(mark):
    moved = next((one.get("transform") for one in mark.iter() if one.get("transform")), None)
    found = [moved] if moved else re.findall(r"M[^a-zA-Z]*", mark.get("d"))
    return [tuple(map(float, re.findall(r"-?[\d.]+", one)[:2])) for one in found]


@pytest.mark.parametrize(
    ("date", "lasted", "first", "last", "stands", "bar"),
    [
        ("1931-05-04", False, "1931-05-04", "1931-05-04", "1931-05-04", None),
        ("1931-05-04?", False, "1931-05-04", "1931-05-04", "1931-05-04", ("1931-05-04", "1931-05-04")),
        ("1931-05", False, "1931-05-01", "1931-05-31", "1931-05-31", ("1931-05-01", "1931-05-31")),
        ("1931~", False, "1931-01-01", "1931-12-31", "1931-12-31", ("1931-01-01", "1931-12-31")),
        ("1931-23", False, "1931-09-01", "1931-11-30", "1931-11-30", ("1931-09-01", "1931-11-30")),
        ("1931-02/1931-05-04", False, "1931-02-01", "1931-05-04", "1931-05-04", ("1931-02-01", "1931-05-04")),
        (
            "1931-02-03/1931-05-04",
            True,
            "1931-02-03",
            "1931-05-04",
            "1931-02-03",
            ("1931-02-03", "1931-05-04"),
        ),
        ("../1931-05-04", False, None, "1931-05-04", "1931-05-04", None),
        ("../1931-05-04?", False, None, "1931-05-04", "1931-05-04", ("1931-05-04", "1931-05-04")),
        ("../1931-05?", False, None, "1931-05-31", "1931-05-31", None),
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
    [
        ("../1931-05-04", 1, 0),
        ("../1931-05-04?", 1, 0),
        ("1931-05-04/..", 0, 1),
        ("1929/1931-05", 1, 0),
        ("1931-05", 0, 0),
        ("1929/..", 1, 1),
    ],
)
def test_an_open_date_has_an_arrow(spec, event, date, before, after):
    """
    Where a date is open, or goes on beyond the left edge, an arrow says so.
    """
    rows = spec(event(date))["datasets"]

    assert (before, after) == (len(rows["before"]), len(rows["after"]))


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("../1931-05-04?", {"probably, or about, that day", "or earlier"}),
        ("../1931-05-04", {"or earlier"}),
        ("1931-05-04~", {"probably, or about, that day"}),
        ("1931-02/1931-05-04", {"some day within"}),
        ("1931-02/1931-05-04?", {"some day within, or near it where in doubt"}),
        ("1931-05~", {"some day within, or near it where in doubt"}),
    ],
)
def test_the_key_has_the_doubt_of_a_date(spec, event, date, told):
    """
    A day of which there is doubt has a ring, be it the only day or the only end that is known; the key says so, and of
    nothing that no date has.
    """
    words = {row["text"] for row in spec(event(date))["datasets"]["key_words"]}

    assert told == words & {
        "probably, or about, that day",
        "some day within",
        "some day within, or near it where in doubt",
        "or earlier",
        "or later",
        "lasted",
    }


def test_what_lasted_is_solid_and_a_window_is_hollow(spec, event):
    """
    Only what filled its time looks as if it did.
    """
    window, lasted = (
        spec(event("1931-02/1931-05", lasted=one))["datasets"]["bars"][0] for one in (False, True)
    )

    assert "var(--paper)" == window["fill"] != window["colour"]
    assert lasted["fill"] == lasted["colour"]


@pytest.mark.parametrize("form", FORMS)
def test_signs_and_bars_are_drawn_where_their_dates_are(spec, event, form):
    """
    The drawing follows the data: each sign stands at its day on the scale, each bar from the edge of its first day to
    that of its last, and around its sign; one of several days is longer than a ring.
    """
    dates = ("1930-01-01", "1931-02/1931-05-04", "1931-12-31", "1932-07~", "1932-12-31")
    made = spec(*(event(date, id=f"e{place}") for place, date in enumerate(dates)), form=form)
    (left, right) = (one["px"] for one in made["usermeta"]["knots"])
    svg = _drawn(made)

    def at(day):
        return (
            left
            + (right - left) * (dt.date.fromisoformat(day) - SPAN.first).days / (SPAN.last - SPAN.first).days
        )

    half = (right - left) / (SPAN.last - SPAN.first).days / 2
    for row, place in zip(made["datasets"]["signs"], _places(svg, "signs_grounds"), strict=True):
        assert (at(row["x"]), row["y"]) == pytest.approx(place, abs=TENTH)
    for row, bar in zip(made["datasets"]["bars"], _layer(svg, "bars"), strict=True):
        x, width = float(bar.get("x")), float(bar.get("width"))
        ends = at(row["x"]) - half, at(row["x2"]) + half
        sign = at(row["sign"])
        assert (min(ends[0], sign - AROUND), max(ends[1], sign + AROUND)) == pytest.approx(
            (x, x + width), abs=2 * TENTH
        ) or LONG == pytest.approx(width, abs=TENTH)


@pytest.mark.parametrize("form", FORMS)
def test_the_drawing_is_what_vega_draws(spec, event, form):
    """
    What the page brings and what Vega makes of the same spec stand in the same places, mark by mark.
    """
    dates = ("1920", "1930-01-01", "1931-02/1931-05-04", "1931-12-31?", "../1932-07", "1932-11/..")
    made = spec(*(event(date, id=f"e{place}") for place, date in enumerate(dates)), form=form)
    ours, theirs = (
        _drawn(made),
        ET.fromstring(vl_convert.vegalite_to_svg(as_json(made), vl_version=vega_lite())),
    )
    for name in ("signs_grounds", "early_grounds", "signs", "before_tips", "after_tips", "key_signs"):
        places = [[xy for at in _places(svg, name) for xy in at] for svg in (ours, theirs)]
        assert places[0] == pytest.approx(places[1], abs=TENTH), name
    for name in ("names", "dates", "words", "letters", "labels", "labels_left", "key_words", "side_words"):
        texts = [(one.get("x"), one.text) for one in _layer(ours, name)]
        assert [text for _, text in texts] == [one.text for one in _layer(theirs, name)], name
        assert [float(x) for x, _ in texts] == pytest.approx(
            [_places_of(one)[0][0] for one in _layer(theirs, name)], abs=TENTH
        )
    for our, their in zip(_layer(ours, "bars"), _layer(theirs, "bars"), strict=True):
        xs = [float(x) for x in re.findall(r"(-?[\d.]+),-?[\d.]+", their.get("d"))]
        assert (min(xs), max(xs)) == pytest.approx(
            (float(our.get("x")), float(our.get("x")) + float(our.get("width"))), abs=2 * TENTH
        )


@pytest.mark.parametrize("name", PATHS)
def test_a_part_of_a_sign_ends_where_it_began(name):
    """
    Where a sign has a further part, the one before is back at its beginning when it is closed: Vega, which draws a chart live,
    goes on from where it was, and a browser from the beginning.
    """
    *before, _ = PATHS[name].removesuffix("z").split("z")
    for part in before:
        steps = [(one[0], [*map(float, NUMBERS.findall(one[1]))]) for one in STEPS.findall(part)]
        ends = [
            (at[-2:] if step in "la" else [at[0], 0] if step == "h" else [0, at[0]]) for step, at in steps[1:]
        ]

        assert [0, 0] == pytest.approx([sum(xs) for xs in zip(*ends, strict=True)], abs=1e-9)


@pytest.mark.parametrize("kind", KINDS)
def test_vega_lite_takes_what_charts_share(kind):
    """
    What all charts of a kind share is sound Vega-Lite, but for the colour of no ground, which Altair does not know; a build
    does not ask.
    """
    alt.TopLevelSpec.validate({name: value for name, value in template(kind).items() if name != "config"})


IN_ZONE = """
import hashlib, sys
from pathlib import Path
from sourcebook.build import load
from sourcebook.charts import timeline
made = [str(one) for one in timeline.make(load(Path(sys.argv[1])))]
print(hashlib.sha256("".join(made).encode()).hexdigest())
"""


@pytest.mark.long
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
    made = [as_json(spec(event(), event("1931-06", id="two"))) for _ in range(2)]

    assert made[0] == made[1]
    assert draw(json.loads(made[0]), "Title", "In words.") == draw(json.loads(made[1]), "Title", "In words.")


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
    lane, labels = (
        Lane("Lane", events),
        {one.id: Words("M", ("Telephone call", "Call")) for one in events[::2]},
    )
    layout = lay_out((lane,), SPAN, form, labels)
    rows = {}
    for place, one in enumerate(layout.placed):
        taken = room(one.event, lane, place, layout.scale, form, labels.get(one.event.id, Words()))[:2]
        assert taken == one.room[:2]
        assert -AROUND <= taken[0] and taken[1] <= form.width + 0.01
        rows.setdefault(one.y, []).append(taken)

    assert sorted(one.id for one in events) == sorted(one.event.id for one in layout.placed)
    for taken in map(sorted, rows.values()):
        assert all(right <= left for (_, right), (left, _) in zip(taken, taken[1:], strict=False))


def test_each_row_has_its_mark_or_nothing_is_drawn(spec, event):
    """
    A record whose date could not be drawn would vanish without a word: that is refused.
    """
    made = spec(event(), event("1931-06", id="two"))
    assert 2 == len(_places(_drawn(made), "signs_grounds"))

    for place in ("1931-05-04 of old", None):
        made["datasets"]["signs"][0]["x"] = place
        with pytest.raises(ValueError, match="isoformat"):
            _drawn(made)
    made = spec(event("1920"), event("1921", id="two"))
    made["datasets"]["early"][0]["px"] = None
    with pytest.raises(ValueError, match="a row of early stands nowhere"):
        _drawn(made)


def test_what_is_earlier_is_folded_to_the_edge_with_its_year(book, event):
    """
    Records from before the scale neither squash it nor vanish: they stand at the edge by year; the caption says so.
    """
    dates = {"a": "1920", "b": "../1929-12-31", "c": "1929/1931", "d": "1931"}
    events = tuple(event(date, id=id) for id, date in dates.items())
    made = list(figures(book, SPAN, "x", "Title", [Lane("Lane", events)], "Caption."))
    rows = rows_of(next(one for one in made if isinstance(one, Output)).content)
    caption = next(one for one in made if isinstance(one, Figure)).caption

    assert (2, 2) == (len(rows["early"]), len(rows["signs"]))
    assert {"1920", "1929"} <= {one["text"] for one in rows["words"]}
    assert "2 records from before 1930 stand at the left edge" in caption
    assert "1 record reaching back before 1930 is cut there" in caption


def test_status_is_told_by_shape_and_side_by_colour(book, event, spec):
    """
    The colour is that of the one side that speaks, else takes part; ink is no side's; background is muted.
    """
    speaker = next(one.record for one in book.resolved_events() if one.is_saying and one.actors and one.side)
    side = book.events[speaker.id].side
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


@pytest.mark.parametrize("name", ["small_record", "record"])
def test_what_was_said_never_looks_like_what_took_place(name, request):
    """
    A statement about a contact is not the contact: no status of sayings shares its sign with one of acts.
    """
    terms = [one for one in request.getfixturevalue(name).all(Term) if one.vocabulary == "status"]
    sayings, acts = ({SHAPES[one.mark] for one in terms if one.of == sort} for sort in ("saying", "act"))

    assert {"■"} == sayings
    assert acts and not sayings & acts


def test_the_key_tells_sayings_from_acts_and_neither_from_sides(spec, event):
    """
    What is on record is that it was said, which the key says beside its square; a side's colour is a line, no square.
    """
    rows = spec(event(id="a", status="on-record"), event(id="b"))["datasets"]
    key = {
        word["text"]: sign["shape"] for word, sign in zip(rows["key_words"], rows["key_signs"], strict=True)
    }

    assert ["square", "filled"] == [one["shape"] for one in rows["signs"]]
    assert ("square", "filled") == (key.pop("on record: it was said"), key.pop("confirmed"))
    assert key and {"colour"} == set(key.values())


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_is_inert(book, event, title):
    """
    Text from a record stays text: in the spec, in the SVG, in the words that stand for it, in a lane's name.
    """
    made = list(figures(book, SPAN, "x", title, [Lane(title, (event(title=title),))], title))
    for one in made:
        if isinstance(one, Output) and one.path.suffix == ".json":
            assert "<" not in one.content
            assert title in rows_of(one.content)["hits"][0]["says"]
        elif isinstance(one, Figure):
            svg = ET.fromstring(one.svg)
            assert not {"script", "image", "foreignObject", "style"} & {
                tag.tag.removeprefix(SVG) for tag in svg.iter()
            }
            assert any((tag.text or "").startswith(f"{title}\n") for tag in svg.iter(f"{SVG}title"))
            assert all(
                not name.startswith("on") and name != "style" for tag in svg.iter() for name in tag.keys()
            )


def test_links_lead_to_the_sentinel_and_nowhere_else(spec, event):
    """
    No address but the sentinel's and the names of XML stand in a chart; each sign leads to its own record.
    """
    made = spec(event(id="a-b", title="https://evil.example/ javascript:alert(1)"), event("1920", id="c"))
    svg = draw(made, "Title", "In words.")
    links = [one.get(f"{XLINK}href") for one in ET.fromstring(svg).iter(f"{SVG}a")]

    assert [f"{SENTINEL}events/a-b/", f"{SENTINEL}events/c/"] == links
    assert {SENTINEL[:-1], "http://www.w3.org"} == {
        re.match(r"https?://[^/]+", one)[0] for one in re.findall(r'(?:href|src|xmlns\S*)="([^"]+)"', svg)
    }
    assert "url(" not in svg


def test_marks_of_one_look_are_one_path(spec, event):
    """
    What looks alike and leads nowhere is drawn at once, where no mark need say of which record it is; what differs stays apart.
    """
    made = spec(*(event(f"1931-0{place}", id=f"e{place}") for place in range(1, 6)))
    alike, named = (ET.fromstring(draw(made, "Title", "In words.", all_named)) for all_named in (False, True))

    assert (1, 5) == (len(_layer(alike, "signs_grounds")), len(_layer(named, "signs_grounds")))
    assert 5 == len(_layer(alike, "hits")) == len(_places(alike, "signs_grounds"))
    assert _places(alike, "signs_grounds") == _places(named, "signs_grounds")
    assert [f"e{place}" for place in range(1, 6)] == [one.get("data-of") for one in _layer(named, "signs")]
    for name in ("signs", "key_signs"):
        looks = [tuple(one.get(look) for look in ("fill", "opacity")) for one in _layer(alike, name)]
        assert all(one != other for one, other in pairwise(looks)), name


def test_data_never_gets_into_the_instructions(spec, event):
    """
    All that comes from records stands in the rows; the rest of a spec knows nothing of them.
    """
    one, other = spec(event(title="One")), spec(event(title="Other", id="other"))
    del one["datasets"], other["datasets"]

    assert one == other
    assert not re.search(r'"(?:expr|signal|transform|filter|params|url)"', json.dumps(one))


def test_what_a_mark_says_is_plain_text(spec, event):
    """
    A tooltip of fields would be an object, whose `image` would be fetched; ours is one text, read from the drawing.
    """
    made = spec(event())
    tooltips = [layer["encoding"]["tooltip"] for layer in made["layer"] if "tooltip" in layer["encoding"]]

    assert tooltips and all({"field": "says", "type": "nominal"} == one for one in tooltips)
    assert isinstance(made["datasets"]["hits"][0]["says"], str)


def test_words_say_what_the_chart_says(book, event):
    """
    Whoever does not see it is told how many records, from how many articles and origins, the dates of the two at the ends, of
    which status, in which rows; once each. A record at an end need not be the first or the last: dates may overlap.
    """
    twice, planned = event("1931-05"), event("1932", id="two", status="planned")
    made = figures(book, SPAN, "x", "Title", [Lane("A", (twice,)), Lane("B", (twice, planned))], "Caption.")
    figure = next(one for one in made if isinstance(one, Figure))

    assert figure.alt == (
        f"Title. {counted_records((twice, planned))}. First in order: May 1931. Last in order: 1932. About contact: 1 confirmed; 1 planned. Rows: A (1); B (2)."
    )
    assert figure.caption.endswith(
        f"A record that belongs to several rows stands in each. {book.site.covers}"
    )


def test_both_layouts_hold_the_same_records(book, event):
    """
    The narrow layout leaves nothing out, and stands in the same file.
    """
    made = list(
        figures(book, SPAN, "x", "Title", [Lane("A", (event(), event("1931-06", id="two")))], "Caption.")
    )
    (file,) = (one for one in made if isinstance(one, Output) and one.path.suffix == ".json")
    said = [[row["says"] for row in rows_of(file.content, form)["hits"]] for form in ("wide", "narrow")]

    assert "charts/x.json" == file.path.as_posix()
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
    left, right = (one["px"] for one in made["usermeta"]["knots"])
    rows = made["datasets"]

    assert form.beside + TAIL <= left < right <= form.width - TAIL
    assert all(0 <= row["px"] < form.width - 20 for name in ("words", "dates") for row in rows[name])
    assert all(
        0 <= row[end] <= form.width
        for name in ("before", "after", "bars")
        for row in rows[name]
        for end in ("px", "px2")
    )


def test_names_of_many_years_keep_apart(spec, event):
    """
    A record of centuries names no more years than fit.
    """
    span = Span(dt.date(1700, 1, 1), dt.date(2000, 1, 1))
    names = [row["px"] for row in spec(event("1800"), form=NARROW, span=span)["datasets"]["dates"]]

    assert 2 <= len(names) <= 8
    assert all(later - earlier >= 40 for earlier, later in zip(names, names[1:], strict=False))


def test_every_year_is_named_where_it_fits(book, event):
    """
    Beside a busy stretch each year has its name, the last too; on a phone every second day of the stretch has. No name
    runs into the next.
    """
    span, stretch = (
        Span(dt.date(2022, 1, 1), dt.date(2025, 2, 11)),
        Span(dt.date(2025, 2, 3), dt.date(2025, 2, 11)),
    )
    narrow, wide = (
        Scale.of(span, left, right, stretch, day).ticks()
        for left, right, day in ((46, 266, 10), (208, 792, 24))
    )

    assert ["2022", "2023", "2024", "2025", *map(str, range(3, 12, 2))] == [one.words for one in narrow]
    assert ["2022", "2023", "2024", "2025", *map(str, range(3, 12))] == [one.words for one in wide]
    events = tuple(
        event(one.isoformat(), id=f"e{n}-{one}") for one in map(dt.date.fromisoformat, BUSY) for n in range(2)
    )
    span = Span(dt.date(1930, 1, 1), events[-1].date.last)
    dates = spec_of(book.site.sides, span, (Lane("Lane", events),), NARROW)["datasets"]["dates"]
    dates = [one for one in dates if one["y"] == dates[0]["y"]]  # a tall chart has them below, too
    assert all(a["px"] + 5 * len(a["text"]) <= b["px"] for a, b in zip(dates, dates[1:], strict=False))


@given(
    st.integers(0, 30), st.integers(1, 4000), st.sampled_from([(10, 330), (64, 316), (162, 830), (216, 816)])
)
def test_every_scale_names_two_days_at_least(months, days, edges):
    """
    However short or long a scale, two of its days are named, so that one can tell how far it reaches.
    """
    first = dt.date(1930 + months // 12, months % 12 + 1, 1) if days < 183 else dt.date(1930, 1, 1)

    assert 2 <= len(Scale.of(Span(first, first + dt.timedelta(days=days)), *edges).ticks())


def test_a_long_name_of_a_lane_is_broken(book, event):
    """
    No name runs into the records or out of the drawing.
    """
    label = "A name of many words, as long as names may be, and then some more words " * 2
    for form in FORMS:
        names = spec_of(book.site.sides, SPAN, (Lane(label, (event(),)),), form)["datasets"]["names"]
        assert len(names) > 1
        assert all(len(row["text"]) <= form.letters for row in names)


BUSY = [f"1932-06-{day:02}" for day in (1, 2, 3, 5, 6, 8, 9)]


def _busy(event):
    """Two records on each of some days of one week, and one two years before."""
    return [event("1930-02-01", id="first"), *(event(day, id=f"{day}-{n}") for day in BUSY for n in range(2))]


def test_a_busy_stretch_is_drawn_day_by_day_and_said_to_be(book, event):
    """
    Where most is recorded each day has a place of its own and its number; the order of days is kept; the drawing
    and the caption both say which stretch it is.
    """
    events = tuple(_busy(event))
    made = list(figures(book, SPAN, "x", "Title", [Lane("Lane", events)], "Caption."))
    rows = rows_of(next(one for one in made if isinstance(one, Output)).content)
    px = [row["px"] for row in sorted(rows["signs"], key=lambda row: row["x"])]

    assert px == sorted(px)
    assert all(
        later - earlier >= 12 for earlier, later in zip(sorted(set(px)), sorted(set(px))[1:], strict=False)
    )
    assert {"1", "2", "3", "5", "6", "8", "9"} <= {row["text"] for row in rows["dates"]}
    assert ["1 to 9 June 1932, day by day"] == [row["text"] for row in rows["stretch_words"]]
    assert 1 == len(rows["ground"])
    assert "The scale is broken: 1 to 9 June 1932 has a panel of its own" in made[1].caption


def test_no_words_are_covered_by_a_break():
    """
    A break of the scale cuts bars, and no words: the names of offices and lanes, and all labels, are drawn over it.
    """
    drawn = [one["data"]["name"] for one in template("signs")["layer"]]

    for words in ("band_words", "names", "letters", "labels", "labels_left"):
        assert drawn.index("gaps") < drawn.index(words)


@pytest.mark.parametrize("form", FORMS)
def test_the_break_of_the_scale_is_seen(book, event, form):
    """
    Between the years and the days of the stretch is a gap over the whole height, in which nothing stands, with a sign of
    the break on the line of each lane; a bar that passes it is cut there.
    """
    events = (*_busy(event), event("1930-03/1932-06-05", id="long"))
    rows = spec_of(book.site.sides, SPAN, (Lane("Lane", events), Lane("Other", events[:1])), form)["datasets"]
    ahead, after = rows["gaps"]

    assert 2 * len(rows["gaps"]) * len(rows["lanes"]) == len(rows["breaks"])
    for gap in (ahead, after):
        assert GAP / 2 < gap["px2"] - gap["px"] < GAP
        assert gap["y"] < min(one["y"] for one in rows["lanes"])
        assert gap["y2"] > max(one["y"] for one in rows["signs"])
        assert not [one for one in rows["signs"] if gap["px"] - 4 < one["px"] < gap["px2"] + 4]
    for one in rows["breaks"]:
        assert any(gap["px"] <= one["px"] < one["px2"] <= gap["px2"] for gap in (ahead, after))
    cut = [one["id"] for one in rows["bars"] if one["px"] < ahead["px"] and one["px2"] > ahead["px2"]]
    assert ["long"] == cut


@pytest.mark.parametrize("form", FORMS)
def test_three_days_do_not_look_like_years(form):
    """
    Three days of the stretch take less than two fifths of what 33 months beside it take.
    """
    span = Span(dt.date(2022, 1, 1), dt.date(2025, 2, 11))
    stretch = Span(dt.date(2025, 2, 3), dt.date(2025, 2, 11))
    scale = Scale.of(span, form.beside + form.fold, form.width - form.margin, stretch, form.day)
    days = scale.at(dt.date(2025, 2, 6)) - scale.at(dt.date(2025, 2, 3))

    assert days < 0.4 * (scale.at(dt.date(2024, 11, 9)) - scale.at(dt.date(2022, 2, 9)))


def test_every_window_is_shown_whole(event):
    """
    A scale begins before the window of every contact, and before that of background, unless it began long before.
    """
    first = [event("1931-02/1932-06-05", id="contact"), event("1932-06-05", id="day")]

    assert dt.date(1931, 1, 1) == span_of(first).first
    assert dt.date(1930, 1, 1) == span_of([*first, event("1930-03/1932", id="b", scope="context")]).first
    assert dt.date(1931, 1, 1) == span_of([*first, event("1900/1932", id="b", scope="context")]).first


@pytest.mark.parametrize("form", FORMS)
def test_words_stand_beside_their_sign_where_there_is_room(book, event, form):
    """
    The letter of the side stands right of the sign and of its bar; so does the label, or left of both where only there it has
    room. The sign of the same record in a further lane is fainter, and its label quieter.
    """
    events = (
        event("1930-02/1930-06", id="a", short="A short name"),
        event("1932-12-31", id="b", short="M" * 32),
    )
    rows = spec_of(book.site.sides, SPAN, (Lane("One", events), Lane("Two", events[:1])), form)["datasets"]
    sign, label = (next(one for one in rows[name] if one["id"] == "a") for name in ("signs", "labels"))
    last, left = next(one for one in rows["signs"] if one["id"] == "b"), rows["labels_left"]

    assert sign["px"] < rows["bars"][0]["px2"] < label["px"]
    assert all(one["px"] > sign["px"] for one in rows["letters"] if one["id"] == "a")
    assert [1, 1, 0.7] == sorted((one["opacity"] for one in rows["signs"]), reverse=True)
    assert ["var(--ink)", "var(--muted)"] == [one["colour"] for one in rows["labels"] if one["id"] == "a"]
    assert all(one["px"] + 6 * len(one["text"]) <= form.width for one in rows["labels"])
    assert [("b", "M" * 32)] == [(one["id"], one["text"]) for one in left]
    assert form.beside <= left[0]["px"] - 6 * 32 < left[0]["px"] < last["px"]


def test_what_a_finger_presses_is_large_enough(event, spec):
    """
    On a phone what leads to a record is at least 24 pixels high and wide, and no two of them overlap.
    """
    events = [event(f"1931-05-{day:02}", id=f"e{day}") for day in range(1, 20)]
    hits = spec(*events, form=NARROW)["datasets"]["hits"]

    assert all(one["px2"] - one["px"] >= 24 and one["y2"] - one["y"] >= 24 for one in hits)
    for place, one in enumerate(hits):
        for other in hits[place + 1 :]:
            assert one["px2"] <= other["px"] or other["px2"] <= one["px"] or one["y"] != other["y"]


def test_only_what_is_busy_is_stretched(event):
    """
    Few records, or many on few days, or many over months, leave the scale even.
    """
    few = _busy(event)[:6]
    one_day = [event("1930-02-01", id="first"), *(event("1932-06-01", id=f"e{n}") for n in range(30))]
    months = [
        event((dt.date(1931, 1, 1) + dt.timedelta(days=2 * n)).isoformat(), id=f"e{n}") for n in range(200)
    ]

    assert [None, None, None] == [busy_stretch(one, SPAN) for one in (few, one_day, months)]
    assert Span(dt.date(1932, 6, 1), dt.date(1932, 6, 9)) == busy_stretch(_busy(event), SPAN)


@given(
    st.dates(SPAN.first, SPAN.last),
    st.dates(SPAN.first, SPAN.last),
    st.dates(SPAN.first, SPAN.last),
    st.integers(0, 30),
)
def test_the_scale_keeps_the_order_of_days(one, other, begin, days):
    """
    Wherever it is broken, a later day stands further right, and both ends of the span at the edges.
    """
    stretch = Span(begin, min(begin + dt.timedelta(days=days), SPAN.last))
    scale = Scale.of(SPAN, 10, 500, stretch)

    assert (scale.at(one) < scale.at(other)) == (one < other)
    assert (10, 500) == pytest.approx((scale.at(SPAN.first), scale.at(SPAN.last)))


def test_a_chart_covers_the_time_of_its_own_records(event):
    """
    The scale begins with the year of the first contact, or with its month where all is within half a year.
    """
    assert dt.date(1930, 1, 1) == span_of([event("1930-05-04"), event("1932", id="two")]).first
    assert dt.date(1930, 5, 1) == span_of([event("1930-05-04"), event("1930-06", id="two")]).first
    assert dt.date(1930, 1, 1) == span_of([event("1930-05-04")], whole_years=True).first


def test_background_is_folded_and_told(book, event):
    """
    A lane of background alone is one row of strokes, one for each record, which lead on and say what they are; its
    name and the caption say how many. Where there is nothing else, it is drawn like any.
    """
    background = tuple(event(f"1931-0{n}", id=f"b{n}", scope="context") for n in range(1, 9))
    lanes = (Lane("Contact", (event(),)), Lane("Behind", background))
    made = list(figures(book, SPAN, "x", "Title", lanes, "Caption."))
    rows = rows_of(next(one for one in made if isinstance(one, Output)).content)

    assert 8 == len(rows["strokes"]) == len({row["href"] for row in rows["hits"]} - {rows["hits"][0]["href"]})
    assert 1 == len({row["y"] for row in rows["strokes"]})
    assert "Behind (8, folded)" in " ".join(row["text"] for row in rows["names"])
    assert "Folded to one row of strokes: Behind (8 records)." in made[1].caption
    assert [] == spec_of(book.site.sides, SPAN, lanes[1:], WIDE)["datasets"]["strokes"]


def test_background_is_called_by_name_too(spec, event):
    """
    Beside the sign of background that is not folded stands what it is called, quieter than what is about contact; the key says
    what its colour means.
    """
    made = (
        event("1931-03", id="a"),
        event("1931-06", id="b", scope="context", title="The bells ring at noon"),
    )
    rows = spec(*made, form=NARROW)["datasets"]
    (label,) = [one for one in (*rows["labels"], *rows["labels_left"]) if one["id"] == "b"]

    assert ("The bells ring at noon", "var(--muted)") == (label["text"], label["colour"])
    assert "background: not about contact" in [one["text"] for one in rows["key_words"]]


def test_offices_are_bands_and_none_is_hollow(book, event):
    """
    An office is a bar with its name; the time without one is hollow; none is drawn beyond the scale.
    """
    roles = [
        Role(title=title, **{"from": start, "to": end, "basis": "background"})
        for title, start, end in (("Clerk", "1920", "1930-12-31"), ("No office", "1931", "1931-12-31"))
    ]
    lanes = (
        Lane("Offices", (), bands=tuple(Band(one, one.title == "No office") for one in roles)),
        Lane("Lane", (event(),)),
    )
    made = spec_of(book.site.sides, SPAN, lanes, WIDE)
    clerk, none = made["datasets"]["bands"]

    assert ["var(--rule)", "var(--paper)"] == [clerk["fill"], none["fill"]]
    assert ["Clerk", "No office"] == [row["text"] for row in made["datasets"]["band_words"]]
    assert made["usermeta"]["knots"][0]["px"] == clerk["px"] < clerk["px2"] <= none["px"] < none["px2"]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.folder or "wide")
@pytest.mark.parametrize(
    ("end", "goes_on"), [(None, True), ("1950", True), ("1931-06/..", True), ("1931-06", False)]
)
def test_an_office_that_goes_on_has_an_arrow(book, event, form, end, goes_on):
    """
    An office that is held after the last day of the chart, or of which no end is known, has an arrow, within the chart,
    which the key explains.
    """
    role = Role(title="Clerk", **{"from": "1920", "to": end, "basis": "background"})
    lanes = Lane("Offices", (), bands=(Band(role, False),)), Lane("Lane", (event(),))
    made = spec_of(book.site.sides, SPAN, lanes, form)
    (band,) = made["datasets"]["bands"]

    assert goes_on == any(
        row["px2"] == band["px2"] < row["px"] <= form.width - 4 for row in made["datasets"]["after"]
    )
    assert goes_on == ("office goes on" in [row["text"] for row in made["datasets"]["key_words"]])


def test_a_position_stands_until_the_next(book, event):
    """
    A position has its stance in words beside its sign, and a line to where the same party takes another, or to the edge.
    """
    stands = (
        Stand(dt.date(1931, 5, 4), dt.date(1932, 1, 1), "denies", "4 May 1931"),
        Stand(dt.date(1932, 1, 1), None, "asserts", "1 January 1932"),
    )
    lane = Lane("Party", (event(), event("1932-01-01", id="two")), stands=stands)
    rows = spec_of(book.site.sides, SPAN, (lane,), WIDE)["datasets"]
    first, second = rows["stands"]

    assert ["denies", "asserts"] == [row["text"] for row in rows["labels"]]
    assert first["px2"] == pytest.approx(rows["signs"][1]["px"])
    assert WIDE.width == second["px2"]
    assert first["y"] != second["y"]


def test_the_words_of_a_position_are_right_of_its_bar(book, event):
    """
    Where a position counts from a later day than its words can be of, its bar reaches to the edge of that day, and neither
    the letter of its side nor its stance stands on it.
    """
    days = Span(dt.date(1931, 5, 1), dt.date(1931, 5, 10))
    stands = (Stand(dt.date(1931, 5, 5), None, "asserts", "probably 3 May 1931"),)
    lane = Lane("Party", (event("1931-05-03~"),), stands=stands)
    rows = spec_of(book.site.sides, days, (lane,), WIDE)["datasets"]
    (bar,), (label,) = rows["bars"], rows["labels"]

    assert rows["signs"][0]["px"] < bar["px2"] < label["px"]


@pytest.mark.long
def test_thousands_of_records_take_no_longer_each(book, event):
    """
    A chart of four thousand records takes at most about four times as long as one of a thousand: no step of it is
    worse than linear.
    """

    def work(number):
        events = tuple(
            event((SPAN.first + dt.timedelta(days=n % 1000)).isoformat(), id=f"e{n}") for n in range(number)
        )
        lanes = tuple(Lane(f"Lane {n}", events[n::20]) for n in range(20))
        calls = 0

        def count(*_):
            nonlocal calls
            calls += 1

        sys.setprofile(count)
        try:
            list(figures(book, SPAN, "x", "Title", lanes, "Caption."))
        finally:
            sys.setprofile(None)
        return calls

    assert work(4000) <= 4.8 * work(1000)


@pytest.mark.long
@pytest.mark.long
def test_names_of_days_never_overlap(record):
    """
    Above the lanes of every chart of the site, in both forms, each name of a day ends before the next begins.
    """
    made = [
        (one.path, rows_of(one.content, form)["dates"])
        for one in render(record)
        if one.path.parts[0] == "charts" and one.path.suffix == ".json" and one.path.stem != "template"
        for form in ("wide", "narrow")
    ]
    assert len(made) > 100
    for path, dates in made:
        beside = ((ahead, other) for ahead, other in pairwise(dates) if ahead["y"] == other["y"])
        apart = [ahead["px"] + 6 * len(ahead["text"]) <= other["px"] for ahead, other in beside]
        assert all(apart), path


@given(begin=st.integers(-400, 400), days=st.integers(1, 300))
@example(begin=-1, days=6)
@example(begin=4, days=5)
def test_a_bar_beside_the_busy_stretch_is_no_longer_than_its_days(begin, days):
    """
    A bar of several days begins in the night before its first and ends in the night after its last, on whichever part of
    the scale these are; only about its sign, and where it would be shorter than it must, it reaches further.
    """
    stretch = Span(dt.date(1932, 6, 1), dt.date(1932, 6, 9))
    scale = Scale.of(Span(dt.date(1930, 1, 1), dt.date(1933, 12, 31)), 100, 800, stretch)
    first = stretch.first + dt.timedelta(days=begin)
    last = first + dt.timedelta(days=days)
    left, right = bar_ends(first, last, last, scale)
    day = dt.timedelta(days=1)

    assert scale.at(first - day) <= left <= scale.at(first) or right - left == pytest.approx(LONG)
    assert scale.at(last) <= right <= max(scale.at(last + day), scale.at(last) + AROUND)
