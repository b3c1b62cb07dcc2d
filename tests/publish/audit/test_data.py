"""Addresses in data are looked for in the fields that hold them, and each such field is known."""

import json
import re

from sourcebook.publish.audit.data import FIELDS, asked_by

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


def test_each_mark_of_a_chart_leads_somewhere():
    """
    In the file of a chart, the address of a mark is the one that is written for it, in whatever column, or made of its record’s id:
    in each form, of which one says only what the wide one does not.
    """
    rows = {"hits": {"id": 0, "href": 1}, "cells": {"href": 2}}
    chart = {
        "columns": [["a", "b"], [None, "//evil.example/"], ["javascript:go()"], ["c", "d"]],
        "forms": {"wide": {"rows": rows}, "narrow": {"rows": {"hits": {"id": 3}}}},
    }
    asked = {address for _, address, _ in asked_by("charts/any.json", json.dumps(chart))}
    chart["forms"]["narrow"]["rows"]["hits"]["href"] = None
    alone = {address for _, address, _ in asked_by("charts/any.json", json.dumps(chart))}

    assert {"https://chart.invalid/events/a/", "//evil.example/", "javascript:go()"} | {
        "https://chart.invalid/events/c/"
    } == asked
    assert asked | {"https://chart.invalid/events/d/"} == alone
