"""The whole -> outputs. Each file of pages/, charts/, exports/ and look/ makes its own; figures are set in."""

import html
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from types import ModuleType

from sourcebook import charts, exports, look, pages
from sourcebook.drawing import SENTINEL
from sourcebook.model import Figure, Output, Sourcebook

MAKERS = (charts, exports, look, pages)
_PLACE = re.compile(r"^<!-- figure (\S+) -->$", re.MULTILINE)


def render(sourcebook: Sourcebook) -> tuple[Output, ...]:
    """Ask every maker for its outputs, and set the figures into the pages that ask for them."""
    made = [one for maker in makers() for one in maker.make(sourcebook)]
    figures = {one.name: one for one in made if isinstance(one, Figure)}
    outputs = (_set(figures, one) for one in made if isinstance(one, Output))
    return tuple(sorted(outputs, key=lambda output: output.path))


def makers() -> Iterator[ModuleType]:
    """Every file of the makers' folders; dropping one in is all it takes."""
    for folder in MAKERS:
        for found in sorted(pkgutil.iter_modules(folder.__path__), key=lambda one: one.name):
            maker = importlib.import_module(f"{folder.__name__}.{found.name}")
            if not callable(getattr(maker, "make", None)):
                raise TypeError(f"{maker.__file__} has no make(sourcebook): each file of this folder makes outputs")
            yield maker


def _set(figures: Mapping[str, Figure], output: Output) -> Output:
    """The page with each figure that it asks for; one that nobody made is left out."""
    if output.path.suffix != ".md" or not isinstance(output.content, str):
        return output
    depth = "../" * len(output.path.with_suffix("").parts[: None if output.path.name != "index.md" else -1])
    return output._replace(content=_PLACE.sub(lambda match: _html(figures, match[1], depth or "./"), output.content))


def _html(figures: Mapping[str, Figure], name: str, to_root: str) -> str:
    """The figure in HTML, on lines without a blank one between, as Markdown wants raw HTML.

    Its layout for narrow columns, if there is one, is the figure `narrow/<name>`; the style sheet shows one of them.
    """
    drawn = [figures[one] for one in (name, f"narrow/{name}") if one in figures]
    if not drawn or drawn[0].name != name:
        return ""
    forms = ("chart-wide", "chart-narrow") if len(drawn) > 1 else ("",)
    drawings = (_drawing(one, form, to_root) for one, form in zip(drawn, forms, strict=True))
    return "\n".join(
        ['<figure class="chart">', *drawings, f"<figcaption>{_escape(drawn[0].caption)}</figcaption>", "</figure>"]
    )


def _drawing(figure: Figure, form: str, to_root: str) -> str:
    """One drawing, its links led to this site, and what the script needs to draw it live."""
    classes = f"chart-drawing {form}".strip()
    svg = figure.svg.replace(f'href="{SENTINEL}', f'href="{to_root}')
    return (
        f'<div class="{classes}" role="img" aria-label="{_escape(figure.alt)}"'
        f' data-chart="{to_root}charts/{figure.name}.json" data-root="{to_root}">{svg}</div>'
    )


def _escape(text: str) -> str:
    """Plain text as HTML, on one line."""
    return html.escape(" ".join(text.split()))
