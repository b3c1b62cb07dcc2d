"""Mistakes that people make in files, each made in the invented world of conftest.py, and how the check answers.

A mistake is edits of that world’s files, `(path, old, new)`; the mark in what is new is where the one answer must be told.
"""

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.model import Diagnostics
from sourcebook.read.records import read
from sourcebook.resolve.join import join
from sourcebook.resolve.resolve import resolve
from sourcebook.rules.check import diagnostics, warnings

MARK = "‸"
SMALL = Path(__file__).resolve().parents[1] / "sourcebooks" / "small"
LEE = "content/events/1962/1962-lee-ferry.yaml"
CROSSING = "content/events/1962/1962-crossing.yaml"
BOATS = "content/events/1963/1963-ray-boats.yaml"
ANN = "content/officials/ann-lee.md"
BELL = "content/channels/bell.md"
TOPIC = "content/topics/ferry.md"
PAPER = "content/sources/1962-paper.md"
DIGEST = "content/sources/1963-digest.md"
SEED = "seeds/paper.txt"
WORDS = "content/vocabulary.yaml"
SITE = "content/site.yaml"
HOME = "content/pages/home.md"
CLAIM = "content/claims/goes.yaml"
DIGEST_OF_SEED = "1ebb916a303e9e9dbed398b7e7ed1550d6986170daa76038609bf5b872b93382"
QUOTE = "“The ferry goes every day,” harbour master Ann Lee said on Friday."
TITLE = "title: Ann Lee says the ferry goes"
SUMMARY = "summary: She says that the ferry goes."
DATE = "date: 1962-05-04\n"


class Mistake(NamedTuple):
    """What was done to the files, and words that the answer must have: what is wrong, and the mend."""

    edits: tuple
    says: tuple[str, ...]
    at: tuple[str, int, int] | None = None
    """Where it is told, if no mark can stand there."""


def _in(path, old, new, *says, at=None):
    return Mistake(((path, old, new),), says, at)


def _lee(old, new, *says):
    return _in(LEE, old, new, *says)


def _moved(path, to, *says, at=None):
    return Mistake(((path, "", to, "move"),), says, at or (to, 1, 1))


def _bytes(path, change, *says, at=(1, 1)):
    return Mistake(((path, "", change, "bytes"),), says, (path, *at))


