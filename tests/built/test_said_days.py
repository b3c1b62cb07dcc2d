"""
No published quote stands with a date that is earlier or wider than its saying.

The law: wherever a quote stands with a date in words, that is the day on which it was said. That day is recomputed here from
the records as plain YAML and the seeds' characters: the quote's own `said` or `first_published`; of an article's own words,
the earliest day known of their origin's publication; of a statement's words, the statement's; of any others, that of the
statement by the same speaker whose passage of the same article holds these words or is held by them (where several of
different days do, of the one that reports on the record); else the day that is given of the origin's
publication, or on or before that of its earliest article. A quote is
known by its link to the article, `#q-EVENT-N`. Where a date stands beside a quote, it is preceded by how it is known, and where
none does, the words were said at the date of the heading or the list's line.
"""

import json
import re
from typing import NamedTuple

import pytest

from tests.harness.charts import specs_of

MONTHS = "January February March April May June July August September October November December".split()
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
HEDGES = {"?": "probably ", "~": "about "}
MARKS = str.maketrans("“”„«»‘’‚", '"""""\'\'\'')
BESIDE = re.compile(
    r"(?:^|, )(said|first published|published) ((?:(?!; |, ).)+?)(?=(?:, first published [^;:]+)?(?:;|:?$))"
)


class Saying(NamedTuple):
    """When some words were said: the date as records write it, how it is known, and in words."""

    date: str
    how: str
    words: str
    lasted: bool = False
    is_own: bool = False
    """Whether it is the day of the very record with which they stand."""


class Sayings:
    """The day of every quote."""

    def __init__(self, records, read_days):
        self.records, self.days = records, read_days
        self.body = {id: _spaced("\n".join(records.lines(id))) for id in records.sources}
        self.published = {}
        self.given = {
            origin["id"]
            for one in records.sources.values()
            for origin in one["origins"]
            if "published" in origin
        }
        for one in records.sources.values():
            for origin in one["origins"]:
                day = origin.get("published") or one["published"]
                known = self.published.get(origin["id"], day)
                self.published[origin["id"]] = min(
                    known, day, key=lambda each: read_days(each).latest_start()
                )
        self.spans = {
            (id, place): self._span(one)
            for id, event in records.events.items()
            for place, one in enumerate(event["evidence"], start=1)
        }

    def _span(self, evidence):
        """From where to where a passage stands in its article."""
        body, words = self.body[evidence["source"]], _spaced(evidence["quote"])
        before, after = _spaced(evidence.get("prefix", "")), _spaced(evidence.get("suffix", ""))
        (start,) = [
            one.start()
            for one in re.finditer(re.escape(words), body)
            if body[: one.start()].rstrip().endswith(before) and body[one.end() :].lstrip().startswith(after)
        ]
        return start, start + len(words)

    def of(self, id, place):
        """The saying of one quote of an event."""
        event = self.records.events[id]
        one = event["evidence"][place - 1]
        if "said" in one:
            return _saying(one["said"], "said")
        if "first_published" in one:
            return _saying(one["first_published"], "first published")
        if one["said_by"] == "narration":
            return _saying(self.published[self.records.origin(one)], "published")
        if self.records.is_saying(id):
            return self._at(id)._replace(is_own=True)
        same = [
            other
            for (other, number), span in self.spans.items()
            if self.records.is_saying(other)
            and _same(one, self.records.events[other]["evidence"][number - 1])
            and _holds(span, self.spans[id, place])
        ]
        told = [
            other
            for other in same
            if id in [each["event"] for each in self.records.events[other].get("related", [])]
        ]
        for found in (same, told):
            if len({self._at(other) for other in found}) == 1:
                return self._at(found[0])
        origin = self.records.origin(one)
        day = self.published[origin]
        return _saying(day if origin in self.given else f"../{day.rpartition('/')[2]}", "first published")

    def _at(self, statement):
        event = self.records.events[statement]
        return _saying(event["date"], "said", event.get("lasted") == "true")

    def first_of(self, id, speaker):
        """The number of the first quote of a record that is somebody's; none, 1."""
        told = [one["said_by"] for one in self.records.events[id]["evidence"]]
        return told.index(speaker) + 1 if speaker in told else 1

    def counts_from(self, position):
        """The day from which a position counts: the latest on which its words can have been said.

        Where that is in doubt or open, that of the first article with a sure day which has these words, or anything else of
        the statement that they are; where none has, of the last.
        """
        id, evidence = position["event"], self.records.events[position["event"]]["evidence"]
        saying = self.of(id, self.first_of(id, position["by"]))
        date = self.days(saying.date)
        latest = date.latest_start(saying.lasted)
        if not date.doubtful and (date.last or saying.lasted):
            return latest
        own = [one for one in evidence if one["said_by"] == position["by"]] or evidence
        printed = [
            self.days(self.records.sources[one["source"]]["published"])
            for one in (evidence if saying.is_own else own)
        ]
        sure = [one.last for one in printed if one.last and not one.doubtful]
        return max(latest, min(sure) if sure else max(one.latest_start() for one in printed))


