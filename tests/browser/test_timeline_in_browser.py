"""The timeline as a document, in a real Chromium: narrowed, moved, shared, taken away, and without a script."""

import csv
import datetime as dt
import io
import json
import re
from collections import Counter

import pytest

from sourcebook.model import Event

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
ZONES = ("Pacific/Pago_Pago", "America/St_Johns", "UTC", "Asia/Kathmandu", "Pacific/Kiritimati")
SHIFTS = """new PerformanceObserver((list) => {
  for (const one of list.getEntries()) window.shifted = (window.shifted ?? 0) + one.value;
}).observe({ type: "layout-shift", buffered: true });"""
LEAST = 40  # pixels, of what a finger presses
FIRST_MARK = """[...document.querySelectorAll(".chart-wide .hits_marks > *")]
  .find(one => one.getAttribute("tabindex") === "0").getAttribute("aria-label").split("\\n")[0]"""


def _listed(page, where=""):
    """The ids of the records that the list shows."""
    return page.evaluate(
        """where => [...document.querySelectorAll(`${where}.day + ul > li > a`)]
        .filter(one => one.checkVisibility()).map(one => one.pathname.split("/").at(-2))""",
        where,
    )


def _wait_for_list(page, ids):
    """Wait until the list shows these records, in this order."""
    page.wait_for_function(
        """ids => ids.join() === [...document.querySelectorAll(".day + ul > li > a")]
        .filter(one => one.checkVisibility()).map(one => one.pathname.split("/").at(-2)).join()""",
        arg=ids,
    )


def _drawn(page):
    """The ids of the records whose signs or strokes the chart shows, as it was drawn beforehand or live."""
    return set(
        page.evaluate("""() => [...document.querySelectorAll(".chart-drawing")].filter(one => one.checkVisibility())
        .flatMap(one => [...one.querySelectorAll(":is(.signs_marks, .early_marks, .strokes_marks) > :not(.left-out)")])
        .map(one => one.dataset.of ?? one.__data__.datum.id)""")
    )


def _choose(page, facet, value):
    page.evaluate("document.querySelectorAll('.timeline-panel details').forEach(one => one.open = true)")
    page.locator(f".timeline-panel input[name='{facet}'][value='{value}']").check()


def _may_fall(event, first, last):
    """Whether an event may have been within some days."""
    begin, end = event.took_place.first, event.took_place.last
    return (end is None or first <= end.isoformat()) and (begin is None or begin.isoformat() <= last)


def _surely_fell(event, first, last):
    """Whether an event was within some days, whichever of its possible days it was on."""
    if "?" in event.date.text or "~" in event.date.text:
        return False
    if event.lasted and event.date.begin and event.date.end:
        return event.date.begin.last.isoformat() <= last and first <= event.date.end.first.isoformat()
    begin, end = event.took_place.first, event.took_place.last
    return begin is not None and end is not None and first <= begin.isoformat() and end.isoformat() <= last


def test_a_facet_narrows_chart_and_list_together(opened, book):
    """
    What is chosen leaves the same records in the list and in the chart, and the count says how many of how many.
    """
    page = opened()
    status = "claimed-by-one-side"
    _choose(page, "status", status)
    wanted = [one.id for one in book.all(Event) if one.status == status]

    assert wanted == _listed(page)
    assert set(wanted) == _drawn(page)
    assert f"{len(wanted)} of {len(book.all(Event))} records" == page.locator(".timeline-count").inner_text()
    assert [] == page.complaints


def test_facets_say_how_many_records_there_are_of_each(opened, book):
    """
    Beside each value stands the number of records that choosing it would leave.
    """
    page = opened("?scope=contact")
    page.evaluate("document.querySelectorAll('.timeline-panel details').forEach(one => one.open = true)")
    for line in page.locator(".timeline-facet input[name='topic']").all():
        topic = line.get_attribute("value")
        number = line.locator("xpath=..").locator(".timeline-number").inner_text()
        assert number == str(
            sum(one.scope == "contact" and topic in one.topics for one in book.all(Event))
        ), topic


