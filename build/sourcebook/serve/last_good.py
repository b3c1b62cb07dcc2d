"""The sourcebook as it was last found sound, for what changes in it afterwards."""

from sourcebook.model import Sourcebook


class LastGood:
    """The last sourcebook that was found sound as a whole, and the files that have changed since it was read."""

    def __init__(self) -> None:
        self.book: Sourcebook | None = None
        self.changed = frozenset[str]()

    def keep(self, book: Sourcebook) -> Sourcebook:
        """Keep a sourcebook that was just found sound."""
        self.book, self.changed = book, frozenset()
        return book
