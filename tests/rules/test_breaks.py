"""Each rule speaks where it is broken, in the invented world of conftest.py, at its very place, and nothing else with it.

A break is edits of that world’s files, `(path, old, new)`; the mark in what is new is where the answer must be told.
"""

import re
import shutil
from typing import NamedTuple

import pytest

from sourcebook.build import load
from sourcebook.history.proposal import Proposal, ProposedFile
from sourcebook.model import Event, InvalidRecord
from sourcebook.read.records import read
from sourcebook.register import register
from sourcebook.resolve.incremental import with_event
from sourcebook.resolve.join import join
from sourcebook.resolve.resolve import resolve
from sourcebook.rules.addresses import articles_stay
from sourcebook.rules.check import (
    RULES,
    base_diagnostics,
    diagnostics,
    history_diagnostics,
    of_event,
    of_invalid,
    proposal_diagnostics,
    unregistered,
)
from sourcebook.rules.plans import wishes_rest_on_words
from tests.harness.edits import CLAIMED

MARK = "‸"

LEE = "content/events/1962/1962-lee-ferry.yaml"
CROSSING = "content/events/1962/1962-crossing.yaml"
BOATS = "content/events/1963/1963-ray-boats.yaml"
ANN = "content/officials/ann-lee.md"
BOB = "content/officials/bob-ray.md"
PAPER = "content/sources/1962-paper.md"
DIGEST = "content/sources/1963-digest.md"
PAPER_SEED = "seeds/paper.txt"
DIGEST_SEED = "seeds/digest.txt"
WORDS = "content/vocabulary.yaml"
SITE = "content/site.yaml"
HOME = "content/pages/home.md"
SETUP = "mkdocs.yml"
CLAIM = "content/claims/goes.yaml"
CONTRADICTION = "content/contradictions/one-or-two.yaml"
GONE = "content/withdrawn/1962-old-boat.yaml"

QUOTE = "quote: >-\n      “The ferry goes"
SPEAKER = "said_by: ann-lee\n    voice: partly"
PENNY = "quote: The toll is a penny."
STATION = "landing stage\n    said_by: narration\n    voice: reported"
LINE_2 = "Nobody else was seen on the landing stage that day, and nobody was heard."
CLOSE = "basis: background}\n---\n"
COX = "xn--" + "сох".encode("punycode").decode()
"""“Cox” in Cyrillic, as a host."""
SAME_AS_BEFORE = "Two boats went out on Monday, with oarsman Bob Ray on board."
SOURCE = """---
title: The ferry went
seed: SEED
sha256: SHA-256 OF SEED
publisher: {name: The Copy, basis: stated}
credit: The Copy.
published: 1964
published_basis: stated
language: English
standing: independent
reliability: Good.
rights: None.
origins:
  - {id: lee-1962, name: What Ann Lee said}
---
"""
EVENT = """‸title: The toll is taken
date: 1962
date_basis: stated
kind: crossing
scope: context
status: confirmed
topics: [ferry]
summary: The toll is taken.
evidence:
  - {source: 1962-paper, quote: Nobody else was seen, said_by: narration, voice: reported}
"""
OUTSIDE = """title: Another page
url: https://other.example.org/
publisher: The Other Paper
kind: independent
consulted: stored copy
supports: partly
"""


class Break(NamedTuple):
    """The rule that is broken and by which edits, the fields that must be told (in the order of their places), and words of the answer."""

    code: str
    edits: tuple[tuple[str, str, str], ...]
    fields: tuple[str, ...]
    says: str = ""
    at: tuple[tuple[str, int, int], ...] = ()
    """Where it is told, if no mark can stand there."""


def _one(code, path, old, new, field="", says=""):
    return Break(code, ((path, old, new),), (field,), says)


def _topic(file, name="Other"):
    return f"content/topics/{file}.md", "", f"---\n{MARK}name: {name}\nscope: All of it.\n---\n"


OTHER = "content/events/1962/1962-other-ferry.yaml"
COPY = f"""title: Ann Lee tells that the ferry goes
date: 1962-05-04
date_basis: stated
kind: statement
scope: context
status: on-record
officials: [{{official: ann-lee, part: speaker}}]
topics: [ferry]
summary: She says that the ferry goes.
evidence:
  - source: 1962-paper
    quote: >-
      {MARK}“The ferry goes every day,” harbour master Ann Lee said on Friday.
    said_by: ann-lee
    voice: partly
"""


def _said(sentence, who):
    """Edits that give the first article another sentence, and its quote to somebody, at the mark."""
    spoken = "partly" if "“" in sentence else "reported"
    whole = "“The ferry goes every day,” harbour master Ann Lee said on Friday."
    edits = (
        (PAPER_SEED, whole, sentence),
        (
            LEE,
            f"{whole}\n    said_by: ann-lee\n    voice: partly",
            f"{sentence}\n    said_by: {MARK}{who}\n    voice: {spoken}",
        ),
        (LEE, ", printed: harbour master", ""),
    )
    if who == "ann-lee":
        return edits
    present = (
        CROSSING,
        "topics: [ferry]",
        "officials: [{official: ann-lee, part: participant}]\ntopics: [ferry]",
    )
    return (
        *edits,
        (LEE, "official: ann-lee", f"official: {who}"),
        (CLAIM, "by: ann-lee", f"by: {who}"),
        present,
    )


PAGE = """title: Another page
url: https://paper.example.org/
publisher: The Other Paper
kind: independent
consulted: stored copy
supports: yes
"""
PAGE_FILE = "content/outside/one.yaml"


def _page(*pairs):
    """Edits that describe the outside page of the world, with something otherwise."""
    told = PAGE.replace("supports: yes", "supports: 'yes'")
    for old, new in pairs:
        told = told.replace(old, new)
    return (PAGE_FILE, "", told)


def _plan(plan, status="confirmed"):
    return CROSSING, "status: confirmed", f"status: {status}\nplan: {plan}"


def _dated_by_page():
    return (
        LEE,
        "date_basis: stated",
        f"date_basis: background\ndate_note: By that page.\ndate_url: {MARK}https://paper.example.org/",
    )


VARIANT = {
    "instead_of": "every day",
    "text": "jeden Tag",
    "language": "German",
    "outlet": "The Other Paper",
    "url": "https://paper.example.org/",
}


def _variants(*changes, page=()):
    """Edits that give the first quote variants, each with something otherwise, and describe their page."""
    told = "".join(
        "      - " + "\n        ".join(f"{name}: {one}" for name, one in (VARIANT | change).items()) + "\n"
        for change in changes
    )
    return _page(*page), (LEE, f"{SPEAKER}\n", f"{SPEAKER}\n    variants:\n{told}")


def _variant(**change):
    return _variants({name.rstrip("_"): one for name, one in change.items()})


def _rivals(*values):
    told = "\n".join(f"      - {{value: {one}}}" for one in values)
    return (
        LEE,
        "related:\n",
        f"rivals:\n  - about: the day\n    {MARK}values:\n{told}\n    why: It is printed.\nrelated:\n",
    )


TWO_SIDES = (
    (
        SITE,
        "  - {id: elsewhere",
        '  - {id: west, name: West, countries: [Westland], light: "#333333", dark: "#cccccc"}\n  - {id: elsewhere',
    ),
    (BOB, "country: Elsewhere", "country: Westland"),
    (
        CROSSING,
        "topics: [ferry]",
        "officials: [{official: ann-lee, part: speaker}, {official: bob-ray, part: speaker}]\ntopics: [ferry]",
    ),
)


def _both(one, other, voices, notes):
    """Edits by which one side has some words of an act, and the other some more."""
    told = "\n  - source: 1962-paper\n    quote: >-\n      ".join(
        (
            f"{one}\n    said_by: ann-lee\n    voice: {voices[0]}\n    position: asserts\n    note: {notes[0]}",
            f"{other}\n    said_by: {MARK}bob-ray\n    voice: {voices[1]}\n    position: asserts\n    note: {notes[1]}",
        )
    )
    return (CROSSING, f"quote: Nobody else was seen on the {STATION}", f"quote: >-\n      {told}")


RAYS_TOLL = """title: The toll is a penny
date: 1963
date_basis: computed
date_note: The digest of 1963 tells of it.
kind: crossing
scope: context
status: confirmed
channels: [bell]
officials:
  - {official: bob-ray, part: participant}
topics: [ferry]
summary: The toll is a penny.
evidence:
  - source: 1963-digest
    quote: The toll may rise.
    said_by: narration
    voice: reported
    origin: ray-1963
"""
LATER = (
    (
        WORDS,
        "  echoes: {label: echoes, inverse: echoes}",
        "  echoes: {label: echoes, inverse: echoed by, later: true}",
    ),
    (BOATS, "related:\n  - {event: 1962-lee-ferry, how: echoes}\n", ""),
    (LEE, "how: reports-on}", f"how: reports-on}}\n  - {{event: 1963-ray-boats, how: {MARK}echoes}}"),
)
OTHER_WORDS = """  - source: 1962-paper
    quote: harbour master Ann Lee said on Friday.
    said_by: ann-lee
    voice: reported
related:
"""
NO_ANSWER = (
    (
        PAPER_SEED,
        "“The ferry goes every day,” harbour master Ann Lee said on Friday.",
        "Ann Lee said on Friday that she neither confirmed nor denied it.",
    ),
    (
        LEE,
        "“The ferry goes every day,” harbour master Ann Lee said on Friday.\n    said_by: ann-lee\n    voice: partly",
        "Ann Lee said on Friday that she neither confirmed nor denied it.\n    said_by: ann-lee\n    voice: reported",
    ),
    (LEE, ", printed: harbour master", ""),
)
"""Edits after which the first article has Ann Lee give no answer."""

