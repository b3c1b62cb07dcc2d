"""Whose word or act is a side’s, and on which day."""

import json
import re

import pytest

from sourcebook.drawing.rows import event_colour, words_beside
from sourcebook.model import Official, Organisation
from sourcebook.resolve.halves import half_lines
from sourcebook.resolve.sides import side_of_words
from sourcebook.site.exports import events_json, timeline_json
from sourcebook.site.exports.tables.evidence import QUOTES
from sourcebook.site.halves import letters, words
from sourcebook.site.pages import official
from sourcebook.site.pages.indexes import _columns
from sourcebook.site.speakers import voices
from tests.harness.sourcebooks import edit, resolved

ROLES = """  - {title: Clerk, organisation: harbour, from: 1960, to: 1961, basis: background}
  - {title: Harbour master, organisation: harbour, from: 1962, basis: background}
"""
BEGINS = """  - {title: No office, from: 1960, to: 1962-05-03, basis: background}
  - {title: Harbour master, organisation: harbour, from: 1962-05-03, basis: background}
"""
ENDS = """  - {title: Harbour master, organisation: harbour, from: 1960, to: 1962-05-03, basis: background}
  - {title: No office, from: 1962-05-03, basis: background}
"""
ELECT = "  - {title: Harbour master-elect, state: false, from: 1960, basis: background}\n"
PUBLISHED = "    first_published: 1962-05-04\n    said_basis: stated\n    said_note: So it says.\n"
SPOKEN = "1962-lee-ferry"
ACT = "1962-crossing"
STANCES = "stances:\n  asserts: {label: asserts, supports: true}\n  doubts: {label: doubts}\nstandings:\n"


def _side(event):
    return event.side.id if event.side else ""


def _shown(book, id):
    """The side of a statement wherever one is shown or published, by the place."""
    event = book.events[id]
    rows = next(json.loads(one.content) for one in timeline_json.make(book) if one.path.name == "rows.json")
    column = next(one for one in QUOTES.columns if one.name == "side_id")
    letter = {"": "", "Ea": "east"}
    return {
        "record": _side(event),
        "letter in charts": letter[words_beside([event], book.site.sides)[id].letter],
        "letter in the list": letter[next(row[4] for row in rows if row[0] == id)],
        "colour": event_colour(event).removeprefix("var(--").removesuffix(")").removeprefix("side-"),
        "heading of a topic": voices(book, [event])[0].side,
        "data": column.get(book, event.quotes[0]) or "",
        "word": side.id if (side := side_of_words(book, event.quotes[0])) else "",
    }


@pytest.mark.parametrize(
    ("roles", "date", "side"),
    [
        pytest.param(ROLES, "1962-05-04", "east", id="in office"),
        pytest.param(BEGINS, "1962-05-04", "east", id="since the day before"),
        pytest.param(BEGINS, "1962-05-02", "", id="before the office"),
        pytest.param(BEGINS, "1962-05", "", id="the office begins in that month"),
        pytest.param(BEGINS, "../1962-05-04", "", id="the office begins in an open time"),
        pytest.param(ENDS, "1962-05-02", "east", id="until the day after"),
        pytest.param(ENDS, "../1962-05-02", "east", id="at all times before"),
        pytest.param(ENDS, "1962-05-04", "", id="after the office"),
        pytest.param(ENDS, "1962-05-02/1962-05-04", "", id="the office ends in that window"),
        pytest.param(ENDS, "../1962-05-04", "", id="the office ends in an open time"),
        pytest.param(ELECT, "1962-05-04", "", id="elected, and not in office"),
    ],
)
def test_words_are_a_sides_only_while_their_speaker_is_in_office(lay, sound, roles, date, side):
    """
    The letter and the colour of a side stand with somebody's words, and the data and the headings of topics name it, only where an
    office was surely held on whatever day the words were said; all of these agree.
    """
    edited = sound.replace(ROLES, roles).replace("date: 1962-05-04\n", f"date: {date}\n", 1)
    shown = _shown(resolved(lay(edited)), SPOKEN)

    assert shown == dict.fromkeys(shown, side) | {"colour": side or "ink"}


