"""What the search costs: its index in CPU and memory, and the bytes of a first search; and whether the searches of readers find.

    .venv/bin/python benchmarks/search.py [100 1000 10000]   # generated records, as a table
    .venv/bin/python benchmarks/search.py --cases            # the searches of searches.yaml, in Chromium, on out/site

The generated records are the real ones, their rarer words exchanged, the more, the more records there are, for invented
ones, so that the vocabulary grows as that of real texts does (Heaps: by the 0.6th power). What a search fetches is
counted as Node runs the site's own scripts on the files.
"""

import argparse
import functools
import gzip
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

from ruamel.yaml import YAML

from sourcebook.build import load
from sourcebook.site.exports.search import index
from sourcebook.site.search.findable import Findable, Group, groups

PROJECT = Path(__file__).resolve().parents[1]
SCRIPTS = PROJECT / "build" / "sourcebook" / "theme" / "scripts"
QUERIES = ("dial tone", "closed channels", "no comment", "3 February 2025", "Peskvo")
WORD = re.compile(r"[a-z]{6,}")
RUN = """
import { readFile } from "node:fs/promises";
import { SearchIndex } from "./search-index.js";
import { search, passageOf } from "./search-rank.js";
const [root, ...queries] = process.argv.slice(2);
for (const query of queries) {
  const fetched = [];
  const read = async (path) => { fetched.push(path); return JSON.parse(await readFile(`${root}/${path}`, "utf8")); };
  const index = new SearchIndex(await read("index.json"), read);
  const start = performance.now();
  const answer = await search(index, query, ["en"]);
  const shown = answer.groups.flatMap(({ results }, at) => results.slice(0, at ? 2 : 4)).slice(0, 9);
  for (const { number } of shown) passageOf(index, await index.found(number), answer);
  console.log(JSON.stringify({ query, count: answer.count, fetched, ms: performance.now() - start }));
}
"""


def main() -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[97, 1_000, 10_000], help="numbers of records")
    parser.add_argument(
        "--cases", action="store_true", help="run the searches of searches.yaml on out/site, in Chromium"
    )
    parser.add_argument("--one", action="store_true", help="measure in this process, whose memory is counted")
    asked = parser.parse_args()
    if asked.cases:
        raise SystemExit(cases())
    for size in asked.sizes:
        if asked.one:
            measure(size)
        else:
            subprocess.run([sys.executable, __file__, "--one", str(size)], check=True)


def measure(size: int) -> None:
    """Make the index of so many records, and print what it and some searches in it cost."""
    book = load(PROJECT)
    start = time.process_time()
    real = groups(book)
    gathering = time.process_time() - start
    made = tuple(generated(real, size))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    outputs = list(index(made))
    indexing = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    total = sum(len(one.data) for one in outputs)
    print(
        f"\n{size:,} records: {sum(len(one.found) for one in made):,} things, {len(outputs):,} files, {total / 1e6:.1f} MB"
    )
    print(
        f"index: {indexing:.1f} s of CPU, {memory / 1024:.0f} MB more; gathering the real record: {gathering:.2f} s"
    )
    with tempfile.TemporaryDirectory() as folder:
        for one in outputs:
            path = Path(folder, one.path)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(one.data)
        searched(Path(folder, "search"))


def searched(folder: Path) -> None:
    """Print what each search fetches first, with the scripts, as it is and gzipped."""
    scripts = sorted(SCRIPTS.glob("search-*.js")) + [SCRIPTS / "days.js"]
    start = next(one for one in scripts if one.name == "search-start.js")
    asked = [one for one in scripts if one not in (start, SCRIPTS / "search-page.js")]
    print(
        f"before the reader turns to the field: {_told([start])} of script, no index; then {_told(asked)} of scripts"
    )
    run = subprocess.run(
        ["node", "--input-type=module", "-", str(folder), *QUERIES],
        input=RUN, cwd=SCRIPTS, capture_output=True, text=True, check=True,
    )  # fmt: skip
    for line in run.stdout.splitlines():
        told = json.loads(line)
        files = [folder / path for path in told["fetched"]]
        print(
            f"  {told['query']:18} {told['count']:6,} found  {len(files):2} files {_told(files)}, with scripts {_told(files + asked)}; {told['ms']:.0f} ms"
        )


