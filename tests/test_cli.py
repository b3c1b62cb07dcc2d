"""The command line, as somebody at a terminal meets it."""

import errno
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sourcebook.cli import app
from sourcebook.publish.workers import each
from tests.harness.sourcebooks import run

COMMANDS = sorted(command.name or command.callback.__name__ for command in app.registered_commands)


def _break(root):
    path = root / "content" / "events" / "1931" / "1931-marsh-notes-pass.yaml"
    path.write_text(path.read_text("utf-8").replace("cannot be said", "can be said"), "utf-8")


def test_help_names_every_command():
    """
    `sourcebook --help` lists the commands, each with a line that says what it does; `sourcebook` alone too.
    """
    told = run("--help")

    assert 0 == told.exit_code
    assert {"check", "build", "serve"} <= set(COMMANDS)
    for command in COMMANDS:
        assert f"\n  {command} " in told.output
    assert told.output == run().output


def test_the_list_of_commands_is_whole_on_80_columns():
    """
    What each command does stands in the list whole, on a terminal of the usual width.
    """
    told = run("--help", terminal_width=80).stdout.partition("Commands:")[2].splitlines()

    assert len(COMMANDS) == len([line for line in told if line.strip()])
    assert [] == [line for line in told if line.strip() and not line.rstrip().endswith(".") or "..." in line]


