"""Lists that grow with the record: the latest lines, the number of the others, and the way to them."""

import re

import pytest

from sourcebook.charts import contacts
from sourcebook.model import Figure, Official, Organisation
from sourcebook.resolve.halves import half_lines
from sourcebook.site.long_lists import latest, left_out
from sourcebook.site.occasions import latest_occasions, occasions
from sourcebook.site.pages import indexes


def test_a_list_has_its_latest_lines_and_the_rest_is_counted(small_record):
    """
    Of a short list nothing is left out, and nothing is said; of a longer one, how many, and where they are.
    """
    one = small_record.all(Official)[0]
    assert latest([1, 2, 3], 2) == (2, 3) and latest([1, 2], 2) == (1, 2)
    assert left_out(([1, 2], []), one, 2) is None
    told = left_out(([1, 2, 3], [1, 2, 3, 4]), one, 2)
    assert told and (told.left_out, told.whole, told.most) == (3, f"timeline.md?official={one.id}", 2)


@pytest.mark.parametrize("most", [1, 2, 3, 100])
def test_of_somebody_s_words_the_latest_statements_stay(small_record, most):
    """
    The latest statements stay below their occasions, in order, no more than so many.
    """
    words = max((occasions(small_record, one) for one in small_record.all(Organisation)), key=len)
    everything = [each for one in words for each in one.statements]
    kept = [each for one in latest_occasions(words, most) for each in one.statements]
    assert kept == everything[-most:]


def test_an_index_goes_on_page_by_page(small_record):
    """
    Each entry of a noun stands on one page of its index, in order; each page leads to all others.
    """
    whole = {one.path.as_posix(): str(one.content) for one in indexes.make(small_record)}
    parted = {one.path.as_posix(): str(one.content) for one in indexes.make(small_record, 2)}
    for noun in indexes.INDEXED:
        folder = noun.folder
        pages = [folder + "/index.md", *sorted(one for one in parted if one.startswith(f"{folder}/list/"))]
        ids = [one.id for one in small_record.all(noun)]
        found = [[id for id in ids if re.search(rf"[(/]{id}\.md\)", parted[page])] for page in pages]
        assert sorted(id for each in found for id in each) == sorted(ids)
        assert all(len(each) <= 2 for each in found)
        assert len(pages) == max(1, -(-len(ids) // 2))
        if len(pages) > 1:
            assert parted[pages[0]].count("list/") == len(pages) - 1
        assert "list/" not in whole[f"{folder}/index.md"]


def test_the_latest_contacts_are_drawn_and_the_rest_is_counted(record, monkeypatch):
    """
    Where there are more contacts than are drawn, caption, words and picture say how many earlier ones are left out.
    """
    number = len(half_lines(record))
    monkeypatch.setattr(contacts, "MOST", 3)
    made = [*contacts.make(record)]
    figure = next(one for one in made if isinstance(one, Figure))
    assert figure.svg.count('<a xlink:href="') == 3
    told = f"Drawn are the latest 3; {number - 3} earlier ones are left out here"
    assert told in figure.caption and told in figure.alt and told in figure.foot[-1]
    last = max(half_lines(record), key=lambda one: one.event.order)
    assert f'/{last.event.id}/"' in figure.svg
