"""Hostile input: whatever stands in content/ or seeds/ ends in located errors, in no traceback, and in nothing written.

Each attack is made in the small world of conftest.py: a text in one of its files, or a file of its own.
"""

import os
import re
import socket
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from sourcebook.build import load
from sourcebook.cli import app
from sourcebook.model import Diagnostics, Event

pytestmark = pytest.mark.long

LEE = "content/events/1962/1962-lee-ferry.yaml"
TOPIC = "content/topics/ferry.md"
SEED = "seeds/paper.txt"
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


def _checked(root, *options):
    """What `sourcebook check` says, in this process; nothing but an ordinary exit is let through."""
    told = CliRunner().invoke(app, ["check", str(root), *options])
    if told.exception is not None and not isinstance(told.exception, SystemExit):
        raise told.exception
    return told


def _is_refused(root, *places):
    """The attack is told as an error at these places and at no other, on printable lines, with exit code 1, and nothing was written."""
    told = _checked(root)
    *lines, last = told.stderr.splitlines()
    lines = [
        line
        for line in lines
        if not re.search(
            r" \[[A-Z]2\d\d [a-z-]+\]$|^and [\d,]+ more; |: and [\d,]+ more in this file$|^`sourcebook check",
            line,
        )
    ]

    assert 1 == told.exit_code
    assert re.fullmatch(
        r"[\d,]+ errors? to mend(, [\d,]+ warnings?)?(; a file’s own warnings come once it has no errors)?",
        last,
    )
    assert all(re.match(r"[^:]+:\d+:\d+: .+; .+", line) for line in lines), lines
    assert all(line.isprintable() and len(line) < 2_000 for line in lines)
    assert "Traceback" not in told.output
    assert not (root / "out").exists()
    assert not places or sorted(places) == sorted(":".join(line.split(":")[:3]) for line in lines)
    return "\n".join(lines)


TITLE = "title: Ann Lee says the ferry goes"
LEE_TEXTS = {
    # a text where the title stands, and what is said
    "a bell": ('title: "a\\ab"', "U+0007"),
    "an escape sequence": ('title: "\\e[31mred"', "U+001B"),
    "an escape of the second kind": ('title: "a\\x9b31mb"', "U+009B"),
    "a null": ('title: "a\\0b"', "U+0000"),
    "a bidi override": ('title: "a \\u202e b"', "U+202E"),
    "a zero-width space": ('title: "a\\u200bb"', "U+200B"),
    "a tag character": ('title: "a\\U000e0041b"', "U+E0041"),
    "a lone surrogate": ('title: "a\\ud800b"', "a backslash between"),
    "a line separator": ('title: "a\\Lb"', "U+2028"),
    "a struck-out word": ('title: "n\\u0336o\\u0336"', "overlay"),
    "fullwidth letters": ("title: Ａnn", "FULLWIDTH"),
    "a joiner after a picture": ("title: a 👩\u200dx", "U+200D"),
    "a look-alike": ("title: Аnn Lee", "mixes Latin and Cyrillic"),
    "a new line for a template": ('title: "x\\ntemplate: other.html"', "has a line break"),
    "a new line for search": ('title: "x\\nsearch: {exclude: true}"', "has a line break"),
    "a calendar line": ('title: "x\\r\\nBEGIN:VEVENT"', "has a line break"),
    "a tab for a spreadsheet": ('title: "=1\\t+cmd"', "has a tab"),
    "blanks": ("title: '   '", "is empty"),
    "unseen blanks": ('title: "\\u00a0\\u3000"', "is empty"),
    "nothing": ("title:", "is empty"),
    "five thousand digits": (f"title: {'9' * 5000}", "shorten it"),
    "fifty thousand letters": (f"title: {'x' * 50_000}", "shorten it"),
    "a mapping for a text": ("title: {image: 'https://evil.example.org/x.png'}", "a text is expected"),
    "a list for a text": ("title: [a, b]", "a single value is expected"),
    "an object of Python": ("title: !!python/object/apply:os.system [id]", "tags (!)"),
    "a name of Python": ("title: !!python/name:os.system", "tags (!)"),
    "an environment variable": ("title: !ENV [HOME]", "tags (!)"),
    "an alias to itself": ("title: &a [*a]", "anchors and aliases"),
    "a merge": ("<<: {title: x}\ntitle: x", "merge keys"),
    "a prototype": ("title: x\n__proto__: {polluted: true}", "is not a field"),
    "a number for a name": ("title: x\n1: y", "is not a field"),
    "settings of a chart": (
        "title: x\nusermeta: {embedOptions: {config: 'https://evil.example.org'}}",
        "is not a field",
    ),
    "deep nesting": (f"title: {'[' * 20_000}", "is nested"),
    "deep mappings": (f"title: {'{a: ' * 10_000}", "is nested"),
    "an open quotation": ("title: 'never closed", "never closed"),
}


