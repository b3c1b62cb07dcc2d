"""The page of the record that somebody edits, before the rest of the site; and the rest, given up once it is edited again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sourcebook.build import load
from sourcebook.model import Event, InvalidRecord, Record, Sourcebook
from sourcebook.publish.addresses import address_of
from sourcebook.publish.assemble import assemble_page
from sourcebook.publish.render import render_page
from sourcebook.read.records import read_record
from sourcebook.resolve.incremental import with_event
from sourcebook.rules.check import of_event, of_invalid
from sourcebook.serve.serving import EditedPage, LastGood, Outdated, Refused, refused
from sourcebook.stages import Stage, Stages


class Watched(Stages):
    """Stages of a build that is given up, by `Outdated`, once more has changed."""

    def __init__(self, has_changed: Callable[[], bool]) -> None:
        self._has_changed = has_changed

    @contextmanager
    def at(self, name: str) -> Iterator[Stage]:
        """A stage, at whose beginning, and after each of its things, it is asked whether more has changed."""
        stage = _Watched(self._has_changed)
        stage.did()
        yield stage


class _Watched(Stage):
    def __init__(self, has_changed: Callable[[], bool]) -> None:
        self._has_changed = has_changed

    def did(self, name: str = "", outputs: int = 1) -> None:
        if self._has_changed():
            raise Outdated


def edited_page(root: Path, last_good: LastGood) -> Iterator[EditedPage | Refused]:
    """The page of the one record whose file has changed, if it has one that stood there before, or what is wrong in that file.

    An event is read and judged alone, with what hangs on it; for any other record the whole is loaded, which raises
    `Diagnostics` if something is wrong in it.
    """
    (path,) = last_good.changed
    old = last_good.book and next((one for one in last_good.book.all(Event) if one.origin.path == path), None)
    if last_good.book and old and (root / path).exists():
        new = read_record(root, path, Event)
        if isinstance(new, InvalidRecord):
            yield refused(of_invalid(last_good.book, new))
            return
        if isinstance(new, Event) and new.formerly == old.formerly:
            book = with_event(last_good.book, new)
            wrong = of_event(book, new)
            yield from [refused(wrong)] if wrong else _page(root, book, new, path)
            return
    book = last_good.keep(load(root))
    record = next((one for one in book.records() if one.origin.path == path), None)
    yield from _page(root, book, record) if record else ()


def _page(root: Path, book: Sourcebook, record: Record, judged: str = "") -> Iterator[EditedPage]:
    """The page of a record, if one stood there before."""
    name = str(book.links[record.key].page)
    if not (root / "out" / "pages" / name).exists():
        return
    made = {str(one.path): str(one.content) for one in render_page(book, record)}
    html = assemble_page(root, name, made[name], made) if made else None
    if html:
        file = f"{address_of(name)}index.html"
        yield EditedPage(f"the page of {record.id}", file, html.encode("utf-8"), judged)
