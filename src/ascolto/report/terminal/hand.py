"""The hand that writes to the terminal: language, names and ink, and phrases that all parts share."""

from collections.abc import Mapping
from dataclasses import dataclass

from rich.text import Text

from ascolto.report import phrases
from ascolto.report.i18n import Catalogue
from ascolto.report.story import NeedShown
from ascolto.report.terminal.ink import STYLES, Ink


@dataclass(frozen=True, kw_only=True, slots=True)
class Hand:
    """What every part of the printed reading needs to write with."""

    c: Catalogue
    names: Mapping[str, str]
    ink: Ink

    def name(self, ident: str) -> str:
        """Name a technique, failure, need or emotion."""
        return phrases.name(ident, self.names)

    def heading(self, text: str) -> Text:
        """Write the title of a part, with a line's distance before it."""
        return Text.assemble("\n", (text, "bold"))

    def quoted(self, words: str) -> str:
        """Put somebody's words between quotation marks."""
        return words.join(self.ink.quotes)

    def sign(self, state: str) -> tuple[str, str]:
        """Give the sign of a need's state, with its style."""
        return self.ink.signs[state], STYLES[state]

    def beginning(self, need: NeedShown) -> Text:
        """Write a need where it opens."""
        later = need.ends is not None and need.ends != need.opened
        told = phrases.ending(self.c, need)
        return self._need(need, "begun" if later else need.status, told)

    def ending(self, need: NeedShown) -> Text:
        """Write a need where it ends."""
        return self._need(need, need.status, phrases.origin(self.c, need))

    def _need(self, need: NeedShown, state: str, told: tuple[str, int | None]) -> Text:
        message, turn = told
        return Text.assemble(
            self.sign(state),
            " ",
            (self.name(need.id), "" if state == "begun" else STYLES[state]),
            (f" · {message % {'turn': turn}}", "dim"),
        )
