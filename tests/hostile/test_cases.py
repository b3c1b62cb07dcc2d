"""Single hostile cases: each is refused at its place, or shown exactly as it is typed and without any effect."""

import re
from pathlib import Path

import pytest
from base import EVENT, FILES, event
from cases import ARTICLE, CASES, ELSEWHERE, WHOLE_FILES
from leaves import leaves
from ruamel.yaml import YAML
from verdicts import shape

from sourcebook.build import build, load
from sourcebook.model import Diagnostics
from sourcebook.rules.check import warnings

TESTS = Path(__file__).resolve().parents[1]
SHOWN = {name: case for name, case in CASES.items() if not case.told}
UNUSED = ("I201", "I203", "T208", "W205")
"""What is told of records that are not used, of titles that are only a case, and of signs that are shown as typed: no harm."""
EVERYWHERE = {"HTML text", "Markdown", "plain copy", "CSV", "SQLite", "Parquet", "data JSON"}
"""Where each title and summary is shown."""


@pytest.fixture
def vienna(tmp_path, files_of, write_files):
    """Lay out the base, with some files otherwise; answer its root."""
    whole = {EVENT: event({}).encode(), "project.yml": (TESTS.parent / "mkdocs.yml").read_bytes()}
    return lambda files: write_files(tmp_path, files_of(FILES) | whole | files)


def _told(root):
    """What is told of a sourcebook: its errors; or if it has none, its warnings, but for `UNUSED`."""
    try:
        found = warnings(load(root))
    except Diagnostics as errors:
        found = errors.diagnostics
    assert all(str(one).isprintable() and re.match(r"[^:]+:\d+:\d+: .+; .+", str(one)) for one in found)
    return [one for one in found if one.code not in UNUSED]


def test_the_base_is_sound(vienna):
    """
    Without a case nothing is told of the sourcebook in which all are tried.
    """
    assert [] == _told(vienna({}))


@pytest.mark.parametrize("name", CASES)
def test_each_case_is_refused_or_accepted(tmp_path, vienna, name):
    """
    A case is told at its fields, each at a line and column, and nothing else is; or nothing is told of it.
    """
    case = CASES[name]
    found = _told(vienna({EVENT: event(case.typed).encode()}))

    assert sorted(case.told) == sorted((one.field, one.code) for one in found)
    assert all(one.path == EVENT and one.line >= 1 <= one.column for one in found)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", WHOLE_FILES)
def test_each_file_is_refused_or_means_the_same(vienna, name):
    """
    A whole file is refused, at it or at what names it; or it means what the ordinary one does.
    """
    files, code = WHOLE_FILES[name]
    found = _told(vienna(files))

    assert bool(code) == bool(found)
    assert {code} - {""} <= {one.code for one in found}


@pytest.mark.parametrize("name", ELSEWHERE)
def test_what_is_held_elsewhere_is_there(name):
    """
    The test that holds a case of links, odd files or a repository is where it is said to be.
    """
    file, _, test = ELSEWHERE[name].partition("::")

    assert f"def {test}(" in (TESTS / file).read_text("utf-8")


@pytest.mark.built
def test_what_is_accepted_is_shown_as_it_is_typed(vienna):
    """
    Every accepted case, in one site: its title and summary stand in every format as they were typed, and its page has the
    elements of any other.
    """
    typed = {name: event(case.typed) for name, case in SHOWN.items()}
    names = {name: EVENT.replace("vienna-talks", name) for name in typed}
    root = vienna({names[name]: text.encode() for name, text in typed.items()})
    build(root)
    texts = [(one.place, " ".join(one.text.split())) for one in leaves(root / "out")]
    for name, text in typed.items():
        record = YAML(typ="base").load(text)
        for field in ("title", "summary"):
            words = " ".join(str(record[field]).split())
            missing = EVERYWHERE - {place for place, shown in texts if words in shown}
            assert not missing, (name, field, words, missing)

    pages = {
        path.parent.name: shape(path.read_bytes()) for path in (root / "out/site/events").glob("*/index.html")
    }
    assert pages.keys() >= {f"2021-{name}" for name in typed}
    ordinary = pages["2021-vienna-talks"]
    assert {} == {name: one for name, one in pages.items() if one[1] != ordinary[1]}


PUBLISHED = {
    "an article with the line ends of Windows": {
        "seeds/seed-001.txt": ARTICLE.replace("\n", "\r\n").encode()
    },
    "a heading called as the frame’s list of sections": {
        "content/topics/ceasefire.md": b"---\nname: The ceasefire\nscope: All of it.\n---\n## Sections\n\n## Top\n"
    },
    "prose that looks like a link to a script": {
        "content/topics/ceasefire.md": b"---\nname: The ceasefire\nscope: All of it.\n---\n[x](javascript:alert(1)) www.evil.example\n"
    },
    "prose with attributes, templates and comments of the generator": {
        "content/pages/home.md": b"---\ntitle: Home\ndescription: The first page.\n---\n{{ 7*7 }} templateplaceholder:body:<&> ==x== ^[y]\n"
    },
    "an address of mail for corrections": {
        "content/site.yaml": FILES.partition("-- content/site.yaml --\n")[2]
        .partition("\n-- ")[0]
        .replace("covers:", "contact: write@vienna.example.org\ncovers:")
        .encode()
    },
}


@pytest.mark.built
@pytest.mark.parametrize("files", PUBLISHED.values(), ids=PUBLISHED)
def test_what_is_odd_and_honest_is_published(vienna, files):
    """
    What is sound passes the audit of the finished site, too, and is switched in.
    """
    root = vienna(files)
    build(root)

    assert (root / "out" / "site" / "index.html").is_file()
