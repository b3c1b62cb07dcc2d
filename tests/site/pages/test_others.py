"""The other pages: officials, subjects, indexes, timeline, claims, contradictions, corrections, hand-written ones."""

import re
from pathlib import Path

import pytest

from sourcebook.build import load
from sourcebook.model import NOUNS, Claim, Contradiction, Official
from sourcebook.site.pages import (
    claim,
    corrections,
    document,
    event,
    former,
    indexes,
    official,
    subject,
    written,
)
from tests.harness.sourcebooks import edit, resolved

PROJECT = Path(__file__).parents[3]


@pytest.fixture
def book(built_small):
    """The small sourcebook."""
    return load(built_small)


def test_an_official_in_no_record_is_said_to_be_in_none(text):
    """
    Empty is said, not hidden.
    """
    assert "No record of something said or done is listed under Per Holt." in text("officials/per-holt")


def test_the_part_of_a_body_in_an_article_is_told_as_it_is(text):
    """
    A body that printed an article is said to have; one by whose way words reached it is said to be on their way, and of
    one that is only quoted nothing is said that would make it a publisher.
    """
    assert "8 May 1931: published by it" in text("organisations/orrin-courier").replace("9 May", "8 May")
    assert "on the way of words in it: Reedline’s talk with Odo Marsh" in text("organisations/reedline")
    for id in ("orrin-courier", "reedline", "amberford-council", "wharf-office", "stillwick-lantern"):
        assert "stands behind" not in text(f"organisations/{id}")
    assert "published by it" not in text("organisations/reedline")


def test_whose_an_article_is_said_to_be_is_said_with_how_that_is_known(small):
    """
    Of a body from which a text comes nothing is said as if the article said it, where it does not; and a text that copies,
    translates or reworks one of it is not said to have been published by it.
    """
    edit(
        small,
        "content/sources/1931-courier-answers.md",
        "{organisation: orrin-courier, basis: stated}",
        "{organisation: orrin-courier, basis: found}",
    )
    edit(
        small,
        "content/sources/1931-courier-answers.md",
        "name: The Amberford council’s letter, path",
        "name: The Amberford council’s letter, quoted: [amberford-council], path",
    )
    made = {one.path.as_posix(): one.content for one in subject.make(resolved(small))}
    lines = {
        id: [one for one in made[f"organisations/{id}.md"].splitlines() if "/sources/" in one]
        for id in ("orrin-courier", "stillwick-lantern", "amberford-council")
    }

    assert any("published by it (found" in one for one in lines["orrin-courier"])
    assert any("goes back to it (found" in one for one in lines["stillwick-lantern"])
    assert any("with words of it: " in one for one in lines["amberford-council"]), (
        "a paraphrase is no quotation"
    )
    assert not any("published by it" in one for one in lines["stillwick-lantern"])


def test_records_without_words_of_somebody_are_not_said_to_have_others(small):
    """
    Below a list of records that only name somebody nothing says that words of that one stand above, where none do.
    """
    listing = "officials:\n  - {official: per-holt, part: subject}\n"
    edit(small, "content/events/1931/1931-marsh-notes-pass.yaml", "officials:\n", listing)
    made = {one.path.stem: one.content for one in official.make(resolved(small))}

    assert "{: #words }" not in made["per-holt"]
    assert "Records that list Per Holt and have no words of Per Holt." in made["per-holt"]
    assert (
        "{: #words }" in made["ida-fenn"]
        and "Records that list Ida Fenn and add no words of Ida Fenn to those above." in made["ida-fenn"]
    )


def test_an_official_is_shown_with_words_of_their_own(page, text):
    """
    An official's page quotes that official, each quote marked and linked to its paragraph; nobody else's words.
    """
    told = text("officials/odo-marsh")
    quoted = [one.text_content().strip() for one in page("officials/odo-marsh").xpath("//blockquote")]

    assert "since 1 March 1932" in told and "No office" in told
    assert "Odo <the clerk> Marsh" in told
    assert any("5*3*2 times a week; I counted <b>every</b> pull.”" in one for one in quoted)
    assert not any("on Odo Marsh’s word alone" in one for one in quoted), "that is the paper's own account"


def test_a_channel_without_records_says_so(text):
    """
    A channel through which nothing came has a page that says so, and stands in the index.
    """
    assert "No record of something said or done is listed under it." in text("channels/bell-rope")
    assert "Bell rope no record" in text("channels").replace(" · ", " ")


