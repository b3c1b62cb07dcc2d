"""Changes made by hand, each with what a person would say of it."""

from pathlib import Path

import pytest

from sourcebook.changes.formats import text

pytestmark = pytest.mark.long

SMALL = Path(__file__).parents[1] / "sourcebooks" / "small" / "content"
MARSH = "events/1931/1931-marsh-notes-pass.yaml"
COUNCIL = "events/1931/1931-council-has-no-note.yaml"
STAIRS = "events/1931/1931-notes-by-back-stairs.yaml"
BRIDGE = "events/1931/1931-wharf-no-bridge.yaml"
SILENT = "events/1931/1931-bell-silent.yaml"
OARSMEN = "events/1931/1931-oarsmen-tell-of-lantern.yaml"
MASTER = "events/1932/1932-marsh-takes-the-wharf.yaml"
CLAIM = "claims/notes-were-passed.yaml"
QUOTE = "“It cannot be said that the bell rope is cut & that nobody pulls it,” he told Reedline."
SPRING = "The two banks have passed notes by the back stairs since about the spring, Odo Marsh, second clerk of the wharf, said on Friday."
AS_RECORD = "between December 1931 and March 1932, Charter, confirmed, with 1 quote"


def _text(path):
    return (SMALL / path).read_text("utf-8")


