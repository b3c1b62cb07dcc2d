"""L: links and prose. What an author writes between the facts, and where its links lead."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from sourcebook.model import Diagnostic, Entry, InvalidRecord, Sourcebook, once
from sourcebook.model.text import series
from sourcebook.resolve.links import PATTERN, UNCLOSED, Target, lost, targets, unfinished
from sourcebook.resolve.prose import prose_problems
from sourcebook.rules.proof import people_and_bodies
from sourcebook.rules.references import and_others, is_misplaced_or_told
from sourcebook.rules.rule import rule

NOT_LINKED = ("quote", "exact", "starts", "title", "label", "name")
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
    is_told, places = is_misplaced_or_told(sourcebook), dict[Target, list[Diagnostic]]()
    for entry, path, text in _linked(sourcebook):
        for found, at in targets(text):
            if (what := lost(found, sourcebook)) and not is_told(found.noun, found.id):
                one = found._replace(words=None)
                places.setdefault(one, []).append(_diagnostic(entry, path, text, at, what))
    for first, *others in map(sorted, places.values()):
        wrong, sign, mend = first.what.partition("; ")
        yield first._replace(what=f"{wrong}{and_others(others)}{sign}{mend}")


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


@once
def _linked(sourcebook: Sourcebook) -> tuple[tuple[Entry, tuple[str | int, ...], str], ...]:
    """Each text in which two brackets may make a link, with the way to its field."""
    return tuple(
        (entry, path, text)
        for entry in sourcebook.entries
        for path, text in entry.texts()
        if "[[" in text and path[-1] not in NOT_LINKED
    )


def _diagnostic(entry: Entry, path: tuple[str | int, ...], text: str, at: int, what: str) -> Diagnostic:
    """Say what is wrong with a link: at its field, or in the prose of a record at its very place."""
    if path != ("body",):
        typed = text[at : at + len(found[0])] if (found := PATTERN.match(text, at)) else text[at : at + 20]
        return entry.origin.diagnostic(path, what, words=typed)
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


@rule(
    "L104",
    "link-called-another",
    example="body: the link to official/bob-ray is called “Ann Lee”, which is a name of ann-lee; correct the words or the id",
    reason="Who follows a name to somebody else’s page takes one for the other.",
    mend="Write the id of the one who is named, or words that are no name of another.",
)
def links_are_called_by_their_own_name(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """The words of a link are not the name of another official or organisation than the one to whom it leads."""
    called: dict[str, set[str]] = {}
    for one in people_and_bodies(sourcebook):
        for name in (one.name, *one.aliases, *one.other_names):
            called.setdefault(name.casefold(), set()).add(one.id)
    for entry, path, text in _linked(sourcebook):
        for found, at in targets(text):
            words = re.sub(r"(’s|'s|’|')$", "", (found.words or "").strip(" .,“”*_")).casefold()
            owners = called.get(words, set())
            if owners and found.id not in owners and found.noun in _CALLED:
                names = series(sorted(owners), "or")
                what = f"the link to {found.noun}/{found.id} is called “{found.words}”, which is a name of {names}; correct the words or the id"
                yield _diagnostic(entry, path, text, at, what)


_CALLED = ("official", "organisation", "topic", "channel", "place")
"""Nouns to which no link is called by somebody’s name; an event can be, as in “said Lee”."""


@rule(
    "L105",
    "address-called-another",
    example="body: the link to https://other.example.org/ is called “ferry.example.org”, which is another address; write the address to which it leads, or words",
    reason="Words that look like an address are believed to be the one to which they lead.",
    mend="Write the address to which the link leads, or plain words.",
)
def addresses_are_called_by_their_own_name(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """The words of a link to an address outside are no other address."""
    for entry in sourcebook.entries:
        body = getattr(entry, "body", "")
        if isinstance(entry, InvalidRecord) or not body:
            continue
        for match in _OUTWARD.finditer(body):
            for words in _ADDRESS.finditer(match["words"]):
                if not _is_of(words[0], match["url"]):
                    what = f"the link to {match['url']} is called “{words[0]}”, which is another address; write the address to which it leads, or words"
                    yield _diagnostic(entry, ("body",), body, match.start(), what)
                    break


_OUTWARD = re.compile(
    r"(?<!\[)\[(?P<words>[^\[\]]+)\]\(\s*<?(?P<url>https?://[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)"
)
_ADDRESS = re.compile(
    r"(?<![\w@.-])(?:https?://)?(?:[a-z0-9-]+\.)+[a-z]{2,24}(?![\w.-]*\w)(?::\d+)?(?:/[^\s*_]*)?",
    re.IGNORECASE,
)


def _is_of(words: str, url: str) -> bool:
    """Whether words that look like an address are that of a link, or the beginning of it."""
    asked, given = (
        urlsplit(one if "://" in one else f"https://{one}") for one in (words.rstrip(".,;:!?"), url)
    )
    host, own = ((one.hostname or "").removeprefix("www.") for one in (asked, given))
    path = asked.path.rstrip("/…")
    return (host == own or (not path and own.endswith(f".{host}"))) and given.path.startswith(path)
