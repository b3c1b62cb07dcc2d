"""What must be true of every page of a built site: of the real one, of the same in excerpts, and of the small one."""

import base64
import hashlib
import json
import re
from collections import Counter
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html
import pytest

from sourcebook.build import load
from sourcebook.model import NOUNS, Event, Official, Source, When
from sourcebook.resolve.links import plain
from sourcebook.resolve.sides import ACTIVE
from sourcebook.site.present import roles_words

DATA = ("application/json", "application/ld+json")
"""The types of scripts that no browser runs."""
XLINK = "{http://www.w3.org/1999/xlink}href"
EVENT_KEYS = {
    "id", "title", "summary", "date", "date_words", "date_basis", "lasted", "status", "scope", "kind", "channels", "topics",
    "places", "officials", "organisations", "evidence", "related", "read_by", "date_note", "status_grounds", "plan", "rivals", "notes",
}  # fmt: skip
EVIDENCE_KEYS = {"source", "seed", "said_by", "voice", "origin", "quote", "start", "end", "paragraph"}


class Site:
    """A built site, with the sourcebook that it was built from."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / "out" / "site"
        self.sourcebook = load(root)

    @cached_property
    def pages(self):
        """Each HTML file, parsed, by its address below the site: `events/some-id/`."""
        files = sorted(self.folder.resolve().rglob("*.html"))
        parser = lxml.html.HTMLParser(encoding="utf-8")
        return {self._address(path): lxml.html.parse(str(path), parser).getroot() for path in files}

    def _address(self, path: Path) -> str:
        return path.relative_to(self.folder.resolve()).as_posix().removesuffix("index.html")

    @cached_property
    def anchors(self):
        """The anchors of each page."""
        return {
            at: {one.get("id") or one.get("name") for one in page.xpath("//*[@id or @name]")}
            for at, page in self.pages.items()
        }

    @cached_property
    def data(self):
        """data/events.json."""
        return json.loads((self.folder / "data" / "events.json").read_text("utf-8"))

    def text(self, address: str) -> str:
        """The textContent of a page's body, its line breaks folded to spaces."""
        return _folded(self.pages[address].find("body").text_content())

    def paragraphs(self, source: Source) -> list[str]:
        """The paragraphs of the article as the source's page shows them, without their numbers."""
        found = self.pages[f"sources/{source.id}/"].xpath(
            "//p[contains(concat(' ', @class, ' '), ' article-paragraph ')]"
        )
        return [re.sub(r"^¶\d+\s+", "", _folded(one.text_content())) for one in found]


@pytest.fixture(scope="session", params=["built_site", "excerpts_site", "built_small"])
def site(request):
    """Each of the built sites."""
    return Site(request.getfixturevalue(request.param))


@pytest.fixture(scope="session")
def real(built_site):
    """The real site alone."""
    return Site(built_site)


def _folded(text):
    return text.replace("\r\n", " ").replace("\n", " ")


def _class(name):
    return f"contains(concat(' ', @class, ' '), ' {name} ')"


# ---- links


def test_every_link_and_anchor_leads_somewhere(site):
    """
    Each address that any element of any page names below the site is there, raw HTML and SVG too; so is the
    anchor, where it names one.
    """
    lost = [f"{page}: {address}" for page, address in _addresses(site) if not _is_there(site, page, address)]

    assert [] == lost


def _addresses(site):
    for at, page in site.pages.items():
        for element in page.iter(lxml.html.etree.Element):
            for name in ("href", "src", "poster", "data", "data-chart", "data-src", "xlink:href", XLINK):
                if (address := element.get(name)) is not None:
                    yield at, address
            for one in (element.get("srcset") or "").split(","):
                if one.strip():
                    yield at, one.split()[0]
            for name in ("clip-path", "fill", "mask", "filter"):
                yield from (
                    (at, one) for one in re.findall(r"url\(['\"]?(#[^)'\"]+)", element.get(name) or "")
                )
        redirects = page.xpath("//meta[translate(@http-equiv, 'REFSH', 'refsh')='refresh']/@content")
        yield from ((at, one.split("=", 1)[1].strip(" '\"")) for one in redirects if "=" in one)


