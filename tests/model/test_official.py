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
    The roles are those held within the date's known bounds, the earliest first; an open end is not known.
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
