"""`sourcebook init`: from the wheel alone, a sourcebook of another subject that checks, builds and is published."""

import os
import re
import runpy
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest

import sourcebook.init as starting
from sourcebook.build import load
from sourcebook.init import NotEmpty, start
from sourcebook.model import NOUNS, Diagnostic, Diagnostics, Term
from tests.harness.sourcebooks import run

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[1]
NAME = 'The Lamp "Record": ferries & fog'
ADDRESS = "https://lamp.example.org/fog/"
REPOSITORY = "https://code.example.org/lamp"
OWN = ["--name", NAME, "--url", ADDRESS, "--repository", REPOSITORY]


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    """The package, built."""
    to = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(to)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(to.glob("*.whl"))


@pytest.fixture(scope="session")
def installed(wheel, tmp_path_factory):
    """Run what the wheel installs, in an environment of its own, far from the repository; answer what it says.

    What the package needs is lent from this environment: a path in a .pth file, in which other .pth files, as that of an
    editable install, are not read.
    """
    home = tmp_path_factory.mktemp("installed")
    venv.create(home / "venv", with_pip=False, symlinks=True)
    python = home / "venv" / "bin" / "python"
    site = Path(sysconfig.get_path("purelib", "venv", {"base": str(home / "venv")}))
    quiet = ["--quiet", "--disable-pip-version-check", "--no-deps", "--no-index"]
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", *quiet, str(wheel)]
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    subprocess.run(pip, check=True, cwd=home, env=env)
    (site / "lent.pth").write_text(sysconfig.get_path("purelib"))

    def run(*words, command="sourcebook", **more):
        return subprocess.run(
            [str(python), "-m", command, *map(str, words)],
            cwd=more.pop("cwd", home),
            env=env | {"NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            timeout=120,
            **more,
        )

    code = "import sourcebook; print(sourcebook.__file__)"
    where = subprocess.run([str(python), "-c", code], cwd=home, env=env, text=True, capture_output=True)
    assert where.stdout.startswith(str(site)), where
    return run


@pytest.fixture(scope="session")
def new(installed, tmp_path_factory):
    """A sourcebook that the wheel made and built."""
    root = tmp_path_factory.mktemp("new") / "lamp"
    made = installed("init", root, *OWN)
    assert 0 == made.returncode, made.stderr
    built = installed("build", root)
    assert 0 == built.returncode, built.stderr
    return root


@pytest.fixture(scope="session")
def pages(new):
    """Every page of its site, parsed, by its address below the site."""
    site = new / "out" / "site"
    found = {path.parent.relative_to(site).as_posix(): path for path in site.rglob("index.html")}
    return {
        "" if at == "." else f"{at}/": lxml.html.parse(
            str(path), lxml.html.HTMLParser(encoding="utf-8")
        ).getroot()
        for at, path in sorted(found.items())
    }


@pytest.mark.built
def test_what_is_made_passes_its_check(installed, new):
    """
    A new sourcebook has no mistake, and no warning either.
    """
    told = installed("check", "--strict", new)

    assert 0 == told.returncode, told.stderr
    assert "no errors" in told.stderr and "warning" not in told.stderr


@pytest.mark.built
def test_has_an_example_of_each_noun(new):
    """
    Each kind of record is there to be copied.
    """
    book = load(new)

    assert [] == [noun.noun for noun in NOUNS if not book.all(noun)]


@pytest.mark.built
def test_a_word_means_what_it_means_in_this_record(new):
    """
    A word of the vocabulary that both have is the same to every rule: a denial counts as one in a new sourcebook, too.
    """
    shown = {"origin", "shown_as", "plural", "passive", "inverse", "meaning"}
    ours, theirs = (
        {one.key: one.model_dump(exclude=shown) for one in load(root).all(Term)} for root in (ROOT, new)
    )
    both = ours.keys() & theirs.keys()

    assert len(both) > 50
    assert [] == [key for key in sorted(both) if ours[key] != theirs[key]]


@pytest.mark.built
def test_what_is_made_is_all_there(new):
    """
    Workflows, forms, guides and what git must know stand where tools look for them; no mark of the starter is left.
    """
    files = {path.relative_to(new).as_posix() for path in new.rglob("*") if path.is_file()}
    texts = {name: (new / name).read_text("utf-8") for name in files if not name.startswith("out/")}

    assert {
        ".github/workflows/check.yml",
        ".github/workflows/preview.yml",
        ".github/workflows/publish.yml",
        ".github/workflows/release.yml",
        ".github/ISSUE_TEMPLATE/1-attribution.yml",
        ".github/pull_request_template.md",
        ".gitattributes",
        ".gitignore",
        "CONTRIBUTING.md",
        "README.md",
        "mkdocs.yml",
        "requirements.txt",
    } <= files
    assert {} == {name: found for name, text in texts.items() if (found := re.findall(r"@[A-Z]+@", text))}
    assert re.search(
        r"^\./wheels/sourcebook-[\d.]+-py3-none-any\.whl$", texts["requirements.txt"], re.MULTILINE
    )


@pytest.mark.built
def test_each_page_is_the_new_subjects(pages):
    """
    Title, foot and address of every page are those of the new sourcebook.
    """
    for at, page in pages.items():
        head = " ".join(page.findtext(".//title").split())
        assert head == NAME if at == "" else head.endswith(f" – {NAME}"), at
        assert at != "" or page.xpath("//h1")[0].text_content().strip("¶ \n") == NAME
        assert page.xpath("//link[@rel='canonical']/@href")[0].startswith(ADDRESS), at
        if not at.startswith("embed/"):
            foot = page.xpath("//footer")[0].text_content()
            assert "One invented article about two invented towns, as an example." in foot, at
            assert "assets/site.css" in _ends(page.xpath("//link[@rel='stylesheet']/@href")), at
            assert {"assets/before-theme.js", "assets/site.js"} <= _ends(page.xpath("//script/@src")), at


def _ends(addresses):
    return {"/".join(one.split("/")[-2:]) for one in addresses}


@pytest.mark.built
def test_every_link_leads_to_a_page_and_every_page_is_linked(new, pages):
    """
    From the first page every page that may be indexed is reached; no link below the site leads nowhere.
    """
    links = {
        at: {
            urlsplit(urljoin(ADDRESS + at, one))._replace(query="", fragment="").geturl()
            for one in page.xpath("//a/@href")
        }
        for at, page in pages.items()
    }
    inside = {
        at: {one.removeprefix(ADDRESS) for one in found if one.startswith(ADDRESS)}
        for at, found in links.items()
    }
    lost = {
        (at, one)
        for at, found in inside.items()
        for one in found
        if one not in pages and not (new / "out" / "site" / one).is_file()
    }
    reached, waiting = set(), [""]
    while waiting:
        at = waiting.pop()
        if at in pages and at not in reached:
            reached.add(at)
            waiting += inside[at]
    indexed = {
        at for at, page in pages.items() if "noindex" not in page.xpath("//meta[@name='robots']/@content")
    }

    assert set() == lost
    assert indexed <= reached


@pytest.mark.built
def test_plain_mkdocs_publishes_it_too(installed, new, in_one_form):
    """
    `mkdocs build --strict` finds the theme in the package, and refuses nothing.
    """
    told = installed("build", "--strict", "-f", new / "mkdocs.yml", command="mkdocs")

    assert 0 == told.returncode, told.stderr
    plain, ours = ((new / "out" / one / "index.html").read_text("utf-8") for one in ("plain", "site"))
    assert in_one_form(plain) == in_one_form(ours)


def test_the_wheel_names_no_subject(wheel):
    """
    Nothing in the package names what the site of this repository is about; its licence says who wrote it.
    """
    house = runpy.run_path(str(ROOT / "tests" / "test_house.py"))
    people, bodies = house["_subject"](load(ROOT))
    named = {}
    with zipfile.ZipFile(wheel) as held:
        for name in held.namelist():
            words = house["_words"](held.read(name).decode("utf-8", "ignore"))
            found = {word for word in words if word.casefold() in people} | words & bodies
            named[name] = set() if "/licenses/" in name else found

    assert {} == {name: words for name, words in named.items() if words}


def test_its_words_mean_to_the_program_what_they_mean_here(new):
    """
    A stance of a new sourcebook supports or rejects what the same stance does in this one: a denial is drawn, and counted, as one.
    """

    def stances(root):
        found = {one.id: one for one in load(root).terms("stance")}
        return {id: (one.supports, one.is_partial, one.rejects, one.leaves_open) for id, one in found.items()}

    theirs, ours = stances(new), stances(ROOT)

    assert {"asserts", "denies", "suggests", "speaks-against", "contradicts"} <= set(theirs)
    assert {id: told for id, told in ours.items() if id in theirs} == theirs


def test_its_records_are_in_form(tmp_path):
    """
    `sourcebook fmt` has nothing to write in a new sourcebook: the first use of it shows only one's own records.
    """
    start(tmp_path / "book", NAME, ADDRESS, REPOSITORY)
    told = run("fmt", "--check", "--root", tmp_path / "book")

    assert 0 == told.exit_code, told.stdout


@pytest.mark.parametrize("there", ["a.txt", ".hidden", "content/site.yaml", ".github/x"])
def test_refuses_a_folder_that_is_not_empty(tmp_path, there):
    """
    Where anything stands, nothing is written; the answer names the folder.
    """
    path = tmp_path / "book" / there
    path.parent.mkdir(parents=True)
    path.write_text("mine")
    told = run("init", tmp_path / "book", *OWN)

    assert 2 == told.exit_code
    assert "is not empty" in " ".join(told.stderr.split())
    assert [path] == [one for one in (tmp_path / "book").rglob("*") if one.is_file()]
    assert "mine" == path.read_text()


def test_refuses_a_file(tmp_path):
    """
    A file in the place of the folder is somebody's.
    """
    (tmp_path / "book").write_text("mine")

    with pytest.raises(NotEmpty):
        start(tmp_path / "book", NAME, ADDRESS, REPOSITORY)
    assert "mine" == (tmp_path / "book").read_text()


@pytest.mark.parametrize("held", [(), (".git",)])
def test_fills_a_folder_that_is_empty(tmp_path, held):
    """
    An empty folder is filled, also one that git has only just made a repository.
    """
    for name in held:
        (tmp_path / name).mkdir()
    told = run("init", tmp_path, *OWN)

    assert 0 == told.exit_code, told.stderr
    assert NAME == load(tmp_path).site.name
    assert not list(tmp_path.glob(".sourcebook-*"))


@pytest.mark.parametrize("was_there", [True, False])
@pytest.mark.parametrize("moves", [0, 3])
def test_leaves_nothing_half_written(tmp_path, monkeypatch, was_there, moves):
    """
    Where the disk refuses in the midst, all is as it was before.
    """
    book, done, rename = tmp_path / "a" / "book", [], os.rename
    if was_there:
        book.mkdir(parents=True)

    def fails(old, new):
        if len(done) == moves:
            raise OSError(28, "No space left on device", str(new))
        done.append(new)
        rename(old, new)

    monkeypatch.setattr(starting.os, "rename", fails)
    with pytest.raises(OSError, match="No space"):
        start(book, NAME, ADDRESS, REPOSITORY)

    assert was_there == book.exists()
    assert [] == list(book.rglob("*"))


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--name", " ", "is empty"),
        ("--name", "a\tb", "has a tab"),
        ("--name", "", "give --name"),
        ("--url", "http://lamp.example.org/", "does not start with https://"),
        ("--url", "https://lamp.example.org/?a", "without ? and #"),
        ("--repository", "code.example.org", "does not start with https://"),
    ],
)
def test_refuses_what_the_site_could_not_be_called(tmp_path, option, value, says):
    """
    A wrong name or address is told with its option, and nothing is made.
    """
    own = [*OWN]
    own[own.index(option) + 1] = value
    told = run("init", tmp_path / "book", *own)

    assert 2 == told.exit_code
    assert says in " ".join(told.stderr.replace("│", " ").split()) and option in told.stderr
    assert not (tmp_path / "book").exists()


