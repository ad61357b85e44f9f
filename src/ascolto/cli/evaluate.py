"""`ascolto evaluate`: how well the reading agrees with labelled conversations."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ascolto.cli.faults import Faults
from ascolto.cli.options import AsJson, Playbooks, ReaderName
from ascolto.errors import UnreadableError

if TYPE_CHECKING:
    from ascolto.bootstrap import Ascolto
    from ascolto.measure import Evaluation, Figure


def evaluate(
    gold: Annotated[
        list[Path],
        typer.Argument(metavar="GOLD", exists=True, help="Labelled JSONL, or folders of it."),
    ],
    detail: Annotated[bool, typer.Option("--detail", help="Every label too.")] = False,  # noqa: FBT002 (as below)
    as_json: AsJson = False,  # noqa: FBT002 (the shape of Typer's options)
    playbook: Playbooks = [],  # noqa: B006 (Typer copies it)
    reader: ReaderName = None,
) -> None:
    """Compare the reading of labelled conversations with their labels, file by file.

    Figures with 95% intervals (bootstrap over conversations). The labels are never read: they
    are dropped before the conversation reaches a reader. The exit status is 1 where a record was
    left out.
    """
    import msgspec

    from ascolto.bootstrap import bootstrap

    files = [f for g in gold for f in (sorted(g.glob("*.jsonl")) if g.is_dir() else [g])]
    if not files:
        raise UnreadableError(f"{gold[0]} holds no .jsonl file: name one, or its folder.")
    app, faults = bootstrap(*playbook, reader=reader), Faults()
    results = {file: _evaluate(app, file, faults) for file in files}
    if as_json:
        named = {str(file): result for file, result in results.items()}
        sys.stdout.write(msgspec.json.encode(named).decode() + "\n")
    else:
        for file, result in results.items():
            _tell(file.name, result, detail=detail)
    faults.finish()


def _evaluate(app: "Ascolto", file: Path, faults: Faults) -> "Evaluation":
    import json

    from ascolto import measure
    from ascolto.channels import read
    from ascolto.cli.labels import labelled
    from ascolto.report.jsonl import to_json

    golds = labelled(file)
    conversations = faults.sift(read(file, str(file), source="native"))
    readings = [json.loads(to_json(x)) for x in faults.listened(app, conversations)]
    return measure.evaluate(golds, readings)


def _tell(title: str, result: "Evaluation", *, detail: bool) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    for heading in ("figure", "value", "95% interval", "n"):
        table.add_column(heading, justify="left" if heading == "figure" else "right")
    for figure in (*result.figures, *(result.details if detail else ())):
        table.add_row(*_cells(figure))
    console = Console()
    console.print(table)
    console.print()


def _cells(figure: "Figure") -> tuple[str, str, str, str]:
    if figure.value is None:
        return figure.name, "not enough data", "", str(figure.support)
    between = "" if figure.low is None else f"{figure.low:.2f} - {figure.high:.2f}"
    return figure.name, f"{figure.value:.3f}", between, str(figure.support)
