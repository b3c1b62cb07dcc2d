"""What would pass in silence: each kind of slip in as many forms as come to mind, what settles it, and what is none.

The cases are edits of the invented world of conftest.py; most give its first article another sentence.
"""

from dataclasses import dataclass

import pytest

from sourcebook.evidence.sentences import voice
from tests.harness.edits import CLAIMED

LEE = "content/events/1962/1962-lee-ferry.yaml"
CROSSING = "content/events/1962/1962-crossing.yaml"
BOATS = "content/events/1963/1963-ray-boats.yaml"
ANN = "content/officials/ann-lee.md"
BOB = "content/officials/bob-ray.md"
HARBOUR = "content/organisations/harbour.md"
PAPER = "content/sources/1962-paper.md"
DIGEST = "content/sources/1963-digest.md"
DIGEST_SEED = "seeds/digest.txt"
PAPER_SEED = "seeds/paper.txt"
WORDS = "content/vocabulary.yaml"
SITE = "content/site.yaml"
CLAIM = "content/claims/goes.yaml"
GONE = "content/withdrawn/1962-old-boat.yaml"
CONTRADICTION = "content/contradictions/one-or-two.yaml"
SENTENCE = "“The ferry goes every day,” harbour master Ann Lee said on Friday."
CLOSE = "basis: background}\n---\n"
NOBODY = "Nobody else was seen on the landing stage that day, and nobody was heard."
VOICE = "    said_by: narration\n    voice: reported\n"
SURNAME = (ANN, "country: Eastland\n", "country: Eastland\naliases: [Lee]\n")


@dataclass(frozen=True)
class Slip:
    """Edits that break a rule, the field at which it is told, and edits that settle it."""

    code: str
    edits: tuple[tuple[str, str, str], ...]
    where: str
    settled: tuple[tuple[str, str, str], ...] = ()
    path: str = LEE
    anew: bool = False
    """Whether what settles it is all edits, and not those beside the slip’s."""


PAST_VERBS = (
    (
        WORDS,
        "attributing_words: [said, told]",
        "attributing_words: [said, told, announced, promised, denied, spoke of, wrote]",
    ),
)


def _said(sentence, quote="", who="ann-lee", note="", around=("", ""), more=()):
    """Edits that give the first article another sentence, and its quote to somebody."""
    quote = quote or sentence
    heard = voice(sentence, sentence.index(quote), sentence.index(quote) + len(quote))
    told = f"      {quote}\n    said_by: {who}\n    voice: {heard}\n"
    edits = [
        (PAPER_SEED, SENTENCE, f"{around[0]}{sentence}{around[1]}"),
        (
            LEE,
            f"      {SENTENCE}\n    said_by: ann-lee\n    voice: partly\n",
            told + (f"    note: >-\n      {note}\n" if note else ""),
        ),
        (LEE, ", printed: harbour master", ""),
    ]
    if who == "bob-ray":
        edits += [(LEE, "official: ann-lee", "official: bob-ray"), (CLAIM, "by: ann-lee", "by: bob-ray")]
        edits.append((LEE, "title: Ann Lee says", "title: Bob Ray says"))
    if who in ("narration", "harbour") or who.startswith("{"):
        edits.append((LEE, "title: Ann Lee says the ferry goes", "title: The ferry is said to go"))
        edits.append((LEE, "part: speaker", "part: participant"))
    return (*edits, *more)


def _slip(code, sentence, settle, where="evidence.0.said_by", path=LEE, **given):
    """A slip in the first article’s sentence, which a note settles."""
    return Slip(code, _said(sentence, **given), where, _said(sentence, note=settle, **given), path, anew=True)


def _of_lee(code, old, new, where, settled=(), path=LEE, more=()):
    return Slip(code, (*more, (path, old, new)), where, settled, path)


def _prose(words):
    return f"{CLOSE}{words}\n"


