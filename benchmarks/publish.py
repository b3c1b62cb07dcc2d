"""What publishing costs against plain `mkdocs build` on the same pages: CPU seconds of both, and how many times as much.

    .venv/bin/python benchmarks/publish.py DIR [--times 3]

DIR is a sourcebook that was built. Both are run in turn, in processes of their own; the median of each counts.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

OURS = "import sys; from pathlib import Path; from sourcebook.publish.mould import cast; cast(Path(sys.argv[1]), Path(sys.argv[2]))"
QUIET = {"NO_MKDOCS_2_WARNING": "1"}


def main() -> None:
    """Print one line for each, and the ratio."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("root", type=Path)
    asked.add_argument("--times", type=int, default=3)
    given = asked.parse_args()
    root, spent = given.root.resolve(), {"plain mkdocs build": list[float](), "publishing": list[float]()}
    for _ in range(given.times):
        with tempfile.TemporaryDirectory() as aside:
            plain = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", f"{aside}/plain"]
            spent["plain mkdocs build"].append(cpu(plain, root))
            spent["publishing"].append(cpu([sys.executable, "-c", OURS, str(root), f"{aside}/ours"], root))
    pages = sum(1 for _ in (root / "out" / "pages").rglob("*.md"))
    medians = {name: statistics.median(each) for name, each in spent.items()}
    for name, seconds in medians.items():
        print(f"{name:20}{seconds:8.2f} CPU s{1000 * seconds / pages:8.2f} ms a page, {pages:,} pages")
    print(f"{medians['plain mkdocs build'] / medians['publishing']:.1f} times as much")


def cpu(command: list[str], folder: Path) -> float:
    """CPU seconds of a command and of what it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, env=os.environ | QUIET, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