def _spaced(text):
    return " ".join(text.split()).translate(MARKS)


def _same(one, other):
    return (one["source"], one["said_by"]) == (other["source"], other["said_by"])


def _holds(one, other):
    return (one[0] <= other[0] and other[1] <= one[1]) or (other[0] <= one[0] and one[1] <= other[1])


def _saying(date, how, lasted=False):
    return Saying(date, how, in_words(date, lasted), lasted)


def in_words(date, lasted=False):
    """A date as pages say it."""
    left, slash, right = date.partition("/")
    if not slash:
        return _point(left)
    if left == "..":
        return _hedged(right, "until" if lasted else f"{_near(right)} or before")
    if right == "..":
        return _hedged(left, "from", " onwards") if lasted else _hedged(left, f"{_near(left)} or after")
    begin, end = left.rstrip("?~").split("-"), right.rstrip("?~").split("-")
    if len(begin) == 1 and len(end) > 1 and begin[0] == end[0] and not lasted:
        return f"in {_point(left)}, by {_point(right, year=False)}"
    same_year = begin[0] == end[0] and len(begin) > 1 and len(end) > 1
    same_month = begin[:2] == end[:2] and len(begin) == len(end) == 3
    pair = _point(left, not same_year, not same_month), _point(right)
    return "from {} to {}".format(*pair) if lasted else "between {} and {}".format(*pair)


def _near(point):
    return "on" if point.count("-") == 2 else "in"


def _hedged(point, before, after=""):
    """A window with one end: where that is only probable, so is the window."""
    hedge = "probably " if point.endswith("?") else ""
    return f"{hedge}{before} {_point(point).removeprefix(hedge)}{after}"


def _point(text, year=True, month=True):
    parts = text.rstrip("?~").split("-")
    said = [parts[0]] if year or len(parts) == 1 else []
    if len(parts) > 1 and (month or len(parts) == 2):
        said.insert(0, SEASONS.get(parts[1]) or MONTHS[int(parts[1]) - 1])
    if len(parts) == 3:
        said.insert(0, str(int(parts[2])))
    return HEDGES.get(text[-1], "") + " ".join(said)


@pytest.fixture(scope="module")
def sayings(records, read_days):
    """The day of every quote, anew."""
    return Sayings(records, read_days)


def _plain(element):
    return " ".join(element.text_content().replace("¶", " ").split())


def _beside(text):
    """How and when words were said, as an attribution says it, if it does."""
    found = BESIDE.search(text)
    return found and (found[1], found[2])


def _heading(records, page, link):
    """The date of the heading or list line with which a quote stands, as “said” or “first published” and words."""
    occasion = link.xpath("(preceding::h3)[last()][contains(@class, 'occasion')]")
    if occasion:
        return _how(_plain(occasion[0]))
    if page.xpath("//article[contains(@class, 'page-days')]"):
        event = link.xpath("(preceding::h3)[last()]//a/@href")[0]
        one = records.events[event.strip("/").rpartition("/")[2]]
        return ("said", in_words(one["date"], one.get("lasted") == "true"))
    if page.xpath("//article[contains(@class, 'page-contradictions')]"):
        (bold,) = link.xpath("(preceding::p[contains(@class, 'side-event')])[last()]/strong[1]")
        return _how(_plain(bold))
    for item in link.iterancestors("li"):
        for bold in item.xpath("./p[contains(@class, 'when') or contains(@class, 'side-event')]/strong[1]"):
            return _how(_plain(bold))
    position = link.xpath("(preceding::h3)[last()][preceding::h2[1][contains(@class, 'positions')]]")
    if position:
        return _how(_plain(position[0]).rpartition(": ")[0] if ": " in _plain(position[0]) else "")
    (date,) = page.xpath("//p[contains(@class, 'event-date')]")
    return _how(re.sub(r"^\w+day, ", "", _plain(date)))