def _is_there(site, page, address):
    base = site.sourcebook.site.address
    scheme, host, path, _, anchor = urlsplit(
        urljoin(base + ("" if page == "404.html" else page), address.strip())
    )
    if scheme in ("mailto", "data") or not (whole := f"{scheme}://{host}{path}").startswith(base):
        return scheme in ("https", "mailto", "data")
    inside = unquote(whole.removeprefix(base))
    if inside not in site.pages:
        return bool(inside) and (site.folder / inside).is_file() and not anchor
    return not anchor or unquote(anchor) in site.anchors[inside] or unquote(anchor).startswith("__")


def test_anchors_are_one_of_a_kind(site):
    """
    No page has one id twice: a link would lead to the wrong one.
    """
    twice = [
        (at, id)
        for at, page in site.pages.items()
        for id, times in Counter(one.get("id") for one in page.xpath("//body//*[@id]")).items()
        if times > 1
    ]

    assert [] == twice


def test_nothing_is_loaded_from_elsewhere(site):
    """
    No page names a script, style, image, font or frame of another host, nor does any style sheet.
    """
    loading = "//script/@src|//img/@src|//img/@srcset|//iframe/@src|//embed/@src|//object/@data|//source/@src|//video/@src|//audio/@src"
    hints = "stylesheet icon preload prefetch preconnect dns-prefetch modulepreload manifest apple-touch-icon".split()
    base = site.sourcebook.site.address
    found = []
    for at, page in site.pages.items():
        named = list(page.xpath(loading)) + [
            one.get("href")
            for one in page.xpath("//link[@href]")
            if set(hints) & set(one.get("rel", "").split())
        ]
        named += [
            one.get("href") or one.get(XLINK) or one.get("xlink:href") or ""
            for one in page.xpath("//svg//image|//svg//use")
        ]
        styles = [one.text or "" for one in page.xpath("//style")] + list(page.xpath("//@style"))
        named += [address for style in styles for address in _in_style(style)]
        found += [(at, one) for one in named if not _is_own(base, one)]
    for path in sorted(site.folder.resolve().rglob("*.css")):
        found += [(path.name, one) for one in _in_style(path.read_text("utf-8")) if not _is_own(base, one)]

    assert [] == found


def _in_style(text):
    return re.findall(r"url\(\s*['\"]?([^)'\"]+)", text) + re.findall(r"@import\s+['\"]([^'\"]+)", text)


def _is_own(base, address):
    return not urlsplit(address).netloc or address.startswith(base)


def test_no_page_runs_what_its_policy_does_not_name(site):
    """
    Each page's policy comes before anything that it rules; every inline script is one that it names by its hash,
    and no element carries a handler or a style of its own.
    """
    for at, page in site.pages.items():
        (policy,) = page.xpath("//head/meta[@http-equiv='Content-Security-Policy']")
        inline = [one for one in page.xpath("//script[not(@src)]") if one.get("type") not in DATA]
        hashes = [base64.b64encode(hashlib.sha256(one.text.encode()).digest()).decode() for one in inline]
        ruled = page.xpath("//script|//link|//style|//img")

        assert [] == [one for one in hashes if f"'sha256-{one}'" not in policy.get("content")], at
        assert "unsafe" not in policy.get("content"), at
        assert list(page.iter()).index(policy) < min(list(page.iter()).index(one) for one in ruled[:1]), at
        assert [] == page.xpath("//style|//@style|//@*[starts-with(name(), 'on')]"), at


def test_links_outside_are_addresses_of_the_record(site):
    """
    Whatever leads outside is https; no address carries a script.
    """
    outside = [
        (at, one)
        for at, page in site.pages.items()
        for one in page.xpath("//@href")
        if re.match(r"\s*[a-z][a-z0-9+.-]*:", one, re.I)
    ]

    assert [] == [(at, one) for at, one in outside if not one.startswith("https://")]