BREAKS = {
    # quotes
    "a letter of a quote": _one(
        "Q101",
        LEE,
        QUOTE,
        f"quote: >-\n      “The {MARK}fery goes",
        "evidence.0.quote",
        "has “ferry” instead of “fery”",
    ),
    "a negation put into a quote": _one(
        "Q101", LEE, QUOTE, f"quote: >-\n      “The ferry {MARK}never goes", "evidence.0.quote"
    ),
    "a word dropped from a quote": _one(
        "Q101",
        CROSSING,
        "quote: Nobody else was",
        f"quote: {MARK}Nobody else",
        "evidence.0.quote",
        "also has “was”",
    ),
    "words of no article as the quote of an office": _one(
        "Q101",
        ANN,
        "basis: background}\n---",
        f"basis: seed, source: 1962-paper, quote: {MARK}the clerk Ann Lee said on Friday}}\n---",
        "roles.1.quote",
    ),
    "words that stand twice": _one(
        "Q102", BOATS, PENNY, f"quote: {MARK}old bell rang twice", "evidence.1.quote", "2 times"
    ),
    "a quote of two words": _one(
        "Q103", BOATS, PENNY, f"quote: {MARK}a penny", "evidence.1.quote", "fewer than 3 words"
    ),
    "a voice that disagrees": _one(
        "Q104", LEE, "voice: partly", f"voice: {MARK}reported", "evidence.0.voice", "write voice: partly"
    ),
    "a negation left out of a quote": Break(
        "Q201",
        (
            (PAPER_SEED, LINE_2, "The ferry may not come on a Sunday, it was said."),
            (CROSSING, "quote: Nobody else was seen on the landing stage", f"quote: {MARK}come on a Sunday"),
        ),
        ("evidence.0.quote",),
        "say in `note` why not, with “may” and “not”",
    ),
    "marks that do not pair": Break(
        "Q202",
        (
            (
                PAPER_SEED,
                "“The ferry goes every day,” harbour",
                '"The ferry goes every day," 5" wide, harbour',
            ),
            (LEE, "“The ferry goes every day,” harbour", '"The ferry goes every day," 5" wide, harbour'),
            (LEE, "voice: partly", f"voice: {MARK}direct"),
        ),
        ("evidence.0.voice",),
        "say in `note` why, with “direct”",
    ),
    # attribution
    "somebody named and unnamed": _one(
        "A101",
        LEE,
        "said_by: ann-lee",
        f"said_by: {MARK}{{who: ann-lee, unnamed: a clerk}}",
        "evidence.0.said_by",
        "keep one",
    ),
    "somebody named and unnamed in a claim": _one(
        "A101", CLAIM, "by: ann-lee", f"by: {MARK}{{who: ann-lee, unnamed: a clerk}}", "positions.0.by"
    ),
    "a speaker who is not in the event": _one(
        "A102",
        LEE,
        "said_by: ann-lee",
        f"said_by: {MARK}bob-ray",
        "evidence.0.said_by",
        "not among the event’s officials or organisations, and the sentence gives its words to ann-lee; read it",
    ),
    "a speaker who is not in the event, of a sentence of nobody’s": _one(
        "A102",
        BOATS,
        "said_by: {unnamed: two boatmen}",
        f"said_by: {MARK}ann-lee",
        "evidence.1.said_by",
        "“ann-lee” is not among the event’s officials or organisations; add it there, or correct it",
    ),
    "a whole quotation of nobody": Break(
        "A103",
        (
            (LEE, "day,” harbour master Ann Lee said on Friday.\n", "day,”\n"),
            (LEE, SPEAKER, f"said_by: {MARK}narration\n    voice: direct"),
        ),
        ("evidence.0.said_by",),
        "name the speaker",
    ),
    "a speaker who only takes part": Break(
        "A104",
        ((LEE, "part: speaker", "part: participant"), (LEE, "said_by: ann", f"said_by: {MARK}ann")),
        ("evidence.0.said_by",),
        "“ann-lee” only has the part “participant” here",
    ),
    "a speaker of an act, unheard": _one(
        "A105",
        CROSSING,
        "kind: crossing\n",
        f"kind: crossing\nofficials: [{{official: ann-lee, part: {MARK}speaker}}]\n",
        "officials.0.part",
        "write participant",
    ),
    "a sentence that gives its words to another": Break(
        "A201",
        (
            (
                LEE,
                "  - {official: ann-lee, part: speaker, printed: harbour master}",
                "  - {official: bob-ray, part: speaker}",
            ),
            (LEE, "said_by: ann-lee", f"said_by: {MARK}bob-ray"),
            (CLAIM, "by: ann-lee", "by: bob-ray"),
            (
                CROSSING,
                "topics: [ferry]",
                "officials: [{official: ann-lee, part: participant}]\ntopics: [ferry]",
            ),
        ),
        ("evidence.0.said_by",),
        "gives its words to ann-lee, not “bob-ray”",
    ),
    "an official’s words given to the outlet": Break(
        "A202",
        (
            (LEE, "said_by: ann-lee", f"said_by: {MARK}narration"),
            (LEE, "part: speaker", "part: participant"),
        ),
        ("evidence.0.said_by",),
        "gives its words to ann-lee",
    ),
    "sources called by a name": _one(
        "A203",
        BOATS,
        "said_by: {unnamed: two boatmen}",
        f"said_by: {MARK}{{unnamed: two boatmen of Bob Ray}}",
        "evidence.1.said_by",
        "names bob-ray",
    ),
    "a speaker who says nothing": _one(
        "A204",
        BOATS,
        "printed: oarsman}",
        f"printed: oarsman}}\n  - {{official: ann-lee, part: {MARK}speaker}}",
        "officials.1.part",
    ),
    "a wrong speaker beside the true one, who is left without words": Break(
        "A201",
        (
            (
                LEE,
                "  - {official: ann-lee, part: speaker",
                "  - {official: bob-ray, part: speaker}\n  - {official: ann-lee, part: speaker",
            ),
            (LEE, "said_by: ann-lee", f"said_by: {MARK}bob-ray"),
            (CLAIM, "by: ann-lee", "by: bob-ray"),
        ),
        ("evidence.0.said_by",),
    ),
    "a date after its article, and words from before it": Break(
        "D104",
        (
            (CROSSING, "date: 1962-05-01/1962-05-04", f"date: {MARK}1962-05-05"),
            (CROSSING, STATION, f"{STATION}\n    position: asserts\n    said: 1962-05-04"),
        ),
        ("date",),
    ),
    # origins and articles
    "evidence without its origin": Break(
        "S109",
        (
            (BOATS, "voice: partly\n    origin: ray-1963\n", "voice: partly\n"),
            (BOATS, "- source: 1963-digest", f"- {MARK}source: 1963-digest"),
        ),
        ("evidence.0.origin",),
        "is missing",
    ),
    "an origin misspelt": _one(
        "S110",
        BOATS,
        "origin: ray-1963",
        f"origin: {MARK}ray-1936",
        "evidence.0.origin",
        "did you mean “ray-1963”?",
    ),
    "an aside of no origin": _one(
        "S110", DIGEST, "origin: reader-1963}", f"origin: {MARK}writer}}", "set_apart.0.origin"
    ),
    "an origin of two names": _one(
        "S111",
        DIGEST,
        "{id: ray-1963, name: What Bob Ray said}",
        f"{{id: ray-1963, name: What Bob Ray said}}\n  - {{id: lee-1962, name: {MARK}What a clerk said}}",
        "origins.1.name",
        "use one name",
    ),
    "a byte of an article": _one(
        "S102",
        PAPER,
        "SHA-256 OF seeds/paper.txt",
        f"{MARK}{'0' * 64}",
        "sha256",
        "an article is evidence and is not edited",
    ),
    "an article that is not UTF-8": Break(
        "S101",
        ((PAPER_SEED, "She rang", f"She {MARK}\udcff rang"),),
        ("",),
        "is not UTF-8",
    ),
    "an article that is not there": _one(
        "S101", PAPER, "seed: seeds/paper", f"seed: {MARK}seeds/papers", "seed", "is not there"
    ),
    "an article described twice": Break(
        "S103",
        (
            (
                "content/sources/1964-copy.md",
                "",
                SOURCE.replace("seed: SEED", f"seed: {MARK}SEED").replace("SEED", PAPER_SEED),
            ),
        ),
        ("seed",),
        "keep one of the two",
    ),
    "an article that nobody describes": Break(
        "S104", (("seeds/stray.txt", "", f"{MARK}Words.\n"),), ("",), "no source describes this article"
    ),
    "a line of boilerplate that is not there": _one(
        "S105",
        DIGEST,
        "exact: Read more in the next number.",
        f"exact: {MARK}Read more in the last number.",
        "boilerplate.1.exact",
    ),
    "a prefix that stands in the middle": _one(
        "S105",
        DIGEST,
        "exact: '(Ferry Wire) — '",
        f"exact: {MARK}'Ferry Wire'",
        "boilerplate.0.exact",
        "does not begin line 1",
    ),
    "a paragraph set apart that is not there": _one(
        "S107", DIGEST, "starts: A reader", f"starts: {MARK}The reader", "set_apart.0.starts"
    ),
    "a line set apart twice": _one(
        "S107",
        DIGEST,
        "  - {line: 3, starts: A reader adds,",
        f"  - {{line: {MARK}3, starts: A reader, label: Again}}\n  - {{line: 3, starts: A reader adds,",
        "set_apart.0.line",
    ),
    "an error that is not there": _one(
        "S108", DIGEST, "exact: a penny", f"exact: {MARK}a pound", "errors.0.exact"
    ),
    "a negation cut off": Break(
        "S201",
        (
            (DIGEST_SEED, "On the landing stage the old", "Not true. On the landing stage the old"),
            (
                DIGEST,
                "boilerplate:\n",
                f"boilerplate:\n  - {{line: 4, exact: {MARK}'Not true. ', action: strip-prefix}}\n",
            ),
        ),
        ("boilerplate.0.exact",),
        "cuts “not” off",
    ),
    "a part of a sentence cut off": Break(
        "S113",
        (
            (
                DIGEST,
                "boilerplate:\n",
                f"boilerplate:\n  - {{line: 4, exact: {MARK}On the landing stage, action: strip-prefix}}\n",
            ),
        ),
        ("boilerplate.0.exact",),
        "leave the sentence whole",
    ),
    "two articles with the same words": Break(
        "S202",
        (
            (DIGEST_SEED, SAME_AS_BEFORE, f"{SAME_AS_BEFORE} {LINE_2}"),
            (DIGEST, "origins:\n", f"{MARK}origins:\n"),
        ),
        ("origins",),
        "with 1962-paper",
    ),
    "a letter of another alphabet in an article": Break(
        "S204",
        ((PAPER_SEED, "nobody was heard", f"nobody was {MARK}hеard"),),
        ("",),
        "е is U+0435 CYRILLIC SMALL LETTER IE; leave the article as it is",
    ),
    "a host that looks like another": Break(
        "S119",
        (
            (BOATS, "paper.example.org/'}", "cox.example.org/'}"),
            (
                BOATS,
                "notes:\n",
                f"notes:\n  - {{text: A third says so, url: {MARK}'https://www.{COX}.example.org/'}}\n",
            ),
        ),
        ("notes.0.url",),
        "looks like cox.example.org",
    ),
    "an outside page that nobody describes": Break(
        "S112",
        (
            ("content/outside/other-page.yaml", "", OUTSIDE),
            (BOATS, "url: 'https:", f"url: {MARK}'https:"),
        ),
        ("notes.0.url",),
        "content/outside/ does not describe",
    ),
    # ids and references
    "a topic misspelt": _one(
        "I103", LEE, "topics: [ferry", f"topics: [{MARK}fery", "topics.0", "did you mean “ferry”?"
    ),
    "an official misspelt": _one(
        "I103",
        LEE,
        "{official: ann-lee,",
        f"{{official: {MARK}ann-le,",
        "officials.0.official",
        "add the record, or correct the id",
    ),
    "a speaker misspelt": _one(
        "I103",
        LEE,
        "said_by: ann-lee",
        f"said_by: {MARK}ann-le",
        "evidence.0.said_by",
        "no official or organisation is called “ann-le”; write the id of a recorded official or organisation",
    ),
    "a source misspelt": _one(
        "I103", LEE, "source: 1962-paper", f"source: {MARK}1962-papers", "evidence.0.source"
    ),
    "an event misspelt": _one(
        "I103", LEE, "{event: 1962-crossing,", f"{{event: {MARK}1962-crosing,", "related.0.event"
    ),
    "a kind misspelt": _one(
        "I103", LEE, "kind: statement", f"kind: {MARK}statment", "kind", "did you mean “statement”?"
    ),
    "a status misspelt": _one("I103", LEE, "status: on-record", f"status: {MARK}on-recod", "status"),
    "a channel misspelt": _one("I103", LEE, "channels: [bell", f"channels: [{MARK}bel", "channels.0"),
    "a part misspelt": _one("I103", LEE, "part: speaker", f"part: {MARK}speeker", "officials.0.part"),
    "a voice misspelt": _one("I103", LEE, "voice: partly", f"voice: {MARK}parly", "evidence.0.voice"),
    "a relation misspelt": _one("I103", LEE, "how: reports-on", f"how: {MARK}report-on", "related.0.how"),
    "a basis misspelt": _one(
        "I103", CROSSING, "date_basis: computed", f"date_basis: {MARK}computd", "date_basis"
    ),
    "the organisation of a role misspelt": _one(
        "I103", ANN, "organisation: harbour", f"organisation: {MARK}harbor", "roles.0.organisation"
    ),
    "an organisation misspelt": _one(
        "I103", LEE, "organisations: [harbour", f"organisations: [harbour, {MARK}harbuor", "organisations.1"
    ),
    "a file name with capitals": Break("I101", (_topic("Ferry-2"),), ("",), "is no id"),
    "an id that is taken": Break("I102", (_topic("ann-lee"),), ("",), f"is taken by {ANN}"),
    "a withdrawn record whose old file is there": Break(
        "I102",
        (
            (
                "content/withdrawn/1963-ray-boats.yaml",
                "",
                f"{MARK}was: event\ntitle: Bob Ray says two boats cross\nwithdrawn: 1963-05-01\nwhy: So.\n",
            ),
        ),
        ("",),
        f"delete {BOATS}, for this file says that the record is withdrawn",
    ),
    "a withdrawn record in a field": Break(
        "I103",
        ((LEE, "related:\n", f"related:\n  - {{event: {MARK}1962-old-boat, how: echoes}}\n"),),
        ("related.0.event",),
        "the record of this id was withdrawn: take it out",
    ),
    "a field misspelt": _one(
        "F103", LEE, "summary: She", f"{MARK}sumary: She", "sumary", "did you mean “summary”?"
    ),
    "an id beside the file’s name": _one(
        "F103", LEE, "kind: statement", f"id: {MARK}other\nkind: statement", "id"
    ),
    "two sides of one id": _one("I104", SITE, "{id: elsewhere,", f"{{id: {MARK}east,", "sides.1.id"),
    "a successor misspelt": _one(
        "I105",
        GONE,
        "instead: 1962-crossing",
        f"instead: {MARK}1962-crosing",
        "instead",
        "did you mean “1962-crossing”?",
    ),
    "a topic that no event names": Break("I201", (_topic("eels", "Eels"),), ("",), "no event names Eels"),
    # dates
    "an impossible date": _one(
        "F104", LEE, "date: 1962-05-04", f"date: {MARK}1962-06-31", "date", "is not in the calendar"
    ),
    "a reversed interval": _one(
        "F104", LEE, "date: 1962-05-04", f"date: {MARK}1962-05-04/1962-05-03", "date", "ends before it starts"
    ),
    "a date after its source": _one(
        "D104",
        LEE,
        "date: 1962-05-04",
        f"date: {MARK}1962-05-05",
        "date",
        "was published (1962-05-04), which reports it",
    ),
    "a date before the record begins": _one(
        "D103",
        CROSSING,
        "date: 1962-05-01/1962-05-04",
        f"date: {MARK}1959-03",
        "date",
        "where the record begins",
    ),
    "a day that lasted": _one(
        "D105", LEE, "kind: statement", f"lasted: {MARK}true\nkind: statement", "lasted", "is no interval"
    ),
    "a date unexplained": Break(
        "D101",
        ((CROSSING, "date_note: It goes every day.\n", ""), (CROSSING, "title:", f"{MARK}title:")),
        ("date_note",),
        "how the date is known, which is “computed”",
    ),
    "a date from outside without address": Break(
        "D102",
        ((CROSSING, "basis: computed", "basis: background"), (CROSSING, "title:", f"{MARK}title:")),
        ("date_url",),
        "gives its address",
    ),
    # fields
    "an unknown field": _one(
        "F103",
        LEE,
        "kind: statement",
        f"{MARK}moody: calm\nkind: statement",
        "moody",
        "is not a field of this record",
    ),
    "an unknown field in a list": _one(
        "F103", LEE, "{official: ann-lee,", f"{{official: ann-lee, {MARK}rank: first,", "officials.0.rank"
    ),
    "a missing field": Break(
        "F102",
        ((LEE, "kind: statement\n", ""), (LEE, "title:", f"{MARK}title:")),
        ("kind",),
        "is missing; add it",
    ),
    "a missing field in a list": _one(
        "F102", LEE, "{official: ann-lee, part: speaker,", f"{MARK}{{official: ann-lee,", "officials.0.part"
    ),
    "an id with capitals": _one(
        "I103", LEE, "kind: statement", f"kind: {MARK}Statement", "kind", "did you mean “statement”?"
    ),
    "an empty field": _one("F104", LEE, "kind: statement", f"{MARK}kind:", "kind"),
    "an empty list": _one("F104", LEE, "topics: [ferry]", f"topics: {MARK}[]", "topics", "is empty"),
    "a list that is none": _one(
        "F104", LEE, "topics: [ferry]", f"topics: {MARK}ferry", "topics", "a list is expected"
    ),
    "an item twice": _one(
        "F104", LEE, "topics: [ferry]", f"topics: [ferry, {MARK}ferry]", "topics.1", "stands here twice"
    ),
    "a list for a text": _one(
        "F104", LEE, "title: ", f"title: {MARK}[a, b] #", "title", "a single value is expected, not a list"
    ),
    "a word of no choice": _one(
        "F104", LEE, "scope: contact", f"scope: {MARK}contakt", "scope", "write contact or context"
    ),
    "a title on two lines": _one(
        "F104", LEE, "title: ", f"title: |-\n  {MARK}One line\n  ", "title", "has a line break"
    ),
    "a title too long": _one(
        "F104", LEE, "title: ", f"title: {MARK}{'long ' * 40}", "title", "shorten it to 140"
    ),
    "a title in two scripts": _one(
        "F104", LEE, "title: Ann", f"title: {MARK}Аnn", "title", "mixes Latin and Cyrillic letters"
    ),
    "an address without TLS": _one(
        "F104", BOATS, "url: 'https:", f"url: {MARK}'http:", "notes.0.url", "does not start with https://"
    ),
    "prose in the front matter": _one(
        "F103", ANN, "country: Eastland", f"country: Eastland\n{MARK}body: Words.", "body"
    ),
    # statuses
    "no channel for a contact": Break(
        "T102", ((LEE, "channels: [bell]\n", ""), (LEE, "title:", f"{MARK}title:")), ("channels",)
    ),
    "a status that does not fit the kind": _one(
        "T101", LEE, "status: on-record", f"status: {MARK}confirmed", "status", "write one of on-record"
    ),
    "a status without grounds": Break(
        "T103",
        (
            (
                WORDS,
                "confirmed: {label: confirmed, of: act}",
                "confirmed: {label: confirmed, of: act, grounds: both-sides}",
            ),
            (CROSSING, "status: confirmed", f"status: {MARK}confirmed"),
        ),
        ("status",),
        "“confirmed” has no grounds here",
    ),
    # relations
    "a relation declared from both ends": _one(
        "R102",
        LEE,
        "related:\n",
        "related:\n  - {event: 1963-ray-boats, how: echoes}\n",
        "related.0.event",
        f"is declared in {LEE} already",
    )._replace(
        edits=(
            (LEE, "related:\n", "related:\n  - {event: 1963-ray-boats, how: echoes}\n"),
            (BOATS, "{event: 1962-lee-ferry,", f"{{event: {MARK}1962-lee-ferry,"),
        )
    ),
    "a relation declared twice": _one(
        "R102",
        LEE,
        "  - {event: 1962-crossing, how: reports-on}",
        f"  - {{event: 1962-crossing, how: reports-on}}\n  - {{event: {MARK}1962-crossing, how: reports-on, note: Again.}}",
        "related.1.event",
    ),
    "an event related to itself": _one(
        "R101", LEE, "{event: 1962-crossing,", f"{{event: {MARK}1962-lee-ferry,", "related.0.event"
    ),
    # claims and contradictions
    "a position of somebody elsewhere": _one(
        "C101",
        CLAIM,
        "by: ann-lee",
        f"by: {MARK}bob-ray",
        "positions.0.by",
        "has no words and no part in 1962-lee-ferry",
    ),
    "a quote beyond the last": _one(
        "C102",
        CONTRADICTION,
        "{event: 1962-lee-ferry, quote: 1}",
        f"{{event: 1962-lee-ferry, quote: {MARK}2}}",
        "passages.0.quote",
        "write a number from 1 to 1",
    ),
    "a passage against nothing": Break(
        "C103",
        (
            (CONTRADICTION, "  - {event: 1962-lee-ferry, quote: 1}\n", ""),
            (CONTRADICTION, "passages:", f"{MARK}passages:"),
        ),
        ("passages",),
        "nothing to set against it",
    ),
    "the same words twice": Break(
        "C103",
        (
            (
                BOATS,
                "  - source: 1963-digest\n    quote: >-\n      “Two boats cross at noon,” he said.\n    said_by: bob-ray\n    voice: partly\n    origin: ray-1963\n",
                "  - source: 1962-paper\n    quote: >-\n      “The ferry goes every day,” harbour master Ann Lee said on Friday.\n    said_by: ann-lee\n    voice: partly\n    note: On Friday 4 May 1962.\n",
            ),
            (
                BOATS,
                "  - {official: bob-ray, part: speaker, printed: oarsman}",
                "  - {official: ann-lee, part: speaker}",
            ),
            (BOATS, "date: 1963-04-01", "date: 1962-05-04/1963-04-01"),
            (CONTRADICTION, "passages:", f"{MARK}passages:"),
        ),
        ("passages",),
        "nothing to set against it",
    ),
    "two words of one party in unknown order": Break(
        "C202",
        (
            (
                CLAIM,
                "{by: ann-lee, stance: asserts, event: 1962-lee-ferry}",
                "{by: ann-lee, stance: asserts, event: 1962-lee-ferry}\n"
                f"  - {{by: ann-lee, stance: {MARK}denies, event: 1962-lee-ferry}}",
            ),
            (WORDS, "passive: denied by}", "passive: denied by, rejects: true}"),
        ),
        ("positions.1.stance",),
        "may be of the same day or later",
    ),
    # offices
    "an office at another state’s body": Break(
        "O205",
        (
            ("content/organisations/harbour.md", "what:", "country: Westland\nstate: true\nwhat:"),
            (ANN, "organisation: harbour, from: 1960, to: 1961", "from: 1960, to: 1961"),
            (ANN, "organisation: harbour, from: 1962", f"organisation: {MARK}harbour, from: 1962"),
            (SITE, "countries: [Eastland]", "countries: [Eastland, Westland]"),
        ),
        ("roles.1.organisation",),
    ),
    "a title printed nowhere": _one(
        "O105",
        LEE,
        "printed: harbour master",
        f"printed: {MARK}harbour clerk",
        "officials.0.printed",
        "copy the title as it is printed",
    ),
    "a part of a word for a title": _one(
        "O105", LEE, "printed: harbour master", f"printed: {MARK}harbour mast", "officials.0.printed"
    ),
    "a gap between roles": _one(
        "O103",
        ANN,
        "from: 1962, basis",
        f"from: {MARK}1963, basis",
        "roles.1.from",
        "leaves 1962-01-01 to 1962-12-31 open",
    ),
    "a role that ends before it starts": _one(
        "O101", ANN, "from: 1960, to: 1961", f"from: 1960, to: {MARK}1959", "roles.0.to", "is before “1960”"
    ),
    "a role without its address": Break(
        "O102",
        (
            (ANN, "basis: background}\n---", "basis: reference}\n---"),
            (ANN, "- {title: Harbour", f"- {MARK}{{title: Harbour"),
        ),
        ("roles.1.url",),
    ),
    "no office at the date": Break(
        "O104",
        ((BOB, "from: 1960", "from: 1964"), (BOATS, "official: bob-ray", f"official: {MARK}bob-ray")),
        ("officials.0.official",),
        f"add one in {BOB}",
    ),
    "no office at the date of two records": Break(
        "O104",
        (
            (BOB, "from: 1960", "from: 1964"),
            (BOATS, "official: bob-ray", f"official: {MARK}bob-ray"),
            ("content/events/1963/1963-toll.yaml", "", RAYS_TOLL),
        ),
        ("officials.0.official",),
        "1 April 1963, named here and at 1 more place (content/events/1963/1963-toll.yaml:10); add one",
    ),
    "an office of one who is only elected": _one(
        "O207",
        ANN,
        "title: Harbour master",
        f"title: {MARK}Harbour master-elect",
        "roles.1.title",
        "write `state: false` below it",
    ),
    "a printed title that is another’s": Break(
        "O206",
        (
            (
                CROSSING,
                "topics: [ferry]",
                f"officials: [{{official: bob-ray, part: participant, printed: {MARK}harbour master}}]\ntopics: [ferry]",
            ),
        ),
        ("officials.0.printed",),
    ),
    "a title of an office held before": Break(
        "O201",
        (
            (PAPER_SEED, "harbour master Ann", "clerk Ann"),
            (LEE, "harbour master Ann", "clerk Ann"),
            (LEE, "printed: harbour master", f"printed: {MARK}clerk"),
        ),
        ("officials.0.printed",),
        "say so in `note`, with “clerk”",
    ),
    # addresses
    "a published record that is gone": Break(
        "U101",
        (("content/published.txt", "", f"topic/ferry\n{MARK}topic/toll\n"),),
        ("",),
        "content/withdrawn/toll.yaml",
    ),
    "a page of the site’s own": Break(
        "U102",
        (("content/pages/rules.md", "", f"---\n{MARK}title: Rules\ndescription: Ours.\n---\nWords.\n"),),
        ("",),
        "is that of a page that the site makes",
    ),
    "a former id that is taken": Break(
        "U103",
        (
            ("content/topics/ferry.md", "name: The ferry\n", "name: The ferry\nformerly: [‸toll]\n"),
            ("content/topics/toll.md", "", "---\nname: The toll\nscope: A penny.\n---\n"),
        ),
        ("formerly.0",),
        "is taken by content/topics/toll.md",
    ),
    # vocabulary and site
    "a word’s field misspelt": _one(
        "F103",
        WORDS,
        "statement: {label:",
        f"statement: {{{MARK}labl:",
        "kinds.statement.labl",
        "did you mean “label”?",
    ),
    "a word without fields": _one(
        "F104", WORDS, "statement: {", f"statement: {MARK}Statement  # ", "kinds.statement"
    ),
    "a list of words misspelt": _one(
        "F103", WORDS, "kinds:\n", f"{MARK}kindz:\n", "kindz", "did you mean “kinds”?"
    ),
    "a list of words missing": Break(
        "F107",
        (
            (WORDS, "standings:\n  independent: {label: independent}\n", ""),
            (WORDS, "kinds:", f"{MARK}kinds:"),
        ),
        ("standings",),
        "add the list",
    ),
    "a colour that is none": _one(
        "F104", SITE, 'light: "#111111"', f'light: {MARK}"111111"', "sides.0.light"
    ),
    "no first page": Break(
        "F108", ((HOME, "", None),), ("",), "write the site’s first page", ((HOME, 1, 1),)
    ),
    # prose and links
    "raw HTML": Break(
        "L103",
        ((BOB, CLOSE, f"{CLOSE}He is {MARK}<b>bold{MARK}</b>.\n\n"),),
        ("body", "body"),
        "raw HTML is not used here",
    ),
    "a link to no record": _one(
        "L101", BOB, CLOSE, f"{CLOSE}See {MARK}[[official/bob-rai]].\n\n", "body", "no record is called"
    ),
    "a link to no record in a summary": _one(
        "L101", LEE, "summary: She says", f"summary: {MARK}She says of [[topic/fery]]", "summary"
    ),
    "a link to a withdrawn record as of an event": Break(
        "L101",
        ((LEE, "summary: She says that", f"summary: {MARK}She says, as [[event/1962-old-boat]], that"),),
        ("summary",),
        "did you mean “withdrawn/1962-old-boat”?",
    ),
    "a link never closed": _one(
        "L102", BOB, CLOSE, f"{CLOSE}See {MARK}[[official/ann-lee.\n", "body", "does not close it"
    ),
    "a link never closed in a summary": _one(
        "L102", LEE, "summary: She says", f"summary: {MARK}She says of [[topic/ferry", "summary"
    ),
    "a link without TLS": _one(
        "L103",
        BOB,
        CLOSE,
        f"{CLOSE}See [it]({MARK}http://example.org/).\n\n",
        "body",
        "does not start with https://",
    ),
    "prose after blank lines": _one("L103", BOB, CLOSE, f"{CLOSE}\n\n\n  “Ünïcödé” {MARK}<i>\n\n", "body"),
    # words
    "a name in the letters of another script": Break(
        "W101",
        (
            (BOB, "aliases: [Ray]", "aliases: [Ray, Cox]"),
            (BOATS, "title: Bob Ray says", f"title: {MARK}Сох says"),
        ),
        ("title",),
        "write “Cox”",
    ),
    "a word of letters that look Latin": Break(
        "W203",
        ((BOATS, "summary: He says that two", f"summary: {MARK}He says that ТОТ two"),),
        ("summary",),
        "has only letters that look Latin",
    ),
    "a loaded word": _one(
        "W201", LEE, "title: Ann Lee says", f"title: {MARK}Ann Lee admits", "title", "“admits” takes a side"
    ),
    "words in marks that nobody printed": _one(
        "W202",
        LEE,
        "summary: She says that",
        f"summary: {MARK}She says that “the boat sails” and",
        "summary",
        "copy the words",
    ),
    "words in other marks that nobody printed": _one(
        "W202",
        LEE,
        "summary: She says that",
        f"summary: {MARK}She says that «the boat sails» and",
        "summary",
        "copy the words",
    ),
    "words in marks in a short": _one(
        "W202", LEE, "status:", f"short: {MARK}“the boat sails”\nstatus:", "short", "copy the words"
    ),
    "words in marks in a note of a quote": _one(
        "W202",
        LEE,
        "voice: partly\n",
        f"voice: partly\n    note: {MARK}She calls it “the boat of all”.\n",
        "evidence.0.note",
        "copy the words",
    ),
    "words in marks in a note of a position": _one(
        "W202",
        CLAIM,
        "event: 1962-lee-ferry}",
        f"event: 1962-lee-ferry, note: {MARK}She calls it “the boat of all”.}}",
        "positions.0.note",
        "copy the words",
    ),
    "no answer told as a denial": Break(
        "W204",
        (
            *NO_ANSWER,
            (LEE, "title: Ann Lee says the ferry goes", f"title: {MARK}Ann Lee denies the ferry"),
            (WORDS, "  denies: {label", "  silent: {label: says nothing}\n  denies: {label"),
            (CLAIM, "stance: asserts", "stance: silent"),
        ),
        ("title",),
    ),
    "markup in a summary": _one(
        "W205",
        LEE,
        "summary: She says that the ferry goes.",
        f"summary: {MARK}She says <b>that</b> it goes.",
        "summary",
        "“<b>” is shown",
    ),
    "words in marks given to another": _one(
        "A210",
        LEE,
        "summary: She says that the ferry goes.",
        f"summary: {MARK}Bob Ray says that “the ferry goes”.",
        "summary",
    ),
    "a claim in a title as if it were a fact": Break(
        "T208",
        (*CLAIMED, (CROSSING, "title: The ferry", f"title: {MARK}The ferry")),
        ("title",),
    ),
    "narration in a title as if it were a fact": Break(
        "T208",
        (
            *(
                (path, old, new.replace(f"{MARK}ann-lee", "narration"))
                for path, old, new in _said("The ferry goes every day of the year.", "ann-lee")
            ),
            (LEE, "title: Ann Lee says", f"title: {MARK}Now"),
            (LEE, "part: speaker", "part: participant"),
        ),
        ("title",),
        "what the article says; say in it by whose account, as “…, by The Paper’s account”",
    ),
    "a date whose note names another day": Break(
        "D208",
        ((LEE, "date_basis: stated", f"date_basis: stated\ndate_note: {MARK}The day was 3 May 1962."),),
        ("date_note",),
    ),
    "an act on the day on which it was told of": Break(
        "D209",
        (
            *CLAIMED,
            (CROSSING, "date: 1962-05-01/1962-05-04", f"date: {MARK}1962-05-04"),
            (CROSSING, "title: The ferry crosses", "title: The ferry crosses, by Ann Lee’s account"),
        ),
        ("date",),
    ),
    "a window that ends with an article of a doubtful day": Break(
        "D210",
        (
            (PAPER, "published: 1962-05-04", "published: 1962-05-04?"),
            (LEE, "related:\n  - {event: 1962-crossing, how: reports-on}\n", ""),
            (LEE, "date_basis: stated", "date_basis: computed\ndate_note: By the bell."),
            (CROSSING, "date: 1962-05-01", f"date: {MARK}1962-05-01"),
        ),
        ("date",),
    ),
    "an origin of another’s words": Break(
        "S205",
        (
            (DIGEST, "name: What Bob Ray said}", "name: What Bob Ray said, quoted: [bob-ray]}"),
            (DIGEST, "name: What a reader wrote}", "name: What a reader wrote, quoted: [ann-lee]}"),
            (BOATS, "origin: ray-1963", f"origin: {MARK}reader-1963"),
        ),
        ("evidence.0.origin",),
    ),
    "an answer to what comes later": Break("R203", LATER, ("related.1.how",)),
    "a difference over time of one day": Break(
        "C104",
        (
            (CONTRADICTION, "between: over-time", f"between: {MARK}over-time"),
            (CONTRADICTION, "event: 1963-ray-boats, quote: 1", "event: 1962-lee-ferry, quote: 2"),
            (LEE, "related:\n", OTHER_WORDS),
            (WORDS, "over-time: {label: over time}", "over-time: {label: over time, of_two: days}"),
        ),
        ("between",),
    ),
    "a difference between sides of one side": Break(
        "C104",
        (
            (CONTRADICTION, "between: over-time", f"between: {MARK}over-time"),
            (WORDS, "over-time: {label: over time}", "over-time: {label: over time, of_two: sides}"),
            (BOB, "country: Elsewhere", "country: Eastland"),
        ),
        ("between",),
        "no side but East speaks",
    ),
    "a difference between sides of which one was not in office": Break(
        "C104",
        (
            (CONTRADICTION, "between: over-time", f"between: {MARK}over-time"),
            (WORDS, "over-time: {label: over time}", "over-time: {label: over time, of_two: sides}"),
            (
                SITE,
                "  - {id: elsewhere",
                "  - {id: west, name: West, countries: [Westland], light: '#333333', dark: '#cccccc'}\n  - {id: elsewhere",
            ),
            (BOB, "country: Elsewhere", "country: Westland"),
            (
                BOB,
                "from: 1960, basis",
                "from: 1960, to: 1962-12-31, basis: background}\n  - {title: Oarsman, state: false, from: 1963, basis",
            ),
        ),
        ("between",),
        "no side but East speaks",
    ),
    # files
    "a tab": _one("F101", LEE, "summary: She", f"summary: >-\n{MARK}\t She", "", "has a tab; write spaces"),
    "a tab after non-ASCII letters": _one(
        "F101", LEE, "summary: She", f"summary: é“ß”{MARK}\tShe", "", "has a tab"
    ),
    "a control character": _one("F101", LEE, "title: Ann", f"title: Ann{MARK}\x07", "", "U+0007"),
    "a byte that is not UTF-8": _one(
        "F101", LEE, "title: Ann", f"title: Ánn{MARK}\udcff", "", "is not UTF-8"
    ),
    "a key twice": _one(
        "F105",
        LEE,
        "status: on-record\n",
        f"status: on-record\n{MARK}status: on-record\n",
        "",
        "a second time",
    ),
    "an anchor": _one("F105", LEE, "kind: statement", f"kind: {MARK}&k statement", "", "anchors and aliases"),
    "an alias": _one("F105", LEE, "kind: statement", f"kind: {MARK}*k", "", "anchors and aliases"),
    "a tag": _one(
        "F105", LEE, "kind: statement", f"kind: {MARK}!!str statement", "", "tags (!) are not used"
    ),
    "a quotation never closed": _one(
        "F105", LEE, "kind: statement", f"kind: {MARK}'statement", "", "never closed"
    ),
    "front matter never closed": Break(
        "F105",
        ((BOB, CLOSE, "basis: background}\n"), (BOB, "---\nname", f"{MARK}---\nname")),
        ("",),
        "never closed",
    ),
    "no front matter": _one("F105", BOB, "---\nname", f"{MARK}name", "", "starts with front matter"),
    "a record in a wrong place": Break(
        "F106",
        (("content/events/1962-stray.yaml", "", f"{MARK}title: Stray\n"),),
        ("",),
        "stands where no record is read",
    ),
    "a file that is no record": Break(
        "F106", (("content/notes.txt", "", f"{MARK}Notes.\n"),), ("",), "move it out of content/"
    ),
    "an event in another year’s folder": Break(
        "F109",
        (("content/events/1961/1962-toll.yaml", "", EVENT),),
        ("",),
        "move it to 1962",
    ),
    "an article of boilerplate alone": Break(
        "S106",
        (
            ("seeds/empty.txt", "", "Read more here.\n"),
            (
                "content/sources/1964-empty.md",
                "",
                SOURCE.replace("SEED", "seeds/empty.txt").replace(
                    "origins:",
                    f"{MARK}boilerplate:\n  - {{line: 1, exact: Read more here., action: drop}}\norigins:",
                ),
            ),
        ),
        ("boilerplate",),
        "leaves nothing of seeds/",
    ),
    # what would pass in silence; its other forms are in test_silent.py
    "an act of somebody given to them as words": Break(
        "A205",
        (
            *_said("The ferry of Bob Ray goes every day.", "bob-ray"),
            (LEE, "title: Ann Lee says", "title: Bob Ray says"),
        ),
        ("evidence.0.said_by",),
        "gives no words to “bob-ray”",
    ),
    "a speaker whose name the article misspells": Break(
        "A206",
        _said("“The ferry goes every day,” harbour master Ann Leigh said.", "ann-lee"),
        ("evidence.0.said_by",),
        "has “Ann Leigh” beside its verb",
    ),
    "one who tells what another said": Break(
        "A207",
        _said("Ann Lee said that Bob Ray had said the ferry goes.", "ann-lee"),
        ("evidence.0.said_by",),
        "tell what “Bob Ray” said",
    ),
    "a title that has another speak": _one(
        "A209",
        LEE,
        "title: Ann Lee says the ferry goes",
        f"title: {MARK}Bob Ray said the ferry goes",
        "title",
        "has bob-ray speak",
    ),
    "a summary that has another speak": _one(
        "A209",
        LEE,
        "summary: She says",
        f"summary: {MARK}Ray says",
        "summary",
        "why the summary has Bob Ray speak, with “summary”",
    ),
    "a short that has another speak": _one(
        "A209",
        LEE,
        "status:",
        f"short: {MARK}'Ray: it goes'\nstatus:",
        "short",
        "why the short title has Bob Ray speak, with “short”",
    ),
    "a side that speaks by one who is not in office": Break(
        "A209",
        (
            (ANN, "from: 1962, basis", "from: 1962, state: false, basis"),
            (LEE, "title: Ann Lee says the ferry goes", f"title: {MARK}Eastland says the ferry goes"),
        ),
        ("title",),
        "has East speak",
    ),
    "words said after they were printed": Break(
        "D106",
        ((LEE, "voice: partly\n", f"voice: partly\n    said: {MARK}1962-05-06\n"),),
        ("evidence.0.said",),
        "which has the words",
    ),
    "a day of saying unexplained": Break(
        "D107",
        (
            (LEE, "voice: partly\n", "voice: partly\n    said: 1962-05-04\n    said_basis: background\n"),
            (LEE, "- source: 1962-paper", f"- {MARK}source: 1962-paper"),
        ),
        ("evidence.0.said_note",),
        "is known, which is “background”",
    ),
    "a weekday that the date is not": Break(
        "D201",
        ((LEE, "date: 1962-05-04", "date: 1962-05-03"), (LEE, QUOTE, QUOTE.replace("“", f"{MARK}“"))),
        ("evidence.0.quote",),
        "its sentence has “Friday”",
    ),
    "a year that the date is not": Break(
        "D202",
        ((LEE, "date_basis: stated", f"date_basis: stated\ndate_note: {MARK}The year 1926 is printed."),),
        ("date_note",),
        "has the year 1926",
    ),
    "a day that the source takes back": Break(
        "D203",
        (
            (PAPER, "origins:\n", "errors: [{exact: on Friday, note: It was on Thursday.}]\norigins:\n"),
            (LEE, QUOTE, QUOTE.replace("“", f"{MARK}“")),
        ),
        ("evidence.0.quote",),
        "takes back “Friday”",
    ),
    "a word renamed on which rules rely": Break(
        "F110",
        (
            (WORDS, "  independent: {label", f"  free: {MARK}{{label"),
            (PAPER, "standing: independent", "standing: free"),
            (DIGEST, "standing: independent", "standing: free"),
        ),
        ("standings.independent",),
        "the check relies on it",
    ),
    "an alias of two": Break(
        "I202",
        (
            (ANN, "country: Eastland\n", "country: Eastland\naliases: [Lee]\n"),
            (BOB, "aliases: [Ray]", f"aliases: [Ray, {MARK}Lee]"),
        ),
        ("aliases.1",),
        "is a name of ann-lee, too",
    ),
    "a country misspelt": Break(
        "I203",
        (
            (ANN, "country: Eastland", f"country: {MARK}Eastlund"),
            ("content/organisations/harbour.md", "what:", "country: Eastland\nwhat:"),
        ),
        ("country",),
        "near “Eastland” of East",
    ),
    "a link called by another’s name": _one(
        "L104", BOB, CLOSE, f"{CLOSE}See {MARK}[[official/bob-ray|Ann Lee]].\n\n", "body", "a name of ann-lee"
    ),
    "a link called by another address": _one(
        "L105",
        BOB,
        CLOSE,
        f"{CLOSE}See {MARK}[ferry.example.org](https://other.example.org/).\n\n",
        "body",
        "which is another address",
    ),
    "an office held twice at a time": _one(
        "O106",
        ANN,
        CLOSE,
        f"basis: background}}\n  - {{title: Harbour master, organisation: harbour, from: {MARK}1965, basis: background}}\n---\n",
        "roles.2.from",
        "overlaps the one of the same title",
    ),
    "an office of two at a time": _one(
        "O202",
        BOB,
        "{title: Oarsman, from",
        f"{{title: {MARK}Harbour master, organisation: harbour, from",
        "roles.0.title",
        "is held by ann-lee at the same time",
    ),
    "an office of another century": _one(
        "O203", BOB, "from: 1960", f"from: {MARK}1860", "roles.0.from", "is before 1900"
    ),
    "an alias that no article prints": _one(
        "O204", BOB, "aliases: [Ray]", f"aliases: [Ray, {MARK}Rey]", "aliases.1", "stands in no article"
    ),
    "a headline as a quote": Break(
        "Q203",
        (
            (PAPER_SEED, LINE_2, f"{LINE_2}\nThe ferry goes"),
            (CROSSING, "quote: Nobody else was seen on the landing stage", f"quote: {MARK}The ferry goes"),
            (PAPER_SEED, "“The ferry goes every", "“The boat goes every"),
            (LEE, "“The ferry goes every", "“The boat goes every"),
        ),
        ("evidence.0.quote",),
        "is the headline of 1962-paper",
    ),
    "a record copied": Break(
        "R201",
        ((f"{OTHER}", "", COPY),),
        ("evidence.0.quote",),
        "too, of the same kind and day",
    ),
    "a quote counted twice": Break(
        "R202",
        (
            (
                f"{OTHER}",
                "",
                COPY.replace(
                    "date: 1962-05-04\ndate_basis: stated",
                    "date: 1962-05\ndate_basis: computed\ndate_note: So.",
                ),
            ),
        ),
        ("evidence.0.quote",),
        "are counted in 1962-",
    ),
    "words set apart given to the report": Break(
        "S114",
        (
            (BOATS, PENNY, "quote: A reader adds that the old bell rang"),
            (BOATS, "voice: reported\n    origin: ray", f"voice: reported\n    origin: {MARK}ray"),
        ),
        ("evidence.1.origin",),
        "is not the origin of the paragraph set apart",
    ),
    "a position on a statement": _one(
        "T104",
        LEE,
        "voice: partly\n",
        f"voice: partly\n    position: {MARK}asserts\n",
        "evidence.0.position",
        "is of a statement",
    ),
    "an act shown as public by a speaker": _one(
        "T105",
        CROSSING,
        STATION,
        f"{STATION}\n    shows: {MARK}public\n    position: denies",
        "evidence.0.shows",
        "is of words that are given to somebody",
    ),
    "a denial that supports an act": _one(
        "T202",
        CROSSING,
        STATION,
        f"{STATION}\n    position: {MARK}asserts",
        "evidence.0.position",
        "the sentence has “nobody”",
    ),
    "a denial that shows an act in public": _one(
        "T202",
        CROSSING,
        STATION,
        f"{STATION}\n    shows: {MARK}public",
        "evidence.0.shows",
        "the sentence has “nobody”",
    ),
    "a position against that of a claim": Break(
        "T203",
        (
            (CLAIM, "by: ann-lee, stance: asserts", "by: ann-lee, stance: denies"),
            (CLAIM, "topics:", "about: [1962-crossing]\ntopics:"),
            (
                CROSSING,
                "status: confirmed",
                "status: confirmed\nofficials: [{official: ann-lee, part: speaker}]",
            ),
            (
                CROSSING,
                f"quote: Nobody else was seen on the {STATION}",
                f"quote: “The ferry goes every day,” harbour master Ann Lee said on Friday.\n    {SPEAKER}\n    position: {MARK}asserts",
            ),
        ),
        ("evidence.0.position",),
        "has “denies” of the same speaker",
    ),
    "a denial against the stance of a claim": Break(
        "T203",
        (
            (
                CLAIM,
                "{by: ann-lee, stance: asserts, event: 1962-lee-ferry}",
                "{by: ann-lee, stance: asserts, event: 1962-crossing}",
            ),
            (CLAIM, "topics:", "about: [1962-crossing]\ntopics:"),
            (WORDS, "passive: denied by}", "passive: denied by, rejects: true}"),
            (
                CROSSING,
                "status: confirmed",
                "status: confirmed\nofficials: [{official: ann-lee, part: speaker}]",
            ),
            (
                CROSSING,
                f"quote: Nobody else was seen on the {STATION}",
                f"quote: “The ferry goes every day,” harbour master Ann Lee said on Friday.\n    {SPEAKER}\n    position: {MARK}denies",
            ),
        ),
        ("evidence.0.position",),
        "rejects it; “Does the ferry go?”, which is about this act, has “asserts”",
    ),
    "a position against the stance at the same act alone": Break(
        "T203",
        (
            (
                CLAIM,
                "{by: ann-lee, stance: asserts, event: 1962-lee-ferry}",
                "{by: ann-lee, stance: asserts, event: 1962-lee-ferry}\n  - {by: ann-lee, stance: denies, event: 1962-crossing, note: That she denies it came last.}",
            ),
            (CLAIM, "topics:", "about: [1962-crossing]\ntopics:"),
            (WORDS, "passive: denied by}", "passive: denied by, rejects: true}"),
            (
                CROSSING,
                "status: confirmed",
                "status: confirmed\nofficials: [{official: ann-lee, part: speaker}]",
            ),
            (
                CROSSING,
                f"quote: Nobody else was seen on the {STATION}",
                f"quote: “The ferry goes every day,” harbour master Ann Lee said on Friday.\n    {SPEAKER}\n    position: {MARK}asserts",
            ),
        ),
        ("evidence.0.position",),
        "has “denies” of the same speaker",
    ),
    "a plan of nobody": Break(
        "T201",
        (
            (
                WORDS,
                "planned: {label: planned, of: act}",
                "planned: {label: planned, of: act, grounds: plan}",
            ),
            (CROSSING, "status: confirmed", f"status: {MARK}planned\nplan: {{due: 1962-06}}"),
        ),
        ("status",),
        "`plan` says of nobody",
    ),
    "an unread page that was read": Break(
        "S115",
        (_page(("stored copy", "unknown"), ("'yes'", f"not seen\nread: {MARK}It has the day.")),),
        ("read",),
    ),
    "an outside page twice": Break(
        "S116",
        (
            _page(),
            (
                "content/outside/two.yaml",
                "",
                PAGE.replace("url: https://", f"url: {MARK}https://www.").replace("yes", "'yes'"),
            ),
        ),
        ("url",),
    ),
    "a republisher of nobody": Break(
        "S117",
        (
            (
                PAGE_FILE,
                "",
                PAGE.replace("title:", f"{MARK}title:")
                .replace("yes", "'yes'")
                .replace("independent", "republisher"),
            ),
        ),
        ("republishes",),
    ),
    "two preferred values": Break(
        "S118",
        (_rivals("a, source: 1962-paper, preferred: true", "b, source: 1963-digest, preferred: true"),),
        ("rivals.0.values",),
    ),
    "no preferred value": Break(
        "S203", (_rivals("a, source: 1962-paper", "b, source: 1963-digest"),), ("rivals.0.values",)
    ),
    "a variant of an unread page": Break(
        "V101",
        _variants(
            {"url": f"{MARK}https://paper.example.org/"},
            page=(("stored copy", "unknown"), ("'yes'", "not seen")),
        ),
        ("evidence.0.variants.0.url",),
    ),
    "a variant of a page that nobody describes": Break(
        "V101",
        _variant(url=f"{MARK}https://nobody.example.org/"),
        ("evidence.0.variants.0.url",),
        "no page that content/outside/ describes",
    ),
    "a variant of words that are not in the quote": Break(
        "V102", _variant(instead_of=f"{MARK}every night"), ("evidence.0.variants.0.instead_of",)
    ),
    "a variant of a part of a word": Break(
        "V102", _variant(instead_of=f"{MARK}every da"), ("evidence.0.variants.0.instead_of",)
    ),
    "a variant of words typed otherwise": Break(
        "V102", _variant(instead_of=f"{MARK}'\"The ferry goes'"), ("evidence.0.variants.0.instead_of",)
    ),
    "a variant with the words of the quote": Break(
        "V103", _variant(text=f"{MARK}Every day."), ("evidence.0.variants.0.text",)
    ),
    "a variant twice": Break(
        "V103",
        _variants({}, {"text": f"{MARK}„jeden Tag“"}),
        ("evidence.0.variants.1.text",),
        f"the same words as evidence.0.variants.0.text in {LEE}",
    ),
    "a language misspelt": Break(
        "V104",
        _variant(language=f"{MARK}Germn"),
        ("evidence.0.variants.0.language",),
        "did you mean “German”?",
    ),
    "a language by its tag": Break(
        "V104", _variant(language=f"{MARK}de"), ("evidence.0.variants.0.language",)
    ),
    "an outlet misspelt": Break(
        "V105", _variant(outlet=f"{MARK}harbour-paper"), ("evidence.0.variants.0.outlet",)
    ),
    "a variant from nowhere": Break("V106", _variant(from_=f"{MARK}agency"), ("evidence.0.variants.0.from",)),
    "a variant from itself": Break(
        "V106", _variant(id="agency", from_=f"{MARK}agency"), ("evidence.0.variants.0.from",), "leads back"
    ),
    "variants from each other": Break(
        "V106",
        _variants(
            {"id": "one", "from": f"{MARK}two"},
            {"id": "two", "from": f"{MARK}one", "text": "täglich"},
            {"from": "two", "text": "Tag für Tag"},
        ),
        ("evidence.0.variants.0.from", "evidence.0.variants.1.from"),
        "leads back",
    ),
    "two variants of one id": Break(
        "V106",
        _variants({"id": "one"}, {"id": f"{MARK}one", "text": "täglich"}),
        ("evidence.0.variants.1.id",),
    ),
    "a variant from its own language": Break(
        "V106", _variant(from_=f"{MARK}German"), ("evidence.0.variants.0.from",), "the one before it"
    ),
    "an original in the language of the article": Break(
        "V106",
        _variant(language="English", original=f"{MARK}true"),
        ("evidence.0.variants.0.original",),
        "nothing was translated",
    ),
    "two originals": Break(
        "V106",
        _variants({"original": "true"}, {"original": f"{MARK}true", "text": "täglich"}),
        ("evidence.0.variants.1.original",),
        "one original",
    ),
    "said after its publication": Break(
        "D108",
        (
            (
                LEE,
                "voice: partly\n",
                f"voice: partly\n    said: {MARK}1962-05-04\n    first_published: 1962-05-03\n",
            ),
        ),
        ("evidence.0.said",),
    ),
    "a basis of no day of saying": Break(
        "D109",
        ((LEE, "voice: partly\n", f"voice: partly\n    said_basis: {MARK}stated\n"),),
        ("evidence.0.said_basis",),
    ),
    "a weekday that the calendar has not": Break(
        "D110",
        ((LEE, "date_basis: stated", f"date_basis: stated\ndate_note: {MARK}Not of Monday, 8 May 1962."),),
        ("date_note",),
    ),
    "a day of no known basis": Break(
        "D111",
        (
            (
                WORDS,
                "  background: {label: background}\nrole",
                "  background: {label: background}\n  unknown: {label: unknown}\nrole",
            ),
            (LEE, "date_basis: stated", f"date_basis: {MARK}unknown\ndate_note: So."),
        ),
        ("date_basis",),
    ),
    "a date of a page that has it not": Break(
        "D112", (_page(("'yes'", "'no'")), _dated_by_page()), ("date_url",)
    ),
    "a stated date that is not printed": Break(
        "D204",
        (
            (PAPER_SEED, "said on Friday.", "said at noon."),
            (LEE, "said on Friday.", "said at noon."),
            (LEE, "date: 1962-05-04\ndate_basis: stated", f"date: 1962-05-03\ndate_basis: {MARK}stated"),
        ),
        ("date_basis",),
    ),
    "a date of an unread page": Break(
        "D205", (_page(("stored copy", "unknown"), ("'yes'", "not seen")), _dated_by_page()), ("date_url",)
    ),
    "one passage of two days": Break(
        "D206",
        (
            (
                CROSSING,
                f"quote: Nobody else was seen on the {STATION}",
                f"quote: >-\n      “The ferry goes every day,” harbour master Ann Lee said on Friday.\n    {SPEAKER}\n    said: {MARK}1962-05-02",
            ),
            (CROSSING, "topics: [ferry]", "officials: [{official: ann-lee, part: speaker}]\ntopics: [ferry]"),
        ),
        ("evidence.0.said",),
    ),
    "words older than their statement": Break(
        "D207",
        ((BOATS, "voice: partly\n", f"voice: partly\n    said: {MARK}1963-03-30\n"),),
        ("evidence.0.said",),
    ),
    "a pronoun that no record has": Break(
        "A208",
        ((BOB, "pronoun: he\n", ""), (BOATS, "said_by: bob-ray", f"said_by: {MARK}bob-ray")),
        ("evidence.0.said_by",),
    ),
    "one sentence for both sides": Break(
        "T106",
        (
            *TWO_SIDES,
            _both(
                "“The ferry goes every day,”",
                "harbour master Ann Lee said on Friday.",
                ("direct", "reported"),
                ("Ann Lee says so.", "Bob Ray says so."),
            ),
        ),
        ("evidence.1.said_by",),
    ),
    "a sentence of neither side": Break(
        "T204",
        (
            *TWO_SIDES,
            (
                PAPER_SEED,
                "nobody was heard.",
                "nobody was heard.\n“The ferry and the bell go,” the two masters told it.",
            ),
            _both(
                "“The ferry and the bell go,”",
                "the two masters told it.",
                ("direct", "reported"),
                ("Ann Lee is one.", "Bob Ray is one."),
            ),
        ),
        ("evidence.1.said_by",),
    ),
    "a plan that says nothing": Break("T107", (_plan(f"{MARK}{{}}"),), ("plan",)),
    "a fixed day that is not given": Break(
        "T108",
        (
            (WORDS, "planned: {label: planned, of: act}", "planned: {label: planned, of: act, day: true}"),
            _plan("{wished_by: [narration]}", f"{MARK}planned"),
        ),
        ("status",),
    ),
    "a wish in no words": Break("T205", (_plan(f"{{wished_by: [{MARK}bob-ray]}}"),), ("plan.wished_by.0",)),
    "an outlet as a side": Break(
        "T206",
        (
            ("content/organisations/harbour.md", "what:", f"state: {MARK}true\nwhat:"),
            (PAPER, "{name: The Paper", "{organisation: harbour"),
        ),
        ("state",),
    ),
    "an office at an outlet": Break(
        "T209",
        (
            (PAPER, "{name: The Paper", "{organisation: harbour"),
            (ANN, "title: Clerk,", "title: Clerk, state: false,"),
            (ANN, "title: Harbour master", f"title: {MARK}Harbour master"),
        ),
        ("roles.1.title",),
        "write `state: false` below it",
    ),
    "an outcome by nobody": Break(
        "T207", (_plan(f"{{wished_by: [narration], outcome: {MARK}It went.}}"),), ("plan.outcome",)
    ),
    "a denial that was none": Break(
        "C201",
        (
            *NO_ANSWER,
            (CLAIM, "stance: asserts", f"stance: {MARK}denies"),
        ),
        ("positions.0.stance",),
    ),
    "a rejection that was none": Break(
        "C201",
        (
            *NO_ANSWER,
            (WORDS, "  denies: {label", "  opposes: {label: opposes, rejects: true}\n  denies: {label"),
            (CLAIM, "stance: asserts", f"stance: {MARK}opposes"),
        ),
        ("positions.0.stance",),
    ),
    "a meaning without its stop": Break(
        "F111",
        (
            (
                WORDS,
                "confirmed: {label: confirmed, of: act}",
                f"confirmed: {{label: confirmed, of: act, meaning: {MARK}Both say so}}",
            ),
        ),
        ("statuses.confirmed.meaning",),
    ),
    "a quote that went missing": Break(
        "G101",
        (
            (
                "content/expect.yaml",
                "",
                f"records: 1\nquotes: {MARK}5\nsources: 1\nclaims: 1\n",
            ),
        ),
        ("quotes",),
        "there are 4, and at least 5 are expected",
    ),
    # publishing
    "no mkdocs.yml": Break("P101", ((SETUP, "", None),), ("",), "`sourcebook init` makes", ((SETUP, 1, 1),)),
    "a mkdocs.yml that is no YAML": _one(
        "P101", SETUP, "site_url: https", f"site_url: {MARK}: https", says="check indentation"
    ),
    "a mkdocs.yml that is a list": _one(
        "P101", SETUP, "", f"{MARK}- site_name\n", says="settings are expected"
    ),
    "the name of another site": Break(
        "P102", ((SETUP, "site_name: The Ferry Record", f"site_name: {MARK}The Bell Record"),), ("site_name",)
    ),
    "the address of another site": Break(
        "P102", ((SETUP, "https://ferry.example.org/", f"{MARK}https://bell.example.org/"),), ("site_url",)
    ),
    "the description of another site": Break(
        "P102",
        ((SETUP, "site_description: What one", f"site_description: {MARK}What no"),),
        ("site_description",),
    ),
    "the foot of another site": Break(
        "P102",
        ((SETUP, "copyright: One", f"copyright: {MARK}No"),),
        ("copyright",),
        "write there “One paper.”",
    ),
    "a foot that is not there": Break(
        "P102",
        ((SETUP, "copyright: One paper.\n", ""), (SETUP, "site_name", f"{MARK}site_name")),
        ("copyright",),
    ),
    "another theme": Break(
        "P103",
        ((SETUP, "theme: sourcebook", f"theme: {{name: {MARK}material}}"),),
        ("theme.name",),
    ),
    "a folder of templates that is not there": Break(
        "P103",
        ((SETUP, "theme: sourcebook", f"theme: {{name: sourcebook, custom_dir: {MARK}look}}"),),
        ("theme.custom_dir",),
        "there is no folder “look”",
    ),
    "a folder of templates that is all there is": Break(
        "P103",
        ((SETUP, "theme: sourcebook", f"theme: {{name: sourcebook, custom_dir: {MARK}./}}"),),
        ("theme.custom_dir",),
        "no folder of templates alone",
    ),
    "a folder of templates above": Break(
        "P103",
        ((SETUP, "theme: sourcebook", f"theme: {{name: sourcebook, custom_dir: {MARK}content/../..}}"),),
        ("theme.custom_dir",),
        "no folder of templates alone",
    ),
    "a folder of templates that has the records": Break(
        "P103",
        ((SETUP, "theme: sourcebook", f"theme: {{name: sourcebook, custom_dir: {MARK}content/topics}}"),),
        ("theme.custom_dir",),
        "no folder of templates alone",
    ),
    "a menu that leads nowhere": Break(
        "P104",
        ((SETUP, "docs_dir", f"nav: [index.md, {{About: {MARK}about.md}}]\nnot_in_nav: '*'\ndocs_dir"),),
        ("nav.1.About",),
    ),
    "a menu that leads to no record": Break(
        "P104",
        ((SETUP, "docs_dir", f"nav: [index.md, {MARK}topics/fery.md]\nnot_in_nav: '*'\ndocs_dir"),),
        ("nav.1",),
        "correct it",
    ),
    "a page in no menu": Break(
        "P105",
        (
            ("content/pages/toll.md", "", "---\ntitle: Toll\ndescription: It goes.\n---\nIt goes.\n"),
            (SETUP, "docs_dir", f"{MARK}nav: [index.md]\nnot_in_nav: |\n  *\n  !/toll.md\ndocs_dir"),
        ),
        ("nav",),
    ),
    "a former address of a page, not left out of the menu": Break(
        "P105",
        (
            (
                "content/pages/toll.md",
                "",
                "---\ntitle: Toll\ndescription: It goes.\nformerly: [fare]\n---\nIt goes.\n",
            ),
            (SETUP, "docs_dir", f"nav: [index.md]\nnot_in_nav: {MARK}|\n  *\n  !/fare.md\ndocs_dir"),
        ),
        ("not_in_nav",),
        "add the line /fare.md",
    ),
    "pages of records in no menu": Break(
        "P105",
        (
            (
                SETUP,
                "docs_dir",
                f"nav: [index.md]\nnot_in_nav: {MARK}|\n  *\n  !/officials/*\n  /officials/index.md\ndocs_dir",
            ),
        ),
        ("not_in_nav",),
        "add the line /officials/",
    ),
    "pages of years in no menu": Break(
        "P105",
        (
            (
                SETUP,
                "docs_dir",
                f"nav: [index.md]\nnot_in_nav: {MARK}|\n  *\n  !/timeline/*\n  !/timeline.md\n  /timeline.md\ndocs_dir",
            ),
        ),
        ("not_in_nav",),
        "add the line /timeline/",
    ),
    "pages of a list that goes on in no menu": Break(
        "P105",
        (
            (
                SETUP,
                "docs_dir",
                f"nav: [index.md]\nnot_in_nav: {MARK}|\n  *\n  !/outside/*\n  !/outside.md\n  /outside.md\ndocs_dir",
            ),
        ),
        ("not_in_nav",),
        "add the line /outside/",
    ),
    "pages looked for elsewhere": Break(
        "P106", ((SETUP, "docs_dir: out/pages", f"docs_dir: {MARK}docs"),), ("docs_dir",)
    ),
    "addresses that end in .html": Break(
        "P106",
        ((SETUP, "docs_dir", f"use_directory_urls: {MARK}false\ndocs_dir"),),
        ("use_directory_urls",),
    ),
    "an extension that is missing": Break(
        "P106",
        ((SETUP, "markdown_extensions: [attr_list, tables]", f"{MARK}markdown_extensions: [attr_list]"),),
        ("markdown_extensions",),
        "lacks tables",
    ),
    "a citation of another site": Break(
        "P107",
        (("CITATION.cff", "", f"cff-version: 1.2.0\ntitle: {MARK}The Bell Record\n"),),
        ("title",),
        "The Ferry Record",
    ),
    "a citation without a title": Break(
        "P107", (("CITATION.cff", "", f"{MARK}cff-version: 1.2.0\n"),), ("title",), "is not said"
    ),
    "a citation that is no YAML": Break(
        "P107", (("CITATION.cff", "", f"title: [\n{MARK}"),), ("",), "no YAML"
    ),
    "a country of no side": Break(
        "I106",
        (
            (SITE, '  - {id: elsewhere, name: Elsewhere, light: "#222222", dark: "#dddddd"}\n', ""),
            (BOB, "country: Elsewhere", f"country: {MARK}Southland"),
        ),
        ("country",),
    ),
    "a mark that has a program run": Break(
        "P101",
        ((SETUP, "site_name", f"extra: {{x: {MARK}!!python/object/apply:os.system [id]}}\nsite_name"),),
        ("",),
        "the mark !!python/object/apply:os.system has a program run",
    ),
    "pages that are left out": Break(
        "P106",
        ((SETUP, "docs_dir", f"exclude_docs: {MARK}'/topics/'\ndocs_dir"),),
        ("exclude_docs",),
    ),
    "pages that are drafts": Break(
        "P106",
        ((SETUP, "docs_dir", f"draft_docs: {MARK}'/topics/'\ndocs_dir"),),
        ("draft_docs",),
    ),
    "a pattern that is none": Break(
        "P105",
        ((SETUP, "docs_dir", f'nav: [index.md]\nnot_in_nav: {MARK}"*\\n[z-a]"\ndocs_dir'),),
        ("not_in_nav",),
        "“[z-a]”, which is no pattern",
    ),
    "a pattern that takes for ever": Break(
        "P105",
        ((SETUP, "docs_dir", f'nav: [index.md]\nnot_in_nav: {MARK}"*\\n{"*a" * 30}b"\ndocs_dir'),),
        ("not_in_nav",),
        "too many stars",
    ),
}
"""Every break is told alone, at its place; each rule has one at least. Its first is the example of the rule’s page."""

