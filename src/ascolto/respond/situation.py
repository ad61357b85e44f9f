"""The situation a reply is written into: plain values, put together by the loop."""

from datetime import datetime

from ascolto.words import AgentReading, CustomerReading, Need, TurnReading
from ascolto.words.struct import Fact
from ascolto.words.terms import CLEAR, NEGATIVE, Channel


class Said(Fact, frozen=True):
    """A turn as it was said, with what was understood of it."""

    text: str
    reading: TurnReading

    @property
    def i(self) -> int:
        """The turn's number."""
        return self.reading.i


class Situation(Fact, frozen=True):
    """Where a conversation stands.

    `lang` is one of the playbook's languages; `open` the needs open now, oldest first; `now` the
    moment at which a reply would be sent (None where the source gave no times).
    """

    lang: str
    channel: Channel
    said: tuple[Said, ...] = ()
    open: tuple[Need, ...] = ()
    heated: bool = False
    solved: bool = False
    now: datetime | None = None

    @property
    def customer(self) -> tuple[Said, ...]:
        """The customer's turns."""
        return tuple(s for s in self.said if isinstance(s.reading, CustomerReading))

    @property
    def agent(self) -> tuple[Said, ...]:
        """The agent's turns."""
        return tuple(s for s in self.said if isinstance(s.reading, AgentReading))

    def at(self, turn: int) -> Said | None:
        """The turn with this number."""
        return next((s for s in reversed(self.said) if s.i == turn), None)

    @property
    def last(self) -> CustomerReading | None:
        """The reading of the customer's last turn."""
        for said in reversed(self.said):
            if isinstance(said.reading, CustomerReading):
                return said.reading
        return None

    @property
    def upset(self) -> bool:
        """Whether that turn shows a negative emotion, clear or strong."""
        return self.last is not None and felt(self.last)

    def given(self, *kinds: str) -> tuple[str, ...]:
        """What the customer gave of these kinds of fact, as they wrote it, the latest last."""
        return tuple(
            s.text[f.start : f.end]
            for s in self.customer
            for f in s.reading.facts  # type: ignore[union-attr]  # a customer's reading has facts
            if f.kind in kinds
        )

    def age(self, need: Need) -> int:
        """How many agent turns have passed since a need was opened."""
        return sum(1 for s in self.agent if s.i > need.turn)

    def overdue(self, need: Need) -> bool:
        """Whether a promise's time has passed."""
        return need.due is not None and self.now is not None and self.now > need.due


def felt(reading: CustomerReading) -> bool:
    """Whether a turn shows a negative emotion, clear or strong."""
    return reading.emotion in NEGATIVE and reading.intensity >= CLEAR
