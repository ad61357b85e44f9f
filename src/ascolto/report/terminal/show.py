"""Print readings, one after the other, to a Rich console."""

from collections.abc import Iterable, Mapping

from rich.console import Console, RenderableType

from ascolto.report.i18n import catalogue
from ascolto.report.story import story
from ascolto.report.terminal.foot import foot
from ascolto.report.terminal.hand import Hand
from ascolto.report.terminal.head import head
from ascolto.report.terminal.ink import ink
from ascolto.report.terminal.turns import transcript
from ascolto.words import Listening


def show(
    listenings: Iterable[Listening],
    console: Console,
    *,
    locale: str,
    names: Mapping[str, str] | None = None,
) -> None:
    """Print each reading: what was needed, what was said with its marks, the score's account.

    `locale` is the reader's; `names` gives techniques, failures, needs and emotions their names
    in it. Works from 40 columns up, with or without colour; piped, marks are bracketed. Nothing
    in the conversations can act on the terminal: control characters are printed as signs.
    """
    hand = Hand(c=catalogue(locale), names=names or {}, ink=ink(console))
    for number, listening in enumerate(listenings):
        told = story(listening)
        if number:
            console.print()
        for part in (*head(told, hand), *transcript(told, hand), *foot(told, hand)):
            _print(part, console)


def _print(part: RenderableType, console: Console) -> None:
    if console.color_system is not None:
        console.print(part, highlight=False, markup=False, emoji=False)
        return
    # Without styles, what comes out is a text for files and other programs: columns are filled
    # up with spaces that nobody there wants.
    with console.capture() as captured:
        console.print(part, highlight=False, markup=False, emoji=False)
    lines = (line.rstrip() for line in captured.get().split("\n")[:-1])
    console.out("\n".join(lines), highlight=False)
