"""Write the generated parts of the documentation anew: `make docs`, or `python -m scripts.docs`.

docs/cli.md comes whole from the command line itself; the block of figures in README.md and in
docs/model-card.md comes from docs/figures.json, which `make evaluate` writes.
"""

import inspect
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer
from scripts import figures
from scripts.figures import table

from ascolto.cli.app import app

ROOT = Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- figures: written by `make docs` -->", "<!-- end of figures -->"
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
Rich finds them: `COLUMNS`, `NO_COLOR`.) There is no settings file.

Nothing is sent anywhere, but by `--reader llm`: it asks the OpenAI-compatible endpoint in `ASCOLTO_LLM_URL` (as in
`http://localhost:8080/v1`) for the model in `ASCOLTO_LLM_MODEL`, with the key in `ASCOLTO_LLM_KEY` if it wants one.
The text that goes there is redacted (decisions/12-llm-ear.md).
"""


def main() -> None:
    """Write all pages."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


def pages() -> dict[Path, str]:
    """Every page that holds something generated, and what it should hold."""
    kept = json.loads(figures.FILE.read_text("utf-8"))
    shown = {ROOT / "README.md": ("deep",), ROOT / "docs/model-card.md": figures.READERS}
    written = {
        path: filled(path.read_text("utf-8"), figures.block(kept, readers))
        for path, readers in shown.items()
    }
    return written | {ROOT / "docs/cli.md": cli_page()}


def filled(text: str, block: str) -> str:
    """A page with this block of figures in place of the one it has."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"a page has lost its block: put {BEGIN} and {END} back where it stood")
    return f"{before}{BEGIN}\n{block}{END}{after}"


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
    given = table(["argument, option", "is for"], rows) + "\n" if rows else ""
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


if __name__ == "__main__":
    main()
