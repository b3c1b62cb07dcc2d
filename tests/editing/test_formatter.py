"""The one form of all files."""

import random
import re
from pathlib import Path

import pytest

from sourcebook.editing.formatter import Form, NotFormed, form_of, formed, formed_file
from sourcebook.model import Event, Source, Term, Topic
from sourcebook.read.records import record_files
from sourcebook.read.yaml import Unreadable, parse, plain

PROJECT = Path(__file__).parents[2]
SMALL = PROJECT / "tests" / "sourcebooks" / "small"
EVENT = form_of(Event)


def _formed(text, form=EVENT):
    return formed(text.lstrip("\n"), form)


def test_puts_fields_into_the_order_of_the_model_with_their_comments():
    """
    A field is moved together with the comments above it and behind it; so are the fields inside of it.
    """
    made = _formed("""
# of the record

# of the topics
topics: [line]   # beside the topics
title: A line  # beside the title
evidence:
  # of the passage
  - voice: direct
    # of the source
    source: gazette  # beside the source
""")

    assert (
        made
        == """\
# of the record

title: A line  # beside the title
# of the topics
topics: [line]   # beside the topics
evidence:
  # of the passage
  # of the source
  - source: gazette  # beside the source
    voice: direct
"""
    )


def test_comments_stay_with_what_they_are_about():
    """
    A comment above a field moves with it; one that is indented deeper than the next field closes the list before it.
    """
    made = _formed("""
status: on-record
# about the officials
officials:  # who
  - official: anna-lind  # the minister
    part: speaker
  # - official: peter-holm, taken out
# about the kind
kind: statement
""")

    assert (
        made
        == """\
# about the kind
kind: statement
status: on-record
# about the officials
officials:  # who
  - official: anna-lind  # the minister
    part: speaker
  # - official: peter-holm, taken out
"""
    )


@pytest.mark.parametrize(
    "written",
    [
        "“We speak,” she said.",
        '"“We speak,” she said."',
        "'“We speak,” she said.'",
        ">\n      “We speak,”\n      she said.",
        "|-\n      “We speak,” she said.",
        "“We speak,”\n      she said.",
    ],
)
def test_a_quote_is_always_a_block(written):
    """
    However a quote was written, it stands as a block, and not a character of it is another.
    """
    text = f"evidence:\n  - quote: {written}\n"
    made = _formed(text)

    assert plain(parse(text)) == plain(parse(made))
    assert re.match(r"evidence:\n  - quote: [>|]-?\n      “We speak,”", made)


def test_breaks_long_lines_only():
    """
    A text that fits keeps its line breaks; one with a line that is too long is broken anew; a long address stays whole.
    """
    fits = "summary: >-\n  One.\n  Two, on a line of its own.\n"
    address = f"date_url: https://www.example.org/{'a' * 120}\n"

    assert fits == _formed(fits)
    assert address == _formed(address)
    made = _formed(f"summary: {'word ' * 60}end\n")
    assert made.startswith("summary: >-\n  word") and max(map(len, made.split("\n"))) <= 120


def test_brackets_stay_where_they_fit():
    """
    What stood in brackets stays so on a line that fits; else each item has its own line.
    """
    fits = "officials:\n  - {official: anna-lind, part: speaker}\ntopics: [a, b]\n"
    long = f"topics: [{', '.join(f'topic-{number}' for number in range(30))}]\n"

    assert fits == _formed(fits)
    assert "officials: [{official: a, part: b}]\n" == _formed("officials: [{part: b, official: a}]\n")
    assert "evidence:\n  - source: a\n    quote: >-\n      b c\n" == _formed(
        "evidence: [{quote: b c, source: a}]\n"
    )
    assert _formed(long).startswith("topics:\n  - topic-0\n  - topic-1\n")


def test_what_is_empty_stays_empty():
    """
    Empty brackets are a list, empty braces are fields.
    """
    assert "topics: []  # x\nplan: {}  # y\n" == _formed("topics: []  # x\nplan: {}  # y\n")


@pytest.mark.parametrize("brackets", ["[]", "{}"])
def test_a_comment_in_empty_brackets_stands_above_them(brackets):
    """
    What was said inside of brackets that hold nothing stands above them, in a field and in a list.
    """
    first, last = brackets
    inside = f"{first}\n      # none yet\n    {last}"

    assert f"# none yet\nplan: {brackets}\n" == _formed(f"plan: {inside}\n")
    assert f"officials:\n  # none yet\n  - {brackets}\n" == _formed(f"officials:\n  - {inside}\n")


def test_indents_alike():
    """
    Lists stand two spaces below their field, however they stood.
    """
    assert "notes:\n  - text: a\n    url: b\n" == _formed("notes:\n- url: b\n  text: a\n")
    assert "notes:\n  - text: a\n" == _formed("notes:\n      -   text:   a\n")


def test_keeps_quotation_marks_that_an_author_set():
    """
    Quotation marks around a short text stay; they are set where a text would be read otherwise.
    """
    for text in ("title: 'Yes'\n", 'title: "a: b"\n', "title: plain, with “marks”\n"):
        assert text == _formed(text)


