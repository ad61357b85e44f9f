"""The transcript's rows: each turn with the lines of the needs that run past it.

A need is a thin vertical line in the margin, from the turn that opens it to the turn that meets
it: how long the customer waited to be heard is how long the line is.
"""

from dataclasses import dataclass

from ascolto.report.story import NeedShown, Story, TurnShown

# More lines than this side by side no longer read as lines; those needs keep their notes only.
MOST_LANES = 9
# Style sheets cannot count: the page has one class for each height up to this.
_LOWEST = 11


@dataclass(frozen=True, kw_only=True, slots=True)
class MarginNote:
    """A need named in the margin. `reach` is how many lanes lie between it and its line, or 0."""

    need: NeedShown
    begins: bool
    reach: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A turn, what crosses its margin lane by lane (class names), and the notes beside it."""

    turn: TurnShown
    lanes: tuple[str, ...]
    margin: tuple[MarginNote, ...]


def rows(story: Story) -> tuple[Row, ...]:
    """Lay out a transcript: all rows have the same number of lanes, at most `MOST_LANES`."""
    lane_of = _assigned(story)
    count = 1 + max(lane_of.values(), default=-1)
    return tuple(_row(turn, story, lane_of, count) for turn in story.turns)


def _assigned(story: Story) -> dict[int, int]:
    """Give each need that outlives its turn the first lane free at that turn."""
    busy_until = [0] * MOST_LANES
    lane_of: dict[int, int] = {}
    for need in sorted(story.needs, key=lambda n: n.opened):
        last = _last(need, story)
        free = next((k for k, until in enumerate(busy_until) if until < need.opened), None)
        if last > need.opened and free is not None:
            lane_of[need.key] = free
            busy_until[free] = last
    return lane_of


def _last(need: NeedShown, story: Story) -> int:
    return need.ends if need.ends is not None else len(story.turns)


def _row(turn: TurnShown, story: Story, lane_of: dict[int, int], count: int) -> Row:
    beside = [(need, False) for need in turn.ends] + [(need, True) for need in turn.begins]
    height = {need.key: min(y, _LOWEST) for y, (need, _) in enumerate(beside)}
    lanes = [""] * count
    for need in story.needs:
        lane = lane_of.get(need.key)
        if lane is not None and need.opened <= turn.number <= _last(need, story):
            lanes[lane] = f"{_part(need, turn.number)} {need.status} y{height.get(need.key, 0)}"
    return Row(
        turn=turn,
        lanes=tuple(lanes),
        margin=tuple(
            MarginNote(
                need=need,
                begins=begins,
                reach=count - lane_of[need.key] if need.key in lane_of else 0,
            )
            for need, begins in beside
        ),
    )


def _part(need: NeedShown, number: int) -> str:
    if number == need.opened:
        return "from"
    return "to" if number == need.ends else "past"
