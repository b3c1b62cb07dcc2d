"""Whose word a contact rests on, side by side."""

import re
from pathlib import Path

import pytest
import yaml

from sourcebook.build import load
from sourcebook.read.records import read
from sourcebook.resolve.halves import half_lines
from sourcebook.resolve.join import join
from sourcebook.resolve.resolve import resolve
from sourcebook.site.halves import finding, letters, phrases, sentence, words

PROJECT = Path(__file__).resolve().parents[2]
NOTES = "content/events/1931/1931-notes-by-back-stairs.yaml"
MEETING = "content/events/1932/1932-landing-stage-meeting.yaml"
COUNCIL = "content/events/1931/1931-council-has-no-note.yaml"
MARSH = "content/officials/odo-marsh.md"
SITE = "content/site.yaml"


@pytest.fixture
def line(small):
    """The half line of a contact of the small sourcebook, after some edits: `line("1931-…", (path, old, new))`."""

    def _line(id, *edits):
        for path, old, new in edits:
            text = (small / path).read_text("utf-8")
            assert old in text, f"{path} has no {old!r}"
            (small / path).write_text(text.replace(old, new, 1), "utf-8")
        return next(one for one in half_lines(_resolved(small)) if one.event.id == id)

    return _line


def _resolved(root):
    """The sourcebook as it resolves, sound or not."""
    return resolve(join(read(root)))


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


def test_sources_without_a_name_have_a_ring_of_their_own(line):
    """
    Unnamed sources fill no half.
    """
    found = line("1931-oarsmen-tell-of-lantern")

    assert ("unnamed", ["not-heard", "not-heard"]) == (found.middle, _kinds(found))
    assert "Sources without a name. No side heard here." == words(found)


def test_a_plan_is_drawn_by_who_wished_and_who_refused(line):
    """
    Wishes and refusals of a plan belong to the sides of those who wish and refuse, and no half of it is drawn as done.
    """
    edit = (
        MEETING,
        "plan: {due: 1932-04/..}",
        "plan: {due: 1932-04/.., wished_by: [odo-marsh], refused_by: [amberford-council]}",
    )
    found = line("1932-landing-stage-meeting", edit)

    assert ["rejects", "wishes"] == _kinds(found)
    assert "│ × ·┅┅┅│" == letters(found)
    assert "Ferry bank wished for it, as the article tells it." in words(found)


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


def test_the_finding_counts_what_is_told_of_as_done(small):
    """
    The sentence says how many contacts there are, and on whose word how many rest; a plan is not among them.
    """
    found = finding(load(small))

    assert (
        "In 2 records of contact, 2 origins, which may overlap, no side’s word meets the other’s: one rests on Ferry bank’s word alone and "
        "one on neither’s word." == sentence(found)
    )
    assert {"all", "ferry-bank", "neither"} == {one.id for one in phrases(found) if one.id}
    assert ["1932-landing-stage-meeting"] == [one.event.id for one in found.plans]


def test_no_finding_without_two_sides(small):
    """
    Where fewer than two sides have countries, nothing is said of sides, and nothing fails.
    """
    path = small / SITE
    path.write_text(re.sub(r"    countries: \[Amberford\]\n", "", path.read_text("utf-8")), "utf-8")

    assert None is finding(load(small))


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
