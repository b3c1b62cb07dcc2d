"""What all formats say of the data before its tables."""

import re


def test_tables_and_columns_that_a_user_must_know_are_named_as_such(data):
    """
    Each name between backticks is a table or column that there is, and no such name stands outside them.
    """
    tables = {one.table.name for one in data.tables}
    columns = {name for one in data.tables for name in one.table.names}
    told = [words for name, words in (*data.caveats, ("rights", data.rights)) if name != "coverage"]
    named = {name for words in told for name in re.findall("`([^`]*)`", words)}

    assert {"sources", "readings", "event_status", "percent_quoted", "first_day"} <= named <= tables | columns
    assert [] == [words for words in told if re.search(r"[a-z]_[a-z]", re.sub("`[^`]*`", "", words))]