@pytest.mark.parametrize(("written", "what"), LEE_TEXTS.values(), ids=LEE_TEXTS)
def test_an_attack_on_a_title_is_refused(lay, sound, written, what):
    """
    A title that is no plain line of text is refused.
    """
    assert what in _is_refused(lay(sound.replace(TITLE, written)))


def test_a_text_that_only_looks_dangerous_is_kept(lay, sound, subtests):
    """
    A text is a text: it is read as it is typed, to be encoded where it is shown.
    """
    for text in ["'<script>alert(1)</script>'", "'</title><base href=//evil>'", "'{{ config }}{% raw %}'", "'=cmd|x!A0'", "'@SUM(1)'", "no", "1e999", "'[x](javascript:alert(1))'",
     "'&lt;b&gt; &amp; &#60;'", "'a; b, c\\d'", "'--8<-- \"/etc/passwd\"'", "a.__proto__", "a 👩", "constructor"]:  # fmt: skip
        with subtests.test(text=text):
            sourcebook = load(lay(sound.replace(TITLE, f"title: {text}")))

            assert text.strip("'") in [event.title for event in sourcebook.all(Event)]


OTHER_TEXTS = {
    "an alias bomb": (LEE, BOMB, "anchors and aliases"),
    "a list at the root": (LEE, "- a\n- b\n", "a record is a list of fields"),
    "a word at the root": (LEE, "word\n", "a record is a list of fields"),
    "an empty file": (LEE, "", "is empty; write its fields (title"),
    "a second document": (LEE, "title: x\n---\ntitle: y\n", "a second document"),
    "ten thousand quotes": (LEE, "title: x\nevidence:\n" + "  - {source: 1962-paper}\n" * 2_500, "values"),
    "a thousand quotes": (
        LEE,
        "title: x\nevidence:\n" + "  - {source: 1962-paper, quote: a b c}\n" * 600,
        "evidence.0.said_by: is missing",
    ),
    "ten thousand topics": (LEE, "title: x\ntopics: [" + "ferry, " * 4_000 + "]\n", "stands here twice"),
    "as many names as fit": (LEE, "".join(f"f{number}: x\n" for number in range(2_400)), "is not a field"),
    "a record of colons": (LEE, ":" * 60_000, "; "),
    "a record of dashes": (TOPIC, "---\n" * 15_000, "has no field yet"),
    "a record of question marks": (LEE, "? " * 30_000, "; "),
    "too many bytes": (LEE, "x" * 70_000, "are read"),
    "prose of opening brackets": (TOPIC, "---\nname: a\nscope: b\n---\n" + "[" * 20_000 + "<b>", "raw HTML"),
    "prose of stars": (TOPIC, "---\nname: a\nscope: b\n---\n" + "*a **b " * 4_000 + "<b>", "raw HTML"),
    "a word within stars without end": (
        TOPIC,
        "---\nname: a\nscope: b\n---\n" + "*" * 5_000 + "a" + "*" * 5_000,
        "is nested too deep",
    ),
    "prose of quotations": (
        TOPIC,
        "---\nname: a\nscope: b\n---\n" + ">" * 20_000 + "<b>",
        "is nested too deep",
    ),
    "prose of backticks": (
        TOPIC,
        "---\nname: a\nscope: b\n---\n" + "".join("`" * n + " " for n in range(250)) + "\n\n<b>",
        "raw HTML",
    ),
}


