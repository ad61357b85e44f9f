"""`ascolto check`: hold a draft against a conversation before it is sent."""

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from ascolto.cli.options import (
    AsJson,
    Ident,
    Locale,
    OnePath,
    Playbooks,
    ReaderName,
    Source,
    locale_of,
)

if TYPE_CHECKING:
    from ascolto.cli.paper import Paper
    from ascolto.report.i18n import Catalogue
    from ascolto.words import DraftCheck, Finding

_SIGNS = {"high": ("!!", "bold red"), "medium": ("!", "yellow"), "low": ("·", "dim")}
FINDINGS = 1


def check(
    path: OnePath,
    draft: Annotated[
        str,
        typer.Option(metavar="TEXT", help="The draft. Default: it is read from standard input."),
    ] = "-",
    ident: Ident = None,
    as_json: AsJson = False,  # noqa: FBT002 (the shape of Typer's options)
    source: Source = None,
    playbook: Playbooks = [],  # noqa: B006 (Typer copies it)
    reader: ReaderName = None,
    locale: Locale = None,
) -> None:
    """Hold a draft against a conversation: what it meets, what it leaves, what is wrong with it.

    The exit status is 1 where there is anything to put right.
    """
    import msgspec

    from ascolto.bootstrap import bootstrap
    from ascolto.cli.draft import draft_of
    from ascolto.cli.one import heard
    from ascolto.cli.paper import Paper
    from ascolto.report.i18n import catalogue

    spoken = locale_of(locale)
    text = draft_of(draft, path)
    app = bootstrap(*playbook, reader=reader)
    result = heard(app, path, source, ident).check(text)
    if as_json:
        sys.stdout.write(msgspec.json.encode(result).decode() + "\n")
    else:
        _tell(Paper(), result, text, catalogue(spoken), app.names(spoken))
    if result.findings:
        raise typer.Exit(FINDINGS)


def _tell(
    paper: "Paper", result: "DraftCheck", draft: str, c: "Catalogue", names: Mapping[str, str]
) -> None:
    for needs, heading in (
        (result.meets, c.gettext("Meets")),
        (result.leaves, c.gettext("Leaves")),
    ):
        if needs:
            listed = dict.fromkeys(names.get(n.need, n.need) for n in needs)
            paper.write(f"{heading}: {', '.join(listed)}")
    for finding in result.findings:
        _find(paper, finding, draft)
    if not result.findings and not result.leaves:
        paper.write(c.gettext("Nothing to put right."))


def _find(paper: "Paper", finding: "Finding", draft: str) -> None:
    from rich.text import Text

    from ascolto.report.plain import visible

    paper.write()
    paper.write(visible(finding.reason), indent=3, sign=Text(*_SIGNS[finding.severity]))
    if finding.start is not None and finding.end is not None:
        paper.write(Text(f"“{visible(draft[finding.start : finding.end])}”", "dim"), indent=3)
    paper.write(visible(finding.remedy), indent=5, sign=Text("   →"))