def test_unknown_fields_come_last_and_stay():
    """
    A misspelt field is for the check; here it is kept, with its comment, below those that are known.
    """
    assert "title: b\n# why\nsumary: a\n" == _formed("# why\nsumary: a\ntitle: b\n")


@pytest.mark.parametrize(
    "text",
    [
        "title: [a\n",
        "title: &a b\n",
        "title: a\ntitle: b\n",
        "a: b\n---\nc: d\n",
        "title: !!str a\n",
        "title: a #cut\n",
        "\ttitle: a\n",
    ],
)
def test_refuses_what_is_no_record(text):
    """
    What the check cannot read is not touched.
    """
    with pytest.raises(Unreadable):
        _formed(text)


@pytest.mark.parametrize("text", ["- a\n- b\n", "only a text\n"])
def test_refuses_what_has_no_fields(text):
    """
    A list or a text is no record.
    """
    with pytest.raises(NotFormed):
        _formed(text)


def test_what_would_be_lost_is_found_out(monkeypatch):
    """
    If a value or a comment were lost, the file is refused, and so left as it is.
    """
    monkeypatch.setattr("sourcebook.editing.formatter._made", lambda text, form: "title: b\n")

    with pytest.raises(NotFormed, match="values"):
        _formed("title: a\n")
    with pytest.raises(NotFormed, match="comment"):
        _formed("title: b  # why\n")


def test_prose_of_a_markdown_record_is_not_touched():
    """
    Only the front matter is brought into form; prose keeps each space, rule and line end.
    """
    prose = "\n\nWords  \n\n---\n\n# no comment\ntitle:   prose\n   \n"
    form = "---\nname: A\nscope: b\n---"

    assert form + prose == formed_file(f"---\nscope:  b\nname: A\n---{prose}", Topic, True)
    windows = formed_file("---\r\nurl: a\r\ntitle: b\r\n---\r\nProse.\r\n", Source, True)
    assert "---\r\ntitle: b\r\nurl: a\r\n---\r\nProse.\r\n" == windows


def test_the_vocabulary_keeps_the_order_of_its_words():
    """
    The lists of the vocabulary stand in the order of the model, their words in that of their authors.
    """
    made = _formed(
        "statuses:\n  z: {of: act, label: Z}\n  a: {label: A}\nkinds:\n  k: {label: K}\n", form_of(Term)
    )

    assert "kinds:\n  k: {label: K}\nstatuses:\n  z: {label: Z, of: act}\n  a: {label: A}\n" == made


@pytest.mark.long
def test_all_records_are_brought_into_form_without_loss():
    """
    Every file of this site and of the small one can be brought into form: the values are the same, every comment is
    there, and a second time changes nothing.
    """
    for root in (PROJECT, SMALL):
        for path, noun in record_files(root).items():
            text = (root / path).read_bytes().decode("utf-8")
            made = formed_file(text, noun, path.endswith(".md"))
            assert made == formed_file(made, noun, path.endswith(".md")), path


@pytest.mark.long
def test_content_is_in_form():
    """
    The records of this site are in the form that `sourcebook fmt` writes.
    """
    files = record_files(PROJECT).items()
    texts = {path: (PROJECT / path).read_bytes().decode("utf-8") for path, _ in files}

    assert [] == [
        path for path, noun in files if texts[path] != formed_file(texts[path], noun, path.endswith(".md"))
    ]


TEXTS = [
    "word",
    "two words",
    "a: b",
    "x # y",
    "# z",
    "it’s “quoted”",
    "it's",
    '"double"',
    "- dash",
    "yes",
    "2031-03-06",
    "[brackets], {braces}",
    "two  spaces   inside",
    "ends with a colon:",
    "a\\b",
    "%percent @at `tick` *star &and !bang |pipe >more",
    "trailing…",
    "Линд",
    "? question",
    "https://www.example.org/a#b",
    "long " * 40 + "text",
    "“" + "quoted words and, more: of them " * 8 + "”",
]
ORDER = {
    "a": {"b": {"q": True, "r": {}}, "c": {}},
    "d": {"e": {"f": {}}},
    "q": True,
    "g": {},
    "h": {},
    "i": {},
}


def _form(order):
    fields = {name: Form(is_quote=True) if one is True else _form(one) for name, one in order.items()}
    return Form(fields)


