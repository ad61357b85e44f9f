"""The moment of a conversation that a reply is for, and what has been done for it already."""

from collections.abc import Mapping

from ascolto.playbook.model import MomentRule, StepRule
from ascolto.respond.situation import Situation
from ascolto.words import AgentReading
from ascolto.words.terms import Moment, NeedId, Step


def moment_of(situation: Situation, draft: AgentReading) -> Moment:
    """The moment of the reply: what is open decides, then who has spoken and how it ends."""
    open_ids = {n.need for n in situation.open}
    if open_ids & {"complaint", "heat"}:
        return "complaint"
    if "closing" in open_ids or draft.closes:
        return "closing"
    if any(situation.overdue(n) for n in situation.open if n.need == "promise"):
        return "update"
    if not situation.agent:
        return "opening"
    if situation.solved and draft.keeps:
        return "follow_up"
    return "diagnosis"


def steps_missing(
    moment: Moment,
    situation: Situation,
    draft: AgentReading,
    moments: Mapping[str, MomentRule],
    steps: Mapping[str, StepRule],
) -> tuple[Step, ...]:
    """The steps of the 4P that the moment calls for and nobody has taken since it began."""
    wanted = moments[moment].calls_for if moment in moments else ()
    since = min((n.turn for n in situation.open if n.need in _BEGINS), default=-1)
    done = {t.id for t in draft.techniques}
    done |= {
        t.id
        for s in situation.agent
        if s.i > since and isinstance(s.reading, AgentReading)
        for t in s.reading.techniques
    }
    return tuple(s for s in wanted if s in steps and not done & set(steps[s].techniques))


_BEGINS: frozenset[NeedId] = frozenset(("complaint", "heat", "problem", "closing"))
