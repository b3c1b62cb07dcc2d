"""O: printed names. The titles and names by which articles call somebody are printed there, and are theirs."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from sourcebook.evidence.fold import stands_in
from sourcebook.evidence.lexicon import Lexicon, forms_of, lexicon_of
from sourcebook.model import Diagnostic, Event, Official, Source, Sourcebook
from sourcebook.model.event import Involvement
from sourcebook.rules.proof import (
    articles_with,
    folded_articles,
    is_evidence,
    label_of,
    names,
    people_and_bodies,
    places_of_whole_words,
)
from sourcebook.rules.rule import rule
from sourcebook.rules.turning import any_of


@rule(
    "O105",
    "printed-title-not-printed",
    example="officials.0.printed: “harbour clerk” stands in none of the event’s articles; copy the title as it is printed",
    reason="`printed` is what the article calls somebody, in its own words; anything else is invented.",
    mend="Copy the title from the article, or take `printed` out if the article gives none.",
)
def printed_titles_are_printed(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """The title that an article is said to print stands in one of the event’s articles."""
    folded = folded_articles(sourcebook)
    for event in sourcebook.all(Event):
        sources = {one.source for one in event.evidence}
        if not all(is_evidence(sourcebook.find(Source, one)) for one in sources):
            continue
        for place, one in enumerate(event.officials):
            if one.printed and not any(stands_in(one.printed, folded[id]) for id in sources):
                what = (
                    f"“{one.printed}” stands in none of the event’s articles; copy the title as it is printed"
                )
                yield event.origin.diagnostic(("officials", place, "printed"), what)


@rule(
    "O201",
    "printed-title-of-another-time",
    example="officials.0.printed: “clerk” is not the office held 4 May 1962 (Harbour master); say so in `note`, with “clerk”",
    reason="An article that calls somebody by an office not held on that day is wrong, or the date is, or it is somebody else.",
    mend="Check the date and the official. If the article is wrong, say so in `note` of that official, with the title as it is printed.",
)
def printed_titles_fit_the_date(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """The title that an article prints is that of the office held on the date.

    A note of the official that has the title settles it.
    """
    past = any_of(sourcebook.words("past_words"))
    for event in sourcebook.all(Event):
        for place, one in enumerate(event.officials):
            official = sourcebook.find(Official, one.official)
            if official is None or not one.printed or _on_title(one) or _whose_title(sourcebook, event, one):
                continue
            held = official.roles_at(event.date)
            titles = {role.title for role in held}
            gone = [role for role in official.roles if role not in held and role.title not in titles]
            best = max((_likeness(one.printed, role.title) for role in held), default=0.0)
            other = max((_likeness(one.printed, role.title) for role in gone), default=0.0)
            if other > max(best, 80.0) or (past.search(one.printed) and best > 50.0):
                what = f"“{one.printed}” is not the office held {event.when} ({held[0].title}); say so in `note`, with “{one.printed}”"
                yield event.origin.diagnostic(("officials", place, "printed"), what)


@rule(
    "O206",
    "printed-title-of-another",
    example="officials.0.printed: “harbour master” stands in the article beside Ann Lee, and never beside Bob Ray; correct it, or say in `note` why “harbour master” is Bob Ray’s",
    reason="A title that the article gives to somebody else makes another person of an official.",
    mend="Copy the title that the article prints beside this official’s name, or take `printed` out. If it is right, say why in `note` of that official, with the title.",
)
def printed_titles_are_ones_own(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """The title that an article prints stands somewhere beside no other official’s name.

    A note of the official that has the title settles it.
    """
    for event in sourcebook.all(Event):
        for place, one in enumerate(event.officials):
            if not _on_title(one) and (other := _whose_title(sourcebook, event, one)):
                whose, own = label_of(sourcebook, other), label_of(sourcebook, one.official)
                what = f"“{one.printed}” stands in the article beside {whose}, and never beside {own}; correct it, or say in `note` why “{one.printed}” is {own}’s"
                yield event.origin.diagnostic(("officials", place, "printed"), what)


def _on_title(one: Involvement) -> bool:
    """Whether a note has the printed title, or a long word of it."""
    printed = one.printed or ""
    return names(one.note, printed, *(word for word in printed.split() if len(word) >= LONG))


LONG = 5
"""Letters of a word that is part of a title and hardly in a note by chance."""


def _whose_title(sourcebook: Sourcebook, event: Event, one: Involvement) -> str:
    """Beside whom a title that an article prints stands, if it is somebody else wherever it stands; else nothing."""
    lexicon, sources = lexicon_of(sourcebook), {each.source for each in event.evidence}
    texts = (sourcebook.get(Source, id).article.text for id in sorted(sources)) if one.printed else ()
    beside = [ids for text in texts for ids in _beside(one.printed or "", text, lexicon)]
    is_anothers = bool(beside) and all(ids and one.official not in ids for ids in beside)
    return sorted(beside[0])[0] if is_anothers else ""


def _beside(printed: str, text: str, lexicon: Lexicon) -> Iterator[frozenset[str]]:
    """Whose name stands right before or after a title, at each of its places in a text; nobody’s where none does.

    A title in the plural is that of each of several: “keepers Lee and Ray”, “Lee and Ray, keepers”.
    """
    head = printed.partition(" of ")[0]
    is_plural = head.endswith(("s", "men")) and not head.endswith("ss")
    for start in places_of_whole_words(printed, text):
        after = lexicon.who.match(text, start + len(printed) + 1)
        before = re.search(r"(\S+(?: \S+){0,3}),? (?:(?:the|a|an) )?$", text[max(0, start - 80) : start])
        names = set[str]()
        if after:
            names = {after[0]} | (_joined_after(text, after, lexicon) if is_plural else set())
        elif before:
            names = {name for name in lexicon.names_in(before[1]) if before[1].rstrip(",").endswith(name)}
            names |= _joined_before(text[max(0, start - 160) : start], lexicon) if is_plural else set()
        yield frozenset(id for name in names for id in lexicon.names.get(name, ()))


_JOINED = re.compile(r",\s+|,?\s+and\s+")


def _joined_after(text: str, name: re.Match[str], lexicon: Lexicon) -> set[str]:
    """The names that follow one in a row: “Lee, Ray and Quill”."""
    found = set[str]()
    while (joint := _JOINED.match(text, name.end())) and (after := lexicon.who.match(text, joint.end())):
        found.add(after[0])
        name = after
    return found


def _joined_before(text: str, lexicon: Lexicon) -> set[str]:
    """The names in a row with which a text ends."""
    found, end = set[str](), len(text.rstrip(", "))
    for name in reversed(list(lexicon.who.finditer(text))):
        if name.end() == end or _JOINED.fullmatch(text, name.end(), end):
            found.add(name[0])
            end = name.start()
        else:
            break
    return found


def _likeness(printed: str, title: str) -> float:
    return fuzz.token_set_ratio(printed.casefold(), title.casefold())


@rule(
    "O204",
    "alias-not-printed",
    example="aliases.1: “Rey” stands in no article; copy the name as it is printed, or move it to `other_names`",
    reason="`aliases` are what articles print, and what speakers are recognised by: one that is misspelt recognises nobody.",
    mend="Copy the name from the article. A name that no article prints goes to `other_names`; or say in the prose of the record where it is printed, with the name.",
)
def aliases_are_printed(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Each alias of an official or organisation stands in an article, as it is written.

    One that begins small may stand there as a sentence begins with it: “The Echo”. Prose of the record that has the alias settles it.
    """
    articles, names_in = folded_articles(sourcebook), lexicon_of(sourcebook).names_in
    found = {name: text for text in articles.values() for name in names_in(text.text)}
    for one in people_and_bodies(sourcebook):
        for place, alias in enumerate(one.aliases):
            forms = forms_of(alias)
            is_found = any(form in found and stands_in(form, found[form]) for form in forms)
            is_there = is_found or any(_is_anywhere(sourcebook, form) for form in forms)
            if not is_there and not names(one.body, alias):
                what = f"“{alias}” stands in no article; copy the name as it is printed, or move it to `other_names`"
                yield one.origin.diagnostic(("aliases", place), what)


def _is_anywhere(sourcebook: Sourcebook, alias: str) -> bool:
    """Whether an alias stands in an article, however it is written and whatever name it is a part of."""
    articles = folded_articles(sourcebook)
    return any(stands_in(alias, articles[id]) for id in articles_with(sourcebook, alias))
