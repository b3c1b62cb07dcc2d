"""What is told of builds: what changed since a page was loaded, and what is to mend."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

from sourcebook.serve.serving import MOST_SHOWN, EditedPage, Outdated, Refused

PATIENCE = 20


def test_a_page_hears_what_changed_since_it_was_loaded(world):
    """
    Files of the site are named by their bytes: a build that writes all anew names only those that differ, come or go.
    """
    world.put("index.html", "one")
    world.put("a/index.html", "same")
    world.make()
    first = world.serving.made

    def edit():
        world.put("a/index.html", "same")
        world.put("index.html", "two")

    world.make(edit)
    second = world.serving.made
    world.make((world.site / "index.html").unlink)

    assert ["index.html"] == world.heard(first).changed
    assert ["index.html"] == world.heard(second).changed
    assert [] == world.heard(world.serving.made).changed
    world.make()
    assert [] == world.heard(world.serving.made).changed


def test_a_page_of_another_start_is_told_that_all_may_differ(world):
    """
    Of what was loaded before this server was started, or at no known time, nothing is known.
    """
    world.put("index.html", "one")
    world.make()

    assert [None] * 4 == [world.heard(since).changed for since in ("", "1-0", f"{world.serving.made}x", "-")]


def test_errors_are_told_until_they_are_mended(world, capsys):
    """
    What hinders a build is told, word for word, to browsers and on the terminal, and is gone with the next good build.
    """
    world.put("index.html", "one")
    world.make()
    world.refuse("a.yaml:1:2: title: <script>is wrong", "b.yaml:1:1: is wrong")
    found = world.heard(world.serving.made)

    assert ["a.yaml:1:2: title: <script>is wrong", "b.yaml:1:1: is wrong"] == found.errors
    assert "2 errors to mend; the site stays as it was" == found.heading
    assert "a.yaml:1:2: title: <script>is wrong\nb.yaml:1:1: is wrong\n" in capsys.readouterr().err
    world.make()
    assert ("", []) == world.heard(world.serving.made)[2:]


def test_very_many_errors_are_cut_short_in_the_browser_alone(world, capsys):
    """
    A browser shows the first, and says how many more there are; a terminal has them all.
    """
    lines = [f"a.yaml:{number}:1: is wrong" for number in range(1, MOST_SHOWN + 31)]
    world.refuse(*lines)
    found = world.heard("")

    assert [*lines[:MOST_SHOWN], "and 30 more, on the terminal"] == found.errors
    assert "50 errors to mend; there is no site yet" == found.heading
    assert "\n".join(lines) in capsys.readouterr().err


def test_a_fault_of_the_generator_ends_nothing(world, capsys):
    """
    What a build should never raise is told in both places; the next one is built as ever.
    """

    def fail():
        raise ZeroDivisionError("by zero")

    world.make(fail)
    assert ["the generator failed, and the terminal says where: ZeroDivisionError: by zero"] == world.heard(
        ""
    ).errors
    assert "Traceback" in capsys.readouterr().err
    world.make(lambda: world.put("index.html", "one"))
    assert () == world.serving._refused.lines


def test_the_terminal_hears_what_changed(world, capsys):
    """
    Each build is told with what set it off, some by name, what was made of it, and how long it took.
    """
    world.make(lambda: world.put("index.html", "one"), {"c", "b", "a", "d", "e"})

    assert capsys.readouterr().err.startswith("a, b, c, 2 more changed: all pages in 0.")


def test_whoever_listens_hears_news_when_it_comes(world):
    """
    A stream waits, tells what came since it told last, and ends with the server.
    """
    world.put("index.html", "one")
    world.make()
    news = world.serving.news(world.serving.made)
    assert [] == next(news).changed
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(next, news)
        world.make(lambda: world.put("index.html", "two"))
        assert ["index.html"] == waiting.result(PATIENCE).changed
        waiting = pool.submit(list, news)
        world.serving.end()
        waiting.result(PATIENCE)


class Asked:
    """Inputs that change when a test says so."""

    below = "/"

    def __init__(self):
        self.edits = []
        self.come = threading.Event()

    def edit(self, *names):
        self.edits.append(frozenset(names))
        self.come.set()

    def has_changed(self):
        return self.come.is_set()

    def changed(self, ended):
        while not ended.is_set():
            if self.come.wait(0.01):
                self.come.clear()
                found, self.edits = frozenset().union(*self.edits), []
                return found
        return frozenset()


def test_what_changes_during_a_build_is_built_after_it(world):
    """
    Builds never overlap, and edits during one are one more build together.
    """
    inputs, begun, go_on = Asked(), threading.Event(), threading.Event()

    def slow():
        begun.set()
        assert go_on.wait(PATIENCE)

    world.edit = slow
    working = threading.Thread(target=world.serving.work, args=(inputs,))
    working.start()
    assert begun.wait(PATIENCE)
    inputs.edit("a")
    inputs.edit("b")
    go_on.set()
    until = time.monotonic() + PATIENCE
    while len(world.built) < 2 and time.monotonic() < until:
        time.sleep(0.01)
    time.sleep(0.1)
    world.serving.end()
    working.join(PATIENCE)

    assert [frozenset(), {"a", "b"}] == world.built[:2]
    assert 2 == len(world.built)


def _first(world, content, then):
    """Have a page made before the rest of the site, and what came of it asked at that time."""
    seen = []

    def build(changed, has_changed):
        yield EditedPage("one page", "a/index.html", content)
        seen.append((world.serving.edited.get("a/index.html"), world.heard(since).changed))
        then()
        yield "all pages"

    since, world.serving._build = world.serving.made, build
    world.serving._make(frozenset())
    return seen, since


def test_the_page_that_changed_is_shown_first(world):
    """
    The page that somebody edits is shown before the site that has it is made; if it is the same there, it is not loaded again.
    """
    world.put("a/index.html", "one")
    world.make()
    new = b"two, as the whole site will have it"
    seen, since = _first(world, new, lambda: (world.site / "a/index.html").write_bytes(new))

    assert [(new, ["a/index.html"])] == seen
    assert {} == world.serving.edited
    assert ["a/index.html"] == world.heard(since).changed
    assert 1 == int(world.serving.made.rpartition("-")[2]) - int(since.rpartition("-")[2])


def test_a_build_is_given_up_for_the_next_edit(world, tmp_path):
    """
    What changes while the rest is built ends that build, and no error is told: the next one begins at once, and has it all.
    """
    inputs, begun = Asked(), []

    def build(changed, has_changed):
        begun.append(changed)
        if not changed:
            inputs.edit("a.yaml")
        if has_changed():
            raise Outdated
        world.put("index.html", "all")
        yield "all pages"
        world.serving.end()

    world.serving._build = build
    world.serving.work(inputs)

    assert [frozenset(), frozenset(["a.yaml"])] == begun
    assert () == world.serving._refused.lines


def test_a_fault_in_the_next_edit_leaves_the_page_that_was_shown_first(world):
    """
    What was shown first and found sound stays when the next edit, for which its build was given up, is refused.
    """
    world.put("a/index.html", "one")
    world.make()

    def outdated():
        raise Outdated

    _first(world, b"two", outdated)
    world.serving._build = world.build
    since = world.serving.made
    world.refuse("a.yaml:1:1: is wrong")

    assert b"two" == world.serving.edited["a/index.html"]
    assert [] == world.heard(since).changed


def test_the_page_that_was_shown_first_says_that_the_fault_is_mended(world):
    """
    A fault is mended once the page is shown, be the rest given up for the next edit; the same fault again is told again.
    """
    world.put("a/index.html", "one")
    world.make()
    world.refuse("a.yaml:1:1: is wrong")

    def outdated():
        raise Outdated

    _, since = _first(world, b"two", outdated)
    assert [] == world.heard(since).errors
    world.serving._build = world.build
    world.refuse("a.yaml:1:1: is wrong")
    assert ["a.yaml:1:1: is wrong"] == world.heard(since).errors


def test_a_page_that_was_shown_first_gives_way(world):
    """
    If the site has another page after all, that one is shown; and if it is refused, the page from before.
    """
    world.put("a/index.html", "one")
    world.make()
    _, since = _first(world, b"two", lambda: world.put("a/index.html", "three"))
    assert ({}, 2) == (
        world.serving.edited,
        int(world.serving.made.rpartition("-")[2]) - int(since.rpartition("-")[2]),
    )

    def refused():
        raise Refused(("a.yaml:1:1: is wrong",))

    _, since = _first(world, b"four", refused)
    assert ({}, ["a/index.html"], ["a.yaml:1:1: is wrong"]) == (
        world.serving.edited,
        world.heard(since).changed,
        world.heard(since).errors,
    )
