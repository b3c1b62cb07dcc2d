"""What pages say to programs: read by a processor of JSON-LD, in terms that schema.org has, and no more than the page says."""

import json
from pathlib import PurePosixPath

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, SDO, Graph, Literal, URIRef

from sourcebook.model import Claim, Official, Organisation, Place, Source, Withdrawn
from sourcebook.resolve.sources import printed_by
from sourcebook.site.in_public import is_in_public_and_dated
from sourcebook.site.linked_data import linked_data, quotation, within_script
from sourcebook.site.naming import full_title, permalink
from tests.harness.sourcebooks import edit, resolved

DATA = (PurePosixPath("data/events.json"), PurePosixPath("data/calendar.ics"), PurePosixPath("data/notes"))
CONTEXT = {"@vocab": "https://schema.org/", "url": {"@type": "@id"}, "contentUrl": {"@type": "@id"}}
"""What the context of schema.org comes to for these pages; it is not fetched."""


def _told(book, record):
    """The JSON-LD of a record's page."""
    return json.loads(linked_data(book, record, record.label, permalink(book, record), "", DATA))


def _graph(told):
    """What a processor of JSON-LD makes of it."""
    assert "https://schema.org" == told["@context"]
    return Graph().parse(data=json.dumps({**told, "@context": CONTEXT}), format="json-ld")


@pytest.fixture
def told(small_record):
    """What each page of a record says of what it is about, by the record’s key."""
    pages = {one.key: _told(small_record, one) for one in small_record.records() if not one.section_of}
    return {key: one.get("mainEntity", one) for key, one in pages.items()}


@pytest.fixture
def pages(small_record):
    """The JSON-LD of each such page, whole."""
    return {one.key: _told(small_record, one) for one in small_record.records() if not one.section_of}


def test_every_term_is_one_of_the_vocabulary(small_record, pages):
    """
    Each type and property exists in schema.org, and each record's page says something by its own address.
    """
    home = json.loads(linked_data(small_record, None, "", small_record.site.address, "", DATA))
    for one in (*pages.values(), home):
        graph = _graph(one)
        terms = {str(term) for _, term, _ in graph} | {str(kind) for kind in graph.objects(None, RDF.type)}
        assert len(graph) > 2
        assert [] == [
            term
            for term in terms - {str(RDF.type)}
            if URIRef(term.replace("https://schema.org/", str(SDO))) not in SDO
        ]


def test_only_what_was_public_and_dated_is_an_event(small_record, told):
    """
    An event has a day that is known, and was said by somebody named or done in public; all else is a claim, which has no
    day of beginning. Both have their status in their names.
    """
    seen = set()
    for event in small_record.resolved_events():
        one = told[event.record.key]
        seen.add(one["@type"])
        assert one["name"] == full_title(small_record, event.record) and event.status.label in one["name"]
        if one["@type"] == "Event":
            assert event.is_known_to_the_day
            assert event.date.first.isoformat() == one["startDate"]
            assert event.is_saying or event.status.grounds == "public"
            assert not any(quote.evidence.said_by.unnamed for quote in event.quotes if event.is_saying)
        else:
            assert "Claim" == one["@type"]
            assert not {"startDate", "endDate", "dateCreated"} & one.keys()
    assert {"Event", "Claim"} == seen


def test_a_window_is_no_day(small_record, told):
    """
    What happened some time within a window, or about a month, has its date in words, and its coverage only where
    that can say it.
    """
    one = told["event", "1931-notes-by-back-stairs"]

    assert not is_in_public_and_dated(small_record.events["1931-notes-by-back-stairs"])
    assert one["description"].startswith("Between about March and 8 May 1931.")
    assert "temporalCoverage" not in one, "1931-03~ is no date of ISO 8601"


def test_the_grounds_of_an_act_stand_with_it(small_record, told):
    """
    An act's description says what its status means and on what it rests.
    """
    event = small_record.events["1931-notes-by-back-stairs"]
    description = told[event.record.key]["description"]

    assert event.status.meaning in description and "Ferry bank’s word" in description


def test_quotes_are_the_words_of_whom_the_article_gives_them_to(small_record):
    """
    Each quotation has the article's characters; only what stands whole in quotation marks is anybody's, with the office of
    that day; a sentence of which the article has a part or all in its own words has its credit alone, and no day. A day is
    that of the saying, and known.
    """
    assert {"direct", "partly", "reported"} == {one.evidence.voice for one in small_record.all_quotes()}
    for one in small_record.all_quotes():
        node = quotation(small_record, one)
        assert one.words == node["text"]
        spoken = node.get("spokenByCharacter")
        assert bool(spoken) == (one.speaker is not None and one.evidence.voice == "direct")
        if spoken:
            who = spoken.get("spokenByCharacter", spoken)
            assert one.speaker.label == who["name"]
            assert all(office.title in spoken["roleName"] for office in one.offices)
        is_of_the_day = one.said.is_said and one.said.date.is_certain()
        is_theirs = one.evidence.voice == "direct" and not one.evidence.said_by.is_narration
        assert ("dateCreated" in node) == (is_theirs and is_of_the_day)


def test_quotes_come_through_a_processor_whole(small_record, pages):
    """
    The texts of all quotations of a page, as a processor reads them, are the record's.
    """
    for event in small_record.resolved_events():
        graph = _graph(pages[event.record.key])
        read = {str(one) for one in graph.objects(None, URIRef("https://schema.org/text"))}
        assert {quote.words for quote in event.quotes} == read


