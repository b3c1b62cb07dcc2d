"""What a finished file says of a record beside its words is what the record says: in lists, drawings, heads, tables, feeds."""

import re

import pytest

EVENT = "events/1931-notes-by-back-stairs/index.html"
STATEMENT = "events/1931-marsh-notes-pass/index.html"
CONTACTS, DAY, DAYS = "contacts/index.html", "days/1931-05-08/index.html", "days/index.html"
TOPIC, OFFICIAL, TIMELINE = (
    "topics/the-notes/index.html",
    "officials/odo-marsh/index.html",
    "timeline/index.html",
)
CLAIM, EMBED = "claims/notes-were-passed/index.html", "embed/officials/odo-marsh/index.html"
LATER = "days/1931-05-09/index.html"
FEED, CALENDAR, TIMELINEJS = "feed.xml", "data/v1/calendar.ics", "data/v1/timelinejs.json"
EVENTS, ROWS = "data/events.json", "timeline/rows.json"
PLANTED = {
    "who takes part in an event": (
        EVENT,
        '<strong>Speaker</strong> <a href="../../officials/odo-marsh/">Odo Marsh',
        '<strong>Speaker</strong> <a href="../../officials/ida-fenn/">Ida Fenn',
    ),
    "the office in which one takes part": (
        EVENT,
        "Marsh</a>, Second clerk of the wharf (from",
        "Marsh</a>, First clerk of the wharf (from",
    ),
    "the day of a page of one day": (DAY, ">What had been said by 8 May", ">What had been said by 9 May"),
    "whose word a contact has, in the words for a chart": (
        CONTACTS,
        "contradicts it. Ferry bank’s",
        "contradicts it. Mill bank’s",
    ),
    "the same on the first page": (
        "index.html",
        "contradicts it. Ferry bank’s",
        "contradicts it. Mill bank’s",
    ),
    "whose word a contact has, in a list": (
        CONTACTS,
        "Odo Marsh. Mill bank contradicts it. Ferry bank’s",
        "Odo Marsh. Mill bank contradicts it. Mill bank’s",
    ),
    "the half line of a contact, in a list": (CONTACTS, ">│ × ●━━━│</em>", ">│━━━●━━━│</em>"),
    "on whose word a contact is known": (CONTACTS, "on the word of Odo Marsh", "on the word of Ida Fenn"),
    "whose word a contact has, in a copy": (
        CONTACTS.replace("html", "txt"),
        "contradicts it. Ferry bank’s",
        "contradicts it. Mill bank’s",
    ),
    "the day of a record in a list": (CONTACTS, "<strong>probably spring 1931<", "<strong>spring 1931<"),
    "how a claim stood on a day": (DAY, "denied by Amberford council", "denied by Ida Fenn"),
    "the half line of a contact on a day": (
        LATER,
        '<em class="half-line" aria-hidden="true">│ × ',
        '<em class="half-line" aria-hidden="true">│ ? ',
    ),
    "who spoke on a day": (DAYS, "<strong>Odo Marsh</strong>", "<strong>Ida Fenn</strong>"),
    "who spoke on a day, in a copy": (DAYS.replace("html", "txt"), "**Odo Marsh**", "**Ida Fenn**"),
    "how a record of a day stands": (
        DAYS,
        "Letter or note, one bank says; first",
        "Letter or note, confirmed; first",
    ),
    "a statement below another’s name": (TOPIC, ">Odo Marsh<", ">Ida Fenn<"),
    "a statement below another, whole": (
        TOPIC,
        '<a href="../../officials/odo-marsh/">Odo Marsh</a>',
        '<a href="../../officials/ida-fenn/">Ida Fenn</a>',
    ),
    "the sign of a status in a list": (TOPIC, ">◐</em>\u00a0<a", ">●</em>\u00a0<a"),
    "how a claim stands in a list": (TOPIC, "denied by Amberford council", "denied by Ida Fenn"),
    "by whose account an act is known": (
        TOPIC,
        "contradicts it. Ferry bank’s",
        "contradicts it. Mill bank’s",
    ),
    "who differs in a contradiction": (
        TOPIC,
        "Amberford council · Odo Marsh",
        "Amberford council · Ida Fenn",
    ),
    "a day above records of another": (TIMELINE, ">8 May 1931<a", ">9 May 1931<a"),
    "the side of a record": (
        TIMELINE,
        'class="side" aria-hidden="true">F<',
        'class="side" aria-hidden="true">M<',
    ),
    "how an act stands in the timeline": (TIMELINE, '"standing">one bank says<', '"standing">confirmed<'),
    "the title of a record in a list": (TIMELINE, '/">Marsh says that', '/">Marsh denies that'),
    "how a connected record is connected": (EVENT, '"how">contradicts<', '"how">follows<'),
    "the day of a connected record": (EVENT, "</a>, 8 May 1931</li>", "</a>, 9 May 1931</li>"),
    "the record before in time": (EVENT, ">The bell is silent</a>, from", ">The bell is rung</a>, from"),
    "a name that leads to another": (
        EVENT,
        'officials/odo-marsh/">Odo Marsh</a>, Second',
        'officials/ida-fenn/">Odo Marsh</a>, Second',
    ),
    "whose page it is": (OFFICIAL, '<h1 id="top">Odo Marsh', '<h1 id="top">Ida Fenn'),
    "of which side an official is": (OFFICIAL, "country side side-ferry-bank", "country side side-mill-bank"),
    "an office": (OFFICIAL, "</strong> Second clerk of the wharf", "</strong> First clerk of the wharf"),
    "the years of an office": (OFFICIAL, "<strong>1925 to 31", "<strong>1926 to 31"),
    "who takes a position in a drawing": (CLAIM, "Denied by Amberford council:", "Denied by Ida Fenn:"),
    "a day in a drawing": (CLAIM, "\n8 May 1931\nStatement", "\n9 May 1931\nStatement"),
    "words in a drawing of an official": (
        OFFICIAL,
        "Statement, on record\n“It cannot",
        "Statement, on record\n“It can",
    ),
    "a status in a drawing by itself": (
        "charts/timeline.svg",
        "\nLetter or note, one bank says<",
        "\nLetter or note, confirmed<",
    ),
    "whose a drawing for frames is": (EMBED, "<title>Odo Marsh: offices", "<title>Ida Fenn: offices"),
    "a status on a card": (
        EVENT,
        "Letter or note, one bank says. Between",
        "Letter or note, confirmed. Between",
    ),
    "whose word a card has": (
        EVENT,
        "contradicts it. Ferry bank’s word. Letter",
        "contradicts it. Mill bank’s word. Letter",
    ),
    "whose card it is": (OFFICIAL, "Official: Odo Marsh", "Official: Ida Fenn"),
    "an office on a card": (OFFICIAL, "Stillwick. Second clerk", "Stillwick. First clerk"),
    "the finding on a card": (
        CONTACTS,
        "Ferry bank’s word alone and one on neither’s word. Their quotes go back to 2 origins; an origin is the interview, agency or paper that an article retells, or its own account, and counts once. 2",
        "Mill bank’s word alone and one on neither’s word. 2",
    ),
    "an office for programs": (OFFICIAL, '"roleName":"Second clerk', '"roleName":"First clerk'),
    "an occupation for programs": (
        OFFICIAL,
        '"@type":"Occupation","name":"Second',
        '"@type":"Occupation","name":"First',
    ),
    "another name for programs": (OFFICIAL, '"alternateName":["O. Marsh"', '"alternateName":["I. Fenn"'),
    "a description for programs": (EVENT, '"description":"Between', '"description":"Not between'),
    "a headline for programs": ("sources/1931-courier-answers/index.html", '"headline":"', '"headline":"No '),
    "data for programs twice": (EVENT, "</head>", '<script type="application/ld+json">{}</script></head>'),
    "data for programs below a head": (
        EVENT,
        "</article>",
        '<script type="application/ld+json">{}</script></article>',
    ),
    "a status in a citation": (
        EVENT,
        "<pre>Notes are passed by the back stairs [Letter or note, one bank says]",
        "<pre>Notes are passed by the back stairs [Letter or note, confirmed]",
    ),
    "a status in BibTeX": (
        EVENT,
        "{Notes are passed by the back stairs [Letter or note, one bank says]}",
        "{Notes are passed by the back stairs [Letter or note, confirmed]}",
    ),
    "a day in RIS": (EVENT, "DA  - 1932/04/02/", "DA  - 1932/04/03/"),
    "a title in CSL": (EVENT, '"title": "Notes', '"title": "No notes'),
    "a day at the foot": (EVENT, "published 2 April 1932. https", "published 3 April 1932. https"),
    "a status behind a cited quote": (
        EVENT,
        "In: Notes are passed by the back stairs [Letter or note, one",
        "In: Notes are passed by the back stairs [Letter or note, no",
    ),
    "where an old address leads on": (
        "events/1931-wharf-bridge-off/index.html",
        '<noscript><meta http-equiv="refresh" content="0; url=../1931-wharf-no-bridge/',
        '<noscript><meta http-equiv="refresh" content="0; url=../1931-bell-silent/',
    ),
    "where a script leads on": (
        "events/1931-wharf-bridge-off/index.html",
        'data-to="../1931-wharf-no-bridge/',
        'data-to="../1931-bell-silent/',
    ),
    "a title in a feed": (FEED, "stairs? [Claim: who", "stairs! [Claim: who"),
    "who denies, in a feed": (FEED, "denied by Amberford council", "denied by Ida Fenn"),
    "a day in the calendar": (CALENDAR, "DTSTART;VALUE=DATE:19310508", "DTSTART;VALUE=DATE:19310507"),
    "a title in the calendar": (CALENDAR, "SUMMARY:Marsh says", "SUMMARY:Marsh denies"),
    "a status in the calendar": (CALENDAR, "CATEGORIES:Statement", "CATEGORIES:Letter"),
    "a day for TimelineJS": (TIMELINEJS, '"display_date":"from January', '"display_date":"from March'),
    "a first day for TimelineJS": (
        TIMELINEJS,
        '{"year":1931,"month":1,"day":1}',
        '{"year":1931,"month":1,"day":2}',
    ),
    "a headline for TimelineJS": (TIMELINEJS, '"headline":"The bell is', '"headline":"The bell is not'),
    "a status for TimelineJS": (TIMELINEJS, " Silence, confirmed.</p>", " Silence, denied.</p>"),
    "a status in the events": (EVENTS, '"status":"claimed-by-one-side"', '"status":"confirmed"'),
    "a title in the events": (EVENTS, '"title":"Marsh says', '"title":"Marsh denies'),
    "a day of a record in the events": (EVENTS, '"first":"1931-01-01"', '"first":"1931-01-02"'),
    "a sign in the rows of the timeline": (ROWS, '"◐"', '"●"'),
    "a day in the rows of the timeline": (ROWS, '"8 May 1931"', '"9 May 1931"'),
    "a stance in JSON": ("data/v1/json/positions.json", '"stance":"denies"', '"stance":"asserts"'),
    "a party in JSON": ("data/v1/json/positions.json", '"party":"Odo Marsh"', '"party":"Ida Fenn"'),
    "a half in CSV": ("data/v1/csv/halves.csv", ",rejects,", ",says,"),
    "a state in CSV": ("data/v1/csv/claims.csv", "denied by Amberford council", "denied by Ida Fenn"),
    "an office in CSV": ("data/v1/csv/roles.csv", ",Second clerk", ",First clerk"),
    "a status in CSV": ("data/v1/csv/events.csv", ",one bank says,", ",confirmed,"),
    "a day in CSV": ("data/v1/csv/contacts.csv", ",probably spring 1931,", ",spring 1931,"),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_what_is_said_of_a_record_cannot_change_on_its_way(finished, fault):
    """
    A title, a day, a status, a side, an office, or under whose name something is put, that is not that of the record publishes nothing.
    """
    told = finished.refused(*PLANTED[fault])

    assert any("the record has it otherwise" in one or "below the head" in one for one in told)


@pytest.mark.parametrize("file", ["record.sqlite", "record.zip", "parquet/positions.parquet"])
def test_what_is_packed_is_what_was_summed(finished, file):
    """
    The packed files of the data have the bytes of which the checksums are given.
    """
    path = f"data/v1/{file}"
    data = (finished.made / path).read_bytes()

    assert any("other bytes" in one for one in finished.refused(path, None, data + b"x"))


def test_the_rows_of_sqlite_are_those_of_the_record(finished):
    """
    A word that changed on its way into the SQLite file is found there.
    """
    path = "data/v1/record.sqlite"
    data = (finished.made / path).read_bytes()
    told = finished.refused(path, None, data.replace(b"deniesdenies", b"deniesdenied", 1))

    assert any("the table positions" in one for one in told), re.findall(rb".{20}denies.{20}", data)
