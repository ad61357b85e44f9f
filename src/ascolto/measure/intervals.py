"""Bootstrap intervals: what a figure would have been on other conversations like these."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

RESAMPLES = 1_000
SEED = 20_260
_BLOCK = 20_000_000  # draws held at once: bounds the memory of a measurement over an archive


def resampled(tallies: npt.NDArray[np.float64] | npt.NDArray[np.int64]) -> Floats:
    """Sum `tallies` [conversations, ...] over conversations drawn with replacement.

    Shape [1000, ...]; the seed is fixed, so that the same data give the same interval. What is
    said in one conversation hangs together: conversations are drawn, never turns.
    """
    n = len(tallies)
    flat = tallies.reshape(n, -1).astype(np.float64)
    sums = [draws @ flat for draws in _draws(n)]
    return np.concatenate(sums).reshape(RESAMPLES, *tallies.shape[1:])


def _draws(n: int) -> Iterator[Floats]:
    # How often each conversation is drawn, instead of which: a resample is then one product.
    rng = np.random.default_rng(SEED)
    left = RESAMPLES
    while left:
        now = min(left, max(1, _BLOCK // n))
        picked = rng.integers(0, n, size=(now, n))
        at = picked + np.arange(now)[:, None] * n
        yield np.bincount(at.ravel(), minlength=now * n).reshape(now, n).astype(np.float64)
        left -= now


def interval(values: Floats) -> tuple[float | None, float | None]:
    """Take the 95% interval of a figure's resamples [1000]; NaN where one leaves it undefined."""
    defined = values[~np.isnan(values)]
    if not len(defined):
        return None, None
    low, high = np.quantile(defined, (0.025, 0.975))
    return float(low), float(high)
