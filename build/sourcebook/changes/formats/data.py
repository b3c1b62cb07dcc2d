"""Changes as JSON, for other programs.

    from, to      what is compared, in words
    unchanged     whether no file differs, not even in form
    counts        how many differences there are: {"lost": 1, "changed": 2, "gained": 0}
    differences   those told in full, losses first: {"record": "event/some-id", "label", "files", "area", "how", "says",
                  "before", "after"}; the last two are lists of {"sort": "same" | "out" | "in", "words"}, empty where
                  nothing stands on that side; `how` is "lost", "changed" or "gained"
    rest          how many are not told in full: [{"how", "area", "count"}]
    form_only     files in which only comments, spaces or order differ
    errors        how many errors the check finds: {"from": 0, "to": 1}; where there is any, `affected` is empty
    affected      {"pages", "pages_lost", "pages_new", "charts", "data"}: addresses below the site, names of charts, files

All texts are on one line, and printable.
"""

import json
from collections.abc import Iterable
from typing import Any

from sourcebook.changes.compare import Changes
from sourcebook.changes.difference import Difference
from sourcebook.changes.wording import Piece, side_by_side


def render(changes: Changes) -> str:
    """All of it, as documented at the head of this file."""
    made = changes.affected
    data = {
        "from": changes.before,
        "to": changes.after,
        "unchanged": changes.unchanged,
        "counts": {how.name: number for how, number in changes.counts.items()},
        "differences": [_difference(one) for one in changes.listed],
        "rest": [{"how": how.name, "area": area, "count": number} for how, area, number in changes.rest],
        "form_only": list(changes.form_only),
        "errors": dict(zip(("from", "to"), changes.errors, strict=True)),
        "affected": {
            "pages": list(made.pages),
            "pages_lost": list(made.lost),
            "pages_new": list(made.new),
            "charts": [one.name for one in made.charts],
            "data": list(made.data),
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _difference(one: Difference) -> dict[str, Any]:
    before, after = map(_pieces, side_by_side(one.before, one.after))
    return {
        "record": one.name,
        "label": one.label,
        "files": list(one.paths),
        "area": one.area,
        "how": one.how.name,
        "says": one.says,
        "before": before,
        "after": after,
    }


def _pieces(found: Iterable[Piece]) -> list[dict[str, str]]:
    return [one._asdict() for one in found]
