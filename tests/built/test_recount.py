"""
Every number that a page or a chart's spoken summary prints, counted anew from the records as plain YAML and the seeds.

The law of each number stands with its test. All counts of a page are compared at once, those that should stand there with
those that do, so that a number that nobody counted here fails, too. Nothing is asked of the generator but
which folders there are.
"""

import json
import re
from collections import Counter

import pytest
from lxml import etree

from sourcebook.model import NOUNS

COUNTED = re.compile(
    r"(?<!SHA-)\b\d[\d,]* (?:records?|articles?|origins?|positions?|notes?|pages?|stored cop(?:y|ies)|dates)\b"
    r"|\b\d+ of \d+ dates\b|\bno record\b"
)
BY_HAND = ("method", "about", "contributing", "rules", "fields", "404.html")
"""Pages that somebody wrote, and those of rules and fields: numbers there are examples."""
NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()


def _several(number, one, more=""):
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def _found(text):
    """The counts in a text, in order; “58 of 97 dates” is one."""
    return [one[0] for one in COUNTED.finditer(" ".join(text.split()))]


class Recount:
    """The counts of some records, as the site words them."""

    def __init__(self, records):
        self.records = records

    def articles(self, evidence):
        return _several(len({one["source"] for one in evidence}), "article")

    def origins(self, evidence):
        return _several(len({self.records.origin(one) for one in evidence}), "origin")

    def of_records(self, ids):
        """“12 records from 2 articles, 1 origin”: of the records themselves, and of every passage of theirs."""
        if not ids:
            return ["no record"]
        told = self.records.evidence(ids)
        return [_several(len(set(ids)), "record"), self.articles(told), self.origins(told)]

    def of_name(self, id):
        """“16 records, 9 origins; named in 4 articles”."""
        ids, named = self.records.of_speaker(id), self.records.named_in.get(id, ())
        told = (
            [_several(len(ids), "record"), self.origins(self.records.evidence(ids))] if ids else ["no record"]
        )
        return told + ([_several(len(named), "article")] if named else [])

    def of_source(self, source):
        """“25 records, 11 origins”: of the passages that stand in this article."""
        ids = [
            id
            for id, event in self.records.events.items()
            if source in [one["source"] for one in event["evidence"]]
        ]
        told = [one for one in self.records.evidence(ids) if one["source"] == source]
        return [_several(len(ids), "record"), self.origins(told)] if ids else ["no record"]

    def of_claim(self, claim):
        """“2 positions from 1 article, 2 origins”."""
        positions = self.records.claims[claim]["positions"]
        return [_several(len(positions), "position"), *self._of_positions(positions)]

    def of_chart_of_claim(self, claim):
        """“2 records from 1 article, 2 origins”: of the same passages."""
        positions = self.records.claims[claim]["positions"]
        events = {position["event"] for position in positions}
        return [_several(len(events), "record"), *self._of_positions(positions)]

    def _of_positions(self, positions):
        told = [one for position in positions for one in self.passages(position)]
        return [self.articles(told), self.origins(told)]

    def passages(self, position):
        """The words on which a position rests: the party's own at that event or, where it has none there, all."""
        told = self.records.events[position["event"]]["evidence"]
        return [one for one in told if one["said_by"] == position["by"]] or told

    def of_entry(self, folder, id):
        """What an index and a page say of how many records something has."""
        if folder in ("officials", "organisations"):
            return self.of_name(id)
        if folder == "sources":
            return self.of_source(id)
        if folder == "claims":
            return self.of_claim(id)
        if folder == "documents":
            return self.of_records([one["event"] for one in self.records.documents[id].get("events", [])])
        return self.of_records(self.records.naming(folder, id))


@pytest.fixture(scope="module")
def recount(records):
    """The numbers, counted anew."""
    return Recount(records)


def _prose(page):
    """A page's own words, without its charts and how it is cited."""
    article = page.find(".//article")
    for one in article.xpath(".//figure|.//p[@class='on-paper']|.//details[@class='citing']"):
        one.drop_tree()
    return article


def _one(page, name):
    (found,) = page.xpath(f"//article//*[contains(concat(' ', @class, ' '), ' {name} ')]")
    return _found(found.text_content())


INDEXED = tuple(noun.folder for noun in NOUNS if noun.index_text)
"""The folders of the site that have an index of their records."""


