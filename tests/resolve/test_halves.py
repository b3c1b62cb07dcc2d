"""Whose word a contact rests on, side by side."""

import re
from pathlib import Path

import pytest
import yaml

from sourcebook.build import load
from sourcebook.charts.contacts import IN_PART, make
from sourcebook.drawing import FORMS
from sourcebook.drawing.halves import PLANNED, _entries, spec_of
from sourcebook.model import Figure, Half, HalfLine
from sourcebook.resolve.halves import half_lines
from sourcebook.site.exports.formats.timelinejs import _status
from sourcebook.site.exports.tables.contacts import in_words as in_table
from sourcebook.site.grounds import grounds_in_words, meaning
from sourcebook.site.halves import finding, letters, only, phrases, sentence, words
from sourcebook.site.pages.contacts import _speakers
from tests.harness.sourcebooks import edit, resolved

PROJECT = Path(__file__).resolve().parents[2]
NOTES = "content/events/1931/1931-notes-by-back-stairs.yaml"
MEETING = "content/events/1932/1932-landing-stage-meeting.yaml"
COUNCIL = "content/events/1931/1931-council-has-no-note.yaml"
MARSH = "content/officials/odo-marsh.md"
SITE = "content/site.yaml"


@pytest.fixture
def line(small):
    """The half line of a contact of the small sourcebook, after some edits: `line("1931-…", (path, old, new))`."""

    return lambda id, *edits: next(one for one in half_lines(_edited(small, *edits)) if one.event.id == id)


def _edited(small, *edits):
    """The small sourcebook after some edits, as it resolves, sound or not."""
    for one in edits:
        edit(small, *one)
    return resolved(small)


def _kinds(line):
    return [one.kind for one in line.halves]


def test_a_half_is_drawn_by_the_word_of_an_official_of_that_side(line):
    """
    Who says that the contact took place draws the half of that one's side, and no other; a statement that contradicts
    it is the other side's.
    """
    found = line("1931-notes-by-back-stairs")

    assert ["rejects", "says"] == _kinds(found)
    assert (1,) == found.halves[1].quotes
    assert None is found.middle
    assert "│ × ●━━━│" == letters(found)
    assert "Mill bank contradicts it. Ferry bank’s word." == words(found)


@pytest.mark.parametrize(
    ("edits", "kinds", "middle", "shown"),
    [
        pytest.param(
            [(NOTES, "said_by: odo-marsh", "said_by: narration")],
            ["rejects", "answers"],
            "article",
            "│ × ⊗ ? │",
            id="narration draws no half, though it supports",
        ),
        pytest.param(
            [(NOTES, "said_by: odo-marsh", "said_by: orrin-courier")],
            ["rejects", "answers"],
            "body",
            "│ × ◍ ? │",
            id="an outlet's word is not the article's own",
        ),
        pytest.param(
            [
                (COUNCIL, "  - {event: 1931-notes-by-back-stairs, how: contradicts}\n", ""),
                (
                    NOTES,
                    "evidence:",
                    "related: [{event: 1931-council-has-no-note, how: contradicts}]\nevidence:",
                ),
            ],
            ["rejects", "says"],
            None,
            "│ × ●━━━│",
            id="they contradict each other whichever record says so",
        ),
        pytest.param(
            [(MARSH, "country: Stillwick", "country: Netherby")],
            ["rejects", "not-heard"],
            "person",
            "│ × ◍ · │",
            id="an official of no side draws none",
        ),
        pytest.param(
            [(COUNCIL, "contradicts}", "responds-to}")],
            ["answers", "says"],
            None,
            "│ ? ●━━━│",
            id="a statement that answers neither says nor denies",
        ),
        pytest.param(
            [
                (
                    COUNCIL,
                    "  - {event: 1931-notes-by-back-stairs, how: contradicts}",
                    "  - {event: 1931-notes-by-back-stairs, how: echoes}",
                )
            ],
            ["speaks-else", "says"],
            None,
            "│ … ●━━━│",
            id="words beside it are of something else",
        ),
        pytest.param(
            [(COUNCIL, "  - {event: 1931-notes-by-back-stairs, how: contradicts}\n", "")],
            ["not-heard", "says"],
            None,
            "│ · ●━━━│",
            id="a side without a word is not heard",
        ),
        pytest.param(
            [
                (COUNCIL, "voice: partly", "voice: partly\n    note: Said so."),
                ("content/organisations/amberford-council.md", "state: true", "state: false"),
            ],
            ["not-heard", "says"],
            None,
            "│ · ●━━━│",
            id="a body that is no state's speaks for no side",
        ),
        pytest.param(
            [
                (NOTES, "position: asserts", "position: denies"),
                (NOTES, "status: claimed-by-one-side", "status: planned"),
                (NOTES, "evidence:", "plan: {}\nevidence:"),
            ],
            ["rejects", "rejects"],
            None,
            "│ × · × │",
            id="a denial draws none",
        ),
        pytest.param(
            [(NOTES, "    position: asserts", "    position: asserts\n    shows: public")],
            ["rejects", "says"],
            "public",
            "│━━━●━━━│",
            id="what is shown in public is drawn whole",
        ),
    ],
)
def test_what_else_a_half_can_be(line, edits, kinds, middle, shown):
    """
    A half that no word of its side draws says what it is, and the middle says on what else the contact rests.
    """
    found = line("1931-notes-by-back-stairs", *edits)

    assert kinds == _kinds(found)
    assert middle == found.middle
    assert shown == letters(found)


