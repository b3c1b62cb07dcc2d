"""The page of an article that is shown in excerpts: it has what is quoted of it, which may be nothing."""

import hashlib

import pytest

from sourcebook.build import build
from sourcebook.publish.audit import articles
from sourcebook.publish.audit.recorded import Recorded
from tests.harness.sourcebooks import edit, resolved

CUT, UNQUOTED = "1932-digest-bell", "1932-lantern-thaw"
TEXT = "Ice\nThe ice went in a night, and Odo Marsh, harbour master, saw it go.\n"
ROLE = """    basis: seed
    source: 1932-lantern-thaw
    quote: Odo Marsh, harbour master
"""


@pytest.mark.parametrize("is_role_quoted", [False, True])
def test_of_an_article_that_no_event_quotes_excerpts_show_nothing(small, is_role_quoted):
    """
    Such an article is published, in excerpts, whether or not a role rests on it; one that an event quotes is not without its quotes.
    """
    (small / "seeds/lantern.txt").write_text(TEXT, "utf-8")
    fields = {
        "title": "Ice",
        "seed": "seeds/lantern.txt",
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "publisher": "{organisation: stillwick-lantern, basis: stated}",
        "credit": "Stillwick Lantern",
        "published": "1932-03-20",
        "published_basis": "stated",
        "language": "English",
        "standing": "independent",
        "reliability": "Its own account.",
        "rights": "Not known.",
        "text": "excerpts",
        "origins": "[{id: lantern-own, name: Its own account}]",
        "boilerplate": "[{line: 1, exact: Ice, action: metadata, kept_as: title}]",
    }
    told = "".join(f"{name}: {value}\n" for name, value in fields.items())
    (small / f"content/sources/{UNQUOTED}.md").write_text(f"---\n{told}---\n", "utf-8")
    if is_role_quoted:
        role = "    basis: reference\n    url: https://wharf.example.org/masters\n"
        edit(small, "content/officials/odo-marsh.md", role, ROLE)

    build(small)

    record = Recorded(small, resolved(small))
    page = (small / f"out/site/sources/{UNQUOTED}/index.html").read_text("utf-8")
    assert 'class="article-paragraph' not in page
    assert [] == list(articles.wrong(record, UNQUOTED, page))
    assert [] != list(articles.wrong(record, CUT, page))
    assert [] != list(articles.wrong(record, UNQUOTED, f"{page}<mark>Odo</mark>"))
