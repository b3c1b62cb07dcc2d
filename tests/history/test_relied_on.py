"""What readers relied on is kept, and a change of it declared."""

import json

import pytest

from sourcebook.build import load
from sourcebook.model import Diagnostics
from sourcebook.register import register
from sourcebook.rules.check import history_diagnostics
from tests.harness.sourcebooks import edit, resolved

EVENT = "content/events/1962/1962-lee-ferry.yaml"
SOURCE = "content/sources/1962-paper.md"
OFFICIAL = "content/officials/ann-lee.md"
DECLARED = (
    "changes:\n  - {date: 1963-01-05, was: It said otherwise., now: It says this., why: It was wrong.}\n"
)
CHANGES = {
    "title": ("title: Ann Lee says the ferry goes", "title: Ann Lee says the ferry went"),
    "date": (
        "date: 1962-05-04\ndate_basis: stated\nkind: statement",
        "date: 1962-05-03\ndate_basis: stated\nkind: statement",
    ),
    "parties": ("organisations: [harbour]", "organisations: []"),
    "quotes": (
        "“The ferry goes every day,” harbour master Ann Lee said on Friday.",
        "harbour master Ann Lee said on Friday.",
    ),
}


@pytest.fixture
def published(lay, sound):
    """The sound sourcebook, its records registered, and its root."""
    root = lay(sound)
    register(root, load(root))
    return root


def _undeclared(root):
    return [(one.path, one.field) for one in history_diagnostics(load(root), ())]


def test_what_is_as_it_was_published_is_silent(published):
    """
    Nothing is asked of records that say what they said; a first registration writes a state for each.
    """
    kept = json.loads((published / "content" / "published.json").read_text("utf-8"))

    assert [] == _undeclared(published)
    assert "Ann Lee says the ferry goes" == kept["event/1962-lee-ferry"]["title"]
    assert ["1962-paper 0-66 ann-lee"] == kept["event/1962-lee-ferry"]["quotes"]
    assert set(kept) == set((published / "content" / "published.txt").read_text("utf-8").split())


def test_an_office_that_turns_out_to_be_none_of_the_state_is_asked_about(published):
    """
    That a role is no office of the state takes a side's word away from what was said in it: readers relied on that.
    """
    edit(published, OFFICIAL, "from: 1962, basis", "from: 1962, state: false, basis")

    assert [(OFFICIAL, "offices")] == _undeclared(published)


def test_each_change_of_what_readers_relied_on_is_asked_about(published):
    """
    A changed title, date, status, party or quote asks for an entry in `changes:`, and with one more it is silent.
    """
    sound = (published / EVENT).read_text("utf-8")
    for field, (old, new) in CHANGES.items():
        (published / EVENT).write_text(
            sound.replace(old, new).replace(
                "voice: partly", "voice: reported" if field == "quotes" else "voice: partly"
            ),
            "utf-8",
        )
        assert [(EVENT, field)] == _undeclared(published), field
        with (published / EVENT).open("a", encoding="utf-8") as file:
            file.write(DECLARED)
        assert [] == _undeclared(published), field


def test_the_register_refuses_what_is_not_declared_and_moves_on_with_what_is(published):
    """
    A change that is not declared is not registered; one that is becomes what the next change is compared with.
    """
    edit(published, EVENT, *CHANGES["title"])
    before = (published / "content" / "published.json").read_text("utf-8")
    with pytest.raises(Diagnostics, match="was published"):
        register(published, load(published))
    assert before == (published / "content" / "published.json").read_text("utf-8")

    with (published / EVENT).open("a", encoding="utf-8") as file:
        file.write(DECLARED)
    register(published, load(published))
    assert [] == _undeclared(published)
    edit(published, EVENT, "the ferry went", "the ferry flew")
    assert [(EVENT, "title")] == _undeclared(published)


def test_a_renamed_record_is_compared_with_what_it_was(published):
    """
    A record is known by its former ids.
    """
    text = (published / EVENT).read_text("utf-8").replace("title: Ann Lee says", "title: Ann Lee thinks")
    (published / EVENT).unlink()
    new = EVENT.replace("lee-ferry", "lee-says")
    (published / new).write_text(f"{text}formerly: [1962-lee-ferry]\n", "utf-8")
    edit(published, OFFICIAL, "[[event/1962-lee-ferry]]", "[[event/1962-lee-says]]")

    assert [(new, "title")] == _undeclared(published)


