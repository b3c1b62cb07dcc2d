"""The page of the rules."""

import html
import re

from sourcebook.build import load
from sourcebook.rules.check import RULES
from sourcebook.site.pages.rules import make


def test_every_rule_can_be_looked_up(lay, sound):
    """
    Each rule has a section at its code, with what it demands, what it says, why, and what to do; no link is made of
    what is only an example.
    """
    [page] = make(load(lay(sound)))
    sections = {
        match[1]: html.unescape(match[2])
        for match in re.finditer(r"### [^\n]+ \{: #(\w+) \}\n(.+?)(?=\n##|\Z)", page.content, re.S)
    }

    assert "rules.md" == str(page.path)
    assert [rule.code.lower() for rule in RULES] == list(sections)
    for rule in RULES:
        told = sections[rule.code.lower()]
        assert f"**{rule.severity.capitalize()}** {rule.demand}" in told
        assert f"{rule.example} [{rule.code} {rule.name}]" in told
        assert f"Why: {rule.reason}" in told
        assert f"What to do: {rule.mend}" in told
        assert "](" not in told
