"""S: sources. The articles, what their records say of them, and where their words come from."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from itertools import combinations

from sourcebook.evidence.article import misfits
from sourcebook.evidence.attribution import habits_of_curators
from sourcebook.evidence.cuts import parted_sentences
from sourcebook.evidence.fold import words_in
from sourcebook.model import AtReading, Diagnostic, Event, Official, Outside, Source, Sourcebook
from sourcebook.model.text import series
from sourcebook.rules.files import found_at_reading
from sourcebook.rules.near import near
from sourcebook.rules.proof import bodies_of, complaint, is_evidence, label_of, proven
from sourcebook.rules.rule import rule
from sourcebook.rules.turning import Turning

SHINGLE_WORDS = 8
"""Words in a shingle: two texts that share one share a phrase that is no accident (Broder 1997)."""
FEWEST_SHARED = 5
"""Shingles that two articles must share before their lineage is asked for."""


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
    "S109",
    "origin-missing",
    example="evidence.0.origin: is missing: 1963-digest has several origins; write one of ray-1963, reader-1963",
    reason="An article that retells several others is several witnesses; which one speaks here decides how much it proves.",
    mend="Write in `origin` which of the source’s origins these words come from.",
)
def origins_are_named(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Where a source has several origins, each quote from it says which is behind it."""
    for event in sourcebook.all(Event):
        for place, evidence in enumerate(event.evidence):
            source = sourcebook.find(Source, evidence.source)
            if source and evidence.origin is None and len(source.origins) > 1:
                known = ", ".join(one.id for one in source.origins)
                what = f"is missing: {source.id} has several origins; write one of {known}"
                yield event.origin.diagnostic(("evidence", place, "origin"), what)


