"""`sourcebook serve`: show the site while writing."""

from pathlib import Path
from typing import Annotated

import typer

from sourcebook.commands.terminal import Root


def serve(
    root: Root = Path(),
    port: Annotated[
        int, typer.Option(help="The port on this machine, from 1024 to 65535.", min=1024, max=65535)
    ] = 8000,
) -> None:
    """Show the site on this machine, made anew at every change."""
    from sourcebook.serve import serve

    serve(root, port)
