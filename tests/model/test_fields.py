"""What the model says of each field."""

import pytest
from pydantic import ValidationError

from sourcebook.model import NOUNS, Event, Official, Origin, Site, Term
from sourcebook.model.entry import Entry
from sourcebook.model.event import Evidence
from sourcebook.model.fields import fields_of, written_name


def _models():
    waiting, found = [*NOUNS, Site, Term], {}
    while waiting:
        model = waiting.pop()
        if model not in found:
            found[model] = fields_of(model)
            waiting += [one.inner for one in found[model] if one.inner]
    return found


MODELS = _models()
FIELDS = [(model, one) for model, fields in MODELS.items() for one in fields]


@pytest.mark.parametrize(
    ("model", "field"), FIELDS, ids=lambda one: getattr(one, "name", None) or one.__name__
)
def test_says_what_it_is_for_with_an_example_that_can_stand_there(model, field):
    """
    Each field is told in a sentence, says what can stand in it, and has an example that the model takes.
    """
    assert field.what.endswith(".") and " " in field.what
    assert field.form
    if field.inner:
        assert field.example is None
        return
    known = {"id": "some-id", "origin": Origin("")} if issubclass(model, Entry) else {}
    with pytest.raises(ValidationError) as raised:
        model(**{**known, "no field": "", field.name: field.example})
    assert [] == [one for one in raised.value.errors() if one["loc"][0] == field.name]


def test_stands_in_the_order_of_the_file():
    """
    A noun's own fields come first, those that every record has last; what no author writes is not told.
    """
    names = [one.name for one in fields_of(Event)]

    assert ["title", "short", "date"] == names[:3]
    assert ["formerly", "changes", "read_by"] == names[-3:]
    assert {"id", "origin"}.isdisjoint(names)
    assert "origin" in [one.name for one in fields_of(Evidence)]


def test_tells_references_lists_and_words_apart():
    """
    It says whose ids a field holds, which list of the vocabulary has its words, and how a file names it.
    """
    event = {one.name: one for one in fields_of(Event)}
    roles = {
        one.name: one for one in fields_of({one.name: one for one in fields_of(Official)}["roles"].inner)
    }

    assert (True, ("channel",)) == (event["channels"].several, event["channels"].nouns)
    assert "a word of `kinds` in content/vocabulary.yaml" == event["kind"].form
    assert ("contact", "context") == event["scope"].allowed
    assert roles["from"].required and not roles["to"].required
    assert [True, False] == [one.is_quote for one in (roles["quote"], roles["title"])]
    assert ["event", "withdrawn"] == [written_name(one) for one in (NOUNS[0], NOUNS[-1])]
