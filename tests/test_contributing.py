"""What CONTRIBUTING.md promises of the code."""

import re
from pathlib import Path

from ruamel.yaml import YAML

from sourcebook.model import Event
from sourcebook.model.event import Evidence

GUIDE = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text("utf-8")


class TestExample:
    RECORD = YAML(typ="safe", pure=True).load(re.search(r"```yaml\n(.+?)```", GUIDE, re.DOTALL)[1])

    def test_has_the_fields_of_an_event(self):
        """
        The record that is shown has no field that events lack, and lacks none that they need.
        """
        assert _required(Event) - {"id"} <= set(self.RECORD) <= set(Event.model_fields)

    def test_has_the_fields_of_evidence(self):
        """
        The same holds for the passage in it.
        """
        assert _required(Evidence) <= set(self.RECORD["evidence"][0]) <= set(Evidence.model_fields)


def _required(noun):
    return {name for name, field in noun.model_fields.items() if field.is_required() and not field.exclude}
