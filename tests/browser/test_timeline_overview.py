"""The strip above the timeline, and its rows parted otherwise, in a real Chromium."""

import datetime as dt
import re

import pytest

from sourcebook.charts.timeline import ROWS
from sourcebook.model import Event

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
STRIP = ".timeline-overview >> visible=true"


def _asked(page):
    """The window of days in the address: its first and its last day, None where it is open."""
    asked = page.evaluate("() => location.search")  # `page.url` can be told late
    found = (re.search(rf"{name}=(\d{{4}}-\d\d-\d\d)", asked) for name in ("from", "to"))
    return tuple(one and one[1] for one in found)


def _box(page, what=""):
    return page.locator(f"{STRIP} >> {what}" if what else STRIP).bounding_box()


def _drag(page, begin, end, y):
    page.mouse.move(begin, y)
    page.mouse.down()
    page.mouse.move((begin + end) / 2, y, steps=4)
    page.mouse.move(end, y, steps=4)
    page.mouse.up()


def _at(page, day):
    """Where on the window a day stands in the strip, from the dates that it names."""
    return page.evaluate(
        """async day => {
        const { src } = document.querySelector("script[src*='site.js']");
        const { dayOf } = await import(new URL("days.js", src));
        const { Scale } = await import(new URL("scale.js", src));
        const place = [...document.querySelectorAll(".chart-drawing")].find(one => one.checkVisibility());
        const strip = [...document.querySelectorAll(".timeline-overview")].find(one => one.checkVisibility()).getBoundingClientRect();
        const { fetchSpec } = await import(new URL("dom.js", src));
        const spec = await fetchSpec(place, place.dataset.chart);
        const at = new Scale(spec.usermeta).at(dayOf(day));
        return strip.left + at * strip.width / spec.width;
    }""",
        day,
    )


def _strokes(page, faint):
    """The ids of the records with strokes that are faint, or that are not."""
    return page.locator(
        f"{STRIP} >> line[stroke]{'.overview-faint' if faint else ':not(.overview-faint)'}"
    ).count()


def test_the_strip_holds_each_record_once(opened, official, book):
    """
    All of the time is in one look: a stroke for each record, however many rows it stands in, and whatever is chosen
    is told apart from the rest.
    """
    page = opened()
    assert _strokes(page, faint=False) == len(book.all(Event))

    page = opened(f"?official={official.id}")
    own = [one for one in book.all(Event) if any(part.official == official.id for part in one.officials)]
    assert 0 < len(own) == _strokes(page, faint=False)
    assert len(book.all(Event)) - len(own) == _strokes(page, faint=True)


def test_what_is_not_chosen_is_pale_however_much_of_it_lies_together(opened, official):
    """
    A stroke of what is not chosen has one pale colour, to which others at the same day add nothing; what is chosen lies above it.
    """
    page = opened(f"?official={official.id}")
    page.locator(f"{STRIP} >> .overview-faint").first.wait_for(state="attached")
    seen = page.evaluate("""() => {
        const strip = [...document.querySelectorAll(".timeline-overview")].find((one) => one.checkVisibility());
        const rule = strip.querySelector(".overview-ground");
        return [...strip.querySelectorAll("line[stroke]")].map((one) => {
            const { opacity, stroke } = getComputedStyle(one);
            return [one.matches(".overview-faint"), opacity === "1" && stroke === getComputedStyle(rule).fill];
        });
    }""")
    assert all(is_faint == is_pale for is_faint, is_pale in seen)
    assert sorted(seen, reverse=True) == seen


@pytest.mark.parametrize("viewport", [{"width": 1280, "height": 900}, PHONE])
def test_a_window_is_drawn_on_the_strip(opened, viewport):
    """
    Drawing from the middle of one day to that of another, either way, chooses these days and those between, in the
    address, in the fields and in the chart; it is one step in the history.
    """
    page = opened(viewport=viewport)
    y = _box(page)["y"] + 12
    _drag(page, _at(page, "2025-02-08"), _at(page, "2025-02-04"), y)

    assert ("2025-02-04", "2025-02-08") == _asked(page)
    assert "2025-02-04" == page.locator(".timeline-days input[type=date]").first.input_value()
    page.locator("svg.marks >> visible=true", has_text="4 to 8 February 2025").wait_for()
    page.go_back()
    assert (None, None) == _asked(page)
    page.wait_for_function("() => document.querySelector('.timeline-days input[type=date]')?.value === ''")


