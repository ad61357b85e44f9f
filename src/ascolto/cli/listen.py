"""`ascolto listen`: read conversations."""

import sys
from collections.abc import Generator, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ascolto.cli.faults import Faults, note
from ascolto.cli.options import AsJson, Locale, Paths, Playbooks, ReaderName, Source, locale_of

if TYPE_CHECKING:
    from ascolto.bootstrap import Ascolto
    from ascolto.words import Listening

TOLD_WHOLE = 5  # conversations shown whole in a terminal; of more, a table
ON_A_PAGE = 500

Html = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write one self-contained page to FILE.")
]
Csv = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write a table to FILE, for a spreadsheet.")
]
Delimiter = Annotated[
    str,
    typer.Option(metavar="SIGN", help='Between the columns of --csv. Excel in Italian wants ";".'),
]
Whole = Annotated[
    bool, typer.Option("--whole", help="Show every conversation whole, however many there are.")
]


def listen(
    paths: Paths,
    as_json: AsJson = False,  # noqa: FBT002 (the shape of Typer's options)
    html: Html = None,
    csv: Csv = None,
    delimiter: Delimiter = ",",
    whole: Whole = False,  # noqa: FBT002 (as above)
    source: Source = None,
    playbook: Playbooks = [],  # noqa: B006 (Typer copies it)
    reader: ReaderName = None,
    locale: Locale = None,
) -> None:
    """Read conversations: what each customer needed, what was met, what was missed.

    Reads the native JSONL, WebVTT, SRT, .eml, mbox, plain transcripts and WhatsApp exports, in
    any encoding. With no option, the reading is shown in the terminal: up to five conversations
    whole, of more a table. The exit status is 1 where a record was left out.
    """
    from ascolto.bootstrap import bootstrap
    from ascolto.channels import read_paths
    from ascolto.cli.foreign import Foreign
    from ascolto.cli.progress import counted

    _one_of(as_json, html, csv, delimiter)
    spoken = locale_of(locale)
    app, faults = bootstrap(*playbook, reader=reader), Faults()
    foreign = Foreign(app.playbook.languages)
    found = faults.sift(read_paths(paths, source=source))
    listenings = foreign.watch(faults.listened(app, counted(found, hidden=whole)))
    if as_json:
        _write_json(listenings)
    elif csv:
        _write_csv(csv, listenings, app.names(spoken), delimiter)
    elif html:
        _write_html(html, listenings, app, spoken)
    else:
        _tell(listenings, app, spoken, whole=whole)
    foreign.tell()
    faults.finish()


def _one_of(as_json: bool, html: Path | None, csv: Path | None, delimiter: str) -> None:  # noqa: FBT001 (what the option said)
    if as_json + bool(html) + bool(csv) > 1:
        raise typer.BadParameter("one of them at a time.", param_hint="--json, --html, --csv")
    if len(delimiter) != 1 or delimiter in '"\r\n':
        raise typer.BadParameter("one sign, such as ; (a tab: $'\\t')", param_hint="--delimiter")


def _write_json(listenings: "Iterable[Listening]") -> None:
    from ascolto.report.jsonl import to_json

    out = sys.stdout.buffer
    for listening in listenings:
        out.write(to_json(listening) + b"\n")
    out.flush()


def _write_csv(
    file: Path, listenings: "Iterable[Listening]", names: dict[str, str], delimiter: str
) -> None:
    from ascolto.cli.output import written
    from ascolto.report.csv import write

    with written(file) as out:
        out.writelines(write(listenings, names=names, bom=True, delimiter=delimiter))


def _write_html(
    file: Path, listenings: "Generator[Listening]", app: "Ascolto", spoken: str
) -> None:
    """The page, and what a person at the terminal sees meanwhile."""
    from ascolto.cli.output import STDOUT, written
    from ascolto.report.html import to_html

    with written(file) as out:
        shown = list(islice(listenings, ON_A_PAGE))
        more = next(listenings, None) is not None
        listenings.close()
        page = to_html(shown, locale=spoken, names=app.names(spoken))
        out.write(page.encode("utf-8", "replace"))
    if more:
        note(f"The page holds the first {ON_A_PAGE} conversations: give fewer files, or use --csv.")
    if file != STDOUT:
        _tell(iter(shown), app, spoken, whole=False)
        note(f"The page is in {file}: open it in a browser.")


def _tell(listenings: "Iterator[Listening]", app: "Ascolto", spoken: str, *, whole: bool) -> None:
    from rich.console import Console

    from ascolto.cli.summary import Summary
    from ascolto.report.terminal import show

    console, names = Console(), app.names(spoken)
    first = list(islice(listenings, TOLD_WHOLE + 1))
    if first and (whole or len(first) <= TOLD_WHOLE):
        show(_chained(first, listenings), console, locale=spoken, names=names)
        return
    summary = Summary()
    summary.add_all(_chained(first, listenings))
    summary.print(console, spoken, names)


def _chained(first: "list[Listening]", rest: "Iterator[Listening]") -> "Iterator[Listening]":
    # Let go of each once it was shown: an archive does not fit in memory.
    while first:
        yield first.pop(0)
    yield from rest
