"""The search as readers have it: by keyboard, pointer and on a phone; nothing of it before they turn to it."""

import json

import pytest

from sourcebook.model import NOUNS, Claim, Event, Official, Organisation
from sourcebook.model.when import MONTHS
from sourcebook.site.search.letters import words_of

pytestmark = pytest.mark.browser

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1440, "height": 900}
INDEX = "/search/"


def _asked(page):
    return [url for url in page.loaded if INDEX in url and url.endswith(".json") or "json?" in url]


@pytest.fixture
def find(below, visit):
    """The addresses, below the site's own, of what each search finds, best first, on the page of results."""
    page = visit(f"{below}search/")

    def _find(query):
        page.locator(".search-page input").fill(query)
        page.locator(".search-page button", has_text="Search").first.click()
        page.locator(".search-told", has_text=f"“{query.strip()}”").wait_for()
        links = page.locator(".search-page .found a").evaluate_all(
            "all => all.map((one) => one.getAttribute('href'))"
        )
        return [one.removeprefix(below).partition("#")[0] for one in links]

    yield _find
    assert [] == page.complaints


def test_nothing_of_the_index_is_fetched_before_the_reader_turns_to_the_field(below, visit):
    """
    Loading, scrolling and pointing fetch nothing; the field does; and the scripts of the search come with it.
    """
    page = visit(f"{below}about/", DESK)
    page.mouse.wheel(0, 600)
    page.mouse.move(400, 400)
    page.wait_for_timeout(300)
    assert [] == _asked(page)
    assert not any("search-box" in url or "search-rank" in url for url in page.loaded)

    with page.expect_request_finished(lambda one: one.url.endswith("/search/index.json")):
        page.locator(".site-search input").focus()
    assert 1 == len(_asked(page))
    assert [] == page.complaints


def test_the_keyboard_finds_chooses_and_leaves(below, visit, book):
    """
    A shortcut leads to the field, arrows choose among the results, Escape closes, Enter opens; the count is told.
    """
    event = next(one for one in book.all(Event) if one.kind == "statement")
    page = visit(f"{below}about/", DESK)
    field, options = page.locator(".site-search input"), page.locator(".site-search [role=option]")
    for key in ("/", "s", "f"):
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press(key)
        assert field.evaluate("one => one === document.activeElement")
        assert "" == field.input_value()
    field.fill(event.title)  # at once: results of half the words would still change
    options.first.wait_for()
    page.locator(".site-search [role=status]", has_text="result").wait_for()
    assert "true" == field.get_attribute("aria-expanded")
    assert field.get_attribute("aria-activedescendant") is None

    page.keyboard.press("ArrowDown")
    chosen = page.locator(f"[id='{field.get_attribute('aria-activedescendant')}']")
    assert "true" == chosen.get_attribute("aria-selected")
    assert event.title in chosen.inner_text()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert "site-search-all" == field.get_attribute("aria-activedescendant"), "from the first to the last"
    page.keyboard.press("Escape")
    assert "false" == field.get_attribute("aria-expanded")
    assert not options.first.is_visible()
    assert event.title == field.input_value()

    page.keyboard.press("ArrowDown")
    options.first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/events/{event.id}/")
    assert not options.first.is_visible()
    assert [] == page.complaints


def test_another_name_stands_apart_where_it_was_found(below, visit, book):
    """
    A record that was found by another name of what it names has its own title; that name stands behind the known one, and is not
    there for whoever looks for the known one.
    """
    body = next(one for one in book.all(Organisation) if one.id == "russian-mfa")
    page = visit(f"{below}search/?q=MFA")
    found = page.locator(".search-page .found:has(.found-also)")
    found.first.wait_for()
    titles = {one.label for one in book.records() if one.label}

    assert set(found.locator(".found-also").all_inner_texts()) == {"(also: Russian MFA)"}
    assert all(body.name in told for told in found.locator(".found-words").all_inner_texts())
    assert {told.lstrip("■◐○◌●⊗ ") for told in found.locator(".found-title").all_inner_texts()} <= titles
    page.goto(f"{below}search/?q=Ministry+of+Foreign+Affairs+of+Russia")
    page.locator(".search-page .found").first.wait_for()
    assert 0 == page.locator(".found-also").count()


