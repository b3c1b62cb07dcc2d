"""Every chart: which records it holds, and in which lanes."""

import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from sourcebook.charts import channel, claim, official, organisation, timeline, topic
from sourcebook.drawing import lanes
from sourcebook.model import Channel, Claim, Event, Figure, Official, Organisation, Output, Topic
from sourcebook.site.present import capital, counted_quotes, voice_words
from tests.harness.charts import specs_of
from tests.harness.sourcebooks import edit, resolved

FORMS = ("wide", "narrow")
SMALL = Path(__file__).parents[1] / "sourcebooks" / "small"


@pytest.fixture(scope="module")
def book(small_record):
    """The small sourcebook."""
    return small_record


def _specs(made):
    """The specs of charts, by their paths and names of forms."""
    return {
        (one.path.as_posix(), form): spec
        for one in made
        if isinstance(one, Output) and one.path.suffix == ".json"
        for form, spec in specs_of(one.content).items()
    }


def _leads_to(spec):
    """The records that are drawn, each as often as it is; each sign has what leads to its record."""
    drawn = sorted(row["id"] for name in ("signs", "early", "strokes") for row in spec["datasets"][name])
    assert drawn == sorted(row["href"].split("/")[-2] for row in spec["datasets"]["hits"])
    return drawn


def test_the_timeline_holds_every_record_in_each_of_its_channels(book):
    """
    No record is missing from the timeline; one with two channels stands in both.
    """
    specs = _specs(timeline.make(book))
    for form in FORMS:
        found = _leads_to(specs["charts/timeline.json", form])
        assert found == sorted(one.id for one in book.all(Event) for _ in one.channels or [None])


def _rows_of(book, event, way):
    """How many rows a record has, parted in some way; one where it belongs to none."""
    belongs = {
        "official": {one.official for one in event.officials},
        "topic": set(event.topics),
        "country": _countries(book, event),
        "kind": {event.kind},
    }
    return max(1, len(belongs[way]))


def _countries(book, event):
    """The countries of those who speak or take part; where nobody does, of all who are named."""
    active = {
        book.get(Official, one.official).country
        for one in event.officials
        if one.part in ("speaker", "participant")
    }
    named = {book.get(Organisation, one).country for one in event.organisations} - {None}
    return active or named | {book.get(Official, one.official).country for one in event.officials}


@pytest.mark.parametrize("way", [one for one in timeline.ROWS if one != "channel"])
def test_the_timeline_holds_every_record_however_it_is_parted(book, way):
    """
    By official, topic, country or kind: no record is missing, one that belongs to several rows stands in each, and
    the days stand where they stand by channel.
    """
    specs = _specs(timeline.make(book))
    for form in FORMS:
        spec = specs[f"charts/timeline/{way}.json", form]

        assert _leads_to(spec) == sorted(
            one.id for one in book.all(Event) for _ in range(_rows_of(book, one, way))
        )
        assert spec["usermeta"]["knots"] == specs["charts/timeline.json", form]["usermeta"]["knots"]
        assert spec["usermeta"]["title"] == f"Records by {way}"


def test_a_country_s_row_holds_what_its_own_people_say_or_do(book):
    """
    A record stands in the row of a country where one of its people speaks or takes part; where nobody does, in that of
    each who is named; never because somebody speaks about it.
    """
    found = {
        lane.label: {one.id for one in lane.events} for lane in lanes.by_country(book, book.resolved_events())
    }
    for event in book.all(Event):
        if theirs := _countries(book, event):
            assert theirs == {label for label, ids in found.items() if event.id in ids}


def test_what_rows_mean_goes_with_every_picture(book):
    """
    That a row of an official holds also what is only about that official, and that a record may stand twice, is said in
    the caption, in the data for whoever shows a part of the chart, and on the picture that stands alone.
    """
    made = list(timeline.make(book))
    files = {one.path.as_posix(): one.content for one in made if isinstance(one, Output)}
    (figure,) = (one for one in made if isinstance(one, Figure) and one.name == "timeline/official")
    means = "be it only as its subject. A record that belongs to several rows stands in each."

    assert means in figure.caption
    assert means in specs_of(files["charts/timeline/official.json"])["wide"]["usermeta"]["rows"]
    assert means in " ".join(re.findall(r">([^<>]+)</text>", files["charts/timeline/official.svg"]))