def test_every_record_has_its_page_and_is_listed(site):
    """
    Each record that has a page is there, and some index, reached from the first page, leads to it.
    """
    timeline = {
        urljoin(site.sourcebook.site.address + "timeline/", one)
        for one in site.pages["timeline/"].xpath("//article//@href")
    }
    for noun in NOUNS:
        for entry in site.sourcebook.all(noun):
            if noun.folder:
                assert f"{noun.folder}/{entry.id}/" in site.pages
            if noun is Event:
                assert f"{site.sourcebook.site.address}events/{entry.id}/" in timeline
            elif noun.folder:
                assert f"{entry.id}/" in " ".join(site.pages[f"{noun.folder}/"].xpath("//article//@href"))


# ---- pages


def test_every_page_has_one_heading_and_a_title(site):
    """
    One h1 on each page, with words in it, a title, a description and a language.
    """
    for at, page in site.pages.items():
        assert 1 == len(page.xpath("//h1")), at
        assert page.xpath("//h1")[0].text_content().strip("¶ \n"), at
        assert page.findtext(".//title").strip(), at
        assert page.get("lang"), at
        if at != "404.html":
            assert page.xpath("//meta[@name='description']/@content")[0].strip(), at


def test_nothing_of_the_making_shows(real):
    """
    No page shows a left-over of templates or Markdown: no attribute list, no encoded sign, no `None`.
    """
    for at, page in real.pages.items():
        shown = page.find(".//article").text_content() if page.find(".//article") is not None else ""
        assert not re.search(r"\{:|\{\{|\{%|&#\d+;|&amp;|\]\(|\*\*|<!--|Undefined|NotFound", shown), at
        assert not re.search(r"\bNone\b(?! of | is )", shown), at


def test_classes_are_classes(site):
    """
    No page has an element whose attributes are the ruins of an attribute list.
    """
    plain = re.compile(r"(\{[^}]*\})?[A-Za-z_][\w:-]*")
    ruins = [
        (at, name)
        for at, page in site.pages.items()
        for one in page.xpath("//article//*")
        for name in one.attrib
        if not plain.fullmatch(name)
    ]

    assert [] == ruins


def test_pages_of_sources_are_kept_from_indexes(site):
    """
    Search engines are told to leave out the pages of sources, which show others' articles; and no page of a record.
    """
    for at, page in site.pages.items():
        robots = " ".join(page.xpath("//meta[@name='robots']/@content"))
        if at.startswith("sources/") and at != "sources/":
            assert "noindex" in robots, at
        if at.startswith(("officials/", "topics/", "channels/")):
            assert "noindex" not in robots, at


def test_every_event_tells_date_status_and_who(site):
    """
    An event's page gives its date in words and how it is known, its status, and each official with part and with
    the office held at that date, beside the title as printed.
    """
    book = site.sourcebook
    for event in book.all(Event):
        text = site.text(f"events/{event.id}/")
        assert event.when in text
        assert book.term("basis", event.date_basis).label.casefold() in text.casefold()
        assert book.term("status", event.status).label in text
        when = book.events[event.id].took_place
        acting = {one.official for one in event.officials if one.part in ACTIVE}
        for one in event.officials:
            official = book.get(Official, one.official)
            roles = official.roles_at(when if one.official in acting else event.date, event.date.first)
            assert roles, (event.id, official.name)
            assert official.name in text
            assert roles_words(roles, when) in text, (event.id, official.name)
            assert f"“{one.printed}”" in text or not one.printed


def test_every_official_is_shown_with_the_offices_held(site):
    """
    An official's page lists each office with its time, and so shows which was held at the date of each record.
    """
    book = site.sourcebook
    for official in book.all(Official):
        text = site.text(f"officials/{official.id}/")
        for role in official.roles:
            assert role.title in text, official.id
            assert role.years in text, official.id
        for alias in official.aliases:
            assert alias in text, official.id
        for event in book.events_of(official):
            assert event.title in text, (official.id, event.id)


def test_every_connection_shows_from_both_ends(site):
    """
    A relation is declared once and shown on both pages, each way in its own words.
    """
    book = site.sourcebook
    for event in book.all(Event):
        for one in event.related:
            other, relation = book.get(Event, one.event), book.term("relation", one.how)
            here, there = site.text(f"events/{event.id}/"), site.text(f"events/{other.id}/")
            assert relation.label in here and other.title in here, event.id
            assert (relation.inverse or relation.label) in there and event.title in there, other.id


