"""What a reviewer gets to see: the steps of the workflow *preview*, its download opened as its summary says, and the hosted one."""

import html
import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager

import pytest

pytestmark = pytest.mark.built

EVENT = "content/events/1962/1962-lee-ferry.yaml"
PAGE = "events/1962-lee-ferry/"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking".split()


@pytest.fixture(scope="module")
def browser():
    """A Chromium of this machine, without a window."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine; install it: sudo apt-get install -y chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@contextmanager
def _served(folder):
    """A folder, served by the command that the summary names."""
    command = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as serving:
        try:
            yield re.search(r"http://[\d.:]+/", serving.stdout.readline().decode())[0]
        finally:
            serving.terminate()


def _preview(pull_request):
    pull_request.propose()
    ran = pull_request.run("preview", "preview")
    assert "Traceback" not in ran.log + ran.summary, ran.log
    return ran


def test_the_download_is_small_and_opens_in_a_browser(pull_request, browser):
    """
    The summary names each page that changes with a link; the download, served, shows it with the band, kept from
    search engines, without a mistake, and has no cards.
    """
    pull_request.edit(EVENT, ("She says that the ferry goes.", "She says that it goes each day."))
    ran = _preview(pull_request)
    assert ran.good, ran.log + ran.summary
    [(name, site)] = ran.uploaded.items()

    assert "site-preview-by-base-code" == name
    assert "Made by the builder of the base branch" in ran.summary
    assert f"- `/{PAGE}` · <http://localhost:8000/{PAGE}>" in ran.summary
    assert "`/rules/`" not in ran.summary
    assert "[Download the preview](https://github.example/artifact)" in ran.summary
    assert not (site / "cards").exists()
    assert not (site / "charts").exists()
    with _served(site) as address:
        page = browser.new_page()
        complaints, missing = [], []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
        page.goto(f"{address}{PAGE}", wait_until="load")
        assert "She says that it goes each day." in page.inner_text("article")
        assert "Unreviewed preview." in page.inner_text(".md-banner")
        assert "proposed code" not in page.inner_text(".md-banner")
        assert "noindex" == page.get_attribute("meta[name=robots]", "content")
        assert ([], []) == (complaints, missing)
        page.goto(f"{address}timeline/", wait_until="load")
        page.mouse.move(300, 300)  # a chart that was left out cannot be drawn live: its drawing stays
        page.wait_for_timeout(1_000)
        assert page.locator("figure.chart svg >> visible=true").count()
        assert {f"{address}charts/"} >= {url.rpartition("/")[0] + "/" for url in missing}
        assert all("404" in complaint for complaint in complaints)


def test_the_whole_is_there_if_asked_for(pull_request):
    """
    With the label, cards and charts are there, too.
    """
    pull_request.labels.append("whole preview")
    pull_request.edit(EVENT, ("date: 1962-05-04\n", "date: 1962-05-03\n"))
    [site] = _preview(pull_request).uploaded.values()

    assert list((site / "cards").rglob("*.png"))
    assert (site / "charts" / "timeline.svg").is_file()


def test_hostile_words_are_text_in_the_preview(pull_request, browser):
    """
    Markup in a title is shown letter by letter, and runs nothing; the summary names pages by their addresses alone.
    """
    evil = "<script>window.hit=1</script><img src=x onerror=window.hit=1> ##[error]x"
    pull_request.edit(EVENT, ("Ann Lee says the ferry goes", f"'{evil}'"))
    ran = _preview(pull_request)
    [site] = ran.uploaded.values()

    assert "<script" not in ran.summary
    assert "##[" not in ran.log
    with _served(site) as address:
        page = browser.new_page()
        page.goto(f"{address}{PAGE}", wait_until="load")
        assert evil in page.inner_text("h1")
        assert page.evaluate("window.hit === undefined")


def test_proposed_code_is_said_to_be_that(pull_request):
    """
    Where a pull request changes the generator, it makes the preview, whose name, summary and every page say so.
    """
    pull_request.edit("build/sourcebook/theme/overrides/embed.html", ("<main>", '<main class="proposed">'))
    ran = _preview(pull_request)
    [(name, site)] = ran.uploaded.items()

    assert "site-preview-by-proposed-code" == name
    assert "**proposed, unreviewed code**" in ran.summary
    assert "It was made by proposed code" in (site / PAGE / "index.html").read_text("utf-8")


def test_no_preview_of_what_is_wrong(pull_request):
    """
    Where there are errors, the job fails, and its summary says which, as text.
    """
    pull_request.edit(EVENT, ("kind: statement", "kind: '</pre><script>'"))
    ran = _preview(pull_request)

    assert not ran.good
    assert "There is no preview" in ran.summary
    assert f"{EVENT}:" in html.unescape(ran.summary)
    assert "<script" not in ran.summary
    assert {} == ran.uploaded


class TestReadTheDocs:
    """The hosted preview, made as Read the Docs does."""

    def _make(self, pull_request, version):
        clone, output = pull_request.folder / "clone", pull_request.folder / "output"
        pull_request.git("clone", "--quiet", "--branch", "proposal", str(pull_request.repository), str(clone))
        told = {"READTHEDOCS_VERSION_TYPE": version, "READTHEDOCS_OUTPUT": str(output)}
        path = f"{pull_request.folder / 'tools'}:{os.environ['PATH']}"
        env = {"PATH": path, "HOME": str(pull_request.folder), "LANG": "C.UTF-8", **told}
        ran = subprocess.run(
            [".github/scripts/readthedocs.sh"],
            cwd=clone,
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        return ran, output / "html"

    def test_is_made_by_the_base_where_only_content_changes(self, pull_request):
        """
        The base's builder makes it from the proposed content, with the band on its pages.
        """
        pull_request.edit(EVENT, ("She says that the ferry goes.", "She says that it goes each day."))
        pull_request.propose()
        ran, site = self._make(pull_request, "external")

        assert 0 == ran.returncode, ran.stderr
        assert "Made by the builder of the base branch" in ran.stderr
        page = (site / PAGE / "index.html").read_text("utf-8")
        assert "She says that it goes each day." in page
        assert "Unreviewed preview." in page
        assert '<meta name="robots" content="noindex">' in page

    def test_nothing_but_pull_requests_is_hosted_there(self, pull_request):
        """
        A build of a branch is cancelled: the site has one address.
        """
        pull_request.git("branch", "proposal")

        assert 183 == self._make(pull_request, "branch")[0].returncode
