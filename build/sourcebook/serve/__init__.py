"""Look at the site while writing: each edit is built, and shown in the browser without a reload by hand."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from sourcebook.model import Diagnostics, of_the_disk
from sourcebook.serve.inputs import Inputs
from sourcebook.serve.server import Server
from sourcebook.serve.serving import EditedPage, LastGood, Refused, Serving, refused


def serve(root: Path, port: int) -> None:
    """Serve out/site on this machine until SIGINT or SIGTERM, made anew at each change of what it is made of.

    A faulty edit shows its errors over the last good site. Raise SystemExit if the port cannot be had.
    """
    root = root.resolve()
    serving = Serving(root / "out" / "site", partial(rebuild, root, LastGood()))
    with _bound(serving, port) as server:
        try:
            # SIGINT, too: a shell starts what runs beside it with that ignored
            signal.signal(signal.SIGINT, signal.default_int_handler)
            signal.signal(signal.SIGTERM, signal.default_int_handler)
            print(f"http://127.0.0.1:{port}/ — Ctrl+C ends it", file=sys.stderr, flush=True)
            threading.Thread(target=serving.work, args=(Inputs(root),), daemon=True).start()
            server.serve_forever(poll_interval=0.1)
        except KeyboardInterrupt:
            serving.end()
            os._exit(
                0
            )  # waits for no build: the site stays as it was, and the next build clears the rest away


def _bound(serving: Serving, port: int) -> Server:
    """The server, which has its port before the first build begins."""
    try:
        return Server(serving, port)
    except OSError as error:
        sys.exit(f"cannot serve at port {port}: {error.strerror}; name another with --port")


def rebuild(
    root: Path, last_good: LastGood, changed: frozenset[str], has_changed: Callable[[], bool] = lambda: False
) -> Iterator[str | EditedPage | Refused]:
    """Make the page of the record that has changed, if that is all, and then the whole, unless more changes meanwhile; say what
    the site has then, or raise `Refused` with why it stays."""
    from sourcebook.build import build, load  # here: it takes long, and the port and the address come first
    from sourcebook.publish.mkdocs import NotPublished
    from sourcebook.publish.unchanged import up_to_date
    from sourcebook.serve.edited_page import Watched, edited_page

    last_good.changed |= changed
    try:
        if not changed and (live := up_to_date(root)):
            yield f"{live.pages:,} pages, as they were"
            last_good.keep(load(root))  # so that the first edit finds all else read
            return
        if len(last_good.changed) == 1:
            yield from edited_page(root, last_good)
        made = build(root, Watched(has_changed), loaded=lambda *given: last_good.keep(load(*given)))
        yield f"{made.pages:,} pages"
    except Diagnostics as found:
        raise refused(found.diagnostics) from None
    except NotPublished as why:
        raise Refused(tuple(str(why).splitlines())) from None
    except OSError as error:
        raise Refused((of_the_disk(error),)) from None
