"""A record of which only the day of publication is known says “published” wherever its date stands."""

import json
import re

import pytest

from sourcebook.build import load
from sourcebook.publish.render import render
from tests.harness.charts import rows_of

DAY, PUBLISHED = "4 May 1962", "published 4 May 1962"
ID, TITLE = "1962-lee-ferry", "Ann Lee says the ferry goes"
ACTS = """-- content/vocabulary.yaml --
acts_on_documents: {mentions: {label: mentions, passive: mentioned}}
"""
DOCUMENT = """-- content/documents/ferry-charter.md --
---
name: The ferry’s charter
sort: charter
state: It is in force.
events: [{event: 1962-lee-ferry, how: mentions}]
---
"""
SHOWN = (
    f"events/{ID}.md",
    "events/1962-crossing.md",
    "officials/ann-lee.md",
    "topics/ferry.md",
    "channels/bell.md",
    "organisations/harbour.md",
    "documents/ferry-charter.md",
)
"""The pages on which its date stands beside it, or above it."""


@pytest.fixture(scope="module")
def made(tmp_path_factory, files_of, write_files, sound):
    """All that is made of a sourcebook in which some words are known only to have been published on the day."""
    quoted = "    said_by: ann-lee\n    voice: partly\n"
    assert quoted in sound
    known = "    first_published: 1962-05-04\n    said_basis: stated\n    said_note: So it says.\n"
    told = sound.replace(quoted, quoted + known).replace("-- content/vocabulary.yaml --\n", ACTS) + DOCUMENT
    return _made(write_files(tmp_path_factory.mktemp("published"), files_of(told)))


def _made(root):
    return {one.path.as_posix(): one.content for one in render(load(root)) if hasattr(one, "path")}


@pytest.mark.parametrize("path", SHOWN)
def test_pages_say_published(made, path):
    """
    No page gives such a record its bare date, in its head, in a list or beside a connection; “and” and “to” end spans.
    """
    found = re.findall(rf"(?m)^(?!.*had been said by).*?(\S+) {DAY}", made[path].partition("\n---\n")[2])

    assert {"published"} == {word.strip("*").casefold() for word in found if word not in ("and", "to")}, found


def test_the_timeline_and_its_data_say_published(made):
    """
    In the timeline’s list it stands below “published”; its filter has it as uncertain, and only perhaps of its day.
    """
    heading = made["timeline.md"].partition(f"(events/{ID}.md)")[0].rpartition("\n### ")[2]
    (row,) = (one for one in json.loads(made["data/events.json"]) if one["id"] == ID)

    assert heading.startswith(PUBLISHED)
    assert (
        "[2 of 2 dates](timeline.md?date=uncertain#list) are not known to the day; of 1, only the day of publication is known."
        in made["timeline.md"]
    )
    assert (True, None, "1962-05-04") == (row["uncertain"], row["first"], row["last"])
    assert (PUBLISHED, "1962-05-04", None) == (row["date_words"], row["begun_by"], row["not_over_before"])


@pytest.mark.parametrize("name", ["timeline", "officials/ann-lee", "topics/ferry", "channels/bell"])
def test_charts_say_published_and_draw_or_earlier(made, name):
    """
    The tooltip says “published”, and an arrow that it may have been said earlier.
    """
    sets = rows_of(made[f"charts/{name}.json"])
    hits = [one for one in sets["hits"] if one["id"] == ID]

    assert hits and all(one["says"].startswith(f"{TITLE}\n{PUBLISHED}\n") for one in hits)
    assert ID in {one["id"] for one in sets["before"]}


def test_the_search_says_published(made):
    """
    What a result shows has “published”, and it counts as perhaps of the day.
    """
    found = [
        one for path, text in made.items() if path.startswith("search/found/") for one in json.loads(text)
    ]
    when = [one["when"] for one in found if one.get("address") == f"events/{ID}/"]

    assert [PUBLISHED] == when


def test_words_known_to_be_said_earlier_are_not_counted_as_only_published(
    files_of, write_files, sound, tmp_path
):
    """
    Where a quote of it has the day on which it was said, its head adds that day, and the timeline does not say that
    only the day of publication is known.
    """
    quoted = "    said_by: ann-lee\n    voice: partly\n"
    known = "    said: 1962-05-03\n    first_published: 1962-05-04\n    said_basis: stated\n    said_note: So it says.\n"
    assert quoted in sound
    pages = _made(write_files(tmp_path, files_of(sound.replace(quoted, quoted + known))))

    assert f"{PUBLISHED} (said 3 May 1962)" in pages[f"events/{ID}.md"]
    assert "only the day of publication is known" not in pages["timeline.md"]


def test_an_index_has_it_by_its_year(made):
    """
    Words that were published on a day may be of an earlier year: in the row of an index they stand below “by” the year.
    """
    assert re.search(r'<span class="strip-year">by 1962 ●</span>', made["officials/index.md"])
