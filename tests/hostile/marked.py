"""A sourcebook in which every text of every record carries a mark: some signs that could act somewhere, around a word of its own.

The texts are found by the fields of the model, so that a new field is marked, too. It begins as the small sourcebook, with
more in it that has a text nowhere else there. What the check refuses is left as it was, and kept with what was told of it.
"""

import hashlib
import html
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

from sourcebook.build import load
from sourcebook.model import NOUNS, VOCABULARIES, Diagnostic, Diagnostics, Site, Term
from sourcebook.model.fields import WRITTEN, FieldOf, fields_of, written_name

SMALL = Path(__file__).resolve().parents[1] / "sourcebooks" / "small"
MORE = {
    "content/documents/ferry-charter.md": """---
name: The charter
sort: A charter
parties: [Both towns]
state: In force.
date: 1920
date_note: The article has the year.
date_url: https://almanac.example.org/ferries
aliases: [the paper]
events:
  - {event: 1920-ferry-charter, how: signs, note: Both signed.}
notes:
  - {text: It is lost.}
---
A charter.
""",
    "content/places/landing-stage.md": "---\nname: The landing stage\nscope: Its planks.\n---\nPlanks.\n",
    "content/channels/bell-rope.md": "---\nname: The bell rope\nscope: Whoever pulls it.\ncounted: false\n---\nIt hangs.\n",
}
"""Records with the texts that the small sourcebook has nowhere."""
EDITS = {
    "content/vocabulary.yaml": (
        "weights:\n",
        "acts_on_documents:\n  signs: {label: signs, inverse: signed by}\nweights:\n",
    ),
    "content/site.yaml": (
        "from: 1920\n",
        "from: 1920\nlicence: {name: CC-BY-4.0, url: 'https://example.org/by/'}\n",
    ),
    "content/events/1932/1932-landing-stage-meeting.yaml": (
        "plan: {due: 1932-04/..}\n",
        "plan:\n  due: 1932-04/..\n  wished_by: [{unnamed: a clerk}]\n  refused_by: [{unnamed: an oarsman}]\n"
        "  outcome: It did not take place.\n  outcome_url: https://lantern.example.org/no-meeting\n"
        "rivals:\n  - about: the month\n    why: None is preferred.\n    values:\n"
        "      - {value: April, source: 1932-digest-bell}\n"
        "      - {value: May, url: 'https://lantern.example.org/no-meeting'}\n",
    ),
    "content/events/1931/1931-oarsmen-tell-of-lantern.yaml": (
        "    position: asserts\n",
        "    position: asserts\n    said: 1931-05-08\n    said_basis: computed\n    said_note: On Friday.\n",
    ),
    "content/claims/notes-were-passed.yaml": (
        "event: 1931-oarsmen-tell-of-lantern}",
        "event: 1931-oarsmen-tell-of-lantern, named: the oarsmen}",
    ),
}
"""What is put in place of what, in files of the small sourcebook."""
FROM_SEED = frozenset(("quote", "exact", "starts", "instead_of", "printed", "prefix", "suffix"))
"""Fields whose texts are words of an article: these are marked there, too."""
ALIKE = frozenset(("country", "countries", "language", "speaks", "said_by", "by", "origins.name"))
"""Fields by whose texts records are held together: the same text has the same mark."""
PROSE = "Markdown, below the fields"
PROSE_WAY = "body"
_WORDY = re.compile(r"at most ([\d,]+) characters|characters of the article|Markdown, below")
_FRONT = re.compile(r"\A---\n(.*?)^---\n?(.*)\Z", re.DOTALL | re.MULTILINE)


class Attack(NamedTuple):
    """The signs around the word of a mark: those before it, and those after; fewer where a text must be short."""

    name: str
    before: str
    after: str
    short: str
    prose: str
    """The same as an author writes it in Markdown, where that shows a sign only behind a backslash."""

    def mark(self, word: str, most: int = 200) -> str:
        """The mark of a word, as it is typed."""
        whole = f"{self.before}{word}{self.after}qz"
        return whole if len(whole) <= most else f"{self.before}{word}{self.short}qz"

    def marks(self, word: str) -> tuple[str, ...]:
        """Every form in which a mark can have been typed."""
        return tuple(f"{self.before}{word}{after}qz" for after in (self.after, self.short))

    def prose_marks(self, word: str) -> tuple[str, ...]:
        """The same of a mark in prose: as it reads, and as it is written there."""
        return f"{word}{self.after}qz", f"{word}{self.prose}qz"


def _attack(name: str, before: str, after: str, short: str) -> Attack:
    prose = re.sub(r"(?=[!-/:-@\[-`{-~])", r"\\", after)
    return Attack(name, before, after, short, prose)


