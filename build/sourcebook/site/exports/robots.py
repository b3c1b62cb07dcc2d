"""robots.txt: all may be read, and where the sitemap is. Pages that are not for search engines say so themselves.

Programs look for it at the top of a host alone: a site in a folder of one is found by its sitemap’s own address.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from sourcebook.model import Output, Sourcebook


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the file."""
    text = f"User-agent: *\nAllow: /\n\nSitemap: {sourcebook.site.address}sitemap.xml\n"
    yield Output(PurePosixPath("robots.txt"), text)
