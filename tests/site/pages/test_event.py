"""The page of one event."""

import pytest

from sourcebook.build import load
from sourcebook.model.resolved import Ground
from sourcebook.read.records import read
from sourcebook.resolve.halves import half_lines
from sourcebook.resolve.join import join
from sourcebook.resolve.resolve import resolve
from sourcebook.site.grounds import grounds_in_words
from sourcebook.site.halves import words
from sourcebook.site.pages import days, event
from tests.harness.sourcebooks import edit, resolved

HOSTILE = "Amberford’s council says that no note has come | 5*3*2 <b>times</b> & {{ never }}"


def test_text_is_shown_character_for_character(page, text):
    """
    What looks like Markdown, HTML or a template in a title, summary, name or note is shown as it was written.
    """
    council = page("events/1931-council-has-no-note")
    marsh = text("events/1931-marsh-notes-pass")

    assert HOSTILE == council.xpath("//h1")[0].text_content().removesuffix("¶")
    assert council.findtext(".//title").startswith(HOSTILE)
    assert council.xpath("//meta[@name='description']/@content")[0].startswith(
        "1986. The council writes that it has had *no* note_at_all | and <b>says</b>"
    )
    assert "1986. The council writes that it has had *no* note_at_all | and <b>says</b> no more." in text(
        "events/1931-council-has-no-note"
    )
    assert "He gives *no* names, and a figure of 5*3*2." in marsh
    assert "A <nameless> ferryman" in marsh and "Q. & R." in marsh
    assert "The negation stands *before* the rope." in marsh


def test_no_word_of_a_record_acts(page):
    """
    A script in an article is shown, and runs nowhere.
    """
    oarsmen = page("events/1931-oarsmen-tell-of-lantern")

    assert (
        "</mark><script>alert(1)</script> or so they had heard." in oarsmen.find(".//article").text_content()
    )
    run = oarsmen.xpath("//script[not(@type='application/ld+json')]")  # data, which no browser runs
    assert [] == [one for one in run if "alert(1)" in (one.text or "")]


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("1920-ferry-charter", "1920"),
        ("1931-bell-silent", "from January to April 1931"),
        ("1931-notes-by-back-stairs", "between about March and 8 May 1931"),
        ("1931-oarsmen-tell-of-lantern", "probably spring 1931"),
        ("1931-wharf-no-bridge", "on or before 9 May 1931"),
        ("1931-marsh-notes-pass", "Friday, 8 May 1931"),
        ("1932-fenn-bell-is-a-bell", "about March 1932"),
        ("1932-landing-stage-meeting", "in or after April 1932"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(page, event, words):
    """
    A window, a lasting time, an open end, a season, a doubt: each has its own words, and no more exact ones.
    """
    (date,) = page(f"events/{event}").xpath("//*[contains(@class, 'event-date')]")

    assert words == date.text_content().strip()


def test_what_stands_beside_a_record_in_the_timeline_is_not_called_earlier_or_later(text):
    """
    One of the same day, or of a day on or before it, has its place there, and may have been before or after.
    """
    marsh = text("events/1931-marsh-notes-pass")

    assert "← Previous in the timeline: Amberford’s council" in marsh and ", 8 May 1931" in marsh
    assert "Next in the timeline: The wharf says that no bridge was agreed, on or before 9 May 1931" in marsh
    assert "Earlier" not in marsh and "Later" not in marsh


def test_how_the_date_is_known_stands_beside_it(text, page):
    """
    Worked out, stated or from outside: the page says which, how, and from outside, where.
    """
    computed, outside = text("events/1931-marsh-notes-pass"), text("events/1931-bell-silent")
    stated = text("events/1920-ferry-charter")

    assert (
        "orked out from the article" in computed
        and "The paper of Saturday 9 May says “on Friday”." in computed
    )
    assert "rom outside the article" in outside and "The year is from the ferry book." in outside
    assert "https://ferry-book.example.org/silence" in page("events/1931-bell-silent").xpath(
        "//article//@href"
    )
    assert "tated in the article" in stated


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("1931-marsh-notes-pass", "■ Statement, on record"),
        ("1931-notes-by-back-stairs", "◐ Letter or note, one bank says"),
        ("1931-oarsmen-tell-of-lantern", "○ Letter or note, reported, nobody named"),
        ("1932-landing-stage-meeting", "◌ Meeting, planned"),
        ("1920-ferry-charter", "● Charter, confirmed · background to the subject"),
    ],
)
def test_a_status_is_a_shape_and_a_word(text, event, words):
    """
    A status is told by a word and by a shape, and qualifies what it stands beside.
    """
    assert words in text(f"events/{event}")