def test_the_window_is_moved_and_stretched(opened):
    """
    The window is dragged whole, keeping its days' width on the scale; an end is dragged alone; a press beside brings
    it there; a press on it changes nothing.
    """
    page = opened("?from=2025-02-04&to=2025-02-06")
    y, day = _box(page)["y"] + 12, _at(page, "2025-02-05") - _at(page, "2025-02-04")
    _drag(page, _at(page, "2025-02-05"), _at(page, "2025-02-05") + 2 * day, y)
    assert ("2025-02-06", "2025-02-08") == _asked(page)

    hold = _box(page, "[data-end=to] .overview-hold")
    _drag(page, hold["x"] + hold["width"] / 2, hold["x"] + hold["width"] / 2 + 2 * day, y)
    assert ("2025-02-06", "2025-02-10") == _asked(page)

    page.mouse.click(_at(page, "2025-02-07"), y)
    assert ("2025-02-06", "2025-02-10") == _asked(page)
    page.mouse.click(_at(page, "2025-02-05"), y)
    assert ("2025-02-03", "2025-02-07") == _asked(page)


def test_a_press_on_the_strip_makes_a_window(opened):
    """
    Where all of the time is shown, a press on a day of the stretch chooses that day; on the years, the weeks about it.
    """
    page = opened()
    y = _box(page)["y"] + 12
    page.mouse.click(_at(page, "2025-02-05"), y)
    assert ("2025-02-05", "2025-02-05") == _asked(page)

    page.keyboard.press("Escape")
    page.get_by_role("button", name="Show all days").click()
    page.mouse.click(_at(page, "2022-11-08"), y)
    begun, ended = (dt.date.fromisoformat(one) for one in _asked(page))
    assert begun < dt.date(2022, 11, 8) < ended
    assert dt.timedelta(20) < ended - begun < dt.timedelta(200)


def test_the_days_drawn_one_by_one_are_a_button_away(opened):
    """
    The stretch where most is recorded is named in words on a button that shows it.
    """
    page = opened(viewport=PHONE)
    page.get_by_role("button", name="Show 3 to 11 February 2025, where most is recorded").click()

    assert ("2025-02-03", "2025-02-11") == _asked(page)


def test_the_ends_of_the_window_are_moved_by_keys(opened):
    """
    Both ends can be reached with the tabulator, say their day, and go by arrows at least a day at a time; Home and End
    open the window, and an end never passes the other.
    """
    page = opened("?from=2025-02-04&to=2025-02-06")
    first, last = page.locator(f"{STRIP} >> [role=slider]").all()
    assert ["First day", "Last day"] == [one.get_attribute("aria-label") for one in (first, last)]
    assert "2025-02-04" == first.get_attribute("aria-valuetext")

    first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert ("2025-02-06", "2025-02-06") == _asked(page)
    page.keyboard.press("Home")
    page.keyboard.press("Tab")
    assert last.evaluate("one => one === document.activeElement")
    page.keyboard.press("ArrowLeft")
    assert (None, "2025-02-05") == _asked(page)
    page.keyboard.press("End")
    assert (None, None) == _asked(page)


def test_a_finger_draws_a_window_and_the_page_still_scrolls(opened):
    """
    At 360 px a finger that goes sideways over the strip chooses days; one that goes up or down scrolls the page.
    """
    page = opened(viewport=PHONE, has_touch=True)
    assert "pan-y" == page.locator(STRIP).evaluate("one => getComputedStyle(one).touchAction")
    finger = page.context.new_cdp_session(page)
    y, begin, end = _box(page)["y"] + 12, _at(page, "2025-02-05"), _at(page, "2025-02-09")

    def touch(kind, *points):
        finger.send(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x in points]}
        )

    touch("touchStart", begin)
    for step in range(1, 9):
        touch("touchMove", begin + (end - begin) * step / 8)
    touch("touchEnd")
    page.wait_for_function("() => location.search.includes('from')")

    begun, ended = (dt.date.fromisoformat(one) for one in _asked(page))
    assert dt.date(2025, 2, 5) <= begun < ended <= dt.date(2025, 2, 9)