def test_a_person_has_roles_no_more_exact_than_known(small_record, told):
    """
    Each office has its time in words, and its ends only as far as they are without doubt; to hold none is no occupation.
    """
    for official in small_record.all(Official):
        one = told[official.key]
        assert ("Person", official.name) == (one["@type"], one["name"])
        roles = [role for role in official.roles if not role.is_none]
        assert [role.title for role in roles] == [each["roleName"] for each in one["hasOccupation"]]
        for role, each in zip(roles, one["hasOccupation"], strict=True):
            assert role.years in each["description"]
            assert each.get("startDate") in (None, role.start.text)
            assert not any(sign in each.get("startDate", "") for sign in "?~/")


def test_a_place_of_which_a_record_speaks_is_not_where_it_was(small):
    """
    A record names places of which somebody speaks, too: no place is said to be where it took place.
    """
    edit(
        small,
        "content/events/1931/1931-marsh-notes-pass.yaml",
        "topics: [the-notes]",
        "topics: [the-notes]\nplaces: [landing-stage]",
    )
    book = resolved(small)
    seen = set()
    for event in book.resolved_events():
        one = _told(book, event.record)["mainEntity"]
        assert "location" not in one
        places = {each["name"] for each in one.get("about", ()) if each["@type"] == "Place"}
        assert places == {each.label for each in event.all(Place)}
        seen |= {one["@type"]} if places else set()
    assert {"Event", "Claim"} == seen


def test_a_publisher_is_one_body(small_record, told):
    """
    The publisher of an article is the body that printed it, where that has a record; whom it follows, and how that is known, is no
    part of a name, and stands in the description.
    """
    names = {one.label for one in small_record.all(Organisation)}
    for source in small_record.all(Source):
        one = told[source.key]
        is_printed = source.publisher.basis == "stated"
        assert ("publisher" in one) == bool(source.publisher.organisation and is_printed)
        assert one.get("publisher", {}).get("name") in {None, *names}
        assert printed_by(small_record, source).casefold() in one["description"].casefold()
    assert any(source.original_publisher for source in small_record.all(Source))


@pytest.mark.parametrize(("basis", "is_told"), [("stated", True), ("found", False), ("inferred", False)])
def test_a_publisher_that_was_found_or_inferred_is_no_fact(small, basis, is_told):
    """
    To programs an article has a publisher only if it says so itself; how else it is known stands in the description.
    """
    edit(
        small,
        "content/sources/1931-courier-answers.md",
        "{organisation: orrin-courier, basis: stated}",
        f"{{organisation: orrin-courier, basis: {basis}}}",
    )
    book = resolved(small)
    one = _told(book, book.get(Source, "1931-courier-answers"))["mainEntity"]

    assert is_told == ("publisher" in one) == one["description"].endswith("The Orrin Courier.")


def test_an_article_is_its_publishers(small_record, told):
    """
    An article has its headline, credit and publisher, and a day only if that is certain; none of its text.
    """
    for source in small_record.all(Source):
        one = told[source.key]
        assert "NewsArticle" == one["@type"] and source.credit == one["creditText"]
        assert source.title == one.get("headline")
        assert ("datePublished" in one) == source.published.is_certain()
        assert not {"version", "dateModified", "isPartOf"} & one.keys(), "it is not ours"
        assert "articleBody" not in one


def test_a_claim_is_no_fact(small_record, told):
    """
    A claim's page says who took which position, and names no answer.
    """
    (claim,) = small_record.all(Claim)
    one = told[claim.key]

    assert "Claim" == one["@type"] and one["name"].endswith("[Claim: who took which position]")
    assert one["description"].startswith("As of ")
    assert {quote.words for quote in small_record.claims[claim.id].quotes} == {
        each["text"] for each in one["appearance"]
    }


def test_the_first_page_has_the_site_and_its_data(small_record):
    """
    The data has each of its files, by its whole address, with its sort where that is known.
    """
    site = small_record.site
    graph = _graph(json.loads(linked_data(small_record, None, "", site.address, "", DATA)))
    files = set(graph.objects(None, URIRef("https://schema.org/contentUrl")))

    assert {URIRef(f"{site.address}{one}") for one in DATA} == files
    assert (None, URIRef("https://schema.org/encodingFormat"), Literal("text/calendar")) in graph
    assert {"https://schema.org/WebSite", "https://schema.org/Dataset"} <= {
        str(one) for one in graph.objects(None, RDF.type)
    }


def test_days_are_those_of_the_register(small_record, pages):
    """
    A page was published on the day that the register has, and changed on that of its last correction; else it has no day.
    What it is about has none of these days.
    """
    claim = pages["claim", "notes-were-passed"]

    assert "1932-06-10" == claim["datePublished"] == claim["dateModified"]
    (gone,) = small_record.all(Withdrawn)
    assert "1932-06-02" == pages[gone.key]["dateModified"]
    corrected = pages["event", "1931-wharf-no-bridge"]
    assert ("1932-04-02", "1932-05-01", 2) == tuple(
        corrected[one] for one in ("datePublished", "dateModified", "version")
    )
    oarsmen = pages["event", "1931-oarsmen-tell-of-lantern"]
    assert not {"datePublished", "dateModified"} & oarsmen.keys()
    for one in pages.values():
        about = one.get("mainEntity", {})
        assert not {"version", "dateModified"} & about.keys()
        assert "NewsArticle" == about.get("@type") or "datePublished" not in about


@given(st.text(max_size=300))
def test_nothing_ends_the_script(text):
    """
    Any text within the element comes back whole from a parser of HTML, and opens no other element.
    """
    hard = f"{text}</script><!--<script>{text}"
    clean = hard.encode("utf-8", "replace").decode("utf-8")
    page = f'<script type="application/ld+json">{within_script(json.dumps(clean, ensure_ascii=False))}</script><p>after'
    found = BeautifulSoup(page.replace("\0", "\\u0000"), "html.parser")

    assert clean == json.loads(found.script.string)
    assert "after" == found.p.string and 1 == len(found.find_all("script"))
