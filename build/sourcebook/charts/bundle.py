"""assets/vega.js: Vega, Vega-Lite and Vega-Embed in one file, so that no chart asks another host for its script."""

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import PurePosixPath

from sourcebook.drawing.templates import vega_lite
from sourcebook.model import Kept, Output, Sourcebook


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the bundle; it is the same for every sourcebook."""
    versions = f"Vega-Lite {vega_lite()}, vl-convert {version('vl-convert-python')}"
    yield Output(PurePosixPath("assets/vega.js"), Kept(versions, _bundle))


def _bundle() -> bytes:
    import vl_convert

    bundle = vl_convert.javascript_bundle(vl_version=vega_lite())  # type: ignore[call-arg]  # its stub asks for a snippet, its code does not
    return bundle.encode("utf-8")