def test_a_side_that_says_less_than_that_it_took_place_is_said_to_say_less(line, small):
    """
    Where all that a side says is a stance that is `partial`, as a suggestion, its word is told with that stance, in the half and in
    the grounds; a plain word is told without.
    """
    suggests = (
        "stances:\n  suggests: {label: suggests, passive: suggested by, supports: true, partial: true}\n"
    )
    found = line(
        "1931-notes-by-back-stairs",
        ("content/vocabulary.yaml", "stances:\n", suggests),
        (NOTES, "position: asserts", "position: suggests"),
    )

    assert "Mill bank contradicts it. Ferry bank’s word (suggests)." == words(found)
    assert ["quote 1: Ferry bank’s word (suggests)"] == grounds_in_words(found.event.grounds)
    assert " (suggests)" == only(found.halves[1])
    found = line("1931-notes-by-back-stairs", (NOTES, "position: suggests", "position: asserts"))
    assert ["quote 1: Ferry bank’s word"] == grounds_in_words(found.event.grounds)


SUGGESTS = (
    "content/vocabulary.yaml",
    "stances:\n",
    "stances:\n  suggests: {label: suggests, passive: suggested by, supports: true, partial: true}\n",
)
ORIGIN = "    origin: reedline-marsh-1931\n"


def _passage(who, position):
    """An edit that adds somebody else’s word to a contact."""
    passage = f"  - source: 1931-courier-answers\n    quote: nobody pulls it\n    said_by: {who}\n    voice: direct\n    position: {position}\n"
    return (NOTES, ORIGIN, ORIGIN + passage)


