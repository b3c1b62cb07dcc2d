"""What an edit costs while somebody writes: the seconds from saving a file until an open page is told, and the processor's.

    .venv/bin/python benchmarks/serve.py [NUMBER …] [--edits N]

`sourcebook serve` is started on invented sourcebooks of so many records (97 and 1,000 unless told otherwise). A browser is
played by a stream of events for the page of one event, whose summary is edited; the page counts as visible once it is told of
and has been fetched again. Seconds are those on the wall, CPU those of the server, both from saving the file, while the server
is at rest, until the page is visible or the fault is told; what is built after that is not in them. The middle of the edits is
printed.
"""

import argparse
import http.client
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from invent import invent

TICKS = os.sysconf("SC_CLK_TCK")
PATIENCE = 3600
IDLE = 0.3
"""Seconds of the processor within one on the wall that a server at rest does not need."""


class Cost(NamedTuple):
    """Seconds on the wall, and of the processor."""

    wall: float
    cpu: float


def main() -> None:
    """Print a row for each size."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("numbers", nargs="*", type=int, default=[97, 1_000])
    asked.add_argument("--edits", type=int, default=3)
    given = asked.parse_args()
    print(f"{'records':>8}  {'first site':>20}  {'an edit':>20}  {'a fault':>20}  {'at rest':>8}")
    print(f"{'':>8}" + f"  {'wall, s':>10}{'CPU, s':>10}" * 3 + f"  {'CPU, %':>8}")
    for number in given.numbers:
        with tempfile.TemporaryDirectory() as aside:
            invent(Path(aside) / "book", number)
            first, edit, fault, rest = measured(Path(aside) / "book", given.edits)
        cells = "".join(f"  {one.wall:10.2f}{one.cpu:10.2f}" for one in (first, edit, fault))
        print(f"{number:8,}{cells}  {100 * rest:8.1f}", flush=True)


def measured(root: Path, edits: int) -> tuple[Cost, Cost, Cost, float]:
    """The costs of the first site, of an edit, and of a fault until it is told; and the part of a processor that idling takes."""
    record = min((root / "content" / "events").rglob("*.yaml"))
    sound = record.read_text("utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    start = time.perf_counter()
    command = [sys.executable, "-m", "sourcebook", "serve", str(root), "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        try:
            while not _answers(port):
                time.sleep(0.02)
            page = Page(server.pid, port, f"/events/{record.stem}/")
            page.until(lambda news: page.shows(record.stem))
            first = Cost(time.perf_counter() - start, page.cpu())
            changed, faulty = [], []
            for number in range(edits):
                edited = sound.replace("summary: ", f"summary: Edit {number}. ", 1)
                changed.append(
                    page.after(record, edited, lambda news, words=f"Edit {number}.": page.shows(words))
                )
                fault = sound.replace("kind: ", "kind: none-of-", 1)
                faulty.append(page.after(record, fault, lambda news: news["errors"]))
            page.after(record, sound, lambda news: not news["errors"])
            before = page.cpu()
            time.sleep(5)
            return first, _middle(changed), _middle(faulty), (page.cpu() - before) / 5
        finally:
            server.send_signal(signal.SIGTERM)


class Page:
    """What a browser does for one page that is open."""

    def __init__(self, pid: int, port: int, path: str) -> None:
        self.pid, self.port, self.path = pid, port, path
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection.request("GET", "/.serve/events?since=")
        self.stream = connection.getresponse()

    def after(self, record: Path, text: str, holds) -> Cost:
        """What it costs until something holds, once a record was saved."""
        while (before := self.cpu()) + IDLE < (time.sleep(1) or self.cpu()):
            pass  # the rest is being made still
        start, before = time.perf_counter(), self.cpu()
        record.write_text(text, "utf-8")
        self.until(holds)
        return Cost(time.perf_counter() - start, self.cpu() - before)

    def until(self, holds) -> None:
        """Wait until news come of which something holds."""
        for line in iter(self.stream.readline, b""):
            if line.startswith(b"data: ") and holds(json.loads(line.removeprefix(b"data: "))):
                return
        raise EOFError("the server ended")

    def shows(self, words: str) -> bool:
        """Whether the page is there, and has these words."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", self.path)
        answer = connection.getresponse()
        return words in answer.read().decode("utf-8") and answer.status == 200

    def cpu(self) -> float:
        """Seconds of the processor that the server has taken so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def _middle(costs: list[Cost]) -> Cost:
    return Cost(*(statistics.median(part) for part in zip(*costs, strict=True)))


if __name__ == "__main__":
    main()
