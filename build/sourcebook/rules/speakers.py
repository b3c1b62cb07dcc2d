"""A: speakers. Whoever is recorded as a speaker is named once, takes part in the event and has words in it."""

from collections.abc import Iterator

from sourcebook.evidence.lexicon import lexicon_of
from sourcebook.model import Claim, Diagnostic, Event, Official, Sourcebook
from sourcebook.model.text import series
from sourcebook.rules.attribution import attributions_by_source, speakers_in
from sourcebook.rules.proof import is_known, names
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
                    names = series(sorted(others), "or")
                    what = f"“{who}” is not among the event’s officials or organisations, and the sentence gives its words to {names}; read it, and write whose words these are"
                yield event.origin.diagnostic(("evidence", place, "said_by"), what)


def _given_to(sourcebook: Sourcebook, event: Event, place: int) -> frozenset[str]:
    """To whom the sentence of a quote gives words; nobody where the quote was not found."""
    quote = next((one for one in sourcebook.quotes.get(event.id, ()) if one.number == place + 1), None)
    return (
        speakers_in(quote.passage, attributions_by_source(sourcebook)[quote.source.id])
        if quote
        else frozenset()
    )


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
        kind = sourcebook.find_term("kind", event.kind)
        if (
            kind is None
            or kind.is_ != "act"
            or not all(one is None or is_known(sourcebook, one) for one in quoted)
        ):
            continue
        for place, one in enumerate(event.officials):
            if one.part == "speaker" and one.official not in quoted and is_known(sourcebook, one.official):
                what = f"no evidence of this act gives words of “{one.official}”; write participant, addressee or subject"
                yield event.origin.diagnostic(("officials", place, "part"), what)


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
    lexicon = lexicon_of(sourcebook)
    officials = {one.id for one in sourcebook.all(Official)}
    for event in sourcebook.all(Event):
        for place, evidence in enumerate(event.evidence):
            named = lexicon.named(evidence.said_by.unnamed or "") & officials
            if missing := named - lexicon.named(evidence.note or ""):
                names = series(sorted(missing))
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
