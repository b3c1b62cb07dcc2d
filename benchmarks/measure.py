"""What a command costs, with all that it starts: seconds on the wall, CPU seconds, and the most memory at one time.

For minutes after many files were removed, ext4 searches long for room for each new file, and that counts as CPU of who makes it: what
is no longer needed is moved aside, and removed when all is measured.
"""

import os
import subprocess
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

WASTE = Path(__file__).resolve().parents[1] / "out" / "bench" / "waste"
EVERY = 0.1
PAGE = os.sysconf("SC_PAGE_SIZE")


class Cost(NamedTuple):
    """Seconds on the wall, CPU seconds, and MiB: the RSS of all processes added up, looked at ten times a second; pages that
    several share are counted for each."""

    wall: float
    cpu: float
    memory: float


def aside(path: Path) -> None:
    """Take away what stands at a path, if anything does, without removing it."""
    WASTE.mkdir(parents=True, exist_ok=True)
    if path.is_symlink() or path.exists():
        path.rename(Path(tempfile.mkdtemp(dir=WASTE), path.name))


def cost(command: list[str | Path], folder: Path, **environment: str) -> Cost:
    """Run a command in a folder; raise RuntimeError with what it said if it fails."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        ran = subprocess.Popen(
            command,
            cwd=folder,
            env=os.environ | environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,  # by which all its processes are known
        )
        most, ended = [0], threading.Event()
        watching = threading.Thread(target=_watch, args=(ran.pid, most, ended))
        watching.start()
        _, status, used = os.wait4(ran.pid, 0)
        wall = time.perf_counter() - start
        ended.set()
        watching.join()
        ran.returncode = os.waitstatus_to_exitcode(status)
        if ran.returncode:
            said.seek(0)
            raise RuntimeError(f"{command} in {folder}:\n{said.read().decode('utf-8', 'replace')[-4000:]}")
    return Cost(wall, used.ru_utime + used.ru_stime, most[0] / 2**20)


def _watch(session: int, most: list[int], ended: threading.Event) -> None:
    while not ended.wait(EVERY):
        most[0] = max(most[0], sum(_memory(session)))


def _memory(session: int) -> list[int]:
    """The bytes that each process of a session has in memory."""
    found = []
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                fields = Path(entry.path, "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
            except OSError:  # it has ended
                continue
            if int(fields[3]) == session:
                found.append(int(fields[21]) * PAGE)
    return found
