"""MkDocs, run in this process: strictly, without a clock, and told in our words where it refuses."""

import logging
import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # MkDocs is loaded late: it reads the environment as it is loaded
    from mkdocs.config.defaults import MkDocsConfig

EPOCH = 1577836800
"""2020-01-01T00:00:00Z: MkDocs dates the sitemap by it, so that equal pages give equal bytes."""

MOST_SAID = 50
"""Lines of what MkDocs said that are told."""


class NotPublished(Exception):
    """The pages, or mkdocs.yml, cannot be published; the message says why. The site before stands as it was."""


@contextmanager
def refusals() -> Iterator[None]:
    """Where MkDocs refuses something, raise `NotPublished` with all that it said."""
    from jinja2 import TemplateNotFound
    from mkdocs.exceptions import MkDocsException

    said = _Said()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(said)
    try:
        yield
    except (MkDocsException, SystemExit) as error:
        from sourcebook.model import printable  # the nouns, which publishing does without where all goes well

        lines = [*said.lines, *str(error).splitlines()]
        more = [f"and {len(lines) - MOST_SAID:,} lines more"] if len(lines) > MOST_SAID else []
        raise NotPublished("\n".join([*map(printable, lines[:MOST_SAID]), *more])) from None
    except TemplateNotFound as error:  # it is an OSError, too
        from sourcebook.model import printable

        what = f"{printable(str(error))}: there is no such template; correct what asks for it, or `language` below `theme` in mkdocs.yml"
        raise NotPublished(what) from error
    except (NotPublished, OSError):
        raise
    except Exception as error:  # of a hook or a plugin, which may raise anything
        from sourcebook.model import printable

        at = traceback.extract_tb(error.__traceback__)[-1]
        what = printable(f"{at.filename}:{at.lineno}: {type(error).__name__}: {error}")
        raise NotPublished(
            f"{what}; a hook or a plugin of mkdocs.yml failed: correct it, or take it out"
        ) from error
    finally:
        logger.removeHandler(said)


def read_config(file: Path, to: Path, docs: Path | None = None) -> "MkDocsConfig":
    """What MkDocs reads in mkdocs.yml, to build strictly (a warning is a refusal) at `to`, from the pages that it
    names or those in `docs`."""
    os.environ.update(NO_MKDOCS_2_WARNING="1", SOURCE_DATE_EPOCH=str(EPOCH))
    from mkdocs.config import load_config

    pages = {"docs_dir": str(docs)} if docs else {}
    config = load_config(str(file), site_dir=str(to.resolve()), strict=True, **pages)
    config.nav = config.nav or ["index.md"]  # without a menu, MkDocs makes one of every page, on every page
    return config


class _Said(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines += record.getMessage().splitlines()
