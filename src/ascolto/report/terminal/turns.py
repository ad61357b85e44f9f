"""The transcript: each turn with its marks, the reasons below it, the needs in the margin."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ascolto.report import phrases
from ascolto.report.passages import Note, Passage
from ascolto.report.story import Story, TurnShown
from ascolto.report.terminal.hand import Hand
from ascolto.report.terminal.ink import STYLES

_NUMBER = 4
# Wide enough for the longest usual note in any of our languages; on wide terminals for longer names.
_MARGIN = 30
_WIDE_MARGIN = 34
_MEASURE = 78


def transcript(story: Story, hand: Hand) -> Iterator[RenderableType]:
    """Write the turns in order, each a row: number, what was said, the needs that begin or end."""
    if not story.turns:
        yield hand.heading(hand.c.gettext("Nothing was said in this conversation."))
        return
    yield hand.heading(hand.c.gettext("What was said"))
    for turn in story.turns:
        yield _row(turn, hand)


def _row(turn: TurnShown, hand: Hand) -> RenderableType:
    margin = _WIDE_MARGIN if hand.ink.width > 100 else _MARGIN
    width = hand.ink.width - _NUMBER - (margin + 2 if hand.ink.has_margin else 0)
    grid = Table.grid(padding=(0, 0))
    grid.add_column(width=_NUMBER)
    grid.add_column(width=min(width, _MEASURE), overflow="fold")
    needs = [hand.ending(n) for n in turn.ends] + [hand.beginning(n) for n in turn.begins]
    body: list[RenderableType] = [_who(turn, hand), _said(turn, hand), *_reasons(turn, hand)]
    if not hand.ink.has_margin:
        grid.add_row(Text(str(turn.number), "dim"), Group(*body, *needs))
        return Group("", grid)
    grid.add_column(width=2)
    grid.add_column(width=margin, overflow="fold")
    grid.add_row(Text(str(turn.number), "dim"), Group(*body), "", Group(*needs))
    return Group("", grid)


def _who(turn: TurnShown, hand: Hand) -> Text:
    c = hand.c
    line = Text(phrases.speaker(c, turn.speaker), "bold")
    details = [
        c.time(turn.at) if turn.at else "",
        phrases.clock(turn.seconds) if turn.seconds is not None and not turn.at else "",
        _felt(turn, hand),
        c.gettext("escalates") if turn.escalates else "",
        c.gettext("confirms") if turn.confirms else "",
    ]
    return line.append("".join(f" · {d}" for d in details if d), "not bold dim")


def _felt(turn: TurnShown, hand: Hand) -> str:
    if not turn.emotion or not turn.intensity:
        return ""
    return f"{hand.name(turn.emotion)}, {phrases.intensity(hand.c, turn.intensity)}"


def _said(turn: TurnShown, hand: Hand) -> Text:
    said = Text(overflow="fold")
    for passage in turn.passages:
        _append(said, passage, hand)
    return said


def _append(said: Text, passage: Passage, hand: Hand) -> None:
    marked = bool(passage.notes)
    said.append(hand.ink.before if marked else "")
    for piece in passage.pieces:
        # Of a passage that is both, the failure is what must be seen.
        kind = "failure" if "failure" in piece.kinds else next(iter(piece.kinds), "")
        said.append(piece.text, STYLES.get(kind, ""))
    said.append(hand.ink.after if marked else "")
    for note in passage.notes:
        if note.kind != "heard":
            said.append(f"[{_label(note)}]", f"bold {STYLES[note.kind].split()[0]}")


def _label(note: Note) -> str:
    return note.label + ("!" if note.kind == "failure" else "")


def _reasons(turn: TurnShown, hand: Hand) -> Iterator[RenderableType]:
    for note in turn.notes:
        if note.kind == "heard":
            continue
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(width=3)
        grid.add_column(overflow="fold")
        colour = STYLES[note.kind].split()[0]
        whole = f" ({hand.c.gettext('the whole turn')})" if note.whole else ""
        reason = Text.assemble(
            (hand.name(note.id), colour), whole, (f" {hand.ink.dash} {note.why}", "dim")
        )
        grid.add_row(Text(_label(note), f"bold {colour}"), reason)
        yield grid
