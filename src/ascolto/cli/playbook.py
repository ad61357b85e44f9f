"""`ascolto playbook`: look into the playbook, check a folder of one's own."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ascolto.cli.options import Locale, Playbooks, locale_of
from ascolto.errors import PlaybookError

if TYPE_CHECKING:
    from ascolto.playbook import LanguagePack

app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Look into the playbook; check a folder of your own.",
)
Term = Annotated[str, typer.Argument(metavar="TERM", help="An id of `ascolto playbook list`.")]
Folder = Annotated[
    Path,
    typer.Argument(metavar="DIR", exists=True, file_okay=False, help="The folder of a playbook."),
]
FAULTS = 1


@app.command("list")
def list_(locale: Locale = None, playbook: Playbooks = []) -> None:  # noqa: B006 (Typer copies it)
    """List what the playbook holds: techniques, failures, needs, emotions, cases, myths ..."""
    from rich.console import Console
    from rich.table import Table

    from ascolto.cli.terms import terms

    table = Table(box=None, pad_edge=False)
    for column in ("id", "kind", "name"):
        table.add_column(column)
    for term in terms(_pack(locale, playbook)):
        table.add_row(term.id, term.kind, term.name)
    Console().print(table)


@app.command()
def show(term: Term, locale: Locale = None, playbook: Playbooks = []) -> None:  # noqa: B006 (as above)
    """Show what the playbook says of a term: definition, why it matters, examples."""
    from rich.text import Text

    from ascolto.cli.paper import Paper
    from ascolto.cli.terms import terms

    found = [t for t in terms(_pack(locale, playbook)) if t.id == term]
    if not found:
        raise PlaybookError(f"{term!r} is not in the playbook. `ascolto playbook list` names all.")
    paper = Paper()
    for number, one in enumerate(found):
        if number:
            paper.write("\n")
        paper.write(Text.assemble((one.name, "bold"), (f"  {one.kind}/{one.id}", "dim")))
        for paragraph in one.paragraphs:
            paper.write()
            paper.write(paragraph)
        for heading, lines in one.lists.items():
            paper.write()
            paper.write(Text(heading, "dim"))
            for line in lines:
                paper.write(line, indent=2)


@app.command()
def check(folder: Folder) -> None:
    """Name file, line and remedy for every fault in a playbook's folder.

    The exit status is 1 where there is one.
    """
    from ascolto.playbook.checking import check as faults_of

    count = 0
    for fault in faults_of(folder):
        count += 1
        place = fault.file if fault.line is None else f"{fault.file}:{fault.line}"
        typer.echo(f"{place}: {fault.reason}: {fault.remedy}")
    typer.echo(f"{count} fault{'' if count == 1 else 's'} in {folder}", err=bool(count))
    if count:
        raise typer.Exit(FAULTS)


def _pack(locale: str | None, playbooks: list[Path]) -> "LanguagePack":
    from ascolto.playbook import load

    return load(*playbooks).languages[locale_of(locale).split("_")[0]]
