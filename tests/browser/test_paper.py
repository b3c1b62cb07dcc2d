"""Events on paper."""

import re
from pathlib import Path

import pytest

from sourcebook.build import load
from sourcebook.model import Event

pytestmark = pytest.mark.browser

LEAST = 8.5  # points, of what is read
SMALL = """least => [...document.querySelectorAll(".page-events :is(h1, .event-date, .event-status, .lead, blockquote, li)")]
    .filter(one => one.checkVisibility() && !one.closest(".aside, .aside-heading + ul"))
    .filter(one => parseFloat(getComputedStyle(one).fontSize) < least * 96 / 72 - 0.01).map(one => one.textContent)"""


def test_each_event_fits_on_one_page(below, visit, built_site):
    """
    Every event prints on a single sheet of A4, in letters that can be read, with where it comes from and its address.
    """
    page = visit(f"{below}about/", java_script_enabled=False)
    longer = {}
    for event in load(built_site).all(Event):
        page.goto(f"{below}events/{event.id}/", wait_until="domcontentloaded")
        sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True))
        if len(sheets) != 1:
            longer[event.id] = len(sheets)

    assert {} == longer
    page.emulate_media(media="print")
    assert [] == page.evaluate(SMALL, LEAST)
    assert page.locator(".quote-note").count() == page.locator(".quote-note").filter(visible=True).count()
    assert page.locator(".origin").first.is_visible()
    assert page.locator(".cite").get_by_text(f"contact-record/events/{event.id}/").is_visible()
    assert not page.locator(".md-header").is_visible()


def test_a_contact_says_on_paper_on_whose_word_it_rests(below, visit, built_site):
    """
    On paper an event says what it rests on and who is not heard, as on a screen; the link to all contacts is left out.
    """
    contact = next(
        one
        for one in load(built_site).all(Event)
        if "whose-word" in Path(built_site, "out/pages/events", f"{one.id}.md").read_text("utf-8")
    )
    page = visit(f"{below}events/{contact.id}/", java_script_enabled=False)
    page.emulate_media(media="print")

    assert page.locator(".whose-word").is_visible()
    assert not page.locator(".whose-word a").is_visible()


def test_a_quotation_mark_that_hangs_is_on_the_sheet(below, visit, built_site):
    """
    No letter stands left of the sheet's text, where a printer would cut it off.
    """
    speaks = next(one for one in load(built_site).all(Event) if one.evidence[0].quote.startswith("“"))
    page = visit(f"{below}events/{speaks.id}/", {"width": 695, "height": 980}, java_script_enabled=False)
    page.emulate_media(media="print")
    left = page.locator("blockquote .hanging").first.evaluate("""one => {
      const range = document.createRange();
      range.selectNodeContents(one);
      return range.getBoundingClientRect().left;
    }""")

    assert left >= 0


def test_a_chart_is_printed_as_it_is_drawn_wide(below, visit):
    """
    On paper stands the drawing for wide columns, without the lines between records that nobody asked for; no row of half
    lines and no heading is parted from what belongs to it.
    """
    page = visit(f"{below}timeline/", {"width": 695, "height": 980})
    for address in ("", "contacts/", "timeline/"):
        page.goto(f"{below}{address}")
        page.emulate_media(media="print")
        assert page.locator(".chart-wide:not(.timeline-strip)").first.is_visible(), address
        assert not page.locator(".chart-narrow").filter(visible=True).count(), address
        for one in page.locator(":is(.threads_marks, .answers_marks) > *").all()[:5]:
            assert one.evaluate("one => getComputedStyle(one).opacity") == "0", address
    page.goto(f"{below}contacts/")
    rows = page.locator("li:not(:has(li)):has(.half-line)")
    assert rows.count() and rows.first.evaluate("one => getComputedStyle(one).breakInside") == "avoid"
    assert page.locator("h2").first.evaluate("one => getComputedStyle(one).breakAfter") == "avoid"


def test_a_quote_is_on_one_sheet_with_its_title_and_its_speaker(below, visit, each_kind):
    """
    On paper the title of a record does not end a sheet with its quote on the next, nor a quote with whose it is.
    """
    page = visit(f"{below}{each_kind['officials']}", {"width": 695, "height": 980})
    page.emulate_media(media="print")
    title = page.locator(".record-title:has(+ blockquote)").first

    assert title.evaluate("one => getComputedStyle(one).breakAfter") == "avoid"
    assert title.evaluate("one => getComputedStyle(one.parentElement).breakInside") == "avoid"


def test_the_address_of_a_page_stands_at_its_head_and_in_its_citation(below, visit, each_kind):
    """
    On paper the address stands twice, and not once more at the foot, where it alone could take a sheet.
    """
    page = visit(f"{below}{each_kind['officials']}", {"width": 695, "height": 980})
    page.emulate_media(media="print")
    shown = page.get_by_text(f"/{each_kind['officials']}").filter(visible=True)

    assert ["on-paper", "record-foot cite"] == [one.get_attribute("class") for one in shown.all()]


def test_the_chart_of_the_timeline_begins_on_its_first_sheet(below, visit):
    """
    With the head of the page above it the chart is no higher than a sheet of Letter, the lower one, within its margins, so that no
    sheet is left nearly empty.
    """
    page = visit(f"{below}timeline/", {"width": 695, "height": 980}, java_script_enabled=False)
    page.emulate_media(media="print")
    figure = page.locator("figure.chart").bounding_box()

    assert figure["y"] + figure["height"] < (279.4 - 16) * 96 / 25.4
