"""Rows -> a Vega-Lite spec: one template, made by Altair once, with its data swapped per chart."""

import json
from collections.abc import Iterable

from sourcebook.drawing.key import key_of
from sourcebook.drawing.layout import Beside, Form, Lane, lay_out, once
from sourcebook.drawing.measures import usermeta
from sourcebook.drawing.rows import rows_of, words_beside
from sourcebook.drawing.scale import Span
from sourcebook.drawing.templates import Spec, template
from sourcebook.model import Side

_ENCODED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def spec_of(
    sides: Iterable[Side], span: Span, lanes: tuple[Lane, ...], form: Form, beside: Beside | None = None
) -> Spec:
    """The Vega-Lite spec of lanes in one form; raise ValueError if a record has no sign.

    Its `usermeta` says where days stand and by which measures all is drawn, for whoever reads or moves the scale. `beside` are
    the words beside signs, for whoever has them of another form.
    """
    sides = tuple(sides)
    layout = lay_out(lanes, span, form, words_beside(once(lanes), sides) if beside is None else beside)
    key, height = key_of(sides, layout)
    own = {
        "usermeta": usermeta(layout),
        "width": form.width,
        "height": height,
        "datasets": rows_of(layout) | key,
    }
    return {**template("signs"), **own}


def as_json(value: object) -> str:
    """A spec, or a part of one, as JSON in which no text of a record could end a script element."""
    return _ENCODED(value).replace("<", "\\u003c")
