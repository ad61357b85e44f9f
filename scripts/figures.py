"""`make evaluate`: what the readers are worth on labelled conversations, kept for the documents.

python -m scripts.figures GOLD...

Prints the table and writes docs/figures.json; `make docs` puts it into the pages.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import ascolto

READERS = ("deep", "fast")  # those that need nothing but the package
FILE = Path(__file__).resolve().parent.parent / "docs/figures.json"
ASCOLTO = Path(sys.executable).with_name("ascolto")
LANGUAGES = {"en": "English", "it": "Italian", "ro": "Romanian"}
# The figures of `ascolto evaluate`, as a person would call them, in the order to show them, with
# what two careful analysts of one school reach on such conversations (English, Italian, Romanian).
NAMES: dict[str, tuple[str, tuple[float, ...]]] = {
    "techniques_macro_f1": ("techniques, macro F1", (0.98, 0.99, 0.98)),
    "failures_macro_f1": ("failures of listening, macro F1", (0.95, 0.91, 0.91)),
    "strong_negative_f1": ("strong negative emotion, F1", (0.90, 0.96, 0.94)),
    "emotion_macro_f1": ("emotion (seven classes), macro F1", (0.84, 0.87, 0.81)),
    "needs_opened_macro_f1": ("needs opened, macro F1", (0.91, 0.95, 0.96)),
    "needs_met_f1": ("needs met, F1", (0.97, 0.86, 0.94)),
    "promises_f1": ("promises found, F1", (0.96, 0.96, 0.99)),
    "promises_dated": ("promises dated right, share", ()),
}
# An encoder that was learned from nothing of ours, with a logistic regression on 450 turns.
FLOORS = {"techniques_macro_f1": (0.41, 0.59, 0.48), "failures_macro_f1": (0.31, 0.36, 0.39)}


def main(golds: Sequence[str]) -> None:
    """Evaluate every reader, print the table, keep the figures."""
    figures = kept({reader: _evaluated(reader, golds) for reader in READERS})
    FILE.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(block(figures, READERS))


def _evaluated(reader: str, golds: Sequence[str]) -> dict[str, Any]:
    call = [ASCOLTO, "evaluate", *golds, "--reader", reader, "--json"]
    told = subprocess.run(call, check=True, capture_output=True, text=True)  # noqa: S603 (our own command)
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def kept(evaluations: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Of the readers' evaluations, what the pages show: no path of the machine they ran on."""
    return {
        "version": ascolto.__version__,
        "on": datetime.now(UTC).date().isoformat(),
        "readers": {
            reader: {
                Path(file).stem: {"conversations": r["conversations"], "figures": r["figures"]}
                for file, r in evaluation.items()
            }
            for reader, evaluation in evaluations.items()
        },
    }


def block(figures: dict[str, Any], readers: Sequence[str]) -> str:
    """The figures as a table: rows by figure and reader, a column a labelled file."""
    by = {reader: figures["readers"][reader] for reader in readers}
    files = by[readers[0]]
    heads = [f"{_title(stem)} ({r['conversations']})" for stem, r in files.items()]
    rows = []
    for ident, (name, people) in NAMES.items():
        for reader in readers:
            cells = [_cell(ident, r["figures"]) for r in by[reader].values()]
            rows.append([name, reader, *cells])
            name = ""
        rows.append(["", "two analysts", *_row(people, files)])
        if ident in FLOORS:
            rows.append(["", "floor", *_row(FLOORS[ident], files)])
    written = table(["figure (conversations)", "by", *heads], rows)
    return (
        f"{written}\n\nVersion {figures['version']}, {figures['on']}; in brackets 95% intervals.\n"
    )


def _row(values: Sequence[float], files: Iterable[str]) -> list[str]:
    by = dict(zip(LANGUAGES, values, strict=False))
    found = (by.get(stem.rpartition("-")[2]) for stem in files)
    return ["" if x is None else f"{x:.2f}" for x in found]


def _title(stem: str) -> str:
    return LANGUAGES.get(stem.rpartition("-")[2], stem)


def _cell(ident: str, figures: Sequence[dict[str, Any]]) -> str:
    figure = next((f for f in figures if f["name"] == ident), None)
    if figure is None or figure["value"] is None:
        return "too few to say"
    value = f"{figure['value']:.2f}"
    return value if figure["low"] is None else f"{value} ({figure['low']:.2f}-{figure['high']:.2f})"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [heads, ["---"] * len(heads), *([c.replace("|", "\\|") for c in r] for r in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


if __name__ == "__main__":
    main(sys.argv[1:])
