"""How far the encoder counts beside words and cues, learned on conversations it has not seen.

Both opinions are log-odds. Their weights are learned label by label, drawn toward those that serve
all labels together: a rare label has a few dozen examples to learn two numbers from.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import GroupKFold

from ascolto.understand.judge import NEVER
from training.first import FOLDS, Matrix
from training.second import LET_THROUGH, MIDDLE, Second, f1

ALONE = 1e-2  # precision of the prior over the weights that serve all labels
TOGETHER = 20.0  # precision that holds a label's own weights near those
SHRINK = 20.0  # positives that the common threshold counts for: there are few in a part kept back
STEPS = 25


class Trusted:
    """The trust in an encoder of one judge's labels; `labels` are the encoder's, in order.

    `opinions` has the encoder's log-odds by the index of the judge's examples.
    """

    def __init__(
        self, judge: Second, opinions: Mapping[int, NDArray[np.float32]], labels: Sequence[str]
    ) -> None:
        self.judge = judge
        self.rows = np.array(list(opinions))
        self.y = judge.y[self.rows]
        self.groups = judge.first.groups[self.rows]
        heard = np.array(list(opinions.values()))
        self.known = [x in labels for x in judge.labels]
        self.heard = np.zeros(self.y.shape)
        for j, label in enumerate(judge.labels):
            if self.known[j]:
                self.heard[:, j] = heard[:, labels.index(label)]
        self.fast = judge.unseen[self.rows]
        self.unseen = self._unseen()
        self.cut = np.array([self._cut(j) for j in range(len(judge.labels))])
        self.w = self._fit(np.arange(len(self.rows)))

    def _seen(self, rows: NDArray[Any], j: int) -> Matrix:
        return np.column_stack([np.ones(len(rows)), self.fast[rows, j], self.heard[rows, j]])

    def _fit(self, rows: NDArray[Any]) -> Matrix:
        """Base, lean and ear of each label. Shape: (labels, 3)."""
        known = [j for j, k in enumerate(self.known) if k]
        x = np.vstack([self._seen(rows, j) for j in known])
        common = newton(x, np.concatenate([self.y[rows, j] for j in known]), np.zeros(3), ALONE)
        alone = np.array([0.0, 1.0, 0.0])
        return np.array(
            [
                newton(self._seen(rows, j), self.y[rows, j], common, TOGETHER) if k else alone
                for j, k in enumerate(self.known)
            ]
        )

    def _unseen(self) -> Matrix:
        odds = np.zeros(self.y.shape)
        for learn, test in GroupKFold(FOLDS).split(self.y, groups=self.groups):
            w = self._fit(learn)
            for j in range(len(w)):
                odds[test, j] = self._seen(test, j) @ w[j]
        return odds

    def _cut(self, j: int) -> float:
        if not self.known[j]:
            return float(self.judge.cut[j])
        y, odds = self.y[:, j], self.unseen[:, j]
        best = max(np.linspace(-3, 1, 81), key=lambda t: (f1(y, odds > t), -abs(t - MIDDLE)))
        return float((best * y.sum() + MIDDLE * SHRINK) / (y.sum() + SHRINK))

    def _gate(self, j: int) -> float:
        base, lean, ear = self.w[j]
        first = self.judge.w[j][0] + self.judge.w[j][1] * self.judge.first.unseen[self.rows, j]
        pre = base + lean * first + ear * self.heard[:, j]
        right = pre[self.y[:, j] & (self.unseen[:, j] > self.cut[j])]
        if not len(right):
            return NEVER
        lift = lean * self.judge.lift(j)
        return float(min(np.quantile(right, 1 - LET_THROUGH), self.cut[j] - lift))

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The fields of `understand.Trust`, as they are shipped."""
        gate = np.array([self._gate(j) for j in range(len(self.cut))])
        fields = {
            "base": self.w[:, 0],
            "lean": self.w[:, 1],
            "ear": self.w[:, 2],
            "gate": gate,
            "cut": self.cut,
        }
        return {name: x.astype(np.float32) for name, x in fields.items()}


def newton(x: Matrix, y: NDArray[Any], near: Matrix, precision: float) -> Matrix:
    """Logistic weights drawn toward `near`. Shapes: (examples, weights), (examples,), (weights,)."""
    w = near.copy()
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        slope = x.T @ (y - p) - precision * (w - near)
        curve = (x * (p * (1 - p))[:, None]).T @ x + precision * np.eye(len(w))
        w = w + np.linalg.solve(curve, slope)
    return w
