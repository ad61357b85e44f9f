"""Reading an agent's turn: techniques, failures, promises, and what it does to what was open."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from ascolto.understand.facts import find_facts
from ascolto.understand.features import agent_context
from ascolto.understand.heads import Floats
from ascolto.understand.kit import Kit, Raised, raise_cues, vector
from ascolto.understand.lexed import Lexed
from ascolto.understand.marks import learned_marks, ruled_marks
from ascolto.understand.memory import Memory
from ascolto.understand.promises import find_promises
from ascolto.understand.scene import Scene
from ascolto.understand.times import TimeFound, find_times
from ascolto.words import AgentReading, Mark, Need, Promise, Turn
from ascolto.words.terms import Channel

# A turn without a time still tells whether it names one; what it is due to is then unknown.
_SOME_DAY = datetime(2026, 1, 7, 10, tzinfo=UTC)
TAKES_UP = frozenset(("mirroring", "clarification", "summary"))


class Sight(NamedTuple):
    """What is seen of an agent's turn before anything is decided."""

    scene: Scene
    times: tuple[TimeFound, ...]
    raised: list[Raised]
    context: list[float]


def look(kit: Kit, turn: Turn, lexed: Lexed, memory: Memory, channel: Channel) -> Sight:
    """The facts, times and cues of a turn, and the vector of its context."""
    times = find_times(lexed.text, kit.lang, turn.at or _SOME_DAY, folded=lexed.folded)
    facts = find_facts(lexed.text, lexed.folded)
    timed = any(t.kind != "vague" and not t.past for t in times)
    scene = Scene(lexed, memory, channel, kit.stopwords, facts, timed=timed)
    raised = raise_cues(kit.agent, scene)
    signals = {r.sense.label for r in raised if r.sense.kind == "signal"}
    asked = {r.sense.cue.id for r in raised if r.sense.label == "asks_for"}
    context = agent_context(scene, asked, formula="formula" in signals)
    return Sight(scene=scene, times=times, raised=raised, context=context)


def read_agent(
    kit: Kit, turn: Turn, lexed: Lexed, memory: Memory, channel: Channel, open_needs: Sequence[Need]
) -> AgentReading:
    """The reading of an agent's turn; `open_needs` are those open before it."""
    sight = look(kit, turn, lexed, memory, channel)
    head = kit.agent_head
    odds = head.odds(kit.lang, lexed.stems, vector(head, sight.context, sight.raised))
    promises = find_promises(kit, lexed, sight.times, sight.raised, turn.at)
    failures = _marks(kit, odds, sight, "failure")
    return AgentReading(
        i=turn.i,
        lang=kit.lang,
        techniques=tuple(_marks(kit, odds, sight, "technique")),
        failures=tuple(f for f in failures if _possible(f, sight.scene)),
        promises=promises,
        answers=_answers(head.labels, odds, open_needs),
        keeps=_keeps(head.labels, odds, open_needs, lexed, memory),
        leaves=bool(promises) or any(f.id == "vague_promise" for f in failures),
        closes=_holds(head.labels, odds, "closes"),
        facts=sight.scene.facts,
        at=turn.at,
    )


def _marks(kit: Kit, odds: Floats, sight: Sight, kind: str) -> list[Mark]:
    head = kit.agent_head
    entries = kit.pack.techniques if kind == "technique" else kit.pack.failures
    places = [j for j, label in enumerate(head.labels) if label in entries]
    whys = {label: entry.why for label, entry in entries.items()}
    marks = learned_marks(head, odds, places, kit.lang, sight.scene.lexed, sight.raised, whys)
    found = {m.id for m in marks}
    ruled = ruled_marks(sight.raised, kind, head.labels)
    return sorted([*marks, *(m for m in ruled if m.id not in found)], key=lambda m: m.start)


def _possible(failure: Mark, scene: Scene) -> bool:
    """Whether a failure can be one here, whatever its words: nobody asked, nothing was ignored."""
    return failure.id != "ignored_question" or scene.asks_last


def _holds(labels: Sequence[str], odds: Floats, label: str) -> bool:
    return bool(odds[labels.index(label)] > 0) if label in labels else False


def _answers(labels: Sequence[str], odds: Floats, open_needs: Sequence[Need]) -> tuple[int, ...]:
    """The customer turns whose open questions the turn answers: the last that asked."""
    asked = [n.turn for n in open_needs if n.need == "question"]
    return (asked[-1],) if asked and _holds(labels, odds, "answers") else ()


def _keeps(
    labels: Sequence[str], odds: Floats, open_needs: Sequence[Need], lexed: Lexed, memory: Memory
) -> tuple[int, ...]:
    """The agent turns whose promise this one reports as done."""
    made = [n.turn for n in open_needs if n.need == "promise"]
    return (made[-1],) if made and _holds(labels, odds, "keeps") else ()


__all__ = ["Promise", "Sight", "look", "read_agent"]