NARRATIONS = {
    "merely named": _slip(
        "A205", "The ferry of Ann Lee goes every day.", "These are words of Ann Lee, by her letter."
    ),
    "named with the office": _slip(
        "A205", "Harbour master Ann Lee keeps the ferry and the bell.", "Ann Lee wrote so."
    ),
    "an act of theirs": _slip("A205", "Ann Lee rang the bell for the ferry.", "So Ann Lee told it."),
    "theirs": _slip("A205", "Ann Lee’s ferry is old and slow.", "So Ann Lee told it."),
    "a body merely named": _slip(
        "A205", "The Harbour keeps a ferry and a bell.", "So The Harbour had it told.", who="harbour"
    ),
    "a word in marks alone": _slip(
        "A205", "The “old” ferry of Ann Lee goes every day.", "So Ann Lee told it."
    ),
    "told by the verb of nobody": _slip(
        "A205", "It was said of Ann Lee that the ferry goes.", "Ann Lee said so herself."
    ),
    "words of the body": _slip("A205", "The Harbour said that the ferry goes.", "Ann Lee spoke for it."),
    "nobody named at all": _slip("A205", "The ferry goes every day of the year.", "So Ann Lee told it."),
    "a pronoun after another": _slip(
        "A205", "She said that the ferry goes.", "“She” is Ann Lee.", around=("Bob Ray rows. ", "")
    ),
}
RAY = "Bob Ray is here. "
FAR_ABOVE = {
    f"words alone two paragraphs below, {name}": _slip(
        "A205",
        "“It goes by day and night.”",
        "These are words of Ann Lee.",
        around=(f"Ann Lee said so.{end}The bell rang twice.{end}", ""),
    )
    for name, end in (("each a line", "\n"), ("with blank lines", "\n\n"))
}
GIVEN_TO_RAY = {
    sentence: _slip("A205", sentence, "These are words of Bob Ray.", who="bob-ray", around=(RAY, ""))
    for sentence in (
        "“The ferry goes every day,” his wife said.",
        "“The ferry goes every day,” they said.",
        "“The ferry goes every day,” a sailor told Ray.",
        "“The ferry goes every day” is a forged quotation of Ray.",
        "“The ferry goes every day,” said a friend of Ray.",
        "“The ferry goes every day,” said Ray’s wife.",
        "“The ferry goes every day,” she said.",
        "Ray was told that the ferry goes every day.",
        "Ray has been told that the ferry goes every day.",
        "A letter to Ray said that the ferry goes.",
        "Enemies of Ray said that the ferry goes.",
        "People close to the old oarsman Ray said that the ferry goes.",
        "Ray never said that the ferry goes.",
        "Ray has not said that the ferry goes.",
        "Ray would have said that the ferry goes.",
        "Nobody but Ray said that the ferry goes.",
        "A sailor whom Ray told of the toll said that the ferry goes.",
        "Ray allegedly said that the ferry goes.",
        "A sailor, speaking after Ray, said that the ferry goes.",
        "Unlike what Ray said, the ferry goes every day.",
        "Not even Ray said that the ferry goes.",
        "If Ray had said that the ferry goes, it would.",
        "Whether Ray said that the ferry goes is unknown.",
        "It is not true that Ray said that the ferry goes.",
        "According to enemies of Ray, the ferry goes.",
        "According to Ray’s wife, the ferry goes.",
        "Ray supporters said that the ferry goes.",
        "The lawyer representing Ray said that the ferry goes.",
    )
} | {
    f"{sentence} (its words alone)": _slip("A205", sentence, "These are words of Bob Ray.", who="bob-ray", quote="“The ferry goes every day,”", around=(RAY, ""))
    for sentence in (
        "“The ferry goes every day,” his wife said.",
        "“The ferry goes every day,” a sailor told Ray.",
        "“The ferry goes every day,” she said.",
        "“The ferry goes every day,” said one who knows Ray.",
    )
} | {
    "another of the same surname": _slip("A206", "Mary Ray said that the ferry goes.", "Mary Ray is Bob Ray.", who="bob-ray"),
    "a surname more": _slip("A206", "Ray Hill said that the ferry goes.", "Ray Hill is Bob Ray.", who="bob-ray"),
    "said by a stranger": _slip("A206", "“The ferry goes every day” was said by Joan Hill.", "Joan Hill is Bob Ray.", who="bob-ray"),
    "what another believes": _slip("A207", "Ray said the old mayor believes that the ferry goes.", "The old mayor is not named.", who="bob-ray"),
    "what another says today": _slip("A207", "Ray said Ann Lee said that the ferry goes.", "As Ann Lee told Bob Ray.", who="bob-ray"),
}  # fmt: skip
HERE = (CROSSING, "topics: [ferry]", "officials: [{official: ann-lee, part: participant}]\ntopics: [ferry]")
RAYS_OWN = {
    sentence: _said(sentence, who="bob-ray", around=(RAY, ""), quote=quote, more=(HERE,))
    for sentence, quote in (
        ("“The ferry goes every day,” said Ray.", "“The ferry goes every day,”"),
        ("“The ferry goes every day,” said oarsman Bob Ray.", ""),
        ("“The ferry goes every day,” he said.", "“The ferry goes every day,”"),
        ("Ray, the deputy minister, said that the ferry goes.", ""),
        ("Ray told The Harbour that the ferry goes.", ""),
        ("Ray was quoted as saying that the ferry goes.", ""),
        ("The ferry goes, Ray said in remarks carried by the agency.", ""),
        ("According to the oarsman Bob Ray, the ferry goes.", ""),
        ("The ferry, Ray said, goes every day.", ""),
        ("Ray has repeatedly said that the ferry goes.", ""),
        ("But Ray said that the ferry goes.", ""),
        ("The toll rose, but Ray said that the ferry goes.", ""),
        ("After talks with boatmen Ray said that the ferry goes.", ""),
        ("Oarsman Ray said that the ferry goes.", ""),
        ("President Ray said he believes that the ferry goes.", ""),
        ("As Ray said, the ferry goes every day.", ""),
        ("In a letter to Ann Lee, Ray said that the ferry goes.", ""),
    )
}
STRANGERS = {
    "a name misspelt": _slip(
        "A206",
        "“The ferry goes every day,” harbour master Ann Leigh said.",
        "“Ann Leigh” is a misprint of Ann Lee.",
    ),
    "a surname misspelt": _slip("A206", "“The ferry goes every day,” Leigh said.", "“Leigh” is a misprint."),
    "a name in no record": _slip(
        "A206", "Minister Foo Bar said the ferry of Ann Lee goes.", "Minister Foo Bar spoke for Ann Lee."
    ),
    "a name after the verb": _slip(
        "A206", "“The ferry goes every day,” said Foo Bar.", "“Foo Bar” is Ann Lee’s other name."
    ),
    "a title and a name after the verb": _slip(
        "A206", "“The ferry goes every day,” said the old minister Foo Bar.", "Foo Bar spoke for her."
    ),
    "according to a stranger": _slip(
        "A206", "According to Foo Bar, the ferry goes every day.", "Foo Bar is Ann Lee."
    ),
    "with an apposition": _slip(
        "A206", "“The ferry goes every day,” Foo Bar, who keeps the bell, said.", "Foo Bar is Ann Lee."
    ),
    "in an apposition": _slip(
        "A206", "“The ferry goes every day,” the master, Foo Bar, said.", "Foo Bar is Ann Lee."
    ),
    "a double name": _slip(
        "A206", "“The ferry goes every day,” Ann Lee-Smith said.", "Ann Lee-Smith is Ann Lee."
    ),
    "with a party in brackets": _slip(
        "A206", "Foo Bar (Ferry Party) said the ferry of Ann Lee goes.", "Foo Bar is Ann Lee."
    ),
    "in capitals": _slip("A206", "“The ferry goes every day,” said FOO BAR.", "“FOO BAR” is Ann Lee."),
    "with initials": _slip("A206", "“The ferry goes every day,” A. B. Foo said.", "“A. B. Foo” is Ann Lee."),
    "with accents": _slip("A206", "“The ferry goes every day,” Änn Lée said.", "“Änn Lée” is Ann Lee."),
    "in another script": _slip("A206", "“The ferry goes every day,” Анна Ли said.", "“Анна Ли” is Ann Lee."),
    "with particles": _slip(
        "A206", "“The ferry goes every day,” Anna van der Lee-Foo said.", "“Anna van der Lee-Foo” is Ann Lee."
    ),
    "a body in no record": _slip(
        "A206", "The Ferry Office said that the ferry of Ann Lee goes.", "The Ferry Office is Ann Lee’s."
    ),
    "a name in narration": _slip(
        "A206", "Minister Foo Bar said the ferry goes.", "Foo Bar has no record.", who="narration"
    ),
    "a name given to the unnamed": _slip(
        "A206", "Minister Foo Bar said the ferry goes.", "Foo Bar has no record.", who="{unnamed: a minister}"
    ),
    "beside the speaker’s own": _slip(
        "A206", "Ann Lee told him that it goes, Foo Bar said.", "Foo Bar heard Ann Lee."
    ),
}
NESTED = {
    "said that another had said": _slip(
        "A207", "Ann Lee said that Bob Ray had said ‘the ferry goes’.", "As Bob Ray told her."
    ),
    "the words at the end alone": _slip(
        "A207",
        "Ann Lee said that Bob Ray had said “the ferry goes”.",
        "As Bob Ray told her.",
        quote="“the ferry goes”",
    ),
    "without that": _slip(
        "A207", "Ann Lee said Bob Ray had told her the ferry goes.", "As Bob Ray told her."
    ),
    "a common noun": _slip(
        "A207",
        "Ann Lee said that the old boatman had told her the ferry goes.",
        "“The old boatman” is not named.",
    ),
    "told somebody": _slip(
        "A207", "Ann Lee told the paper that Bob Ray said the ferry goes.", "Bob Ray had told her."
    ),
    "told at the end": _slip(
        "A207", "The ferry goes, Bob Ray told reporters, Ann Lee reported.", "As Bob Ray told her."
    ),
    "quoted as saying": _slip(
        "A207", "Ann Lee said and quoted Bob Ray as saying the ferry goes.", "As Bob Ray told her."
    ),
    "a quotation inside": _slip(
        "A207", "“He told me, ‘The ferry goes every day,’ and left,” Ann Lee said.", "Ann Lee quotes Bob."
    ),
    "the inner words alone": _slip(
        "A207",
        "“He told me, ‘The ferry goes every day,’ and left,” Ann Lee said.",
        "Ann Lee quotes Bob.",
        quote="‘The ferry goes every day,’",
    ),
    "three words inside": _slip(
        "A207", "“He told me, ‘The ferry goes,’ and left,” Ann Lee said.", "Ann Lee quotes Bob."
    ),
    "straight marks inside": _slip(
        "A207", "“He told me 'the ferry isn't here' and left,” Ann Lee said.", "Ann Lee quotes Bob."
    ),
    "double marks inside": _slip(
        "A207", "“He told me “The ferry goes every day” and left,” Ann Lee said.", "Ann Lee quotes Bob."
    ),
}
FURNITURE = {
    "the headline as a line": _slip(
        "Q203",
        "The ferry goes",
        "The headline, as it stands below.",
        "evidence.0.quote",
        who="narration",
        around=("", "\n"),
    ),
    "the headline with its stop": _slip(
        "Q203", "THE FERRY GOES.", "The headline.", "evidence.0.quote", who="narration"
    ),
    "a part of a title within its line": _slip(
        "Q203",
        "Ferry bell rings again, once more",
        "The headline.",
        "evidence.0.quote",
        who="narration",
        around=("", "\n"),
        quote="bell rings again",
        more=((PAPER, "title: The ferry goes", "title: 'Ferry bell rings again, once more'"),),
    ),
    "the described title": _slip(
        "Q203",
        "A ferry and a bell",
        "The headline.",
        "evidence.0.quote",
        who="narration",
        around=("", "\n"),
        more=((PAPER, "title: The ferry goes", "described_as: A ferry and a bell"),),
    ),
    "the byline": _slip(
        "Q203",
        "Foo Bar for The Paper",
        "The byline.",
        "evidence.0.quote",
        who="narration",
        around=("", "\n"),
        more=((PAPER, "credit: The Paper.", "credit: The Paper.\nbyline: Foo Bar for The Paper"),),
    ),
    "a byline that nobody recorded": _slip(
        "Q203", "By Foo Bar Baz", "The byline.", "evidence.0.quote", who="narration", around=("", "\n")
    ),
    "the section": _slip(
        "Q203",
        "News of the River",
        "The section.",
        "evidence.0.quote",
        who="narration",
        around=("", "\n"),
        more=((PAPER, "credit: The Paper.", "credit: The Paper.\nsection: News of the River"),),
    ),
    "a caption with ©": _slip(
        "Q203",
        "The ferry by the river. © The Paper",
        "The caption.",
        "evidence.0.quote",
        who="narration",
        around=("", "\n"),
    ),
    "a caption with Photo": _slip(
        "Q203",
        "Photo: the ferry by the river",
        "The caption.",
        "evidence.0.quote",
        who="narration",
        around=("", "\n"),
    ),
    "a caption with a word of the vocabulary": _slip(
        "Q203",
        "The ferry by the river (Getty)",
        "The caption.",
        "evidence.0.quote",
        who="narration",
        around=("", "\n"),
    ),
    "a row with bars": _slip(
        "Q203",
        "Ferry | Bell | Noon every day",
        "A row of a table.",
        "evidence.0.quote",
        who="narration",
        around=("", "\n"),
    ),
    "a correction": _slip(
        "Q203",
        "Correction: The ferry goes on Sundays.",
        "The correction.",
        "evidence.0.quote",
        who="narration",
        around=("", "\n"),
    ),
    "the second sentence of a correction": _slip(
        "Q203",
        "The ferry goes on no other day.",
        "The correction.",
        "evidence.0.quote",
        who="narration",
        around=("An earlier version of this was wrong. ", "\n"),
    ),
    "a correction by the vocabulary": _slip(
        "Q203",
        "Clarification: The ferry goes on.",
        "The correction.",
        "evidence.0.quote",
        who="narration",
        around=("", "\n"),
    ),
    "a row with tabs": Slip(
        "Q203",
        (
            *_said("Ferry  Bell  Noon every day", who="narration", around=("", "\n")),
            (PAPER_SEED, "Ferry  Bell  Noon", "Ferry\tBell\tNoon"),
        ),
        "evidence.0.quote",
    ),
    "a line of boilerplate that stands again": Slip(
        "Q203",
        (
            (
                DIGEST,
                "boilerplate:\n",
                "boilerplate:\n  - {line: 6, exact: Read more of it here., action: drop}\n",
            ),
            (
                "seeds/digest.txt",
                "Read more in the next number.",
                "Read more in the next number.\nRead more of it here.\nRead more of it here.",
            ),
            (
                BOATS,
                "quote: The toll is a penny.\n    said_by: {unnamed: two boatmen}",
                "quote: Read more of it here.\n    said_by: narration",
            ),
        ),
        "evidence.1.quote",
        path=BOATS,
    ),
    "a part of a line of boilerplate": Slip(
        "Q203",
        (
            (
                DIGEST,
                "boilerplate:\n",
                "boilerplate:\n  - {line: 6, exact: “Read more of it here.”, action: drop}\n",
            ),
            (
                "seeds/digest.txt",
                "Read more in the next number.",
                "Read more in the next number.\n“Read more of it here.”\nAll can read more of it, they say.",
            ),
            (
                BOATS,
                "quote: The toll is a penny.\n    said_by: {unnamed: two boatmen}",
                "quote: read more of it\n    said_by: narration",
            ),
        ),
        "evidence.1.quote",
        path=BOATS,
    ),
    "a paragraph set apart": Slip(
        "S114",
        ((BOATS, "quote: The toll is a penny.", "quote: A reader adds that the old bell rang"),),
        "evidence.1.origin",
        ((BOATS, "voice: reported\n    origin: ray-1963", "voice: reported\n    origin: reader-1963"),),
        BOATS,
    ),
    "a paragraph set apart of no origin": Slip(
        "S114",
        (
            (BOATS, "quote: The toll is a penny.", "quote: A reader adds that the old bell rang"),
            (DIGEST, ", origin: reader-1963}", "}"),
        ),
        "evidence.1.origin",
        path=BOATS,
    ),
}
DAY = "“The ferry goes every day,” Ann Lee said {}."
DAYS = {
    f"“{words}” for {date}": Slip(
        "D201",
        (*_said(DAY.format(words)), (LEE, "date: 1962-05-04", f"date: {date}")),
        "evidence.0.quote",
        (
            *_said(DAY.format(words), note=f"It is told of “{name}”."),
            (LEE, "date: 1962-05-04", f"date: {date}"),
        ),
        anew=True,
    )
    for words, name, date in (
        ("on Friday", "Friday", "1962-05-03"),
        ("late on Thursday", "Thursday", "1962-05-04"),
        ("on Monday", "Monday", "1962-05-03/1962-05-04"),
        ("on Saturday", "Saturday", "1962-05-04?"),
        ("on 3 May", "3 May", "1962-05-04"),
        ("on May 3", "May 3", "1962-05-04"),
        ("on May 3rd, 1962", "May 3rd, 1962", "1962-05-04"),
        ("on 3 May 1962", "3 May 1962", "1962-05-04"),
        ("on Sept. 3", "Sept. 3", "1962-05-04"),
        ("on the 3rd of May", "3rd of May", "1962-05-04"),
        ("in April 1962", "April 1962", "1962-05-04"),
        ("in April 1962", "April 1962", "1962-05"),
        ("in 1961", "1961", "1962-05-04"),
        ("on FRIDAY", "FRIDAY", "1962-05-03"),
        ("on Thurs. afternoon", "Thurs.", "1962-05-04"),
        ("in April", "April", "1962-05-04"),
        ("in mid-April", "April", "1962-05-04"),
        ("late in 1961", "1961", "1962-05"),
        ("in 1961", "1961", "1962"),
        ("on 4 May 1961", "4 May 1961", "1962-05-04"),
        ("on 1962-05-03", "1962-05-03", "1962-05-04"),
        ("on 2 June", "2 June", "1962-05"),
        ("on 30/04/1962", "30/04/1962", "1962-05-04"),
        ("on 04/30/1962", "04/30/1962", "1962-05-04"),
        ("on 30.04.1962", "30.04.1962", "1962-05-04"),
        ("on the third of May", "third of May", "1962-05-04"),
        ("on May the third", "May the third", "1962-05-04"),
        ("on 3 april", "3 april", "1962-05-04"),
        ("on the 3rd of may", "3rd of may", "1962-05-04"),
        ("on monday", "monday", "1962-05-04"),
        ("yesterday", "yesterday", "1962-05-04"),
        ("today", "today", "1962-05-03"),
        ("tomorrow", "tomorrow", "1962-05-04"),
        ("this morning", "this morning", "1962-05-01"),
    )
}
TAKEN_BACK = {
    "an erratum at the day": Slip(
        "D203",
        ((PAPER, "origins:\n", "errors: [{exact: on Friday, note: It was on Thursday.}]\norigins:\n"),),
        "evidence.0.quote",
        ((LEE, "voice: partly\n", "voice: partly\n    note: “Friday” is taken back.\n"),),
    ),
    "an erratum around the day": Slip(
        "D203",
        (
            (
                PAPER,
                "origins:\n",
                "errors: [{exact: Ann Lee said on Friday. She, note: 'The paper says now: 3 May.'}]\norigins:\n",
            ),
        ),
        "evidence.0.quote",
        ((LEE, "voice: partly\n", "voice: partly\n    note: “Friday” is taken back.\n"),),
    ),
    "a correction in the article": Slip(
        "D203",
        (
            (
                PAPER_SEED,
                "nobody was heard.",
                "nobody was heard.\nCorrection: Ann Lee spoke on Thursday, not on Friday.",
            ),
        ),
        "evidence.0.quote",
        ((LEE, "voice: partly\n", "voice: partly\n    note: “Friday” is taken back.\n"),),
    ),
    "an earlier version": Slip(
        "D203",
        (
            (
                PAPER_SEED,
                "nobody was heard.",
                "nobody was heard.\nAn earlier version of this article said Friday.",
            ),
        ),
        "evidence.0.quote",
    ),
}
NOTED = {
    "a turning word left out, and a note with a “not” of its own": Slip(
        "Q201",
        (
            (PAPER_SEED, NOBODY, "The ferry may not come on a Sunday, it was said."),
            (CROSSING, "quote: Nobody else was seen on the landing stage", "quote: come on a Sunday"),
            (CROSSING, VOICE, f"{VOICE}    note: This is not of Ann Lee, and may be “known”.\n"),
        ),
        "evidence.0.quote",
        ((CROSSING, "“known”", "known; “may not” stands before it"),),
        CROSSING,
    ),
    "one of two turning words left out": Slip(
        "Q201",
        (
            (PAPER_SEED, NOBODY, "The ferry may not come on a Sunday, it was said."),
            (CROSSING, "quote: Nobody else was seen on the landing stage", "quote: come on a Sunday"),
            (CROSSING, VOICE, f"{VOICE}    note: A “may” stands before it.\n"),
        ),
        "evidence.0.quote",
        path=CROSSING,
    ),
    "marks that do not pair, and a note on something else": Slip(
        "Q202",
        (
            (PAPER_SEED, "“The ferry goes every day,”", '"The ferry goes every day," 5" wide,'),
            (LEE, "“The ferry goes every day,”", '"The ferry goes every day," 5" wide,'),
            (LEE, "voice: partly\n", "voice: direct\n    note: A Friday.\n"),
        ),
        "evidence.0.voice",
        ((LEE, "A Friday.", "All of it is hers, so direct."),),
    ),
    "an idle speaker, and a note on something else": Slip(
        "A204",
        (
            (
                BOATS,
                "printed: oarsman}",
                "printed: oarsman}\n  - {official: ann-lee, part: speaker, note: A clerk.}",
            ),
        ),
        "officials.1.part",
        ((BOATS, "A clerk.", "The speaker of whom the article has no word."),),
        BOATS,
    ),
    "a negation cut off, and a note on something else": Slip(
        "S201",
        (
            (DIGEST_SEED, "On the landing stage the old", "Not true. On the landing stage the old"),
            (
                DIGEST,
                "boilerplate:\n",
                "boilerplate:\n  - {line: 4, exact: 'Not true. ', action: strip-prefix, note: A headline.}\n",
            ),
        ),
        "boilerplate.0.exact",
        ((DIGEST, "A headline.", "A headline with “not” in it."),),
        DIGEST,
    ),
    "two words in unknown order, and a note on something else": Slip(
        "C202",
        (
            (
                CLAIM,
                "{by: ann-lee, stance: asserts, event: 1962-lee-ferry}",
                "{by: ann-lee, stance: asserts, event: 1962-lee-ferry}\n"
                "  - {by: ann-lee, stance: denies, event: 1962-lee-ferry, note: By letter.}",
            ),
            (WORDS, "passive: denied by}", "passive: denied by, rejects: true}"),
        ),
        "positions.1.stance",
        ((CLAIM, "By letter.", "That she denies it came last."),),
        CLAIM,
    ),
    "a printed title of another, and a note on something else": Slip(
        "O206",
        (
            (
                CROSSING,
                "topics: [ferry]",
                "officials: [{official: bob-ray, part: participant, printed: harbour master, note: On board.}]\ntopics: [ferry]",
            ),
        ),
        "officials.0.printed",
        ((CROSSING, "On board.", "He is called the harbour master for a day."),),
        CROSSING,
    ),
    "a title of an office held before, and a note on something else": Slip(
        "O201",
        (
            (PAPER_SEED, "harbour master Ann", "clerk Ann"),
            (LEE, "harbour master Ann", "clerk Ann"),
            (LEE, "printed: harbour master", "printed: clerk, note: On shore."),
        ),
        "officials.0.printed",
        ((LEE, "On shore.", "The article’s mistake; no clerk any more."),),
    ),
    "a title of an office held before, and a note with a short word of it": Slip(
        "O201",
        (
            (PAPER_SEED, "harbour master Ann", "sea clerk Ann"),
            (LEE, "harbour master Ann", "sea clerk Ann"),
            (LEE, "printed: harbour master", "printed: sea clerk, note: At sea."),
        ),
        "officials.0.printed",
        ((LEE, "At sea.", "No clerk any more."),),
    ),
}
ORDERS = {
    "published before it was said": Slip("D108", ((LEE, "voice: partly\n", "voice: partly\n    said: 1962-05-04\n    first_published: 1962-05\n"), (LEE, "first_published: 1962-05\n", "first_published: 1962-04\n")), "evidence.0.said"),
    "a title of another’s words": _of_lee("A209", "title: Ann Lee says", "title: Bob Ray said", "title", ((LEE, "voice: partly\n", "voice: partly\n    note: The title has Bob Ray, who was there.\n"),)),
    "a title of one who spoke with the speaker": _slip("A209", "“The ferry goes every day,” Ann Lee and Bob Ray said.", "The title has Bob Ray, who said it with her.", "title", more=((LEE, "title: Ann Lee says", "title: Bob Ray says"),)),
    "a short of two, of whom one is not quoted": Slip("A209", (SURNAME, (LEE, "status:", "short: 'Lee, Ray: it goes'\nstatus:")), "short"),
    "a title of two, of whom one is not quoted": _of_lee("A209", "title: Ann Lee says the ferry goes", "title: 'Bob Ray and Ann Lee: the ferry goes'", "title"),
    **{
        f"a title of another: {title}": _of_lee("A209", "title: Ann Lee says the ferry goes", f"title: '{title}'", "title", more=PAST_VERBS)
        for title in (
            "Bob Ray — the ferry goes",
            "Oarsman Ray – the ferry goes",
            "Ray announces that the ferry goes",
            "Ray promises that the ferry goes",
            "Ray speaks of the ferry",
            "Ray writes a letter on the ferry",
            "Ray believes the ferry goes",
            "The ferry goes, by Bob Ray’s account",
            "The ferry goes — Ray",
            "The ferry goes (Bob Ray)",
            "Ray and Lee say the ferry goes",
            "Lee says the ferry goes, and Ray denies it",
            "Lee says the ferry goes; Ray told her",
            "Lee told him that the ferry goes, Ray says",
            "Lee tells Ray, who says the ferry goes",
            "Ann Lee says the ferry goes, and Foo quotes Bob Ray as saying so",
        )
    },
    "a stated day of which the article has only the weekday": Slip(
        "D204",
        ((PAPER, "published: 1962-05-04", "published: 1962-05-05"), (LEE, "date_basis: stated\n", "date_basis: stated\ndate_note: The article has “on Friday”.\n")),
        "date_basis",
        ((LEE, "date_basis: stated\ndate_note: The article has “on Friday”.", "date_basis: computed\ndate_note: The article has “on Friday”."),),
    ),
    "a summary of another’s words": _of_lee(
        "A209", "summary: She says that", "summary: Bob Ray says that", "summary",
        ((LEE, "voice: partly\n", "voice: partly\n    note: The summary has Bob Ray, who was there.\n"),),
    ),
    "a note of another’s words": _of_lee(
        "A209", "related:\n", "notes: [{text: Nobody was there. Bob Ray says that the ferry goes.}]\nrelated:\n", "notes.0.text",
        ((LEE, "was there. Bob", "was there. Ann Lee says that Bob"),),
    ),
    "a title of a side that is not quoted": Slip(
        "A209", ((BOATS, "title: Bob Ray says two", "title: Eastland says two"), (BOATS, "The toll is a penny.\n    said_by: {unnamed: two boatmen}", "The toll is a penny.\n    said_by: bob-ray")), "title",
        ((BOATS, "title: Eastland says", "title: Bob Ray says"),), BOATS,
    ),
    "a summary of a side that is not quoted": Slip(
        "A209", ((BOATS, "summary: He says that", "summary: East told us that"), (BOATS, "The toll is a penny.\n    said_by: {unnamed: two boatmen}", "The toll is a penny.\n    said_by: bob-ray")), "summary", (), BOATS,
    ),
    "published before the statement": _of_lee("D108", "voice: partly\n", "voice: partly\n    first_published: 1962-05-03\n", "evidence.0.first_published"),
    "a note on the saying of no day": _of_lee("D109", "voice: partly\n", "voice: partly\n    said_note: It was so.\n", "evidence.0.said_note"),
    "said before the statement": _of_lee(
        "D207", "voice: partly\n", "voice: partly\n    said: 1962-05-02\n", "evidence.0.said",
        ((LEE, "said: 1962-05-02\n", "said: 1962-05-02\n    said_note: She had said it on 1962-05-02.\n"),),
    ),
    "a saying of unknown basis": Slip(
        "D111", ((WORDS, "  background: {label: background}\n", "  background: {label: background}\n  inferred: {label: inferred}\n"), (LEE, "voice: partly\n", "voice: partly\n    said: 1962-05-04\n    said_basis: inferred\n    said_note: So.\n")), "evidence.0.said_basis",
    ),
} | {
    f"in {field}: {words}": Slip("D110", ((LEE, *edit),), where)
    for words in ("Monday, 8 May 1962", "Monday 8 May 1962", "8 May 1962 (a Monday)", "Monday, May 8, 1962", "monday, the 8th of May 1962", "Monday (1962-05-08)", "Monday, 08/05/2062", "Monday, the eighth of May 1962", "31 June 1962")
    for field, edit, where in (
        ("a note", ("related:\n", f"notes: [{{text: 'It was on {words}.'}}]\nrelated:\n"), "notes.0.text"),
        ("the summary", ("summary: She says that the ferry goes.", f"summary: 'She says it on {words}.'"), "summary"),
    )
    if not (words == "Monday, 08/05/2062")
}  # fmt: skip
YEARS = {
    "a year in date_note": Slip(
        "D202",
        ((LEE, "date_basis: stated", "date_basis: stated\ndate_note: The year 1926 is printed."),),
        "date_note",
        ((LEE, "related:\n", "notes: [{text: 1926 is a misprint.}]\nrelated:\n"),),
    ),
    "a date in date_note": _of_lee(
        "D202",
        "date_basis: stated",
        "date_basis: stated\ndate_note: The paper of 4 May 1961 has it.",
        "date_note",
    ),
    "a year in the id": Slip(
        "D202",
        ((CROSSING, "date: 1962-05-01/1962-05-04", "date: 1961-05-01/1961-05-04"),),
        "date",
        ((CROSSING, "topics: [ferry]", "notes: [{text: The id has 1962 by mistake.}]\ntopics: [ferry]"),),
        CROSSING,
    ),
    "said after it was printed": _of_lee(
        "D106", "voice: partly\n", "voice: partly\n    said: 1962-05-05\n", "evidence.0.said"
    ),
    "first published after it was printed": _of_lee(
        "D106", "voice: partly\n", "voice: partly\n    first_published: 1963\n", "evidence.0.first_published"
    ),
    "said after the day of the statement": Slip(
        "D106",
        (
            (BOATS, "date: 1963-04-01", "date: 1963-03-01"),
            (BOATS, "voice: partly\n", "voice: partly\n    said: 1963-03-02\n"),
        ),
        "evidence.0.said",
        path=BOATS,
    ),
    "said on background": _of_lee(
        "D107",
        "voice: partly\n",
        "voice: partly\n    said: 1962-05-04\n    said_basis: background\n",
        "evidence.0.said_note",
    ),
    "said as computed": _of_lee(
        "D107",
        "voice: partly\n",
        "voice: partly\n    said: 1962-05-04\n    said_basis: computed\n",
        "evidence.0.said_note",
    ),
}
COPY = """title: Ann Lee tells that the ferry goes
date: 1962-05-04
date_basis: stated
kind: statement
scope: context
status: on-record
officials: [{official: ann-lee, part: speaker}]
topics: [ferry]
summary: She says that the ferry goes.
evidence:
  - source: 1962-paper
    quote: >-
      QUOTE
    said_by: ann-lee
    voice: partly
"""
OTHER = "content/events/1962/1962-other-ferry.yaml"
WHOLE = COPY.replace("QUOTE", SENTENCE)
SETTLED_COPY = (
    (LEE, "voice: partly\n", "voice: partly\n    note: Of two things; see [[event/1962-other-ferry]].\n"),
)
COPIES = {
    "a record copied": Slip("R201", ((OTHER, "", WHOLE),), "evidence.0.quote", SETTLED_COPY, OTHER),
    "a record copied to another speaker": Slip(
        "R201",
        (
            (
                OTHER,
                "",
                WHOLE.replace("said_by: ann-lee", "said_by: narration\n    note: Words of Ann Lee.").replace(
                    "part: speaker", "part: participant"
                ),
            ),
        ),
        "evidence.0.quote",
        SETTLED_COPY,
        OTHER,
    ),
    "a record copied with less of the quote": Slip(
        "R201",
        ((OTHER, "", COPY.replace("QUOTE", "every day,” harbour master Ann Lee said on Friday.")),),
        "evidence.0.quote",
        SETTLED_COPY,
        OTHER,
    ),
    "an act copied": Slip(
        "R201",
        (
            (
                OTHER,
                "",
                COPY.replace("QUOTE", "Nobody else was seen on the landing stage")
                .replace("kind: statement", "kind: crossing")
                .replace("status: on-record", "status: confirmed")
                .replace("date: 1962-05-04", "date: 1962-05-01/1962-05-04")
                .replace("officials: [{official: ann-lee, part: speaker}]\n", "")
                .replace("ann-lee", "narration")
                .replace("partly", "reported"),
            ),
        ),
        "evidence.0.quote",
        (),
        OTHER,
    ),
    "one quote in two statements": Slip(
        "R202",
        ((OTHER, "", WHOLE.replace("date: 1962-05-04", "date: 1962-05")),),
        "evidence.0.quote",
        SETTLED_COPY,
        OTHER,
    ),
    "one quote in statements of two kinds": Slip(
        "R202",
        (
            (OTHER, "", WHOLE.replace("kind: statement", "kind: refusal")),
            (WORDS, "kinds:\n", "kinds:\n  refusal: {label: Refusal, is: saying}\n"),
        ),
        "evidence.0.quote",
        SETTLED_COPY,
        OTHER,
    ),
}
NAMES = {
    "an alias that is another’s": Slip(
        "I202",
        ((ANN, "country: Eastland\n", "country: Eastland\naliases: [Bob Ray]\n"),),
        "name",
        ((BOB, CLOSE, _prose("Not [[official/ann-lee]], whom some call so.")),),
        BOB,
    ),
    "an alias of both": Slip(
        "I202", (SURNAME, (BOB, "aliases: [Ray]", "aliases: [Ray, Lee]")), "aliases.1", (), BOB
    ),
    "in other capitals": Slip(
        "I202", ((BOB, "aliases: [Ray]", "aliases: [Ray]\nother_names: [ANN LEE]"),), "other_names.0", (), BOB
    ),
    "an organisation’s": Slip(
        "I202", ((BOB, "aliases: [Ray]", "aliases: [Ray]\nother_names: [Harbour]"),), "name", (), HARBOUR
    ),
    "an alias that no article prints": Slip(
        "O204",
        ((BOB, "aliases: [Ray]", "aliases: [Ray, Rey]"),),
        "aliases.1",
        ((BOB, CLOSE, _prose("The old paper prints Rey.")),),
        BOB,
    ),
    "an organisation’s that no article prints": Slip(
        "O204", ((HARBOUR, "what:", "aliases: [Harbor]\nwhat:"),), "aliases.0", (), HARBOUR
    ),
    "a country misspelt": Slip(
        "I203",
        ((ANN, "country: Eastland", "country: Eastlund"), (HARBOUR, "what:", "country: Eastland\nwhat:")),
        "country",
        ((ANN, "She speaks in", "She is of Eastlund, another country. She speaks in"),),
        ANN,
    ),
    "a country in other capitals": Slip(
        "I203",
        ((ANN, "country: Eastland", "country: eastland"), (HARBOUR, "what:", "country: Eastland\nwhat:")),
        "country",
        (),
        ANN,
    ),
    "the country of a body misspelt": Slip(
        "I203", ((HARBOUR, "what:", "country: Estland\nwhat:"),), "country", (), HARBOUR
    ),
    "a side of nobody": Slip(
        "I203",
        ((SITE, "countries: [Eastland]", "countries: [Westmark]"),),
        "sides.0.countries",
        ((SITE, "covers: One paper.", "covers: One paper, and nothing of the East."),),
        SITE,
    ),
}
OFFICES = {
    "one office twice": Slip(
        "O106",
        (
            (
                ANN,
                CLOSE,
                "basis: background}\n  - {title: Harbour master, organisation: harbour, from: 1965, basis: background}\n---\n",
            ),
        ),
        "roles.2.from",
        (),
        ANN,
    ),
    "one office over another’s end": Slip(
        "O106",
        (
            (
                ANN,
                "{title: Clerk, organisation: harbour, from: 1960, to: 1961",
                "{title: Harbour master, organisation: harbour, from: 1960, to: 1964",
            ),
        ),
        "roles.1.from",
        (),
        ANN,
    ),
    "one office of two": Slip(
        "O202",
        (
            (
                BOB,
                CLOSE,
                "basis: background}\n  - {title: harbour master, organisation: harbour, from: 1963, basis: background}\n---\n",
            ),
        ),
        "roles.1.title",
        (
            (
                BOB,
                "from: 1963, basis: background}\n---\n",
                "from: 1963, basis: background}\n---\nBeside [[official/ann-lee]].\n",
            ),
        ),
        BOB,
    ),
    "a century early": Slip(
        "O203",
        ((BOB, "from: 1960", "from: 1860"),),
        "roles.0.from",
        ((BOB, CLOSE, _prose("It was in 1860.")),),
        BOB,
    ),
    "a century late": Slip(
        "O203",
        ((BOB, "from: 1960,", "from: 1960, to: 2060,"),),
        "roles.0.to",
        ((BOB, CLOSE, _prose("From 1960 on.")),),
        BOB,
    ),
    "over a lifetime": Slip(
        "O203",
        ((BOB, "from: 1960", "from: 1902"),),
        "roles.0.from",
        ((BOB, CLOSE, _prose("From 1902 on.")),),
        BOB,
    ),
}
CUTS = {
    name: Slip("F105", ((LEE, old, new),), "", ((LEE, old, settled),), anew=True)
    for name, old, new, settled in (
        (
            "a title",
            "title: Ann Lee says the ferry goes",
            "title: Ann Lee says the #1 ferry goes",
            "title: 'Ann Lee says the #1 ferry goes'",
        ),
        (
            "a remark after one space",
            "kind: statement",
            "kind: statement # a remark",
            "kind: statement  # a remark",
        ),
        (
            "a summary",
            "summary: She says that the ferry goes.",
            "summary: She says that ferry #2 goes.",
            "summary: >-\n  She says that ferry #2 goes.",
        ),
        ("in a list", "topics: [ferry]", "topics:\n  - ferry #2", "topics:\n  - ferry"),
        (
            "in braces",
            "part: speaker, printed: harbour master}",
            "part: speaker, printed: harbour #1 master\n    }",
            "part: speaker, printed: harbour master}",
        ),
        (
            "after two spaces, without one behind",
            "summary: She says that the ferry goes.",
            "summary: She says that ferry  #2 goes.",
            "summary: She says that ferry 2 goes.",
        ),
    )
}
RENAMED = {
    "a denial that supports": Slip("F110", ((WORDS, "passive: denied by}", "passive: denied by, supports: true}"),), "stances.denies.supports", (), WORDS),
    "a denial under another name": Slip("F110", ((WORDS, "denies: {label: denies, passive: denied by}", "denies: {label: denies, passive: denied by}\n  nope: {label: rejects it, supports: true}"),), "stances.nope.supports", (), WORDS),
    "a status robbed of its grounds": Slip(
        "F110",
        ((WORDS, "confirmed: {label: confirmed, of: act}", "confirmed: {label: confirmed, of: act}\n  alone: {label: alone, of: act, grounds: article}\n  seen: {label: seen, of: act, grounds: public}"),),
        "statuses.confirmed.grounds", (), WORDS,
    ),
    "no plan with a day": Slip(
        "F110",
        ((WORDS, "planned: {label: planned, of: act}", "planned: {label: planned, of: act, grounds: plan}\n  wished: {label: wished, of: act, grounds: plan}"),),
        "statuses", (), WORDS,
    ),
} | {
    f"{old} renamed": Slip("F110", ((WORDS, f"  {old}: {{label", f"  {new}: {{label"), *more), f"{words}.{old}", (), WORDS)
    for words, old, new, more in (
        ("standings", "independent", "free", ((PAPER, "standing: independent", "standing: free"), (DIGEST, "standing: independent", "standing: free"))),
        ("voices", "direct", "quoted", ()),
        ("role_bases", "seed", "article", ()),
        ("role_bases", "reference", "book", ()),
        ("parts", "participant", "present", ()),
        ("relations", "reports-on", "tells-of", ((LEE, "how: reports-on", "how: tells-of"),)),
    )
} | {
    "stances that support nothing": Slip(
        "F110",
        (
            (WORDS, "confirmed: {label: confirmed, of: act}", "confirmed: {label: confirmed, of: act}\n  alone: {label: alone, of: act, grounds: article}"),
            (WORDS, ", supports: true", ""),
            (CROSSING, "said_by: narration\n", "said_by: narration\n    position: asserts\n"),
        ),
        "stances", ((WORDS, "passive: asserted by", "passive: asserted by, supports: true"),), WORDS,
    ),
    "a kind that is neither": Slip("F110", ((WORDS, "kinds:\n", "kinds:\n  letter: {label: Letter}\n"),), "kinds.letter.is", (), WORDS),
}  # fmt: skip
LINKS = {
    name: Slip(code, ((BOB, CLOSE, _prose(f"See {text}.")),), "body", ((BOB, text, right),), BOB)
    for name, code, text, right in (
        ("another’s name", "L104", "[[official/bob-ray|Ann Lee]]", "[[official/ann-lee|Ann Lee]]"),
        (
            "another’s name in the genitive",
            "L104",
            "[[official/bob-ray|Ann Lee’s]]",
            "[[official/ann-lee|Ann Lee’s]]",
        ),
        (
            "another’s name in capitals",
            "L104",
            "[[official/bob-ray|ANN LEE]]",
            "[[official/bob-ray|BOB RAY]]",
        ),
        (
            "an official’s name for a body",
            "L104",
            "[[organisation/harbour|Ann Lee]]",
            "[[organisation/harbour|her house]]",
        ),
        (
            "a body’s name for an official",
            "L104",
            "[[official/ann-lee|The Harbour]]",
            "[[organisation/harbour|The Harbour]]",
        ),
        ("a name for a topic", "L104", "[[topic/ferry|Ann Lee]]", "[[topic/ferry|the ferry]]"),
        (
            "another address",
            "L105",
            "[https://ferry.example.org/](https://other.example.org/)",
            "[https://other.example.org/](https://other.example.org/)",
        ),
        (
            "another host",
            "L105",
            "[ferry.example.org](https://other.example.org/)",
            "[example.org](https://other.example.org/)",
        ),
        (
            "another path",
            "L105",
            "[other.example.org/a](https://other.example.org/b)",
            "[other.example.org/b](https://other.example.org/b)",
        ),
        (
            "another address among words",
            "L105",
            "[see www.example.com for it](https://example.org/)",
            "[see www.example.org for it](https://example.org/)",
        ),
        (
            "an address in emphasis",
            "L105",
            "[*example.com*](https://example.org/)",
            "[*example.org*](https://example.org/)",
        ),
    )
}
TWO_PATHS = (
    (DIGEST, "name: What Bob Ray said}", "name: What Bob Ray said, path: [harbour]}"),
    (DIGEST, "name: What a reader wrote}", "name: What a reader wrote, path: [bell-wire]}"),
    (
        "content/organisations/bell-wire.md",
        "",
        "---\nname: The Bell Wire\nwhat: It sends news of bells.\n---\n",
    ),
    (DIGEST_SEED, "he said. The toll", "Bob Ray told the Harbour. The toll"),
    (BOATS, "he said.", "Bob Ray told the Harbour."),
    ("content/organisations/harbour.md", "name: The Harbour", "name: The Harbour\naliases: [the Harbour]"),
    (ANN, "She speaks", "Clerk and Harbour master are offices of the state. She speaks"),
)
LOADED_STILL = {
    f"a claim told as a fact: {title}": Slip(
        "T208", (*CLAIMED, (WORDS, "attributing_words: [said, told]", "attributing_words: [said, told, stated, answered, noted, cautioned]"), (CROSSING, "title: The ferry crosses", f"title: {title}")), "title", path=CROSSING,
    )
    for title in ("State ferry crosses", "The ferry of the state crosses", "In answer to the bell, the ferry crosses", "The ferry crosses to answer the bell", "The ferry does not cross alone", "The ferry crosses with caution", "A pair of state-run boats", "Eastland’s state ferry crosses", "The ferry is supposed to cross")
} | {
    "narration told as a fact": Slip("T208", _said("The ferry goes every day of the year.", who="narration", more=((LEE, "title: The ferry is said to go", "title: The ferry goes every day"),)), "title"),
    "another of a name with particles": _slip("A206", "Gertrud von der Leyen said that the ferry of Ann Lee goes.", "Gertrud von der Leyen is Ann Lee.", more=((ANN, "pronoun: she", "pronoun: she\naliases: [von der Leyen]"),)),
    "a name in other capitals": _slip("A206", "“The ferry goes every day,” Ḥasan said.", "“Ḥasan” is Ann Lee."),
} | {
    f"a title beside another: {words}": Slip(
        "O206",
        (
            (PAPER_SEED, SENTENCE, f"{SENTENCE} {words}"),
            (LEE, ", printed: harbour master", ""),
            (CROSSING, "topics: [ferry]", f"officials: [{{official: bob-ray, part: participant, printed: {printed}}}]\ntopics: [ferry]"),
        ),
        "officials.0.printed", path=CROSSING,
    )
    for printed, words in (("Keeper", "Keeper Ann Lee and Bob Ray came."), ("Keepers", "Keepers Ann Lee came with Bob Ray."), ("keepers", "Bob Ray saw Ann Lee, keepers."))
} | {
    f"still loaded: {words}": Slip(
        "W201",
        ((WORDS, "loaded_words: [admits]", "loaded_words: [admits, confirms]"), (LEE, "summary: She says that the ferry goes.", f"summary: {words} that the ferry goes.")),
        "summary",
    )
    for words in ("No doubt she confirms", "In no way late she confirms", "Nobody there, and so at once she confirms")
} | {
    f"marked: {words}": _of_lee("W202", "summary: She says that the ferry goes.", f"summary: She says that “{words}”.", "summary")
    for words in ("The [old] boat goes every day", "[the ferry] [goes]", "[F]erry boats")
}  # fmt: skip
ORIGINS = {
    "of another’s words": Slip(
        "S205",
        ((DIGEST, "name: What a reader wrote}", "name: What a reader wrote, quoted: [ann-lee]}"), (BOATS, "origin: ray-1963", "origin: reader-1963")),
        "evidence.0.origin",
        ((BOATS, "    origin: reader-1963\n  - source", "    origin: reader-1963\n    note: The reader gives Bob Ray’s words, too.\n  - source"),),
        BOATS,
    ),
    "whose outlet is another’s": Slip(
        "S205",
        (*TWO_PATHS, (BOATS, "origin: ray-1963", "origin: reader-1963")),
        "evidence.0.origin",
        ((BOATS, "    origin: reader-1963\n  - source", "    origin: reader-1963\n    note: The reader wrote of The Harbour.\n  - source"),),
        BOATS,
    ),
}  # fmt: skip
WHY = "rivals: [{about: day, values: [{value: '3 May', source: 1962-paper}, {value: '4 May', source: 1962-paper}], why: WORDS}]\ntopics: [ferry]"
IN_WORDS = {
    "a title of a contradiction": ((CONTRADICTION, "title: One ferry or two boats", "title: WORDS"), "title"),
    "on what passages differ": (
        (CONTRADICTION, "differs: One tells of a ferry, the other of two boats.", "differs: WORDS"),
        "differs",
    ),
    "a question": ((CLAIM, "question: Does the ferry go?", "question: WORDS"), "question"),
    "a proposition": ((CLAIM, "proposition: The ferry goes.", "proposition: WORDS"), "proposition"),
    "a note of a position": (
        (CLAIM, "event: 1962-lee-ferry}", "event: 1962-lee-ferry, note: WORDS}"),
        "positions.0.note",
    ),
    "a party of a position": (
        (CLAIM, "event: 1962-lee-ferry}", "event: 1962-lee-ferry, named: WORDS}"),
        "positions.0.named",
    ),
    "why a rival is preferred": ((LEE, "topics: [ferry]", WHY), "rivals.0.why"),
    "a note of the record": ((LEE, "related:\n", "notes: [{text: WORDS}]\nrelated:\n"), "notes.0.text"),
    "a note of a quote": ((LEE, "voice: partly\n", "voice: partly\n    note: WORDS\n"), "evidence.0.note"),
    "a note on the date": ((CROSSING, "date_note: It goes every day.", "date_note: WORDS"), "date_note"),
    "what came of a plan": (
        (CROSSING, "topics: [ferry]", "plan: {outcome: 'WORDS. [[event/1962-lee-ferry]]'}\ntopics: [ferry]"),
        "plan.outcome",
    ),
    "a note of a relation": ((LEE, "how: reports-on}", "how: reports-on, note: WORDS}"), "related.0.note"),
    "sources without a name": (
        (BOATS, "unnamed: two boatmen", "unnamed: WORDS"),
        "evidence.1.said_by.unnamed",
    ),
    "what a topic is about": (
        ("content/topics/ferry.md", "scope: All that crosses.", "scope: WORDS"),
        "scope",
    ),
    "prose of an official": ((BOB, CLOSE, f"{CLOSE}WORDS.\n"), "body"),
    "what a body is": (
        ("content/organisations/harbour.md", "what: It keeps the ferry.", "what: WORDS"),
        "what",
    ),
    "why a record is gone": ((GONE, "why: It was another boat.", "why: WORDS"), "why"),
}
"""Texts that curators word, with their field: each is looked at by the rules of words."""
WORDED = {
    f"{code} in {name}": Slip(
        code,
        ((path, old, new.replace("WORDS", words)),),
        where,
        ((path, old, new.replace("WORDS", right)),),
        path,
        anew=True,
    )
    for code, words, right in (
        ("W201", "that Lee admits it", "that Lee “admits” it"),
        ("W202", "of “the boat of nobody” there", "of “the landing stage” there"),
    )
    for name, ((path, old, new), where) in IN_WORDS.items()
}
MARKUP = {
    f"{words} in {name}": Slip("W205", ((path, old, new.replace("WORDS", f'"{words}"')),), where, (), path)
    for words in ("it is <b>so</b>", "it is so<br/>then", "it <!-- not --> goes", "Ray &amp; Lee", "Ray&#39;s", "it is **so**", "it is *so*", "it is __so__", "it is _so_", "it goes `so`", "[it](https://example.org)", "<https://example.org/>", "# It goes", "it ~~does not~~ go", "<a href='x'>it</a>")
    for name, ((path, old, new), where) in (
        ("a summary", ((LEE, "summary: She says that the ferry goes.", "summary: WORDS"), "summary")),
        ("a note", ((LEE, "related:\n", "notes: [{text: WORDS}]\nrelated:\n"), "notes.0.text")),
        ("a scope", (("content/topics/ferry.md", "scope: All that crosses.", "scope: WORDS"), "scope")),
    )
} | {"a link in a title": _of_lee("W205", "title: Ann Lee says the ferry goes", "title: Ann Lee says the [[topic/ferry]] goes", "title")}  # fmt: skip
OTHERS_WORDS = {
    f"{text} in {name}": Slip("A210", ((path, old, new.replace("WORDS", text)),), where, (), path)
    for text in (
        "Bob Ray says that “the ferry goes”.",
        "Oarsman Ray calls it “the ferry goes”.",
        "“The ferry goes”, Bob Ray says.",
        "Ray’s “the ferry goes” is told of.",
        "Lee says nothing of it; Ray says “the ferry goes”.",
    )
    for name, ((path, old, new), where) in (
        ("a summary", ((LEE, "summary: She says that the ferry goes.", "summary: WORDS"), "summary")),
        ("a proposition", ((CLAIM, "proposition: The ferry goes.", "proposition: WORDS"), "proposition")),
        (
            "what differs",
            (
                (CONTRADICTION, "differs: One tells of a ferry, the other of two boats.", "differs: WORDS"),
                "differs",
            ),
        ),
    )
}
NOTED_DAYS = {
    f"{note} {field}": Slip(
        "D208",
        ((LEE, old, new.replace("NOTE", note)),),
        where,
        ((LEE, old, new.replace("NOTE", right)),),
        anew=True,
    )
    for note, right in (
        ("The day was 3 May.", "The day was 3 May, or one later, the 4th."),
        ("It was a Thursday, on Thursday.", "It was said on Friday."),
        ("It is 5 May 1962 there.", "It is the day before 5 May 1962 there."),
        ("It was the week after 28 April 1962.", "It was the day after 3 May 1962."),
    )
    for field, (old, new), where in (
        ("of the record", ("date_basis: stated", "date_basis: stated\ndate_note: NOTE"), "date_note"),
        (
            "of a saying",
            (
                "voice: partly\n",
                "voice: partly\n    first_published: 1962-05-04\n    said_basis: stated\n    said_note: NOTE\n",
            ),
            "evidence.0.said_note",
        ),
    )
}
TOLD_THEN = (
    *CLAIMED,
    (CROSSING, "date: 1962-05-01/1962-05-04", "date: 1962-05-04"),
    (CROSSING, "title: The ferry crosses", "title: The ferry crosses, by Ann Lee’s account"),
)
HALVES = {
    sentence: _slip("A201", sentence, "Ann Lee said this of Bob Ray.", quote=quote)
    for sentence, quote in (
        ("Ann Lee said that the ferry goes, while Bob Ray did not say so.", "Bob Ray did not say so."),
        ("Ann Lee said that the ferry goes, while Bob Ray did not say so.", "while Bob Ray did not say so."),
        (
            "Ann Lee said that the ferry goes; oarsman Bob Ray has never said so.",
            "oarsman Bob Ray has never said so.",
        ),
    )
}
STATUSES = {
    "a claim told as a fact in the summary": Slip(
        "T208",
        (*CLAIMED, (CROSSING, "title: The ferry crosses", "title: The ferry crosses, Ann Lee says"), (CROSSING, "By Ann Lee’s account, the ferry", "The ferry")),
        "summary", (*CLAIMED, (CROSSING, "title: The ferry crosses", "title: The ferry crosses, Ann Lee says")), CROSSING, True,
    ),
    "what was said told as a fact": Slip(
        "T208", ((LEE, "title: Ann Lee says the ferry goes", "title: The ferry goes every day"),), "title",
        ((LEE, "related:\n", "notes: [{text: The title has it as all tell it.}]\nrelated:\n"),),
    ),
    "a window that ends with an article of a doubtful day": Slip(
        "D210",
        (
            (PAPER, "published: 1962-05-04", "published: 1962-05-04?"),
            (LEE, "related:\n  - {event: 1962-crossing, how: reports-on}\n", ""),
        ),
        "date",
        ((CROSSING, "date_note: It goes every day.", "date_note: It goes every day, and was no later by the bell."),),
        CROSSING,
    ),
    "an act dated as its telling": Slip(
        "D209", TOLD_THEN, "date", ((CROSSING, "date_note: It goes every day.", "date_note: She says it “on Friday” of the same day."),), CROSSING
    ),
    "a claim told as a fact": Slip(
        "T208",
        CLAIMED,
        "title",
        ((CROSSING, "topics: [ferry]", "notes: [{text: The title has it as all tell it.}]\ntopics: [ferry]"),),
        CROSSING,
    ),
    "an answer before": Slip(
        "R203",
        (
            (WORDS, "  echoes: {label: echoes, inverse: echoes}", "  echoes: {label: echoes, inverse: echoed by, later: true}"),
            (BOATS, "related:\n  - {event: 1962-lee-ferry, how: echoes}\n", ""),
            (LEE, "how: reports-on}", "how: reports-on}\n  - {event: 1963-ray-boats, how: echoes}"),
        ),
        "related.1.how",
        ((LEE, "1963-ray-boats, how: echoes}", "1963-ray-boats, how: echoes, note: She echoes what he wrote before.}"),),
    ),
    "a position on a statement": _of_lee("T104", "voice: partly\n", "voice: partly\n    position: asserts\n", "evidence.0.position"),
    "a statement shown in public": _of_lee("T104", "voice: partly\n", "voice: partly\n    shows: public\n", "evidence.0.shows"),
    "a plan of nobody": Slip(
        "T201",
        (
            (WORDS, "planned: {label: planned, of: act}", "planned: {label: planned, of: act, grounds: plan}"),
            (CROSSING, "status: confirmed", "status: planned\nplan: {due: 1962-06}"),
        ),
        "status", ((CROSSING, "topics: [ferry]", "notes: [{text: By whom it was planned is not said.}]\ntopics: [ferry]"),), CROSSING,
    ),
}  # fmt: skip

