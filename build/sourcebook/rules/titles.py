"""A, T: titles, summaries and notes. Whoever speaks there speaks in the quotes, and a claim is not told as a fact."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from sourcebook.evidence.attribution import Attribution, Named, quoting_in_title, speaking_in_title, unquoted
from sourcebook.evidence.fold import fold, stands_in
from sourcebook.evidence.lexicon import Lexicon, lexicon_of_curators
from sourcebook.evidence.patterns import either
from sourcebook.evidence.sentences import sentences
from sourcebook.model import (
    Claim,
    Contradiction,
    Diagnostic,
    Event,
    Official,
    Organisation,
    Quote,
    Source,
    Sourcebook,
    once,
)
from sourcebook.model.text import series
from sourcebook.resolve.grounds import grounds_of, supports
from sourcebook.resolve.quotes import is_saying
from sourcebook.resolve.sides import side_at
from sourcebook.resolve.sources import publisher_name
from sourcebook.rules.attribution import attributions_by_source, places_of, speakers_in
from sourcebook.rules.claims import no_answer_in
from sourcebook.rules.proof import bodies_of, in_marks, label_of, names, of_articles
from sourcebook.rules.rule import rule


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
    in office and its bodies: “Eastland says” is right over words of one of these. A summary and a note may also tell of whoever is named
    in the sentence of a quote, a note with a `url` of anybody. A note of a quote that names the other and the field settles it.
    """
    lexicon, given = _lexicon_of_titles(sourcebook), attributions_by_source(sourcebook)
    for event in sourcebook.all(Event):
        quotes = sourcebook.quotes.get(event.id, ())
        known = {id for one in quotes for id in _with_words(sourcebook, one, given[one.source.id])}
        named = {id for one in quotes for id in lexicon.named(one.sentence)}
        for path, text in _texts_of(event):
            field = str(path[0])
            is_title, is_said = field in ("title", "short"), is_saying(sourcebook, event)
            noted = " ".join(one.evidence.note or "" for one in quotes if names(one.evidence.note, field))
            may = known | lexicon.named(noted) | (set() if is_title else named)
            lines = [text] if is_title else _unmarked(sourcebook, event, text)
            speaking = (who for line in lines for who in _speaking_unquoted(line, may, lexicon, is_said))
            for who in dict.fromkeys(speaking):
                one, called = sourcebook.speaker(who), who.removeprefix(_SIDE)
                if isinstance(one, Organisation) and not one.is_state:
                    continue  # outlets report what others say
                what = f"has {called} speak, to whom no quote of the record gives words; correct it, or say in `note` of a quote why the {_CALLED.get(field, field)} has {one.label if one else called} speak, with “{field}”"
                yield event.origin.diagnostic(path, what)


_CALLED = {"short": "short title", "notes": "note"}
_SIDE = "side of "


