"""The stages of a long work, told while it goes on. By itself nobody is told: who wants to know hands in stages of their own."""

from collections.abc import Iterator
from contextlib import contextmanager


class Stage:
    """One stage, which is told what of it is done."""

    def of(self, total: int) -> None:
        """Take it that there are so many things to do."""

    def did(self, name: str = "", outputs: int = 1) -> None:
        """Take it that one of its things is done: its name, if it has one, and how many outputs it gave."""

    def made(self, *words: str) -> None:
        """Take it that this was made, in words: `12 pages`."""


class Stages:
    """All stages, one after the other."""

    @contextmanager
    def at(self, name: str) -> Iterator[Stage]:
        """Begin a stage of this name, which ends with the block."""
        yield Stage()


SILENT, UNSEEN = Stages(), Stage()