HAND_MADE = {
    "a record is removed": (
        [(MASTER, "", None)],
        [
            (
                "lost",
                "event/1932-marsh-takes-the-wharf",
                f"was removed, and its address events/1932-marsh-takes-the-wharf/ leads nowhere; it was “{AS_RECORD}”",
            )
        ],
    ),
    "a record is withdrawn": (
        [
            (MASTER, "", None),
            (
                "withdrawn/1932-marsh-takes-the-wharf.yaml",
                None,
                "was: event\ntitle: Marsh\nwithdrawn: 1932-07-01\nwhy: It was told twice.\n",
            ),
        ],
        [
            (
                "lost",
                "event/1932-marsh-takes-the-wharf",
                f"was withdrawn on 1 July 1932: “It was told twice.”; it was “{AS_RECORD}”",
            )
        ],
    ),
    "a variant has other words": (
        [(MARSH, "חבל הפעמון *נחתך*", "חבל הפעמון")],
        [
            (
                "changed",
                "event/1931-marsh-notes-pass",
                f"the words ‘{QUOTE}’, variant “the bell rope is cut”, text: “*נחתך*” removed",
            )
        ],
    ),
    "a record is new": (
        [
            (
                "events/1931/1931-silence-told-again.yaml",
                None,
                _text(SILENT).replace("The bell is silent", "Silence"),
            )
        ],
        [
            (
                "gained",
                "event/1931-silence-told-again",
                "is new: from January to April 1931, Silence, confirmed, with 1 quote",
            )
        ],
    ),
    "a record that others name has another id": (
        [
            (OARSMEN, "", None),
            (
                "events/1931/1931-lantern.yaml",
                None,
                _text(OARSMEN) + "formerly: [1931-oarsmen-tell-of-lantern]\n",
            ),
            (CLAIM, "1931-oarsmen-tell-of-lantern", "1931-lantern"),
        ],
        [
            (
                "changed",
                "event/1931-lantern",
                "has another id: 1931-oarsmen-tell-of-lantern → 1931-lantern; the old address leads here",
            )
        ],
    ),
    "an old address is lost": (
        [(BRIDGE, "formerly: [1931-wharf-bridge-off]\n", "")],
        [
            (
                "lost",
                "event/1931-wharf-no-bridge",
                "the address events/1931-wharf-bridge-off/ leads nowhere any more",
            )
        ],
    ),
    "a day earlier": (
        [(MARSH, "date: 1931-05-08", "date: 1931-05-07")],
        [
            (
                "changed",
                "event/1931-marsh-notes-pass",
                "moved in time from 8 May 1931 to 7 May 1931, earlier by a day",
            ),
            (
                "changed",
                "claim/notes-were-passed",
                "the position “asserted” of Odo Marsh counts from 7 May 1931, before from 8 May 1931",
            ),
        ],
    ),
    "a date less exact": (
        [(MASTER, "date: 1931-12/1932-03", "date: 1931-12/1932")],
        [
            (
                "lost",
                "event/1932-marsh-takes-the-wharf",
                "moved in time from “between December 1931 and March 1932” to “between December 1931 and 1932”; before it was "
                "known to be within 122 days, now only to be within 397 days",
            ),
        ],
    ),
    "another status": (
        [(STAIRS, "status: claimed-by-one-side", "status: confirmed")],
        [
            (
                "lost",
                "event/1931-notes-by-back-stairs",
                "status: one bank says → confirmed; it rests on the word of Ferry bank",
            )
        ],
    ),
    "words given to another": (
        [(STAIRS, "said_by: odo-marsh", "said_by: wharf-office")],
        [
            (
                "lost",
                "event/1931-notes-by-back-stairs",
                f"the words “{SPRING}” were given to Odo Marsh, now to Wharf office",
            ),
            (
                "changed",
                "event/1931-notes-by-back-stairs",
                "status: it rested on the word of Ferry bank, and rests now on the word of Wharf office",
            ),
        ],
    ),
    "a quote without its denial": (
        [(MARSH, QUOTE, "the bell rope is cut & that nobody pulls it,” he told Reedline.")],
        [
            (
                "lost",
                "event/1931-marsh-notes-pass",
                "the quote ‘the bell rope is cut & that nobody pulls it,” he told Reedline.’ has other words: ‘“It cannot be said "
                "that’ removed",
            )
        ],
    ),
    "a falsified quote": (
        [(MARSH, "cannot be said", "can be said")],
        [
            (
                "lost",
                "event/1931-marsh-notes-pass",
                f"the quote ‘{QUOTE.replace('cannot', 'can')}’ has other words: “cannot” became “can”",
            )
        ],
    ),
    "another voice": (
        [(COUNCIL, "voice: partly", "voice: reported")],
        [
            (
                "changed",
                "event/1931-council-has-no-note",
                "the words ‘“No note has reached this hall,” the Amberford council said in a letter on Friday evening | it would not "
                "say more.’ were called “partly in quotation marks”, now “in the paper’s words”",
            )
        ],
    ),
    "words said on another day": (
        [
            (
                STAIRS,
                "    origin: reedline-marsh-1931\n",
                "    origin: reedline-marsh-1931\n    said: 1931-05-07\n",
            )
        ],
        [
            (
                "changed",
                "event/1931-notes-by-back-stairs",
                f"the words “{SPRING}” count as said 7 May 1931, before as first published on or before 9 May 1931",
            )
        ],
    ),
    "another stance": (
        [(CLAIM, "stance: declines-to-comment", "stance: denies")],
        [
            (
                "lost",
                "claim/notes-were-passed",
                "no comment → denied, by Ida Fenn, counting from 31 March 1932",
            )
        ],
    ),
    "a new position": (
        [(CLAIM, "notes:", "  - {by: wharf-office, stance: denies, event: 1931-wharf-no-bridge}\nnotes:")],
        [
            (
                "gained",
                "claim/notes-were-passed",
                "unaddressed → denied, by Wharf office, counting from 9 May 1931",
            )
        ],
    ),
    "a position is taken out": (
        [
            (
                CLAIM,
                "  - {by: amberford-council, stance: denies, event: 1931-council-has-no-note, note: of *this* hall}\n",
                "",
            )
        ],
        [
            (
                "lost",
                "claim/notes-were-passed",
                "denied → unaddressed, by Amberford council: the position that counts from 8 May 1931 was taken out",
            )
        ],
    ),
    "a passage of a contradiction by its words": (
        [
            (
                MARSH,
                "  - source: 1931-courier-answers\n    quote: >-\n      the bell rope is cut & that nobody pulls it\n"
                "    said_by: odo-marsh\n    voice: direct\n    origin: reedline-marsh-1931\n",
                "",
            ),
            ("contradictions/notes-or-none.yaml", "quote: 3", "quote: 2"),
        ],
        [
            (
                "lost",
                "event/1931-marsh-notes-pass",
                "the quote “the bell rope is cut & that nobody pulls it”, said by Odo Marsh, was taken out",
            )
        ],
    ),
    "another time in office": (
        [
            ("officials/odo-marsh.md", "from: 1932-03-01", "from: 1932-04-01"),
            ("officials/odo-marsh.md", "to: 1932-02-29", "to: 1932-03-31"),
        ],
        [
            (
                "changed",
                "event/1932-landing-stage-meeting",
                "Odo Marsh is shown in office as “Harbour master (since 1 April 1932)”, before as “Harbour master (since 1 March 1932)”",
            ),
            (
                "changed",
                "event/1932-marsh-takes-the-wharf",
                "Odo Marsh is shown in office as “Second clerk of the wharf (1925 to 31 December 1931); no office on record then (1 January 1932 to "
                "31 March 1932)”, before as “Second clerk of the wharf (1925 to 31 December 1931); no office on record then (1 January 1932 to 29 "
                "February 1932); Harbour master (since 1 March 1932)”",
            ),
            (
                "changed",
                "official/odo-marsh",
                "office “Harbour master”, start: moved from 1 March 1932 to 1 April 1932, later by 31 days",
            ),
            (
                "changed",
                "official/odo-marsh",
                "office “No office”, end: moved from 29 February 1932 to 31 March 1932, later by 31 days",
            ),
        ],
    ),
    "a word that means something else": (
        [("vocabulary.yaml", "meaning: Both banks speak of it.", "meaning: One bank speaks of it.")],
        [("changed", "status/confirmed", "meaning: “Both banks speak” became “One bank speaks”")],
    ),
    "what the site covers": (
        [("site.yaml", "covers: What two newspapers tell, not all", "covers: All")],
        [("changed", "site/site", "covers: “What two newspapers tell, not all” became “All”")],
    ),
    "a page written by hand": (
        [("pages/about.md", "[the ferry book](https://ferry-book.example.org/a_(b)?c=d&e=f)", "a book")],
        [
            (
                "lost",
                "page/about",
                "leads to https://ferry-book.example.org/a_(b no more",
            ),
            (
                "changed",
                "page/about",
                "body: “[the ferry book](https://ferry-book.example.org/a_(b)?c=d&e=f).” became “a book.”",
            ),
        ],
    ),
    "a falsified seed": (
        [("../seeds/courier-1931.txt", "nobody pulls it", "somebody pulls it")],
        [
            (
                "lost",
                "source/1931-courier-answers",
                "the article’s own file differs: “nobody” became “somebody”",
            )
        ],
    ),
    "a topic and a note with its address": (
        [
            (COUNCIL, "topics: [the-notes, the-toll]", "topics: [the-notes]"),
            (
                MARSH,
                "  - text: The wharf later printed a list of the pulls.\n    url: https://wharf.example.org/pulls?from=1931&to=1932\n",
                "",
            ),
        ],
        [
            (
                "lost",
                "event/1931-marsh-notes-pass",
                "note “The wharf later printed a list of the pulls. · https://wharf.example.org/pulls?from=1931&to=1932” was taken out",
            ),
            (
                "lost",
                "event/1931-council-has-no-note",
                "topic “The toll: 5*3*2 & <more>” was taken out",
            ),
        ],
    ),
}