MISTAKES = {
    # quotes
    "words left out with …": _lee(QUOTE, f"“The ferry goes {MARK}… Ann Lee said on Friday.", "leaves words out with “…”", "quote each part"),
    "words left out with [...]": _lee(QUOTE, f"“The ferry goes every day,” {MARK}[...] Ann Lee said on Friday.", "leaves words out", "quote each part"),
    "words left out with (…)": _lee(QUOTE, f"“The ferry goes every day,” harbour {MARK}(…) Lee said on Friday.", "leaves words out", "quote each part"),
    "a quote over two paragraphs": _lee(QUOTE, f"{QUOTE} She rang the bell herself.\n\n      {MARK}Nobody else was seen on the landing stage", "runs over two paragraphs (¶1 and ¶2)", "quote each part in an entry of its own"),
    "guillemets with no-break spaces": _lee(QUOTE, f"{MARK}«\u00a0The ferry goes every day,\u00a0» harbour master Ann Lee said on Friday.", "other spaces beside its quotation marks", "copy the passage"),
    "a name put in brackets": _lee(QUOTE, f"“The ferry goes every day,” {MARK}[the] harbour master Ann Lee said on Friday.", "square brackets", "quote what is printed"),
    "a web page's quotation marks": _lee(QUOTE, f"{MARK}&quot;The ferry goes every day,&quot; harbour master Ann Lee said on Friday.", "&quot;", "write the sign itself"),
    "a word changed on the second line": _lee(QUOTE, f"“The ferry goes every day,”\n      harbour {MARK}mistress Ann Lee said on Friday.", "has “master” instead of “mistress”", "compare both with the article"),
    "the headline quoted": _in(BOATS, "“Two boats cross at noon,” he said.", f"{MARK}The ferry goes again", "is the headline", "quote a sentence of the article"),
    "a quote from the other article": _lee(QUOTE, f"{MARK}“Two boats cross at noon,” he said.", "the words stand in 1963-digest", "correct `source`"),
    "two words quoted": _lee(QUOTE, f"{MARK}every day", "fewer than 3 words", "quote the sentence"),
    # the file's encoding, name and place
    "a byte order mark": _bytes(LEE, lambda data: b"\xef\xbb\xbf" + data, "byte order mark", "save the file as “UTF-8”"),
    "a byte order mark before ---": _bytes(ANN, lambda data: b"\xef\xbb\xbf" + data, "byte order mark", "save the file as “UTF-8”"),
    "UTF-16": _bytes(LEE, lambda data: data.decode().encode("utf-16"), "UTF-16", "save the file as UTF-8"),
    "UTF-16 without a mark": _bytes(LEE, lambda data: data.decode().encode("utf-16-le"), "UTF-16", "save the file as UTF-8"),
    "Windows-1252": _bytes(LEE, lambda data: data.decode().replace("She says", "She says “yes”").encode("windows-1252"), "not UTF-8 here", "“", "Windows-1252", "save the file as UTF-8", at=(12, 19)),
    ".yml": _moved(LEE, LEE.replace(".yaml", ".yml"), "ends in “.yml”", f"rename it to {LEE}"),
    ".yaml.txt": _moved(LEE, f"{LEE}.txt", "ends in “.txt”", f"rename it to {LEE}"),
    ".YAML": _moved(LEE, LEE.replace(".yaml", ".YAML"), "ends in “.YAML”", f"rename it to {LEE}"),
    ".markdown": _moved(ANN, "content/officials/ann-lee.markdown", "ends in “.markdown”", f"rename it to {ANN}"),
    "no ending": _moved(ANN, "content/officials/ann-lee", "has no ending", f"rename it to {ANN}"),
    "an official as .yaml": _moved(ANN, "content/officials/ann-lee.yaml", "ends in “.yaml”", f"rename it to {ANN}"),
    "an event as .md": _moved(LEE, LEE.replace(".yaml", ".md"), "ends in “.md”", f"rename it to {LEE}"),
    "a Word document": _moved(ANN, "content/officials/ann-lee.docx", "office program", f"save it as plain text, as {ANN}"),
    "site.yml": _moved(SITE, "content/site.yml", "ends in “.yml”", "rename it to content/site.yaml"),
    "vocabulary.yml": _moved(WORDS, "content/vocabulary.yml", "ends in “.yml”", "rename it to content/vocabulary.yaml"),
    "a capital in the name": _moved(ANN, "content/officials/Ann-Lee.md", "“Ann-Lee” is no id", "rename the file to ann-lee", at=("content/officials/Ann-Lee.md", 2, 1)),
    "a space in the name": _moved(ANN, "content/officials/ann lee.md", "“ann lee” is no id", "rename the file to ann-lee", at=("content/officials/ann lee.md", 2, 1)),
    "an underscore in the name": _moved(LEE, LEE.replace("1962-lee", "1962_lee"), "“1962_lee-ferry” is no id", "rename the file to 1962-lee-ferry", at=(LEE.replace("1962-lee", "1962_lee"), 1, 1)),
    "an event in no year": _moved(LEE, "content/events/1962-lee-ferry.yaml", "stands where no record is read", f"move it to {LEE}"),
    "an event in a folder misspelt": _moved(LEE, LEE.replace("events", "event"), "stands where no record is read", f"move it to {LEE}"),
    "an event in another year": _moved(LEE, LEE.replace("/1962/", "/1963/"), "stands in the folder 1963", "move it to 1962"),
    "an official among the topics": _moved(ANN, "content/topics/ann-lee.md", "has the fields of another kind, official", "move it to content/officials/", at=("content/topics/ann-lee.md", 2, 1)),
    "an event among the withdrawn": _moved(LEE, "content/withdrawn/1962-lee-ferry.yaml", "has the fields of another kind, event, and not of withdrawn record", "`sourcebook new withdrawn`", at=("content/withdrawn/1962-lee-ferry.yaml", 1, 1)),
    "an empty file": _in(LEE, "", "", "is empty", "title", "remove the file", at=(LEE, 1, 1)),
    "an empty Markdown file": _in(ANN, "", "", "is empty", "---", at=(ANN, 1, 1)),
    "only remarks": _in(LEE, "", "# to do\n# soon\n", "has no field", "title, date", at=(LEE, 1, 1)),
    # the marks of YAML
    "a merge left over": _lee("kind: statement\n", f"{MARK}<<<<<<< HEAD\nkind: statement\n=======\nkind: crossing\n>>>>>>> other\n", "two versions", "keep what is right of both"),
    "a merge left over in prose": _in(HOME, "Welcome.", f"{MARK}<<<<<<< HEAD\nWelcome.\n=======\nHello.\n>>>>>>> other", "two versions", "keep what is right of both"),
    "a tab": _lee("  - source: 1962-paper", f"{MARK}\t- source: 1962-paper", "has a tab", "write spaces"),
    "a field indented": _lee("scope: contact", f" {MARK}scope: contact", "begins further right than the field above it", "begin it in column 1"),
    "a field of a quote not indented enough": _lee("    said_by: ann-lee", f"   {MARK}said_by: ann-lee", "begins in a column in which no field above does", "column"),
    "a field of a quote indented too far": _lee("    voice: partly", f"      {MARK}voice: partly", "begins further right", "begin it in column 5"),
    "a dash without a space": _lee("topics: [ferry]", f"topics:\n  {MARK}-ferry", "no space after the dash", "`- ferry`"),
    "a colon without a space": _lee("kind: statement", f"kind{MARK}:statement", "no space after the colon", "`kind: statement`"),
    "a colon without a space in braces": _lee("{official: ann-lee, ", f"{{official{MARK}:ann-lee, ", "no space after the colon", "`official: ann-lee`"),
    "a colon in a title": _lee(TITLE, f"title: Ann Lee{MARK}: the ferry goes", "colon", "quotation marks"),
    "a colon in a summary": _lee(SUMMARY, f"summary: She says{MARK}: the ferry goes.", "colon", "`>-`"),
    "a # in a title": _lee(TITLE, f"title: Ann Lee says ferry {MARK}#1 goes", "“#1 goes” is cut off after “Ann Lee says ferry”", "quotation marks"),
    "a # first": _in(SITE, '"#111111"', f"{MARK}#111111", "“#111111", "cut off", "quotation marks"),
    "an @ first": _lee(SUMMARY, f"summary: {MARK}@annlee says it.", "cannot begin with “@”", "quotation marks"),
    "a * first": _lee(SUMMARY, f"summary: {MARK}*She* says it.", "“*”", "quotation marks"),
    "an & first": _lee(SUMMARY, f"summary: {MARK}& so she says.", "“&”", "quotation marks"),
    "a % first": _lee(SUMMARY, f"summary: {MARK}% of ferries go.", "cannot begin with “%”", "quotation marks"),
    "a ! first": _lee(SUMMARY, f"summary: {MARK}!Ferry goes.", "begins with !", "quotation marks"),
    "a backtick first": _lee(SUMMARY, f"summary: {MARK}`The ferry` goes.", "cannot begin with “`”", "quotation marks"),
    "a bracket first": _lee(SUMMARY, f"summary: [She]{MARK} says that it goes.", "follows a closing bracket", "quotation marks"),
    "quotation marks that close early": _lee(SUMMARY, f'summary: {MARK}"The ferry" goes, she says.', "closes before the text ends", "`>-`"),
    "a quotation mark never closed": _lee(SUMMARY, f'summary: {MARK}"The ferry goes.', "never closed", "close it"),
    "an apostrophe never closed": _lee(SUMMARY, f"summary: {MARK}'The ferry goes.", "never closed", "close it"),
    "an apostrophe within apostrophes": _lee(SUMMARY, f"summary: {MARK}'It's the ferry'", "closes before the text ends", "`>-`"),
    "a bracket never closed": _lee("topics: [ferry]", f"topics: {MARK}[ferry", "never closed", "close it"),
    "a brace never closed": _lee("printed: harbour master}", "printed: harbour master", "never closed", "close it"),
    "a field twice": _lee("scope: contact", f"scope: contact\n{MARK}kind: statement", "“kind” stands here a second time, first on line 4", "keep one"),
    "two records in a file": _lee("scope: contact", f"{MARK}---\nscope: contact", "second document", "take the line out"),
    "a text that goes on unindented": _lee(SUMMARY, f"summary: >-\n  She says\n{MARK}that the ferry goes.", "has no colon", "indented"),
    "front matter never closed": _in(BELL, "it.\n---\n", "it.\n\nThe bell hangs there.\n", "never closed", "write ---", at=(BELL, 1, 1)),
    "front matter closed with four dashes": _in(BELL, "it.\n---\n", f"it.\n{MARK}----\n", "“----”", "write --- alone"),
    "front matter closed with a space after": _in(BELL, "it.\n---\n", f"it.\n{MARK}--- \n", "write --- alone on this line, without a space"),
    "front matter without its first line": _in(BELL, "---\nname", f"{MARK}name", "front matter", "write --- alone on line 1"),
    "a blank line before the front matter": _in(BELL, "---\nname", f"{MARK}\n---\nname", "a blank line stands before it", "write --- alone on line 1"),
    # fields
    "a field misspelt": _lee(SUMMARY, f"{MARK}sumary: She says that the ferry goes.", "sumary: is not a field", "did you mean “summary”?"),
    "a field with a capital": _lee(SUMMARY, f"{MARK}Summary: She says that the ferry goes.", "Summary: is not a field", "did you mean “summary”?"),
    "a field with a hyphen": _lee("date_basis: stated", f"{MARK}date-basis: stated", "date-basis: is not a field", "did you mean “date_basis”?"),
    "a field of another kind": _lee("scope: contact", f"scope: contact\n{MARK}country: Eastland", "country: is not a field", "of another kind", "its fields are title"),
    "a field in the wrong part": _lee("    voice: partly", f"    voice: partly\n    {MARK}status: on-record", "evidence.0.status: is not a field", "its fields are source, quote"),
    "a required field missing": _in(LEE, "kind: statement\n", "", "kind: is missing", "add it", at=(LEE, 1, 1)),
    "a required field of a quote missing": _lee("  - source: 1962-paper\n    quote", f"  - {MARK}quote", "evidence.0.source: is missing", "add it"),
    "an empty field": _lee("kind: statement", f"{MARK}kind:", "kind: is empty", "fill it"),
    "an empty list": _lee("topics: [ferry]", f"topics: {MARK}[]", "topics: is empty", "name at least one"),
    "an empty list field": _lee("topics: [ferry]", f"{MARK}topics:", "topics: is empty", "name at least one"),
    "a value where a list is wanted": _lee("channels: [bell]", f"channels: {MARK}bell", "a list is expected", "write [bell]"),
    "a list where a value is wanted": _lee("kind: statement", f"kind: {MARK}[statement]", "a single value is expected", "write statement without"),
    "fields where a list is wanted": _in(LEE, "evidence:\n  - source", f"{MARK}evidence:\n    source", "a list is expected", "dash"),
    "an id where fields are wanted": _in(LEE, "  - {official: ann-lee, part: speaker, printed: harbour master}", f"  - {MARK}ann-lee", "“ann-lee” stands where fields are expected", "write {official: …, part: …}"),
    "fields where a text is wanted": _lee(TITLE, f"title: {MARK}{{Ann Lee: the ferry goes}}", "a text is expected", "quotation marks"),
    "yes for true": _lee(DATE, f"{DATE}lasted: {MARK}yes\n", "“yes” is neither true nor false", "write"),
    "a word that the vocabulary lacks": _lee("kind: statement", f"kind: {MARK}statment", "no kind is called “statment”", "did you mean “statement”?", "crossing, statement"),
    "a word of no likeness": _lee("status: on-record", f"status: {MARK}rumoured", "no status is called “rumoured”", "confirmed, on-record, planned"),
    "a word with a capital": _lee("kind: statement", f"kind: {MARK}Statement", "no kind is called “Statement”", "did you mean “statement”?", "crossing, statement"),
    "a word of a fixed list": _lee("scope: contact", f"scope: {MARK}contacts", "“contacts” cannot stand here", "write contact or context"),
    "a name for a speaker's id": _lee("said_by: ann-lee", f"said_by: {MARK}Ann Lee", "evidence.0.said_by: ", "“Ann Lee”", "write its id: ann-lee"),
    "a name for an official's id": _lee("{official: ann-lee", f"{{official: {MARK}Ann Lee", "“Ann Lee”", "write its id: ann-lee"),
    "a name for a topic's id": _lee("topics: [ferry]", f"topics: [{MARK}The ferry]", "“The ferry”", "write its id: ferry"),
    "a name of nobody": _in(CROSSING, "said_by: narration", f"said_by: {MARK}Jo Fenn", "“Jo Fenn”", "write the id of a recorded official or organisation, {unnamed: …}"),
    "an id misspelt": _lee("channels: [bell]", f"channels: [{MARK}bel]", "no channel is called “bel”", "did you mean “bell”?"),
    "an id with an underscore": _lee("{event: 1962-crossing", f"{{event: {MARK}1962_crossing", "“1962_crossing”", "did you mean “1962-crossing”?"),
    "an id of another kind": _lee("channels: [bell]", f"channels: [{MARK}landing-stage]", "no channel is called “landing-stage”", "another kind, place"),
    "an id that two records have": Mistake((("content/places/ferry.md", "", f"---\n{MARK}name: The ferry place\nscope: All.\n---\n"),), ("is taken by", "rename"), ("content/topics/ferry.md", 2, 1)),
    "a record related to itself": _lee("{event: 1962-crossing", f"{{event: {MARK}1962-lee-ferry", "is this very event", "name another"),
    "a topic twice": _lee("topics: [ferry]", f"topics: [ferry, {MARK}ferry]", "stands here twice", "remove one"),
    "a title too long": _lee(TITLE, f"title: {MARK}{'Ann Lee says it ' * 9}", "has 143 characters", "shorten it to 140"),
    "look-alike letters on the second line": _lee(SUMMARY, f"summary: >-\n  She says that\n  the {MARK}fеrry goes.", "mixes Latin and Cyrillic", "write the word in one script"),
    "an http address": _in(BOATS, "'https://paper.example.org/'", f"{MARK}'http://paper.example.org/'", "does not start with https://", "https address"),
    # dates
    "a date with dots": _lee(DATE, f"date: {MARK}8.11.1962\n", "“8.11.1962” is no date", "1962-11-08"),
    "a date with slashes": _lee(DATE, f"date: {MARK}11/8/1962\n", "“11/8/1962”", "year-month-day"),
    "a date in words": _lee(DATE, f"date: {MARK}November 8, 1962\n", "“November 8, 1962” is no date", "1962-11-08"),
    "a date in other words": _lee(DATE, f"date: {MARK}8 Nov. 1962\n", "“8 Nov. 1962” is no date", "1962-11-08"),
    "a month in words": _lee(DATE, f"date: {MARK}May 1962\n", "“May 1962” is no date", "1962-05"),
    "a season in words": _lee(DATE, f"date: {MARK}autumn 1962\n", "“autumn 1962” is no date", "1962-23"),
    "a thirteenth month": _lee(DATE, f"date: {MARK}1962-13-01\n", "“1962-13-01” is not in the calendar", "01 to 12", ": correct the month, or write 1962 if"),
    "a thirtieth of February": _lee(DATE, f"date: {MARK}1962-02-30\n", "“1962-02-30” is not in the calendar; February 1962 has 28 days: correct the day, or write 1962-02"),
    "a year of two digits": _lee(DATE, f"date: {MARK}62-05-04\n", "“62-05-04” is no date", "four digits"),
    "a day of one digit": _lee(DATE, f"date: {MARK}1962-5-4\n", "“1962-5-4” is no date", "write 1962-05-04"),
    "a date with a time": _lee(DATE, f"date: {MARK}1962-05-04T10:00\n", "“1962-05-04T10:00” is no date", "write 1962-05-04"),
    "a date without hyphens": _lee(DATE, f"date: {MARK}19620504\n", "“19620504” is no date", "write 1962-05-04"),
    "an interval with a dash": _lee(DATE, f"date: {MARK}1962-05-01 – 1962-05-04\n", "is no date", "write 1962-05-01/1962-05-04"),
    "an interval upside down": _lee(DATE, f"date: {MARK}1962-05-04/1962-05-01\n", "ends before it starts", "write the earlier date first"),
    # sources
    "a hash missing": Mistake(((PAPER, "sha256: SHA-256 OF seeds/paper.txt\n", ""),), ("sha256: is missing", DIGEST_OF_SEED), (PAPER, 2, 1)),
    "a hash cut short": _in(PAPER, "sha256: SHA-256 OF seeds/paper.txt", f"sha256: {MARK}abc123", "is no SHA-256", DIGEST_OF_SEED),
    "a hash that is wrong": _in(PAPER, "sha256: SHA-256 OF seeds/paper.txt", f"sha256: {MARK}{'0' * 64}", "another SHA-256", DIGEST_OF_SEED),
    "a seed that is missing": Mistake(((SEED, "", "", "unlink"),), ("“seeds/paper.txt” is not there", "add it"), (PAPER, 3, 7)),
    "a seed in other case": _in(PAPER, "seed: seeds/paper.txt", f"seed: {MARK}seeds/Paper.txt", "“seeds/Paper.txt” is not there", "did you mean “seeds/paper.txt”?"),
    "a seed without its folder": _in(PAPER, "seed: seeds/paper.txt", f"seed: {MARK}paper.txt", "is no file in seeds/", "did you mean “seeds/paper.txt”?"),
    "a source without a field": Mistake(((PAPER, "rights: None.\n", ""),), ("rights: is missing",), (PAPER, 2, 1)),
    "a source that cannot be read": _in(PAPER, "credit: The Paper.", f"credit: {MARK}@paper", "cannot begin with “@”"),
    # what many records lean on
    "an official's file renamed": _moved(ANN, "content/officials/ann-leigh.md", "is called “ann-lee”, named here and at 2 more places", "is ann-leigh", at=(CLAIM, 5, 10)),
    "a topic's file renamed": _moved(TOPIC, "content/topics/ferries.md", "no topic is called “ferry”, named here and at 3 more places", at=(CLAIM, 3, 10)),
    "a source's file renamed": _moved(PAPER, "content/sources/1962-papers.md", "no source is called “1962-paper”, named here and at 1 more place", "did you mean “1962-papers”?", at=(CROSSING, 11, 13)),
    "an event's file renamed": _moved(LEE, LEE.replace("1962-lee", "1962-ann"), "no event is called “1962-lee-ferry”, named here and at 2 more places", at=(CLAIM, 5, 43)),
    "an official that a status rests on": Mistake(
        (
            (ANN, "pronoun: she\nroles", f"pronoun: {MARK}'she\nroles"),
            (WORDS, "confirmed: {label: confirmed, of: act}", "confirmed: {label: confirmed, of: act, grounds: one-side}"),
            (CROSSING, "said_by: narration\n", "said_by: ann-lee\n    position: asserts\n"),
            (CROSSING, "topics: [ferry]", "officials: [{official: ann-lee, part: speaker}]\ntopics: [ferry]"),
        ),
        ("never closed",),
    ),
    "a withdrawn record that does not say what it was": Mistake(
        (
            ("mkdocs.yml", "docs_dir", "nav: [index.md]\nnot_in_nav: |\n  *\n  !/1962-old-boat.md\ndocs_dir"),
            ("content/withdrawn/1962-old-boat.yaml", "was: event", f"{MARK}was:"),
        ),
        ("was: is empty",),
    ),
    "a vocabulary that cannot be read": _in(WORDS, "kinds:", f"{MARK}@kinds:", "cannot begin with “@”"),
    "a vocabulary emptied": _in(WORDS, "", "", "is empty", at=(WORDS, 1, 1)),
    "a list of the vocabulary misspelt": _in(WORDS, "standings:", f"{MARK}standing:", "standing: is not known here", "did you mean “standings”?"),
    "a site that cannot be read": _in(SITE, "covers: One paper.", f"covers: {MARK}*One paper.", "& or *"),
    "a site emptied": _in(SITE, "", "", "is empty", at=(SITE, 1, 1)),
    "a site without sides": _in(SITE, "sides:", f"{MARK}side:", "side: is not a field", "did you mean “sides”?"),
    "prose with HTML": _in(HOME, "Welcome.", f"{MARK}<b>Welcome.", "raw HTML", "plain words"),
    "a link to nothing": _in(HOME, "Welcome.", f"See {MARK}[[official/ann-leigh]].", "no record is called “official/ann-leigh”"),
    "a file of another sort": Mistake((("content/map.png", "", "x"),), ("move it out of content/",), ("content/map.png", 1, 1)),
}  # fmt: skip


