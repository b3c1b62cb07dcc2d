"""The script that draws charts live is of the version that they are written in."""

import altair as alt

from sourcebook.charts import bundle
from sourcebook.drawing.templates import vega_lite


def test_the_bundle_is_the_one_that_altair_writes_for():
    """
    The script that draws live and the drawing made beforehand are of the version that the specs are written in.
    """
    (one,) = bundle.make(None)

    assert alt.SCHEMA_VERSION.startswith(f"v{vega_lite()}.")
    assert b"window.vegaEmbed=" in one.data
    assert one == next(bundle.make(None))