@pytest.mark.parametrize(("path", "text", "what"), OTHER_TEXTS.values(), ids=OTHER_TEXTS)
def test_an_attack_by_a_whole_file_is_refused(lay, sound, path, text, what):
    """
    A file that is built to be slow, large or deep is refused, and ends like any other.
    """
    root = lay(sound)
    (root / path).write_text(text, "utf-8")
    told = CliRunner().invoke(app, ["check", str(root)])

    assert 1 == told.exit_code
    assert isinstance(told.exception, SystemExit)
    assert f"{path}:" in told.stderr
    assert what in told.stderr
    assert not (root / "out").exists()


@pytest.mark.parametrize("path", [LEE, TOPIC, "content/site.yaml", "content/vocabulary.yaml"])
def test_another_encoding_is_refused(lay, sound, path, subtests):
    """
    A file in another encoding is told at its first foreign byte, wherever it stands.
    """
    for encoding in ("utf-16", "utf-16-le", "utf-32", "latin-1", "cp1251", "shift-jis"):
        with subtests.test(encoding=encoding):
            root = lay(sound)
            foreign = (root / path).read_text("utf-8").replace("the", "thé").encode(encoding, "ignore")
            (root / path).write_bytes(foreign + b"\xe9\n")

            assert f"{path}:" in _is_refused(root).splitlines()[0]


IDS = ["../evil", "..", "/etc/passwd", "index", "404", "con", "a.", ".a", "_a", "a b", "''", "'a?b#c'", '"a\\nb"', '"\\u202ea"', "fеrry", '"fer\\u200bry"', "12:30",
       "Ferry", "'ferry:Q'", "a[0]", "-", "'<b>'", "a\\b", "ferry/", "constructor", "__proto__", "no", "'*'", '"ferry\\0"']  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("topics: [ferry]\nsummary: She", "topics: [{}]\nsummary: She"),
        ("said_by: ann-lee", "said_by: {}"),
        ("{official: ann-lee", "{{official: {}"),
        ("  - source: 1962-paper\n    quote: >-", "  - source: {}\n    quote: >-"),
        ("kind: statement", "kind: {}"),
        ("{event: 1962-crossing", "{{event: {}"),
    ],
    ids=["topic", "speaker", "official", "source", "kind", "event"],
)
def test_an_id_that_is_none_is_refused(lay, sound, old, new, subtests):
    """
    What is no id, or the id of nothing, is refused at its place, whatever it would do in a path, an address or a script.
    """
    for id in IDS:
        with subtests.test(id=id):
            assert f"{LEE}:" in _is_refused(lay(sound.replace(old, new.format(id))))


NAMES = ["x y", "Ferry", "ferry.", ".ferry", "_ferry", "índice", "fеrry", "a\nb", "\x1b[31m", "a\u202eb", "a\u200bb", "con", "index", "404", "aux", "a:b", "a*b", "a'b",
         'a"b', "<b>", "%2e%2e", "$(id)", "-rf", "a,b", "::error file=x::y", "\udcff\udcfe", "a" * 100, "\u200b", "no\r"]  # fmt: skip


