"""What is allowed but worth a second look, and how a note settles it."""

import pytest

from sourcebook.build import load
from sourcebook.rules.check import warnings

LOADED = "\nloaded_words: [admits]\nturning_words: [not, nobody, may]\npast_words: [former]\n"


@pytest.fixture
def warned(lay, sound):
    """The warnings about the sound sourcebook after some edits, as (path, field, words)."""

    def _warned(*edits):
        told = sound.replace(
            "standings:\n  independent: {label: independent}",
            f"standings:\n  independent: {{label: independent}}{LOADED.rstrip()}",
        )
        for old, new in edits:
            assert old in told
            told = told.replace(old, new)
        return [(one.path, one.field, one.what) for one in warnings(load(lay(told)))]

    return _warned


def test_a_plain_sourcebook_raises_no_doubt(warned):
    """
    What uses plain words, names its speakers and quotes whole sentences passes in silence.
    """
    assert [] == [one for one in warned() if "1962-lee-ferry" in one[0]]


def test_a_loaded_word_in_a_title_is_told(warned):
    """
    A title that takes a side is warned of; the same word in a quotation is not.
    """
    told = warned(("title: Ann Lee says the ferry goes", "title: Ann Lee admits the ferry goes"))
    quoted = warned(("title: Ann Lee says the ferry goes", "title: Ann Lee “admits” the ferry goes"))

    assert ["title"] == [field for path, field, _ in told if "lee-ferry" in path]
    assert [] == [field for path, field, _ in quoted if "lee-ferry" in path]


def test_words_given_to_one_whom_the_sentence_does_not_name_are_told(warned):
    """
    Where the sentence names another, the speaker is warned of, until a note says why it is right.
    """
    bob = "-- content/officials/bob-ray.md --\n---\nname: Bob Ray\ncountry: Eastland\nroles:\n  - {title: Oarsman, from: 1960, basis: background}\n---\n"
    second = (
        "  - {official: ann-lee, part: speaker, printed: harbour master}",
        "  - {official: bob-ray, part: speaker}",
    )
    false = (
        ("-- content/pages/home.md --", f"{bob}-- content/pages/home.md --"),
        second,
        ("said_by: ann-lee", "said_by: bob-ray"),
        ("title: Ann Lee says the ferry goes", "title: Bob Ray says the ferry goes"),
    )
    settled = (*false, ("    voice: partly\n", "    voice: partly\n    note: Bob Ray spoke for her.\n"))

    assert [("evidence.0.said_by", True)] == [
        (f, "ann-lee" in w) for p, f, w in warned(*false) if "lee-ferry" in p
    ]
    assert [] == [f for p, f, _ in warned(*settled) if "lee-ferry" in p]


BOB = """-- content/officials/bob-ray.md --
---
name: Bob Ray
pronoun: he
country: Eastland
aliases: [Ray]
roles:
  - {title: Oarsman, from: 1960, basis: background}
---
-- content/pages/home.md --"""


@pytest.mark.parametrize(
    ("alias", "is_printed"),
    [
        pytest.param("The Paper", False, id="nowhere"),
        pytest.param("Lee", True, id="only within a longer name"),
        pytest.param("Lee said", True, id="begun by another name"),
        pytest.param("Ann\u00a0Lee", True, id="otherwise in typography"),
        pytest.param("Ann Le", False, id="only as a part of a word"),
    ],
)
def test_an_alias_is_found_wherever_it_stands(warned, alias, is_printed):
    """
    An alias that is printed is not told of, though it never stands apart from another name, or is typed otherwise.
    """
    told = warned(("pronoun: she\n", f"pronoun: she\naliases: [{alias}]\n"))

    assert is_printed == (("content/officials/ann-lee.md", "aliases.0") not in [one[:2] for one in told])


