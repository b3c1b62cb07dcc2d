"""What a pull request brings: whole, plain, of one kind, nothing lost unseen, and evidence only by the owner's leave."""

import hashlib
import os
import re
import subprocess

import pytest
from typer.testing import CliRunner

from sourcebook.build import load
from sourcebook.cli import app
from sourcebook.register import register

pytestmark = pytest.mark.long

EXPECT = "content/expect.yaml"
EXCEPTIONS = "content/exceptions.yaml"
EVENT = "content/events/1962/1962-lee-ferry.yaml"
CROSSING = "content/events/1962/1962-crossing.yaml"
SOURCE = "content/sources/1962-paper.md"
SEED = "seeds/paper.txt"
LEAST = "records: 8\nquotes: 3\nsources: 1\nclaims: 0\n"


SECOND = """  - source: 1962-paper
    quote: and nobody was heard.
    said_by: narration
    voice: reported
"""
DECLARED = "changes: [{date: 1963-01-01, was: One., now: Two., why: Wrong.}]\n"


def _git(root, *words):
    told = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    command = ["git", "-C", str(root), *told, *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _commit(root):
    _git(root, "add", "--all", ".")
    _git(root, "commit", "--quiet", "--allow-empty", "-m", "x")


@pytest.fixture
def branch(lay, sound):
    """A sourcebook, registered and committed on `main`, and a branch of it: its root."""
    root = lay(
        f"{sound}{SECOND}\n-- {EXPECT} --\n{LEAST}-- README.md --\nRead me.\n-- build/code.py --\nCODE = 1\n"
    )
    register(root, load(root))
    _git(root, "init", "--quiet", "--initial-branch=main")
    _commit(root)
    _git(root, "checkout", "--quiet", "-b", "proposal")
    return root


@pytest.fixture
def told(branch):
    """Commit what the branch has, and say what the check answers to it: each line that has a place."""

    def _told():
        _commit(branch)
        ran = CliRunner().invoke(app, ["check", str(branch), "--base", "main"])
        assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
        found = [line for line in ran.stderr.splitlines() if re.match(r".+:\d+:\d+: .+\[\w1", line)]
        assert bool(found) == (ran.exit_code == 1), ran.stderr
        return found

    return _told


def _edit(root, file, old, new):
    text = (root / file).read_text("utf-8")
    assert old in text, (file, old)
    (root / file).write_text(text.replace(old, new, 1), "utf-8")


def _digest(root):
    return hashlib.sha256((root / SEED).read_bytes()).hexdigest()


def test_records_alone_and_code_alone_are_sound(branch, told):
    """
    A pull request of content is sound, and so is one of anything else; nothing uncommitted is anybody's proposal.
    """
    assert [] == told()
    _edit(branch, EVENT, "She says that the ferry goes.", "She says that it goes.")
    assert [] == told()
    _git(branch, "reset", "--quiet", "--hard", "main")
    _edit(branch, "build/code.py", "1", "2")
    assert [] == told()
    _edit(branch, EVENT, "She says that the ferry goes.", "She says that it goes.")
    ran = CliRunner().invoke(app, ["check", str(branch), "--base", "main"])
    assert 0 == ran.exit_code, ran.stderr


def test_a_mixed_pull_request_is_refused_by_name(branch, told):
    """
    Each file outside content/ and seeds/ that changes with one inside is named: added, edited, renamed or removed, and
    whatever git is told to overlook.
    """
    _edit(branch, EVENT, "She says that the ferry goes.", "She says that it goes.")
    (branch / "README.md").unlink()
    _edit(branch, "build/code.py", "1", "2")
    (branch / ".gitattributes").write_text("build/** -diff linguist-generated\n")
    (branch / "contentment").mkdir()
    (branch / "contentment" / "x.txt").write_text("x\n")

    assert [".gitattributes", "README.md", "build/code.py", "contentment/x.txt"] == [
        line.partition(":")[0] for line in told() if "[G103 pull-request-mixed]" in line
    ]


def test_many_mixed_in_files_are_counted(branch, told):
    """
    Fifty are named, and the rest counted.
    """
    (branch / "seeds" / "x.txt").write_text("An article.\n")
    (branch / "more").mkdir()
    for number in range(60):
        (branch / "more" / f"{number:02}.txt").write_text("x\n")
    mixed = [line for line in told() if "G103" in line]

    assert 51 == len(mixed)
    assert "so do 10 more files" in mixed[-1]


def test_what_main_changed_meanwhile_is_nobodys_proposal(branch, told):
    """
    A branch answers for its own files alone, not for those that main changed since.
    """
    _edit(branch, EVENT, "She says that the ferry goes.", "She says that it goes.")
    _commit(branch)
    _git(branch, "checkout", "--quiet", "main")
    _edit(branch, "build/code.py", "1", "2")
    _commit(branch)
    _git(branch, "checkout", "--quiet", "proposal")

    assert [] == told()


def _link(root):
    (root / "seeds" / "link.txt").symlink_to("/etc/hostname")


def _module(root):
    _git(root, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},seeds/module")


def _program(root):
    (root / SEED).chmod(0o755)


def _large(root):
    (root / "seeds" / "large.txt").write_text("x" * 300_000)


def _capitals(root):
    (root / "seeds" / "PAPER.txt").write_text("Another article.\n")


def _folder_in_capitals(root):
    (root / "Content").mkdir()
    (root / "Content" / "x.yaml").write_text("x: y\n")


def _named(name):
    def named(root):
        with open(os.fsencode(root) + b"/seeds/" + name, "wb") as file:
            file.write(b"An article.\n")

    return named


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (_link, "seeds/link.txt:1:1: is a symbolic link"),
        (_module, "seeds/module:1:1: is another repository"),
        (_program, "seeds/paper.txt:1:1: is a program that can be run"),
        (_large, "seeds/large.txt:1:1: has 300,000 bytes"),
        (_capitals, "seeds/PAPER.txt:1:1: has the name of seeds/paper.txt"),
        (_folder_in_capitals, "Content/x.yaml:1:1: has the name of content"),
        (_named("ар.txt".encode()), "seeds/ар.txt:1:1: has a name that some systems"),
        (_named(b"\xff\n::error::x.txt"), "seeds/\\udcff\\n::error::x.txt:1:1: has a name that some systems"),
        (_named(b".gitattributes"), "seeds/.gitattributes:1:1: has a name that some systems"),
        (_named(b"con.txt"), "seeds/con.txt:1:1: has a name that some systems"),
        (_named(b"-rf"), "seeds/-rf:1:1: has a name that some systems"),
        (_named(b"a b.txt"), "seeds/a b.txt:1:1: has a name that some systems"),
    ],
    ids=lambda one: getattr(one, "__name__", None),
)
def test_what_is_no_plain_file_is_refused_by_name(branch, told, spoil, says):
    """
    A link, another repository, a program, a file too large, and a name that not every system can keep are refused.
    """
    spoil(branch)
    if spoil is _module:  # `git add --all` would take it out again
        _git(branch, "commit", "--quiet", "-m", "x")
        (branch / "seeds" / "module").mkdir()

    assert [says] == [line[: len(says)] for line in told() if "G104" in line]


