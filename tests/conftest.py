"""What all tests share: where nothing may be skipped, a skip is a failure."""

import gc
import hashlib
import html
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from sourcebook.build import build, load
from sourcebook.charts import bundle
from sourcebook.disk import folder
from sourcebook.editing.event_template import TO_FILL
from sourcebook.model import (
    Card,
    Channel,
    Claim,
    Contradiction,
    Diagnostic,
    Diagnostics,
    Event,
    Official,
    Organisation,
    Place,
    Source,
    Sourcebook,
    Topic,
)
from sourcebook.publish import page_templates
from sourcebook.publish.rasterise import rasterise
from sourcebook.publish.release import accepted
from sourcebook.publish.unchanged import read_by_mkdocs
from sourcebook.resolve.days import days
from sourcebook.rules.check import diagnostics as all_diagnostics
from tests.harness.sourcebooks import resolved

settings.register_profile("same everywhere", deadline=None, derandomize=True, database=None)
settings.register_profile(
    "nightly", deadline=None, max_examples=2_000, print_blob=True, suppress_health_check=list(HealthCheck)
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same everywhere"))

PROJECT = Path(__file__).resolve().parents[1]
SMALL = PROJECT / "tests" / "sourcebooks" / "small"
NEEDS = {"browser": {"browser"}, "built": {"built_site", "excerpts_site", "built_small", "small_built"}}
"""The fixtures that take long, by the mark of the tests that use them."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `pytest --bless` take what is made today as what is expected, `--steps` walk further, `--nightly` try what takes
    minutes, and `--seed` cast its dice."""
    parser.addoption("--bless", action="store_true", help="take today's output as expected")
    parser.addoption("--steps", type=int, default=20, help="steps of the walk through edits of a sourcebook")
    parser.addoption("--nightly", action="store_true", help="run what takes minutes, too")
    parser.addoption("--seed", type=int, default=2026, help="how the dice of nightly tests fall")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Look for no garbage while tests are read, nor later among them: none of that is ever thrown away."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark each test by what it needs, so that `make quick` can leave out what takes long; leave out what is for the night.

    A fixture that asks for another by its name is given that name as a parameter, or in one.
    """
    for item in items:
        given = item.callspec.params.values() if hasattr(item, "callspec") else ()
        names = (name for one in given for name in (one if isinstance(one, tuple) else (one,)))
        needs = {*getattr(item, "fixturenames", ()), *(name for name in names if isinstance(name, str))}
        for mark, fixtures in NEEDS.items():
            if needs & fixtures:
                item.add_marker(mark)
    if not config.getoption("nightly"):
        items[:] = [item for item in items if not item.get_closest_marker("nightly")]


@pytest.fixture(scope="session", autouse=True)
def drawn_once() -> Iterator[None]:
    """A picture that one test had drawn is not drawn again for the next, though each site has a cache of its own."""
    known: dict[Card, bytes] = {}

    def remembered(cards: Sequence[Card], executor: Executor | None = None) -> Iterator[bytes]:
        new = [one for one in cards if one not in known]
        known.update(zip(new, rasterise(new, executor), strict=True))
        return (known[one] for one in cards)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sourcebook.publish.write.rasterise", remembered)
        yield


@pytest.fixture(scope="session", autouse=True)
def bundled_once() -> Iterator[None]:
    """The script that draws charts, which is the same for every site, is bundled for the first alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bundle, "_bundle", cache(bundle._bundle))
        yield


@pytest.fixture(scope="session", autouse=True)
def templates_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What MkDocs made of the kinds of pages for one test is kept for the next, as a build keeps it for the next build."""
    known: dict[str, Path] = {}
    keep = page_templates._keep

    def remembered(folder: Path, made: page_templates.PageTemplates, site: Path) -> None:
        keep(folder, made, site)
        if made.by and made.by not in known:
            known[made.by] = shutil.copytree(folder, tmp_path_factory.mktemp("templates") / "templates")

    def ready(root: Path) -> None:
        if not (root / "out").exists() and (by := read_by_mkdocs(root)) in known:
            folder((root / page_templates.KEPT).parent)
            shutil.copytree(known[by], root / page_templates.KEPT)
        accepted(root)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page_templates, "_keep", remembered)
        patch.setattr("sourcebook.build.accepted", ready)
        yield


@pytest.fixture(scope="session", autouse=True)
def not_waiting_for_the_disk() -> Iterator[None]:
    """Nobody pulls the plug here: no build waits until the disk has all; test_release.py holds that it would."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sourcebook.publish.release._flushed_at_once", lambda folder: True)
        patch.setattr("os.fsync", lambda descriptor: None)
        yield


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small sourcebook, which a test may build and break."""
    return _laid_out(SMALL, tmp_path / "tests" / "sourcebooks" / "small")


@pytest.fixture(scope="session")
def small_copy() -> Callable[[Path], Path]:
    """Lay out a copy of the small sourcebook below a folder, and answer its root."""
    return lambda folder: _laid_out(SMALL, folder / "tests" / "sourcebooks" / "small")


@pytest.fixture(scope="session")
def record() -> Sourcebook:
    """The real sourcebook."""
    return load(PROJECT)


@pytest.fixture(scope="session")
def small_record() -> Sourcebook:
    """The small sourcebook, as it stands."""
    return load(SMALL)


@pytest.fixture(scope="session")
def built_small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small sourcebook, built; not to be changed."""
    root = _laid_out(SMALL, tmp_path_factory.mktemp("small") / "tests" / "sourcebooks" / "small")
    build(root)
    return root