BY_CODE = {rule.code: rule for rule in RULES}
PUBLISHED = {
    "U104": ((LEE, "title: Ann Lee says", "title: Ann Lee tells that"),),
    "U105": ((PAPER, "SHA-256 OF seeds/paper.txt", "0" * 64),),
    "U106": (("content/published.txt", "topic/ferry\n", ""),),
    "U107": (("seeds/digest.txt", "Two boats went", "Three boats went"),),
}
"""What breaks the rules that compare with what was there before."""
PLAIN, LINK = (ProposedFile(path, mode, 1) for path, mode in ((LEE, "100644"), ("seeds/a.txt", "120000")))
OUTSIDE = ProposedFile("README.md", "100644", 1)


@pytest.fixture
def of_proposals(world):
    """What the rules for the files of a pull request answer first, by their codes."""

    def _of_proposals():
        least = ("content/expect.yaml", "", "records: 1\nquotes: 1\nsources: 1\nclaims: 1\n")
        root, _ = world(least)
        register(root, load(root))
        before = resolve(join(read(root)))
        (root / "content" / "withdrawn" / "1962-old-boat.yaml").unlink()
        (root / "content" / "topics" / "bells.md").write_text("---\nname: Bells\nscope: All.\n---\n", "utf-8")
        more = resolve(join(read(root)))
        (root / "content" / "topics" / "bells.md").unlink()
        found = [
            *base_diagnostics(before, resolve(join(read(root)))),
            *proposal_diagnostics(Proposal((PLAIN, OUTSIDE, LINK), frozenset())),
            *unregistered(before, more),
        ]
        return {one.code: one for one in reversed(found)}

    return _of_proposals


