"""`ascolto playbook`: look into the playbook, check a folder of one's own."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.table import Table

from ascolto.cli.options import Locale, Playbooks, locale_of
from ascolto.errors import PlaybookError
from ascolto.playbook import Entry, LanguagePack, load
from ascolto.playbook.checking import check as faults_of

app = typer.Typer(no_args_is_help=True, help="Look into the playbook; check a folder of your own.")
KINDS = ("techniques", "failures", "needs", "emotions")


@app.command("list")
def list_(locale: Locale = None, playbook: Playbooks = []) -> None:  # noqa: B006 (Typer copies it)
    """List techniques, failures, needs and emotions with their names."""
    pack = _pack(locale, playbook)
    table = Table(box=None, pad_edge=False)
    for column in ("id", "kind", "name"):
        table.add_column(column)
    for kind in KINDS:
        for entry in getattr(pack, kind).values():
            table.add_row(entry.id, kind, entry.name)
    Console().print(table)


@app.command()
def show(term: str, locale: Locale = None, playbook: Playbooks = []) -> None:  # noqa: B006
    """Show one technique, failure, need or emotion: definition, why it matters, examples."""
    pack = _pack(locale, playbook)
    for kind in KINDS:
        entry = getattr(pack, kind).get(term)
        if entry is not None:
            _show(Console(), entry)
            return
    raise PlaybookError(f"{term!r} is not in the playbook. `ascolto playbook list` names all.")


@app.command()
def check(
    folder: Annotated[Path, typer.Argument(metavar="DIR", exists=True, file_okay=False)],
) -> None:
    """Name file, line and remedy for every fault in a playbook's folder."""
    count = 0
    for fault in faults_of(folder):
        count += 1
        place = fault.file if fault.line is None else f"{fault.file}:{fault.line}"
        typer.echo(f"{place}: {fault.reason}: {fault.remedy}")
    typer.echo(f"{count} fault{'' if count == 1 else 's'} in {folder}", err=bool(count))
    if count:
        raise typer.Exit(1)


def _pack(locale: str | None, playbooks: list[Path]) -> LanguagePack:
    return load(*playbooks).languages[locale_of(locale).split("_")[0]]


def _show(console: Console, entry: Entry) -> None:
    console.print(f"[bold]{entry.name}[/bold]  [dim]{entry.id}[/dim]")
    for text in (entry.definition, entry.not_, entry.matters):
        if text:
            console.print(Padding(text.strip(), (1, 0, 0, 0)), markup=False)
    for channel, sentences in entry.examples.items():
        console.print(f"\n[dim]{channel}[/dim]")
        for sentence in sentences:
            console.print(f"  {sentence}", markup=False)