def test_a_window_answers_what_happened_then(opened, book):
    """
    From 3 to 10 February 2025 the list holds every record whose date may fall then, and no other: first those that
    surely did, then under a heading those that did perhaps, both counted; the chart's signs are those of that time.
    """
    days = "2025-02-03", "2025-02-10"
    page = opened("?from={}&to={}".format(*days))
    found = [one for one in book.resolved_events() if _may_fall(one, *days)]
    sure, perhaps = (
        [one.id for one in found if _surely_fell(one, *days) is wanted] for wanted in (True, False)
    )
    heading = page.get_by_role("heading", name="Perhaps in these days")
    certain = {one.id for one in book.all(Event) if "2025-02-03" <= one.order[0] <= "2025-02-10"}

    assert sure and perhaps
    assert [*sure, *perhaps] == _listed(page)
    assert perhaps == _listed(page, ".timeline-perhaps > ")
    assert (
        f"{len(sure)} in these days, {len(perhaps)} perhaps, of {len(book.all(Event))} records"
        == page.locator(".timeline-count").inner_text()
    )
    assert certain == _drawn(page)
    page.get_by_role("button", name="Show all days").click()
    assert [one.id for one in book.all(Event)] == _listed(page)
    assert not heading.count()


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1440, "height": 900}])
def test_days_are_typed_at_the_top_of_the_filter(opened, book, viewport):
    """
    From and To stand in sight above the chart, with nothing to open first, and ask for the same as an address with these
    days; each field is wide enough for its day.
    """
    page = opened(viewport=viewport)
    fields = page.get_by_label("From", exact=True), page.get_by_label("To", exact=True)
    chart = page.locator("figure.chart").bounding_box()
    for field, day in zip(fields, ("2025-02-03", "2025-02-10"), strict=True):
        assert field.bounding_box()["y"] < chart["y"] and field.bounding_box()["width"] >= 128
        field.fill(day)
    page.wait_for_url("**?from=2025-02-03&to=2025-02-10")
    typed = _listed(page)

    assert typed == _listed(opened("?from=2025-02-03&to=2025-02-10", viewport=viewport))
    assert 0 < len(typed) < len(book.all(Event))


def test_a_month_of_the_list_is_one_click_away(opened):
    """
    Below a year stands a link to each of its months, which leads to what the view has left of that month, and keeps the
    view; a month of which nothing is left leads nowhere.
    """
    page = opened("?scope=contact", viewport=PHONE)
    months = page.locator("#y2022 + .months")
    assert months.locator("a.timeline-none").first.evaluate("one => one.inert")
    months.locator("a", has_text="November").click()
    page.wait_for_url("**?scope=contact#m2022-11")
    top = page.evaluate(
        """[...document.querySelectorAll("h3.day")].find(one => one.checkVisibility()
        && one.getBoundingClientRect().top > document.querySelector(".timeline-panel").getBoundingClientRect().bottom - 2)
        .textContent"""
    )
    assert "November 2022" in top


def test_nothing_on_the_page_passes_a_part_for_the_whole(opened, book, official):
    """
    Where a view leaves records out, the caption says what is chosen and how many are left of how many, and whoever goes on
    to a year keeps the view.
    """
    own = [one for one in book.resolved_events() if any(who.official == official for who in one.actors)]
    (year, _), *_ = Counter(one.year for one in own if one.date.is_certain()).most_common(1)
    days = f"{year}-01-01", f"{year}-12-31"
    view = "official={}&from={}&to={}".format(official.id, *days)
    found = [one for one in own if _may_fall(one, *days)]
    sure = [one for one in found if _surely_fell(one, *days)]
    page = opened(f"?{view}")
    assert page.locator("figcaption").text_content().startswith(f"Narrowed: {len(sure)} in these days")
    assert f"Official: {official.name}" in page.locator("figcaption").text_content()
    shown = page.locator(".chart-drawing >> visible=true").get_attribute("aria-label")
    assert f"{len(sure)} in these days" in shown
    page.locator(".years a", has_text=str(year)).click()
    assert page.url.endswith(f"{view}#y{year}")
    assert sorted(one.id for one in found) == sorted(_listed(page))

    page = opened()
    assert not page.locator("figcaption").text_content().startswith("Narrowed")


@pytest.mark.parametrize(
    ("search", "words"),
    [
        ("?from=2035-01-01", "from 1 January 2035"),
        ("?to=1950-01-01", "to 1 January 1950"),
        ("?from=2025-02-10&to=2025-02-03", "10 to 3 February 2025"),
    ],
)
def test_a_window_beyond_the_scale_says_nothing_false(opened, book, search, words):
    """
    Days later or earlier than the chart are told as they were asked for, and only records whose dates are open that way
    are left, where they stand; from a later day to an earlier one there is nothing.
    """
    page = opened(search)
    left = _listed(page)
    asked = dict(one.split("=") for one in search[1:].split("&"))
    fit = [
        one.id
        for one in book.resolved_events()
        if len(asked) == 1 and _may_fall(one, asked.get("from", "0000"), asked.get("to", "9999"))
    ]

    assert sorted(fit) == sorted(left)
    assert words in page.locator("figcaption").text_content()
    assert _drawn(page) == set(fit) or not fit
    assert [] == page.complaints


