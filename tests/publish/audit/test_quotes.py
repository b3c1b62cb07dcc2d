"""Words are given to whoever said them, and to nobody else, on their day: in whatever finished file they stand."""

import pytest

PAGE = "events/1931-marsh-notes-pass/index.html"
OFFICIAL = "officials/odo-marsh/index.html"
COPIED = PAGE.replace("html", "txt")
QUOTES, EVENTS = "data/v1/json/quotes.json", "data/events.json"
MARSH = '<strong><a href="../../officials/odo-marsh/">Odo Marsh</a></strong>, Second clerk'
NOT_HIS = "<blockquote><p><mark>The two banks have passed notes by the back stairs since about the spring, Odo Marsh, second clerk of the wharf, said on Friday.</mark></p></blockquote>"
PLANTED = {
    "another name": (PAGE, MARSH, MARSH.replace("Odo Marsh", "Ida Fenn")),
    "another’s page": (PAGE, MARSH, MARSH.replace("odo-marsh", "ida-fenn")),
    "another office": (PAGE, MARSH, MARSH.replace("Second", "First")),
    "no name": (PAGE, f"— {MARSH}", "— Second clerk"),
    "another voice": (PAGE, "partly in quotation marks. <a", "in quotation marks. <a"),
    "another day": (PAGE, "</strong>, published 9 May 1931", "</strong>, published 8 May 1931"),
    "no day": (PAGE, "</strong>, published 9 May 1931;", "</strong>;"),
    "words beside what they are": (PAGE, '/#q-1931-marsh-notes-pass-1">', '/#q-1931-marsh-notes-pass-2">'),
    "words of no record": (PAGE, '/#q-1931-marsh-notes-pass-1">', '/#p2">'),
    "a sentence that is cut": (PAGE, "“It cannot be said that <mark>", "<mark>"),
    "more marked than is quoted": (PAGE, "“It cannot be said that <mark>", "<mark>“It cannot be said that "),
    "less marked than is quoted": (PAGE, "<mark>“We pull it, and", "“We pull it, <mark>and"),
    "parts of a quote the other way round": (
        PAGE,
        "<mark>“We pull it, and they pull it back,",
        "<mark>they pull it back, […] “We pull it, and",
    ),
    "words below another day": (OFFICIAL, ">First published 9 May 1931<a", ">8 May 1931<a"),
    "words below nothing": (OFFICIAL, "; in quotation marks</p>", "; in the article’s words</p>"),
    "words among another’s": (
        "officials/ida-fenn/index.html",
        "</article>",
        f'{NOT_HIS}\n<p class="attribution">— <a href="../../sources/1931-courier-answers/#q-1931-notes-by-back-stairs-1">¶2</a>; in the paper’s words</p></article>',
    ),
    "a place in an article": (
        "sources/1931-courier-answers/index.html",
        "<mark>“We pull it",
        "“We <mark>pull it",
    ),
    "a line of another form": (PAGE, '<p class="attribution">', '<p class="attribution ">'),
    "a line of another form in a copy": (COPIED, "\n— **[", "\n– **["),
    "a word that is struck out": (PAGE, "<mark>“We pull", "<mark>“We <del>never</del> pull"),
    "a word that is hidden": (
        PAGE,
        "“It cannot be said that <mark>",
        "“It can<span hidden>not</span> be said that <mark>",
    ),
    "words behind the place": (PAGE, '-pass-1">¶2</a> · ', '-pass-1">¶2</a>, said by Ida Fenn · '),
    "a heading of another form": (OFFICIAL, '<h3 class="occasion"', '<h3 class="occasion x"'),
    "a citation of another form": (PAGE, "<pre>“It cannot", '<pre lang="en">“It can'),
    "a name for programs": (PAGE, '"creditText":"Odo Marsh', '"creditText":"Ida Fenn'),
    "words for programs": (PAGE, '"text":"“It cannot be said', '"text":"“It can be said'),
    "a name in a citation": (PAGE, "\n— Odo Marsh, Second", "\n— Ida Fenn, Second"),
    "words in a citation": (PAGE, "<pre>“It cannot", "<pre>“It can"),
    "a name in a plain copy": (PAGE.replace("html", "txt"), "— **[Odo Marsh]", "— **[Ida Fenn]"),
    "words in a plain copy": (PAGE.replace("html", "txt"), "<mark>“It cannot", "<mark>“It can"),
    "a name in a table": ("data/v1/csv/quotes.csv", ",Odo Marsh,", ",Ida Fenn,"),
    "words in a table": ("data/v1/csv/position_quotes.csv", "It cannot", "It can"),
    "another quote in a table": (
        "data/v1/csv/position_quotes.csv",
        ",1931-marsh-notes-pass-1,",
        ",1931-marsh-notes-pass-2,",
    ),
    "a name in JSON": (QUOTES, '"speaker":"Odo Marsh"', '"speaker":"Ida Fenn"'),
    "an id in JSON": (QUOTES, '"official_id":"odo-marsh"', '"official_id":"ida-fenn"'),
    "a day in JSON": (QUOTES, '"said_words":"8 May 1931"', '"said_words":"9 May 1931"'),
    "a quote that is no longer in JSON": (QUOTES, '{"id":"1931-marsh-notes-pass-1"', '{"id":"x"'),
    "a name in the events": (EVENTS, '"said_by":"odo-marsh"', '"said_by":"ida-fenn"'),
    "words in the events": (EVENTS, '"quote":"“It cannot', '"quote":"“It can'),
    "a day in the events": (EVENTS, '"said":"1931-05-08"', '"said":"1931-05-09"'),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_whose_words_they_are_cannot_change_on_their_way(finished, fault):
    """
    A quote whose words, speaker, office, voice or day are not those of the record publishes nothing.
    """
    path, old, new = PLANTED[fault]
    finished.plant(path, old, new)
    lines = finished.publish()

    assert lines
    assert all(one.startswith(f"out/releases/next/{path}:") for one in lines), lines


def test_a_quote_told_twice_in_a_table_publishes_nothing(finished):
    """
    Each quote has one row in the table of quotes, or it would count twice.
    """
    rows = (finished.made / QUOTES).read_text("utf-8").splitlines()
    row = next(one for one in rows if one.startswith('{"id":"1931-marsh-notes-pass-1"')).rstrip(",")
    finished.plant(QUOTES, row, f"{row},\n{row}")

    assert any("told before" in one for one in finished.publish())
