"""Records as a row of signs, in indexes."""

import re

from sourcebook.model import Official
from sourcebook.site.strips import key, strip


def test_each_record_has_one_sign_below_its_year(small_record):
    """
    As many signs as records, in order of time; years in order; who hears the page is told the number of each status.
    """
    events = small_record.resolved_events()
    told = strip(events)
    (label,) = re.findall(r'aria-label="([^"]*)"', told)
    rows = re.findall(r'<span class="strip-year">(\d+) ([^<]*)</span>', told)

    assert len(events) == sum(len(signs) for _, signs in rows) > 5
    assert [year for year, _ in rows] == sorted({str(one.year) for one in events})
    assert len(events) == sum(map(int, re.findall(r"[:,] (\d+) ", label)))


def test_nothing_recorded_has_no_row(small_record):
    """
    Without a record there is no empty picture to be read aloud.
    """
    assert not strip(())
    assert () == key(small_record, ())


def test_every_sign_of_an_index_is_explained(small_record):
    """
    The key names each sign once, with each status that it stands for, and no other.
    """
    events = [event for one in small_record.all(Official) for event in small_record.resolved_events_of(one)]
    found = key(small_record, events)

    assert {one.status.label for one in events} == {
        each for _, words in found for each in words.split(" or ")
    }
    assert len(found) == len({sign for sign, _ in found})
    assert set(re.sub(r"<[^>]*>|[\d ]", "", strip(events))) <= {sign for sign, _ in found}