def test_what_no_day_is_is_not_heeded(opened, book):
    """
    A date that is none, and signs that nobody sees, are left out of what the address asks.
    """
    page = opened("?from=2025-02-31&words=%00letter%E2%80%AE")

    assert "" == page.locator(".timeline-days input[type=date]").first.input_value()
    assert "letter" == page.get_by_label("Words", exact=True).input_value()
    assert 0 < len(_listed(page)) < len(book.all(Event))


def test_without_its_script_the_page_is_whole(below, visit):
    """
    Where the controls cannot be fetched, the page is as without a script: no room is kept for them, and links are there.
    """
    page = visit(f"{below}about/")
    page.route("**/assets/timeline.js", lambda route: route.abort())
    page.goto(f"{below}timeline/")
    page.locator(".timeline-bare").wait_for()

    assert page.locator(".row-pages").is_visible() and page.locator(".facet-pages").is_visible()
    assert "0px" == page.locator("figure.chart").evaluate("one => getComputedStyle(one).paddingTop")


@pytest.mark.parametrize("missing", ["**/assets/vega.js", "**/charts/**/timeline.json"])
def test_where_nothing_can_be_drawn_live_the_drawing_shows_what_is_chosen(below, visit, book, missing):
    """
    Where the chart stays as the page brings it, it shows the records that the view holds and no others, and says so.
    """
    page = visit(f"{below}about/")
    page.route(missing, lambda route: route.abort())
    page.goto(f"{below}timeline/?from=2025-02-03&to=2025-02-10&scope=contact")
    page.locator(".timeline-count", has_text=f"of {len(book.all(Event))} records").wait_for()
    page.wait_for_timeout(500)

    assert not page.locator("svg.marks").count()
    assert {
        one.id
        for one in book.resolved_events()
        if one.scope == "contact" and _may_fall(one, "2025-02-03", "2025-02-10")
    } == _drawn(page)
    assert page.locator("figcaption").text_content().startswith("Narrowed")


def test_the_address_holds_the_view_and_brings_it_back(opened, book, official, topic):
    """
    A link to a view shows the same view to whoever follows it; what it names that is not here does no harm.
    """
    page = opened()
    theirs = next(one for one in book.events_of(official) if topic.id in one.topics)
    word = max(re.findall("[a-z]+", theirs.title), key=len)
    _choose(page, "official", official.id)
    _choose(page, "topic", topic.id)
    page.get_by_label("Words", exact=True).fill(word)
    page.wait_for_url("**words=**")
    other = opened("?" + page.url.partition("?")[2])

    assert f"official={official.id}&topic={topic.id}&words={word}" == page.url.partition("?")[2]
    assert [] != _listed(page) == _listed(other)
    assert other.locator(f"input[value='{official.id}']").is_checked()
    assert len(book.all(Event)) == len(
        _listed(opened("?official=__proto__&topic=nobody&from=soon&to=2025-99-99"))
    )


def test_what_an_address_asks_for_in_vain_is_told(opened, visit, below, book):
    """
    A value or a parameter that is not here is named above the list, with why, while the rest of the address holds; one press
    leaves it out, and a step back brings it again. Without scripts the page says that it shows all.
    """
    status = "claimed-by-one-side"
    wanted = [one.id for one in book.all(Event) if one.status == status]
    page = opened(f"?official=nobody&offical=sergei-ryabkov&status={status}")
    told = page.locator(".timeline-unknown")

    assert told.inner_text().startswith(
        "Not understood in the address: official=nobody (no record here has it); "
        "offical=sergei-ryabkov (nothing here is narrowed by it)."
    )
    assert wanted == _listed(page)
    page.get_by_role("button", name="Leave out what is not understood").click()
    told.wait_for(state="hidden")
    assert page.url.endswith(f"?status={status}")
    assert wanted == _listed(page)
    page.go_back()
    told.wait_for()
    assert not opened(f"?status={status}&utm_source=letter").locator(".timeline-unknown").is_visible()
    bare = visit(f"{below}timeline/?status={status}", java_script_enabled=False)
    assert bare.get_by_text("Without scripts this page has every record").is_visible()
    assert not page.get_by_text("Without scripts this page has every record").is_visible()


