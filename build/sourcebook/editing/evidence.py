"""Words of an article -> the block of evidence that quotes them, with the speaker left to fill in."""

from collections.abc import Iterator

from sourcebook.editing.commented import Commented, comment_of, commented
from sourcebook.editing.formatter import form_of, written
from sourcebook.evidence.lexicon import lexicon_of
from sourcebook.evidence.quote import Proof, Words
from sourcebook.evidence.sentences import is_undecided, voice
from sourcebook.model import NARRATION, Event, NotFound, Passage, Source, Sourcebook
from sourcebook.model.letters import flaws
from sourcebook.model.text import Quotation, schema_of
from sourcebook.rules.proof import label_of

MOST_WORDS_BESIDE = 12
"""Words of a prefix or suffix, at most."""
LONGEST = schema_of(Quotation)["maxLength"]
_SAME = str.maketrans({"\n": " ", "\r": "", "\t": " ", "\u00ad": ""})
"""What a record cannot hold, and a quote may leave out."""


def evidence(book: Sourcebook, source: Source, words: str) -> str | NotFound:
    """A block of evidence for each passage of a source that has these words, or why there is none."""
    proofs = {one.id: Proof(one, book.articles[one.id]) for one in book.all(Source)}
    proof = proofs[source.id]
    found = proof.prove(Words(words), proofs.values())
    if isinstance(found, NotFound) and found.name != "quote-not-once":
        return found
    passages = list(proof.passages(Words(words)))
    if what := _flaw(_as_written(proof.seed[passages[0].start : passages[0].end])):
        return NotFound(f"stands in {source.id}, but {what}")
    blocks = [_block(book, source, proof, one, len(passages)) for one in passages]
    root = Commented([(Commented("evidence"), Commented(blocks))])
    return written(root, form_of(Event)).partition("\n")[2]


def _flaw(quote: str) -> str:
    """Why a record cannot hold a passage, or nothing."""
    if len(quote) > LONGEST:
        return f"has {len(quote):,} characters; quote at most {LONGEST:,}"
    return "; also ".join(flaws(quote))


def _block(book: Sourcebook, source: Source, proof: Proof, passage: Passage, of: int) -> Commented:
    """The evidence of one passage; where the words stand more than once, only one of the blocks is to be kept."""
    paragraph = proof.seed[passage.paragraph.start : passage.paragraph.end]
    words = _with_context(proof, passage)
    made = {name: commented(one) for name, one in (("source", source.id), *words._asdict().items()) if one}
    said_by = Commented("", before=_who(book, proof, paragraph))
    start = passage.paragraph.start
    how = Commented(voice(paragraph, passage.start - start, passage.end - start))
    if is_undecided(paragraph):
        how.before = comment_of(
            "the quotation marks do not pair in this paragraph; look whether this is right"
        )
    made |= {"said_by": said_by, "voice": how}
    if len(source.origins) > 1:
        origins = "; ".join(f"{one.id} ({one.name})" for one in source.origins)
        made["origin"] = Commented(
            "", before=comment_of(f"which of its origins the words come from: {origins}")
        )
    block = commented(made)
    block.style = ""
    if of > 1:
        block.before = comment_of(
            f"the words stand {of} times; keep one. This is ¶{passage.paragraph.number}:"
        )
    return block


def _with_context(proof: Proof, passage: Passage) -> Words:
    """The quote, with as few words before or after it as make it the only one."""
    here = passage.paragraph
    quote = _as_written(proof.seed[passage.start : passage.end])
    before = _as_written(proof.seed[here.start : passage.start]).split()
    after = _as_written(proof.seed[passage.end : here.end]).split()
    for one in _candidates(quote, before, after):
        if proof.prove(one) == passage:
            return one
    return Words(quote)


def _candidates(quote: str, before: list[str], after: list[str]) -> Iterator[Words]:
    """The quote alone, then with ever more words before it, after it, and both."""
    yield Words(quote)
    prefixes = [" ".join(before[-count:]) for count in range(1, min(len(before), MOST_WORDS_BESIDE) + 1)]
    suffixes = [" ".join(after[:count]) for count in range(1, min(len(after), MOST_WORDS_BESIDE) + 1)]
    yield from (Words(quote, prefix=one) for one in prefixes)
    yield from (Words(quote, suffix=one) for one in suffixes)
    yield from (Words(quote, one, other) for one in prefixes for other in suffixes)


def _as_written(passage: str) -> str:
    return passage.translate(_SAME)


def _who(book: Sourcebook, proof: Proof, paragraph: str) -> list[str]:
    """Who is named in the paragraph, and who elsewhere in the article; nobody is chosen."""
    lexicon = lexicon_of(book)
    here = lexicon.named(paragraph)
    each = (lexicon.named(proof.seed[one.start : one.end]) for one in proof.paragraphs)
    elsewhere = frozenset[str]().union(*each) - here
    lines = [
        f"fill in whom the article gives the words to: an id, {{unnamed: …}} for sources without a name, or {NARRATION}"
    ]
    for where, ids in (("this paragraph", here), ("the article", elsewhere)):
        if ids:
            names = "; ".join(f"{id} ({label_of(book, id)})" for id in sorted(ids))
            lines.append(f"named in {where}: {names}")
    return [line for one in lines for line in comment_of(one)]