def test_notes_from_outside_carry_their_address(site):
    """
    What is not in the articles is said to be so, with a link to where it is from.
    """
    for event in site.sourcebook.all(Event):
        page = site.pages[f"events/{event.id}/"]
        for note in event.notes:
            items = [
                one
                for one in page.xpath("//article//li|//article//p")
                if plain(note.text, site.sourcebook) in " ".join(one.text_content().split())
            ]
            assert items, (event.id, note.text)
            assert not note.url or any(note.url in one.xpath(".//@href") for one in items), (
                event.id,
                note.url,
            )


# ---- quotes


def test_the_data_are_whole_and_in_order(site):
    """
    data/events.json is an array of every event, by date, by date as written, and then id, each with all its keys.
    """
    order = [(When.of(one["date"]).latest_start(one["lasted"]), one["date"], one["id"]) for one in site.data]

    assert {event.id for event in site.sourcebook.all(Event)} == {one["id"] for one in site.data}
    assert sorted(order) == order
    for one in site.data:
        assert set() == EVENT_KEYS - one.keys(), one["id"]
        assert ("status", one["status"]) in site.sourcebook.by_key
        assert one["evidence"]
        for evidence in one["evidence"]:
            assert set() == EVIDENCE_KEYS - evidence.keys(), one["id"]


def test_every_quote_is_the_seeds(site):
    """
    A quote is its seed's characters from `start` up to `end`, in code points.
    """
    for one in site.data:
        for evidence in one["evidence"]:
            seed = (site.root / evidence["seed"]).read_bytes().decode("utf-8")
            assert seed[evidence["start"] : evidence["end"]] == evidence["quote"], one["id"]


def test_every_quote_stands_on_the_page_of_its_event_and_of_its_source(site):
    """
    Each quote is in the text of both pages, character for character; a line break is a space. It stands so under
    `text: full` and under `text: excerpts`.
    """
    for one in site.data:
        for evidence in one["evidence"]:
            quote = _folded(evidence["quote"])
            assert quote in site.text(f"events/{one['id']}/"), one["id"]
            assert quote in site.text(f"sources/{evidence['source']}/"), one["id"]


def test_every_quote_is_marked_in_its_article(site):
    """
    On its source's page, the paragraph that a quote says it is from shows it, marked; the link to it leads there.
    """
    for event in site.data:
        for place, evidence in enumerate(event["evidence"], start=1):
            page = site.pages[f"sources/{evidence['source']}/"]
            (paragraph,) = page.xpath(f"//p[@id='p{evidence['paragraph']}']")
            marked = _folded("".join(one.text_content() for one in paragraph.xpath(".//mark")))
            assert _folded(evidence["quote"]).replace(" ", "") in marked.replace(" ", ""), event["id"]
            assert paragraph.xpath(f".//*[@id='q-{event['id']}-{place}']"), event["id"]


def test_every_quote_stands_in_its_sentence_with_its_speaker(site):
    """
    An event's page shows each quote marked inside its whole sentence, and says whose words they are.
    """
    book = site.sourcebook
    for event in book.all(Event):
        page = site.pages[f"events/{event.id}/"]
        quotations = page.xpath("//blockquote[.//mark]")
        assert len(event.evidence) == len(quotations)
        for place, evidence in enumerate(event.evidence):
            quote = book.quotes[event.id][place]
            sentence = _folded(quote.sentence).strip()
            said_by = quotations[place].getnext().text_content()
            assert sentence == _folded(quotations[place].text_content()).strip(), event.id
            assert _folded(quote.words) == _folded(quotations[place].xpath(".//mark")[0].text_content())
            assert (quote.speaker and quote.speaker.id) == evidence.said_by.who
            if quote.speaker:
                assert quote.speaker.label in said_by, event.id
            elif evidence.said_by.unnamed:
                assert evidence.said_by.unnamed in said_by and "name" in said_by, event.id


# ---- articles


