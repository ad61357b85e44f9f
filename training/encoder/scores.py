"""What the log-odds are worth on conversations that were kept back."""

import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ascolto.words.terms import EMOTIONS, FAILURES, TECHNIQUES
from training.encoder.batches import ALL, Laid

FOLDS = 5
SHRINK = 8.0  # positives that the even threshold counts for beside a label's own
GRID = np.linspace(-3, 3, 121)
GROUPS = {
    "techniques": TECHNIQUES,
    "failures": FAILURES,
    "flags": ALL[len(EMOTIONS) : ALL.index(TECHNIQUES[0])],
    "emotions": EMOTIONS,
}
Array = NDArray[np.float64]
Yes = NDArray[np.bool_]


class Measured:
    """All kept-back turns: what was said of them, what holds, what was asked."""

    def __init__(self, laid: Sequence[Laid], odds: Sequence[Array]) -> None:
        self.odds = np.concatenate(odds)
        self.truth = np.concatenate([x.truth.numpy() for x in laid]) > 0
        self.asked = np.concatenate([x.asked.numpy() for x in laid]) > 0
        self.langs = np.concatenate([[x.heard.lang] * len(x.truth) for x in laid])
        folds = [zlib.crc32(x.heard.id.encode()[::-1]) % FOLDS for x in laid]
        self.folds = np.concatenate([[f] * len(x.truth) for f, x in zip(folds, laid, strict=True)])

    def said(self, *, even: bool = False) -> Yes:
        """What is said to hold: above 0, or above thresholds from folds without the turn.

        The emotion is the greatest of its seven in either case.
        """
        said = self.odds > 0
        if not even:
            for fold in range(FOLDS):
                here = self.folds == fold
                for j, a in enumerate(self.asked.T):
                    learn = a & ~here
                    said[here, j] = self.odds[here, j] > cut(
                        self.truth[learn, j], self.odds[learn, j]
                    )
        best = self.odds[:, : len(EMOTIONS)].argmax(1)
        said[:, : len(EMOTIONS)] = best[:, None] == np.arange(len(EMOTIONS))
        return said & self.asked

    def table(self, said: Yes, lang: str | None = None) -> dict[str, float]:
        """F1 of each label, and the mean of each group's over the labels that occur at all."""
        rows = self.langs == lang if lang else np.ones(len(said), bool)
        each = {
            x: f1(self.truth[rows, j], said[rows, j])
            for j, x in enumerate(ALL)
            if self.truth[rows, j].any()
        }
        means = {
            name: float(np.mean([each[x] for x in labels if x in each]))
            for name, labels in GROUPS.items()
        }
        return means | each


def cut(truth: Yes, odds: Array) -> float:
    """The threshold with the best F1, drawn toward the even one where few turns tell."""
    best = max(GRID, key=lambda t: (f1(truth, odds > t), -abs(t)))
    return float(best * truth.sum() / (truth.sum() + SHRINK))


def f1(truth: Yes, said: Yes) -> float:
    """F1 of a yes/no label; 0 where nothing is right."""
    both = int((truth & said).sum())
    return 2 * both / max(1, int(truth.sum()) + int(said.sum()))