@pytest.fixture
def small_built(tmp_path: Path, built_small: Path) -> Path:
    """A copy of the small sourcebook with its site, which a test may build again and break."""
    shutil.copytree(built_small.parents[2], tmp_path, symlinks=True, dirs_exist_ok=True)
    return tmp_path / built_small.relative_to(built_small.parents[2])


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real sourcebook, built; not to be changed. The site is in its out/site."""
    root = _laid_out(PROJECT, tmp_path_factory.mktemp("real"))
    build(root)
    return root


@pytest.fixture(scope="session")
def excerpts_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real sourcebook, built with `text: excerpts` in its site.yaml; not to be changed."""
    root = _laid_out(PROJECT, tmp_path_factory.mktemp("excerpts"))
    site = root / "content" / "site.yaml"
    site.write_text(site.read_text("utf-8").replace("text: full", "text: excerpts"), "utf-8")
    build(root)
    return root


def _laid_out(sourcebook: Path, to: Path) -> Path:
    """A copy of a sourcebook, with what its mkdocs.yml inherits where that looks for it."""
    for name in ("content", "seeds"):
        shutil.copytree(sourcebook / name, to / name)
    shutil.copy(sourcebook / "mkdocs.yml", to)
    if sourcebook != PROJECT:
        shutil.copy(PROJECT / "mkdocs.yml", to.parents[2])
    return to


@pytest.fixture(scope="session")
def each_kind(built_site: Path) -> dict[str, str]:
    """One page of each kind, the fullest that there is: its address below the site."""
    book = load(built_site)

    def fullest(noun, content) -> str:
        return f"{noun.folder}/{max(book.all(noun), key=content).id}/"

    def records(one) -> int:
        return len(book.events_of(one))

    empty = next(one for one in book.all(Channel) if not book.events_of(one))
    return {
        "home": "",
        "timeline": "timeline/",
        "event": fullest(Event, lambda one: len(one.evidence) + len(one.notes) + len(one.related)),
        **{
            noun.folder: fullest(noun, records)
            for noun in (Official, Organisation, Topic, Channel, Place, Source)
        },
        "empty channel": f"channels/{empty.id}/",
        "claim": fullest(Claim, lambda one: len(one.positions)),
        "contradiction": fullest(Contradiction, lambda one: len(one.passages)),
        "day": f"days/{max(days(book), key=lambda one: len(one.sayings)).day.isoformat()}/",
        **{name: f"{name}/" for name in ("contacts", "days", "contradictions", "corrections", "method")},
        "index": "officials/",
        "not found": "404.html",
    }


@pytest.fixture(scope="session")
def npm_tool() -> Callable[[str], Path]:
    """A file that npm brings; where it is missing, the test skips and says what brings it."""

    def _npm_tool(file: str) -> Path:
        if shutil.which("node") is None:
            pytest.skip("no Node on this machine; install it: sudo apt-get install -y nodejs npm")
        path = PROJECT / "node_modules" / file
        if not path.is_file():
            pytest.skip(
                f"{path.parts[len(PROJECT.parts) + 1]} is not here; bring it: npm ci --ignore-scripts --no-audit --no-fund"
            )
        return path

    return _npm_tool


@pytest.fixture(scope="session")
def tree() -> Callable[[Path], dict[str, bytes]]:
    """What stands below a folder: every file's bytes, by its path there."""

    def _tree(folder: Path) -> dict[str, bytes]:
        files = (path for path in sorted(folder.rglob("*")) if path.is_file())
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}

    return _tree


@pytest.fixture(scope="session")
def in_one_form() -> Callable[[str], list[object]]:
    """The tags and texts of a page, whatever the space between its tags, the order of their attributes and the spelling
    of characters; a figure is what stands for its picture."""

    def _tag(tag: str) -> tuple[str, ...]:
        name, *attributes = re.findall(r'[^\s=>"]+(?:="[^"]*")?', tag[1:])
        return (name, *sorted(map(html.unescape, attributes)))

    def _in_one_form(page: str) -> list[object]:
        page = re.sub(r'<figure class="chart">.*?</figure>', "<figure>", page, flags=re.DOTALL)
        page = re.sub(r'<p><img (?=[^>]*src="[^"]*charts/)[^>]*></p>', "<figure>", page)
        parts = re.split(r"(<!--.*?-->|</?[a-zA-Z!][^>]*>)", page, flags=re.DOTALL)
        return [
            _tag(part) if place % 2 else html.unescape(part)
            for place, part in enumerate(parts)
            if part.strip(" \n") or (part and "\n" not in part)
        ]

    return _in_one_form


