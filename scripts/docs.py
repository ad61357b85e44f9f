"""Write the generated parts of the documentation anew: `make docs`, or `python -m scripts.docs`.

docs/cli.md comes whole from the command line itself; the block of figures in README.md and in
docs/model-card.md comes from docs/figures.json. That file is what an evaluation last said:

    ascolto evaluate FOLDER --json | python -m scripts.docs --figures -
"""

import argparse
import inspect
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typer

import ascolto
from ascolto.cli.app import app

ROOT = Path(__file__).resolve().parent.parent
FIGURES = ROOT / "docs/figures.json"
BEGIN, END = "<!-- figures: written by `make docs` -->", "<!-- end of figures -->"
LANGUAGES = {"en": "English", "it": "Italian", "ro": "Romanian"}
# The figures of `ascolto evaluate`, as a person would call them, in the order to show them.
NAMES = {
    "techniques_macro_f1": "techniques, macro F1",
    "failures_macro_f1": "failures of listening, macro F1",
    "strong_negative_f1": "strong negative emotion, F1",
    "emotion_macro_f1": "emotion (seven classes), macro F1",
    "needs_opened_macro_f1": "needs opened, macro F1",
    "needs_met_f1": "needs met, F1",
    "promises_f1": "promises found, F1",
    "promises_dated": "promises dated right, share",
}
HEAD = """# The command line

This page is written by `make docs` from the commands themselves: change their help, not this file.
How the same commands are used, one after another, is in [quickstart.md](quickstart.md).
"""
TAIL = """## Exit statuses

| status | means |
| --- | --- |
| 0 | all was read, or: nothing to put right |
| 1 | `listen`, `evaluate`: a record was left out, and named; `check`: there is something to put right in the draft; `playbook check`: the folder has faults |
| 2 | the call was wrong, or nothing could be done with what it names; one line says why |

## Environment

`LC_ALL`, `LC_MESSAGES`, `LANG`: the first of them that is set says which language Ascolto speaks where
`--locale` does not (English, where it names none of the three). (Width and colours are the terminal's, as
Rich finds them: `COLUMNS`, `NO_COLOR`.) There is no settings file, and nothing is sent anywhere.
"""


def main() -> None:
    """Write what an evaluation said, if it is given, and then all pages."""
    parser = argparse.ArgumentParser(prog="python -m scripts.docs", description=__doc__)
    parser.add_argument("--figures", metavar="FILE", help="what `ascolto evaluate --json` wrote")
    given = parser.parse_args().figures
    if given:
        told = sys.stdin.read() if given == "-" else Path(given).read_text("utf-8")
        FIGURES.write_text(json.dumps(kept(json.loads(told)), indent=1) + "\n", encoding="utf-8")
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


def pages() -> dict[Path, str]:
    """Every page that holds something generated, and what it should hold."""
    block = figures_block(json.loads(FIGURES.read_text("utf-8")))
    with_block = (ROOT / "README.md", ROOT / "docs/model-card.md")
    written = {path: filled(path.read_text("utf-8"), block) for path in with_block}
    return written | {ROOT / "docs/cli.md": cli_page()}


def kept(evaluation: dict[str, Any]) -> dict[str, Any]:
    """Of an evaluation's JSON, what the pages show: no path of the machine it was run on."""
    return {
        "version": ascolto.__version__,
        "on": datetime.now(UTC).date().isoformat(),
        "files": {
            Path(file).stem: {"conversations": r["conversations"], "figures": r["figures"]}
            for file, r in evaluation.items()
        },
    }


def filled(text: str, block: str) -> str:
    """A page with this block of figures in place of the one it has."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"a page has lost its block: put {BEGIN} and {END} back where it stood")
    return f"{before}{BEGIN}\n{block}{END}{after}"


def figures_block(figures: dict[str, Any]) -> str:
    """The figures as a table: a row a figure, a column a labelled file."""
    files = figures["files"]
    heads = [f"{_title(stem)} ({r['conversations']})" for stem, r in files.items()]
    rows = [
        [name, *(_cell(ident, r["figures"]) for r in files.values())]
        for ident, name in NAMES.items()
    ]
    table = _table(["figure (conversations)", *heads], rows)
    return f"{table}\n\nVersion {figures['version']}, {figures['on']}; in brackets 95% intervals.\n"


def _title(stem: str) -> str:
    lang = stem.rpartition("-")[2]
    return LANGUAGES.get(lang, stem)


def _cell(ident: str, figures: Sequence[dict[str, Any]]) -> str:
    figure = next((f for f in figures if f["name"] == ident), None)
    if figure is None or figure["value"] is None:
        return "too few to say"
    value = f"{figure['value']:.2f}"
    return value if figure["low"] is None else f"{value} ({figure['low']:.2f}-{figure['high']:.2f})"


def cli_page() -> str:
    """The reference of all commands."""
    group: Any = typer.main.get_command(app)
    parts = [HEAD, *(_command(path, command) for path, command in commands(group)), TAIL]
    return "\n".join(parts)


def commands(group: Any, path: str = "ascolto") -> Iterator[tuple[str, Any]]:
    """Every command with the words that call it, groups before what is in them."""
    yield path, group
    for name, command in getattr(group, "commands", {}).items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


def _command(path: str, command: Any) -> str:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option" and not p.hidden]
    names = [_argument(p) for p in arguments]
    names += ["COMMAND ..."] if hasattr(command, "commands") else []
    usage = " ".join([path, *(["[OPTIONS]"] if options else []), *names])
    rows = [[f"`{name}`", p.help or "Required."] for name, p in zip(names, arguments, strict=False)]
    rows += [[_option(p), p.help or ""] for p in options]
    given = _table(["argument, option", "is for"], rows) + "\n" if rows else ""
    return f"## {path}\n\n    {usage}\n\n{_prose(command.help or '')}\n\n{given}"


def _argument(param: Any) -> str:
    name = str(param.metavar or param.name.upper())
    return f"{name.removesuffix('...')}..." if param.nargs != 1 else name


def _option(param: Any) -> str:
    value = "" if param.is_flag else f" {param.metavar or param.name.upper()}"
    return ", ".join(f"`{name}{value}`" for name in param.opts)


def _prose(text: str) -> str:
    paragraphs = inspect.cleandoc(text).split("\n\n")
    return "\n\n".join(" ".join(p.split()) for p in paragraphs)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *([c.replace("|", "\\|") for c in r] for r in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


if __name__ == "__main__":
    main()
