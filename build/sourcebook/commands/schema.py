"""`sourcebook schema`: write the JSON Schemas that editors use."""

from pathlib import Path

import typer

from sourcebook.commands.terminal import Root, ended_by_faults
from sourcebook.model.text import count


def schema(root: Root = Path()) -> None:
    """Write the JSON Schemas of all records to schema/, for editors.

    By them an editor explains each field and marks mistakes.
    """
    from sourcebook.editing.schema import schemas

    written = list(schemas())
    with ended_by_faults(root, "not all schemas were written"):
        for path, text in written:
            (root / path).parent.mkdir(exist_ok=True)
            (root / path).write_text(text, "utf-8", newline="\n")
    typer.echo(f"{count(len(written), 'schema')} written to {root / 'schema'}")
