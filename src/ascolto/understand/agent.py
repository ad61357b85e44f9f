"""Reading an agent's turn: techniques, failures, promises, and what it does to what was open."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

from ascolto.understand.facts import find_facts
from ascolto.understand.features import agent_context
from ascolto.understand.heads import Weighed
from ascolto.understand.kit import Kit, Raised, raise_cues, vector
from ascolto.understand.lexed import Lexed
from ascolto.understand.marks import learned_marks, ruled_marks
from ascolto.understand.memory import Memory
from ascolto.understand.promises import find_promises
from ascolto.understand.scene import Scene
from ascolto.understand.times import TimeFound, find_times
from ascolto.words import AgentReading, Mark, Need, Turn
from ascolto.words.terms import Channel, NeedId

# A turn without a time still tells whether it names one; what it is due to is then unknown.
_SOME_DAY = datetime(2026, 1, 7, 10, tzinfo=UTC)
PARROT = 0.6  # share of the turn that is the customer's own sentence: then it is an echo
TAKES_UP = frozenset(("mirroring", "clarification", "summary"))


class Sight(NamedTuple):
    """What is seen of an agent's turn before anything is decided."""

    scene: Scene
    times: tuple[TimeFound, ...]
    raised: list[Raised]
    signals: set[str]
    context: list[float]


def look(kit: Kit, turn: Turn, lexed: Lexed, memory: Memory, channel: Channel) -> Sight:
    """The facts, times and cues of a turn, and the vector of its context."""
    times = find_times(
        lexed.text, kit.lang, turn.at or _SOME_DAY, folded=lexed.folded, words=kit.lexicon
    )
    facts = find_facts(lexed.text, lexed.folded)
    timed = any(t.kind != "vague" and not t.past for t in times)
    scene = Scene(lexed, memory, channel, kit.stopwords, facts, timed=timed)
    raised = raise_cues(kit.agent, scene)
    signals = {r.sense.label for r in raised if r.sense.kind == "signal"}
    asked = {r.sense.cue.id for r in raised if r.sense.label == "asks_for"}
    context = agent_context(scene, asked, formula="formula" in signals)
    return Sight(scene=scene, times=times, raised=raised, signals=signals, context=context)


def read_agent(
    kit: Kit, turn: Turn, lexed: Lexed, memory: Memory, channel: Channel, open_needs: Sequence[Need]
) -> AgentReading:
    """The reading of an agent's turn; `open_needs` are those open before it."""
    sight = look(kit, turn, lexed, memory, channel)
    head = kit.agent_head
    weighed = head.weigh(kit.lang, lexed.stems, vector(head, sight.context, sight.raised))
    failures = _marks(kit, weighed, sight, "failure")
    promises = find_promises(kit, lexed, sight.times, sight.raised, turn.at)
    said = {label for label, odds in zip(head.labels, weighed.odds, strict=True) if odds > 0}
    return AgentReading(
        i=turn.i,
        lang=kit.lang,
        techniques=_marks(kit, weighed, sight, "technique"),
        failures=failures,
        promises=promises,
        answers=_taken_up("question", open_needs, sight.scene) if "answers" in said else (),
        keeps=_taken_up("promise", open_needs, sight.scene) if "keeps" in said else (),
        leaves=bool(promises) or any(f.id == "vague_promise" for f in failures),
        closes="closes" in said,
        facts=sight.scene.facts,
        at=turn.at,
    )


def _marks(kit: Kit, weighed: Weighed, sight: Sight, kind: str) -> tuple[Mark, ...]:
    entries = kit.pack.techniques if kind == "technique" else kit.pack.failures
    labels = weighed.head.labels
    said = [j for j, label in enumerate(labels) if weighed.odds[j] > 0 and label in entries]
    marks = learned_marks(weighed, said, sight.scene.lexed, sight.raised, kit.whys)
    if ruled := ruled_marks(sight.raised, kind, labels):
        found = {m.id for m in marks}
        marks += [m for m in ruled if m.id not in found]
    possible = (m for m in marks if _possible(m, sight.scene, sight.signals))
    return tuple(sorted(possible, key=lambda m: m.start))


def _possible(mark: Mark, scene: Scene, signals: set[str]) -> bool:
    """Whether a label can hold here at all, whatever its words weigh.

    Nobody asked: nothing was ignored. Nothing of what this customer said, or nothing else than
    their own sentence: nothing was mirrored. A formula with nothing of the case: no validation.
    """
    match mark.id:
        case "ignored_question":
            return scene.asks_last
        case "mirroring":
            return bool(scene.shared) and scene.copied < PARROT
        case "validation":
            return bool(scene.shared) or "formula" not in signals
    return True


@lru_cache(maxsize=4096)
def _stems(words: str) -> frozenset[str]:
    # A need stays open over many turns: its words are cut once.
    return frozenset(Lexed(words).stems)


def _taken_up(need: NeedId, open_needs: Sequence[Need], scene: Scene) -> tuple[int, ...]:
    """The turns whose question is answered, or promise kept, by a turn that does either.

    The last one open, and older ones that it shares words of the case with (in the words that
    opened it, or that the customer said last in that turn).
    """
    turns = [n for n in open_needs if n.need == need]
    if not turns:
        return ()
    spoken = {scene.memory.said[stem] for stem in scene.shared}
    older = (
        n.turn
        for n in turns[:-1]
        if n.turn in spoken or not scene.content.isdisjoint(_stems(n.words))
    )
    return tuple(sorted({turns[-1].turn, *older}))
