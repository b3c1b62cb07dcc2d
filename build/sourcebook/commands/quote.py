"""`sourcebook quote`: the block of evidence for some words of an article."""

from pathlib import Path
from typing import Annotated

import typer

from sourcebook.commands.terminal import At, end, say
from sourcebook.model import Source, Sourcebook, printable

MOST_NAMED = 20
"""Sources that are all named to whoever asks for one that is not there."""


def quote(
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="The id of the source.", show_default=False)
    ],
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help="Words of its article, at least three.", show_default=False)
    ],
    root: At = Path(),
) -> None:
    """Print the evidence for words of an article, for a record.

    Who said them is left to fill in. If the words are not there, the nearest passage is shown, and what is different in it.
    """
    from sourcebook.editing.evidence import evidence
    from sourcebook.evidence.fold import fold
    from sourcebook.evidence.quote import delimited, difference
    from sourcebook.read.records import read
    from sourcebook.resolve.join import join
    from sourcebook.resolve.resolve import resolve

    book = resolve(join(read(root)))
    found = evidence(book, _source(book, source), words)
    if isinstance(found, str):
        typer.echo(found, nl=False)
        return
    if not found.nearest:
        end(f"“{printable(words)}” {found.what}", 1)
    has, wrote = printable(found.nearest), printable(words)
    say(f"the article has: {delimited(has, wrote)}")
    say(f"you wrote:       {delimited(wrote, has)}")
    end(
        f"the article {difference(fold(words).text, fold(found.nearest).text)}; quote it as it stands there",
        1,
    )


def _source(book: Sourcebook, id: str) -> Source:
    """The source that is meant; ends the command if its article cannot be quoted from."""
    from sourcebook.rules.near import near

    found = book.find(Source, id)
    if found is None:
        if (Source.noun, id) in book.by_key:
            end(f"the record of {id} has errors; mend them first: sourcebook check", 1)
        known = [one.id for one in book.all(Source)]
        begun = [one for one in known if id and one.startswith(id)]
        mend = near(begun[0] if len(begun) == 1 else id, known)
        if "did you mean" not in mend and len(known) <= MOST_NAMED:
            mend = (
                f"; name one of {', '.join(sorted(known))}"
                if known
                else "; take one in: sourcebook new source FILE"
            )
        end(f"there is no source “{printable(id)}”{mend}", 1)
    if found.article.flaw:
        place = "".join(f":{one}" for one in found.article.place or ())
        end(f"{found.article.path}{place} {found.article.flaw}", 1)
    return found
