"""How words of another language are written: so that a browser knows which it is, and from which side it is read."""

import unicodedata

from markupsafe import Markup

from sourcebook.resolve.languages import tag
from sourcebook.site.markdown import encode


def is_rtl(text: str) -> bool:
    """Whether a text is written from right to left: its first letter is (Unicode Bidirectional Algorithm, rules P2 and P3)."""
    return next(
        (sort != "L" for char in text if (sort := unicodedata.bidirectional(char)) in ("L", "R", "AL")), False
    )


def foreign(language: str) -> str:
    """The tag of a language that is not that of the site, which is English; else nothing."""
    return "" if language == "English" else tag(language) or ""


def in_language(text: str, language: str) -> Markup:
    """Words, encoded, with the tag of their language and their direction, which leaves the text around it alone."""
    lang = tag(language)
    attributes = Markup(' lang="{}"').format(lang) if lang else Markup()
    return Markup('<span{} dir="{}">{}</span>').format(
        attributes, "rtl" if is_rtl(text) else "ltr", encode(text)
    )
