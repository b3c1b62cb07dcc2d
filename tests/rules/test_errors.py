"""Each break in the real record is told at its very place, and nothing else is told with it.

A break is written as edits of files, `(path, old, new)`. The mark `‸` in what is new is taken out before the file is
written; it is the place at which an error must be reported. A path without an old text is a new file.
"""

import hashlib
from typing import NamedTuple

import pytest

from sourcebook.build import load
from sourcebook.model import Diagnostics
from sourcebook.read.records import read
from sourcebook.resolve.join import join
from sourcebook.rules.check import ERRORS, check

MARK = "‸"

Z = "content/events/2022/2022-zakharova-specific-contacts.yaml"
R = "content/events/2024/2024-ryabkov-closed-channels.yaml"
WAR = "content/events/2014/2014-russo-ukrainian-war.yaml"
RYABKOV = "content/officials/sergei-ryabkov.md"
TRUMP = "content/officials/donald-trump.md"
BLOOMBERG = "content/sources/2024-bloomberg-closed-channels.md"
PRAVDA = "content/sources/2025-pravdaru-contacts-intensified.md"
SEED = "seeds/000_8c3e99362935323a.txt"
WORDS = "content/vocabulary.yaml"
SITE = "content/site.yaml"

IT_CANNOT = "quote: >-\n      “It cannot be said that"
DIRECT = "voice: direct\n    origin: interfax-ryabkov-2024\n"
THIS_IS_DONE = "- source: 2024-bloomberg-closed-channels\n    quote: >-\n      “This is done"
CLOSE = "basis: background\n---\n"


class Break(NamedTuple):
    """What is broken, the fields that must be told (in the order of their places), and words of the message."""

    edits: tuple[tuple[str, str, str], ...]
    fields: tuple[str, ...]
    says: str = ""


def _one(path, old, new, field="", says=""):
    return Break(((path, old, new),), (field,), says)


