"""Links to records in authors' texts: resolved, checked, and told back where they lead."""

import pytest

from sourcebook.build import load
from sourcebook.publish.render import render
from sourcebook.read.records import read
from sourcebook.resolve.join import join
from sourcebook.resolve.links import plain


@pytest.fixture
def with_summary(lay, sound):
    """The sound sourcebook with another summary of the ferry's crossing."""
    return lambda summary: lay(
        sound.replace("summary: The ferry crosses the river.", f"summary: >-\n  {summary}")
    )


@pytest.mark.parametrize(
    ("typed", "shown", "said"),
    [
        pytest.param(
            "See [[official/ann-lee]].",
            "See [Ann Lee](../officials/ann-lee.md).",
            "See Ann Lee.",
            id="by its label",
        ),
        pytest.param(
            "See [[official/ann-lee|her]].",
            "See [her](../officials/ann-lee.md).",
            "See her.",
            id="by words",
        ),
        pytest.param("See [[index/timeline|all]].", "See [all](../timeline.md).", "See all.", id="an index"),
        pytest.param(
            "See [[x] and y]].",
            "See &#91;&#91;x&#93; and y&#93;&#93;.",
            "See [[x] and y]].",
            id="no link at all",
        ),
    ],
)
def test_a_link_in_a_summary_leads_to_its_record(with_summary, typed, shown, said):
    """
    A link in a plain text is a link on the page, and its words where no link can be.
    """
    sourcebook = load(with_summary(typed))
    page = next(one for one in render(sourcebook) if one.path.name == "1962-crossing.md")

    assert shown in page.content
    assert said == plain(typed, sourcebook)


def test_a_link_that_leads_nowhere_is_a_fault(with_summary, diagnostics):
    """
    A link to no record is told at the field in which it stands.
    """
    (diagnostic,) = diagnostics(with_summary("See [[official/ann-leigh]]."))

    assert ("content/events/1962/1962-crossing.yaml", "summary") == (diagnostic.path, diagnostic.field)
    assert "official/ann-leigh" in diagnostic.what


def test_the_way_back_gives_the_sentence(with_summary):
    """
    Whoever is linked to is told by whom, in which sentence.
    """
    sourcebook = join(read(with_summary("It crosses. [[official/ann-lee|She]] rings the bell. It goes.")))
    (aside,) = sourcebook.backlinks["official", "ann-lee"]

    assert ("1962-crossing", "[[official/ann-lee|She]] rings the bell.") == (aside.entry.id, aside.sentence)


def test_the_way_back_from_a_table_gives_the_cell(lay, sound):
    """
    A link in a table's cell is told with that cell, not with the row.
    """
    table = "Welcome.\n\n| When | What |\n| --- | --- |\n| 1962 | It [[event/1962-crossing|crosses]]. |"
    sourcebook = load(lay(sound.replace("Welcome.", table)))

    assert ["It [[event/1962-crossing|crosses]]."] == [
        one.sentence for one in sourcebook.backlinks["event", "1962-crossing"]
    ]


def test_words_of_a_link_may_run_over_a_line(lay, sound):
    """
    A link whose words were wrapped is a link all the same.
    """
    sourcebook = load(lay(sound.replace("Welcome.", "See [[event/1962-crossing|how it\ncrosses]].")))
    page = next(one for one in render(sourcebook) if one.path.as_posix() == "index.md")

    assert "[how it crosses](events/1962-crossing.md)" in page.content


@pytest.mark.parametrize(
    "typed", ["See [[event/1962-crossing|how it crosses.", "See [[event/1962-crossing]."]
)
def test_a_link_that_is_never_closed_is_a_fault(lay, sound, diagnostics, typed):
    """
    What opens like a link and is none is told at its place, in prose and in plain texts.
    """
    (diagnostic,) = diagnostics(lay(sound.replace("Welcome.", typed)))

    assert ("content/pages/home.md", 5, 5) == (diagnostic.path, diagnostic.line, diagnostic.column)
