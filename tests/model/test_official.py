"""Offices and the times at which they were held."""

import pytest

from sourcebook.model import Official, Origin, When


def _official(*roles):
    fields = [
        {"title": title, "from": start, "basis": "background"} | ({"to": end} if end else {})
        for title, start, end in roles
    ]
    return Official.model_validate(
        {"id": "ann", "origin": Origin("x.md"), "name": "Ann Lee", "country": "Eastland", "roles": fields}
    )


ANN = _official(
    ("Clerk", "2001-01-20", "2005-01-20"),
    ("Master", "2005-01-20", "2009"),
    ("No office", "2010", "2012-05"),
    ("Elder", "2012-06", None),
)


def test_roles_are_those_within_the_known_bounds(subtests):
    """
    The roles are those held within the date's known bounds, the earliest first; an open start reaches back
    thirty days, and an open end is not known.
    """
    for date, titles in [
        ("2001-01-19", []),
        ("2001-01-20", ["Clerk"]),
        ("2004", ["Clerk"]),
        ("2005-01-19", ["Clerk"]),
        ("2005-01-20", ["Master"]),
        ("2005", ["Clerk", "Master"]),
        ("2009-12-31", ["Master"]),
        ("2009-12-31/2010-01-01", ["Master", "No office"]),
        ("2030", ["Elder"]),
        ("../2001-01-20", ["Clerk"]),
        ("../2012-07", ["Elder"]),
        ("../2005-01-19", ["Clerk"]),
        ("../2005-01-20", ["Clerk", "Master"]),
        ("../2005-02-18", ["Clerk", "Master"]),
        ("../2005-02-19", ["Master"]),
        ("../2005", ["Clerk", "Master"]),
        ("2012/..", ["No office", "Elder"]),
        ("2004/..", ["Clerk"]),
    ]:
        with subtests.test(date=date):
            assert titles == [role.title for role in ANN.roles_at(When.of(date))]


@pytest.mark.parametrize(
    ("start", "end", "years"), [("2001", None, "since 2001"), ("2001-05", "2002", "May 2001 to 2002")]
)
def test_years_are_said_as_known(start, end, years):
    """
    The time of an office is no more exact in words than in the record.
    """
    assert years == _official(("Clerk", start, end)).roles[0].years


def test_is_ordered_by_family_name():
    """
    Officials come by the last word of their names.
    """
    assert ("lee", "ann") == ANN.order


STATE = {"No office": True, "Elect": False, "Candidate": False}


def _with_roles(*roles):
    """An official with roles as `title from to`, of which some are no office of the state."""
    fields = [
        {"title": title, "from": start, "basis": "background", "state": STATE.get(title, True)}
        | ({"to": end} if end != "now" else {})
        for title, start, end in (one.split("/") for one in roles)
    ]
    return Official.model_validate(
        {"id": "ann", "origin": Origin("x.md"), "name": "Ann Lee", "country": "Eastland", "roles": fields}
    )


BEGINS = ("No office/2001/2004-11-06", "Elect/2004-11-06/2005-01-20", "Master/2005-01-20/now")
ENDS = ("Master/2001/2005-01-20", "No office/2005-01-20/now")


