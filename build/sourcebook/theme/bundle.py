"""assets/vega.js: Vega, Vega-Lite and Vega-Embed in one file, so that no chart asks another host for its script."""

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import PurePosixPath

import altair as alt
import vl_convert

from sourcebook.model import Kept, Output, Sourcebook

VEGA_LITE = ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])
"""The version of Vega-Lite that Altair writes for, and that draws both on paper and live: `6.4`."""


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the bundle; it is the same for every sourcebook."""
    versions = f"Vega-Lite {VEGA_LITE}, vl-convert {version('vl-convert-python')}"
    yield Output(PurePosixPath("assets/vega.js"), Kept(versions, _bundle))


def _bundle() -> bytes:
    bundle = vl_convert.javascript_bundle(vl_version=VEGA_LITE)  # type: ignore[call-arg]  # its stub asks for a snippet, its code does not
    return bundle.encode("utf-8")
