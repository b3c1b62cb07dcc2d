"""Evidence and register held against an earlier commit: what all files agree on can still be false."""

import hashlib
import json
import os

import pytest

from sourcebook.build import load
from sourcebook.history.commit import NoSuchCommit, _lay, checked_out
from sourcebook.history.guard import evidence_that_changed, records_that_changed, register_that_changed
from sourcebook.model import Diagnostics
from sourcebook.register import register
from tests.harness.sourcebooks import commit, edit, git, resolved, run

pytestmark = pytest.mark.long

EVENT = "content/events/1962/1962-lee-ferry.yaml"
SOURCE = "content/sources/1962-paper.md"
SEED = "seeds/paper.txt"
TURNED = "“It cannot be said that the ferry goes every day,”"


@pytest.fixture
def repository(lay, sound):
    """A sourcebook whose article denies something, registered and committed: its root."""
    root = lay(sound.replace("“The ferry goes every day,”", TURNED))
    register(root, load(root))
    commit(root)
    return root


def _check(root, base="HEAD"):
    ran = run("check", root, *(["--base", base] if base is not None else []))
    return ran.exit_code, ran.stderr


def _guarded(root):
    """What is told against the last commit alone, as (path, field)."""
    with checked_out(root, "HEAD") as before:
        books = resolved(before), resolved(root)
        guards = (evidence_that_changed, register_that_changed, records_that_changed)
        return {(one.path, one.field) for guard in guards for one in guard(*books)}


def _declare(root, file, *days):
    """Give a record these entries in `changes:`, which it has none of."""
    entries = "".join(f"  - {{date: 1963-01-{day:02}, was: One., now: Two., why: Wrong.}}\n" for day in days)
    path = root / file
    front, mark, rest = path.read_text("utf-8").partition("\n---\n")
    path.write_text(
        f"{front}\nchanges:\n{entries}{mark.lstrip()}{rest}" if mark else f"{front}changes:\n{entries}",
        "utf-8",
    )


def _rename(root, file, new, *others):
    """Give a record another id, its old one in `formerly`, and name it so wherever it is named."""
    old, id = (root / file).stem, (root / file).with_name(new).stem
    path = root / file
    text = path.read_text("utf-8")
    front, mark, rest = text.partition("\n---\n")
    told = f"formerly: [{old}]\n"
    path.with_name(new).write_text(
        f"{front}\n{told}{mark.lstrip()}{rest}" if mark else f"{text}{told}", "utf-8"
    )
    path.unlink()
    for other in others:
        edit(root, other, old, id)


def test_an_unchanged_sourcebook_is_sound(repository):
    """
    Against its own commit nothing is wrong, nor with a record more once its line is in the register.
    """
    assert 0 == _check(repository)[0]
    (repository / "content" / "topics" / "bells.md").write_text(
        "---\nname: Bells\nscope: All bells.\n---\n", "utf-8"
    )
    assert "content/topics/bells.md:2:1: is not in content/published.txt" in _check(repository)[1]
    assert 0 == run("register", repository, "--base", "HEAD").exit_code
    assert 0 == _check(repository)[0]


def test_a_seed_its_hash_and_its_quotes_changed_together_are_refused(repository):
    """
    A falsified article with which its hash and its quotes agree passes every other rule, and is told against the commit.
    """
    was = hashlib.sha256((repository / SEED).read_bytes()).hexdigest()
    edit(repository, SEED, "It cannot be said that the ferry", "The ferry")
    edit(repository, SOURCE, was, hashlib.sha256((repository / SEED).read_bytes()).hexdigest())
    edit(repository, EVENT, "It cannot be said that the ferry", "The ferry")
    load(repository)  # all agrees
    code, told = _check(repository)

    assert 1 == code
    for field in ("seed", "sha256"):
        assert f"{field}: differs from what it was" in told