@pytest.mark.parametrize(
    "name", ['"; run: {a}', "\\", "O’Hara: [x] # & *", "Ärger – Лодка", "a'b", "{{ x }} @NAME@"]
)
def test_any_name_stands_as_it_was_given(tmp_path, name):
    """
    No sign of YAML in a name is obeyed.
    """
    start(tmp_path / "book", f"A {name}", ADDRESS, REPOSITORY)

    assert f"A {name}" == load(tmp_path / "book").site.name


def test_what_does_not_pass_its_check_is_not_made(tmp_path, monkeypatch):
    """
    What was written is checked before it is put into its place; where that finds a mistake, nothing is left.
    """

    def finds(root):
        raise Diagnostics([Diagnostic("content/site.yaml", 1, 1, "name", "is no name; write another")])

    monkeypatch.setattr(starting, "load", finds)
    told = run("init", tmp_path / "book", *OWN)

    assert 1 == told.exit_code
    assert "is no name" in told.stderr and "nothing was made" in told.stderr
    assert not (tmp_path / "book").exists()


def test_asks_again_for_what_cannot_be(tmp_path, monkeypatch):
    """
    On a terminal, an answer that the site could not have is told, and asked for again.
    """
    monkeypatch.setattr(
        "sourcebook.commands.init.sys", SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True))
    )
    given = ["--name", "Lamps", "--repository", REPOSITORY]
    answers = "http://lamp.example.org/\nhttps://lamp.example.org\n"
    told = run("init", tmp_path / "book", *given, input=answers)

    assert 0 == told.exit_code
    assert "does not start with https://" in told.stderr
    assert "https://lamp.example.org/" == load(tmp_path / "book").site.address


def test_all_that_is_missing_is_told_at_once(tmp_path):
    """
    Where nobody is there to answer, every option that is missing is named.
    """
    told = run("init", tmp_path / "book", "--name", "Lamps")

    assert 2 == told.exit_code
    assert "give --url and --repository" in " ".join(told.stderr.split())
    assert not (tmp_path / "book").exists()


def test_asks_on_a_terminal(tmp_path, on_a_terminal):
    """
    What is not given is asked, where somebody is there to answer; a / that an address lacks is added.
    """
    told = on_a_terminal(
        *("-m", "sourcebook", "init", tmp_path / "book", "--name", "Lamps"),
        typed=b"https://lamp.example.org\nhttps://code.example.org/lamp/\n",
    )
    site = load(tmp_path / "book").site

    assert "Address of the site:" in told and "Name of the site:" not in told
    assert ("Lamps", "https://lamp.example.org/", REPOSITORY) == (site.name, site.address, site.repository)