def test_the_numbers_of_an_index(records, recount, subtests):
    """
    Records: those that name the entry, of an official or body also as a speaker of a passage or as who wishes or refuses
    a plan, of a document those that it lists, of an article those with a passage of it. Articles and origins: those of all passages of these
    records, of an article of its own passages alone. Named in: the articles in which one of its names stands as words and as
    no part of a longer name, boilerplate left out. Positions: those of the claim; their articles and origins: of the words of
    whoever takes each or, where the record has none of these, of all words there.
    """
    for folder in INDEXED:
        with subtests.test(folder=folder):
            page = records.page(folder)
            entries = page.xpath("//article//li[p[contains(@class, 'record-title')]]")
            found = {
                one.xpath("./p[contains(@class, 'record-title')]//@href")[0].strip("/"): _found(
                    one.xpath("./p[@class='count']")[0].text_content()
                )
                for one in entries
            }

            assert found == {id: recount.of_entry(folder, id) for id in getattr(records, folder)}
            assert sorted(_found(_prose(page).text_content())) == sorted(
                one for told in found.values() for one in told
            )


def test_the_numbers_of_a_page(records, recount, subtests):
    """
    The page of an entry, and what search engines are told of it, say what its index says, and no other number; that of a
    claim counts no positions, that of a document nothing, and that of an entry without a record says that in a sentence.
    """
    for folder in INDEXED:
        with subtests.test(folder=folder):
            for id in getattr(records, folder):
                page = records.page(f"{folder}/{id}")
                told = recount.of_entry(folder, id)
                described = _found(" ".join(page.xpath("//meta[@name='description']/@content")))
                shown = {"claims": told[1:], "documents": []}.get(folder, told)

                assert _found(_prose(page).text_content()) == ([] if "no record" in told else shown), id
                counted = folder not in ("sources", "claims", "documents") and (
                    folder == "officials" or "no record" not in told
                )
                assert described == (told if counted else []), id


def test_the_numbers_of_a_citation(records, subtests):
    """
    How a page of an entry is cited says, in each form for programs, what its description says, and no other number.
    """
    for folder in INDEXED:
        with subtests.test(folder=folder):
            for id in getattr(records, folder):
                page = records.page(f"{folder}/{id}")
                (cited,) = page.xpath("//details[@class='citing']")
                described = _found(page.xpath("//meta[@name='description']/@content")[0])

                assert _found(cited.text_content()) == described * 3, id
                assert _found(page.xpath("//script[@type='application/ld+json']")[0].text) == [], id


def test_the_numbers_of_an_event(records, recount):
    """
    The articles and origins of all its passages, the outside pages that document a contact, and no other number.
    """
    for id, event in records.events.items():
        told = [recount.articles(event["evidence"]), recount.origins(event["evidence"])]
        if event.get("documented_by") and _contacts(records).get(id, "around") != "around":
            told.insert(0, _several(len(event["documented_by"]), "page"))
        assert _found(_prose(records.page(f"events/{id}")).text_content()) == told, id


def test_the_numbers_of_the_timeline(records, recount, read_days):
    """
    Records: all; articles and origins: of all passages. Uncertain: a date that is not one sure day, nor of what lasted from
    one sure day to another; a statement of which only the publication is known. The numbers stand in this order, and no other.
    """
    ids = list(records.events)
    told = recount.of_records(ids)
    uncertain = sum(
        not read_days(one["date"]).is_certain(one.get("lasted") == "true")
        or (records.is_saying(id) and not any(_was_said(quote, one["date"]) for quote in one["evidence"]))
        for id, one in records.events.items()
    )
    page = records.page("timeline")

    assert _found(_prose(page).text_content()) == [*told, f"{uncertain} of {len(ids)} dates", told[2]]
    listed = page.xpath("//h3[contains(@class, 'day')]/following-sibling::*[1][self::ul]/li/a/@href")
    assert sorted(one.strip("/").rpartition("/")[2] for one in listed) == sorted(ids)


def _was_said(quote, date):
    """Whether somebody's words in a statement of a date are known to have been said then, and not only published."""
    said = quote.get("said", None if "first_published" in quote else date)
    return quote["said_by"] != "narration" and said == date


def _saying(records, event):
    """The sides of whose officials, or bodies of their states, a passage of an event says that it took place."""
    country = {id: one["country"] for id, one in records.officials.items()}
    country |= {
        id: one.get("country") for id, one in records.organisations.items() if one.get("state") == "true"
    }
    supporting = {id for id, one in records.vocabulary["stances"].items() if one.get("supports") == "true"}
    speaking = {
        country.get(one["said_by"])
        for one in event["evidence"]
        if isinstance(one["said_by"], str) and one.get("position") in supporting
    }
    return [one["id"] for one in records.about["sides"] if speaking & set(one.get("countries", []))]


