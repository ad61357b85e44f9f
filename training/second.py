"""Fitting a second hearing: what each label's own cues add, calibrated, with its threshold."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from ascolto.understand.cues import Group
from ascolto.understand.judge import NEVER, group_of
from training.first import FOLDS, First, Matrix

# The cues were written by people who had read the corpus, so they fit it better than they fit the
# world. Every example is therefore learned twice, the second time with some of its cues unheard:
# the words and the context must be able to carry the label too.
UNHEARD = 0.5
SHRINK = 8.0  # positives that the common threshold counts for beside a label's own
LET_THROUGH = 0.98  # of the examples that a label rightly holds in, the gate lets through so many
C = 0.5


class Second:
    """A judge being learned on the log-odds of a first hearing that has not seen the example.

    `hears` names, for each label, the signals it listens to beside its own cues.
    """

    def __init__(self, first: First, hears: Mapping[str, Sequence[Group]]) -> None:
        self.first = first
        self.y, self.labels = first.y, first.labels
        self.columns = sorted({name for e in first.examples for name in e.raised})
        self.cues = self._cues()
        heard = np.random.default_rng(0).random(self.cues.shape) >= UNHEARD
        self.dulled = self.cues * heard
        self.allowed = [self._allowed(x, hears.get(x, ())) for x in self.labels]
        shape = self.y.shape
        self.unseen, self.unseen_dulled = np.zeros(shape), np.zeros(shape)
        for j in range(len(self.labels)):
            self._fold(j)
        self.cut = np.array([self._cut(j) for j in range(len(self.labels))])
        self.w = [self._fit(np.arange(len(self.y)), j) for j in range(len(self.labels))]
        self.gate = np.array([self._gate(j) for j in range(len(self.labels))])

    def _cues(self) -> Matrix:
        """The columns that cues raise. Shape: (examples, columns)."""
        place = {name: i for i, name in enumerate(self.columns)}
        cues = np.zeros((len(self.first.examples), len(place)))
        for i, e in enumerate(self.first.examples):
            for name, n in e.raised.items():
                cues[i, place[name]] = n
        return cues

    def _allowed(self, label: str, hears: Sequence[Group]) -> list[int]:
        groups = {*hears, *((kind, label) for kind in ("technique", "failure", "need", "emotion"))}
        return [i for i, name in enumerate(self.columns) if group_of(name) in groups]

    def _fit(self, rows: NDArray[Any], j: int) -> Matrix:
        """Intercept, weight of the first hearing, weights of the label's cues."""
        y = self.y[rows, j]
        if y.all() or not y.any():
            return np.array([8.0 if y.all() else -8.0, *np.zeros(1 + len(self.allowed[j]))])
        x = np.vstack([self._seen(rows, j, self.cues), self._seen(rows, j, self.dulled)])
        model = LogisticRegression(C=C / 2, max_iter=500, random_state=0)
        model.fit(x, np.concatenate([y, y]))
        return np.concatenate([model.intercept_, model.coef_[0]])

    def _seen(self, rows: NDArray[Any], j: int, cues: Matrix) -> Matrix:
        return np.column_stack([self.first.unseen[rows, j], cues[np.ix_(rows, self.allowed[j])]])

    def _fold(self, j: int) -> None:
        # Other folds than the first hearing's, so that none of its mistakes are learned by heart.
        folds = GroupKFold(FOLDS, shuffle=True, random_state=1)
        for learn, test in folds.split(self.y, groups=self.first.groups):
            w = self._fit(learn, j)
            self.unseen[test, j] = w[0] + self._seen(test, j, self.cues) @ w[1:]
            self.unseen_dulled[test, j] = w[0] + self._seen(test, j, self.dulled) @ w[1:]

    def _cut(self, j: int) -> float:
        """The threshold with the best F1 out of fold, drawn toward the middle where few tell."""
        y = np.concatenate([self.y[:, j], self.y[:, j]])
        odds = np.concatenate([self.unseen[:, j], self.unseen_dulled[:, j]])
        grid = np.linspace(-3, 1, 81)
        best = max(grid, key=lambda t: (f1(y, odds > t), -abs(t - MIDDLE)))
        return float((best * y.sum() + MIDDLE * 2 * SHRINK) / (y.sum() + 2 * SHRINK))

    def _gate(self, j: int) -> float:
        """The log-odds of the first hearing from which the cues are asked at all.

        Never so high that a label is shut out which one cue of its own could lift over its cut.
        """
        base = self.w[j][0] + self.w[j][1] * self.first.unseen[:, j]
        right = base[self.y[:, j] & (self.unseen[:, j] > self.cut[j])]
        if not len(right):
            return NEVER
        return float(min(np.quantile(right, 1 - LET_THROUGH), self.cut[j] - self.lift(j)))

    def lift(self, j: int) -> float:
        """The log-odds that the strongest cue of a label adds."""
        return float(self.w[j][2:].max(initial=0.0))

    @property
    def margins(self) -> Matrix:
        """How far above its cut each label is, by a reader that has not seen the conversation."""
        w = np.array([w[:2] for w in self.w])
        possible = w[:, 0] + w[:, 1] * self.first.unseen > self.gate
        return np.where(possible, self.unseen - self.cut, NEVER)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The weights as they are shipped: the head's, and the judge's."""
        hears = np.zeros((len(self.columns), len(self.labels)), np.float32)
        for j, w in enumerate(self.w):
            hears[self.allowed[j], j] = w[2:]
        return self.first.arrays() | {
            "cues": np.array(self.columns),
            "hears": hears,
            "lean": np.array([w[1] for w in self.w], np.float32),
            "base": np.array([w[0] for w in self.w], np.float32),
            "gate": self.gate.astype(np.float32),
            "cut": self.cut.astype(np.float32),
        }


MIDDLE = -0.5  # log-odds: with rare labels F1 is best below even odds


def f1(truth: NDArray[Any], said: NDArray[Any]) -> float:
    """F1 of a yes/no label; 0 where nothing is right."""
    both = int((truth & said).sum())
    return 2 * both / max(1, int(truth.sum()) + int(said.sum()))


def calibration_error(truth: NDArray[Any], odds: Matrix, bins: int = 10) -> float:
    """Expected calibration error: the mean distance of confidence from share, over bins."""
    p = 1 / (1 + np.exp(-odds.ravel()))
    y = truth.ravel()
    edges = np.minimum((p * bins).astype(int), bins - 1)
    parts = [edges == b for b in range(bins)]
    return float(sum(m.sum() * abs(p[m].mean() - y[m].mean()) for m in parts if m.any()) / len(p))