@pytest.mark.parametrize(("edits", "told"), HAND_MADE.values(), ids=HAND_MADE)
def test_what_a_person_would_say(said, edits, told):
    """
    Of a change that a person makes stands there what a person would say of it, losses first, and nothing else.
    """
    assert told == said(*edits)


def test_a_warning_that_a_note_settles_is_a_loss(changed):
    """
    A warning that a new note silences is told as a loss, a new one as a change; one that is mended as gone.
    """
    date = (BRIDGE, "date: ../1931-05-09", "date: 1931-05-09")
    found = [(one.how.name, one.says[:24]) for one in changed(date).listed if one.area == "warning"]
    assert [("changed", "new warning, evidence.0."), ("gained", "a warning is gone: evide")] == found

    note = "    voice: reported\n    note: “1986” is the number of the plate.\n"
    found = [
        (one.how.name, one.says[:36])
        for one in changed(date, (BRIDGE, "    voice: reported\n", note)).listed
        if one.area == "warning" and one.how.name != "gained"
    ]
    assert [("lost", "a warning was settled by a note: evi")] == found


def test_a_version_that_does_not_pass_is_still_compared(changed):
    """
    Where a version has errors, these are told, what can be read is compared, and pages and charts are not.
    """
    found = changed((MARSH, "cannot be said", "can be said"), ("topics/fish.md", None, "no front matter\n"))
    told = {(one.area, one.name) for one in found.listed if one.how.name == "lost"}

    assert found.errors == (0, 2)
    assert ("record", "topic/fish") in told
    assert ("quote", "event/1931-marsh-notes-pass") in told
    assert 2 == sum(area == "error" for area, _ in told)
    assert not any(found.affected)
    assert "Pages, charts and warnings are not compared" in text.render(found)


def _renamed(formerly):
    """Odo Marsh by another id, wherever he is named."""
    edits = [
        (path.relative_to(SMALL).as_posix(), None, path.read_text("utf-8").replace("odo-marsh", "odo-marsch"))
        for path in sorted(SMALL.rglob("*.*"))
        if "odo-marsh" in path.read_text("utf-8") and path.name != "published.txt"
    ]
    official = _text("officials/odo-marsh.md").replace("country:", f"{formerly}country:", 1)
    return [("officials/odo-marsh.md", "", None), ("officials/odo-marsch.md", None, official), *edits]


def test_a_link_to_a_record_of_another_id_is_not_lost(said):
    """
    Where a record has another id, and leads on from the old one, the links that follow it are no loss and no change.
    """
    assert [
        (
            "changed",
            "official/odo-marsch",
            "has another id: odo-marsh → odo-marsch; the old address leads here",
        )
    ] == said(*_renamed("formerly: [odo-marsh]\n"))


def test_two_of_one_name_are_told_apart(said):
    """
    Words that were given to another of the same name are told with both ids.
    """
    found = [says for _, _, says in said(*_renamed("")) if "were given to" in says or "was given to" in says]

    assert 5 == len(found)
    assert all("given to Odo Marsh (odo-marsh), now to Odo Marsh (odo-marsch)" in says for says in found)


def test_the_record_with_what_weighs_most_is_first(said):
    """
    Records stand in the order of what weighs most of each, and all of a record together.
    """
    found = said(
        ("topics/fish.md", "name: Fish", "name: Herring"),
        (COUNCIL, "1986. The council", "1986. This council"),
        (COUNCIL, "in a paper of Saturday", "in the paper of Saturday"),
    )
    council, fish = "event/1931-council-has-no-note", "topic/fish"

    assert ["changed"] * 3 == [how for how, _, _ in found]
    assert [council, council, fish] == [name for _, name, _ in found]
    assert [True, False] == [says.startswith("date note") for _, name, says in found if name == council]
