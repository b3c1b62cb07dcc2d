"""The commands that help to write records, as somebody at a terminal meets them."""

import os
import subprocess
import sys

import pytest

from sourcebook.read.yaml import parse, plain
from tests.harness.sourcebooks import run

pytestmark = pytest.mark.long


@pytest.fixture
def root(lay, sound):
    return lay(sound)


def _lines(told):
    return told.stderr.splitlines()


class TestNew:
    def test_prints_the_path_and_what_is_left(self, root):
        """
        The path goes to stdout, what is left to stderr; without a terminal nothing is asked.
        """
        told = run("new", "topic", "--set", "name=The Bell", "--root", root)

        assert 0 == told.exit_code
        assert "content/topics/the-bell.md\n" == told.stdout
        assert ["left to fill in: scope", "then run: sourcebook check"] == _lines(told)
        assert (root / told.stdout.strip()).is_file()

    def test_asks_until_an_answer_can_stand(self, root):
        """
        It asks for what must be there, with the words that can stand; a wrong answer is told and asked again, none
        leaves the field empty; the id is suggested from the title.
        """
        answers = "Ann Lee rings\n7 May\n1962-05-07\nstatd\nstated\n\n\n\n\n\n1962-lee-rings\n"
        told = run("new", "event", "--ask", "--root", root, input=answers)

        path = "content/events/1962/1962-lee-rings.yaml"
        assert path == told.stdout.splitlines()[-1]  # the runner shows what is typed before it
        assert "date: “7 May” is no date that a record can have" in told.stderr
        assert "date_basis: “statd” is not one of its words: stated, computed, background" in told.stderr
        assert "id [1962-ann-lee-rings]" in told.stderr
        held = plain(parse((root / path).read_text("utf-8")))
        assert ["Ann Lee rings", "1962-05-07", "stated", ""] == [
            held[one] for one in ("title", "date", "date_basis", "kind")
        ]

    def test_asks_until_an_id_can_stand(self, root):
        """
        An id that no file can have is told and asked again, so that no answer before it is lost.
        """
        answers = "The Bell\nAll that rings.\nHe rings it.\nferry\nthe-bell\n"
        told = run("new", "topic", "--ask", "--root", root, input=answers)

        assert 0 == told.exit_code
        assert "id: “He rings it.” is no id" in told.stderr and "write he-rings-it" in told.stderr
        assert "rename the file" not in told.stderr
        assert "content/topics/ferry.md is there already" in told.stderr
        assert "All that rings." in (root / "content/topics/the-bell.md").read_text("utf-8")

    def test_a_word_that_is_none_is_answered_with_those_that_are(self, root):
        """
        What is no word of the vocabulary is not told as an id that is badly written.
        """
        told = run("new", "event", "--set", "date_basis=in the text", "--root", root)

        assert 1 == told.exit_code
        assert "date_basis: “in the text” is not one of its words: stated, computed" in told.stderr

    def test_takes_an_article(self, root, tmp_path):
        """
        For a source the article’s file is named; it is copied, and stays where it was.
        """
        article = tmp_path / "received.html.txt"
        article.write_bytes(b"The bell.\r\nNobody rang it, on 7 May 1962.\r\n")
        told = run("new", "source", article, "--id", "1962-bell", "--root", root)

        assert "content/sources/1962-bell.md\n" == told.stdout
        assert article.read_bytes() == (root / "seeds" / "1962-bell.txt").read_bytes()

    @pytest.mark.parametrize(
        ("words", "told", "code"),
        [
            (["evnt"], "name one of event, official", 2),
            (["source"], "sourcebook new source FILE", 2),
            (["topic", "a-file.txt"], "sourcebook new source FILE", 2),
            (["topic", "--set", "name"], "has no =", 2),
            (["topic", "--set", "nam=A"], "did you mean “name”?", 1),
            (["topic", "--id", "ferry"], "content/topics/ferry.md is there already", 1),
            (["source", "not-there.txt", "--id", "a"], "not-there.txt: No such file", 1),
            (["source", ".", "--id", "a"], "directory", 1),
        ],
    )
    def test_answers_what_cannot_be(self, root, words, told, code):
        """
        A wrong noun, file, field or name is answered with what to do, without a traceback, and nothing is written.
        """
        before = sorted(root.rglob("*"))
        answered = run("new", *words, "--root", root)

        assert code == answered.exit_code
        assert told in " ".join(answered.stderr.replace("│", " ").split())
        assert before == sorted(root.rglob("*"))


