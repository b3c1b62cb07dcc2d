"""What all charts of a kind share: their Vega-Lite specs without rows, as `layers.py` has Altair make them."""

import hashlib
import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sourcebook.drawing import layout, marks
from sourcebook.model import Kept
from sourcebook.theme import palette

Spec = dict[str, Any]

_templates = dict[str, Spec]()


def template(kind: str) -> Spec:
    """The charts of a kind (`signs`, `numbers` or `contacts`) without their rows. All of them share it: nobody may change it."""
    if not _templates:
        use(_made())
    return _templates[kind]


def vega_lite() -> str:
    """The version of Vega-Lite that they are written in, and that draws live: `6.4`."""
    numbers = template("signs")["$schema"].rpartition("/v")[2].split(".")
    return ".".join(numbers[:2])


def use(made: bytes) -> None:
    """Take the templates from what a build has kept of them, by `KEPT`: then Altair need not be loaded."""
    _templates.update(json.loads(made))


def _made() -> bytes:
    from sourcebook.drawing.layers import specs  # with it comes Altair

    return json.dumps(specs()).encode()


_CODE = (str(Path(__file__).with_name("layers.py")), *(str(one.__file__) for one in (layout, marks, palette)))
_DIGESTS = (hashlib.sha256(Path(one).read_bytes()).hexdigest() for one in _CODE)
KEPT = Kept("; ".join([*_DIGESTS, f"Altair {version('altair')}"]), _made)
"""All templates as JSON: what they are is up to the code of the layers, and to Altair."""