def test_a_day_is_described_by_all_that_had_been_said(page, text):
    """
    What the page of a day is said to have, where it is found or linked, is what its lead says had been said by then, and not
    only what came on that day.
    """
    for place in ("days/1931-05-09", "days/1932-03-31"):
        [description] = page(place).xpath("//meta[@name='description']/@content")
        title, _, numbers = description.partition(": ")

        assert title.startswith("What had been said by ")
        assert f"Counted by the end of this day: {numbers}" in text(place)


def test_the_parties_of_a_document_are_told_apart(small):
    """
    Where what is said of a party has a comma, the parties of a document are still as many as they are.
    """
    edit(
        small,
        "content/vocabulary.yaml",
        "\nstatuses:",
        "\nacts_on_documents:\n  signs: {label: signs}\nstatuses:",
    )
    (small / "content" / "documents").mkdir()
    (small / "content" / "documents" / "charter.md").write_text(
        "---\nname: Charter\nsort: Charter of a ferry\nparties: [Amberford, 'Stillwick, later Orrin']\nstate: In force.\n"
        "events:\n  - {event: 1920-ferry-charter, how: signs}\n---\n",
        "utf-8",
    )
    (made,) = document.make(resolved(small))

    assert "Amberford; Stillwick, later Orrin" in made.content


def test_a_page_written_by_hand_says_what_was_corrected_in_it(small):
    """
    A version is of what a page says: one by which it is cited has its correction on the page, of whatever noun that is.
    """
    change = "changes: [{date: 1932-06-01, was: It named two bells., now: It names one., why: There is one.}]"
    file = small / "content" / "pages" / "about.md"
    file.write_text(file.read_text("utf-8").replace("---\n", f"---\n{change}\n", 1), "utf-8")
    made = next(one for one in written.make(resolved(small)) if one.path.stem == "about")

    assert "It said: It named two bells. It says: It names one. Because: There is one." in made.content


def test_what_is_set_aside_says_so(text):
    """
    A channel that is not counted says that it is set aside.
    """
    assert "Set aside" in text("channels/upstream-talks")
    assert "Set aside" not in text("channels/back-stairs")


@pytest.mark.parametrize(
    ("index", "line"),
    [
        (
            "officials",
            "Odo Marsh 4 records, 2 origins; named in 2 articles 1931",
        ),
        ("officials", "Per Holt no record"),
        ("organisations", "The Orrin Courier no record Newspaper of the valley, *independent*"),
        (
            "topics",
            "The toll: 5*3*2 & <more> 3 records from 2 articles, 3 origins",
        ),
        ("channels", "Open letter 3 records from "),
        ("places", "Landing stage 2 records"),
        ("sources", "A mayor’s bell & a toll of 5*3*2 [headline not preserved] 4 records"),
        ("claims", "Were notes passed | by the <b>back</b> stairs? 4 positions from "),
    ],
)
def test_an_index_lists_every_entry_with_its_count(text, index, line):
    """
    Each index names its entries with what they are, and how many records name them: a count says of what.
    """
    assert line in text(index).replace(" · ", " ")


def test_offices_are_listed_in_order_of_time(small):
    """
    The index of people has the offices in the order in which they were held, also where the first record is of the last office.
    """
    edit(small, "content/events/1931/1931-marsh-notes-pass.yaml", "date: 1931-05-08", "date: 1932-03-08")
    index = next(
        one.content for one in indexes.make(resolved(small)) if one.path.as_posix() == "officials/index.md"
    )

    assert "Second clerk of the wharf; No office; Harbour master" in index


def test_offices_that_began_at_once_are_listed_by_their_titles(small):
    """
    Offices that began on one day are listed in the same order by each build.
    """
    titles = [f"Warden of the {one} gate" for one in ("old", "new", "low", "high", "far", "near", "wet")]
    roles = "".join(f"  - {{title: {one}, from: 1932-03-01, basis: background}}\n" for one in titles)
    edit(
        small,
        "content/officials/odo-marsh.md",
        "  - title: Harbour master\n",
        f"{roles}  - title: Harbour master\n",
    )
    index = next(
        one.content for one in indexes.make(resolved(small)) if one.path.as_posix() == "officials/index.md"
    )

    assert "; ".join(["Harbour master", *sorted(titles)]) in index


