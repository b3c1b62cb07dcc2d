"""F: files. What is wrong with a file as such, and files that the site cannot do without."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from sourcebook.model import AtReading, Diagnostic, Event, Sourcebook, Term
from sourcebook.rules.near import LISTS, empty_lists
from sourcebook.rules.rule import rule


def found_at_reading(sourcebook: Sourcebook, sort: AtReading) -> Iterator[Diagnostic]:
    """All of one sort that was found wrong as the files were read."""
    yield from (one for one in sourcebook.unreadable if one.name == sort)
    for entry in sourcebook.invalid_records():
        yield from (one for one in entry.diagnostics if one.name == sort)


@rule(
    "F101",
    AtReading.unreadable,
    example="has a tab; write spaces",
    reason="A file that cannot be opened, or that holds characters nobody can see, could say something else than what its editor shows.",
    mend="Save the file as plain text, in UTF-8, with spaces and not tabs, under its own name; take out the character at the place that is named.",
)
def files_are_readable(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A record is a plain text file in UTF-8, without tabs or invisible characters."""
    yield from found_at_reading(sourcebook, AtReading.unreadable)


@rule(
    "F102",
    AtReading.field_missing,
    example="kind: is missing; add it",
    reason="Pages are made of these fields: without one, a record would be shown with a hole in it.",
    mend="Add the field. CONTRIBUTING shows a whole record; a similar one in the same folder does too.",
)
def fields_are_there(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A record has every field that its kind must have."""
    yield from found_at_reading(sourcebook, AtReading.field_missing)


@rule(
    "F103",
    AtReading.field_unknown,
    example="sumary: is not a field of this record; did you mean “summary”?",
    reason="A field that nobody reads is usually another one misspelt, and what it says would be lost without a word.",
    mend="Correct the field’s name to the one that is suggested, or take the field out.",
)
def fields_are_known(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A record has only fields that its kind knows, each spelt as it is known."""
    yield from found_at_reading(sourcebook, AtReading.field_unknown)


@rule(
    "F104",
    AtReading.value_wrong,
    example="date: “1962-06-31” is not in the calendar; June 1962 has 30 days: correct the day, or write 1962-06 if it is not known",
    reason="A date that is in no calendar, a title of three lines or an empty list cannot be shown, sorted or linked.",
    mend="Write what the message asks for in place of what stands there.",
)
def values_are_allowed(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Each field holds what it is for: a date, an address, a line of text, a list, one of a few words."""
    yield from found_at_reading(sourcebook, AtReading.value_wrong)


@rule(
    "F105",
    AtReading.malformed,
    example="“status” stands here a second time, first on line 6; keep one",
    reason="Where the marks of the format are wrong, the rest of the file could mean anything, so nothing of it is taken.",
    mend="Look at the place that is named and the line before it: indentation, colons, quotation marks never closed, and the two lines --- around the fields of a Markdown record. A text with a colon or with quotation marks in it goes after `>-`, on the next line.",
)
def records_are_well_formed(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A record is a list of fields, each written as name, colon and value; in a Markdown record it stands between two lines ---."""
    yield from found_at_reading(sourcebook, AtReading.malformed)


@rule(
    "F106",
    AtReading.misplaced,
    example="stands where no record is read; move it to content/events/1962/1962-stray.yaml",
    reason="Records are found by where they stand: one in another folder would be on no page, and nobody would notice.",
    mend="Move the file to the folder of its kind; move anything that is no record out of content/.",
)
def files_are_in_place(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Each file of content/ stands in the folder of its kind, an event in the folder of its year."""
    yield from found_at_reading(sourcebook, AtReading.misplaced)


@rule(
    "F107",
    "word-list-missing",
    example="standings: is missing, and records use its words; add the list",
    reason="What a status, a part or a voice means is said in the vocabulary, and pages show it from there.",
    mend="Add the list to content/vocabulary.yaml, each word with its label.",
)
def vocabulary_has_its_lists(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Each list of words that records use stands in the vocabulary.

    That one is missing is reported once, not for every record.
    """
    if any(one.of == Term.noun for one in sourcebook.invalid_records()):
        return
    empty = empty_lists(sourcebook)
    references = (one for entry in sourcebook.entries for one in entry.references()) if empty else ()
    for noun in sorted(empty & {noun for one in references for noun in one.nouns}):
        yield Diagnostic(
            Term.path_pattern, 1, 1, LISTS[noun], "is missing, and records use its words; add the list"
        )


@rule(
    "F108",
    "first-page-missing",
    example="is not there; write the site’s first page",
    reason="The first page says what the site is about; no program can know that.",
    mend="Write content/pages/home.md, with a title, a description and a few paragraphs.",
)
def there_is_a_first_page(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """The site opens with a page written by hand, content/pages/home.md."""
    if ("page", "home") not in sourcebook.by_key:
        yield Diagnostic("content/pages/home.md", 1, 1, "", "is not there; write the site’s first page")


@rule(
    "F109",
    "folder-of-another-year",
    example="stands in the folder 1961; move it to 1962, with which its id starts, or rename it",
    reason="Whoever looks for a record looks in the folder of the year with which its id starts.",
    mend="Move the file to the folder that is named. If it was never published, it may be renamed instead.",
)
def folders_are_years(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """An event whose id starts with a year stands in the folder of that year."""
    for event in sourcebook.all(Event):
        year, folder = event.id.partition("-")[0], PurePosixPath(event.origin.path).parent.name
        if len(year) == 4 and year.isdigit() and folder != year:
            what = f"stands in the folder {folder}; move it to {year}, with which its id starts, or rename it"
            yield event.origin.diagnostic((), what)


RELIED_ON = {
    "part": ("speaker", "participant"),  # who speaks, and whose side an event is
    "voice": ("direct", "partly", "reported"),  # what evidence/sentences.py calls a passage by its marks
    "basis": ("stated", "background"),  # which dates say how they are known, and from where
    "role_basis": ("seed", "reference"),  # which offices give a passage, or an address
    "standing": ("independent",),  # beside which source nothing is said
    "relation": ("reports-on",),  # which acts a statement is about
}
"""The words on which code relies by their ids, by the list that they are of: under another id a rule would go quiet.

Other words are known by an attribute, and may be called anything: kinds by `is` and `contact`, statuses by `of` and
`grounds`, stances by `supports`. `speaker` and `direct` could be known so, too; until then they are named here.
"""
ON_WORDS = frozenset(("both-sides", "one-side", "no-side", "unnamed", "article"))
"""The grounds of a status that rest on somebody’s saying so, which a stance with `supports` marks."""


@rule(
    "F110",
    "word-relied-on-missing",
    example="standings.independent: is missing, and the check relies on it; add it, or give the word that was renamed this id again",
    reason="Some rules know a word by its id; under another id, they would find nothing and say nothing.",
    mend="Give the word its id again in content/vocabulary.yaml; its label may be anything. A stance that says that an act took place has `supports: true`, and each kind has `is`.",
)
def words_relied_on_are_there(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Each word on which rules rely, by its id or by what is said of it, stands in its list of the vocabulary."""
    if any(one.of == Term.noun for one in sourcebook.invalid_records()):
        return
    broken = {(one.key) for one in sourcebook.invalid_records()}
    for noun, ids in RELIED_ON.items():
        terms = sourcebook.terms(noun)
        for id in ids:
            if terms and (noun, id) not in sourcebook.by_key and (noun, id) not in broken:
                what = "is missing, and the check relies on it; add it, or give the word that was renamed this id again"
                yield _in_list(terms, f"{LISTS[noun]}.{id}", what)
    stances = sourcebook.terms("stance")
    on_words = [one.id for one in sourcebook.terms("status") if one.grounds in ON_WORDS]
    is_used = any(each.position for one in sourcebook.all(Event) for each in one.evidence)
    if is_used and stances and on_words and not any(one.supports for one in stances):
        what = f"no stance has `supports: true`, on which “{on_words[0]}” rests; add it to those that say that an act took place"
        yield _in_list(stances, LISTS["stance"], what)
    for one in sourcebook.terms("kind"):
        if one.is_ is None:
            what = "says neither `is: saying` nor `is: act`; add one, or rules for either pass it by"
            yield one.origin.diagnostic(("is",), what)
    yield from _turned_words(sourcebook)


def _turned_words(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Words of the vocabulary whose attributes say the contrary of the word, or no longer say what rules look for."""
    for one in sourcebook.terms("stance"):
        if one.supports and (found := _CONTRARY.search(f"{one.id} {one.label} {one.passive}")):
            what = f"says that the act took place, and the word is “{found[0]}”; take `supports` out, or correct the word"
            yield one.origin.diagnostic(("supports",), what)
    acts = [one for one in sourcebook.terms("status") if one.of == "act"]
    for one in acts if sum(each.grounds is not None for each in acts) > 1 else ():
        if one.grounds in (None, "saying"):
            what = "has no grounds of an act, as the other statuses have; add `grounds`, or acts bear it for nothing"
            yield one.origin.diagnostic(("grounds",), what)
    plans = [one for one in acts if one.grounds == "plan"]
    if len(plans) > 1 and not any(one.has_day for one in plans):
        what = "no status of plans has `day: true`; add it to the one that says that a day was fixed"
        yield _in_list(plans, LISTS["status"], what)


_CONTRARY = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refus\w+|reject\w+|refut\w+|disput\w+|neither|nor|not|against|contradict\w+|declin\w+)",
    re.IGNORECASE,
)
"""What says that somebody does not bear an act out."""


@rule(
    "F111",
    "meaning-without-stop",
    example="statuses.confirmed.meaning: is no sentence with a full stop; end it with one",
    reason="A meaning stands on pages between other sentences, and runs into the next one without its stop.",
    mend="End the meaning with a full stop.",
)
def meanings_are_sentences(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """The meaning of a word of the vocabulary ends with a full stop."""
    for one in sourcebook.all(Term):
        if one.meaning and not re.search(r"[.!?…][”)]?$", one.meaning.strip()):
            yield one.origin.diagnostic(("meaning",), "is no sentence with a full stop; end it with one")


def _in_list(terms: Sequence[Term], field: str, what: str) -> Diagnostic:
    """Say what is wrong with a list of the vocabulary, at its first word."""
    line, column = terms[0].origin.places.get((), (1, 1))
    return Diagnostic(Term.path_pattern, line, column, field, what)