@pytest.fixture
def published(world):
    """The world, registered as published; after edits, what the check says of it beside what was published."""

    def _published(*edits):
        root, _ = world()
        register(root, load(root))
        copy = shutil.copytree(root, root.parent / "before", dirs_exist_ok=True)
        before = resolve(join(read(copy)))
        for path, old, new in edits:
            text = (root / path).read_text("utf-8")
            old = old if old in text else re.search(r"sha256: (\w+)", text)[1]
            (root / path).write_text(text.replace(old, new, 1), "utf-8")
        after = resolve(join(read(root)))
        told = base_diagnostics(before, after, history_diagnostics(after, ()))
        return [*told, *articles_stay(copy, root)]

    return _published


@pytest.mark.parametrize("broken", BREAKS.values(), ids=BREAKS)
def test_a_break_is_told_at_its_place_and_alone(world, told, broken):
    """
    Each break is told with the file, line, column and field of what is wrong, and the rule that it breaks, and draws no
    other answer after it.

    The message says what is wrong and, after a semicolon or a question, what to do. The example of a rule is the answer
    to the first break of it, word for word.
    """
    root, places = world(*broken.edits)
    answers = told(root)

    assert sorted(
        (*place, field, broken.code)
        for place, field in zip([*places, *broken.at], broken.fields, strict=True)
    ) == sorted((one.path, one.line, one.column, one.field, one.code) for one in answers)
    assert all(broken.says in one.what and re.search("[;?] ", one.what) for one in answers)
    assert {BY_CODE[broken.code].name} == {one.name for one in answers}
    if broken is next(one for one in BREAKS.values() if one.code == broken.code):
        assert BY_CODE[broken.code].example == answers[0].text


