"""The shared vocabulary: frozen facts that every room takes and gives."""

from ascolto.words.advice import Advice, DraftCheck, Finding, Move
from ascolto.words.conversation import Conversation, Turn
from ascolto.words.fault import Fault
from ascolto.words.listening import Listening, Meeting, TurnListening
from ascolto.words.need import Need
from ascolto.words.reading import (
    AgentReading,
    CustomerReading,
    Known,
    Mark,
    OtherReading,
    Promise,
    TurnReading,
)
from ascolto.words.score import Point, Score

__all__ = [
    "Advice",
    "AgentReading",
    "Conversation",
    "CustomerReading",
    "DraftCheck",
    "Fault",
    "Finding",
    "Known",
    "Listening",
    "Mark",
    "Meeting",
    "Move",
    "Need",
    "OtherReading",
    "Point",
    "Promise",
    "Score",
    "Turn",
    "TurnListening",
    "TurnReading",
]
