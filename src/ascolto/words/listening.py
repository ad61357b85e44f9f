"""A whole conversation, read: the product's main result."""

from ascolto.words.conversation import Conversation
from ascolto.words.need import Need
from ascolto.words.reading import TurnReading
from ascolto.words.score import Score
from ascolto.words.struct import Fact


class Meeting(Fact, frozen=True):
    """A need that a turn meets: which, and the turn that had opened it."""

    need: str
    turn: int


class TurnListening(Fact, frozen=True):
    """One turn's reading with what it did to the ledger."""

    reading: TurnReading
    opens: tuple[str, ...] = ()
    meets: tuple[Meeting, ...] = ()


class Listening(Fact, frozen=True):
    """A conversation with its reading: turns, needs, score. The lists run in order of turns."""

    conversation: Conversation
    lang: str
    turns: tuple[TurnListening, ...]
    needs: tuple[Need, ...]
    score: Score
