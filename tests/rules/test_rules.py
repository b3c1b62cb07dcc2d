"""What every rule has: a code, a name, and answers for whoever looks it up."""

import re

from sourcebook.model import AtReading
from sourcebook.rules.check import RULES, SUBJECTS


def test_codes_and_names_are_unique():
    """
    A code or a name means one rule: the letter of its subject, 1 for an error or 2 for a warning, and two digits.
    """
    assert len(RULES) == len({rule.code for rule in RULES}) == len({rule.name for rule in RULES})
    for letter, _, rules in SUBJECTS:
        for rule in rules:
            assert re.fullmatch(rf"{letter}[12]\d\d", rule.code), rule.code
            assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name), rule.name
            assert rule.severity == ("error" if rule.code[1] == "1" else "warning")
        codes = [rule.code for rule in rules]
        assert codes == sorted(codes)


def test_each_rule_says_what_why_and_what_to_do():
    """
    What a rule demands is one sentence; its reason and its mend are sentences, too.
    """
    for rule in RULES:
        assert re.fullmatch(r"[A-Z].+\.", rule.demand), rule.code
        for words in (rule.reason, rule.mend):
            assert re.fullmatch(r"[A-Z“`].+[.?]", words), rule.code


def test_whatever_is_found_at_reading_is_told_by_a_rule():
    """
    Each sort of what the reader of files finds has a rule of its name.
    """
    assert set(AtReading) <= {rule.name for rule in RULES}
