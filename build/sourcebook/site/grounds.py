"""What a status rests on, in words."""

from collections.abc import Iterable

from sourcebook.model import Ground, ResolvedEvent, Term
from sourcebook.site.witnesses import in_short


def grounds_in_words(grounds: Iterable[Ground]) -> list[str]:
    """The grounds of a status in words, each with the quotes that are it: “quotes 1 and 3: one side’s word”."""
    found: dict[str, list[int]] = {}
    for one in grounds:
        found.setdefault(ground_words(one), []).extend([one.quote] if one.quote else [])
    return [f"{_numbered(quotes)}{words}" for words, quotes in found.items()]


def meaning(event: ResolvedEvent) -> str:
    """What the status of an event means; where it can be that somebody says so, also who says less than that it took place."""
    said = (one for one in event.grounds if one.sort in ("side", "person"))
    partial = [f"quote {one.quote} ({one.partial.label})" for one in said if one.partial]
    less = f"Not said in full: {', '.join(partial)}." if partial else ""
    return " ".join(filter(None, (event.status.meaning, less)))


def in_part(words: str, stances: Iterable[Term | None]) -> str:
    """Whose word something is, with the stances, each once, where none says it in full: “one side’s word (confirms in part)”."""
    each = list(stances)
    told = " and ".join(dict.fromkeys(one.label for one in each if one))
    return f"{words} ({told})" if told and all(each) else words


def _numbered(quotes: list[int]) -> str:
    """Numbers of quotes, as they stand before what they are."""
    if not quotes:
        return ""
    *most, last = map(str, quotes)
    return f"quotes {', '.join(most)} and {last}: " if most else f"quote {last}: "


def ground_words(one: Ground) -> str:
    """What one ground of a status is: “one side’s word”, or “one side’s word (confirms in part)”."""
    words = {
        "side": f"{one.side.name}’s word" if one.side else "",
        "outlet": f"{one.whose.label}’s word" if one.whose else "",
        "person": f"{one.whose.label}’s word, not known to speak for a side then" if one.whose else "",
        "unnamed": "sources without a name",
        "article": "the article’s own words",
        "public": "shows it in public",
        "outside": f"{one.page.title} ({in_short(one.page)})" if one.page else "",
    }
    return in_part(words[one.sort], [one.partial])
