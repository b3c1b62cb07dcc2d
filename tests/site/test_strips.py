"""Records as a row of signs, in indexes."""

import re
from dataclasses import replace

from sourcebook.model import Official, When
from sourcebook.site.strips import key, strip


def test_each_record_has_one_sign_below_its_year(small_record):
    """
    As many signs as records, in order of time; years in order; who hears the page is told the number of each status.
    """
    events = small_record.resolved_events()
    told = strip(events)
    (label,) = re.findall(r'aria-label="([^"]*)"', told)
    rows = re.findall(r'<span class="strip-year">(?:by )?(\d+)(?: or later)? ([^<]*)</span>', told)

    assert len(events) == sum(len(signs) for _, signs in rows) > 5
    assert sorted(year for year, _ in rows) == [year for year, _ in rows]
    assert {year for year, _ in rows} == {str(one.year) for one in events}
    assert len(events) == sum(map(int, re.findall(r"[:,] (\d+) ", label)))


def test_nothing_recorded_has_no_row(small_record):
    """
    Without a record there is no empty picture to be read aloud.
    """
    assert not strip(())
    assert () == key(small_record, ())


def test_every_sign_of_an_index_is_explained(small_record):
    """
    The key names each sign once, with each status that it stands for, and no other; and what “by” a year means, where one stands.
    """
    events = [event for one in small_record.all(Official) for event in small_record.resolved_events_of(one)]
    found = key(small_record, events)

    assert {one.status.label for one in events} == {
        each for sign, words in found if sign for each in words.split(" or ")
    }
    assert ("by " in strip(events)) == (("", "by: in that year, or earlier") in found)
    assert len(found) == len({sign for sign, _ in found})
    assert set(re.sub(r"<[^>]*>|by|or later|[\d ]", "", strip(events))) <= {sign for sign, _ in found}


def test_a_year_that_is_not_sure_is_not_said_to_be_the_one(small_record):
    """
    What can have begun in an earlier year stands before the signs of its year, below “by”; no year is told more exactly than it is known.
    """
    one = next(each for each in small_record.resolved_events() if each.date.first == each.date.last)
    year = one.year
    dates = {
        "open": f"../{year}-03-01",
        "wide": f"{year - 1}-05/{year}-03-01",
        "sure": f"{year}-02-01/{year}-03-01",
        "later": f"{year}-03-01/..",
        "doubtful": f"{year}?",
    }
    events = [
        replace(one, record=one.record.model_copy(update={"date": When.of(text), "lasted": False}))
        for text in dates.values()
    ]
    told = re.findall(r'<span class="strip-year">([^<●■◐○⊗◌]*) ([^<]*)</span>', strip(events))

    assert [(f"by {year}", 2), (str(year), 1), (f"{year} or later", 1), (f"about {year}", 1)] == [
        (words, len(signs)) for words, signs in told
    ]