def test_a_statement_says_how_what_it_speaks_of_stands(text):
    """
    That a statement is on record says nothing of what it speaks of, whose own status stands below: nothing calls that a contact, which
    a suspension or a plan is not.
    """
    told = text("events/1931-marsh-notes-pass")

    assert "What it speaks of: Letter or note, one bank says → Notes are passed by the back stairs" in told
    assert "reported in Marsh says that notes pass by the back stairs" in text(
        "events/1931-notes-by-back-stairs"
    ).replace("reported in: ", "reported in ")


def test_one_origin_told_twice_counts_once(text):
    """
    Two articles that retell one talk are two articles and one origin. They are those of all that is quoted, be it an answer
    that says neither yes nor no: nothing says that so many report it.
    """
    assert "Quoted here from 2 articles, 1 origin." in text("events/1931-marsh-notes-pass")


def test_the_way_of_words_says_what_is_only_inferred_of_it(text):
    """
    An outlet that had an article first, or printed it, by a copy that was found or by inference alone, is not shown as known
    to have; one that the article names is.
    """
    found = text("events/1932-fenn-bell-is-a-bell")
    stated = text("events/1931-council-has-no-note")

    assert "The Digest’s own account → Stillwick Lantern (found by search)." in found
    assert "The Amberford council’s letter → Amberford council → The Orrin Courier." in stated


def test_offices_within_the_window_are_all_shown(text):
    """
    Where the date is a window in which an office changed, each office stands with its time, and that none is on record, too.
    """
    told = text("events/1932-marsh-takes-the-wharf")
    offices = "Second clerk of the wharf (1925 to 31 December 1931); no office on record then (1 January 1932 to 29 February 1932); Harbour master (since 1 March 1932)"

    assert offices in told
    assert "Participant Odo Marsh, Harbour master" in text("events/1932-landing-stage-meeting")
    assert "Speaker Odo Marsh, Second clerk of the wharf" in text("events/1931-marsh-notes-pass")


@pytest.mark.parametrize(
    ("event", "speaker"),
    [
        ("1931-marsh-notes-pass", "— Odo Marsh, Second clerk of the wharf; partly in quotation marks"),
        ("1931-marsh-notes-pass", "— Odo Marsh, as above; in quotation marks"),
        (
            "1931-notes-by-back-stairs",
            "— Odo Marsh, Second clerk of the wharf (1925 to 31 December 1931), first published on or before 9 May 1931; in the paper’s words",
        ),
        ("1931-council-has-no-note", "— Amberford council; partly in quotation marks"),
        (
            "1931-oarsmen-tell-of-lantern",
            "— two oarsmen, *both* <old> (not named), first published on or before 9 May 1931; in the paper’s words",
        ),
        ("1931-bell-silent", "— The Orrin Courier, published 9 May 1931; the article’s own words"),
        (
            "1920-ferry-charter",
            "— Background box, apparently from an almanac (no speaker), published 9 May 1931; the article’s own words",
        ),
        (
            "1932-fenn-bell-is-a-bell",
            "— Ida Fenn, Mayor of Amberford; partly in quotation marks, in translation from High Orrin",
        ),
    ],
)
def test_words_are_given_to_whoever_said_them(text, event, speaker):
    """
    An official with the office then held, a body, sources without a name, the outlet itself, a paragraph set apart.
    """
    assert speaker in text(f"events/{event}")


def test_a_quote_keeps_its_sentence(page):
    """
    A quote that leaves out “cannot be said” is shown inside the sentence that has it, the quote alone marked.
    """
    _, second, *_ = page("events/1931-marsh-notes-pass").xpath("//blockquote")

    assert (
        "“It cannot be said that the bell rope is cut & that nobody pulls it,” he told Reedline."
        == second.text_content().strip()
    )
    assert "the bell rope is cut & that nobody pulls it" == second.xpath(".//mark")[0].text_content()


