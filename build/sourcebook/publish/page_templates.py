"""MkDocs -> templates: it makes one page of each kind, which has a placeholder wherever pages differ, and is cut there.

The templates, and what MkDocs puts beside the pages, are kept in out/cache/templates/ as long as MkDocs would make the same of
them; that folder may be deleted at any time.
"""

import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sourcebook.disk import below, digest, held_json, put, take_away
from sourcebook.publish.addresses import address_of
from sourcebook.publish.mkdocs import NotPublished, read_config, refusals
from sourcebook.publish.unchanged import read_by_mkdocs

if TYPE_CHECKING:  # MkDocs is loaded late: it reads the environment as it is loaded
    from mkdocs.config.defaults import MkDocsConfig

KEPT = "out/cache/templates"
_NAME = "templateplaceholder"
_PLACEHOLDER = re.compile(rf"({_NAME}:\w+:<&>)")
"""A placeholder: a theme that escapes or cuts it leaves only its name, and is found out."""
_EDGE, WORDS, ANCHOR, _TOP = f"<!-- {_NAME} -->", f"{_NAME}-words", f"{_NAME}-anchor", f"{_NAME}-top"
_TAG = r"<(?:[^<>]|<&>)*>"
"""A tag, with placeholders in its attributes, or without."""
_SPACE = re.compile(rf"({_TAG})\s*\n\s*(?=({_TAG}))")
"""Lines and blanks between two tags, by which templates are laid out: one line break says the same, beside a block none."""
_BLOCK = re.compile(
    r"</?(?:html|head|meta|link|title|script|noscript|body|header|nav|main|footer|article|div|form|ul|li|p)\b"
)
_PERMALINK = re.compile(rf"<h2 [^>]*>{WORDS}(.*?)</h2>", re.DOTALL)
_ITEM = re.compile(rf"<li\b(?:(?!<li\b).)*?{WORDS}.*?</li>", re.DOTALL)
ENTRY = re.compile(r"\s*<url>.*?</url>", re.DOTALL)


class Kind(NamedTuple):
    """What pages have in common that have one template."""

    place: str
    """Their folder; or the page itself, if it is a kind of its own."""
    fixed: str
    """What of their front matter is the same for all, as JSON."""
    varying: tuple[str, ...]
    """The fields whose texts differ."""
    has_sections: bool
    """Whether they have headings to list."""


class Template(NamedTuple):
    """What MkDocs makes of a kind of page, cut at its placeholders: text, placeholder, text, and so on."""

    page: tuple[str, ...]
    entry: tuple[str, ...]
    """Its entry in the sitemap, cut likewise; nothing if it has none."""
    item: str
    """One heading in its list of headings; empty if it has none."""
    permalink: str
    """What stands after the words of a heading."""
    comments: Mapping[str, str]
    """What the theme makes of a comment that stands by itself, where it makes something of it."""


class PageTemplates(NamedTuple):
    """What MkDocs makes of the kinds of pages of a site."""

    by: str
    """A digest of all that MkDocs has read; empty if that is not known."""
    alone: frozenset[str]
    """The pages that the menu names."""
    depth: int
    """The least of the headings that are listed."""
    comments: tuple[str, ...]
    templates: Mapping[Kind, Template]


def kept(root: Path) -> PageTemplates | None:
    """What an earlier build has kept, if MkDocs would make the same now."""
    folder = root / KEPT
    try:
        told = held_json(folder / "templates.json")
        by, alone, depth, comments, pairs, files = told
        if by and by == read_by_mkdocs(root) and files == _digests(folder / "site"):
            templates = {Kind(*kind): Template(*template) for kind, template in _frozen(pairs)}
            return PageTemplates(by, frozenset(alone), depth, tuple(comments), templates)
    except (OSError, ValueError, TypeError):
        pass  # nothing there, or nothing of ours
    return None


def menu(root: Path) -> PageTemplates:
    """What mkdocs.yml says of the pages, without templates; raise `NotPublished` if MkDocs cannot work by it."""
    by = read_by_mkdocs(root)
    config = _settings(root, by)
    depth = int(str(config.mdx_configs.get("toc", {}).get("toc_depth", 6))[-1])
    return PageTemplates(by, frozenset(_in_menu(config.nav)), depth, (), {})


def _settings(root: Path, by: str) -> "MkDocsConfig":
    """What MkDocs reads in mkdocs.yml; anew, where it is not known whether it would read the same."""
    return _read(root, by) if by else _read.__wrapped__(root, by)


@lru_cache(maxsize=1)
def _read(root: Path, by: str) -> "MkDocsConfig":
    """What MkDocs reads in mkdocs.yml, kept by its digest `by`: a build asks three times, and the last time uses it up."""
    with refusals():
        return read_config(root / "mkdocs.yml", root / "out" / "releases" / "next")


def templates_of(
    root: Path, to: Path, known: PageTemplates, kinds: Iterable[Kind], comments: Iterable[str]
) -> PageTemplates:
    """The templates of some kinds; what MkDocs makes besides is put into the folder `to`. Raise `NotPublished` if it refuses."""
    wanted, comments = frozenset(kinds), tuple(sorted(comments))
    if wanted and known.templates.keys() == wanted and known.comments == comments:
        shutil.copytree(root / KEPT / "site", to, dirs_exist_ok=True)
        return known
    config = _settings(root, known.by)
    _read.cache_clear()
    config.site_dir = str(to.resolve())
    made = known._replace(comments=comments, templates=_templates(config, sorted(wanted), comments))
    _keep(root / KEPT, made, to)
    return made