def test_a_plan_is_no_contact_on_the_page_of_a_day(text):
    """
    What was only planned stands below a heading that does not call it a contact.
    """
    told = text("days/1932-03-31")

    assert "Contacts and plans told of in a further passage" in told
    assert "A meeting of Marsh and Fenn is planned" in told.partition("Contacts and plans told of")[2]


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.noun)
def test_no_index_says_that_what_is_recorded_took_place(noun):
    """
    What is said of all records of a noun is true of those that rest on one side’s word, and of plans.
    """
    assert not re.search(r"\b(?:happened|took place|were in touch)\b", noun.index_text)


def test_a_body_does_not_claim_that_its_officials_were_in_office(text):
    """
    Where the day of a statement is in doubt, it is of those who may have been in office at a body, and the list says so.
    """
    told = text("organisations/amberford-council")

    assert "in office there then or, where the day is not known, may have been; these records" in told
    assert "about March 1932 ■ Fenn answers the Digest with a bell" in told


def test_claims_are_listed_by_their_first_positions(record):
    """
    The index of claims goes by the day on which somebody first took a position, with the standing under each question.
    """
    index = next(one.content for one in indexes.make(record) if one.path.as_posix() == "claims/index.md")
    ids = re.findall(r"\]\(([\w-]+)\.md\)", index)

    assert sorted(one.id for one in record.all(Claim)) == sorted(ids)
    assert ids == sorted(ids, key=lambda id: record.claims[id].turning_days[0])
    assert len(ids) == index.count("As of ")


def test_contradictions_have_a_list_of_contents(page, book):
    """
    Their index names each contradiction, with a link to its page, and keeps the anchor that it once had there.
    """
    index = page("contradictions")
    ids = {one.id for one in book.all(Contradiction)}

    assert ids == {one.strip("./") for one in index.xpath("//article//li/a/@href")}
    assert ids <= set(index.xpath("//article//li/span/@id"))


def test_the_timeline_is_in_order_of_time(page, text):
    """
    Every event, under its year, by the latest day on which it can have begun; those of one date together.
    """
    timeline = page("timeline")
    events = [
        one.strip("./").removeprefix("events/")
        for one in timeline.xpath(
            "//h3[contains(@class, 'day')]/following-sibling::*[1][self::ul]/li/a/@href"
        )
    ]

    assert ["y1920", "y1931", "y1932", "articles"] == list(timeline.xpath("//article//h2/@id"))
    assert [
        "1920-ferry-charter",
        "1931-bell-silent",
        "1931-notes-by-back-stairs",
        "1931-council-has-no-note",
        "1931-marsh-notes-pass",
        "1931-wharf-no-bridge",
        "1931-oarsmen-tell-of-lantern",
        "1932-marsh-takes-the-wharf",
        "1932-fenn-bell-is-a-bell",
        "1932-landing-stage-meeting",
    ] == events
    assert "10 records from 2 articles" in text("timeline")
    assert "not all that crossed the river" in text("timeline")


def test_a_position_names_its_record(text):
    """
    Below its words each position has the record in which they stand.
    """
    assert "Record Marsh says that notes pass by the back stairs" in text("claims/notes-were-passed")


def test_a_claim_says_who_took_which_position_and_not_what_is_true(text):
    """
    Each party's position with its day, where the claim stands after the last, and that this settles nothing.
    """
    told = text("claims/notes-were-passed")

    assert "8 May 1931: asserted by Odo Marsh" in told
    assert "8 May 1931: denied by Amberford council" in told
    assert (
        "As of 31 March 1932: asserted by Odo Marsh; denied by Amberford council; "
        "asserted by two oarsmen, *both* <old>; no comment by Ida Fenn."
    ) in told
    assert "not what is true" in told


def test_a_contradiction_shows_both_passages(page, text):
    """
    Passages that differ stand side by side on a page of their own, each below whoever speaks; their events lead there.
    """
    parties = page("contradictions/notes-or-none").xpath("//article//li/h2/text()")

    assert "Notes that passed & notes that never came" in text("contradictions/notes-or-none")
    assert "the council of none in its hall" in text("contradictions/notes-or-none")
    assert len(parties) == len(set(parties)) > 1
    assert "../../contradictions/notes-or-none/" in page("events/1931-marsh-notes-pass").xpath(
        "//article//@href"
    )