BREAKS = {
    # quotes
    "a letter of a quote": _one(
        R,
        IT_CANNOT,
        f"quote: {MARK}>-\n      “It cannot be sayd that",
        "evidence.3.quote",
        "has “said” for “sayd”",
    ),
    "a negation taken out of a quote": _one(
        R, IT_CANNOT, f"quote: {MARK}>-\n      “It can be said that", "evidence.3.quote"
    ),
    "a word dropped from a quote": _one(
        R, IT_CANNOT, f"quote: {MARK}>-\n      “It cannot said that", "evidence.3.quote", "has “be” besides"
    ),
    "a quote of two words": _one(
        R,
        IT_CANNOT,
        f"quote: {MARK}closed channels\n    note: >-\n      “It cannot be said that",
        "evidence.3.quote",
        "fewer than 3 words",
    ),
    "a voice that disagrees": _one(
        R, DIRECT, DIRECT.replace("direct", f"{MARK}reported"), "evidence.1.voice", "write voice: direct"
    ),
    "a speaker who is not in the event": _one(
        R,
        f"said_by: sergei-ryabkov\n    {DIRECT}",
        f"said_by: {MARK}dmitry-peskov\n    {DIRECT}",
        "evidence.1.said_by",
        "not among the event’s",
    ),
    "evidence without its origin": Break(
        (
            (R, DIRECT, "voice: direct\n"),
            (R, THIS_IS_DONE, THIS_IS_DONE.replace("source", f"{MARK}source", 1)),
        ),
        ("evidence.1.origin",),
        "is missing",
    ),
    "an origin misspelt": _one(
        R,
        DIRECT,
        "voice: direct\n    origin: ‸interfax-ryabkov-2042\n",
        "evidence.1.origin",
        "did you mean “interfax-ryabkov-2024”?",
    ),
    "a title printed nowhere": _one(
        R,
        "printed: Russian Deputy",
        f"printed: {MARK}Russian Vice Deputy",
        "officials.0.printed",
        "copy the title as it is printed",
    ),
    "a part of a word for a title": _one(
        R,
        "printed: Russian Deputy Foreign Minister",
        f"printed: {MARK}Russian Deputy Foreign Minis",
        "officials.0.printed",
    ),
    # ids
    "an official misspelt": _one(
        R,
        "{official: sergei-ryabkov,",
        f"{{official: {MARK}sergei-ryabkow,",
        "officials.0.official",
        "add the record, or correct the id",
    ),
    "a speaker misspelt": _one(
        R,
        f"said_by: sergei-ryabkov\n    {DIRECT}",
        f"said_by: {MARK}sergei-ryabkow\n    {DIRECT}",
        "evidence.1.said_by.who",
        "no official or organisation is called “sergei-ryabkow”; write the id of a recorded official or organisation",
    ),
    "a topic misspelt": _one(
        Z,
        "topics: [lines-of-communication",
        f"topics: [{MARK}lines-of-comunication",
        "topics.0",
        "did you mean “lines-of-communication”?",
    ),
    "a source misspelt": _one(
        R,
        THIS_IS_DONE,
        THIS_IS_DONE.replace("2024-bloomberg-closed-channels", f"{MARK}2024-bloomberg-closed-channel"),
        "evidence.1.source",
    ),
    "an event misspelt": _one(
        Z, "{event: 2022-occasional-contacts,", f"{{event: {MARK}2022-occasional-contact,", "related.0.event"
    ),
    "a kind misspelt": _one(
        Z, "kind: statement", f"kind: {MARK}statment", "kind", "did you mean “statement”?"
    ),
    "a status misspelt": _one(Z, "status: on-record", f"status: {MARK}on-recod", "status"),
    "a channel misspelt": _one(
        Z, "channels: [unspecified-contacts", f"channels: [{MARK}unspecified-contact", "channels.0"
    ),
    "a part misspelt": _one(R, "part: speaker", f"part: {MARK}speeker", "officials.0.part"),
    "a voice misspelt": _one(R, DIRECT, DIRECT.replace("direct", f"{MARK}dierct"), "evidence.1.voice"),
    "a relation misspelt": _one(Z, "how: reports-on", f"how: {MARK}report-on", "related.0.how"),
    "a basis misspelt": _one(Z, "date_basis: background", f"date_basis: {MARK}backgrund", "date_basis"),
    "the organisation of a role misspelt": _one(
        RYABKOV, "organisation: russian-mfa", f"organisation: {MARK}russian-mfo", "roles.0.organisation"
    ),
    "an organisation misspelt": _one(
        R,
        "organisations: [russian-mfa, interfax",
        f"organisations: [russian-mfa, {MARK}interfaks",
        "organisations.1",
    ),
    "an id with capitals": _one(Z, "kind: statement", f"kind: {MARK}Statement", "kind", "is no id"),
    "a file name with capitals": Break(
        (("content/topics/War-2.md", "", f"---\n{MARK}name: War\nscope: War.\n---\n"),), ("",), "is no id"
    ),
    "an id that is taken": Break(
        (("content/topics/sergei-ryabkov.md", "", f"---\n{MARK}name: His\nscope: His.\n---\n"),),
        ("",),
        f"is taken by {RYABKOV}",
    ),
    "an id beside the file’s name": _one(Z, "kind: statement", f"id: {MARK}other\nkind: statement", "id"),
    # dates
    "an impossible date": _one(
        Z, "date: 2022-11-08", f"date: {MARK}2022-11-31", "date", "is not in the calendar"
    ),
    "a reversed interval": _one(
        Z, "date: 2022-11-08", f"date: {MARK}2022-11-08/2022-11-07", "date", "ends before it starts"
    ),
    "a date after its source": _one(
        Z,
        "date: 2022-11-08",
        f"date: {MARK}2023-11-08",
        "date",
        "was published (2022-11-09), which tells of it",
    ),
    "a date before the record begins": _one(
        WAR, "date: ", f"date: {MARK}1999-03 #", "date", "where the record begins"
    ),
    "a day that lasted": _one(
        R, "kind: statement", f"lasted: {MARK}true\nkind: statement", "lasted", "is no interval"
    ),
    # fields
    "an unknown field": _one(
        R, "kind: statement", f"{MARK}moody: calm\nkind: statement", "moody", "is not a field of this record"
    ),
    "an unknown field in a list": _one(
        R, "{official: sergei-ryabkov,", f"{{official: sergei-ryabkov, {MARK}rank: first,", "officials.0.rank"
    ),
    "a field misspelt": _one(R, "summary: >-", f"{MARK}sumary: >-", "sumary", "did you mean “summary”?"),
    "a missing field": Break(
        ((R, "kind: statement\n", ""), (R, "title:", f"{MARK}title:")), ("kind",), "is missing; add it"
    ),
    "a missing field in a list": _one(
        R,
        "{official: sergei-ryabkov, part: speaker,",
        f"{MARK}{{official: sergei-ryabkov,",
        "officials.0.part",
    ),
    "an empty field": _one(Z, "kind: statement", f"{MARK}kind:", "kind"),
    "an empty list": _one(Z, "topics: [lines-of-communication]", f"topics: {MARK}[]", "topics", "is empty"),
    "a list that is none": _one(
        Z,
        "topics: [lines-of-communication]",
        f"topics: {MARK}lines-of-communication",
        "topics",
        "a list is expected",
    ),
    "an item twice": _one(
        Z,
        "topics: [lines-of-communication]",
        f"topics: [lines-of-communication, {MARK}lines-of-communication]",
        "topics.1",
        "stands here twice",
    ),
    "a list for a text": _one(Z, "title: ", f"title: {MARK}[a, b] #", "title", "a text is expected"),
    "a word of no choice": _one(
        Z, "scope: contact", f"scope: {MARK}contakt", "scope", "write contact or context"
    ),
    "a title on two lines": _one(
        Z, "title: ", f"title: {MARK}|-\n  One line\n  ", "title", "has a line break"
    ),
    "a title too long": _one(Z, "title: ", f"title: {MARK}{'long ' * 40}", "title", "shorten it to 140"),
    "a title in two scripts": _one(
        Z, "title: Zakharova", f"title: {MARK}Zаkharova", "title", "mixes Latin and Cyrillic letters"
    ),
    "an address without TLS": _one(
        R,
        "url: https://www.devdiscourse",
        f"url: {MARK}http://www.devdiscourse",
        "notes.0.url",
        "does not start with https://",
    ),
    "prose in the front matter": _one(
        RYABKOV, "country: Russia", f"country: Russia\n{MARK}body: Words.", "body"
    ),
    "no channel for a contact": Break(
        ((Z, "channels: [unspecified-contacts]\n", ""), (Z, "title:", f"{MARK}title:")), ("channels",)
    ),
    "a status that does not fit the kind": _one(
        Z, "status: on-record", f"status: {MARK}confirmed", "status", "write one of on-record"
    ),
    # relations
    "a relation declared from both ends": Break(
        (
            (Z, "related:\n", "related:\n  - {event: 2024-ryabkov-closed-channels, how: same-occasion}\n"),
            (
                R,
                "related:\n",
                f"related:\n  - {{event: {MARK}2022-zakharova-specific-contacts, how: same-occasion}}\n",
            ),
        ),
        ("related.0.event",),
        f"is declared in {Z} already",
    ),
    "a relation declared twice": _one(
        Z,
        "related:\n  - {event: 2022-occasional-contacts, how: reports-on}",
        "related:\n  - {event: 2022-occasional-contacts, how: reports-on}\n"
        f"  - {{event: {MARK}2022-occasional-contacts, how: reports-on, note: Again.}}",
        "related.1.event",
    ),
    "an event related to itself": _one(
        Z,
        "{event: 2022-occasional-contacts,",
        f"{{event: {MARK}2022-zakharova-specific-contacts,",
        "related.0.event",
    ),
    # officials
    "a gap between roles": _one(
        TRUMP,
        "from: 2021-01-20\n    to: 2024-11-06",
        f"from: {MARK}2021-03-20\n    to: 2024-11-06",
        "roles.1.from",
        "leaves 2021-01-21 to 2021-03-19 open",
    ),
    "a role that ends before it starts": _one(
        TRUMP,
        "from: 2021-01-20\n    to: 2024-11-06",
        f"from: 2021-01-20\n    to: {MARK}2020-11-06",
        "roles.1.to",
        "is before “2021-01-20”",
    ),
    "a role without its address": Break(
        (
            (RYABKOV, "    basis: background\n", "    basis: reference\n"),
            (RYABKOV, "- title: Deputy", f"- {MARK}title: Deputy"),
        ),
        ("roles.0.url",),
    ),
    # seeds and sources
    "a byte of a seed": Break(
        ((SEED, "is periodically", "is periodicaly"), (BLOOMBERG, "sha256: ", f"sha256: {MARK}")),
        ("sha256",),
        "a seed is evidence and is not edited",
    ),
    "a seed that is not UTF-8": Break(
        ((SEED, "is periodically", "is \udcff periodically"), (BLOOMBERG, "seed: ", f"seed: {MARK}")),
        ("seed",),
        "is not UTF-8",
    ),
    "a seed that is not there": _one(
        BLOOMBERG, "seed: seeds/000_", f"seed: {MARK}seeds/00_", "seed", "is not there"
    ),
    "a seed that nobody describes": Break(
        (("seeds/stray.txt", "", f"{MARK}Words.\n"),), ("",), "no source describes this seed"
    ),
    "a line of boilerplate that is not there": _one(
        BLOOMBERG,
        "exact: 'Visit bloomberg.com.'",
        f"exact: {MARK}'Visit bloomberg.org.'",
        "boilerplate.2.exact",
    ),
    "a prefix that stands in the middle": _one(
        BLOOMBERG,
        "exact: '(Tribune News Service) — '",
        f"exact: {MARK}'Tribune News Service'",
        "boilerplate.0.exact",
        "does not begin line 1",
    ),
    "a paragraph set apart that is not there": _one(
        PRAVDA, "starts: There have been", f"starts: {MARK}There were", "set_apart.0.starts"
    ),
    "an error that is not there": _one(
        BLOOMBERG, "exact: Ryabkov confirmed", f"exact: {MARK}Ryabkov stated", "errors.0.exact"
    ),
    # vocabulary and site
    "a word’s field misspelt": _one(
        WORDS,
        "statement: {label:",
        f"statement: {{{MARK}labl:",
        "kinds.statement.labl",
        "did you mean “label”?",
    ),
    "a word without fields": _one(WORDS, "statement: {", f"statement: {MARK}Statement #", "kinds.statement"),
    "a list of words misspelt": _one(WORDS, "kinds:\n", f"{MARK}kindz:\n", "kindz", "did you mean “kinds”?"),
    "a colour that is none": _one(SITE, 'light: "#91570f"', f'light: {MARK}"91570f"', "sides.0.light"),
    # prose
    "raw HTML": Break(
        ((RYABKOV, CLOSE, f"{CLOSE}He is {MARK}<b>bold{MARK}</b>.\n\n"),),
        ("body", "body"),
        "raw HTML is not used here",
    ),
    "a link to no record": _one(
        RYABKOV, CLOSE, f"{CLOSE}See {MARK}[[official/sergei-ryabkow]].\n\n", "body", "no record is called"
    ),
    "a link without TLS": _one(
        RYABKOV,
        CLOSE,
        f"{CLOSE}See [it]({MARK}http://example.org/).\n\n",
        "body",
        "does not start with https://",
    ),
    "prose after blank lines": _one(RYABKOV, CLOSE, f"{CLOSE}\n\n\n  “Ünïcödé” {MARK}<i>\n\n", "body"),
    # files
    "a key twice": _one(
        R, "status: on-record\n", f"status: on-record\n{MARK}status: on-record\n", "", "a second time"
    ),
    "a control character": _one(Z, "title: Zakharova", f"title: Zakharova{MARK}\x07", "", "U+0007"),
    "a tab": _one(Z, "summary: >-\n", f"summary: >-\n{MARK}\t", "", "has a tab; write spaces"),
    "a tab after non-ASCII letters": _one(
        Z, "summary: >-\n", f"summary: >-\n  é“ß”{MARK}\t\n", "", "has a tab"
    ),
    "an anchor": _one(Z, "kind: statement", f"kind: {MARK}&k statement", "", "anchors and aliases"),
    "an alias": _one(Z, "kind: statement", f"kind: {MARK}*k", "", "anchors and aliases"),
    "a tag": _one(Z, "kind: statement", f"kind: {MARK}!!str statement", "", "tags (!) are not used"),
    "a quotation never closed": _one(Z, "kind: statement", f"kind: {MARK}'statement", "", "never closed"),
    "a byte that is not UTF-8": _one(
        Z, "title: Zakharova", f"title: Zákhárova{MARK}\udcff", "", "is not UTF-8"
    ),
    "front matter never closed": Break(
        ((RYABKOV, CLOSE, "basis: background\n"), (RYABKOV, "---\nname", f"{MARK}---\nname")),
        ("",),
        "never closed",
    ),
    "no front matter": _one(RYABKOV, "---\nname", f"{MARK}name", "", "starts with front matter"),
    "a record in a wrong place": Break(
        (("content/events/2022-stray.yaml", "", f"{MARK}title: Stray\n"),),
        ("",),
        "stands where no record is read",
    ),
    "a file that is no record": Break(
        (("content/notes.txt", "", f"{MARK}Notes.\n"),), ("",), "move it out of content/"
    ),
}


