"""The JSON Schemas that editors use."""

import json
from pathlib import Path, PurePosixPath

import pytest
from jsonschema import Draft7Validator
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

from sourcebook.editing.schema import schemas
from sourcebook.model import NOUNS, Site, Term
from sourcebook.model.fields import written_name
from sourcebook.read.records import record_files

PROJECT = Path(__file__).parents[2]
SMALL = PROJECT / "tests" / "sourcebooks" / "small"
SCHEMAS = {path.stem: json.loads(text) for path, text in schemas()}
RECORDS = [(root, path, noun) for root in (PROJECT, SMALL) for path, noun in record_files(root).items()]


class _Reader(SafeConstructor):
    """Reads YAML 1.2 as editors do, to whom a date is a text."""


_Reader.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def _as_an_editor(text, markdown=False):
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = _Reader
    return yaml.load(text.split("\n---\n")[0].removeprefix("---\n") if markdown else text)


def _complaints(name, data):
    return [
        f"{'.'.join(map(str, one.path))}: {one.message}"
        for one in Draft7Validator(SCHEMAS[name]).iter_errors(data)
    ]


def test_what_is_committed_is_what_the_model_says():
    """
    schema/ holds exactly what `sourcebook schema` writes.
    """
    made = {path.as_posix(): text for path, text in schemas()}
    kept = {
        path.relative_to(PROJECT).as_posix(): path.read_text("utf-8")
        for path in (PROJECT / "schema").iterdir()
    }

    assert kept == made


@pytest.mark.parametrize("name", SCHEMAS)
def test_are_sound_and_explain_every_field(name):
    """
    Each schema is one itself; each field in it has a description, and an example unless it has fields of its own.
    """
    schema = SCHEMAS[name]
    Draft7Validator.check_schema(schema)
    parts = [schema, *schema.get("definitions", {}).values()]
    fields = [(name, one) for part in parts for name, one in part.get("properties", {}).items()]

    assert fields
    assert [] == [name for name, one in fields if not one.get("description")]
    if name != "vocabulary":
        assert [] == [
            name
            for name, one in fields
            if not one.get("examples") and "#/definitions" not in json.dumps(one) and name != "unnamed"
        ]


def test_there_is_one_for_every_file_that_authors_write():
    """
    Every noun has a schema, and so have site.yaml and vocabulary.yaml.
    """
    assert {written_name(noun) for noun in NOUNS} | {"site", "vocabulary"} == set(SCHEMAS)


@pytest.mark.long
def test_take_every_record():
    """
    Each record of this site and of the small one is valid under the schema of its noun, read as an editor reads it.
    """
    found = {}
    for root, path, noun in RECORDS:
        name = {Term: "vocabulary", Site: "site"}.get(noun) or written_name(noun)
        data = _as_an_editor((root / path).read_text("utf-8"), path.endswith(".md"))
        if told := _complaints(name, data):
            found[path] = told

    assert len(RECORDS) > 300
    assert {} == found


EVENT = """
title: Lind says the line is open
date: {date}
date_basis: stated
kind: statement
scope: contact
status: on-record
topics: [line]
summary: She says so.
evidence:
  - source: 2031-gazette
    quote: We speak every week
    said_by: {said_by}
    voice: direct
"""


def _event(date="2031-03-06", said_by="anna-lind", *edits):
    text = EVENT.replace("{date}", date).replace("{said_by}", said_by)
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    return _complaints("event", _as_an_editor(text))


@pytest.mark.parametrize(
    "date",
    "2031-03-06 2031-03 2031 2031-23 2031~ 2031-03? 2031-01~/2031-02-05 ../2031-02-08 2031-02-08/.. 2028-02-29 1999/2031-21".split(),
)
def test_take_every_form_of_a_date(date):
    """
    Days, months, seasons and years, in doubt or not, and intervals of them are dates.
    """
    assert [] == _event(date)


@pytest.mark.parametrize(
    "date",
    "2031-13 2031-02-30 2031-04-31 2031-25 31-03-06 2031/03/06/07 ../.. 6.3.2031 2031-3-6 2031-03-06T10:00 0999 2101 2031-03-06?~ /2031 2031/ true".split()
    + ["", "March 2031", "[2031]", "2031.5"],
)
def test_refuse_what_is_no_date(date):
    """
    What is in no calendar, and what only looks like a date, is refused.
    """
    assert _event(date)