@pytest.fixture
def on_a_terminal() -> Callable[..., str]:
    """All that Python shows on a terminal of 80 columns, unless told otherwise, when it runs some words and some are typed."""
    pty = pytest.importorskip("pty")

    def _on_a_terminal(*words: str | Path, typed: bytes = b"", **environment: str) -> str:
        here, there = pty.openpty()
        usual = {name: value for name, value in os.environ.items() if name not in ("CI", "NO_COLOR")}
        shown = {"TERM": "xterm-256color", "COLUMNS": "80", **environment}
        running = subprocess.Popen([sys.executable, *words], stdin=there, stderr=there, env=usual | shown)
        os.close(there)
        os.write(here, typed)
        told = b""
        with suppress(OSError):  # what Linux says of a terminal that nobody writes to any more
            while part := os.read(here, 65_536):
                told += part
        running.wait(timeout=60)
        os.close(here)
        return told.decode("utf-8")

    return _on_a_terminal


@pytest.fixture(scope="session")
def files_of() -> Callable[[str], dict[str, bytes]]:
    """Files told in one string: `-- path --`, then what stands there."""

    def _files_of(told: str) -> dict[str, bytes]:
        parts = (part.partition(" --\n") for part in f"\n{told.strip()}".split("\n-- ")[1:])
        return {path: f"{text}\n".encode() for path, _, text in parts}

    return _files_of


@pytest.fixture(scope="session")
def write_files() -> Callable[[Path, Mapping[str, bytes]], Path]:
    """Write files below a folder; `SHA-256 OF path` in one becomes the digest of what was to stand at that path."""

    def _write_files(root: Path, files: Mapping[str, bytes]) -> Path:
        def digest(found: re.Match[bytes]) -> bytes:
            return hashlib.sha256(files[found[1].decode()]).hexdigest().encode()

        for parent in {(root / path).parent for path in files}:
            parent.mkdir(parents=True, exist_ok=True)
        for path, data in files.items():
            (root / path).write_bytes(re.sub(rb"SHA-256 OF (\S+)", digest, data))
        return root

    return _write_files


@pytest.fixture
def lay(tmp_path: Path, files_of, write_files) -> Callable[[str], Path]:
    """Lay out files told in one string, as `files_of` and `write_files` say."""
    return lambda told: write_files(tmp_path, files_of(told))


@pytest.fixture(scope="session")
def sound() -> str:
    """The smallest sourcebook with something of everything that rules look at, told in one string."""
    return SOUND