def test_a_side_that_only_suggests_is_not_counted_among_those_that_say_so(small):
    """
    The finding counts a contact as one of which more than one side says that it took place only where more than one says so in full;
    where a side only suggests it, that contact stands apart, and the finding says “in full”.
    """
    both = finding(_edited(small, _passage("amberford-council", "asserts")))

    assert "In 1 of them, more than one side says that it took place; one rests on " in sentence(both)
    part = finding(
        _edited(small, SUGGESTS, (NOTES, "position: asserts\n    origin", "position: suggests\n    origin"))
    )
    assert (
        "In none do both sides say in full that it took place: one rests on the words of more than one side, not all of them in full and"
        in sentence(part)
    )
    assert ("part", 1) == (part.part.id, len(part.part.lines))
    assert 2 == sum(len(one.lines) for one in part.rests)


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        ([_passage("{unnamed: a boatman}", "suggests")], "Also sources without a name (suggests)."),
        ([_passage("{unnamed: a boatman}", "asserts")], "Also sources without a name."),
        (
            [
                (NOTES, "said_by: odo-marsh", "said_by: {unnamed: a boatman}"),
                (NOTES, "position: asserts", "position: suggests"),
            ],
            "Sources without a name (suggests). ",
        ),
    ],
    ids=["beside", "beside, in full", "in the middle"],
)
def test_who_is_of_no_side_and_only_suggests_is_said_to_suggest(line, edits, told):
    """
    What a contact rests on beside the word of a side has the stance where that is less than that the contact took place.
    """
    assert told in words(line("1931-notes-by-back-stairs", SUGGESTS, *edits))


def test_every_place_that_says_whose_word_a_contact_rests_on_has_the_stance(line, small):
    """
    The page of contacts, the key of the picture and its caption and the file for TimelineJS say of a side that only suggests a contact that it does.
    """
    found = line("1931-notes-by-back-stairs", SUGGESTS, (NOTES, "position: asserts", "position: suggests"))

    assert "on the word of Odo Marsh (suggests)" == _speakers(found)
    assert ("colour", "says that it took place, or less: suggests") in _entries([found])
    assert _status(found.event).endswith(": Ferry bank (suggests)")
    figure = next(one for one in make(resolved(small)) if isinstance(one, Figure))
    assert IN_PART in figure.caption
    edit(small, NOTES, "position: suggests", "position: asserts")
    figure = next(one for one in make(resolved(small)) if isinstance(one, Figure))
    assert IN_PART not in figure.caption


def test_what_a_status_means_is_told_with_the_stances_that_say_less(line):
    """
    After what a status means stands which quotes say less than that the act took place; nothing where none does.
    """
    found = line("1931-notes-by-back-stairs", SUGGESTS).event

    assert meaning(found) == found.status.meaning
    found = line("1931-notes-by-back-stairs", (NOTES, "position: asserts", "position: suggests")).event
    assert meaning(found) == f"{found.status.meaning or ''} Not said in full: quote 1 (suggests).".strip()


def test_a_side_quoted_in_a_connected_record_is_not_quoted_on_the_contact(line):
    """
    Words of a side that stand beside a contact alone are said to stand in a connected record; those of its own record are not.
    """
    echo = "  - {event: 1931-notes-by-back-stairs, how: echoes}"
    beside = line("1931-notes-by-back-stairs", (COUNCIL, echo.replace("echoes", "contradicts"), echo))

    assert (
        "Mill bank is quoted in a connected record, but takes no position on it. Ferry bank’s word."
        == words(beside)
    )

    says = "content/events/1931/1931-marsh-notes-pass.yaml"
    within = line(
        "1931-notes-by-back-stairs",
        (NOTES, "    position: asserts\n", ""),
        (says, "how: reports-on", "how: echoes"),
    )

    assert "Ferry bank is quoted, but takes no position on it." in words(within)


def test_sources_without_a_name_have_a_ring_of_their_own(line):
    """
    Unnamed sources fill no half.
    """
    found = line("1931-oarsmen-tell-of-lantern")

    assert ("unnamed", ["not-heard", "not-heard"]) == (found.middle, _kinds(found))
    assert "Sources without a name. Neither side is heard here." == words(found)


def test_a_plan_is_drawn_by_who_wished_and_who_refused(line):
    """
    Wishes and refusals of a plan belong to the sides of those who wish and refuse, and no half of it is drawn as done.
    What an article alone has a side do is told in words that fit a mere readiness, too.
    """
    edit = (
        MEETING,
        "plan: {due: 1932-04/..}",
        "plan: {due: 1932-04/.., wished_by: [odo-marsh], refused_by: [amberford-council]}",
    )
    found = line("1932-landing-stage-meeting", edit)

    assert ["rejects", "wishes"] == _kinds(found)
    assert "│ × ·┅┅┅│" == letters(found)
    assert "Ferry bank showed readiness for it, as the article reports it." in words(found)