def _told(files: list[Path]) -> str:
    raw = [one.read_bytes() for one in files]
    return f"{sum(map(len, raw)) / 1024:.1f} KB ({sum(len(gzip.compress(one, 6)) for one in raw) / 1024:.1f} gzipped)"


def generated(real: tuple[Group, ...], size: int) -> Iterator[Group]:
    """The real groups with so many records, as many more articles, and more people and claims."""
    chance = random.Random(13)
    times = max(1, size / len(real[1].found))
    invented = [
        "".join(chance.choices("bdfgklmnprstvz", k=2))
        + "".join(chance.choices("aeioubdklmnrst", k=chance.randint(4, 8)))
        for _ in range(int(4_000 * times**0.6))
    ]
    known = Counter(
        WORD.findall(" ".join(each.text for group in real for one in group.found for each in one.passages))
    )
    rare = frozenset(word for word, count in known.items() if count < 12)
    for group in real:
        grown = {"records": times, "articles": times, "pages": 1, "subjects": 1}.get(group.id, times**0.7)
        every = round(len(group.found) * grown)
        each = (divmod(at, len(group.found)) for at in range(every))
        yield group._replace(
            found=tuple(_like(group.found[at], turn, rare, invented, chance) for turn, at in each)
        )


def _like(
    one: Findable, turn: int, rare: frozenset[str], invented: list[str], chance: random.Random
) -> Findable:
    """A thing with its rarer words exchanged; the first of each stays as it is."""
    if not turn:
        return one

    def other(found: re.Match[str]) -> str:
        if found[0] not in rare or chance.random() < 0.4:
            return found[0]
        return invented[int(len(invented) * chance.random() ** 3)]

    passages = tuple(each._replace(text=WORD.sub(other, each.text)) for each in one.passages)
    return one._replace(
        address=f"{one.address[:-1]}-{turn}/", title=WORD.sub(other, one.title), passages=passages
    )


def cases() -> int:
    """Type each search of searches.yaml into the field; print what fails. The number of searches beyond the third place."""
    from playwright.sync_api import sync_playwright

    told = YAML(typ="safe").load((PROJECT / "benchmarks" / "searches.yaml").read_text("utf-8"))
    with served(PROJECT / "out" / "site") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        places = [place_of(page, address, each["search"], each["first"]) for each in told]
        browser.close()
    for each, (place, found) in zip(told, places, strict=True):
        if place != 1:
            print(f"{each['search']!r}: {each['first']} is {place or 'not found'}; {', '.join(found[:3])}")
    first, third = (sum(1 for place, _ in places if 0 < place <= most) for most in (1, 3))
    print(f"{len(told)} searches: first {first / len(told):.1%}, among three {third / len(told):.1%}")
    return len(told) - third


def place_of(page, address: str, query: str, expected: str | list[str]) -> tuple[int, list[str]]:
    """Which of the results is the first expected one, from 1, or 0; and the addresses of all."""
    page.goto(f"{address}search/?q={quote(query)}")
    page.locator(".search-told:not(:empty)").wait_for()
    found = page.locator(".search-page .found a").evaluate_all(
        "all => all.map((one) => one.getAttribute('href'))"
    )
    found = [one.removeprefix(address).partition("#")[0] for one in found]
    wanted = [expected] if isinstance(expected, str) else expected
    return next((at for at, one in enumerate(found, 1) if one.removesuffix("/") in wanted), 0), found


class served:
    """A folder, served at an address of its own."""

    def __init__(self, folder: Path) -> None:
        handler = functools.partial(_Quiet, directory=str(folder))
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)

    def __enter__(self) -> str:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}/"

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    main()
