"""What a command writes into the log of a workflow, whose runner obeys some lines."""

import io
import json
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.commands.log import Log, annotation, unobeyed, unobeyed_json

UNSEEN = "\u200b\u00ad\ufeff\x00\x1b\u2060\ufe0f\u034f\u115f\u3164 \t\x0b\x0c\x1c\x85\xa0\u2028\u3000"
PIECES = st.lists(
    st.sampled_from([*":#[]%,\r\n", "::", "##[", "error", "::error::", "##[group]", *UNSEEN])
    | st.text(max_size=3),
    max_size=30,
).map("".join)


def _obeyed(log):
    """The lines that the runner would obey: it compares without what nobody sees."""
    lines = re.split(r"\r\n|\r|\n", log)
    plain = (
        re.sub(rf"[{re.escape(UNSEEN)}]", "", "".join(one for one in line if one.isprintable()))
        for line in lines
    )
    return [line for line in plain if line.startswith("::") or "##[" in line]


@given(PIECES)
def test_no_text_is_a_command(text):
    """
    Whatever a text has, no line of what is written begins with `::` or contains `##[`, unseen characters left aside.
    """
    assert [] == _obeyed(unobeyed(text))


@given(st.lists(PIECES))
def test_no_text_is_a_command_in_pieces(texts):
    """
    Nor is one that is written piece by piece.
    """
    held = io.StringIO(newline="")
    log = Log(held)
    for one in texts:
        log.write(one)

    whole = held.getvalue()
    log.writelines(["\n", *texts])

    assert [] == _obeyed(held.getvalue())
    assert unobeyed("".join(texts)) == whole


@given(PIECES)
def test_data_stays_the_same_data(text):
    """
    JSON in which nothing is obeyed says the same as before.
    """
    written = unobeyed_json(json.dumps([text], ensure_ascii=False))

    assert [text] == json.loads(written)
    assert [] == _obeyed(written)


@given(PIECES, PIECES)
def test_an_annotation_is_one_command(words, path):
    """
    An annotation is one line and one command, whose values say neither where it ends nor another.
    """
    line = annotation("error", words, file=path, line=3)
    told = re.fullmatch(r"::error file=([^\r\n:,]*),line=3::([^\r\n]*)", line)

    assert told
    assert "##[" not in line
    assert [] == _obeyed(f"x{line}")


def test_letters_that_nobody_obeys_stay():
    """
    What is no command stays as it is written.
    """
    for text in ("a::b", "# [x]y", "## Heading [link]", "“: no”", "x ##", "##\n[a]"):
        assert text == unobeyed(text)


NAMES = ("a\n::error::x", "##[error]x", "\x1b##[group]x.md", "a\r::warning::b")


@pytest.mark.parametrize("format", ["text", "github", "json"])
def test_no_name_of_a_file_is_obeyed(small, format):
    """
    The process writes no command that a file's name or text has, to neither stream, in no format.
    """
    for name in NAMES:
        (small / "content" / "topics" / name).write_text("##[error]: x\n::error::x: ##[group]\n", "utf-8")
    command = [sys.executable, "-m", "sourcebook", "check", "--format", format, str(small)]
    told = subprocess.run(command, capture_output=True, check=False)
    lines = (told.stdout + told.stderr).decode("utf-8").splitlines()

    assert 1 == told.returncode
    assert "error" in "".join(lines)
    assert [] == [line for line in lines if "##[" in line]
    obeyed = [line for line in lines if line.lstrip().startswith("::")]
    assert bool(obeyed) == (format == "github")
    assert all(
        re.match(r"::(error|warning) file=[^:,]*,line=\d+,col=\d+,title=[^:,]*::", line) for line in obeyed
    )


def test_an_argument_is_not_obeyed(small):
    """
    Nor what a usage error says again.
    """
    command = [sys.executable, "-m", "sourcebook", "check", "--base", "x\n::error::y ##[error]z", str(small)]
    told = subprocess.run(command, capture_output=True, check=False, text=True)

    assert told.stderr
    assert [] == _obeyed(told.stdout + told.stderr)
