"""The addresses at which GitHub edits a record, opens a new one, or takes an issue; whoever may not write is led to a fork."""

from urllib.parse import quote, urlencode

from sourcebook.model import Entry, Site

LONGEST_ADDRESS = 6_000
"""Bytes of an address that GitHub and browsers surely take; to a longer one GitHub may answer 414."""
CORRECTION_FORM = "2-correction.yml"
"""The form of .github/ISSUE_TEMPLATE that takes the fields `page`, `record` and `passage`."""


def edit_address(site: Site, entry: Entry) -> str:
    """Where the file of a record is edited."""
    return f"{site.repository}/edit/{site.branch}/{entry.origin.path}"


def new_file_address(site: Site, path: str = "") -> str:
    """Where a new file is opened, under a path that is proposed."""
    return f"{site.repository}/new/{site.branch}" + (f"?{_query(filename=path)}" if path else "")


def correction_address(site: Site, page: str, entry: Entry | None) -> str:
    """Where a correction is suggested, of a page by its address below the site’s, and of the record that it shows."""
    record = {"record": entry.origin.path} if entry else {}
    return f"{site.repository}/issues/new?{_query(template=CORRECTION_FORM, page=site.address + page.removeprefix('/'), **record)}"


def _query(**fields: str) -> str:
    """Fields of an address, a space as %20, which every reader of addresses takes for one."""
    return urlencode(fields, quote_via=quote, safe="/:")
