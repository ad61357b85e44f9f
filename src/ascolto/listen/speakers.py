"""Who is the agent and who the customer, where a source gives names only."""

from collections.abc import Iterable

from ascolto.listen.labels import agent_words, is_bare, role_of
from ascolto.listen.notes import Notes
from ascolto.listen.text import clean
from ascolto.words.terms import Speaker

GUESS_REASON = "nothing names the agent and the customer: who is who was guessed"
GUESS_REMEDY = 'Name the speakers with their roles, for example "Agent Maria:" and "Customer:".'
_TEXTS_HEARD = 40  # of each speaker: greetings and requests come early


def roles(said: Iterable[tuple[str, str]]) -> tuple[dict[str, Speaker], bool]:
    """Give each name its role, and whether any of it was a guess. `said` is (name, text) in order.

    Labels decide; beside a labelled agent a lone name is the customer, and the reverse. Then words
    ("how can I help"); then the first to speak is the customer. Who speaks most tells nothing.
    """
    listed = list(said)
    names = list(dict.fromkeys(name for name, _ in listed))
    known = {name: role for name in names if (role := role_of(name))}
    unknown = [name for name in names if name not in known]
    if not unknown:
        return known, False
    sides = {role for role in known.values() if role in ("agent", "customer")}
    if sides == {"customer"}:
        return known | dict.fromkeys(unknown, "agent"), False
    if sides == {"agent"} and len(unknown) == 1:
        return known | {unknown[0]: "customer"}, False
    weights = _hear(listed, unknown)
    return known | _by_words(unknown, weights, agent_known="agent" in sides), True


def _hear(said: list[tuple[str, str]], names: list[str]) -> dict[str, int]:
    """How much each of the names sounds like an agent, over their first turns."""
    weights = dict.fromkeys(names, 0)
    left = dict.fromkeys(names, _TEXTS_HEARD)
    for name, text in said:
        if left.get(name, 0):
            left[name] -= 1
            weights[name] += agent_words(text)
    return weights


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


def author_of(name: str, speaker: Speaker) -> str | None:
    """Give the name to keep as the author; a bare role such as "Agent" or "Cliente 2" is none."""
    name = clean(name.strip())
    return None if not name or name == speaker or is_bare(name) else name
