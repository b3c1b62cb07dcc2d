"""search/: the files of the index."""

import json

from sourcebook.site.exports.search import TOGETHER, index, make
from sourcebook.site.search.findable import Findable, Group, Passage
from sourcebook.site.search.postings import LARGEST_FILE, TEXT, signed, written


def _files(outputs):
    return {str(one.path): json.loads(one.content) for one in outputs}


def test_the_same_record_gives_the_same_files(small_record):
    """
    Twice made, every file has the same bytes; and its head names what they are made of.
    """
    first, second = ([(one.path, one.data) for one in make(small_record)] for _ in range(2))
    head = json.loads({str(path): data for path, data in first}["search/index.json"])

    assert first == second
    assert len(head["made"]) == 12
    assert sum(count for _, _, count in head["groups"]) > 10


def test_the_head_says_where_each_word_stands(small_record):
    """
    The first word of each file is in the head, in order; each file has only words from there on.
    """
    files = _files(make(small_record))
    head = files["search/index.json"]
    for number, first in enumerate(head["words"]):
        words = [*files[f"search/words/{number}.json"]]
        assert first == words[0]
        assert words == sorted(words)
    things = sum(count for _, _, count in head["groups"])
    results = [one for path, file in files.items() if "/found/" in path for one in file]
    assert things == len(results)
    assert TOGETHER == max(len(file) for path, file in files.items() if "/found/" in path)


def test_a_thousand_records_are_fetched_in_pieces():
    """
    No file is larger than it must be, whatever the number of records.
    """
    found = [
        Findable(f"events/{at}/", f"Record {at}", ("Meeting",), [Passage(TEXT, f"Word{at} and others meet.")])
        for at in range(3_000)
    ]
    sizes = {str(one.path): len(one.data) for one in index([Group("records", "Records", tuple(found))])}
    words = [size for path, size in sizes.items() if "/words/" in path]

    assert len(words) > 5
    assert sum(size > 2 * LARGEST_FILE for size in words) <= 3, "words that stand nearly everywhere"
    assert sizes["search/index.json"] < 12_000


def test_nothing_recorded_gives_an_index_of_nothing():
    """
    Without a thing to find there is a head, and no word.
    """
    files = _files(index([Group("records", "Records", ())]))

    assert [] == files["search/index.json"]["words"]
    assert {"search/index.json", "search/days.json"} == set(files)


def test_numbers_are_written_as_in_source_maps():
    """
    Five bits to a sign, the lowest first; negative numbers by their last bit.
    """
    assert "A" == written([0])
    assert "f" + "gB" + "-f" == written([31, 32, 1022])
    assert [0, 1, 2, 3, 4] == [signed(one) for one in (0, -1, 1, -2, 2)]