def test_a_sentence_cut_as_boilerplate_is_refused_without_a_commit_too(repository):
    """
    Boilerplate that takes the words that turn a sentence is an error by itself, whatever its note says.
    """
    edit(
        repository,
        SOURCE,
        "origins:\n",
        "boilerplate:\n  - {line: 1, exact: '“It cannot be said that ', action: strip-prefix, note: A label.}\norigins:\n",
    )
    edit(repository, EVENT, TURNED, "the ferry goes every day,”")
    ran = run("check", repository)

    assert 1 == ran.exit_code
    assert "boilerplate.0.exact: is a part of a sentence" in ran.stderr
    assert "boilerplate: differs from what it was" in _check(repository)[1]


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            SOURCE,
            "origins:\n",
            "boilerplate: [{line: 2, exact: x, action: drop}]\norigins:\n",
            "boilerplate: differs",
        ),
        (
            SOURCE,
            "origins:\n",
            "set_apart: [{line: 2, starts: Nobody, label: Another hand}]\norigins:\n",
            "set_apart: differs",
        ),
        (
            "content/published.txt",
            "event/1962-crossing\n",
            "",
            "the line “event/1962-crossing” was taken out",
        ),
        (
            "content/published.json",
            '"title": "Ann Lee"',
            '"title": "Ann Leigh"',
            "the entry of “official/ann-lee” is neither the one that was there",
        ),
        (EVENT, "title: Ann Lee says", "title: Ann Lee thinks", "was published"),
    ],
    ids=["boilerplate", "set apart", "a line of the register", "a kept state", "a title"],
)
def test_what_may_not_be_touched_is_told(repository, file, old, new, told):
    """
    Each change of published evidence, of the register and of what was kept is told.
    """
    edit(repository, file, old, new)
    code, said = _check(repository)

    assert 1 == code
    assert told in said


def test_a_changed_state_does_not_hide_a_changed_record(repository):
    """
    Whoever changes a record and what was kept of it alike is told of it against the earlier commit.
    """
    for file in (EVENT, "content/published.json"):
        edit(repository, file, "Ann Lee says the ferry goes", "Ann Lee thinks the ferry goes")

    assert 0 == run("check", repository).exit_code
    assert "was published" in _check(repository)[1]


def test_a_source_that_is_gone_is_told(repository):
    """
    A source that is removed, or whose record cannot be read any more, is told at its file.
    """
    (repository / SOURCE).unlink()

    assert f"{SOURCE}:1:1: this source is gone" in _check(repository)[1]


@pytest.mark.parametrize("base", ["nosuch", "--help", "HEAD:content", ""])
def test_an_unknown_commit_is_told(repository, base):
    """
    A commit that git does not know is a mistake of the command line, and so is an empty name, as of a variable that was
    never set: nothing would be held against anything.
    """
    code, told = _check(repository, base)

    assert 2 == code
    assert "git knows no such commit here" in told


def test_a_sourcebook_that_is_not_registered_may_be_held_against_a_commit(lay, sound):
    """
    Where neither side has a register, nothing was published: evidence alone is compared, and a first registration is welcome.
    """
    root = lay(sound)
    commit(root)
    edit(root, EVENT, "title: Ann Lee says", "title: Ann Lee thinks")
    assert 0 == _check(root)[0]

    register(root, load(root))
    assert 0 == _check(root)[0]
    edit(root, SEED, "herself", "alone")
    assert "seed: differs from what it was" in _check(root)[1]


@pytest.mark.parametrize("file", ["published.txt", "published.json"])
def test_a_register_that_is_gone_is_told_once(repository, file):
    """
    A register, or what was kept beside it, that is taken away is one error, at the file.
    """
    (repository / "content" / file).unlink()
    code, told = _check(repository)

    assert 1 == code
    assert f"content/{file}:1:1: is gone; restore it" in told
    assert 1 == told.count("restore it")