def test_a_result_shows_the_sentence_with_its_words_marked(below, visit, book):
    """
    The quote is whole, as its article has it, with who said it; its kind, date and sign stand with the title.
    """
    event = next(one for one in book.resolved_events() if one.is_saying and one.quotes[0].speaker)
    one = event.quotes[0]
    page = visit(f"{below}about/", DESK)
    page.keyboard.press("/")
    page.locator(".site-search input").fill(" ".join(one.words.split()[:8]))
    found = page.locator(f".site-search .found[href$='events/{event.id}/']")
    found.wait_for()

    assert " ".join(one.sentence.split()) == found.locator(".found-words").inner_text()
    assert one.speaker.label in found.locator(".found-by").inner_text()
    assert event.kind.label in found.locator(".found-meta").inner_text()
    assert event.when in found.locator(".found-meta").inner_text()
    assert found.locator(".found-sign").inner_text()
    marked = words_of(" ".join(found.locator("mark").all_inner_texts()))
    assert {*words_of(" ".join(one.words.split()[:8]))} & {*marked}
    assert "group" == found.locator("xpath=..").get_attribute("role")


def test_the_page_of_results_has_an_address(below, visit, book):
    """
    Enter leads to it, what is typed there is in its address, and a link to it shows the same.
    """
    official = book.all(Official)[0]
    page = visit(f"{below}about/", DESK)
    page.keyboard.press("/")
    page.keyboard.type(official.name)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    page.locator(".search-page .found").first.wait_for()
    assert official.name in page.locator(".search-page .found a").first.inner_text()
    assert official.name in page.title()
    page.locator(".search-page input").fill("no such word anywhere")
    page.wait_for_url("**/search/?q=no+such+word+anywhere")
    page.goto(f"{below}search/?q=xyzzyx")
    page.locator(".search-told", has_text="Nothing is found").wait_for()
    assert [] == page.complaints


