"""Citing, in a real Chromium: copied with one press or key, saved, printed; and old addresses, with what was asked."""

import json

import pytest

from sourcebook.build import load
from sourcebook.site.citations import of_quote, of_record
from sourcebook.site.naming import permalink

pytestmark = pytest.mark.browser

PAGE = "events/1931-marsh-notes-pass/"
SELECTED = """() => [...document.querySelectorAll("article blockquote")].map(one => {
  for (let fold = one; (fold = fold.parentElement); ) if (fold.matches("details")) fold.open = true;
  getSelection().selectAllChildren(one);
  const line = text => text.replace(/\\s+/g, " ").trim();
  const all = [one, ...one.querySelectorAll("*")];
  const drawn = all.flatMap(each => ["::before", "::after"].map(part => getComputedStyle(each, part).content));
  return [line(String(getSelection())), line(one.textContent), drawn.filter(text => !["none", "normal"].includes(text))];
})"""


@pytest.fixture
def quotes(built_small):
    """The quotes of a record as they are copied."""
    book = load(built_small)
    event = book.events[PAGE.split("/")[1]]
    citation = of_record(book, event.record, permalink(book, event.record), "")
    return [of_quote(book, one, citation) for one in event.quotes]


@pytest.fixture
def page(small_address, visit):
    """The page of that record, whose scripts may write into the clipboard."""
    page = visit(f"{small_address}{PAGE}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".copy-quote button").first.wait_for()
    return page


def _copied(page):
    return page.evaluate("navigator.clipboard.readText()")


def test_a_quote_is_copied_with_its_citation(page, quotes):
    """
    Beside each quote one press copies it, character for character, with its citation; so does the keyboard.
    """
    buttons = page.locator(".page-events .attribution .copy-quote button")
    assert len(quotes) == buttons.count()
    for place, quote in enumerate(quotes):
        button = buttons.nth(place)
        assert f"Copy with citation: quote {place + 1}" == button.get_attribute("aria-label")
        button.focus()
        page.keyboard.press("Enter")
        button.get_by_text("Copied").wait_for()
        assert quote == _copied(page)


@pytest.mark.parametrize("folder", ["events", "claims", "contradictions", "officials", "days"])
def test_what_is_selected_of_a_quotation_is_all_of_it(small_address, built_small, visit, folder):
    """
    Whoever selects a quotation has every sign that is seen of it, its marks too: none is drawn by a style sheet.
    """
    pages = sorted((built_small / "out" / "site" / folder).glob("*/index.html"))
    page = visit(small_address)
    quotations = 0
    for path in pages:
        page.goto(f"{small_address}{folder}/{path.parent.name}/")
        for selected, stands, drawn in page.evaluate(SELECTED):
            quotations += 1
            assert selected == stands
            assert [] == drawn
        assert 0 == page.locator("article q").count(), "a browser draws the marks of a q"
    assert quotations


def test_each_form_is_copied_and_saved_as_it_stands(page):
    """
    The fold opens by the keyboard; each form is copied, and saved as a file with its suffix.
    """
    page.locator(".citing > summary").focus()
    page.keyboard.press("Enter")
    forms = page.locator(".citing dt[data-suffix]")
    for place, suffix in enumerate(("txt", "bib", "json", "ris")):
        text = page.locator(".citing dt[data-suffix] + dd > pre").nth(place).text_content()
        forms.nth(place).get_by_role("button", name="Copy").click()
        forms.nth(place).get_by_text("Copied").wait_for()
        assert text == _copied(page)
        with page.expect_download() as taken:
            forms.nth(place).get_by_role("button", name="Save").click()
        assert f"events-1931-marsh-notes-pass.{suffix}" == taken.value.suggested_filename
        assert text == taken.value.path().read_text("utf-8")


def test_where_copying_is_refused_the_text_is_selected(small_address, visit, quotes):
    """
    The fold opens, and the text stands selected, to be copied by hand.
    """
    page = visit(f"{small_address}{PAGE}")
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error()))")
    button = page.locator(".copy-quote button").first
    button.click()
    button.get_by_text("Press Ctrl+C").wait_for()

    assert page.locator("details.citing").get_attribute("open") is not None
    assert quotes[0] == page.evaluate("getSelection().toString()").strip()


def test_without_a_script_it_can_be_read(small_address, visit, quotes):
    """
    No button stands there that would do nothing; the citation and each quote with its own are in the fold.
    """
    page = visit(f"{small_address}{PAGE}", java_script_enabled=False)
    page.locator(".citing > summary").click()

    assert 0 == page.locator(".citing button, .copy-quote").count()
    assert quotes == [one.text_content() for one in page.locator(".cited-quote + dd > pre").all()]
    assert page.locator(".citing pre").first.is_visible()


def test_on_paper_there_is_one_line_and_nothing_to_press(page):
    """
    Printed, a page says which version it is of, and its address; the fold and its buttons are gone.
    """
    page.emulate_media(media="print")
    line = page.locator(".record-foot.cite")

    assert line.is_visible() and "Version 1, published 2 April 1932" in line.text_content()
    assert not page.locator(".citing").is_visible()
    assert not page.locator(".copy-quote").first.is_visible()


def test_the_browser_refuses_nothing_of_it(small_address, visit):
    """
    Data for programs is no script: the policy has nothing to say of it, and it is there whole.
    """
    page = visit(small_address)
    told = page.locator("script[type='application/ld+json']").text_content()

    assert "https://schema.org" == json.loads(told)["@context"]
    assert [] == page.complaints


@pytest.mark.parametrize("script", [True, False])
def test_an_old_address_leads_on_with_what_was_asked(small_address, visit, script):
    """
    With a script, the query and the section come along; without one, the reader comes to the page.
    """
    asked = "?kind=statement&q=a%26b#notes"
    page = visit(f"{small_address}events/1931-wharf-bridge-off/{asked}", java_script_enabled=script)
    page.wait_for_url("**/events/1931-wharf-no-bridge/**")

    assert f"{small_address}events/1931-wharf-no-bridge/{asked if script else ''}" == page.url
