"""Dates: which are read, what they bound, how they are said."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.model import When
from sourcebook.model.when import MONTHS, SEASONS

DAYS = st.dates(dt.date(1000, 1, 1), dt.date(9998, 12, 31))
POINTS = st.builds(
    lambda day, shape, season, doubt: (
        shape.format(day=day.isoformat(), month=day.isoformat()[:7], year=day.year, season=season) + doubt
    ),
    DAYS,
    st.sampled_from(["{day}", "{month}", "{year}-{season}", "{year}"]),
    st.sampled_from(sorted(SEASONS)),
    st.sampled_from(["", "?", "~"]),
)


def _reads(text):
    try:
        return When.of(text)
    except ValueError:
        return None


DATES = st.one_of(
    POINTS,
    POINTS.map(lambda point: f"../{point}"),
    POINTS.map(lambda point: f"{point}/.."),
    st.tuples(POINTS, POINTS).map("/".join).filter(_reads),
)


def test_each_form_has_its_bounds_and_words(subtests):
    """
    Every form that may be written has strict bounds, and words that say as much and no more.
    """
    for text, first, last, words in [
        ("2024-11-09", "2024-11-09", "2024-11-09", "9 November 2024"),
        ("2024-11-09?", "2024-11-09", "2024-11-09", "probably 9 November 2024"),
        ("2024-11-09~", "2024-11-09", "2024-11-09", "about 9 November 2024"),
        ("2024-02", "2024-02-01", "2024-02-29", "February 2024"),
        ("2025-01~", "2025-01-01", "2025-01-31", "about January 2025"),
        ("2024", "2024-01-01", "2024-12-31", "2024"),
        ("2022?", "2022-01-01", "2022-12-31", "probably 2022"),
        ("2022-21", "2022-03-01", "2022-05-31", "spring 2022"),
        ("2022-22", "2022-06-01", "2022-08-31", "summer 2022"),
        ("2022-23~", "2022-09-01", "2022-11-30", "about autumn 2022"),
        ("2023-24", "2023-12-01", "2024-02-29", "winter 2023–24"),
        ("2024-11-07/2024-11-09", "2024-11-07", "2024-11-09", "between 7 and 9 November 2024"),
        ("2024-10-30/2024-11-09", "2024-10-30", "2024-11-09", "between 30 October and 9 November 2024"),
        ("2023-12-30/2024-01-02", "2023-12-30", "2024-01-02", "between 30 December 2023 and 2 January 2024"),
        ("2025-01~/2025-02-05", "2025-01-01", "2025-02-05", "between about January and 5 February 2025"),
        ("2022-11/2022-12", "2022-11-01", "2022-12-31", "between November and December 2022"),
        ("2022/2025-02-05", "2022-01-01", "2025-02-05", "between 2022 and 5 February 2025"),
        ("2022/2022-11-08", "2022-01-01", "2022-11-08", "in 2022, by 8 November"),
        ("2022-11/2022-11-08", "2022-11-01", "2022-11-08", "in November 2022, by 8 November"),
        ("2022-11?/2022-11-08", "2022-11-01", "2022-11-08", "probably in November 2022, by 8 November"),
        ("2022-24/2023-01", "2022-12-01", "2023-01-31", "in winter 2022–23, by January 2023"),
        ("2030-12/2030-24", "2030-12-01", "2031-02-28", "between December 2030 and winter 2030–31"),
        ("2030-03/2030-24", "2030-03-01", "2031-02-28", "between March 2030 and winter 2030–31"),
        ("../2025-02-08", None, "2025-02-08", "on or before 8 February 2025"),
        ("../2021", None, "2021-12-31", "in or before 2021"),
        ("2022-08-25/..", "2022-08-25", None, "on or after 25 August 2022"),
        ("2022-08?/..", "2022-08-01", None, "probably in or after August 2022"),
    ]:
        with subtests.test(text=text):
            when = When.of(text)

            assert (first, last) == tuple(day and day.isoformat() for day in (when.first, when.last))
            assert words == when.words() == str(when)


def test_what_lasted_is_said_otherwise(subtests):
    """
    An interval that was filled is from … to …; one that is a window is between … and ….
    """
    for text, words in [
        ("2022-02-28/2022-05", "from 28 February to May 2022"),
        ("2022-02/2023-11-27", "from February 2022 to 27 November 2023"),
        ("2022-02-24/..", "from 24 February 2022 onwards"),
        ("2022-02?/..", "probably from February 2022 onwards"),
        ("../2022-05", "until May 2022"),
        ("../2022-05-03~", "until about 3 May 2022"),
        ("2022/2022-11-08", "from 2022 to 8 November 2022"),
        ("2022-03-06", "6 March 2022"),
    ]:
        with subtests.test(text=text):
            assert words == When.of(text).words(lasted=True)


def test_nothing_else_is_a_date(subtests):
    """
    What is no date is refused with a reason and a mend; nothing is guessed.
    """
    for text in [
        "", " ", "2024-11-31", "2023-02-29", "2024-13", "2024-00", "2024-11-00", "2024-20", "2024-25", "0000", "0999", "24-11-09",
        "12024", "2024-1-9", "2024/11/09", "09.11.2024", "11/09/2024", "9 November 2024", "yesterday", "2024-11-09T10:00", "2024-11-09 ",
        " 2024", "2024%", "2024?~", "20XX", "201u", "-2024", "+2024", "2024-11-09/2024-11-08", "2024-12/2024-11", "2024-05/2024", "../..", "..",
        "/", "2024/", "/2024", "2024/2025/2026", "[2024..2025]", "{2024,2025}", "2024-11-09/2024-11-09", "2024?/2024?", "9999-24",
        "٢٠٢٤", "202٤-21", "2024-٠١", "2024\n", "2024‑11‑09", "99999999999999999999", "2024-21-01", "inf", "nan", "1e999",
    ]:  # fmt: skip
        with subtests.test(text=text):
            with pytest.raises(ValueError, match="; |”; write"):
                When.of(text)


@given(DATES)
def test_text_is_kept(text):
    """
    A date keeps the text it was written as, and reading that gives the same date.
    """
    assert text == When.of(text).text
    assert When.of(text) == When.of(When.of(text).text)


@given(DATES)
def test_bounds_are_in_order(text):
    """
    The first day is not after the last; the day by which it is ordered is one of them, its latest start within them.
    """
    when = When.of(text)
    known = [day for day in (when.first, when.last) if day]

    assert known == sorted(known)
    assert when.order == known[0]
    assert known[0] <= when.latest_start() <= known[-1] or when.last is None
    assert when.first is None or when.latest_start(lasted=True) >= when.first


@given(DATES, DATES)
def test_order_follows_the_first_known_day(one, other):
    """
    Of two dates the one that may start earlier comes first.
    """
    one, other = When.of(one), When.of(other)

    if one.first and other.first:
        assert (one.first < other.first) == (one.order < other.order)


@given(DATES, st.booleans())
def test_words_are_never_more_exact_than_the_text(text, lasted):
    """
    What is said names no day, month or year that was not written, keeps each doubt, and says of an open end that it is open.
    """
    when = When.of(text)
    words = when.words(lasted)
    points = [point for point in text.split("/") if point != ".."]
    parts = [point.rstrip("?~").split("-") for point in points]
    months = [MONTHS[int(part[1]) - 1] for part in parts if len(part) > 1 and int(part[1]) <= 12]
    days = [int(part[2]) for part in parts if len(part) > 2]
    years = [int(part[0]) for part in parts]

    assert set(re.findall("|".join(MONTHS), words)) <= set(months)
    ends_of_winters = [(int(part[0]) + 1) % 100 for part in parts if part[1:] == ["24"]]
    assert {int(number) for number in re.findall(r"\d+", words)} <= {*days, *years, *ends_of_winters}
    assert sum(point.endswith("~") for point in points) == words.count("about")
    assert sum(point.endswith("?") for point in points) == words.count("probably")
    assert (".." in text) == any(word in words for word in (" or before ", " or after ", "until ", "onwards"))


@given(DATES)
def test_weekday_is_said_of_a_certain_day_only(text):
    """
    Only one certain day has a day of the week, and none on which some state still counted by the older calendar.
    """
    when = When.of(text)

    assert when.is_certain() == bool(re.fullmatch(r"\d{4}-\d\d-\d\d", text))
    assert bool(when.weekday) == (when.is_certain() and text >= "1923-03-01")
    assert not when.weekday or when.weekday == when.first.strftime("%A")


def test_no_day_of_an_older_calendar_has_a_weekday():
    """
    A date that may be told by the Julian calendar is given no day of the week that nobody wrote.
    """
    assert ["", "", "", "Friday"] == [
        When.of(day).weekday for day in ("1492-10-12", "1700-02-28", "1917-03-15", "1931-05-08")
    ]


def test_what_lasted_from_a_certain_day_to_another_is_certain():
    """
    Of an interval that lasted, two certain days leave nothing open; as a window, or with an end less certain, they do.
    """
    assert When.of("2031-03-01/2031-03-03").is_certain(lasted=True)
    assert not When.of("2031-03-01/2031-03-03").is_certain()
    for text in ("2031-03-01?/2031-03-03", "2031-03/2031-03-03", "2031-03-01/..", "../2031-03-03", "2031"):
        assert not When.of(text).is_certain(lasted=True)


def test_a_date_with_slashes_is_answered_as_it_was_typed(subtests):
    """
    A date written with slashes is told whole; how a date and an interval are written is said, and no order of day and
    month is guessed.
    """
    for text in [
        "9/11/2024", "2024/11/09", "09/11/24", "11/2024", "2024/11", "9/11/2024?", "2024/11/09~", "9 / 11 / 2024", "9/11/2024/10/11/2024", "9/Nov/2024", "Nov/2024",
        "2024-11/09", "2024-11-09/10", "2024-11-09 / 2024-11-10", "2024/2025/2026", "2024/", "/2024", "/", "2024/...", "./2024", "٢٠٢٤/٢٠٢٥", "2024-11-09/2024-1-9",
    ]:  # fmt: skip
        with subtests.test(text=text):
            with pytest.raises(ValueError) as refused:
                When.of(text)
            told = str(refused.value)

            assert told.startswith(f"“{text}” has slashes, and is no interval of two dates; ")
            assert "year-month-day" in told and "date/date" in told
            assert not re.search(r"\d{4}-\d\d", told.replace(text, "", 1))


@pytest.mark.parametrize("text", ["2024-11-09/2024-11-31", "2024-02-30/..", "../2024-13", "2024-25/2025"])
def test_an_interval_with_a_day_that_is_not_is_answered_whole(text):
    """
    Of an interval written as one is, the end that is not in the calendar is named, after the whole.
    """
    wrong = re.escape(text.replace("..", "").strip("/").replace("2024-11-09/", "").replace("/2025", ""))

    with pytest.raises(
        ValueError, match=rf"^“{re.escape(text)}”: “{wrong}” is not in the calendar; .*: correct the "
    ):
        When.of(text)


@pytest.mark.parametrize(
    ("text", "start", "lasted"),
    [
        ("2024-11", "2024-11-30", "2024-11-30"),
        ("2022-02/2023-11-27", "2023-11-27", "2022-02-28"),
        ("../2024-11", "2024-11-30", "2024-11-30"),
        ("2022-02/..", "2022-02-28", "2022-02-28"),
    ],
)
def test_the_latest_start(text, start, lasted):
    """
    What lasted began by the end of its beginning, and what fell within a window, on its last day at the latest; where
    the beginning is open, all that is known is the end.
    """
    when = When.of(text)

    assert (start, lasted) == (when.latest_start().isoformat(), when.latest_start(lasted=True).isoformat())


@pytest.mark.parametrize(
    ("text", "window", "lasted"),
    [
        ("2024-11", ("2024-11-30", "2024-11-01"), ("2024-11-30", "2024-11-01")),
        ("2022-02/2022-05", ("2022-05-31", "2022-02-01"), ("2022-02-28", "2022-05-01")),
        ("../2022-05", ("2022-05-31", None), ("2022-05-01", "2022-05-01")),
        ("2022-02/..", (None, "2022-02-01"), ("2022-02-28", "2022-02-28")),
        ("2022-02?/2022-05", (None, None), (None, None)),
        ("2022-02/2022-05~", (None, None), (None, None)),
        ("../2022-05?", (None, None), (None, None)),
        ("2022-02~/..", (None, None), (None, None)),
    ],
)
def test_what_is_sure(text, window, lasted):
    """
    By one day it had surely begun, before the other it was surely not over; of what lasted and is open at one end,
    the end that is known says both; and doubt at either end leaves nothing sure.
    """
    when = When.of(text)

    assert window == tuple(day and day.isoformat() for day in when.surely())
    assert lasted == tuple(day and day.isoformat() for day in when.surely(lasted=True))