@pytest.mark.parametrize(
    "place",
    [
        "content/topics/{}.md",
        "content/events/1962/{}.yaml",
        "content/events/{}/1962-x.yaml",
        "content/{}",
        "seeds/{}",
    ],
)
@pytest.mark.parametrize("format", ["text", "github"])
def test_a_file_name_that_is_no_id_is_refused(lay, sound, tree, place, format, subtests):
    """
    A strange name of a file or folder is told, escaped, on one line, in each format.
    """
    root = lay(sound)
    before = tree(root)
    top = place.split("/")[0]
    text = (root / TOPIC).read_text("utf-8") if place.endswith(".md") else "title: x\n"
    for name in NAMES:
        with subtests.test(name=ascii(name)):
            path = root / place.format(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            told = _checked(root, "--format", format)
            path.unlink()
            if "1962" not in path.parent.name and place.startswith("content/events"):
                path.parent.rmdir()
            *lines, _ = told.stderr.splitlines()

            assert 1 == told.exit_code
            assert all(line.isprintable() for line in told.stderr.splitlines())
            assert lines
            assert all(
                line.startswith(f"::error file={top}/" if format == "github" else top) for line in lines
            )
            assert not (root / "out").exists()
            assert before == tree(root)


class TestFileSystem:
    """What is no plain file is not opened."""

    @pytest.mark.parametrize(
        "path", [LEE, TOPIC, "content/site.yaml", "content/vocabulary.yaml", "content/pages/home.md"]
    )
    @pytest.mark.parametrize("target", ["/etc/passwd", "/dev/zero", "/dev/stdin", "nowhere", "{self}"])
    def test_a_link_is_not_followed(self, lay, sound, path, target):
        """
        A symbolic link in place of a record is told and never read, wherever it leads.
        """
        root = lay(sound)
        (root / path).unlink()
        (root / path).symlink_to(target.format(self=(root / path).name))

        told = _is_refused(root)

        assert f"{path}:1:1: is reached through a symbolic link" in told
        assert "root:" not in told

    def test_a_linked_seed_is_not_followed(self, lay, sound):
        """
        A seed that is a link is no evidence, even where the text behind it is the same.
        """
        root = lay(sound)
        (root / SEED).rename(root / "secret.txt")
        (root / SEED).symlink_to("../secret.txt")

        assert "symbolic link" in _is_refused(root, f"{SEED}:1:1")

    @pytest.mark.parametrize("folder", ["content/topics/more", "content/events/1963", "seeds/more"])
    def test_a_linked_folder_is_not_entered(self, lay, sound, folder):
        """
        A link to a folder is told, and nothing behind it is read.
        """
        root = lay(sound)
        (root / folder).symlink_to("/")

        _is_refused(root, f"{folder}:1:1")

    def test_a_linked_shelf_is_not_read(self, lay, sound):
        """
        A shelf that is a link is told as one thing.
        """
        root = lay(sound)
        (root / "content/topics").rename(root / "elsewhere")
        (root / "content/topics").symlink_to(root / "elsewhere")

        assert "content/topics:1:1: " in _is_refused(root)

    @pytest.mark.parametrize(
        "path", [LEE, TOPIC, "content/site.yaml", SEED, "content/topics/pipe", "content/channels/new.md"]
    )
    @pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.mkdir(), lambda path: socket.socket(socket.AF_UNIX).bind(str(path))],
                             ids=["pipe", "folder", "socket"])  # fmt: skip
    @pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
    def test_what_is_no_file_is_not_opened(self, lay, sound, path, make, monkeypatch):
        """
        A named pipe, a folder or a socket in place of a file ends at once, told.
        """
        root = lay(sound)
        (root / path).unlink(missing_ok=True)
        monkeypatch.chdir((root / path).parent)
        make(type(root)((root / path).name))
        if path == "content/topics/pipe" and (root / path).is_dir():
            return

        told = _is_refused(root)

        assert path in told
        assert "is no regular file" in told or path == "content/topics/pipe"

    @pytest.mark.parametrize("path", [LEE, TOPIC, SEED, "content/vocabulary.yaml", "content/topics/huge.md"])
    def test_a_huge_file_is_refused_by_its_size(self, lay, sound, path):
        """
        Ten sparse gigabytes are refused before they are read.
        """
        root = lay(sound)
        with open(root / path, "wb") as file:
            file.truncate(10 * 1024**3)

        assert "10,737,418,240 bytes; at most" in _is_refused(root)

    @pytest.mark.parametrize("path", [LEE, TOPIC, SEED])
    def test_a_file_that_may_not_be_read_is_told(self, lay, sound, path, monkeypatch):
        """
        A file without permission is told, and the others are still read.
        """
        root = lay(sound)
        opened = os.open

        def closed(name, *rest, **more):
            if str(name).endswith(path):
                raise PermissionError(13, "Permission denied", str(name))
            return opened(name, *rest, **more)

        monkeypatch.setattr(os, "open", closed)

        assert "cannot be read (Permission denied); check its permissions" in _is_refused(root)

    def test_a_folder_that_may_not_be_read_is_told(self, lay, sound, monkeypatch):
        """
        A folder that cannot be opened is told, not taken for empty.
        """
        root = lay(sound)
        scan = os.scandir

        def closed(name):
            if str(name).endswith("content/topics"):
                raise PermissionError(13, "Permission denied", str(name))
            return scan(name)

        monkeypatch.setattr(os, "scandir", closed)

        assert (
            "content/topics:1:1: cannot be opened (Permission denied); check its permissions"
            in _is_refused(root)
        )

    def test_names_that_differ_in_case_alone_are_refused(self, lay, sound):
        """
        A second file whose name differs in case is told.
        """
        root = lay(sound)
        (root / "content/topics/Ferry.md").write_text("---\nname: a\nscope: b\n---\n", "utf-8")

        _is_refused(root, "content/topics/Ferry.md:2:1")