def test_a_note_from_outside_says_so(page, text):
    """
    What came of a plan is a note from outside the articles, with its address; a curator's remark needs none.
    """
    assert "From outside the articles: The meeting did not take place." in text(
        "events/1932-landing-stage-meeting"
    )
    assert "https://lantern.example.org/no-meeting" in page("events/1932-landing-stage-meeting").xpath(
        "//article//@href"
    )
    assert "From outside the articles: The two papers" not in text("events/1931-marsh-notes-pass")


def test_one_may_walk_through_time(page):
    """
    From the first event, each page's last step leads to the next in time, through all of them.
    """
    here, seen = "1920-ferry-charter", []
    while here:
        seen.append(here)
        later = page(f"events/{here}").xpath("//*[contains(@class, 'later')]//@href")
        here = later[0].strip("./") if later else ""

    assert 10 == len(seen) == len(set(seen))
    assert "1932-landing-stage-meeting" == seen[-1]


def _said_by_card(page, path):
    """What the card of a page says."""
    return page(path).xpath("//meta[@property='og:image:alt']/@content")[0]


def test_the_card_of_a_statement_is_its_quote(page):
    """
    The card has the whole sentence of the quote, character for character and escaped once, whose words they are, when they
    were said, in which voice and paper, how they stand, and how what they speak of stands.
    """
    said = _said_by_card(page, "events/1931-council-has-no-note")

    assert said.startswith(
        "Record: “No note has reached this hall,” the Amberford council said in a letter on Friday evening"
        " | it would not say more. Amberford council. 8 May 1931 · partly in quotation marks · "
    )
    assert "Statement, on record. " in said


def test_a_sentence_on_a_card_is_in_quotation_marks_only_if_all_of_it_is(small):
    """
    A card, and what is said of it to whoever does not see it, has the whole sentence: where words of the article stand around
    what somebody says, the sentence is not said to be in quotation marks.
    """
    edit(
        small,
        "content/events/1931/1931-marsh-notes-pass.yaml",
        "said_by: odo-marsh\n    voice: partly",
        "said_by: narration\n    voice: reported",
    )
    book = resolved(small)
    quote = book.quotes["1931-marsh-notes-pass"][1]
    made = next(one for one in event.make(book) if "1931-marsh-notes-pass" in one.path.as_posix())
    head, lines = made.card.faces[0].head, [one.words for one in made.card.faces[0].lines]

    assert "direct" == quote.evidence.voice and quote.sentence == "".join(head) != quote.words
    assert book.term("voice", "partly").label in lines[1]
    assert book.term("voice", "direct").label not in lines[1].split(" · ")


def test_words_of_an_article_are_not_given_to_a_speaker(page, built_small):
    """
    Where an article tells all in its own words, the card has the title, and no sentence of the article.
    """
    book = load(built_small)
    told = [
        one
        for one in book.resolved_events()
        if one.is_saying and all(quote.evidence.voice == "reported" for quote in one.quotes)
    ]

    assert told
    for one in told:
        said = _said_by_card(page, f"events/{one.id}")
        assert said.startswith(f"Record: {one.record.title}. {one.when[:1].upper()}"), one.id
        assert not [quote for quote in one.quotes if quote.sentence in said]


def test_the_card_of_a_contact_is_its_half_line(page, built_small):
    """
    The card of a contact has its title, its half line and the words of that, its status and its day; of nothing else is
    a line drawn.
    """
    book = load(built_small)
    lines = {one.event.id: one for one in half_lines(book)}

    assert lines
    for one in book.resolved_events():
        said = _said_by_card(page, f"events/{one.id}")
        assert (one.id in lines) == ("A line between " in said), one.id
        if one.id in lines:
            assert one.record.title in said and words(lines[one.id]) in said
            assert f"{one.kind.label}, {one.status.label}. {one.when[:1].upper()}{one.when[1:]}" in said


