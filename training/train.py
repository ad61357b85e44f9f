"""`make train`: learn the heads' weights from `corpus/` and write them where the package reads them.

python -m training.train [CORPUS]
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ascolto.playbook import load
from ascolto.understand import customer
from ascolto.understand.features import AGENT_CONTEXT, CUSTOMER_CONTEXT, PROMISE_CONTEXT
from ascolto.understand.heads import WEIGHTS
from ascolto.understand.judge import NEVER
from ascolto.words import CustomerReading
from training.examples import AGENT_LABELS, PROMISE_LABELS, Example, examples_of, read_corpus
from training.fit import First
from training.hears import HEARS
from training.second import Second, calibration_error, f1

C = {"customer": 0.2, "agent": 0.2, "promise": 0.3}


def main(folder: Path) -> None:
    """Learn customers' turns first, then agents' turns against readings that have not seen them."""
    playbook = load()
    conversations = list(read_corpus(folder))
    first = examples_of(conversations, playbook, lambda _c, _i: None)
    felt = _learned(first.customer, customer.CUSTOMER_LABELS, CUSTOMER_CONTEXT, "customer")
    readings = _readings(felt)
    second = examples_of(conversations, playbook, lambda c, i: readings[c, i])
    said = _learned(second.agent, AGENT_LABELS, AGENT_CONTEXT, "agent")
    promised = _learned(second.promise, PROMISE_LABELS, PROMISE_CONTEXT, "promise")
    WEIGHTS.mkdir(exist_ok=True)
    for name, judge in (("customer", felt), ("agent", said), ("promise", promised)):
        np.savez_compressed(WEIGHTS / f"{name}.npz", allow_pickle=False, **judge.arrays())
        _report(name, judge)


def _learned(
    examples: Sequence[Example], labels: Sequence[str], context: Sequence[str], name: str
) -> Second:
    return Second(First(examples, labels, context, C[name]), HEARS)


def _readings(felt: Second) -> dict[tuple[str, int], CustomerReading]:
    """The customers' turns as a reader reads them that has not learned from that conversation."""
    return {
        (e.conversation, e.turn): customer.decide(row, i=e.turn, lang=e.lang)
        for e, row in zip(felt.first.examples, felt.margins.tolist(), strict=True)
    }


def _report(name: str, judge: Second) -> None:
    examples = judge.first.examples
    langs = np.array([e.lang for e in examples])
    said = judge.margins > 0
    wrong = calibration_error(judge.y, judge.unseen)
    print(f"{name}: {len(examples)} examples, {len(judge.first.keys)} keys, F1 out of fold;")
    print(f"  calibration error {wrong:.3f}, labels possible a turn {_possible(judge):.1f}")
    for j, label in enumerate(judge.labels):
        y, s = judge.y[:, j], said[:, j]
        by = {x: round(f1(y[langs == x], s[langs == x]), 2) for x in sorted(set(langs))}
        print(f"  {label:18} {f1(y, s):.2f} n={y.sum():4} {by}")


def _possible(judge: Second) -> float:
    return float((judge.margins > NEVER).sum(axis=1).mean())


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "corpus"))
