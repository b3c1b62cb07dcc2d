"""Every text of every record, with what could act anywhere: shown as it is typed wherever it is shown, or refused at its place."""

import html

import pytest
from marked import ATTACKS, texts
from verdicts import built, of_fields, table

pytestmark = [pytest.mark.built, pytest.mark.long]

OFTEN = ("attributes", "markdown", "formula", "scripts")
"""The attacks of each run; each makes a whole site, and the others are tried by night."""
REFUSED = {"source: seed", "event: evidence.variants.language", "event: evidence.variants.from"}
"""Fields whose texts name something that is there: a file, a language. No attack is one."""
NOT_MARKED = {
    "event: evidence.prefix",
    "event: evidence.suffix",
    "official: roles.prefix",
    "official: roles.suffix",
}
"""Fields that tell apart two places with the same words, and are shown nowhere."""


@pytest.fixture(scope="module")
def letters(tmp_path_factory):
    """The site of a sourcebook whose marks are letters alone: what each page is made of where nothing acts."""
    return built(ATTACKS["letters"], tmp_path_factory.mktemp("letters"))


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=[] if name in OFTEN else [pytest.mark.nightly])
        for name in ATTACKS
        if name != "letters"
    ],
)
def test_each_text_is_shown_as_typed_or_refused(letters, tmp_path, name):
    """
    No text is anything else than it was typed, in any file of any format; and no page has an element, an attribute or an
    address more or less than where the texts are letters alone.
    """
    site = built(ATTACKS[name], tmp_path)
    verdicts = {one.place: one.verdict for one in of_fields(site)}

    assert [] == site.changed[:5]
    assert letters.shapes.keys() == site.shapes.keys()
    assert {} == {file: one for file, one in site.shapes.items() if one != letters.shapes[file]}
    assert NOT_MARKED >= {place for place, one in verdicts.items() if one == "NOT TRIED"}
    assert REFUSED <= {place for place, one in verdicts.items() if one.startswith("refused: ")}
    print(table(of_fields(site)))


def test_nearly_every_text_is_tried_and_shown(letters):
    """
    Each text that an author can write is marked, so that a new field is tried, too; those that are only refused, or
    shown nowhere, are known.
    """
    verdicts = {one.place: one.verdict for one in of_fields(letters)}

    assert {str(one) for one in texts()} == verdicts.keys()
    assert 190 > len(verdicts) - len([one for one in verdicts.values() if one.startswith("as typed: ")]) < 16
    assert NOT_MARKED == {place for place, one in verdicts.items() if one == "NOT TRIED"}


def test_a_change_is_noticed(letters, tmp_path, monkeypatch):
    """
    Where texts are encoded once too often in one place, this is found out.
    """
    monkeypatch.setattr("sourcebook.drawing.svg.escape", lambda text: html.escape(html.escape(text)))
    site = built(ATTACKS["attributes"], tmp_path)

    assert site.changed
