"""
Every published quote, read back from the site's own files, is the seeds' characters.

The law: whatever the site gives as an article's words stands in that article, character for character, once a line
break is read as a space and entities are decoded. The seeds are read here as bytes, and the quotes are picked out of
what was published by how it looks there; nothing that made the site is asked.
"""

import json
import re
from pathlib import Path

import lxml.html
import pytest
from ruamel.yaml import YAML

from sourcebook.site.search.postings import ARTICLE, QUOTE
from tests.harness.charts import specs_of

TOLD_FIRST = 3
"""Lines of a mark's words in a chart before any quote: title, date, status."""


class Published:
    """The files of a built site, and the articles that it was built from."""

    def __init__(self, root: Path) -> None:
        self.site = root / "out" / "site"
        self.bytes = {
            path.relative_to(root).as_posix(): path.read_bytes() for path in (root / "seeds").iterdir()
        }
        self.seeds = {name: _line(text.decode("utf-8")) for name, text in self.bytes.items()}
        sources = sorted((root / "content" / "sources").glob("*.md"))
        self.seed_of = {
            path.stem: YAML(typ="safe").load(path.read_text("utf-8").split("---\n")[1])["seed"]
            for path in sources
        }

    def pages(self):
        """Each page's address and its article, parsed."""
        for path in sorted(self.site.resolve().rglob("*.html")):
            parsed = lxml.html.parse(str(path), lxml.html.HTMLParser(encoding="utf-8")).getroot()
            if (article := parsed.find(".//article")) is not None:
                yield path.relative_to(self.site.resolve()).as_posix().removesuffix("index.html"), article

    def json(self, folder):
        """Each JSON file below a folder."""
        return {
            path.relative_to(self.site): json.loads(path.read_text("utf-8"))
            for path in sorted((self.site / folder).rglob("*.json"))
        }

    def wrong(self, quotes, fewest):
        """Those of some quotes that do not stand in the article they are given to, or in any if none is named."""
        found = list(quotes)
        assert len(found) >= fewest, f"only {len(found)} quotes were found to read"
        texts = {None: "\n".join(self.seeds.values())} | {
            id: self.seeds[seed] for id, seed in self.seed_of.items()
        }
        return [(at, quote) for at, source, quote in found if not quote or quote not in texts[source]]


@pytest.fixture(
    scope="module",
    params=[("built_site", 100), ("excerpts_site", 100), ("built_small", 5)],
    ids=lambda one: one[0],
)
def published(request):
    """Each built site, and the fewest quotes that must be found of each sort."""
    name, fewest = request.param
    return Published(request.getfixturevalue(name)), fewest


def _line(text):
    return re.sub(r"\s", " ", text.replace("\r\n", "\n"))


def _text(element):
    return _line(element.text_content()).strip()


def _source(quotation):
    """The source to which the attribution under a quotation links, if it does."""
    following = quotation.getnext()
    links = following.xpath(".//@href") if following is not None else []
    return next((one[1] for link in links if (one := re.search(r"sources/([^/]+)/#", link))), None)


def test_every_quotation_on_a_page_is_its_articles(published):
    """
    Each quotation, and the marked part of each, stands in the article to which its attribution links.
    """
    site, fewest = published
    quotations = [
        (at, one) for at, article in site.pages() for one in article.xpath(".//blockquote[.//mark]")
    ]
    whole = [(at, _source(one), _text(one)) for at, one in quotations]
    marked = [(at, _source(one), _text(mark)) for at, one in quotations for mark in one.xpath(".//mark")]

    assert [] == site.wrong(whole, fewest)
    assert [] == site.wrong(marked, fewest)
    assert {None} != {source for _, source, _ in whole}


def test_every_event_links_its_quotes_to_their_article(published):
    """
    On the page of an event no quotation is without a link to its article's passage.
    """
    site, _ = published
    lost = [
        at
        for at, article in site.pages()
        if at.startswith("events/")
        for one in article.xpath(".//blockquote")
        if _source(one) is None
    ]

    assert [] == lost