def test_what_stood_there_before_keeps_its_name(branch, told):
    """
    Only what a pull request touches is looked at: a name that is there already hinders nobody.
    """
    _git(branch, "checkout", "--quiet", "main")
    (branch / SEED).rename(branch / "seeds" / "the paper.txt")
    _edit(branch, SOURCE, SEED, "seeds/the paper.txt")
    _commit(branch)
    _git(branch, "checkout", "--quiet", "-B", "proposal")
    _edit(branch, EVENT, "She says that the ferry goes.", "She says that it goes.")

    assert [] == told()


class TestExpectation:
    def test_fewer_than_expected_is_told_without_a_commit(self, branch):
        """
        Where fewer records, quotes, sources or claims are there than expected, each is told at its number.
        """
        (branch / EXPECT).write_text(LEAST.replace("3", "4").replace("8", "999"), "utf-8")
        said = CliRunner().invoke(app, ["check", str(branch)]).stderr

        assert f"{EXPECT}:1:10: records: there are 8, and at least 999 are expected" in said
        assert f"{EXPECT}:2:9: quotes: there are 3, and at least 4 are expected" in said
        assert 2 == said.count("G101")

    def test_a_loss_is_told_until_it_is_declared(self, branch, told):
        """
        A quote less is told, though no number is lowered; an entry in `losses` settles it, for as much as it says.
        """
        (branch / EXPECT).write_text(LEAST.replace("quotes: 3", "quotes: 2"), "utf-8")
        _edit(branch, CROSSING, SECOND, DECLARED)
        [line] = told()
        assert "losses: there are 2 quotes, and 3 were there before" in line
        (branch / EXPECT).write_text(
            LEAST.replace("quotes: 3", "quotes: 2")
            + "losses: [{date: 1963-01-01, what: quotes, lost: 1, why: It was nobody’s.}]\n",
            "utf-8",
        )
        assert [] == told()

    def test_a_lowered_number_is_a_loss(self, branch, told):
        """
        A number that is lowered for later is told now, and so is the file's removal.
        """
        (branch / EXPECT).write_text(LEAST.replace("records: 8", "records: 1"), "utf-8")
        [line] = told()
        assert "losses: at least 8 records were expected before, and 1 are now" in line
        (branch / EXPECT).unlink()
        [line] = told()
        assert f"{EXPECT}:1:1: is gone" in line

    def test_declared_losses_stay(self, branch, told):
        """
        A loss that was declared once stays declared, and pays for no second one.
        """
        _git(branch, "checkout", "--quiet", "main")
        loss = "losses: [{date: 1963-01-01, what: quotes, lost: 1, why: It was nobody’s.}]\n"
        (branch / EXPECT).write_text(LEAST + loss, "utf-8")
        _commit(branch)
        _git(branch, "checkout", "--quiet", "-B", "proposal")
        _edit(branch, CROSSING, SECOND, DECLARED)
        (branch / EXPECT).write_text(LEAST.replace("quotes: 3", "quotes: 2") + loss, "utf-8")
        assert ["losses: there are 2"] == [re.search(r"losses: there are \d", line)[0] for line in told()]
        (branch / EXPECT).write_text(LEAST, "utf-8")
        assert "are not all here as they were" in told()[0]


