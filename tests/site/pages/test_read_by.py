"""Who has read a record against its articles: said on its page and in the data, and that nobody has, where nobody has."""

import json
import re

from sourcebook.build import load
from sourcebook.publish.render import render

NOBODY = "No named editor has answered for this record yet. [Edit this record]("
READ = "read_by: [{name: Ada Orr, date: 1933-05-06}, {name: Bo Fell, date: 1933-06}]\n"
SAID = "Read against its articles by Ada Orr, 6 May 1933. Read against its articles by Bo Fell, June 1933. [Edit this record]("
OF_EACH_KIND = {
    "events/1931-bell-silent.md": "events/1931/1931-bell-silent.yaml",
    "claims/notes-were-passed.md": "claims/notes-were-passed.yaml",
    "officials/odo-marsh.md": "officials/odo-marsh.md",
    "organisations/reedline.md": "organisations/reedline.md",
    "topics/fish.md": "topics/fish.md",
    "channels/bell-rope.md": "channels/bell-rope.md",
    "places/landing-stage.md": "places/landing-stage.md",
    "sources/1932-digest-bell.md": "sources/1932-digest-bell.md",
    "contradictions/notes-or-none.md": "contradictions/notes-or-none.yaml",
}


def _made(root):
    return {one.path.as_posix(): one.content for one in render(load(root)) if hasattr(one, "content")}


def test_each_page_says_who_has_read_its_record(small):
    """
    A record that editors have read names each with the day, beside the link to correct it; one that none has says that.
    """
    before = _made(small)
    for path in OF_EACH_KIND.values():
        file = small / "content" / path
        text = file.read_text("utf-8")
        file.write_text(
            text.replace("---\n", f"---\n{READ}", 1) if path.endswith(".md") else READ + text, "utf-8"
        )
    after = _made(small)

    for page, path in OF_EACH_KIND.items():
        assert before[page].count(NOBODY) == 1, page
        assert SAID in after[page], page
        assert f"content/{path})" in after[page].partition(SAID)[2].splitlines()[0], page
    read = {one["id"]: one["read_by"] for one in json.loads(after["data/events.json"])}
    assert read["1931-bell-silent"] == [
        {"name": "Ada Orr", "date": "1933-05-06"},
        {"name": "Bo Fell", "date": "1933-06"},
    ]
    assert read["1931-marsh-notes-pass"] == []


def test_every_real_record_says_who_has_read_it(built_site):
    """
    On no page of a record does the sentence miss: each has as many as it holds records to correct.
    """
    pages = _made(built_site)
    folders = "events claims contradictions officials organisations topics channels places sources documents".split()
    single = [
        one
        for one in pages
        if one.split("/")[0] in folders and one.endswith(".md") and not one.endswith("/index.md")
    ]
    links = {
        page: content.count("[Edit this record](") for page, content in pages.items() if page.endswith(".md")
    }
    former = [page for page in single if not links[page]]

    assert all("Edit this record" not in pages[page] for page in former)
    assert len(single) - len(former) > 200
    for page, number in links.items():
        told = re.findall(
            r"^(?:No named editor|Read against its articles by [^\n]+\.).* \[Edit this record\]\(",
            pages[page],
            re.M,
        )
        assert len(told) == number, page