def test_the_caption_says_of_lines_what_is_true(opened, visit, below):
    """
    Where all lines between records are drawn, the caption says what they mean; where a script draws those of one record alone, how
    they are seen; on paper, where none is drawn, nothing. A narrowed view keeps that.
    """
    meant, seen = "A line leads from", "to see its lines"
    page = opened("?scope=contact")
    caption = page.locator("figure.chart figcaption")
    assert caption.inner_text().startswith("Narrowed: ")
    assert meant in caption.inner_text() and seen in caption.inner_text()
    page.get_by_label("Connections").check()
    assert meant in caption.inner_text() and seen not in caption.inner_text()
    page.emulate_media(media="print")
    assert meant in caption.inner_text() and seen not in caption.inner_text()
    page.emulate_media(media="screen")
    page.get_by_label("Connections").uncheck()
    page.emulate_media(media="print")
    assert meant not in caption.inner_text() and seen not in caption.inner_text()
    bare = visit(f"{below}timeline/", java_script_enabled=False).locator("figure.chart figcaption")
    assert meant in bare.inner_text() and seen not in bare.inner_text()


def test_rows_that_a_chart_has_not_are_told(visit, below):
    """
    Rows that nobody can have are named, and leave the chart as it is.
    """
    page = visit(f"{below}timeline/?lanes=tide")

    page.locator(".timeline-unknown:not(:empty)").wait_for()
    assert "lanes=tide (the chart has no such rows)" in page.locator(".timeline-unknown").inner_text()
    assert "" == page.locator("select[aria-label=Rows]").input_value()


def test_back_and_forward_go_through_the_views(opened):
    """
    Each choice is a step in the history; typing a word is one.
    """
    page = opened()
    everything = _listed(page)
    _choose(page, "scope", "contact")
    contacts = _listed(page)
    page.get_by_label("Words", exact=True).press_sequentially("letter")
    page.wait_for_url("**words=letter")
    letters = _listed(page)
    assert len(everything) > len(contacts) > len(letters) > 0

    page.go_back()
    _wait_for_list(page, contacts)
    page.go_back()
    _wait_for_list(page, everything)
    assert not page.locator("input[value='contact']:checked").count()
    page.go_forward()
    _wait_for_list(page, contacts)
    page.go_forward()
    _wait_for_list(page, letters)
    assert "letter" == page.get_by_label("Words", exact=True).input_value()


def test_the_chart_is_zoomed_and_moved(opened):
    """
    Buttons, a drag and the wheel with Ctrl change the window of time, which stands in the address; the wheel alone
    scrolls the page.
    """
    page = opened()
    page.get_by_role("button", name="Zoom in").click()
    page.locator("figure.chart svg.marks >> visible=true").wait_for()
    assert (first := re.search(r"from=([\d-]+)$", page.url)), "the last days stay"
    page.get_by_role("button", name="Earlier").click()
    assert re.search(r"from=([\d-]+)&to=", page.url)[1] < first[1]
    page.get_by_role("button", name="Show all days").click()
    assert "?" not in page.url

    chart = page.locator(".chart-drawing >> visible=true")
    page.evaluate("window.scrollTo(0, 0)")
    box = chart.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 120)
    page.mouse.wheel(0, 200)
    page.wait_for_timeout(400)
    assert page.evaluate("window.scrollY") > 100
    assert "?" not in page.url
    page.evaluate("window.scrollTo(0, 0)")
    page.keyboard.down("Control")
    for _ in range(4):
        page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    page.wait_for_url("**/timeline/?from=*")
    before = page.url
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.95, box["y"] + 120, steps=5)
    page.mouse.up()
    assert before != page.url and "timeline/?" in page.url
    assert [] == page.complaints


def test_a_drag_is_not_a_click(opened):
    """
    Whoever lets go on a sign after a drag, be it there and back, stays on the page; a press without one opens it.
    """
    page = opened("?from=2025-02-03&to=2025-02-06")
    sign = page.locator("svg.marks .hits_marks path >> visible=true").first
    box = sign.bounding_box()
    page.mouse.move(box["x"] + 4, box["y"] + 4)
    page.mouse.down()
    page.mouse.move(box["x"] + 90, box["y"] + 4, steps=6)
    page.mouse.move(box["x"] + 4, box["y"] + 4, steps=6)
    page.mouse.up()
    page.wait_for_timeout(300)
    assert "/timeline/" in page.url

    page.mouse.click(box["x"] + 4, box["y"] + 4)
    page.wait_for_url("**/events/*/")


