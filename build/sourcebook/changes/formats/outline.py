"""What all formats say alike: the heads of the parts, and the sentences on what is not listed in full."""

from collections.abc import Iterator, Sequence

from sourcebook.changes.compare import Changes
from sourcebook.changes.difference import AREAS, How, one_line
from sourcebook.model.text import count

HEADS = {How.lost: "Losses", How.changed: "Changes", How.gained: "New"}
MOST_NAMED = 50


def summary(changes: Changes) -> str:
    """In one sentence what differs."""
    if changes.unchanged:
        return f"Unchanged: {changes.after} says what {changes.before} says."
    if not changes.listed:
        return f"From {changes.before} to {changes.after}, nothing changes in meaning."
    numbers = [
        count(changes.counts[How.lost], "loss", "losses"),
        count(changes.counts[How.changed], "change"),
        f"{changes.counts[How.gained]:,} new",
    ]
    return f"From {changes.before} to {changes.after}: {', '.join(numbers)}."


def remarks(changes: Changes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What there is to say besides, each with the names that belong to it."""
    if changes.form_only:
        yield "Other in form only (comments, spaces, order), not in meaning", changes.form_only
    yield from _unsound(changes)
    made = changes.affected
    for what, names in (
        ("Pages that are lost", made.lost),
        ("Pages that are new", made.new),
        ("Pages that read otherwise", made.pages),
        ("Charts that are drawn otherwise", tuple(one.name for one in made.charts)),
        ("Data files that differ", made.data),
    ):
        if names:
            yield what, names


def _unsound(changes: Changes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """That a version does not pass its check, and what is therefore not compared."""
    for name, errors in zip((changes.before, changes.after), changes.errors, strict=True):
        if errors:
            yield (
                f"{name} does not pass its check: {count(errors, 'error')}; what can be read is compared",
                (),
            )
    if any(changes.errors) and not changes.unchanged:
        yield "Pages, charts and warnings are not compared where a version does not pass its check", ()


def counted_rest(changes: Changes) -> str:
    """How many differences are not shown in full, by kind; nothing where all are."""
    parts = []
    for how in How:
        kinds = [f"{number:,} of {AREAS[area]}" for one, area, number in changes.rest if one is how]
        if kinds:
            parts.append(f"{HEADS[how].lower()}: {', '.join(kinds)}")
    return f"Not shown in full: {'; '.join(parts)}." if parts else ""


def named(names: Sequence[str]) -> str:
    """Names with commas; after many, how many more."""
    more = f" and {len(names) - MOST_NAMED:,} more" if len(names) > MOST_NAMED else ""
    return ", ".join(map(one_line, names[:MOST_NAMED])) + more
