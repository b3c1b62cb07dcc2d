"""What a pull request is answered: the steps of the workflow *check*, run as a runner runs them."""

import hashlib
import html
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

PROJECT = Path(__file__).resolve().parents[2]

EVENT = "content/events/1962/1962-lee-ferry.yaml"
CROSSING = "content/events/1962/1962-crossing.yaml"
SOURCE = "content/sources/1962-paper.md"
SEED = "seeds/paper.txt"
QUOTE = "“The ferry goes every day,” harbour master Ann Lee said on Friday."
WORKFLOW = ".github/workflows/check.yml"
COMMANDS = re.compile(r"^\s*::(?!error |warning )|##\[", re.MULTILINE)
"""What a runner would obey in a log, but for annotations; it looks for ##[ anywhere in a line."""


def _answer(pull_request):
    pull_request.propose()
    ran = pull_request.run("check", "answer")
    assert "Traceback" not in ran.log + ran.summary
    beside = "\n".join(
        line for line in ran.log.splitlines() if not line.startswith(("::error ", "::warning "))
    )
    assert [] == COMMANDS.findall(beside), beside
    return ran


def _digest(pull_request):
    return hashlib.sha256((pull_request.repository / SEED).read_bytes()).hexdigest()


def test_an_honest_change_is_answered_well(pull_request):
    """
    A better summary is sound; the summary of the job says so, what changes, and what the answer rests on.
    """
    pull_request.edit(EVENT, ("She says that the ferry goes.", "She says that it goes each day."))
    ran = _answer(pull_request)

    assert ran.good, ran.log
    assert "no errors" in ran.summary
    assert "## What changes" in ran.summary
    assert "It leaves these as they are" in ran.summary
    assert {} == ran.uploaded


def test_the_register_of_new_records_is_brought_along(pull_request):
    """
    A new record without its line is told, and the files with it can be downloaded: with these, the same is sound.
    """
    pull_request.add("content/topics/bells.md", "---\nname: Bells\nscope: All bells.\n---\n")
    pull_request.edit(CROSSING, ("topics: [ferry]", "topics: [ferry, bells]"))
    ran = _answer(pull_request)
    assert not ran.good
    assert "::error file=content/topics/bells.md,line=2,col=1,title=G105 record-unregistered::" in ran.log
    assert "artifact *register*" in ran.summary
    for name in ("published.txt", "published.json"):
        written = (ran.uploaded["register"] / name).read_text("utf-8")
        assert "topic/bells" in written
        pull_request.add(f"content/{name}", written)
    assert _answer(pull_request).good


def test_every_mistake_stands_in_the_summary(pull_request):
    """
    GitHub shows ten annotations of a step; the summary has them all, in an order that is the same each time.
    """
    for number in range(15):
        pull_request.add(f"content/topics/t-{number:02}.md", "---\nnaem: Bells\n---\n")
    ran = _answer(pull_request)

    assert not ran.good
    for number in range(15):
        assert f"content/topics/t-{number:02}.md:2:1: naem:" in ran.summary


def test_hostile_words_are_shown_and_obeyed_by_nobody(pull_request):
    """
    Markup, fences and commands of the runner, in titles and names of files, are text in the summary, and no command in the log.
    """
    evil = "</pre><script>alert(1)</script> ``` ##[stop-commands]x ::set-output name=y::z %0A::error::"
    pull_request.edit(
        EVENT, ("Ann Lee says the ferry goes", f"'{evil}'"), ("official: ann-lee", f"official: '{evil}'")
    )
    pull_request.add("content/topics/##[error]x.md", "---\nname: x\nscope: y.\n---\n")
    pull_request.add("content/topics/::error::x.md", "---\nname: x\nscope: y.\n---\n")
    ran = _answer(pull_request)

    assert not ran.good
    assert "<script" not in ran.summary
    assert 1 == ran.summary.count("</pre>")
    assert "&lt;script&gt;" in ran.summary


def test_a_falsified_article_is_refused(pull_request):
    """
    An article changed with its hash and its quotes agrees with all, and is refused against the base.
    """
    was = _digest(pull_request)
    pull_request.edit(SEED, ("goes every day", "never goes a day"))
    pull_request.edit(SOURCE, (was, _digest(pull_request)))
    pull_request.edit(EVENT, ("goes every day", "never goes a day"))
    ran = _answer(pull_request)

    assert not ran.good
    for code in ("U105", "U107"):
        assert f"[{code} " in ran.summary
        assert f"title={code} " in ran.log
    assert f"{SOURCE}:4:9: sha256: differs from what it was" in ran.summary


