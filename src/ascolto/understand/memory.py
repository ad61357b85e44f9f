"""What came before a turn, as far as reading the next one needs it.

It grows only with what the customer said (their words and facts), never with the whole text.
"""

from typing import Any

from ascolto.understand.lexed import Lexed
from ascolto.words import AgentReading, CustomerReading, Known, Promise
from ascolto.words.terms import CLEAR, NEGATIVE, STRONG

CALM_AFTER = 2  # customer turns after which heat no longer colours the exchange


class Memory:
    """The conversation so far, from the listener's side."""

    __slots__ = (
        "agent_turns", "customer_turns", "ear_past", "facts", "heat_age", "lang", "last_agent",
        "last_customer", "last_reading", "last_said", "promises", "said", "solved", "taken_up",
    )  # fmt: skip

    def __init__(self) -> None:
        self.lang: str | None = None
        self.agent_turns = 0
        self.customer_turns = 0
        self.said: dict[str, int] = {}  # stem of a content word -> customer turn that said it last
        self.facts: dict[str, list[Known]] = {}  # kind -> what the customer gave
        self.last_customer: Lexed | None = None
        self.last_agent: Lexed | None = None
        self.last_reading: CustomerReading | None = None
        self.last_said: AgentReading | None = None
        self.heat_age = CALM_AFTER + 1
        self.taken_up = False
        self.solved = False
        self.promises: tuple[Promise, ...] = ()
        self.ear_past: Any = None  # what an ear needs of the turns before; its own affair

    def copy(self) -> "Memory":
        """A memory to try a draft on; what is remembered in it does not change this one."""
        other = Memory.__new__(Memory)
        for name in Memory.__slots__:
            value = getattr(self, name)
            if isinstance(value, dict):
                value = {k: list(v) if isinstance(v, list) else v for k, v in value.items()}
            setattr(other, name, value)
        return other

    @property
    def upset_by(self) -> int:
        """The intensity of the negative emotion in the customer's last turn, 0 to 3."""
        r = self.last_reading
        return r.intensity if r is not None and r.emotion in NEGATIVE else 0

    @property
    def upset(self) -> bool:
        """Whether the customer's last turn showed a negative emotion, clear or strong."""
        return self.upset_by >= CLEAR

    @property
    def heated(self) -> bool:
        """Whether the customer is heated, or was a turn or two ago."""
        return self.heat_age <= CALM_AFTER

    def heard_customer(self, lexed: Lexed, content: set[str], reading: CustomerReading) -> None:
        """Remember a customer's turn."""
        turn = reading.i
        for stem in content:
            self.said[stem] = turn
        for fact in reading.facts:
            self.facts.setdefault(fact.kind, []).append(fact)
        self.last_customer, self.last_reading = lexed, reading
        self.customer_turns += 1
        hot = reading.intensity >= STRONG or reading.escalates
        self.heat_age = 0 if hot else self.heat_age + 1
        self.solved = (reading.confirms and not reading.states) or self.solved
        if "problem" in reading.states:
            self.solved = False

    def heard_agent(self, lexed: Lexed, reading: AgentReading, *, takes_up: bool) -> None:
        """Remember an agent's turn."""
        self.last_agent, self.last_said = lexed, reading
        self.agent_turns += 1
        self.taken_up = self.taken_up or takes_up
        if reading.promises:
            self.promises = (*self.promises, *reading.promises)[-8:]
