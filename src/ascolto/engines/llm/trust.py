"""How far a language model's opinion counts where nothing was learned about it."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from ascolto.engines.llm.labels import LABELS
from ascolto.understand.ear import Floats, Trust

LEAN, EAR = 0.5, 1.0  # words and cues at half their weight, the opinion at its own
OPEN = -99.0  # a gate that every label passes: the cues of all are looked for


class Judging(Protocol):
    """What is asked of a judge: its labels, and its own gates and cuts. Shapes: (labels,)."""

    @property
    def labels(self) -> Sequence[str]:
        """Its labels, in order."""
        ...

    @property
    def gate(self) -> Floats:
        """The log-odds above which a label's cues are looked for."""
        ...

    @property
    def cut(self) -> Sequence[float]:
        """The log-odds above which a label holds."""
        ...


def set_trust(judge: Judging, speaker: str) -> Trust:
    """The trust in the ear beside a judge of one speaker's turns ("customer", "agent").

    Nothing is learned: where the ear knows a label, log-odds are half the judge's and all of the
    ear's, and the label holds above 0. Where it does not, the judge stays as it was.
    """
    known = np.isin(np.array(judge.labels), LABELS[speaker])
    return Trust(
        lean=np.where(known, LEAN, 1.0).astype(np.float32),
        ear=np.where(known, EAR, 0.0).astype(np.float32),
        base=np.zeros(len(known), np.float32),
        gate=np.where(known, OPEN, judge.gate).astype(np.float32),
        cut=np.where(known, 0.0, judge.cut).astype(np.float32),
    )
