"""A sourcebook -> every error at once, and after the errors the warnings."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from importlib import import_module
from pkgutil import iter_modules

import sourcebook.rules as folder
from sourcebook.evidence.lexicon import lexicon_of
from sourcebook.history.guard import of_published, well_advised
from sourcebook.history.proposal import Proposal
from sourcebook.model import (
    AtReading,
    Channel,
    Claim,
    Diagnostic,
    Diagnostics,
    Event,
    InvalidRecord,
    Official,
    Organisation,
    Outside,
    Site,
    Source,
    Sourcebook,
    Term,
    WordList,
)
from sourcebook.model.sourcebook import carried
from sourcebook.read.files import holds_records
from sourcebook.resolve.incremental import around
from sourcebook.resolve.join import with_drafts
from sourcebook.resolve.resolve import resolve
from sourcebook.rules.addresses import articles_stay, changes_are_declared, evidence_stays, register_stays
from sourcebook.rules.pull_requests import (
    files_are_plain,
    losses_are_declared,
    new_records_are_registered,
    pull_requests_are_of_one_kind,
)
from sourcebook.rules.rule import Rule

LETTERS = {
    "F": "Files",
    "I": "Ids and references",
    "S": "Sources",
    "Q": "Quotes",
    "V": "Variants of quotes",
    "A": "Attribution",
    "D": "Dates",
    "O": "Offices",
    "T": "Statuses",
    "R": "Relations",
    "C": "Claims and contradictions",
    "U": "Addresses",
    "G": "Guards of a pull request",
    "L": "Links and prose",
    "W": "Words",
    "P": "Publishing",
}
"""The subjects of the rules, by the letter of their codes."""


def _rules() -> set[Rule]:
    """Every rule in a file of this folder; writing one there is all it takes."""
    files = (one.name for one in iter_modules(folder.__path__) if one.name != "check")
    modules = [import_module(f"{folder.__name__}.{name}") for name in files]
    return {one for module in modules for one in vars(module).values() if isinstance(one, Rule)}


RULES = tuple(sorted(_rules(), key=lambda rule: (list(LETTERS).index(rule.code[0]), rule.code)))
SUBJECTS = tuple(
    (letter, name, tuple(rule for rule in RULES if rule.code[0] == letter))
    for letter, name in LETTERS.items()
)
AGAINST_BEFORE = (
    changes_are_declared,
    evidence_stays,
    register_stays,
    articles_stay,
    losses_are_declared,
    pull_requests_are_of_one_kind,
    files_are_plain,
    new_records_are_registered,
)
"""Those that need what was there before."""
AT_READING = tuple(rule for rule in RULES if rule.name in set(AtReading))
"""Those that report what was found wrong as the files were read."""
ERRORS = tuple(
    rule for rule in RULES if rule.severity == "error" and rule not in (*AT_READING, *AGAINST_BEFORE)
)
"""Those that look at the sourcebook that was read, and stop a build."""
WARNINGS = tuple(rule for rule in RULES if rule.severity == "warning")
"""Those that stop nothing: a record answers one with a note (on the quote, or beside the title), never with a false speaker."""


def check(sourcebook: Sourcebook) -> None:
    """Hold the sourcebook against every rule, and raise `Diagnostics` with all that is wrong."""
    if found := diagnostics(sourcebook):
        raise Diagnostics(found)


def diagnostics(sourcebook: Sourcebook) -> list[Diagnostic]:
    """All that is wrong in the sourcebook, by every rule, and each cause once."""
    found = [one for rule in AT_READING for one in rule(sourcebook)]
    if _is_closed(sourcebook):
        return found
    known = {(one.path, one.field) for one in found} | _stand_ins(sourcebook)
    follow = [one for rule in ERRORS for one in rule(sourcebook)]
    if any(one.draft for one in sourcebook.invalid_records()):
        follow += _of_drafts(sourcebook, follow)
    return _without_effects([*found, *(one for one in follow if _is_new(one, known))])


LOOKED_UP = (Site, Term, WordList, Channel, Official, Organisation, Outside)
"""The nouns of which a rule may look up any, to judge an event."""


def of_event(sourcebook: Sourcebook, event: Event) -> list[Diagnostic]:
    """All that is wrong in the file of one event of a sourcebook that is sound otherwise.

    Only the events near it are looked at; what it makes wrong in other files, `diagnostics` reports.
    """
    near = around(sourcebook, event)
    events = (one for one in sourcebook.all(Event) if one.id in near)
    sources = {one.source for each in events for one in each.evidence}
    kept = (
        one
        for one in sourcebook.entries
        if isinstance(one, LOOKED_UP)
        or (isinstance(one, Event) and one.id in near)
        or (isinstance(one, Source) and one.id in sources)
    )
    part = replace(
        sourcebook,
        entries=tuple(kept),
        quotes={id: quotes for id, quotes in sourcebook.quotes.items() if id in near},
        events={id: one for id, one in sourcebook.events.items() if id in near},
        claims={},
    )
    found = diagnostics(carried(part, sourcebook, lexicon_of))
    return [one for one in found if one.path == event.origin.path]


def of_invalid(sourcebook: Sourcebook, record: InvalidRecord) -> list[Diagnostic]:
    """What is wrong with a record that cannot be read; what follows from that elsewhere, `diagnostics` reports."""
    part = replace(sourcebook, entries=(record,), unreadable=())
    return [one for rule in AT_READING for one in rule(part)]


def _is_closed(sourcebook: Sourcebook) -> bool:
    """Whether a folder of records or articles could not be read: then nothing that is missing is reported."""
    return any(one.name == AtReading.unreadable and holds_records(one.path) for one in sourcebook.unreadable)


def _stand_ins(sourcebook: Sourcebook) -> set[tuple[str, str]]:
    """The fields for which a stand-in was taken; for a wrong id, the rule for ids reports."""
    ways = {
        (one.origin.path, one.origin.diagnostic(way, "").field)
        for one in sourcebook.invalid_records()
        for way in one.stand_ins
    }
    return ways - {
        (one.origin.path, one.origin.diagnostic(each.path, "").field) for one, each in sourcebook.misnamed
    }


def _of_drafts(sourcebook: Sourcebook, known: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What else is wrong with records that can be read only in part, and with quotes from such a source.

    Of these records only what can be judged field by field is reported; no stand-in of a date is compared with another date.
    """
    drafts = {one.origin.path for one in sourcebook.invalid_records() if one.draft}
    parts = {(path, field.rpartition(".")[0]) for path, field in _stand_ins(sourcebook) if "." in field}
    book = resolve(with_drafts(sourcebook))
    rules = (rule for rule in ERRORS if rule.code[0] in ALONE + OF_QUOTES)
    for one in {one for rule in rules for one in rule(book)} - set(known):
        is_part = (one.path, one.field.rpartition(".")[0]) in parts and one.code[0] != "Q"
        if (one.code[0] in ALONE or one.path not in drafts) and not is_part:
            yield one


