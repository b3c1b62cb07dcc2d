"""However many workers there are, and wherever they are: the same bytes, and nothing is left behind."""

import math
import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import nullcontext
from multiprocessing import get_context

import pytest

from sourcebook.build import build
from sourcebook.publish import rasterise
from sourcebook.publish.mkdocs import NotPublished
from sourcebook.publish.workers import each, workers

WHO = "__import__('os').getpid()"
BY_FORKED = """
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from sourcebook.build import build
from sourcebook.publish import rasterise
rasterise.FEWEST = 1
with ProcessPoolExecutor(2, get_context("fork")) as executor:
    build(Path(sys.argv[1]), executor=executor)
"""
STARTING = """
import signal, threading, time
from sourcebook.publish.workers import each, workers
def ending(*_):
    time.sleep(1)  # in which a worker could say something
    raise KeyboardInterrupt
if __name__ != "__main__":
    time.sleep(3)  # a worker that has not begun
else:
    signal.signal(signal.SIGINT, ending)
    try:
        with workers(2) as executor:
            threading.Timer(0.5, lambda: print("starting", flush=True)).start()
            list(each(time.sleep, [600, 600], executor))
    except KeyboardInterrupt:
        print("interrupted", flush=True)
"""
AT_WORK = """
import signal, sys, time
from sourcebook.publish.workers import each, workers
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN if sys.argv[1:] else signal.default_int_handler)
    try:
        with workers(2) as executor:
            print(*each(int, ["1", "2"], executor), flush=True)
            list(each(time.sleep, [0.7 if sys.argv[1:] else 600], executor))
            print("done")
    except KeyboardInterrupt:
        print("interrupted", flush=True)
"""


@pytest.fixture
def shared(monkeypatch):
    """Even the small sourcebook is much work, and no picture is known from another test."""
    monkeypatch.setattr(rasterise, "FEWEST", 1)
    monkeypatch.setattr("sourcebook.publish.write.rasterise", rasterise.rasterise)


@pytest.fixture
def as_alone(built_small, tree):
    """See that a build made what one process makes."""

    def _as_alone(root):
        for folder in ("pages", "site"):
            alone, made = (tree(one / "out" / folder) for one in (built_small, root))
            assert [] == sorted(
                path for path in alone.keys() | made.keys() if alone.get(path) != made.get(path)
            )

    return _as_alone


@pytest.mark.parametrize("at_once", [1, 3, 100])
@pytest.mark.parametrize(
    "pool",
    [
        nullcontext,
        lambda: ThreadPoolExecutor(2),
        lambda: ProcessPoolExecutor(2, get_context("spawn")),
    ],
    ids=["none", "threads", "processes"],
)
def test_results_come_in_order(pool, at_once):
    """
    What workers make comes in the order of what it was made of, though the first takes longest.
    """
    things = [20_000, *range(20)]
    with pool() as executor:
        made = list(each(math.factorial, things, executor, at_once))

    assert list(map(math.factorial, things)) == made


def test_one_worker_is_this_process():
    """
    With one worker everything is done in this process; with two, others do it, and nothing is started before.
    """
    with workers(1) as executor:
        assert [os.getpid()] * 2 == list(each(eval, [WHO] * 2, executor))
    with workers(2) as executor:
        assert not executor._processes
        assert os.getpid() not in set(each(eval, [WHO] * 2, executor))


@pytest.mark.built
def test_little_work_starts_no_worker(small, monkeypatch):
    """
    A small sourcebook is built in this process, however many workers there may be.
    """

    class Idle(ThreadPoolExecutor):
        def submit(self, *_, **__):
            raise AssertionError("there was too little to do")

    with Idle() as executor:
        build(small, executor=executor)


@pytest.mark.built
def test_workers_make_the_same_bytes(small, shared, as_alone):
    """
    Two workers make the same pages and the same site as one process does, and did take part in it.
    """
    with workers(2) as executor:
        build(small, executor=executor)
        assert 2 == len(executor._processes)

    as_alone(small)


