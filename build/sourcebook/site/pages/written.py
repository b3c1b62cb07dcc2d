"""The pages written by hand: about, method, how to contribute."""

from collections.abc import Iterator

from sourcebook.model import Output, Page, Sourcebook
from sourcebook.resolve.addresses import page_of
from sourcebook.site.markdown import fill
from sourcebook.site.prose import prose


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make each page of content/pages/ but the first."""
    for page in sourcebook.all(Page):
        if page.id != "home":
            here = page_of(page)
            body = prose(page.body, sourcebook, here)
            known = {"page": page, "body": body}
            yield fill(
                "written",
                here,
                sourcebook,
                known,
                record=page,
                title=page.title,
                description=page.description,
            )