def test_a_register_that_cannot_be_read_is_told(repository):
    """
    A register that is no text any more, on either side, is an error and no traceback; all that stood before it counts as published.
    """
    (repository / "content" / "published.txt").write_bytes(b"\xff")
    assert "content/published.txt:1:1: is not UTF-8" in _check(repository)[1]

    commit(repository)
    git(repository, "checkout", "--quiet", "HEAD~", "--", "content/published.txt")
    assert 0 == _check(repository)[0]
    edit(repository, EVENT, "title: Ann Lee says", "title: Ann Lee thinks")
    assert {(EVENT, "title")} == _guarded(repository)


def test_a_record_that_the_commit_cannot_show_is_held_against_what_was_kept(repository):
    """
    Where the earlier commit's record cannot be read, or not whole, what it kept of the record counts.
    """
    for sound, spoilt in (
        ("title: Ann", "title: [Ann"),
        ("title: Ann", "nonsense: x\ntitle: Ann"),
        ("It cannot be said", "It cannot be sayd"),
    ):
        edit(repository, EVENT, sound, spoilt)
        commit(repository)
        edit(repository, EVENT, spoilt, sound)
        assert set() == _guarded(repository)
        edit(repository, EVENT, "status: on-record", "status: planned")
        assert {(EVENT, "status")} == _guarded(repository)
        edit(repository, EVENT, "status: planned", "status: on-record")


def test_each_pull_request_declares_what_it_changes(repository):
    """
    A change needs an entry that the earlier commit has not, though what was kept is older, and whether or not it was
    registered anew between.
    """
    edit(repository, EVENT, "title: Ann Lee says", "title: Ann Lee thinks")
    _declare(repository, EVENT, 5)
    assert 0 == _check(repository)[0]
    commit(repository)

    for registered in (False, True):
        if registered:
            register(repository, load(repository))
            commit(repository)
        edit(repository, EVENT, "title: Ann Lee thinks", "title: Ann Lee feels")
        assert (0 if not registered else 1) == _check(repository, None)[0]
        assert "title: “Ann Lee thinks the ferry goes” was published" in _check(repository)[1]
        git(repository, "checkout", "--quiet", "--", EVENT)