@pytest.mark.built
@pytest.mark.nightly
@pytest.mark.skipif(sys.platform == "win32", reason="nothing is forked there")
def test_forked_workers_make_the_same_bytes(small, as_alone):
    """
    The same with processes that are forked.
    """
    subprocess.run([sys.executable, "-c", BY_FORKED, small], check=True, timeout=120)

    as_alone(small)


@pytest.mark.long
@pytest.mark.built
@pytest.mark.filterwarnings("ignore")  # those of a cluster that loses a worker are its own
def test_a_cluster_makes_the_same_bytes(small, shared, as_alone, monkeypatch):
    """
    So do the workers of a Dask cluster, though one is killed in the midst: what it had to do is done elsewhere.
    """
    from distributed import Client, LocalCluster

    killed = []
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        first, second = (one.pid for one in cluster.workers.values())

        class Losing(type(client.get_executor())):
            def map(self, work, *things, **options):
                made = super().map(work, *things, **options)
                if not killed:
                    threading.Timer(0.3, lambda: killed.append(os.kill(first, signal.SIGKILL))).start()
                return made

        build(small, executor=Losing(client))

        assert killed
        assert second in client.run(os.getpid).values() and first not in client.run(os.getpid).values()

    as_alone(small)


@pytest.fixture
def interruptible():
    """As a terminal starts what it runs; what a shell runs beside it, Ctrl+C does not reach."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("signalled", [signal.SIGKILL, signal.SIGINT])
def test_a_worker_that_dies_is_told(interruptible, signalled):
    """
    Where a worker ends before its work is done, that is told in one line, with what to do. One that is interrupted ends so, too.
    """
    ends = f"__import__('os').kill({WHO}, {int(signalled)})"
    with pytest.raises(NotPublished, match=r"^a worker ended [^\n]+--workers 1$"), workers(2) as executor:
        list(each(eval, [ends, "1", "1"], executor))


def test_a_machine_that_is_lost_is_told():
    """
    So is what Dask raises where the machines that worked on something are lost, or its cluster is closed; what the work itself
    raises is not.
    """
    from distributed.client import FutureCancelledError
    from distributed.scheduler import KilledWorker

    class Losing(ThreadPoolExecutor):
        def map(self, *_):
            raise self.error

    for error in (KilledWorker("draw", None, 3), FutureCancelledError("draw", "lost")):
        with pytest.raises(NotPublished, match=r"^a worker ended"), Losing() as executor:
            executor.error = error
            list(each(eval, [WHO], executor))
    with pytest.raises(ZeroDivisionError), ThreadPoolExecutor() as executor:
        list(each(eval, ["1 / 0"], executor))


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
@pytest.mark.parametrize(
    ("code", "first", "group"),
    [(AT_WORK, "1 2\n", True), (STARTING, "starting\n", True), (AT_WORK, "1 2\n", False)],
    ids=["Ctrl+C", "Ctrl+C as they start", "killed"],
)
def test_no_worker_outlives_its_build(tmp_path, code, first, group):
    """
    Ctrl+C ends a build and its workers at once, without a traceback; a build that is killed takes its workers with it.
    """
    (tmp_path / "at_work.py").write_text(code, "utf-8")
    command = [sys.executable, str(tmp_path / "at_work.py")]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as building:
        assert first == building.stdout.readline()
        if group:
            os.killpg(building.pid, signal.SIGINT)
        else:
            building.kill()
        said, complained = building.communicate(timeout=30)  # to the end, when the last has closed them

    assert ("interrupted\n" if group else "") == said
    assert "Traceback" not in complained


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
def test_what_a_shell_starts_beside_it_goes_on(tmp_path):
    """
    Where a build was started so that Ctrl+C is not for it, its workers do not hear it, either.
    """
    (tmp_path / "at_work.py").write_text(AT_WORK, "utf-8")
    command = [sys.executable, str(tmp_path / "at_work.py"), "beside"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as building:
        assert "1 2\n" == building.stdout.readline()
        os.killpg(building.pid, signal.SIGINT)

        assert "done\n" == building.communicate(timeout=60)[0]