def _answers(root):
    """All that the check says of a sourcebook: its errors, and what is worth a second look in the rest."""
    book = resolve(join(read(root)))
    errors = Diagnostics(diagnostics(book)).diagnostics
    return (*errors, *warnings(book, errors))


@pytest.fixture
def wrong(world):
    """What is told of the world after a mistake, and where it should be."""

    def _wrong(mistake, at="here"):
        plain = [edit for edit in mistake.edits if len(edit) == 3]
        emptied = {path for path, old, new in plain if old == new == ""}
        root, places = world(*(edit for edit in plain if edit[0] not in emptied), at=at)
        for path in emptied:
            (root / path).write_text("")
        for path, old, to, sort in (edit for edit in mistake.edits if len(edit) == 4):
            data = (root / path).read_bytes()
            (root / path).unlink()
            there = root / (to if sort == "move" else path)
            there.parent.mkdir(parents=True, exist_ok=True)
            if sort == "edit":
                data = data.replace(old.encode(), to.encode())
            if sort != "unlink":
                there.write_bytes(to(data) if sort == "bytes" else data)
        return _answers(root), places

    return _wrong


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_answered_once_where_it_is_with_its_mend(wrong, mistake):
    """
    Each mistake has one answer, at its line and column, that says what is wrong and what to do.
    """
    _is_answered(*wrong(mistake), mistake)


