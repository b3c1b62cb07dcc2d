"""The real record, held against its articles: nothing that they report is passed over."""

from pathlib import Path

import pytest

from sourcebook.build import load
from sourcebook.evidence.quote import sentence
from sourcebook.model import Passage, Source

PROJECT = Path(__file__).resolve().parents[2]
SOURCEBOOK = load(PROJECT)
SOURCES = SOURCEBOOK.all(Source)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_every_sentence_of_an_article_stands_in_some_record(source):
    """
    Each sentence of an article is quoted, at least in part, as the evidence of some record.
    """
    text = source.article.text
    quoted = {
        place
        for passage in (one.passage for quotes in SOURCEBOOK.quotes.values() for one in quotes)
        if isinstance(passage, Passage) and passage.source == source.id
        for place in range(passage.start, passage.end)
    }
    left = [
        text[first:last]
        for paragraph in SOURCEBOOK.articles[source.id]
        for first, last in _sentences(text, paragraph)
        if quoted.isdisjoint(range(first, last))
    ]

    assert [] == left


def _sentences(text, paragraph):
    """The spans of a paragraph's sentences, in the seed."""
    written = text[paragraph.start : paragraph.end]
    at = 0
    while at < len(written):
        first, last = sentence(written, at, at + 1)
        if written[first:last].strip():
            yield paragraph.start + first, paragraph.start + last
        at = max(last, at) + 1
