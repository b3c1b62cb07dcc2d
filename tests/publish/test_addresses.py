"""A link from one file of Markdown to another leads from page to page, and what leads nowhere is told."""

import pytest

from sourcebook.publish.addresses import Links

FILES = frozenset(
    (
        "index.md",
        "about.md",
        "events/index.md",
        "events/a.md",
        "events/b.md",
        "events/a/2.md",
        "feed.xml",
        "people/50 %.md",
    )
)


@pytest.mark.parametrize(
    ("here", "link", "becomes"),
    [
        ("events/a.md", "b.md", "../b/"),
        ("events/a.md", "b.md#p3", "../b/#p3"),
        ("events/a.md", "a.md", "./"),
        ("events/a.md", "#top", "#top"),
        ("events/a.md", "index.md", "../"),
        ("events/a.md", "../about.md?x=1#y", "../../about/?x=1#y"),
        ("events/a.md", "../events/b.md", "../b/"),
        ("events/a.md", "../index.md", "../../"),
        ("events/a.md", "../feed.xml", "../../feed.xml"),
        ("events/a.md", "../people/50%20%25.md", "../../people/50 %/"),
        ("events/a.md", "https://example.org/x?y#z", "https://example.org/x?y#z"),
        ("events/a.md", "a/2.md#p3", "2/#p3"),
        ("events/b.md", "a/2.md", "../a/2/"),
        ("events/a/2.md", "../a.md", "../"),
        ("events/index.md", "a.md", "a/"),
        ("index.md", "events/a.md", "events/a/"),
        ("events/a.md", "..//about.md", "../../about/"),
        ("about.md", "./events/../events/a.md", "../events/a/"),
    ],
)
def test_links_lead_from_page_to_page(here, link, becomes):
    """
    The shortest way is written, and what is asked for at a page stays; whichever pages of a folder were there before.
    """
    links = Links(FILES)
    for before in ("events/b.md", "events/a.md", here):
        links.of(before)(link)

    assert becomes == links.of(here)(link)
    assert not [one for one in links.faults() if one.startswith(here)]


@pytest.mark.parametrize(
    "link", ["c.md", "/b.md", "/about.md", "/events/b.md", "../../about.md", "b/", "../"]
)
def test_what_leads_nowhere_is_told(link):
    """
    A link to no file, from the root of the host, or out of the site stays as it is, and is told with its page.
    """
    links = Links(FILES)

    assert link == links.of("events/a.md")(link)
    assert [f"events/a.md: “{link}” leads to no page, file or drawing"] == links.faults()