class TestExceptions:
    """An article that is corrected by a better copy."""

    def _correct(self, root):
        was = _digest(root)
        _edit(root, SEED, "She rang the bell herself.", "She rang the Bell herself.")
        _edit(root, SOURCE, was, _digest(root))

    def _allow(self, root, *words):
        _git(root, "checkout", "--quiet", "main")
        (root / EXCEPTIONS).write_text("evidence:\n" + "".join(f"  - {{{one}}}\n" for one in words), "utf-8")
        _commit(root)
        _git(root, "checkout", "--quiet", "-B", "proposal")

    def _corrected(self, root):
        text = (
            (root / SEED)
            .read_text("utf-8")
            .replace("She rang the bell herself.", "She rang the Bell herself.")
        )
        return hashlib.sha256(text.encode("utf-8")).hexdigest()

    def test_a_pull_request_grants_itself_none(self, branch, told):
        """
        An exception that comes with the change that it allows counts for nothing.
        """
        self._correct(branch)
        entry = f"{{source: 1962-paper, sha256: {_digest(branch)}, why: A better copy.}}"
        (branch / EXCEPTIONS).write_text(f"evidence: [{entry}]\n", "utf-8")

        assert {"U105", "U107"} == {re.search(r"\[(\w+)", line)[1] for line in told()}

    def test_what_main_allows_is_allowed_and_nothing_more(self, branch, told):
        """
        With an exception on main, the article may become that one text, and no other; its boilerplate may not change.
        """
        self._allow(branch, f"source: 1962-paper, sha256: {self._corrected(branch)}, why: A better copy.")
        self._correct(branch)
        assert [] == told()
        _edit(
            branch,
            SOURCE,
            "origins:",
            "boilerplate: [{line: 2, exact: ' and nobody was heard.', action: metadata}]\norigins:",
        )
        assert ["boilerplate"] == [line.split(": ")[1] for line in told() if "U105" in line]
        _git(branch, "checkout", "--quiet", "main", "--", "content")
        _edit(branch, SEED, "She rang the Bell herself.", "We rang the Bell herself.")
        _edit(
            branch,
            SOURCE,
            hashlib.sha256(_git(branch, "show", f"main:{SEED}").encode()).hexdigest(),
            _digest(branch),
        )
        assert ["seed", "sha256"] == [line.split(": ")[1] for line in told() if "U105" in line]

    def test_boilerplate_may_become_what_the_exception_says(self, branch, told):
        """
        Boilerplate and paragraphs set apart are allowed word for word.
        """
        cut = "{line: 2, exact: 'Nobody else was seen on the landing stage that day, and nobody was heard.', action: drop}"
        apart = "{line: 1, starts: “The ferry, label: Hers}"
        self._allow(
            branch, f"source: 1962-paper, boilerplate: [{cut}], set_apart: [{apart}], why: Not the article’s."
        )
        _edit(branch, SOURCE, "origins:", f"set_apart: [{apart}]\norigins:")
        assert [] == [line for line in told() if "U105" in line]
        _edit(branch, SOURCE, "label: Hers", "label: His")
        assert ["set_apart"] == [line.split(": ")[1] for line in told() if "U105" in line]

    def test_a_source_may_go_where_that_is_allowed(self, branch, told):
        """
        With an exception that says so, a source and its article may be removed; its losses are declared all the same.
        """
        self._allow(branch, "source: 1962-paper, removed: true, why: Its publisher asked for it.")
        (branch / SEED).unlink()
        (branch / SOURCE).unlink()

        assert set() == {"U105", "U107"} & {re.search(r"\[(\w+)", line)[1] for line in told()}