def test_the_invented_world_is_sound(world, told):
    """
    The world on which these tests stand breaks no rule, and raises no warning.
    """
    assert () == told(world()[0])


EVENTS = {name: one for name, one in BREAKS.items() if any("/events/" in path for path, _, _ in one.edits)}


@pytest.mark.parametrize("broken", EVENTS.values(), ids=EVENTS)
def test_an_event_is_judged_by_itself_as_with_all(world, broken):
    """
    Where an event is edited in a sound world, what is wrong in its file is told without looking through the rest: the same
    answers, and no other.
    """
    for path in sorted({path for path, _, _ in broken.edits if "/events/" in path}):
        before, after = (
            read(world(*edits, at=at)[0])
            for at, edits in (
                ("before", [one for one in broken.edits if one[0] != path]),
                ("after", broken.edits),
            )
        )
        book = resolve(join(before))
        was, now = (
            next((one for one in files.entries if one.origin.path == path), None) for files in (before, after)
        )
        if isinstance(was, Event) and not diagnostics(book):
            expected = sorted(one for one in diagnostics(resolve(join(after))) if one.path == path)
            if isinstance(now, InvalidRecord):
                assert set(of_invalid(book, now)) <= set(expected)
            elif now:
                assert expected == sorted(of_event(with_event(book, now), now))