class _Maker:
    """Writes values as YAML in every way that authors do, with comments in every place."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.comments = 0

    def comment(self):
        self.comments += 1
        return f"# c{self.comments}{self.random.choice(['', ': x', ' “a”', ' # more'])}"

    def own(self, indent):
        """No comment on a line of its own, one or two, perhaps with a blank line."""
        for _ in range(self.random.choice([0, 0, 1, 2])):
            yield from self.random.choice([[], [], [""], ["", ""]])
            yield f"{' ' * indent}{self.comment()}"

    def beside(self):
        return f"{' ' * self.random.choice([2, 3, 9])}{self.comment()}" if self.random.random() < 0.3 else ""

    def record(self):
        names = self.random.sample([*ORDER, "unknown"], self.random.randint(1, 6))
        lines = [*self.own(0)]
        for name in names:
            lines += [*self.value(f"{name}:", 0, 0), *self.own(0)]
        return "\n".join(lines) + self.random.choice(["\n", "\n\n"])

    def value(self, prefix, indent, depth):
        sort = self.random.choice(["text", "text", "list", "mapping", "brackets"] if depth < 2 else ["text"])
        if sort == "text":
            yield from self.text(prefix, indent)
        elif sort == "brackets":
            yield from self.brackets(prefix, indent)
        elif sort == "list":
            yield f"{prefix}{self.beside()}"
            below = indent + self.random.choice([0, 2, 4])
            yield from self.list(below, depth)
            yield from self.own(below) if below > indent else ()
        else:
            yield f"{prefix}{self.beside()}"
            below = indent + self.random.choice([2, 4])
            yield from self.mapping(below, depth)
            yield from self.own(below)

    def mapping(self, indent, depth):
        for name in self.random.sample("b c e f q r x".split(), self.random.randint(1, 3)):
            yield from self.own(indent)
            yield from self.value(f"{' ' * indent}{name}:", indent, depth + 1)

    def list(self, indent, depth):
        for _ in range(self.random.randint(1, 3)):
            yield from self.own(indent)
            if self.random.random() < 0.5:
                yield from self.value(f"{' ' * indent}-", indent, 3)
            elif self.random.random() < 0.3:
                yield f"{' ' * indent}- {self.comment()}"
                yield from self.mapping(indent + 2, depth + 1)
            else:
                first, *rest = self.mapping_bare(indent + 2, depth)
                yield f"{' ' * indent}- {first.lstrip()}"
                yield from rest

    def mapping_bare(self, indent, depth):
        """A mapping without a comment above its first field, which follows the dash of a list."""
        yield from self.value(f"{' ' * indent}b:", indent, depth + 1)
        yield from self.own(indent)
        yield from self.value(f"{' ' * indent}q:", indent, 3)

    def brackets(self, prefix, indent):
        words = [
            self.random.choice(["a", "b-c", "'d, e'", '"f: g"', "{h: i, j: [k]}", "l" * 40])
            for _ in range(self.random.randint(0, 5))
        ]
        if self.random.random() < 0.5 or not words:
            yield f"{prefix} [{', '.join(words)}]{self.beside()}"
            return
        yield f"{prefix} [{self.beside()}"
        for word in words:
            yield from self.own(indent + 2)
            yield f"{' ' * (indent + 2)}{word},{self.beside()}"
        yield from self.own(indent + 2)
        yield f"{' ' * (indent + 1)}]{self.beside()}"

    def text(self, prefix, indent):
        text = self.random.choice(TEXTS)
        style = self.random.choice(["'", '"', ">-", ">", "|-", "|", "plain", "plain", "", "below"])
        pad = " " * (indent + 2)
        if style == "":
            yield f"{prefix}{self.beside()}"
        elif style[0] in ">|":
            yield f"{prefix} {style}{self.beside()}"
            lines = [text] if style[0] == "|" or "  " in text else self.broken(text)
            if self.random.random() < 0.3:
                lines += ["", *([""] if self.random.random() < 0.3 else []), "# no comment"]
            yield from (f"{pad}{line}" if line else "" for line in lines)
            yield from [""] if self.random.random() < 0.3 else []
        elif style == "'":
            yield f"{prefix} '{text.replace(chr(39), chr(39) * 2)}'{self.beside()}"
        elif style == '"':
            escaped = text.replace("\\", "\\\\").replace('"', '\\"')
            yield f'{prefix} "{escaped}"{self.beside()}'
        elif style == "below":
            yield f"{prefix}{self.beside()}"
            yield from self.own(indent + 2)
            yield f"{pad}word{self.beside()}"
        else:
            plain_words = self.random.choice(
                ["word", "two words", "it’s “quoted”", "2031-03-06", "yes", "many words " * 15 + "end"]
            )
            yield f"{prefix} {plain_words}{self.beside()}"

    def broken(self, text):
        words = text.split(" ")
        cut = self.random.randint(1, len(words))
        return [" ".join(words[:cut]), *([" ".join(words[cut:])] if words[cut:] else [])]


@pytest.mark.long
def test_a_thousand_records_with_comments_in_every_place():
    """
    Whatever styles and comments an author uses: the values stay, each comment is there once, and it is stable.
    """
    form, moved = _form(ORDER), 0
    for seed in range(1_000):
        maker = _Maker(seed)
        text = maker.record()
        held = plain(parse(text))
        made = formed(text, form)

        assert held == plain(parse(made)), seed
        found = [int(number) for number in re.findall(r"# c(\d+)\b", made)]
        assert sorted(found) == list(range(1, maker.comments + 1)), seed
        assert made == formed(made, form), seed
        assert all(line == line.rstrip() for line in made.split("\n")), seed
        moved += made != text
    assert moved > 900
