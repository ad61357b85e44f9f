"""What is kept of the turns heard before: enough to look back at them, and no text."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ascolto.engines.encoder.near import BEFORE

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Past:
    """Keys and values of the last turns' pieces, and how many pieces each turn has.

    `keys` and `values`: (layers that look back, pieces, hidden). It never holds more than BEFORE
    turns, so it does not grow with the conversation.
    """

    keys: Floats
    values: Floats
    lengths: tuple[int, ...] = ()

    def after(self, keys: Floats, values: Floats, lengths: tuple[int, ...]) -> "Past":
        """The past of the turn that follows these."""
        lengths = (*self.lengths, *lengths)[-BEFORE:]
        kept = sum(lengths)
        return Past(
            np.concatenate([self.keys, keys], axis=1)[:, -kept:].copy(),
            np.concatenate([self.values, values], axis=1)[:, -kept:].copy(),
            lengths,
        )
