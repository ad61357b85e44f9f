"""The commands, put together."""

import os
import sys
from typing import Annotated

import typer

import ascolto
from ascolto.cli import advise, check, evaluate, listen, playbook
from ascolto.errors import AscoltoError

app = typer.Typer(
    name="ascolto",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Active listening for customer support: what each customer needed to have heard, "
    "what was met, what to say next.",
)
for command in (listen.listen, check.check, advise.advise, evaluate.evaluate):
    app.command()(command)
app.add_typer(playbook.app, name="playbook")


def _version(asked: bool) -> None:  # noqa: FBT001 (the shape of Typer's callbacks)
    if asked:
        typer.echo(f"ascolto {ascolto.__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[  # noqa: FBT002 (the shape of Typer's options)
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Active listening for customer support."""


def run() -> None:
    """Run the command line; what went wrong is told in one line, with what to do about it."""
    try:
        app()
    except AscoltoError as e:
        sys.stderr.write(f"ascolto: {e}\n")
        sys.exit(2)
    except BrokenPipeError:
        # Whoever read our output has left (`ascolto ... | head`): that is no error of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
