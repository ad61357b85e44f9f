"""What stands below the transcript: the promises with their times, the score with its account."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ascolto.report import phrases
from ascolto.report.account import Line, Outcome, account, total
from ascolto.report.story import PromiseShown, Story
from ascolto.report.terminal.hand import Hand
from ascolto.report.terminal.ink import STYLES

_COLOURS: dict[Outcome, str] = {"taken": "red", "lost": "red", "part": "yellow", "gained": "green"}


def foot(story: Story, hand: Hand) -> Iterator[RenderableType]:
    """Write the promises, if any were made, and the score."""
    if story.promises:
        yield hand.heading(hand.c.gettext("What was promised"))
        for promise in story.promises:
            yield Padding(_promise(promise, hand), (0, 0, 0, 2))
    yield from _score(story, hand)


def _promise(promise: PromiseShown, hand: Hand) -> Text:
    c = hand.c
    when = (
        c.gettext("due %(when)s") % {"when": c.moment(promise.due)}
        if promise.due
        else c.gettext("no time given")
    )
    told = [
        c.gettext("turn %(turn)s") % {"turn": promise.turn},
        when,
        phrases.every(c, promise.every) if promise.every else "",
    ]
    line = Text(hand.quoted(promise.text), overflow="fold")
    line.append("".join(f" · {part}" for part in told if part), "dim")
    if promise.status:
        ends = f" ({c.gettext('turn %(turn)s') % {'turn': promise.ends}})" if promise.ends else ""
        line.append(" · ", "dim")
        line.append(phrases.kept(c, promise.status) + ends, STYLES[promise.status])
    return line


def _score(story: Story, hand: Hand) -> Iterator[RenderableType]:
    c = hand.c
    if story.score.value is None:
        yield hand.heading(c.gettext("No score: nothing was called for."))
        return
    title = hand.heading(f"{story.score.value} ")
    yield title.append(c.gettext("listening score, out of 100"), "not bold dim")
    labels: dict[Outcome, str] = {
        "taken": c.gettext("Taken away"),
        "lost": c.gettext("Not gained"),
        "part": c.gettext("Gained in part"),
        "gained": c.gettext("Gained"),
    }
    for outcome, lines in account(story).items():
        yield Group(Text(f"  {labels[outcome]}", "dim"), _lines(lines, hand))
    gained, called_for = total(story)
    of = c.gettext("of %(weight)s") % {"weight": c.number(called_for)}
    yield Text(f"  {c.gettext('All together')}: {c.number(gained)} {of}")


def _lines(lines: tuple[Line, ...], hand: Hand) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=2)
    grid.add_column(width=min(30, hand.ink.width // 2), overflow="fold")
    grid.add_column(width=9)
    grid.add_column(justify="right", no_wrap=True)
    for line in lines:
        turns = f" {hand.ink.arrow} ".join(str(turn) for turn in line.turns)
        points = Text(hand.c.number(line.gained, signed=True), _COLOURS[line.outcome])
        if line.outcome != "taken":
            weight = hand.c.number(line.weight)
            points.append(f" {hand.c.gettext('of %(weight)s') % {'weight': weight}}", "dim")
        grid.add_row("", hand.name(line.id), Text(turns, "dim"), points)
    return grid
