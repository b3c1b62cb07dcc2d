"""What is told of a change, and what is not: nothing of what is the same, everything of what is not, and not too much."""

import hashlib
import random
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.changes.compare import MAX_REPORTED, compare
from sourcebook.changes.formats import data, markdown, page, text
from sourcebook.changes.records import differences
from sourcebook.read.records import read
from sourcebook.register import register
from sourcebook.resolve.join import join
from sourcebook.resolve.resolve import resolve
from tests.harness.sourcebooks import resolved

pytestmark = pytest.mark.long

COUNCIL = "events/1931/1931-council-has-no-note.yaml"
MARSH = "events/1931/1931-marsh-notes-pass.yaml"
SMALL = Path(__file__).parents[1] / "sourcebooks" / "small"
BOOK = resolved(SMALL)
REORDERED = (MARSH, "organisations: [wharf-office, reedline]", "organisations: [reedline, wharf-office]")


def test_unchanged(changed):
    """
    Two versions of the same bytes are unchanged, and each format says so.
    """
    same = changed()

    assert same.unchanged
    assert "Unchanged: after says what before says.\n" == text.render(same)
    for told in (markdown, page):
        assert "Unchanged" in told.render(same)
    assert '"unchanged": true' in data.render(same)


def test_what_changes_in_form_only_is_named(changed):
    """
    A comment, another layout and another order change nothing in meaning; the files are named.
    """
    found = changed(
        REORDERED,
        (COUNCIL, "title:", "# a comment\ntitle:"),
        ("site.yaml", "branch: main", "branch:   'main'"),
    )

    assert () == found.listed and not found.unchanged
    assert ("content/" + COUNCIL, "content/" + MARSH, "content/site.yaml") == found.form_only
    assert "nothing changes in meaning" in text.render(found)
    assert f"content/{COUNCIL}, content/{MARSH}, content/site.yaml" in text.render(found)


def test_pages_and_charts_that_are_made_otherwise(changed):
    """
    The pages and charts that read otherwise are named; those of other records are not.
    """
    made = changed((COUNCIL, "date: 1931-05-08", "date: 1931-05-07")).affected

    assert {"events/1931-council-has-no-note/", "timeline/"} <= set(made.pages)
    assert not {"pages/about/", "events/1920-ferry-charter/", "topics/fish/"} & set(made.pages)
    assert {"timeline", "organisations/amberford-council"} <= {one.name for one in made.charts}
    assert all(one.before != one.after for one in made.charts)


def test_the_order_of_files_and_lists_leaves_no_trace(versions):
    """
    What is told does not depend on the order in which files are read, nor lists are written.
    """
    before, after = versions(
        (COUNCIL, "voice: partly", "voice: reported"), ("site.yaml", "name: The", "name: A")
    )
    first = list(differences(_book(before), _book(after), {}))
    was, now = read(before), read(after)
    for seed in range(5):
        shuffled = [
            resolve(
                join(one._replace(entries=tuple(random.Random(seed).sample(one.entries, len(one.entries)))))
            )
            for one in (was, now)
        ]
        assert first == list(differences(*shuffled, {}))


def test_much_is_counted(small, tmp_path):
    """
    The biggest differences are told in full, losses before all else; the rest is counted by kind.
    """
    after = tmp_path / "after"
    _copy(small, after)
    for number in range(40):
        for folder, word in ((small, "first"), (after, "second")):
            path = folder / "content" / "topics" / f"made-{number:02}.md"
            path.write_text(f"---\nname: The {word} of {number}\nscope: It is {word}.\n---\n", "utf-8")
    (after / "content" / "topics" / "made-39.md").unlink()
    found = compare(small, after, ("before", "after"))

    assert MAX_REPORTED == len(found.listed)
    assert "topic/made-39" == found.listed[0].name and "lost" == found.listed[0].how.name
    assert sum(found.counts.values()) == MAX_REPORTED + sum(number for _, _, number in found.rest)
    assert "Not shown in full: changes: " in text.render(found)


@pytest.mark.long
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 10_000)), min_size=1, max_size=5))
def test_each_edited_record_is_told(edits):
    """
    Whatever field of whichever record is edited, that record is told; of the same records, nothing is.
    """
    files = read(SMALL)
    records = [one for one in files.entries if one.noun not in ("register",)]
    entries = {one.key: one for one in files.entries}
    edited = set()
    for which, number in edits:
        one = records[which % len(records)]
        names = [
            name
            for name in sorted(type(one).model_fields)
            if name not in ("id", "origin", "article", "formerly", "vocabulary")
            and isinstance(getattr(one, name), str | bool)
        ]
        if names:
            name = names[number % len(names)]
            value = getattr(one, name)
            entries[one.key] = one.model_copy(
                update={name: not value if isinstance(value, bool) else f"{value}x"}
            )
            edited.add(one.key)
    now = resolve(join(files._replace(entries=tuple(entries.values()))))

    assert [] == list(differences(now, now, {}))
    assert edited <= {one.key for one in differences(BOOK, now, {})}


def _book(root):
    return resolved(root)


def _copy(folder, to):
    for name in ("content", "seeds"):
        shutil.copytree(folder / name, to / name)


def test_a_new_article_is_a_gain_whole(versions):
    """
    The file of a new article, and what the register keeps of it, are part of its being new: nothing of it is told as a
    change, or as other in form only.
    """
    _, after = versions()
    register(after, resolved(after))
    before = shutil.copytree(after, after.with_name("registered"))
    text = "A bell was heard at dawn.\n"
    (after / "seeds" / "dawn.txt").write_text(text, "utf-8")
    (after / "content" / "sources" / "1931-dawn.md").write_text(
        "---\ntitle: Dawn\nseed: seeds/dawn.txt\n"
        f"sha256: {hashlib.sha256(text.encode()).hexdigest()}\n"
        "publisher: {name: Dawn, basis: stated}\ncredit: Dawn\npublished: 1931-05-10\npublished_basis: stated\n"
        "language: English\nstanding: independent\nreliability: Little.\nrights: Dawn’s.\n"
        "origins:\n  - {id: dawn-own, name: Dawn’s own account}\n---\n",
        "utf-8",
    )
    register(after, resolved(after))
    found = compare(before, after, ("before", "after"))

    assert () == found.form_only
    assert {"gained"} == {one.how.name for one in found.listed if one.area != "warning"}
    assert {"source/1931-dawn", "register/published"} <= {one.name for one in found.listed}
