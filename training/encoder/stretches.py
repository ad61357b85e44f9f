"""A head over stretches of an agent's turn, on the encoder as it is: does this one commit?

The encoder was not learned for it; its states tell it well enough, so that a linear head over the
pieces of a stretch is all that is added.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from ascolto.engines.encoder import Encoder
from ascolto.engines.encoder.labels import STRETCH
from ascolto.playbook import load
from training.examples import Example, examples_of
from training.opinions import hear_all, kept_back

C = 0.01
Arrays = dict[str, NDArray[Any]]
HIDDEN = 384


def no_stretches() -> Arrays:
    """A head that says nothing, for an encoder whose stretches are yet to be learned."""
    return _arrays(np.zeros(2 * HIDDEN), 0.0)


def learn_stretches(encoder: Encoder, conversations: Iterable[dict[str, Any]]) -> Arrays:
    """The head's arrays, learned on the conversations that the encoder has learned from."""
    learned = [c for c in conversations if not kept_back(c["id"])]
    heard = hear_all(encoder, learned)
    examples = examples_of(learned, load(), lambda _c, _i: None, lambda _c, _i: None).promise
    seen = [(e, s) for e in examples if (s := _states(heard, e)) is not None]
    x = np.array([np.concatenate([s.mean(0), s.max(0)]) for _, s in seen])
    y = np.array([STRETCH[0] in e.labels for e, _ in seen])
    # On one scale, so that the penalty weighs all alike; then worked back into the weights.
    mean, spread = x.mean(0), x.std(0) + 1e-6
    model = LogisticRegression(C=C, max_iter=2000).fit((x - mean) / spread, y)
    w = model.coef_[0] / spread
    return _arrays(w, float(model.intercept_[0] - mean @ w))


def _states(heard: dict[tuple[str, int], Any], e: Example) -> NDArray[np.float32] | None:
    if e.span is None:
        return None
    found: NDArray[np.float32] | None = heard[e.conversation, e.turn].inside(*e.span)
    return found


def _arrays(w: NDArray[np.float64], bias: float) -> Arrays:
    return {
        "promise_labels": np.array(STRETCH),
        "promise_mean": w[:HIDDEN, None].astype(np.float32),
        "promise_most": w[HIDDEN:, None].astype(np.float32),
        "promise_bias": np.array([bias], np.float32),
    }