def test_a_registered_change_is_compared_with_the_commit_before_it(repository):
    """
    `register` run in the same change hides nothing: the record is held against what the earlier commit says.
    """
    edit(repository, EVENT, "title: Ann Lee says", "title: Ann Lee thinks")
    _declare(repository, EVENT, 5)
    register(repository, load(repository))
    assert 0 == _check(repository)[0]
    edit(repository, EVENT, "changes:\n  - {date: 1963-01-05, was: One., now: Two., why: Wrong.}\n", "")
    edit(repository, "content/published.json", '"corrections": 1', '"corrections": 0')

    assert 0 == _check(repository, None)[0]
    assert "was published" in _check(repository)[1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  - {date: 1963-01-05", "  - {date: 1963-01-04"),
        ("was: One.", "was: Other."),
        ("1963-01-06", "1963-01-08"),
    ],
)
def test_published_corrections_are_kept(repository, old, new):
    """
    Entries in `changes:` that were published stay as they were and first; one may follow them, none may go.
    """
    _declare(repository, EVENT, 5, 6)
    commit(repository)
    with (repository / EVENT).open("a", encoding="utf-8") as file:
        file.write("  - {date: 1963-02-01, was: One., now: Two., why: Wrong.}\n")
    assert 0 == _check(repository)[0]
    edit(repository, EVENT, old, new)

    assert "changes: the entries that were published are not all here" in _check(repository)[1]


def test_a_published_record_is_not_erased_by_another(repository):
    """
    A record that takes another's place with `formerly` says so in `changes:`; that merge declares nothing of the events
    that named the other.
    """
    crossing = "content/events/1962/1962-crossing.yaml"
    (repository / crossing).unlink()
    edit(
        repository,
        EVENT,
        "related:\n  - {event: 1962-crossing, how: reports-on}\n",
        "formerly: [1962-crossing]\n",
    )
    for base in (None, "HEAD"):
        code, told = _check(repository, base)
        assert 1 == code
        assert f"{EVENT}:19:11: formerly: makes one of records that were published apart" in told
        assert "title: “The ferry crosses” was published" in told

    _declare(repository, EVENT, 5)
    assert 0 == _check(repository)[0]
    register(repository, load(repository))
    kept = json.loads((repository / "content" / "published.json").read_text("utf-8"))
    assert kept["event/1962-crossing"] == kept["event/1962-lee-ferry"]
    assert 0 == _check(repository)[0]


def test_a_merged_official_is_not_put_into_others_mouths(lay, sound):
    """
    An event whose speaker was merged into another says so itself: only a rename needs no word of the events.
    """
    other = "-- content/officials/bo-lee.md --\n---\nname: Bo Lee\ncountry: Eastland\nroles:\n  - {title: Clerk, from: 1960, basis: background}\n---\n"
    root = lay(sound.replace("-- content/pages/home.md --", other + "-- content/pages/home.md --"))
    register(root, load(root))
    commit(root)
    (root / "content/officials/ann-lee.md").unlink()
    bo = "content/officials/bo-lee.md"
    edit(root, bo, "name: Bo Lee\n", "name: Bo Lee\nformerly: [ann-lee]\n")
    _declare(root, bo, 5)
    edit(root, EVENT, "ann-lee", "bo-lee")

    for base in (None, "HEAD"):
        told = _check(root, base)[1]
        for field in ("parties", "quotes"):
            assert f"{field}: the {field} differ" in told
        assert bo not in told
    assert {(EVENT, "parties"), (EVENT, "quotes")} == _guarded(root)


@pytest.mark.parametrize("registered", [False, True])
def test_an_honest_rename_is_no_change_of_those_who_name_it(repository, registered):
    """
    An official, an organisation or a source with another id, its former one told, asks for nothing but its new line in
    the register; a seed may have another name too.
    """
    official, organisation = "content/officials/ann-lee.md", "content/organisations/harbour.md"
    _rename(repository, official, "ann-b-lee.md", EVENT)
    _rename(repository, organisation, "old-harbour.md")
    edit(repository, EVENT, "[harbour]", "[old-harbour]")
    edit(repository, "content/officials/ann-b-lee.md", ": harbour", ": old-harbour")
    _rename(repository, SOURCE, "1962-the-paper.md", EVENT, "content/events/1962/1962-crossing.yaml")
    (repository / SEED).rename(repository / "seeds" / "the-paper.txt")
    edit(repository, "content/sources/1962-the-paper.md", SEED, "seeds/the-paper.txt")
    if registered:
        register(repository, load(repository))

    told = [(base, *_check(repository, base)) for base in (None, "HEAD")]
    if not registered:
        base, code, said = told.pop()
        assert (1, 3) == (code, said.count("is not in content/published.txt"))
    for base, code, said in told:
        assert (0, "") == (code, "".join(said.splitlines()[:-1])), base


def test_a_withdrawn_record_keeps_its_title_and_its_corrections(repository):
    """
    What is withdrawn is called as it was published, and its corrections stay; if it comes back, that is declared.
    """
    crossing = "content/events/1962/1962-crossing.yaml"
    _declare(repository, crossing, 5)
    commit(repository)
    changes = (repository / crossing).read_text("utf-8").partition("changes:")[2]
    (repository / crossing).unlink()
    edit(repository, EVENT, "related:\n  - {event: 1962-crossing, how: reports-on}\n", "")
    stone = repository / "content" / "withdrawn" / "1962-crossing.yaml"
    stone.parent.mkdir()
    told = "was: event\ntitle: {}\nwithdrawn: 1963-02-01\nwhy: It was wrong.\n"
    stone.write_text(told.format("A ferry"), "utf-8")
    assert (
        "title: “The ferry crosses” was published, and “A ferry” stands here" in _check(repository, None)[1]
    )
    assert "changes: the entries that were published" in _check(repository)[1]

    stone.write_text(told.format("The ferry crosses") + f"changes:{changes}", "utf-8")
    assert 0 == _check(repository)[0]
    commit(repository)
    stone.unlink()
    git(repository, "checkout", "--quiet", "HEAD~", "--", crossing)
    assert "was withdrawn, and stands here again" in _check(repository)[1]


@pytest.mark.parametrize(
    ("poison", "alone"),
    [
        (lambda row: {**row, "title": "Ann Lee thinks the ferry goes"}, True),
        (lambda row: {**row, "corrections": 0, "status": "planned"}, True),
        (lambda row: {key: row[key] for key in row if key != "title"}, False),
        (lambda row: {}, False),
        (lambda row: {**row, "corrections": 7}, True),
        (lambda row: {**row, "title": ["x", 3]}, True),
        (lambda row: {**row, "quotes": [{"x": 3}]}, True),
        (lambda row: None, True),
    ],
    ids=["title", "status", "a field less", "nothing kept", "corrections", "a list", "objects", "no row"],
)
def test_what_was_kept_is_not_poisoned(repository, poison, alone):
    """
    A kept state is what it was, or what `register` would write; without a commit, what differs from its record is told,
    as is a registered record of which nothing is kept, and `register` makes none up.
    """
    path = repository / "content" / "published.json"
    kept = json.loads(path.read_text("utf-8"))
    row = poison(kept.pop("event/1962-lee-ferry"))
    path.write_text(json.dumps(kept if row is None else {**kept, "event/1962-lee-ferry": row}), "utf-8")
    what = "the entry of"

    assert f"content/published.json:1:1: event/1962-lee-ferry: {what}" in _check(repository)[1]
    assert (1 if alone else 0) == _check(repository, None)[0]
    if row is None:
        with pytest.raises(Diagnostics, match="there is no entry of “event/1962-lee-ferry”"):
            register(repository, load(repository))


def test_the_day_of_a_registration_stays(repository):
    """
    The day on which a record was first registered is neither changed nor taken out; a new one may come.
    """
    path = repository / "content" / "published.json"
    kept = json.loads(path.read_text("utf-8"))
    row = kept["event/1962-lee-ferry"]
    for other in (
        {**row, "registered": "1999-01-01"},
        {name: row[name] for name in row if name != "registered"},
    ):
        path.write_text(json.dumps({**kept, "event/1962-lee-ferry": other}), "utf-8")
        assert "event/1962-lee-ferry: was registered on" in _check(repository)[1]
    path.write_text(json.dumps(kept), "utf-8")
    assert 0 == _check(repository)[0]


def test_a_row_of_no_record_is_told(repository):
    """
    What is kept of a record that is not there, and was not kept before, was not written by `register`.
    """
    path = repository / "content" / "published.json"
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), "event/x": {"title": "x"}}), "utf-8")

    assert "event/x: the entry of “event/x” is neither" in _check(repository)[1]