def test_a_check_loads_nothing_that_draws_or_publishes(small):
    """
    `sourcebook check` answers soon: it loads no chart library, no renderer, no publisher, and nothing for a terminal that is none, nor
    what speaks to a network.
    """
    code = (
        "import sys; from sourcebook.cli import app; app(['check', sys.argv[1]], standalone_mode=False); "
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    told = subprocess.run([sys.executable, "-c", code, small], capture_output=True, text=True, check=True)

    assert {"sourcebook", "pydantic"} <= set(told.stdout.split())
    heavy = {
        "altair",
        "vl_convert",
        "mkdocs",
        "filelock",
        "jinja2",
        "pyarrow",
        "icalendar",
        "PIL",
        "rich",
        "http",
    }
    assert set() == heavy & set(told.stdout.split())


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help(command):
    """
    `sourcebook COMMAND --help` says in a sentence what it does, and explains each of its arguments and options.
    """
    told = run(command, "--help")

    assert 0 == told.exit_code
    assert "Usage:" in told.output
    blank, *rest = told.output.split("\n\n")[1:]
    assert blank.strip().endswith(".")
    for line in "\n".join(rest).splitlines():
        words = line.split("  ")
        assert (
            not line.startswith("  --")
            or len([word for word in words if word.strip()]) > 1
            or line.endswith(">")
        ), line


@pytest.mark.parametrize("command", ["check", "build", "serve"])
@pytest.mark.parametrize(
    ("folder", "what"),
    [
        pytest.param("nowhere", "there is no folder", id="not there"),
        pytest.param("a-file", "there is no folder", id="a file"),
        pytest.param("empty", "there is no content/", id="no sourcebook"),
    ],
)
def test_a_folder_that_holds_no_sourcebook(tmp_path, command, folder, what):
    """
    A wrong folder is answered with what a right one holds, not with a traceback; nothing is written there.
    """
    (tmp_path / "empty").mkdir()
    (tmp_path / "a-file").write_text("")
    told = run(command, tmp_path / folder)
    words = " ".join(told.stderr.split())

    assert 2 == told.exit_code
    assert what in words
    assert "holds content/, seeds/ and mkdocs.yml" in words
    assert "Traceback" not in words
    assert [] == list((tmp_path / "empty").iterdir())


def test_check_says_that_all_is_well(small):
    """
    A sound sourcebook ends with 0; warnings are told and stop nothing; nothing is built.
    """
    told = run("check", small)
    *warnings, last = told.stderr.splitlines()

    assert 0 == told.exit_code
    assert f"no errors, {len(warnings)} warnings: worth a second look" in last
    assert warnings and all(re.search(r" \[[A-Z]2\d\d [a-z-]+\]$", line) for line in warnings)
    assert "" == told.stdout
    assert not (small / "out").exists()


def test_a_strict_check_fails_on_a_warning(small, lay, sound):
    """
    With --strict a warning that no note settles ends with 1; where there is none, the check ends with 0.
    """
    told = run("check", "--strict", small)

    assert 1 == told.exit_code
    assert "warnings: settle each with a note, or mend what it points out" in told.stderr.splitlines()[-1]
    assert 0 == run("check", "--strict", lay(sound)).exit_code


def test_check_says_where_codes_are_explained():
    """
    `sourcebook check --help` names the page on which each code is explained.
    """
    told = " ".join(run("check", "--help").output.split())

    assert "Q101 is an error, Q201 a warning" in told
    assert "page Rules, at rules/ below its address" in told


def test_check_tells_every_error_on_stderr(small):
    """
    Errors go to stderr as path:line:column: field: what [code name], all at once, and the command ends with 1.
    """
    _break(small)
    (small / "content" / "topics" / "fish.md").write_text("no front matter\n", "utf-8")
    told = run("check", small)
    *lines, last = told.stderr.splitlines()

    assert 1 == told.exit_code
    assert "" == told.stdout
    marsh, fish = (line for line in lines if re.search(r" \[[A-Z]1\d\d ", line))
    assert marsh.startswith("content/events/1931/1931-marsh-notes-pass.yaml:20:11: evidence.0.quote: ")
    assert marsh.endswith(" [Q101 quote-not-in-source]")
    assert fish.startswith("content/topics/fish.md:1:1: ")
    assert fish.endswith(" [F105 record-malformed]")
    assert re.fullmatch(r"2 errors to mend, \d+ warnings; .+", last)
    assert [marsh, fish] == lines[:2]
    assert all(re.search(r" \[[A-Z]2\d\d ", line) for line in lines[2:])


def test_errors_may_be_told_to_github(small):
    """
    With --format github each error or warning is an annotation of its file and line, under its rule’s code and name.
    """
    _break(small)
    told = run("check", "--format", "github", small)
    line = next(line for line in told.stderr.splitlines() if line.startswith("::error "))

    assert line.startswith(
        "::error file=content/events/1931/1931-marsh-notes-pass.yaml,line=20,col=11,"
        "title=Q101 quote-not-in-source::evidence.0.quote: "
    )


def test_errors_may_be_told_as_data(small):
    """
    With --format json all errors and warnings stand on stdout as one object: their numbers, and of each what
    CONTRIBUTING says.
    """
    _break(small)
    told = run("check", "--format", "json", small)
    held = json.loads(told.stdout)
    first = held["diagnostics"][0]

    assert 1 == told.exit_code
    assert {"version", "errors", "warnings", "more", "diagnostics", "settled"} == set(held)
    assert (1, 1, 0, []) == (held["version"], held["errors"], held["more"], held["settled"])
    assert held["warnings"] == len(held["diagnostics"]) - 1 > 0
    assert {
        "path": "content/events/1931/1931-marsh-notes-pass.yaml",
        "line": 20,
        "column": 11,
        "field": "evidence.0.quote",
        "code": "Q101",
        "name": "quote-not-in-source",
        "severity": "error",
        "problem": "is not in 1931-courier-answers",
    } == {name: value for name, value in first.items() if name not in ("message", "mend")}
    assert f"{first['problem']}; {first['mend']}" == first["message"]
    assert all(set(one) == set(first) for one in held["diagnostics"])
    guide = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text("utf-8")
    assert all(f"`{name}`" in guide for name in (*held, *first))


@pytest.mark.parametrize(
    "command", ["check", "check --format github", "check --strict", "build", "register", "preview"]
)
def test_as_many_are_told_as_can_be_read(small, command):
    """
    Whatever answers: of a file ten are told, of all 200, and how many more there are; the last line counts them all.
    """
    marsh = small / "content" / "events" / "1931" / "1931-marsh-notes-pass.yaml"
    marsh.write_text(marsh.read_text("utf-8") + "".join(f"zz{number}: x\n" for number in range(250)), "utf-8")
    for number in range(300):
        (small / "content" / f"stray-{number}").write_text("x", "utf-8")
    lines = run(*command.split(), small).stderr.splitlines()
    lines = [one for one in lines if not re.fullmatch(r"\w+ \(\d+\.\d s\)", one)]  # stages
    told = [line for line in lines if re.search(r"\b[A-Z][12]\d\d [a-z-]+", line)]

    assert 200 == len(told)
    assert 10 == sum(marsh.name in line for line in told)
    more = next(line for line in lines if re.fullmatch(rf".*{marsh.name}: and \d+ more in this file", line))
    assert int(re.findall(r"and (\d+) more", more)[0]) >= 240
    assert re.fullmatch(r"and \d+ more; `sourcebook check --format json` lists all", lines[-2])
    assert lines[-1].startswith("550 errors to mend")
    assert 203 == len(lines)


def test_data_lists_more_than_anybody_reads(small, monkeypatch):
    """
    As data all are listed up to 10,000, and how many are not.
    """
    for number in range(300):
        (small / "content" / f"stray-{number}").write_text("x", "utf-8")
    whole = json.loads(run("check", "--format", "json", small).stdout)
    monkeypatch.setattr("sourcebook.commands.terminal.MOST_LISTED", 250)
    cut = json.loads(run("check", "--format", "json", small).stdout)

    assert (0, 300) == (whole["more"], whole["errors"])
    assert whole["errors"] + whole["warnings"] == len(whole["diagnostics"])
    assert 250 == len(cut["diagnostics"])
    assert cut["more"] == len(whole["diagnostics"]) - 250


def test_a_terminal_shows_the_line_and_the_column(small, on_a_terminal):
    """
    On a terminal each answer begins with its rule, and the line in which it is stands below it with a mark under the
    column, wide letters counted as they are shown, and nothing that a terminal would obey.
    """
    marsh = small / "content" / "events" / "1931" / "1931-marsh-notes-pass.yaml"
    text = marsh.read_text("utf-8").replace("channels: [back-stairs]", "channels: [日本, bak]  # \x7f")
    marsh.write_text(text.replace("\x7f", "[red]"), "utf-8")
    told = on_a_terminal("-m", "sourcebook", "check", small, COLUMNS="100")
    lines = [
        line.rstrip("\r").rpartition("\r")[2]
        for line in re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", told).split("\n")
    ]
    at = next(
        place
        for place, line in enumerate(lines)
        if line.startswith("I103 reference-unknown") and ":8:16" in line
    )
    where, what, source, mark = lines[at : at + 4]

    assert where.endswith("content/events/1931/1931-marsh-notes-pass.yaml:8:16")
    assert "channels.1: no channel is called “bak”" in what
    assert "    8 │ channels: [日本, bak]  # [red]" == source.rstrip()
    assert "      │ " + " " * (len("channels: [日本, ") + 2) + "^" == mark.rstrip()


def test_warnings_are_told_to_github_as_such(small):
    """
    A warning is an annotation of its own sort.
    """
    told = run("check", "--format", "github", small).stderr.splitlines()[:-1]

    assert told and all(
        re.match(r"::warning file=[^,]+,line=\d+,col=\d+,title=[A-Z]2\d\d [a-z-]+::", line) for line in told
    )


@pytest.mark.built
def test_build_says_what_it_made(small):
    """
    `sourcebook build` makes the site, and prints one line: how much was made, and where to look.
    """
    told = run("build", small)

    assert 0 == told.exit_code
    assert re.fullmatch(
        rf"\d+ pages, .+; \d+\.\d s: {re.escape(str(small))}/out/site/index\.html\n", told.stdout
    )


@pytest.mark.built
def test_build_says_what_was_made_and_what_was_kept(small, tree):
    """
    In a log each stage is a line; the line that is printed tells, in the numbers of what is on disk, what was made anew and kept.
    """
    first = run("build", small)
    before = tree(small / "out" / "pages")
    home = small / "content" / "pages" / "home.md"
    home.write_text(home.read_text("utf-8").replace("Two towns", "Two *old* towns"), "utf-8")
    second = run("build", small)
    now = tree(small / "out" / "pages")
    cards = len(
        {data for path, data in now.items() if path.startswith("cards/")}
    )  # two pages may have the same
    pages = len([path for path in now if path.endswith(".md")])
    written = len([path for path in now if before.get(path) != now[path]])

    assert re.fullmatch(
        rf"{pages} pages, \d+ charts; {cards} cards drawn, 0 reused; {len(before)} files written, 0 unchanged, 0 removed; \d+\.\d s: .+\n",
        first.stdout,
    )
    assert 0 < written < 20
    assert (
        f"; 0 cards drawn, {cards} reused; {written} files written, {len(now) - written} unchanged, 0 removed; "
        in second.stdout
    )
    assert all(
        re.fullmatch(r"[a-z ]+(: .+)? \(\d+\.\d s\)", line)
        for line in (first.stderr + second.stderr).splitlines()
    )


@pytest.mark.built
def test_build_says_what_each_maker_took(small_built):
    """
    With --profile, even what has not changed is built, and a table has each stage and each maker.
    """
    told = run("build", small_built, "--profile")
    names = {line.split("  ")[1 if line.startswith(" ") else 0].strip() for line in told.stderr.splitlines()}

    assert 0 == told.exit_code
    assert 1 == len(told.stdout.splitlines())
    assert {"reading", "rendering", "site.pages.event", "charts.timeline", "publishing"} <= names


@pytest.mark.parametrize("number", ["0", "-1", "99999999999999", "x"])
def test_no_machine_has_so_many_workers(small, number):
    """
    A number of workers that no machine can have is a mistake of the command line.
    """
    told = run("build", small, "--workers", number)

    assert 2 == told.exit_code and "--workers" in told.stderr
    assert not (small / "out").exists()


@pytest.mark.built
@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
def test_a_lost_worker_publishes_nothing(small, monkeypatch, capfd):
    """
    Where a worker dies, `sourcebook build` says so in one line, ends with 1, and leaves the site as it was; the worker, too,
    writes nothing that the runner of a workflow would obey.
    """
    ends = "print('::error::x', file=__import__('sys').stderr, flush=True) or __import__('os')._exit(1)"
    monkeypatch.setattr(
        "sourcebook.publish.write.rasterise", lambda cards, executor: each(eval, [ends], executor)
    )
    told = run("build", small, "--workers", "2")

    _is_told(told, "a worker ended before its work was done", "nothing was published; there is no site yet")
    assert not (small / "out" / "site").exists()
    assert [r":\x3aerror::x"] == capfd.readouterr().err.splitlines()


@pytest.mark.built
def test_build_of_a_faulty_sourcebook(small):
    """
    With an error, `sourcebook build` tells it, ends with 1 and publishes nothing.
    """
    _break(small)
    told = run("build", small)

    assert 1 == told.exit_code
    assert "" == told.stdout
    assert "1 error to mend; nothing was published" == told.stderr.splitlines()[-1]
    assert not (small / "out" / "site").exists()


@pytest.mark.built
def test_build_tells_what_mkdocs_refuses(small):
    """
    Where MkDocs refuses, its words are told without a traceback, before anything is rendered.
    """
    settings = small / "mkdocs.yml"
    settings.write_text(f"{settings.read_text('utf-8')}hooks: [nowhere.py]\n", "utf-8")
    told = run("build", small)

    assert 1 == told.exit_code
    assert "nowhere.py" in told.stderr
    assert "there is no site yet" in told.stderr
    assert [] == list((small / "out" / "pages").iterdir())
    assert not isinstance(told.exception, Exception) or isinstance(told.exception, SystemExit)


def test_a_command_that_is_ended_shows_the_cursor_again(small, on_a_terminal):
    """
    On SIGTERM the line of progress is erased and the cursor is back, as after Ctrl+C.
    """
    code = (
        "import os, signal, sys, sourcebook.commands.check as check; from sourcebook.cli import main; "
        "check.join = lambda _: os.kill(os.getpid(), signal.SIGTERM); main()"
    )
    told = on_a_terminal("-c", code, "check", small)

    assert told.rindex("\x1b[?25h") > told.rindex("\x1b[?25l")
    assert "Traceback" not in told


def test_a_pipe_gets_no_progress(small):
    """
    What is written to a pipe is plain lines, without the signs that move a terminal's cursor.
    """
    command = [sys.executable, "-m", "sourcebook", "check", str(small)]
    told = subprocess.run(command, capture_output=True, text=True, timeout=60)

    assert 0 == told.returncode
    assert "\x1b" not in told.stderr and "\r" not in told.stderr
    assert "Checking" not in told.stderr


def _is_told(told, *words):
    """The command ends with 1, says these words on lines of stderr, and has no traceback."""
    assert 1 == told.exit_code
    assert told.exception is None or isinstance(told.exception, SystemExit), told.exception
    assert "Traceback" not in told.stderr
    for word in words:
        assert word in told.stderr


@pytest.mark.built
@pytest.mark.parametrize(
    "in_the_way",
    [
        pytest.param("out", id="out is a file"),
        pytest.param("out/.lock/", id="the lock is a folder"),
        pytest.param("mkdocs.yml/", id="mkdocs.yml is a folder"),
    ],
)
def test_what_the_disk_refuses_is_told(small, in_the_way):
    """
    Where a build cannot write or read, it says which file and why, and ends with 1.
    """
    path = small / in_the_way
    if path.is_file():
        path.unlink()
    (path if in_the_way.endswith("/") else path.parent).mkdir(parents=True, exist_ok=True)
    if not in_the_way.endswith("/"):
        path.write_text("")
    told = run("build", small)

    _is_told(
        told,
        in_the_way.strip("/").split("/")[-1],
        "nothing was published" if in_the_way == "mkdocs.yml/" else "there is no site yet",
    )


@pytest.mark.long
def test_a_link_in_the_place_of_the_pages_is_taken_away(small):
    """
    Where out/pages is a link that leads nowhere, a build makes the folder.
    """
    (small / "out").mkdir()
    (small / "out" / "pages").symlink_to("nowhere")

    assert 0 == run("build", small).exit_code
    assert (small / "out" / "pages" / "index.md").is_file()


@pytest.mark.parametrize("command", [pytest.param("build", marks=pytest.mark.long), "register"])
def test_a_full_disk_is_told(small, monkeypatch, command):
    """
    Where the disk is full, the command says so and ends with 1; what stood before stands, and nothing half-written.
    """

    def fails(path, data):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    monkeypatch.setattr("sourcebook.disk.write_new", fails)
    told = run(command, small)

    _is_told(told, "No space left on device")
    assert not (small / "content" / ".published.txt.new").exists()


@pytest.mark.built
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("site_name: The Ferry Record", "site_name: The Ferry Records"),
        ("site_url: https://ferry-record.example.org/", "site_url: https://ferry.example.org/"),
    ],
)
def test_mkdocs_and_the_record_call_the_site_alike(small, old, new):
    """
    A name or address in mkdocs.yml that is not the one of site.yaml is told before anything is published.
    """
    settings = small / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace(old, new), "utf-8")
    told = run("build", small)

    _is_told(told, new.partition(": ")[2], old.partition(": ")[2], "content/site.yaml")
    assert not (small / "out" / "site").exists()


