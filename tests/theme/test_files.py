"""The style sheets and scripts go out as they are, and ask no other host for anything."""

import re

from sourcebook.theme import files
from sourcebook.theme.palette import sheet


def test_every_file_goes_out(small_record):
    """
    Whatever is put into theme/stylesheets or theme/scripts is served: a script by its own name; a sheet in that of all pages, or
    by its own name where pages without the site's frame ask for it.
    """
    here = files._HERE
    sheets = {path.stem: path.read_text("utf-8") for path in (here / "stylesheets").iterdir()}
    scripts = {f"assets/{path.name}" for path in (here / "scripts").iterdir()}
    made = {one.path.as_posix(): one.content for one in files.make(small_record)}

    assert scripts | {"assets/site.css", *(f"assets/{one}.css" for one in files.ALONE)} == set(made)
    assert "assets/charts.js" in scripts
    assert set(sheets) == {*files.SITE, *files.ALONE}
    assert all(made["assets/site.css"].count(sheets[one]) == 1 for one in files.SITE)
    assert made["assets/site.css"].startswith(sheet(small_record)), (
        "the colours, for which no page asks alone"
    )
    assert made["assets/charts.css"] == sheets["charts"]


def test_no_file_asks_another_host(small_record):
    """
    No style sheet and no script of ours names a host, but the one that does not exist.
    """
    for one in files.make(small_record):
        assert set() == set(re.findall(r"(?:https?:)?//(?=\w+\.\w)[\w.-]+", one.content)) - {
            "https://chart.invalid",
            "http://www.w3.org",
        }
        assert "@import" not in one.content