def test_each_rule_has_a_case(of_proposals):
    """
    No rule stays silent: for each there is an edit that makes it speak.
    """
    cases = {one.code for one in BREAKS.values()} | PUBLISHED.keys() | of_proposals().keys()

    assert set(BY_CODE) == cases


def test_rules_that_look_back_speak(published, of_proposals):
    """
    What differs from what was published is told by the rules for that, as their examples say it; nothing is told where
    nothing changed.
    """
    assert [] == published()
    for code, edits in PUBLISHED.items():
        assert BY_CODE[code].example == next(one.text for one in published(*edits) if one.code == code)
    for code, told in of_proposals().items():
        assert BY_CODE[code].example == told.text


@pytest.mark.parametrize(("field", "asked"), [("wished_by", "wish it"), ("refused_by", "refuse it")])
def test_who_refused_is_not_asked_for_a_wish(edited, field, asked):
    """
    Of who is said to wish for a plan the check asks for a wish in words; of who is said to refuse it, for a refusal.
    """
    _, status, planned = _plan(f"{{{field}: [ann-lee]}}")
    (told,) = (one.text for one in wishes_rest_on_words(resolve(join(read(edited((status, planned)))))))

    assert f"the passage in which they {asked}, or" in told
    assert told.partition("on whose word ")[2].startswith(
        f"Ann Lee {asked.replace('wish', 'wishes').replace('refuse', 'refuses')}"
    )
