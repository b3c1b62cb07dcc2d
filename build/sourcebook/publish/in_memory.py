"""MkDocs makes pages that lie on no disk, and hands over what it made of them; on the disk, it puts what is no page."""

import os
from collections.abc import Mapping
from fnmatch import fnmatch

from jinja2 import Environment, FileSystemLoader
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from sourcebook.disk import folder

_UNLOADED = (
    "assets/images/favicon.png",
    "assets/javascripts/lunr/*",
    "assets/javascripts/workers/*",
    "assets/*/*.map",
)
"""What MkDocs Material brings for a search that is not ours, and for whoever mends its code: no page loads it."""


def built(config: MkDocsConfig, pages: Mapping[str, str]) -> dict[str, str]:
    """What MkDocs makes of pages, given by their paths as Markdown. `config` is used up."""
    config.docs_dir = config.site_dir  # where MkDocs finds nothing, as it takes away first what lies there
    whole = config.theme.get_env

    def get_env() -> Environment:
        env = whole()
        env.loader = _Shown(config.theme.dirs)  # to which plugins have added theirs by now
        env.optimized = False  # which costs more than the few pages of a template save
        return env

    config.theme.get_env = get_env  # type: ignore[method-assign]  # MkDocs asks for it in the middle of its work
    plugin = _InMemory(pages)
    config.plugins["sourcebook"] = plugin  # type: ignore[assignment]  # of a plugin, only events are asked here
    build(config)
    return plugin.made


class _InMemory:
    """What MkDocs tells its plugins as it goes on."""

    def __init__(self, pages: Mapping[str, str]) -> None:
        self._pages, self.made = pages, dict[str, str]()

    @event_priority(100)  # other plugins find the pages as if they lay on the disk
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        for file in [one for one in files if any(fnmatch(one.src_uri, pattern) for pattern in _UNLOADED)]:
            files.remove(file)
            folder(os.path.dirname(file.abs_dest_path))  # which the headers of the site name
        for path, text in self._pages.items():
            file = File(path, config.docs_dir, config.site_dir, config.use_directory_urls)
            file.content_string = text
            files.append(file)
        return files

    @event_priority(-100)  # and have done theirs
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        if page.file.src_uri not in self._pages:  # another plugin’s own
            return output
        self.made[page.file.src_uri] = output
        return ""  # an empty page is not written


class _Shown(FileSystemLoader):
    """Passes over folders that begin with a dot: MkDocs takes nothing of them, after a look at each of the theme's 14,000 icons."""

    def list_templates(self) -> list[str]:
        found = set[str]()
        for top in self.searchpath:
            for here, folders, names in os.walk(top):
                folders[:] = [one for one in folders if not one.startswith(".")]
                found.update(os.path.relpath(f"{here}/{name}", top).replace(os.sep, "/") for name in names)
        return sorted(found)