@pytest.mark.parametrize("viewport", [{"width": 1280, "height": 900}, PHONE])
@pytest.mark.parametrize("way", [one for one in ROWS if one != "channel"])
def test_rows_are_parted_otherwise(opened, book, way, viewport):
    """
    The rows can be by official, topic, country or kind: the same records stand in them, the address says so and
    brings it back, the chart is told anew in words, and what was chosen stays chosen.
    """
    page = opened("?from=2024-01-01", viewport=viewport)
    before = _drawn(page)
    page.locator("select[aria-label=Rows]").select_option(way)
    _wait_for_rows(page, way)

    assert f"lanes={way}" in page.url and "from=2024-01-01" in page.url
    assert ROWS[way][1] in page.locator("figcaption").text_content()
    assert before == _drawn(page)
    page.reload()
    _wait_for_rows(page, way)
    assert before == _drawn(page)
    assert way == page.locator("select[aria-label=Rows]").input_value()
    page.locator("select[aria-label=Rows]").select_option("")
    _wait_for_rows(page, "channel")
    assert "lanes" not in page.url
    assert [] == page.complaints


def _wait_for_rows(page, way):
    page.wait_for_function(
        """way => [...document.querySelectorAll(".chart-drawing")]
        .some(one => one.checkVisibility() && one.live?.spec.usermeta.title === `Records by ${way}`)""",
        arg=way,
    )


def _drawn(page):
    return set(
        page.evaluate("""() => [...document.querySelectorAll(".chart-drawing")].filter(one => one.checkVisibility())
        .flatMap(one => [...one.querySelectorAll(":is(.signs_marks, .strokes_marks) > :not(.left-out)")])
        .map(one => one.dataset.of ?? one.__data__.datum.id)""")
    )


def test_rows_changed_in_haste_end_as_last_asked(opened):
    """
    Whoever changes the rows faster than they are drawn gets those asked for last, be those before slow to come, and no
    view is left behind.
    """
    page = opened()
    held = []
    page.route("**/charts/timeline/topic.json", lambda route: held.append(route))
    for way in ("topic", "kind", "official", "country"):
        page.locator("select[aria-label=Rows]").select_option(way)
    _wait_for_rows(page, "country")
    for route in held:
        route.continue_()
    page.wait_for_timeout(1000)
    assert held
    _wait_for_rows(page, "country")

    assert 1 == page.locator(".vega-embed").count()
    assert 1 == page.locator(".chart-drawing svg.marks >> visible=true").count()


def _assert_it_is_the_chart_by_channel(page):
    """The whole chart by channel is displayed, says so, and is taken as what it is."""
    assert len(_drawn(page)) > 60
    assert not page.locator("figcaption").text_content().startswith("Narrowed")
    with page.expect_download() as taken:
        page.locator(".chart-png button").click()
    assert "timeline.png" == taken.value.suggested_filename


def test_rows_that_cannot_be_had_leave_those_before(opened, official, below):
    """
    Where the chart by other rows cannot be fetched, the one before stays, is named as it is, and goes on being narrowed
    and widened; the choice goes back to it.
    """
    page = opened(f"?official={official.id}")
    page.route("**/charts/timeline/official.json", lambda route: route.abort())
    page.locator("select[aria-label=Rows]").select_option("official")
    page.wait_for_function("() => document.querySelector('select[aria-label=Rows]')?.value === ''")
    assert "lanes" not in page.url
    page.get_by_role("button", name="Clear all that is chosen").first.click()

    _assert_it_is_the_chart_by_channel(page)


def test_rows_on_their_way_do_not_stop_the_chart_before(opened, official):
    """
    While other rows are slow to come, the chart that is still displayed follows what is chosen, and so does its picture.
    """
    page = opened(f"?official={official.id}")
    held = []
    page.route("**/charts/timeline/official.json", lambda route: held.append(route))
    page.locator("select[aria-label=Rows]").select_option("official")
    page.get_by_role("button", name="Clear all that is chosen").first.click()

    _assert_it_is_the_chart_by_channel(page)
    for route in held:
        route.continue_()
    _wait_for_rows(page, "official")


def test_the_strip_keeps_clear_of_print_and_of_pages_without_a_script(below, visit, opened):
    """
    On paper there is no strip; without a script there is none either, and the other rows are links.
    """
    page = opened()
    page.emulate_media(media="print")
    assert 0 == page.locator(STRIP).count()

    page = visit(f"{below}timeline/", java_script_enabled=False)
    assert 0 == page.locator(".timeline-overview").count()
    assert [one for one in ROWS if one != "channel"] == page.locator(
        ".row-pages a >> visible=true"
    ).all_text_contents()