def _is_answered(answers, places, mistake):
    """There is one answer, at the mark, and it has the words."""
    assert 1 == len(answers), [str(one) for one in answers]
    [one] = answers
    if mistake.at or places:
        assert (mistake.at or places[0]) == one[:3], str(one)
    for words in mistake.says:
        assert words in one.text, str(one)
    assert "no YAML" not in one.what and re.search("[;?:] ", one.what), str(one)


RAYS = """  - source: 1963-digest
    quote: “Two boats cross at noon,” he said.
    said_by: bob-ray
    voice: partly
    origin: ray-1963
    position: asserts
"""


@pytest.mark.parametrize(
    ("others", "words", "told"),
    [
        pytest.param("", "", "ann-lee stands on no side: correct `country` in that record", id="one"),
        pytest.param(
            ", {official: bob-ray, part: speaker}",
            RAYS,
            "ann-lee and bob-ray stand on no side: correct `country` in their records",
            id="two",
        ),
    ],
)
def test_a_status_whose_speaker_is_of_no_side_is_not_only_answered_with_a_weaker_one(
    wrong, others, words, told
):
    """
    Where a status lacks its side because the country of who says so is of none, that country is to be corrected first.
    """
    answers = _of_no_side(wrong, (ANN, "country: Eastland", "country: Estland"), others, words)

    [status] = (one for one in answers if one.code == "T103")
    assert status.what.endswith(
        f"; {told}, or `sides` in content/site.yaml, or write a status with `grounds: no-side`, of which content/vocabulary.yaml has none"
    )


