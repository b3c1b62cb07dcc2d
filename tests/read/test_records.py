"""Files become entries that know their places; nothing that an author writes makes reading fail."""

import os
from contextlib import contextmanager

import pytest

from sourcebook.model import InvalidRecord, Official, Source, Term, Topic
from sourcebook.read.records import read
from sourcebook.read.seeds import LARGEST_SEED
from sourcebook.read.text import LARGEST_RECORD

TOPIC = "content/topics/ferry.md"
HEAD = "---\nname: The ferry\nscope: All that crosses.\n---\n"


@pytest.fixture
def topic(tmp_path):
    """The entry that a topic’s file becomes."""

    def _topic(data):
        path = tmp_path / TOPIC
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
        [found] = [entry for entry in read(tmp_path).entries if entry.origin.path == TOPIC]
        return found

    return _topic


class TestFrontMatter:
    @pytest.mark.parametrize(
        ("text", "body", "line"),
        [
            pytest.param(HEAD, "", 5, id="no prose"),
            pytest.param(f"{HEAD}One.\n", "One.", 5, id="prose at once"),
            pytest.param(f"{HEAD}\n\n\nOne.\n\nTwo.\n\n", "One.\n\nTwo.", 8, id="prose after blank lines"),
            pytest.param(f"{HEAD}  One.\n", "  One.", 5, id="an indented first line"),
            pytest.param(f"{HEAD}One.\n\n---\n\nTwo.\n", "One.\n\n---\n\nTwo.", 5, id="a rule in the prose"),
            pytest.param(f"{HEAD}---\n---\n", "---\n---", 5, id="rules at once"),
            pytest.param(
                HEAD.replace("All that", "All --- that") + "One.", "One.", 5, id="three dashes in a value"
            ),
            pytest.param(
                HEAD.replace("scope: All that crosses.", "scope: |-\n  All\n  ---\n  crosses.") + "One.",
                "One.",
                8,
                id="three dashes in a block",
            ),
            pytest.param(f"{HEAD}One.".replace("\n", "\r\n"), "One.", 5, id="CRLF"),
        ],
    )
    def test_is_parted_from_the_prose(self, topic, text, body, line):
        """
        The front matter ends at the first line that is three dashes; the prose keeps its characters and its line.
        """
        entry = topic(text)

        assert isinstance(entry, Topic)
        assert (body, line) == (entry.body, entry.origin.body_line)
        assert ((4, 3) if "|-" in text else (3, 8)) == entry.origin.places["scope",]

    @pytest.mark.parametrize(
        ("text", "place", "what"),
        [
            pytest.param("", (1, 1), "starts with front matter", id="an empty file"),
            pytest.param(f"\n{HEAD}", (1, 1), "starts with front matter", id="a blank line first"),
            pytest.param(f"Words.\n{HEAD}", (1, 1), "starts with front matter", id="words first"),
            pytest.param(f" {HEAD}", (1, 1), "starts with front matter", id="a space first"),
            pytest.param(f"\ufeff{HEAD}", (1, 1), "U+FEFF", id="a byte order mark"),
            pytest.param("---\nname: x\n", (1, 1), "never closed", id="never closed"),
            pytest.param(
                "---\nname: x\n--- \nWords.", (3, 1), "never closed", id="closed with a space after"
            ),
            pytest.param("---", (1, 1), "never closed", id="only a boundary"),
            pytest.param("---\n- a\n---\n", (2, 1), "a record is a list of fields", id="a list"),
            pytest.param("---\nwords\n---\n", (2, 1), "a record is a list of fields", id="words"),
            pytest.param("---\nname: [\n---\n", (2, 7), "never closed", id="a bracket left open"),
            pytest.param(
                "---\nname: x\n...\nscope: y\n---\n",
                (3, 1),
                "ends what is read of a file",
                id="a document’s end",
            ),
        ],
    )
    def test_is_refused_at_its_place(self, topic, text, place, what):
        """
        Front matter that is missing, open or no record is told; no text is dropped without a word.
        """
        [diagnostic] = topic(text).diagnostics

        assert place == (diagnostic.line, diagnostic.column)
        assert what in diagnostic.what
        assert "; " in diagnostic.what

    @pytest.mark.parametrize("text", ["---\n---\n", "---\n\n---\nWords.", "---\n# nothing\n---\n"])
    def test_without_fields_lacks_them_all(self, topic, text):
        """
        An empty record is told once, with every field that it needs.
        """
        [diagnostic] = topic(text).diagnostics

        assert "" == diagnostic.field
        assert "(name, scope)" in diagnostic.what