def test_rows_that_get_a_field_more_are_sound(repository):
    """
    A field that is kept since a later version may be added to what was kept; none that `register` does not know.
    """
    path = repository / "content" / "published.json"
    whole = path.read_text("utf-8")
    less = {
        key: {name: row[name] for name in row if name != "scope"} for key, row in json.loads(whole).items()
    }
    path.write_text(json.dumps(less), "utf-8")
    commit(repository)
    edit(repository, EVENT, "title: Ann Lee says", "title: Ann Lee thinks")
    _declare(repository, EVENT, 5)
    path.write_text(whole, "utf-8")
    assert 0 == _check(repository)[0]

    path.write_text(whole.replace('"scope"', '"scopes"'), "utf-8")
    assert "is neither the one that was there" in _check(repository)[1]


@pytest.mark.parametrize("spoilt", ["edited", "missing", "edited with its hash", "cut"])
def test_no_correction_is_asked_for_where_the_seed_is_at_fault(repository, spoilt):
    """
    Where an article was edited, cut or lost, that is told of its source; nobody is asked to declare the quotes as corrected.
    """
    was = hashlib.sha256((repository / SEED).read_bytes()).hexdigest()
    if spoilt == "missing":
        (repository / SEED).unlink()
    elif spoilt == "cut":
        edit(
            repository,
            SOURCE,
            "origins:\n",
            "boilerplate: [{line: 1, exact: ' She rang the bell herself.', action: strip-suffix}]\norigins:\n",
        )
        edit(repository, EVENT, TURNED, "the ferry goes every day,”")
    else:
        edit(repository, SEED, "It cannot be said that the ferry", "The ferry")
    if spoilt == "edited with its hash":
        edit(repository, SOURCE, was, hashlib.sha256((repository / SEED).read_bytes()).hexdigest())
        edit(repository, EVENT, "It cannot be said that the ferry", "The ferry")

    code, told = _check(repository)
    assert 1 == code
    assert "add an entry" not in told
    if spoilt in ("edited", "missing"):
        assert "add an entry" not in _check(repository, None)[1]


