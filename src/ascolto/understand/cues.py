"""The playbook's cues over a text: hundreds of patterns in one pass, then spans for the hits."""

from collections.abc import Iterable, Iterator
from typing import Any

import re2

from ascolto.errors import PlaybookError
from ascolto.playbook import Cue, Entry, LanguagePack
from ascolto.words.struct import Fact

AGENT_SIGNALS = (
    "commits", "vague_time", "estimates", "holding", "asks_for", "generic_question",
    "offers_product", "done", "goodbye", "formula", "limits", "looked",
)  # fmt: skip
CUSTOMER_SIGNALS = (
    "confirms", "escalates", "already_said", "goodbye", "thanks", "insult", "rhetorical",
    "tried", "solved",
)  # fmt: skip
# RE2 builds its automaton as it meets texts. One for all cues would go on building for ever on
# texts never seen (measured: 4 to 9 ms a turn); small ones soon have seen all their states.
TOGETHER = 8
_MEMORY = 8 << 20  # bytes an automaton may hold before it starts anew


class Sense(Fact, frozen=True):
    """A cue in its place: which label of which kind it speaks for.

    `column` names the feature that it raises: the same for all cues of a label and strength, in
    all languages.
    """

    kind: str
    label: str
    cue: Cue
    why: str
    column: str


class CueBook:
    """The cues that read one speaker's turns in one language."""

    def __init__(self, entries: Iterable[tuple[str, Entry]]) -> None:
        self.senses = tuple(
            Sense(
                kind=kind,
                label=entry.id,
                cue=cue,
                why=cue.why or entry.why,
                column=f"cue {kind} {entry.id} {cue.level if kind == 'emotion' else cue.strength}",
            )
            for kind, entry in entries
            for cue in entry.cues
        )
        self._sets = [
            (first, _compiled(self.senses[first : first + TOGETHER]))
            for first in range(0, len(self.senses), TOGETHER)
        ]
        self._patterns: dict[int, Any] = {}

    def hits(self, folded: str) -> list[int]:
        """Which cues match somewhere in a folded text, as indices into `senses`, in order."""
        text = folded.encode()
        # A set answers None where nothing matches.
        return [first + n for first, one in self._sets for n in sorted(one.Match(text) or ())]

    def spans(self, index: int, folded: str) -> Iterator[tuple[int, int]]:
        """Where a cue matches, in character offsets, one after another."""
        pattern = self._patterns.get(index)
        if pattern is None:
            pattern = self._patterns[index] = re2.compile(self.senses[index].cue.pattern)
        place = 0
        while (m := pattern.search(folded, place)) is not None:
            yield m.span()
            place = max(m.end(), place + 1)


def _compiled(senses: Iterable[Sense]) -> Any:
    options = re2.Options()
    options.max_mem = _MEMORY
    options.log_errors = False
    together = re2.Set.SearchSet(options)
    for sense in senses:
        try:
            together.Add(sense.cue.pattern)
        except re2.error as e:
            raise PlaybookError(
                f"the pattern of cue `{sense.cue.id}` of `{sense.label}` does not compile. "
                "Run `ascolto playbook check` on its folder."
            ) from e
    together.Compile()
    return together


def agent_cues(pack: LanguagePack) -> CueBook:
    """The cues for an agent's turns: techniques, failures, and what the readers ask for."""
    return CueBook(
        [("technique", e) for e in pack.techniques.values()]
        + [("failure", e) for e in pack.failures.values()]
        + [("signal", pack.signals[s]) for s in AGENT_SIGNALS if s in pack.signals]
    )


def customer_cues(pack: LanguagePack) -> CueBook:
    """The cues for a customer's turns: stated needs, emotions, and what the readers ask for."""
    return CueBook(
        [("need", e) for e in pack.needs.values()]
        + [("emotion", e) for e in pack.emotions.values()]
        + [("signal", pack.signals[s]) for s in CUSTOMER_SIGNALS if s in pack.signals]
    )
