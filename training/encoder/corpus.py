"""The labelled conversations as the encoder hears them: who says what, and what holds of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from training.examples import customer_labels
from training.opinions import kept_back

Side = Literal["customer", "agent"]
_EXTRA = {"question": "answers", "promise": "keeps"}


@dataclass(frozen=True)
class Said:
    """One turn with its labels."""

    side: Side
    text: str
    labels: frozenset[str]


@dataclass(frozen=True)
class Heard:
    """One conversation: the turns of its two sides, in order."""

    id: str
    lang: str
    turns: tuple[Said, ...]

    @property
    def kept_back(self) -> bool:
        """Whether this conversation is only measured with."""
        return kept_back(self.id)


def heard(conversations: Iterable[dict[str, Any]]) -> list[Heard]:
    """The conversations, without the turns of machines: nothing is read from those."""
    return [
        Heard(
            c["id"],
            c["lang"],
            tuple(
                Said("agent", t["text"], _agent(t))
                if t["speaker"] == "agent"
                else Said("customer", t["text"], frozenset(customer_labels(t)))
                for t in c["turns"]
                if t["speaker"] in ("customer", "agent")
            ),
        )
        for c in conversations
    ]


def _agent(turn: dict[str, Any]) -> frozenset[str]:
    """The labels of an agent's turn: techniques, failures, and what it does to open needs."""
    labels = {*turn["techniques"], *turn["failures"]}
    for meets in turn.get("meets", []):
        if meets["need"] in _EXTRA:
            labels.add(_EXTRA[meets["need"]])
        elif meets["need"] == "closing" and meets["turn"] == turn.get("i"):
            labels.add("closes")
    return frozenset(labels)
