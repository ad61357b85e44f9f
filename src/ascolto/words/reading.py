"""What one turn says, once understood: marks on the text, each with its reason."""

from datetime import datetime

from ascolto.words.struct import Fact
from ascolto.words.terms import Emotion, PromiseKind


class Mark(Fact, frozen=True):
    """Something found in a turn: a technique, a failure, a feeling, a need being stated.

    `start` and `end` are character offsets into the turn's text (end exclusive); `confidence` is
    a probability; `why` is one sentence for a person; `cue` names the playbook's rule, if one.
    """

    id: str
    start: int
    end: int
    confidence: float
    why: str
    cue: str | None = None


class Known(Fact, frozen=True):
    """A fact that somebody gave: an identifier, an amount, a date, a device, what was tried.

    `value` is the text in a comparable form (folded, digits only for numbers).
    """

    kind: str
    value: str
    start: int
    end: int


class Promise(Fact, frozen=True):
    """A commitment found in an agent's turn, with the words that make it.

    `due` carries the zone; `every` is an ISO 8601 duration ("PT4H"), `due` then being the first.
    """

    text: str
    due: datetime | None
    every: str | None
    kind: PromiseKind
    start: int
    end: int


class CustomerReading(Fact, frozen=True, tag_field="speaker", tag="customer"):
    """A customer's turn, understood. `marks` are the reasons of emotion, states and flags.

    `states` are the needs that the words themselves state (problem, question, complaint,
    closing); the ledger adds those that follow from emotion and intensity. `quotes` are the
    customer's own words for a state or an emotion, by its id.
    """

    i: int
    lang: str
    emotion: Emotion
    intensity: int
    confirms: bool
    escalates: bool
    states: tuple[str, ...] = ()
    quotes: dict[str, str] = {}  # noqa: RUF012 (msgspec copies an empty default)
    marks: tuple[Mark, ...] = ()
    facts: tuple[Known, ...] = ()
    at: datetime | None = None


class AgentReading(Fact, frozen=True, tag_field="speaker", tag="agent"):
    """An agent's turn, understood against what came before.

    `answers` are the customer turns whose questions it answers or dates; `keeps` the agent turns
    whose promise it reports as done; `leaves` says that something is left to be done later;
    `closes` that it ends the conversation.
    """

    i: int
    lang: str
    techniques: tuple[Mark, ...] = ()
    failures: tuple[Mark, ...] = ()
    promises: tuple[Promise, ...] = ()
    answers: tuple[int, ...] = ()
    keeps: tuple[int, ...] = ()
    leaves: bool = False
    closes: bool = False
    facts: tuple[Known, ...] = ()
    at: datetime | None = None


class OtherReading(Fact, frozen=True, tag_field="speaker", tag="other"):
    """A bot's or the system's turn: kept in its place, read for nothing."""

    i: int
    lang: str
    at: datetime | None = None


TurnReading = CustomerReading | AgentReading | OtherReading
