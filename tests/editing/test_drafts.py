"""New records: what is written, and what is left to fill in."""

import hashlib
from pathlib import Path, PurePosixPath

import pytest

from sourcebook.build import load
from sourcebook.editing.drafts import Draft, NotDrafted
from sourcebook.editing.formatter import formed_file
from sourcebook.editing.scaffold import scaffold
from sourcebook.model import NOUNS, Event, Source, Topic, Withdrawn
from sourcebook.model.fields import fields_of, written_name
from sourcebook.read.records import read
from sourcebook.register import register

ARTICLE = """\
The Ferry Echo
By Mary Reed

“The bell was rung twice,” Ann Lee said on Monday, 7 May 1962.

Sign up: get our newsletter!
©1962 Ferry Echo. All rights reserved.
Sign up: get our newsletter!
"""


@pytest.fixture
def root(lay, sound):
    return lay(sound)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "received.txt"
    path.write_bytes(ARTICLE.encode("utf-8"))
    return path


@pytest.mark.parametrize("noun", NOUNS, ids=written_name)
def test_the_check_names_exactly_what_is_left(root, diagnostics, article, noun):
    """
    Of every noun, a new record is in the form of all files, explains its fields, and the check names exactly what is
    left to fill in, each field once.
    """
    if noun is Withdrawn:
        (root / "content" / "published.txt").write_text("topic/1962-new-one\n")
    draft = Draft(root, noun, {}, article if noun is Source else None)
    path, left = draft.write("1962-new-one")
    text = (root / path).read_text("utf-8")

    assert left
    assert sorted(left) == sorted(one.field for one in diagnostics(root) if one.path == str(path))
    assert text == formed_file(text, noun, path.suffix == ".md")
    for one in fields_of(noun):
        if one.required and one.name != "body":
            assert f"# {one.what.split(' ')[0]} " in text


def test_what_is_known_is_written_and_the_rest_left(root):
    """
    Values that are given stand in the file, and are not left; the id is made of the title and the year.
    """
    given = {
        "title": "Ann Lee rings: “twice”",
        "date": "1962-05-07",
        "topics": "ferry",
        "kind": "statement",
        "scope": "contact",
    }
    path, left = Draft(root, Event, given).write("")
    text = (root / path).read_text("utf-8")

    assert PurePosixPath("content/events/1962/1962-ann-lee-rings-twice.yaml") == path
    assert "\ntitle: 'Ann Lee rings: “twice”'\n" in text
    assert "\ntopics: [ferry]\n" in text
    assert ("date_basis", "status", "summary") == left[:3]
    assert {"title", "date", "topics", "kind", "scope"}.isdisjoint(left)


def test_a_record_filled_in_is_sound(root, diagnostics):
    """
    When what was left is filled in, nothing of the scaffold stands in the way.
    """
    path, _ = Draft(root, Topic, {"name": "The bell", "scope": "Whatever it rings for."}).write("")
    record = root / path
    assert [] == [one for one in diagnostics(root) if one.path == str(path)]
    assert record.read_text("utf-8").startswith("---\n# Fill in what is empty")


def test_never_overwrites(root):
    """
    A file that is there stays as it is, whatever asks for its name.
    """
    before = (root / "content/topics/ferry.md").read_bytes()
    for given, id in (({}, "ferry"), ({"name": "Ferry"}, "")):
        with pytest.raises(NotDrafted, match="content/topics/ferry.md is there already"):
            Draft(root, Topic, given).write(id)
    (root / "content" / "topics" / "odd.md").mkdir()
    with pytest.raises(NotDrafted, match="odd.md is there already"):
        Draft(root, Topic, {}).write("odd")

    assert before == (root / "content/topics/ferry.md").read_bytes()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"titel": "A"}, "did you mean “title”"),
        ({"nothing-like-it": "A"}, "its fields are title, short, date"),
        ({"title": "x" * 141}, "title: has 141 characters"),
        ({"date": "7 May"}, "date: “7 May” is no date"),
        ({"kind": "crosing"}, "kind: “crosing” is not one of its words: statement, crossing"),
        ({"scope": "contacts"}, "scope: “contacts” cannot stand here; write contact or context"),
        ({"topics": "ferry, Ferry"}, "topics.1: “Ferry” is no id"),
        ({"topics": "ferry, ferry"}, "stands here twice"),
        ({"evidence": "[{source: 1962-paper"}, "evidence: the bracket { that opens here is never closed"),
        ({"evidence": "[{source: 1962-paper, voice: 1 2}]"}, "evidence.0.voice"),
    ],
)
def test_says_at_once_what_cannot_stand(root, given, told):
    """
    A wrong field, value or word is answered when it is given, and nothing is written.
    """
    with pytest.raises(NotDrafted) as refused:
        Draft(root, Event, given)

    assert told in str(refused.value)


