"""`sourcebook register`: write down what is published, so that nothing vanishes without a word."""

from pathlib import Path

import typer

from sourcebook.commands.terminal import Root, end, many, say, tell
from sourcebook.model import Diagnostics, Register, of_the_disk


def register(root: Root = Path()) -> None:
    """Write down every record's id in content/published.txt; from then on none may vanish without a word."""
    from sourcebook.build import load
    from sourcebook.register import register

    try:
        new = register(root, load(root))
    except Diagnostics as found:
        tell(found.diagnostics, root)
        end(f"{many(len(found.diagnostics), 'error')} to mend; nothing was registered", 1)
    except OSError as error:
        say(of_the_disk(error))
        end("nothing was registered", 1)
    else:
        typer.echo(f"{many(new, 'id')} added to {root / Register.path_pattern}")