@pytest.mark.parametrize("said_by", ["anna-lind", "narration", "{unnamed: two people}", "northland-ministry"])
def test_take_each_form_of_a_speaker(said_by):
    """
    Words are given to an id, to sources without a name, or to the article itself.
    """
    assert [] == _event(said_by=said_by)


@pytest.mark.parametrize(
    "said_by",
    [
        "Anna Lind",
        "unnamed",
        "{}",
        "{unnamed: ''}",
        "{who: anna-lind}",
        "{unnamed: a, more: b}",
        "[anna-lind]",
        "",
        "index",
        "anna_lind",
    ],
)
def test_refuse_what_is_no_speaker(said_by):
    """
    A name in words, a reserved word, no speaker at all and two at once are refused.
    """
    assert _event(said_by=said_by)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("summary: She says so.\n", ""),
        ("summary: She says so.", "sumary: She says so."),
        ("scope: contact", "scope: contacts"),
        ("topics: [line]", "topics: []"),
        ("topics: [line]", "topics: line"),
        ("topics: [line]", "topics: [line, line]"),
        ("topics: [line]", "topics: [Line]"),
        ("title: Lind says the line is open", f"title: {'x' * 141}"),
        ("title: Lind says the line is open", "title: ''"),
        ("title: Lind says the line is open", "title: |-\n  two\n  lines"),
        ("title: Lind says the line is open", "title: {a: b}"),
        ("    voice: direct", "    voice:"),
        ("    voice: direct", "    voice: direct\n    said: Thursday"),
        ("  - source: 2031-gazette", "  - sources: 2031-gazette"),
        ("scope: contact", "scope: contact\nlasted: maybe"),
        ("scope: contact", "scope: contact\ndate_url: http://example.org/"),
        ("scope: contact", "scope: contact\ndate_url: https://localhost/"),
        ("scope: contact", "scope: contact\ndate_url: https://a.example.org:8080/"),
        ("scope: contact", "scope: contact\ndate_url: https://10.0.0.1/"),
        ("scope: contact", "scope: contact\ndate_url: https://some.internal"),
        ("scope: contact", "scope: contact\nrivals: [{about: day, values: [{value: a}], why: b}]"),
        ("scope: contact", "scope: contact\nid: an-id"),
        ("scope: contact", "scope: contact\nbody: Prose."),
        ("scope: contact", "scope: contact\nplace: [somewhere]"),
    ],
)
def test_refuse_what_the_check_refuses(old, new):
    """
    A field that is missing, misspelt, empty, too long or of another sort is refused.
    """
    assert [] == _event()
    assert _event("2031-03-06", "anna-lind", (old, new))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("source", "{seed: a, sha256: 12}"),
        ("withdrawn", "{was: page, title: A, withdrawn: 2031, why: B}"),
        ("site", "{address: 'https://example.org', name: A}"),
        ("site", "{repository: 'https://example.org/', name: A}"),
        ("site", "{sides: [{id: a, name: A, light: red, dark: '#000000'}]}"),
        ("vocabulary", "{kinds: {a: {}}}"),
        ("vocabulary", "{kind: {a: {label: A}}}"),
        ("vocabulary", "{loaded_words: []}"),
        ("contradiction", "{passages: [{event: a, quote: 0}]}"),
    ],
)
def test_refuse_wrong_values_of_other_nouns(name, text):
    """
    A digest that is none, a noun that cannot be withdrawn, an address without its end and the like are refused at their field.
    """
    told = [
        one
        for one in _complaints(name, _as_an_editor(text))
        if "is a required property" not in one or ".a:" in one
    ]

    assert told


def test_editor_settings_name_each_schema_for_its_files():
    """
    .vscode/settings.json holds each YAML record against the schema of its noun.
    """
    told = json.loads((PROJECT / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    wanted = {
        f"./schema/{'vocabulary' if noun is Term else written_name(noun)}.json": noun.path_pattern
        for noun in (*NOUNS, Site, Term)
        if PurePosixPath(noun.path_pattern).suffix == ".yaml"
    }

    assert told == wanted
