"""The timeline in pages: each record on one, and none too long."""

from itertools import pairwise

import pytest

from sourcebook.charts import timeline as charts
from sourcebook.model import Figure
from sourcebook.site.pages import timeline
from sourcebook.site.periods import root_period, walk


@pytest.mark.parametrize("most", [1, 2, 5, 1000])
def test_each_record_is_listed_on_one_page_in_order(small_record, most):
    """
    The pages that list records have each of them once, in order, and no more than so many but for those of one day; a page of
    parts names these and how many records each has.
    """
    top = root_period(small_record, most)
    leaves = [*top.leaves()]
    events = small_record.resolved_events()

    assert [one for leaf in leaves for one in leaf.events] == [*events]
    assert all(len(one.events) <= most or len(one.iso) == 10 for one in leaves)
    assert all(a.page != b.page for a, b in pairwise(sorted(walk(top), key=lambda one: one.iso)))
    assert (leaves == [top]) is (most >= len(events))

    pages = {one.path: str(one.content) for one in timeline.make(small_record, most)}
    assert pages.keys() == {one.page for one in walk(top)}
    for period in walk(top):
        listed = [one for one in events if f"events/{one.id}.md" in pages[period.page]]
        assert listed == ([] if period.parts else [*period.events])
        for one in period.parts:
            assert f"{{: #y{one.iso} .year .period }}" in pages[period.page]
            number = f"[{len(one.events)} record"
            assert number in pages[period.page].partition(f"#y{one.iso} ")[2].split("##")[0]


def test_each_page_has_a_chart_of_its_own_records(small_record):
    """
    A page of some time asks for a chart, and the chart is made, in both forms; the whole keeps its anchors for years.
    """
    figures = {one.name for one in charts.make(small_record, 5) if isinstance(one, Figure)}
    for period in walk(root_period(small_record, 5)):
        assert {period.figure, f"narrow/{period.figure}"} <= figures
    (page,) = (one for one in timeline.make(small_record, 5) if one.path.as_posix() == "timeline.md")
    for year in {one.year for one in small_record.resolved_events()}:
        assert f"{{: #y{year} " in str(page.content)
