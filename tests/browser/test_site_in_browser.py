"""The built site as readers have it: in a browser, on a phone, without JavaScript, below any address."""

import re

import pytest

from sourcebook.build import load
from sourcebook.model import Event, Official

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}

pytestmark = pytest.mark.browser


def test_pages_of_every_kind_on_a_phone(address, visit, kinds):
    """
    On a phone of 360 px no page scrolls sideways, complains on the console, or asks another host for anything;
    what it loads is there.
    """
    page = visit(address, PHONE)
    wide = []
    for kind in kinds:
        page.goto(address + kind, wait_until="networkidle" if kind in ("", "timeline/") else "load")
        assert page.locator("h1").first.is_visible(), kind
        scroll, client = page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        if scroll > client:
            wide.append((kind, scroll))

    assert [] == wide
    assert [] == page.complaints
    assert [] == [url for url in page.loaded if not url.startswith((address, "data:", "blob:"))]


def test_from_the_chart_to_the_passage_and_back(address, visit, built_site):
    """
    A number of the first page's chart leads to the timeline, a mark there to its event, the event to its speaker, the
    speaker's words to the passage in the article, the passage to its event; and back goes all the way back.
    """
    page = visit(address)
    number = page.locator(".cells_marks > a >> visible=true").last
    number.hover()
    assert re.match(r"[\d,]+ records?\n", number.get_attribute("aria-label"))
    number.click()
    page.wait_for_url("**/timeline/?*from=*")
    page.locator(".timeline-count", has_text="in these days").wait_for()
    page.goto(f"{address}timeline/")
    drawing = page.locator("figure.chart .chart-drawing > svg >> visible=true").first
    mark = drawing.locator(".hits_marks > a").first
    mark.hover()
    title, *_ = mark.get_attribute("aria-label").splitlines()
    mark.click()
    page.wait_for_url("**/events/*/")
    assert page.locator("h1").inner_text().startswith(title)
    assert page.locator("blockquote mark").first.is_visible()

    speaking = next(
        one for one in load(built_site).all(Event) if any(part.part == "speaker" for part in one.officials)
    )
    page.goto(f"{address}events/{speaking.id}/")
    page.locator(".attribution a[href*='officials/']").first.click()
    page.wait_for_url("**/officials/*/")
    official = page.url
    page.locator(".attribution a[href*='sources/']").first.click()
    page.wait_for_url("**/sources/*/#*")
    target = page.locator(f"[id='{page.url.partition('#')[2]}']")
    assert 1 == target.count()
    top = target.evaluate("one => one.getBoundingClientRect().top")
    assert -5 <= top <= DESK["height"], "the passage is in sight"

    page.locator(".article-paragraph a:has(mark)").first.click()
    page.wait_for_url("**/events/*/")
    page.go_back()
    page.wait_for_url("**/sources/*/**")
    page.go_back()
    page.wait_for_url(official)
    assert page.locator("h1").first.is_visible()
    assert [] == page.complaints


def test_charts_are_drawn_live_on_each_page_that_is_reached(below, visit, built_site):
    """
    Charts are there on the first page and on one that is reached from it by a link, where they are drawn live by the
    site's own script; the timeline's controls are fetched where they are needed, and nowhere else.
    """
    page = visit(below)
    assert page.locator("figure.chart svg >> visible=true").first.is_visible()
    assert not any(url.endswith("/assets/timeline.js") for url in page.loaded)
    page.get_by_role("link", name="Each record by itself, and the list by year").click()
    page.wait_for_url("**/timeline/#list")
    page.get_by_role("button", name="Zoom in").click()
    page.locator("figure.chart svg.marks >> visible=true").first.wait_for()

    assert [] == page.complaints
    assert any(url.endswith("/charts/timeline.json") for url in page.loaded)
    assert any(url.endswith("/assets/timeline.js") for url in page.loaded)


def test_dates_are_the_same_in_every_time_zone(below, visit):
    """
    Wherever its reader is, a chart drawn live puts each mark at the same place.
    """
    drawn = []
    for zone in ("Pacific/Honolulu", "Asia/Kamchatka"):
        page = visit(f"{below}timeline/?from=2024-06-01", timezone_id=zone)
        page.locator("figure.chart svg.marks >> visible=true").first.wait_for()
        marks = page.locator("figure.chart svg.marks >> visible=true").first.locator("[aria-label]")
        drawn.append(
            marks.evaluate_all(
                "all => all.map(one => [one.getAttribute('aria-label'), one.getAttribute('transform'), one.getAttribute('d')])"
            )
        )

    assert len(drawn[0]) > 10
    assert drawn[0] == drawn[1]