@pytest.mark.parametrize(
    ("id", "told"),
    [
        ("", "an id is needed"),
        ("Bell", "is no id"),
        ("index", "reserved"),
        ("../escape", "is no id"),
        ("bell", "the file lies in the folder of its year"),
    ],
)
def test_says_what_id_cannot_be(root, id, told):
    """
    Without a title an id must be given; one that cannot be is refused, and leads out of no folder.
    """
    with pytest.raises(NotDrafted, match=told):
        Draft(root, Event, {}).write(id)


def test_a_year_is_taken_from_the_date(root):
    """
    Where a date is open or in doubt, its year is the first that it names; a title that starts with the year has it once.
    """
    for date, title, wanted in (
        ("../1961-05", "The bell", "1961-the-bell"),
        ("1961~", "1961 was a year", "1961-was-a-year"),
        ("1961-21/1962", "Глядя на реку", "1961-gliadia-na-reku"),
    ):
        assert wanted == Draft(root, Event, {"date": date, "title": title}).suggested_id()


def test_copies_an_article_byte_for_byte(root, article, diagnostics):
    """
    The text of a source is copied as it is, its SHA-256 is written, and the check finds it as recorded.
    """
    path, _ = Draft(root, Source, {"title": "The bell", "published": "1962-05-08"}, article).write("")
    text = (root / path).read_text("utf-8")

    assert PurePosixPath("content/sources/1962-the-bell.md") == path
    assert article.read_bytes() == (root / "seeds" / "1962-the-bell.txt").read_bytes()
    assert f"\nsha256: {hashlib.sha256(article.read_bytes()).hexdigest()}\n" in text
    assert {"seed", "sha256"}.isdisjoint(one.field for one in diagnostics(root))


def test_shows_what_may_not_belong_to_an_article_and_what_dates_it(root, article):
    """
    Repeated lines, bylines, invitations and copyright are listed as they could be left out, days with their lines;
    what is taken over as it stands is true of the article.
    """
    path, _ = Draft(root, Source, {"title": "The bell"}, article).write("1962-echo")
    text = (root / path).read_text("utf-8")

    assert "#   - {line: 2, exact: By Mary Reed, action: drop}\n" in text
    assert "#   - {line: 6, exact: 'Sign up: get our newsletter!', action: drop}\n" in text
    assert "#   - {line: 7, exact: ©1962 Ferry Echo. All rights reserved., action: drop}\n" in text
    assert "#   - {line: 8, exact: 'Sign up: get our newsletter!', action: drop}\n" in text
    assert "#   line 4: “7 May 1962”, “Monday”\n" in text
    assert "line: 4" not in text


def test_shows_headline_and_dated_byline_in_an_article(root, tmp_path):
    """
    The line that is the title, and a byline with its date, are listed too: neither is to be quoted.
    """
    article = tmp_path / "received.txt"
    article.write_text("The bell\nBy Mary Reed, 7 May 1962\nThe bell rang twice.\n", "utf-8")
    path, _ = Draft(root, Source, {"title": "The bell"}, article).write("1962-echo")
    text = (root / path).read_text("utf-8")

    assert "#   - {line: 1, exact: The bell, action: metadata, kept_as: title}\n" in text
    assert "#   - {line: 2, exact: 'By Mary Reed, 7 May 1962', action: drop}\n" in text
    assert "{line: 3" not in text


def test_lists_the_words_that_can_stand(root):
    """
    Where a word of the vocabulary is to be filled in, those that there are stand beside it, at any depth.
    """
    path, _ = Draft(root, Event, {"title": "Ann Lee rings"}).write("1962-rings")
    text = (root / path).read_text("utf-8")

    assert "A word of `bases` in content/vocabulary.yaml: stated, computed, background" in text
    assert "A word of `voices` in content/vocabulary.yaml: direct, partly, reported.\n    voice:" in text


def test_what_a_record_cannot_hold_spoils_no_record(root, article, diagnostics):
    """
    Tabs, fullwidth digits and overlay marks of an article’s lines are shown as blanks: the record can be read.
    """
    article.write_text(
        "Sign up\tnow: \uff12\uff10 o\u0334ver\n©\u00a01962 \uff15 May 1962 on Monday\nWords.\n", "utf-8"
    )
    path, left = Draft(root, Source, {}, article).write("1962-odd")

    assert sorted(left) == sorted(one.field for one in diagnostics(root) if one.path == str(path))
    assert "#   line 1, in part: Sign up now:" in (root / path).read_text("utf-8")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is empty"),
        (b"   \n", "is empty"),
        ("Größe".encode("latin-1"), "is not UTF-8"),
        (b"a\x00b", "control character U\\+0000"),
        ("a\u200bb".encode(), "invisible character U\\+200B"),
        (b"x" * 262_145, "more than 262,144 bytes"),
    ],
)
def test_refuses_what_is_no_article(root, article, data, told):
    """
    A text that could not be published character for character is not taken in.
    """
    article.write_bytes(data)
    with pytest.raises(NotDrafted, match=told):
        Draft(root, Source, {}, article)