@pytest.mark.parametrize("broken", BREAKS.values(), ids=BREAKS)
def test_a_break_is_told_at_its_place_and_alone(real, diagnostics, broken):
    """
    Each break is told with the file, line, column and field of what is wrong, and draws no other error after it.

    The message says what is wrong and, after a semicolon, what to do.
    """
    places = [place for path in _paths(broken) for place in _edited(real, path, broken.edits)]

    told = diagnostics(real)

    assert sorted((*place, field) for place, field in zip(places, broken.fields, strict=True)) == sorted(
        (diagnostic.path, diagnostic.line, diagnostic.column, diagnostic.field) for diagnostic in told
    )
    assert all(broken.says in diagnostic.what and "; " in diagnostic.what for diagnostic in told)


def _paths(broken):
    return sorted({path for path, _, _ in broken.edits})


def _edited(root, path, edits):
    """Make the edits of one file, and give the places at which it bears marks."""
    file = root / path
    text = file.read_text("utf-8") if file.exists() else ""
    for _, old, new in (edit for edit in edits if edit[0] == path):
        assert not old or old in text, f"the record has changed: {path} has no {old!r} any more"
        text = text.replace(old, new, 1) if old else new
    file.write_bytes(text.replace(MARK, "").encode("utf-8", "surrogateescape"))
    before, *rest = text.split(MARK)
    places = []
    for piece in rest:
        places.append((path, before.count("\n") + 1, len(before) - before.rfind("\n")))
        before += piece
    return places


