"""`python -m sourcebook` is the command line."""

import gc

gc.disable()  # what is imported is kept to the end: to look for waste among it is waste itself

from sourcebook.cli import main  # noqa: E402  (only after that)

if __name__ == "__main__":  # a worker that is started anew loads this file, too
    main()
