"""What is pure and many, done by the workers of any `concurrent.futures.Executor`: processes of this machine, or of others."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import active_children, get_context, parent_process
from typing import TypeVar

from sourcebook.publish.mkdocs import NotPublished

T = TypeVar("T")
R = TypeVar("R")

MOST = 8
"""Workers, unless told otherwise: each takes some 100 MB of memory."""

_OF_DASK = "KilledWorker"
"""What Dask, which is none of our parts, raises when the machines at work on something are lost one after the other."""


@contextmanager
def workers(number: int | None = None, begin: Callable[[], None] | None = None) -> Iterator[Executor | None]:
    """So many processes of this machine, or as many as it has cores, within `MOST`; None for one. They start when there is enough to
    do, each with `begin`, and end with the block.

    They are started anew, not forked: what draws the charts has threads, which a fork would lose.
    """
    number = number or min(_cores(), MOST)
    if number == 1:
        yield None
        return
    executor = ProcessPoolExecutor(number, get_context("spawn"), _begin, (begin,))
    try:
        yield executor
    except BaseException:
        for one in active_children():
            one.terminate()
        raise
    finally:
        executor.shutdown(cancel_futures=True)


def _cores() -> int:
    """On how many cores this process may run."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _begin(also: Callable[[], None] | None) -> None:
    """Let Ctrl+C end a worker without a word, and let no worker outlive the process that it works for, be that killed."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # as a shell starts what runs beside it
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if also:
        also()


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Let Ctrl+C wait meanwhile, here and in each process that is started, which would answer it with a traceback until it has begun."""
    if not hasattr(signal, "pthread_sigmask"):  # as on Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)


def each(
    work: Callable[[T], R], things: Sequence[T], executor: Executor | None, at_once: int = 1
) -> Iterator[R]:
    """What `work` makes of each thing, in their order: done by workers, each `at_once` of them, or here if there are none.

    Raise `NotPublished` if a worker ends in the midst of it.
    """
    if executor is None:
        yield from map(work, things)
        return
    groups = [things[at : at + at_once] for at in range(0, len(things), at_once)]
    try:
        with _interrupts_held_back():
            results = executor.map(partial(_all, work), groups)
        for made in results:
            yield from made
    except Exception as error:
        if not isinstance(error, BrokenExecutor | CancelledError) and type(error).__name__ != _OF_DASK:
            raise
        raise NotPublished(
            "a worker ended before its work was done, perhaps for lack of memory; build again with fewer: --workers 1"
        ) from None


def _all(work: Callable[[T], R], things: Sequence[T]) -> list[R]:
    return list(map(work, things))
