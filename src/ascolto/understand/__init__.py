"""Understand: a turn, and what came before it, to a reading."""

from ascolto.understand.memory import Memory
from ascolto.understand.reader import Reader

__all__ = ["Memory", "Reader"]
