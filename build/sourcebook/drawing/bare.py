"""A chart -> its bare page, embed/<name>/: for a frame on other sites, with nothing around it but where it is from."""

import math
from html import escape
from pathlib import PurePosixPath

from sourcebook.model import Figure, Output, Sourcebook
from sourcebook.site.markdown import encode, href, link, metadata

FOLDER = "embed"
AROUND = (
    170  # above and below the drawing: the site's name, the title, where it is from, and a selection in words
)
LINE, LETTERS = 20, 88  # height of a line of the caption, and how many letters fit on it


def embed_page(figure: Figure, home: str) -> Output:
    """The page of a chart for frames: its title, its drawing, and the way to the page that holds it.

    It is kept from search engines, which know the chart by the page that holds it.
    """
    here = PurePosixPath(FOLDER, f"{figure.name}.md")
    page, mark, asked = home.partition("?")
    back = href(f"{page.removesuffix('/')}.md", here) + mark + asked
    front = {
        "title": figure.title,
        "description": f"{figure.title}. {figure.foot[-1]}",
        "template": "embed.html",
        "home": home,
        "robots": "noindex",
    }
    lines = [f"{name}: {metadata(value)}" for name, value in front.items()]
    source = f"{encode(': '.join(figure.foot[1:]))} {link('This chart with its records and sources', back)}\n{{: .bare-source }}"
    body = f"# {encode(figure.title)}\n\n<!-- bare {figure.name} -->\n\n{source}\n"
    return Output(here, "\n".join(["---", *lines, "---", "", body]))


def frame_code(sourcebook: Sourcebook, name: str, title: str, height: int) -> str:
    """The HTML that shows a chart's bare page in a frame of another site."""
    source = escape(f"{sourcebook.site.address}{FOLDER}/{name}/")
    words = escape(f"{title}, from {sourcebook.site.name}")
    return f'<iframe src="{source}" width="100%" height="{height}" style="border:0" loading="lazy" title="{words}"></iframe>'


def frame_height(height: float, caption: str) -> int:
    """How high a frame of 640 pixels or more must be to show all of a chart, from the height of its wide drawing."""
    return math.ceil(height + LINE * math.ceil(len(caption) / LETTERS) + AROUND)
