"""Events with everything that they name."""

import json

from sourcebook.resolve.events import LISTED
from sourcebook.site.exports import events_json
from sourcebook.site.pages import event as event_page


def test_an_event_has_what_its_fields_list(small_record):
    """
    Each id that stands in a list of its own becomes its record, in that order; no such field is passed over.
    """
    seen = set()
    for event in small_record.resolved_events():
        for reference in event.record.references():
            field, *rest = reference.path
            if len(rest) == 1 and isinstance(rest[0], int):
                noun = dict(LISTED)[field]
                seen.add(field)
                assert (noun.noun, reference.id) == event.all(noun)[rest[0]].key

    assert seen == {field for field, _ in LISTED}


def test_what_an_event_lists_is_on_its_page_and_in_its_data(small_record):
    """
    Whatever noun an event lists, its page leads to each, and the data file has its ids under the field's name.
    """
    [data] = (json.loads(one.content) for one in events_json.make(small_record))
    rows = {one["id"]: one for one in data}
    for event, page in zip(small_record.resolved_events(), event_page.make(small_record), strict=True):
        for field, noun in LISTED:
            assert rows[event.id][field] == [one.id for one in event.all(noun)]
            assert all(f"/{noun.folder}/{one.id}.md)" in page.content for one in event.all(noun))
