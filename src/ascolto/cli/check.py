"""`ascolto check`: hold a draft against a conversation before it is sent."""

import sys
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.text import Text

from ascolto.bootstrap import bootstrap
from ascolto.cli.one import heard
from ascolto.cli.options import AsJson, Locale, OnePath, Playbooks, Source, locale_of
from ascolto.report.i18n import Catalogue, catalogue
from ascolto.report.plain import visible
from ascolto.words import DraftCheck

_SIGNS = {"high": ("!!", "bold red"), "medium": ("! ", "yellow"), "low": ("· ", "dim")}
FINDINGS = 1


def check(
    path: OnePath,
    draft: Annotated[
        str, typer.Option(help="The draft; - (the default) reads it from standard input.")
    ] = "-",
    ident: Annotated[
        str | None, typer.Option("--id", help="Which conversation of the file, by its id.")
    ] = None,
    as_json: AsJson = False,  # noqa: FBT002 (the shape of Typer's options)
    source: Source = None,
    playbook: Playbooks = [],  # noqa: B006 (Typer copies it)
    locale: Locale = None,
) -> None:
    """Hold a draft against a conversation: what it meets, what it leaves, what is wrong with it.

    The exit status is 1 where there is anything to put right.
    """
    app = bootstrap(*playbook)
    exchange = heard(app, path, source, ident)
    text = sys.stdin.read() if draft == "-" else draft
    result = exchange.check(text)
    if as_json:
        sys.stdout.write(msgspec.json.encode(result).decode() + "\n")
    else:
        spoken = locale_of(locale)
        _tell(Console(), result, text, catalogue(spoken), app.names(spoken))
    if result.findings:
        raise typer.Exit(FINDINGS)


def _tell(
    console: Console, result: DraftCheck, draft: str, c: Catalogue, names: dict[str, str]
) -> None:
    for needs, heading in (
        (result.meets, c.gettext("Meets")),
        (result.leaves, c.gettext("Leaves")),
    ):
        if needs:
            listed = ", ".join(dict.fromkeys(names.get(n.need, n.need) for n in needs))
            console.print(Text(f"{heading}: {visible(listed)}"))
    if not result.findings:
        console.print(Text(c.gettext("Nothing to put right."), "green"))
    for finding in result.findings:
        sign, style = _SIGNS[finding.severity]
        console.print(Text.assemble((sign, style), " ", visible(finding.reason)))
        if finding.start is not None and finding.end is not None:
            console.print(Text(f"   “{visible(draft[finding.start : finding.end])}”", "dim"))
        console.print(Text(f"   → {visible(finding.remedy)}"))