@pytest.mark.parametrize(
    ("who", "also"),
    [
        pytest.param("{unnamed: a boatman}", "sources without a name", id="sources without a name"),
        pytest.param("narration", "the article’s own words", id="the article"),
        pytest.param("reedline", "the word of a body that speaks for no side", id="an outlet"),
    ],
)
def test_who_else_says_so_is_told_beside_the_word_of_a_side(line, who, also):
    """
    Where a side says that a contact took place, and somebody of no side or an article does, too, both are told: it does not rest
    on the word of the side alone.
    """
    more = "    origin: reedline-marsh-1931\n"
    passage = f"  - source: 1931-courier-answers\n    quote: nobody pulls it\n    said_by: {who}\n    voice: direct\n    position: asserts\n"
    found = line("1931-notes-by-back-stairs", (NOTES, more, f"{more}{passage}"))

    assert "│ × ●━━━│" == letters(found)
    assert f"Mill bank contradicts it. Ferry bank’s word. Also {also}." == words(found)


def test_who_wishes_for_a_plan_and_speaks_for_no_side_is_said_to_wish(line):
    """
    What somebody of no side says to a plan is told as its passage has it, and readiness only of whoever has no position there.
    """
    plan = (MEETING, "plan: {due: 1932-04/..}", "plan: {due: 1932-04/.., wished_by: [odo-marsh]}")
    passage = "evidence:\n  - source: 1931-courier-answers\n    quote: nobody pulls it\n    said_by: odo-marsh\n    voice: direct\n    position: wishes\n"
    stance = ("content/vocabulary.yaml", "  denies: {", "  wishes: {label: wishes for it}\n  denies: {")
    found = line(
        "1932-landing-stage-meeting",
        plan,
        stance,
        (MEETING, "evidence:\n", passage),
        (MARSH, "  - title: ", "  - state: false\n    title: "),
    )

    assert words(found).startswith("Odo Marsh, not known to have spoken for a side then, wishes for it. ")


def test_who_refuses_a_plan_and_speaks_for_no_side_is_told(line):
    """
    A refusal of somebody of no side is told as a wish of that one is.
    """
    plan = (MEETING, "plan: {due: 1932-04/..}", "plan: {due: 1932-04/.., refused_by: [odo-marsh]}")
    found = line("1932-landing-stage-meeting", plan, (MARSH, "  - title: ", "  - state: false\n    title: "))

    assert words(found).startswith(
        "Odo Marsh, not known to have spoken for a side then, refused it, as the article reports it. "
    )


PLAN = "plan: {due: 1932-04/..}"


def _plan(parties):
    """An edit that names who wishes for the plan and who refuses it."""
    return (MEETING, PLAN, f"plan: {{due: 1932-04/.., {parties}}}")


@pytest.mark.parametrize("refuser", ["odo-marsh", "fenn"])
def test_a_side_that_wishes_for_a_plan_and_refuses_it_is_said_to_do_both(line, small, refuser):
    """
    A refusal is told also where the same side wishes, be it by one person or by two; in the words and in the table.
    """
    fenn = small / "content/officials/fenn.md"
    fenn.write_text((small / MARSH).read_text("utf-8").replace("name: Odo Marsh", "name: Ida Fenn"), "utf-8")
    found = line("1932-landing-stage-meeting", _plan(f"wished_by: [odo-marsh], refused_by: [{refuser}]"))

    assert ("wishes", True) == (found.halves[1].kind, found.halves[1].refuses)
    assert "Ferry bank showed readiness for it, as the article reports it, and refused it." in words(found)
    assert "wished for it, or was ready for it, and refused it" == in_table(found.halves[1])


