"""Words are given to whoever said them, and to nobody else, on their day: in whatever finished file they stand."""

import re

import pytest

from sourcebook.publish.audit.recorded import Recorded
from sourcebook.publish.audit.shown import line_of

PAGE = "events/1931-marsh-notes-pass/index.html"
OFFICIAL = "officials/odo-marsh/index.html"
COPIED = PAGE.replace("html", "txt")
QUOTES, EVENTS = "data/v1/json/quotes.json", "data/events.json"
MARSH = '<strong><a href="../../officials/odo-marsh/">Odo Marsh</a></strong>, Second clerk'
NOT_HIS = "<blockquote><p><mark>The two banks have passed notes by the back stairs since about the spring, Odo Marsh, second clerk of the wharf, said on Friday.</mark></p></blockquote>"
CLAIM, DAY = "claims/notes-were-passed/index.html", "days/1931-05-08/index.html"
BOTH = "contradictions/notes-or-none/index.html"
SOURCE = "sources/1931-courier-answers/index.html"
CARD = "he told Reedline. Odo Marsh, Second"
ANCHOR = '<span id="q-1931-bell-silent-1" class="over-1"></span>'
BELL = '<a href="../../events/1931-bell-silent/"><mark>From January to April the bell stood silent</mark></a>'
PLANTED = {
    "as above, where nothing is": (PAGE, "</strong>, Second clerk of the wharf;", "</strong>, as above;"),
    "an office told again": (PAGE, "</strong>, as above;", "</strong>, Second clerk of the wharf;"),
    "as above on a page that has no such line": (
        CLAIM,
        "</strong>, Second clerk of the wharf; in quotation",
        "</strong>, as above; in quotation",
    ),
    "no office in one line": (CLAIM, "</strong>, Second clerk of the wharf;", "</strong>;"),
    "no language in one line": (CLAIM, ", in translation from High Orrin. <a", ". <a"),
    "a day where none stands": (PAGE, "of the wharf; partly", "of the wharf, said 8 May 1931; partly"),
    "no day on one page, though another has none": (
        CLAIM,
        "</strong>, first published on or before 9 May 1931; in the",
        "</strong>; in the",
    ),
    "another place": (PAGE, '-pass-1">¶2</a>', '-pass-1">¶3</a>'),
    "words of another party": (CLAIM, ">8 May 1931: asserted by Odo", ">8 May 1931: denied by Odo"),
    "words of a position on another day": (CLAIM, ">8 May 1931: denied by", ">9 May 1931: denied by"),
    "words below another record": (DAY, ">Marsh says that notes pass", ">Marsh denies that notes pass"),
    "words in another’s column": (BOTH, ">Odo Marsh<a class=", ">Amberford council<a class="),
    "a heading more": (CLAIM, "<blockquote>", "<h4>9 May 1931</h4><blockquote>"),
    "no office in a copy": (COPIED, "**, Second clerk of the wharf;", "**;"),
    "as above in a copy": (COPIED, "**, Second clerk of the wharf;", "**, as above;"),
    "a heading in a copy": (
        CLAIM.replace("html", "txt"),
        "### 8 May 1931: asserted",
        "### 8 May 1931: denied",
    ),
    "a line below nothing": (PAGE, "</article>", '<p class="attribution">— Ida Fenn</p></article>'),
    "a name on a card": (PAGE, CARD, CARD.replace("Odo Marsh", "Ida Fenn")),
    "no name on a card": (PAGE, CARD, "he told Reedline. Second"),
    "words on a card": (PAGE, 'content="Record: “It cannot', 'content="Record: “It can'),
    "a day on a card": (PAGE, "wharf. 8 May 1931 ·", "wharf. 9 May 1931 ·"),
    "a second card whose words come first": (
        PAGE,
        "</head>",
        '<meta content="Record: Ida Fenn says no." property="og:image:alt"></head>',
    ),
    "a second card in references": (
        PAGE,
        "</head>",
        '<meta property="og:image&#58;alt" content="Record: Ida Fenn says no."></head>',
    ),
    "a party on the card of a claim": (CLAIM, "Denied by Amberford council", "Denied by Ida Fenn"),
    "a day on the card of a claim": (
        CLAIM,
        "Odo Marsh · 8 May 1931. Denied",
        "Odo Marsh · 9 May 1931. Denied",
    ),
    "a speaker for programs": (PAGE, '"@type":"Quotation",', '"@type":"Quotation","editor":"Ida Fenn",'),
    "a quotation of no record for programs": (PAGE, '#q-1931-marsh-notes-pass-1","text"', '#q-x-1","text"'),
    "a key twice for programs": (PAGE, '"creditText":"Odo', '"creditText":"Ida Fenn","creditText":"Odo'),
    "a mark that is moved": (
        SOURCE,
        "<mark>From January to April the bell",
        "From <mark>January to April the bell",
    ),
    "a mark that ends later": (
        SOURCE,
        "the bell stood silent</mark></a>,",
        "the bell stood silent,</mark></a>",
    ),
    "a mark more": (SOURCE, "for want of a rope.", "<mark>for want of a rope.</mark>"),
    "a mark in another paragraph": (SOURCE, "[Read our rules]", "<mark>[Read our rules]</mark>"),
    "a quote that begins elsewhere": (SOURCE, f"{ANCHOR}{BELL}", f"{BELL}{ANCHOR}"),
    "a paragraph in another place": (SOURCE, 'class="number">¶6</a>', 'class="number">¶5</a>'),
    "a paragraph of ours between theirs": (SOURCE, '<p id="p3" class', '<p>He lied.</p><p id="p3" class'),
    "one that looks like a note of ours": (
        SOURCE,
        '<p id="p3" class',
        '<p class="paragraph-notes">x</p><p id="p3" class',
    ),
    "what is no paragraph between theirs": (
        SOURCE,
        '<p id="p3" class',
        '<div>He lied.</div><p id="p3" class',
    ),
    "a word that is struck out of an article": (
        SOURCE,
        "for want of a rope.",
        "for <del>want of</del> a rope.",
    ),
    "marked words below an article": (
        SOURCE,
        "</article>",
        "<p><mark>for want of a rope</mark></p></article>",
    ),
    "a sentence in a table": ("data/v1/csv/quotes.csv", "towns signed […]", "towns refused […]"),
    "a voice in JSON": (QUOTES, '"voice":"direct"', '"voice":"partial"'),
    "a voice in words in JSON": (
        QUOTES,
        '"voice_words":"in quotation marks"',
        '"voice_words":"in the paper’s words"',
    ),
    "a sentence in JSON": (QUOTES, '"sentence":"From January', '"sentence":"Not from January'),
    "a source in JSON": (QUOTES, '"source_id":"1931-courier-answers"', '"source_id":"1932-digest-bell"'),
    "a source’s name in JSON": (QUOTES, '"source":"5*3*2', '"source":"6*3*2'),
    "a key twice in JSON": (QUOTES, '"speaker":"Odo Marsh"', '"speaker":"Ida Fenn","speaker":"Odo Marsh"'),
    "a key twice in the events": (
        EVENTS,
        '"said_by":"odo-marsh"',
        '"said_by":"ida-fenn","said_by":"odo-marsh"',
    ),
    "a first day in JSON": (QUOTES, '"said_first_day":"1931-05-08"', '"said_first_day":"1931-05-07"'),
    "a row that is cut short": ("data/v1/csv/contradiction_passages.csv", ",Odo Marsh,", ","),
    "a column that is called otherwise": ("data/v1/csv/quotes.csv", ",speaker,", ",speakers,"),
    "a column twice": ("data/v1/csv/position_quotes.csv", ",number,", ",words,"),
    "another name": (PAGE, MARSH, MARSH.replace("Odo Marsh", "Ida Fenn")),
    "another’s page": (PAGE, MARSH, MARSH.replace("odo-marsh", "ida-fenn")),
    "another office": (PAGE, MARSH, MARSH.replace("Second", "First")),
    "no name": (PAGE, f"— {MARSH}", "— Second clerk"),
    "another voice": (PAGE, "partly in quotation marks. <a", "in quotation marks. <a"),
    "another day": (PAGE, "</strong>, published about March 1932", "</strong>, published 9 May 1931"),
    "no day": (PAGE, "</strong>, published about March 1932;", "</strong>;"),
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
    "words below another day": (OFFICIAL, ">First published on or before 9 May 1931<a", ">8 May 1931<a"),
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
    "a line of another form below nothing": (
        PAGE,
        "</article>",
        '<p class="x attribution">— Ida Fenn</p></article>',
    ),
    "another day in a line of another form": (
        PAGE,
        '<p class="event-date">',
        '<p class="event-date x">9 May 1931</p><p class="event-date">',
    ),
    "another status in a line of another form": (
        PAGE,
        '<p class="event-status">',
        '<p id="x" class="event-status">Confirmed</p><p class="event-status">',
    ),
    "a citation with a tag in it": (
        PAGE,
        "</article>",
        "<pre><span>“I lied.”</span>\n— Ida Fenn</pre></article>",
    ),
    "a citation whose dash is another sign": (PAGE, "\n— Odo Marsh, Second", "\n– Odo Marsh, Second"),
    "a citation whose dash is in references": (
        PAGE,
        "</article>",
        "<pre>“I lied.”\n&#8212; Ida Fenn</pre></article>",
    ),
    "a quotation for programs behind a tab": (
        PAGE,
        "</article>",
        '<script\ttype="application/ld+json">{"@type":"Quotation","text":"I lied."}</script></article>',
    ),
    "words in a field of their own for programs": (
        PAGE,
        '"@context":',
        '"abstract":"Ida Fenn lied.","@context":',
    ),
    "a column of its own in JSON": (QUOTES, '{"id":', '{"Speaker":"Ida Fenn","id":'),
    "a quotation without a space in a copy": (COPIED, "## Connected", ">I lied.\n\n## Connected"),
    "a quotation in a list of a copy": (COPIED, "## Connected", "- > I lied.\n\n## Connected"),
    "a line of another form": (PAGE, '<p class="attribution">', '<p class="attribution ">'),
    "a line of another form in a copy": (COPIED, "\n— **[", "\n– **["),
    "a word that is struck out": (PAGE, "<mark>“We pull", "<mark>“We <del>never</del> pull"),
    "a word that is hidden": (
        PAGE,
        "“It cannot be said that <mark>",
        "“It can<span hidden>not</span> be said that <mark>",
    ),
    "a copy online that is another": (
        PAGE,
        'href="https://courier.example.org/1931/%28answers%29_1.html#:~:text=%E2%80%9CIt',
        'href="https://lantern.example.org/bell#:~:text=%E2%80%9CIt',
    ),
    "a copy online that is a page of ours": (
        PAGE,
        'href="https://courier.example.org/1931/%28answers%29_1.html#:~:text=the',
        'href="../1931-council-has-no-note/#top" title="',
    ),
    "a copy online that is another in a copy": (
        COPIED,
        "[online](https://courier.example.org/1931/%28answers%29_1.html",
        "[online](https://lantern.example.org/bell",
    ),
    "marked words above an article of ours": (PAGE, "<article", "<p><mark>I lied.</mark></p><article"),
    "words that are marked from an article of ours into its frame": (
        PAGE,
        "</article>",
        "<p><mark>I lied.</p></article></mark>",
    ),
    "marked words that do not end": (PAGE, "</article>", "<p><mark>I lied.</p></article>"),
    "a quotation in the frame": (PAGE, "</footer>", "<blockquote><p>I lied.</p></blockquote></footer>"),
    "a line below nothing in the frame": (
        PAGE,
        "</footer>",
        '<p class="attribution">— Ida Fenn</p></footer>',
    ),
    "a citation in the frame": (PAGE, "</footer>", "<pre>“I lied.”\n— Ida Fenn</pre></footer>"),
    "a status in the frame": (PAGE, "<article", '<p class="event-status">Confirmed</p><article'),
    "a quotation for programs in the frame": (
        PAGE,
        "</footer>",
        '<script type="application/ld+json">{"@type":"Quotation","text":"I lied."}</script></footer>',
    ),
    "a paragraph of an article in the frame": (
        SOURCE,
        "<article",
        '<p id="p1" class="article-paragraph"><a href="#p1" class="number">¶1</a> He lied.</p><article',
    ),
    "a name that leads to two": (
        PAGE,
        ">Odo Marsh</a></strong>, Second",
        '>Odo</a> <a href="../../officials/ida-fenn/">Marsh</a></strong>, Second',
    ),
    "a quotation that is kept from readers of the screen": (
        PAGE,
        "<blockquote>",
        '<blockquote aria-hidden="true">',
    ),
    "a quotation in another style": (PAGE, "<blockquote>", '<blockquote class="md-banner">'),
    "a quotation of nobody in a copy": (COPIED, "## Connected", "> I lied.\n\n— Odo Marsh\n\n## Connected"),
    "a quotation by another type for programs": (
        PAGE,
        '"@type":"Quotation","@id":',
        '"@type":["Quotation"],"@id":',
    ),
    "a quotation by the address of its type for programs": (
        PAGE,
        '"@type":"Quotation","@id":',
        '"@type":"https://schema.org/Quotation","@id":',
    ),
    "a quotation of another context for programs": (
        PAGE,
        '"@context":"https://schema.org"',
        '"@context":["https://schema.org",{"RecordedQuote":"Quotation"}]',
    ),
    "a text of a thing that is no quotation for programs": (
        PAGE,
        '"@type":"Quotation","@id":',
        '"@type":"CreativeWork","@id":',
    ),
    "a day of a record that is more exact": (
        "events/1931-notes-by-back-stairs/index.html",
        ">between about March and 8 May 1931<",
        ">8 May 1931<",
    ),
    "a status of a record": (PAGE, "</em> Statement, on record<", "</em> Statement, confirmed<"),
    "a sign of a status": (
        "events/1931-notes-by-back-stairs/index.html",
        ">◐</em> Letter or note, one bank says<",
        ">●</em> Letter or note, one bank says<",
    ),
    "whose word a contact has": (
        "events/1931-notes-by-back-stairs/index.html",
        "</em> Mill bank contradicts it. Ferry bank’s word.",
        "</em> Mill bank’s word. Ferry bank’s word.",
    ),
    "the line of a contact": (
        "events/1931-notes-by-back-stairs/index.html",
        ">│ × ●━━━│</em>",
        ">│━━━●━━━│</em>",
    ),
    "no word on whose a contact has": (
        "events/1931-notes-by-back-stairs/index.html",
        '<p class="event-status whose-word">',
        '<p class="status">',
    ),
    "how stands what a statement speaks of": (
        PAGE,
        "</em> What it speaks of: Letter or note, one bank says",
        "</em> What it speaks of: Letter or note, confirmed",
    ),
    "what a record is called": (PAGE, '<h1 id="top">', '<h1 id="top">No '),
    "what a claim asks": (CLAIM, '<h1 id="top">', '<h1 id="top">No '),
    "no status of a record": (PAGE, '<p class="event-status"><', '<p class="status"><'),
    "a claim whose positions are turned round": (
        CLAIM,
        '"claim-state">As of 31 March 1932: asserted by Odo Marsh; denied',
        '"claim-state">As of 31 March 1932: denied by Odo Marsh; asserted',
    ),
    "words behind the place": (PAGE, '-pass-1">¶2</a>\u00a0· ', '-pass-1">¶2</a>, said by Ida Fenn\u00a0· '),
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
    finished.refused(*PLANTED[fault])


def test_a_quote_told_twice_in_a_table_publishes_nothing(finished):
    """
    Each quote has one row in the table of quotes, or it would count twice.
    """
    rows = (finished.made / QUOTES).read_text("utf-8").splitlines()
    row = next(one for one in rows if one.startswith('{"id":"1931-marsh-notes-pass-1"')).rstrip(",")
    finished.plant(QUOTES, row, f"{row},\n{row}")

    assert any("listed before" in one for one in finished.publish())


@pytest.mark.parametrize(
    "told",
    [
        "<p><mark>I lied.</mark></p>",
        '<p class="attribution">— Ida Fenn</p>',
        '<script type="application/ld+json">{"@type":"Quotation","text":"I lied."}</script>',
    ],
)
@pytest.mark.parametrize("before", ["<article", "</footer>"])
def test_words_in_a_frame_that_many_pages_have_are_told_of_each(finished, before, told):
    """
    What a frame gives as somebody’s words publishes nothing, though the page before had the same frame.
    """
    pages = sorted(str(one.relative_to(finished.made)) for one in finished.made.glob("events/*/index.html"))
    for one in pages:
        finished.plant(one, before, f"{told}{before}")
    lines = "\n".join(finished.publish())

    assert all(one in lines for one in pages)


def _quoted(page, number):
    """A quote on a page with its line."""
    return re.findall(r'<blockquote>.*?</blockquote>\s*<p class="attribution">.*?</p>', page, re.DOTALL)[
        number
    ]


@pytest.mark.parametrize("change", ["left out", "twice", "the other way round"])
def test_the_quotes_of_a_page_are_those_of_the_record(finished, change):
    """
    None is missing, none stands twice, and none before another that it follows: “as above” would be somebody else’s.
    """
    page = (finished.made / PAGE).read_text("utf-8")
    one, other = _quoted(page, 0), _quoted(page, 1)
    changed = {
        "left out": page.replace(one, ""),
        "twice": page.replace(one, f"{one}\n{one}"),
        "the other way round": page.replace(one, "\0").replace(other, one).replace("\0", other),
    }[change]

    assert any("record" in line for line in finished.refused(PAGE, None, changed.encode()))


def test_a_paragraph_told_twice_or_left_out_publishes_nothing(finished):
    """
    The page of an article has each paragraph once, and no article has more than it has.
    """
    page = (finished.made / SOURCE).read_text("utf-8")
    last = re.search(r'<p id="p6".*?</p>', page, re.DOTALL)[0]

    assert any("twice" in line for line in finished.refused(SOURCE, last, f"{last}\n{last}"))
    finished.edits.clear()
    finished.plant(SOURCE, last, "")
    assert any("are missing" in line for line in finished.publish())


def test_a_line_has_the_day_that_belongs_to_where_it_stands(published, resolved):
    """
    Beside the day of the words none is told, beside another that of the words.
    """
    record = Recorded(published, resolved)
    said = next(one for one in record.quotes.values() if one.quote.said.is_said and one.roles)

    assert f", said {said.quote.said.words};" in line_of(said).begins
    assert (
        line_of(said).begins.replace(f", said {said.quote.said.words}", "")
        == line_of(said, said.quote.said.date).begins
    )


def test_a_text_that_looks_like_data_is_none(finished):
    """
    What a record says may look like an address, or like a quotation for programs.
    """
    finished.plant(
        "officials/odo-marsh/index.html", 'og:description" content="', 'og:description" content="https:evil'
    )
    finished.plant(PAGE, '"description":"8 May', '"headline":"//evil","description":"8 May')
    finished.plant(PAGE, '"description":"8 May', '"description":"{\\"@type\\":\\"Quotation\\", 8 May')
    finished.plant(PAGE, "</article>", '<p>{"@type":"Quotation","@id":"#q-x"}</p></article>')

    assert [] == finished.publish()
