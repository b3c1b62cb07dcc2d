"""The whole -> outputs. Each file of site/pages/, charts/, site/exports/ and theme/ makes its own; figures are named in the pages."""

import html
import importlib
import pkgutil
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from types import ModuleType

from sourcebook import charts, theme
from sourcebook.drawing.card import chosen, words
from sourcebook.model import Event, Figure, Output, Record, Sourcebook
from sourcebook.model.text import count
from sourcebook.publish.addresses import drawing_of
from sourcebook.publish.plain import Listed, list_of_pages, plain_copy
from sourcebook.resolve.addresses import page_of, section_page
from sourcebook.resolve.published import last_day
from sourcebook.sentinel import SENTINEL
from sourcebook.site import exports
from sourcebook.site import pages as page_makers
from sourcebook.site.head import SiteFacts, citation_of, site_facts, with_head
from sourcebook.site.markdown import encode, href, metadata
from sourcebook.site.pages import event
from sourcebook.stages import SILENT, Stages
from sourcebook.theme.palette import FONT

MAKERS = (page_makers, charts, exports, theme)
_PLACE = re.compile(r"^<!-- (figure|bare) (\S+) -->$", re.MULTILINE)
"""Where a page asks for a figure: as pages of the site show it, or bare, as frames on other sites do."""
_NAMESPACES = ' xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
"""What a drawing needs as a file of its own, and not within a page."""
_FONT = f' font-family="{FONT}"'
"""What style sheets say of a drawing within a page."""
_LABEL = re.compile(r' aria-label="[^"]*"')
_SAYS = re.compile(r"(<a xlink:href=[^<>]*)><title>([^<>]*)</title>")
"""A mark that leads on, and what it says."""
FORMS = ("figure", "bare")
_NARROW = "narrow/"


def render(sourcebook: Sourcebook, stages: Stages = SILENT) -> Iterator[Output]:
    """Ask every maker for its outputs, and give them complete, maker by maker, so that no more of them are in memory at once.

    What pages name is made before them: data files, then charts. In each page its figures are named and what is said about it is
    set; its card and its plain copy follow it.

    `stages` are told how it goes on."""
    paths, figures, listed = list[PurePosixPath](), dict[str, Figure](), list[Listed]()
    of_files, of_pages = list(makers((exports, theme))), list(makers((charts, page_makers)))
    with stages.at("rendering") as stage:
        stage.of(len(of_files) + len(of_pages))
        waiting = list[Output]()
        for maker in of_files:
            made = list(maker.make(sourcebook))
            yield from (one for one in made if one.about is None)
            waiting += (one for one in made if one.about)
            paths += (one.path for one in made)
            stage.did(_name(maker), len(made))
        site = site_facts(sourcebook, paths)
        for maker in of_pages:
            made = list(maker.make(sourcebook))
            drawn = {one.name: one for one in made if isinstance(one, Figure)}
            yield from _drawings(drawn)
            figures |= {name: one._replace(svg="") for name, one in drawn.items()}
            outputs = [one for one in made if isinstance(one, Output)]
            for one in outputs:
                yield from _completed(sourcebook, one, site, figures, listed)
            paths += (one.path for one in outputs)
            stage.did(_name(maker), len(made))
        for one in waiting:
            yield from _completed(sourcebook, one, site, figures, listed)
        yield list_of_pages(sourcebook, listed)
        numbers = Counter(path.suffix for path in paths)
        stage.made(count(numbers[".md"], "page"), count(numbers[".svg"], "chart"))


def _completed(
    sourcebook: Sourcebook, page: Output, site: SiteFacts, figures: Mapping[str, Figure], listed: list[Listed]
) -> Iterator[Output]:
    """A page with its figures named and what is said about it, its card, and its plain copy, if it may be `listed`, where it is noted."""
    yield from _with_card(_with_images(figures, with_head(sourcebook, page, site)))
    if page.about and page.about.is_listed:
        citation = citation_of(sourcebook, page, site)
        listed.append((page._replace(content=""), citation))
        yield plain_copy(sourcebook, page, figures, citation)


def _name(maker: ModuleType) -> str:
    return maker.__name__.removeprefix("sourcebook.")


