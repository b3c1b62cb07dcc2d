"""The measures of a chart, as data: what the scripts need to draw it anew, so that each is written once, here.

They stand in `usermeta` of each spec, and what is the same for all charts in that of their template. How far a record's words, arrow or ground lie from its day, the scripts see from
the rows; what follows from no row is here.
"""

from typing import Any

from sourcebook.drawing import layout, scale
from sourcebook.drawing.layout import Form, Layout


def usermeta(made: Layout) -> dict[str, Any]:
    """What a spec says of its drawing: where days stand, at which heights lines and dates are, and the measures."""
    stretch = made.scale.stretch
    return {
        "knots": [{"day": day.isoformat(), "px": round(px, 2)} for day, px in made.scale.knots],
        **(
            {"stretch": {"from": stretch.first.isoformat(), "to": stretch.last.isoformat()}}
            if stretch
            else {}
        ),
        "lines": {"y": made.top, "y2": made.height, "dates": made.dates},
        "breaks": [day.isoformat() for day in made.scale.breaks],
    }


def measures(form: Form) -> dict[str, Any]:
    """Of what is drawn, of the days that are named, and of their names: see layout.py and scale.py."""
    marks = {
        "around": layout.AROUND,
        "long": layout.LONG,
        "edge": layout.EDGE,
        "letter": layout.LETTER,
        "apart": layout.APART,
        "least": layout.LEAST,
        "beside": form.beside,
        "pitch": form.pitch,
        "line": layout.LINE,
        "below": layout.BELOW,
    }
    ticks = {
        "day": scale.NARROWEST,
        "broad": scale.BROAD,
        "short": scale.SHORT,
        "step": scale.FORTNIGHT,
        "fortnight": scale.FORTNIGHTS,
        "months": list(scale.MONTH_STEPS),
        "year": scale.YEAR,
        "short_year": scale.SHORT_YEAR,
        "years": scale.YEARS,
    }
    names = {
        "letter": scale.NAME_LETTER,
        "half": scale.HALF_LETTER,
        "beside": scale.BESIDE,
        "after_day": scale.AFTER_DAY,
        "before_day": scale.BEFORE_DAY,
        "after_short_year": scale.AFTER_SHORT_YEAR,
        "short_year_before_day": scale.SHORT_YEAR_BEFORE_DAY,
    }
    return {**marks, "ticks": ticks, "names": names}
