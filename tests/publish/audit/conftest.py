"""A finished site into which a fault is planted, as if what made it were at fault, before it is switched in."""

import os
import re
import shutil

import pytest

from sourcebook.build import load
from sourcebook.publish import release
from sourcebook.publish.finish import HEADERS, SUMS
from sourcebook.publish.mkdocs import NotPublished


class Finished:
    """A sourcebook whose pages were made, with edits of what was made."""

    def __init__(self, root, made, book):
        self.root, self.made, self.book = root, made, book
        self.edits = []

    def plant(self, path, old, new):
        """Have a file say something else, or be new if it said nothing."""
        self.edits.append((path, old, new))

    def assemble_site(self, root, to, stage=None):
        """Lay out what was made, with the edits."""
        shutil.copytree(self.made, to, ignore=shutil.ignore_patterns(SUMS, HEADERS), copy_function=os.link)
        for path, old, new in self.edits:
            file = to / path
            text = file.read_text("utf-8") if old is not None else ""
            assert (old or "") in text, (path, old)
            file.unlink(missing_ok=True)  # a link to what was made
            if new is not None:
                data = new if old is None else text.replace(old, new, 1).encode("utf-8")
                file.write_bytes(data)

    def refused(self, path, old, new):
        """Plant a fault, publish, and return the lines of the refusal, each at a line and column of the file and with what to do."""
        self.plant(path, old, new)
        lines = self.publish()
        assert lines
        assert all(re.match(rf"out/releases/next/{re.escape(path)}:\d+:\d+: .+: .+", one) for one in lines), (
            lines
        )
        return lines

    def publish(self):
        """Publish, and return the lines of a refusal; none, if it was published."""
        try:
            release.publish(self.root, self.book)
        except NotPublished as refused:
            return str(refused).split("\n")
        return []


@pytest.fixture(scope="module")
def published(tmp_path_factory, built_small):
    """The small sourcebook, its site made and published once."""
    top = built_small.parents[2]
    root = tmp_path_factory.mktemp("published")
    shutil.copytree(top, root, symlinks=True, dirs_exist_ok=True)
    return root / built_small.relative_to(top)


@pytest.fixture(scope="module")
def resolved(published):
    """The small sourcebook, resolved."""
    return load(published)


@pytest.fixture
def finished(published, built_small, resolved, monkeypatch):
    """What may be published with a fault."""
    finished = Finished(published, (built_small / "out" / "site").resolve(), resolved)
    monkeypatch.setattr(release, "assemble_site", finished.assemble_site)
    return finished