WISHING = "evidence:\n  - source: 1931-courier-answers\n    quote: nobody pulls it\n    said_by: {who}\n    voice: direct\n    position: wishes\n"


@pytest.mark.parametrize(
    ("parties", "told"),
    [
        (
            "wished_by: [odo-marsh], refused_by: [odo-marsh]",
            "refused it, as the article reports it; wishes for it. ",
        ),
        ("refused_by: [odo-marsh]", "refused it, as the article reports it; wishes for it. "),
    ],
    ids=["in both lists", "in one"],
)
@pytest.mark.parametrize("is_of_side", [True, False], ids=["of a side", "of no side"])
def test_a_refusal_is_told_also_of_who_has_another_stance(line, parties, told, is_of_side):
    """
    Whoever the record has among those who refuse is said to have refused, once, whatever else that one says.
    """
    stance = ("content/vocabulary.yaml", "  denies: {", "  wishes: {label: wishes for it}\n  denies: {")
    no_office = [] if is_of_side else [(MARSH, "  - title: ", "  - state: false\n    title: ")]
    passage = (MEETING, "evidence:\n", WISHING.replace("{who}", "odo-marsh"))
    found = words(line("1932-landing-stage-meeting", _plan(parties), stance, passage, *no_office))
    who = "Ferry bank " if is_of_side else "Odo Marsh, not known to have spoken for a side then, "

    assert f"{who}{told}".strip() in found
    assert 1 == found.count("wishes for it")


@pytest.mark.parametrize(
    ("who", "parties", "told", "middle"),
    [
        ("{unnamed: a sailor}", "wished_by", "A sailor (not named) wishes for it. ", "unnamed"),
        ("reedline", "wished_by", "Reedline, speaking for no side, wishes for it. ", "wisher"),
        (
            "{unnamed: a sailor}",
            "refused_by",
            "A sailor (not named) refused it, as the article reports it; ",
            None,
        ),
    ],
)
def test_a_plan_of_bodies_and_of_sources_without_a_name_is_told_as_theirs(line, who, parties, told, middle):
    """
    Who wishes for a plan or refuses it is told also if it is a body that speaks for no side, or has no name.
    """
    stance = ("content/vocabulary.yaml", "  denies: {", "  wishes: {label: wishes for it}\n  denies: {")
    passage = (MEETING, "evidence:\n", WISHING.replace("{who}", who))
    found = line("1932-landing-stage-meeting", _plan(f"{parties}: [{who}]"), stance, passage)

    assert told in words(found)
    assert middle == found.middle


def test_words_of_both_sides_meet(line):
    """
    Where both sides say so, the line is whole, and the finding says how many such contacts there are.
    """
    both = (
        NOTES,
        "    origin: reedline-marsh-1931\n",
        "    origin: reedline-marsh-1931\n  - source: 1931-courier-answers\n    quote: >-\n      “No note has reached this hall,” the Amberford council said in a letter on Friday evening\n"
        "    said_by: amberford-council\n    voice: partly\n    origin: council-letter-1931\n    position: asserts\n",
    )
    found = line(
        "1931-notes-by-back-stairs", both, (NOTES, "status: claimed-by-one-side", "status: confirmed")
    )

    assert ["says", "says"] == _kinds(found)
    assert "│━━━●━━━│" == letters(found)
    assert "Mill bank’s and Ferry bank’s word." == words(found)


def test_the_finding_counts_what_is_told_of_as_done(small):
    """
    The finding says how many records there are, that they are no count of contacts, what an origin is, and on whose word how many rest; a plan is not among them.
    """
    found = finding(load(small))

    assert (
        "2 records are about a contact; some may be about the same one. In none do both sides say that it took place: "
        "one rests on Ferry bank’s word and one on neither’s word. Their quotes go back to 2 origins; an origin is the "
        "interview, agency or paper that an article retells, or its own account, and counts once."
        == sentence(found)
    )
    assert {"all", "ferry-bank", "neither"} == {one.id for one in phrases(found) if one.id}
    assert ["1932-landing-stage-meeting"] == [one.event.id for one in found.plans]


