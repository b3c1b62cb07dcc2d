"""The page that somebody edits, made before the rest: to the byte as the whole build makes it."""

import re

import pytest

from sourcebook.build import build, load
from sourcebook.model import Claim, Diagnostics, Event, Official, Source
from sourcebook.serve.edited_page import edited_page
from sourcebook.serve.serving import EditedPage, LastGood, Refused

pytestmark = pytest.mark.built

MARSH = "content/events/1931/1931-marsh-notes-pass.yaml"


@pytest.fixture
def after(small_built):
    """What is told first of the small sourcebook after files of it were edited, and removed where nothing is written."""
    kept = LastGood()
    kept.keep(load(small_built))

    def _after(edits):
        for path, text in edits.items():
            if text is None:
                (small_built / path).unlink()
            else:
                (small_built / path).write_text(text, "utf-8")
        kept.changed |= edits.keys()
        return [*edited_page(small_built, kept)]

    return _after


def test_it_is_what_the_whole_build_makes(small_built):
    """
    Each record that has a page of its own: after its file has changed, its page is at once as the whole build makes it,
    whether the sourcebook was kept or not.
    """
    book = load(small_built)
    for keeps in (True, False):
        made = {}
        for path in sorted({one.origin.path for one in book.records()}):
            kept = LastGood()
            if keeps:
                kept.keep(book)
            kept.changed = frozenset([path])
            made |= {one.file: one.content for one in edited_page(small_built, kept)}
        events = {f"events/{one.id}/index.html" for one in book.all(Event)}

        assert events < made.keys() and len(made) > len(events) + 5
        assert [] == [
            file for file, html in made.items() if (small_built / "out" / "site" / file).read_bytes() != html
        ]


def _line(field, value):
    return lambda text, _: re.sub(rf"^{field}: .*", f"{field}: {value}", text, count=1, flags=re.M)


SUMMARY = re.compile(r"^(summary: (?:>-\n +)?)", re.M)
EDITS = {
    "title": _line("title", "A title that is new"),
    "short": lambda text, _: f"{text}\nshort: In short\n",
    "summary": lambda text, _: SUMMARY.sub(r"\1First of all. ", text),
    "an earlier date": _line("date", "1931"),
    "a later date": _line("date", "1931-12/1932-03"),
    "a day of its own": _line("date", "1931-05-07"),
    "a link": lambda text, other: SUMMARY.sub(rf"\1See [[event/{other}]]. ", text),
    "a relation": lambda text, other: (
        re.sub(r"^related:.*(\n .*)*", "", text, flags=re.M)
        + f"\nrelated: [{{event: {other}, how: responds-to}}]\n"
    ),
    "no relation": lambda text, _: re.sub(r"^related:.*(\n .*)*", "", text, flags=re.M),
    "a day of saying": lambda text, _: text.replace(
        "said_by:", "said: 1930\n    said_basis: computed\n    said_note: It says so.\n    said_by:"
    ),
    "a day of publication": lambda text, _: text.replace(
        "said_by:",
        "first_published: 1931~\n    said_basis: computed\n    said_note: It says so.\n    said_by:",
    ),
    "a shorter quote": lambda text, _: re.sub(r"[,.]”?$", "", text, flags=re.M),
    "a quote that stands nowhere": lambda text, _: re.sub(r"(quote: (?:>-\n +)?)", r"\1Never was. ", text),
    "narration": lambda text, _: re.sub(r"said_by: .*", "said_by: narration", text),
    "nobody with a name": lambda text, _: re.sub(r"said_by: .*", "said_by: {unnamed: a clerk}", text),
    "another voice": lambda text, _: re.sub(r"voice: .*", "voice: reported", text),
    "another status": _line("status", "claimed-by-one-side"),
    "no topics": lambda text, _: re.sub(r"^topics:.*", "topics: []", text, flags=re.M),
    "a note": lambda text, other: f"{text}\nnotes: [{{text: 'It hangs on [[event/{other}]].'}}]\n",
    "a former id": lambda text, _: f"{text}\nformerly: [1931-was-called-so]\n",
    "no record at all": lambda text, _: f"no: record\n{text}",
}


@pytest.mark.nightly
@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_every_edit_of_every_event(small_built, edit):
    """
    The page that is shown first is that of the whole; if something is wrong in its file, none is shown, and nothing is told
    that is not so.
    """
    _edit_events(small_built, edit, None)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_every_edit_of_some_events(small_built, edit):
    """
    The same of two events; the rest is for the night.
    """
    _edit_events(small_built, edit, 2)


