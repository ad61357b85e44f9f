"""What a cue means against what came before: features that neither gives alone."""

from collections.abc import Mapping, Sequence

from ascolto.understand.kit import Raised
from ascolto.understand.memory import Memory
from ascolto.understand.scene import Scene

_ASKED_FACTS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        ("order", "contract", "account", "serial"), frozenset(("identifier", "number", "phone"))
    ),
    "phone": frozenset(("phone",)),
    "email": frozenset(("email",)),
    "name": frozenset(("name",)),
    "error_code": frozenset(("error_code",)),
    "birth_date": frozenset(("date",)),
    "device": frozenset(("device",)),
    "tried": frozenset(("tried",)),
}


def derived(scene: Scene, raised: Sequence[Raised]) -> dict[str, int]:
    """The columns of `judge.DERIVED` that hold: what a cue means against what came before."""
    columns: dict[str, int] = {}
    for r in raised:
        if r.sense.label == "asks_for":
            given = was_given(r.sense.cue.id, scene.memory)
            columns["asks for given" if given else "asks for new"] = 1
        elif r.sense.label == "formula" and scene.memory.upset:
            columns["formula, upset"] = 1
    if "asks for given" in columns:
        columns.pop("asks for new", None)
    return columns


def was_given(kind: str, memory: Memory) -> bool:
    """Whether the customer already gave what an `asks_for` cue of this kind asks."""
    return any(k in memory.facts for k in _ASKED_FACTS.get(kind, ()))
