"""A: attribution. Words are given to whom the article gives them, and to nobody else."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice, takewhile

from sourcebook.evidence.attribution import (
    NOBODY,
    Attribution,
    Habits,
    Named,
    attributions,
    either,
    habits_of,
    habits_of_curators,
    nested,
    quoting_in_title,
    relayed,
    speaking_in_title,
    speaking_pronouns,
    strangers,
    unquoted,
)
from sourcebook.evidence.fold import fold, stands_in
from sourcebook.evidence.sentences import sentences
from sourcebook.model import (
    Claim,
    Contradiction,
    Diagnostic,
    Event,
    Official,
    Organisation,
    Passage,
    Place,
    Quote,
    Source,
    Sourcebook,
    Term,
    once,
)
from sourcebook.model.text import series
from sourcebook.resolve.quotes import is_saying
from sourcebook.rules.proof import complaint, in_marks, is_known, names, of_articles
from sourcebook.rules.rule import rule


@rule(
    "A101",
    "speaker-named-and-unnamed",
    example="evidence.0.said_by: names somebody and says that nobody is named; keep one",
    reason="Words come from somebody who is named, or from somebody who is not; both at once says neither.",
    mend="Keep the id of the speaker, or keep `unnamed` with your description of the sources.",
)
def speakers_are_named_or_not(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Words and positions are given to somebody by name or to sources without a name, not to both."""
    what = "names somebody and says that nobody is named; keep one"
    for event in sourcebook.all(Event):
        for place, evidence in enumerate(event.evidence):
            if evidence.said_by.who and evidence.said_by.unnamed:
                yield event.origin.diagnostic(("evidence", place, "said_by"), what)
    for claim in sourcebook.all(Claim):
        for place, position in enumerate(claim.positions):
            if position.by.who and position.by.unnamed:
                yield claim.origin.diagnostic(("positions", place, "by"), what)


