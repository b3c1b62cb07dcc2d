"""The law of a passage, held by the table that the scripts' tests read, too."""

import json
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from sourcebook.evidence.quote import Proof
from sourcebook.evidence.sentences import voice
from sourcebook.model import NotFound, Paragraph, Seed

CASES = json.loads((Path(__file__).parents[1] / "scripts" / "passages.json").read_text("utf-8"))
TAKEN = [one for one in CASES if "quote" in one]


@pytest.mark.parametrize("case", TAKEN, ids=[one["what"] for one in TAKEN])
def test_what_a_reader_is_given_is_proven(case):
    """
    The words that a selection becomes stand in the article, once, where they were selected, and in that voice; and they
    have a prefix or a suffix only where they would stand there more than once without.
    """
    proof, start, end = _proof(case["article"])
    found = proof.prove(_evidence(case))
    bare = proof.prove(_evidence({"quote": case["quote"]}))

    assert not isinstance(found, NotFound), found
    held = proof.seed[start:end].strip()
    assert held in proof.seed[found.start : found.end]
    paragraph = found.paragraph
    text = proof.seed[paragraph.start : paragraph.end]
    assert case["voice"] == voice(text, found.start - paragraph.start, found.end - paragraph.start)
    assert ("prefix" in case or "suffix" in case) == isinstance(bare, NotFound)


@pytest.mark.parametrize("case", [one for one in CASES if "refused" in one], ids=lambda one: one["what"])
def test_what_a_reader_is_refused_would_be_refused(case):
    """
    A selection that the tools refuse is no quote by the rules either.
    """
    proof, start, end = _proof(case["article"])

    assert isinstance(proof.prove(_evidence({"quote": proof.seed[start:end]})), NotFound)


def _proof(marked):
    """An article ready to prove quotes, and from where to where the selection goes, in its text."""
    whole = "\n".join(marked)
    before, within, _ = re.split("[⟦⟧]", whole)
    paragraphs, at = [], 0
    for number, one in enumerate((re.sub("[⟦⟧]", "", each) for each in marked), start=1):
        paragraphs.append(Paragraph(number, at, at + len(one)))
        at += len(one) + 1
    source = SimpleNamespace(
        id="paper", title=None, original_title=None, article=Seed("paper.txt", re.sub("[⟦⟧]", "", whole))
    )
    return Proof(source, tuple(paragraphs)), len(before), len(before) + len(within)


def _evidence(case):
    return SimpleNamespace(quote=case["quote"], prefix=case.get("prefix"), suffix=case.get("suffix"))