def test_a_finger_drags_the_chart(opened):
    """
    At 360 px a finger that goes sideways over the chart moves it in time, and opens nothing.
    """
    page = opened("?from=2025-02-05&to=2025-02-08", viewport=PHONE, has_touch=True)
    finger = page.context.new_cdp_session(page)
    page.evaluate("window.scrollTo(0, 400)")
    box = page.locator("figure.chart svg.marks >> visible=true").bounding_box()
    y = box["y"] + 160
    for kind, points in [
        ("touchStart", [90]),
        *(("touchMove", [90 + 20 * step]) for step in range(1, 6)),
        ("touchEnd", []),
    ]:
        finger.send(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x in points]}
        )
    page.wait_for_function("() => !location.search.includes('from=2025-02-05')")

    assert "/timeline/" in page.url
    assert re.search(r"from=2025-02-0[1-4]&", page.url)


def test_the_link_to_a_view_is_copied(opened, official):
    """
    “Copy link” puts the address of the view on the clipboard; where the browser refuses, it is shown to be taken.
    """
    page = opened(f"?official={official.id}&from=2025-02-03")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link to this view").click()
    page.get_by_text("Copied.").wait_for()
    assert page.url == page.evaluate("navigator.clipboard.readText()")

    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('refused')))")
    page.get_by_role("button", name="Copy link to this view").click()
    assert page.url == page.get_by_label("Link to this view").last.input_value()


def test_download_equals_the_list(opened, built_site, official):
    """
    CSV and JSON hold exactly the records of the list, in its order: each row as the files of the data have it.
    """
    page = opened(f"?official={official.id}&status=on-record")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download this selection as JSON").click()
    records = json.loads(taken.value.path().read_text("utf-8"))
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download this selection as CSV").click()
    lines = taken.value.path().read_bytes()
    data = built_site / "out" / "site" / "data" / "v1"
    whole = {one["id"]: one for one in json.loads((data / "json" / "events.json").read_text("utf-8"))}
    head, *rows = csv.reader(
        io.StringIO((data / "csv" / "events.csv").read_bytes().decode("utf-8-sig"), newline="")
    )
    by_id = {row[0]: row for row in rows}
    listed = _listed(page)

    assert listed and len(listed) < len(whole)
    assert [whole[id] for id in listed] == records
    assert [head, *(by_id[id] for id in listed)] == [
        *csv.reader(io.StringIO(lines.decode("utf-8-sig"), newline=""))
    ]


def test_a_formula_in_a_title_is_text_in_csv(below, visit):
    """
    `=`, `+`, `-` and `@` at the beginning of a cell get an apostrophe before them.
    """
    page = visit(f"{below}about/")
    titles = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", 'a "quoted", cell')

    def hostile(route):
        rows = route.fetch().json()
        for row, title in zip(rows, titles, strict=False):
            row["title"] = title
        route.fulfill(json=rows)

    page.route("**/data/v1/json/events.json", hostile)
    page.goto(f"{below}timeline/")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download this selection as CSV").click()
    rows = list(csv.DictReader(io.StringIO(taken.value.path().read_text("utf-8-sig"))))

    assert ["'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\t=1", 'a "quoted", cell'] == [
        row["title"] for row in rows[:6]
    ]


def test_a_download_that_fails_says_so(below, visit):
    """
    Where the data cannot be fetched, no file is given, and that is said.
    """
    page = visit(f"{below}about/")
    page.route("**/data/v1/json/events.json", lambda route: route.abort())
    page.goto(f"{below}timeline/")
    page.get_by_role("button", name="Download this selection as CSV").click()

    page.get_by_text("The data could not be fetched").wait_for()


def test_nothing_found_is_said_with_a_way_out(opened, book):
    """
    Where no record fits, that is said once, one button clears all, and the chart is folded.
    """
    page = opened("?words=no-such-word-anywhere")
    assert [] == _listed(page)
    assert f"0 of {len(book.all(Event))} records" == page.locator(".timeline-count").inner_text()
    assert 1 == page.get_by_role("button", name="Clear all that is chosen").count()
    assert 60 > page.locator(".chart-drawing >> visible=true").bounding_box()["height"]
    page.locator(".timeline-empty").get_by_role("button").click()

    assert len(book.all(Event)) == len(_listed(page))
    assert "?" not in page.url