@pytest.mark.parametrize(
    ("sentence", "others"),
    [
        pytest.param(
            "“The ferry goes every day,” Ann Lee said of Bob Ray.", "ann-lee", id="another is said to speak"
        ),
        pytest.param(
            "Bob Ray heard it. “The ferry goes every day,” Ann Lee told Ray.", "ann-lee", id="one spoken to"
        ),
        pytest.param("Ann Lee said so. “The ferry goes every day,” she added.", "ann-lee", id="a pronoun"),
        pytest.param("Ann Lee said so. “The ferry goes every day.”", "ann-lee", id="nobody, after another"),
        pytest.param("“The ferry goes every day,” Bob Ray told Ann Lee.", None, id="he speaks"),
        pytest.param("Bob Ray said so. “The ferry goes every day,” he added.", None, id="he goes on"),
    ],
)
def test_words_that_the_sentences_give_to_another_are_told(warned, sentence, others):
    """
    Where the sentence gives its words to one speaker, or goes on after one, giving them to another is warned of, though
    the sentence names both; a note settles it if it names the speaker, and not if it is about something else.
    """
    line = "“The ferry goes every day,” harbour master Ann Lee said on Friday."
    quote = sentence if "said so" not in sentence else sentence.partition("so. ")[2]
    edits = [
        ("-- content/pages/home.md --", BOB),
        (
            "past_words: [former]",
            "past_words: [former]\nattributing_words: [said, told, added]\npronoun_words: [he, she]",
        ),
        (
            "  - {official: ann-lee, part: speaker, printed: harbour master}",
            "  - {official: bob-ray, part: speaker}",
        ),
        (f"    quote: >-\n      {line}", f"    quote: >-\n      {quote}"),
        (line, sentence),
        ("said_by: ann-lee", "said_by: bob-ray"),
    ]
    if quote.startswith("“The ferry goes every day.”"):
        edits.append(("voice: partly", "voice: direct"))
    noted = [*edits, ("    voice: ", "    note: A Friday.\n    voice: ")]
    settled = [*edits, ("    voice: ", "    note: Ray spoke for her.\n    voice: ")]
    told, again, no_more = (
        [w for p, f, w in warned(*one) if "lee-ferry" in p and "said_by" in f]
        for one in (edits, noted, settled)
    )

    assert bool(others) == (len(told) == 1)
    assert told == again
    assert all(f" {others}, not “bob-ray”" in one for one in told)
    assert [] == no_more


def test_a_quote_that_leaves_out_a_negation_is_told(warned):
    """
    “was seen on the landing stage” out of “Nobody else was seen …” is warned of, until a note says why.
    """
    cut = (
        (
            "    quote: Nobody else was seen on the landing stage",
            "    quote: else was seen on the landing stage",
        ),
    )
    settled = (
        *cut,
        (
            "    said_by: narration\n    voice: reported\n",
            "    said_by: narration\n    voice: reported\n    note: Nothing turns with “nobody”, cut on purpose.\n",
        ),
    )

    assert ["evidence.0.quote"] == [f for p, f, _ in warned(*cut) if "1962-crossing" in p]
    assert [] == [f for p, f, _ in warned(*settled) if "1962-crossing" in p]


NOBODY = "Nobody else was seen on the landing stage"


@pytest.mark.parametrize(
    ("printed", "word"),
    [("didn’t", "didn't"), ("didn't", "didn’t"), ("Didn‘t", "didn’t"), ("did", None)],
)
def test_a_turning_word_is_known_however_its_apostrophe_is_typed(warned, printed, word):
    """
    “didn’t” left outside a quote is told whether article or vocabulary type it straight or curly.
    """
    words = ("turning_words: [not, nobody, may]", f"turning_words: [xyz, {word or 'didn’t'}]")
    left = (f"    quote: {NOBODY}", "    quote: else was seen on the landing stage")
    told = warned(words, left, (f"{NOBODY} ", f"Ann {printed} say who else was seen on the landing stage "))

    assert ([f"“{word}”"] if word else []) == [
        what.split()[1] for path, field, what in told if "1962-crossing" in path and "quote" in field
    ]


@pytest.mark.parametrize(
    ("before", "told"),
    [
        pytest.param("It may be wrong, says Xyz. ", ["evidence.0.quote"], id="a short word"),
        pytest.param("It may be wrong, says Xyzzy. ", [], id="a long word"),
        pytest.param("An Xyz row. It may be wrong, says Xyz. ", [], id="a word that stands without a stop"),
        pytest.param("It may be wrong on Nov. 29. ", [], id="a sentence of its own"),
    ],
)
def test_a_turning_word_beyond_a_stop_that_may_end_no_sentence_is_told(warned, before, told):
    """
    What may be an abbreviation parts no quote from what turns it: one sentence more is looked at there.
    """
    quote = "Each boatman was seen on the landing stage"
    seed = (f"{NOBODY} that day, and nobody was heard.", f"{before}{quote} that day.")
    given = warned((f"    quote: {NOBODY}", f"    quote: {quote}"), seed)

    assert told == [f for p, f, _ in given if "1962-crossing" in p]


