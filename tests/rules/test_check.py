"""How the check tells what is wrong: all at once, each once, and nothing that only follows from it."""

import hashlib
from pathlib import Path

import pytest

from sourcebook.build import load
from sourcebook.model import Diagnostics
from sourcebook.read.records import read
from sourcebook.resolve.join import join
from sourcebook.resolve.resolve import resolve
from sourcebook.rules.check import check, warnings

PROJECT = Path(__file__).resolve().parents[2]


def test_the_record_has_no_error_and_no_open_warning(record):
    """
    What the project publishes breaks no rule, and every warning about it has been answered by a note.
    """
    assert () == warnings(record)


def test_a_sound_sourcebook_has_no_error(lay, sound, diagnostics):
    """
    The small world on which these tests stand breaks no rule.
    """
    assert () == diagnostics(lay(sound))


def test_a_record_moved_off_its_shelf_is_told_once(lay, sound, diagnostics):
    """
    A record in a wrong place is that one error: what refers to it is right.
    """
    moved = CROSSING.replace("/events/", "/event/")

    assert [(moved, 1, 1)] == [one[:3] for one in diagnostics(lay(sound.replace(CROSSING, moved)))]


def test_all_errors_are_told_in_one_run(lay, sound, diagnostics):
    """
    Breaks in several files are told together, in the order of files and lines.
    """
    edits = {
        "quote: >-\n      “The ferry": "quote: >-\n      “The fery",
        "topics: [ferry]": "topics: [fery]",
        "from: 1962, basis": "from: 1963, basis",
        'light: "#111111"': 'light: "111111"',
        "standings:\n": "standing:\n",
        "Welcome.": "<b>Welcome.</b>",
    }
    told = sound
    for old, new in edits.items():
        assert old in told
        told = told.replace(old, new, 1)
    found = diagnostics(lay(f"{told.strip()}\n-- content/events/1962-stray.yaml --\ntitle: Stray"))

    assert [
        ("content/events/1962-stray.yaml", ""),
        (LEE, "topics.0"),
        (LEE, "evidence.0.quote"),
        ("content/officials/ann-lee.md", "roles.1.from"),
        ("content/pages/home.md", "body"),
        ("content/pages/home.md", "body"),
        ("content/site.yaml", "sides.0.light"),
        ("content/vocabulary.yaml", "standing"),
    ] == [(one.path, one.field) for one in found]
    assert sorted(found) == list(found)


def _faulty(lay, told):
    with pytest.raises(Diagnostics) as found:
        check(resolve(join(read(lay(told)))))
    return [(diagnostic.path, diagnostic.field) for diagnostic in found.value.diagnostics]


LEE = "content/events/1962/1962-lee-ferry.yaml"
CROSSING = "content/events/1962/1962-crossing.yaml"
PAPER = "content/sources/1962-paper.md"
CROSSING_END = "    said_by: narration\n    voice: reported"