def test_a_status_whose_speaker_is_not_known_to_have_been_in_office_says_so(wrong):
    """
    Where a status lacks its side because who says so is not known to have held an office then, offices or days are to be corrected.
    """
    answers = _of_no_side(wrong, (ANN, "from: 1962, basis", "from: 1962-05-04, state: false, basis"))

    [status] = (one for one in answers if one.code == "T103")
    told = "ann-lee is not known to have been in office when it was said: correct `roles` in that record, or the day of the words"
    assert status.what.endswith(
        f"; {told}, or write a status with `grounds: no-side`, of which content/vocabulary.yaml has none"
    )


def _of_no_side(wrong, edit, others="", words=""):
    """What is answered to an act on the word of Ann Lee, called that of one side, after an edit that takes her side away."""
    confirmed = "confirmed: {label: confirmed, of: act"
    return wrong(
        Mistake(
            (
                edit,
                (
                    WORDS,
                    f"{confirmed}}}",
                    f"{confirmed}, grounds: one-side}}\n  told: {{label: told, of: act, grounds: article}}",
                ),
                (CROSSING, "said_by: narration\n", "said_by: ann-lee\n    position: asserts\n"),
                (
                    CROSSING,
                    "topics: [ferry]",
                    f"officials: [{{official: ann-lee, part: speaker}}{others}]\ntopics: [ferry]",
                ),
                (CROSSING, "evidence:\n", f"evidence:\n{words}"),
            ),
            (),
        )
    )[0]


