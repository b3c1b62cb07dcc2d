"""What would stop a build, or harm a page, is told at its field: dates out of reach, empty articles, names without letters."""

import pytest

from sourcebook.build import load
from sourcebook.model import Site, Topic
from sourcebook.model.text import anchor_flaw
from sourcebook.publish.render import render

LEE = "content/events/1962/1962-lee-ferry.yaml"
TOPIC = "content/topics/ferry.md"
PAPER = "content/sources/1962-paper.md"
SITE = "content/site.yaml"
BOILERPLATE = """
boilerplate:
  - {line: 1, exact: "“The ferry goes every day,” harbour master Ann Lee said on Friday. She rang the bell herself.", action: drop}
  - {line: 2, exact: "Nobody else was seen on the landing stage that day, and nobody was heard.", action: drop}
origins:
"""


@pytest.mark.parametrize(
    "heading", ["__config", "“__search”", "Ж__drawer", "\ufe4d\ufe4dconfig", "_Ж_config"]
)
def test_no_title_takes_an_id_of_the_theme(broken, heading):
    """
    A title whose anchor would be `__config` or another of the theme's own ids is refused, however it is written.
    """
    assert (LEE, "title") in broken(("title: Ann Lee says the ferry goes", f'title: "{heading}"'))


@pytest.mark.parametrize(
    "prose",
    [
        "## __config is",
        "## Ж__config",
        "## \\_\\_config",
        "### &#95;&#95;config",
        "__config is\n---",
        "- ## Ж__toc",
        "## _[[official/ann-lee|_config]]",
    ],
)
def test_no_heading_of_prose_takes_an_id_of_the_theme(broken, prose):
    """
    The same is refused of a heading that an author writes, at its line.
    """
    assert ("content/pages/home.md", "body") in broken(("Welcome.", f"Welcome.\n\n{prose}"))


def test_other_headings_are_free(broken):
    """
    Strong words, single underscores and numbers may open a heading.
    """
    assert [] == broken(
        ("Welcome.", "Welcome.\n\n## __Strong__ words\n\n## _One_\n\n## 1962\n\n## snake_case")
    )
    assert [] == [
        title for title in ("The __ferry__", "_ferry_", "a.__proto__", "-__config") if anchor_flaw(title)
    ]


@pytest.mark.parametrize("title", ["…", "?!", "“ ”", "—"])
def test_a_title_has_a_letter_or_a_digit(broken, title):
    """
    What is called by signs alone has no name.
    """
    assert (LEE, "title") in broken(("title: Ann Lee says the ferry goes", f'title: "{title}"'))


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("published: 1962-05-04", "published: 9999-12-31", (PAPER, "published")),
        ("date: 1962-05-04", "date: 1962-05-04/2101", (LEE, "date")),
        ("from: 1962, basis", "from: 2101-01-01, basis", ("content/officials/ann-lee.md", "roles.1.from")),
    ],
)
def test_no_date_is_out_of_reach(broken, old, new, place):
    """
    A record tells what was or is planned: a date after 2100 is a slip, and at the calendar's end no chart could be drawn.
    """
    assert place in broken((old, new))


def test_an_article_has_a_paragraph(broken):
    """
    Where every line is called boilerplate, nothing is left to quote or to show.
    """
    assert (PAPER, "boilerplate") in broken(("origins:\n", BOILERPLATE.lstrip()))


@pytest.mark.parametrize(
    ("field", "address"),
    [
        ("address", "https://ferry.example.org"),
        ("address", "https://ferry.example.org/?a=b/"),
        ("address", "https://ferry.example.org/#/"),
        ("repository", "https://code.example.org/ferry/"),
        ("repository", "https://code.example.org/ferry?tab=1"),
    ],
)
def test_addresses_can_be_made_from_the_sites_own(broken, field, address):
    """
    The site's address ends in a slash, that of its repository does not; neither has a query or a fragment.
    """
    old = {
        "address": "address: https://ferry.example.org/\n",
        "repository": "repository: https://code.example.org/ferry\n",
    }[field]

    assert [(SITE, field)] == broken((old, f"{field}: {address}\n"))


def test_sides_are_told_apart(broken):
    """
    Two sides of one id would have one colour.
    """
    assert [(SITE, "sides.1.id")] == broken(("{id: elsewhere,", "{id: east,"))


def test_an_event_stands_in_the_folder_of_its_year(broken):
    """
    An id that starts with a year is found in that year's folder; another may stand in any.
    """
    assert [("content/events/1961/1962-lee-ferry.yaml", "")] == broken(
        ("events/1962/1962-lee-ferry.yaml", "events/1961/1962-lee-ferry.yaml")
    )


@pytest.mark.long
def test_a_link_in_what_the_site_covers_leads_on_and_is_no_mention(lay, sound):
    """
    A link in a text of the site or the vocabulary, which have no page, is shown where the text is, and stops nothing.
    """
    told = sound.replace("copyright: One paper.", "copyright: One paper of ferries.")
    told = told.replace("covers: One paper.", "covers: One paper of [[topic/ferry|ferries]].").replace(
        "statement: {label: Statement,",
        'statement: {meaning: "Said, as in [[topic/ferry]].", label: Statement,',
    )
    sourcebook = load(lay(told))
    made = {one.path.as_posix(): one.content for one in render(sourcebook)}

    assert () == sourcebook.backlinks.get(sourcebook.get(Topic, "ferry").key, ())
    assert "[[" in sourcebook.get(Site, "site").covers
    assert "[ferries](topics/ferry.md)" in made["timeline.md"]
    assert "[[" not in made["timeline.md"] + made["topics/ferry.md"]
