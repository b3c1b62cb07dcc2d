"""A name may have other spaces than the usual one: what a page shows of it is still what the record says."""

import re

from sourcebook.build import build
from sourcebook.model import Contradiction, Official, Topic
from tests.harness.sourcebooks import edit, resolved

SPACE = re.compile(r"(?<=\w) (?=\w)")
NAMED = re.compile(
    r"\b((?:name|title|label|plural|inverse|passive|unnamed|question|what): )('[^'\n]*'|[^'{},>&\n][^,}\n]*)"
)


def test_names_with_no_break_and_double_spaces_are_published(small):
    """
    A sourcebook with a no-break space in all its names, titles, labels and questions, and a double one in an official’s name, is published.
    """
    for file in sorted(small.glob("content/**/*.*")):
        if "sources" not in file.parts:  # the titles of articles are as printed
            text = file.read_text("utf-8")
            text = NAMED.sub(lambda one: one[1] + SPACE.sub("\u00a0", one[2]), text)
            file.write_text(text, "utf-8")
    edit(small, "content/officials/odo-marsh.md", "name: Odo\u00a0Marsh", 'name: "Odo  Marsh"')
    book = resolved(small)
    assert "Odo  Marsh" in {one.label for one in book.all(Official)}
    for noun in (Official, Topic, Contradiction):
        assert any("\u00a0" in one.label for one in book.all(noun))
    assert "The\u00a0Ferry\u00a0Record" == book.site.name

    build(small)

    assert (small / "out/site/index.html").is_file()
