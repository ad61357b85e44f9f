"""Reading an agent's turn: techniques, failures, promises, and what it does to what was open."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

from ascolto.understand.derived import derived
from ascolto.understand.ear import Opinion
from ascolto.understand.facts import find_facts
from ascolto.understand.features import agent_context
from ascolto.understand.judge import Judged
from ascolto.understand.kit import Kit, Raised, counted, raise_cues
from ascolto.understand.lexed import Lexed
from ascolto.understand.marks import learned_marks, ruled_marks
from ascolto.understand.memory import Memory
from ascolto.understand.promises import HEARS, find_promises
from ascolto.understand.scene import Scene
from ascolto.understand.times import find_times
from ascolto.words import AgentReading, Mark, Need, Turn
from ascolto.words.terms import Channel, NeedId

# A turn without a time still tells whether it names one; what it is due to is then unknown.
_SOME_DAY = datetime(2026, 1, 7, 10, tzinfo=UTC)
PARROT = 0.6  # share of the turn that is the customer's own sentence: then it is an echo
PROMISES = "promises"  # the label of a turn that commits to anything
TAKES_UP = frozenset(("mirroring", "clarification", "summary"))


class Sight(NamedTuple):
    """What is seen of an agent's turn before anything is decided."""

    scene: Scene
    context: list[float]


def look(kit: Kit, turn: Turn, lexed: Lexed, memory: Memory, channel: Channel) -> Sight:
    """A turn against what came before, and the vector of its context."""
    words = kit.lexicon
    scene = Scene(
        lexed,
        memory,
        channel,
        kit.stopwords,
        find_facts(lexed.text, lexed.folded),
        lambda: find_times(
            lexed.text, kit.lang, turn.at or _SOME_DAY, folded=lexed.folded, words=words
        ),
        may_hold_time=words is not None and words.may_hold_time(lexed.encoded),
    )
    return Sight(scene=scene, context=agent_context(scene))


def read_agent(
    kit: Kit,
    turn: Turn,
    lexed: Lexed,
    memory: Memory,
    channel: Channel,
    open_needs: Sequence[Need],
    opinion: Opinion | None = None,
) -> AgentReading:
    """The reading of an agent's turn; `open_needs` are those open before it."""
    scene, context = look(kit, turn, lexed, memory, channel)
    judge = kit.judge("agent", opinion)
    weighed = judge.weigh(kit.lang, lexed.stems, context, opinion)
    possible = judge.possible(weighed)
    promising = judge.at[PROMISES] in possible
    groups = judge.groups(possible)
    groups.update(kit.own)
    if promising:
        groups.update(HEARS)
    raised = raise_cues(kit.agent, scene, groups)
    judged = judge.judge(weighed, possible, counted(raised) | derived(scene, raised), opinion)
    held = [j for j in possible if judged.margins[j] > 0]
    said = {judge.labels[j] for j in held}
    failures = _marks(kit, judged, held, scene, raised, "failure")
    promises = find_promises(kit, scene, raised, turn.at, opinion) if promising else ()
    return AgentReading(
        i=turn.i,
        lang=kit.lang,
        techniques=_marks(kit, judged, held, scene, raised, "technique"),
        failures=failures,
        promises=promises,
        answers=_taken_up("question", open_needs, scene) if "answers" in said else (),
        keeps=_taken_up("promise", open_needs, scene) if "keeps" in said else (),
        leaves=bool(promises) or any(f.id == "vague_promise" for f in failures),
        closes="closes" in said,
        facts=scene.facts,
        at=turn.at,
    )


def _marks(
    kit: Kit,
    judged: Judged,
    held: Sequence[int],
    scene: Scene,
    raised: Sequence[Raised],
    kind: str,
) -> tuple[Mark, ...]:
    entries = kit.pack.techniques if kind == "technique" else kit.pack.failures
    labels = judged.judge.labels
    said = [j for j in held if labels[j] in entries]
    marks = learned_marks(judged, said, scene.lexed, raised, kit.whys)
    if kit.own and (ruled := ruled_marks(raised, kind, labels, scene.lexed)):
        found = {m.id for m in marks}
        marks += [m for m in ruled if m.id not in found]
    if not marks:
        return ()
    formula = any(r.sense.label == "formula" for r in raised)
    possible = (m for m in marks if _possible(m, scene, formula=formula))
    return tuple(sorted(possible, key=lambda m: m.start))


def _possible(mark: Mark, scene: Scene, *, formula: bool) -> bool:
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
            return bool(scene.shared) or not formula
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
