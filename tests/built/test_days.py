"""
What had been said by each day, counted anew from the records as plain YAML.

The law: words that are somebody's stand on the page of the last day on which they can have been said; where that is in doubt or
open, of the first article with a sure day that has them. An article's own words stand nowhere. Words that a statement has are
told with the statement alone.
"""

import re
from itertools import pairwise

import pytest

from tests.built.test_said_days import MONTHS, Sayings


@pytest.fixture(scope="module")
def told(records, read_days):
    """For each day, the records that should be told of, and the numbers of their passages."""
    sayings, found = Sayings(records, read_days), {}
    stated = {
        (one["source"], sayings.spans[id, place])
        for id, event in records.events.items()
        if records.is_saying(id)
        for place, one in enumerate(event["evidence"], start=1)
    }
    for id, event in records.events.items():
        for place, one in enumerate(event["evidence"], start=1):
            if one["said_by"] == "narration":
                continue
            saying = sayings.of(id, place)
            written = "said" in one or "first_published" in one
            is_stated = (
                saying.how == "said" and not written or (one["source"], sayings.spans[id, place]) in stated
            )
            if not records.is_saying(id) and is_stated:
                continue
            if any(
                other["said_by"] == one["said_by"]
                and other["source"] == one["source"]
                and _is_inside(sayings.spans[id, place], sayings.spans[id, number])
                and sayings.of(id, number).date == saying.date
                for number, other in enumerate(event["evidence"], start=1)
            ):
                continue
            day = _counts_from(records, read_days, event, one, saying)
            found.setdefault(day, {}).setdefault(id, []).append(place)
    return found


def _is_inside(one, other):
    """Whether a span lies within another and is less than it."""
    return one != other and other[0] <= one[0] and one[1] <= other[1]


def _counts_from(records, read_days, event, one, saying):
    date = read_days(saying.date)
    latest = date.latest_start(saying.lasted)
    if not date.doubtful and (date.last or saying.lasted):
        return latest
    printed = [
        read_days(records.sources[each["source"]]["published"])
        for each in (event["evidence"] if saying.is_own else [one])
    ]
    sure = [each.last for each in printed if each.last and not each.doubtful]
    return max(latest, min(sure) if sure else max(each.latest_start() for each in printed))


def _places(page):
    """For each record with a heading on a day's page, the numbers of the passages below it."""
    found = {}
    for link in page.xpath("//article//a[contains(@href, '#q-')]"):
        id, _, place = link.get("href").partition("#q-")[2].rpartition("-")
        found.setdefault(id, []).append(int(place))
    return found


def test_each_day_has_what_came_on_it(records, told):
    """
    The pages are those of the days on which something was said or an article appeared; each has just the passages of its day.
    """
    pages = {
        at.rpartition("/")[2]: records.page(at)
        for at in records.addresses()
        if re.fullmatch(r"days/[\d-]+", at)
    }

    assert {day.isoformat() for day in told} <= set(pages)
    for day, page in pages.items():
        wanted = next((one for each, one in told.items() if each.isoformat() == day), {})
        assert _places(page) == wanted, day


def test_the_numbers_of_a_day(records, told):
    """
    So far: the records with words that count by then, and their origins; of the day, in the index: its own.
    """
    so_far = []
    index = records.page("days").find(".//article")
    for day in sorted(told):
        so_far += [(id, place) for id, places in told[day].items() for place in places]
        evidence = [records.events[id]["evidence"][place - 1] for id, place in so_far]
        number = len({(id, _day_of(told, id, place)) for id, place in so_far})
        origins = len({records.origin(one) for one in evidence})
        page = " ".join(records.page(f"days/{day.isoformat()}").find(".//article").text_content().split())
        words = f"words in {number} record{'s' * (number > 1)}, {origins} origin{'s' * (origins > 1)}"
        assert words in page, day
        own = len(
            {
                records.origin(records.events[id]["evidence"][place - 1])
                for id, places in told[day].items()
                for place in places
            }
        )
        (line,) = [
            " ".join(one.getnext().text_content().split())
            for one in index.xpath(".//h3")
            if one.text.strip() == f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        ]
        assert (
            f"words in {len(told[day])} record{'s' * (len(told[day]) > 1)}, {own} origin{'s' * (own > 1)}"
            in line
        )


def test_the_list_up_to_a_day_has_what_had_been_said_by_then(records, told):
    """
    Every saying stands once in the list, below its day. What stands above the place to which the page of a day leads is what
    had been said by then, as many records as that page counts, and none that came later.
    """
    article, listed, days = records.page("days").find(".//article"), [], {}
    for one in article.iter("li", "p"):
        if "by-now" in one.get("class", ""):
            days[one.get("id")] = [*listed]
            assert f"{len({*listed})} record" in " ".join(one.text_content().split())
        elif one.tag == "li":
            listed += [href.split("/")[-2] for href in one.xpath(".//a/@href") if "/events/" in href]
    ends = [0, *(len(days[f"by-{day.isoformat()}"]) for day in sorted(told))]
    parts = [sorted(listed[begin:end]) for begin, end in pairwise(ends)]
    assert parts == [sorted(told[day]) for day in sorted(told)]
    assert len(listed) == ends[-1]
    for at in (each for each in records.addresses() if re.fullmatch(r"days/[\d-]+", each)):
        page = records.page(at).find(".//article")
        (place,) = page.xpath(".//p[contains(@class, 'lead')]/a/@href") or [None]
        wanted = {id for day in told if day.isoformat() <= at.rpartition("/")[2] for id in told[day]}
        assert {*days[place.partition("#")[2]]} == wanted if wanted else place is None
        assert f"this day: words in {len(wanted)} record" in " ".join(page.text_content().split())


def _day_of(told, id, place):
    return next(day for day, ids in told.items() if place in ids.get(id, ()))


def test_every_event_leads_to_what_had_been_said_by_then(records, told, read_days):
    """
    The page of an event links to that of the last day which is no later than the event can have ended.
    """
    days = sorted(at.rpartition("/")[2] for at in records.addresses() if re.fullmatch(r"days/[\d-]+", at))
    for id, event in records.events.items():
        date = read_days(event["date"])
        last = (date.last or date.latest_start(event.get("lasted") == "true")).isoformat()
        wanted = [f"../../days/{day}/" for day in days if day <= last][-1:]
        links = records.page(f"events/{id}").xpath("//p[contains(@class, 'by-then')]/a/@href")
        assert links == wanted, id
