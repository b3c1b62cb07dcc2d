"""The invented world that rules are tested on, and how a test breaks it.

A break is written as edits of files, `(path, old, new)`. The mark `‸` in what is new is taken out before the file is
written; it is the place at which an answer must be told. A path without an old text is a new file; one without a new text, too, is taken away.
"""

from pathlib import Path

import pytest

from sourcebook.build import load
from sourcebook.model import Diagnostics
from sourcebook.rules.check import warnings

MARK = "‸"

VOCABULARY = """standings:
  independent: {label: independent}
stances:
  asserts: {label: asserts, passive: asserted by, supports: true}
  denies: {label: denies, passive: denied by}
differences:
  over-time: {label: over time}
loaded_words: [admits]
turning_words: [not, may]
denying_words: [nobody]
past_words: [former]
attributing_words: [said, told]
pronoun_words: [he, she]
caption_words: [Getty]
correction_words: ['Clarification:']
"""
MORE = """
-- content/officials/bob-ray.md --
---
name: Bob Ray
country: Elsewhere
pronoun: he
aliases: [Ray]
roles:
  - {title: Oarsman, from: 1960, basis: background}
---
-- content/places/landing-stage.md --
---
name: The landing stage
scope: What lies by the river.
---
-- content/sources/1963-digest.md --
---
title: The ferry goes again
seed: seeds/digest.txt
sha256: SHA-256 OF seeds/digest.txt
publisher: {name: The Digest, basis: stated}
credit: The Digest.
published: 1963-04-01
published_basis: stated
language: English
standing: independent
reliability: Good.
rights: None.
origins:
  - {id: ray-1963, name: What Bob Ray said}
  - {id: reader-1963, name: What a reader wrote}
boilerplate:
  - {line: 1, exact: '(Ferry Wire) — ', action: strip-prefix}
  - {line: 5, exact: Read more in the next number., action: drop}
set_apart:
  - {line: 3, starts: A reader adds, label: From a reader, origin: reader-1963}
errors:
  - {exact: a penny, note: It was two.}
---
-- seeds/digest.txt --
(Ferry Wire) — Two boats went out on Monday, with oarsman Bob Ray on board.
“Two boats cross at noon,” he said. The toll may rise. The toll is a penny.
A reader adds that the old bell rang twice in the night.
On the landing stage the old bell rang twice.
Read more in the next number.
-- content/events/1963/1963-ray-boats.yaml --
title: Bob Ray says two boats cross
date: 1963-04-01
date_basis: stated
kind: statement
scope: contact
status: on-record
channels: [bell]
officials:
  - {official: bob-ray, part: speaker, printed: oarsman}
topics: [ferry]
places: [landing-stage]
summary: He says that two boats cross, and others tell of the toll.
evidence:
  - source: 1963-digest
    quote: >-
      “Two boats cross at noon,” he said.
    said_by: bob-ray
    voice: partly
    origin: ray-1963
  - source: 1963-digest
    quote: The toll is a penny.
    said_by: {unnamed: two boatmen}
    voice: reported
    origin: ray-1963
related:
  - {event: 1962-lee-ferry, how: echoes}
notes:
  - {text: Another paper says so, url: 'https://paper.example.org/'}
-- content/claims/goes.yaml --
question: Does the ferry go?
proposition: The ferry goes.
topics: [ferry]
positions:
  - {by: ann-lee, stance: asserts, event: 1962-lee-ferry}
-- content/contradictions/one-or-two.yaml --
title: One ferry or two boats
between: over-time
differs: One tells of a ferry, the other of two boats.
passages:
  - {event: 1962-lee-ferry, quote: 1}
  - {event: 1963-ray-boats, quote: 1}
-- content/withdrawn/1962-old-boat.yaml --
was: event
title: The old boat goes
withdrawn: 1963-05-01
why: It was another boat.
instead: 1962-crossing
"""


@pytest.fixture
def world(tmp_path, sound, files_of, write_files):
    """Lay out the sound sourcebook with more in it, after some edits; answer its root and the places of the marks."""

    def _world(*edits, at="here"):
        plain = sound.replace("standings:\n  independent: {label: independent}\n", VOCABULARY)
        files = {path: data.decode() for path, data in files_of(f"{plain.strip()}\n{MORE.strip()}").items()}
        for path, old, new in edits:
            assert not old or old in files[path], f"{path} has no {old!r}"
            files[path] = files[path].replace(old, new, 1) if old else new
        files = {path: text for path, text in files.items() if text is not None}
        root = write_files(tmp_path / at, {path: _bytes(text) for path, text in files.items()})
        return root, [(path, *place) for path in sorted(files) for place in _places(files[path])]

    return _world


def _bytes(text):
    return text.replace(MARK, "").encode("utf-8", "surrogateescape")


def _places(text):
    """The line and column, from 1, of each mark."""
    before, *rest = text.split(MARK)
    for piece in rest:
        yield before.count("\n") + 1, len(before) - before.rfind("\n")
        before += piece


@pytest.fixture
def told():
    """All that is told of the sourcebook kept at a root: its errors, or if it has none its warnings."""

    def _told(root: Path):
        try:
            return warnings(load(root))
        except Diagnostics as found:
            return found.diagnostics

    return _told
