"""Options that several commands share."""

import os
from pathlib import Path
from typing import Annotated

import typer

from ascolto.words.terms import LANGUAGES

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...", help="Files or folders of conversations; - reads standard input."
    ),
]
OnePath = Annotated[
    str,
    typer.Argument(metavar="PATH", help="A file with one conversation; - reads standard input."),
]
Source = Annotated[
    str | None,
    typer.Option(
        metavar="KIND",
        help="Take every file as this kind, instead of finding out (docs/formats.md).",
    ),
]
Playbooks = Annotated[
    list[Path],
    typer.Option(
        "--playbook", metavar="DIR", help="Lay this folder over the built-in playbook (repeatable)."
    ),
]
Locale = Annotated[
    str | None,
    typer.Option(
        metavar="LANG",
        help="Language of what Ascolto says: en, it, ro. Default: that of the system.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Write JSON.")]


def locale_of(given: str | None) -> str:
    """The locale asked for, else the system's where we speak its language, else English."""
    for name in (
        given,
        os.environ.get("LC_ALL"),
        os.environ.get("LC_MESSAGES"),
        os.environ.get("LANG"),
    ):
        if name and name.split(".")[0].split("_")[0].split("-")[0] in LANGUAGES:
            return name.split(".")[0]
    if given:
        raise typer.BadParameter(
            f"{given!r} is none of {', '.join(LANGUAGES)}", param_hint="--locale"
        )
    return "en"