def _how(words):
    """The words of a heading, which opens with a capital letter, apart from how it is known."""
    known = words[:1].lower() + words[1:] if not words.startswith(tuple(MONTHS)) else words
    return (
        ("first published", known.removeprefix("first published "))
        if known.startswith("first published ")
        else ("said", known)
    )


def _quotes(records):
    """Each quote on a page: the page's address, its event and number, the heading's date and that beside it, if any."""
    for at in records.addresses():
        page = records.page(at)
        for link in page.xpath("//article//a[contains(@href, '#q-')]"):
            id, _, place = link.get("href").partition("#q-")[2].rpartition("-")
            line = next(link.iterancestors("p"))
            before = _plain(line).partition(_plain(link))[0] if "attribution" in line.get("class", "") else ""
            yield (
                at,
                id,
                int(place),
                _heading(records, page, link),
                _beside(_plain(line)) if before or line.get("class") else None,
            )


def test_every_date_beside_a_quote_is_that_of_its_saying(records, sayings):
    """
    On every page: a date beside a quote is its own, with how it is known; where none stands there, the words were said, and
    on the very date of the heading or of the list's line.
    """
    wrong, kinds = [], set()
    for at, id, place, heading, beside in _quotes(records):
        saying = sayings.of(id, place)
        wanted = {(saying.how, saying.words)}
        if saying.how == "published":
            wanted.add(("first published", saying.words))
        kinds.add(at.partition("/")[0])
        if (beside or heading) not in wanted:
            wrong.append((at, id, place, heading, beside, saying))

    assert [] == wrong
    assert {"events", "officials", "organisations", "claims", "contradictions"} <= kinds


def test_headings_that_say_when_words_were_said_say_it_of_them(records, sayings):
    """
    The date above each passage of a contradiction and above an official's words is that of their saying;
    that above a position is that of its first words.
    """
    seen = {"contradictions": 0, "officials": 0, "claims": 0}
    first = set()
    for at, id, place, heading, _ in _quotes(records):
        kind = at.partition("/")[0]
        saying = sayings.of(id, place)
        known = (
            saying.how.replace("published", "first published").replace("first first", "first"),
            saying.words,
        )
        if kind in ("contradictions", "officials"):
            assert heading == known, (at, id, place)
        elif kind == "claims":
            if (at, id, heading) in first:
                continue
            first.add((at, id, heading))
            assert heading == known, (at, id, place)
        else:
            continue
        seen[kind] += 1
    assert all(seen.values()), seen


def test_a_claim_stands_from_the_days_of_its_words(records, sayings):
    """
    The day of a claim's state, on its page and in the index, is the last from which a position of it counts. Beside each position
    stands from which day it counts, if that is not the day of its heading, and until which, if the same party takes another.
    """
    for id, claim in records.claims.items():
        page = records.page(f"claims/{id}")
        days = [(_party(one), sayings.counts_from(one)) for one in claim["positions"]]
        latest = f"As of {_day(max(day for _, day in days))}:"
        told = [(one["event"], *_counts(days[place:], days)) for place, one in enumerate(claim["positions"])]
        (link,) = records.page("claims").xpath(f"//li[p[contains(@class, 'record-title')]//a[@href='{id}/']]")

        assert {latest} == set(re.findall(r"As of \d+ \w+ \d{4}:", _plain(page.find(".//article")))), id
        assert latest in _plain(link), id
        assert sorted(told, key=str) == sorted(_told_to_count(page), key=str), id


def _day(day):
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _party(position):
    """Whose position it is; of an article's own words, the paper's as it is called there."""
    return str(position["by"]), position.get("named")


def _counts(following, days):
    """From which day the first of some positions counts, and until which; none where another of the same party follows that day."""
    (party, day), *others = following
    if (party, day) in others:
        return None, None
    later = [other for one, other in days if one == party and other > day]
    return _day(day), _day(min(later)) if later else None


