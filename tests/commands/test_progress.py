"""What a long command tells while it works: on a terminal on one line, in a log in few."""

import re
import time

import pytest

from sourcebook.commands.progress import Cost, Logged, Timed, progress, table

SCRIPT = """
import sys, time
from sourcebook.commands import progress_bar
from sourcebook.commands.progress import progress
progress_bar.TIMES_A_SECOND = 50
with progress() as stages:
    with stages.at("reading"):
        time.sleep(0.1)
    with stages.at("drawing cards") as stage:
        stage.of(1200)
        for _ in range(3):
            stage.did(outputs=400)
            time.sleep(0.1)
        stage.made("1,200 cards drawn")
        if sys.argv[1:]:
            raise OSError("the disk is full")
"""
COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3\d|9\d)m")


@pytest.fixture
def at_work(on_a_terminal):
    """All that the script shows on a terminal."""
    return lambda *words, **environment: on_a_terminal("-c", SCRIPT, *words, **environment)


def _frames(told):
    """What could be read on the line, one after the other."""
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", told)
    return [one.rstrip() for one in re.split(r"[\r\n]+", plain)]


def test_a_terminal_shows_the_stage_the_count_and_the_time_left(at_work):
    """
    One line says which stage it is, how much is done and how long the rest takes; a stage without a count is named alone. In the
    end nothing of it stands, and the cursor is back.
    """
    told = at_work()
    frames = _frames(told)

    assert any(re.fullmatch(r"Reading [━ ]+", one) for one in frames)
    assert any(re.fullmatch(r"Drawing cards .{20} +800/1200 \d\d:\d\d", one) for one in frames)
    assert not any(_frames(told.rpartition("\x1b[2K")[2]))
    assert told.rindex("\x1b[?25h") > told.rindex("\x1b[?25l")


@pytest.mark.parametrize("columns", [12, 25, 200])
def test_a_narrow_terminal_has_one_line_too(at_work, columns):
    """
    However narrow the terminal is, what is shown stays on one line of it.
    """
    told = at_work(COLUMNS=str(columns))

    assert any("Draw" in one for one in _frames(told))
    assert max(map(len, _frames(told))) <= columns
    assert told.count("\x1b[1A") <= 1  # where the line is erased at last


def test_no_colour_where_none_is_wanted(at_work):
    """
    NO_COLOR is heard.
    """
    assert COLOUR.search(at_work())
    assert not COLOUR.search(at_work(NO_COLOR="1"))


@pytest.mark.parametrize("environment", [{"TERM": "dumb"}, {"CI": "true"}])
def test_what_is_no_terminal_gets_lines(at_work, environment):
    """
    Where nothing can be written over, or nobody looks on, each stage is told in a line once it is done.
    """
    told = at_work(**environment)

    assert "\x1b" not in told
    first, second = told.replace("\r\n", "\n").splitlines()
    assert re.fullmatch(r"reading \(0\.\d s\)", first)
    assert re.fullmatch(r"drawing cards: 1,200 cards drawn \(\d\.\d s\)", second)


def test_an_error_stands_alone(at_work):
    """
    When a stage fails, the line is erased before the error is told, and the cursor is back.
    """
    told = at_work("fails")
    before, error = told.split("Traceback", 1)

    assert before.rindex("\x1b[?25h") > before.rindex("Drawing cards")
    assert not any(_frames(before.rpartition("\x1b[2K")[2]))
    assert "\x1b[2K" not in error and "the disk is full" in error


def test_a_log_may_be_left_alone(capsys):
    """
    A command whose answer is read by programs tells of no stage in a log.
    """
    with progress(in_log=False) as stages, stages.at("checking"):
        pass
    silent = capsys.readouterr()
    with progress() as stages, stages.at("checking"):
        pass

    assert ("", "") == silent
    assert ("", "checking (0.0 s)\n") == capsys.readouterr()


def test_each_thing_has_its_own_costs():
    """
    What a thing took is told under its name: seconds of CPU, and those in which it waited apart; memory and outputs, too.
    """
    stages = Timed()
    with stages.at("rendering") as stage:
        until = time.process_time() + 0.1
        while time.process_time() < until:
            pass
        stage.did("works", 3)
        time.sleep(0.1)
        stage.did("waits")
    (cost,) = stages.costs
    works, waits = cost.parts

    assert ("rendering", 4) == (cost.name, cost.outputs)
    assert ("works", 3, "waits", 1) == (works.name, works.outputs, waits.name, waits.outputs)
    assert works.cpu >= 0.1 > 0.05 > waits.cpu
    assert waits.wall >= 0.1
    assert cost.wall >= works.wall + waits.wall
    assert cost.peak >= works.peak > 10_000_000


def test_a_stage_that_fails_is_not_told_as_done(capsys):
    """
    Of a stage that did not come to its end, nothing is told or counted.
    """
    stages = Logged()
    with pytest.raises(OSError), stages.at("writing") as stage:
        stage.made("2 files written")
        raise OSError

    assert ([], []) == (stages.costs, stages.made)
    assert "" == capsys.readouterr().err


def test_the_table_has_the_most_expensive_first():
    """
    Stages stand by their CPU, each before what it consists of, and these likewise.
    """
    mib = 1024 * 1024
    parts = (Cost("pages", 1.0, 1.5, 50 * mib, 3), Cost("charts", 2.0, 2.0, 60 * mib, 1_000))
    told = table(
        [Cost("reading", 0.5, 0.5, 40 * mib, 0), Cost("rendering", 3.0, 3.5, 60 * mib, 1_003, parts)]
    )

    assert [
        ["CPU", "s", "wall", "s", "peak", "MiB", "outputs"],
        ["rendering", "3.00", "3.50", "60", "1,003"],
        ["charts", "2.00", "2.00", "60", "1,000"],
        ["pages", "1.00", "1.50", "50", "3"],
        ["reading", "0.50", "0.50", "40", "0"],
    ] == [line.split() for line in told.splitlines()]
    assert 1 == len({len(line) for line in told.splitlines()})
