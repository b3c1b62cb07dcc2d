"""MkDocs makes pages that lie on no disk as it makes those that do."""

import os

import jinja2
import pytest

from sourcebook.publish import page_templates
from sourcebook.publish.assemble import assemble_site
from sourcebook.publish.in_memory import _Shown
from sourcebook.publish.mkdocs import NotPublished


def _with_hook(root, code):
    """Give the mkdocs.yml of a sourcebook a hook of this code."""
    (root / "own.py").write_text(code, "utf-8")
    settings = root / "mkdocs.yml"
    settings.write_text(f"{settings.read_text('utf-8')}hooks: [own.py]\n", "utf-8")


@pytest.mark.built
def test_a_hook_finds_the_pages_and_has_its_way_with_them(laid):
    """
    A hook of mkdocs.yml is told of the pages before others are made of them, and what it makes of a page stands in the site.
    """
    root = laid({})
    _with_hook(
        root,
        "def on_files(files, config):\n"
        "    assert files.get_file_from_path('timeline.md').content_string\n"
        "def on_post_page(output, page, config):\n"
        "    return output.replace('</body>', f'<p>{page.file.src_uri.split(\"/\")[0]} by a hook</p></body>')\n",
    )
    to = root / "out" / "next"
    assemble_site(root, to)

    assert "<p>timeline.md by a hook</p>" in (to / "timeline" / "index.html").read_text("utf-8")
    for page in (to / "events").glob("1*/index.html"):
        assert "<p>events by a hook</p>" in page.read_text("utf-8")


@pytest.mark.built
def test_a_page_that_a_hook_adds_stands_in_the_site(laid):
    """
    A page that a hook of mkdocs.yml adds to those of the record is written where the map of the site has it.
    """
    root = laid({})
    _with_hook(
        root,
        "from mkdocs.structure.files import File\n"
        "def on_files(files, config):\n"
        "    files.append(File.generated(config, 'own.md', content='# Its own'))\n",
    )
    to = root / "out" / "next"
    assemble_site(root, to)

    assert "Its own" in (to / "own" / "index.html").read_text("utf-8")


@pytest.mark.built
@pytest.mark.parametrize(
    "event", ["on_config(config)", "on_env(env, config, files)", "on_post_page(output, page, config)"]
)
def test_a_hook_that_fails_is_told_at_its_line(laid, event):
    """
    Whatever a hook raises, and whenever, is answered with its file and line, and nothing is published.
    """
    root = laid({})
    _with_hook(root, f"def {event}:\n    raise ValueError('no such ferry')\n")

    with pytest.raises(
        NotPublished, match=r"own\.py:2: ValueError: no such ferry; .* correct it, or take it out"
    ):
        assemble_site(root, root / "out" / "next")


@pytest.mark.built
def test_what_a_plugin_adds_to_the_theme_stands_in_the_site(laid):
    """
    The files of a folder that a plugin adds to those of the theme, as the search of MkDocs does, are put into the site.
    """
    root = laid({})
    settings = root / "mkdocs.yml"
    settings.write_text(f"{settings.read_text('utf-8')}plugins: [search]\n", "utf-8")
    to = root / "out" / "next"
    assemble_site(root, to)

    assert (to / "search" / "main.js").is_file()


@pytest.mark.built
def test_mkdocs_puts_only_what_is_no_page(laid):
    """
    In the folder of the site, MkDocs leaves the files of the theme, and no page nor folder of one; nor what no page loads.
    """
    root = laid({})
    assemble_site(root, root / "out" / "next")
    kept = root / page_templates.KEPT / "site"

    assert {"404.html", "assets", "sitemap.xml", "sitemap.xml.gz"} == set(os.listdir(kept))
    assert [] == [*kept.rglob("*.map"), *kept.glob("assets/javascripts/lunr/**/*.js")]


@pytest.mark.built
def test_mkdocs_reads_its_settings_once(laid, monkeypatch):
    """
    A build that asks whether MkDocs can work by mkdocs.yml, and then has it work, has it read that file once; the next, anew.
    """
    read, whole = list[int](), page_templates.read_config
    monkeypatch.setattr(page_templates, "read_config", lambda *given: read.append(1) or whole(*given))
    root = laid({})
    page_templates.menu(root)
    assemble_site(root, root / "out" / "next")
    assert [1] == read
    page_templates.menu(root)
    assert [1, 1] == read


def test_only_hidden_folders_of_a_theme_are_passed_over(tmp_path):
    """
    Of several folders, all files are listed as Jinja lists them, but for those below a folder that begins with a dot.
    """
    files = (
        "a/main.html",
        "a/.icons/one.svg",
        "a/deep/er/x.css",
        "a/deep/.git/y",
        "b/main.html",
        "b/.hidden",
    )
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    folders = [tmp_path / "a", tmp_path / "b"]
    listed = jinja2.FileSystemLoader(folders).list_templates()

    assert {".icons/one.svg", "deep/.git/y"} == {*listed} - {*_Shown(folders).list_templates()}
    assert [".hidden", "deep/er/x.css", "main.html"] == _Shown(folders).list_templates()
