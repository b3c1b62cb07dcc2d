"""A: attribution. A sentence that gives its words to somebody gives them to the speaker of the record."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import islice, takewhile

from sourcebook.evidence.attribution import (
    Attribution,
    attributions,
    nested,
    relayed,
    speaking_pronouns,
    strangers,
    unquoted,
)
from sourcebook.evidence.lexicon import NOBODY, Lexicon, lexicon_of
from sourcebook.model import Diagnostic, Official, Passage, Place, Quote, Source, Sourcebook, once
from sourcebook.model.text import series
from sourcebook.rules.proof import bodies_of, complaint, names, unquoted_sentence
from sourcebook.rules.rule import rule


@rule(
    "A201",
    "sentence-points-elsewhere",
    example="evidence.0.said_by: the sentence gives its words to ann-lee, not “bob-ray”; correct the speaker, or say in `note` why it is Bob Ray",
    reason="A sentence that gives its words to another, names another or goes on after another is where a false speaker is most likely.",
    mend="Read the sentence and the one before. Correct the speaker; or, if the record is right, say why in `note` of that quote, and name the speaker there: a note on something else does not settle it.",
)
def sentences_name_their_speaker(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """The sentence of a quote gives its words to the speaker whom the record names.

    A note settles it if it names the one to whom the words are given, for a note may be there for something else.
    """
    lexicon = lexicon_of(sourcebook)
    given = attributions_by_source(sourcebook)
    for quote in sourcebook.all_quotes():
        speaker, (how, speakers) = quote.speaker, _nearest_speakers(quote, lexicon, given[quote.source.id])
        if (
            speaker
            and (other := _other_clause(quote, lexicon))
            and not other & {speaker.id, *bodies_of(speaker)}
        ):
            how, speakers = "tells here of", other
        if not speaker or not speakers or speaker.id in speakers or speakers & bodies_of(speaker):
            continue
        if speaker.id not in lexicon.named(quote.evidence.note or ""):
            what = f"the sentence {how} {series(sorted(speakers))}, not “{speaker.id}”; correct the speaker, or say in `note` why it is {speaker.label}"
            yield complaint(quote, "said_by", what)


@rule(
    "A202",
    "narration-names-speaker",
    example="evidence.0.said_by: the sentence gives its words to ann-lee; name the speaker, or say in `note` why not ann-lee",
    reason="Words that an article gives to an official are that official’s, not the outlet’s.",
    mend="Write the speaker’s id in `said_by`; or, if it is the outlet that speaks, say why in `note` of that quote, and name the official there.",
)
def narration_names_no_speaker(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Words that are the outlet’s, or of unnamed sources, stand in a sentence that gives them to no official of the event.

    A note settles it if it names that official.
    """
    lexicon = lexicon_of(sourcebook)
    given = attributions_by_source(sourcebook)
    for quote in sourcebook.all_quotes():
        if quote.evidence.said_by.who is None:
            there = {one.official for one in quote.event.officials}
            speakers = speakers_in(quote.passage, given[quote.source.id])
            if missing := speakers & there - lexicon.named(quote.evidence.note or ""):
                names = series(sorted(missing))
                what = f"the sentence gives its words to {names}; name the speaker, or say in `note` why not {names}"
                yield complaint(quote, "said_by", what)