def test_no_finding_without_two_sides(small):
    """
    Where fewer than two sides have countries, nothing is said of sides, no line is drawn, and nothing fails.
    """
    path = small / SITE
    path.write_text(re.sub(r"    countries: \[Amberford\]\n", "", path.read_text("utf-8")), "utf-8")

    assert None is finding(load(small))
    assert () == half_lines(load(small))


def test_each_side_has_a_sentence_of_its_own(small):
    """
    What two sides do is told of each, so that no verb stands in the singular after two names; a refusal is told
    beside an answer that is none.
    """
    book = load(small)
    first, second = book.site.sides[:2]
    silent, denies = book.term("stance", "declines-to-comment"), book.term("stance", "denies")

    def _words(*halves):
        return words(HalfLine(None, halves, None, ()))

    assert "Mill bank denies. Ferry bank denies." == _words(
        Half(first, "rejects", (denies,)), Half(second, "rejects", (denies,))
    )
    assert "Mill bank’s and Ferry bank’s word." == _words(Half(first, "says"), Half(second, "says"))
    assert (
        "Mill bank refused it, as the article reports it; declines to comment. Ferry bank is not heard here."
        == _words(Half(first, "rejects", (silent,), refuses=True), Half(second, "not-heard"))
    )


def test_sides_that_are_not_heard_are_told_in_whole_sentences(small):
    """
    Of two sides neither is heard, of three none; where one is, each of the others has a sentence.
    """
    first, second = load(small).site.sides[:2]
    third = first.model_copy(update={"id": "island", "name": "The island"})

    def _words(*kinds):
        return words(HalfLine(None, tuple(map(Half, (first, second, third), kinds)), None, ()))

    silent = "not-heard"
    assert "Neither side is heard here." == _words(silent, silent)
    assert "No side is heard here." == _words(silent, silent, silent)
    assert "Mill bank’s word. Ferry bank is not heard here. The island is not heard here." == _words(
        "says", silent, silent
    )


def test_what_is_shown_in_public_rests_on_no_word_alone(small):
    """
    An act shown in public is counted as that, also where one side says that it took place.
    """
    found = finding(
        _edited(small, (NOTES, "    position: asserts", "    position: asserts\n    shows: public"))
    )

    assert ": one rests on what is shown in public and one on neither’s word. Their quotes" in sentence(found)


THIRD = (SITE, "    name: Elsewhere\n", "    name: Elsewhere\n    countries: [Netherby]\n")


def test_three_sides(small):
    """
    Of three sides each has its half in letters, and none of them is “the other”.
    """
    book = _edited(small, THIRD)
    lines = {one.event.id: one for one in half_lines(book)}

    assert "│ × │━━━│ · │●" == letters(lines["1931-notes-by-back-stairs"])
    assert (
        "In none do two sides say that it took place: one rests on Ferry bank’s word and one on no side’s word."
        in sentence(finding(book))
    )


def test_one_record_overlaps_none(small):
    """
    Where there is one record, nothing is said of records that overlap.
    """
    found = finding(load(small))._replace(number=1, origins=1)

    assert sentence(found).startswith(
        "1 record is about a contact. Not both sides say that it took place: it rests on "
    )
    assert "Its quotes go back to 1 origin; " in sentence(found)


def test_where_both_sides_say_so_the_finding_says_of_how_many(small):
    """
    Records of which more than one side says that the contact took place are told apart, with a link to their list.
    """
    found = finding(load(small))
    whole = found._replace(
        both=found.both._replace(lines=found.neither.lines), neither=found.neither._replace(lines=())
    )

    assert "In 1 of them, more than one side says that it took place; one rests on Ferry" in sentence(whole)
    assert ("In 1 of them", "both") in phrases(whole)


