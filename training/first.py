"""Fitting a first hearing: a logistic regression a label over words and context."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from training.examples import Example

LEAST_SEEN = 2
FOLDS = 5
Matrix = NDArray[np.float64]


class First:
    """A head being learned, with the log-odds of its own examples from folds without them."""

    def __init__(
        self, examples: Sequence[Example], labels: Sequence[str], context: Sequence[str], c: float
    ) -> None:
        self.labels = list(labels)
        self.examples = examples
        self.context = list(context)
        self.seen = Counter(k for e in examples for k in _keys(e))
        self.keys = sorted(k for k, n in self.seen.items() if n >= LEAST_SEEN)
        self.c = c
        dense = np.array([e.context for e in examples], float)
        self.x = hstack([csr_matrix(dense), self._words()]).tocsr()
        self.y = np.array([[label in e.labels for label in labels] for e in examples])
        self.groups = np.array([e.conversation for e in examples])
        self.unseen = self._unseen_odds()
        self.w = np.array([_fit(self.x, self.y[:, j], c) for j in range(len(labels))])

    def _words(self) -> Any:
        """Which keys each example holds. Shape: (examples, keys), sparse."""
        rows = {k: i for i, k in enumerate(self.keys)}
        indptr, indices = [0], []
        for e in self.examples:
            indices += [rows[k] for k in _keys(e) if k in rows]
            indptr.append(len(indices))
        shape = (len(self.examples), len(self.keys))
        return csr_matrix((np.ones(len(indices)), indices, indptr), shape=shape)

    def _unseen_odds(self) -> Matrix:
        """Log-odds from folds that have not seen the conversation. Shape: (examples, labels)."""
        odds = np.zeros(self.y.shape)
        for learn, test in GroupKFold(FOLDS).split(self.x, groups=self.groups):
            for j in range(len(self.labels)):
                w = _fit(self.x[learn], self.y[learn, j], self.c)
                odds[test, j] = self.x[test] @ w[1:] + w[0]
        return odds

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The head's weights as they are shipped."""
        n = len(self.context)
        return {
            "labels": np.array(self.labels),
            "columns": np.array(self.context),
            "dense": self.w[:, 1 : n + 1].T.astype(np.float32),
            "keys": np.frombuffer("\n".join(self.keys).encode(), np.uint8),
            "sparse": self.w[:, n + 1 :].T.astype(np.float16),
            "bias": self.w[:, 0].astype(np.float32),
        }


def _keys(e: Example) -> list[str]:
    return [f"{e.lang}\t{k}" for k in sorted(e.stems)]


def _fit(x: Any, y: NDArray[Any], c: float) -> Matrix:
    """Intercept and weights of one label; a label seen in no example is never said."""
    if y.all() or not y.any():
        return np.array([8.0 if y.all() else -8.0, *np.zeros(x.shape[1])])
    model = LogisticRegression(C=c, class_weight="balanced", solver="liblinear", random_state=0)
    model.fit(x, y)
    return np.concatenate([model.intercept_, model.coef_[0]])
