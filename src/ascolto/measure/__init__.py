"""Measure: how well a reading agrees with people, and people with each other."""

from ascolto.measure.agree import Agreement, agreement
from ascolto.measure.figures import Evaluation, Figure
from ascolto.measure.gold import evaluate

__all__ = ["Agreement", "Evaluation", "Figure", "agreement", "evaluate"]
