"""What readers relied on is kept, and a change of it declared."""

import json

import pytest

from sourcebook.build import load
from sourcebook.history.register import register
from sourcebook.model import Diagnostics
from sourcebook.rules.check import history_diagnostics

EVENT = "content/events/1962/1962-lee-ferry.yaml"
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


def _edit(root, old, new, file=EVENT):
    path = root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


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
    _edit(published, *CHANGES["title"])
    before = (published / "content" / "published.json").read_text("utf-8")
    with pytest.raises(Diagnostics, match="was published"):
        register(published, load(published))
    assert before == (published / "content" / "published.json").read_text("utf-8")

    with (published / EVENT).open("a", encoding="utf-8") as file:
        file.write(DECLARED)
    register(published, load(published))
    assert [] == _undeclared(published)
    _edit(published, "the ferry went", "the ferry flew")
    assert [(EVENT, "title")] == _undeclared(published)


def test_a_renamed_record_is_compared_with_what_it_was(published):
    """
    A record is known by its former ids.
    """
    text = (published / EVENT).read_text("utf-8").replace("title: Ann Lee says", "title: Ann Lee thinks")
    (published / EVENT).unlink()
    new = EVENT.replace("lee-ferry", "lee-says")
    (published / new).write_text(f"{text}formerly: [1962-lee-ferry]\n", "utf-8")
    _edit(published, "[[event/1962-lee-ferry]]", "[[event/1962-lee-says]]", "content/officials/ann-lee.md")

    assert [(new, "title")] == _undeclared(published)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"event/x": 3}', '{"event/x": {"corrections": "many"}}', "[" * 10_000],
    ids=["nothing", "no JSON", "a list", "no state", "no number", "depth"],
)
def test_a_spoilt_file_of_states_is_told(published, diagnostics, text):
    """
    Whatever stands in content/published.json, it is read or told, and never a traceback.
    """
    (published / "content" / "published.json").write_text(text, "utf-8")

    assert ["content/published.txt"] == [one.path for one in diagnostics(published)] or [
        "content/published.json"
    ] == [one.path for one in diagnostics(published)]
