"""The timeline of more records than a page lists, in a real Chromium: numbers far off, records near by, and without a script."""

import runpy
from collections import Counter
from pathlib import Path

import pytest

from sourcebook.build import build, load
from sourcebook.model import Official
from sourcebook.site.periods import MOST_LISTED, root_period
from tests.browser.conftest import _served

pytestmark = pytest.mark.browser

INVENT = Path(__file__).parents[2] / "benchmarks" / "invent.py"
PHONE = {"width": 360, "height": 740}
NUMBERS = """() => [...document.querySelectorAll(".chart-drawing")].filter(one => one.checkVisibility())
  .flatMap(one => [...one.querySelectorAll(".numbers_marks > text")]).map(one => Number(one.textContent.replace(",", "")))"""


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """An invented sourcebook of more records than a page lists, built without cards."""
    root = tmp_path_factory.mktemp("many")
    runpy.run_path(str(INVENT))["invent"](root, 350)
    with (root / "content" / "site.yaml").open("a", encoding="utf-8") as site:
        site.write("cards: false\n")
    build(root)
    return root


@pytest.fixture(scope="module")
def many(root):
    """The whole, of which that site is made."""
    book = load(root)
    assert len(book.events) > MOST_LISTED
    return book


@pytest.fixture(scope="module")
def there(root):
    """That site, served."""
    with _served(root / "out" / "site", "/") as address:
        yield address


@pytest.fixture
def at(there, visit):
    """Open a page of that timeline, its controls there."""

    def _at(path="", **options):
        page = visit(f"{there}timeline/{path}", **options)
        page.locator(".timeline-count").wait_for()
        return page

    return _at


def _left(page):
    """How many records each part of the time has, as the page says it."""
    words = page.locator(".period-count a").all_inner_texts()
    return [int(one.split()[0].replace(",", "")) for one in words]


def _titles(page):
    return page.locator(".timeline-found li > a").all_inner_texts()


def test_numbers_and_parts_count_what_a_view_holds(at, many):
    """
    Of all records, and of those of an official, the numbers of the chart add up to the number of records in its rows, and
    those of the parts of the time to what the page says.
    """
    page = at()
    parts = [len(one.events) for one in root_period(many).parts]
    in_rows = sum(len(one.record.channels) or 1 for one in many.resolved_events())  # one row is of no channel
    assert parts == _left(page)
    assert in_rows == sum(page.evaluate(NUMBERS))
    assert f"{len(many.events)} of {len(many.events)} records" == page.locator(".timeline-count").inner_text()

    official = many.all(Official)[3]
    own = many.resolved_events_of(official)
    other = at(f"?official={official.id}")
    assert sum(len(one.record.channels) for one in own) == sum(other.evaluate(NUMBERS))
    years = Counter(str(one.year) for one in own)
    assert [years[one.iso[:4]] for one in root_period(many).parts if len(one.iso) == 4] == _left(other)
    other.locator(".timeline-found li").first.wait_for()
    assert [one.record.title for one in own] == _titles(other)
    assert other.locator("figcaption").text_content().startswith(f"Narrowed: {len(own)} of")
    assert [] == other.complaints


def test_words_are_looked_for_in_all_pages_and_the_address_brings_them_back(at, many):
    """
    What is typed finds each record that has it, whichever page lists it; the view stands in the address, and Back takes it away.
    """
    page = at()
    event = many.resolved_events()[-1]
    word = max(event.record.title.split(), key=len).lower()
    page.get_by_label("Words", exact=True).press_sequentially(word)
    page.wait_for_url(f"**words={word}")
    page.locator(".timeline-found li").first.wait_for()
    found = _titles(page)

    assert event.record.title in found and len(found) < len(many.events)
    other = at(f"?words={word}")
    other.locator(".timeline-found li").first.wait_for()
    assert found == _titles(other)
    page.go_back()
    page.locator(".timeline-count", has_text=f"{len(many.events)} of").wait_for()
    assert [] == _titles(page)


def test_a_number_leads_to_its_records(at, many):
    """
    Whoever follows a number of the chart finds the timeline narrowed to its days and its row.
    """
    page = at()
    page.locator(".chart-wide .cells_marks > a").last.click(force=True)
    page.wait_for_url("**channel=*from=*")
    page.locator(".timeline-count", has_text="in these days").wait_for()
    assert "?channel=" in page.url and [] == page.complaints


def test_a_part_of_the_time_is_a_timeline_of_its_own(at, many):
    """
    The page of a part lists its records, draws a sign for each, is narrowed by the same controls, and keeps the view of whoever comes from
    the whole.
    """
    leaf = max(root_period(many).leaves(), key=lambda one: len(one.events))
    page = at(f"{leaf.figure.removeprefix('timeline/')}/?kind=statement")
    wanted = [one.id for one in leaf.events if one.kind.id == "statement"]
    shown = page.evaluate("""() => [...document.querySelectorAll(".day + ul > li > a")]
      .filter(one => one.checkVisibility()).map(one => one.pathname.split("/").at(-2))""")
    assert wanted == shown
    assert f"{len(wanted)} of {len(leaf.events)} records" == page.locator(".timeline-count").inner_text()
    assert page.locator(".chart-wide .hits_marks > a").count() >= len(wanted)
    page.get_by_role("button", name="Zoom in").click()
    page.locator("figure.chart svg.marks >> visible=true").wait_for()
    assert [] == page.complaints


def test_without_a_script_every_record_is_listed(there, visit, many):
    """
    Without JavaScript the page says how many records each part of the time has and leads there; the pages of all parts have every record.
    """
    page = visit(f"{there}timeline/", PHONE, java_script_enabled=False)
    assert [len(one.events) for one in root_period(many).parts] == _left(page)
    assert page.locator(".cells_marks >> visible=true").count()
    assert page.locator(".row-pages").is_visible() and not page.locator("article :is(button, input)").count()
    listed, todo = [], page.locator(".period-count a").evaluate_all("all => all.map(one => one.href)")
    while todo:
        page.goto(todo.pop(0))
        todo += page.locator(".period-count a").evaluate_all("all => all.map(one => one.href)")
        listed += page.locator(".day + ul > li > a").evaluate_all(
            "all => all.map(one => one.pathname.split('/').at(-2))"
        )
    assert [*many.events] == sorted(listed, key=[*many.events].index)
