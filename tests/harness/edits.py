"""Edits of the sound sourcebook that tests of several files make, as (file, old, new)."""

CROSSING = "content/events/1962/1962-crossing.yaml"
WORDS = "content/vocabulary.yaml"
CLAIMED = (
    (CROSSING, "summary: The ferry crosses", "summary: By Ann Lee’s account, the ferry crosses"),
    (
        WORDS,
        "confirmed: {label: confirmed, of: act}",
        "confirmed: {label: confirmed, of: act, grounds: one-side}",
    ),
    (
        CROSSING,
        "quote: Nobody else was seen on the landing stage\n    said_by: narration\n    voice: reported",
        "quote: >-\n      “The ferry goes every day,” harbour master Ann Lee said on Friday.\n    said_by: ann-lee\n    voice: partly\n    position: asserts",
    ),
    (CROSSING, "topics: [ferry]", "officials: [{official: ann-lee, part: speaker}]\ntopics: [ferry]"),
)
"""The act rests on the word of one side, and its summary says whose."""
