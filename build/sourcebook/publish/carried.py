"""The whole on its way to workers, and what makers there made of it on its way back.

Entries come back as their keys, so that each is the one that was sent.
"""

import io
import pickle
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from functools import lru_cache, partial
from importlib import import_module
from types import MappingProxyType
from typing import Any

from sourcebook.model import Figure, Output, Sourcebook
from sourcebook.model.entry import Entry, Key
from sourcebook.publish.workers import each


def made_by(executor: Executor, makers: Sequence[str], book: Sourcebook) -> Iterator[list[Output | Figure]]:
    """What each maker, by the name of its module, makes of a sound sourcebook, in their order, by workers."""
    for made in each(partial(_made, _sent(book)), makers, executor):
        yield _Answer(made, book).load()


def _sent(book: Sourcebook) -> bytes:
    """A sourcebook as bytes, without what was worked out from it."""
    written = io.BytesIO()
    pickler = pickle.Pickler(written, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {MappingProxyType: lambda held: (dict, (dict(held),))}
    pickler.dump(replace(book))
    return zlib.compress(written.getbuffer(), 1)


@lru_cache(maxsize=1)
def _arrived(sent: bytes) -> Sourcebook:
    book: Sourcebook = pickle.loads(zlib.decompress(sent))
    return book


def _made(sent: bytes, maker: str) -> bytes:
    """What a worker does: what one maker makes, as bytes."""
    written = io.BytesIO()
    _Parcel(written, pickle.HIGHEST_PROTOCOL).dump(list(import_module(maker).make(_arrived(sent))))
    return written.getvalue()


class _Parcel(pickle.Pickler):
    def persistent_id(self, thing: Any) -> Key | None:
        return thing.key if isinstance(thing, Entry) else None


class _Answer(pickle.Unpickler):
    def __init__(self, made: bytes, book: Sourcebook) -> None:
        super().__init__(io.BytesIO(made))
        self._book = book

    def persistent_load(self, key: Key) -> Entry:
        return self._book.by_key[key]
