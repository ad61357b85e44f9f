"""The commands, put together."""

from typing import Annotated

import typer

import ascolto
from ascolto.cli import advise, check, evaluate, listen, playbook

app = typer.Typer(
    name="ascolto",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: no boxes, a third of a second sooner
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
