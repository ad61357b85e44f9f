"""`ascolto advise`: what to say next."""

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ascolto.cli.options import (
    AsJson,
    Ident,
    Locale,
    OnePath,
    Playbooks,
    ReaderName,
    Source,
    locale_of,
)

if TYPE_CHECKING:
    from ascolto.cli.paper import Paper
    from ascolto.words import Advice


def advise(
    path: OnePath,
    ident: Ident = None,
    as_json: AsJson = False,  # noqa: FBT002 (the shape of Typer's options)
    source: Source = None,
    playbook: Playbooks = [],  # noqa: B006 (Typer copies it)
    reader: ReaderName = None,
    locale: Locale = None,
) -> None:
    """Say what is still open, most pressing first, each with moves and a draft to start from.

    Drafts are in the customer's language. What is not known stays a blank in square brackets.
    """
    import msgspec

    from ascolto.bootstrap import bootstrap
    from ascolto.cli.one import heard
    from ascolto.cli.paper import Paper
    from ascolto.report.i18n import catalogue

    spoken = locale_of(locale)
    app = bootstrap(*playbook, reader=reader)
    advice = heard(app, path, source, ident).advise()
    if as_json:
        sys.stdout.write(msgspec.json.encode(advice).decode() + "\n")
        return
    paper = Paper()
    if not advice:
        paper.write(catalogue(spoken).gettext("Nothing is open."))
    for number, one in enumerate(advice):
        if number:
            paper.write()
        _tell(paper, one, app.names(spoken))


def _tell(paper: "Paper", advice: "Advice", names: Mapping[str, str]) -> None:
    from rich.text import Text

    from ascolto.report.plain import visible

    paper.write(Text(names.get(advice.need.need, advice.need.need), "bold"))
    paper.write(visible(advice.why))
    for move in advice.moves:
        name = names.get(move.technique, move.technique)
        paper.write()
        paper.write(Text.assemble((name, "cyan"), (f": {visible(move.why)}", "dim")), indent=2)
        paper.write(visible(move.draft), indent=4)
