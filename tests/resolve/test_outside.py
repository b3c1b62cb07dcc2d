"""Pages outside the articles: where each is described, few of them and many."""

import json
import re
from collections import Counter

import pytest

from sourcebook.build import build, load
from sourcebook.model import Outside, Record
from sourcebook.resolve import outside
from sourcebook.site.naming import first_permalink, former_permalink, permalink
from sourcebook.site.pages import corrections, errata, event
from sourcebook.site.pages.outside import make

GONE = "was: outside\ntitle: Gone\nwithdrawn: 1934\nwhy: It was none.\ninstead: almanac-ferries\nformerly: [went]\nchanges: [{date: 1934, was: It was, now: It is, why: So.}]\n"
ANCHOR = re.compile(r'\{: #([a-z0-9-]+) |<span id="([a-z0-9-]+)">')


@pytest.fixture
def many(small, monkeypatch):
    """The small sourcebook, with a page outside that was withdrawn, one that was renamed, and more of them than one page has."""
    monkeypatch.setattr(outside, "MOST", 2)
    (small / "content/withdrawn/gone.yaml").write_text(GONE, "utf-8")
    with (small / "content/outside/wharf-pulls.yaml").open("a", encoding="utf-8") as file:
        file.write("formerly: [list-of-pulls]\n")
    return small


def _registered(root, **days):
    """Have pages outside be published on some days."""
    path = root / "content/published.json"
    kept = json.loads(path.read_text("utf-8"))
    told = {f"outside/{id.replace('_', '-')}": {"registered": day} for id, day in days.items()}
    path.write_text(json.dumps(kept | told), "utf-8")
    lines = (root / "content/published.txt").read_text("utf-8").split()
    (root / "content/published.txt").write_text("\n".join(sorted({*lines, *told})) + "\n", "utf-8")


def _made(book):
    """The Markdown of each page, by its file."""
    return {one.path.as_posix(): str(one.content) for one in make(book)}


def test_few_stand_on_one_page(small):
    """
    While they are few, each is a place of the one page, and there are no others.
    """
    book = load(small)

    assert outside.outside_parts(book) == {}
    for one in book.all(Outside):
        assert permalink(book, one) == f"{book.site.address}outside/#{one.id}"


def test_of_many_each_stands_on_a_page_of_its_kind_and_links_lead_there(many):
    """
    Each page outside, and each that was withdrawn, stands on one page, of no more than so many; whatever links to it leads to
    that page, at its ids, former ones too.
    """
    book = load(many)
    places = {page: {a or b for a, b in ANCHOR.findall(told)} for page, told in _made(book).items()}
    described = [*outside._described(book)]

    assert {one.id for one in described} == {one.id for one in book.all(Outside)} | {"gone"}
    for one in described:
        at = book.links[one.key]
        assert [str(at.page)] == [page for page in places if one.id in places[page]]
        assert {one.id, *one.formerly} <= places[str(at.page)] and at.section == one.id
        kind = one.kind if isinstance(one, Outside) else "withdrawn"
        assert re.fullmatch(rf"outside/{kind}(/list/\d+)?\.md", str(at.page))
    assert "outside/primary/list/2.md" in places
    ids = {one.id for one in described}
    assert all(len(held & ids) <= 2 for held in places.values())
    leaning = event.page(book, book.events["1931-marsh-notes-pass"])
    assert "](../outside/independent/list/2.md#reedline-marsh)" in str(leaning.content)


def test_the_first_page_leads_to_all_others(many):
    """
    From the page of all, one step leads to each page; from each page, to the others of its kind and back.
    """
    made = _made(load(many))
    others = made.keys() - {"outside.md"}
    led = {f"outside/{one}" for one in re.findall(r"\]\(outside/(.*?\.md)\)", made["outside.md"])}

    assert led == others
    assert "](../../../outside.md)" in made["outside/primary/list/2.md"]
    assert "](../../primary.md)" in made["outside/primary/list/2.md"]


def test_what_was_published_on_the_one_page_still_answers_there(many):
    """
    An id that was published while one page had all stays a place of it, at the way to where it stands now; one that came when there
    were more never had that address.
    """
    _registered(
        many, list_of_pulls="1932-03-02", went="1932-04-01", wharf_pulls="1932-04-02", gone="1932-05-02"
    )
    book = load(many)
    led = {
        id: way
        for line in _made(book)["outside.md"].split("\n")
        for id in re.findall(r'<span id="(.*?)">', line)
        for way in re.findall(r"\]\((.*?)\)", line)
    }

    assert led == {
        "list-of-pulls": str(book.links["outside", "wharf-pulls"].page),
        "went": "outside/withdrawn.md",
    }


def test_the_first_address_stays_where_the_list_goes_on(many, monkeypatch):
    """
    By the address that it had first, a feed knows a page outside, however long the list grows; a former id answers where it stands.
    """
    parted = load(many)
    monkeypatch.setattr(outside, "MOST", 100)
    whole = load(many)
    for book in (parted, whole):
        one = book.get(Outside, "wharf-pulls")
        assert first_permalink(book, one) == f"{book.site.address}outside/#list-of-pulls"
        assert first_permalink(book, book.get(Outside, "wharf-masters")).endswith("/outside/#wharf-masters")
    one = parted.get(Outside, "wharf-pulls")
    page = str(parted.links[one.key].page).removesuffix(".md")
    assert former_permalink(parted, one, "list-of-pulls").endswith(f"/{page}/#list-of-pulls")
    assert former_permalink(whole, one, "list-of-pulls").endswith("/outside/#list-of-pulls")


@pytest.mark.built
def test_a_site_of_long_lists_is_published(many, monkeypatch):
    """
    The audit, which refuses what leads nowhere, in pages, plain copies and data, passes a site on which each long list goes on.
    """
    for page in (errata, corrections):
        monkeypatch.setattr(page.make, "__defaults__", (1,))
    site = build(many).site
    made = {str(one.parent.relative_to(site)) for one in site.rglob("index.html")}

    assert {
        "outside/primary/list/2",
        "outside/withdrawn",
        "errata/print",
        "errata/left-out/list/2",
        "corrections/list/2",
        "corrections/withdrawn/list/2",
    } <= made
    for one in made:
        if one.split("/")[0] in ("outside", "errata", "corrections"):
            assert f"/{one}/</loc>" in (site / "sitemap.xml").read_text("utf-8")
            assert f"/{one}/index.txt)" in (site / "llms.txt").read_text("utf-8")
            assert (site / one / "index.txt").is_file()


def test_who_leans_on_pages_is_looked_for_once(many, monkeypatch):
    """
    However many pages the list has, the texts of a record are searched for addresses of pages outside once.
    """
    book, searched = load(many), Counter()
    texts = Record.texts
    monkeypatch.setattr(Record, "texts", lambda one: searched.update([one.key]) or texts(one))

    assert len([*make(book)]) > 3
    assert set(searched.values()) == {1}