@pytest.mark.parametrize(("is_given", "side"), [(True, ""), (False, "east")])
def test_words_that_were_only_published_then_can_be_of_before_the_office(lay, sound, is_given, side):
    """
    Of whoever took office on the day before, words that were said on the day are the side’s; those that were published on it need not be,
    and beside them and in the data the office has its time.
    """
    told = f"    voice: partly\n{PUBLISHED if is_given else ''}"
    edited = sound.replace(ROLES, BEGINS).replace("    voice: partly\n", told, 1)
    book = resolved(lay(edited))
    shown = _shown(book, SPOKEN)
    offices = next(one for one in QUOTES.columns if one.name == "offices")

    assert shown == dict.fromkeys(shown, side) | {"colour": side or "ink"}
    assert ("since" in offices.get(book, book.events[SPOKEN].quotes[0])) == is_given
    [made] = events_json.make(book)
    [record] = [one for one in json.loads(made.content) if one["id"] == SPOKEN]
    assert ("since" in record["officials"][0]["role"]) == is_given


def test_the_side_of_everyone_else_is_told_alike(lay, sound):
    """
    Whoever speaks for a state that is none of the parties has the letter of everyone else in charts and lists, and the same side in the data;
    for no party is that a word.
    """
    ann = sound.index("-- content/officials/ann-lee.md")
    book = resolved(lay(sound[:ann] + sound[ann:].replace("country: Eastland", "country: Farland", 1)))
    event = book.events[SPOKEN]
    rows = next(json.loads(one.content) for one in timeline_json.make(book) if one.path.name == "rows.json")
    column = next(one for one in QUOTES.columns if one.name == "side_id")

    assert _side(event) == "elsewhere"
    assert words_beside([event], book.site.sides)[SPOKEN].letter == "El"
    assert next(row[4] for row in rows if row[0] == SPOKEN) == "El"
    assert column.get(book, event.quotes[0]) == "elsewhere"
    assert side_of_words(book, event.quotes[0]) is None


@pytest.mark.parametrize(("roles", "side"), [(ROLES, "side-east"), (ENDS, "side-east"), (ELECT, "")])
def test_a_page_has_the_colour_of_a_side_only_of_who_can_speak_for_it(lay, sound, roles, side):
    """
    The country of whoever never held an office of its state gives the page of that one no colour.
    """
    book = resolved(lay(sound.replace(ROLES, roles)))
    page = next(one.content for one in official.make(book) if one.path.name == "ann-lee.md")

    assert re.findall(r"\{: \.country *(?:\.side \.(side-\w+) )?\}", page) == [side]


def test_a_heading_has_a_side_only_if_all_that_stands_below_it_has(lay, sound):
    """
    Who speaks in office and out of it has no colour above both; a list of one side's people still names whoever ever held an office.
    """
    later = sound[sound.index("-- content/events/1962/1962-lee-ferry.yaml") :]
    later = later[: later.index("-- content/events/1962/1962-crossing")].replace(
        "1962-lee-ferry", "1962-lee-again"
    )
    book = resolved(
        lay(sound.replace(ROLES, ENDS).replace("date: 1962-05-04", "date: 1962-05-02", 1) + later)
    )
    events = [book.events[id] for id in (SPOKEN, "1962-lee-again")]

    assert [_side(one) for one in events] == ["east", ""]
    assert [one.side for one in voices(book, events)] == [""]
    [column] = _columns(book, book.all(Official))
    assert (column.heading, column.side) == ("East", "east")


def test_who_never_held_an_office_is_listed_under_no_side(lay, sound):
    """
    In the list of people, somebody without any office stands under no side, with the country.
    """
    book = resolved(lay(sound.replace(ROLES, ELECT)))
    [column] = _columns(book, book.all(Official))

    assert (column.heading, column.side) == ("Given no side here", "")
    assert column.lines[0].words.startswith("Eastland. ")


