"""What the cards of a sourcebook cost: CPU and bytes of each, from nothing kept.

    .venv/bin/python benchmarks/cards.py [folder]

Laying out is measured apart from painting and packing; nothing is written.
"""

import sys
import time
from pathlib import Path

from sourcebook.build import load
from sourcebook.drawing.card import draw
from sourcebook.model import Output
from sourcebook.publish.rasterise import rasterise
from sourcebook.publish.render import makers


def main(root: Path) -> None:
    """Print the figures of the sourcebook at `root`."""
    book = load(root)
    outputs = [one for maker in makers() for one in maker.make(book) if isinstance(one, Output)]
    cards = [one.card for one in outputs if one.card]
    start = time.process_time()
    drawings = [draw(one).drawing for one in cards]
    laid_out = time.process_time()
    sizes = [len(png) for png in rasterise(drawings)]
    painted = time.process_time()
    each = 1000 / len(cards)
    print(f"{len(cards)} cards: {(painted - start) * each:.1f} ms of CPU each, of which")
    print(f"  laying out          {(laid_out - start) * each:.1f} ms")
    print(f"  painting and packing {(painted - laid_out) * each:.1f} ms")
    print(f"{sum(sizes) / len(sizes):,.0f} bytes each, at most {max(sizes):,}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
