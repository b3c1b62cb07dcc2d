"""Entries become one whole, in order and linked both ways, whatever is missing."""

import random

import pytest

from sourcebook.model import Event, NotFound, Passage
from sourcebook.read.records import ReadFiles, read
from sourcebook.resolve.join import join
from sourcebook.resolve.resolve import resolve
from tests.harness.sourcebooks import resolved


@pytest.fixture
def files(lay, sound):
    """The small world, read."""
    return read(lay(sound))


def test_order_of_reading_does_not_matter(files):
    """
    Entries read in any order are joined in one.
    """
    mixed = list(files.entries)
    random.Random(1962).shuffle(mixed)

    assert join(files).entries == join(ReadFiles(tuple(mixed), ())).entries
    assert join(files).by_key == join(ReadFiles(tuple(mixed), ())).by_key


def test_events_come_by_date(files):
    """
    Events stand in the order of their dates.
    """
    events = join(files).all(Event)

    assert [one.id for one in events] == [one.id for one in sorted(events, key=lambda one: one.order)]


@pytest.mark.parametrize(
    ("key", "by"),
    [
        (("official", "ann-lee"), ["1962-lee-ferry"]),
        (("topic", "ferry"), ["1962-crossing", "1962-lee-ferry"]),
        (("event", "1962-crossing"), ["1962-lee-ferry"]),
        (("source", "1962-paper"), ["1962-crossing", "1962-lee-ferry"]),
        (("organisation", "harbour"), ["1962-lee-ferry", "ann-lee"]),
    ],
)
def test_the_way_back_is_derived(files, key, by):
    """
    Each record knows who names it, each once, in any depth of its fields.
    """
    assert by == [one.id for one in join(files).mentions[key]]


def test_quotes_are_laid_at_their_sources(files):
    """
    Each quote has its place in its seed, and that place holds the seed’s own characters.
    """
    sourcebook = resolve(join(files))
    [crossing, lee] = sorted(sourcebook.all(Event), key=lambda one: one.id)

    assert (
        "“The ferry goes every day,” harbour master Ann Lee said on Friday."
        == sourcebook.quotes[lee.id][0].words
    )
    assert "Nobody else was seen on the landing stage" == sourcebook.quotes[crossing.id][0].words
    assert 2 == sourcebook.quotes[crossing.id][0].passage.paragraph.number


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("source: 1962-paper", "source: 1963-paper", []),
        ("seed: seeds/paper.txt", "seed: seeds/other.txt", [NotFound, NotFound]),
        ("origins:\n", "origns:\n", []),
        ("title: Ann Lee says the ferry goes\n", "", [Passage]),
        (
            "Nobody else was seen on the landing stage\n    said_by",
            "Nobody was on the landing stage\n    said_by",
            [NotFound, Passage],
        ),
    ],
    ids=["no source", "no seed", "a source invalid", "an event invalid", "a quote that is none"],
)
def test_nothing_missing_stops_it(lay, sound, old, new, kinds):
    """
    What is not there is left for the rules to tell; the rest is joined.
    """
    sourcebook = resolved(lay(sound.replace(old, new)))
    found = [one.passage for quotes in sourcebook.quotes.values() for one in quotes]

    assert (kinds.count(Passage), kinds.count(NotFound)) == (len(found), len(sourcebook.unproven))


def test_of_two_with_one_id_both_are_kept(lay, sound):
    """
    Two records with one id stay in the whole; the first in order answers to the id.
    """
    again = sound[sound.index("-- content/events/1962/1962-crossing.yaml") :].replace("/1962/", "/1963/", 1)
    sourcebook = join(read(lay(f"{sound.strip()}\n{again}")))

    assert 3 == len(sourcebook.all(Event))
    assert "content/events/1962/1962-crossing.yaml" == sourcebook.by_key["event", "1962-crossing"].origin.path


def test_a_record_with_a_wrong_field_is_held_against_the_rules_with_the_rest(lay, sound, diagnostics):
    """
    An unknown field and an address that is none do not hide what else is wrong in the record; nothing follows from them.
    """
    root = lay(
        sound.replace(
            "title: Ann Lee says the ferry goes\n", "title: Ann Lee says the ferry goes\nweather: fair\n"
        )
        .replace(
            "date_basis: stated\nkind: statement",
            "date_basis: stated\ndate_url: http://x.org/\nkind: statement",
        )
        .replace("topics: [ferry]\nsummary: She says", "topics: [fery]\nsummary: She says")
    )

    assert ["date_url", "topics.0", "weather"] == sorted(diagnostic.field for diagnostic in diagnostics(root))