def test_nothing_is_lost_without_javascript(below, visit, built_site):
    """
    Without JavaScript the words are there, the chart is drawn and its marks are links, and the list is whole.
    """
    page = visit(below, PHONE, java_script_enabled=False)
    page.locator("details.narrow:has(figure.chart .cells_marks) > summary").first.click()
    drawing = page.locator("figure.chart:has(.cells_marks) svg >> visible=true").first
    assert drawing.is_visible()
    assert drawing.bounding_box()["height"] > 100
    assert drawing.locator("a").count() > 10
    assert page.locator("figcaption").first.is_visible()
    drawing.locator("a").first.click()
    page.wait_for_url("**/timeline/?*")

    page.goto(below + "timeline/")
    titles = page.locator("article li").all_inner_texts()
    for event in load(built_site).all(Event):
        assert any(event.title in text for text in titles), event.id
    page.goto(f"{below}events/{event.id}/")
    assert page.locator("blockquote mark").first.is_visible()
    assert page.get_by_role("link", name="Timeline").first.is_visible()


def test_it_may_be_read_in_the_dark(below, visit):
    """
    The switch turns page and chart dark, and the choice is kept on the next page.
    """
    page = visit(below, color_scheme="light")
    light = _colours(page)
    page.locator("label[title='Switch to dark'] >> visible=true").click()
    page.wait_for_function("() => document.body.getAttribute('data-md-color-scheme') === 'slate'")
    dark = _colours(page)

    assert _brightness(light["paper"]) > 200 > 90 > _brightness(dark["paper"])
    assert _brightness(light["ink"]) < 90 < 150 < _brightness(dark["ink"])
    assert light["label"] != dark["label"]
    page.goto(below + "about/")
    page.wait_for_function("() => document.body.getAttribute('data-md-color-scheme') === 'slate'")
    assert dark["paper"] == _colours(page)["paper"]


def test_chosen_colours_are_there_before_anything_is_painted(below, visit):
    """
    The body has them in the moment when it begins: no page shows first those that the reader has not chosen.
    """
    page = visit(below, color_scheme="light")
    page.locator("label[title='Switch to dark'] >> visible=true").click()
    page.wait_for_function("() => document.body.getAttribute('data-md-color-scheme') === 'slate'")
    page.add_init_script("""
      new MutationObserver((_, observer) => {
        if (!document.body) return;
        observer.disconnect();
        queueMicrotask(() => { window.first = document.body.getAttribute("data-md-color-scheme"); });
      }).observe(document, { childList: true, subtree: true });
    """)
    page.goto(below + "about/")

    assert page.evaluate("() => window.first") == "slate"


def _colours(page):
    """The colours of the paper, the ink and a chart's lettering."""
    return page.evaluate(
        """() => {
          const style = (one) => one && getComputedStyle(one);
          return {
            paper: style(document.body).backgroundColor,
            ink: style(document.querySelector("article p")).color,
            label: style(document.querySelector("figure.chart svg text"))?.fill,
          };
        }"""
    )