class TestQuote:
    def test_prints_a_block(self, root):
        """
        The block goes to stdout, ready to be added to a file; nothing else does.
        """
        told = run("quote", "1962-paper", "harbour master Ann Lee said", "--root", root)

        assert 0 == told.exit_code and "" == told.stderr
        assert (
            "harbour master Ann Lee said" == plain(parse(f"evidence:\n{told.stdout}"))["evidence"][0]["quote"]
        )

    def test_works_beside_records_with_errors(self, root):
        """
        An event that is being written, and is still wrong, does not stand in the way.
        """
        (root / "content" / "events" / "1962" / "1962-new.yaml").write_text("title:\n", "utf-8")

        assert 0 == run("quote", "1962-paper", "harbour master Ann Lee said", "--root", root).exit_code

    @pytest.mark.parametrize(
        ("source", "words", "told"),
        [
            (
                "1962-papr",
                "harbour master Ann Lee",
                ["there is no source “1962-papr”; did you mean “1962-paper”?"],
            ),
            (
                "the-gazette",
                "harbour master Ann Lee",
                ["there is no source “the-gazette”; name one of 1962-paper"],
            ),
            (
                "1962",
                "harbour master Ann Lee",
                ["there is no source “1962”; did you mean “1962-paper”?"],
            ),
            (
                "1962-paper",
                "harbor master Ann Lee said",
                [
                    "the article has: “harbour master Ann Lee said”",
                    "you wrote:       “harbor master Ann Lee said”",
                    "the article has “harbour” instead of “harbor”; quote it as it stands there",
                ],
            ),
            (
                "1962-paper",
                "The ferry goes every day,” harbor master Ann Lee said",
                [
                    "the article has: ‹“The ferry goes every day,” harbour master Ann Lee said›",
                    "you wrote:       ‹The ferry goes every day,” harbor master Ann Lee said›",
                    'the article has “harbour” instead of “harbor”, has ‹"The› instead of ‹The›; quote it as it stands there',
                ],
            ),
            (
                "1962-paper",
                "quite other words than these",
                ["“quite other words than these” is not in 1962-paper; copy the passage from the article"],
            ),
            (
                "1962-paper",
                "two words",
                ["“two words” has fewer than 3 words; quote the sentence it stands in"],
            ),
        ],
    )
    def test_says_what_is_there_instead(self, root, source, words, told):
        """
        An unknown source is answered with the nearest, words with the nearest passage, the article’s words first.
        """
        answered = run("quote", source, words, "--root", root)

        assert 1 == answered.exit_code and "" == answered.stdout
        assert told == _lines(answered)

    def test_a_source_that_is_not_as_it_should_be(self, root):
        """
        A source with errors, or without its article, is told as such.
        """
        (root / "seeds" / "paper.txt").unlink()
        told = run("quote", "1962-paper", "harbour master Ann Lee said", "--root", root)
        assert ["seeds/paper.txt is not there; add it, or correct the path"] == _lines(told)

        (root / "content" / "sources" / "1962-paper.md").write_text("---\ntitle: A\n---\n", "utf-8")
        told = run("quote", "1962-paper", "harbour master Ann Lee said", "--root", root)
        assert 1 == told.exit_code and "sourcebook check" in told.stderr


