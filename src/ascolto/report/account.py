"""The score's account: what was gained, in part or not at all, and what failures took away."""

from dataclasses import dataclass
from typing import Literal

from ascolto.report.story import Story
from ascolto.words import Point
from ascolto.words.terms import NEEDS

Outcome = Literal["gained", "part", "lost", "taken"]
OUTCOMES: tuple[Outcome, ...] = ("taken", "lost", "part", "gained")


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One point of the score. `turns` are numbered from 1; `gained` is of `weight`."""

    id: str
    turns: tuple[int, ...]
    weight: float
    gained: float
    outcome: Outcome


def account(story: Story) -> dict[Outcome, tuple[Line, ...]]:
    """Sort the points of a score by what came of them, what was lost first; no empty group."""
    lines = [_line(point, story.numbers) for point in story.score.points]
    groups = {o: tuple(line for line in lines if line.outcome == o) for o in OUTCOMES}
    return {outcome: group for outcome, group in groups.items() if group}


def total(story: Story) -> tuple[float, float]:
    """Sum what was gained, less what failures took, and what the needs called for."""
    points = story.score.points
    return sum(p.gained for p in points), sum(p.weight for p in points if p.kind in NEEDS)


def _line(point: Point, numbers: dict[int, int]) -> Line:
    return Line(
        id=point.kind,
        turns=tuple(dict.fromkeys(numbers.get(i, i + 1) for i in point.turns)),
        weight=point.weight,
        gained=point.gained,
        outcome=_outcome(point),
    )


def _outcome(point: Point) -> Outcome:
    if point.gained < 0 or point.kind not in NEEDS:
        return "taken"
    if point.gained == 0:
        return "lost"
    return "gained" if point.gained >= point.weight else "part"