def _templates(
    config: "MkDocsConfig", kinds: Iterable[Kind], comments: Iterable[str]
) -> dict[Kind, Template]:
    """Have MkDocs make one page of each kind, and cut them."""
    from sourcebook.publish.in_memory import built

    paths = {
        kind: kind.place if kind.place.endswith(".md") else f"{kind.place}/{_NAME}-{number}.md"
        for number, kind in enumerate(kinds)
    }
    with refusals():
        made = built(config, {path: _stub(kind, comments) for kind, path in paths.items()})
    entries = ENTRY.findall(Path(config.site_dir, "sitemap.xml").read_text("utf-8"))
    templates = dict[Kind, Template]()
    for kind, path in paths.items():
        location = f"<loc>{config.site_url}{address_of(path)}</loc>"
        entry = "".join(one for one in entries if location in one)
        templates[kind] = _cut(kind, path, made[path], entry, tuple(comments))
    return templates


def _keep(folder: Path, made: PageTemplates, site: Path) -> None:
    """Keep what MkDocs made; of what is cut off while it is written, nothing counts."""
    take_away(folder)
    shutil.copytree(site, folder / "site")
    pairs = [*made.templates.items()]
    told = [made.by, sorted(made.alone), made.depth, made.comments, pairs, _digests(folder / "site")]
    put(folder / "templates.json", json.dumps(told).encode())


def _digests(folder: Path) -> dict[str, str]:
    """What the files below a folder hold, by their paths in it."""
    return {os.path.relpath(one, folder): digest(one).hex() for one, _ in below(str(folder))}


def _frozen(told: Any) -> Any:
    """What JSON has as lists, as tuples."""
    return tuple(map(_frozen, told)) if isinstance(told, list) else told


def _in_menu(items: Any) -> Iterator[str]:
    """The pages that the navigation of mkdocs.yml names."""
    if isinstance(items, str):
        yield items
    for one in items.values() if isinstance(items, dict) else items if isinstance(items, list) else ():
        yield from _in_menu(one)


def _stub(kind: Kind, comments: Iterable[str]) -> str:
    """A page of a kind with its placeholders."""
    front = json.loads(kind.fixed) | {name: placeholder(name) for name in kind.varying}
    section = [f"## {WORDS} {{: #{ANCHOR} }}"] if kind.has_sections else []
    told = [line for comment in comments for line in (comment, _EDGE)]
    body = [_EDGE, f"# {WORDS} {{: #{_TOP} }}", *section, _EDGE, *told]
    head = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in front.items()]
    return "\n".join(["---", *head, "---", "", "\n\n".join(body), ""])


def placeholder(name: str) -> str:
    """What stands where pages differ, by its name."""
    return f"{_NAME}:{name}:<&>"


def _cut(kind: Kind, stub: str, made: str, entry: str, comments: tuple[str, ...]) -> Template:
    """The template of a kind, from what MkDocs made of its stub, and from its entry in the sitemap."""
    made = _SPACE.sub(_closer, made)
    shown, more = divmod(made.count(_EDGE), len(comments) + 2)
    if shown != 1 or more:
        raise NotPublished(
            f"{kind.place}: the theme shows the body of such a page {shown} times; show it once"
        )
    content = made[made.index(_EDGE) : made.rindex(_EDGE) + len(_EDGE)]
    meant = zip(comments, map(str.strip, content.split(_EDGE)[2:]), strict=False)
    permalink, item = _PERMALINK.search(content), _ITEM.search(made.replace(content, ""))
    frame = made.replace(content, placeholder("body")).replace(_TOP, placeholder("top"))
    frame = frame.replace(item[0], placeholder("headings")) if item else frame
    if stub != kind.place:
        frame, entry = (one.replace(address_of(stub), placeholder("address")) for one in (frame, entry))
    return Template(
        _parts(kind, frame),
        _parts(kind, entry),
        item[0] if item else "",
        permalink[1].replace(ANCHOR, "{}") if permalink else "",
        {comment: html for comment, html in meant if comment != html},
    )


def _closer(found: re.Match[str]) -> str:
    """A tag and the space that is needed between it and the next."""
    return found[1] if _BLOCK.match(found[1]) or _BLOCK.match(found[2]) else f"{found[1]}\n"


def _parts(kind: Kind, made: str) -> tuple[str, ...]:
    """What MkDocs made, cut at the placeholders; raise `NotPublished` if one of them is not as it was."""
    parts = tuple(_PLACEHOLDER.split(made))
    for text in parts[::2]:
        if (at := text.casefold().find(_NAME)) >= 0:
            found = re.match(r":(\w+)", text[at + len(_NAME) :].casefold())
            raise NotPublished(
                f"{kind.place}: the theme shows “{found[1] if found else 'address'}” of such a page otherwise than it is written; show it as it is"
            )
    return parts
