"""`python -m sourcebook` is the command line."""

import gc

gc.disable()  # modules live to the end: collections while they are imported would find nothing

from sourcebook.cli import main  # noqa: E402  (only after that)

if __name__ == "__main__":  # a worker that is started anew loads this file, too
    main()
