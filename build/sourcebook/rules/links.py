"""L: links and prose. What an author writes between the facts, and where its links lead."""

from collections.abc import Iterator

from sourcebook.model import Diagnostic, Entry, InvalidRecord, Sourcebook
from sourcebook.resolve.links import UNCLOSED, lost, targets, unfinished
from sourcebook.resolve.prose import prose_problems
from sourcebook.rules.rule import rule

_NOT_LINKED = ("quote", "exact", "starts", "title", "label", "name")
"""Fields in which two brackets are just brackets."""


@rule(
    "L101",
    "link-unknown",
    example="body: no record is called “official/bob-rai”; write noun/id of one that is there, as event/some-id",
    reason="A link that leads nowhere is worse than none.",
    mend="Correct the kind and the id between the brackets, as [[official/some-id]]; both are in the address of the record’s page.",
)
def links_lead_somewhere(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Each link between two brackets leads to a record, or to an index of the site."""
    for entry, path, text in _linked(sourcebook):
        for found, at in targets(text):
            if what := lost(found, sourcebook):
                yield _diagnostic(entry, path, text, at, what)


@rule(
    "L102",
    "link-unclosed",
    example="body: opens a link and does not close it; write [[noun/id]] or [[noun/id|words]]",
    reason="A link that is opened and never closed is shown as it was typed, brackets and all.",
    mend="Write two brackets before and two after, with nothing between them but the link, and on one line.",
)
def links_are_closed(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Each link that is opened with two brackets is closed with two."""
    for entry, path, text in _linked(sourcebook):
        openings = list(unfinished(text))
        for at in openings if path == ("body",) else openings[:1]:
            yield _diagnostic(entry, path, text, at, UNCLOSED)


def _linked(sourcebook: Sourcebook) -> Iterator[tuple[Entry, tuple[str | int, ...], str]]:
    """Each text in which two brackets may make a link, with the way to its field."""
    for entry in sourcebook.entries:
        for path, text in entry.texts():
            if "[[" in text and path[-1] not in _NOT_LINKED:
                yield entry, path, text


def _diagnostic(entry: Entry, path: tuple[str | int, ...], text: str, at: int, what: str) -> Diagnostic:
    """Say what is wrong with a link: at its field, or in the prose of a record at its very place."""
    if path != ("body",):
        return entry.origin.diagnostic(path, what)
    line, column = entry.origin.body_line + text.count("\n", 0, at), at - text.rfind("\n", 0, at)
    return Diagnostic(entry.origin.path, line, column, "body", what)


@rule(
    "L103",
    "prose-not-plain",
    example="body: raw HTML is not used here; write plain words",
    reason="Prose has few forms, so that nothing in it can act on a page, hide, or be shown otherwise than it was meant.",
    mend="Write paragraphs, headings from ##, emphasis, lists, quotations, tables and links to https addresses; no HTML, no images, no code.",
)
def prose_is_small_markdown(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """The prose of a record has only paragraphs, headings, emphasis, lists, quotations, tables and links to https addresses."""
    for entry in sourcebook.entries:
        body = getattr(entry, "body", "")
        if isinstance(entry, InvalidRecord) or not body:
            continue
        of_links = {lost(found, sourcebook) for found, _ in targets(body)} | {UNCLOSED}
        for line, column, what in prose_problems(body, sourcebook):
            if what not in of_links:
                yield Diagnostic(entry.origin.path, entry.origin.body_line + line, column, "body", what)


RULES = (links_lead_somewhere, links_are_closed, prose_is_small_markdown)