SEEDS = {
    "a huge line": ("x" * 3_000_000, "are read", "1:1"),
    "nothing": ("", "is empty", "1:1"),
    "a control character": ("“The ferry goes every day,” \x02wzxhzdk:0\x03", "U+0002", "1:29"),
}


@pytest.mark.parametrize(("text", "what", "where"), SEEDS.values(), ids=SEEDS)
def test_a_seed_that_is_no_article_is_refused(lay, sound, text, what, where):
    """
    A seed that cannot be an article is one error at its own place, and nothing follows.
    """
    root = lay(sound)
    (root / SEED).write_text(text, "utf-8")

    assert what in _is_refused(root, f"{SEED}:{where}")


def test_an_address_that_is_none_is_refused(lay, sound, subtests):
    """
    Only public https addresses are taken, in any field.
    """
    for url in ["javascript:alert(1)", "file:///etc/passwd", "//evil.org", "https://good.org@evil.org", "https://127.0.0.1/", "https://[::1]/",
                                 "https://localhost/", "https://a.org:8080/", "https://a.org\\@b.org", "https://exаmple.org/", "https://", "'https://a.org/\"x'",
                                 f"https://a.org/{'x' * 5000}", '"https://a.org/\\u202e"', "{image: x}", "[a]", "''"]:  # fmt: skip
        with subtests.test(url=url):
            told = _is_refused(
                lay(sound.replace("summary: She", f"notes:\n  - text: x\n    url: {url}\nsummary: She"))
            )

            assert "notes.0.url" in told


QUOTES = {
    "case": "“the ferry goes every day,” harbour master Ann Lee said on Friday.",
    "a bracket": "“The ferry [boat] goes every day,” harbour master Ann Lee said",
    "a pattern": ".* harbour master .*",
    "a look-alike": "“The ferry goes every dаy,” harbour master",
    "fullwidth": "“The ferry goes ｅvery day,” harbour master",
    "a part of a word": "he ferry goes every day",
    "too few words": "ferry goes",
    "HTML": "<b>The ferry goes every day,</b>",
    "markup": "**The ferry goes every day,**",
    "an ellipsis": "“The ferry … every day,” harbour master",
    "two paragraphs": "She rang the bell herself. Nobody else was seen",
    "a bidi override": "The ferry \u202egoes every day",
    "a struck word": "The ferry g\u0336oes every day",
    "too long": "word " * 300,
}


def test_a_quote_that_is_none_is_refused(lay, sound, subtests):
    """
    A quote is its source's words or is refused at its place.
    """
    for quote in QUOTES.values():
        with subtests.test(quote=quote):
            root = lay(
                sound.replace(
                    "“The ferry goes every day,” harbour master Ann Lee said on Friday.\n    said_by",
                    f"{quote}\n    said_by",
                )
            )

            assert f"{LEE}:" in _is_refused(root)


def test_one_bad_among_many_is_found(lay, sound):
    """
    Of very many records the one that is wrong is told, and no other.
    """
    root = lay(sound)
    crossing = (root / "content/events/1962/1962-crossing.yaml").read_text("utf-8")
    for number in range(300):
        (root / f"content/events/1962/1962-crossing-{number}.yaml").write_text(crossing, "utf-8")
    wrong = root / "content/events/1962/1962-crossing-77.yaml"
    wrong.write_text(crossing.replace("Nobody else", "Nobody at all"), "utf-8")

    _is_refused(
        root,
        f"content/events/1962/1962-crossing-77.yaml:{crossing[: crossing.index('quote: ')].count(chr(10)) + 1}:12",
    )