def _texts_of(event: Event) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The title, short title, summary and notes of an event, with the way to the field; a note with a `url` is left out."""
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
    one, speakers = quote.speaker, speakers_in(quote.passage, given)
    own = {one.id, *(role.organisation for role in quote.offices if role.organisation)} if one else set[str]()
    # whom a sentence has speak in the place of the recorded speaker is asked about there
    found = own | (set() if own & speakers else speakers)
    speaking = [each for id in found if (each := sourcebook.speaker(id))]
    countries = {
        each.country
        for each in speaking
        if not isinstance(each, Official) or side_at(sourcebook, each, quote.said.spoken)
    }
    for side, called in _sides(sourcebook).items():
        if countries & called or (one is None and names(quote.paragraph, *called)):
            found = found | {side}
    return found


@once
def _sides(sourcebook: Sourcebook) -> Mapping[str, set[str]]:
    """What each side with countries is called: its name, which is often that of a capital, and those of its countries."""
    sides = (one for one in sourcebook.site.sides if one.countries)
    return {f"{_SIDE}{one.name}": {one.name, *one.countries} for one in sides}


@once
def _lexicon_of_titles(sourcebook: Sourcebook) -> Lexicon:
    """Names by which a title may have somebody speak: those of officials and bodies, and of sides and countries."""
    lexicon = lexicon_of_curators(sourcebook)
    sides = {name: frozenset((side,)) for side, called in _sides(sourcebook).items() for name in called}
    return replace(lexicon, names={**sides, **lexicon.names})


def _speaking_unquoted(line: str, known: set[str], lexicon: Lexicon, is_saying: bool) -> list[str]:
    """The ids of those whom a title has speak, other than those known, and whom none of these quotes.

    What one says of another is the first one’s word: “Lee says Ray told her”, “Ray told her, Lee says”. Of an act, what is done by
    words is no saying: “Ray announces a crossing”.
    """
    speaking = [
        one
        for one in speaking_in_title(line, lexicon)
        if (is_saying or not _DONE.match(line, one.end)) and not _UNTOLD.search(line[: one.start])
    ]
    tellers = [one for one in (*speaking, *quoting_in_title(line, lexicon)) if one.ids & known]
    found = (
        one.ids
        for one in speaking
        if not one.ids & known and not any(_reports_on(line, teller, one, lexicon) for teller in tellers)
    )
    return sorted(set[str]().union(*found))


def _reports_on(line: str, teller: Named, other: Named, lexicon: Lexicon) -> bool:
    """Whether in a title one says that another speaks: no “and”, no “but” and no semicolon parts the two."""
    first, second = sorted((teller, other))
    between = line[first.end : second.start]
    if other is second and _WHO.match(line, other.end):
        return False  # “…, who says” is the word of whoever wrote the line
    is_beside = ":" not in between and lexicon.is_only_titles(between)
    if is_beside or _PARTING.search(between):
        return False
    is_told_at_end = bool(_AT_END.fullmatch(line, second.end) and _BEFORE_TELLER.search(between))
    if first is other or is_told_at_end:
        return first is other and is_told_at_end
    joined = _JOINING.search(between)
    return not joined or lexicon.is_somebody(joined[1])


_DONE = re.compile(
    r"\s+(?:\w+ly\s+)?(?!says\b|tells\b)\w+\s+(?:an?|the|his|her|its|their)\s(?!.*\b(?:that|how|why|whether)\b)"
)
_UNTOLD = re.compile(r"(?i:\b(?:neither|nor|not|no|nobody|nowhere|never)\b)[^;:.]*\bwhat\s+$")
"""A line that says that nobody knows what somebody says."""
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
    lexicon = lexicon_of_curators(sourcebook)
    for entry, path, text in of_articles(sourcebook):
        if not isinstance(entry, Event | Claim | Contradiction) or not any(in_marks(text)):
            continue
        for sentence in _clauses(text):
            for words in in_marks(sentence):
                owners = _owners(sourcebook, entry, words)
                speakers = (
                    _speakers_beside_marks(sourcebook, sentence, lexicon) if owners else frozenset[str]()
                )
                if speakers and not owners & lexicon.named(unquoted(sentence)):
                    whose = series(
                        sorted(id for id in owners if sourcebook.find(Official, id)) or sorted(owners), "or"
                    )
                    what = f"has {series(sorted(speakers), 'or')} say “{words}”, which are words of {whose}; name in that sentence whoever said them, or take the marks away"
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
    return frozenset(id for one in found if one.speaker for id in (one.speaker.id, *bodies_of(one.speaker)))


def _speakers_beside_marks(sourcebook: Sourcebook, sentence: str, lexicon: Lexicon) -> frozenset[str]:
    """The officials and state bodies whom a sentence has speak, or with whom it begins, or whose marked words it calls theirs."""
    speakers = {id for one in speaking_in_title(sentence, lexicon) for id in one.ids}
    bare, is_said = unquoted(sentence), re.search(either(lexicon.verbs), unquoted(sentence))
    for one in lexicon.who.finditer(bare):
        is_first = not is_said and lexicon.is_only_titles(bare[: one.start()])
        begins = is_first and re.match(r"\s+(?!and\b|or\b)[a-z]", bare[one.end() :])
        if (begins or re.match(r"[’']s?\s\s", bare[one.end() :])) and one[0] in lexicon.names:
            speakers |= lexicon.names[one[0]]
    bodies = (sourcebook.find(Organisation, id) for id in speakers)
    return frozenset(id for id in speakers if sourcebook.find(Official, id)) | {
        one.id for one in bodies if one and one.is_state
    }


@rule(
    "T208",
    "claim-told-as-fact",
    example="title: tells as a fact what rests on East’s word alone; say in it by whose account, as “…, by Ann Lee’s account”, or say in `notes` why not, with “title”",
    reason="A title stands alone in lists, searches and links; there a contact that one side claims reads like one that took place.",
    mend="Say in the title who says so: “…, by X’s account”, “X is reported to …”. If the title is right, say why in `notes`, with the word “title”.",
)
def titles_of_claims_say_whose(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """The title of what was said says who says it; of an act on one side’s word or of unnamed sources, title and summary say that it is told.

    A verb of saying, an account, a report, a source, words in quotation marks, a name before a colon, or of a saying the
    speaker or the speaker’s body say it; of a summary, in its first sentence. That nobody answered, as the articles tell it,
    is nobody’s word. A note of the record that has “title” settles it.
    """
    lexicon, countries = lexicon_of_curators(sourcebook), places_of(sourcebook)
    saying = re.compile(
        rf"“[^”]+”|\w:\s|\b(?:accounts?|report(?:s|ed|edly)?|sources?|according|words?|said|alleged(?:ly)?|claim(?:s|ed)?|"
        rf"believe[sd]?|thinks?|thought\s+to|rumou?r(?:s|ed)?|reputed(?:ly)?|(?:suppos|purport|presum)edly)\b|{either(lexicon.verbs)}|{_NO_NOUN}(?-i:{either(lexicon.plural_verbs)})(?!-)",
        re.IGNORECASE,
    )
    for event in sourcebook.all(Event):
        status, is_said = sourcebook.find_term("status", event.status), is_saying(sourcebook, event)
        grounds = status.grounds if status else None
        texts = [("title", event.title)]
        if not is_said:
            first = next((event.summary[slice(*one)] for one in sentences(event.summary)), "")
            texts = [*texts, ("summary", first)] if grounds in ("one-side", "no-side", "unnamed") else []
        for field, text in texts:
            is_whose = is_said and (
                _names_who_says(sourcebook, event, text, lexicon, countries)
                or _is_silence(sourcebook, event, text)
            )
            if saying.search(text) or is_whose or any(names(one.text, "title") for one in event.notes):
                continue
            sides = sorted({one.side.name for one in grounds_of(sourcebook, event) if one.side})
            rests = f"rests on {series(sides)}’s word alone" if sides else "rests on sources without a name"
            said = "the article says" if _is_narrated(event) else "somebody said"
            what = f"tells as a fact what {said if is_said else rests}; say in it by whose account, as “…, by {_first_speaker(sourcebook, event)}’s account”, or say in `notes` why not, with “title”"
            yield event.origin.diagnostic((field,), what)


_NO_NOUN = (
    "".join(
        rf"(?<!\b{one} )"
        for one in "the a an to of no in on at by for from with without under his her its their".split()
    )
    + "(?<![’']s )"
)
"""Before a verb: after one of these, “state” and “answer” are nouns."""
_SILENCE = re.compile(
    r"\b(?:no(?:\s+\w+){0,2}?\s+(?:answer|comment|reply|replies|response|reaction|word|statement)|silen(?:t|ce)|unanswered|declin\w+|refus\w+|"
    r"(?:not|never|\w+n[’']t)\s+(?:answer|comment|repl[yi]|respond|react)\w*)\b",
    re.IGNORECASE,
)


def _is_narrated(event: Event) -> bool:
    return all(one.said_by.is_narration for one in event.evidence)


def _is_silence(sourcebook: Sourcebook, event: Event, title: str) -> bool:
    """Whether a record says that nobody answered: its title has it, or all its passages, and these are an article’s own words."""
    quotes = sourcebook.quotes.get(event.id, ())
    tells = bool(_SILENCE.search(title)) or (
        bool(quotes) and all(no_answer_in(one.sentence) for one in quotes)
    )
    return _is_narrated(event) and tells


def _names_who_says(
    sourcebook: Sourcebook, event: Event, title: str, lexicon: Lexicon, countries: frozenset[str]
) -> bool:
    """Whether the title of a saying names its speaker or the speaker’s body, or begins with a country where none is named."""
    speakers = [one.speaker for one in sourcebook.quotes.get(event.id, ()) if one.speaker]
    if not speakers:
        return any(re.match(rf"(?:the )?{either((one,))}", title.casefold()) for one in countries)
    return bool(lexicon.named(title) & set[str]().union(*({one.id} | bodies_of(one) for one in speakers)))


def _first_speaker(sourcebook: Sourcebook, event: Event) -> str:
    """The name of whoever first says what a record is about."""
    said = [one for one in event.evidence if one.position and supports(sourcebook, one.position)]
    first = next((one.said_by.who for one in said or event.evidence if one.said_by.who), None)
    if first:
        return label_of(sourcebook, first)
    source = sourcebook.find(Source, event.evidence[0].source) if _is_narrated(event) else None
    return publisher_name(sourcebook, source.publisher) if source else "an unnamed source"
