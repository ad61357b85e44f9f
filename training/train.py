"""`make train`: learn the heads' weights from `corpus/` and write them where the package reads them.

python -m training.train [CORPUS]
"""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ascolto.engines.encoder import Weighed, load_encoder
from ascolto.playbook import load
from ascolto.understand import customer
from ascolto.understand.features import AGENT_CONTEXT, CUSTOMER_CONTEXT, PROMISE_CONTEXT
from ascolto.understand.heads import WEIGHTS
from ascolto.words.terms import EMOTIONS, FAILURES, LANGUAGES, TECHNIQUES
from training.examples import (
    AGENT_LABELS,
    PROMISE_LABELS,
    Example,
    Feel,
    Say,
    examples_of,
    read_corpus,
)
from training.first import First, Matrix
from training.hears import HEARS
from training.opinions import hear_all, kept_back
from training.second import Second, calibration_error, f1
from training.trust import Trusted

GROUPS = {"techniques": TECHNIQUES, "failures": FAILURES, "emotions": EMOTIONS}
PASSES = 2
C = {"customer": 0.2, "agent": 0.2, "promise": 0.3}


def main(folder: Path) -> None:
    """Learn the judges, then how far the encoder counts beside them; write and report both.

    A customer's turn is read by what the agent did before it, an agent's by what the customer
    felt: each is learned against readings of the other by a judge that has not seen the
    conversation. The labels themselves stand in only to begin with.
    """
    playbook = load()
    conversations = list(read_corpus(folder))
    feel: Feel = lambda _c, _i: None  # noqa: E731 (to begin with)
    say: Say = lambda _c, _i: None  # noqa: E731 (as above)
    for _ in range(PASSES):
        seen = examples_of(conversations, playbook, feel, say)
        felt = _learned(seen.customer, customer.CUSTOMER_LABELS, CUSTOMER_CONTEXT, "customer")
        feel = _readings(felt)
        seen = examples_of(conversations, playbook, feel, say)
        said = _learned(seen.agent, AGENT_LABELS, AGENT_CONTEXT, "agent")
        say = _sayings(said)
    promised = _learned(seen.promise, PROMISE_LABELS, PROMISE_CONTEXT, "promise")
    WEIGHTS.mkdir(exist_ok=True)
    for name, judge in (("customer", felt), ("agent", said), ("promise", promised)):
        np.savez_compressed(WEIGHTS / f"{name}.npz", allow_pickle=False, **judge.arrays())
        _report(name, judge.first.examples, judge.y, judge.margins, judge.unseen, judge.labels)
    encoder = load_encoder()
    heard = hear_all(encoder, [c for c in conversations if kept_back(c["id"])])
    for name, judge in (("customer", felt), ("agent", said), ("promise", promised)):
        trusted = Trusted(judge, _opinions(judge.first.examples, heard), encoder.labels[name])
        np.savez_compressed(WEIGHTS / f"{name}-deep.npz", allow_pickle=False, **trusted.arrays())
        examples = [judge.first.examples[i] for i in trusted.rows]
        fast = judge.margins[trusted.rows], judge.unseen[trusted.rows]
        deep = trusted.unseen - trusted.cut, trusted.unseen
        for reader, seen in (("fast", fast), ("deep", deep)):
            _report(f"{name}, kept back, {reader}", examples, trusted.y, *seen, judge.labels)


def _opinions(
    examples: Sequence[Example], heard: Mapping[tuple[str, int], Weighed]
) -> dict[int, NDArray[np.float32]]:
    """The encoder's log-odds of the examples that it has not learned from, by their index."""
    found = {}
    for i, e in enumerate(examples):
        opinion = heard.get((e.conversation, e.turn))
        part = opinion.stretch(*e.span) if opinion and e.span else opinion
        if part is not None:
            found[i] = part.odds
    return found


def _learned(
    examples: Sequence[Example], labels: Sequence[str], context: Sequence[str], name: str
) -> Second:
    return Second(First(examples, labels, context, C[name]), HEARS)


def _readings(felt: Second) -> Feel:
    """The customers' turns as a reader reads them that has not learned from that conversation."""
    found = {
        (e.conversation, e.turn): customer.decide(row, i=e.turn, lang=e.lang)
        for e, row in zip(felt.first.examples, felt.margins.tolist(), strict=True)
    }
    return lambda conversation, turn: found[conversation, turn]


def _sayings(said: Second) -> Say:
    """What a reader finds in the agents' turns that has not learned from that conversation."""
    found = {
        (e.conversation, e.turn): {x for x, m in zip(said.labels, row, strict=True) if m > 0}
        for e, row in zip(said.first.examples, said.margins, strict=True)
    }
    return lambda conversation, turn: found[conversation, turn]


def _report(
    name: str,
    examples: Sequence[Example],
    truth: NDArray[Any],
    margins: Matrix,
    odds: Matrix,
    labels: Sequence[str],
) -> None:
    """What a judge is worth on conversations it has not seen: F1 in all, and by language.

    Shapes: (examples, labels).
    """
    langs = np.array([e.lang for e in examples])
    print(f"{name}: {len(examples)} examples, F1 out of fold; calibration error", end=" ")
    print(f"{calibration_error(truth, odds):.3f}")
    scores = {
        label: [
            f1(truth[rows, j], margins[rows, j] > 0)
            for rows in (langs != "", *(langs == x for x in LANGUAGES))
        ]
        for j, label in enumerate(labels)
    }
    for group, members in GROUPS.items():
        if all(x in scores for x in members):
            means = np.mean([scores[x] for x in members], axis=0)
            print(f"  {group:18}", *(f"{x:.2f}" for x in means))
    for j, label in enumerate(labels):
        print(f"  {label:18}", *(f"{x:.2f}" for x in scores[label]), f"n={truth[:, j].sum()}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "corpus"))
