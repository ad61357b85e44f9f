"""`make train`: learn the heads' weights from `corpus/` and write them where the package reads them.

python -m training.train [CORPUS]
"""

import sys
from pathlib import Path

import numpy as np

from ascolto.playbook import load
from ascolto.understand import customer
from ascolto.understand.features import AGENT_CONTEXT, CUSTOMER_CONTEXT, PROMISE_CONTEXT
from ascolto.understand.heads import WEIGHTS
from ascolto.words import CustomerReading
from training.examples import AGENT_LABELS, PROMISE_LABELS, examples_of, read_corpus
from training.fit import Fitted, f1

C = {"customer": 0.2, "agent": 0.2, "promise": 0.3}


def main(folder: Path) -> None:
    """Learn customers' turns first, then agents' turns against readings that have not seen them."""
    playbook = load()
    conversations = list(read_corpus(folder))
    first = examples_of(conversations, playbook, lambda _c, _i: None)
    felt = Fitted(first.customer, customer.CUSTOMER_LABELS, CUSTOMER_CONTEXT, C["customer"])
    readings = _readings(felt)
    second = examples_of(conversations, playbook, lambda c, i: readings[c, i])
    said = Fitted(second.agent, AGENT_LABELS, AGENT_CONTEXT, C["agent"])
    promised = Fitted(second.promise, PROMISE_LABELS, PROMISE_CONTEXT, C["promise"])
    WEIGHTS.mkdir(exist_ok=True)
    for name, head in (("customer", felt), ("agent", said), ("promise", promised)):
        np.savez_compressed(WEIGHTS / f"{name}.npz", allow_pickle=False, **head.arrays())
        _report(name, head)


def _readings(felt: Fitted) -> dict[tuple[str, int], CustomerReading]:
    """The customers' turns as a reader reads them that has not learned from that conversation."""
    odds = (felt.unseen - felt.cut).tolist()
    return {
        (e.conversation, e.turn): customer.decide(row, i=e.turn, lang=e.lang)
        for e, row in zip(felt.examples, odds, strict=True)
    }


def _report(name: str, head: Fitted) -> None:
    langs = np.array([e.lang for e in head.examples])
    print(f"{name}: {len(head.examples)} examples, {len(head.keys)} keys, F1 out of fold")
    for j, label in enumerate(head.labels):
        said = head.unseen[:, j] > head.cut[j]
        by = {x: round(f1(head.y[langs == x, j], said[langs == x]), 2) for x in sorted(set(langs))}
        print(f"  {label:18} {f1(head.y[:, j], said):.2f} n={head.y[:, j].sum():4} {by}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "corpus"))