OTHERS = {
    "scope": (EVENT, "scope: contact", "scope: context"),
    "date_basis": (EVENT, "date_basis: stated", "date_basis: computed\ndate_note: It says Friday."),
    "country": (OFFICIAL, "country: Eastland", "country: Westland"),
    "standing": (SOURCE, "standing: independent", "standing: paid"),
    "origins": (SOURCE, "name: What Ann Lee said}", "name: What Ann Lee said, published: 1962-05-04}"),
}


@pytest.mark.parametrize("field", OTHERS)
def test_what_else_is_kept_is_asked_about(published, field):
    """
    How a date is known, whether a record is of a contact, for whom an official speaks, how a source stands and what it
    retells are relied on too.
    """
    independent = "  independent: {label: independent}"
    edit(published, "content/vocabulary.yaml", independent, f"{independent}\n  paid: {{label: paid}}")
    edit(published, "content/site.yaml", "countries: [Eastland]", "countries: [Eastland, Westland]")
    file, old, new = OTHERS[field]
    edit(published, file, old, new)

    assert (file, field) in _undeclared(published)


def test_the_way_of_an_origin_is_kept(published):
    """
    Through whom an origin came is a part of it.
    """
    edit(published, SOURCE, "name: What Ann Lee said}", "name: What Ann Lee said, path: [harbour]}")

    assert [(SOURCE, "origins")] == _undeclared(published)


def test_fewer_corrections_than_were_kept_are_told(published):
    """
    A correction that was registered is not taken back.
    """
    with (published / EVENT).open("a", encoding="utf-8") as file:
        file.write(DECLARED)
    register(published, load(published))
    assert [] == _undeclared(published)
    edit(published, EVENT, DECLARED, "")

    assert [(EVENT, "changes")] == _undeclared(published)


def test_unnamed_speakers_are_no_ids(published):
    """
    Who is unnamed is described in words, of which none is taken for a former id.
    """
    text = (published / EVENT).read_text("utf-8")
    one, other = (
        text.replace("said_by: ann-lee\n", f"said_by: {{unnamed: one at {where}}}\n")
        for where in ("old-pier", "pier")
    )
    (published / "content" / "places").mkdir()
    pier = published / "content" / "places" / "pier.md"
    (published / EVENT).write_text(one, "utf-8")
    pier.write_text("---\nname: Pier\n---\n", "utf-8")
    (published / "content" / "published.json").unlink()
    register(published, resolved(published))
    pier.write_text("---\nname: Pier\nformerly: [old-pier]\n---\n", "utf-8")
    (published / EVENT).write_text(other, "utf-8")
    book = resolved(published)

    assert [(EVENT, "quotes")] == [(one.path, one.field) for one in history_diagnostics(book, ())]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"event/x": 3}',
        '{"event/x": {"corrections": "many"}}',
        '{"event/x": {"corrections": true}}',
        '{"event/x": {"corrections": -1}}',
        '{"event/x": {"corrections": 1.5}}',
        f'{{"event/x": {{"corrections": {"9" * 5000}}}}}',
        '{"event/x": {}, "event/x": {"title": "x"}}',
        "[" * 10_000,
    ],
    ids=[
        "nothing",
        "no JSON",
        "a list",
        "no state",
        "no number",
        "true",
        "negative",
        "a fraction",
        "5,000 digits",
        "twice",
        "depth",
    ],
)
def test_a_spoilt_file_of_states_is_told(published, diagnostics, text):
    """
    Whatever stands in content/published.json, it is read or told, and never a traceback.
    """
    (published / "content" / "published.json").write_text(text, "utf-8")

    assert ["content/published.txt"] == [one.path for one in diagnostics(published)] or [
        "content/published.json"
    ] == [one.path for one in diagnostics(published)]


