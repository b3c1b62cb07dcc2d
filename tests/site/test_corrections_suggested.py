"""Every page says where a correction of it is suggested."""

import json
import re
from urllib.parse import parse_qs, urlsplit

import lxml.html
import pytest

from sourcebook.build import load
from sourcebook.site.head import site_facts, with_head
from sourcebook.site.pages import written


def test_every_page_leads_to_the_form_with_its_address(built_small):
    """
    Each page, made or hand-written, that does not only lead on or stand in a frame, has the link once, with its own
    address; and the file of the record, if it shows one alone.
    """
    site = built_small / "out" / "site"
    seen = {}
    for path in sorted(site.rglob("index.html")):
        page = lxml.html.parse(str(path), lxml.html.HTMLParser(encoding="utf-8"))
        own = path.parent.relative_to(site).as_posix()
        if own.startswith("embed") or page.xpath("//meta[@http-equiv='refresh']"):
            continue
        (link,) = page.xpath("//a[text()='Suggest a correction']/@href")
        asked = parse_qs(urlsplit(link).query, strict_parsing=True)
        assert ["https://ferry-record.example.org/" + ("" if own == "." else f"{own}/")] == asked["page"]
        seen[own] = asked.get("record", [None])[0]

    assert len(seen) > 30
    assert {None} == {seen[one] for one in ("timeline", "officials", "rules", "contradictions")}
    assert "content/pages/home.md" == seen["."]
    assert "content/pages/about.md" == seen["about"]
    assert "content/events/1931/1931-bell-silent.yaml" == seen["events/1931-bell-silent"]
    for folder in (
        "events",
        "officials",
        "topics",
        "channels",
        "claims",
        "places",
        "sources",
        "organisations",
    ):
        assert all(record for own, record in seen.items() if own.startswith(f"{folder}/")), folder
    assert all((built_small / record).is_file() for record in seen.values() if record)


@pytest.mark.parametrize(
    ("contact", "offered"),
    [
        (None, "(needs an account at github.com)"),
        (
            "ferry@example.org",
            '(needs an account at github.com), or write to <a href="mailto:ferry@example.org">ferry@example.org</a>',
        ),
        (
            "https://example.org/write?a=1&b=@",
            '(needs an account at github.com), or <a href="https://example.org/write?a=1&amp;b=@">send it without one</a>',
        ),
    ],
)
def test_what_a_correction_needs_is_said_and_another_way_offered_where_there_is_one(small, contact, offered):
    """
    Beside the link stands at which host an account is needed; who has none is led to the contact in site.yaml, if that has one.
    """
    if contact:
        with (small / "content" / "site.yaml").open("a", encoding="utf-8") as settings:
            settings.write(f"contact: {contact}\n")
    book = load(small)
    (about,) = (one for one in written.make(book) if str(one.path) == "about.md")
    page = with_head(book, about, site_facts(book, ()))
    (foot,) = re.findall("^foot: (.*)$", page.content, re.MULTILINE)

    assert re.search(
        f"Suggest a correction</a> {re.escape(offered)}( ·|</p>)", " ".join(json.loads(foot).split())
    )
