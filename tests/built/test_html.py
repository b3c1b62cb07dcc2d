"""The HTML of the built sites, held against the standard by html-validate."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

ERRORS = (
    Path(__file__).parents[1].joinpath("htmlvalidate.json")
)  # the theme's autocomplete="off" on its hidden inputs is let pass
BROKEN = '<!DOCTYPE html>\n<html lang="en"><head><title>x</title></head><body><p><img src="x.png"></div></body></html>\n'


@pytest.mark.parametrize("built", ["built_site", "built_small"])
def test_every_page_is_sound(request, npm_tool, tmp_path, built):
    """
    No page has an error: elements closed and where they may stand, ids once, nothing without its name. (A page that
    is broken on purpose is found, and it alone.)
    """
    validate = npm_tool("html-validate/bin/html-validate.mjs")
    site = (request.getfixturevalue(built) / "out" / "site").resolve()
    broken = tmp_path / "broken.html"
    broken.write_text(BROKEN, "utf-8")
    said = tmp_path / "found.json"  # a pipe would cut a long answer
    command = [
        shutil.which("node"),
        validate,
        "--config",
        ERRORS,
        "--formatter",
        f"json={said}",
        "--ext",
        "html",
        site,
        broken,
    ]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300)
    found = {one["filePath"]: one["messages"] for one in json.loads(said.read_text("utf-8"))}

    assert found.pop(str(broken)), ran.stderr
    assert [] == [
        f"{path}:{one['line']}: {one['ruleId']}: {one['message']}"
        for path, all in found.items()
        for one in all
    ]