@pytest.mark.parametrize(
    ("roles", "date", "told", "side"),
    [
        pytest.param(ROLES, "1962-05-04", "shows: public", "east", id="acts in public"),
        pytest.param(ENDS, "1962-05-04", "shows: public", "", id="acts in public after the office"),
        pytest.param(ENDS, "../1962-05-04", "shows: public", "", id="acts in public, in office or after it"),
        pytest.param(ROLES, "1962-05-04", "position: asserts", "", id="is said to act"),
        pytest.param(ROLES, "1962-05-04", "note: Of nothing.", "", id="is only named"),
    ],
)
def test_an_act_has_the_side_of_who_acts_only_where_it_is_seen(lay, sound, roles, date, told, side):
    """
    Who takes part in an act gives it a side only where it is shown in public or documented outside, and while in office: where
    an article or unnamed sources tell of it, nobody of that side has spoken.
    """
    at = sound.index("-- content/events/1962/1962-crossing.yaml")
    act = sound[at:].replace("date: 1962-05-01/1962-05-04", f"date: {date}")
    act = act.replace(
        "topics: [ferry]", "officials: [{official: ann-lee, part: participant}]\ntopics: [ferry]"
    )
    act = act.replace("voice: reported\n", f"voice: reported\n    {told}\n")
    book = resolved(lay((sound[:at] + act).replace(ROLES, roles).replace("standings:\n", STANCES)))

    assert _side(book.events[ACT]) == side


@pytest.mark.parametrize(
    ("body", "stance", "side"),
    [
        pytest.param("state: true", "asserts", "west", id="a state body says so"),
        pytest.param(
            "state: true",
            "asserts\n    shows: public",
            "west",
            id="a state body says so of what is seen by all",
        ),
        pytest.param("state: true", "doubts", "", id="a state body would not say"),
        pytest.param("state: false", "asserts", "", id="an outlet says so"),
    ],
)
def test_an_act_that_one_side_tells_of_the_other_is_not_the_others(lay, sound, body, stance, side):
    """
    An act of an official of the East has the letter of the West where a state body of the West says that it took place; none where
    that body gives no answer, or an outlet says so.
    """
    at = sound.index("-- content/events/1962/1962-crossing.yaml")
    act = sound[at:].replace(
        "topics: [ferry]", "officials: [{official: ann-lee, part: participant}]\ntopics: [ferry]"
    )
    act = act.replace("said_by: narration\n", f"said_by: harbour\n    position: {stance}\n")
    edited = (
        (sound[:at] + act)
        .replace("standings:\n", STANCES)
        .replace("what: It keeps", f"country: Westland\n{body}\nwhat: It keeps")
    )
    west = "  - {id: west, name: West, countries: [Westland], light: '#333333', dark: '#cccccc'}\n  - {id: elsewhere"
    book = resolved(lay(edited.replace("  - {id: elsewhere", west)))

    assert _side(book.events[ACT]) == side


def test_an_act_has_no_letter_of_a_side_that_denies_it(lay, sound):
    """
    Words of a speaker of the record by which the act did not take place, or may not have, give it no side’s letter.
    """
    at = sound.index("-- content/events/1962/1962-crossing.yaml")
    act = sound[at:].replace(
        "topics: [ferry]", "officials: [{official: ann-lee, part: speaker}]\ntopics: [ferry]"
    )
    for stance, side in (("asserts", "east"), ("denies", "")):
        told = act.replace("said_by: narration\n", f"said_by: ann-lee\n    position: {stance}\n")
        book = resolved(lay((sound[:at] + told).replace("standings:\n", STANCES)))
        assert _side(book.events[ACT]) == side, stance


