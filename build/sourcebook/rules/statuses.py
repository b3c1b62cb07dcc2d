"""T: statuses. How far a record stands, and what a contact says of itself."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from sourcebook.evidence.lexicon import lexicon_of
from sourcebook.model import (
    Channel,
    Claim,
    Diagnostic,
    Event,
    Official,
    Organisation,
    Quote,
    Site,
    Source,
    Sourcebook,
    Term,
    once,
)
from sourcebook.model.text import series
from sourcebook.resolve.grounds import grounds_of, supported, supports
from sourcebook.resolve.quotes import is_saying
from sourcebook.resolve.sides import as_party, side_of_words
from sourcebook.rules.attribution import attributions_by_source, speakers_in
from sourcebook.rules.proof import bodies_of, complaint, names
from sourcebook.rules.rule import rule
from sourcebook.rules.turning import Turning


@rule(
    "T101",
    "status-not-of-kind",
    example="status: “confirmed” is no status of a statement; write one of on-record",
    reason="That somebody said something is certain; that it happened is another question. A statement that is called confirmed mixes the two up.",
    mend="Write one of the statuses that are named. To say that the contact itself is confirmed, write a record of the contact.",
)
def statuses_fit_kinds(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """What was said is on record; only what was done is confirmed, said by one side, reported or planned."""
    fitting: dict[str | None, list[str]] = defaultdict(list)
    for term in sourcebook.terms("status"):
        fitting[term.of].append(term.id)
    for event in sourcebook.all(Event):
        kind = sourcebook.find_term("kind", event.kind)
        status = sourcebook.find_term("status", event.status)
        if not kind or not status or not fitting[kind.is_]:
            continue  # reported of the vocabulary
        if status.of and kind.is_ != status.of:
            what = f"“{status.id}” is no status of a {kind.label.lower()}; write one of {', '.join(sorted(fitting[kind.is_]))}"
            yield event.origin.diagnostic(("status",), what)


@rule(
    "T102",
    "contact-without-channel",
    example="channels: is missing; name at least one, since scope is contact",
    reason="Through which channel is the question that this record asks of every contact.",
    mend="Name a channel; there may be one for those that the article leaves open. If the record is no contact, write scope: context.",
)
def contacts_have_channels(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A record whose scope is contact says through which channel, where channels are recorded at all."""
    for event in sourcebook.all(Event) if sourcebook.all(Channel) else ():
        if event.scope == "contact" and not event.channels:
            what = "is missing; name at least one, since scope is contact"
            yield event.origin.diagnostic(("channels",), what)