def test_it_works_by_keyboard_alone(opened):
    """
    The tabulator reaches every control, and where it is can be seen; + and arrows move the window, Escape clears the
    words, and the page goes nowhere.
    """
    page = opened()
    page.get_by_role("button", name="Zoom in").focus()
    page.keyboard.press("+")
    assert "from=" in page.url
    before = page.url
    page.keyboard.press("ArrowLeft")
    assert before != page.url
    page.keyboard.press("0")
    assert "?" not in page.url

    reached = []
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("document.activeElement.ariaLabel ?? document.activeElement.textContent ?? ''")
            or page.evaluate("document.activeElement.type")
        )
        assert "none" != page.evaluate("getComputedStyle(document.activeElement).outlineStyle"), reached
    assert [
        "Zoom out",
        "Earlier",
        "Later",
        "checkbox",
        "Rows",
        "First day",
        "Last day",
    ] == reached[:7]
    assert [1, 0] == [
        sum(title in one for one in reached) for title in (page.evaluate(FIRST_MARK), "Narrow down")
    ]

    page.get_by_label("Words", exact=True).focus()
    page.keyboard.type("telephone")
    page.wait_for_url("**words=telephone")
    page.keyboard.press("Escape")
    assert "?" not in page.url
    assert "" == page.get_by_label("Words", exact=True).input_value()
    page.locator(".timeline-facets > summary").focus()
    page.keyboard.press("Enter")
    page.locator(".timeline-facet > summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert "?official=" in page.url


def test_the_focus_stays_on_the_mark_while_its_chart_is_zoomed(opened, book):
    """
    Whoever zooms at a mark by keyboard keeps it, with its words; where it goes, so do they, and the keys work on.
    """
    page = opened()
    last = max((one for one in book.all(Event) if one.scope == "contact"), key=lambda one: one.order)
    mark = page.locator(f".chart-wide .hits_marks > [data-id='{last.id}']").first
    page.keyboard.press("Tab")
    mark.focus()
    at = "document.activeElement.dataset.id ?? document.activeElement.className"
    for _ in range(2):
        before = page.url
        page.keyboard.press("+")
        page.wait_for_function("before => location.href !== before", arg=before)
        page.wait_for_timeout(1000)
        assert last.id == page.evaluate(at)
        assert last.title in page.locator(".chart-tip").inner_text()
    for _ in range(8):
        page.keyboard.press("Shift+ArrowLeft")
        page.wait_for_timeout(100)
    assert "chart-drawing" in page.evaluate(at)
    assert not page.locator(".chart-tip").is_visible()
    page.keyboard.press("0")
    assert "?" not in page.url


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1440, "height": 900}])
def test_the_dates_of_the_chart_stay_in_sight(opened, viewport):
    """
    Whoever reads on down the chart has its dates below the bar, each above its place, until the chart is over.
    """
    page = opened(viewport=viewport)
    chart = page.locator(".chart-drawing >> visible=true")
    axis = page.locator(".timeline-axis")
    assert not axis.is_visible()
    chart.evaluate("one => window.scrollTo(0, scrollY + one.getBoundingClientRect().top + 100)")
    axis.locator("text").first.wait_for()
    begins = "all => all.slice(0, 4).map(one => Math.round(one.getBoundingClientRect().left))"
    own, copied = (one.locator(".dates_marks text").evaluate_all(begins) for one in (chart, axis))
    assert own == copied
    chart.evaluate("one => window.scrollTo(0, scrollY + one.getBoundingClientRect().bottom)")
    axis.wait_for(state="hidden")


def test_a_link_leads_to_the_list_and_keeps_the_view(opened):
    """
    Beside the count stands a link to the list.
    """
    page = opened("?scope=contact", viewport=PHONE)
    page.get_by_role("link", name="List ↓").click()
    assert page.url.endswith("?scope=contact#list")
    assert page.locator("#list").evaluate(
        "one => Math.abs(one.getBoundingClientRect().top) < innerHeight / 2"
    )


def test_it_is_comfortable_on_a_phone(opened, topic):
    """
    At 360 px the page does not scroll sideways, what a finger presses is at least 40 px high, and a finger that moves
    over the chart from bottom to top scrolls the page.
    """
    page = opened(viewport=PHONE, has_touch=True, is_mobile=True)
    page.evaluate("document.querySelectorAll('.timeline-panel details').forEach(one => one.open = true)")
    small = page.evaluate(
        """least => [...document.querySelectorAll(
        ".timeline-tools :is(button, label), .timeline-panel button, .timeline-panel summary, .timeline-panel label")]
        .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < least).map(one => one.textContent)""",
        LEAST,
    )

    assert [] == small
    assert 360 >= page.evaluate("document.documentElement.scrollWidth")
    assert "pan-y" == page.locator(".chart-drawing >> visible=true").evaluate(
        "one => getComputedStyle(one).touchAction"
    )
    page.locator(f"input[value='{topic.id}']").tap()
    assert f"topic={topic.id}" in page.url


