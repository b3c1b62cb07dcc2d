"""S: origins. From whom an article has its words, and which articles go back to the same report."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from itertools import combinations

from sourcebook.evidence.fold import words_in
from sourcebook.evidence.lexicon import lexicon_of_curators
from sourcebook.model import Diagnostic, Event, Official, Source, Sourcebook
from sourcebook.model.text import series
from sourcebook.rules.near import near
from sourcebook.rules.proof import bodies_of, complaint, label_of, proven
from sourcebook.rules.rule import rule

SHINGLE_WORDS = 8
"""Words in a shingle: two texts that share one share a phrase that is no accident (Broder 1997)."""
FEWEST_SHARED = 5
"""Shingles that two articles must share before their lineage is asked for."""


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
    lexicon = lexicon_of_curators(sourcebook)
    for one in proven(sourcebook):
        origins = {each.id: each for each in one.source.origins}
        own = origins.get(one.evidence.origin or "")
        if own is None or len(origins) < 2:
            continue
        noted, speaker = lexicon.named(one.evidence.note or ""), one.speaker
        given = _with_bodies(sourcebook, own.quoted) | {*own.path}
        if (
            own.quoted
            and speaker
            and not given & {speaker.id, *bodies_of(speaker)}
            and speaker.id not in noted
        ):
            what = f"“{own.id}” gives words of {series(own.quoted)}, and none of {speaker.id}, whose words these are; write the origin of these words, or say in `note` why {speaker.label}’s stand in this one"
            yield complaint(one, "origin", what)
            continue
        paths = [set(each.path) for each in origins.values()]
        named = lexicon.named(one.sentence) & (set[str]().union(*paths) - paths[0].intersection(*paths))
        if own.path and named and not named & {*own.path} and not named & noted:
            outlet = sorted(named)[0]
            whose = series([id for id, each in origins.items() if outlet in each.path], "or")
            what = f"“{own.id}” did not come through {outlet}, which its sentence names; write {whose}, or say in `note` why not, with “{label_of(sourcebook, outlet)}”"
            yield complaint(one, "origin", what)


def _with_bodies(sourcebook: Sourcebook, ids: Collection[str]) -> set[str]:
    """Some officials and organisations, and the organisations for which the officials speak or spoke."""
    officials = (sourcebook.find(Official, id) for id in ids)
    return {*ids}.union(*(bodies_of(one) for one in officials if one))


def _with_repeated(sourcebook: Sourcebook) -> list[Source]:
    """The sources with enough shingles of others to be in a pair, by hashes: all shingles at once would fill the memory."""
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