def _told_to_count(page):
    """Each position's event, and from and until which day the page says that it counts: from that of its heading, if not."""
    for heading in page.xpath("//h3[preceding::h2[1][contains(@class, 'positions')]]"):
        (below,) = heading.xpath("following::p[contains(@class, 'position-event')][1]")
        event = below.xpath(".//a/@href")[0].strip("/").rpartition("/")[2]
        words = _plain(below)
        if "It does not count: " in words:
            yield event, None, None
            continue
        said = re.search(r"\. Counts(?: from (\d+ \w+ \d{4}))?(?: until (\d+ \w+ \d{4}),)?", words)
        since, until = (said[1], said[2]) if said else (None, None)
        yield event, since or _plain(heading).partition(": ")[0], until


def test_the_data_has_every_quotes_day(records, sayings):
    """
    In data/events.json each passage has the day of its saying, and how that is known.
    """
    data = json.loads((records.site / "data" / "events.json").read_text("utf-8"))
    for event in data:
        for place, one in enumerate(event["evidence"], start=1):
            saying = sayings.of(event["id"], place)
            how = "said" if saying.how == "said" else "first published"
            assert (one["said"], one["said_how"]) == (saying.date, how), (event["id"], place)


def _charts(records, folder):
    for path in sorted((records.site / "charts").rglob(f"{folder}/*.json")):
        for spec in specs_of(path.read_bytes()).values():
            yield path.stem, spec["datasets"]


def _told(says):
    """What a mark's words say: the record's date, what stands before a quote, and the quote; or None."""
    _, when, _, *rest = says.split("\n")
    if not rest:
        return None
    return when, rest[0].removesuffix(":") if len(rest) > 1 else "", rest[-1]


def _agrees(saying, when, before):
    """Whether the words before a quote in a mark, or the date above them, are its day."""
    found = _beside(before[:1].lower() + before[1:])
    if found:
        return found == (saying.how, saying.words)
    return saying.how == "said" and when == saying.words


def test_what_an_official_said_stands_in_the_chart_with_its_day(records, sayings, read_days):
    """
    Where a mark of an official's chart says words, they are this official's, of a statement; the date with them is that of
    their saying, and the mark stands on no earlier day.
    """
    seen = 0
    for official, rows in _charts(records, "officials"):
        for row in rows["hits"]:
            if told := _told(row["says"]):
                saying = sayings.of(row["id"], sayings.first_of(row["id"], official))
                assert records.is_saying(row["id"]), (official, row["id"])
                assert _agrees(saying, *told[:2]), (official, row["id"], told, saying)
                if "x" in row and not read_days(saying.date).doubtful:
                    assert row["x"] >= read_days(saying.date).latest_start(saying.lasted).isoformat(), (
                        official,
                        row["id"],
                    )
                seen += 1

    assert seen > 50


def test_positions_stand_in_the_chart_on_the_days_of_their_words(records, sayings, read_days):
    """
    Each mark of a claim's chart stands on the day from which its position counts; the date with its words is that of their
    saying; and no bar or arrow reaches back before it, unless only its publication is known.
    """
    for claim, rows in _charts(records, "claims"):
        positions = records.claims[claim]["positions"]
        days = sorted((one["event"], sayings.counts_from(one).isoformat()) for one in positions)
        firsts = {}
        for one in positions:
            saying = sayings.of(one["event"], sayings.first_of(one["event"], one["by"]))
            firsts.setdefault(one["event"], []).append(saying)
        for row in rows["hits"]:
            when, before, _ = _told(row["says"])
            assert any(_agrees(one, when, before) for one in firsts[row["id"]]), (claim, row["says"])
        for row in rows["bars"]:
            begun = [read_days(one.date).first for one in firsts[row["id"]]]
            assert any(one is None or row["x"] >= one.isoformat() for one in begun), (claim, row["id"])
        for row in rows["before"]:
            assert any(
                each.how != "said"
                or (one := read_days(each.date).first) is None
                or one.isoformat() < row["x"]
                for each in firsts[row["id"]]
            ), (claim, row["id"])

        assert days == sorted((row["id"], row["x"]) for row in rows["signs"]), claim
        assert not rows["early"], claim
