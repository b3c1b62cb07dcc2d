"""The whole -> outputs. Each file of site/pages/, charts/, site/exports/ and theme/ makes its own; figures are set in."""

import html
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from types import ModuleType

from sourcebook import charts, theme
from sourcebook.drawing import SENTINEL
from sourcebook.drawing.card import draw
from sourcebook.model import Figure, Output, Sourcebook
from sourcebook.publish.plain import plain_pages
from sourcebook.site import exports
from sourcebook.site import pages as page_makers
from sourcebook.site.head import whole, with_head
from sourcebook.site.markdown import metadata

MAKERS = (charts, exports, theme, page_makers)
_PLACE = re.compile(r"^<!-- (figure|bare) (\S+) -->$", re.MULTILINE)
"""Where a page asks for a figure: as pages of the site show it, or bare, as frames on other sites do."""


def render(sourcebook: Sourcebook) -> tuple[Output, ...]:
    """Ask every maker for its outputs, and complete these: figures and what is said about a page are set into the pages that
    ask for them, each page has a plain copy, and its card is drawn."""
    made = [one for maker in makers() for one in maker.make(sourcebook)]
    figures = {one.name: one for one in made if isinstance(one, Figure)}
    pages = [one for one in made if isinstance(one, Output)]
    site = whole(sourcebook, pages)
    outputs = [each for one in pages for each in _with_card(_set(figures, with_head(sourcebook, one, site)))]
    outputs += plain_pages(sourcebook, pages, figures, site)
    return tuple(sorted(outputs, key=lambda output: output.path))


def _with_card(page: Output) -> Iterator[Output]:
    """A page, and the picture of its card; the front matter of the page says where that is, and what it says."""
    if page.card is None or not isinstance(page.content, str):
        yield page
        return
    drawn = draw(page.card)
    told = f"card: {metadata(str(page.card.path))}\ncard_alt: {metadata(drawn.words)}"
    yield page._replace(content=page.content.replace("\n---\n", f"\n{told}\n---\n", 1))
    yield Output(page.card.path, drawn.drawing)


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


def _set(figures: Mapping[str, Figure], output: Output) -> Output:
    """The page with each figure that it asks for; one that nobody made is left out."""
    if output.path.suffix != ".md" or not isinstance(output.content, str):
        return output
    depth = "../" * len(output.path.with_suffix("").parts[: None if output.path.name != "index.md" else -1])
    set_in = _PLACE.sub(
        lambda match: _html(figures, match[2], depth or "./", match[1] == "bare"), output.content
    )
    return output._replace(content=set_in)


def _html(figures: Mapping[str, Figure], name: str, to_root: str, bare: bool) -> str:
    """The figure in HTML, on lines without a blank one between, as Markdown wants raw HTML.

    Its layout for narrow columns, if there is one, is the figure `narrow/<name>`; the style sheet shows one of them.
    A bare one, which has what is covered below it, has no line of pictures to take away; its links leave the frame.
    """
    drawn = [figures[one] for one in (name, f"narrow/{name}") if one in figures]
    if not drawn or drawn[0].name != name:
        return ""
    forms = ("chart-wide", "chart-narrow") if len(drawn) > 1 else ("",)
    drawings = [_drawing(one, form, to_root) for one, form in zip(drawn, forms, strict=True)]
    if bare:
        drawings = [
            one.replace("<a xlink:href=", '<a target="_blank" rel="noopener" xlink:href=') for one in drawings
        ]
    images = [_images(drawn[0], to_root)] if drawn[0].frame and not bare else []
    caption = drawn[0].caption.removesuffix(drawn[0].foot[-1]) if bare else drawn[0].caption
    return "\n".join(
        [
            '<figure class="chart">',
            *drawings,
            *images,
            f"<figcaption>{_escape(caption)}</figcaption>",
            "</figure>",
        ]
    )


def _drawing(figure: Figure, form: str, to_root: str) -> str:
    """One drawing, its links led to this site, and what the script needs to draw it live."""
    classes = f"chart-drawing {form}".strip()
    svg = figure.svg.replace(f'href="{SENTINEL}', f'href="{to_root}')
    live = (
        "" if figure.is_still else f' data-chart="{to_root}charts/{figure.name}.json" data-root="{to_root}"'
    )
    return f'<div class="{classes}" role="group" aria-label="{_escape(figure.alt)}"{live}>{svg}</div>'


def _images(figure: Figure, to_root: str) -> str:
    """The line by which a chart is taken away: its picture, and the code of a frame; a script fills what is empty.

    It stands before the caption, which must come last in a figure, and is shown after it.
    """
    scale, *source = map(_escape, figure.foot)
    return (
        f'<div class="chart-image" data-title="{_escape(figure.title)}" data-rows="{_escape(figure.rows)}" data-scale="{scale}" data-source="{": ".join(source)}">'
        f'<span>Image:</span><a href="{to_root}charts/{figure.name}.svg" download="{figure.name.replace("/", "-")}.svg">SVG</a>'
        '<span class="chart-png"></span><details><summary>Embed</summary>'
        f'<textarea readonly rows="4" aria-label="HTML that shows this chart on another page">{_escape(figure.frame)}</textarea>'
        f'<span class="chart-copy"></span><a href="{to_root}embed/{figure.name}/">The page that it shows</a></details></div>'
    )


def _escape(text: str) -> str:
    """Plain text as HTML, on one line."""
    return html.escape(" ".join(text.split()))