def test_a_sentence_that_was_cut_is_refused(pull_request):
    """
    A quote from which “nobody” was cut turns what its sentence says: it is other than what was published and, where that is
    declared, warned of, which fails the check until a note says why.
    """
    pull_request.edit(
        CROSSING,
        ("quote: Nobody else was seen on the landing stage", "quote: else was seen on the landing stage"),
    )
    ran = _answer(pull_request)

    assert not ran.good
    assert "quotes: the quotes differ from those that were published" in ran.summary
    pull_request.edit(
        CROSSING,
        ("topics:", "changes: [{date: 1963-01-01, was: Nobody., now: Else., why: Wrong.}]\ntopics:"),
    )
    ran = _answer(pull_request)
    assert not ran.good
    assert re.search(r"evidence\.0\.quote: .*nobody.*\[Q2\d\d ", ran.summary), ran.summary


def test_a_mixed_pull_request_is_refused_by_name(pull_request):
    """
    What is mixed into a change of records is named, code and workflow alike.
    """
    pull_request.edit(EVENT, ("She says that the ferry goes.", "She says that it goes each day."))
    pull_request.edit("build/sourcebook/rules/near.py", ('"""', '"""More. '))
    pull_request.edit(WORKFLOW, ("timeout-minutes: 10", "timeout-minutes: 11"))
    ran = _answer(pull_request)

    assert not ran.good
    for path in ("build/sourcebook/rules/near.py", WORKFLOW):
        assert f"{path}:1:1: lies outside content/ and seeds/" in ran.summary


def test_the_base_judges_whatever_code_is_proposed(pull_request):
    """
    A pull request that takes the guard away, or lays modules of the checker's names beside it, is judged by the base.
    """
    module = "open('/dev/stderr', 'w').write('TAKEN OVER')\nraise SystemExit(0)\n"
    for name in (
        "yaml",
        "ruamel",
        "pydantic",
        "sourcebook",
        "typer",
        "sitecustomize",
        "usercustomize",
        "html",
    ):
        pull_request.add(f"{name}.py", module)
    pull_request.edit("build/sourcebook/cli.py", ('"""', module + '"""'))
    pull_request.add(".github/scripts/in_pre.py", module)
    pull_request.edit(SEED, ("goes every day", "never goes a day"))
    ran = _answer(pull_request)

    assert not ran.good
    assert "TAKEN OVER" not in ran.log + ran.summary
    assert "[U107 article-removed]" in ran.summary
    assert "yaml.py:1:1: lies outside" in ran.summary


def test_a_changed_workflow_is_said(pull_request):
    """
    A pull request that changes what runs it is told to be no proof, with the files by name.
    """
    pull_request.edit(WORKFLOW, ("timeout-minutes: 10", "timeout-minutes: 11"))
    pull_request.add(".github/workflows/a<b>&c.yml", "on: push\n")
    ran = _answer(pull_request)

    assert "Until these were reviewed" in ran.summary
    assert f"\n{WORKFLOW}\n" in ran.summary
    assert "a&lt;b&gt;&amp;c.yml" in ran.summary


def test_the_summary_is_bounded(pull_request):
    """
    However many mistakes there are, the summary stays within the 1 MiB that GitHub shows, and says how many more there are;
    however long an answer is, it is cut, and says so.
    """
    for number in range(3_000):
        pull_request.add(f"content/topics/t-{number:04}.md", f"---\nnaem: {'<&>' * 20}\nname: ''\n---\n")
    ran = _answer(pull_request)

    assert 10_000 < len(ran.summary.encode("utf-8")) < 1024 * 1024
    assert re.search(r"^and [\d,]+ more; ", ran.summary, re.MULTILINE)
    long = subprocess.run(
        [sys.executable, "-I", PROJECT / ".github" / "scripts" / "in_pre.py"],
        input="<&>\n" * 300_000,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert 100_000 < len(long.encode("utf-8")) < 1024 * 1024
    assert "This is cut" in long


def test_what_is_shown_as_text_is_text():
    """
    What in_pre.py shows has no HTML, link, mention, reference, code or command, and reads as it was written.
    """
    said = "</pre><b>@octocat #12 [a](https://evil.example.org) ![i](x) `c`\n::error::x\r ##[error]y\r\n"
    told = subprocess.run(
        [sys.executable, "-I", PROJECT / ".github" / "scripts" / "in_pre.py"],
        input=said.encode("utf-8"),
        capture_output=True,
        check=True,
    ).stdout.decode("utf-8")
    inner = told.removeprefix("<pre>\n").removesuffix("</pre>\n")

    assert not re.search(r"[<>@#\r]|^\s*::", re.sub(r"&#\d+;|&\w+;", "_", inner), re.MULTILINE)
    assert re.sub(r"\r\n?", "\n", said) == html.unescape(inner)


def test_a_poisoned_register_is_refused(pull_request):
    """
    What a pull request writes into the register is held against its records by the code of the base.
    """
    kept = json.loads((pull_request.repository / "content" / "published.json").read_text("utf-8"))
    kept["event/1962-lee-ferry"]["title"] = "Ann Lee says something else"
    pull_request.add("content/published.json", json.dumps(kept))
    ran = _answer(pull_request)

    assert not ran.good
    assert "[U106 register-edited]" in ran.summary
