"""Mutation tests: switch off each rule, and each function that makes texts harmless, in turn: a test must fail every time.

    python tests/harness/mutants.py               # all of them: how many were switched off, and what nobody noticed
    python tests/harness/mutants.py D104 A201     # some

Each is switched off in a process of its own, in which the tests that could notice are run until one fails.
"""

import argparse
import os
import sys
from pathlib import Path

import pytest

from sourcebook.rules.check import RULES

TESTS = Path(__file__).resolve().parents[1]
OF_RULES = (
    "rules/test_breaks.py",
    "rules",
    "history",
    "read",
    "evidence",
    "hostile/test_cases.py",
    "hostile/test_refused.py",
)
"""The tests that could notice that a rule is silent, the likeliest first."""
ESCAPING = {
    "sourcebook.site.markdown.encode": ("site/test_markdown.py",),
    "sourcebook.site.markdown.metadata": ("site/test_markdown.py",),
    "sourcebook.site.markdown.code": ("site",),
    "sourcebook.site.markdown._ADDRESS_TABLE": ("site/test_markdown.py",),
    "sourcebook.site.head._yaml": ("site/test_head.py",),
    "sourcebook.site.linked_data.within_script": ("site/test_linked_data.py",),
    "sourcebook.site.citations._tex": ("site/test_citations.py",),
    "sourcebook.site.citations._line": ("site/test_citations.py",),
    "sourcebook.site.exports.formats.csv_files.cell": ("site/exports/formats/test_csv_files.py",),
    "sourcebook.site.exports.formats.csv_files.text_of": ("site/exports/formats/test_csv_files.py",),
    "sourcebook.site.exports.formats.calendar_file._clean": ("site/exports",),
    "sourcebook.publish.render._escape": ("publish/test_render.py", "hostile/test_marked.py"),
    "sourcebook.publish.plain._escaped": ("publish/test_plain.py",),
    "sourcebook.publish.plain._written": ("publish/test_plain.py",),
    "sourcebook.drawing.svg.escape": ("drawing", "hostile/test_marked.py"),
    "sourcebook.drawing.picture.escape": ("drawing", "hostile/test_marked.py"),
    "sourcebook.drawing.bare.escape": ("drawing", "charts", "hostile/test_marked.py"),
    "sourcebook.model.diagnostic.printable": ("model", "hostile/test_refused.py"),
    "sourcebook.rules.setup._in_one_form": ("rules",),
}
"""Each function that makes texts harmless, and the tests that could notice, the likeliest first."""


def noticed(target: str) -> bool:
    """Whether a test fails where something is switched off."""
    for tests in OF_RULES if len(target) == 4 else ESCAPING[target]:
        child = os.fork()
        if child == 0:
            quiet = os.open(os.devnull, os.O_WRONLY)
            os.dup2(quiet, 1)
            os.dup2(quiet, 2)
            words = ["-x", "-q", "-p", "no:cacheprovider", "-p", "switched_off", f"--switch-off={target}"]
            os._exit(pytest.main([*words, f"--rootdir={TESTS.parent}", str(TESTS / tests)]))
        if (
            os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 1
        ):  # 1: a test failed; anything else is no answer
            return True
    return False


def main() -> int:
    """Say what was switched off, what of that was noticed, and what was not."""
    everything = [*(one.code for one in RULES), *ESCAPING]
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "target", nargs="*", help="the code of a rule, or the full name of a function; none: all of them"
    )
    targets = parser.parse_args().target or everything
    if unknown := [one for one in targets if one not in everything]:
        parser.error(f"neither the code of a rule nor a function in ESCAPING: {', '.join(unknown)}")
    sys.path.insert(0, str(Path(__file__).parent))
    os.environ["PYTHONPATH"] = os.pathsep.join(
        filter(None, (str(Path(__file__).parent), os.environ.get("PYTHONPATH")))
    )
    unnoticed = list[str]()
    for number, target in enumerate(targets, 1):
        if not noticed(target):
            unnoticed.append(target)
            print(f"{target}: nobody noticed", flush=True)
        if sys.stdout.isatty():
            print(f"{number} of {len(targets)}", end="\r")
    print(
        f"switched off: {len(targets)}; noticed: {len(targets) - len(unnoticed)}; unnoticed: {' '.join(unnoticed) or 'none'}"
    )
    return bool(unnoticed)


if __name__ == "__main__":
    sys.exit(main())