@pytest.mark.parametrize(
    ("asked", "code", "told"), [("--help", 0, "schema"), ("nonsense", 2, "No such command")]
)
def test_a_command_ends_at_once_with_its_code_when_all_is_said(asked, code, told):
    """
    All that a command says is written, and its code is the process's; what it read is not freed piece by piece.
    """
    ending = (
        "import atexit, sys; atexit.register(print, 'freed'); from sourcebook.__main__ import main; main()"
    )

    done = subprocess.run([sys.executable, "-c", ending, asked], capture_output=True, text=True)

    assert code == done.returncode
    assert told in done.stdout + done.stderr
    assert "freed" not in done.stdout


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_command_works_where_nobody_can_read_it(closed):
    """
    With standard output or error closed, as some schedulers start a program, a command does its work and ends with its code.
    """
    asked = f"exec {sys.executable} -m sourcebook --help {closed}"

    done = subprocess.run(["/bin/sh", "-c", asked], capture_output=True, text=True)

    assert (0, "") == (done.returncode, done.stderr)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("begins", ["typer", "sourcebook.commands.verify"])
def test_a_command_ends_in_order_while_it_begins(begins, number):
    """
    Ctrl+C, and SIGTERM, while the parts of a command are still loaded end it with the code that they have later, and without a word.
    """
    ends = (
        "import os, signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "  # ignored in a job beside a shell
        "at, number, *sys.argv = sys.argv[1:]; "
        "find = lambda name, *_: os.kill(os.getpid(), int(number)) if name == at else None; "
        "sys.meta_path.insert(0, type('Ends', (), {'find_spec': staticmethod(find)})); "
        "from sourcebook.__main__ import main; main()"
    )

    done = subprocess.run(
        [sys.executable, "-c", ends, begins, str(int(number)), "sourcebook", "--help"],
        capture_output=True,
        text=True,
    )

    assert (128 + number, "", "") == (done.returncode, done.stdout, done.stderr)


