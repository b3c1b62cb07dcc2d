"""`python -m sourcebook` is the command line."""

import gc
import os
import sys

gc.disable()  # modules live to the end: collections while they are imported would find nothing

from sourcebook import cli  # noqa: E402  (only after that)


def main() -> None:
    """Run the command line, and end the process at once: to free all that was read, piece by piece, takes a tenth of a check."""
    try:
        cli.main()
    except SystemExit as end:
        if isinstance(end.code, str):
            raise
        status = end.code or 0
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except OSError:  # whoever reads has gone
            raise end from None
        os._exit(status)


if __name__ == "__main__":  # a worker that is started anew loads this file, too
    main()
