"""What the pages of the built record owe its readers: claims listed wherever they bear, counts that say of what, passages marked."""

import re
from itertools import pairwise
from pathlib import Path

import lxml.html
import pytest

from sourcebook.build import load
from sourcebook.model import NOUNS, Claim, Contradiction, Event, Official, Organisation, Topic
from sourcebook.publish.render import render

COUNTED = re.compile(
    r"(?<!SHA-)\b\d[\d,]* (?:records?|positions?)\b(?: of contact)?+(?! (?:is|are) about a contact; some may be about the same one\. |,? from [\d,]+ articles?, [\d,]+ origins?|, [\d,]+ origins?)"
)
"""A count of records or positions that does not say from how many articles and origins."""
EXAMPLES = ("rules", "fields")
"""Pages whose numbers are examples."""


class Site:
    """A built site's pages, parsed, with the sourcebook that it was built from."""

    def __init__(self, root: Path) -> None:
        self.folder, self.sourcebook = (root / "out" / "site").resolve(), load(root)

    def page(self, address):
        """The page at an address."""
        return lxml.html.parse(
            str(self.folder / address / "index.html"), lxml.html.HTMLParser(encoding="utf-8")
        ).getroot()

    def links(self, address):
        """Where the article on a page leads, by the last part of each address."""
        return {one.rstrip("/").rpartition("/")[2] for one in self.page(address).xpath("//article//@href")}

    def addresses(self):
        """Every page of the site."""
        return sorted(
            path.parent.relative_to(self.folder).as_posix() for path in self.folder.rglob("index.html")
        )


@pytest.fixture(scope="module")
def site(built_site):
    """The real site."""
    return Site(built_site)


# ---- claims

BEARS_ON = (
    "//h2[starts-with(., 'What is disputed')]/following-sibling::ul[1]/li/a[contains(@href, '/claims/')]/@href"
    " | //h2[starts-with(., 'Claims, as they stand')]/following-sibling::details[1]//@href"
    " | //li[strong[.='Claims it bears on']]//@href"
)
"""The addresses of the claims that a page lists: disputed or not, on an event's page among its particulars."""


def test_every_event_and_topic_and_speaker_lists_the_claims_it_bears_on(site):
    """
    From the page of each event at which a position is taken, of each act a claim is about, of each topic of a claim,
    and of each official and organisation that takes a position, a link leads to the claim, under its own heading.
    """
    book = site.sourcebook
    lost = []
    for claim in book.all(Claim):
        bearing = {f"events/{id}" for id in (*(one.event for one in claim.positions), *claim.about)}
        bearing |= {f"topics/{id}" for id in claim.topics}
        bearing |= {
            f"{noun.folder}/{one.by.who}"
            for one in claim.positions
            for noun in (Official, Organisation)
            if book.find(noun, one.by.who)
        }
        for address in sorted(bearing):
            listed = site.page(address).xpath(BEARS_ON)
            lost += [(address, claim.id)] * (f"../../claims/{claim.id}/" not in listed)

    assert [] == lost


def test_no_page_lists_a_claim_that_it_does_not_bear_on(site):
    """
    What is listed under that heading is a claim that names the record, and each once.
    """
    book = site.sourcebook
    for noun in (Event, Topic, Official, Organisation):
        for entry in book.all(noun):
            page = site.page(f"{noun.folder}/{entry.id}")
            listed = page.xpath(BEARS_ON)
            named = {
                f"../../claims/{claim.id}/"
                for claim in book.all(Claim)
                if any(entry.id == id for _, _, id in claim.references())
            }
            assert sorted(listed) == sorted(named), entry.id


def test_every_contradiction_is_reached_from_the_events_it_sets_side_by_side(site):
    """
    The page of each event concerned links to the contradiction itself, and that links back to the event.
    """
    for one in site.sourcebook.all(Contradiction):
        back = site.page(f"contradictions/{one.id}").xpath("//article//@href")
        for shown in one.passages:
            links = site.page(f"events/{shown.event}").xpath("//article//@href")
            assert f"../../contradictions/{one.id}/" in links, (shown.event, one.id)
            assert f"../../events/{shown.event}/" in back, (one.id, shown.event)


# ---- counts


def test_no_count_is_bare(site):
    """
    Wherever a page counts records or positions, in its text or its description, it says from how many origins. (Charts count what they draw beside a count that does.)
    """
    bare = []
    for address in (one for one in site.addresses() if one not in EXAMPLES):
        page = site.page(address)
        for figure in page.xpath("//figure"):
            figure.drop_tree()
        article = page.find(".//article")
        told = (
            " ".join(page.xpath("//meta[@name='description']/@content"))
            + " "
            + (article.text_content() if article is not None else "")
        )
        bare += [(address, one) for one in COUNTED.findall(" ".join(told.split()))]

    assert [] == bare


