"""data/events.json, for whoever computes with the record."""

import json

import pytest

from sourcebook.read.records import read
from sourcebook.resolve.join import join
from sourcebook.resolve.resolve import resolve
from sourcebook.site.exports import events_json


@pytest.fixture
def events(built_small):
    """The events of the small site's file, by id."""
    data = json.loads((built_small / "out" / "site" / "data" / "events.json").read_bytes().decode("utf-8"))
    return {one["id"]: one for one in data}


def test_is_in_the_order_of_dates(events):
    """
    By the latest day on which an event can have begun, then by its date as written, then by id.
    """
    found = list(events)

    assert "1920-ferry-charter" == found[0]
    assert "1932-landing-stage-meeting" == found[-1]
    assert found.index("1931-council-has-no-note") < found.index("1931-marsh-notes-pass"), "one date: by id"
    assert (
        found.index("1931-notes-by-back-stairs")
        < found.index("1931-marsh-notes-pass")
        < found.index("1931-wharf-no-bridge")
    )


def test_a_date_is_given_as_it_is_known(events):
    """
    The date as written, in words, and whether it lasted: never a day that nobody knows.
    """
    dates = {id: (one["date"], one["date_words"], one["lasted"]) for id, one in events.items()}

    assert ("../1931-05-09", "on or before 9 May 1931", False) == dates["1931-wharf-no-bridge"]
    assert ("1931-01/1931-04", "from January to April 1931", True) == dates["1931-bell-silent"]
    assert ("1932-04/..", "in or after April 1932", False) == dates["1932-landing-stage-meeting"]
    assert ("1931-21?", "probably spring 1931", False) == dates["1931-oarsmen-tell-of-lantern"]


def test_what_is_sure_of_a_date_is_given(events):
    """
    By which day an event had surely begun and before which it was surely not over; where that is open or in doubt, null.
    """
    sure = {id: (one["begun_by"], one["not_over_before"]) for id, one in events.items()}

    assert ("1931-05-09", None) == sure["1931-wharf-no-bridge"]
    assert ("1931-01-31", "1931-04-01") == sure["1931-bell-silent"], "it lasted"
    assert (None, "1932-04-01") == sure["1932-landing-stage-meeting"]
    assert (None, None) == sure["1931-oarsmen-tell-of-lantern"], "in doubt"


def test_a_quote_is_told_by_its_place_in_the_seed(events, built_small):
    """
    `start` and `end` are half-open, in code points of the seed with its line ends as they are; the quote is the
    seed's own characters, not the record's.
    """
    toll = events["1932-fenn-bell-is-a-bell"]["evidence"][1]
    pull = events["1931-marsh-notes-pass"]["evidence"][2]
    for one in (toll, pull):
        seed = (built_small / one["seed"]).read_bytes().decode("utf-8")
        assert seed[one["start"] : one["end"]] == one["quote"]

    assert "the toll was “5*3*2, not a penny_more” & no <b>bridge</b>" == toll["quote"], (
        "curly, though the record has straight marks"
    )
    assert "“We pull it,\nand they pull it back" in pull["quote"]
    assert (2, 2) == (toll["paragraph"], pull["paragraph"])


def test_says_whose_words_they_are(events):
    """
    An id, a description of the unnamed, or narration; and the origin, where the source has only one too.
    """
    assert ["odo-marsh", "odo-marsh", "odo-marsh", "narration"] == [
        one["said_by"] for one in events["1931-marsh-notes-pass"]["evidence"]
    ]
    assert {"unnamed": "two oarsmen, *both* <old>"} == events["1931-oarsmen-tell-of-lantern"]["evidence"][0][
        "said_by"
    ]
    assert {"reedline-marsh-1931"} == {one["origin"] for one in events["1931-marsh-notes-pass"]["evidence"]}


def test_says_which_office_was_held(events):
    """
    Each official with part and with the office at the date; with its time where that date is open.
    """
    (marsh, fenn) = events["1932-landing-stage-meeting"]["officials"]

    assert ("odo-marsh", "participant", "Harbour master (since 1 March 1932)") == (
        marsh["id"],
        marsh["part"],
        marsh["role"],
    )
    assert "Mayor of Amberford (since May 1928)" == fenn["role"]