SOUND = """
-- mkdocs.yml --
site_name: The Ferry Record
site_url: https://ferry.example.org/
site_description: What one paper says of a ferry.
copyright: One paper.
docs_dir: out/pages
theme: sourcebook
markdown_extensions: [attr_list, tables]
-- content/site.yaml --
name: The Ferry Record
description: What one paper says of a ferry.
address: https://ferry.example.org/
repository: https://code.example.org/ferry
covers: One paper.
from: 1960
sides:
  - {id: east, name: East, countries: [Eastland], light: "#111111", dark: "#eeeeee"}
  - {id: elsewhere, name: Elsewhere, light: "#222222", dark: "#dddddd"}
-- content/vocabulary.yaml --
kinds:
  statement: {label: Statement, is: saying}
  crossing: {label: Crossing, is: act}
statuses:
  on-record: {label: on record, of: saying}
  confirmed: {label: confirmed, of: act}
  planned: {label: planned, of: act}
parts:
  speaker: {label: speaker}
  participant: {label: participant}
voices:
  direct: {label: in quotation marks}
  partly: {label: partly in quotation marks}
  reported: {label: in the article’s words}
relations:
  reports-on: {label: reports on, inverse: reported in}
  echoes: {label: echoes, inverse: echoes}
bases:
  stated: {label: stated}
  computed: {label: computed}
  background: {label: background}
role_bases:
  seed: {label: seed}
  reference: {label: reference}
  background: {label: background}
standings:
  independent: {label: independent}
-- content/channels/bell.md --
---
name: The bell
scope: Whoever rings it.
---
-- content/topics/ferry.md --
---
name: The ferry
scope: All that crosses.
---
-- content/organisations/harbour.md --
---
name: The Harbour
what: It keeps the ferry.
---
-- content/officials/ann-lee.md --
---
name: Ann Lee
country: Eastland
pronoun: she
roles:
  - {title: Clerk, organisation: harbour, from: 1960, to: 1961, basis: background}
  - {title: Harbour master, organisation: harbour, from: 1962, basis: background}
---
She speaks in [[event/1962-lee-ferry]].
-- content/pages/home.md --
---
title: Home
description: The first page.
---
Welcome.
-- content/sources/1962-paper.md --
---
title: The ferry goes
seed: seeds/paper.txt
sha256: SHA-256 OF seeds/paper.txt
publisher: {name: The Paper, basis: stated}
credit: The Paper.
published: 1962-05-04
published_basis: stated
language: English
standing: independent
reliability: Good.
rights: None.
origins:
  - {id: lee-1962, name: What Ann Lee said}
---
-- seeds/paper.txt --
“The ferry goes every day,” harbour master Ann Lee said on Friday. She rang the bell herself.
Nobody else was seen on the landing stage that day, and nobody was heard.
-- content/events/1962/1962-lee-ferry.yaml --
title: Ann Lee says the ferry goes
date: 1962-05-04
date_basis: stated
kind: statement
scope: contact
status: on-record
channels: [bell]
officials:
  - {official: ann-lee, part: speaker, printed: harbour master}
organisations: [harbour]
topics: [ferry]
summary: She says that the ferry goes.
evidence:
  - source: 1962-paper
    quote: >-
      “The ferry goes every day,” harbour master Ann Lee said on Friday.
    said_by: ann-lee
    voice: partly
related:
  - {event: 1962-crossing, how: reports-on}
-- content/events/1962/1962-crossing.yaml --
title: The ferry crosses
date: 1962-05-01/1962-05-04
date_basis: computed
date_note: It goes every day.
kind: crossing
scope: context
status: confirmed
topics: [ferry]
summary: The ferry crosses the river.
evidence:
  - source: 1962-paper
    quote: Nobody else was seen on the landing stage
    said_by: narration
    voice: reported
"""


class NewRecord:
    """A new event as it is handed to whoever writes it: which of its fields are marked, and what the check answers."""

    _MARK = re.compile(rf"^ *(?:- )?(\w+):(?: \[\])? # {TO_FILL}.*$", re.MULTILINE)

    def __init__(self, text: str) -> None:
        self.text = text

    @property
    def marked(self) -> set[str]:
        """The fields that are left to fill in, as the check names them."""
        before, _, evidence = self.text.partition("\nevidence:\n")
        found = self._MARK.findall(evidence)
        return {*self._MARK.findall(before), *(f"evidence.0.{name}" for name in found)}

    def filled(self, values: Mapping[str, str]) -> "NewRecord":
        """The same with these values in place of their marks."""

        def value(mark: re.Match[str]) -> str:
            return f"{mark[0].partition(':')[0]}: {values[mark[1]]}" if mark[1] in values else mark[0]

        return NewRecord(self._MARK.sub(value, self.text))

    def answered(self, root: Path, path: str) -> set[str]:
        """The fields that the check names, when it is laid into a sourcebook; nothing else there is wrong."""
        (root / path).write_text(self.text, "utf-8")
        found = all_diagnostics(resolved(root))
        assert {path} >= {one.path for one in found}
        return {one.field.removesuffix(".who") for one in found}


@pytest.fixture
def new_record() -> type[NewRecord]:
    """What wraps the text of a new event."""
    return NewRecord


@pytest.fixture
def diagnostics() -> Callable[[Path], tuple[Diagnostic, ...]]:
    """All that is wrong with the sourcebook kept at a root."""

    def _diagnostics(root: Path) -> tuple[Diagnostic, ...]:
        try:
            load(root)
        except Diagnostics as found:
            return found.diagnostics
        return ()

    return _diagnostics


@pytest.fixture
def edited(lay, sound) -> Callable[..., Path]:
    """The sound sourcebook after some edits, `(old, new)`, each of a text that is there, laid out: its root."""

    def _edited(*edits: tuple[str, str]) -> Path:
        told = sound
        for old, new in edits:
            assert old in told, old
            told = told.replace(old, new, 1)
        return lay(told)

    return _edited


@pytest.fixture
def broken(edited, diagnostics):
    """The errors of the sound sourcebook after some edits, as (path, field)."""
    return lambda *edits: [(one.path, one.field) for one in diagnostics(edited(*edits))]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    """With SOURCEBOOK_NO_SKIPS=1, a test that skips fails, with the reason for which it would have skipped."""
    return _unskipped((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report():
    """The same for a file that skips as a whole."""
    return _unskipped((yield))


def _unskipped(report):
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("SOURCEBOOK_NO_SKIPS") == "1":
        _, _, reason = report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{reason}\nSOURCEBOOK_NO_SKIPS=1 forbids a skip."
    return report
