"""An article’s text -> what its curator is to look at: lines that may not belong to it, and words that name its date."""

import re
from collections import Counter
from collections.abc import Iterator

from sourcebook.editing.commented import Commented, comment_of, commented, without_flaws
from sourcebook.editing.formatter import one_line
from sourcebook.evidence.article import lines_of
from sourcebook.model.letters import flaw
from sourcebook.rules.calendar import dates_in, weekdays_in

MOST_CLUES = 40
LONGEST_SHOWN = 80
_AROUND = re.compile(
    r"©|\(c\)\s*\d{4}|\bcopyright\b|all rights reserved|\bsign up\b|\bsubscri(?:be|ption)\b|\bnewsletters?\b|\bread (?:more|also|next|the full)\b"
    r"|\bmore from\b|\brelated (?:articles?|stories|topics|coverage)\b|\badvertisement\b|\bsponsored\b|\bfollow us\b|\bclick here\b"
    r"|\bshare (?:this|on|via)\b|\bdistributed by\b|\bvisit \S+\.(?:com|org|net)\b|\bphotos?(?:graph)?(?: credit| by|:)|\bfile photo\b"
    r"|\bgetty images\b|\breporting by\b|\bediting by\b|\bcontributed to this (?:report|article|story)\b|\bour standards\b|\bcookies?\b"
    r"|\bprivacy policy\b|\bterms of (?:use|service)\b|\blog in\b|\bjoin us\b|\bmin(?:ute)?s? read\b|^\s*(?:by|from) [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,4}(?:,.*\b\d{4}\b.*)?\s*$"
    r"|^\s*(?:published|updated|posted|last modified)\b|^\s*(?:https?://|www\.)\S+\s*$|^\s*\([^()]{3,60}\)\s*[—–-]|^\s*[A-Z][\w .,’'-]{2,40}\s+\([A-Z][\w. ]{1,30}\)\s*[—–-]",
    re.IGNORECASE | re.MULTILINE,
)
"""Credits, copyright, invitations, and what else is printed around an article; what is found is asked about."""


def boilerplate_clues(text: str, title: str) -> list[str]:
    """Comments on the lines that may not belong to an article, its `title` too, each as it would be left out.

    The curator decides.
    """
    lines = [(line.number, text[line.start : line.end]) for line in lines_of(text)]
    often = Counter(line.strip() for _, line in lines if line.strip())
    found = [
        (number, line)
        for number, line in lines
        if line.strip() and (often[line.strip()] > 1 or line.strip() == title or _AROUND.search(line))
    ]
    if not found:
        none = "No line looks as if it did not belong to the article; look yourself."
        return [*comment_of(none), "# boilerplate: []"]
    some = (
        "These lines may not belong to the article. Look at each; leave out with `boilerplate` what does not:"
    )
    return [*comment_of(some), "# boilerplate:", *_listed(found, title)]


def _listed(found: list[tuple[int, str]], title: str) -> Iterator[str]:
    for number, line in found[:MOST_CLUES]:
        if len(line) > 2 * LONGEST_SHOWN or any(map(flaw, line)):
            yield f"#   line {number}, in part: {without_flaws(line[:LONGEST_SHOWN])} …"
        else:
            is_title = line.strip() == title
            how = {"action": "metadata", "kept_as": "title"} if is_title else {"action": "drop"}
            yield f"#   - {one_line(commented({'line': number, 'exact': Commented(line), **how}))}"
    if len(found) > MOST_CLUES:
        yield f"#   and {len(found) - MOST_CLUES} more"


def date_clues(text: str) -> list[str]:
    """Comments on the days that an article names, with their lines: from these its date may follow."""
    found: list[str] = []
    for line in lines_of(text):
        words = text[line.start : line.end]
        days = [*(one.words.strip(" ,.") for one in dates_in(words)), *weekdays_in(words)]
        if days:
            found.append(f"line {line.number}: {', '.join(f'“{one}”' for one in dict.fromkeys(days))}")
    if not found:
        return comment_of("The text names no day, month or year.")
    more = [f"and {len(found) - MOST_CLUES} more lines"] if len(found) > MOST_CLUES else []
    clues = [*found[:MOST_CLUES], *more]
    return [*comment_of("The text names:"), *(line for one in clues for line in comment_of(f"  {one}"))]
