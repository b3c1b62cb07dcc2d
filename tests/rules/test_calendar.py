"""Days, months and years of a text are the same, however long the text is around them."""

from hypothesis import given
from hypothesis import strategies as st

from sourcebook.rules.calendar import dates_told, misdated, weekdays_told

PIECES = st.lists(
    st.sampled_from(
        "May 4 1962 , . of the fourth fifth March in on a every last Monday MONDAY monday Mon. 04/05/1962 1962-05-04 and "
        "12 September Sept. “ é ٣ market declared 12,000 late-May ( )".split()
    ),
    max_size=25,
).map(" ".join)
FAR = " and so the ferry goes on and on for ever" * 4


@given(PIECES, PIECES)
def test_what_stands_around_a_date_changes_nothing(one, other):
    """
    Of two texts far from each other in a third, the dates, weekdays and slips are those of each by itself.
    """
    whole = f"{FAR} ; {one} ; {FAR} ; {other} ; {FAR}"
    apart = [f"; {one} ;", f"; {other} ;"]

    assert {each for text in apart for each in dates_told(text)} == set(dates_told(whole))
    assert {each for text in apart for each in weekdays_told(text)} == set(weekdays_told(whole))
    assert sorted(each for text in apart for each in misdated(text)) == sorted(misdated(whole))
