"""Fitting one head: a logistic regression a label, its threshold from folds it has not seen."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from ascolto.understand.kit import MOST_CUES
from training.examples import Example

LEAST_SEEN = 2
FOLDS = 5
# The cues were written by people who had read the corpus, so they fit it better than they fit the
# world. Every example is therefore learned twice, the second time with some of its cues unheard:
# the words and the context must be able to carry the label too.
UNHEARD = 0.5
SHRINK = 8.0  # positives that the common threshold counts for beside a label's own
Matrix = NDArray[np.float64]


class Fitted:
    """A head being learned, with the out-of-fold log-odds of its own examples."""

    def __init__(
        self, examples: Sequence[Example], labels: Sequence[str], context: Sequence[str], c: float
    ) -> None:
        self.labels = list(labels)
        self.examples = examples
        raised = sorted({name for e in examples for name in e.raised})
        self.columns = [*context, *raised]
        self.place = {name: i for i, name in enumerate(self.columns)}
        self.seen = Counter(k for e in examples for k in _keys(e))
        self.keys = sorted(k for k, n in self.seen.items() if n >= LEAST_SEEN)
        self.c = c
        dense, words = self._dense(), self._words()
        heard = np.random.default_rng(0).random(dense.shape) >= UNHEARD
        heard[:, : len(context)] = True
        self.x = hstack([csr_matrix(dense), words]).tocsr()
        self.dulled = hstack([csr_matrix(dense * heard), words]).tocsr()
        self.y = np.array([[label in e.labels for label in labels] for e in examples])
        self.groups = np.array([e.conversation for e in examples])
        self.unseen, self.unseen_dulled = self._unseen_odds()
        self.cut = np.array([self._cut(j) for j in range(len(labels))])
        self.w = np.array([_fit(self.x, self.dulled, self.y[:, j], c) for j in range(len(labels))])

    def _dense(self) -> Matrix:
        """Context and raised cues of the examples. Shape: (examples, columns)."""
        dense = np.zeros((len(self.examples), len(self.columns)))
        for i, e in enumerate(self.examples):
            dense[i, : len(e.context)] = e.context
            for name in e.raised:
                dense[i, self.place[name]] = min(MOST_CUES, dense[i, self.place[name]] + 1)
        return dense

    def _words(self) -> Any:
        """Which keys each example holds. Shape: (examples, keys), sparse."""
        rows = {k: i for i, k in enumerate(self.keys)}
        indptr, indices = [0], []
        for e in self.examples:
            indices += [rows[k] for k in _keys(e) if k in rows]
            indptr.append(len(indices))
        shape = (len(self.examples), len(self.keys))
        return csr_matrix((np.ones(len(indices)), indices, indptr), shape=shape)

    def _unseen_odds(self) -> tuple[Matrix, Matrix]:
        """Log-odds from folds that have not seen the conversation, with all cues and with some."""
        odds, dulled = np.zeros(self.y.shape), np.zeros(self.y.shape)
        for learn, test in GroupKFold(FOLDS).split(self.x, groups=self.groups):
            for j in range(len(self.labels)):
                w = _fit(self.x[learn], self.dulled[learn], self.y[learn, j], self.c)
                odds[test, j] = self.x[test] @ w[1:] + w[0]
                dulled[test, j] = self.dulled[test] @ w[1:] + w[0]
        return odds, dulled

    def _cut(self, j: int) -> float:
        """The threshold with the best F1 out of fold, drawn toward the even one where few tell."""
        y = np.concatenate([self.y[:, j], self.y[:, j]])
        odds = np.concatenate([self.unseen[:, j], self.unseen_dulled[:, j]])
        grid = np.linspace(-2, 2, 81)
        best = max(grid, key=lambda t: (f1(y, odds > t), -abs(t)))
        return float(best * y.sum() / (y.sum() + 2 * SHRINK))

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The weights as they are shipped."""
        n = len(self.columns)
        return {
            "labels": np.array(self.labels),
            "columns": np.array(self.columns),
            "dense": self.w[:, 1 : n + 1].T.astype(np.float32),
            "keys": np.frombuffer("\n".join(self.keys).encode(), np.uint8),
            "sparse": self.w[:, n + 1 :].T.astype(np.float16),
            "bias": self.w[:, 0].astype(np.float32),
            "cut": self.cut.astype(np.float32),
        }


def f1(truth: NDArray[Any], said: NDArray[Any]) -> float:
    """F1 of a yes/no label; 0 where nothing is right."""
    both = int((truth & said).sum())
    return 2 * both / max(1, int(truth.sum()) + int(said.sum()))


def _keys(e: Example) -> list[str]:
    return [f"{e.lang}\t{k}" for k in sorted(e.stems)]


def _fit(x: Any, dulled: Any, y: NDArray[Any], c: float) -> Matrix:
    """Intercept and weights of one label; a label seen in no example is never said."""
    if y.all() or not y.any():
        return np.array([8.0 if y.all() else -8.0, *np.zeros(x.shape[1])])
    model = LogisticRegression(C=c / 2, class_weight="balanced", solver="liblinear", random_state=0)
    model.fit(vstack([x, dulled]), np.concatenate([y, y]))
    return np.concatenate([model.intercept_, model.coef_[0]])
