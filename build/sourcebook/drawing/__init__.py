"""Records in lanes -> a chart over time: its Vega-Lite spec, and the same drawn as SVG.

A record is drawn by one sign, whose shape tells its status and whose colour a side. It stands at the latest day
on which the record can have begun, as lists are ordered. Where that is not certain to the day, a hollow bar spans
every day that the date can mean; what lasted is a solid bar. An arrow points where a date is open. What is
earlier than the scale is folded to the left edge, with its year; lanes of background alone are folded to strokes.

The scale is broken where most is recorded: that stretch is drawn day by day, on a ground of its own. Each chart is
laid out twice, for wide and for narrow columns, because words must keep their size.

A chart of more records than `bins.py` says has a number in place of signs: how many records, by row and stretch of time.
"""

from sourcebook.drawing.figures import figures, made_of, numbers
from sourcebook.drawing.layout import FORMS, NARROW, WIDE, Band, Form, Lane, Stand
from sourcebook.drawing.scale import Span, span_of
from sourcebook.drawing.spec import as_json
from sourcebook.drawing.templates import template

__all__ = [
    "FORMS",
    "NARROW",
    "WIDE",
    "Band",
    "Form",
    "Lane",
    "Span",
    "Stand",
    "as_json",
    "figures",
    "made_of",
    "numbers",
    "span_of",
    "template",
]