def test_every_file_in_seeds_stays(repository):
    """
    Bytes that lay in seeds/ lie there still, whatever records say of them; a name may change.
    """
    (repository / "seeds" / "note").mkdir()
    (repository / "seeds" / "note" / "other.txt").write_text("An article.\n", "utf-8")
    commit(repository)
    (repository / "seeds" / "note" / "other.txt").rename(repository / "seeds" / "another.txt")
    assert "these bytes are in seeds/ no more" not in _check(repository)[1]
    (repository / "seeds" / "another.txt").write_text("An article!\n", "utf-8")

    assert "seeds/note/other.txt:1:1: these bytes are in seeds/ no more" in _check(repository)[1]


def test_a_commit_is_laid_out_from_gits_own_bytes(repository):
    """
    No attribute, filter or link changes what an earlier commit had; names may be of any bytes.
    """
    odd = os.fsencode(repository) + b"/seeds/\xff \n*.txt"
    with open(odd, "wb") as file:
        file.write(b"$Id$ $Format:%H$\r\n")
    (repository / "seeds" / "link.txt").symlink_to("/etc/passwd")
    commit(repository)
    (repository / ".gitattributes").write_text("* export-ignore ident text eol=crlf\n")
    (repository / "content" / ".gitattributes").write_text("* export-subst\n")
    git(repository, "add", ".gitattributes", "content/.gitattributes")
    git(repository, "commit", "--quiet", "-m", "x")
    with checked_out(repository, "HEAD") as before:
        found = {os.fsencode(one.relative_to(before)) for one in (before / "seeds").iterdir()}
        assert {b"seeds/paper.txt", b"seeds/\xff \n*.txt"} == found
        assert b"$Id$ $Format:%H$\r\n" == (before / os.fsdecode(b"seeds/\xff \n*.txt")).read_bytes()
        assert (before / SEED).read_bytes() == (repository / SEED).read_bytes()
    os.unlink(odd)
    assert "seeds/\\udcff \\n*.txt:1:1: these bytes" in _check(repository)[1]


def test_a_commit_too_large_or_not_whole_is_told(repository, monkeypatch):
    """
    A commit of more files or bytes than can be laid out, one with a path out of its folder, and one whose files git has
    lost, are mistakes of the command line.
    """
    for name in ("MOST_FILES", "MOST_BYTES"):
        with monkeypatch.context() as patch:
            patch.setattr(f"sourcebook.history.commit.{name}", 3)
            assert (2, True) == (_check(repository)[0], "name another" in _check(repository)[1])
    with pytest.raises(NoSuchCommit, match="out of its folder"):
        _lay(repository, b"seeds/../../x", b"")
    with pytest.raises(NoSuchCommit, match="cannot be laid out"):
        _lay(repository, b"seeds/" + b"x" * 300, b"")
    id = git(repository, "rev-parse", f"HEAD:{SEED}").strip()
    (repository / ".git" / "objects" / id[:2] / id[2:]).unlink()
    assert 2 == _check(repository)[0]
