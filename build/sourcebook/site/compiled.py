"""Compiled templates, kept for the processes after as Python keeps its own compiled files: in `__pycache__`, beside what they are made of."""

import hashlib
import sys
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket


class Compiled(FileSystemBytecodeCache):
    """The compiled templates of a folder; besides its text, a template is compiled by Jinja, and by the file that sets Jinja up."""

    def __init__(self, templates: Path, setting_up: str) -> None:
        super().__init__(str(templates / "__pycache__"), "jinja-%s")
        by = f"{version('jinja2')} {setting_up} {Path(setting_up).read_text('utf-8')}"
        self._by = hashlib.sha256(by.encode()).hexdigest()

    def get_source_checksum(self, source: str) -> str:
        """What a compiled template is known by."""
        return super().get_source_checksum(f"{self._by} {source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load a template, if it is there as it was kept."""
        with suppress(Exception):  # what is cut off can fail in any way
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template, where Python keeps its own, too."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                super().dump_bytecode(bucket)
