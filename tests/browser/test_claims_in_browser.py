"""Claims, contradictions and passages as readers have them: in a browser, on a phone, without JavaScript."""

import pytest

from sourcebook.model import Claim, Contradiction, Event, Official
from sourcebook.site.present import state_words

PHONE = {"width": 360, "height": 740}

pytestmark = pytest.mark.browser


MARKED = """() => {
  const marks = [...document.querySelectorAll(".article-paragraph mark")];
  const plain = (one) => getComputedStyle(one).boxShadow === "none";
  return marks.filter((one) => !plain(one)).map((one) => one.textContent).join("");
}"""
"""The words of the article whose look differs from a passage to which no link has led."""


def _words(text):
    return "".join(text.split())


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_from_the_contradictions_to_each_passage_and_back(below, visit, book, script):
    """
    Each passage of a contradiction leads into its article: there the passage itself is marked, all of it and nothing
    else, and in sight; going back leads back. So it is with JavaScript and without.
    """
    one = next(
        one
        for one in book.all(Contradiction)
        if len({book.get(Event, shown.event).evidence[0].source for shown in one.passages}) > 1
    )
    page = visit(f"{below}contradictions/", java_script_enabled=script)
    page.get_by_role("link", name=one.title, exact=True).click()
    page.wait_for_url(f"**/contradictions/{one.id}/")
    for shown in one.passages:
        event = book.get(Event, shown.event)
        name = f"q-{event.id}-{shown.quote}"
        page.locator(f".attribution a[href$='#{name}']").first.click()
        page.wait_for_url(f"**/sources/*/#{name}")
        page.locator(f"span[id='{name}']:target").wait_for(state="attached")
        assert _words(book.quotes[event.id][shown.quote - 1].words) == _words(page.evaluate(MARKED))
        top = page.locator(f"span[id='{name}'] ~ a mark").first.bounding_box()["y"]
        assert 0 <= top <= 900, "the passage is in sight"
        page.go_back()
        page.wait_for_url("**/contradictions/**")
        assert one.title == page.locator("h1").inner_text().removesuffix("¶").strip()

    assert [] == page.complaints


def test_a_passage_cut_by_others_is_marked_whole(below, visit, book):
    """
    Where passages overlap, a link to one marks every piece of it, and a link to the other not more than the other.
    """
    passages = [one.passage for quotes in book.quotes.values() for one in quotes]
    cut = [
        (event, place)
        for event in book.all(Event)
        for place in range(len(event.evidence))
        if any(_overlap(book.quotes[event.id][place].passage, other) for other in passages)
    ]
    page = visit(below, java_script_enabled=False)
    for event, place in cut:
        page.goto(f"{below}sources/{event.evidence[place].source}/#q-{event.id}-{place + 1}")
        assert _words(book.quotes[event.id][place].words) == _words(page.evaluate(MARKED)), event.id
    assert cut


def _overlap(one, other):
    """Whether a part of one passage, and not the whole, is a part of the other."""
    spans = {(one.start, one.end), (other.start, other.end)}
    return one.source == other.source and len(spans) == 2 and other.start < one.end and one.start < other.end


def test_a_passage_that_is_led_to_looks_unlike_the_others(below, visit, book):
    """
    The mark of the passage has another background than the marks beside it, in the light and in the dark.
    """
    event = book.all(Contradiction)[0].passages[0].event
    source = book.get(Event, event).evidence[0].source
    for scheme in ("light", "dark"):
        page = visit(f"{below}sources/{source}/#q-{event}-1", color_scheme=scheme)
        backgrounds = page.evaluate("""[...document.querySelectorAll(".article-paragraph mark")].map((one) => {
            const style = getComputedStyle(one);
            return [style.boxShadow !== "none", style.backgroundImage + style.backgroundColor];
        })""")
        led, others = ({look for there, look in backgrounds if there is which} for which in (True, False))
        assert len(led) == 1
        assert others
        assert not led & others


def test_claims_are_of_use_on_a_phone(below, visit, book):
    """
    On a phone of 360 px the list of claims shows each question with where it stands, and a claim's own page its
    standing within the first screen and every position with its quotation; nothing scrolls sideways.
    """
    page = visit(f"{below}claims/", PHONE)
    _fits(page)
    for claim in book.claims.values():
        assert page.get_by_text(state_words(claim, claim.turning_days[-1])).first.is_visible(), (
            claim.record.id
        )
    claim = max(book.all(Claim), key=lambda one: len(one.positions))
    page.get_by_role("link", name=claim.question, exact=True).click()
    page.wait_for_url(f"**/claims/{claim.id}/")
    page.locator(".claim-state").wait_for()
    _fits(page)
    standing = page.locator(".claim-state").bounding_box()
    assert standing["y"] + standing["height"] <= PHONE["height"], "where it stands is seen without scrolling"
    assert len(claim.positions) <= page.locator("h3").count()
    assert all(one.is_visible() for one in page.locator("blockquote").all())
    assert len(claim.positions) <= page.locator("blockquote").count()
    assert [] == page.complaints


def _fits(page):
    scroll, client = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert scroll <= client


def test_a_name_as_an_article_spells_it_finds_the_person(below, visit, book):
    """
    Who types a name as one of the articles spells it finds the official, whom the record spells otherwise.
    """
    official, alias = next(
        (one, name.split()[-1])
        for one in book.all(Official)
        for name in one.aliases
        if name.split()[-1] not in one.name.split() and book.events_of(one)
    )
    page = visit(below)
    page.locator(".site-search input").click()
    page.keyboard.type(alias, delay=10)
    hit = page.locator(f".site-search .found[href*='officials/{official.id}/']").first
    hit.wait_for()
    hit.click()
    page.wait_for_url(f"**/officials/{official.id}/**")
    assert page.locator("h1").inner_text().startswith(official.name)
    assert [] == page.complaints


def test_from_an_event_to_what_it_bears_on(below, visit, book):
    """
    An event leads to the contradiction in which its words stand, at that contradiction, and to the claim it bears on.
    """
    pairs = ((one, book.get(Event, shown.event)) for one in book.all(Contradiction) for shown in one.passages)
    one, event = next((one, event) for one, event in pairs if _claims(book, event))
    claim = _claims(book, event)[0]
    page = visit(f"{below}events/{event.id}/")
    page.get_by_role("link", name=one.title, exact=True).click()
    page.wait_for_url(f"**/contradictions/{one.id}/")
    page.locator(f"a[href$='events/{event.id}/']").first.click()
    page.wait_for_url(f"**/events/{event.id}/")
    page.get_by_role("link", name=claim.question, exact=True).click()
    page.wait_for_url(f"**/claims/{claim.id}/")
    assert page.locator(".claim-state").is_visible()
    assert [] == page.complaints


def _claims(book, event):
    return [one for one in book.mentions[event.key] if isinstance(one, Claim)]
