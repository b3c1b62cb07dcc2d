"""Days, months and years of a text are the same, however long the text is around them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sourcebook.rules import calendar
from sourcebook.rules.calendar import dates_in, may_be_dated, misdated, weekdays_in

PIECES = st.lists(
    st.sampled_from(
        "May 4 1962 , . of the fourth fifth March in on a every last Monday MONDAY monday Mon. 04/05/1962 1962-05-04 and "
        "12 September Sept. march may december 3rd “ é ٣ market declared 12,000 late-May ( )".split()
    ),
    max_size=25,
).map(" ".join)
FAR = " and so the ferry goes on and on for ever" * 4


@given(PIECES, PIECES)
@example("in december", "the fourth of may")
def test_what_is_near_a_digit_or_a_month_is_all_that_counts(one, other):
    """
    Where only what is near a digit or a month is searched, the same is found as in the whole text.
    """
    text = f"{FAR} {one} {FAR} {other} {FAR}"
    near = dates_in.__wrapped__(text), weekdays_in.__wrapped__(text), list(misdated(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(calendar, "_near_dates", lambda text: [(0, len(text))])
        whole = dates_in.__wrapped__(text), weekdays_in.__wrapped__(text), list(misdated(text))

    assert whole == near


@given(st.sampled_from(calendar._FULL_FORMS).flatmap(st.from_regex))
def test_no_text_with_a_full_date_is_passed_over(text):
    """
    Each text that has a full date, of whatever form, is looked at.
    """
    found = [match for form in calendar._FULL_FORMS for match in form.finditer(text)]

    assert may_be_dated(text) or not any(match["year"] for match in found)