def test_on_a_phone_it_takes_the_whole_screen(below, visit):
    """
    The glass opens it; nothing scrolls sideways; it closes again.
    """
    page = visit(f"{below}about/", PHONE, has_touch=True)
    page.locator(".site-search__open").tap()
    page.keyboard.type("channels")
    page.locator(".site-search .found").first.wait_for()
    box = page.locator(".site-search__panel").bounding_box()

    assert (0, 0, 360, 740) == tuple(round(box[name]) for name in ("x", "y", "width", "height"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="Close").tap()
    assert not page.locator(".site-search__panel").is_visible()
    assert [] == page.complaints


def test_without_a_script_the_glass_leads_to_the_lists(below, visit):
    """
    No field that does nothing is shown; the page of results says what it needs, and leads to the lists.
    """
    page = visit(f"{below}about/", DESK, java_script_enabled=False)
    assert not page.locator(".site-search input").is_visible()
    page.locator(".site-search__open").click()
    page.wait_for_url("**/search/")

    assert "needs JavaScript" in page.inner_text("article")
    page.locator(".search-without a", has_text="People").click()
    page.wait_for_url("**/officials/")


def test_every_name_finds_whose_it_is(find, book):
    """
    By each name, alias and name in another script, who bears it comes first; if several do, one of these.
    """
    lost = []
    bearers = {}
    for one in (*book.all(Official), *book.all(Organisation)):
        for name in (one.name, *one.aliases, *one.other_names):
            bearers.setdefault(words_of(name), (name, set()))[1].add(f"{one.folder}/{one.id}/")
    for name, addresses in bearers.values():
        first = (find(name) or ["nothing"])[0]
        if first not in addresses:
            lost.append((name, first))

    assert [] == lost


def test_every_quote_finds_where_it_stands(find, book):
    """
    The first words of each quote find a record that has it, before all but those whose name or title the words are.
    """
    lost = []
    having = {}
    for one in book.all_quotes():
        having.setdefault(" ".join(one.words.split()[:7]), set()).add(f"events/{one.event.id}/")
    texts = [(" ".join(one.sentence.split()), f"events/{one.event.id}/") for one in book.all_quotes()]
    for words, _ in having.items():
        addresses = {address for text, address in texts if words in text}
        first = [one for one in find(words) if not one.startswith(("officials/", "organisations/"))][:1]
        if not addresses & set(first):
            lost.append((words, first))

    assert len(lost) <= len(having) // 40, lost


def test_every_title_finds_its_page(find, book):
    """
    The title of each record and the question of each claim find it before all else.
    """
    lost = []
    for one in (*book.all(Event), *book.all(Claim)):
        first = (find(one.label) or ["nothing"])[0]
        if first != f"{one.folder}/{one.id}/":
            lost.append((one.label, first))

    assert [] == lost


@pytest.mark.parametrize(
    "form", ["{d} {month} {y}", "{y}-{m:02}-{d:02}", "{d}.{m}.{y}", "{month:.3} {d}, {y}"]
)
def test_every_day_finds_its_records(find, book, form):
    """
    In words or in digits, a day finds first those records that surely are of it, to the day.
    """
    days = {}
    for one in book.all(Event):
        if one.date.is_certain() and one.date.first:
            days.setdefault(one.date.first, set()).add(f"events/{one.id}/")
    assert len(days) > 8
    for day, addresses in days.items():
        query = form.format(d=day.day, m=day.month, y=day.year, month=MONTHS[day.month - 1])
        found = [
            one for one in find(query) if one != f"days/{day}/"
        ]  # the page of that day itself comes before all
        shown = min(len(addresses), 9)
        first = {*found[:shown]}
        if "{d}.{m}" not in form or day.day > 12:
            assert shown == len(first & addresses), (query, found[:shown])
        else:
            assert first & addresses, (query, found[:shown])


def test_hostile_words_are_text_in_results(small_address, visit):
    """
    What stands in a record is shown as it is: no element comes of it, neither in the field's results nor on the page.
    """
    page = visit(f"{small_address}search/?q=council", DESK)
    page.locator(".search-page .found").first.wait_for()
    assert "<b>times</b> & {{ never }}" in page.inner_text(".search-results")
    assert not page.locator(".search-results b, .search-results script, .search-results img").count()
    page.locator(".site-search input").fill("<img src=x onerror=alert(1)> note")
    page.locator(".site-search__told", has_text="<img src=x").wait_for()
    assert not page.locator(".site-search__output img").count()
    assert [] == page.complaints


def test_what_cannot_be_fetched_is_told(below, visit):
    """
    Without its index the search says so, and finds again once that is there.
    """
    page = visit(f"{below}about/", DESK)
    page.route("**/search/words/**", lambda route: route.abort())
    page.keyboard.press("/")
    page.locator(".site-search input").fill("channels")
    page.locator(".site-search__told", has_text="cannot be fetched").wait_for()
    page.unroute("**/search/words/**")
    page.locator(".site-search input").fill("channel")
    page.locator(".site-search .found").first.wait_for()


def test_each_noun_with_a_page_can_be_found(built_site, book):
    """
    Whatever has a page of its own is in the index, once; a new noun, too.
    """
    files = (built_site / "out" / "site" / "search" / "found").glob("*.json")
    addresses = [one["address"] for file in files for one in json.loads(file.read_text("utf-8"))]
    pages = [f"{noun.folder}/{one.id}/" for noun in NOUNS if noun.folder for one in book.all(noun)]

    assert len(addresses) == len(set(addresses))
    assert set(pages) <= set(addresses)
