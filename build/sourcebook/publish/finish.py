"""A site as it was made -> a release that may be published: headers, the audit, a list of all that it holds, modes."""

import gc
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from posixpath import dirname

from sourcebook.disk import FILE_MODE, FOLDER_MODE, put
from sourcebook.model import Sourcebook
from sourcebook.publish.audit.addresses import own_address
from sourcebook.publish.audit.audit import audit
from sourcebook.publish.headers import HEADERS, headers_file, nginx

SUMS = "site.sha256"
"""The SHA-256 of every other file of the site, as `sha256sum --check` reads it; that of this file stands for the whole site."""
NGINX = "nginx.conf"


def finish(root: Path, site: Path, book: Sourcebook) -> Iterable[str]:
    """Finish the site that was made of the `book` kept at `root`, and give its files; raise `NotPublished` with what the audit finds."""
    put(site / HEADERS, headers_file(site).encode())
    with _without_collection():
        digests = audit(root, site, book)
    put(site / SUMS, listed(digests))
    put(root / "out" / NGINX, nginx(own_address(root)).encode())
    folders = {""}
    for path in (SUMS, *digests):
        os.chmod(f"{site}/{path}", FILE_MODE)
        while (path := dirname(path)) not in folders:
            folders.add(path)
    for path in folders:
        os.chmod(f"{site}/{path}", FOLDER_MODE)
    return digests


@contextmanager
def _without_collection() -> Iterator[None]:
    """No garbage collection, which is on in `serve` alone: the whole record is in memory, and reading texts makes no cycles."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def listed(digests: Mapping[str, str]) -> bytes:
    """The list of a site's files, in the order of their paths."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(digests.items()) if path != SUMS).encode()
