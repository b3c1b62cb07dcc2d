"""`python -m sourcebook` is the command line."""

from sourcebook.cli import main

if __name__ == "__main__":  # a worker that is started anew loads this file, too
    main()
