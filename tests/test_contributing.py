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


def test_every_file_that_it_names_is_there():
    """
    A file that the guide for engineers names, by its name or the end of its path, is one of this repository.
    """
    guide = GUIDE.partition("## For engineers")[2]
    named = set(re.findall(r"`([a-z0-9_./-]+\.(?:py|js|css|html|jinja|md|toml|yaml|yml))`", guide))
    root = Path(__file__).parents[1]
    there = [
        f"/{one.relative_to(root).as_posix()}"
        for folder in ("build", "tests", "benchmarks")
        for one in (root / folder).rglob("*.*")
    ]
    there += [f"/{one.name}" for one in root.iterdir()]

    assert len(named) > 50
    assert [] == sorted(one for one in named if not any(path.endswith(f"/{one}") for path in there))