def test_refuses_what_is_no_file(root):
    """
    A device, which could be read without end, is not read.
    """
    with pytest.raises(NotDrafted, match="/dev/zero is no file"):
        Draft(root, Source, {}, Path("/dev/zero"))


def test_an_article_is_taken_in_once(root, article):
    """
    The same bytes are not described twice; and where the record cannot be written, no article is left behind.
    """
    article.write_bytes((root / "seeds" / "paper.txt").read_bytes())
    with pytest.raises(NotDrafted, match="content/sources/1962-paper.md describes it"):
        Draft(root, Source, {}, article)
    article.write_text("Another text.\n", "utf-8")
    (root / "content" / "sources" / "odd.md").mkdir()
    with pytest.raises(NotDrafted, match="is there already"):
        Draft(root, Source, {}, article).write("odd")
    assert ["paper.txt"] == [one.name for one in (root / "seeds").iterdir()]


def test_tells_an_editor_where_the_schema_is(root):
    """
    A YAML record names its schema by a relative path, where the sourcebook has it; a Markdown record has none.
    """
    assert "yaml-language-server" not in (root / Draft(root, Event, {}).write("1962-a")[0]).read_text("utf-8")
    (root / "schema").mkdir()
    for name in ("event", "topic"):
        (root / "schema" / f"{name}.json").write_text("{}")
    event, topic = (root / Draft(root, noun, {}).write("1962-b")[0] for noun in (Event, Topic))
    modeline = event.read_text("utf-8").split("\n")[0]

    assert "# yaml-language-server: $schema=../../../schema/event.json" == modeline
    assert (event.parent / modeline.partition("=")[2]).resolve() == (root / "schema" / "event.json").resolve()
    assert "yaml-language-server" not in topic.read_text("utf-8")


def test_asks_for_what_a_record_must_have(root):
    """
    It asks, in the order of the file, for what can be told on a line and is not known; with the words that can stand there.
    """
    draft = Draft(root, Event, {"kind": "statement"})
    asked = [one.name for one in draft.to_ask()]

    assert ["title", "date", "date_basis", "scope", "status", "topics", "summary"] == asked
    basis = next(one for one in draft.to_ask() if one.name == "date_basis")
    assert draft.hint(basis).endswith("\n  stated, computed, background")


def test_takes_whole_parts_of_a_record():
    """
    Parts that are known stand in a scaffold; what each of them lacks is left.
    """
    evidence = [{"source": "1962-paper", "quote": "The ferry goes every day"}, {"voice": "direct"}]
    made = scaffold(Event, {"evidence": evidence}, {}, None, {})

    assert "    quote: >-\n      The ferry goes every day\n" in made.text
    assert (
        "evidence.0.said_by",
        "evidence.0.voice",
        "evidence.1.source",
        "evidence.1.quote",
        "evidence.1.said_by",
    ) == made.left[-5:]


@pytest.mark.parametrize("is_there", [True, False])
def test_a_withdrawn_record_is_what_it_was(root, is_there):
    """
    What a withdrawn record was, and its title, are known by its id: from its file, or from the register where that is gone.
    """
    book = load(root)
    register(root, book)
    event = book.all(Event)[0]
    if not is_there:
        (root / event.origin.path).unlink()
    path, left = Draft(root, Withdrawn, {}).write(event.id)
    text = (root / path).read_text("utf-8")

    assert f"was: {Event.noun}\n" in text
    assert event.title in text
    assert {"withdrawn", "why"} == set(left)


def test_what_was_never_there_cannot_be_withdrawn(root):
    """
    An id that no record has or had is refused, with the one that is like it, and nothing is written.
    """
    with pytest.raises(
        NotDrafted, match="“1962-crosing” is no record and was never published.*“1962-crossing”"
    ):
        Draft(root, Withdrawn, {}).write("1962-crosing")
    with pytest.raises(NotDrafted, match="was never published"):
        Draft(root, Withdrawn, {"was": "topic"}).fill_in("1931-nobody")

    assert not (root / "content" / "withdrawn").exists()


def test_a_withdrawn_record_keeps_its_corrections_and_names_its_old_file(root):
    """
    The `changes` of the old file are taken over as they are, and it is named as the one to delete; where it is gone, none is.
    """
    old = root / "content" / "events" / "1962" / "1962-crossing.yaml"
    change = "changes:\n  - {date: 1962-05-09, was: It stood., now: It goes., why: So.}\n"
    old.write_text(old.read_text("utf-8") + change, "utf-8")
    draft = Draft(root, Withdrawn, {})
    path, _ = draft.write("1962-crossing")
    record = next(one for one in read(root).entries if one.origin.path == str(path))

    assert "1962-05-09" in (root / path).read_text("utf-8")
    assert "now: It goes." in (root / path).read_text("utf-8")
    assert "content/events/1962/1962-crossing.yaml" == draft.to_delete("1962-crossing")
    assert record.key[1] == "1962-crossing"
