"""What would act in a browser: it is shown as it was typed and nothing runs; and where it is not encoded, the policy alone holds.

The texts are those of tests/hostile/marked.py: every text of every record carries them.
"""

import json
from functools import partial
from pkgutil import resolve_name

import pytest
from marked import IN_BROWSER, marked_world
from markupsafe import Markup

from sourcebook.build import build
from sourcebook.publish.mkdocs import NotPublished
from sourcebook.site import markdown

pytestmark = [pytest.mark.browser, pytest.mark.built]

WATCH = """
window.__violations = [];
addEventListener("securitypolicyviolation", (one) => window.__violations.push(`${one.violatedDirective} ${one.blockedURI}`), true);
"""
ELSEWHERE = "**://evil.invalid/**"

ENCODED = [
    *(
        f"sourcebook.site.{one}.encode"
        for one in ("markdown", "present", "languages", "prose", "pages.indexes", "pages.source")
    ),
    "sourcebook.publish.render._escape",
]
"""What makes the texts of pages harmless, wherever it is called."""


def _bare(whole, text):
    """A text as it is typed, if it is a marked one."""
    is_marked = "zq" in str(text) and not isinstance(text, Markup)
    return Markup(str(text).replace("\n", " ")) if is_marked else whole(text)


def _quoted(text):
    return Markup(json.dumps(text, ensure_ascii=False))


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory):
    """The site of the marked sourcebook, and that world."""
    world = marked_world(IN_BROWSER, tmp_path_factory.mktemp("hostile"))
    root = world.lay(tmp_path_factory.mktemp("hostile"))
    return build(root).site, world


@pytest.fixture(scope="module")
def bare_site(tmp_path_factory):
    """The same, built with every function switched off that makes texts harmless in HTML; and so that it is published at all,
    without the audit, which refuses it."""
    world = marked_world(IN_BROWSER, tmp_path_factory.mktemp("bare"))
    root = world.lay(tmp_path_factory.mktemp("bare"))
    with pytest.MonkeyPatch.context() as patch:
        for where in ENCODED:
            patch.setattr(where, partial(_bare, resolve_name(where)))
        metadata = markdown.metadata
        patch.setattr(markdown, "metadata", lambda text: _quoted(text) if "zq" in text else metadata(text))
        with pytest.raises(NotPublished, match="inline script"):
            build(root)
        patch.setattr("sourcebook.publish.release.finish", lambda root, site, book: ())
        return build(root).site


@pytest.fixture
def watched(visit, serve):
    """Open pages of a site, in a browser that keeps what was said, asked for, run and refused."""

    def _watched(site):
        address = serve(site)
        page = visit(address)
        page.dialogs, page.foreign, page.violations, page.run = [], [], [], []
        page.on("dialog", lambda one: (page.dialogs.append(one.message), one.dismiss()))
        page.context.route(ELSEWHERE, lambda route: (page.foreign.append(route.request.url), route.abort()))
        page.add_init_script(WATCH)

        def go(path):
            page.goto(address + path, wait_until="load")
            look()

        def look():
            page.violations += page.evaluate("window.__violations || []")
            page.run += page.evaluate(
                "window.__pwned === undefined ? [] : [location.pathname + window.__pwned]"
            )

        page.go, page.look, page.address = go, look, address
        return page

    return _watched


def _pages(site):
    """The fullest page of each folder, and its index."""
    for folder in sorted(one for one in site.iterdir() if one.is_dir()):
        if (folder / "index.html").is_file():
            yield f"{folder.name}/"
        if pages := list(folder.glob("*/index.html")):
            yield f"{max(pages, key=lambda one: one.stat().st_size).parent.relative_to(site).as_posix()}/"
    yield ""


def test_nothing_runs_and_nobody_is_asked(hostile_site, watched, serve, tmp_path):
    """
    On a page of each kind, in a search and its results, in the tooltips of charts, and in a frame: no script but ours runs, no
    window opens, no other host is asked, no policy is broken, nothing fails; and the texts stand there as they were typed.
    """
    site, world = hostile_site
    page = watched(site)
    for path in _pages(site):
        page.go(path)
    [title] = [
        one.word
        for one in world.marked
        if one.path.endswith("marsh-notes-pass.yaml") and one.steps == "title"
    ]
    whole = IN_BROWSER.mark(title, 139)

    page.go(f"search/?q={title}")
    found = page.locator("main a, article a").filter(has_text=title).first
    found.wait_for()
    assert whole in found.text_content()
    page.look()
    found.click()
    page.wait_for_url("**/events/**")
    page.look()
    assert whole in page.locator("h1").first.text_content()

    page.go("timeline/")
    mark = page.locator('.hits_marks > a[data-id="1931-marsh-notes-pass"] >> visible=true').first
    mark.hover()
    page.look()
    assert whole in mark.get_attribute("aria-label")
    mark.click()
    page.wait_for_url("**/events/**")

    (tmp_path / "index.html").write_text(f'<iframe src="{page.address}embed/timeline/"></iframe>', "utf-8")
    page.goto(serve(tmp_path), wait_until="load")
    assert 2 == len(page.frames)
    assert all(frame.evaluate("window.__pwned") is None for frame in page.frames)
    assert ([], [], [], [], []) == (page.run, page.dialogs, page.foreign, page.violations, page.complaints)


def test_the_policy_holds_alone(bare_site, watched):
    """
    Where no text is encoded, the scripts and pictures of a stranger stand in the pages, and the browser runs none of them and
    asks for none.
    """
    page, planted = watched(bare_site), 0
    for path in _pages(bare_site):
        page.go(path)
        planted += page.evaluate("[...document.scripts].filter((one) => one.text.includes('__pwned')).length")
        page.locator("a[onclick]").evaluate_all("all => all.forEach((one) => one.click())")
        page.look()

    assert planted > 10
    assert page.violations
    assert ([], [], []) == (page.run, page.dialogs, page.foreign)