def _contacts(records):
    """Each act of contact, by what it should stand under: both, a side, neither, planned, or around contact."""
    found = {}
    for id, one in records.events.items():
        kind = records.vocabulary["kinds"][one["kind"]]
        if kind["is"] == "act" and one["scope"] == "contact":
            is_plan = records.vocabulary["statuses"][one["status"]].get("grounds") == "plan"
            saying = _saying(records, one)
            done = saying[0] if len(saying) == 1 else "both" if saying else "neither"
            found[id] = "around" if kind.get("contact") == "false" else "planned" if is_plan else done
    return found


def test_the_numbers_of_the_contacts(records, recount):
    """
    Records of contact: the acts of contact that are no plans; origins: of all their passages; outside pages: those that
    document each. Each stands once, below the side whose officials or state bodies say that it took place, below none, or
    among the plans; and the finding on the first page says the same.
    """
    wanted = _contacts(records)
    page = records.page("contacts")
    found = {}
    for item in page.xpath("//article//li[not(h3)][.//a[contains(@href, 'events/')]]"):
        (id,) = {
            one.strip("/").rpartition("/")[2] for one in item.xpath(".//a[contains(@href, 'events/')]/@href")
        }
        (heading,) = item.xpath("(preceding::*[self::h2 or self::h3])[last()]/@id")
        assert id not in found, id
        found[id] = heading
    assert found == wanted
    done = [id for id, rest in wanted.items() if rest not in ("around", "planned")]
    told = [_several(len(done), "record"), recount.origins(records.evidence(done))]
    documented = [
        _several(len(one["documented_by"]), "page")
        for id in sorted(wanted)
        if (one := records.events[id]).get("documented_by") and wanted[id] != "around"
    ]
    assert _found(_prose(page).text_content()) == [*told, *documented]
    assert _found(_prose(records.page(".")).text_content()) == told
    rest = [
        list(wanted.values()).count(id) for id in (*(one["id"] for one in records.about["sides"]), "neither")
    ]
    in_words = [NUMBERS[number] for number in rest if number]
    assert in_words == re.findall(
        rf"\b({'|'.join(NUMBERS)}) (?:rests? )?on ",
        _prose(records.page(".")).find_class("finding")[0].text_content(),
    )


def _used(records):
    """The statuses of acts of contact."""
    return {
        one["status"]
        for one in records.events.values()
        if one["scope"] == "contact"
        and records.vocabulary["kinds"][one["kind"]]["is"] == "act"
        and records.vocabulary["kinds"][one["kind"]].get("contact") != "false"
    }


def test_the_numbers_of_errors(records):
    """
    Notes: the errors and the omissions of all articles, each of which the page lists; articles: those with any.
    """
    of = {id: (one.get("errors", []), one.get("omissions", [])) for id, one in records.sources.items()}
    noted = [one for found in of.values() for one in found if one]
    number = sum(map(len, noted))
    page = records.page("errata")

    assert _one(page, "lead") == [
        _several(number, "note"),
        _several(sum(any(one) for one in of.values()), "article"),
    ]
    assert number == len(page.xpath("//article//li"))
    assert len(_found(_prose(page).text_content())) == 2


def test_the_numbers_of_corrections(records):
    """
    Each number is that of the corrections of one day in records of one noun, or of what was withdrawn; all of them are listed.
    """
    folders = [
        one.folder or one.path_pattern.split("/")[1] for one in NOUNS if one.path_pattern.count("/") > 1
    ]
    found = [getattr(records, one, {}).values() for one in dict.fromkeys(folders)]
    changes = sum(len(one.get("changes", [])) for each in found for one in each)
    folds = records.page("corrections").xpath("//article//details[contains(@class, 'fold')]")
    numbers = [int(re.search(r"\d+", one.find("summary").text)[0]) for one in folds]

    assert numbers == [len(one.xpath("./ul/li")) for one in folds]
    assert sum(numbers) == changes + len(records.withdrawn)