@pytest.mark.parametrize("part", ["h1", "figure.chart", ".years"])
@pytest.mark.parametrize("viewport", [PHONE, {"width": 1440, "height": 900}])
def test_nothing_jumps_when_the_page_comes_alive(below, visit, viewport, part):
    """
    Neither the live chart nor the controls shift what is already there, be they slow to come.
    """
    page = visit(f"{below}about/", viewport)
    page.add_init_script(SHIFTS)
    held = []
    for name in ("**/timeline/records.json", "**/charts/**/timeline.json"):
        page.route(name, lambda route: held.append(route))
    page.goto(f"{below}timeline/")
    page.locator(part).first.evaluate("one => window.scrollTo(0, one.getBoundingClientRect().top - 200)")
    page.wait_for_timeout(500)
    for route in held:
        route.continue_()
    page.unroute_all()
    page.locator(".timeline-count").wait_for(state="attached")
    page.wait_for_timeout(1500)

    assert 0 == page.evaluate("window.shifted ?? 0")


def test_without_a_script_all_is_there_and_nothing_dead(below, visit, book):
    """
    Without JavaScript the chart is drawn, the list is whole with an anchor for each year, links lead to what each
    record may be found by, and no control is shown but what unfolds by itself.
    """
    page = visit(f"{below}timeline/", PHONE, java_script_enabled=False)
    titles = page.locator(".day + ul > li > a").all_inner_texts()

    assert len(book.all(Event)) == len(titles)
    assert page.locator("svg.chart-svg >> visible=true").is_visible()
    for year in {one.year for one in book.all(Event)}:
        assert 1 == page.locator(f"#y{year}").count()
    for folder in ("officials", "organisations", "topics", "channels", "sources"):
        assert page.locator(f".facet-pages a[href*='{folder}/']").is_visible()
    assert (
        0
        == page.locator(
            "article :is(button, input, select, details:not(.chart-image details, .citing, .fold))"
        ).count()
    )


def test_it_turns_dark_without_being_drawn_again(opened):
    """
    The switch recolours the chart that is there: its elements stay the same ones.
    """
    page = opened(color_scheme="light")
    page.get_by_role("button", name="Show 2024").click()
    page.locator(".vega-embed svg").wait_for()
    page.evaluate("document.querySelector('.vega-embed svg').mine = true")
    ink = "getComputedStyle(document.querySelector('.vega-embed .names_marks text')).fill"
    light = page.evaluate(ink)
    page.locator("label[title='Switch to dark'] >> visible=true").click()
    page.locator("body[data-md-color-scheme='slate']").wait_for()

    assert light != page.evaluate(ink)
    assert page.evaluate("document.querySelector('.vega-embed svg').mine")


@pytest.fixture
def instant(built_site, below, visit):
    """Open the timeline at a host without a port: only there does the theme bring in pages without loading anew."""
    site = built_site / "out" / "site"

    def _serve(route):
        path = site / route.request.url.partition("/contact-record/")[2].partition("?")[0]
        path = path / "index.html" if path.is_dir() else path
        route.fulfill(path=path) if path.is_file() else route.fulfill(status=404)

    page = visit(f"{below}about/")
    page.add_init_script(HEARD)
    page.route("http://record.test/**", _serve)
    page.goto("http://record.test/contact-record/timeline/")
    page.evaluate("window.same = true")
    return page


HEARD = """window.heard = [];
const listen = EventTarget.prototype.addEventListener;
EventTarget.prototype.addEventListener = function (name, act, options) {
  if (options?.signal) window.heard.push(options.signal);
  return listen.call(this, name, act, options);
};"""
LEFT = """[window.same, document.querySelectorAll(".vega-embed").length, document.querySelectorAll(".timeline-panel").length,
  window.heard.filter((signal) => !signal.aborted).length]"""


def _to(page, place, shown):
    page.locator(f".site-links a[href*='{place}/'] >> visible=true").first.click()
    page.wait_for_url(f"**/{place}/")
    page.locator(shown).wait_for()


def test_coming_and_going_leaves_nothing_behind(instant):
    """
    Twenty times to the timeline and away by instant navigation: as many live charts, panels and listeners at the end
    as at the beginning, none of them elsewhere, and nothing on the console; the controls still work.
    """
    counts, elsewhere = [], []
    for _ in range(20):
        _to(instant, "topics", ".page-list")
        elsewhere.append(instant.evaluate(LEFT))
        _to(instant, "timeline", ".timeline-count")
        instant.get_by_role("button", name="Show 2024").click()
        instant.locator("figure.chart svg.marks >> visible=true").wait_for()
        counts.append(instant.evaluate(LEFT))
    instant.get_by_role("button", name="Zoom in").click()

    assert "?from=" in instant.url
    assert [[True, 0, 0, 0]] * 20 == elsewhere
    assert [True, 1, 1] == counts[0][:3]
    assert [counts[0]] * 20 == counts
    assert [] == instant.complaints


