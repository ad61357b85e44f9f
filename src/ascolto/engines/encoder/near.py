"""Which turns a turn looks back at, and how far back they are."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

BEFORE = 3  # turns before it that a turn sees, of either side
FARTHEST = BEFORE + 1  # stands for every turn that is not seen: later, or longer ago


def apart(before: int, now: int) -> NDArray[np.int64]:
    """How many turns back each turn stands from each of those read now, up to FARTHEST.

    `before` turns were heard already, `now` are read. Shape: (now, before + now).
    """
    seen = np.arange(before + now)
    back: NDArray[np.int64] = seen[before:, None] - seen
    back[(back < 0) | (back > BEFORE)] = FARTHEST
    return back


def belongs(lengths: Sequence[int]) -> NDArray[np.float32]:
    """1 where a piece is one of a turn's, by how many pieces each has. Shape: (pieces, turns)."""
    return np.repeat(np.eye(len(lengths), dtype=np.float32), lengths, axis=0)
