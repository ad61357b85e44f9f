"""Krippendorff's alpha for names: how far people agree beyond what chance would give."""

from collections.abc import Sequence

import numpy as np

from ascolto.measure.intervals import Floats


def coincidences(units: Sequence[Sequence[int | None]], values: int) -> Floats:
    """How often two people gave a pair of values to the same unit: shape [values, values].

    Each unit lists one value per person (0 to values - 1; None where that person gave none). A
    unit with m values weighs each of its ordered pairs 1 / (m - 1); one with a single value says
    nothing. Matrices of separate units add up.
    """
    pairs = np.zeros((values, values))
    for unit in units:
        given = [x for x in unit if x is not None]
        if len(given) > 1:
            counts = np.bincount(given, minlength=values).astype(np.float64)
            pairs += (np.outer(counts, counts) - np.diag(counts)) / (len(given) - 1)
    return pairs


def alpha(pairs: Floats) -> Floats:
    """Alpha of coincidences [..., values, values]: shape [...], 1 for full agreement, 0 for chance.

    NaN where only one value was ever given: then there was nothing to tell apart.
    """
    sums = pairs.sum(axis=-1)
    n = sums.sum(axis=-1)
    differ = n - np.trace(pairs, axis1=-2, axis2=-1)
    by_chance = n * n - (sums * sums).sum(axis=-1)
    undefined = np.full_like(by_chance, np.nan)
    ratio: Floats = np.divide((n - 1) * differ, by_chance, out=undefined, where=by_chance > 0)
    return 1 - ratio