ATTACKS = {
    one.name: one
    for one in (
        _attack("letters", "A ", " of letters and nothing else at all", " of letters"),
        _attack(
            "html",
            "<b>",
            "</title></textarea></script></style></pre><!--><script>window.__pwned=1</script>"
            "<img src=https://evil.invalid onerror=alert(1)>",
            "<svg onload=alert(1)>",
        ),
        _attack(
            "attributes",
            '"',
            "\" onmouseover='window.__pwned=1' x=\"'> &quot;&#34;&lt;b&gt;&amp;amp; &Tab; &#x27;",
            "\" on='alert(1)'&quot;",
        ),
        _attack(
            "markdown",
            "# ",
            "*a* _b_ **c** `d` [x](javascript:alert(1)) ![y](https://evil.invalid/i) <https://evil.invalid/> | \\* [^1]: ~~s~~",
            "*a*_b_`c`|[x](y)\\*",
        ),
        _attack(
            "lists",
            "1. ",
            "{: onclick=alert(1) #__config .x } --- ::: === +++ :smile: 5*3*2 www.evil.invalid https://evil.invalid/x _q",
            "{: .x onclick=y }---",
        ),
        _attack("formula", "=", "cmd|'/c calc'!A0;,\"1\",@SUM(1+1)*-2", "cmd|'/c'!A0;,\"\""),
        _attack(
            "templates",
            "{{7*7}}",
            "{% raw %}{# c #}{{ config }}{% endraw %}<!-- /fold --><!-- figure timeline -->${x} &#123;: .x } &#xFDD2; {!a!}",
            "<!-- /fold -->{%",
        ),
        _attack(
            "citations",
            "@",
            "{x, title={y}} \\n\\;\\, ER  - TY  - ELEC END:VEVENT BEGIN:VALARM ~^#$%&_ \\textbf{z} ``w''",
            "{x}\\n\\;ER  -%&_",
        ),
        _attack(
            "scripts",
            "'",
            "\\u003c\\x3c\\' ]]> <![CDATA[ ?> `${y}` */ // __proto__ constructor </SCRIPT > <!--<script>",
            "\\u003c']]></SCRIPT >",
        ),
        _attack(
            "letters of the world",
            "“",
            " ﬁ שלום، سلام é e\u0301 👩💻 Ŀǆ ½ ﷺ İı ß \u00a0 – “„«» …",
            " שלום é 👩💻 ﷺ İ",
        ),
    )
}

IN_BROWSER = _attack(
    "browser",
    "\"'><b>",
    "</title></textarea></script><script>__pwned=1;alert(1)</script><img src=https://evil.invalid/ onerror=__pwned=2>",
    "<a onclick=alert()>",
)
"""What would run in a browser, or ask another host for something."""


class Field(NamedTuple):
    """Where a text stands: in which noun, and at which field."""

    noun: str
    way: str

    def __str__(self) -> str:
        return f"{self.noun}: {self.way}"


class Marked(NamedTuple):
    """A text that is marked: its word, its field, and its place in a file."""

    word: str
    field: Field
    path: str
    steps: str


@dataclass
class World:
    """The files of a marked sourcebook, what is marked in it, and what of that was refused."""

    attack: Attack
    files: dict[str, str] = field(default_factory=dict)
    marked: list[Marked] = field(default_factory=list)
    refused: dict[tuple[str, str], Diagnostic] = field(default_factory=dict)
    """What was told, by the file and the field of a text that stays as it was."""
    taken: list[tuple[str, str, str]] = field(default_factory=list)
    """The texts that are words of an article, each with its file and field."""

    def lay(self, root: Path) -> Path:
        """Write it below a folder, and answer its root."""
        root = root / "tests" / "sourcebooks" / "small"
        shutil.rmtree(root, ignore_errors=True)
        for path, text in self.files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, "utf-8", newline="\n")
        shutil.copy(SMALL.parents[2] / "mkdocs.yml", root.parents[2])
        return root


def texts() -> Iterator[Field]:
    """Every text that an author writes, as the model has it."""
    for noun in WRITTEN:
        for way, one in _ways(fields_of(noun)):
            if is_text(one):
                yield Field(written_name(noun), ".".join(way))


def _ways(
    fields: tuple[FieldOf, ...], way: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], FieldOf]]:
    for one in fields:
        if one.inner:
            yield from _ways(fields_of(one.inner), (*way, one.name))
        else:
            yield (*way, one.name), one


def is_text(one: FieldOf) -> bool:
    """Whether authors write words of their own, or an article's, into a field."""
    return not one.nouns and not one.allowed and bool(_WORDY.search(one.form)) or "{unnamed: …}" in one.form