def test_a_correction_is_told(text):
    """
    What a record said, what it says now and why, and what was withdrawn.
    """
    told = text("corrections")

    for words in (
        "The title said *confirms* | and more.",
        "It says <says>.",
        "The wharf said so & nobody else did.",
        "Eels <and> notes",
    ):
        assert words in told


def test_the_first_correction_is_dated_as_exactly_as_it_is_known(small):
    """
    A correction of which only the year is written is one of that year, and those of one date stand together.
    """
    event = small / "content/events/1931/1931-wharf-no-bridge.yaml"
    told = event.read_text("utf-8")
    change = told[told.index("  - date: 1932-05-01") :].split("\n", 1)[1]
    for place, date in enumerate(("1932-01-01", "1932")):
        told += f"  - date: {date}\n{change.replace('The title', f'Title {place}')}"
    event.write_text(told.replace("1932-05-01", "1932"), "utf-8")
    [page] = corrections.make(load(small))

    assert (
        "3 corrections" not in page.content
        and "2 days with corrections, the first dated 1932." in page.content
    )


def test_many_corrections_go_on_page_by_page(small):
    """
    The page has the latest corrections and leads to the pages of the earlier ones, each on one page; the days are those of all.
    """
    event = small / "content/events/1931/1931-wharf-no-bridge.yaml"
    told = event.read_text("utf-8")
    change = told[told.index("  - date: 1932-05-01") :].split("\n", 1)[1]
    for year in (1933, 1934):
        told += f"  - date: {year}\n{change.replace('The title', f'The title of {year}')}"
    event.write_text(told, "utf-8")
    book = load(small)
    [whole], [first, second] = corrections.make(book), corrections.make(book, 2)

    assert "list/" not in whole.content
    for page in (whole, first):
        assert "3 days with corrections, the first dated 1 May 1932." in page.content
    days = [re.findall("^## ([0-9].*)", one.content, re.MULTILINE) for one in (first, second)]
    assert [["1934", "1933"], ["1 May 1932"]] == days
    assert "-   **1934 – 1933**\n-   [1 May 1932](corrections/list/2.md)" in first.content
    assert "-   [1934 – 1933](../../corrections.md)\n-   **1 May 1932**" in second.content
    assert str(second.path) == "corrections/list/2.md" and "page 2 of 2" in second.content
    assert "fill in the form" in first.content and "fill in the form" not in second.content


def test_many_withdrawn_records_have_pages_of_their_own(small):
    """
    More withdrawn records than a page has stand on pages to which the page of corrections leads, each on one of them.
    """
    stone = "was: event\ntitle: {}\nwithdrawn: 1933\nwhy: It was none.\n"
    for number, title in enumerate(("A boat", "B boat")):
        (small / f"content/withdrawn/193{number}-boat.yaml").write_text(stone.format(title), "utf-8")
    book = load(small)
    first, *others = corrections.make(book, 2)

    assert "[A boat – B boat](corrections/withdrawn.md)" in first.content
    assert "[Eels &lt;and&gt; notes](corrections/withdrawn/list/2.md)" in first.content
    assert "Withdrawn records: 3" in first.content and "It was none." not in first.content
    assert ["corrections/withdrawn.md", "corrections/withdrawn/list/2.md"] == [
        str(one.path) for one in others
    ]
    assert "## A boat – B boat" in others[0].content
    assert ["A boat", "B boat"] == re.findall(r"1933: \[(.*?)\]", others[0].content)
    assert "[Eels &lt;and&gt; notes](../../../events/1931-eel-market.md)" in others[1].content
    assert [str(one.path) for one in corrections.make(book, 3)] == ["corrections.md"]


def test_the_address_of_all_events_leads_to_the_timeline(page):
    """
    Below it every event has its own, so a reader who cuts one short is led on; it is kept from indexes.
    """
    events = page("events")

    assert ["../timeline/"] == events.xpath("//script/@data-to")
    assert "../timeline/" in events.xpath("//article//a/@href")
    assert ["noindex"] == events.xpath("//meta[@name='robots']/@content")


def test_the_page_of_corrections_says_how_to_report_and_how_many_there_are(page, text):
    """
    The form and the history of the files are one click away; each number is that of the entries folded below it.
    """
    corrections = page("corrections")
    links = corrections.xpath("//article//a/@href")

    assert any("issues/new?template=" in one for one in links)
    assert any("/commits/main/content" in one for one in links)
    folds = corrections.xpath("//article//details[contains(@class, 'fold')]")
    assert folds
    for one in folds:
        (number,) = re.findall(r"\d+", one.find("summary").text)
        assert int(number) == len(one.xpath("./ul/li"))


