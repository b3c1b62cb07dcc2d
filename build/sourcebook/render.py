"""The whole -> outputs. Each file of pages/, charts/, exports/ and look/ makes its own; figures are set in."""

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from types import ModuleType

from sourcebook import charts, exports, look, pages
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
    return output._replace(content=_PLACE.sub(lambda match: _html(figures.get(match[1]), depth), output.content))


def _html(figure: Figure | None, to_root: str) -> str:
    """The figure in HTML, on lines without a blank one between, as Markdown wants raw HTML."""
    if figure is None:
        return ""
    return (
        f'<figure class="chart" data-chart="{to_root}charts/{figure.name}.json">\n'
        f'<div class="chart-drawing" role="img" aria-label="{figure.alt}">\n{figure.svg}\n</div>\n'
        f"<figcaption>{figure.caption}</figcaption>\n</figure>"
    )