def test_every_paragraph_of_an_article_is_the_articles(published):
    """
    Each paragraph that a source's page shows, and each passage marked in it, stands in that source's article; where
    something is left out, what stands on either side does.
    """
    site, fewest = published
    shown, marked = [], []
    for at, article in site.pages():
        for one in article.find_class("article-paragraph"):
            words = re.sub(r"^¶\d+ ", "", _text(one))
            shown += [(at, at.split("/")[1], part) for part in _parts(words)]
            marked += [(at, at.split("/")[1], _line(mark.text_content())) for mark in one.iter("mark")]

    assert [] == site.wrong(shown, fewest // 2)
    assert [] == site.wrong(marked, fewest // 2)


def test_every_title_and_error_in_quotation_marks_is_an_articles(published):
    """
    A title that an article is said to print, and an error that is told of, stand in an article.
    """
    site, fewest = published
    told = []
    for at, article in site.pages():
        lines = [_text(one) for one in article.xpath(".//li")] if at.startswith("events/") else []
        told += [
            (at, None, words)
            for line in lines
            for words in re.findall(r"In the article: “(.+?)”\.(?: |$)", line)
        ]
        notes = [_text(one) for one in article.find_class("paragraph-note")]
        told += [
            (at, at.split("/")[1], words) for note in notes for words in re.findall(r"^On “(.+?)”: ", note)
        ]

    assert [] == site.wrong(told, fewest // 10)


def test_every_quote_of_the_data_is_its_seeds(published):
    """
    Whatever a data file calls a quote is its seed from `start` up to `end`, in code points, line breaks and all, or stands in
    the article of its row; what names a quote by its number is none, and what says what a column is.
    """
    site, fewest = published
    files = {path: data for path, data in site.json("data").items() if not _is_of_columns(path)}
    found = [(path, one) for path, data in files.items() for one in _with("quote", data)]
    quotes = [(path, one) for path, one in found if not isinstance(one["quote"], int | None)]
    wrong = [(path, one) for path, one in quotes if one["quote"] != _in_seed(site, one)]

    assert len(quotes) >= fewest
    assert [] == wrong


def test_every_quote_of_the_tables_is_its_seeds(published):
    """
    So are the words of each row that says where they start and end; the sentence of each stands in its article, around them;
    where something is left out, what stands on either side does.
    """
    site, fewest = published
    tables = site.json("data/v1/json").items()
    rows = [(path, one) for path, data in tables for one in _with("words", data) if "starts" in one]
    wrong = [
        (path, one["id"])
        for path, one in rows
        if site.bytes[site.seed_of[one["source_id"]]].decode("utf-8")[one["starts"] : one["ends"]]
        != one["words"]
        or one["words"] not in one["sentence"]
    ]

    assert [] == wrong
    parts = [(path, one["source_id"], part) for path, one in rows for part in _parts(one["sentence"])]
    assert [] == site.wrong(parts, fewest)


def _parts(words):
    """What stands before, between and after the places where something is left out."""
    return [part for part in re.split(r"\s*\[…\]\s*", _line(words)) if part]


def _in_seed(site, one):
    """What stands in an article where some data say that their quote does, or the quote, if it stands anywhere in it."""
    if "seed" in one:
        return site.bytes[one["seed"]].decode("utf-8")[one["start"] : one["end"]]
    text = site.bytes[site.seed_of[one["source_id"]]].decode("utf-8")
    return one["quote"] if one["quote"] and one["quote"] in text else None


def _is_of_columns(path):
    """Whether a data file says what columns are, and has no row."""
    return path.parent.name == "schemas" or path.name in ("datasette.json", "datapackage.json")


def _with(key, data):
    """Every object within some data that has a key."""
    if isinstance(data, dict):
        if key in data:
            yield data
        data = list(data.values())
    if isinstance(data, list):
        for one in data:
            yield from _with(key, one)


def _quoted_in(says):
    """The quote in the words of a chart's mark, in its sentence: below title, date and status, and below who takes which position."""
    lines = says.split("\n")[TOLD_FIRST:]
    if len(lines) < 2 or not lines[0].endswith(":"):
        return lines
    return [_unset(one) if "between ‹ and ›" in lines[0] else one for one in lines[1:]]


def _unset(words):
    """A sentence without the two signs between which its quote stands."""
    assert (1, 1) == (words.count("‹"), words.count("›"))
    return words.replace("‹", "").replace("›", "")


def test_every_quote_of_a_chart_is_an_articles(published):
    """
    The words that a mark of a chart says, in the wide and the narrow drawing and in the one on the page, stand in an
    article; the one on the page says what the file says.
    """
    site, fewest = published
    files = [
        (path / form, None, _line(words))
        for path, chart in site.json("charts").items()
        if path.stem != "template"
        for form, spec in specs_of(json.dumps(chart)).items()
        for one in spec["datasets"]["hits"]
        for words in _quoted_in(one["says"])
    ]
    drawn = [
        (at, None, _line(words))
        for at, article in site.pages()
        for title in article.xpath(".//svg//a//title")
        for words in _quoted_in(title.text_content())
    ]

    assert [] == site.wrong(files, fewest // 2)
    assert [] == site.wrong(drawn, fewest // 2)
    assert {words for *_, words in files} == {words for *_, words in drawn}
    assert {"wide", "narrow"} == {path.name for path, *_ in files}


def test_every_quotation_in_the_search_is_an_articles(published):
    """
    Each quote, and each sentence of an article, that the search shows stands in an article, but for what it leaves out.
    """
    site, fewest = published
    found = [one for file in site.json("search/found").values() for one in file]
    shown = [
        (one["address"], _unset(text) if beside and beside[0].startswith("Between ‹ and ›: ") else text)
        for one in found
        for part, text, *beside in one.get("passages", ())
        if part == QUOTE or (part == ARTICLE and one["address"].startswith("sources/"))
    ]

    spaced = " ".join(" ".join(text.split()) for text in site.seeds.values())
    assert len(shown) >= fewest
    assert [] == [(at, words) for at, words in shown if any(part not in spaced for part in _parts(words))]