WEEK = (LEE, "goes every day,” harbour", f"goes every {MARK}week,” harbour")
FERY = (CROSSING, "topics: [ferry]", f"topics: [{MARK}fery]")
BOTH = {
    "a wrong id and a wrong date": ((LEE, DATE, f"date: {MARK}8.11.1962\n"), (LEE, "topics: [ferry]", f"topics: [{MARK}fery]")),
    "a field missing in one quote, and another quote wrong": ((BOATS, "    voice: reported\n", f"    {MARK}voise: reported\n"), (BOATS, "quote: The toll is a penny.", f"quote: {MARK}The toll is a pound.")),
    "a field misspelt and a quote wrong": ((LEE, SUMMARY, f"{MARK}sumary: She says it."), WEEK),
    "a date empty and a quote wrong": ((LEE, DATE, f"{MARK}date:\n"), WEEK),
    "a name for an id and a quote wrong": ((LEE, "channels: [bell]", f"channels: [{MARK}The bell]"), WEEK),
    "two names for ids": ((LEE, "channels: [bell]", f"channels: [{MARK}The bell]"), (LEE, "topics: [ferry]", f"topics: [{MARK}The ferry]")),
    "a source without rights, and a quote from it wrong": (WEEK, (PAPER, "rights: None.", f"{MARK}right: None.")),
    "a source without a date, and a quote from it wrong": (WEEK, (PAPER, "published: 1962-05-04", f"published: {MARK}4 May")),
    "a source without a hash, and a quote from it wrong": (WEEK, (PAPER, "sha256: SHA-256 OF seeds/paper.txt", f"sha256: {MARK}none")),
    "a source without origins, and a quote from it wrong": (WEEK, (PAPER, "  - {id: lee-1962, name: What Ann Lee said}", f"  - {MARK}lee-1962")),
    "a source with two mistakes": ((DIGEST, "rights: None.", f"rights: {MARK}[None]"), (DIGEST, "exact: a penny", f"exact: {MARK}a pound")),
    "an error, and a warning of another record": (FERY, (BOATS, "title: Bob Ray says", f"title: {MARK}Bob Ray admits")),
    "an error, and a warning on the second line of a summary": (FERY, (LEE, SUMMARY, f"summary: >-\n  She says it, and\n  {MARK}admits that the ferry goes.")),
    "an unreadable record, and a warning of another": ((CROSSING, "title: The", f"title: {MARK}@The"), (BOATS, "title: Bob Ray says", f"title: {MARK}Bob Ray admits")),
    "an office upside down, and a wrong id": ((ANN, "to: 1961", f"to: {MARK}1959"), (LEE, "channels: [bell]", f"channels: [{MARK}bel]")),
    "two words that the vocabulary lacks": ((LEE, "kind: statement", f"kind: {MARK}statment"), (LEE, "voice: partly", f"voice: {MARK}part")),
    "a link to nothing on the second line, and HTML": ((LEE, SUMMARY, f"summary: >-\n  She says it, as does\n  {MARK}[[official/ann-leigh]]."), (HOME, "Welcome.", f"{MARK}<b>Welcome.")),
    "a wrong colour and a wrong address": ((SITE, "address: https://ferry.example.org/", f"address: {MARK}ferry.example.org"), (SITE, '"#111111"', f"{MARK}black")),
}  # fmt: skip


@pytest.mark.parametrize("edits", BOTH.values(), ids=BOTH)
def test_two_mistakes_have_two_answers(wrong, edits):
    """
    No mistake hides another, in the same file or in one that leans on it; warnings are told after errors.
    """
    answers, places = wrong(Mistake(edits, ()))

    assert sorted(places) == sorted(one[:3] for one in answers), [str(one) for one in answers]
    assert list(answers) == sorted(answers, key=lambda one: one.severity)