@rule(
    "S110",
    "origin-unknown",
    example="evidence.0.origin: 1963-digest has no origin “ray-1936”; did you mean “ray-1963”?",
    reason="An origin that the source does not list would be a witness out of nowhere.",
    mend="Write one of the source’s origins, or add it to `origins` of the source.",
)
def origins_are_known(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """An origin that a quote or a paragraph set apart names is one that its source lists."""
    for event in sourcebook.all(Event):
        for place, evidence in enumerate(event.evidence):
            if what := _unknown_origin(sourcebook.find(Source, evidence.source), evidence.origin):
                yield event.origin.diagnostic(("evidence", place, "origin"), what)
    for source in sourcebook.all(Source):
        for place, one in enumerate(source.set_apart):
            if what := _unknown_origin(source, one.origin):
                yield source.origin.diagnostic(("set_apart", place, "origin"), what)


def _unknown_origin(source: Source | None, origin: str | None) -> str:
    """What is wrong with the origin that is named, or nothing."""
    known = [one.id for one in source.origins] if source else []
    if source is None or origin is None or origin in known:
        return ""
    return f"{source.id} has no origin “{origin}”{near(origin, known)}"


@rule(
    "S111",
    "origin-named-twice",
    example="origins.1.name: the origin “lee-1962” is called “What Ann Lee said” in content/sources/1962-paper.md; use one name, or another id",
    reason="Two articles that go back to one origin are one witness; readers see that by its name.",
    mend="Write the same name in both sources, or another id if two origins are meant.",
)
def shared_origins_agree(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """An origin that two sources share has one name in both."""
    names: dict[str, tuple[str, str]] = {}
    for source in sourcebook.all(Source):
        for place, one in enumerate(source.origins):
            name, path = names.setdefault(one.id, (one.name, source.origin.path))
            if name != one.name:
                what = f"the origin “{one.id}” is called “{name}” in {path}; use one name, or another id"
                yield source.origin.diagnostic(("origins", place, "name"), what)


@rule(
    "S112",
    "outside-page-undescribed",
    example="notes.0.url: is an outside page that content/outside/ does not describe; add its record there",
    reason="An address says nothing of whose page it is, and whether anybody read it; its record does.",
    mend="Add a record in content/outside/, with the address, its publisher, what kind of page it is and whether a copy was read.",
)
def outside_pages_are_described(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Each address outside the articles that a record leans on has a record of its own in content/outside/."""
    known = {one.url for one in sourcebook.all(Outside)}
    if not known:
        return
    for record in sourcebook.records():
        if isinstance(record, Outside):
            continue
        for path, text in record.texts():
            if text in known or "variants" in path:  # of a variant's page its own rule tells
                continue
            if path[-1] in _ADDRESSES and path[0] not in _OWN_ADDRESSES:
                yield record.origin.diagnostic(
                    path, "is an outside page that content/outside/ does not describe; add its record there"
                )


_ADDRESSES = ("url", "date_url", "published_url", "state_url", "outcome_url")
_OWN_ADDRESSES = ("url", "original_url")
"""Fields that are the record’s own address on the web, and not a witness."""


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
    "S114",
    "set-apart-of-another-origin",
    example="evidence.1.origin: “ray-1963” is not the origin of the paragraph set apart in which the quote stands, reader-1963; write that one",
    reason="A paragraph is set apart because somebody else wrote it: its words are not those of the report around it.",
    mend="Write in `origin` of the quote the one that `set_apart` of the source gives that paragraph; if it gives none, add one there.",
)
def quotes_set_apart_have_their_own_origin(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A quote from a paragraph that is set apart has that paragraph’s own origin."""
    for one in proven(sourcebook):
        source, apart, evidence = one.source, one.passage.paragraph.set_apart, one.evidence
        if apart is None or _unknown_origin(source, evidence.origin):
            continue
        own, lines = source.set_apart[apart].origin, [each.line for each in source.set_apart]
        if _unknown_origin(source, own) or lines.count(source.set_apart[apart].line) > 1:
            continue
        if own is None:
            what = f"stands in a paragraph that {source.id} sets apart and gives no origin; add `origin` there, and write it here"
            yield complaint(one, "origin", what)
        elif (evidence.origin or own) != own or (evidence.origin is None and source.origins[0].id != own):
            what = f"“{evidence.origin or source.origins[0].id}” is not the origin of the paragraph set apart in which the quote stands, {own}; write that one"
            yield complaint(one, "origin", what)


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
            if is_cut and (cut := turning.told(one.exact, note=one.note)):
                what = f"cuts {cut} off the article; leave it in, or say in `note` why {cut} is none of the article’s"
                yield source.origin.diagnostic(("boilerplate", place, "exact"), what)


@rule(
    "S202",
    "lineage-untold",
    example="origins: shares 7 phrases of 8 words with 1962-paper; give both the same origin, or name the one that was copied in `derived_from`",
    reason="Two articles with the same sentences are no two witnesses: one copied the other, or both a third.",
    mend="If one copied the other, name that one in `derived_from`; if both go back to the same report, give them the same origin.",
)
def near_duplicates_tell_their_lineage(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Two articles that share passages share an origin, or one is derived from the other, and the record says so."""
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for source in sorted(_with_repeated(sourcebook), key=lambda one: one.id):
        for shingle in set(_shingles(sourcebook, source)):
            holders[shingle].append(source.id)
    shared = Counter(pair for ids in holders.values() for pair in combinations(ids, 2))
    for (first, second), number in sorted(shared.items()):
        one, other = sourcebook.get(Source, first), sourcebook.get(Source, second)
        if number >= FEWEST_SHARED and not _related(one, other):
            what = f"shares {number} phrases of {SHINGLE_WORDS} words with {first}; give both the same origin, or name the one that was copied in `derived_from`"
            yield other.origin.diagnostic(("origins",), what)


@rule(
    "S205",
    "origin-of-other-words",
    example="evidence.0.origin: “reader-1963” gives words of ann-lee, and none of bob-ray, whose words these are; write the origin of these words, or say in `note` why Bob Ray’s stand in this one",
    reason="How many origins stand behind a record is how many witnesses it has; a quote that is put with another origin makes two witnesses of one.",
    mend="Write in `origin` the one from which the words come, or correct `quoted` or `path` of that origin in the source. If it is right, say why in `note` of that quote, with the name of the speaker or outlet.",
)
def origins_give_the_words(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Of several origins of a source, a quote has one that gives words of its speaker, and not another’s whose outlet its sentence names.

    An origin that says nobody’s words it gives may give anybody’s, and one without a `path` may have come by any: that it
    is a wrong one cannot be told. A note of the quote settles it if it names the speaker, or the outlet.
    """
    habits = habits_of_curators(sourcebook)
    for one in proven(sourcebook):
        origins = {each.id: each for each in one.source.origins}
        own = origins.get(one.evidence.origin or "")
        if own is None or len(origins) < 2:
            continue
        noted, speaker = habits.named(one.evidence.note or ""), one.speaker
        heard = _with_houses(sourcebook, own.quoted) | {*own.path}
        if (
            own.quoted
            and speaker
            and not heard & {speaker.id, *bodies_of(speaker)}
            and speaker.id not in noted
        ):
            what = f"“{own.id}” gives words of {series(own.quoted)}, and none of {speaker.id}, whose words these are; write the origin of these words, or say in `note` why {speaker.label}’s stand in this one"
            yield complaint(one, "origin", what)
            continue
        paths = [set(each.path) for each in origins.values()]
        named = habits.named(one.sentence) & (set[str]().union(*paths) - paths[0].intersection(*paths))
        if own.path and named and not named & {*own.path} and not named & noted:
            outlet = sorted(named)[0]
            whose = series([id for id, each in origins.items() if outlet in each.path], "or")
            what = f"“{own.id}” did not come through {outlet}, which its sentence names; write {whose}, or say in `note` why not, with “{label_of(sourcebook, outlet)}”"
            yield complaint(one, "origin", what)


def _with_houses(sourcebook: Sourcebook, ids: Collection[str]) -> set[str]:
    """Some officials and organisations, and the organisations for which the officials speak or spoke."""
    officials = (sourcebook.find(Official, id) for id in ids)
    return {*ids}.union(*(bodies_of(one) for one in officials if one))


def _with_repeated(sourcebook: Sourcebook) -> list[Source]:
    """The sources that have enough shingles of others to be in a pair, told by hashes: all shingles at once would fill the memory."""
    sources, hashes = sourcebook.all(Source), []
    seen, again = set[int](), set[int]()
    for one in sources:
        here = set(map(hash, _shingles(sourcebook, one)))
        again |= seen & here
        seen |= here
        hashes.append(array("q", here))
    return [
        one
        for one, here in zip(sources, hashes, strict=True)
        if len(again.intersection(here)) >= FEWEST_SHARED
    ]


def _shingles(sourcebook: Sourcebook, source: Source) -> Iterator[tuple[str, ...]]:
    """Every run of words of an article's paragraphs, in lower case."""
    for paragraph in sourcebook.articles[source.id]:
        words = words_in(source.article.text[paragraph.start : paragraph.end].casefold())
        yield from zip(*(words[at:] for at in range(SHINGLE_WORDS)), strict=False)


def _related(one: Source, other: Source) -> bool:
    shared = {origin.id for origin in one.origins} & {origin.id for origin in other.origins}
    return bool(shared) or one.id in other.derived_from or other.id in one.derived_from


RULES = (
    articles_are_readable,
    articles_are_as_recorded,
    articles_are_described_once,
    articles_are_described,
    boilerplate_stands_there,
    articles_have_a_paragraph,
    set_apart_paragraphs_stand_there,
    errors_are_printed,
    origins_are_named,
    origins_are_known,
    shared_origins_agree,
    outside_pages_are_described,
    cuts_leave_sentences_whole,
    quotes_set_apart_have_their_own_origin,
    cuts_keep_what_turns,
    near_duplicates_tell_their_lineage,
    origins_give_the_words,
)