def _brightness(colour):
    red, green, blue = (float(one) for one in colour[colour.index("(") + 1 : -1].split(",")[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_system_s_choice_of_dark_is_heeded(below, visit):
    """
    Whose machine is set to dark gets the dark page at once.
    """
    page = visit(below, color_scheme="dark")

    assert _brightness(_colours(page)["paper"]) < 90


def test_keyboard_reaches_content_and_menu(below, visit):
    """
    The first stop of the tabulator is the link that leads past the header.
    """
    page = visit(below)
    page.keyboard.press("Tab")

    assert "Skip to content" == page.evaluate("document.activeElement.textContent.trim()")


@pytest.mark.parametrize("styled", [True, False], ids=["at its address", "at another"])
def test_the_page_for_what_is_not_there_is_legible_wherever_it_is_shown(below, visit, styled):
    """
    At any depth, and on a host that has the site at another address so that no style sheet is found, the page says
    what is the matter and where to go on: nothing covers its words, and nothing is larger than the page.
    """
    page = visit(f"{below}404.html", {"width": 360, "height": 740})
    if not styled:
        page.route("**/*.css", lambda route: route.abort())
        page.route("**/*.svg", lambda route: route.abort())
        page.reload()
    box = page.locator("h1").bounding_box()
    top = page.evaluate("([x, y]) => document.elementFromPoint(x, y).tagName", [box["x"] + 5, box["y"] + 5])

    assert "H1" == top
    assert 3 == page.locator("main li a >> visible=true").count()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert (
        page.evaluate(
            "Math.max(0, ...[...document.querySelectorAll('svg, img')].map(one => one.getBoundingClientRect().width))"
        )
        <= 100
    )


def test_a_quote_in_a_wide_column_has_lines_of_the_length_of_text(below, visit, each_kind):
    """
    On a wide screen a quote in an official's list is no wider than the text below it, but for its indent.
    """
    page = visit(f"{below}{each_kind['officials']}", {"width": 1440, "height": 900})
    text = page.locator(".record-foot.suggest").bounding_box()["width"]
    quotes = [one.bounding_box()["width"] for one in page.locator("li blockquote").filter(visible=True).all()]

    assert quotes and max(quotes) < text + 40


def test_no_heading_s_line_crosses_what_stands_in_the_margin(below, visit, built_site):
    """
    On a wide screen the line above a heading ends before the notes beside it, on the page of each official.
    """
    page = visit(f"{below}officials/", {"width": 1440, "height": 900}, java_script_enabled=False)
    crossed, beside = {}, 0
    for official in load(built_site).all(Official):
        page.goto(f"{below}officials/{official.id}/", wait_until="domcontentloaded")
        beside += page.locator("p.aside").count()
        if found := page.evaluate(CROSSED):
            crossed[official.id] = found

    assert beside
    assert {} == crossed


CROSSED = """() => [...document.querySelectorAll("article > h2")].filter((heading) => {
  const line = heading.getBoundingClientRect();
  return [...document.querySelectorAll("article > p.aside")].some((one) => {
    const note = one.getBoundingClientRect();
    return line.top > note.top && line.top < note.bottom && line.right > note.left;
  });
}).map((heading) => heading.id)"""


@pytest.mark.parametrize("scripts", [True, False])
def test_a_section_opens_as_a_list_of_its_pages(below, visit, scripts):
    """
    The tab of a section is a list that opens by mouse and keyboard, with and without a script, and leads to each of its pages; it
    is marked on all of them. With a script, Escape closes it and leads back to the tab, and so does a press elsewhere.
    """
    page = visit(f"{below}organisations/", java_script_enabled=scripts)
    tab, menu = page.locator(".tab-menu summary"), page.locator(".tab-menu ul")
    assert "is-within" in tab.get_attribute("class")
    assert not menu.is_visible()
    tab.press("Enter")
    listed = menu.get_by_role("link").all_inner_texts()
    assert {"Contacts", "Organisations", "Topics"} <= {*listed}
    if scripts:
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        assert not menu.is_visible()
        assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
        tab.click()
        page.locator("h1").click()
        assert not menu.is_visible()
        tab.click()
    menu.get_by_role("link", name="Topics").click()
    page.wait_for_url("**/topics/")
    assert "is-within" in tab.get_attribute("class")
    assert not menu.is_visible()


def test_the_particulars_keep_apart_from_the_margin(below, visit, built_site):
    """
    On a wide screen no line of a record's particulars reaches into the space before the margin column.
    """
    page = visit(below, {"width": 1440, "height": 900})
    for event in load(built_site).all(Event)[-12:]:
        page.goto(f"{below}events/{event.id}/")
        right, quote = page.evaluate(
            """() => ["#particulars + details > ul > li", ".page-events > blockquote"].map((one) =>
              Math.max(...[...document.querySelectorAll(one)].map((it) => it.getBoundingClientRect().right)))"""
        )
        assert right <= quote + 1, event.id


def test_quotes_have_the_numbers_by_which_a_status_is_explained(below, visit, built_site):
    """
    Where a record has several quotes, each has its number before the line that says whose it is; one alone has none.
    """
    book = load(built_site)
    page = visit(below)
    for is_alone in (True, False):
        event = next(one for one in book.all(Event) if (len(book.quotes[one.id]) == 1) is is_alone)
        page.goto(f"{below}events/{event.id}/")
        numbers = page.eval_on_selector_all(
            ".page-events > .attribution", "all => all.map(one => getComputedStyle(one, '::before').content)"
        )
        assert numbers
        assert {"none" if is_alone else '"Quote " counter(quote) " "'} == set(numbers)