def test_an_index_of_people_has_a_column_for_each_side(page, book):
    """
    Whoever has a side stands in its column, all others in that of everyone else; family names are bold and in order.
    """
    columns = page("officials").xpath("//article/ul/li[h2]")
    for column in columns:
        names = [one.text_content() for one in column.xpath(".//p[contains(@class, 'record-title')]//strong")]
        assert names and names == sorted(names, key=str.casefold)
    assert len(columns) == len({book.site.side_of(one.country).id for one in book.all(Official)})


def test_an_address_once_given_out_answers(page, text):
    """
    A record that moved sends its readers on; one that was withdrawn says why.
    """
    moved = page("events/1931-wharf-bridge-off")
    (refresh,) = moved.xpath("//meta[@http-equiv='refresh']/@content")

    assert refresh.endswith("url=../1931-wharf-no-bridge/")
    assert "../1931-wharf-no-bridge/" in moved.xpath("//article//@href")
    assert not moved.xpath("//meta[@property='og:image']"), (
        "what is seen where it is linked is the page it leads to"
    )
    assert "It rested on a misread line" in text("events/1931-eel-market")
    assert "../1931-marsh-notes-pass/" in page("events/1931-eel-market").xpath("//article//@href")


def test_hand_written_prose_keeps_its_form(page):
    """
    Paragraphs, emphasis, lists, tables, quotations, https links and links to records, in a page and in a record's body.
    """
    notes, about, home = page("topics/the-notes"), page("about"), page("")

    assert ["Bank", "Colour"] == [one.text_content().strip() for one in notes.xpath("//article//th")]
    assert "blue & stairs" in [one.text_content().strip() for one in notes.xpath("//article//td")]
    assert "A quotation, 1986. and all." in [
        one.text_content().strip() for one in notes.xpath("//article//blockquote")
    ]
    assert ["those seen,", "told of"] == [
        notes.xpath("//article//li")[0].text_content().strip(),
        notes.xpath("//article//li//strong")[0].text_content(),
    ]
    assert "https://ferry-book.example.org/a_%28b%29?c=d&e=f" in about.xpath("//article//@href")
    assert {"events/1931-marsh-notes-pass/", "timeline/", "about/"} <= {
        one.removeprefix("./") for one in home.xpath("//article//@href")
    }


def test_a_position_says_from_when_it_counts_where_that_is_not_its_day(text):
    """
    A claim tells each position once; one whose day is not plain says from when it counts, one of a plain day does not.
    """
    told = text("claims/notes-were-passed")
    assert "Where it stood before" not in told
    assert told.count("Counts from 9 May 1931") == 1
    assert told.count("Counts from 31 March 1932") == 1
    assert "Counts from 8 May 1931" not in told


def test_the_next_position_of_a_party_is_not_called_another(small):
    """
    Whoever says the same again changes no position: until when the first counts is told without saying that the next differs.
    """
    first = "  - {by: odo-marsh, stance: asserts, event: 1931-marsh-notes-pass}\n"
    again = first.replace("marsh-notes-pass", "notes-by-back-stairs")
    edit(small, "content/claims/notes-were-passed.yaml", first, first + again)
    (page,) = (one.content for one in claim.make(resolved(small)))

    assert ". Counts until 9 May 1931, when the next position of the same party does\n" in page
    assert "another position" not in page


def test_a_withdrawn_record_is_never_named_as_one_that_stands(small):
    """
    Where a withdrawn record speaks of another, and where a former address leads on to it, its title says that it was withdrawn.
    """
    gone = small / "content/withdrawn/1931-eel-market.yaml"
    gone.write_text(
        """was: event
title: Eels are sold
withdrawn: 1933-01-02
why: See [[event/1931-marsh-notes-pass]].
formerly: [1931-eels]
""",
        "utf-8",
    )
    book = resolved(small)
    marsh = event.page(book, book.events["1931-marsh-notes-pass"]).content
    (moved,) = (one for one in former.make(book) if one.path.name == "1931-eels.md")

    assert "[Withdrawn: Eels are sold]" in marsh and "[Eels are sold]" not in marsh
    assert "[Withdrawn: Eels are sold]" in moved.content and "[Eels are sold]" not in moved.content
    assert 'title: "Moved: Withdrawn: Eels are sold"' in moved.content
