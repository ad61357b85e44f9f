"""`ascolto advise`: what to say next."""

import sys
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from ascolto.bootstrap import bootstrap
from ascolto.cli.one import heard
from ascolto.cli.options import AsJson, Locale, OnePath, Playbooks, Source, locale_of
from ascolto.report.i18n import catalogue
from ascolto.report.plain import visible


def advise(
    path: OnePath,
    ident: Annotated[
        str | None, typer.Option("--id", help="Which conversation of the file, by its id.")
    ] = None,
    as_json: AsJson = False,  # noqa: FBT002 (the shape of Typer's options)
    source: Source = None,
    playbook: Playbooks = [],  # noqa: B006 (Typer copies it)
    locale: Locale = None,
) -> None:
    """Say what is still open, most pressing first, each with moves and a draft to start from.

    Drafts are in the customer's language. What is not known stays a blank in square brackets.
    """
    app = bootstrap(*playbook)
    advice = heard(app, path, source, ident).advise()
    if as_json:
        sys.stdout.write(msgspec.json.encode(advice).decode() + "\n")
        return
    spoken = locale_of(locale)
    names, console = app.names(spoken), Console()
    if not advice:
        console.print(Text(catalogue(spoken).gettext("Nothing is open.")))
    for one in advice:
        heading = names.get(one.need.need, one.need.need)
        console.print(Text.assemble((heading, "bold"), f"  {visible(one.why)}"))
        for move in one.moves:
            console.print(
                Text(f"  {names.get(move.technique, move.technique)}: {visible(move.why)}")
            )
            console.print(Padding(Text(visible(move.draft), "italic"), (0, 0, 1, 4)))