def test_boilerplate_is_out_and_credit_is_in(site):
    """
    No paragraph of an article holds what its source calls boilerplate; the credit line stands on the page.
    """
    for source in site.sourcebook.all(Source):
        paragraphs = site.paragraphs(source)
        assert paragraphs, source.id
        for one in source.boilerplate:
            assert [] == [text for text in paragraphs if one.exact.strip() in text], (source.id, one.line)
        assert _folded(source.credit) in site.text(f"sources/{source.id}/")


def test_a_headline_stands_once(site):
    """
    The headline is the page's heading and no paragraph; where none is preserved, the page says so.
    """
    for source in site.sourcebook.all(Source):
        page = site.pages[f"sources/{source.id}/"]
        heads = [
            one.text_content().removesuffix("¶")
            for one in page.xpath("//article//*[self::h1 or self::h2 or self::h3]")
        ]
        assert [source.label] == [one for one in heads if one == source.label]
        assert [] == [text for text in site.paragraphs(source) if (source.title or source.label) in text]
        assert ("headline not preserved" in heads[0]) == (source.title is None)


def test_articles_are_shown_as_far_as_they_may_be(site):
    """
    Under `full` an article's page has every paragraph, unbroken; under `excerpts` only sentences that hold a quote,
    with the share of the article that they are.
    """
    book = site.sourcebook
    for source in book.all(Source):
        whole = [_folded(source.article.text[one.start : one.end]) for one in book.articles[source.id]]
        shown = site.paragraphs(source)
        if (source.text or book.site.text) == "full":
            assert whole == shown
            continue
        sentences = {
            _folded(quote.sentence).strip()
            for event in book.events_of(source)
            for quote in book.quotes[event.id]
            if quote.source == source
        }
        text = " ".join(shown)
        for one in sorted(sentences, key=len, reverse=True):
            text = text.replace(one, "")
        assert not re.search(r"\w", text), f"{source.id} shows what holds no quote: {text}"
        assert re.search(r"\d+% of the article", site.text(f"sources/{source.id}/"))


def test_errors_of_an_article_are_told_beside_it(site):
    """
    Each known error of an article that is shown stands on its page with its note; omissions too.
    """
    for source in site.sourcebook.all(Source):
        text, shown = site.text(f"sources/{source.id}/"), " ".join(site.paragraphs(source))
        for error in source.errors:
            assert " ".join(error.note.split()) in text or _folded(error.exact) not in shown, (
                source.id,
                error.exact,
            )
        for omission in source.omissions:
            assert " ".join(omission.text.split()) in text, source.id


# ---- search, plain MkDocs


def test_search_finds_titles_names_and_quotes(site):
    """
    What the search shows has each event's title and quotes, each official's name and aliases, each source's title.
    """
    files = sorted((site.folder / "search" / "found").glob("*.json"))
    found = {one["address"]: one for file in files for one in json.loads(file.read_text("utf-8"))}
    texts = {at: {text for _, text, *_ in one.get("passages", ())} for at, one in found.items()}
    for event in site.sourcebook.all(Event):
        assert event.title == found[f"events/{event.id}/"]["title"]
    for official in site.sourcebook.all(Official):
        assert official.name == found[f"officials/{official.id}/"]["title"]
        assert {*official.aliases, *official.other_names} <= texts[f"officials/{official.id}/"]
    for source in site.sourcebook.all(Source):
        assert source.label == found[f"sources/{source.id}/"]["title"]
    for one in site.data:
        shown = " ".join(texts[f"events/{one['id']}/"])
        for evidence in one["evidence"]:
            assert " ".join(evidence["quote"].split()) in shown, one["id"]


def test_pages_read_well_as_they_are(real):
    """
    The Markdown in out/pages is readable on its own: a page's front matter has its title, and no page has raw
    HTML but marks, anchors and the line under which something is folded, on an article's the place of the tools that quote it,
    and on that of the search the place of what is found.
    """
    for path in sorted((real.root / "out" / "pages").rglob("*.md")):
        text = path.read_text("utf-8")
        assert re.match(r'---\ntitle: "', text), path
        assert set(re.findall(r"<(\w+)", re.sub(r"`+[^`\n]+`+", "", text.split("\n---\n", 1)[1]))) <= {
            "mark",
            "span",
            "summary",
            *(["div"] if path.parent.name == "sources" or path.name == "search.md" else []),
        }, path