def test_the_picture_in_words_parts_plans_from_what_is_told_as_done(small):
    """
    The picture's words have a line for each contact in the order in which it is drawn, the plans after their heading.
    """
    figure = next(one for one in make(load(small)) if isinstance(one, Figure))
    done, planned = figure.alt.split(f"{PLANNED}: ")

    assert planned.startswith("A meeting of Marsh and Fenn is planned, ")
    assert "Notes are passed by the back stairs, " in done
    assert "A meeting" not in done


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.folder or "wide")
@pytest.mark.parametrize("edits", [(), (THIRD,)], ids=["two sides", "three sides"])
@pytest.mark.parametrize("name", ["A bank of forty letters beside the river", "Bank " * 27, "B"])
def test_names_of_sides_never_touch_nor_leave_the_picture(small, form, edits, name):
    """
    However long the sides' names are, each of their lines is within the picture, on no other name, and above all contacts.
    """
    names = [(SITE, f"name: {old}\n", f"name: {name}\n") for old in ("Mill bank", "Ferry bank", "Elsewhere")]
    found = finding(_edited(small, *edits, *names))
    datasets = spec_of(found.both.lines + found.neither.lines, found.plans, form)["datasets"]
    boxes = [(one["px"], one["px"] + 8 * len(one["text"]), one["y"]) for one in datasets["sides"]]

    assert all(0 <= left and right <= form.width for left, right, _ in boxes)
    assert all(
        one[2] != other[2] or one[1] <= other[0] or other[1] <= one[0]
        for place, one in enumerate(boxes)
        for other in boxes[place + 1 :]
    )
    assert (
        max(y for *_, y in boxes) + 4 < min(one["y"] for one in datasets["names"] + datasets["uprights"]) - 4
    )


def test_the_real_finding_is_that_of_the_yaml_alone():
    """
    Counted again from the YAML of the real record by other code: each contact with the sides that say that it took
    place, as the pages have them.
    """
    assert _recounted(PROJECT / "content") == {
        one.event.id: [side.id for side in one.saying] for one in half_lines(load(PROJECT))
    }


def _recounted(content):
    """For each contact, the ids of the sides of whose officials or state bodies a passage has a supporting position."""
    read = lambda path: yaml.safe_load(path.read_text("utf-8").split("\n---")[0].removeprefix("---\n"))  # noqa: E731
    words, site = read(content / "vocabulary.yaml"), read(content / "site.yaml")
    country = {path.stem: read(path).get("country") for path in content.glob("officials/*.md")}
    for path in content.glob("organisations/*.md"):
        body = read(path)
        country[path.stem] = body.get("country") if body.get("state") else None
    found = {}
    for path in sorted(content.glob("events/*/*.yaml")):
        event = yaml.safe_load(path.read_text("utf-8"))
        kind = words["kinds"][event["kind"]]
        if event["scope"] == "contact" and kind["is"] == "act" and kind.get("contact", True):
            speaking = {
                country.get(one["said_by"])
                for one in event["evidence"]
                if isinstance(one["said_by"], str)
                and words["stances"].get(one.get("position"), {}).get("supports")
            }
            found[path.stem] = [
                side["id"] for side in site["sides"] if speaking & set(side.get("countries", []))
            ]
    return found


def test_a_new_sourcebook_draws_a_denial_as_one():
    """
    In the vocabulary with which a sourcebook starts, each stance says or rejects that a thing is so as it does in that of this one.
    """
    start = PROJECT / "build/sourcebook/starter/content/vocabulary.yaml"
    begun, ours = (
        yaml.safe_load(one.read_text("utf-8"))["stances"]
        for one in (start, PROJECT / "content/vocabulary.yaml")
    )

    for field in ("supports", "rejects"):
        assert {id: bool(one.get(field)) for id, one in begun.items()} == {
            id: bool(ours[id].get(field)) for id in begun
        }