def test_every_count_is_there_and_right(site):
    """
    Officials, organisations, topics, channels, places and sources say on their own page and in their index how many
    records name them, and from how many origins, as counted here by hand; topics, channels and places from how many
    articles, too; of officials and organisations in how many articles one of their names stands; of a source no more
    origins than its own.
    """
    book = site.sourcebook
    sole = {
        source.id: source.origins[0].id
        for source in book.entries
        if source.key[0] == "source" and len(source.origins) == 1
    }
    for folder in (noun.folder for noun in NOUNS if noun.index_text):
        index = " ".join(site.page(folder).find(".//article").text_content().split())
        for entry in (one for one in book.entries if one.folder == folder and book.events_of(one)):
            evidence = [one for event in book.events_of(entry) for one in event.evidence]
            if folder == "sources":
                evidence = [one for one in evidence if one.source == entry.id]
            records = _number(len(book.events_of(entry)), "record")
            articles = _number(len({one.source for one in evidence}), "article")
            origins = _number(len({one.origin or sole[one.source] for one in evidence}), "origin")
            words = (
                f"{records}, {origins}"
                if folder in ("officials", "organisations", "sources")
                else f"{records} from {articles}, {origins}"
            )
            if folder in ("officials", "organisations") and (named := _naming(book, entry)):
                words += f"; named in {_number(named, 'article')}"
            assert words in " ".join(site.page(f"{folder}/{entry.id}").text_content().split()), entry.id
            assert f"{entry.label} {words}" in index.replace(" · ", " "), entry.id


def _number(number, what):
    return f"{number} {what}{'s' * (number != 1)}"


def _naming(book, entry):
    """In how many articles one of the names of an entry stands as words, boilerplate left out."""
    bodies = {
        one.id: "\n".join(one.article.text[part.start : part.end] for part in book.articles[one.id])
        for one in book.entries
        if one.key[0] == "source"
    }
    names = (entry.label, *entry.aliases)
    others = [
        one
        for other in book.entries
        if other.folder in ("officials", "organisations")
        for one in (other.label, *other.aliases)
    ]
    return sum(any(_stands(name, body, others) for name in names) for body in bodies.values())


def _stands(name, body, others):
    """Whether a name stands in a text otherwise than as a part of somebody else's longer name."""
    for other in others:
        if name in other and name != other:
            body = re.sub(rf"(?<!\w){re.escape(other)}(?!\w)", "", body)
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", body) is not None


# ---- templates


BLOCK_SIGN = re.compile(r"^[ >]*\{:[^}]*\}$")
"""A line of attributes, which belongs to the block that ends on the line before."""


@pytest.mark.parametrize("which", ["sound", "small", "real"])
def test_no_sign_of_a_template_reaches_a_reader(which, lay, sound, small, built_site):
    """
    Each line of attributes stands directly below what it is about, else it would be printed; and where no record has
    braces, no page's text has any sign of a template.
    """
    root = {"sound": lambda: lay(sound), "small": lambda: small, "real": lambda: built_site}[which]()
    pages = [one for one in render(load(root)) if one.path.suffix == ".md"]
    unreadable = [
        (one.path.as_posix(), line)
        for one in pages
        for before, line in pairwise(one.content.split("\n"))
        if BLOCK_SIGN.match(line) and not before.strip(" >")
    ]

    assert [] == unreadable
    assert len(pages) > 5


def test_no_published_text_has_a_sign_of_a_template(site):
    """
    No page of the real site, which has no braces in its records, prints one.
    """
    signs = ("{:", "{{", "{%", "{#", "}}", "<!-- figure", "StrictUndefined")
    printed = [
        (at, sign)
        for at in site.addresses()
        for sign in signs
        if sign in site.page(at).find(".//body").text_content()
    ]

    assert [] == [(at, sign) for at, sign in printed if sign not in ("{{", "}}") or "script" not in at]


# ---- passages


def test_an_anchor_says_over_how_many_pieces_its_passage_goes(site):
    """
    The links that follow a passage's anchor, as many as it says, hold the passage and nothing more; and the style
    sheet marks as many.
    """
    css = (site.folder / "assets" / "site.css").read_text("utf-8")
    book = site.sourcebook
    for event in book.all(Event):
        for place, evidence in enumerate(event.evidence, start=1):
            (anchor,) = site.page(f"sources/{evidence.source}").xpath(f"//span[@id='q-{event.id}-{place}']")
            number = int(anchor.get("class").removeprefix("over-"))
            pieces = [one.text_content() for one in anchor.itersiblings("a")][:number]
            assert "".join(pieces).split() == book.quotes[event.id][place - 1].words.split(), event.id
            assert f".over-{number}:target ~ a:nth-child(-n + {number} of :target ~ a) mark" in css
