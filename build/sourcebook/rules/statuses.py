"""T: statuses. How far a record stands, and what a contact says of itself."""

from collections import defaultdict
from collections.abc import Iterator

from sourcebook.model import Claim, Diagnostic, Event, Quote, Sourcebook, Term
from sourcebook.resolve.grounds import supported, supports
from sourcebook.resolve.quotes import is_saying
from sourcebook.rules.proof import complaint, names
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
    for term in sourcebook.all(Term):
        if term.key[0] == "status":
            fitting[term.of].append(term.id)
    for event in sourcebook.all(Event):
        kind = sourcebook.by_key.get(("kind", event.kind))
        status = sourcebook.by_key.get(("status", event.status))
        if isinstance(kind, Term) and isinstance(status, Term) and status.of and kind.is_ != status.of:
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
    """A record whose scope is contact says through which channel."""
    for event in sourcebook.all(Event):
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
    names: dict[str, str] = {
        one.grounds: one.id for one in sourcebook.terms("status") if one.grounds and one.grounds != "plan"
    }
    for event in sourcebook.all(Event):
        status = sourcebook.by_key.get(("status", event.status))
        if not isinstance(status, Term) or status.grounds in (None, "saying"):
            continue
        allowed = supported(sourcebook, event)
        if status.grounds not in allowed:
            fitting = " or ".join(sorted(names.get(one, "a plan’s status") for one in allowed))
            mend = (
                f"write {fitting}"
                if fitting
                else "give `position` to the passages that say so, or `shows: public`"
            )
            what = f"“{event.status}” has no grounds here ({_needed(status.grounds)}); {mend}"
            yield event.origin.diagnostic(("status",), what)


def _needed(grounds: str) -> str:
    """What a status must rest on, in words."""
    return {
        "both-sides": "officials or state bodies of both sides would have to say so in its evidence",
        "public": "a passage would have to show it as a public act, `shows: public`",
        "one-side": "one side, and one only, would have to say so in its evidence",
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
    "T201",
    "plan-of-nobody",
    example="status: “planned” says that somebody wished, and `plan` says of nobody; write `wished_by` or `refused_by`, or say in `notes` who is behind what is planned, with “planned”",
    reason="A plan is somebody’s: without a name it reads as if all concerned had agreed.",
    mend="Write in `plan` who wished for it or refused it. If no article says, say so in `notes`, with the word of the status.",
)
def plans_are_somebodys(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """What was planned was wished or refused by somebody.

    A note of the record that has the word of the status settles it.
    """
    for event in sourcebook.all(Event):
        status = sourcebook.by_key.get(("status", event.status))
        plan = event.plan
        if (
            not isinstance(status, Term)
            or status.grounds != "plan"
            or (plan and (plan.wished_by or plan.refused_by))
        ):
            continue
        if not any(names(one.text, status.id, status.label) for one in event.notes):
            what = f"“{status.id}” says that somebody wished, and `plan` says of nobody; write `wished_by` or `refused_by`, or say in `notes` who is behind what is {status.id}, with “{status.id}”"
            yield event.origin.diagnostic(("status",), what)


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
    """A sentence with a denial supports no act, unless a note of that quote names the position."""
    denying = Turning(sourcebook.words("denying_words"))
    for one, stance in _support_without_note(sourcebook):
        if found := denying.told(one.sentence):
            what = f"“{stance}” says that it took place, and the sentence has {found}; read it again, or say in `note` of that quote why it is so, with “{stance}”"
            yield complaint(one, "position", what)


@rule(
    "T203",
    "position-against-claim",
    example="evidence.0.position: says that it took place; “Does the ferry go?”, which is about this act, has “denies” of the same speaker; write one of the two otherwise, or say in `note` of that quote why both are right, with “asserts”",
    reason="A party that denies an act in one place and confirms it in another is either misread in one of them, or has changed its word; readers must be told which.",
    mend="Read both passages, and write the position or the stance that is right. If both are, say why in `note` of that quote, with the word for the position.",
)
def positions_agree_with_claims(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Who supports an act has in the claims about it a stance that supports, unless a note of the quote names the position."""
    for one, stance in _support_without_note(sourcebook):
        who = one.evidence.said_by.who
        for claim in (claim for claim in sourcebook.all(Claim) if who and one.event.id in claim.about):
            taken = [of.stance for of in claim.positions if of.by.who == who]
            if taken and not any(supports(sourcebook, other) for other in taken):
                what = f"says that it took place; “{claim.label}”, which is about this act, has “{taken[0]}” of the same speaker; write one of the two otherwise, or say in `note` of that quote why both are right, with “{stance}”"
                yield complaint(one, "position", what)


def _support_without_note(sourcebook: Sourcebook) -> Iterator[tuple[Quote, str]]:
    """Each quote whose position says that the act took place, with that position; none whose note names it."""
    for one in sourcebook.all_quotes():
        stance = one.evidence.position
        if stance and supports(sourcebook, stance) and not names(one.evidence.note, stance):
            yield one, stance


RULES = (
    statuses_fit_kinds,
    contacts_have_channels,
    statuses_have_grounds,
    statements_have_no_grounds,
    what_is_shown_is_nobodys_word,
    plans_are_somebodys,
    positions_are_no_denials,
    positions_agree_with_claims,
)
