"""`python -m sourcebook` is the command line."""

import gc
import os
import signal
import sys

_ENDING = (signal.SIGINT, signal.SIGTERM)


def main() -> None:
    """Run the command line, and end the process at once: to free all that was read, piece by piece, takes a tenth of a check."""
    gc.disable()  # modules live to the end: collections while they are imported would find nothing
    handlers = {one: signal.getsignal(one) for one in _ENDING}
    _let_signals_end()
    from sourcebook import cli  # here, so that Ctrl+C ends this, too, without a traceback

    for one, handler in handlers.items():
        signal.signal(one, handler)
    try:
        cli.main()
    except KeyboardInterrupt:  # before the command line has it in hand, or after
        os._exit(128 + signal.SIGINT)
    except SystemExit as end:
        _let_signals_end()
        if isinstance(end.code, str):
            raise
        status = end.code or 0
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except OSError:  # whoever reads has gone
            raise end from None
        os._exit(status)


def _let_signals_end() -> None:
    """Have the signals by which a command is ended do so at once, with the code that a shell gives them; what is ignored stays so."""
    for one in _ENDING:
        if signal.getsignal(one) is not signal.SIG_IGN:
            signal.signal(one, lambda number, _: os._exit(128 + number))


if __name__ == "__main__":  # a worker that is started anew loads this file, too
    main()