def render_page(sourcebook: Sourcebook, record: Record) -> tuple[Output, ...]:
    """The page of one record alone, as `render` makes it, and the figures that it asks for; nothing if it has no page of its own."""
    if section_page(record):
        return ()
    here, site = page_of(record), SiteFacts(last_day(sourcebook, sourcebook.records()), ())
    made = (
        iter([event.page(sourcebook, sourcebook.events[record.id])])
        if isinstance(record, Event)
        else (one for maker in makers((page_makers,)) for one in maker.make(sourcebook))
    )
    page = next((one for one in made if isinstance(one, Output) and one.path == here), None)
    if page is None:
        return ()
    asked = {
        name for found in _PLACE.finditer(str(page.content)) for name in (found[2], f"{_NARROW}{found[2]}")
    }
    drawn = (one for maker in makers((charts,)) for one in maker.make(sourcebook)) if asked else ()
    figures = {one.name: one for one in drawn if isinstance(one, Figure) and one.name in asked}
    headed = next(_with_card(_with_images(figures, with_head(sourcebook, page, site))))
    return headed, *_drawings(figures)


def _drawings(figures: Mapping[str, Figure]) -> Iterator[Output]:
    """Each figure for publishing to set in, as pages of the site show it; and bare, where it has a page for frames."""
    for name, figure in figures.items():
        if name.startswith(_NARROW):
            continue
        drawings, picture = _layouts(figures, name), f"charts/{name}.svg"
        yield Output(drawing_of(picture, "figure"), _html(figure, drawings))
        if figure.frame:
            yield Output(drawing_of(picture, "bare"), _bare(figure, drawings))


def _with_card(page: Output) -> Iterator[Output]:
    """A page, and the picture of its card; the front matter of the page says where that is, and what it says."""
    if page.card is None or not isinstance(page.content, str):
        yield page
        return
    card, path = chosen(page.card), PurePosixPath("cards", page.path.with_suffix(".png"))
    told = f"card: {metadata(str(path))}\ncard_alt: {metadata(words(card))}"
    yield page._replace(content=page.content.replace("\n---\n", f"\n{told}\n---\n", 1))
    yield Output(path, card)


def makers(folders: tuple[ModuleType, ...] = ()) -> Iterator[ModuleType]:
    """Every file of some makers' folders, or of all; dropping one in is all it takes."""
    for folder in folders or MAKERS:
        for found in sorted(pkgutil.iter_modules(folder.__path__), key=lambda one: one.name):
            if found.ispkg:
                continue  # templates of MkDocs
            maker = importlib.import_module(f"{folder.__name__}.{found.name}")
            if not callable(getattr(maker, "make", None)):
                raise TypeError(
                    f"{maker.__file__} has no make(sourcebook): each file of this folder makes outputs"
                )
            yield maker


def _with_images(figures: Mapping[str, Figure], output: Output) -> Output:
    """The page with each figure that it asks for as an image; one that nobody made is left out."""
    text = output.content if output.path.suffix == ".md" and isinstance(output.content, str) else ""
    if not any(f"<!-- {form} " in text for form in FORMS):
        return output
    return output._replace(
        content=_PLACE.sub(lambda match: _image(figures.get(match[2]), output.path, match[1]), text)
    )


def _image(figure: Figure | None, here: PurePosixPath, form: str) -> str:
    """The picture of a figure, with its alternative text, as any reader of Markdown shows it."""
    if figure is None:
        return ""
    look = "" if form == "figure" else f"{{: .{form} }}"
    return f"![{encode(figure.alt)}]({href(f'charts/{figure.name}.svg', here)}){look}"


def _html(figure: Figure, drawings: list[str]) -> str:
    """The figure in HTML, as pages of the site show it; its links begin at `SENTINEL`, the site's root."""
    return _element([*drawings, *([_images(figure)] if figure.frame else [])], figure.caption, figure.lines)


def _bare(figure: Figure, drawings: list[str]) -> str:
    """The figure in HTML for a frame on other sites: it has what is covered below it, no line of pictures to take away, and links that leave the frame."""
    leaving = (
        one.replace("<a xlink:href=", '<a target="_blank" rel="noopener" xlink:href=') for one in drawings
    )
    return _element(leaving, figure.caption.removesuffix(figure.foot[-1]), figure.lines)


