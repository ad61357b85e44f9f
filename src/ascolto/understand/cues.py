"""The playbook's cues over a text: those that are asked for, then spans for the hits."""

from collections.abc import Collection, Iterable, Iterator, Sequence
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
Group = tuple[str, str]  # kind and label


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
    """The cues that read one speaker's turns in one language, in groups: one a kind and label."""

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
        self._members: dict[Group, list[int]] = {}
        for index, sense in enumerate(self.senses):
            self._members.setdefault((sense.kind, sense.label), []).append(index)
        self._sets: dict[Group, list[tuple[list[int], Any]]] = {}
        self._patterns: dict[int, Any] = {}

    @property
    def groups(self) -> Collection[Group]:
        """The kinds and labels that there are cues for."""
        return self._members.keys()

    def own(self, learned: Collection[str]) -> frozenset[Group]:
        """The groups that decide by themselves: with a company's own cue, or nothing learned."""
        return frozenset(
            group
            for group, indices in self._members.items()
            if (group[0] != "signal" and group[1] not in learned)
            or any(self.senses[i].cue.own for i in indices)
        )

    def hits(self, text: bytes, groups: Iterable[Group]) -> list[int]:
        """Which cues of these groups match in a folded text (UTF-8), as indices into `senses`."""
        found: list[int] = []
        for group in groups:
            sets = self._sets.get(group)
            if sets is None:
                sets = self._sets[group] = self._compiled(self._members.get(group, ()))
            for indices, together in sets:
                # A set answers None where nothing matches.
                if hit := together.Match(text):
                    found += [indices[n] for n in hit]
        found.sort()
        return found

    def spans(self, index: int, text: bytes) -> Iterator[tuple[int, int]]:
        """Where a cue matches in a folded text (UTF-8), in character offsets, one after another."""
        pattern = self._patterns.get(index)
        if pattern is None:
            pattern = self._patterns[index] = re2.compile(self.senses[index].cue.pattern)
        plain = text.isascii()
        place = 0
        while (m := pattern.search(text, place)) is not None:
            start, end = m.span()
            yield (start, end) if plain else (_characters(text, start), _characters(text, end))
            place = max(end, place + 1)

    def _compiled(self, indices: Sequence[int]) -> list[tuple[list[int], Any]]:
        parts = [list(indices[n : n + TOGETHER]) for n in range(0, len(indices), TOGETHER)]
        return [(part, _automaton(self.senses[i] for i in part)) for part in parts]


def _characters(text: bytes, offset: int) -> int:
    """An offset in bytes as one in characters."""
    return len(text[:offset].decode())


def _automaton(senses: Iterable[Sense]) -> Any:
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
