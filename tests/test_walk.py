"""However an author comes to a state of the files, the site is that of a clean build of it."""

import random
import shutil

import pytest

from sourcebook.build import build
from sourcebook.model import Diagnostics
from sourcebook.publish.release import accepted
from sourcebook.publish.unchanged import up_to_date

SEED = 2026


def _write(root, random):
    """Write a sentence more into the prose of a record, a page or a new topic."""
    (path := random.choice(sorted((root / "content").rglob("*.md")))).write_text(
        f"{path.read_text('utf-8').rstrip()}\n\nStep {random.randrange(1000)}.\n", "utf-8"
    )


def _retitle(root, random):
    """Give an event another title."""
    path = random.choice(sorted((root / "content" / "events").rglob("*.yaml")))
    title, rest = path.read_text("utf-8").split("\n", 1)
    path.write_text(f"title: Step {random.randrange(1000)}\n{rest}", "utf-8")
    assert title.startswith("title: ")


def _add(root, random):
    """Add a topic of which nothing is recorded."""
    name = f"step-{random.randrange(1000)}"
    (root / "content" / "topics" / f"{name}.md").write_text(
        f"---\nname: {name.capitalize()}\nscope: Nothing is recorded of it.\n---\n", "utf-8"
    )


def _rename(root, random):
    """Rename a topic that was added."""
    if added := sorted((root / "content" / "topics").glob("step-*.md")):
        one = random.choice(added)
        one.rename(one.with_name(f"step-renamed-{random.randrange(1000)}.md"))


def _delete(root, random):
    """Delete a topic that was added."""
    if added := sorted((root / "content" / "topics").glob("step-*.md")):
        random.choice(added).unlink()


def _spoil(root, random):
    """Make a file wrong that was right, so that nothing can be built."""
    (root / "content" / "topics" / "fish.md").write_text("no front matter", "utf-8")


def _steps(random, number):
    """So many steps, None for a revert: of every seven, one of each sort."""
    sorts = [_write, _retitle, _add, _rename, _delete, _spoil, None]
    return [one for _ in range(0, number, len(sorts)) for one in random.sample(sorts, len(sorts))][:number]


@pytest.mark.built
@pytest.mark.long
def test_every_way_leads_to_the_same_site(small_built, tmp_path, tree, request, monkeypatch):
    """
    After each of some random edits, renames, deletions, faults and reverts, the site that stands is to the byte that of a
    clean build of the same files; a fault leaves it as it was; and without a change nothing is built. More steps:
    --steps 200.
    """
    monkeypatch.setattr("sourcebook.build.accepted", accepted)  # a clean build is clean
    small, dice, kept = small_built, random.Random(SEED), tmp_path / "kept"
    shutil.copytree(small / "content", kept)
    for number, step in enumerate(_steps(dice, request.config.getoption("steps"))):
        before = tree(small / "out" / "site")
        if step is None:  # a revert
            shutil.rmtree(small / "content")
            shutil.copytree(kept, small / "content")
        else:
            step(small, dice)
        try:
            build(small)
        except Diagnostics:
            assert before == tree(small / "out" / "site"), (number, step)
            shutil.rmtree(small / "content")
            shutil.copytree(kept, small / "content")
            continue
        clean = tmp_path / f"clean-{number}" / "tests" / "sourcebooks" / "small"
        shutil.copytree(small, clean, ignore=shutil.ignore_patterns("out"), symlinks=True)
        shutil.copy(small.parents[2] / "mkdocs.yml", clean.parents[2])
        build(clean)
        assert up_to_date(small)
        assert tree(clean / "out" / "site") == tree(small / "out" / "site"), (number, step)
        shutil.rmtree(tmp_path / f"clean-{number}")
