"""The built pages say of all words in another language which it is, and from which side they are read."""

import re

import lxml.html
import pytest

from sourcebook.build import build, load
from sourcebook.resolve.languages import tag
from sourcebook.site.languages import is_rtl

ARABIC = "قال الوزير إن العبّارة تسير كل يوم"
LETTERS = re.compile(r"[؀-ۿ]")


def _pages(site):
    for path in sorted(site.rglob("index.html")):
        yield path, lxml.html.parse(str(path), lxml.html.HTMLParser(encoding="utf-8")).getroot().body


def _told_of(element):
    """The language and the direction of an element, as those around it say."""
    around = [element, *element.iterancestors()]
    return tuple(next((one.get(name) for one in around if one.get(name)), "") for name in ("lang", "dir"))


@pytest.mark.built
def test_every_quotation_in_another_language_says_so(lay, sound):
    """
    Wherever words of an Arabic article stand on a page, whatever its kind, they stand in an element that says `ar` and `rtl`;
    the English around them does not. (A citation to be copied, in `pre`, is one text in several languages.)
    """
    told = sound.replace(
        "Nobody else was seen on the landing stage that day", f"{ARABIC} وهو صحيح.\nNobody else was"
    )
    told = told.replace("quote: Nobody else was seen on the landing stage", f"quote: {ARABIC}")
    told = told.replace("language: English", "language: Arabic").replace("English", "Arabic")
    root = lay(told)
    build(root)
    found, wrong = set(), []
    for path, body in _pages(root / "out" / "site"):
        for one in body.iter():
            if not isinstance(one.tag, str) or one.tag in ("script", "style", "pre"):
                continue
            texts = [(one, one.text), *((one, each.tail) for each in one)]
            for where, text in texts:
                if text and LETTERS.search(text):
                    found.add(path.parent.relative_to(root / "out" / "site").parts[0])
                    wrong += [(str(path), text[:40])] if _told_of(where) != ("ar", "rtl") else []

    assert {"events", "sources"} <= found
    assert [] == wrong
    assert "rtl" not in {
        _told_of(one)[1] for _, body in _pages(root / "out" / "site") for one in body.iter("h1")
    }


def test_every_variant_says_its_language(built_site):
    """
    On the page of its record each variant stands in an element with the tag of its language and its direction.
    """
    book, number = load(built_site), 0
    for quote in book.all_quotes():
        page = built_site / "out" / "site" / "events" / quote.event.id / "index.html"
        body = lxml.html.parse(str(page), lxml.html.HTMLParser(encoding="utf-8")).getroot().body
        marked = {
            (" ".join(one.text_content().split()), one.get("lang"), one.get("dir"))
            for one in body.iter("span")
        }
        for one in quote.variants:
            number += 1
            assert (
                " ".join(one.text.split()),
                tag(one.language),
                "rtl" if is_rtl(one.text) else "ltr",
            ) in marked

    assert number > 5
