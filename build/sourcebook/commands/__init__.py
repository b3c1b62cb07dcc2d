"""The commands of `sourcebook`, one file each; what a terminal shows and takes is in `terminal.py`."""