class TestText:
    def test_has_no_character_that_may_not_stand_there(self, topic, subtests):
        """
        A character that is invisible or deceives is told at its line and column, counted in characters.
        """
        for before, bad, what in [
            ("", "\0", "U+0000"), ("é“ü”", "\x1b", "U+001B"), ("日本", "\x85", "U+0085"), ("é", "\u202e", "U+202E"), ("👍", "\u2028", "U+2028"),
            ("a", "\u200b", "U+200B"), ("ü", "\t", "has a tab"), ("a", "\r", "U+000D"), ("a", "\u0336", "overlay"), ("e", "𝐀", "MATHEMATICAL"),
        ]:  # fmt: skip
            with subtests.test(before=before):
                [diagnostic] = topic(f"{HEAD}One.\n{before}{bad}x\n").diagnostics

                assert (6, len(before) + 1) == (diagnostic.line, diagnostic.column)
                assert what in diagnostic.what

    @pytest.mark.parametrize(
        ("data", "place"),
        [
            (b"\xff\xfea\0", (1, 1)),
            (HEAD.encode() + "é“".encode() + b"\xe9", (5, 3)),
            (HEAD.encode() + b"a\n" + "日本".encode()[:4], (6, 2)),
            (HEAD.encode() + b"\xed\xa0\x80", (5, 1)),
            (HEAD.encode() + b"\xc0\xaf", (5, 1)),
        ],
        ids=["UTF-16", "Latin-1", "cut", "surrogate", "overlong"],
    )
    def test_is_utf_8(self, topic, data, place):
        """
        The first byte that is not UTF-8 is told at its line and column.
        """
        [diagnostic] = topic(data).diagnostics

        assert place == (diagnostic.line, diagnostic.column)
        assert "is not UTF-8" in diagnostic.what

    def test_may_have_windows_line_ends(self, topic):
        """
        A file with CRLF is the same record at the same places.
        """
        text = f"{HEAD}Öne.\n\nTwo.\n"
        unix, windows = topic(text), topic(text.replace("\n", "\r\n"))

        assert unix == windows
        assert unix.origin.places == windows.origin.places

    def test_has_a_greatest_size(self, topic):
        """
        A record of the greatest size is read, one byte more is not.
        """
        assert not isinstance(topic(HEAD + "x" * (LARGEST_RECORD - len(HEAD))), InvalidRecord)
        assert "are read" in topic(HEAD + "x" * (LARGEST_RECORD - len(HEAD) + 1)).diagnostics[0].what