@rule(
    "T103",
    "status-without-grounds",
    example="status: “confirmed” has no grounds here (officials or state bodies of both sides would have to say so in its evidence); give `position` to the passages that say so, or `shows: public`",
    reason="How sure an act is depends on who says that it took place; a status that is surer than its passages makes a fact of a claim.",
    mend="Write the status that is named; or say in `position` of each passage what it says of the act, in `shows` that it was public, or name in `documented_by` the page that documents it.",
)
def statuses_have_grounds(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """The status of an act is one that its passages, positions and outside pages give grounds for."""
    if sourcebook.find(Site, "site") is None:  # without it, nobody's side is known
        return
    names: dict[str, str] = {
        one.grounds: one.id for one in sourcebook.terms("status") if one.grounds and one.grounds != "plan"
    }
    for event in sourcebook.all(Event):
        status = sourcebook.find_term("status", event.status)
        if not status or status.grounds in (None, "saying"):
            continue
        allowed = supported(sourcebook, event)
        if status.grounds not in allowed and not _rests_on_unread(sourcebook, event):
            fitting = series(sorted({names.get(one, _called(one)) for one in allowed}), "or")
            mend = (
                f"write {fitting}"
                if fitting
                else "give `position` to the passages that say so, or `shows: public`"
            )
            for why in _supporters_of_no_side(sourcebook, event):
                mend = f"{why}, or {mend}"
            what = f"“{event.status}” has no grounds here ({_needed(status.grounds)}); {mend}"
            yield event.origin.diagnostic(("status",), what)


def _rests_on_unread(sourcebook: Sourcebook, event: Event) -> bool:
    """Whether somebody whose record is not there, or cannot be read, says that an act took place: nobody knows of which side."""
    return any(
        one.position
        and supports(sourcebook, one.position)
        and (who := one.said_by.who)
        and sourcebook.speaker(who) is None
        for one in event.evidence
    )


def _supporters_of_no_side(sourcebook: Sourcebook, event: Event) -> Iterator[str]:
    """Which officials say that an act took place and speak for no side, and why: by their country, which may be misspelt, or their offices."""
    found = {
        one.whose.id: as_party(sourcebook, sourcebook.site.side_of(one.whose.country))
        for one in grounds_of(sourcebook, event)
        if one.sort == "person" and one.whose
    }
    if ids := sorted(id for id, side in found.items() if not side):
        stand, record = ("stands", "that record") if len(ids) == 1 else ("stand", "their records")
        yield f"{series(ids)} {stand} on no side: correct `country` in {record}, or `sides` in content/site.yaml"
    if ids := sorted(id for id, side in found.items() if side):
        are, record = ("is", "that record") if len(ids) == 1 else ("are", "their records")
        yield f"{series(ids)} {are} not known to have been in office when it was said: correct `roles` in {record}, or the day of the words"


def _called(grounds: str) -> str:
    """A status that rests on such grounds, where it is a plan’s, of which there are several, or the vocabulary has none."""
    if grounds == "plan":
        return "a plan’s status"
    return f"a status with `grounds: {grounds}`, of which content/vocabulary.yaml has none"


def _needed(grounds: str) -> str:
    """What a status must rest on, in words."""
    return {
        "both-sides": "officials or state bodies of both sides would have to say so in its evidence",
        "public": "a passage would have to show it as a public act, `shows: public`",
        "one-side": "one side, and one only, would have to say so in its evidence",
        "no-side": "an official or a state body would have to say so, and none that speaks for a side",
        "unnamed": "sources without a name, and nobody named, would have to say so",
        "article": "only an article or an outlet would have to say so, in its own words",
        "outside": "`documented_by` would have to name a primary or independent page that was read, supports the act, and prints no other’s report",
        "plan": "`plan` would have to say who wishes, agrees or refuses",
    }[grounds]


@rule(
    "T104",
    "act-told-of-statement",
    example="evidence.0.position: is of a statement; take it out here, and write it in the record of the act",
    reason="`position` and `shows` say what a passage is to an act’s having taken place; that somebody spoke is certain anyway.",
    mend="Take the field out; write it at the same passage in the record of the act, if there is one.",
)
def statements_have_no_grounds(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Evidence of what was said has no `position` and no `shows`: only acts have these."""
    for event in sourcebook.all(Event):
        if not is_saying(sourcebook, event):
            continue
        for place, evidence in enumerate(event.evidence):
            for field in ("position", "shows"):
                if getattr(evidence, field) is not None:
                    what = "is of a statement; take it out here, and write it in the record of the act"
                    yield event.origin.diagnostic(("evidence", place, field), what)


@rule(
    "T105",
    "public-by-somebodys-word",
    example="evidence.0.shows: is of words that are given to somebody; write `position`, which says what they say of the act",
    reason="What is shown in public is seen by all. That somebody says that it took place is that person’s word.",
    mend="Take `shows` out, and write in `position` what the speaker says of the act.",
)
def what_is_shown_is_nobodys_word(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A passage that shows an act as public is the article’s own, and takes no position on it."""
    for one in sourcebook.all_quotes():
        spoken = one.evidence.said_by.who or one.evidence.said_by.unnamed
        if one.evidence.shows and (spoken or one.evidence.position):
            what = "is of words that are given to somebody; write `position`, which says what they say of the act"
            yield complaint(one, "shows", what)


@rule(
    "T202",
    "position-over-a-denial",
    example="evidence.0.position: “asserts” says that it took place, and the sentence has “nobody”; read it again, or say in `note` of that quote why it is so, with “asserts”",
    reason="A “neither” or a “denied” makes a denial, or no answer, of what reads as a confirmation.",
    mend="Write the position that the sentence takes. If it is the one that is written, say why in `note` of that quote, with the word for it.",
)
def positions_are_no_denials(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A sentence with a denial supports no act and shows none as public, unless a note of that quote names the position, or “public”."""
    denying = Turning(sourcebook.words("denying_words"))
    shown = ((one, "shows", one.evidence.shows) for one in sourcebook.all_quotes() if one.evidence.shows)
    unnoted = ((one, field, word) for one, field, word in shown if not names(one.evidence.note, word))
    positions = ((one, "position", stance) for one, stance in _support_without_note(sourcebook))
    for one, field, word in (*positions, *unnoted):
        if found := denying.words_in(one.sentence):
            what = f"“{word}” says that it took place, and the sentence has {found}; read it again, or say in `note` of that quote why it is so, with “{word}”"
            yield complaint(one, field, what)


@rule(
    "T203",
    "position-against-claim",
    example="evidence.0.position: says that it took place; “Does the ferry go?”, which is about this act, has “denies” of the same speaker; write one of the two otherwise, or say in `note` of that quote why both are right, with “asserts”",
    reason="A party that denies an act in one place and confirms it in another is either misread in one of them, or has changed its word; readers must be told which.",
    mend="Read both passages, and write the position or the stance that is right. If both are, say why in `note` of that quote, with the word for the position.",
)
def positions_agree_with_claims(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Who supports an act has in the claims about it a stance that supports, and who rejects it none that only supports.

    A stance that is taken at the act itself counts before others of the same party. A note of the quote that names the position
    settles it.
    """
    about = defaultdict[str, list[Claim]](list)
    for claim in sourcebook.all(Claim):
        for id in claim.about:
            about[id].append(claim)
    for one in sourcebook.all_quotes():
        position = sourcebook.find_term("stance", one.evidence.position or "")
        if position is None or names(one.evidence.note, position.id):
            continue
        for claim in about.get(one.event.id, ()):
            taken = _stances_of(sourcebook, claim, one)
            supported = any(other.supports for other in taken)
            if position.supports:
                is_against = bool(taken) and not supported
            else:
                is_against = position.rejects and supported and not any(other.rejects for other in taken)
            if is_against:
                says = "says that it took place" if position.supports else "rejects it"
                what = f"{says}; “{claim.label}”, which is about this act, has “{taken[0].id}” of the same speaker; write one of the two otherwise, or say in `note` of that quote why both are right, with “{position.id}”"
                yield complaint(one, "position", what)


def _stances_of(sourcebook: Sourcebook, claim: Claim, quote: Quote) -> list[Term]:
    """The stances of a quote’s speaker on a claim: those taken at the quote’s event or, if there are none, all of somebody recorded."""
    by = quote.evidence.said_by
    taken = [one for one in claim.positions if one.by == by]
    here = [one for one in taken if one.event == quote.event.id]
    found = here or (taken if by.who else [])
    return [term for one in found if (term := sourcebook.find_term("stance", one.stance))]


def _support_without_note(sourcebook: Sourcebook) -> Iterator[tuple[Quote, str]]:
    """Each quote whose position says that the act took place, with that position; none whose note names it."""
    for one in sourcebook.all_quotes():
        stance = one.evidence.position
        if stance and supports(sourcebook, stance) and not names(one.evidence.note, stance):
            yield one, stance


@rule(
    "T106",
    "one-sentence-for-both-sides",
    example="evidence.1.said_by: the sentence gives its words to ann-lee, and is the word of East already; the other side’s word stands elsewhere, or nowhere",
    reason="“Both sides say so” needs two that speak; one sentence of one of them, written down twice, is one word.",
    mend="Take one of the two out; quote for the other side the passage in which it speaks, and write the status that the rest allows.",
)
def sides_have_their_own_words(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A sentence that gives its words to one side is not the word of the other, too; no note settles that."""
    for one, other, speakers in _sides_of_one_sentence(sourcebook):
        if speakers:
            side = side_of_words(sourcebook, one)
            what = f"the sentence gives its words to {series(sorted(speakers))}, and is the word of {side.name if side else 'another'} already; the other side’s word stands elsewhere, or nowhere"
            yield complaint(other, "said_by", what)


@rule(
    "T204",
    "sentence-of-both-sides",
    example="evidence.1.said_by: the sentence gives words to neither side by name, and stands for both; name both, with how the article speaks of them, in `note`",
    reason="A sentence such as “the two masters said” may speak for both sides, or for one that speaks of the other.",
    mend="Quote for each side a passage of its own; or say in `note` of that quote, with both names, how the article has both speak.",
)
def sentences_of_both_sides_say_so(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A sentence that gives words to nobody by name is the word of one side alone.

    A note of either quote that names both speakers settles it.
    """
    lexicon = lexicon_of(sourcebook)
    for one, other, speakers in _sides_of_one_sentence(sourcebook):
        both = {one.evidence.said_by.who, other.evidence.said_by.who}
        if not speakers and not any(both <= lexicon.named(each.evidence.note or "") for each in (one, other)):
            what = "the sentence gives words to neither side by name, and stands for both; name both, with how the article speaks of them, in `note`"
            yield complaint(other, "said_by", what)


@once
def _sides_of_one_sentence(sourcebook: Sourcebook) -> tuple[tuple[Quote, Quote, frozenset[str]], ...]:
    """Two quotes of an act from one sentence that are the words of two sides, unless it gives words to both; to whom it does."""
    found = list[tuple[Quote, Quote, frozenset[str]]]()
    given = attributions_by_source(sourcebook)
    for event in sourcebook.all(Event):
        quotes = {one.number: one for one in sourcebook.quotes.get(event.id, ())}
        spoken = [one for one in grounds_of(sourcebook, event) if one.side and one.quote in quotes]
        for (one, side), (other, elsewhere) in combinations(
            [(quotes[one.quote], one.side) for one in spoken if one.quote], 2
        ):
            here, there = one.passage, other.passage
            is_one = (
                here.source == there.source
                and here.sentence_start < there.sentence_end
                and there.sentence_start < here.sentence_end
            )
            if side != elsewhere and is_one:
                speakers = speakers_in(here, given[here.source]) | speakers_in(there, given[here.source])
                if not all(
                    each.speaker and speakers & {each.speaker.id, *bodies_of(each.speaker)}
                    for each in (one, other)
                ):
                    found.append((one, other, speakers))
    return tuple(found)


@rule(
    "T206",
    "outlet-as-state",
    example="state: is of a body that prints others’ words (1962-paper); take it out, or say in its text why it is a “state body”",
    reason="The word of a state body is its side’s word. A paper or an agency, whoever owns it, reports what others say.",
    mend="Take `state: true` out. If the body is one of the state and its own words are meant, say so in the text of its record, with “state body”.",
)
def outlets_are_no_sides(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A body whose word is its side’s prints no article, carries no other’s words, and is described as no outlet.

    A text of its record that has “state body” settles it.
    """
    prints = _printers(sourcebook)
    for body in (one for one in sourcebook.all(Organisation) if one.is_state):
        if (why := _why_outlet(body, prints)) and not names(body.body, "state body"):
            what = f"is of a body that {why}; take it out, or say in its text why it is a “state body”"
            yield body.origin.diagnostic(("state",), what)


@rule(
    "T209",
    "outlet-office-as-state",
    example="roles.1.title: “Harbour master” is called an office of the state, and is held at harbour, which prints others’ words (1962-paper); write `state: false` below it, or say in the text below why it is one, with “Harbour master”",
    reason="What is said in an office of the state is its side’s word. An editor or a reporter speaks for no side, whatever the country.",
    mend="Write `state: false` at that role. If it is an office of the state, say so in the prose of the official’s record, with the title.",
)
def offices_at_outlets_are_no_sides(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """What is called an office of the state is held at no body that prints others’ words, unless that is a body of the state.

    Prose of the official’s record that has the title settles it.
    """
    prints = _printers(sourcebook)
    for official in sourcebook.all(Official):
        for place, role in enumerate(official.roles):
            body = sourcebook.find(Organisation, role.organisation) if role.organisation else None
            why = _why_outlet(body, prints) if role.is_office and body and not body.is_state else ""
            if body and why and not names(official.body, role.title):
                what = f"“{role.title}” is called an office of the state, and is held at {body.id}, which {why}; write `state: false` below it, or say in the text below why it is one, with “{role.title}”"
                yield official.origin.diagnostic(("roles", place, "title"), what)


def _why_outlet(body: Organisation, prints: Mapping[str, str]) -> str:
    """By what a body is one that reports what others say; nothing of any other."""
    if body.id in prints:
        return f"prints others’ words ({prints[body.id]})"
    outlet = _OUTLET.search(f"{body.what}; {body.body.partition('.')[0]}")
    return f"is called “{outlet[0]}”" if outlet else ""


def _printers(sourcebook: Sourcebook) -> dict[str, str]:
    """Each body that published a source, or through which words in one came, with the first such source."""
    found: dict[str, str] = {}
    for source in sourcebook.all(Source):
        publishers = [one.organisation for one in (source.publisher, source.original_publisher) if one]
        for id in (*publishers, *(id for origin in source.origins for id in origin.path)):
            if id:
                found.setdefault(id, source.id)
    return found


_OUTLET = re.compile(
    r"\b(?:news\s?papers?|news\b[\w\s-]{0,20}?(?:agency|site|service|channel)|(?:press|wire)\s+(?:agency|service)|broadcaster|radio|television|TV|"
    r"magazine|outlet|tabloid|(?:daily|weekly|journal|portal)(?=\s*(?:[^\w\s-]|$)|\s+(?:about|and|by|for|from|in|of|on|that|which|with)\b))\b",
    re.IGNORECASE,
)
"""What a body is called that reports what others say; some words only where no other noun follows, as in “daily ferry”."""
