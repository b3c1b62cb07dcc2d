"""The command line: `sourcebook COMMAND`, each in its own file of `commands/`.

What draws and publishes is imported by the commands that do: a check does without, and so answers sooner.
"""

import gc
import signal
import sys

import typer

from sourcebook.commands.build import build
from sourcebook.commands.check import check
from sourcebook.commands.diff import diff
from sourcebook.commands.fmt import fmt
from sourcebook.commands.init import init
from sourcebook.commands.links import links
from sourcebook.commands.log import guard_streams
from sourcebook.commands.new import new
from sourcebook.commands.preview import preview
from sourcebook.commands.quote import quote
from sourcebook.commands.register import register
from sourcebook.commands.release import release
from sourcebook.commands.schema import schema
from sourcebook.commands.serve import serve
from sourcebook.commands.verify import verify

app = typer.Typer(
    help="Make a site from dated records, each proven from its sources.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in (
    init,
    check,
    diff,
    build,
    verify,
    serve,
    preview,
    links,
    register,
    release,
    new,
    quote,
    fmt,
    schema,
):
    app.command()(command)


def main() -> None:
    """Run the command line."""
    guard_streams()
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:  # to end in order: the cursor is shown again
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    gc.freeze()
    if sys.argv[1:2] == ["serve"]:  # all else is short: its memory is freed when it ends
        gc.enable()
        gc.set_threshold(100_000, 20, 100)  # records live to the end: frequent collections would find nothing
    app()