@rule(
    "A205",
    "narration-given-to-speaker",
    example="evidence.0.said_by: the sentence gives no words to “bob-ray”; write narration, or say in `note` why these are words of Bob Ray",
    reason="Who is merely named in a sentence has said nothing in it: it is the article that speaks. “Ray was told”, “enemies of Ray said”, “nobody but Ray said”, “if Ray had said” and “Ray never said” give Ray no words. The check reads a short list of forms and no meaning: it also asks where it does not know the verb, or where the name stands far from it.",
    mend="Write `said_by: narration`, or whoever the article gives the words to; or, if the record is right, say why in `note` of that quote, and name the speaker there.",
)
def words_have_a_verb(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Words are given to somebody only where their sentence says that this one said them.

    A sentence that stands in quotation marks whole goes on with the words of whoever spoke in the one before it, in its
    paragraph or the one above. Words of a body are an official’s only where the sentence names both: “Harbour
    spokesman X”. “Ray was told”, “nobody but Ray said”, “if Ray said” and “Enemies of Ray said” give Ray no words; “she
    said” gives none to whom the record calls `he`. What is told of by another verb than those of the vocabulary, or
    further from its speaker than a short clause, is asked about, too.

    A note settles it if it names the speaker. That the sentence points to another, or to a name in no record, is told by
    another rule.
    """
    lexicon = lexicon_of(sourcebook)
    if not lexicon.verbs:
        return
    given = attributions_by_source(sourcebook)
    for one in sourcebook.all_quotes():
        speaker, noted = one.speaker, lexicon.named(one.evidence.note or "")
        if speaker is None or speaker.id in noted:
            continue
        bodies = bodies_of(speaker)
        mine = {speaker.id} | (bodies if speaker.id in lexicon.named(one.sentence) else set())
        _, speakers = _nearest_speakers(one, lexicon, given[one.source.id])
        points_elsewhere = speakers and not speakers & ({speaker.id} | bodies)
        unknown = any(strangers(unquoted_sentence(one), lexicon, one.source.article.text))
        if not (_is_given_to(sourcebook, one, mine) or points_elsewhere or unknown):
            what = f"the sentence gives no words to “{speaker.id}”; write narration, or say in `note` why these are words of {speaker.label}"
            yield complaint(one, "said_by", what)


def _is_given_to(sourcebook: Sourcebook, quote: Quote, mine: set[str]) -> bool:
    """Whether a quote’s sentence gives its words to one of these, by name or by pronoun, or goes on with theirs."""
    given = attributions_by_source(sourcebook)[quote.source.id]
    if speakers := speakers_in(quote.passage, given):
        return bool(speakers & mine)
    if not re.search(r"\w", unquoted_sentence(quote)):
        above = sourcebook.articles[quote.source.id][max(0, quote.passage.paragraph.number - 2)]
        before = _until(given, quote.passage.sentence_start)
        last = given[before - 1] if before else None
        return bool(last and above.start <= last.start and last.speakers & mine)
    return _is_pronoun_of(quote, lexicon_of(sourcebook), mine)


@rule(
    "A206",
    "unrecorded-name-speaks",
    example="evidence.0.said_by: the sentence has “Ann Leigh” beside its verb, whom no record names so; add the name to the `aliases` of the one who speaks, correct the speaker, or say in `note` who “Ann Leigh” is",
    reason="A name that is misspelt, or that has no record, is overlooked where names are compared, and its words reach whoever is at hand.",
    mend="If it is the speaker’s name as the article prints it, add it to `aliases` of the record. If it is somebody else, correct `said_by`, or say in `note` of that quote who it is, with the name as it is printed.",
)
def whoever_speaks_has_a_record(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """No name that is in no record stands beside the verb of a quote’s sentence.

    A note that has the name settles it. Countries, sides and places may speak for unnamed sources, and in narration.
    """
    lexicon = lexicon_of(sourcebook)
    places = places_of(sourcebook)
    for one in sourcebook.all_quotes():
        for name in strangers(unquoted_sentence(one), lexicon, one.source.article.text):
            is_there = name.casefold() in places and one.evidence.said_by.who is None
            if not is_there and not names(one.evidence.note, name, " ".join(name.split()[-2:])):
                what = f"the sentence has “{name}” beside its verb, whom no record names so; add the name to the `aliases` of the one who speaks, correct the speaker, or say in `note` who “{name}” is"
                yield complaint(one, "said_by", what)


@rule(
    "A207",
    "words-within-words",
    example="evidence.0.said_by: the sentence has ann-lee tell what “Bob Ray” said; give these words to Bob Ray, or say in `note` why not to “Bob Ray”",
    reason="“Lee said that Ray had said” has two speakers; the words at its end are the second’s, on the first’s word.",
    mend="Give the words to whom they are said to be, and add that one to the event; or say in `note` of that quote, with both names, whose they are.",
)
def relayed_words_are_the_others(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """What one is reported to have said of another’s words is given to the other.

    A note settles it if it names the other; of a quotation inside a quotation, if it names the speaker.
    """
    lexicon = lexicon_of(sourcebook)
    for quote in (one for one in sourcebook.all_quotes() if one.speaker):
        note, passage, speaker = quote.evidence.note, quote.passage, quote.speaker
        for one in relayed(unquoted_sentence(quote), lexicon):
            inner = lexicon.names.get(one.inner, frozenset())
            reaches = passage.end > passage.sentence_start + one.start
            called = (name for id in inner for name in _called(sourcebook, id))
            if not reaches or speaker is None or speaker.id in inner or names(note, one.inner, *called):
                continue
            outer = series(sorted(lexicon.names.get(one.outer, ())), "or") or "somebody"
            what = f"the sentence has {outer} tell what “{one.inner}” said; give these words to {one.inner}, or say in `note` why not to “{one.inner}”"
            yield complaint(quote, "said_by", what)
        if (words := _inner_words(quote)) and speaker and speaker.id not in lexicon.named(note or ""):
            what = f"has a quotation inside a quotation, “{words}”; whose are these words? If those of {speaker.label}, say so in `note`"
            yield complaint(quote, "said_by", what)


@rule(
    "A208",
    "pronoun-not-recorded",
    example="evidence.0.said_by: the sentence has “he” speak, and no `pronoun` of bob-ray says whether that can be Bob Ray; write it in that record, or name Bob Ray in `note`",
    reason="“She said” cannot be a man’s words; without his pronoun, nobody is stopped from giving them to him.",
    mend="Write `pronoun: he` or `pronoun: she` in the record of the official, as the articles have it; or name the official in `note` of that quote.",
)
def pronouns_are_recorded(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """An official to whom “he said” or “she said” gives words has a `pronoun`.

    A note that names the official settles it.
    """
    lexicon = lexicon_of(sourcebook)
    given = attributions_by_source(sourcebook)
    for quote in sourcebook.all_quotes():
        one = quote.speaker
        if not isinstance(one, Official) or one.pronoun or one.id in lexicon.named(quote.evidence.note or ""):
            continue
        words = unquoted_sentence(quote)
        _, speakers = _nearest_speakers(quote, lexicon, given[quote.source.id])
        if speakers and one.id not in speakers:
            continue
        gendered = [each for each in speaking_pronouns(words, lexicon) if not lexicon.may_be(each, NOBODY)]
        if gendered and one.id not in lexicon.named(words):
            what = f"the sentence has “{gendered[0].casefold()}” speak, and no `pronoun` of {one.id} says whether that can be {one.label}; write it in that record, or name {one.label} in `note`"
            yield complaint(quote, "said_by", what)


FEWEST_INNER = 3
"""Words that a quotation inside a quotation has at least: fewer are a word at which somebody points."""


def _inner_words(quote: Quote) -> str:
    """What a quote has of a quotation inside a quotation, if it is more than a word or two."""
    text, inner = quote.paragraph, nested(quote.paragraph)
    words = "".join(text[at] if inner[at] else " " for at in range(*quote.span))
    return " ".join(words.split()).strip("‘’'“”\"«»‹›,.") if len(words.split()) >= FEWEST_INNER else ""


def _called(sourcebook: Sourcebook, id: str) -> Iterator[str]:
    """Every name of an official or organisation."""
    if one := sourcebook.speaker(id):
        yield from (one.label, *one.aliases)


@once
def places_of(sourcebook: Sourcebook) -> frozenset[str]:
    """What countries, sides and places are called, in small letters."""
    site = sourcebook.site
    found = [name for side in site.sides for name in (side.name, *side.countries)]
    found += [one.name for one in sourcebook.all(Place)]
    return frozenset(name.casefold() for name in found)


def _is_pronoun_of(quote: Quote, lexicon: Lexicon, ids: set[str]) -> bool:
    """Whether a sentence has a pronoun speak, and the last name before it is one of these: “he said”."""
    pronouns = speaking_pronouns(unquoted_sentence(quote), lexicon)
    last = lexicon.last_named(quote.source.article.text, quote.passage.sentence_start)
    return any(lexicon.may_be(pronoun, id) for pronoun in pronouns for id in last & ids)


@once
def attributions_by_source(sourcebook: Sourcebook) -> Mapping[str, tuple[Attribution, ...]]:
    """To whom the sentences of each article give words."""
    lexicon = lexicon_of(sourcebook)
    return {
        one.id: attributions(one.article.text, sourcebook.articles[one.id], lexicon)
        for one in sourcebook.all(Source)
    }


def speakers_in(passage: Passage, given: tuple[Attribution, ...]) -> frozenset[str]:
    """To whom the sentence of a passage gives words."""
    first = _until(given, passage.sentence_start)
    within = takewhile(lambda one: one.start < passage.sentence_end, islice(given, first, None))
    return frozenset(id for one in within for id in one.speakers)


def _until(given: tuple[Attribution, ...], at: int) -> int:
    """How many of the sentences of an article that give words to somebody end no later than at a place."""
    return bisect_right(given, at, key=lambda one: one.end)


def _nearest_speakers(
    quote: Quote, lexicon: Lexicon, given: tuple[Attribution, ...]
) -> tuple[str, frozenset[str]]:
    """To whom a passage's sentence points, and how: it gives its words to them, else names them, else goes on after their words."""
    if speakers := speakers_in(quote.passage, given):
        return "gives its words to", speakers
    for words in (unquoted_sentence(quote), quote.sentence):
        if named := lexicon.named(words):
            return "names", named
        if before := _until(given, quote.passage.sentence_start):
            return "goes on after words of", given[before - 1].speakers
    return "names", frozenset()


def _other_clause(quote: Quote, lexicon: Lexicon) -> frozenset[str]:
    """With whom a quote begins that is the other half of a sentence: “…, while Lee did not say so”; nobody where it is none."""
    start = quote.passage.paragraph.start
    words = unquoted(quote.paragraph)
    first, last = (one - start for one in (quote.passage.start, quote.passage.end))
    before, own = words[quote.passage.sentence_start - start : first], words[first:last]
    parting = _HALF.search(before) or _BEGINS_HALF.match(own)
    begin = parting.end() if parting and parting.string is own else 0
    found = next(lexicon.who.finditer(own, begin), None) if parting else None
    if (
        not found
        or not lexicon.is_only_titles(own[begin : found.start()])
        or not _PREDICATE.match(own, found.end())
    ):
        return frozenset()
    return lexicon.names.get(found[0], frozenset())


_HALF = re.compile(r"(?:;|\b(?:while|whereas|but))\s*$")
_BEGINS_HALF = re.compile(r"(?:while|whereas|but)\s+")
_PREDICATE = re.compile(r"\s+(?:did|does|do|has|have|had|was|were|is|are|neither|never|\w+(?:ed|s))\b")
