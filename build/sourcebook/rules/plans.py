"""T: plans. Whose a plan is, when it was to be, and what came of it."""

import re
from collections.abc import Iterator

from sourcebook.evidence.lexicon import lexicon_of
from sourcebook.model import Diagnostic, Event, Plan, Sourcebook
from sourcebook.rules.proof import label_of, names
from sourcebook.rules.rule import rule


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
        status = sourcebook.find_term("status", event.status)
        plan = event.plan
        if not status or status.grounds != "plan" or (plan and (plan.wished_by or plan.refused_by)):
            continue
        if not any(names(one.text, status.id, status.label) for one in event.notes):
            what = f"“{status.id}” says that somebody wished, and `plan` says of nobody; write `wished_by` or `refused_by`, or say in `notes` who is behind what is {status.id}, with “{status.id}”"
            yield event.origin.diagnostic(("status",), what)


@rule(
    "T107",
    "plan-says-nothing",
    example="plan: says nothing; write who wished or refused it, when it was to be, or what came of it",
    reason="An empty plan lets a status of plans pass, and tells a reader nothing.",
    mend="Write in `plan` what the articles say of it, or take it out and write another status.",
)
def plans_say_something(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A plan says who wished or refused it, when it was to be, or what came of it."""
    for event in sourcebook.all(Event):
        if event.plan == Plan():
            what = "says nothing; write who wished or refused it, when it was to be, or what came of it"
            yield event.origin.diagnostic(("plan",), what)


@rule(
    "T108",
    "scheduled-without-day",
    example="status: “planned” says that a day was fixed, and `plan` gives none; write `due`, or another status",
    reason="That a day was fixed is more than a wish; without the day nobody can look it up.",
    mend="Write in `due` of `plan` for when it was fixed; or a status of plans without a day.",
)
def fixed_days_are_given(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Where the status says that a day was fixed, the plan says which."""
    for event in sourcebook.all(Event):
        status = sourcebook.find_term("status", event.status)
        if status and status.has_day and not (event.plan and event.plan.due):
            what = f"“{status.id}” says that a day was fixed, and `plan` gives none; write `due`, or another status"
            yield event.origin.diagnostic(("status",), what)


@rule(
    "T205",
    "wish-without-words",
    example="plan.wished_by.0: no words here are of Bob Ray; quote the passage in which they wish it, or say in `notes` on whose word Bob Ray wishes it",
    reason="A wish is known by somebody’s words; without them, it is put into a mouth.",
    mend="Quote the passage in which this party says so; or say in `notes` of the record, with the name, on whose word it is said.",
)
def wishes_rest_on_words(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Whoever wished for a plan or refused it has words in the record’s evidence.

    A note of the record, or of a quote in it, that has the name settles it.
    """
    lexicon = lexicon_of(sourcebook)
    for event in (one for one in sourcebook.all(Event) if one.plan):
        noted = " ".join((*(one.text for one in event.notes), *(one.note or "" for one in event.evidence)))
        for field in ("wished_by", "refused_by"):
            for place, party in enumerate(getattr(event.plan, field)):
                is_told = (
                    names(noted, party.unnamed)
                    if party.unnamed
                    else party.who in lexicon.named(noted) | {None}
                )
                if is_told or any(one.said_by == party for one in event.evidence):
                    continue
                who = label_of(sourcebook, party.who) if party.who else party.unnamed
                did, does = ("wish", "wishes") if field == "wished_by" else ("refuse", "refuses")
                what = f"no words here are of {who}; quote the passage in which they {did} it, or say in `notes` on whose word {who} {does} it"
                yield event.origin.diagnostic(("plan", field, place), what)


@rule(
    "T207",
    "outcome-without-ground",
    example="plan.outcome: says what came of it, and not by which source; give `outcome_url`, link the record about it, or quote the article in “ and ”",
    reason="What came of a plan is a fact of its own, and a reader must be able to follow it.",
    mend="Give the address in `outcome_url`; or link the record about it, as `[[event/some-id]]`, or quote the article’s words in “ and ”.",
)
def outcomes_have_a_ground(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """What came of a plan has an address, a record about it, or the article’s words."""
    for event in sourcebook.all(Event):
        plan = event.plan
        if (
            plan
            and plan.outcome
            and not plan.outcome_url
            and not re.search(r"\[\[event/|“[^“”]+”", plan.outcome)
        ):
            what = "says what came of it, and not by which source; give `outcome_url`, link the record about it, or quote the article in “ and ”"
            yield event.origin.diagnostic(("plan", "outcome"), what)
