"""The real record, held against its articles: nothing that they report is passed over."""

from sourcebook.evidence.sentences import sentence
from sourcebook.model import Source


def test_every_sentence_of_an_article_stands_in_some_record(record):
    """
    Each sentence of an article is quoted, at least in part, as the evidence of some record.
    """
    for source in record.all(Source):
        text = source.article.text
        passages = (one.passage for one in record.all_quotes() if one.source == source)
        quoted = {at for passage in passages for at in range(passage.start, passage.end)}
        left = [
            text[first:last]
            for paragraph in record.articles[source.id]
            for first, last in _sentences(text, paragraph)
            if quoted.isdisjoint(range(first, last))
        ]

        assert [] == left, source.id


def _sentences(text, paragraph):
    """The spans of a paragraph's sentences, in the seed."""
    written = text[paragraph.start : paragraph.end]
    at = 0
    while at < len(written):
        first, last = sentence(written, at, at + 1)
        if written[first:last].strip():
            yield paragraph.start + first, paragraph.start + last
        at = max(last, at) + 1
