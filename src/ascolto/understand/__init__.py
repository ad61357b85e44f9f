"""Understand: a turn, and what came before it, to a reading."""

from ascolto.understand.ear import Ear, Opinion, Trust
from ascolto.understand.judge import load_judge, load_trust
from ascolto.understand.kit import CONTEXTS, Trusted
from ascolto.understand.memory import Memory
from ascolto.understand.reader import Reader

__all__ = [
    "CONTEXTS",
    "Ear",
    "Memory",
    "Opinion",
    "Reader",
    "Trust",
    "Trusted",
    "load_judge",
    "load_trust",
]