@pytest.mark.parametrize("name", ["small_record", "record"])
def test_rows_come_side_by_side_and_the_fullest_first(name, request):
    """
    Officials and countries of one side stand together, in the order of the sides; among them, and among topics, those with
    most contacts stand first. What belongs to no row comes after all.
    """
    book = request.getfixturevalue(name)
    sides = [one.countries for one in book.site.sides]
    place = {country: number for number, countries in enumerate(sides) for country in countries}
    country_of = {one.name: one.country for one in book.all(Official)}
    for way in (lanes.by_official, lanes.by_topic, lanes.by_country):
        found = [
            one
            for one in way(book, book.resolved_events())
            if not one.label.startswith(("No ", "Background"))
        ]
        order = [
            (
                0 if way is lanes.by_topic else place.get(country_of.get(one.label, one.label), len(sides)),
                -sum(event.scope == "contact" for event in one.events),
            )
            for one in found
        ]

        assert len(order) > 1
        assert order == sorted(order)


def test_channels_come_as_their_records_say_and_another_matter_last(record):
    """
    Channels stand in the order of their `row`; what is no channel between the sides stands below all others and says so;
    background stands apart from contacts.
    """
    found = [lane.label for lane in lanes.by_channel(record, record.resolved_events())]
    used = [one for one in record.all(Channel) if record.events_of(one)]
    counted = sorted((one for one in used if one.counted), key=lambda one: one.row)
    uncounted = [one for one in used if not one.counted]

    assert counted and uncounted
    assert [one.name for one in counted] == found[: len(counted)]
    assert [f"{one.name} (not counted)" for one in uncounted] == found[-len(uncounted) :]


def test_channels_without_a_row_follow(book):
    """
    A channel that says which row it has stands before those that do not.
    """
    found = [lane.label for lane in lanes.by_channel(book, book.resolved_events())]
    used = [one for one in book.all(Channel) if book.events_of(one) and one.counted]

    assert len({one.row is None for one in used}) == 2
    assert [one.name for one in sorted(used, key=lambda one: one.row is None)] == found[: len(used)]


@pytest.mark.long
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("project", [SMALL, SMALL.parents[2]])
def test_each_thread_is_a_relation_and_none_is_missing(project, form, request):
    """
    Read from the records as YAML alone: for each `reports-on` and `responds-to` between two records that have a sign within
    the scale, one line leads from the sign of the one to a sign of the other; there is no other line.
    """
    book = request.getfixturevalue("small_record" if project == SMALL else "record")
    yaml = YAML(typ="safe", pure=True)
    files = sorted((project / "content" / "events").rglob("*.yaml"))
    related = {one.stem: yaml.load(one.read_text("utf-8")).get("related") or [] for one in files}
    number = 0
    for maker in (timeline, topic, channel, official, organisation):
        for (path, one), spec in _specs(maker.make(book)).items():
            if one != form:
                continue
            rows = spec["datasets"]
            signs = {}
            for one in rows["signs"]:
                signs.setdefault(one["id"], set()).add((one["px"], one["y"]))
            for how, name in (("reports-on", "threads"), ("responds-to", "answers")):
                wanted = {
                    (id, one["event"])
                    for id in signs
                    for one in related[id]
                    if one["how"] == how and one["event"] in signs
                }
                assert sorted(wanted) == sorted((one["id"], one["to"]) for one in rows[name]), path
                for one in rows[name]:
                    assert (one["px"], one["y"]) in signs[one["id"]]
                    assert (one["px2"], one["y2"]) in signs[one["to"]]
                number += len(wanted)

    assert number > 2


def test_the_timeline_says_which_channels_have_no_record(book):
    """
    Empty is said.
    """
    caption = next(one.caption for one in timeline.make(book) if isinstance(one, Figure))

    assert book.site.covers in caption
    for one in book.all(Channel):
        if not book.events_of(one):
            assert one.name in caption


def test_each_official_has_the_records_of_that_official(book):
    """
    An official's chart holds what the official says once under each topic, every other record once under each other
    part, and no other record.
    """
    specs = _specs(official.make(book))

    assert specs
    for one in book.all(Official):
        parts = [
            (event, who.part)
            for event in book.events_of(one)
            for who in event.officials
            if who.official == one.id
        ]
        wanted = sorted(
            event.id for event, part in parts for _ in (event.topics if part == "speaker" else [part])
        )
        assert wanted == (_leads_to(specs[f"charts/officials/{one.id}.json", "wide"]) if wanted else [])


