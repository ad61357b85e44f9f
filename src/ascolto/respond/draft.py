"""A draft under check, with everything its rules ask about."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from ascolto.playbook import LanguagePack, Playbook, fold
from ascolto.respond.senses import Senses, senses_of
from ascolto.respond.situation import Situation
from ascolto.respond.slots import Slots
from ascolto.respond.texts import moves_of
from ascolto.words import AgentReading, Need
from ascolto.words.terms import NeedId

FEW_WORDS = 14  # a reply this short is a step in between, not an answer to everything
HOLDING_WORDS = 25
ASKING = frozenset(("clarification",))


class Draft:
    """The draft's text and reading, the situation before it, the needs that it leaves."""

    def __init__(
        self,
        text: str,
        reading: AgentReading,
        situation: Situation,
        left: Sequence[Need],
        pack: LanguagePack,
        playbook: Playbook,
    ) -> None:
        self.text = text
        self.reading = reading
        self.situation = situation
        self.left = left
        self.pack = pack
        self.playbook = playbook
        self.folded = fold(text)
        self.words = len(text.split())
        self.techniques = frozenset(t.id for t in reading.techniques)

    @cached_property
    def senses(self) -> Senses:
        """The cues that this room listens for."""
        return senses_of(self.pack)

    @cached_property
    def _slots(self) -> Slots:
        return Slots(self.situation, self.pack, moves_of(self.pack))

    def slots(self, need: Need | None = None) -> Mapping[str, str]:
        """What the texts about a need are filled with."""
        return self._slots.of(need) if need else {}

    def left_of(self, need: NeedId) -> Need | None:
        """The latest need of this kind that the draft leaves."""
        return next((n for n in reversed(self.left) if n.need == need), None)

    @cached_property
    def in_between(self) -> bool:
        """Whether it is only a step in between: a greeting, "one moment", a short exchange."""
        if self.reading.promises or self.reading.failures:
            return False
        short = self.words <= FEW_WORDS and not self.techniques
        return short or (self.words <= HOLDING_WORDS and self.senses.holding.hears(self.folded))

    @cached_property
    def asks_first(self) -> bool:
        """Whether it asks for what is needed before it can answer."""
        return bool(self.techniques & ASKING) or self.senses.asks_for.hears(self.folded)