@pytest.mark.parametrize(
    ("until", "kinds", "shown"),
    [
        pytest.param("1931-12-31", ["rejects", "says"], "│ × ●━━━│", id="in office"),
        pytest.param("1931-05-07", ["rejects", "not-heard"], "│ × ◍ · │", id="no longer"),
        pytest.param("1931-05", ["rejects", "not-heard"], "│ × ◍ · │", id="perhaps no longer"),
    ],
)
def test_a_half_is_drawn_only_on_the_word_of_who_is_in_office(small, until, kinds, shown):
    """
    What somebody says after leaving office, or in the month of leaving it, is the word of that one alone, and not of a side.
    """
    marsh = "content/officials/odo-marsh.md"
    edit(small, marsh, "to: 1931-12-31", f"to: {until}")
    edit(small, marsh, "from: 1932-01-01", f"from: {until}")
    line = next(one for one in half_lines(resolved(small)) if one.event.id == "1931-notes-by-back-stairs")

    assert [one.kind for one in line.halves] == kinds
    assert letters(line) == shown
    assert ("The word of somebody not known to speak for a side." in words(line)) == ("says" not in kinds)


@pytest.mark.parametrize(
    ("date", "kind", "shown"),
    [
        pytest.param("1932-04", "wishes", "│ … ·┅┅┅│", id="in office"),
        pytest.param("1932-02", "not-heard", "│ … ◍ · │", id="before the office"),
        pytest.param("../1932-04", "not-heard", "│ … ◍ · │", id="in office, or before it"),
    ],
)
def test_a_wish_is_a_sides_only_of_who_is_in_office(small, date, kind, shown):
    """
    Who wishes for a plan draws a half of a side while in office; else the wish is told with the name, and as no side's.
    """
    meeting = "content/events/1932/1932-landing-stage-meeting.yaml"
    edit(small, meeting, "date: 1932-04/..", f"date: {date}")
    edit(small, meeting, "plan: {due: 1932-04/..}", "plan: {due: 1932-04/.., wished_by: [odo-marsh]}")
    line = next(one for one in half_lines(resolved(small)) if one.event.id == "1932-landing-stage-meeting")

    assert [one.kind for one in line.halves] == ["speaks-else", kind]
    assert letters(line) == shown
    named = "Odo Marsh, not known to have spoken for a side then, showed readiness for it"
    assert (named in words(line)) == (kind == "not-heard")


@pytest.mark.parametrize(
    ("who", "is_state", "side"),
    [
        pytest.param("ann-lee", False, "east", id="an official"),
        pytest.param("harbour", True, "east", id="a state body"),
        pytest.param("harbour", False, "", id="an outlet, whatever its country"),
        pytest.param("{unnamed: a paper’s sources}", True, "", id="sources without a name"),
        pytest.param("narration", True, "", id="an article’s own words"),
    ],
)
def test_only_an_official_or_a_state_body_speaks_for_a_side(lay, sound, who, is_state, side):
    """
    A statement has the letter and the colour of a side, in each drawing and each file, only where its words are those of an official
    or of a state body; those who are only named in it, and the country of an outlet, give it none.
    """
    shown = _shown(_spoken(lay, sound, who, is_state), SPOKEN)

    assert shown == dict.fromkeys(shown, side) | {"colour": side or "ink"}


@pytest.mark.parametrize("is_state", [True, False])
def test_only_a_state_body_is_listed_under_a_side(lay, sound, is_state):
    """
    An outlet stands under no side in the list of organisations, whatever its country.
    """
    book = _spoken(lay, sound, "ann-lee", is_state)
    [body] = book.all(Organisation)

    [column] = _columns(book, [body])
    assert (column.heading, column.side) == (("East", "east") if is_state else ("Given no side here", ""))


def _spoken(lay, sound, who, is_state):
    """A statement of `who`, in which an organisation of Eastland is named, too: a state body, or an outlet."""
    edited = sound.replace("said_by: ann-lee", f"said_by: {who}").replace(
        "what: It keeps the ferry.",
        f"what: It prints what the ferry does.\ncountry: Eastland\nstate: {str(is_state).lower()}",
    )
    return resolved(lay(edited))
