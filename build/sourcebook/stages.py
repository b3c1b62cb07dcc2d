"""The stages of a long work, told while it goes on. By itself nobody is told: who wants to know hands in stages of their own."""

from collections.abc import Iterator
from contextlib import contextmanager


class Stage:
    """One stage, which is told what of it is done."""

    def of(self, total: int) -> None:
        """It has so many things to do."""

    def did(self, name: str = "", outputs: int = 1) -> None:
        """One of its things is done: its name, if it has one, and how many outputs it gave."""

    def made(self, *words: str) -> None:
        """It made this, in words: `12 pages`."""


class Stages:
    """All stages, one after the other."""

    @contextmanager
    def at(self, name: str) -> Iterator[Stage]:
        """A stage begins, and ends with the block."""
        yield Stage()


SILENT, UNSEEN = Stages(), Stage()