SLIPS = {
    f"{kind}: {name}": slip
    for kind, slips in (
        ("narration", NARRATIONS), ("far above", FAR_ABOVE), ("to Ray", GIVEN_TO_RAY), ("noted", NOTED), ("order", ORDERS), ("stranger", STRANGERS), ("nested", NESTED), ("furniture", FURNITURE), ("day", DAYS),
        ("taken back", TAKEN_BACK), ("year", YEARS), ("copy", COPIES), ("name", NAMES), ("office", OFFICES), ("cut", CUTS),
        ("word", RENAMED), ("link", LINKS), ("status", STATUSES), ("half", HALVES), ("noted day", NOTED_DAYS), ("others’ words", OTHERS_WORDS), ("markup", MARKUP), ("worded", WORDED), ("origin", ORIGINS), ("still", LOADED_STILL),
    )
    for name, slip in slips.items()
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_and_what_settles_it_is_taken(world, told, slip):
    """
    Each slip is told at its field by its rule; and where a note or the right words settle it, by that rule no more.
    """
    answers = [(one.code, one.path, one.field) for one in told(world(*slip.edits)[0])]
    settled = slip.settled if slip.anew else (*slip.edits, *slip.settled)

    assert (slip.code, slip.path, slip.where) in answers
    if slip.settled:
        assert slip.code not in {one.code for one in told(world(*settled, at="settled")[0])}


NEXT = """title: The ferry is to cross
date: 1963-05-04
date_basis: computed
date_note: It goes a year later.
kind: crossing
scope: contact
status: planned
channels: [bell]
topics: [ferry]
summary: The ferry is to cross.
evidence:
  - source: 1962-paper
    quote: Nobody else was seen
    said_by: narration
    voice: reported
"""
DENYING = (
    (WORDS, "  denies: {label", "  silent: {label: says nothing}\n  denies: {label"),
    (CLAIM, "stance: asserts", "stance: denies"),
)
NAMESAKE = (
    BOB,
    f"aliases: [Ray]\nroles:\n  - {{title: Oarsman, from: 1960, {CLOSE}",
    f"aliases: [Ray, Lee]\nroles:\n  - {{title: Oarsman, from: 1960, {CLOSE}A namesake of [[official/ann-lee]].\n",
)
ANSWERED_BEFORE = (
    (
        WORDS,
        "  echoes: {label: echoes, inverse: echoes}",
        "  echoes: {label: echoes, inverse: echoed by, later: true}",
    ),
    (BOATS, "related:\n  - {event: 1962-lee-ferry, how: echoes}\n", ""),
    (LEE, "how: reports-on}", "how: reports-on}\n  - {event: 1963-next, how: echoes}"),
    ("content/events/1963/1963-next.yaml", "", NEXT),
)
OF_ONE_SIDE = (
    (WORDS, "over-time: {label: over time}", "over-time: {label: over time, of_two: sides}"),
    (BOB, "country: Elsewhere", "country: Eastland"),
)
SOUND = RAYS_OWN | {
    "a stated day that a note quotes": (
        (PAPER, "published: 1962-05-04", "published: 1962-05-05"),
        (PAPER_SEED, "nobody was heard.", "nobody was heard on the eve of the fair."),
        (LEE, "date_basis: stated\n", "date_basis: stated\ndate_note: The article has “the eve of the fair”.\n"),
    ),
    "a link to a withdrawn record": ((LEE, "summary: She says that", "summary: She says, as [[withdrawn/1962-old-boat]] does, that"),),
    "a side whose official is quoted": ((LEE, "title: Ann Lee says the ferry", "title: Eastland says the ferry"), (LEE, "summary: She says", "summary: East says")),
    "a summary of one named in the sentence": _said("“The ferry goes every day,” Ann Lee told Bob Ray.", more=((LEE, "summary: She says that the ferry goes.", "summary: Ann Lee says that the ferry goes. Bob Ray says nothing; what he said is not known."),)),
    "a summary that says what is not told": ((LEE, "summary: She says that the ferry goes.", "summary: She says that the ferry goes. The article does not say when, or what Bob Ray says."),),
    "a note with a page of its own": ((LEE, "related:\n", "notes: [{text: Bob Ray says that the ferry goes., url: 'https://paper.example.org/'}]\nrelated:\n"),),
    "a title with a verb of several": (*CLAIMED, PAST_VERBS[0], (CROSSING, "title: The ferry crosses", "title: Two boatmen deny the ferry crosses")),
    **{
        f"a title of silence: {title}": _said("The Harbour gave no word on the ferry.", who="narration", more=((LEE, "title: The ferry is said to go", f"title: {title}"),))
        for title in ("No answer from the Harbour’s press office", "The lamp works stay silent", "The Harbour does not reply")
    },
    "a title of what was left unsaid": _said("The Harbour declined to comment on it.", who="narration", more=((LEE, "title: The ferry is said to go", "title: The press office of the ferry"), *DENYING[:1], (CLAIM, "stance: asserts", "stance: silent"),)),
    **{
        f"a name that begins small: {sentence}": _said(sentence, who=who, note=note, more=((path, old, f"{old}\naliases: ['{alias}']"), *more))
        for sentence, who, alias, path, old, note, more in (
            ("The Echo told us that the ferry goes.", "harbour", "the Echo", HARBOUR, "name: The Harbour", "", ()),
            ("Al-Ḥusaynī said that the ferry goes.", "ann-lee", "al-Ḥusaynī", ANN, "pronoun: she", "", ()),
            ("De la Croix said that the ferry goes.", "ann-lee", "de la Croix", ANN, "pronoun: she", "", ()),
            ("Ann von der Leyen said that the ferry goes.", "ann-lee", "von der Leyen", ANN, "pronoun: she", "", ()),
            ("Jean-Luc de la Croix said that the ferry goes.", "ann-lee", "Jean-Luc de la Croix", ANN, "pronoun: she", "", ()),
            ("“The ferry goes every day,” said Ann von der Leyen.", "ann-lee", "von der Leyen", ANN, "pronoun: she", "", ()),
        )
    },
    "a title of a name that begins small": ((ANN, "pronoun: she", "pronoun: she\naliases: [al-Ḥusaynī]"), (ANN, CLOSE, _prose("She is al-Ḥusaynī in other papers.")),
        (LEE, "title: Ann Lee says the ferry goes", "title: Al-Ḥusaynī on the ferry")),
    **{
        f"a title of several: {words}": (
            (PAPER_SEED, SENTENCE, f"{SENTENCE} {words}"),
            (CROSSING, "topics: [ferry]", f"officials:\n  - {{official: bob-ray, part: participant, printed: {printed}}}\n  - {{official: ann-lee, part: participant, printed: {printed}}}\ntopics: [ferry]"),
            (LEE, ", printed: harbour master", ""),
        )
        for printed, words in (("Keepers", "Keepers Ann Lee and Bob Ray came."), ("boatmen", "There came the boatmen Bob Ray and Ann Lee."), ("keepers of the bell", "Bob Ray and Ann Lee, keepers of the bell, came."))
    },
    **{
        f"no person quoted: {words}": _said(f"Ann Lee was quoted {words} as saying that the ferry goes.", note=note)
        for words, note in (("on Friday", ""), ("Friday", ""), ("on Friday 4 May", ""), ("by The Harbour", "By The Harbour, for Ann Lee."))
    },
    "an answer to a plan": ANSWERED_BEFORE,
    "a difference from narration": (*OF_ONE_SIDE[:1], (CONTRADICTION, "1963-ray-boats, quote: 1", "1962-crossing, quote: 1")),
    "a difference of one side with something set against it": (*OF_ONE_SIDE, (CONTRADICTION, "passages:", "outside: [{text: Eastland is at odds with itself.}]\npassages:")),
    "an origin that may have come by any path": tuple(edit for edit in TWO_PATHS if "bell-wire" not in edit[2]) + (
        ("content/organisations/bell-wire.md", "", None),
        (BOATS, "origin: ray-1963", "origin: reader-1963"),
    ),
    **{
        f"no side taken: {words}": ((WORDS, "loaded_words: [admits]", "loaded_words: [admits, confirms, confirmed]"), (LEE, "summary: She says that the ferry goes.", f"summary: She says that the ferry goes; {words} it."))
        for words in ("no other official confirms", "nobody confirms", "nothing here confirms", "none of them confirmed", "no one has confirmed")
    },
    **{
        f"words in marks with an insertion: {words}": ((LEE, "summary: She says that the ferry goes.", f"summary: She says that “{words}”."),)
        for words in ("The [old] ferry goes every day", "[T]he ferry goes", "[the boat] goes every day")
    },
    "a denial with no more said": (
        *_said("Ann Lee said that she denied it, and declined to comment further."),
        *DENYING,
        (LEE, "title: Ann Lee says the ferry goes", "title: Ann Lee denies that the ferry goes"),
    ),
    **{
        f"a title of no answer: {words}": (
            *_said("Ann Lee said on Friday that she neither confirmed nor denied it."),
            *DENYING[:1],
            (CLAIM, "stance: asserts", "stance: silent"),
            (LEE, "title: Ann Lee says the ferry goes", f"title: Ann Lee {words} the ferry"),
        )
        for words in ("declines to comment on the denial by Bob Ray of", "has no comment on Ray’s denial of", "says nothing of whether Ray denies", "is asked about the denial of", "is silent, and Bob Ray denies", "refuses to confirm or deny", "declines to deny", "hasn’t denied", "answers without denying")
    },
    "a short of a name that two have": (SURNAME, NAMESAKE, (LEE, "status:", "short: 'Lee: it goes'\nstatus:")),
    **{
        f"a title of the speaker: {title}": (*PAST_VERBS, (LEE, "title: Ann Lee says the ferry goes", f"title: '{title}'"))
        for title in (
            "Lee says Ray told her that the ferry goes",
            "Lee says that Ray and Lee told her of it",
            "Ray told her of the ferry, Lee says",
            "Ray announces that the ferry goes, by Ann Lee’s account",
            "Lee: Ray told her",
            "Ann Lee’s letter to Bob Ray — the ferry goes",
            "On the ferry of Bob Ray: Lee says it goes",
            "Allies of Lee and Bob Ray say the ferry goes",
            "The ferry goes by Bob Ray’s house, Lee says",
            "Ann Lee quotes Bob Ray as saying that the ferry goes",
            "Lee cites Ray on the ferry",
            "Bob Ray quotes Ann Lee as saying that the ferry goes",
        )
    },
    "a difference of two sides": (
        (WORDS, "over-time: {label: over time}", "over-time: {label: over time, of_two: sides}"),
        (SITE, "name: Elsewhere, light", "name: Elsewhere, countries: [Elsewhere], light"),
    ),
    "a difference of two days": ((WORDS, "over-time: {label: over time}", "over-time: {label: over time, of_two: days}"),),
    "a difference from one who is not named": (
        (WORDS, "over-time: {label: over time}", "over-time: {label: over time, of_two: sides}"),
        (CONTRADICTION, "1963-ray-boats, quote: 1", "1963-ray-boats, quote: 2"),
    ),
    "an answer that may be later": (
        (WORDS, "  echoes: {label: echoes, inverse: echoes}", "  echoes: {label: echoes, inverse: echoed by, later: true}"),
        (BOATS, "related:\n  - {event: 1962-lee-ferry, how: echoes}\n", ""),
        (LEE, "how: reports-on}", "how: echoes}"),
    ),
    "an origin through the outlet that is named": TWO_PATHS,
    **{
        f"signs that are none: {words}": ((LEE, "summary: She says that the ferry goes.", f'summary: "{words}"'),)
        for words in ("3 < 5 and 7 > 2", "a<b and c>d", "Lee & Ray", "Q&A; then", "AT&T", "5 * 3 * 2", "a* and b*", "old_ferry_one", "the #1 ferry", "It goes [sic] (so)", "it is “<b>”", "see [[topic/ferry]]", "x ~ y ~ z", "Lee’s `ferry", "snake_case and _more", "no. 3 [3](sic !)")
    },
    **{
        f"words in marks of who said them: {text}": ((LEE, "summary: She says that the ferry goes.", f"summary: '{text}'"),)
        for text in (
            "Ann Lee says that “the ferry goes”, as Bob Ray heard.",
            "The harbour says that “the ferry goes”.",
            "Bob Ray is told by Lee that “the ferry goes”.",
            "She says to Bob Ray that “the ferry goes”.",
            "Of Bob Ray, “the ferry goes” is not said.",
            "Ray has, the master says, “the ferry goes”.",
        )
    },
    **{
        f"a title of a claim: {title}": (*CLAIMED, (CROSSING, "title: The ferry crosses", f"title: {title}"))
        for title in (
            "The ferry crosses, by Ann Lee’s account", "The ferry crosses, Ann Lee says", "The ferry “goes every day”", "The ferry is reported to cross",
            "The keepers meet on the sandbank, fishermen say", "Officials of both towns say the ferry crosses", "The ferry crosses, three pilots tell", "Some believe the ferry crosses",
            "The ferry is thought to have crossed", "The ferry is rumoured to cross", "The ferry reportedly crosses", "The ferry supposedly crosses",
        )
    },
    "an act on or before the day on which it was told of": (*TOLD_THEN, (CROSSING, "date: 1962-05-04", "date: ../1962-05-04")),
    "a whole sentence of two halves": _said("Ann Lee said that the ferry goes, while Bob Ray did not say so."),
    "what is told of another": _said("Ann Lee said that Bob Ray has a ferry that goes.", quote="Bob Ray has a ferry that goes."),
    "a title that stands beside nobody": ((LEE, "printed: harbour master", "printed: ferry"),),
    **{
        f"a title of what was said: {title}": ((LEE, "title: Ann Lee says the ferry goes", f"title: '{title}'"),)
        for title in ("Ann Lee calls the ferry old", "The ferry of Harbour master Lee", "Lee: no ferry", "“The ferry goes every day”")
    },
    "an act that is done by words": (*PAST_VERBS, (CROSSING, "title: The ferry crosses", "title: Bob Ray announces a crossing")),
    "a title before the name": _said("“The ferry goes every day,” Eastland harbour master Ann Lee said."),
    "a name after the verb": _said("“The ferry goes every day,” said harbour master Ann Lee."),
    "an apposition with the name": _said("“The ferry goes every day,” the Harbour’s master, Ann Lee, said."),
    "an adjective with a capital": _said("According to Ann Lee, a friend of Eastland boatmen, the ferry goes."),
    "a day in the sentence": _said("“The ferry goes every day,” Ann Lee said on Friday, 4 May 1962."),
    "one of two days fits": _said("“The ferry goes every day,” Ann Lee said on 4 May, of what was on 1 May."),
    "a day in general": _said("Ann Lee said that the ferry goes on a Sunday and every Monday."),
    "a decade": _said("Ann Lee said that the ferry has gone since the 1950s."),
    "a verb that is a month": _said("Ann Lee said that the ferry may march on in a May of joy."),
    "a number that is no year": _said("Ann Lee said that 1,961 boats and 1900-odd men cross for £1961."),
    "an apostrophe in a quotation": _said("“The ferry doesn’t go, nor do the boats’ crews go,” Ann Lee said."),
    "a word in inner marks": _said("“The ‘old’ ferry goes,” Ann Lee said."),
    "two words in inner marks": _said("“The ‘old harbour’ ferry goes,” Ann Lee said."),
    "who tells of herself": _said("Ann Lee said that Ann Lee had said so."),
    "the body and its official": _said("The Harbour, whose master is Ann Lee, said that the ferry goes."),
    "words alone after the speaker": _said("“It goes by day and night.”", around=("Ann Lee said so. ", "")),
    "words alone in the paragraph below": _said("“It goes by day and night.”", around=("Ann Lee said so.\n", "")),
    "words alone below a blank line": _said("“It goes by day and night.”", around=("Ann Lee said so.\n\n", "")),
    "a pronoun for the speaker": _said("She said that the ferry goes every day.", around=("Ann Lee came. ", "")),
    "the words of a headline within a sentence": _said("The ferry goes every day, Ann Lee said.", quote="The ferry goes every day"),
    "a line with a photo in a sentence": _said("Ann Lee said that a photo of the ferry is old."),
    "a side speaks in narration": _said("Eastland said that the ferry goes.", who="narration"),
    "a statement and an act of one passage": (
        (CROSSING, "quote: Nobody else was seen on the landing stage\n    said_by: narration\n    voice: reported",
         f"quote: >-\n      {SENTENCE}\n    said_by: ann-lee\n    voice: partly"),
        (CROSSING, "topics: [ferry]", "officials: [{official: ann-lee, part: speaker}]\ntopics: [ferry]"),
        (CROSSING, "date_basis", "date_basis"),
    ),
    "an office held again": (
        (ANN, CLOSE, "to: 1963, basis: background}\n  - {title: Harbour master, organisation: harbour, from: 1964, basis: background}\n---\n"),
        (ANN, "from: 1962, to:", "from: 1962, to:"),
    ),
    "a remark apart": ((LEE, "kind: statement", "kind: statement   # a remark"),),
    "a remark of its own": ((LEE, "kind: statement", "# a remark\nkind: statement"),),
    "a # in marks": ((LEE, "title: Ann Lee says the ferry goes", 'title: "Ann Lee says the #1 ferry goes"'),),
    "a # in a word": ((LEE, "title: Ann Lee says the ferry goes", "title: Ann Lee says the A#1 ferry goes"),),
    "a name of the site with other spaces and letters in parts": (
        (SITE, "name: The Ferry Record", "name: The  Férry Record"),
        ("mkdocs.yml", "site_name: The Ferry Record", "site_name: The Fe\u0301rry Record"),
    ),
    "what the site covers on two lines": ((SITE, "covers: One paper.", "covers: >-\n  One\n\n  paper."),),
    "an office of sixty years": ((BOB, "from: 1960", "from: 1903"),),
    "a country far from any": ((BOB, "country: Elsewhere", "country: Peru"),),
    "an event called by a name": ((BOB, CLOSE, _prose("So [[event/1962-lee-ferry|Ann Lee]] said.")),),
    "an address by its host": ((BOB, CLOSE, _prose("See [example.org](https://www.example.org/a/b).")),),
    "a link with a stop in its words": ((BOB, CLOSE, _prose("See [no. 3, p. 4](https://www.example.org/a/b).")),),
}  # fmt: skip


@pytest.mark.parametrize("edits", SOUND.values(), ids=SOUND)
def test_what_is_right_passes(world, told, edits):
    """
    What only looks like a slip raises nothing.
    """
    assert () == told(world(*edits)[0])