ALONE = "QSL"
"""The subjects of rules that judge a field by itself or by the article."""
OF_QUOTES = "A"
"""The subject of rules that judge a quote by its article and its event."""


def history_diagnostics(sourcebook: Sourcebook, found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Published records that changed without saying so, in files of which nothing was `found` wrong.

    These stop no build, so that an edit can be looked at while it is made; `sourcebook check` and `register` refuse it.
    """
    faulty = {diagnostic.path for diagnostic in found}
    if _is_closed(sourcebook):
        return []
    return [one for one in changes_are_declared(sourcebook) if one.path not in faulty]


def base_diagnostics(
    base: Sourcebook, head: Sourcebook, undeclared: Iterable[Diagnostic] = ()
) -> list[Diagnostic]:
    """What the sourcebook changes that it may not, since an earlier one, and what was found undeclared without one."""
    if _is_closed(head):
        return []
    return [
        *well_advised(base, head, of_published(base, head, undeclared)),
        *evidence_stays(base, head),
        *register_stays(base, head),
        *changes_are_declared(base, head),
        *losses_are_declared(base, head),
    ]


def proposal_diagnostics(proposal: Proposal) -> list[Diagnostic]:
    """What of the files that a branch brings is no plain file, or not of one kind with the rest."""
    return [*pull_requests_are_of_one_kind(proposal), *files_are_plain(proposal)]


def unregistered(base: Sourcebook, head: Sourcebook, named: str = "main") -> list[Diagnostic]:
    """The records that are new since `base`, which is `named` so, and not in the register, of a sourcebook that is right otherwise."""
    return list(new_records_are_registered(base, head, named))


def warnings(sourcebook: Sourcebook, found: Iterable[Diagnostic] = ()) -> tuple[Diagnostic, ...]:
    """All that is worth a second look, in the order of the files; where errors were `found`, in what these leave sound."""
    wrong = tuple(one for one in found if one.code not in OF_BEFORE)
    book = _sound(sourcebook, wrong) if wrong else sourcebook
    if book is None or _is_closed(sourcebook):
        return ()
    noticed: set[Diagnostic] = set()
    is_whole = not any(one.code[0] in RECORDS for one in wrong)
    for rule in (one for one in WARNINGS if is_whole or one.code not in OF_THE_WHOLE):
        with suppress(*((KeyError, IndexError) if wrong else ())):  # what is not there cannot be judged
            noticed.update(rule(book))
    return tuple(sorted(_without_effects(noticed)))


EFFECTS = {"D108": ("D104", False), "A204": ("A201", False), "S205": ("A201", True)}
"""What follows from another answer in the same file: a wrong date, a wrong speaker; and whether only in the same quote."""


def _without_effects(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Each cause once: what only follows from another answer is reported when that one is mended."""
    listed = list(found)
    causes = {(one.code, one.path) for one in listed} | {(one.code, one.path, _part(one)) for one in listed}
    return [one for one in listed if not causes & _causes_of(one)]


def _causes_of(one: Diagnostic) -> set[tuple[str, ...]]:
    code, is_of_quote = EFFECTS.get(one.code, ("", False))
    return {(code, one.path, _part(one)) if is_of_quote else (code, one.path)}


def _part(one: Diagnostic) -> str:
    """The field without its last step: `evidence.0` of `evidence.0.origin`."""
    return one.field.rpartition(".")[0]


OF_BEFORE = frozenset(rule.code for rule in AGAINST_BEFORE)
"""The errors that leave every record sound: they compare with what was there before."""
RECORDS = "FIS"
"""The subjects of errors that leave something out of account: a file, a record, an id, an article."""
OF_THE_WHOLE = ("A206", "I201", "I203", "O204")
"""Warnings that something is nowhere, which nobody can say before everything is read."""


def _sound(sourcebook: Sourcebook, found: tuple[Diagnostic, ...]) -> Sourcebook | None:
    """The sourcebook without the events and claims in which errors were found, and records that name what is not there.

    None without site or vocabulary.
    """
    faulty = {one.path for one in found}
    if sourcebook.find(Site, "site") is None or any(
        one.of == Term.noun for one in sourcebook.invalid_records()
    ):
        return None
    resolved = {*sourcebook.events, *sourcebook.claims}
    kept = [
        one
        for one in sourcebook.entries
        if isinstance(one, (Site, Term, WordList))
        or (not isinstance(one, (Event, Claim)) or (one.id in resolved and one.origin.path not in faulty))
        and all(any((noun, each.id) in sourcebook.by_key for noun in each.nouns) for each in one.references())
    ]
    events = {one.id for one in kept if isinstance(one, Event)}
    complete = {
        id for id in events if len(sourcebook.quotes.get(id, ())) == len(sourcebook.get(Event, id).evidence)
    }
    return replace(
        sourcebook,
        entries=tuple(one for one in kept if not isinstance(one, Event) or one.id in complete),
        quotes={id: quotes for id, quotes in sourcebook.quotes.items() if id in complete},
        events={id: event for id, event in sourcebook.events.items() if id in complete},
        claims={one.id: sourcebook.claims[one.id] for one in kept if isinstance(one, Claim)},
    )


def _is_new(diagnostic: Diagnostic, known: set[tuple[str, str]]) -> bool:
    """Whether neither a field nor what holds it was found wrong as its file was read: a consequence is not reported."""
    steps = diagnostic.field.split(".") if diagnostic.field else []
    return not any((diagnostic.path, ".".join(steps[:end])) in known for end in range(1, len(steps) + 1))