@pytest.mark.parametrize(
    "name", ["../../other", "main?a=<b>", "-rf", "/x", "a//b", "a#b", "a b", "a%2f..", "é"]
)
def test_a_branch_that_leads_elsewhere_is_refused(lay, sound, name):
    """
    The branch of a site is a part of addresses, and no way out of them.
    """
    root = lay(sound)
    site = root / "content/site.yaml"
    site.write_text(f"{site.read_text('utf-8')}branch: '{name}'\n", "utf-8")

    assert "branch: addresses are made from it; write" in _is_refused(root)


@pytest.mark.parametrize("format", ["text", "github", "json"])
def test_what_is_told_is_short(lay, sound, format):
    """
    What repeats a word as long as a file is shortened, and still ends with what to do.
    """
    root = lay(sound)
    (root / "content/published.txt").write_text(f"event/{'x' * 400_000}\n", "utf-8")
    (root / LEE).write_text(f"? {'y' * 50_000}\n: z\n", "utf-8")
    told = _checked(root, "--format", format)

    assert 1 == told.exit_code
    assert "content/published.txt" in told.output
    assert "say why in content/withdrawn/" in told.output
    assert 40_000 > len(told.output)


def test_github_annotations_are_one_line_each(lay, sound):
    """
    On GitHub each error is one command, whatever stands in the file, its name and its fields.
    """
    root = lay(
        sound.replace("kind: statement", '"::warning file=x::y\\n::error::z%0A": [a]\nkind: statement')
    )
    (root / "content/a,b:c%0A\n::error::x.md").write_text("x", "utf-8")

    told = _checked(root, "--format", "github")
    lines = told.stderr.splitlines()[:-1]

    assert 1 == told.exit_code
    assert 2 == len(lines)
    assert all(
        re.fullmatch(r"::error file=[^:,\n]+,line=\d+,col=\d+,title=F\d+ [a-z-]+::[^\n]+", line)
        for line in lines
    )


def test_the_program_ends_with_one(lay, sound):
    """
    From a shell, errors go to stderr, nothing to stdout, the exit code is 1, and nothing is written.
    """
    root = lay(sound.replace("kind: statement", "kind: statment"))
    before = sorted(root.rglob("*"))
    ran = subprocess.run(
        [sys.executable, "-m", "sourcebook", "build", str(root)], capture_output=True, text=True, check=False
    )

    assert (1, "") == (ran.returncode, ran.stdout)
    assert ran.stderr.partition("\n")[2].startswith(  # after the stage
        f"{LEE}:4:7: kind: no kind is called “statment”; did you mean “statement”? "
        "The words under `kinds` in the vocabulary are crossing, statement [I103 reference-unknown]\n"
    )
    assert "Traceback" not in ran.stderr
    assert before == sorted(root.rglob("*"))


RUBBISH = st.lists(
    st.sampled_from(
        [
            *"ab:-,[]{}\"'|>&*!%#?@ \n~<`(0.",
            "\t",
            "é",
            "“",
            "---\n",
            "\u202e",
            "\0",
            "title: ",
            "evidence:\n  - ",
            "[[topic/ferry]]",
            "date: 1962",
        ]
    ),
    max_size=40,
).map("".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.sampled_from(
        [LEE, TOPIC, "content/site.yaml", "content/vocabulary.yaml", "content/sources/1962-paper.md", SEED]
    ),
    rubbish=RUBBISH,
    data=st.data(),
)
def test_no_rubbish_makes_it_fail(lay, sound, path, rubbish, data):
    """
    Whatever is put anywhere into any file, there is a sourcebook or there are errors, each at a place and with a mend.
    """
    root = lay(sound)
    text = (root / path).read_text("utf-8")
    at = data.draw(st.integers(0, len(text)))
    (root / path).write_text(text[:at] + rubbish + text[at + data.draw(st.integers(0, 10)) :], "utf-8")

    try:
        load(root)
    except Diagnostics as found:
        assert all(
            diagnostic.line >= 1 <= diagnostic.column
            and "; " in diagnostic.what
            and str(diagnostic).isprintable()
            for diagnostic in found.diagnostics
        )
