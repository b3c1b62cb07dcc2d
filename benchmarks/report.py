"""What was measured, as tables, as a picture, and as the figures of a page."""

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import altair
import vl_convert

LEAST = 0.01
"""Seconds; what costs less everywhere is left out, and how it grows is not told."""
HEADING = "## What was measured"
_ARTICLE = re.compile(rb"<article.*?</article>", re.DOTALL)
Figures = Mapping[str, Any]


def report(figures: Figures) -> str:
    """All tables in Markdown; growth is the exponent between the last two sizes: 1.0 is linear, 2.0 quadratic."""
    numbers = _numbers(figures)
    last = figures[numbers[-1]]
    parts = [
        f"# Benchmark\n\n{_how(figures)} Memory is the RSS of all processes added up, looked at ten times a second; that of the floor"
        " is what it writes. Each publishes out/pages with its search off; sourcebook and MkDocs in the theme of the site,"
        " sourcebook with the charts set into the pages, the others with a small template that has the menu and what stands in"
        " `head` and `foot`. Hugo does not know attributes within a line, Eleventy none.",
        "\n".join(_runs(figures, numbers)),
        *(
            f"## CPU of {title}, seconds\n\n" + "\n".join(_clocks(figures, numbers, group))
            for group, title in _GROUPS.items()
            if any(name.startswith(f"{group}: ") for name in last["clocks"])
        ),
    ]
    if last["kinds"]:
        parts.append(f"## Bytes by kind, {int(numbers[-1]):,} records\n\n" + "\n".join(_bytes(last)))
    return "\n\n".join(parts) + "\n"


_GROUPS = {
    "stages": "each stage of a cold build",
    "makers": "each maker",
    "cards": "cards",
    "rules": "each rule of a check",
    "shared": "what several rules of a check ask for",
}


def _how(figures: Figures) -> str:
    """On how many cores, and what each figure is."""
    by_times = {figures[one]["times"]: [] for one in _numbers(figures)}
    for number in _numbers(figures):
        by_times[figures[number]["times"]].append(f"{int(number):,}")
    each = [
        f"{f'medians of {_word(times)} runs' if times > 1 else 'one run'} with {' and '.join(sizes)}"
        for times, sizes in by_times.items()
    ]
    cores = figures[_numbers(figures)[-1]]["cores"]
    return f"Measured on {_word(cores)} cores, with invented records: {', '.join(each)}."


def _word(number: int) -> str:
    return {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 8: "eight"}.get(number, str(number))


def _numbers(figures: Figures) -> list[str]:
    return sorted(figures, key=int)


def _runs(figures: Figures, numbers: Sequence[str]) -> Iterator[str]:
    """A row for each run: CPU, wall and memory with each number of records; growth of CPU; what the site has at the last."""
    heads = [f"{int(one):,}: CPU s | wall s | MiB" for one in numbers]
    yield _row("", *heads, "growth", "pages", "files", "bytes")
    yield _rule(3 * len(numbers) + 4)
    for name in dict.fromkeys(name for one in numbers for name in figures[one]["runs"]):
        costs = [figures[one]["runs"].get(name) for one in numbers]
        cells = [f"{one[1]:.2f} | {one[0]:.2f} | {one[2]:,.0f}" if one else "– | – | –" for one in costs]
        grown = growth(numbers, [one[1] if one else 0 for one in costs])
        sizes = [f"{one:,}" for one in figures[numbers[-1]]["sizes"].get(name, [])[:3]] or ["", "", ""]
        yield _row(name, *cells, grown, *sizes)


def _clocks(figures: Figures, numbers: Sequence[str], group: str) -> Iterator[str]:
    """A row for each of a group, the most expensive first."""
    costs = {
        name.partition(": ")[2]: [figures[one]["clocks"].get(name, 0.0) for one in numbers]
        for name in figures[numbers[-1]]["clocks"]
        if name.startswith(f"{group}: ")
    }
    yield _row("", *(f"{int(one):,}" for one in numbers), "growth")
    yield _rule(len(numbers) + 1)
    for name, row in sorted(costs.items(), key=lambda one: -one[1][-1]):
        if max(row) >= LEAST:
            yield _row(name, *(f"{one:.2f}" for one in row), growth(numbers, row))


def growth(numbers: Sequence[str], costs: Sequence[float]) -> str:
    """The exponent between the last two; nothing where there is only one, or too little to be measured."""
    if len(costs) < 2 or min(costs[-2:]) < LEAST:
        return ""
    return f"{math.log(costs[-1] / costs[-2]) / math.log(int(numbers[-1]) / int(numbers[-2])):.2f}"


def _bytes(one: Mapping[str, Any]) -> Iterator[str]:
    """A row for each kind of file, the largest first."""
    yield _row("", "files", "bytes", "a byte of content")
    yield _rule(3)
    total = [sum(each) for each in zip(*one["kinds"].values(), strict=True)]
    for name, (files, size) in sorted(one["kinds"].items(), key=lambda each: -each[1][1]):
        yield _row(name, f"{files:,}", f"{size:,}", f"{size / one['content']:.2f}")
    yield _row("**all**", f"{total[0]:,}", f"{total[1]:,}", f"{total[1] / one['content']:.1f}")