def _edit_events(small_built, edit, most):
    book = load(small_built)
    events = book.all(Event)
    tried = 0
    for at, event in enumerate(events):
        path = small_built / event.origin.path
        text = path.read_text("utf-8")
        edited = edit(text, events[at - 1].id)
        if edited == text or tried == most:
            continue
        tried += 1
        path.write_text(edited, "utf-8")
        kept = LastGood()
        kept.keep(book)
        kept.changed = frozenset([event.origin.path])
        try:
            first = [*edited_page(small_built, kept)]
        except Diagnostics:
            first = []
        try:
            whole = load(small_built)
        except Diagnostics as found:
            wrong = {str(one) for one in found.diagnostics if one.path == event.origin.path}
            assert not wrong or not any(isinstance(one, EditedPage) for one in first)
            assert all(set(one.lines) <= wrong for one in first if isinstance(one, Refused))
        else:
            (page,) = first
            record = whole.get(Event, event.id)
            kept.book, kept.changed = None, frozenset([event.origin.path])  # the page is made of the whole
            (expected,) = edited_page(small_built, kept)
            assert page.content == expected.content, record.id
        path.write_text(text, "utf-8")
    assert tried


def test_an_edit_is_in_it(small_built, after):
    """
    What somebody has just written is in it, and so it is in the site that is made then; nothing else has been touched.
    """
    before = (small_built / "out" / "site").resolve()
    (page,) = after({MARSH: EDITS["title"]((small_built / MARSH).read_text("utf-8"), "")})

    assert b"A title that is new" in page.content
    assert before == (small_built / "out" / "site").resolve()
    assert page.content != (small_built / "out" / "site" / page.file).read_bytes()
    build(small_built)
    assert page.content == (small_built / "out" / "site" / page.file).read_bytes()


@pytest.mark.parametrize("noun", [Claim, Official, Source], ids=lambda one: one.noun)
def test_other_records_wait_for_the_whole(small_built, after, noun):
    """
    A record that is no event is shown once all is read, as it will stand.
    """
    record = load(small_built).all(noun)[0]
    text = (small_built / record.origin.path).read_text("utf-8")
    (page,) = after(
        {record.origin.path: re.sub(r"^(name|title|question): ", r"\1: New ", text, count=1, flags=re.M)}
    )

    assert b"New " in page.content and not page.judged
    build(small_built)
    assert page.content == (small_built / "out" / "site" / page.file).read_bytes()


def test_a_fault_is_told_before_all_is_read(small_built, after, monkeypatch):
    """
    What is wrong in the file of an event is told from that file alone, and no page of it is shown.
    """
    monkeypatch.setattr("sourcebook.serve.edited_page.load", None)
    text = (small_built / MARSH).read_text("utf-8")
    for fault, told in (("quote that stands nowhere", "is not in"), ("no record", "no: ")):
        (refused,) = after({MARSH: next(edit for name, edit in EDITS.items() if fault in name)(text, "")})
        assert isinstance(refused, Refused) and told in refused.lines[0]


def test_what_reaches_further_waits_for_the_whole(small_built, after):
    """
    A record that goes, and one that takes on a former id, are judged with all.
    """
    text = (small_built / MARSH).read_text("utf-8")
    (page,) = after({MARSH: EDITS["a former id"](text, "")})
    assert not page.judged
    with pytest.raises(Diagnostics):
        after({MARSH: None})


def test_what_has_no_page_yet_waits(small_built):
    """
    A file that is no record, a record without a page of its own, and one that was not published yet wait for the whole.
    """
    kept = LastGood()
    kept.changed = frozenset(["content/vocabulary.yaml"])
    assert [] == [*edited_page(small_built, kept)]
    (small_built / "out" / "pages" / "events" / "1931-marsh-notes-pass.md").unlink()
    kept.changed = frozenset([MARSH])
    assert [] == [*edited_page(small_built, kept)]


def test_a_page_that_leads_to_one_not_yet_made_waits(small_built, after):
    """
    An event that moves to a day without a page is shown once that page is made, and not with a link that leads nowhere.
    """
    text = (small_built / MARSH).read_text("utf-8")

    assert [] == after({MARSH: EDITS["a day of its own"](text, "")})
    build(small_built)
    page = (small_built / "out" / "site" / "events" / "1931-marsh-notes-pass" / "index.html").read_text(
        "utf-8"
    )
    assert "days/1931-05-07/" in page
