"""Look at the site while writing: watch the files, walk the line, show the last good release."""

import logging
import sys
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from sourcebook.build import build
from sourcebook.model import Diagnostics, of_the_disk
from sourcebook.publish.mkdocs import NotPublished

WATCHED = ("content", "seeds", "build/sourcebook", "mkdocs.yml")


def serve(root: Path, port: int) -> None:
    """Serve out/site on this machine until interrupted; a faulty edit shows its errors and changes nothing."""
    root = root.resolve()
    rebuild(root)
    if not (root / "out" / "site").exists():
        sys.exit("there is no site to show yet; mend the errors and start again")
    logging.getLogger("mkdocs.livereload").setLevel(logging.WARNING)
    server = LiveReloadServer(lambda: rebuild(root), "127.0.0.1", port, str(root / "out" / "site"))
    for name in WATCHED:
        if (root / name).exists():
            server.watch(str(root / name))
    print(f"http://127.0.0.1:{port}/ — Ctrl+C ends it", file=sys.stderr)
    try:
        server.serve()  # type: ignore[no-untyped-call]  # MkDocs gives this method no types
    except KeyboardInterrupt:
        server.shutdown()
    except OSError as error:
        server.server_close()
        sys.exit(f"cannot serve at port {port}: {error.strerror}; name another with --port")


def rebuild(root: Path) -> None:
    """Build once; whatever hinders it is told, and raised no further."""
    try:
        made = build(root)
        print(f"{made.pages} pages", file=sys.stderr)
    except (Diagnostics, NotPublished) as error:
        print(f"{error}\nthe site stays as it was", file=sys.stderr)
    except OSError as error:
        print(f"{of_the_disk(error)}\nthe site stays as it was", file=sys.stderr)