def test_a_view_is_found_again_after_another_page(instant):
    """
    Whoever goes on to another page and back, by instant navigation, finds the view that was left.
    """
    instant.locator(".timeline-count").wait_for()
    _choose(instant, "scope", "contact")
    left = _listed(instant)
    _to(instant, "topics", ".page-list")
    instant.go_back()
    instant.locator(".timeline-count").wait_for()

    assert left == _listed(instant)
    assert instant.url.endswith("?scope=contact")
    assert instant.evaluate("window.same")


def test_it_prints(opened, topic):
    """
    On paper stand the chart, what is chosen in words, the count and the list, and no control.
    """
    page = opened(f"?topic={topic.id}&scope=contact&words=letter&from=2022-01-01&to=2025-02-10")
    chosen = page.locator(".timeline-on-paper")
    assert not chosen.is_visible()
    assert page.pdf()[:5] == b"%PDF-"
    page.emulate_media(media="print")

    assert (
        f"Chosen: Topic: {topic.label}; Scope: Contact; Words: “letter”; Days: 1 January 2022 to 10 February 2025."
        == chosen.inner_text()
    )
    assert page.locator("figure.chart svg.marks >> visible=true").is_visible()
    assert page.locator(".timeline-count").is_visible()
    assert not page.locator(".timeline-tools").is_visible()
    assert not page.locator(".timeline-facets").is_visible()
    assert not page.locator(".timeline-panel button >> visible=true").count()


def test_both_layouts_are_drawn_live(opened):
    """
    Where the window becomes narrow, the other layout is drawn live, too, for the part of the time that is shown.
    """
    page = opened("?from=2025-02-03&to=2025-02-10")
    page.locator(".chart-wide .vega-embed").wait_for()
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator(".chart-narrow .vega-embed").wait_for(timeout=10_000)


@pytest.mark.parametrize("zone", ZONES)
def test_each_mark_stands_at_its_record_s_date(opened, book, zone):
    """
    In every time zone, from −11 to +14 hours, each sign of the chart drawn live, moved back through the scale that
    the chart states, stands at the day of its record; so does each sign of the drawing that the page brings.
    """
    page = opened("?from=2025-02-03&to=2025-02-10", timezone_id=zone)
    page.get_by_role("button", name="Show all days").click()
    page.wait_for_function("() => document.querySelectorAll('.vega-embed .signs_marks > path').length > 50")
    live, spec = page.evaluate("""async () => {
      const place = document.querySelector(".chart-drawing.chart-wide");
      const at = one => [one.__data__.datum.id, Number(one.getAttribute("transform").match(/-?[\\d.]+/)[0])];
      return [[...place.querySelectorAll(".signs_marks > path")].map(at), place.live.spec];
    }""")
    raw = page.request.get(page.url.partition("?")[0]).text()
    drawing = raw[
        raw.index('class="chart-drawing chart-wide"') : raw.index('class="chart-drawing chart-narrow"')
    ]
    signs = drawing[drawing.index('<g class="signs_marks">') :].split("</g>")[0]
    static = [(id, float(px)) for id, px in re.findall(r'data-of="([^"]+)" d="M([\d.]+),', signs)]

    assert len(live) > 50
    for id, px in (*live, *static):
        assert book.get(Event, id).date.latest_start(book.get(Event, id).lasted) == _day_at(
            spec["usermeta"]["knots"], px
        ), id
    assert sorted(id for id, _ in live) == sorted(id for id, _ in static)


def _day_at(knots, px):
    """The day that stands at a pixel of the scale."""
    marked = [(dt.date.fromisoformat(one["day"]), one["px"]) for one in knots]
    (begin, left), (end, right) = next(
        pair for pair in zip(marked, marked[1:], strict=False) if px <= pair[1][1] + 0.06
    )
    return begin + dt.timedelta(days=round((px - left) / (right - left) * (end - begin).days))


def test_uncertain_dates_can_be_asked_for(opened, book):
    """
    The facet of dates leaves exactly the records that are not known to the day.
    """
    page = opened("?date=uncertain")

    assert [one.id for one in book.resolved_events() if not one.is_known_to_the_day] == _listed(page)