def kinds(site: Path) -> dict[str, list[int]]:
    """How many files and bytes a site has of each kind; a page is parted into its article and the frame around it."""
    found: Counter[str] = Counter()
    files: Counter[str] = Counter()
    for path in site.resolve().rglob("*"):
        if path.is_file():
            top, *rest = path.relative_to(site.resolve()).parts
            if path.name == "index.html" and top != "embed":
                data = path.read_bytes()
                article = sum(len(one) for one in _ARTICLE.findall(data))
                found["pages: articles"] += article
                found["pages: frames"] += len(data) - article
                files["pages: articles"] += 1
            else:
                kind = _kind(top, bool(rest), path)
                found[kind] += path.stat().st_size
                files[kind] += 1
    return {name: [files[name], size] for name, size in found.items()}


def _kind(top: str, is_below: bool, path: Path) -> str:
    if path.name == "index.txt":
        return "plain copies of pages"
    if top in ("data", "charts", "embed"):
        return f"{top}/ {path.suffix or path.name}"
    return (
        f"{top}/"
        if top in ("cards", "assets", "search")
        else "beside pages"
        if is_below
        else "feed, sitemap and the like"
    )


def picture(figures: Figures) -> str:
    """CPU seconds by number of records, both by powers of ten, as SVG."""
    rows = [
        {"records": int(number), "CPU, seconds": cpu, "run": name}
        for number in _numbers(figures)
        for name, (_, cpu, _) in figures[number]["runs"].items()
    ]
    axes = {"type": "log"}
    chart = (
        altair.Chart(altair.Data(values=rows), width=480, height=360)
        .mark_line(point=True)
        .encode(
            x=altair.X("records:Q", scale=axes),
            y=altair.Y("CPU, seconds:Q", scale=axes),
            color=altair.Color(
                "run:N",
                sort=list(dict.fromkeys(one["run"] for one in rows)),
                legend=altair.Legend(labelLimit=0, title=None),
            ),
            strokeDash=altair.StrokeDash("run:N", legend=None),
        )
    )
    return vl_convert.vegalite_to_svg(json.dumps(chart.to_dict()))


def renew(page: Path, figures: Figures) -> None:
    """Put the figures into a page, in place of what stands below its heading; raise ValueError if it has none."""
    text = page.read_text("utf-8")
    before, heading, after = text.partition(f"{HEADING}\n")
    if not heading:
        raise ValueError(f"{page} has no heading “{HEADING}”")
    rest = after[after.find("\n## ") :] if "\n## " in after else ""
    told = "\n".join(["", _how(figures), "", *figures_of_page(figures), ""])
    page.write_text(f"{before}{heading}{told}{rest}", "utf-8")


QUESTIONS: dict[str, Callable[[Mapping[str, Any]], float]] = {
    "Build from nothing, s": lambda one: one["runs"]["sourcebook build, cold"][0],
    "Its CPU, s": lambda one: one["runs"]["sourcebook build, cold"][1],
    "After one edit, s": lambda one: one["runs"]["sourcebook build, one summary edited"][0],
    "Nothing changed, s": lambda one: one["runs"]["sourcebook build, nothing changed"][0],
    "Memory, MB": lambda one: one["runs"]["sourcebook build, cold"][2] * 2**20 / 1e6,
    "Pages": lambda one: one["sizes"]["sourcebook build, cold"][0],
    "Files": lambda one: one["sizes"]["sourcebook build, cold"][1],
    "Site, MB": lambda one: one["sizes"]["sourcebook build, cold"][2] / 1e6,
    "Largest page, KB": lambda one: one["sizes"]["sourcebook build, cold"][3] / 1e3,
    "Largest file, MB": lambda one: one["sizes"]["sourcebook build, cold"][4] / 1e6,
}
"""What a reader of the page asks; seconds are those on the wall, but for those of CPU."""


def figures_of_page(figures: Figures) -> Iterator[str]:
    """A row for each question, with the answer for each number of records and how it grows: no more columns than a phone has room for."""
    numbers = _numbers(figures)
    grows = ["Growth"] if len(numbers) > 1 else []
    yield _row("Records", *(f"{int(one):,}" for one in numbers), *grows)
    yield _rule(len(numbers) + len(grows))
    for asked, get in QUESTIONS.items():
        row = [get(figures[one]) for one in numbers]
        told = (f"{one:,.1f}" if isinstance(one, float) and one < 100 else f"{one:,.0f}" for one in row)
        yield _row(asked, *told, *([growth(numbers, row) or "–"] if grows else []))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _rule(numbers: int) -> str:
    return _row("---", *["---:"] * numbers)