def test_what_an_official_says_is_quoted_in_the_tooltip(book):
    """
    A statement's tooltip ends with the sentence of this official's own words, as the source prints it, in plain text;
    before them it says when they were first published, where no more is known. An act's tooltip has no words.
    """
    for (path, _), spec in _specs(official.make(book)).items():
        who = path.split("/")[-1].removesuffix(".json")
        signs = {row["id"] for row in spec["datasets"]["signs"]}
        for row in (one for one in spec["datasets"]["hits"] if one["id"] in signs):
            event = next(one for one in book.all(Event) if one.id == row["id"])
            spoken = [one for one in book.quotes[event.id] if one.evidence.said_by.who == who]
            if not book.events[event.id].is_saying:
                assert row["says"].count("\n") == 2
            elif spoken and any((one.official, one.part) == (who, "speaker") for one in event.officials):
                assert " ".join(spoken[0].words.split()) in row["says"]
                assert spoken[0].said.is_said or f"\n{capital(spoken[0].said.words)}; " in row["says"]
                assert voice_words(book, spoken[0]).lower() in row["says"].lower()


@pytest.mark.parametrize("maker", [official, claim])
def test_words_of_others_in_the_sentence_of_a_tooltip_are_not_the_speaker_s(book, maker):
    """
    Where other words stand in a quote's sentence, which may be another's, the quote is between ‹ and ›, and the tooltip says
    so; it says in which voice the words are.
    """
    told = [row["says"] for spec in _specs(maker.make(book)).values() for row in spec["datasets"]["hits"]]
    toll = "artly in quotation marks, between ‹ and ›:\nAsked twice, she said only that “a bell is a bell”, and that ‹the toll was"

    assert [one for one in told if toll in one and "› would change it." in one]
    assert not [one for one in told if "‹" in one and "between ‹ and ›:\n" not in one]


def test_each_claim_has_every_position_from_its_day(book):
    """
    A claim's chart has one sign for each position, at the day from which it counts, with the stance in words.
    """
    specs = _specs(claim.make(book))

    assert book.all(Claim)
    for one in book.all(Claim):
        for form in FORMS:
            rows = specs[f"charts/claims/{one.id}.json", form]["datasets"]
            wanted = sorted(
                (position.event.id, position.day.isoformat()) for position in book.claims[one.id].positions
            )
            assert wanted == sorted((row["id"], row["x"]) for row in rows["signs"])
            assert len(wanted) == len(rows["stands"])


def test_a_claim_s_chart_counts_the_origins_of_its_positions(book, small):
    """
    The words for a claim's chart count the articles and origins of its positions, as its page does: another passage of the
    same record is no origin of the claim.
    """
    edit(
        small,
        "content/events/1931/1931-marsh-notes-pass.yaml",
        "evidence:\n",
        "evidence:\n  - {source: 1931-courier-answers, quote: 'no bridge was agreed', said_by: wharf-office, "
        "voice: reported, origin: courier-own-1931}\n",
    )
    oarsmen = "  - {by: {unnamed: 'two oarsmen, *both* <old>'}, stance: asserts, event: 1931-oarsmen-tell-of-lantern}\n"
    edit(small, "content/claims/notes-were-passed.yaml", oarsmen, "")
    changed = resolved(small)
    (one,) = changed.claims.values()
    (drawn, *_) = (made for made in claim.make(changed) if isinstance(made, Figure))

    assert f" from {counted_quotes(one.quotes)}. " in drawn.alt


@pytest.mark.parametrize("maker", [timeline, official, claim])
def test_captions_promise_only_the_lines_that_a_chart_shows(book, maker):
    """
    A chart with lines says what they are and how to see them; it names no control that its page has not.
    """
    figures = [one for one in maker.make(book) if isinstance(one, Figure)]
    joined = [one for one in figures if one.lines[0]]

    assert joined or maker is claim
    for one in figures:
        has_lines = "threads_marks" in one.svg or "answers_marks" in one.svg
        assert has_lines == any(one.lines) == all(one.lines)
        assert not any("Connections" in told or " all " in told for told in one.lines)
        assert "line" not in one.caption.lower().split()


