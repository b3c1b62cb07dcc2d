"""What MkDocs says where it refuses."""

import logging

import pytest
from jinja2 import TemplateNotFound

from sourcebook.publish.mkdocs import MOST_SAID, NotPublished, refusals


def test_what_mkdocs_said_can_be_read():
    """
    Each line is told by itself, with nothing in it that a terminal would obey; of very many, the first and how many more.
    """
    with pytest.raises(NotPublished) as refused, refusals():
        for number in range(MOST_SAID + 20):
            logging.getLogger("mkdocs").warning("page %s \x1b[31m is odd", number)
        raise SystemExit("ended\n::error::x")
    lines = str(refused.value).split("\n")

    assert MOST_SAID + 1 == len(lines)
    assert "page 0 \\x1b[31m is odd" == lines[0]
    assert "and 22 lines more" == lines[-1]


def test_a_template_that_is_not_there_is_told():
    """
    A language that the theme has not, or a template of one’s own that asks for another in vain, is told by that file.
    """
    with (
        pytest.raises(NotPublished, match=r"languages/xx\.html: there is no such template; correct"),
        refusals(),
    ):
        raise TemplateNotFound("partials/languages/xx.html")
