"""Options that several commands share."""

import os
from pathlib import Path
from typing import Annotated

import typer


def _kind(given: str | None) -> str | None:
    if given is not None:
        from ascolto.channels import sources

        if given not in sources():
            raise typer.BadParameter(f"{given!r} is none of {', '.join(sources())}")
    return given


def _reader(given: str | None) -> str | None:
    if given is not None:
        from ascolto.readers import READERS

        if given not in READERS:
            raise typer.BadParameter(f"{given!r} is none of {', '.join(READERS)}")
    return given


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH", help="Files or folders of conversations; - reads standard input."
    ),
]
OnePath = Annotated[
    str,
    typer.Argument(metavar="PATH", help="A file with the conversation; - reads standard input."),
]
Ident = Annotated[
    str | None,
    typer.Option("--id", metavar="ID", help="Which conversation of the file. Default: the first."),
]
Source = Annotated[
    str | None,
    typer.Option(
        metavar="KIND",
        callback=_kind,
        help="Take every file as this kind, instead of finding out (docs/formats.md).",
    ),
]
Playbooks = Annotated[
    list[Path],
    typer.Option(
        "--playbook", metavar="DIR", help="Lay this folder over the built-in playbook (repeatable)."
    ),
]
ReaderName = Annotated[
    str | None,
    typer.Option(
        "--reader",
        metavar="NAME",
        callback=_reader,
        help="fast (archives), deep (with the encoder) or llm (asks an endpoint of yours). "
        "Default: deep where it is installed.",
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
    """The locale asked for, else the system's where we speak its language, else English.

    Such as "it" or "it_IT". As everywhere on a system, the first variable that is set decides.
    """
    from ascolto.words.terms import LANGUAGES

    if given is not None:
        tag = _tag(given)
        if tag.split("_")[0] not in LANGUAGES:
            raise typer.BadParameter(
                f"{given!r} is none of {', '.join(LANGUAGES)}", param_hint="--locale"
            )
        return tag
    system = next((v for x in ("LC_ALL", "LC_MESSAGES", "LANG") if (v := os.environ.get(x))), "")
    tag = _tag(system)
    return tag if tag.split("_")[0] in LANGUAGES else "en"


def _tag(name: str) -> str:
    """A locale's name without its encoding and variant: "it-IT.UTF-8" is "it_IT"."""
    lang, _, place = name.split(".")[0].split("@")[0].replace("-", "_").partition("_")
    return f"{lang.lower()}_{place.upper()}" if place else lang.lower()
