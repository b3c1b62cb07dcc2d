"""P: publishing. What hinders MkDocs from making the site, before anything is rendered; mkdocs.yml or CITATION.cff of another subject."""

import html
import unicodedata
from collections.abc import Iterator

from pathspec.gitignore import GitIgnoreSpec

from sourcebook.model import NOUNS, Diagnostic, Event, InvalidRecord, Site, Sourcebook, Withdrawn
from sourcebook.model.text import shown
from sourcebook.read.files import is_pattern
from sourcebook.resolve.addresses import EVENTS, OWN, page_of, section_page
from sourcebook.resolve.links import plain
from sourcebook.rules.rule import rule

THEME = "sourcebook"
EXTENSIONS = ("attr_list", "tables")
"""What the pages are written for, and would otherwise show as signs."""


@rule(
    "P101",
    "setup-unreadable",
    example="is not there; without it no page can be published: copy the one that `sourcebook init` makes in an empty folder",
    reason="MkDocs makes the site by it: its menu, its theme, its address.",
    mend="Write mkdocs.yml beside content/, or mend it at the place that is named. `sourcebook init` makes a whole one in an empty folder.",
)
def setup_is_readable(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Beside content/ stands mkdocs.yml, in YAML."""
    if sourcebook.setup.flaw:
        yield sourcebook.setup.flaw


@rule(
    "P102",
    "site-told-otherwise",
    example="site_name: is “The Bell Record”, and in content/site.yaml it is “The Ferry Record”; write one of the two in both",
    reason="What stands at the head and foot of every page would be another site’s: its name, its address, or what it covers.",
    mend="Write in mkdocs.yml what content/site.yaml says: `site_name` its name, `site_url` its address, `site_description` its description; and `copyright` has the words of `covers`.",
)
def setup_is_of_this_site(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Name, address, description and coverage of the site are the same in mkdocs.yml and content/site.yaml."""
    site, setup = sourcebook.find(Site, "site"), sourcebook.setup
    if site is None or setup.flaw:
        return
    for name, ours in (
        ("site_name", site.name),
        ("site_url", site.address),
        ("site_description", site.description),
    ):
        theirs, ours = setup.values.get((name,), ""), _in_one_form(ours)
        written = _in_one_form(theirs) if theirs is not None else ours
        if written != ours and f"{written}/" != ours:
            said = f"is {shown(written)}, and in" if written else "is not said; in"
            what = f"{said} {site.origin.path} it is “{ours}”; write one of the two in both"
            yield setup.diagnostic((name,), what)
    covers = _in_one_form(plain(site.covers, sourcebook))
    foot = setup.values.get(("copyright",), "")
    if foot is not None and covers not in _in_one_form(html.unescape(foot)):
        what = f"stands at the foot of every page and lacks what `covers` says in {site.origin.path}; write there “{covers}”"
        yield setup.diagnostic(("copyright",), what)


def _in_one_form(text: str) -> str:
    """A text as records have it, whatever the space between its words."""
    return " ".join(unicodedata.normalize("NFC", text).split())


@rule(
    "P103",
    "theme-not-ours",
    example="theme.name: is “material”; write sourcebook, the theme that comes with the generator",
    reason="The pages are written for this theme: it has their styles, their scripts, and what a browser may run.",
    mend="Write `name: sourcebook` below `theme` in mkdocs.yml, and take out `custom_dir`, unless it is a folder of your own templates.",
)
def theme_is_ours(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """The theme is the one that comes with the generator; a folder of templates of one’s own is there."""
    setup = sourcebook.setup
    if setup.flaw:
        return
    way = ("theme",) if ("theme",) in setup.values else ("theme", "name")
    name = setup.values.get(way, "")
    if name is not None and name != THEME:
        said = f"is {shown(name)}" if name else "is not said"
        yield setup.diagnostic(way, f"{said}; write {THEME}, the theme that comes with the generator")
    if setup.folder_flaw:
        yield setup.diagnostic(("theme", "custom_dir"), setup.folder_flaw)


@rule(
    "P104",
    "menu-page-missing",
    example="nav.1.About: leads to about.md, which is not there; write content/pages/about.md, or take the line out",
    reason="MkDocs refuses a menu with an entry that leads nowhere, after all pages were made.",
    mend="Write the page in content/pages/, with title, description and text; or correct or remove the line of `nav` in mkdocs.yml.",
)
def menu_leads_to_pages(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Each entry of the menu leads to a page that is made, or to another site."""
    made = _pages(sourcebook)
    for way, page in sourcebook.setup.below("nav"):
        if not page or "://" in page or page.startswith(("/", "mailto:")):
            continue
        if page not in made and not page.startswith("embed/"):
            known = "" if "/" in page else f"; write content/pages/{page}, or take the line out"
            what = f"leads to {page}, which is not there{known or '; correct it, or take the line out'}"
            yield sourcebook.setup.diagnostic(way, what)


@rule(
    "P105",
    "page-in-no-menu",
    example="nav: has no entry for toll.md; add `- Title: toll.md`, or the line /toll.md to not_in_nav",
    reason="MkDocs refuses a page that stands neither in the menu nor among those left out of it on purpose, after all pages were made.",
    mend="Add the page to `nav` in mkdocs.yml; or add it, or its folder, to `not_in_nav`.",
)
def pages_are_in_the_menu(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Each page stands in the menu, or is left out of it on purpose; so is what leads on from a former address."""
    setup = sourcebook.setup
    named = {page for _, page in setup.below("nav")}
    left_out = setup.values.get(("not_in_nav",), "")
    if setup.flaw or not named or left_out is None:
        return
    lines = left_out.splitlines()
    for one in (each for each in lines if not is_pattern(each)):
        what = f"has {shown(one)}, which is no pattern that MkDocs can read, or has too many stars; write a file or a folder, as /events/"
        yield setup.diagnostic(("not_in_nav",), what)
    on_purpose = GitIgnoreSpec.from_lines(filter(is_pattern, lines))
    made, left = _pages(sourcebook), _former_pages(sourcebook)
    lost = sorted(one for one in (made | left) - named if not on_purpose.match_file(one))
    own = [one for one in lost if one in OWN or "/" not in one]
    for page in (one for one in own if one not in made):
        what = f"lacks {page}, which leads on from a former address; add the line /{page}"
        yield setup.diagnostic(("not_in_nav",), what)
    for page in (one for one in own if one in made):
        what = f"has no entry for {page}; add `- Title: {page}`, or the line /{page} to not_in_nav"
        yield setup.diagnostic(("nav",), what)
    for folder in sorted({one.partition("/")[0] for one in lost if one not in own}):
        yield setup.diagnostic(("not_in_nav",), f"lacks the pages of {folder}/; add the line /{folder}/")


@rule(
    "P106",
    "pages-read-otherwise",
    example="docs_dir: is “docs”; write out/pages, where the pages are made",
    reason="Pages that are looked for in another folder, or read without what they are written for, are missing or show signs instead of links and tables.",
    mend="Write `docs_dir: out/pages`, leave `use_directory_urls` true, and name attr_list and tables under `markdown_extensions`.",
)
def pages_are_read_as_written(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """MkDocs reads the pages where they are made, with the extensions for which they are written."""
    setup = sourcebook.setup
    if setup.flaw:
        return
    folder = setup.values.get(("docs_dir",), "docs")
    if folder is not None and folder.removeprefix("./").rstrip("/") != "out/pages":
        yield setup.diagnostic(
            ("docs_dir",), f"is {shown(folder)}; write out/pages, where the pages are made"
        )
    if (setup.values.get(("use_directory_urls",)) or "true").casefold() != "true":
        what = "is not true; take the line out, since the addresses that charts and cards name end in /"
        yield setup.diagnostic(("use_directory_urls",), what)
    for one in ("exclude_docs", "draft_docs"):
        if setup.values.get((one,)):
            yield setup.diagnostic((one,), "would leave out pages that are made; take it out")
    named = {
        part
        for way, value in setup.below("markdown_extensions")
        for part in (*way[1:3], value)
        if isinstance(part, str)
    }
    for one in EXTENSIONS:
        if one not in named:
            yield setup.diagnostic(
                ("markdown_extensions",), f"lacks {one}, for which the pages are written; add it"
            )


@rule(
    "P107",
    "citation-told-otherwise",
    example="title: is “The Bell Record”, and in content/site.yaml it is “The Ferry Record”; write one of the two in both",
    reason="Code hosts and programs that keep references cite the whole by CITATION.cff; what it says would be of another site, or of what this one was.",
    mend="Write in CITATION.cff what content/site.yaml says: `title` its name, `url` its address, `repository-code` its repository, `abstract` its description, `license` the name of its licence.",
)
def citation_is_of_this_site(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Where CITATION.cff is there, it is YAML, and says of the whole what content/site.yaml says."""
    site, citation = sourcebook.find(Site, "site"), sourcebook.citation
    if citation is None or site is None:
        return
    if citation.flaw:
        yield citation.flaw
        return
    for name, ours in (
        ("title", site.name),
        ("url", site.address),
        ("repository-code", site.repository),
        ("abstract", site.description),
        ("license", site.licence.name if site.licence else None),
    ):
        theirs = citation.values.get((name,))
        if theirs is None and (name,) not in citation.places and name != "title":
            continue
        written = " ".join((theirs or "").split())
        if ours is not None and written != ours:
            said = f"is {shown(written)}, and" if written else "is not said;"
            what = f"{said} in {site.origin.path} it is “{ours}”; write one of the two in both"
            yield citation.diagnostic((name,), what)


_OF_EVENTS = ("days", "embed", "timeline")
_LONG = ("corrections", "errata", "outside")
"""The folders of pages that are made of many events, and of those on which a list goes on; the timeline's, and the latter, have
their first pages once one is too short."""


def _pages(sourcebook: Sourcebook) -> set[str]:
    """The file of each page that will be made, below out/pages; of a record that cannot be read yet, too."""
    folders = {
        noun.noun: noun.folder for noun in NOUNS if not noun.section_of and noun is not Withdrawn
    }  # where the page of what was withdrawn is depends on what it was
    unread = (one for one in sourcebook.entries if isinstance(one, InvalidRecord) and one.of in folders)
    found = {str(page_of(one)) for one in sourcebook.records()} | OWN | {str(EVENTS)}
    found |= {f"{folders[one.of]}/{one.id}.md".removeprefix("/") for one in unread}
    return found | {f"{one}/page.md" for one in (*_LONG, *(_OF_EVENTS if sourcebook.all(Event) else ()))}


def _former_pages(sourcebook: Sourcebook) -> set[str]:
    """The file of each page that leads on from a former id of a record with a page of its own."""
    records = (one for one in sourcebook.records() if not section_page(one))
    return {str(page_of(one).with_name(f"{id}.md")) for one in records for id in one.formerly}
