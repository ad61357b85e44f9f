"""Responding: what to say next, and a draft held against what the customer needs."""

from ascolto.respond.advise import advise
from ascolto.respond.check import check
from ascolto.respond.situation import Said, Situation

__all__ = ["Said", "Situation", "advise", "check"]
