"""The page of the fields."""

import html
import re

from sourcebook.build import load
from sourcebook.model import NOUNS, Site, Term
from sourcebook.model.fields import fields_of, written_name
from sourcebook.site.pages.fields import make


def test_every_field_can_be_looked_up(lay, sound):
    """
    Each noun, and each part of one, has a section with every field of it: whether it is needed, and what it is for.
    """
    [page] = make(load(lay(sound)))
    sections = {
        match[1]: html.unescape(match[2])
        for match in re.finditer(r"^##+ [^\n]+ \{: #(\w+) \}\n(.+?)(?=^##|\Z)", page.content, re.S | re.M)
    }

    assert "fields.md" == str(page.path)
    waiting, told = [*NOUNS, Site, Term], set()
    while waiting:
        model = waiting.pop()
        told.add(written_name(model))
        for one in fields_of(model):
            assert f"| `{one.name}` | {'yes' if one.required else 'no'} | " in sections[written_name(model)]
            if one.inner:
                assert f"(#{written_name(one.inner)})" in sections[written_name(model)]
                waiting.append(one.inner)
    assert told == set(sections)


def test_no_row_is_broken(lay, sound):
    """
    Each row of a table has four cells, whatever stands in an example.
    """
    [page] = make(load(lay(sound)))
    rows = [line for line in page.content.split("\n") if line.startswith("| ")]

    assert len(rows) > 100
    assert {5} == {line.count("|") for line in rows}