def test_what_is_not_registered_yet_is_warned_of_too(branch, told):
    """
    A record that only lacks its line in the register is looked at a second time at once, not after it has one.
    """
    told_twice = branch / "content" / "events" / "1962" / "1962-lee-again.yaml"
    told_twice.write_text((branch / EVENT).read_text("utf-8"), "utf-8")
    assert ["G105"] == [re.search(r"\[(\w+)", line)[1] for line in told()]
    ran = CliRunner().invoke(app, ["check", str(branch), "--base", "main"])

    assert "[R201 record-copied]" in ran.stderr
    assert "run `sourcebook register --base main`" in ran.stderr


def test_the_register_is_held_against_the_base_that_was_given(branch):
    """
    What the answer says to run names the commit against which the check was run.
    """
    told_twice = branch / "content" / "events" / "1962" / "1962-lee-again.yaml"
    told_twice.write_text((branch / EVENT).read_text("utf-8"), "utf-8")
    ran = CliRunner().invoke(app, ["check", str(branch), "--base", "HEAD"])

    assert "run `sourcebook register --base HEAD`" in ran.stderr


def test_a_new_record_may_change_until_it_is_published(branch, told):
    """
    A record that a pull request brings and registers may be edited in it; `register --base` then writes its line anew.
    """
    topic = branch / "content" / "topics" / "bells.md"
    for name in ("Bells", "All the bells"):
        topic.write_text(f"---\nname: {name}\nscope: All bells.\n---\n", "utf-8")
        if name != "Bells":
            assert ["content/published.json"] == [line.partition(":")[0] for line in told()]
        ran = CliRunner().invoke(app, ["register", str(branch), "--base", "main"])
        assert 0 == ran.exit_code, ran.stderr
        assert [] == told()
