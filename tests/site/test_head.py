"""What is said about a page is HTML that the theme shows as it is: it shows every text, and no text acts."""

import datetime as dt
import json
from pathlib import PurePosixPath

import lxml.html
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.model import About, Output
from sourcebook.site.head import SiteFacts, with_head, without_head

DAY = dt.date(1932, 6, 10)
HOSTILE = "</title></script><script>x</script><!-- --> \" ' & &lt; {{ x }} {% y %} ]]> \u2028 \\u003c"


def _page(path="some/page.md", title="Title", record=None, *, is_listed=True):
    about = About(title, title, record, is_listed)
    return Output(PurePosixPath(path), '---\ntitle: "Title"\n---\n\n# Title\n', about=about)


def _front(book, page, last=DAY):
    """The front matter of a page with what is said about it, as MkDocs reads it."""
    made = with_head(book, page, SiteFacts(last, (PurePosixPath("data/a.json"),))).content
    return yaml.safe_load(made.split("\n---\n", 1)[0].removeprefix("---\n"))


def _parsed(front):
    return lxml.html.document_fromstring(
        f"<html><head>{front['head']}</head><body>{front['foot']}</body></html>"
    )


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"])) | st.just(HOSTILE))
def test_a_text_is_shown_and_does_not_act(small_record, text):
    """
    Whatever a title holds stands in the citation, the tags and the linked data as it is, and adds no element to either part.
    """
    text = f"A{text}B"
    shown, usual = (_parsed(_front(small_record, _page(title=one))) for one in (text, "Title"))

    assert [one.tag for one in usual.iter()] == [one.tag for one in shown.iter()]
    assert [text] == shown.xpath("//meta[@name='citation_title']/@content")
    assert text == json.loads(shown.xpath("//script")[0].text)["name"]
    assert shown.xpath("//pre")[0].text_content().startswith(" ".join(text.split()))


@pytest.mark.parametrize(
    ("path", "feed"),
    [
        ("index.md", "feed.xml"),
        ("about.md", "../feed.xml"),
        ("events/index.md", "../feed.xml"),
        ("events/x.md", "../../feed.xml"),
    ],
)
def test_ways_lead_from_where_the_page_stands(small_record, path, feed):
    """
    The feed is named from the page's own address, in the head and below the page; its copy stands beside it.
    """
    page = _parsed(_front(small_record, _page(path)))

    assert [feed] == page.xpath("//link[@type='application/atom+xml']/@href")
    assert [feed] == page.xpath("//p/a[text()='Follow what changes (Atom feed)']/@href")
    assert ["index.txt"] == page.xpath("//link[@type='text/plain']/@href")


def test_a_card_has_the_title_that_is_cited(small_record):
    """
    What a preview of a link says says how a record stands, as its citation does; the first page has its own title there.
    """
    event = small_record.resolved_events()[0]
    page = _parsed(_front(small_record, _page(f"events/{event.record.id}.md", record=event.record)))
    home = _parsed(_front(small_record, _page("index.md")))
    (said,) = page.xpath("//meta[@property='og:title']/@content")

    assert [said] == page.xpath("//meta[@name='citation_title']/@content") and event.status.label in said
    assert [] == home.xpath("//meta[@property='og:title']")


def test_what_is_not_there_is_not_named(small_record):
    """
    Where no day is known there is no feed and no day; a page that is not listed has no copy; one about nothing stays as it is.
    """
    page = _parsed(_front(small_record, _page(is_listed=False), last=None))
    bare = _page()._replace(about=None)

    assert [] == page.xpath("//link") and [] == page.xpath("//meta[@name='DC.date']")
    assert 1 == len(page.xpath("//p/a"))
    assert bare == with_head(small_record, bare, SiteFacts(DAY, ()))


def test_what_is_said_about_a_page_is_taken_away_whole(small_record):
    """
    Without it, each page is as its maker made it.
    """
    for record in (None, small_record.resolved_events()[0].record):
        page = _page(record=record)
        made = with_head(small_record, page, SiteFacts(DAY, ()))
        assert made.content != page.content == without_head(made.content)
