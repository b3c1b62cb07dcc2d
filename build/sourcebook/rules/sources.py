"""S: sources. The articles, and what their records say of them."""

from collections.abc import Iterator

from sourcebook.evidence.article import misfits
from sourcebook.evidence.cuts import parted_sentences
from sourcebook.model import AtReading, Diagnostic, Source, Sourcebook
from sourcebook.rules.files import found_at_reading
from sourcebook.rules.proof import is_evidence
from sourcebook.rules.rule import rule
from sourcebook.rules.turning import Turning


@rule(
    "S101",
    "article-unreadable",
    example="is not UTF-8 here, though its “ÿ” is Windows-1252; save the file as UTF-8",
    reason="The article is the evidence: without it, no quote from it can be checked.",
    mend="Put the article’s file into seeds/, as plain text in UTF-8, and write its path in `seed`.",
)
def articles_are_readable(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Each source names its article’s file in seeds/, a plain text that can be read."""
    for source in sourcebook.all(Source):
        seed = source.article
        if seed.flaw and seed.place:
            yield Diagnostic(seed.path, *seed.place, "", seed.flaw)
        elif seed.flaw:
            yield source.origin.diagnostic(("seed",), f"“{seed.path}” {seed.flaw}")


@rule(
    "S102",
    "article-changed",
    example="sha256: the article’s file has another SHA-256, 1ebb916a303e9e9dbed398b7e7ed1550d6986170daa76038609bf5b872b93382; restore the file: an article is evidence and is not edited",
    reason="An article is evidence. If its file changed, even by a letter, quotes could be found in it that were never printed.",
    mend="Restore the file as it was received. What is wrong in an article is said in `errors` of its source. Only for an article that is new here, write the SHA-256 of its file.",
)
def articles_are_as_recorded(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Each article’s file is, byte for byte, the one whose SHA-256 its source records."""
    for source in sourcebook.all(Source):
        seed = source.article
        if not seed.flaw and seed.sha256 != source.sha256:
            what = f"the article’s file has another SHA-256, {seed.sha256}; restore the file: an article is evidence and is not edited"
            yield source.origin.diagnostic(("sha256",), what)


@rule(
    "S103",
    "article-described-twice",
    example="seed: is already described by content/sources/1962-paper.md; keep one of the two",
    reason="Two sources of one article would look like two reports that agree.",
    mend="Keep one of the two source records, and let the events name that one.",
)
def articles_are_described_once(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Each article has one source record."""
    taken: dict[str, Source] = {}
    for source in sourcebook.all(Source):
        other = taken.setdefault(source.article.path, source)
        if other is not source:
            what = f"is already described by {other.origin.path}; keep one of the two"
            yield source.origin.diagnostic(("seed",), what)


@rule(
    "S104",
    AtReading.article_undescribed,
    example="no source describes this article; add a record in content/sources/, or remove the file",
    reason="An article without a record has no publisher, no date and no page, and nobody knows why it is there.",
    mend="Add a source record in content/sources/, or remove the file from seeds/.",
)
def articles_are_described(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Each file in seeds/ is the article of a source."""
    yield from found_at_reading(sourcebook, AtReading.article_undescribed)


@rule(
    "S105",
    "boilerplate-not-in-article",
    example="boilerplate.1.exact: is not the whole of line 5 of seeds/digest.txt; copy it from there, or correct the line",
    reason="What is left out of an article as boilerplate is named exactly, so that nothing of the article is lost with it.",
    mend="Copy the line from the article’s file, with its number; a prefix begins its line, a suffix ends it.",
)
def boilerplate_stands_there(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """What a source calls boilerplate stands in its article, on that line."""
    for source in filter(is_evidence, sourcebook.all(Source)):
        for place, what in misfits(source):
            yield source.origin.diagnostic(("boilerplate", place, "exact"), what)


@rule(
    "S106",
    "article-empty",
    example="boilerplate: leaves nothing of seeds/empty.txt; an article has a paragraph at least",
    reason="If every line is called boilerplate, there is nothing left to quote or to show.",
    mend="Take out of `boilerplate` the lines that belong to the article.",
)
def articles_have_a_paragraph(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """An article has at least one paragraph that is not boilerplate."""
    for source in filter(is_evidence, sourcebook.all(Source)):
        if not sourcebook.articles[source.id]:
            what = f"leaves nothing of {source.seed}; an article has a paragraph at least"
            yield source.origin.diagnostic(("boilerplate",), what)


@rule(
    "S107",
    "set-apart-not-in-article",
    example="set_apart.0.starts: line 3 of seeds/digest.txt does not start so; copy its first words, or correct the line",
    reason="A paragraph is set apart because somebody else wrote it; on the wrong line, the wrong words would be.",
    mend="Write the number of the paragraph’s first line in the article’s file, and copy its first words.",
)
def set_apart_paragraphs_stand_there(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A paragraph that a source sets apart begins on that line of its article, with those words, and is set apart once."""
    for source in filter(is_evidence, sourcebook.all(Source)):
        lines = source.article.text.split("\n")
        apart = {paragraph.set_apart for paragraph in sourcebook.articles[source.id]}
        for place, one in enumerate(source.set_apart):
            if one.line > len(lines) or not lines[one.line - 1].startswith(one.starts):
                what = f"line {one.line} of {source.seed} does not start so; copy its first words, or correct the line"
                yield source.origin.diagnostic(("set_apart", place, "starts"), what)
            elif place not in apart:
                what = f"no paragraph of the article begins on line {one.line}; name the first line of one, and each once"
                yield source.origin.diagnostic(("set_apart", place, "line"), what)


@rule(
    "S108",
    "article-error-not-printed",
    example="errors.0.exact: does not stand in seeds/digest.txt; copy the words from there",
    reason="Whoever says that an article is wrong shows the words that are.",
    mend="Copy the words from the article’s file, letter for letter.",
)
def errors_are_printed(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Words that a source calls an error of its article stand in the article."""
    for source in filter(is_evidence, sourcebook.all(Source)):
        for place, error in enumerate(source.errors):
            if error.exact not in source.article.text:
                what = f"does not stand in {source.seed}; copy the words from there"
                yield source.origin.diagnostic(("errors", place, "exact"), what)


@rule(
    "S113",
    "sentence-cut",
    example="boilerplate.0.exact: is a part of a sentence, at line 4 of seeds/digest.txt; leave the sentence whole: what can be cut off is whole sentences, a dateline, a credit in brackets, a line that stands elsewhere by itself, as a headline does, or one by itself above or below a paragraph",
    reason="“It cannot be said that” cut off as boilerplate turns what the sentence says, and every quote of the rest would be proven.",
    mend="Leave the sentence whole. Whole sentences, a dateline, a credit in brackets or a line that stands by itself can be cut.",
)
def cuts_leave_sentences_whole(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Boilerplate takes no part of a sentence and leaves the rest; no note settles that."""
    turning = sourcebook.words("turning_words")
    for source in filter(is_evidence, sourcebook.all(Source)):
        for place, what in parted_sentences(source, turning):
            yield source.origin.diagnostic(("boilerplate", place, "exact"), what)


@rule(
    "S201",
    "cut-turns-meaning",
    example="boilerplate.0.exact: cuts “not” off the article; leave it in, or say in `note` why “not” is none of the article’s",
    reason="A “not” that is cut off with the boilerplate turns what the article says.",
    mend="Leave the words in the article, or say in `note` of that boilerplate why they are none of the article’s, with each of them in “ and ”.",
)
def cuts_keep_what_turns(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """What is cut off a line as boilerplate has no negation, no “may” and no “according to”.

    A note that has the words in quotation marks settles it.
    """
    turning = Turning(sourcebook.words("turning_words"))
    for source in sourcebook.all(Source):
        for place, one in enumerate(source.boilerplate):
            is_cut = one.action in ("strip-prefix", "strip-suffix")
            if is_cut and (cut := turning.words_in(one.exact, note=one.note)):
                what = f"cuts {cut} off the article; leave it in, or say in `note` why {cut} is none of the article’s"
                yield source.origin.diagnostic(("boilerplate", place, "exact"), what)
