"""D: days of saying. Words were said before they were printed, and once."""

from collections.abc import Iterator

from sourcebook.model import Diagnostic, Event, Source, Sourcebook, When
from sourcebook.resolve.grounds import supports
from sourcebook.resolve.quotes import is_saying
from sourcebook.rules.dates import is_planned
from sourcebook.rules.proof import complaint, names
from sourcebook.rules.relations import sharing
from sourcebook.rules.rule import rule


@rule(
    "D106",
    "said-after-published",
    example="evidence.0.said: “1962-05-06” is after 1962-paper was published (1962-05-04), which has the words; correct one of the dates",
    reason="No article prints words that were still to be said; one of the two days is wrong.",
    mend="Correct `said` or `first_published` of that quote, the date of the record, or that of the source.",
)
def words_are_said_before_they_are_printed(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Words were said, and first published, no later than their article, and no later than the day of their statement."""
    for event in sourcebook.all(Event):
        for place, evidence in enumerate(event.evidence):
            source = sourcebook.find(Source, evidence.source)
            for field in ("said", "first_published"):
                when: When | None = getattr(evidence, field)
                if when is None or when.first is None:
                    continue
                if source and source.published.last and when.first > source.published.last:
                    what = f"“{when.text}” is after {source.id} was published ({source.published.last}), which has the words; correct one of the dates"
                    yield event.origin.diagnostic(("evidence", place, field), what)
                elif (
                    field == "said"
                    and is_saying(sourcebook, event)
                    and event.date.last
                    and when.first > event.date.last
                ):
                    what = f"“{when.text}” is after the day of this statement ({event.date.text}); correct one of the two"
                    yield event.origin.diagnostic(("evidence", place, field), what)


@rule(
    "D107",
    "said-unexplained",
    example="evidence.0.said_note: is missing; say how the day of saying is known, which is “background”",
    reason="A day that the article does not print is a conclusion, or from elsewhere; a reader may want to follow it.",
    mend="Say in `said_note` from which words the day was worked out, or where it is from.",
)
def days_of_saying_are_explained(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A day of saying that the article does not print says in `said_note` how it is known."""
    for event in sourcebook.all(Event):
        for place, evidence in enumerate(event.evidence):
            if evidence.said_basis not in (None, "stated") and not evidence.said_note:
                what = f"is missing; say how the day of saying is known, which is “{evidence.said_basis}”"
                yield event.origin.diagnostic(("evidence", place, "said_note"), what)


@rule(
    "D108",
    "said-out-of-order",
    example="evidence.0.said: “1962-05-04” is after the words were first published (1962-05-03); correct one of the two",
    reason="Words are said, then published; and nobody says that something took place before it did.",
    mend="Correct `said` or `first_published` of that quote, or the date of the record.",
)
def days_of_saying_are_in_order(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Words are said no later than they are first published; a statement’s are published no earlier than its day, and who says that an act took place says so no earlier than the act."""
    for one in sourcebook.all_quotes():
        said, published, date = one.evidence.said, one.evidence.first_published, one.event.date
        if said and published and published.is_before(said):
            what = f"“{said.text}” is after the words were first published ({published.text}); correct one of the two"
            yield complaint(one, "said", what)
        elif is_saying(sourcebook, one.event):
            if published and not said and published.is_before(date):
                what = f"“{published.text}” is before the day of this statement ({date.text}); correct one of the two"
                yield complaint(one, "first_published", what)
        elif (
            one.evidence.position
            and supports(sourcebook, one.evidence.position)
            and not is_planned(sourcebook, one.event)
        ):
            for field, when in (("said", said), ("first_published", published)):
                if when and when.is_before(date):
                    what = f"“{when.text}” is before this act ({date.text}), and the words say that it took place; correct one of the two"
                    yield complaint(one, field, what)


@rule(
    "D109",
    "day-of-saying-missing",
    example="evidence.0.said_basis: is of no day; write `said` or `first_published`, or take it out",
    reason="A basis without a day looks as if the day had been checked, and the record’s date is shown for it.",
    mend="Write `said` or `first_published` beside it, or take `said_basis` and `said_note` out.",
)
def bases_of_saying_have_a_day(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A `said_basis` or a `said_note` stands beside a `said` or a `first_published`."""
    for event in sourcebook.all(Event):
        for place, one in enumerate(event.evidence):
            for field in ("said_basis", "said_note"):
                if getattr(one, field) and not one.said and not one.first_published:
                    what = "is of no day; write `said` or `first_published`, or take it out"
                    yield event.origin.diagnostic(("evidence", place, field), what)


@rule(
    "D206",
    "passage-said-on-two-days",
    example="evidence.0.said: “1962-05-02” is not the day of the same words in 1962-lee-ferry (1962-05-04); correct one of the two, or name “1962-lee-ferry” in `note`",
    reason="Words that were said once have one day, in every record that quotes them.",
    mend="Correct `said`, or the date of the statement. If the passage holds words of two days, say so in `note` of that quote, in either record, with the id of the other.",
)
def passages_have_one_day(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """The same words of a speaker have the same day of saying in all records.

    A note of that quote, in either record, settles it with the id of the other.
    """
    for one, other in sharing(sourcebook):
        same = one.evidence.said_by == other.evidence.said_by and not one.evidence.said_by.is_narration
        if is_saying(sourcebook, one.event) and is_saying(sourcebook, other.event) or not same:
            continue
        day, other_day = one.said.date, other.said.date
        differ = day.is_before(other_day) or other_day.is_before(day)
        if differ and one.said.is_said and other.said.is_said:
            asked, kept = (one, other) if one.evidence.said and not other.evidence.said else (other, one)
            what = f"“{asked.said.date.text}” is not the day of the same words in {kept.event.id} ({kept.said.date.text}); correct one of the two, or name “{kept.event.id}” in `note`"
            yield complaint(asked, "said" if asked.evidence.said else "quote", what)


@rule(
    "D207",
    "said-before-statement",
    example="evidence.0.said: “1963-03-30” is before the day of this statement (1963-04-01); correct one of the two, or say in `said_note` what was said on 1963-03-30",
    reason="A statement is dated by its words; older words in it are another statement, or its date is wrong.",
    mend="Correct `said` or the date of the record; or say in `said_note` why older words stand here, with their day as `said` has it.",
)
def statements_have_no_older_words(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """The words of a statement were said on its day, or first published on it.

    A `said_note` or `note` of the quote that has the day settles it.
    """
    for one in sourcebook.all_quotes():
        said, date, published = one.evidence.said, one.event.date, one.evidence.first_published
        if published and not published.is_before(date):
            continue
        if not said or not is_saying(sourcebook, one.event) or not said.is_before(date):
            continue
        if not names(f"{one.evidence.said_note} {one.evidence.note}", said.text, str(said)):
            what = f"“{said.text}” is before the day of this statement ({date.text}); correct one of the two, or say in `said_note` what was said on {said.text}"
            yield complaint(one, "said", what)