class TestFmt:
    def test_writes_only_what_is_in_another_form(self, root):
        """
        A file that is in another form is written and named; the others are not touched; a second time none is.
        """
        other = root / "content" / "topics" / "bell.md"
        other.write_text("---\nscope:  Whatever.  # why\nname: Bell\n---\nProse  stays.\n", "utf-8")
        run("fmt", "--root", root)
        other.write_text("---\nscope:  Whatever.  # why\nname: Bell\n---\nProse  stays.\n", "utf-8")
        times = {path: path.stat().st_mtime_ns for path in root.rglob("*.yaml")}
        told = run("fmt", "--root", root)

        assert (0, "content/topics/bell.md\n") == (told.exit_code, told.stdout)
        assert ["1 file written"] == _lines(told)
        assert "---\nname: Bell\nscope: Whatever.  # why\n---\nProse  stays.\n" == other.read_text("utf-8")
        assert times == {path: path.stat().st_mtime_ns for path in times}
        assert (0, "") == ((again := run("fmt", "--root", root)).exit_code, again.stdout)

    def test_check_writes_nothing(self, root, tree):
        """
        With --check the files in another form are named, nothing is written, and the command fails if there are any.
        """
        (root / "content" / "topics" / "bell.md").write_text("---\nscope: a\nname: B\n---\n", "utf-8")
        before = tree(root)
        told = run("fmt", "--check", "--root", root, root / "content" / "topics")

        assert (1, "content/topics/bell.md\n") == (told.exit_code, told.stdout)
        assert before == tree(root)
        run("fmt", "--root", root)
        assert 0 == run("fmt", "--check", "--root", root).exit_code

    def test_leaves_what_cannot_be_read_as_it_is(self, root):
        """
        A file that is no record is told with its place, left as it is, and the others are brought into form.
        """
        topics = root / "content" / "topics"
        (topics / "bad.md").write_text("---\nname: a\nscope: b: c\n---\n", "utf-8")
        (topics / "bell.md").write_text("---\nscope: a\nname: B\n---\n", "utf-8")
        told = run("fmt", "--root", root, topics)

        assert (1, "content/topics/bell.md\n") == (told.exit_code, told.stdout)
        assert (
            _lines(told)[0].startswith("content/topics/bad.md:3:9: ")
            and "1 file written, 1 left as they are" == _lines(told)[-1]
        )
        assert "---\nname: a\nscope: b: c\n---\n" == (topics / "bad.md").read_text("utf-8")

    @pytest.mark.parametrize(
        "path", ["seeds/paper.txt", "nowhere", "content/nowhere", "../outside", "mkdocs.yml"]
    )
    def test_refuses_what_is_no_record(self, root, path):
        """
        A path that is no record is answered before anything is written; evidence is never touched.
        """
        told = run("fmt", "--root", root, root / path)

        assert 2 == told.exit_code


def test_schema_writes_what_editors_use(root):
    """
    `sourcebook schema` writes a schema for each noun, into the sourcebook that is named.
    """
    told = run("schema", root)

    assert 0 == told.exit_code
    assert {"event.json", "site.json", "vocabulary.json"} < {one.name for one in (root / "schema").iterdir()}


def test_a_check_loads_nothing_of_these(root):
    """
    `sourcebook check` loads no slugs, no schema validator and nothing that helps to write.
    """
    code = "import sys; from sourcebook.cli import app; app(['check', sys.argv[1]], standalone_mode=False); print(*sorted(sys.modules))"
    told = subprocess.run([sys.executable, "-c", code, root], capture_output=True, text=True, check=True)
    loaded = set(told.stdout.split())

    assert "sourcebook.commands.new" in loaded
    assert set() == {
        name for name in loaded if name.startswith(("slugify", "jsonschema", "sourcebook.editing."))
    }


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("", "sha256: is missing; write that of seeds/paper.txt, "),
        ("sha256: 12", "sha256: “12” is no SHA-256; write that of seeds/paper.txt, "),
        (f"sha256: {'0' * 64}", "sha256: the article’s file has another SHA-256, "),
    ],
)
def test_a_wrong_digest_is_answered_with_the_right_one(root, line, told):
    """
    Where the SHA-256 of an article is missing or wrong, the check says the right one.
    """
    record = root / "content" / "sources" / "1962-paper.md"
    text = record.read_text("utf-8")
    [right] = [one for one in text.split("\n") if one.startswith("sha256: ")]
    record.write_text(text.replace(right, line), "utf-8")

    assert f"{told}{right.removeprefix('sha256: ')}" in run("check", root).stderr


def test_new_writes_nothing_through_a_link(root, tmp_path):
    """
    Where `content`, or a folder in it, is a symbolic link, no record is written to where it leads.
    """
    (tmp_path / "aside").mkdir()
    os.rename(root / "content" / "topics", tmp_path / "topics")
    (root / "content" / "topics").symlink_to(tmp_path / "aside")
    told = run("new", "topic", "--set", "name=Eels", "--set", "scope=Eels.", "--root", root)

    assert 1 == told.exit_code
    assert "content/topics/eels.md is reached through a symbolic link" in told.stderr
    assert [] == list((tmp_path / "aside").iterdir())