class TestFields:
    def test_are_only_those_of_the_record(self, topic, subtests):
        """
        A field that is no author’s to write is told at its name, whatever the code calls so.
        """
        for name in [
            "body",
            "article",
            "origin",
            "vocabulary",
            "noun",
            "",
            "self",
            "model_config",
            "__proto__",
            "é",
        ]:
            with subtests.test(name=name):
                [diagnostic] = topic(HEAD.replace("scope:", f"'{name}': ferry\nscope:")).diagnostics

                assert (3, 1, name) == (diagnostic.line, diagnostic.column, diagnostic.field)
                assert "is not a field of this record" in diagnostic.what

    def test_may_repeat_the_id(self, topic):
        """
        An id in the file is the file’s name, or an error.
        """
        assert isinstance(topic(HEAD.replace("name:", "id: ferry\nname:")), Topic)
        assert ["id"] == [
            diagnostic.field for diagnostic in topic(HEAD.replace("name:", "id: ship\nname:")).diagnostics
        ]

    @pytest.mark.parametrize(
        ("written", "meant"), [("nam", "name"), ("Name", "name"), ("scop", "scope"), ("alias", "aliases")]
    )
    def test_misspelt_are_told_once_with_what_was_meant(self, topic, written, meant):
        """
        A misspelt field is told with the name that was meant, and not again as missing.
        """
        head = (
            HEAD.replace(f"{meant}:", f"{written}:")
            if f"{meant}:" in HEAD
            else HEAD.replace("name:", f"{written}: [a]\nname:")
        )
        [diagnostic] = topic(head).diagnostics

        assert written == diagnostic.field
        assert f"did you mean “{meant}”?" in diagnostic.what

    def test_unlike_any_other_are_told_with_all_there_are(self, topic):
        """
        A field unlike any is told with the names that may be written.
        """
        [diagnostic] = topic(HEAD.replace("name:", "zzz: [a]\nname:")).diagnostics

        assert "its fields are" in diagnostic.what
        assert "scope" in diagnostic.what
        assert not {"body", "origin"} & set(diagnostic.what.replace(",", "").split())

    def test_faults_are_all_told(self, topic):
        """
        Each field that is wrong is told, in one run.
        """
        diagnostics = topic("---\nname: ''\nscope: [a]\naliases: x\nmood: calm\n---\n").diagnostics

        assert ["aliases", "mood", "name", "scope"] == sorted(diagnostic.field for diagnostic in diagnostics)


UNSEEN = "\u034f\u115f\u180e\u2800\u3164\uffa0\U000e0041\u061c\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069"
"""What turns the direction of writing, breaks a line or parts a word, and is not seen."""


class TestSeed:
    @pytest.mark.parametrize(
        "path",
        [
            "../secret.txt",
            "seeds/../secret.txt",
            "seeds/..",
            "/etc/passwd",
            "content/site.yaml",
            "seeds/a/b.txt",
            "seeds/",
            "seeds",
            "seeds//a",
            "SEEDS/a",
            "seeds/..",
        ],
    )
    def test_is_a_file_in_seeds_and_no_other_is_opened(self, lay, sound, path):
        """
        A path that leads out of seeds/ is told, and nothing there is read.
        """
        root = lay(sound.replace("seed: seeds/paper.txt", f"seed: '{path}'"))
        (root / "secret.txt").write_text(
            "“The ferry goes every day,” harbour master Ann Lee said on Friday.", "utf-8"
        )

        [source] = [one for one in read(root).entries if isinstance(one, Source)]

        assert source.article.flaw
        assert "" == source.article.text

    @pytest.mark.parametrize(
        ("data", "flaw", "place"),
        [
            (b"", "is empty", (1, 1)),
            (b" \n\n", "is empty", (1, 1)),
            (b"x" * (LARGEST_SEED + 1), "are read", (1, 1)),
            (
                b"words \xff",
                "is not UTF-8 here, though its “ÿ” is Windows-1252; save the file as UTF-8",
                (1, 7),
            ),
            (b"one\ntwo \x02wzxhzdk:0\x03", "has the control character U+0002", (2, 5)),
            (b"one\rtwo", "has the control character U+000D", (1, 4)),
            (b"\xef\xbb\xbf \n", "is empty", (1, 1)),
            (
                "one\ntwo \ufeff".encode(),
                "has the invisible character U+FEFF ZERO WIDTH NO-BREAK SPACE",
                (2, 5),
            ),
            ("one\n\ufeff".encode(), "has the invisible character U+FEFF", (2, 1)),
            *(
                (f"a{char}b".encode(), f"has the invisible character U+{ord(char):04X}", (1, 2))
                for char in UNSEEN
            ),
        ],
    )
    def test_that_cannot_be_published_is_told(self, lay, sound, diagnostics, data, flaw, place):
        """
        A seed that is empty, too large, or no plain text that is read as it is seen, is one error, at its line and column.
        """
        root = lay(sound)
        (root / "seeds/paper.txt").write_bytes(data)

        [diagnostic] = diagnostics(root)

        assert ("seeds/paper.txt", *place) == (diagnostic.path, diagnostic.line, diagnostic.column)
        assert flaw in diagnostic.what and "; " in diagnostic.what
        assert data == (root / "seeds/paper.txt").read_bytes()

    def test_is_read_as_it_is(self, lay, sound):
        """
        A seed keeps its line ends, its marks and its front matter: it is text, and nothing else.
        """
        root = lay(sound)
        text = "\ufeff---\r\ntitle: no\r\n---\r\n<b>&amp;</b> {{x}} e\u0301 \u00a0 \u200d\r\n"
        (root / "seeds/paper.txt").write_bytes(text.encode("utf-8"))

        [source] = [one for one in read(root).entries if isinstance(one, Source)]

        assert ("", text) == (source.article.flaw, source.article.text)


