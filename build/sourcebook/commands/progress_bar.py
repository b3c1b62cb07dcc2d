"""Progress on a terminal: one line, written over as the work goes on, and gone when that ends."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from sourcebook.commands.progress import Timed, TimedStage

TIMES_A_SECOND = 5


@contextmanager
def progress_bar() -> Iterator[Timed]:
    """Show stages on the terminal until the block ends, however it ends."""
    columns = (TextColumn("{task.description}"), BarColumn(20), _Count(), TimeRemainingColumn(compact=True))
    with Progress(
        *columns, console=Console(stderr=True), transient=True, refresh_per_second=TIMES_A_SECOND
    ) as shown:
        yield _Bar(shown)


class _Count(MofNCompleteColumn):
    """How many things of a stage are done; nothing where it is not known how many there are."""

    def render(self, task: Task) -> Text:
        return super().render(task) if task.total else Text()


class _Bar(Timed):
    """Shows the stage at which it is, how much of that is done, and how long the rest will take."""

    def __init__(self, shown: Progress) -> None:
        super().__init__()
        self._shown = shown

    def begins(self, name: str) -> TimedStage:
        for before in self._shown.task_ids:
            self._shown.remove_task(before)
        return _BarStage(name, self._shown, self._shown.add_task(name.capitalize(), total=None))


class _BarStage(TimedStage):
    def __init__(self, name: str, shown: Progress, task: TaskID) -> None:
        super().__init__(name)
        self._shown, self._task = shown, task

    def of(self, total: int) -> None:
        """Show how many there are."""
        self._shown.update(self._task, total=total)

    def did(self, name: str = "", outputs: int = 1) -> None:
        """Go on: one step for what has a name, however many outputs it gave, and else one for each."""
        super().did(name, outputs)
        self._shown.advance(self._task, 1 if name else outputs)
