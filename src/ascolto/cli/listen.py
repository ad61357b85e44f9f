"""`ascolto listen`: read conversations."""

import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from ascolto.bootstrap import Ascolto, bootstrap
from ascolto.channels import read_paths
from ascolto.cli.faults import Faults
from ascolto.cli.options import AsJson, Locale, Paths, Playbooks, Source, locale_of
from ascolto.cli.progress import counted
from ascolto.cli.summary import Summary
from ascolto.errors import AscoltoError
from ascolto.report.jsonl import to_json
from ascolto.words import Listening

TOLD_WHOLE = 5  # conversations shown whole in a terminal; of more, a table
ON_A_PAGE = 500

Html = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write one self-contained page to FILE.")
]
Csv = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write a table to FILE, for a spreadsheet.")
]
Whole = Annotated[
    bool, typer.Option("--whole", help="Show every conversation whole, however many there are.")
]


def listen(
    paths: Paths,
    as_json: AsJson = False,  # noqa: FBT002 (the shape of Typer's options)
    html: Html = None,
    csv: Csv = None,
    whole: Whole = False,  # noqa: FBT002
    source: Source = None,
    playbook: Playbooks = [],  # noqa: B006 (Typer copies it)
    locale: Locale = None,
) -> None:
    """Read conversations: what each customer needed, what was met, what was missed.

    Reads the native JSONL, WebVTT, SRT, .eml, mbox, plain transcripts and WhatsApp exports, in
    any encoding. With no option, the reading is shown in the terminal: up to five conversations
    whole, of more a table. The exit status is 1 where a record was left out.
    """
    _nothing_beside_itself(html, csv)
    app, faults = bootstrap(*playbook), Faults()
    found = faults.sift(read_paths(paths, source=source))
    listenings: Iterator[Listening] = app.listen_all(counted(found, hidden=as_json))
    spoken = locale_of(locale)
    if as_json:
        for listening in listenings:
            sys.stdout.buffer.write(to_json(listening).rstrip(b"\n") + b"\n")
        sys.stdout.buffer.flush()
    elif csv:
        _write_csv(csv, listenings, app.names(spoken))
    elif html:
        _write_html(html, listenings, app, spoken)
    else:
        _tell(listenings, app, spoken, whole=whole)
    faults.finish()


def _nothing_beside_itself(html: Path | None, csv: Path | None) -> None:
    for file in (html, csv):
        if file is not None and not file.absolute().parent.is_dir():
            raise AscoltoError(f"{file.absolute().parent} is not a folder: make it first.")


def _write_csv(file: Path, listenings: Iterable[Listening], names: dict[str, str]) -> None:
    from ascolto.report.csv import write

    with file.open("wb") as out:
        out.writelines(write(listenings, names=names, bom=True))


def _write_html(file: Path, listenings: Iterator[Listening], app: Ascolto, spoken: str) -> None:
    """The page, and what a person at the terminal sees meanwhile."""
    from ascolto.report.html import to_html

    shown = list(islice(listenings, ON_A_PAGE))
    file.write_text(to_html(shown, locale=spoken, names=app.names(spoken)), encoding="utf-8")
    _tell(iter(shown), app, spoken, whole=False)
    if next(listenings, None) is not None:
        sys.stderr.write(
            f"The page holds the first {ON_A_PAGE} conversations: give fewer files, or use --csv.\n"
        )
    typer.echo(f"The page is in {file}: open it in a browser.")


def _tell(listenings: Iterator[Listening], app: Ascolto, spoken: str, *, whole: bool) -> None:
    from rich.console import Console

    from ascolto.report.terminal import show

    console, names = Console(), app.names(spoken)
    first = list(islice(listenings, TOLD_WHOLE + 1))
    if whole or len(first) <= TOLD_WHOLE:
        for listening in first:
            show([listening], console, locale=spoken, names=names)
            console.print()
        first = []
    if whole:
        for listening in listenings:
            show([listening], console, locale=spoken, names=names)
            console.print()
        return
    if first:
        summary = Summary()
        summary.add_all(first)
        summary.add_all(listenings)
        summary.print(console, spoken, names)
