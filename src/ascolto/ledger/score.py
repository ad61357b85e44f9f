"""The listening score: needs met of needs called for, how soon, less the failures.

    score = 100 x max(0, sum of gains) / sum of weights          (None where nothing is called for)

A need weighs what the playbook says. Met by the first agent turn that could, it gains its whole
weight; each further agent turn that passes takes a tenth of it, down to six tenths. Missed, or
still open after an agent has had a turn to meet it, it gains nothing. A promise that nobody has
reported on, and a need no agent turn has followed, are not called for yet. A failure takes a
fixed part of a need's weight (`weight` in the playbook), once per turn and kind.
"""

from bisect import bisect_left
from collections.abc import Sequence

from ascolto.playbook import Playbook
from ascolto.words import AgentReading, Mark, Need, Point, Score, TurnListening

PER_TURN = 0.1
LEAST_WHEN_MET = 0.6


def score(
    needs: Sequence[Need],
    failures: Sequence[tuple[int, Mark]],
    turns: Sequence[TurnListening],
    playbook: Playbook,
) -> Score:
    """The score of a conversation, with a point for each need called for and each failure."""
    agent = [t.reading.i for t in turns if isinstance(t.reading, AgentReading)]
    points = [p for n in needs if (p := _point(n, agent, playbook)) is not None]
    weight = sum(p.weight for p in points)
    if not weight:
        return Score(value=None)
    for turn, failure in failures:
        if failure.id in playbook.failures:
            cost = playbook.failures[failure.id].weight
            points.append(Point(kind=failure.id, turns=(turn,), weight=cost, gained=-cost))
    gained = max(0.0, sum(p.gained for p in points))
    return Score(value=round(100 * min(1.0, gained / weight)), points=tuple(points))


def _point(need: Need, agent: Sequence[int], playbook: Playbook) -> Point | None:
    weight = playbook.needs[need.need].weight
    if need.status == "met" and need.met_by is not None:
        waited = bisect_left(agent, need.met_by) - bisect_left(agent, need.turn)
        kept = max(LEAST_WHEN_MET, 1 - PER_TURN * waited) if need.need != "promise" else 1.0
        return Point(
            kind=need.need, turns=(need.turn, need.met_by), weight=weight, gained=weight * kept
        )
    pending = need.need == "promise" or not agent or agent[-1] <= need.turn
    if need.status == "open" and pending:
        return None
    turns = (need.turn,) if need.missed_at is None else (need.turn, need.missed_at)
    return Point(kind=need.need, turns=turns, weight=weight, gained=0.0)
