"""The page of the record that somebody edits, before the rest of the site; and the rest, given up once it is edited again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sourcebook.build import load
from sourcebook.publish.addresses import address_of
from sourcebook.publish.mould import cast_page
from sourcebook.publish.render import render_page
from sourcebook.serve.serving import Early, Outdated
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


def early(root: Path, changed: str) -> Iterator[Early]:
    """The page of the record whose file has changed, if it has one that stood there before; raise `Diagnostics` if something
    is wrong in the sourcebook."""
    book = load(root)
    record = next((one for one in book.records() if one.origin.path == changed), None)
    if record is None:
        return
    name = str(book.links[record.key].page)
    try:
        before = (root / "out" / "pages" / name).read_text("utf-8")
    except OSError:  # there is none yet
        return
    page = render_page(book, record, before)
    html = cast_page(root, name, str(page.content)) if page else None
    if html:
        yield Early(f"the page of {record.id}", f"{address_of(name)}index.html", html.encode("utf-8"))
