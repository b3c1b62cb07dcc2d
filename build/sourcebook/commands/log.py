"""What a command writes -> the same, with nothing in it that the runner of a workflow would obey, but what it shall."""

import os
import re
import sys
from collections.abc import Iterable
from typing import Any, TextIO, cast

from sourcebook.model import unobeyed


def unobeyed_json(text: str) -> str:
    """JSON with nothing that the runner would obey; it stays the same data, since no line of it begins with a colon."""
    return unobeyed(text, lambda sign: f"\\u{ord(sign):04x}")


class Log:
    """A stream through which nothing passes that the runner would obey, in however many pieces it is written."""

    def __init__(self, stream: TextIO) -> None:
        self._stream, self._line = stream, ""

    def write(self, text: str) -> int:
        """Write text; what the runner would obey loses its meaning."""
        safe = unobeyed(self._line + text)[len(unobeyed(self._line)) :]
        self._line = re.split(r"[\r\n]", self._line + text)[-1]
        self._stream.write(safe)
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write texts one after the other, each as `write` does."""
        for line in lines:
            self.write(line)

    def command(self, line: str) -> None:
        """Write a line that the runner shall obey."""
        self._stream.write(f"{line}\n")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def guard_streams() -> None:
    """Let all that this process writes from now on pass through a `Log`; what cannot be encoded is escaped. A stream that was closed
    takes everything and keeps nothing."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name) or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  (open to the end)
        stream.reconfigure(errors="backslashreplace")
        setattr(sys, name, Log(stream))


def command(line: str) -> None:
    """Write a line to standard error that the runner shall obey: each value in it is encoded by `annotation`."""
    stream = cast("Log | TextIO", sys.stderr)
    if isinstance(stream, Log):
        stream.command(line)
    else:
        stream.write(f"{line}\n")


def annotation(severity: str, words: str, **properties: object) -> str:
    """A command that sets words beside a line; each value is encoded as the runner's own toolkit does."""
    fields = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{severity} {fields}::{_data(words)}"


def _data(text: str) -> str:
    """Words in which nothing can end the line, or is a command of its own."""
    return unobeyed(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A value before the words, in which nothing can end the value, either."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