def marked_world(attack: Attack, root: Path) -> World:
    """The marked sourcebook that the check accepts, laid out below a folder; and what it refused."""
    refused: dict[tuple[str, str], Diagnostic] = {}
    for _ in range(12):
        world = _Marker(attack, refused).world()
        try:
            load(world.lay(root))
        except Diagnostics as found:
            new = dict(_guilty(world, found.diagnostics))
            assert new.keys() - refused.keys(), [str(one) for one in found.diagnostics]
            refused |= new
        else:
            return world
    raise AssertionError("the check refuses ever more")


def _guilty(world: World, found: tuple[Diagnostic, ...]) -> Iterator[tuple[tuple[str, str], Diagnostic]]:
    """The marked texts that what is told is about: those at its field, or within it, or beside it."""
    for one in found:
        here = [each for each in world.marked if each.path == one.path]
        for around in (one.field, one.field.rpartition(".")[0], ""):
            below = f"{around}." if around else ""
            near = {each.word for each in here if f"{each.steps}.".startswith(below)}
            texts = [
                text
                for path, steps, text in world.taken
                if path == one.path and f"{steps}.".startswith(below)
            ]
            if line := re.search(r"line (\d+) of (seeds/[\w.-]+)", one.what):
                texts.append(world.files[line[2]].splitlines()[int(line[1]) - 1])
            near |= {each.word for each in world.marked for text in texts if each.word in text}
            if near:
                yield from (((each.path, each.steps), one) for each in world.marked if each.word in near)
                break
        else:
            raise AssertionError(f"no text was marked at {one}")