def test_the_grounds_of_a_status_are_said_once_each():
    """
    Quotes that are the same ground share its words; a page from outside has no number.
    """
    grounds = (Ground("article", 1), Ground("unnamed", 2), Ground("article", 3), Ground("article", 4))

    assert [
        "quotes 1, 3 and 4: the article’s own words",
        "quote 2: sources without a name",
    ] == grounds_in_words(grounds)


def test_a_crumb_names_the_index_as_its_page_does(page):
    """
    The way back to an index has the index's own name, and ends there.
    """
    (crumb,) = page("officials/odo-marsh").xpath("//p[contains(@class, 'breadcrumb')]")

    assert "Home › People" == crumb.text_content()
    assert "People" == page("officials").xpath("//h1")[0].text_content().removesuffix("¶")


def test_words_of_another_day_than_their_publication_have_both(small):
    """
    Where a statement is dated by its publication and its words are of the day before, its page and the list of days say so.
    """
    file = small / "content/events/1931/1931-marsh-notes-pass.yaml"
    old = "    quote: >-\n      “We pull it"
    text = file.read_text("utf-8")
    assert old in text
    both = "    said: 1931-05-07\n    first_published: 1931-05-08\n    said_basis: stated\n"
    file.write_text(text.replace(old, both + old, 1), "utf-8")
    book = resolve(join(read(small)))
    pages = {
        one.path.as_posix(): one.content
        for one in (*event.make(book), *days.make(book))
        if isinstance(one.content, str)
    }

    marsh = pages["events/1931-marsh-notes-pass.md"]
    assert "Friday, 8 May 1931 (published; said 7 May 1931)" in marsh
    assert "said 7 May 1931, first published 8 May 1931;" in marsh
    assert "said 7 May 1931, first published 8 May 1931;" in pages["days/1931-05-07.md"]
    assert "said 7 May 1931, first published 8 May 1931*" in pages["days.md"]


def test_a_value_from_outside_is_not_in_brackets_twice(lay, sound):
    """
    Where sources differ, whose page outside a value is from stands in brackets once, after the way to it.
    """
    from sourcebook.build import load
    from sourcebook.site.pages.event import make

    read = "status: on-record\n"
    differ = (
        "rivals:\n  - about: day\n    why: The paper names it.\n    values:\n"
        "      - {value: 4 May, source: 1962-paper, preferred: true}\n"
        "      - {value: 5 May, url: 'https://list.example.org/ferry'}\n"
    )
    outside = (
        "-- content/outside/list.yaml --\ntitle: The list\nurl: https://list.example.org/ferry\n"
        "publisher: The List\nkind: independent\nconsulted: stored copy\nread: A list.\nsupports: 'yes'\n"
    )
    told = sound.replace(read, f"{read}{differ}", 1) + outside
    pages = {one.path.name: one.content for one in make(load(lay(told)))}

    assert "5 May, from [outside the articles](https://list.example.org/ferry)" in pages["1962-lee-ferry.md"]
    assert "((" not in pages["1962-lee-ferry.md"].replace("](", "")


def test_what_came_of_a_plan_is_not_said_to_be_reported_nowhere(text):
    """
    Where a record has nothing on what came of a plan, that is said of the record: another may have it.
    """
    assert "What came of it is not entered here." in text("events/1932-landing-stage-meeting")


def test_who_has_no_part_in_a_record_may_be_named_in_it(text):
    """
    A record without people and bodies is not said to name none: its summary or its passages may.
    """
    charter = text("events/1920-ferry-charter")

    assert "People and bodies None is listed as having a part." in charter
    assert "is named in this record" not in charter


def test_a_printed_title_is_given_to_no_article_that_is_not_known_to_print_it(small):
    """
    Where passages of several articles stand in a record, a title that one of them prints is not said to be in “the” article.
    """
    path = "content/events/1931/1931-marsh-notes-pass.yaml"

    def page():
        book = resolved(small)
        return event.page(book, book.events["1931-marsh-notes-pass"]).content

    of_several = page()
    before, last = (small / path).read_text("utf-8").split("  - source: 1932-digest-bell\n")
    (small / path).write_text(f"{before}related:{last.partition('related:')[2]}", "utf-8")

    assert "In an article: “second clerk" in of_several and "In the article: “" not in of_several
    assert "In the article: “second clerk" in page()