def test_a_signal_that_is_ignored_stays_so():
    """
    A command that a shell starts beside it, with Ctrl+C ignored, goes on.
    """
    ignoring = (
        "import os, signal; signal.signal(signal.SIGINT, signal.SIG_IGN); "
        "from sourcebook import __main__; __main__._let_signals_end(); os.kill(os.getpid(), signal.SIGINT); __main__.main()"
    )

    done = subprocess.run([sys.executable, "-c", ignoring, "--help"], capture_output=True, text=True)

    assert (0, "") == (done.returncode, done.stderr)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check", "\u202egpj"], "\\u202egpj"),
        (["new", "event", "--set", b"title=\xff"], "is not UTF-8"),
        (["fmt", "\u202egpj"], "\\u202egpj"),
        (["fmt", "circle"], "circle is not in"),
        (
            [
                "init",
                "new",
                "--name",
                "\u202ex",
                "--url",
                "https://a.org/",
                "--repository",
                "https://a.org/x",
            ],
            "\\u202ex",
        ),
        (["preview", "--to", "full\x1b"], "full\\x1b"),
    ],
)
def test_an_argument_that_nobody_could_read_is_shown_by_its_code(small, arguments, told):
    """
    Whatever stands in an argument, be it no text at all, the answer is a plain line.
    """
    (small / "circle").symlink_to("circle")
    (small / "full\x1b").mkdir()
    asked = [sys.executable, "-m", "sourcebook", *arguments]
    done = subprocess.run(asked, capture_output=True, text=True, cwd=small)

    assert 2 == done.returncode
    assert told in done.stderr
    assert all(one.isprintable() for one in done.stderr.splitlines())