def test_the_numbers_of_pages_outside(records):
    """
    Pages: every outside page; stored copies: those of which one was read, as its own line says.
    """
    read = sum(one["consulted"] != "unknown" for one in records.outside.values())
    page = records.page("outside")
    told = [_several(len(records.outside), "page"), _several(read, "stored copy", "stored copies")]

    assert _one(page, "lead") == told
    text = " ".join(page.find(".//article").text_content().split())
    assert text.count("A stored copy was read.") == read
    assert len(page.xpath("//h3[contains(@class, 'outside-page')]")) == len(records.outside)


def test_the_numbers_of_the_data(records, recount):
    """
    Records, articles and origins: of all passages. Rows: as many as the table has in JSON; of a table of records or of what is
    written in them, as many as are written.
    """
    page = records.page("data")
    text = _prose(page).text_content()
    cells = (re.fullmatch(r"(\w+), ([\d,]+) rows?", one.text_content()) for one in page.iter("td"))
    rows = {one[1]: int(one[2].replace(",", "")) for one in cells if one}
    tables = {one.stem: one for one in (records.site / "data" / "v1" / "json").glob("*.json")}
    events, contacts = records.events.values(), _contacts(records).values()
    noted = [one for folder in records.folders for one in getattr(records, folder).values()]
    written = {
        **{name: len(getattr(records, name)) for name in ("events", "withdrawn", *INDEXED, "contradictions")},
        "outside_pages": len(records.outside),
        "quotes": len(records.evidence(records.events)),
        "contacts": sum(one != "around" for one in contacts),
        "positions": sum(len(one["positions"]) for one in records.claims.values()),
        "roles": sum(len(one["roles"]) for one in records.officials.values()),
        "relations": sum(len(one.get("related", [])) for one in events),
        "event_topics": sum(len(one["topics"]) for one in events),
        "event_channels": sum(len(one.get("channels", [])) for one in events),
        "event_places": sum(len(one.get("places", [])) for one in events),
        "event_organisations": sum(len(one.get("organisations", [])) for one in events),
        "corrections": sum(len(one.get("changes", [])) for one in noted),
        "sides": len(records.about["sides"]),
    }

    assert _found(text) == recount.of_records(list(records.events))
    assert rows == {name: len(json.loads(one.read_text("utf-8"))) for name, one in tables.items()}
    assert written == {name: rows[name] for name in written}


def test_how_many_articles_the_site_says_that_it_rests_on(records):
    """
    Where the first page, the timeline or the record's own description says in words how many articles there are, or how many
    of them are a state's, it is as many as there are.
    """
    home, timeline = (_prose(records.page(at)).text_content() for at in (".", "timeline"))
    told = [home, timeline, records.about["description"], records.about["covers"]]
    numbers = [
        one.casefold()
        for words in told
        for one in re.findall(r"(?:What|The|\n)\s*(\w+) (?:news )?articles\b", words)
    ]
    of_states = re.search(r"(\w+) articles come from Russian state media", home)[1].casefold()

    assert len(numbers) > 4
    assert {one for one in numbers if one in NUMBERS} - {of_states} == {NUMBERS[len(records.sources)]}
    assert of_states == NUMBERS[sum(one["standing"] == "state" for one in records.sources.values())]


def test_no_other_page_prints_a_number(records):
    """
    What is counted on a page of any other kind was counted here.
    """
    known = ("events/", *(f"{one}/" for one in INDEXED))
    others = [
        at
        for at in records.addresses()
        if not at.startswith((*known, "embed/", "days", *BY_HAND))
        and at not in INDEXED
        and at not in ("timeline", "errata", "outside", "contacts", "corrections", "data", ".")
    ]
    counted = {
        at: _found(page.text_content())
        for at in others
        if (page := records.page(at).find(".//article")) is not None
    }

    assert {"contradictions"} <= set(others)
    assert {at: told for at, told in counted.items() if told} == {}


# ---- charts