class TestRule:
    @pytest.mark.parametrize(
        ("old", "new", "told"),
        [
            pytest.param("said_by: ann-lee", "said_by: {who: ann-lee, unnamed: a clerk}", (LEE, "evidence.0.said_by"), id="named and unnamed"),
            pytest.param("part: speaker, printed", "part: participant, printed", (LEE, "evidence.0.said_by"), id="a speaker who only takes part"),
            pytest.param("kind: crossing\n", "kind: crossing\nofficials: [{official: ann-lee, part: speaker}]\n",
                         (CROSSING, "officials.0.part"), id="a speaker of an act, unheard"),
            pytest.param("origins:\n", "set_apart: [{line: 1, starts: “The, label: x, origin: lee}]\norigins:\n",
                         (PAPER, "set_apart.0.origin"), id="an aside of no origin"),
            pytest.param("origins:\n", "set_apart:\n  - {line: 2, starts: Nobody, label: x}\n  - {line: 2, starts: Nobody, label: y}\norigins:\n",
                         (PAPER, "set_apart.0.line"), id="a line set apart twice"),
            pytest.param("date_note: It goes every day.\n", "", (CROSSING, "date_note"), id="a date unexplained"),
            pytest.param("date_basis: computed", "date_basis: background", (CROSSING, "date_url"), id="a date from outside without address"),
            pytest.param("from: 1962, basis", "from: 1963, basis", ("content/officials/ann-lee.md", "roles.1.from"), id="a year without a role"),
            pytest.param("from: 1960, to: 1961", "from: 1963, to: 1964", None, id="roles out of order but whole"),
            pytest.param("from: 1962, basis: background}", "from: 1963, basis: background}\n  - {title: Guest, from: 1962, to: 1962, basis: background}",
                         None, id="a gap filled"),
            pytest.param("from: 1962, basis: background", "from: 1962, basis: seed", ("content/officials/ann-lee.md", "roles.1.quote"),
                         id="a role from a seed without a passage"),
            pytest.param("-- content/pages/home.md", "-- content/pages/about.md", ("content/pages/home.md", ""), id="no first page"),
            pytest.param("label: planned, of: act}", "label: planned, of: act, colour: red}", ("content/vocabulary.yaml", "statuses.planned.colour"),
                         id="a word with an unknown field"),
            pytest.param("standings:\n  independent: {label: independent}\n", "", ("content/vocabulary.yaml", "standings"), id="a list of words missing"),
            pytest.param("standings:\n", "loaded_words: [good, [bad]]\nstandings:\n", ("content/vocabulary.yaml", "loaded_words.1"),
                         id="a loaded word that is none"),
        ],
    )  # fmt: skip
    def test_is_broken_alone(self, lay, sound, diagnostics, old, new, told):
        """
        A sourcebook that breaks one rule is told that one error.
        """
        assert sound.count(old) == 1

        assert [told] * bool(told) == [
            (diagnostic.path, diagnostic.field) for diagnostic in diagnostics(lay(sound.replace(old, new)))
        ]

    def test_lays_every_quote_at_its_own_event(self, lay, sound):
        """
        Of two events with one id in two folders, each has its own quotes judged.
        """
        copy = sound[sound.index(f"-- {CROSSING}") :].replace("/1962/", "/1963/", 1)
        wrong = copy.replace("Nobody else was seen", "Nobody at all was seen")

        there = "content/events/1963/1962-crossing.yaml"

        assert [(there, ""), (there, ""), (there, "evidence.0.quote")] == _faulty(
            lay, f"{sound.strip()}\n{wrong}"
        )

    def test_follows_a_seed_that_changed_with_nothing(self, lay, sound, diagnostics):
        """
        Where a seed is not what was recorded, that is the error; no quote is held against it.
        """
        root = lay(sound)
        (root / "seeds/paper.txt").write_text("Something else stands here now.\n", "utf-8")
        found = hashlib.sha256((root / "seeds/paper.txt").read_bytes()).hexdigest()

        assert [(PAPER, "sha256")] == [
            (diagnostic.path, diagnostic.field) for diagnostic in diagnostics(root)
        ]
        assert found in diagnostics(root)[0].what

    def test_keeps_references_to_a_misshapen_record(self, lay, sound, diagnostics):
        """
        A record that cannot be read is its own error; what names it, by id or in prose, stays good.
        """
        for path in (
            "content/officials/ann-lee.md",
            "content/topics/ferry.md",
            CROSSING,
            LEE,
            "content/channels/bell.md",
            PAPER,
        ):
            broken = sound.replace(f"-- {path} --\n", f"-- {path} --\n\t")
            assert [(path, "")] == [
                (diagnostic.path, diagnostic.field) for diagnostic in diagnostics(lay(broken))
            ]


def test_nothing_missing_breaks_the_check(lay, diagnostics):
    """
    An empty folder is told what it lacks.
    """
    told = diagnostics(lay("-- content/topics/ferry.md --\n---\nname: The ferry\nscope: All.\n---"))

    assert ["content/pages/home.md", "content/site.yaml", "content/vocabulary.yaml", "mkdocs.yml"] == [
        diagnostic.path for diagnostic in told
    ]


def test_many_wrong_ids_are_all_told(lay, sound, diagnostics):
    """
    However many ids are wrong, each is told; the first hundred with what may have been meant.
    """
    topics = ", ".join(f"ferry{one}{other}" for one in "abcdefghijklmno" for other in "abcdefghij")

    told = diagnostics(
        lay(sound.replace("topics: [ferry]\nsummary: She", f"topics: [{topics}]\nsummary: She"))
    )

    assert 150 == len(told)
    assert 100 == sum("did you mean “ferry”?" in diagnostic.what for diagnostic in told)


def test_study_is_what_check_runs(lay, sound):
    """
    `study` gives the whole, linked both ways, when nothing is wrong.
    """
    sourcebook = load(lay(sound))

    assert ["1962-lee-ferry"] == [one.id for one in sourcebook.mentions["event", "1962-crossing"]]


def test_a_field_that_must_be_there_is_only_to_be_filled(lay, sound, diagnostics):
    """
    Nobody is told to leave out, of an empty field, what no record may lack; what may be lacking is told so.
    """
    text = sound.replace("topics: [ferry]", "topics: []", 1).replace(
        "kind: statement", "kind:\ndate_note:", 1
    )
    told = {one.field: one.what for one in diagnostics(lay(text))}

    assert "is empty; fill it" == told["kind"]
    assert "is empty; name at least one" == told["topics"]
    assert "leave the field out" in told["date_note"]
