"""The listening score, with every point of it traceable to turns."""

from ascolto.words.struct import Fact


class Point(Fact, frozen=True):
    """One line of the account: what it is about, the turns it rests on, what it weighs and gains.

    `kind` is a need or a failure; `gained` is between -weight and weight.
    """

    kind: str
    turns: tuple[int, ...]
    weight: float
    gained: float


class Score(Fact, frozen=True):
    """0 to 100, or None where nothing was called for."""

    value: int | None
    points: tuple[Point, ...] = ()