def test_the_record_has_no_fault(real, diagnostics):
    """
    What the project publishes breaks no rule.
    """
    assert () == diagnostics(real)


def test_a_sound_sourcebook_has_no_fault(lay, sound, diagnostics):
    """
    The small world on which these tests stand breaks no rule.
    """
    assert () == diagnostics(lay(sound))


def test_a_record_moved_off_its_shelf_is_told_once(real, diagnostics):
    """
    A record in a wrong place is that one error: what refers to it is right.
    """
    moved = real / "content/event/2022/2022-occasional-contacts.yaml"
    moved.parent.mkdir(parents=True)
    (real / "content/events/2022/2022-occasional-contacts.yaml").rename(moved)

    assert [("content/event/2022/2022-occasional-contacts.yaml", 1, 1)] == [
        diagnostic[:3] for diagnostic in diagnostics(real)
    ]


def test_all_faults_are_told_in_one_run(real, diagnostics):
    """
    Breaks in several files are told together, in the order of files and lines.
    """
    chosen = [BREAKS[name] for name in ("a letter of a quote", "a topic misspelt", "a gap between roles", "a colour that is none",
                                        "a list of words misspelt", "a record in a wrong place", "raw HTML")]  # fmt: skip
    places = [
        place for broken in chosen for path in _paths(broken) for place in _edited(real, path, broken.edits)
    ]

    assert sorted(places) == [diagnostic[:3] for diagnostic in diagnostics(real)]


def _faulty(lay, told):
    with pytest.raises(Diagnostics) as found:
        check(join(read(lay(told))))
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

    def test_has_a_docstring(self):
        """
        The docstring of a rule is the rule.
        """
        assert [] == [
            rule.__name__ for rule in ERRORS if not rule.__doc__ or not rule.__doc__.strip().endswith(".")
        ]


def test_nothing_missing_breaks_the_check(lay, diagnostics):
    """
    An empty folder is told what it lacks.
    """
    told = diagnostics(lay("-- content/topics/ferry.md --\n---\nname: The ferry\nscope: All.\n---"))

    assert ["content/pages/home.md", "content/site.yaml", "content/vocabulary.yaml"] == [
        diagnostic.path for diagnostic in told
    ]


def test_many_wrong_ids_are_all_told(lay, sound, diagnostics):
    """
    However many ids are wrong, each is told; the first hundred with what may have been meant.
    """
    topics = ", ".join(f"fery-{number}" for number in range(150))

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
