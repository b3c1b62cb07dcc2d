"""SVG -> PNG, the same on every machine: drawn in processes that find none of its fonts.

vl-convert looks for fonts once in a process, prefers the machine's copy of a font to the one it brings, and borrows
what a font lacks from any other. So pictures are drawn where `FONTCONFIG_FILE` was set before: in this file run by
itself, as often at once as there are processors. A letter that the font lacks is an empty box.
"""

import base64
import json
import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path

import vl_convert

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
FONTS = Path(__file__).with_name("fonts.conf")
SHARE = 50
"""So many pictures, and no more, are drawn before the first of them is handed on."""


MADE_BY = f"vl-convert {version('vl-convert-python')}, zlib {zlib.ZLIB_RUNTIME_VERSION}"
"""What the bytes of a picture depend on, besides its SVG."""


def rasterise(svgs: Sequence[str]) -> Iterator[bytes]:
    """Draw each SVG as PNG, in their order."""
    workers = os.cpu_count() or 1
    share = max(1, min(SHARE, -(-len(svgs) // workers)))
    pool = ThreadPoolExecutor(workers)
    try:
        for pngs in pool.map(_draw_apart, (svgs[one : one + share] for one in range(0, len(svgs), share))):
            yield from pngs
    finally:
        pool.shutdown(cancel_futures=True)


def _draw_apart(svgs: Sequence[str]) -> list[bytes]:
    """Draw a share in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-P", __file__],
        input=json.dumps(svgs).encode("ascii"),
        env=os.environ | {"FONTCONFIG_FILE": str(FONTS)},
        capture_output=True,
    )
    if done.returncode:
        raise RuntimeError(f"a picture could not be drawn: {done.stderr.decode('utf-8', 'replace')}")
    return [base64.b64decode(line) for line in done.stdout.splitlines()]


def _draw_here() -> None:
    """Draw what stands on stdin, and write it to stdout, a line for each."""
    for svg in json.load(sys.stdin):
        print(base64.b64encode(_packed(vl_convert.svg_to_png(svg))).decode("ascii"))


def _packed(png: bytes) -> bytes:
    """The same picture in a quarter of the bytes: vl-convert compresses for speed alone."""
    chunks = dict[bytes, bytes]()
    at = len(_SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        chunks[kind] = chunks.get(kind, b"") + data
        at += length + 12
    kept = (
        (b"IHDR", chunks[b"IHDR"]),
        (b"IDAT", zlib.compress(zlib.decompress(chunks[b"IDAT"]), 6)),
        (b"IEND", b""),
    )
    return _SIGNATURE + b"".join(_chunk(kind, data) for kind, data in kept)


def _chunk(kind: bytes, data: bytes) -> bytes:
    """A part of a PNG: its length, what it is, what it holds, and their checksum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


if __name__ == "__main__":
    _draw_here()
