"""Who is the agent and who the customer, where a source gives names only."""

from collections.abc import Iterable

from ascolto.listen.labels import agent_words, role_of
from ascolto.listen.notes import Notes
from ascolto.words import Fault
from ascolto.words.terms import Speaker

GUESS_REASON = "nothing names the agent and the customer: who is who was guessed"
GUESS_REMEDY = 'Name the speakers with their roles, for example "Agent Maria:" and "Customer:".'
_TEXTS_HEARD = 40  # of each speaker: greetings and requests come early


def roles(said: Iterable[tuple[str, str]]) -> tuple[dict[str, Speaker], bool]:
    """Give each name its role, and whether any of it was a guess. `said` is (name, text) in order.

    Labels decide; beside a labelled agent a lone name is the customer, and the reverse. Then words
    ("how can I help"); then the first to speak is the customer. Who speaks most tells nothing.
    """
    weights, counts = _hear(said)
    known = {name: role for name in counts if (role := role_of(name))}
    unknown = [name for name in counts if name not in known]
    if not unknown:
        return known, False
    sides = {role for role in known.values() if role in ("agent", "customer")}
    if sides == {"customer"}:
        return known | dict.fromkeys(unknown, "agent"), False
    if sides == {"agent"} and len(unknown) == 1:
        return known | {unknown[0]: "customer"}, False
    return known | _by_words(unknown, weights, agent_known="agent" in sides), True


def _hear(said: Iterable[tuple[str, str]]) -> tuple[dict[str, int], dict[str, int]]:
    weights: dict[str, int] = {}
    counts: dict[str, int] = {}
    for name, text in said:
        counts[name] = counts.get(name, 0) + 1
        if counts[name] <= _TEXTS_HEARD:
            weights[name] = weights.get(name, 0) + agent_words(text)
    return weights, counts


def _by_words(
    names: list[str], weights: dict[str, int], *, agent_known: bool
) -> dict[str, Speaker]:
    agents = {name for name in names if weights[name] > 0}
    if not agents and not agent_known and len(names) > 1:
        customers = {name for name in names if weights[name] < 0} or {names[0]}
        agents = set(names) - customers or set(names[1:])
    return {name: "agent" if name in agents else "customer" for name in names}


def guess_fault(notes: Notes, line: int | None) -> None:
    """Note that the roles were guessed."""
    notes.add(line, GUESS_REASON, GUESS_REMEDY)


def author_and_role(name: str, known: dict[str, Speaker]) -> tuple[str | None, Speaker]:
    """The author to keep (a bare label such as "Agent" is no name) and the role."""
    role = known.get(name, "customer")
    return name or None, role


__all__ = ["Fault", "author_and_role", "guess_fault", "roles"]
