"""The finished site, read once more before readers see it; start with `audit.py`."""