def test_a_position_is_told_so_that_its_party_can_be_one_or_many(book):
    """
    The tooltip of a position has the stance before its party, so that no verb must agree with it.
    """
    specs = _specs(claim.make(book))
    told = [row["says"] for row in specs["charts/claims/notes-were-passed.json", "wide"]["datasets"]["hits"]]

    assert any(
        "\nAsserted by two oarsmen, *both* <old>, first published on or before 9 May 1931; in the paper’s words:\n"
        in one
        for one in told
    )
    assert not [one for one in told if re.search(r"<old>,? asserts", one)]


def test_channels_and_organisations_have_their_records(book):
    """
    Each channel and organisation with a record has a chart of exactly its records.
    """
    for maker, noun in ((channel, Channel), (organisation, Organisation)):
        specs = _specs(maker.make(book))
        for one in book.all(noun):
            path = f"charts/{one.folder}/{one.id}.json", "wide"
            assert (path in specs) == bool(book.events_of(one))
            assert path not in specs or set(_leads_to(specs[path])) == {
                event.id for event in book.events_of(one)
            }


def test_each_topic_has_the_records_of_that_topic(book):
    """
    A topic's chart holds its records and no other; a topic without a record has no chart.
    """
    specs = _specs(topic.make(book))

    for one in book.all(Topic):
        events = book.events_of(one)
        assert ((f"charts/topics/{one.id}.json", "wide") in specs) == bool(events)
        if events:
            assert {event.id for event in events} == set(
                _leads_to(specs[f"charts/topics/{one.id}.json", "wide"])
            )


def test_no_chart_speaks_of_more_than_records(book):
    """
    Every caption says what the site covers; the words for a chart count records, and what stands behind them.
    """
    for one in [
        made
        for maker in (timeline, official, topic, organisation, channel, claim)
        for made in maker.make(book)
    ]:
        if isinstance(one, Figure):
            assert book.site.covers in one.caption
            assert re.search(r" records? from \d+ articles?, \d+ origins?\. ", one.alt)


def test_the_time_of_one_who_is_not_in_office_is_hollow(small):
    """
    On the chart of an official, a role that is no office of the state is drawn like a time without one, and the key says so.
    """
    edit(
        small,
        "content/officials/odo-marsh.md",
        "    from: 1932-03-01",
        "    state: false\n    from: 1932-03-01",
    )
    rows = _specs(official.make(resolved(small)))["charts/officials/odo-marsh.json", "wide"]["datasets"]

    assert [row["fill"] for row in rows["bands"]] == ["var(--rule)", "var(--paper)", "var(--paper)"]
    assert "no office of the state" in [row["text"] for row in rows["key_words"]]


@pytest.mark.parametrize(
    ("roles", "told"),
    [
        pytest.param("", "", id="all are of its years"),
        pytest.param(
            "  - {title: Boy, from: 1901, to: 1904, basis: background}\n",
            " Offices that ended before 1931 are in the list alone.",
            id="one is over",
        ),
        pytest.param(
            "  - {title: Elder, from: 1951, basis: background}\n",
            " Offices that began after 1932 are in the list alone.",
            id="one comes later",
        ),
    ],
)
def test_offices_that_are_not_of_the_years_of_a_chart_are_told(small, roles, told):
    """
    The caption of an official's chart says of the offices that are not drawn whether they ended before its years or began after them.
    """
    edit(small, "content/officials/odo-marsh.md", "roles:\n", f"roles:\n{roles}")
    made = [one for one in official.make(resolved(small)) if isinstance(one, Figure)]
    [caption] = {one.caption for one in made if one.name == "officials/odo-marsh"}

    assert caption.partition("has a part.")[2].startswith(told)
    assert ("are in the list alone" in caption) == bool(told)


def test_a_chart_that_counts_does_not_say_from_when_its_records_are(small_record):
    """
    Below it stand the dates of the first and the last in order, as such: a record between them can be of an earlier day than the first.
    """
    [drawn, *_] = [
        one for one in timeline.make(small_record) if isinstance(one, Figure) and one.name == "overview"
    ]
    events = small_record.resolved_events()

    assert drawn.foot[0] == f"First in order: {events[0].when}. Last in order: {events[-1].when}."