def test_a_voice_where_marks_do_not_pair_is_doubted(warned):
    """
    Where the marks of a paragraph do not pair, another voice than they say is no error but a warning; a note settles it,
    and the voice that they say is silent.
    """
    marks = (
        "“The ferry goes every day,” harbour master Ann Lee said",
        '"The ferry goes every day," 5" wide, harbour master Ann Lee said',
    )
    quote = (f"    quote: >-\n      {marks[0]}", f"    quote: >-\n      {marks[1]}")
    other = ("said_by: ann-lee\n    voice: partly", "said_by: ann-lee\n    voice: direct")
    note = (
        "said_by: ann-lee\n    voice: partly",
        "said_by: ann-lee\n    voice: direct\n    note: Five inches; all of it is direct.",
    )
    told, settled, same = (warned(quote, marks, *more) for more in ((other,), (note,), ()))

    assert ["evidence.0.voice"] == [f for p, f, _ in told if "lee-ferry" in p]
    assert [] == [f for p, f, _ in (*settled, *same) if "lee-ferry" in p and "voice" in f]


@pytest.mark.parametrize(
    ("cut", "told"),
    [
        pytest.param("exact: 'Not true. ', action: strip-prefix", ["boilerplate.0.exact"], id="a negation"),
        pytest.param(
            "exact: 'Not true. ', action: strip-prefix, note: A label with “not”.", [], id="settled by a note"
        ),
    ],
)
def test_a_cut_that_holds_what_turns_is_told(warned, cut, told):
    """
    A whole sentence with a negation cut off an article’s line as boilerplate is warned of, until the boilerplate’s note says why.
    """
    given = warned(
        (f"{NOBODY} ", f"Not true. {NOBODY} "),
        ("origins:\n", f"boilerplate: [{{line: 2, {cut}}}]\norigins:\n"),
    )

    assert told == [f for p, f, _ in given if p.startswith("content/sources/")]


@pytest.mark.parametrize(
    ("role", "told"),
    [
        pytest.param("printed: harbour master}", [], id="the office held"),
        pytest.param("printed: clerk}", ["officials.0.printed"], id="an office held before"),
        pytest.param(
            "printed: former harbour master}", ["officials.0.printed"], id="called former while in office"
        ),
        pytest.param(
            "printed: former harbour master, note: “Former” is an error.}", [], id="settled by a note"
        ),
    ],
)
def test_a_printed_title_that_does_not_fit_the_date_is_told(warned, role, told):
    """
    An article's title for an official that is wrong for the date is warned of, until a note says so.
    """
    edits = (
        ("printed: harbour master}", role),
        ("harbour master Ann Lee", "clerk, former harbour master Ann Lee"),
    )
    if role == "printed: harbour master}":
        edits = ()

    assert told == [field for path, field, _ in warned(*edits) if "lee-ferry" in path and "printed" in field]


COPY = """-- content/sources/1963-copy.md --
---
title: The ferry went
seed: seeds/copy.txt
sha256: SHA-256 OF seeds/copy.txt
publisher: {name: The Copy, basis: stated}
credit: The Copy.
published: 1963
published_basis: stated
language: English
standing: independent
reliability: Good.
rights: None.
origins:
  - {id: ORIGIN, name: What Ann Lee said}
---
-- seeds/copy.txt --
Nobody else was seen on the landing stage that day, and nobody was heard, the paper of old had said.
-- content/pages/home.md --"""


def test_seeds_that_share_passages_are_told_until_they_share_an_origin(warned):
    """
    Two articles with the same phrases and no recorded lineage are warned of; a shared origin settles it.
    """
    alone = warned(("-- content/pages/home.md --", COPY.replace("ORIGIN", "copy-1963")))
    shared = warned(("-- content/pages/home.md --", COPY.replace("ORIGIN", "lee-1962")))

    assert ["origins"] == [field for path, field, _ in alone if "1963-copy" in path]
    assert [] == [field for path, field, _ in shared if "1963-copy" in path]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param("Nobody else was seen on the landing stage that day, and", [], id="four phrases"),
        pytest.param(
            "Nobody else was seen on the landing stage that day, and nobody", ["origins"], id="five phrases"
        ),
    ],
)
def test_a_few_phrases_in_common_are_no_copy(warned, words, told):
    """
    Two articles that share a run of words are asked about from five phrases of eight words on.
    """
    whole = (
        "Nobody else was seen on the landing stage that day, and nobody was heard, the paper of old had said."
    )
    copied = COPY.replace("ORIGIN", "copy-1963").replace(whole, f"{words} came.")

    assert told == [
        field for path, field, _ in warned(("-- content/pages/home.md --", copied)) if "1963-copy" in path
    ]