class Rows:
    """Which records each row of a chart holds, by the chart's name; the numbers of rows that hold other things."""

    def __init__(self, records, read_days, recount):
        self.records, self.days, self.recount = records, read_days, recount

    def of(self, name):
        """The rows of a chart: what it is called, and its records or the number of its offices."""
        folder, _, id = name.partition("/")
        if name == "timeline":
            return self.by_channel(list(self.records.events))
        if folder == "timeline":
            return getattr(self, f"by_{id}")(list(self.records.events))
        if folder == "channels":
            return self.by_kind(self.records.naming("channels", id))
        if folder == "topics":
            return self.by_channel(self.records.naming("topics", id))
        if folder == "organisations":
            return self.by_channel(self.records.of_speaker(id))
        return self.of_official(id) if folder == "officials" else self.of_claim(id)

    def by_channel(self, ids):
        """Each channel; what has none, contact apart from background; a channel that is not counted says so."""
        rows = {}
        for id, one in self.records.channels.items():
            other = " (not counted)" if one.get("counted") == "false" else ""
            rows[one["name"] + other] = [
                key for key in ids if id in self.records.events[key].get("channels", [])
            ]
        return rows | self.rest(ids, rows, "No channel named")

    def by_topic(self, ids):
        rows = {
            one["name"]: [key for key in ids if id in self.records.events[key]["topics"]]
            for id, one in self.records.topics.items()
        }
        return rows | self.rest(ids, rows, "No topic")

    def by_official(self, ids):
        rows = {one["name"]: list(self.records.parts(id)) for id, one in self.records.officials.items()}
        return rows | self.rest(ids, rows, "No official named")

    def by_country(self, ids):
        """The countries of those who speak or take part; where nobody does, of all who are named."""
        rows = {}
        for key in ids:
            event = self.records.events[key]
            people = [
                (self.records.officials[one["official"]]["country"], one["part"])
                for one in event.get("officials", [])
            ]
            active = {country for country, part in people if part in ("speaker", "participant")}
            bodies = {
                self.records.organisations[one].get("country") for one in event.get("organisations", [])
            }
            for country in active or {country for country, _ in people} | bodies - {None}:
                rows.setdefault(country, []).append(key)
        return rows | self.rest(ids, rows, "No country recorded")

    def by_kind(self, ids):
        return {
            one.get("plural") or one["label"]: [
                key for key in ids if self.records.events[key]["kind"] == kind
            ]
            for kind, one in self.records.vocabulary["kinds"].items()
        }

    def rest(self, ids, rows, name):
        placed = {key for found in rows.values() for key in found}
        left = [key for key in ids if key not in placed]
        scopes = {key: self.records.events[key]["scope"] for key in left}
        return {
            name: [key for key in left if scopes[key] == "contact"],
            "Background": [key for key in left if scopes[key] == "context"],
        }

    def of_official(self, id):
        """Offices held within the years of the chart; statements by topic; acts spoken of; records by part."""
        parts = self.records.parts(id)
        spoken = [key for key, found in parts.items() if "speaker" in found]
        said = [key for key in spoken if self.records.is_saying(key)]
        rows = {
            f"Says: {one['name']}": [key for key in said if topic in self.records.events[key]["topics"]]
            for topic, one in self.records.topics.items()
        }
        rows["Acts spoken of"] = [key for key in spoken if key not in said]
        for part, one in self.records.vocabulary["parts"].items():
            if part != "speaker":
                rows[f"As {one['label']}"] = [key for key, found in parts.items() if part in found]
        return rows | {"Offices": self.offices(id, self.records.of_speaker(id))}

    def offices(self, id, ids):
        """How many offices were held at some time from the year of the first contact to the last day that is named."""
        dates = {key: self.days(self.records.events[key]["date"]) for key in ids}
        contacts = [key for key in ids if self.records.events[key]["scope"] == "contact"] or ids
        lasted = {key: self.records.events[key].get("lasted") == "true" for key in ids}
        first = min(dates[key].latest_start(lasted[key]) for key in contacts)
        last = max([first, *(day for one in dates.values() for day in (one.first, one.last) if day)])
        first = first.replace(month=1, day=1)
        held = 0
        for role in self.records.officials[id]["roles"]:
            begin, end = self.days(role["from"]), role.get("to") and self.days(role["to"])
            held += (begin.first or begin.last) <= last and not (end and end.last and end.last < first)
        return held

    def of_claim(self, id):
        """The positions of each party."""
        rows = {}
        for one in self.records.claims[id]["positions"]:
            words = self.party(one)
            rows.setdefault(words[:1].upper() + words[1:], []).append(one["event"])
        return rows

    def party(self, position):
        """What whoever takes a position is called in a sentence."""
        by = position["by"]
        if "named" in position:
            return position["named"]
        if by == "narration":
            source = self.records.sources[self.recount.passages(position)[0]["source"]]
            printed, first = (
                one and (self.records.organisations.get(one.get("organisation")) or one)["name"]
                for one in (source["publisher"], source.get("original_publisher"))
            )
            known = {
                name: f" ({self.records.vocabulary['bases'][one['basis']]['label']})"
                for name in ("publisher", "original_publisher")
                if (one := source.get(name)) and one["basis"] != "stated"
            }
            how = "" if source["publisher"]["basis"] == "unknown" else known.get("publisher", "")
            if first in (None, printed):
                return f"{printed}{how}{',' if how else ''} in its own words"
            return f"{printed}{how}, after {first}{known.get('original_publisher', '')}, in its own words"
        if isinstance(by, dict):
            return by["unnamed"]
        one = self.records.officials.get(by) or self.records.organisations[by]
        return one.get("in_text") or one["name"]