OTHERS = {
    "the same wrong id twice": _lee("  - {official: ann-lee, part: speaker, printed: harbour master}", f"  - {{official: {MARK}ana-lee, part: speaker}}\n  - {{official: ana-lee, part: participant}}", "named here and at 1 more place"),
    "a quote that ends with …": _lee("Ann Lee said on Friday.", f"Ann Lee {MARK}said…", "begins or ends with “…”", "take it out"),
    "a quote that begins with …": _lee("“The ferry goes every day,” harbour", f"{MARK}… harbour", "begins or ends with “…”", "take it out"),
    "a note of one's own in brackets": _lee("harbour master Ann", f"harbour {MARK}master[1] Ann", "square brackets", "quote what is printed"),
    "an event's body in YAML": _lee("scope: contact", f"{MARK}---\nThe ferry.", "second document"),
    "a bullet for a dash": _lee("topics: [ferry]", f"topics:\n  {MARK}• ferry", "a dash where “•” stands", "`- ferry`"),
    "a star for a dash": _lee("topics: [ferry]", f"topics:\n  {MARK}* ferry", "“*” stands where a dash belongs", "`- ferry`"),
    "a list with commas": _lee("topics: [ferry]", f"topics: {MARK}ferry, toll", "write [ferry, toll]"),
    "an equals sign": _lee("kind: statement", f"{MARK}kind = statement", "has no colon", "name: value"),
    "a no-break space before a field": _lee("    voice: partly", "\u00a0   voice: partly".replace("   voice", f"{MARK}   voice").replace(f"\u00a0{MARK}", f"{MARK}\u00a0"), "no-break space", "write ordinary spaces"),
    "a no-break space after a colon": _lee("kind: statement", f"kind:{MARK}\u00a0statement", "no-break space", "write ordinary spaces"),
    "a wide colon": _lee("kind: statement", f"kind{MARK}：statement", "a wide colon", "write `kind: statement`"),
    "the text on the line of >-": _lee(">-\n      “The", f"{MARK}>- “The", "the text begins on the next line after `>-`"),
    "a block that is not indented": _lee("      “The ferry", f"{MARK}“The ferry", "indented"),
    "curly quotation marks about a word": _lee("kind: statement", f"kind: {MARK}“statement”", "“statement”", "crossing, statement"),
    "null": _lee("kind: statement", f"kind: {MARK}null", "no kind is called “null”", "crossing, statement"),
    "unnamed without its words": _lee("said_by: ann-lee", f"said_by: {MARK}unnamed", "{unnamed: …}"),
    "unnamed sources written out": _lee("said_by: ann-lee", f"said_by: {MARK}two clerks at the ministry", "“two clerks at the ministry”", "{unnamed: …}"),
    "a list of speakers": _lee("said_by: ann-lee", f"said_by: {MARK}[ann-lee]", "a single value is expected", "write ann-lee"),
    "half a merge": _lee("kind: statement\n", f"kind: statement\n=======\n{MARK}>>>>>>> other\n", "two versions"),
    "a merge inside a quote": _lee("    quote: >-\n", f"    quote: >-\n{MARK}<<<<<<< HEAD\n", "two versions"),
    "a date with long dashes": _lee(DATE, f"date: {MARK}1962–05–04\n", "write 1962-05-04"),
    "about a year": _lee(DATE, f"date: {MARK}c. 1962\n", "write 1962~"),
    "about a month": _lee(DATE, f"date: {MARK}about May 1962\n", "write 1962-05~"),
    "a quarter": _lee(DATE, f"date: {MARK}1962-Q2\n", "“1962-Q2” is no date", "write a date such as 2024-11"),
    "day, month, year with hyphens": _lee(DATE, f"date: {MARK}08-11-1962\n", "write the year first"),
    "two dates": _lee(DATE, f"date: {MARK}[1962-05-04, 1962-05-05]\n", "a single value is expected"),
    "an umlaut in a name": _moved(TOPIC, "content/topics/Férry.md", "is no id", "rename the file to ferry", at=("content/topics/Férry.md", 2, 1)),
    "a word of the vocabulary with a capital": _in(WORDS, "  statement: {label", f"  Statement: {MARK}{{label", "“Statement” is no id", "write statement"),
    "a line of boilerplate that is none": _in(DIGEST, "{line: 1, exact: '(Ferry", f"{{line: {MARK}0, exact: '(Ferry", "count from 1"),
    "a hash in capitals": _in(PAPER, "SHA-256 OF seeds/paper.txt", f"{MARK}{DIGEST_OF_SEED.upper()}", "is no SHA-256", f"seeds/paper.txt, {DIGEST_OF_SEED}"),
    "a # in an address": _in(BOATS, "'https://paper.example.org/'", f"https://paper.example.org/ {MARK}#top", "cut off", "quotation marks"),
    "a backslash": _lee(TITLE, f'title: "Ann Lee {MARK}\\says it"', "backslash", "`>-`"),
    "an official renamed to capitals, in two places": _moved(ANN, "content/officials/ANN_LEE.MD", "ends in “.MD”", "rename it to content/officials/ann-lee.md"),
    "an event far from its shelf": _moved(LEE, "content/events/1962/may/1962-lee-ferry.yaml", "stands where no record is read", f"move it to {LEE}"),
    "a word cut at the end of a quote": _lee(QUOTE, f"“The ferry goes every day,” harbour {MARK}mast", "ends in the middle of a word, at “mast”", "quote whole words"),
    "a word cut at the start of a quote": _lee(QUOTE, f"{MARK}rry goes every day,” harbour master Ann Lee said on Friday.", "begins in the middle of a word, at “rry”", "quote whole words"),
    "a # before an id": _lee("topics: [ferry]", f"topics: [{MARK}#ferry]", "“#ferry]” is cut off", "quotation marks"),
    "two commas": _lee("topics: [ferry]", f"topics: [ferry,{MARK}, ]", "nothing before it", "take it out"),
    "a dash on the line of the name": _lee("topics: [ferry]", f"topics: {MARK}- ferry", "a line of its own", "write [ferry]"),
    "a fence of code": _lee(TITLE, f"{MARK}```yaml\n{TITLE}", "“```yaml”", "take the line out"),
    "a remark of a program": _lee("scope: contact", f"{MARK}// of the ferry\nscope: contact", "is no remark here", "write `# of the ferry`"),
    "a remark of a web page": _lee("scope: contact", f"{MARK}<!-- of the ferry -->\nscope: contact", "is no remark here", "write `# of the ferry`"),
    "three dots": _lee("scope: contact", f"{MARK}...\nscope: contact", "ends what is read", "take the line out"),
    "a line of JSON": _lee("scope: contact", f'"scope": "contact"{MARK},', "no comma ends a line", '`"scope": "contact"`'),
    "a link without its kind": _lee(SUMMARY, f"summary: {MARK}So says [[ann-lee]].", "called “ann-lee”", "did you mean “official/ann-lee”?"),
    "a link to a folder": _lee(SUMMARY, f"summary: {MARK}So says [[officials/ann-lee]].", "called “officials/ann-lee”", "did you mean “official/ann-lee”?"),
    "a name that begins small": _lee("channels: [bell]", f"channels: [{MARK}the bell]", "“the bell”", "write its id: bell"),
    "a word of the vocabulary for nothing known": _in(WORDS, "crossing: {label: Crossing, is: act}", f"crossing: {{label: Crossing, is: {MARK}event}}", "write saying or act"),
    "a line that an article has not": _in(DIGEST, "{line: 5, exact: ", f"{{line: 55, exact: {MARK}", "55 is no line of seeds/digest.txt, which has 5", "correct the line"),
    "a former id": Mistake(((ANN, "", "content/officials/ann-leigh.md", "move"), ("content/officials/ann-leigh.md", "country:", "formerly: [ann-lee]\ncountry:", "edit")), ("is called “ann-lee”", "ann-leigh"), (CLAIM, 5, 10)),
}  # fmt: skip