@pytest.mark.parametrize(
    ("roles", "dates", "is_in_office"),
    [
        pytest.param(BEGINS, ["2005-01-20", "2005-02", "2006", "2005-01-20/2005-02-05", "2007/.."], True, id="in office"),
        pytest.param(BEGINS, ["2004-06-01", "2005-01-19", "2004-12"], False, id="before it, and while elected"),
        pytest.param(BEGINS, ["2005-01", "2005", "2005-01-19/2005-01-21", "../2005-02-05", "2004/.."], False, id="it begins within the date"),
        pytest.param(BEGINS, ["2005-01-25~", "2005-01-24?/2005-03", "2005-02~", "2006?"], False, id="a date in doubt can mean a day before it"),
        pytest.param(ENDS, ["2005-01-15?", "2004-12~", "2004?", "../2005-01-15?"], False, id="or after it"),
        pytest.param(BEGINS, ["2005-01-27~", "2005-01-27?/2005-03-01", "2005-03~", "2007?"], True, id="a date in doubt, longer in office"),
        pytest.param(ENDS, ["2002", "2005-01-19", "../2004-12-31"], True, id="until it ends"),
        pytest.param(ENDS, ["2005-01-20", "2005-01-21", "../2006"], False, id="no longer in office"),
        pytest.param(ENDS, ["2005-01", "2005-01-10/2005-01-20", "../2005-03", "2003/.."], False, id="it ends within the date"),
        pytest.param(ENDS, ["2001-05", "2001"], False, id="the year in which it began is known, and not the day"),
        pytest.param(ENDS, ["2000", "../2000-12-31", "2000/2002"], False, id="before anything is told"),
        pytest.param(("Master/2001/2005-03",), ["2005-02", "2005-03-01"], True, id="before the month in which it ended"),
        pytest.param(("Master/2001/2005-03",), ["2005-03-02", "2005-03", "2006"], False, id="in that month, and after it"),
        pytest.param(("Clerk/2001/2005", "Master/2005/now"), ["2005-06-01", "2005", "2004/2007"], True, id="one office passes into the next"),
        pytest.param(("Clerk/2001/2004-01-01", "Master/2005/now"), ["2004", "2003/2006", "../2006"], False, id="with a gap between"),
        pytest.param(("Clerk/2001/2004-01-01", "No office/2004-01-01/2004-01-02", "Master/2004-01-02/now"), ["2004", "../2004-02", "2004-01-01"], False, id="with a day without office between"),
        pytest.param(("Master/2001/now", "Candidate/2004/2005"), ["2004-05", "../2006", "2003/.."], True, id="a candidate who is in office"),
        pytest.param(("Master/2001/2004-05", "Candidate/2004-05/2004-06", "Master/2004-06/now"), ["2004-05-20", "2004-06-10"], False, id="and one who left it for that"),
        pytest.param(("Master/2001/now", "No office/2005-01-20/now"), ["2005-01-20", "2006"], False, id="an office whose end is forgotten"),
        pytest.param(("Candidate/2001/now",), ["2004", "../2006"], False, id="never in office"),
        pytest.param(("Master/2001/2005", "Candidate/2005-02/2005-11", "Master/2005-12/now"), ["2005-06-09", "2004/2007"], False, id="another role between two that meet in a year"),
        pytest.param(("Master/2001/2005", "Candidate/2005/2005", "Master/2005/now"), ["2005-06-09"], False, id="another role of the same year between them"),
        pytest.param(("Clerk/2001/2004", "Master/2004-12-31/now"), ["2004-06-01"], False, id="a day is known on which the next began"),
        pytest.param(("Clerk/2001/2004-12-31", "Master/2005/now"), ["2005-03", "2004/2006"], False, id="a day is known on which the one before ended"),
        pytest.param(("Member/2005/now", "Master/2005-03-01/now"), ["2005-06-09", "2005-03-01", "2007"], True, id="the one that surely began counts"),
        pytest.param(("Member/2005/now", "Master/2005-03-01/2005-05-01"), ["2005-06-09"], False, id="and one that ended no more"),
        pytest.param(("Master/2001/2005-09-30", "Candidate/2005/now"), ["2005-06-09", "2005-09-30"], True, id="an end that is known to the day holds"),
        pytest.param(("Clerk/2001/2004", "Master/2005/now"), ["2004-06-01", "2005-06-01", "2003/2006"], True, id="two years that follow each other"),
    ],
)  # fmt: skip
def test_who_is_in_office_on_a_date_is_so_on_each_day_of_it(roles, dates, is_in_office):
    """
    Somebody is in office on a date only where an office of the state was surely held on every day that it can mean: not where one
    begins or ends within a month, a window or an open date, nor by an election alone.
    """
    official = _with_roles(*roles)

    assert {date: official.is_in_office(When.of(date)) for date in dates} == dict.fromkeys(
        dates, is_in_office
    )
