"""A linear layer in eight bits: the range of what goes in, and weights that fit it.

What goes in is divided, channel by channel, by what evens it out with the weights (large
channels would else leave one step of 256 for all small ones), shifted and rounded to 0..255.
The weights take up that division and are rounded to -LARGEST..LARGEST, a scale for each output.
The scales do not depend on what else is read at once: a turn gives the same, alone or not.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.encoder.packed import Floats

EVEN = 0.8  # how much of a channel's range its weights take up: 0 nothing, 1 all
# Seven bits: processors without VNNI add two products in 16 bits, which eight would overflow.
LARGEST = 63
STEPS = 255
SMALL = 1e-6


@dataclass(frozen=True, kw_only=True)
class Range:
    """The least and the greatest of what went into a layer, by channel. Shapes: (inputs,)."""

    least: Floats
    greatest: Floats


@dataclass(frozen=True, kw_only=True)
class EightBits:
    """A linear layer as it is computed: `(round(x * even / step) + zero) @ weights * scale + bias`.

    `even`: (inputs,), `weights`: (inputs, outputs), `scale` and `bias`: (outputs,).
    """

    even: Floats
    step: float
    zero: int
    weights: NDArray[np.int8]
    scale: Floats
    bias: Floats


def eight_bits(weights: Floats, bias: Floats, seen: Range) -> EightBits:
    """The layer `x @ weights + bias` for inputs within the range that was seen."""
    widest = np.maximum(np.maximum(-seen.least, seen.greatest), SMALL)
    heaviest = np.maximum(np.abs(weights).max(1), SMALL)
    even = (heaviest ** (1 - EVEN) / widest**EVEN).astype(np.float32)
    low = float(np.minimum(seen.least * even, 0).min())
    high = float(np.maximum(seen.greatest * even, 0).max())
    step = (high - low) / STEPS
    weights = weights / even[:, None]
    scale = np.maximum(np.abs(weights).max(0), SMALL) / LARGEST
    return EightBits(
        even=(even / step).astype(np.float32),
        step=step,
        zero=round(-low / step),
        weights=np.round(weights / scale).astype(np.int8),
        scale=(scale * step).astype(np.float32),
        bias=bias.astype(np.float32),
    )
