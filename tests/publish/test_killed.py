"""Whatever ends a build, wherever it is then: the site is the one before or the one after, whole, and the next build mends all.

Each test prints its seed; another is tried with `--seed`. Run by night, and with `pytest --nightly tests/publish/test_killed.py`.
"""

import random
import signal
import subprocess
import sys
import time

import pytest

from sourcebook.build import build
from sourcebook.publish.unchanged import up_to_date

pytestmark = [pytest.mark.nightly, pytest.mark.built, pytest.mark.long]

KILLS = 60
POINTS = {
    "read": "sourcebook.build.read_by_build",
    "check": "sourcebook.build.load",
    "ask MkDocs": "sourcebook.build.accepted",
    "take templates of charts": "sourcebook.build.use_kept_templates",
    "render": "sourcebook.build.render",
    "draw": "sourcebook.publish.write._drawn",
    "write": "sourcebook.build.write",
    "write a file": "sourcebook.publish.write.put",
    "remove what is stale": "sourcebook.publish.write._remove",
    "clear": "sourcebook.publish.release.take_away",
    "publish": "sourcebook.publish.release.assemble_site",
    "flush": "sourcebook.publish.release._flush",
    "rename": "os.rename",
    "switch": "sourcebook.publish.release._switch",
    "forget": "sourcebook.publish.release._forget_old",
    "note": "sourcebook.build.note",
    "write the note": "sourcebook.publish.unchanged.put",
}
"""What a build calls, in the order in which it does."""
BUILD = """
import os, resource, signal, sys
from pkgutil import resolve_name
import sourcebook.build
from sourcebook.cli import main

where, then, count = {where!r}, {then!r}, {count}
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
if where:
    owner, _, name = where.rpartition(".")
    whole, called = resolve_name(where), 0

    def ends(*given, **named):
        global called
        called += 1
        if called != count:
            return whole(*given, **named)
        if then == "after":
            whole(*given, **named)
        if isinstance(then, int):
            raise OSError(then, os.strerror(then), "out")
        signal.raise_signal(signal.SIGKILL)

    setattr(resolve_name(owner), name, ends)
sys.argv = ["sourcebook", "build", {root!r}]
main()
"""
FULL, READ_ONLY, DENIED = 28, 30, 13
"""ENOSPC, EROFS and EACCES."""


def _building(root, where="", then="", count=1):
    """A build in a process of its own that ends before or after the call of something, or that fails there."""
    code = BUILD.format(root=str(root), where=where, then=then, count=count)
    return subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )


@pytest.fixture
def dice(request):
    """Dice that fall the same for the same `--seed`, which is printed."""
    seed = request.config.getoption("seed")
    print(f"--seed {seed}")
    return random.Random(seed)


@pytest.fixture(scope="module")
def sites(tmp_path_factory, small_copy, tree):
    """A sourcebook, its text before an edit and after, and the site of each."""
    root = small_copy(tmp_path_factory.mktemp("killed"))
    home = root / "content" / "pages" / "home.md"
    texts = home.read_text("utf-8"), home.read_text("utf-8").replace("Two towns", "Two *old* towns")
    made = []
    for text in reversed(texts):
        home.write_text(text, "utf-8")
        made.append(tree(build(root).site))
    return root, home, texts, tuple(reversed(made))


class Trial:
    """A build of an edited sourcebook that is ended; whichever of the two sites stands, it is whole."""

    def __init__(self, sites, tree) -> None:
        self.root, self.home, self.texts, self.sites = sites
        self.tree = tree
        self.at = self.sites.index(tree(self.root / "out" / "site"))

    def edit(self) -> None:
        """Give the sourcebook the text of the other site."""
        self.home.write_text(self.texts[1 - self.at], "utf-8")

    def is_whole(self, told: object) -> None:
        """The site is one of the two; and the next build makes the other."""
        assert self.tree(self.root / "out" / "site") in self.sites, told
        assert self.sites[1 - self.at] == self.tree(build(self.root).site), told
        assert up_to_date(self.root), told


@pytest.mark.parametrize("then", ["before", "after"])
@pytest.mark.parametrize("point", POINTS)
def test_killed_at_each_point(sites, tree, dice, point, then):
    """
    Killed before or after whatever a build does, it leaves a whole site.
    """
    count = dice.randrange(1, 4) if point == "write a file" else 1
    trial = Trial(sites, tree)
    trial.edit()
    with _building(trial.root, POINTS[point], then, count) as one:
        told = one.communicate()[1]

    assert -signal.SIGKILL == one.returncode, told
    trial.is_whole((point, then, count))


def test_killed_at_random(sites, tree, dice):
    """
    Killed at any moment, a build leaves a whole site.
    """
    trial = Trial(sites, tree)
    trial.edit()
    start = time.monotonic()
    _building(trial.root).communicate()
    longest = time.monotonic() - start
    trial.is_whole("nothing")
    for number in range(KILLS - 2 * len(POINTS)):
        trial, wait = Trial(sites, tree), dice.uniform(0, longest)
        trial.edit()
        with _building(trial.root) as one:
            time.sleep(wait)
            one.kill()
            one.communicate()
        trial.is_whole((number, wait))


@pytest.mark.parametrize("error", [FULL, READ_ONLY, DENIED])
@pytest.mark.parametrize("where", ["sourcebook.disk.os.replace", "sourcebook.disk.write_new", "os.rename", "os.fsync",
                                   "sourcebook.publish.release.assemble_site", "sourcebook.publish.release.take_away", "os.makedirs", "sourcebook.publish.unchanged.put"])  # fmt: skip
def test_a_disk_that_is_full_or_closed(sites, tree, error, where):
    """
    Where the disk takes no more, or nothing at all, this is told in a line, and the site stays whole.
    """
    trial = Trial(sites, tree)
    trial.edit()
    with _building(trial.root, where, error) as one:
        told = one.communicate()[1]

    assert one.returncode in (0, 1), told
    assert "Traceback" not in told
    trial.is_whole((where, told))


def test_three_builds_at_once(sites, tree):
    """
    Three builds at once all end well, and the site is whole.
    """
    trial = Trial(sites, tree)
    trial.edit()
    building = [_building(trial.root) for _ in range(3)]
    told = [one.communicate()[1] for one in building]

    assert [0, 0, 0] == [one.returncode for one in building], told
    assert trial.sites[1 - trial.at] == tree(trial.root / "out" / "site")
    assert up_to_date(trial.root)