@rule(
    "A102",
    "speaker-not-in-event",
    example="evidence.0.said_by: “bob-ray” is not among the event’s officials or organisations, and the sentence gives its words to ann-lee; read it, and write whose words these are",
    reason="A speaker who is not at the event is usually a slip of the keyboard, and would be heard at the wrong place.",
    mend="Read whose words the sentence has, and write that speaker. Only where the words are those of the official or organisation that is written, add it to the event.",
)
def speakers_belong(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Whoever speaks at an event is among its officials or organisations."""
    for event in sourcebook.all(Event):
        actors_known = all(is_known(sourcebook, one) for one in event.actors)
        for place, evidence in enumerate(event.evidence):
            who = evidence.said_by.who
            if not who or evidence.said_by.unnamed or who in event.actors:
                continue
            if actors_known and is_known(sourcebook, who):
                what = f"“{who}” is not among the event’s officials or organisations; add it there, or correct it"
                if others := _given_to(sourcebook, event, place) - {who}:
                    others_told = series(sorted(others), "or")
                    what = f"“{who}” is not among the event’s officials or organisations, and the sentence gives its words to {others_told}; read it, and write whose words these are"
                yield event.origin.diagnostic(("evidence", place, "said_by"), what)


def _given_to(sourcebook: Sourcebook, event: Event, place: int) -> frozenset[str]:
    """To whom the sentence of a quote gives words, or goes on with whose; nobody where that is not known."""
    quote = next((one for one in sourcebook.quotes.get(event.id, ()) if one.number == place + 1), None)
    if quote is None or quote.source.id not in sourcebook.articles:
        return frozenset()
    given = attributions(
        quote.source.article.text, sourcebook.articles[quote.source.id], habits_of(sourcebook)
    )
    return told_in(quote.passage, given)


@rule(
    "A103",
    "quotation-without-speaker",
    example="evidence.0.said_by: is narration, and all of the quote stands in quotation marks; name the speaker, or write {unnamed: …}",
    reason="What stands in quotation marks whole is what somebody said; an outlet does not quote itself.",
    mend="Write the id of the speaker, or {unnamed: …} with your description if the article names nobody.",
)
def quotations_have_speakers(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Words that stand in quotation marks whole are given to somebody, and not to the outlet."""
    for event in sourcebook.all(Event):
        for place, evidence in enumerate(event.evidence):
            if evidence.said_by.is_narration and evidence.voice == "direct":
                what = "is narration, and all of the quote stands in quotation marks; name the speaker, or write {unnamed: …}"
                yield event.origin.diagnostic(("evidence", place, "said_by"), what)


@rule(
    "A104",
    "speaker-without-the-part",
    example="evidence.0.said_by: “ann-lee” only has the part “participant” here; correct the speaker, or if the article gives the words to ann-lee, the part",
    reason="Somebody who is spoken of is not somebody who speaks: this is how words reach the wrong mouth.",
    mend="Correct `said_by`. Only if the article gives the words to this official, write part: speaker.",
)
def speakers_have_the_part(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """An official to whom words are given has the part of speaker at that event."""
    for event in sourcebook.all(Event):
        parts = {one.official: one.part for one in event.officials}
        speakers = {one.official for one in event.officials if one.part == "speaker"}
        for place, evidence in enumerate(event.evidence):
            who = evidence.said_by.who
            if who in parts and who not in speakers and ("part", parts[who]) in sourcebook.by_key:
                what = f"“{who}” only has the part “{parts[who]}” here; correct the speaker, or if the article gives the words to {who}, the part"
                yield event.origin.diagnostic(("evidence", place, "said_by"), what)


@rule(
    "A105",
    "act-with-idle-speaker",
    example="officials.0.part: no evidence of this act gives words of “ann-lee”; write participant, addressee or subject",
    reason="At a meeting or a call people take part; they are its speakers only where its evidence is their words.",
    mend="Write participant, addressee or subject as the official’s part, or correct `said_by`.",
)
def acts_have_no_idle_speakers(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """In an act, an official has the part of speaker only if words of that official are its evidence."""
    for event in sourcebook.all(Event):
        quoted = {evidence.said_by.who for evidence in event.evidence}
        kind = sourcebook.by_key.get(("kind", event.kind))
        if (
            not isinstance(kind, Term)
            or kind.is_ != "act"
            or not all(one is None or is_known(sourcebook, one) for one in quoted)
        ):
            continue
        for place, one in enumerate(event.officials):
            if one.part == "speaker" and one.official not in quoted and is_known(sourcebook, one.official):
                what = f"no evidence of this act gives words of “{one.official}”; write participant, addressee or subject"
                yield event.origin.diagnostic(("officials", place, "part"), what)


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
    habits = habits_of(sourcebook)
    given = given_words(sourcebook)
    for quote in sourcebook.all_quotes():
        speaker, (how, heard) = quote.speaker, _heard(quote, habits, given[quote.source.id])
        if (
            speaker
            and (other := _other_clause(quote, habits))
            and not other & {speaker.id, *houses_of(speaker)}
        ):
            how, heard = "tells here of", other
        if not speaker or not heard or speaker.id in heard or heard & houses_of(speaker):
            continue
        if speaker.id not in habits.named(quote.evidence.note or ""):
            what = f"the sentence {how} {series(sorted(heard))}, not “{speaker.id}”; correct the speaker, or say in `note` why it is {speaker.label}"
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
    habits = habits_of(sourcebook)
    given = given_words(sourcebook)
    for quote in sourcebook.all_quotes():
        if quote.evidence.said_by.who is None:
            there = {one.official for one in quote.event.officials}
            told = told_in(quote.passage, given[quote.source.id])
            if heard := told & there - habits.named(quote.evidence.note or ""):
                names = series(sorted(heard))
                what = f"the sentence gives its words to {names}; name the speaker, or say in `note` why not {names}"
                yield complaint(quote, "said_by", what)


@rule(
    "A203",
    "unnamed-has-a-name",
    example="evidence.1.said_by: names bob-ray; say in `note` whether these words are theirs, or describe the sources without a name",
    reason="“An aide of Ann Lee” reads, in a list, as if Ann Lee had said it.",
    mend="Describe the sources without a name; or say in `note` of that quote, with the name, whether the words are that official’s.",
)
def the_unnamed_have_no_name(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Sources without a name are described without the name of a recorded official.

    A note that names the official settles it.
    """
    habits = habits_of(sourcebook)
    officials = {one.id for one in sourcebook.all(Official)}
    for event in sourcebook.all(Event):
        for place, evidence in enumerate(event.evidence):
            named = habits.named(evidence.said_by.unnamed or "") & officials
            if heard := named - habits.named(evidence.note or ""):
                names = series(sorted(heard))
                what = f"names {names}; say in `note` whether these words are theirs, or describe the sources without a name"
                yield event.origin.diagnostic(("evidence", place, "said_by"), what)


@rule(
    "A204",
    "speaker-without-words",
    example="officials.1.part: is the speaker, and no quote here gives such words; correct `said_by` or the part, or say why in `note`, with “speaker”",
    reason="A speaker of whom no word is quoted is perhaps another part, or a quote given to somebody else.",
    mend="Correct `said_by` of the quote, or the official’s part; or say in `note` of that official, with “speaker”, why no words are quoted.",
)
def speakers_have_words(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """An official who speaks at an event is quoted there.

    A note of the official that has “speaker” settles it.
    """
    for event in sourcebook.all(Event):
        quoted = {evidence.said_by.who for evidence in event.evidence}
        for place, one in enumerate(event.officials):
            if one.part == "speaker" and one.official not in quoted and not names(one.note, "speaker"):
                what = "is the speaker, and no quote here gives such words; correct `said_by` or the part, or say why in `note`, with “speaker”"
                yield event.origin.diagnostic(("officials", place, "part"), what)


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
    habits = habits_of(sourcebook)
    if not habits.verbs:
        return
    given = given_words(sourcebook)
    for one in sourcebook.all_quotes():
        speaker, noted = one.speaker, habits.named(one.evidence.note or "")
        if speaker is None or speaker.id in noted:
            continue
        houses = houses_of(speaker)
        mine = {speaker.id} | (houses if speaker.id in habits.named(one.sentence) else set())
        _, heard = _heard(one, habits, given[one.source.id])
        points_elsewhere = heard and not heard & ({speaker.id} | houses)
        unknown = any(strangers(_unquoted_sentence(one), habits, one.source.article.text))
        if not (_is_told_of(one, habits, given[one.source.id], mine) or points_elsewhere or unknown):
            what = f"the sentence gives no words to “{speaker.id}”; write narration, or say in `note` why these are words of {speaker.label}"
            yield complaint(one, "said_by", what)


def _is_told_of(quote: Quote, habits: Habits, given: tuple[Attribution, ...], mine: set[str]) -> bool:
    """Whether a quote’s sentence gives its words to one of these, by name or by pronoun, or goes on with theirs."""
    if told := told_in(quote.passage, given):
        return bool(told & mine)
    if not re.search(r"\w", _unquoted_sentence(quote)):
        above = quote.source.article.text.rfind("\n", 0, max(0, quote.passage.paragraph.start - 1))
        before = _until(given, quote.passage.sentence_start)
        last = given[before - 1] if before else None
        return bool(last and above < last.start and last.speakers & mine)
    return _is_pronoun_of(quote, habits, mine)


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
    habits = habits_of(sourcebook)
    places = places_of(sourcebook)
    for one in sourcebook.all_quotes():
        for name in strangers(_unquoted_sentence(one), habits, one.source.article.text):
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
    habits = habits_of(sourcebook)
    for quote in (one for one in sourcebook.all_quotes() if one.speaker):
        note, passage, speaker = quote.evidence.note, quote.passage, quote.speaker
        for one in relayed(_unquoted_sentence(quote), habits):
            inner = habits.names.get(one.inner, frozenset())
            reaches = passage.end > passage.sentence_start + one.start
            called = (name for id in inner for name in _called(sourcebook, id))
            if not reaches or speaker is None or speaker.id in inner or names(note, one.inner, *called):
                continue
            outer = series(sorted(habits.names.get(one.outer, ())), "or") or "somebody"
            what = f"the sentence has {outer} tell what “{one.inner}” said; give these words to {one.inner}, or say in `note` why not to “{one.inner}”"
            yield complaint(quote, "said_by", what)
        if (words := _inner_words(quote)) and speaker and speaker.id not in habits.named(note or ""):
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
    habits = habits_of(sourcebook)
    given = given_words(sourcebook)
    for quote in sourcebook.all_quotes():
        one = quote.speaker
        if not isinstance(one, Official) or one.pronoun or one.id in habits.named(quote.evidence.note or ""):
            continue
        words = _unquoted_sentence(quote)
        _, heard = _heard(quote, habits, given[quote.source.id])
        if heard and one.id not in heard:
            continue
        gendered = [each for each in speaking_pronouns(words, habits) if not habits.may_be(each, NOBODY)]
        if gendered and one.id not in habits.named(words):
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


def _is_pronoun_of(quote: Quote, habits: Habits, ids: set[str]) -> bool:
    """Whether a sentence has a pronoun speak, and the last name before it is one of these: “he said”."""
    pronouns = speaking_pronouns(_unquoted_sentence(quote), habits)
    last = habits.last_named(quote.source.article.text, quote.passage.sentence_start)
    return any(habits.may_be(pronoun, id) for pronoun in pronouns for id in last & ids)


@once
def given_words(sourcebook: Sourcebook) -> Mapping[str, tuple[Attribution, ...]]:
    """To whom the sentences of each article give words."""
    habits = habits_of(sourcebook)
    return {
        one.id: attributions(one.article.text, sourcebook.articles[one.id], habits)
        for one in sourcebook.all(Source)
    }


def told_in(passage: Passage, given: tuple[Attribution, ...]) -> frozenset[str]:
    """To whom the sentence of a passage gives words."""
    first = _until(given, passage.sentence_start)
    within = takewhile(lambda one: one.start < passage.sentence_end, islice(given, first, None))
    return frozenset(id for one in within for id in one.speakers)


def _until(given: tuple[Attribution, ...], at: int) -> int:
    """How many of the sentences of an article that give words to somebody end no later than at a place."""
    return bisect_right(given, at, key=lambda one: one.end)


def _heard(quote: Quote, habits: Habits, given: tuple[Attribution, ...]) -> tuple[str, frozenset[str]]:
    """Whom a passage's sentence lets one hear, and how: the nearest of what it says, whom it names, who spoke before."""
    if told := told_in(quote.passage, given):
        return "gives its words to", told
    for words in (_unquoted_sentence(quote), quote.sentence):
        if named := habits.named(words):
            return "names", named
        if before := _until(given, quote.passage.sentence_start):
            return "goes on after words of", given[before - 1].speakers
    return "names", frozenset()


def _other_clause(quote: Quote, habits: Habits) -> frozenset[str]:
    """With whom a quote begins that is the other half of a sentence: “…, while Lee did not say so”; nobody where it is none."""
    start = quote.passage.paragraph.start
    words = unquoted(quote.paragraph)
    first, last = (one - start for one in (quote.passage.start, quote.passage.end))
    before, own = words[quote.passage.sentence_start - start : first], words[first:last]
    parting = _HALF.search(before) or _BEGINS_HALF.match(own)
    begin = parting.end() if parting and parting.string is own else 0
    found = next(habits.who.finditer(own, begin), None) if parting else None
    if (
        not found
        or not habits.is_only_titles(own[begin : found.start()])
        or not _PREDICATE.match(own, found.end())
    ):
        return frozenset()
    return habits.names.get(found[0], frozenset())


_HALF = re.compile(r"(?:;|\b(?:while|whereas|but))\s*$")
_BEGINS_HALF = re.compile(r"(?:while|whereas|but)\s+")
_PREDICATE = re.compile(r"\s+(?:did|does|do|has|have|had|was|were|is|are|neither|never|\w+(?:ed|s))\b")


def _unquoted_sentence(quote: Quote) -> str:
    start = quote.passage.paragraph.start
    words = unquoted(quote.paragraph)
    return words[quote.passage.sentence_start - start : quote.passage.sentence_end - start]


def houses_of(speaker: Official | Organisation) -> set[str]:
    """The organisations for which an official speaks or spoke."""
    roles = speaker.roles if isinstance(speaker, Official) else ()
    return {role.organisation for role in roles if role.organisation}


@rule(
    "A209",
    "title-gives-words-elsewhere",
    example="title: has bob-ray speak, to whom no quote of the record gives words; correct it, or say in `note` of a quote why the title has Bob Ray speak, with “title”",
    reason="A title stands alone in lists, charts and searches, and a summary is read before the quotes: who speaks there is believed to have spoken.",
    mend="Name in the title or the summary whoever the quotes give the words to. If it is right, say why in `note` of a quote, with the name and the word “title”, “short”, “summary” or “notes”.",
)
def titles_name_who_speaks(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A title, a `short`, a summary or a note has nobody speak but those to whom the record’s quotes give words, and the outlets that report it.

    What one of these tells of another is theirs: “Lee says Ray told her”, “Lee quotes Ray”. A side speaks by its officials
    and bodies: “Eastland says” is right over words of one of these. A summary and a note may also tell of whoever is named
    in the sentence of a quote, a note with a `url` of anybody. A note of a quote that names the other and the field settles it.
    """
    habits, given = _habits_of_titles(sourcebook), given_words(sourcebook)
    for event in sourcebook.all(Event):
        quotes = sourcebook.quotes.get(event.id, ())
        known = {id for one in quotes for id in _with_words(sourcebook, one, given[one.source.id])}
        named = {id for one in quotes for id in habits.named(one.sentence)}
        for path, text in _telling(event):
            field = str(path[0])
            noted = " ".join(one.evidence.note or "" for one in quotes if names(one.evidence.note, field))
            may = known | habits.named(noted) | (set() if field in ("title", "short") else named)
            lines = [text] if field in ("title", "short") else _unmarked(sourcebook, event, text)
            told = [
                who
                for line in lines
                for who in _speaking_unquoted(line, may, habits, is_saying(sourcebook, event))
            ]
            for who in dict.fromkeys(told):
                one = sourcebook.speaker(who)
                if one is None or isinstance(one, Official) or one.is_state:
                    called, name = (
                        (who, one.label) if one else (who.removeprefix(_SIDE), who.removeprefix(_SIDE))
                    )
                    what = f"has {called} speak, to whom no quote of the record gives words; correct it, or say in `note` of a quote why the {_CALLED.get(field, field)} has {name} speak, with “{field}”"
                    yield event.origin.diagnostic(path, what)


_CALLED = {"short": "short title", "notes": "note"}
_SIDE = "side of "


def _telling(event: Event) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What a curator tells of an event in its own name, with the way to the field."""
    for field in ("title", "short", "summary"):
        yield (field,), getattr(event, field) or ""
    for place, one in enumerate(event.notes):
        if not one.url:
            yield ("notes", place, "text"), one.text


def _unmarked(sourcebook: Sourcebook, event: Event, text: str) -> Iterator[str]:
    """The sentences of a text without marked words of a quote: whose these are is asked by another rule."""
    for one in _clauses(text):
        if not any(_owners(sourcebook, event, words) for words in in_marks(one)):
            yield one


def _with_words(sourcebook: Sourcebook, quote: Quote, given: tuple[Attribution, ...]) -> set[str]:
    """To whom a quote gives words: its speaker, for whom this one speaks, and whom its sentence has speak where it is of another."""
    one, told = quote.speaker, told_in(quote.passage, given)
    own = {one.id} | houses_of(one) if one else set[str]()
    # whom a sentence has speak in the place of the recorded speaker is asked about there
    found = own | (set() if own & told else told)
    for side, called in _sides(sourcebook).items():
        countries = {each.country for id in found if (each := sourcebook.speaker(id))}
        if countries & called or (one is None and names(quote.paragraph, *called)):
            found = found | {side}
    return found


@once
def _sides(sourcebook: Sourcebook) -> Mapping[str, set[str]]:
    """What each side with countries is called: its name, which is often that of a capital, and those of its countries."""
    sides = (one for one in sourcebook.site.sides if one.countries)
    return {f"{_SIDE}{one.name}": {one.name, *one.countries} for one in sides}


@once
def _habits_of_titles(sourcebook: Sourcebook) -> Habits:
    """Names by which a title may have somebody speak: those of officials and bodies, and of sides and countries."""
    habits = habits_of_curators(sourcebook)
    sides = {name: frozenset((side,)) for side, called in _sides(sourcebook).items() for name in called}
    return replace(habits, names={**sides, **habits.names})


def _speaking_unquoted(line: str, known: set[str], habits: Habits, is_saying: bool) -> list[str]:
    """The ids of those whom a title has speak, and who are none of those known and told of by none of them.

    What is told of another is the teller’s word: “Lee says Ray told her”, “Ray told her, Lee says”. Of an act, what is done by
    words is no saying: “Ray announces a crossing”.
    """
    told = [
        one
        for one in speaking_in_title(line, habits)
        if (is_saying or not _DONE.match(line, one.end)) and not _UNTOLD.search(line[: one.start])
    ]
    tellers = [one for one in (*told, *quoting_in_title(line, habits)) if one.ids & known]
    found = (
        one.ids
        for one in told
        if not one.ids & known and not any(_tells_of(line, teller, one, habits) for teller in tellers)
    )
    return sorted(set[str]().union(*found))


def _tells_of(line: str, teller: Named, other: Named, habits: Habits) -> bool:
    """Whether in a title one is told to say that another speaks: no “and”, no “but” and no semicolon parts the two."""
    first, second = sorted((teller, other))
    between = line[first.end : second.start]
    if other is second and _WHO.match(line, other.end):
        return False  # “…, who says” is the word of whoever wrote the line
    is_beside = ":" not in between and habits.is_only_titles(between)
    if is_beside or _PARTING.search(between):
        return False
    is_told_at_end = bool(_AT_END.fullmatch(line, second.end) and _BEFORE_TELLER.search(between))
    if first is other or is_told_at_end:
        return first is other and is_told_at_end
    joined = _JOINING.search(between)
    return not joined or habits.is_somebody(joined[1])


_DONE = re.compile(
    r"\s+(?:\w+ly\s+)?(?!says\b|tells\b)\w+\s+(?:an?|the|his|her|its|their)\s(?!.*\b(?:that|how|why|whether)\b)"
)
_UNTOLD = re.compile(r"(?i:\b(?:neither|nor|not|no|nobody|nowhere|never)\b)[^;:.]*\bwhat\s+$")
"""What has a line say that it is not told what somebody says."""
_WHO = re.compile(r",?\s+who\b")
_PARTING = re.compile(r";|\s[—–]\s")
_JOINING = re.compile(r"(\S+?),?\s+(?:and|but|while|whereas|yet)\s+(?:[\w’'.-]+\s+){0,3}?$")
_AT_END = re.compile(r"(?:[’']s?)?(?:\s+[\w’'-]+){0,3}\W*")
_BEFORE_TELLER = re.compile(r"(?:,|\b(?:by|to))\s+(?:[\w’'.-]+\s+){0,3}?$")


@rule(
    "A210",
    "marked-words-of-another",
    example="summary: has bob-ray say “the ferry goes”, which are words of ann-lee; name in that sentence whoever said them, or take the marks away",
    reason="What stands in quotation marks beside a name is read as that one’s words, in a title and a summary as well as in a quote.",
    mend="Name in the same sentence whoever the quotes of the record give the words to; or take the marks away, and tell what is said of them.",
)
def marked_words_are_their_speakers(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Where a sentence of a curator sets words of a quote in marks and has somebody speak, it is the one to whom the quote gives them.

    A sentence that names the speaker, and one that has nobody speak, may quote as it likes.
    """
    habits = habits_of_curators(sourcebook)
    for entry, path, text in of_articles(sourcebook):
        if not isinstance(entry, Event | Claim | Contradiction) or not any(in_marks(text)):
            continue
        for sentence in _clauses(text):
            for words in in_marks(sentence):
                owners = _owners(sourcebook, entry, words)
                told = _told_beside(sourcebook, sentence, habits) if owners else frozenset[str]()
                if told and not owners & habits.named(unquoted(sentence)):
                    whose = series(
                        sorted(id for id in owners if sourcebook.find(Official, id)) or sorted(owners), "or"
                    )
                    what = f"has {series(sorted(told), 'or')} say “{words}”, which are words of {whose}; name in that sentence whoever said them, or take the marks away"
                    yield entry.origin.diagnostic(path, what, words=words)


def _clauses(text: str) -> Iterator[str]:
    """The sentences of a text, parted at each semicolon outside quotation marks."""
    flat = " ".join(text.split())
    for start, end in sentences(flat):
        bare, at = unquoted(flat[start:end]), start
        for stop in (*(start + one.start() for one in re.finditer(";", bare)), end):
            yield flat[at:stop]
            at = stop


def _owners(sourcebook: Sourcebook, entry: Event | Claim | Contradiction, words: str) -> frozenset[str]:
    """Whose words some are, and for whom these speak, by the quotes on which a record rests; nobody’s if one is of nobody by name."""
    if isinstance(entry, Event):
        events = {entry.id}
    else:
        events = {one.event for one in (entry.positions if isinstance(entry, Claim) else entry.passages)}
    found = [
        quote
        for id in events
        for quote in sourcebook.quotes.get(id, ())
        if stands_in(words.casefold(), fold(quote.words.casefold()))
    ]
    if not all(one.speaker for one in found):
        return frozenset()
    return frozenset(id for one in found if one.speaker for id in (one.speaker.id, *houses_of(one.speaker)))


def _told_beside(sourcebook: Sourcebook, sentence: str, habits: Habits) -> frozenset[str]:
    """The officials and state bodies whom a sentence has speak, or with whom it begins, or whose marked words it calls theirs."""
    told = {id for one in speaking_in_title(sentence, habits) for id in one.ids}
    bare, is_said = unquoted(sentence), re.search(either(habits.verbs), unquoted(sentence))
    for one in habits.who.finditer(bare):
        is_first = not is_said and habits.is_only_titles(bare[: one.start()])
        begins = is_first and re.match(r"\s+(?!and\b|or\b)[a-z]", bare[one.end() :])
        if (begins or re.match(r"[’']s?\s\s", bare[one.end() :])) and one[0] in habits.names:
            told |= habits.names[one[0]]
    bodies = (sourcebook.find(Organisation, id) for id in told)
    return frozenset(id for id in told if sourcebook.find(Official, id)) | {
        one.id for one in bodies if one and one.is_state
    }


RULES = (
    speakers_are_named_or_not,
    speakers_belong,
    quotations_have_speakers,
    speakers_have_the_part,
    acts_have_no_idle_speakers,
    sentences_name_their_speaker,
    narration_names_no_speaker,
    the_unnamed_have_no_name,
    speakers_have_words,
    words_have_a_verb,
    whoever_speaks_has_a_record,
    relayed_words_are_the_others,
    pronouns_are_recorded,
    titles_name_who_speaks,
    marked_words_are_their_speakers,
)