class TestVocabulary:
    def test_is_one_entry_for_each_word(self, lay, sound):
        """
        Each word of a list is an entry that knows where it stands.
        """
        terms = {one.key: one for one in read(lay(sound)).entries if isinstance(one, Term)}

        assert (2, 14) == terms["kind", "statement"].origin.places[()]
        assert (2, 22) == terms["kind", "statement"].origin.places["label",]

    def test_is_refused_at_its_place(self, lay, subtests):
        """
        What is no list of words is told where it stands.
        """
        for text, field, place in [
            ("- a", "", (1, 1)),
            ("words", "", (1, 1)),
            ("kinds: [a]", "kinds", (1, 8)),
            ("kinds:", "kinds", (1, 1)),
            ("moods: {a: {label: A}}", "moods", (1, 1)),
            ("kinds: {a: A}", "kinds.a", (1, 12)),
            ("kinds: {A b: {label: A}}", "kinds.A b", (1, 14)),
            ("kinds:\n  a: {label: A, is: both}", "kinds.a.is", (2, 21)),
            ("kinds:\n  a: {label: A, vocabulary: kind}", "kinds.a.vocabulary", (2, 17)),
            ("loaded_words: a", "loaded_words", (1, 15)),
            ("loaded_words: [a, '']", "loaded_words.1", (1, 19)),
        ]:
            with subtests.test(text=text):
                files = read(lay(f"-- content/vocabulary.yaml --\n{text}"))
                [diagnostic] = [
                    diagnostic
                    for entry in files.entries
                    if isinstance(entry, InvalidRecord) and "site" not in entry.id
                    for diagnostic in entry.diagnostics
                ]

                assert (field, *place) == (diagnostic.field, diagnostic.line, diagnostic.column)


def test_files_are_read_in_order_wherever_the_disk_has_them(lay, sound, monkeypatch):
    """
    The same files give the same entries in the same order, in whatever order the disk lists them.
    """
    root, scandir = lay(sound), os.scandir
    before = read(root)

    @contextmanager
    def backwards(path):
        with scandir(path) as found:
            yield sorted(found, key=lambda one: one.name, reverse=True)

    monkeypatch.setattr(os, "scandir", backwards)

    assert before == read(root)
    assert ["ann-lee"] == [one.id for one in read(lay(sound)).entries if isinstance(one, Official)]


def test_a_file_in_no_folder_of_records_is_told(lay, sound, diagnostics, subtests):
    """
    Nothing in content/ is passed over in silence.
    """
    for path in ["content/events/x.yaml", "content/events/1962/more/x.yaml", "content/events/19 62/x.yaml", "content/events/Old/x.yaml", "content/events/1962/x.yml",
     "content/event/1962/x.yaml", "content/topics/x.yaml", "content/topics/a/x.md", "content/x.md", "content/.hidden", "content/page.html", "content/yaml.py",
     "content/site.yml", "content/events/1962/x.yaml.txt", "content/topics/x.markdown", "content/topics/x", "content/pages/x.docx"]:  # fmt: skip
        with subtests.test(path=path):
            root = lay(sound)
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text("title: x\n", "utf-8")
            found = [diagnostic[:3] for diagnostic in diagnostics(root)]
            (root / path).unlink()

            assert [(path, 1, 1)] == found
