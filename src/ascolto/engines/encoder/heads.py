"""The linear heads over the encoder's states: log-odds of labels, and where in the text they lie.

A head sees the mean and the greatest of the states of a turn's pieces. Both are made of pieces,
so every label's log-odds are its bias plus a part for each piece; the stretch of pieces with the
greatest sum is what speaks for the label.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ascolto.errors import AscoltoError

Floats = NDArray[np.float32]
LONGEST = 16  # pieces shown for a label at most
NEARBY = 50  # characters around them in which a word may begin or end
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
PARTS = ("labels", "mean", "most", "bias")


@dataclass(frozen=True)
class Head:
    """The heads of one side's labels. `mean`, `most`: (hidden, labels). `bias`: (labels,)."""

    labels: tuple[str, ...]
    mean: Floats
    most: Floats
    bias: Floats

    def odds(self, states: Floats) -> Floats:
        """Log-odds of the labels from the states of pieces, (pieces, hidden)."""
        odds: Floats = states.mean(0) @ self.mean + states.max(0) @ self.most + self.bias
        return odds


class Stretch:
    """What the states say of one stretch of a turn."""

    def __init__(self, odds: Floats, span: tuple[int, int]) -> None:
        self.odds = odds
        self._span = span

    def evidence(self, label: int) -> tuple[int, int]:  # noqa: ARG002 (it has but one place)
        """The stretch itself."""
        return self._span


class Weighed:
    """A turn, weighed by its side's heads: log-odds of their labels, and where they are heard.

    `spans` are the places of the pieces in the text; the first and the last stand around it.
    """

    __slots__ = ("_spans", "_states", "_stretches", "_text", "head", "odds")

    def __init__(
        self,
        head: Head,
        stretches: Head,
        states: Floats,
        text: str,
        spans: Sequence[tuple[int, int]],
    ) -> None:
        self.head = head
        self.odds: Floats = head.odds(states)
        self._stretches = stretches
        self._states = states
        self._text = text
        self._spans = spans

    def stretch(self, start: int, end: int) -> Stretch | None:
        """What a stretch of the text says by itself, in its turn; None where it has no piece."""
        states = self.inside(start, end)
        return None if states is None else Stretch(self._stretches.odds(states), (start, end))

    def inside(self, start: int, end: int) -> Floats | None:
        """The states of the pieces in a stretch, (pieces, hidden); None where there is none."""
        inside = [i for i, (a, b) in enumerate(self._spans) if start < b and a < end and a < b]
        return self._states[inside] if inside else None

    def parts(self, label: int) -> Floats:
        """What each piece adds to a label's log-odds: with the bias, they make it up."""
        parts: Floats = self._states @ self.head.mean[:, label] / np.float32(len(self._states))
        most = self._states.argmax(0)
        np.add.at(parts, most, self._states.max(0) * self.head.most[:, label])
        return parts

    def evidence(self, label: int) -> tuple[int, int]:
        """The stretch of whole words that speaks most for a label, in characters of the text."""
        if len(self._spans) == 2:  # nothing stands between START and END
            return 0, len(self._text)
        parts = self.parts(label)[1:-1]
        first, last = best_window(parts - parts.mean(), LONGEST)
        return self._whole_words(self._spans[1 + first][0], self._spans[last][1])

    def _whole_words(self, start: int, end: int) -> tuple[int, int]:
        """The words that stand in a stretch, whole; the stretch itself where it has none."""
        around = _WORD.finditer(self._text, max(0, start - NEARBY), end + NEARBY)
        words = [m.span() for m in around if m.end() > start and m.start() < end]
        return (words[0][0], max(end, words[-1][1])) if words else (start, end)


def best_window(parts: Floats, longest: int) -> tuple[int, int]:
    """Where the run of at most `longest` numbers with the greatest sum starts and ends."""
    sums = np.concatenate([[0.0], np.cumsum(parts, dtype=np.float64)])
    runs = min(longest, len(parts))
    gains = np.full((runs, len(parts)), -np.inf)
    for n in range(1, runs + 1):
        gains[n - 1, : len(parts) - n + 1] = sums[n:] - sums[:-n]
    n, start = divmod(int(gains.argmax()), len(parts))
    return start, start + n + 1


def head_from(
    arrays: Mapping[str, NDArray[np.generic]], side: str, expected: Sequence[str]
) -> Head:
    """One side's heads out of the weights file."""
    found = {part: arrays[f"{side}_{part}"] for part in PARTS}
    labels = tuple(str(x) for x in found.pop("labels"))
    if labels != tuple(expected):
        raise AscoltoError(f"The encoder's heads were learned for other labels of the {side}.")
    return Head(labels, **{k: v.astype(np.float32) for k, v in found.items()})
