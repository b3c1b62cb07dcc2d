"""What data, search and plain copies hold of an article: no word that stands in no quote, unless its owner permits more."""

import io
import re
import sqlite3
import zipfile
from dataclasses import replace

import pyarrow.parquet
import pytest

from sourcebook.model import Site, Source
from sourcebook.publish.render import render
from sourcebook.site.exported import LEFT_OUT, exported, quoted

pytestmark = pytest.mark.long


def _given(book):
    """The text of each file that is given away: below data/ and search/, what the zip holds, and the plain copies."""
    for one in render(book):
        path = one.path.as_posix()
        if path.startswith(("data/", "search/")) or one.path.name in ("index.txt", "llms.txt", "feed.xml"):
            yield from _texts(path, one.data)


def _texts(path, data):
    if path.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from _texts(name, archive.read(name))
    elif path.endswith(".sqlite"):
        connection = sqlite3.connect(":memory:")
        connection.deserialize(data)
        yield path, "\n".join(connection.iterdump())
    elif path.endswith(".parquet"):
        yield path, str(pyarrow.parquet.read_table(io.BytesIO(data)).to_pylist())
    else:
        yield path, data.decode("utf-8")


def _folded(text):
    """The words of a text, whatever a format puts between them."""
    return f" {' '.join(re.findall('[a-z]+', text.casefold()))} "


def _unquoted(book):
    """The stretches of four words of each article that stand in no quote, and in no text of the records."""
    own = _folded(" ".join(one.model_dump_json() for one in book.records()))
    for source in book.all(Source):
        text, at = source.article.text, 0
        for start, end in (*quoted(book).get(source.id, ()), (len(text), len(text))):
            words = _folded(text[at:start]).split()
            for place in range(len(words) - 3):
                if (found := f" {' '.join(words[place : place + 4])} ") not in own:
                    yield found
            at = end


def _leaks(book):
    """Which of these stand in which file."""
    unquoted = {*_unquoted(book)}
    assert len(unquoted) > 20
    for path, text in _given(book):
        folded = _folded(text)
        yield from ((path, one) for one in unquoted if one in folded)


def test_nothing_beyond_the_quotes_is_given_away(small_record):
    """
    Without permission no file below data/ or search/, no zip and no plain copy holds four words in a row of an article that stand
    in no quote: not as CSV, JSON, Parquet or SQLite either. With it, they do.
    """
    assert "quotes" == small_record.site.text_in_data
    assert [] == [*_leaks(small_record)]

    permitted = _with(small_record, text_in_data="full")
    leaking = {path for path, _ in _leaks(permitted)}
    assert {".csv", ".json", ".parquet", ".sqlite", ".txt"} <= {path[path.rindex(".") :] for path in leaking}
    assert {"data", "search", "events"} <= {path.split("/")[0] for path in leaking}


def test_what_is_left_out_has_a_sign(small_record):
    """
    A sign stands in a sentence for words in no quote; words in another record's quote stay, and so do signs alone.
    """
    seen = set()
    for one in small_record.all_quotes():
        place = one.passage
        told = exported(small_record, one.source, place.sentence_start, place.sentence_end)
        whole = one.sentence
        assert one.words in told
        pieces = [re.escape(each.strip()) for each in told.split(LEFT_OUT)]
        assert re.fullmatch(r".*\w.*".join(pieces), whole, re.DOTALL), one.event.id
        seen.add(told == whole)
    assert seen == {True, False}


def _with(book, **fields):
    """The same sourcebook with other fields in its site."""
    site = book.get(Site, "site").model_copy(update=fields)
    entries = tuple(site if type(one) is Site else one for one in book.entries)
    return replace(book, entries=entries, by_key={**book.by_key, site.key: site})