def _element(parts: Iterable[str], caption: str, lines: tuple[str, str]) -> str:
    """A figure with its caption; what is said of lines stands apart, for the style sheet to show where it is true."""
    meant, seen = map(_escape, lines)
    told = f' <span class="chart-lines">{meant} <span class="chart-pointing">{seen}</span></span>'
    caption = f"{_escape(caption)}{told if meant else ''}"
    return "\n".join(['<figure class="chart">', *parts, f"<figcaption>{caption}</figcaption>", "</figure>"])


def _layouts(figures: Mapping[str, Figure], name: str) -> list[str]:
    """The drawings of a figure: the wide one, and that for narrow columns, the figure `narrow/<name>`, if there is one; the style sheet shows one of them."""
    drawn = [figures[one] for one in (name, f"{_NARROW}{name}") if one in figures]
    layouts = ("chart-wide", "chart-narrow") if len(drawn) > 1 else ("",)
    data = "" if drawn[0].is_still else f"{SENTINEL}charts/{name}.json"
    drawings = [_drawing(one, layout, data) for one, layout in zip(drawn, layouts, strict=True)]
    return [*_said_once(f"{zlib.crc32(name.encode()):x}", *drawings)] if drawn[1:] else drawings


def _said_once(key: str, wide: str, narrow: str) -> tuple[str, str]:
    """Two layouts, of which the narrow one is named, as its marks are, by what the wide one says, where that is the same to the letter."""
    label, places = _LABEL.search(wide), dict[str, str]()
    if label and label[0] in narrow:
        wide = wide.replace(label[0], f' id="{key}"{label[0]}', 1)
        narrow = narrow.replace(label[0], f' aria-labelledby="{key}"', 1)

    def says(found: re.Match[str]) -> str:
        if found[2] in places:
            return found[0]
        places[found[2]] = f"{key}-{len(places)}"
        return f'{found[1]}><title id="{places[found[2]]}">{found[2]}</title>'

    def named(found: re.Match[str]) -> str:
        place = places.get(found[2])
        return f'{found[1]} aria-labelledby="{place}">' if place else found[0]

    return _SAYS.sub(says, wide), _SAYS.sub(named, narrow)


def _drawing(figure: Figure, layout: str, data: str) -> str:
    """One drawing, and where the data are by which the script draws it live, if it can."""
    classes = f"chart-drawing {layout}".strip()
    live = f' data-chart="{data}" data-root="{SENTINEL}"' if data else ""
    said = f"<title>{html.escape(figure.title)}</title><desc>{html.escape(figure.alt)}</desc>"  # as the element around it does
    drawn = figure.svg.replace(_NAMESPACES, "", 1).replace(_FONT, "", 1).replace(said, "", 1)
    return f'<div class="{classes}" role="group" aria-label="{_escape(figure.alt)}"{live}>{drawn}</div>'


def _images(figure: Figure) -> str:
    """The line by which a chart is taken away: its picture, and the code of a frame; a script fills what is empty.

    It stands before the caption, which must come last in a figure, and is shown after it.
    """
    scale, *source = map(_escape, figure.foot)
    png = "" if figure.is_still else '<span class="chart-png"></span>'
    return (
        f'<div class="chart-image" data-title="{_escape(figure.title)}" data-rows="{_escape(figure.rows)}" data-scale="{scale}" data-source="{": ".join(source)}">'
        f'<span>Image:</span><a href="{SENTINEL}charts/{figure.name}.svg" download="{figure.name.replace("/", "-")}.svg">SVG</a>'
        f"{png}<details><summary>Embed</summary>"
        f'<textarea readonly rows="4" aria-label="HTML that shows this chart on another page">{html.escape(figure.frame, quote=False)}</textarea>'
        f'<span class="chart-copy"></span><a href="{SENTINEL}embed/{figure.name}/">The page that it shows</a></details></div>'
    )


def _escape(text: str) -> str:
    """Plain text as HTML, on one line."""
    return html.escape(" ".join(text.split()))
