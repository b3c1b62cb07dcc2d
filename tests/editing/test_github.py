"""The addresses at which GitHub takes what a reader sends, and the forms that stand there."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from ruamel.yaml import YAML

from sourcebook.build import load
from sourcebook.editing.github import CORRECTION_FORM, correction_address, edit_address, new_file_address
from sourcebook.model import Official

PROJECT = Path(__file__).parents[2]
FORMS = sorted((PROJECT / ".github" / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))


@pytest.fixture(scope="module")
def book():
    """The small sourcebook."""
    return load(PROJECT / "tests" / "sourcebooks" / "small")


def test_a_correction_says_of_which_page_and_record(book):
    """
    The address names the form, the page as it is published, and the file of the record.
    """
    address = correction_address(book.site, "officials/odo-marsh/", book.get(Official, "odo-marsh"))

    assert address.startswith("https://github.com/ferry-record/ferry-record/issues/new?")
    assert {
        "template": [CORRECTION_FORM],
        "page": ["https://ferry-record.example.org/officials/odo-marsh/"],
        "record": ["content/officials/odo-marsh.md"],
    } == parse_qs(urlsplit(address).query, strict_parsing=True)


def test_a_page_of_many_records_names_none(book):
    """
    Where a page shows many records, only the page is named.
    """
    assert "record=" not in correction_address(book.site, "timeline/", None)


def test_records_are_edited_and_begun_on_the_branch(book):
    """
    The repository and the branch are those of site.yaml.
    """
    site = book.site.model_copy(update={"branch": "next"})
    repository = "https://github.com/ferry-record/ferry-record"

    assert (
        edit_address(site, book.get(Official, "odo-marsh"))
        == f"{repository}/edit/next/content/officials/odo-marsh.md"
    )
    assert new_file_address(site) == f"{repository}/new/next"
    assert (
        new_file_address(site, "content/a b&c.yaml")
        == f"{repository}/new/next?filename=content/a%20b%26c.yaml"
    )


def test_the_form_has_the_fields_that_are_filled_in():
    """
    GitHub fills a field of a form by its id: each that an address names is there, and is one that can be typed in.
    """
    form = YAML(typ="safe").load(PROJECT / ".github" / "ISSUE_TEMPLATE" / CORRECTION_FORM)
    typed = {one["id"] for one in form["body"] if one["type"] in ("input", "textarea")}

    assert {"page", "record", "passage"} <= typed


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_each_form_is_one(path):
    """
    Each has a name, a description, fields with ids of their own and labels, and at least one that must be filled in.
    """
    form = YAML(typ="safe").load(path)
    fields = [one for one in form["body"] if one["type"] != "markdown"]

    assert form["name"] and form["description"]
    assert (
        len(fields)
        == len({one["id"] for one in fields})
        == len({one["attributes"]["label"] for one in fields})
    )
    assert any(one.get("validations", {}).get("required") for one in fields)


def test_there_is_a_form_for_each_of_these():
    """
    Wrong words, another correction, a source, an event, a reply.
    """
    assert ["1-attribution", "2-correction", "3-source", "4-event", "5-reply"] == [one.stem for one in FORMS]
