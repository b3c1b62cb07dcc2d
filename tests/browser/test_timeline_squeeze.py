"""What a view leaves empty is taken out of the live chart, and comes back, in a real Chromium."""

import pytest

from sourcebook.model import Channel, Event

pytestmark = pytest.mark.browser

STATE = """() => {
  const svg = [...document.querySelectorAll("figure.chart svg.marks")].find(one => one.checkVisibility());
  const rows = name => [...svg.querySelectorAll(`.${name}_marks > *`)].map(one => one.__data__.datum);
  const lanes = rows("lanes").map(one => one.y);
  const middle = ({ y, y2 }) => y2 === undefined ? y : (y + y2) / 2;
  const marks = ["signs", "strokes", "bars", "before", "after", "early"].flatMap(rows).map(middle);
  const end = rows("key_rule")[0].y;
  return {
    height: svg.viewBox.baseVal.height,
    end,
    names: rows("names").map(one => one.text),
    inLanes: lanes.map((top, place) => marks.filter(y => y > top && y < (lanes[place + 1] ?? end)).length),
    outside: marks.filter(y => y < lanes[0] || y > end).length,
    stacked: rows("signs").map(one => [one.id, one.px, one.y]),
    dates: rows("dates").map(one => one.y),
  };
}"""


def _choose(page, status):
    page.evaluate("document.querySelectorAll('.timeline-panel details').forEach(one => one.open = true)")
    page.locator(f".timeline-panel input[name='status'][value='{status}']").check()


def _named(state):
    return " ".join(state["names"])


def test_lanes_in_which_nothing_is_left_are_left_out(opened, book):
    """
    A narrowed chart has no empty lane, is lower for it, and names what is left; cleared, it is as it was.
    """
    acts = [one for one in book.resolved_events() if one.is_contact]
    status = max(sorted({one.record.status for one in acts}), key=[one.record.status for one in acts].count)
    page = opened("?from=2024-01-01")
    page.get_by_role("button", name="Show all days").click()
    whole = page.evaluate(STATE)
    _choose(page, status)
    narrowed = page.evaluate(STATE)

    assert 0 not in narrowed["inLanes"] and 0 == narrowed["outside"]
    left = {id for one in book.all(Event) if one.status == status for id in one.channels}
    channels = [one for one in book.all(Channel) if book.events_of(one)]
    assert all(one.name in _named(whole) for one in channels)
    assert {one.id for one in channels if one.name in _named(narrowed)} == left
    assert narrowed["height"] < whole["height"] / 1.5
    assert narrowed["end"] < max(narrowed["dates"]) < narrowed["height"]

    page.get_by_role("button", name="Clear all that is chosen").first.click()
    assert whole == page.evaluate(STATE)


@pytest.mark.parametrize("viewport", [{"width": 1280, "height": 900}, {"width": 360, "height": 740}])
@pytest.mark.parametrize(
    "search",
    [
        "?from=2025-02-03&to=2025-02-10",
        "?official={official}&from=2022-01-02",
        "?topic={topic}&from=2022-01-02",
        "?lanes=official&from=2025-02-05",
    ],
)
def test_no_two_signs_come_to_stand_on_each_other(opened, official, topic, search, viewport):
    """
    However a view is narrowed, what stood apart stays apart, every mark stands within its lane, and no lane is empty.
    """
    page = opened(search.format(official=official.id, topic=topic.id), viewport=viewport)
    page.wait_for_function(
        "() => new URLSearchParams(location.search).get('lanes') === null || document.querySelector('figcaption').textContent.includes('Narrowed')"
    )
    state = page.evaluate(STATE)
    stacked = [(round(px, 1), round(y, 1)) for _, px, y in state["stacked"]]

    assert len(stacked) == len(set(stacked)) > 0
    assert 0 not in state["inLanes"] and 0 == state["outside"]


def test_folded_lanes_do_not_tell_the_number_of_all(opened, book):
    """
    The name of a folded lane counts its records where all are shown, and where they are not says only that it is folded.
    """
    background = [one for one in book.all(Event) if one.scope == "context" and not one.channels]
    names = "[...document.querySelectorAll('.chart-wide .names_marks > text')].map(one => one.textContent).join(' ')"
    page = opened()
    assert f"({len(background)}, folded)" in page.evaluate(names)
    page = opened("?scope=context")
    assert "Background (folded)" in page.evaluate(names) and str(len(background)) not in page.evaluate(names)
    narrowed = _named(opened("?from=2025-02-03").evaluate(STATE))
    assert "Background (folded)" in narrowed
    assert str(len(background)) not in narrowed


def test_nothing_left_leaves_the_chart_its_lanes(opened):
    """
    A view without a record shows the chart with its lanes, empty, beside the word that nothing fits.
    """
    page = opened("?words=qzxwv&from=2022-01-02")

    assert page.get_by_text("No record here fits this selection.").is_visible()
    assert len(page.evaluate(STATE)["inLanes"]) > 5


def test_a_bar_that_goes_on_says_so(opened):
    """
    A bar that is cut at an edge of the window has dots there, and no arrow, which would call its date open.
    """
    page = opened("?from=2025-02-04&to=2025-02-06")
    bars, before, words = (
        page.evaluate("""() => ["bars", "before", "words"].map(name => [...document.querySelectorAll(`.vega-embed .${name}_marks > *`)]
        .filter(one => one.checkVisibility()).map(one => one.__data__.datum))""")
    )
    cut = {one["id"] for one in bars if one["x"] < "2025-02-04"}

    assert cut
    assert cut == {one["id"] for one in words if one["text"] == "…"}
    assert not cut & {one["id"] for one in before}