def test_text_is_given_as_it_is(events):
    """
    No escape of Markdown or HTML is left in the data.
    """
    assert (
        "Amberford’s council says that no note has come | 5*3*2 <b>times</b> & {{ never }}"
        == events["1931-council-has-no-note"]["title"]
    )
    assert [{"event": "1931-notes-by-back-stairs", "how": "reports-on"}] == [
        {"event": one["event"], "how": one["how"]} for one in events["1931-marsh-notes-pass"]["related"]
    ]


OUTSIDE = """title: The town's list of pulls
url: https://town.example.org/pulls
publisher: The Town
kind: independent
consulted: stored copy
read: It lists them.
supports: 'yes'
"""
MORE = """documented_by: ['https://town.example.org/pulls']
plan:
  due: 1931-06
  wished_by: [odo-marsh, {unnamed: two oarsmen}]
  outcome: Nothing came of it.
  outcome_url: https://town.example.org/pulls
rivals:
  - about: day of the pulls
    values:
      - {value: 1931-05-08, source: 1931-courier-answers, preferred: true}
      - {value: 1931-05-09, url: 'https://town.example.org/pulls'}
    why: The paper names the weekday.
notes:
  - {text: The town kept a list., url: 'https://town.example.org/pulls'}
  - text: It tells of one bell.
"""


def test_what_a_record_leans_on_is_given(small):
    """
    How the date is known, on what the status rests, the plan, where sources differ, and the notes, each address with whose
    page it is, as what it counts and whether it was read.
    """
    (small / "content" / "outside").mkdir(exist_ok=True)
    (small / "content" / "outside" / "town-pulls.yaml").write_text(OUTSIDE, "utf-8")
    event = small / "content" / "events" / "1931" / "1931-bell-silent.yaml"
    event.write_text(event.read_text("utf-8") + MORE, "utf-8")
    book = resolve(join(read(small)))
    (file,) = events_json.make(book)
    made = {one["id"]: one for one in json.loads(file.content)}
    one = made["1931-bell-silent"]
    page = {
        "url": "https://town.example.org/pulls",
        "publisher": "The Town",
        "kind": "independent",
        "consulted": "stored copy",
    }
    nothing = dict.fromkeys(page)

    assert [{"sort": "outside", "quote_number": None, "side": None, "page": page}] == one["status_grounds"]
    assert {
        "due": "1931-06",
        "wished_by": ["odo-marsh", {"unnamed": "two oarsmen"}],
        "refused_by": [],
        "outcome": "Nothing came of it.",
        "outcome_page": page,
    } == one["plan"]
    assert [{"text": "The town kept a list.", **page}, {"text": "It tells of one bell.", **nothing}] == one[
        "notes"
    ]
    (rivalry,) = one["rivals"]
    assert [
        {"value": "1931-05-08", "source": "1931-courier-answers", **nothing, "preferred": True},
        {"value": "1931-05-09", "source": None, **page, "preferred": False},
    ] == rivalry["values"]
    assert "The year is from the ferry book." == one["date_note"]
    assert made["1931-wharf-no-bridge"]["plan"] is None


def test_variants_are_given_with_their_quotes(events):
    """
    Other words of pages outside: of which words of the quote, in which language, whose, on what way, and never checked.
    """
    wire, other = events["1931-marsh-notes-pass"]["evidence"][0]["variants"]

    assert "fod y rhaff *wedi* ei thorri | <b>a neb</b> {{ yn }} ei thynnu" == wire["text"]
    assert ("agency", "Welsh", "cy", "Reedline", "reedline") == tuple(
        wire[name] for name in ("id", "language", "lang", "outlet", "organisation")
    )
    assert (None, True) == (wire["from"], wire["original"])
    assert ("the bell rope is cut", "he", None, "agency", False) == tuple(
        other[name] for name in ("instead_of", "lang", "organisation", "from", "original")
    )
    assert ("https://reedline.example.org/(marsh)_1", "stored copy") == (other["url"], other["consulted"])
    assert {False} == {one["checked"] for one in (wire, other)}
    assert [[]] == [one["variants"] for one in events["1931-bell-silent"]["evidence"]]
