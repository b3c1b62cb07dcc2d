"""The pages on which the pages outside the articles are described."""

import re

from sourcebook.site import markdown
from sourcebook.site.pages.outside import make


def test_of_many_records_that_lean_on_a_page_the_first_stand_and_the_rest_is_counted(
    small_record, monkeypatch
):
    """
    A page on which many records rest names so many of them, says how many more there are, and where these are.
    """
    [whole] = make(small_record)
    monkeypatch.setattr(markdown, "MOST_LINES", 1)
    small_record.worked_out.pop(markdown._common.__wrapped__, None)
    [part] = make(small_record)
    monkeypatch.undo()
    small_record.worked_out.pop(markdown._common.__wrapped__, None)
    used = [one.count("](") for one in re.findall("^Used by .*", whole.content, re.MULTILINE)]
    told = re.findall("^Used by (.*)", part.content, re.MULTILINE)

    assert max(used) > 1 and " more, which are in" not in whole.content
    for number, line in zip(used, told, strict=True):
        rest = re.sub(r"^\[.*?\]\(.*?\)", "", line)
        more = f" and {number - 1} more, which are in [the data](data.md), in the table *outside_uses*"
        assert rest == (more if number > 1 else "")
