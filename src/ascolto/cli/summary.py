"""Many conversations in one table: what was needed, what was met; and the ones to look at."""

import heapq
from collections import Counter
from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.table import Table

from ascolto.report.i18n import Catalogue, catalogue
from ascolto.report.plain import visible
from ascolto.words import AgentReading, Listening
from ascolto.words.terms import NEEDS

TO_LOOK_AT = 10


class Summary:
    """Counts over any number of conversations; keeps only the lowest scores by id."""

    def __init__(self) -> None:
        self.conversations = 0
        self.scored = 0
        self.total = 0
        self.needs: Counter[tuple[str, str]] = Counter()
        self.failures: Counter[str] = Counter()
        self._lowest: list[tuple[int, int, str]] = []

    def add_all(self, listenings: Iterable[Listening]) -> None:
        """Take in readings, one after another."""
        for listening in listenings:
            self._add(listening)

    def _add(self, listening: Listening) -> None:
        self.conversations += 1
        self.needs.update((n.need, n.status) for n in listening.needs)
        for turn in listening.turns:
            if isinstance(turn.reading, AgentReading):
                self.failures.update(f.id for f in turn.reading.failures)
        if listening.score.value is not None:
            self.scored += 1
            self.total += listening.score.value
            # A heap of the lowest: negated, so that the highest of them falls out first.
            entry = (-listening.score.value, -self.conversations, listening.conversation.id)
            push = heapq.heappush if len(self._lowest) < TO_LOOK_AT else heapq.heappushpop
            push(self._lowest, entry)

    def print(self, console: Console, locale: str, names: Mapping[str, str]) -> None:
        """Print the tables."""
        c = catalogue(locale)
        mean = round(self.total / self.scored) if self.scored else "-"
        counted = c.ngettext("{n} conversation", "{n} conversations", self.conversations)
        scored = c.gettext("listening score, mean: {score}").format(score=mean)
        console.print(f"{counted.format(n=self.conversations)} · {scored}", highlight=False)
        if self.needs:
            console.print(self._table(c, names))
        if self.failures:
            console.print("\n" + c.gettext("Failures of listening"))
            for failure, n in self.failures.most_common():
                console.print(
                    f"  {n:5}  {names.get(failure, failure)}", markup=False, highlight=False
                )
        if self._lowest:
            console.print("\n" + c.gettext("Lowest scores: look at these first"))
            for low, _, ident in sorted(self._lowest, reverse=True):
                console.print(f"  {-low:5}  {visible(ident)}", markup=False, highlight=False)

    def _table(self, c: Catalogue, names: Mapping[str, str]) -> Table:
        table = Table(box=None, pad_edge=False)
        table.add_column(c.gettext("Need"))
        for heading in (c.gettext("met"), c.gettext("missed"), c.gettext("open")):
            table.add_column(heading, justify="right")
        for need in NEEDS:
            counts = [self.needs[need, status] for status in ("met", "missed", "open")]
            if any(counts):
                table.add_row(names.get(need, need), *map(str, counts))
        return table