class _Marker:
    """Marks the files of the small sourcebook."""

    def __init__(self, attack: Attack, refused: Mapping[tuple[str, str], Diagnostic]) -> None:
        self.attack = attack
        self.made = World(attack, refused=dict(refused))
        self.words: dict[str, str] = {}
        self.seeds = {path.name: path.read_text("utf-8") for path in (SMALL / "seeds").iterdir()}
        self.spans: list[tuple[str, int, int, Any, str, Marked, bool]] = []
        self.filled: set[Field] = set()
        """The fields that are there somewhere, or were filled."""

    def world(self) -> World:
        """All of it."""
        files = {
            path.relative_to(SMALL).as_posix(): path.read_text("utf-8")
            for path in sorted((SMALL / "content").rglob("*"))
            if path.suffix in (".md", ".yaml")
        }
        files = {path: text.replace(*EDITS.get(path, ("", ""))) for path, text in (files | MORE).items()}
        trees = {path: parsed(text) for path, text in files.items()}
        for is_marking in (False, True):  # at first, what is there is only looked at
            self.is_marking = is_marking
            for path in sorted(trees):
                self._mark_file(path, trees[path][0])
        self._mark_seeds()
        for path, (tree, has_body) in trees.items():
            for seed, text in self.seeds.items():
                if tree.get("seed") == f"seeds/{seed}":
                    tree["sha256"] = hashlib.sha256(text.encode()).hexdigest()
            body = tree.pop("body", "") if has_body else None
            told = json.dumps(tree, ensure_ascii=False, indent=1)
            self.made.files[path] = told + "\n" if body is None else f"---\n{told}\n---\n{body}\n"
        self.made.files |= {f"seeds/{name}": text for name, text in self.seeds.items()}
        self.made.files["mkdocs.yml"] = _setup(trees["content/site.yaml"][0])
        return self.made

    def _mark_file(self, path: str, tree: dict[str, Any]) -> None:
        if path == "content/vocabulary.yaml":
            for name in VOCABULARIES:
                for id, term in tree.get(name, {}).items():
                    self._mark(path, Term, fields_of(Term), term, (name, id), ())
            return
        nouns = (one for one in (*NOUNS, Site) if re.fullmatch(one.path_pattern.replace("*", "[^/]*"), path))
        noun = next(nouns)
        self._mark(path, noun, fields_of(noun), tree, (), ())

    def _mark(
        self,
        path: str,
        noun: type,
        fields: tuple[FieldOf, ...],
        held: dict[str, Any],
        steps: tuple[str, ...],
        way: tuple[str, ...],
    ) -> None:
        """Mark the texts of a record, or of a part of it."""
        for one in fields:
            here, told = (*steps, one.name), Field(written_name(noun), ".".join((*way, one.name)))
            if one.name not in held and self.is_marking:
                self._fill(path, told, one, held, here)
            if one.name in held and not self.is_marking:
                self.filled.add(told)
            value = held.get(one.name)
            if one.inner:
                for index, part in enumerate(value if isinstance(value, list) else [value] if value else []):
                    at = (*here, str(index)) if isinstance(value, list) else here
                    self._mark(path, noun, fields_of(one.inner), part, at, (*way, one.name))
            elif not self.is_marking:
                continue
            elif is_text(one) and isinstance(value, list):
                for index in range(len(value)):
                    self._mark_text(path, told, one, value, index, (*here, str(index)))
            elif is_text(one) and value is not None:
                self._mark_text(path, told, one, held, one.name, here)

    def _fill(
        self, path: str, told: Field, one: FieldOf, held: dict[str, Any], here: tuple[str, ...]
    ) -> None:
        """Put a text where none is, in the first record of its noun where that is not refused."""
        wanted = (
            is_text(one)
            or one.inner
            and all(is_text(each) or each.name == "date" for each in fields_of(one.inner))
        )
        steps = ".".join(here)
        is_refused = any(path == file and f"{at}.".startswith(f"{steps}.") for file, at in self.made.refused)
        if not wanted or told in self.filled or one.name in FROM_SEED:
            return
        self.filled.add(told)
        if is_refused:
            return
        if one.inner:
            example = {
                each.name: "a text" if is_text(each) else "1932-06-10" for each in fields_of(one.inner)
            }
            held[one.name] = [example] if one.several else example
        elif "{unnamed: …}" not in one.form:
            held[one.name] = ["a text"] if one.several else "a text"

    def _mark_text(
        self, path: str, told: Field, one: FieldOf, held: Any, key: Any, steps: tuple[str, ...]
    ) -> None:
        """Mark one text."""
        if isinstance(held[key], dict) or "{unnamed: …}" in one.form:
            if not isinstance(held[key], dict):
                return
            held, key, steps = held[key], "unnamed", (*steps, "unnamed")
        is_refused = (path, ".".join(steps)) in self.made.refused
        if is_refused and one.name not in FROM_SEED:
            return
        old = held[key]
        is_alike = ALIKE & {one.name, told.way}
        word = self._word(f"alike {old}" if is_alike else f"{path} {steps}")
        mark = Marked(word, told, path, ".".join(steps))
        if one.name in FROM_SEED:
            if span := self._span(old):
                self.spans.append((*span, held, key, mark, is_refused))
            return
        if one.form == PROSE:
            held[key] = f"{old.strip()}\n\nIt says {word}{self.attack.prose}qz.\n" if old.strip() else old
        else:
            limit = re.search(r"at most ([\d,]+) characters", one.form)
            most = int(limit[1].replace(",", "")) if limit else 200
            held[key] = self.attack.mark(word, most - 1) + "." * old.endswith(".")
        self.made.marked.append(mark)

    def _span(self, words: str) -> tuple[str, int, int] | None:
        """Where words stand in an article."""
        pattern = r"\s+".join(re.sub('["“”]', '["“”]', re.escape(one)) for one in words.split())
        found = ((name, re.search(pattern, text)) for name, text in self.seeds.items())
        return next(((name, one.start(), one.end()) for name, one in found if one), None)

    def _word(self, of: str) -> str:
        return self.words.setdefault(of, f"zq{len(self.words):03}")

    def _mark_seeds(self) -> None:
        """Mark the words of articles: in the article, and in each text that is taken from that place."""
        marks = {}
        for name, start, end, _, _, mark, is_refused in self.spans:
            text = self.seeds[name]
            at = max(text.find(" ", (start + end) // 2, end), text.rfind(" ", start + 1, end))
            if at < 0 or is_refused:
                continue
            if (name, at) not in marks and not any(
                one == name and abs(at - other) < 9 for one, other in marks
            ):
                marks[name, at] = mark
        for name, start, end, held, key, mark, _ in self.spans:
            held[key] = self._with_marks(name, start, end, marks)
            self.made.taken.append((mark.path, mark.steps, held[key]))
            words = (each.word for each in marks.values() if each.word in held[key])
            self.made.marked += [mark._replace(word=one) for one in words]
        self.seeds = {name: self._with_marks(name, 0, len(text), marks) for name, text in self.seeds.items()}

    def _with_marks(self, name: str, start: int, end: int, marks: Mapping[tuple[str, int], Marked]) -> str:
        pieces, text = [], self.seeds[name]
        for at, mark in sorted(
            (at, mark) for (one, at), mark in marks.items() if one == name and start < at <= end
        ):
            pieces += [text[start:at], f" {self.attack.mark(mark.word)}"]
            start = at
        return "".join([*pieces, text[start:end]])


def parsed(text: str) -> tuple[dict[str, Any], bool]:
    """The fields of a file, all of them texts, with its body among them; and whether it has one."""
    if found := _FRONT.match(text):
        return {**YAML(typ="base").load(found[1]), "body": found[2]}, True
    return YAML(typ="base").load(text), False


def _setup(site: Mapping[str, Any]) -> str:
    """The mkdocs.yml of a marked sourcebook, which says of it what its site.yaml says."""
    told = YAML(typ="base").load((SMALL / "mkdocs.yml").read_text("utf-8"))
    told |= {"site_name": site["name"], "site_description": site["description"]}
    return json.dumps(told | {"copyright": html.escape(site["covers"])}, ensure_ascii=False, indent=1) + "\n"