PAGE = """title: Another page
url: https://other.example.org/
publisher: The Other Paper
kind: independent
consulted: stored copy
supports: 'yes'
"""
ACT = "content/events/1962/1962-crossing.yaml"
HARBOUR = "content/organisations/harbour.md"
OUTSIDE = "content/outside/other.yaml"
VARIANT = "    variants:\n      - {instead_of: every day, text: jeden Tag, language: German, outlet: Post, url: 'https://other.example.org/', from: Dutch, original: true}\n"
NEWER = {
    "kind": (ACT, "kind: crossing", "kind: voyage"),
    "a position": (ACT, "position: asserts", "position: denies"),
    "a passage shown in public": (ACT, "voice: reported", "voice: reported\n    shows: public"),
    "when words were said": (EVENT, "voice: partly", "voice: partly\n    said: 1962-05-03"),
    "when words were first published": (
        EVENT,
        "voice: partly",
        "voice: partly\n    first_published: 1962-05-04",
    ),
    "due": (ACT, "due: 1962-06", "due: 1962-07"),
    "who wished": (ACT, "wished_by: [ann-lee]", "wished_by: [harbour]"),
    "who refused": (ACT, "wished_by: [ann-lee]", "wished_by: [ann-lee], refused_by: [harbour]"),
    "what came of it": (ACT, "outcome: It went.", "outcome: It sank."),
    "witnesses": (ACT, "documented_by: ['https://other.example.org/']\n", ""),
    "country": (HARBOUR, "country: Eastland", "country: Elsewhere"),
    "state": (HARBOUR, "state: true", "state: false"),
    "the kind of a page": (OUTSIDE, "kind: independent", "kind: reference"),
    "whether a page was read": (OUTSIDE, "consulted: stored copy", "consulted: unknown"),
    "what a page supports": (OUTSIDE, "supports: 'yes'", "supports: 'no'"),
    "a variant": (EVENT, VARIANT, ""),
    "the words of a variant": (EVENT, "jeden Tag", "täglich"),
    "of which words a variant is": (EVENT, "instead_of: every day", "instead_of: goes every day"),
    "the language of a variant": (EVENT, "language: German", "language: Dutch"),
    "whose a variant is": (EVENT, "outlet: Post", "outlet: Mail"),
    "from what a variant is": (EVENT, "from: Dutch", "from: Danish"),
    "whether a variant is the original": (EVENT, ", original: true", ""),
}
FIELD = {
    "a position": "grounds", "a passage shown in public": "grounds", "when words were said": "grounds",
    "when words were first published": "grounds", "due": "plan", "who wished": "plan", "who refused": "plan",
    "what came of it": "plan", "the kind of a page": "kind", "whether a page was read": "consulted",
    "what a page supports": "supports", "a variant": "variants", "the words of a variant": "variants",
    "of which words a variant is": "variants", "the language of a variant": "variants", "whose a variant is": "variants",
    "from what a variant is": "variants", "whether a variant is the original": "variants",
}  # fmt: skip


@pytest.mark.parametrize("name", NEWER)
def test_each_newer_field_is_relied_on(lay, sound, name):
    """
    What an act rests on, its plan, and whose a body or page is: a change of each is to be declared.
    """
    told = sound.replace("name: The Harbour\n", "name: The Harbour\ncountry: Eastland\nstate: true\n")
    told = told.replace("  crossing: {", "  voyage: {label: Voyage, is: act}\n  crossing: {")
    told = told.replace(
        "standings:\n",
        "stances:\n  asserts: {label: asserts, supports: true}\n  denies: {label: denies}\nstandings:\n",
    )
    told = told.replace(
        "said_by: narration\n    voice: reported\n",
        "said_by: narration\n    voice: reported\n    position: asserts\n"
        "documented_by: ['https://other.example.org/']\nplan: {due: 1962-06, wished_by: [ann-lee], outcome: It went.}\n",
    )
    told = told.replace("voice: partly\n", f"voice: partly\n{VARIANT}", 1)
    root = lay(f"{told}\n-- {OUTSIDE} --\n{PAGE}")
    register(root, resolved(root))
    file, old, new = NEWER[name]
    edit(root, file, old, new)
    found = [(one.path, one.field) for one in history_diagnostics(resolved(root), ())]

    assert (file, FIELD.get(name, name)) in found
