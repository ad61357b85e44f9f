"""What stands above the transcript: the case in the customer's words, the needs, the score."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from ascolto.report import phrases
from ascolto.report.story import NeedShown, Story
from ascolto.report.terminal.hand import Hand


def head(story: Story, hand: Hand) -> Iterator[RenderableType]:
    """Write the title, the tally, and each need that was missed or is still open."""
    yield Text(_eyebrow(story, hand), "dim")
    words = next((n.words for n in story.needs if n.id == "problem" and n.words), "")
    yield Text(hand.quoted(words) if words else story.id, "bold", overflow="fold")
    if words:
        yield Text(story.id, "dim", overflow="fold")
    if story.needs:
        yield _tally(story, hand)
    for status in ("missed", "open"):
        for need in story.needs:
            if need.status == status:
                yield Padding(_unmet(need, hand), (0, 0, 0, 2))


def _eyebrow(story: Story, hand: Hand) -> str:
    c = hand.c
    turns = c.ngettext("%(num)s turn", "%(num)s turns", len(story.turns))
    parts = [
        phrases.channel(c, story.channel),
        c.moment(story.started_at) if story.started_at else "",
        turns % {"num": len(story.turns)},
        c.language(story.lang),
    ]
    return " · ".join(part for part in parts if part)


def _tally(story: Story, hand: Hand) -> Text:
    c, met, count = hand.c, len(story.having("met")), len(story.needs)
    line = Text("\n")
    for need in story.needs[:40]:
        line.append(*hand.sign(need.status))
    tally = c.ngettext("%(met)s of %(num)s need met", "%(met)s of %(num)s needs met", count)
    return line.append(f"  {tally % {'met': met, 'num': count}}")


def _unmet(need: NeedShown, hand: Hand) -> Text:
    c = hand.c
    message, turn = phrases.ending(c, need)
    told = [c.gettext("turn %(turn)s") % {"turn": need.opened}, message % {"turn": turn}]
    if need.due:
        told.append(c.gettext("due %(when)s") % {"when": c.moment(need.due)})
    line = Text.assemble(hand.sign(need.status), " ", hand.name(need.id), overflow="fold")
    if need.words:
        line.append(f" {hand.quoted(need.words)}")
    return line.append(f" · {' · '.join(told)}", "dim")
