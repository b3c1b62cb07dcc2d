"""Addresses in data are looked for in the fields that hold them, and each such field is known."""

import json
import re

from sourcebook.publish.audit.data import FIELDS

ADDRESS = re.compile(r"(?:https?:)?//[^\s]+")


def _held(value, field=""):
    """Each text in some JSON, with the field that holds it."""
    if isinstance(value, str):
        yield field, value
    for name, one in value.items() if isinstance(value, dict) else ():
        yield from _held(one, name)
    for one in value if isinstance(value, list) else ():
        yield from _held(one, field)


def test_each_field_that_holds_addresses_is_known(built_small):
    """
    Whatever is an address in the data of the small sourcebook stands in a field that is read as one.
    """
    site = (built_small / "out" / "site").resolve()
    files = sorted((site / "data").rglob("*.json"))
    told = {
        field
        for file in files
        for field, text in _held(json.loads(file.read_bytes()))
        if ADDRESS.fullmatch(text)
    }

    assert {"address", "url"} <= told
    assert told <= {*FIELDS, "path"}