@pytest.mark.parametrize("mistake", OTHERS.values(), ids=OTHERS)
def test_other_mistakes_are_answered_likewise(wrong, mistake):
    """
    Other forms of the same mistakes have one answer each, at their place, with the mend.
    """
    _is_answered(*wrong(mistake), mistake)


HARMLESS = {
    "CRLF": ((LEE, "", lambda data: data.replace(b"\n", b"\r\n"), "bytes"),),
    "no line end at the end": ((LEE, "", lambda data: data.rstrip(b"\n"), "bytes"),),
    "blank lines at the end": ((LEE, "", lambda data: data + b"\n\n  \n", "bytes"),),
    "spaces at the ends of lines": ((LEE, "", lambda data: data.replace(b"\n", b"  \n"), "bytes"),),
    "a quoted date": ((LEE, DATE, "date: '1962-05-04'\n"),),
    "a quoted number": ((DIGEST, "{line: 1, exact", "{line: '1', exact"),),
    "a quoted truth": ((LEE, DATE, DATE + "lasted: \"false\"\n"),),
    "a remark": ((LEE, DATE, DATE.rstrip() + "  # a Friday\n# so it says\n"),),
    "a space before the colon": ((LEE, "kind: statement", "kind : statement"),),
    "straight quotation marks": ((LEE, QUOTE, '"The ferry goes every day," harbour master Ann Lee said on Friday.'),),
    "a no-break space between words": ((LEE, "Ann Lee said on", "Ann\u00a0Lee said on"),),
    "--- first in a YAML record": ((LEE, TITLE, f"---\n{TITLE}"),),
    "the id in the file": ((LEE, TITLE, f"id: 1962-lee-ferry\n{TITLE}"),),
    **{f"{name} beside the records": ((f"content/events/1962/{name}", "", "x"), (f"seeds/{name}", "", "x")) for name in (
        ".1962-lee-ferry.yaml.swp", ".x.swo", "1962-lee-ferry.yaml~", "#1962-lee-ferry.yaml#", ".#1962-lee-ferry.yaml", "~$notes.docx", ".~lock.notes.odt#",
        "._1962-lee-ferry.yaml", ".DS_Store", "Thumbs.db", "desktop.ini", "x.yaml.orig", "x.yaml.rej", "x.yaml.bak", "__MACOSX/x.yaml", ".gitkeep", ".idea/x.yaml")},
    "what git ignores": ((".gitignore", "", "*.draft.yaml\n/content/drafts/\n"), ("content/events/1962/x.draft.yaml", "", "x"), ("content/drafts/x.yaml", "", "x")),
    "what a folder’s own .gitignore names": (("content/events/.gitignore", "", "tmp-*\n!tmp-kept.yaml\n"), ("content/events/1962/tmp-x.yaml", "", "x")),
}  # fmt: skip


@pytest.mark.parametrize("edits", HARMLESS.values(), ids=HARMLESS)
def test_what_does_no_harm_is_taken_as_it_is(wrong, edits):
    """
    What changes nothing in meaning, and what editors, systems and git leave beside the records, is not told of.
    """
    assert () == wrong(Mistake(edits, ()))[0]


def test_fields_missing_where_nothing_stands_are_named(wrong):
    """
    Of a field with nothing in it, each field that it lacks is told by name.
    """
    told = wrong(Mistake(((SITE, "covers: One paper.\n", "covers: One paper.\nlicence: {}\n"),), ()))[0]

    assert [("licence", "`name` is missing; add it"), ("licence", "`url` is missing; add it")] == [
        (one.field, one.what) for one in told
    ]


def test_what_git_does_not_ignore_is_read(wrong):
    """
    An exception in a .gitignore, and a file of a like name, are read and told of.
    """
    edits = (
        (".gitignore", "", "*.draft.yaml\n!kept.draft.yaml\n"),
        ("content/topics/kept.draft.yaml", "", "x"),
        ("content/topics/.x.yaml", "", "x"),
        ("content/topics/x.bak.yaml", "", "x"),
    )

    assert [
        ("content/topics/.x.yaml", "F106"),
        ("content/topics/kept.draft.yaml", "F106"),
        ("content/topics/x.bak.yaml", "F106"),
    ] == [(one.path, one.code) for one in wrong(Mistake(edits, ()))[0]]


@pytest.mark.long
@settings(max_examples=60)
@given(st.data())
def test_no_mistake_is_passed_over_or_breaks_the_check(data):
    """
    Whatever lines of a record are taken out, doubled, cut or indented, the check answers; and what cannot be read is told.
    """
    with TemporaryDirectory() as folder:
        root = Path(folder)
        files = dict(FILES)
        for _ in range(data.draw(st.integers(1, 3))):
            path = data.draw(st.sampled_from([one for one in sorted(files) if one.startswith("content/")]))
            lines = files[path].split("\n")
            at = data.draw(st.integers(0, len(lines) - 1))
            change = data.draw(st.sampled_from(sorted(CHANGES)))
            files[path] = "\n".join([*lines[:at], *CHANGES[change](lines[at]), *lines[at + 1 :]])
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, "utf-8")
        book = resolve(join(read(root)))
        errors = diagnostics(book)
        warnings(book, errors)
    unread = {one.origin.path for one in book.invalid_records()}
    told = {one.path for one in errors}

    assert unread <= told or told & {WORDS, SITE}


CHANGES = {
    "out": lambda line: [],
    "twice": lambda line: [line, line],
    "cut": lambda line: [line[: len(line) // 2]],
    "in": lambda line: [f"  {line}"],
    "less": lambda line: [line[1:]],
    "empty": lambda line: [line.partition(":")[0] + ":"],
    "list": lambda line: [line.partition(":")[0] + ": [x y]"],
    "fields": lambda line: [line.partition(":")[0] + ": {x: y}"],
    "name": lambda line: [f"x{line}"],
}
FILES = {
    path.relative_to(SMALL).as_posix(): path.read_text("utf-8")
    for folder in ("content", "seeds")
    for path in sorted((SMALL / folder).rglob("*.*"))
}
