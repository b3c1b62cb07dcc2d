"""The whole -> nothing, or every error at once; and after the errors, what is worth a second look."""

from collections.abc import Iterable

from sourcebook.history.guard import well_advised
from sourcebook.model import AtReading, Diagnostic, Diagnostics, Sourcebook
from sourcebook.rules import (
    addresses,
    claims,
    dates,
    files,
    links,
    offices,
    outside,
    quotes,
    references,
    relations,
    sayings,
    sources,
    speakers,
    statuses,
    words,
)
from sourcebook.rules.addresses import changes_are_declared, evidence_stays, register_stays
from sourcebook.rules.rule import Rule


def _by_code(*rules: Rule) -> tuple[Rule, ...]:
    """The rules of a subject that stand in several files, in the order of their codes."""
    return tuple(sorted(rules, key=lambda rule: rule.code))


SUBJECTS = (
    ("F", "Files", files.RULES),
    ("I", "Ids and references", references.RULES),
    ("S", "Sources", _by_code(*sources.RULES, *outside.RULES)),
    ("Q", "Quotes", quotes.RULES),
    ("A", "Attribution", speakers.RULES),
    ("D", "Dates", _by_code(*dates.RULES, *sayings.RULES)),
    ("O", "Offices", offices.RULES),
    ("T", "Statuses", statuses.RULES),
    ("R", "Relations", relations.RULES),
    ("C", "Claims and contradictions", claims.RULES),
    ("U", "Addresses", (*addresses.RULES, *addresses.AGAINST_BEFORE)),
    ("L", "Links and prose", links.RULES),
    ("W", "Words", words.RULES),
)
"""Every rule, by its subject: the letter of its code, and what that stands for."""
RULES = tuple(rule for _, _, rules in SUBJECTS for rule in rules)
AT_READING = tuple(rule for rule in RULES if rule.name in set(AtReading))
"""Those that tell of what was found wrong as the files were read."""
ERRORS = tuple(
    rule
    for rule in RULES
    if rule.severity == "error" and rule not in (*AT_READING, *addresses.AGAINST_BEFORE)
)
"""Those that are held against the whole, and stop a build."""
WARNINGS = tuple(rule for rule in RULES if rule.severity == "warning")
"""Those that stop nothing: a record answers one with a note (on the quote, or beside the title), never with a false speaker."""


def check(sourcebook: Sourcebook) -> None:
    """Hold the sourcebook against every rule, and raise `Diagnostics` with all that is wrong."""
    if found := diagnostics(sourcebook):
        raise Diagnostics(found)


def diagnostics(sourcebook: Sourcebook) -> list[Diagnostic]:
    """All that is wrong in the sourcebook, by every rule."""
    found = [one for rule in AT_READING for one in rule(sourcebook)]
    told = {(one.path, one.field) for one in found}
    follow = (one for rule in ERRORS for one in rule(sourcebook))
    return [*found, *(one for one in follow if _is_new(one, told))]


def history_diagnostics(sourcebook: Sourcebook, found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Published records that changed without saying so, in files of which nothing was `found` wrong.

    These stop no build, so that an edit can be looked at while it is made; `sourcebook check` and `register` refuse it.
    """
    told = {diagnostic.path for diagnostic in found}
    return [one for one in changes_are_declared(sourcebook) if one.path not in told]


def base_diagnostics(
    base: Sourcebook, head: Sourcebook, undeclared: Iterable[Diagnostic] = ()
) -> list[Diagnostic]:
    """What the sourcebook changes that it may not, since an earlier one, and what was found undeclared without one."""
    return [
        *well_advised(base, head, undeclared),
        *evidence_stays(base, head),
        *register_stays(base, head),
        *changes_are_declared(base, head),
    ]


def warnings(sourcebook: Sourcebook) -> tuple[Diagnostic, ...]:
    """All that is worth a second look, in the order of the files; the sourcebook is sound already."""
    return tuple(sorted({one for rule in WARNINGS for one in rule(sourcebook)}))


def _is_new(diagnostic: Diagnostic, told: set[tuple[str, str]]) -> bool:
    """Whether a field was not found wrong already as its file was read: what follows from that is not told."""
    return not diagnostic.field or (diagnostic.path, diagnostic.field) not in told
