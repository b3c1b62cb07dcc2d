"""When records were published and corrected, as far as it is known."""

import datetime as dt

from sourcebook.build import load
from sourcebook.model import Event
from sourcebook.register import register
from sourcebook.resolve.published import last_day, steps, version

DAY = dt.date(1963, 1, 1)
EVENT = "1962-lee-ferry"


def _of(root, id=EVENT):
    book = load(root)
    return [(one.number, one.day) for one in steps(book, book.get(Event, id))]


def _change(root, days, id=EVENT):
    path = root / "content" / "events" / "1962" / f"{id}.yaml"
    lines = "".join(f"  - {{date: {day}, was: One., now: Two., why: So.}}\n" for day in days)
    path.write_text(f"{path.read_text('utf-8')}changes:\n{lines}", "utf-8")


def test_a_record_is_published_on_the_day_on_which_it_was_registered(lay, sound):
    """
    The first registration counts, and a later one leaves it.
    """
    root = lay(sound)
    assert [] == _of(root)
    register(root, load(root), DAY)
    register(root, load(root), DAY + dt.timedelta(days=9))

    assert [(1, DAY)] == _of(root)


def test_a_renamed_record_was_published_when_it_first_was(lay, sound):
    """
    The day of its former id is that of the record.
    """
    root = lay(sound)
    register(root, load(root), DAY)
    old = root / "content" / "events" / "1962" / "1962-crossing.yaml"
    old.rename(old.with_name("1962-crosses.yaml"))
    for file in root.glob("content/**/*.*"):
        text = file.read_text("utf-8")
        if file.suffix in (".yaml", ".md"):
            file.write_text(text.replace("1962-crossing", "1962-crosses"), "utf-8")
    new = old.with_name("1962-crosses.yaml")
    new.write_text(f"{new.read_text('utf-8')}formerly: [1962-crossing]\n", "utf-8")
    register(root, load(root), DAY + dt.timedelta(days=9))

    assert (1, DAY) == _of(root, "1962-crosses")[0]


def test_each_correction_is_a_version_of_its_day(lay, sound):
    """
    Corrections count on; one whose day is not known has a version, and no day.
    """
    root = lay(sound)
    register(root, load(root), DAY)
    _change(root, ["1963-02-01", "1963-03", "1963-04-02"])
    book = load(root)

    assert [(1, DAY), (2, dt.date(1963, 2, 1)), (4, dt.date(1963, 4, 2))] == _of(root)
    assert 4 == version(book.get(Event, EVENT))
    assert dt.date(1963, 4, 2) == last_day(book, book.records())


def test_the_day_is_kept_and_read_strictly(lay, sound, diagnostics):
    """
    What stands for a day in the register and is none is told, and never a traceback.
    """
    root = lay(sound)
    register(root, load(root), DAY)
    kept = root / "content" / "published.json"
    text = kept.read_text("utf-8")
    for bad in ('"1963-02-30"', '"yesterday"', "19630101", "null", '["1963-01-01"]', '"1963-W01-1"'):
        kept.write_text(text.replace('"1963-01-01"', bad, 1), "utf-8")
        (told,) = diagnostics(root)
        assert "content/published.json" == told.path and "day" in told.what, bad
