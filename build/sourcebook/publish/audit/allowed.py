"""What may stand in the published files: elements, attributes, scripts, schemes. What is not named here is refused."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from sourcebook.publish.policy import BARE, PAGE, STILL

_SVG = frozenset("svg g path line rect circle text title desc a".split())
_SVG_ATTRIBUTES = frozenset(
    """id class role tabindex lang title x y x1 y1 x2 y2 cx cy r rx d width height viewBox transform fill stroke stroke-width
    stroke-linecap stroke-dasharray opacity fill-opacity font-family font-size font-weight text-anchor xmlns xmlns:xlink xlink:href target
    rel""".split()
)
_HEAD = frozenset("html head title meta link script noscript".split())
_HTML = frozenset(
    """title script noscript body header nav main footer article aside div p span a strong em mark blockquote code pre
    ul ol li dl dt dd table thead tbody tr th td h1 h2 h3 h4 h5 h6 details summary figure figcaption form input label
    button textarea html""".split()
)
"""None that would hide words, strike them out or turn them round."""
_HTML_ATTRIBUTES = frozenset(
    """id class lang dir title role tabindex href src rel type name content property http-equiv for width height autocomplete
    autocapitalize autocorrect spellcheck placeholder maxlength readonly rows download target align""".split()
)
_FEED = frozenset(
    """feed id title subtitle updated published rights generator logo icon link author contributor name uri entry
    category content summary urlset url loc lastmod""".split()
)
_FEED_ATTRIBUTES = frozenset("xmlns xml:lang rel type href hreflang title term label".split())
_COLOUR = re.compile(r"[a-zA-Z]*|#[0-9a-fA-F]+|rgba?\([0-9., %]+\)|var\([a-z0-9-]+\)")
"""What else a paint may be could be fetched from somewhere."""
_RECORDED = re.compile("attribution|event-date|event-status|claim-state")
"""Classes of the paragraphs that say whose words stand above them, or how a record stands: quotes.py reads these in one form alone."""
_PARAGRAPHS = frozenset(
    {
        "attribution",
        "event-date",
        "event-status",
        "event-status whose-word",
        "event-status of-the-act",
        "claim-state",
    }
)
FREE_PREFIXES = ("data-", "aria-")
"""Attributes that begin so are data for scripts and readers of the screen."""


class FileKind(NamedTuple):
    """What may stand in files of one kind."""

    elements: frozenset[str]
    attributes: frozenset[str]
    policy: str = ""
    """The content policy that its head begins with; none, if it has no head."""
    head: frozenset[str] = frozenset()
    """The elements that may stand in its head, in which nobody’s words stand; the others are those of its body."""


PAGES = FileKind(_HTML | _SVG, _HTML_ATTRIBUTES | _SVG_ATTRIBUTES, PAGE, _HEAD)
FRAMED = FileKind(PAGES.elements, PAGES.attributes, BARE, _HEAD | {"base"})
NOT_FOUND = FileKind(PAGES.elements - {"script"}, PAGES.attributes, STILL, _HEAD - {"script"})
PICTURES = FileKind(_SVG, _SVG_ATTRIBUTES)
FEEDS = FileKind(_FEED, _FEED_ATTRIBUTES)
NOT_FOUND_PAGE = "404.html"
"""Shown at whatever address there is no page."""
FILE_KINDS = (PAGES, FRAMED, NOT_FOUND, PICTURES, FEEDS)

RELATIONS = frozenset("stylesheet icon canonical alternate license self noopener".split())
FETCHED = frozenset({"stylesheet", "icon"})
"""Relations of what a browser fetches for a page."""
TEXTS = frozenset(
    """description robots viewport referrer color-scheme og:title og:description og:site_name og:image:alt citation_title DC.title
    DC.source DC.publisher""".split()
)
"""What elements `meta` say that is text, and no address whatever it looks like."""
SAID = TEXTS | frozenset(
    """og:type og:url og:image og:image:width og:image:height twitter:card DC.type DC.date DC.identifier DC.language
    citation_publication_date citation_public_url citation_language""".split()
)
"""All that they may say: a reader of cards or citations takes another name for a word of the record, too."""
DATA_SCRIPTS = frozenset({"application/json", "application/ld+json"})
"""The types of scripts that no browser runs."""
SCHEMES = frozenset({"https", "http", "mailto"})
NAMESPACES = frozenset(
    {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
        "http://www.w3.org/2005/Atom",
        "http://www.sitemaps.org/schemas/sitemap/0.9",
    }
)
VOCABULARIES = frozenset({"schema.org", "json-schema.org", "vega.github.io"})
"""Hosts that name what a format means, and that nobody is led to."""
BINARY = frozenset({".png", ".gz", ".zip", ".parquet", ".sqlite", ".map", ".ico", ".woff2"})
"""Files that no browser runs, and that have no links to follow: their bytes are listed, and not read."""


def kind_of(path: str) -> FileKind | None:
    """What may stand in a file with tags; None for one without."""
    if path.endswith(".html"):
        is_framed = path.startswith("embed/") and path != "embed/index.html"  # which is a page of that name
        return NOT_FOUND if path == NOT_FOUND_PAGE else FRAMED if is_framed else PAGES
    return {"svg": PICTURES, "xml": FEEDS}.get(path.rpartition(".")[2])


def flaws(name: str, attributes: Mapping[str, str], kind: FileKind) -> list[str]:
    """What is wrong with one tag, by itself, in a file of a kind."""
    if name not in kind.elements:
        return [
            f"an element “{name}”, which no page may have: take it away, or allow it in publish/audit/allowed.py"
        ]
    found = [
        f"an attribute “{one}”, which no page may have: take it away, or allow it in publish/audit/allowed.py"
        for one in attributes
        if one not in kind.attributes and not one.startswith(FREE_PREFIXES)
    ]
    found += [
        "a paint that is no colour: name a colour"
        for one in ("fill", "stroke")
        if not _COLOUR.fullmatch(attributes.get(one, ""))
    ]
    for attribute in ("xmlns", "xmlns:xlink"):
        if attributes.get(attribute, "") and attributes[attribute] not in NAMESPACES:
            found.append(f"the namespace “{attributes[attribute]}”: name one of those of the site")
    return [*found, *_of_element(name, attributes, kind), *_of_words(name, attributes)]


def _of_element(name: str, attributes: Mapping[str, str], kind: FileKind) -> list[str]:
    """What is wrong with a tag because of what its element does."""
    found = list[str]()
    if (
        name == "script"
        and "src" not in attributes
        and attributes.get("type", "") not in DATA_SCRIPTS
        and attributes
    ):
        found.append("an inline script with attributes: write it into a file of its own")
    if name == "script" and attributes.get("type", "module") not in {
        "module",
        "text/javascript",
        *DATA_SCRIPTS,
    }:
        found.append(f"a script of the type “{attributes['type']}”: leave the type out")
    if name == "base" and set(attributes) != {"target"}:
        found.append("a base that moves addresses: take it away")
    if name == "meta" and attributes.get("http-equiv", "refresh").casefold() != "refresh":
        found.append(f"a header “{attributes['http-equiv']}” in a page: take it away")
    if name == "meta" and attributes.get("name", "").strip().casefold() == "referrer":
        found.append("another word on where a reader came from: leave the one with which the head begins")
    if name == "link" and "rel" not in attributes and kind is not FEEDS:
        found.append("a link for nothing that is said: say what for, or take it away")
    if "rel" in attributes and not RELATIONS >= set(attributes["rel"].casefold().split()):
        found.append(
            f"a link for “{attributes['rel']}”: take it away, or allow it in publish/audit/allowed.py"
        )
    if (
        kind is FEEDS
        and name in {"title", "subtitle", "summary", "content", "rights"}
        and attributes.get("type", "text") != "text"
    ):
        found.append("markup within a feed: write plain text")
    return found


def _of_words(name: str, attributes: Mapping[str, str]) -> list[str]:
    """What is wrong with a tag because of what its words would be taken for."""
    found = list[str]()
    if _RECORDED.search(attributes.get("class", "")) and not (
        name == "p" and len(attributes) == 1 and attributes["class"] in _PARAGRAPHS
    ):
        found.append(
            'what looks like a line of the record: write it as <p class="…">, with its own class alone'
        )
    if name == "meta":
        found += [
            f"a word “{attributes[one]}” in a head, which no page has: take it away, or allow it in publish/audit/allowed.py"
            for one in ("name", "property")
            if one in attributes
            and attributes[one].strip().casefold() != "referrer"
            and attributes[one] not in SAID
        ]
    return found