@pytest.fixture(scope="module")
def spoken(records):
    """What each chart says, by its name, wherever it stands: the group's label, and as a file of its own, its description."""
    found = {}
    for at in records.addresses():
        page = records.page(at)
        for one in page.xpath("//figure//*[@data-chart]"):
            name = one.get("data-chart").partition("charts/")[2].removesuffix(".json")
            file = etree.parse(records.site / "charts" / f"{name}.svg")
            named = (
                page.get_element_by_id(one.get("aria-labelledby")) if "aria-labelledby" in one.attrib else one
            )
            label, (desc,) = named.get("aria-label"), file.xpath("//*[local-name()='desc']/text()")
            caption = " ".join(one.getparent().xpath(".//figcaption")[0].text_content().split())
            found.setdefault(name, set()).update({(label, caption), (desc, caption)})
    return found


def test_every_chart_says_its_numbers(records, read_days, recount, spoken):
    """
    Records, articles, origins: of all records of the chart, each once. Statuses: how many of these have which, contact apart
    from background. Rows: how many records each has (an official's offices: how many are drawn), and none that is empty.
    Drawing and summary say the same, wherever the chart stands.
    """
    rows_of = Rows(records, read_days, recount)
    assert len(spoken) > 50
    for name, told in spoken.items():
        (said,) = {one for one, _ in told}
        rows = {key: found for key, found in rows_of.of(name).items() if found}
        ids = {key for found in rows.values() if isinstance(found, list) for key in found}
        numbers = re.search(r" Rows: (.+)\.$", said)[1]
        folder, _, id = name.partition("/")
        counted = recount.of_chart_of_claim(id) if folder == "claims" else recount.of_records(ids)
        assert _found(said.partition(" Rows: ")[0]) == counted, name
        assert sorted(numbers.split("; ")) == sorted(
            f"{key} ({found if isinstance(found, int) else len(found)})" for key, found in rows.items()
        ), name
        for scope, word in (("contact", "About contact"), ("context", "Background")):
            statuses = Counter(
                records.word("statuses", one["status"])
                for one in (records.events[key] for key in ids)
                if one["scope"] == scope
            )
            match = re.search(rf" {word}: (.+?)\.(?= Background: | Rows: )", said)
            assert sorted(match[1].split("; ") if match else []) == sorted(
                f"{number} {label}" for label, number in statuses.items()
            ), name


def test_every_caption_says_its_numbers(records, read_days, recount, spoken):
    """
    At the left edge: records all of which is before the day that the caption names; reaching back: those that are so in part,
    or may be. Folded: the row's records. In a claim's chart a record has the date of its words, which are not counted here.
    """
    months = "January February March April May June July August September October November December".split()
    rows_of = Rows(records, read_days, recount)
    seen = Counter()
    for name, told in spoken.items():
        caption = max((one for _, one in told), key=len)
        rows = {key: found for key, found in rows_of.of(name).items() if found}
        dates = {
            key: read_days(records.events[key]["date"])
            for found in rows.values()
            if isinstance(found, list)
            for key in found
        }
        for number, what, month, year in re.findall(
            r"(\d+) records? (from|reaching back) before (?:(\w+) )?(\d{4}) ", caption
        ):
            since = f"{year}-{months.index(month) + 1 if month else 1:02}-01"
            early = [one for one in dates.values() if one.last and one.last.isoformat() < since]
            back = [
                one
                for one in dates.values()
                if one.first and one.first.isoformat() < since and one not in early
            ]
            seen[what] += 1
            if not name.startswith("claims/"):
                assert int(number) == len(early if what == "from" else back), (name, caption)
        if fold := re.search(r"Folded to one row of strokes: (.+?)\.(?: \d| A | The | [A-Z])", caption):
            for label, number in re.findall(r"(?:^|; )(.+?) \((\d+) records?\)", fold[1]):
                seen["folded"] += 1
                assert int(number) == len(rows[label]), (name, caption)

    assert seen["from"] and seen["folded"]
