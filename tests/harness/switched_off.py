"""A plugin of pytest that switches off one rule, or one function that makes texts harmless: `-p switched_off --switch-off D104`.

A rule is named by its code, and then tells of nothing; a function by its module and name, and then gives back its text.
"""

import html
import importlib
import pkgutil
import sys
from pkgutil import resolve_name

import pytest
from markupsafe import Markup

import sourcebook
from sourcebook.rules.check import RULES


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `--switch-off` name what does nothing."""
    parser.addoption("--switch-off", help="a rule by its code, or a function by its module and name")


def pytest_configure(config: pytest.Config) -> None:
    """Switch it off, before any test is read."""
    switch_off(config.getoption("switch_off"))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put first the tests whose case names the rule, which will notice soonest."""
    code = config.getoption("switch_off")
    items.sort(key=lambda item: code not in _codes(item))


def _codes(item: pytest.Item) -> set[object]:
    given = item.callspec.params.values() if hasattr(item, "callspec") else ()
    return {getattr(one, "code", one if isinstance(one, str) else "") for one in given}


def switch_off(target: str) -> None:
    """Make a rule tell of nothing, or a function give back its text, wherever it was imported to."""
    if rule := next((one for one in RULES if one.code == target), None):
        object.__setattr__(rule, "find", lambda *_: iter(()))
        return
    for found in pkgutil.walk_packages(sourcebook.__path__, "sourcebook."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    module, _, name = target.rpartition(".")
    whole = getattr(resolve_name(module), name)
    ours = getattr(whole, "__module__", "").startswith("sourcebook")
    names = [one for one in sys.modules if one.startswith("sourcebook")] if ours else [module]
    for one in names:
        for key, value in list(vars(sys.modules[one]).items()):
            if value is whole:
                setattr(sys.modules[one], key, NOTHING.get(target, _same))


def _same(text: object, *_: object, **__: object) -> object:
    return Markup(text) if isinstance(text, Markup) else text


def _marked(text: object, *_: object) -> Markup:
    return Markup(str(text))


NOTHING = {
    "sourcebook.site.markdown.encode": _marked,
    "sourcebook.site.markdown.metadata": lambda text: Markup(f'"{text}"'),
    "sourcebook.site.head._yaml": lambda text: f'"{text}"',
    "sourcebook.publish.plain._escaped": lambda found: html.unescape(found[0]),
    "sourcebook.site.markdown._ADDRESS_TABLE": {},
}
"""What stands in where giving back the text would not do."""
