"""One conversation as the page shows it."""

from dataclasses import dataclass

from ascolto.report.account import Line, Outcome, account, total
from ascolto.report.html.rows import Row, rows
from ascolto.report.story import NeedShown, PromiseShown, Story, story
from ascolto.words import Listening
from ascolto.words.terms import NeedStatus

# A title longer than this is a text.
_TITLE = 110
# A strip of signs longer than this says nothing at a glance.
_STRIP = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class Chapter:
    """A conversation with what the page says of it.

    `key` starts its anchors ("c1"). `title` is the customer's problem in their own words, or
    empty. `met` are the needs met, by kind. `strip` is one status a need, in order of opening;
    `beyond` counts those it leaves out. `total` is gained and called for.
    """

    key: str
    story: Story
    title: str
    rows: tuple[Row, ...]
    met: dict[str, tuple[NeedShown, ...]]
    strip: tuple[NeedStatus, ...]
    beyond: int
    pending: tuple[PromiseShown, ...]
    account: dict[Outcome, tuple[Line, ...]]
    total: tuple[float, float]


def chapter(listening: Listening, number: int) -> Chapter:
    """Prepare a reading for the page, as its chapter `number`."""
    told = story(listening)
    met = told.having("met")
    return Chapter(
        key=f"c{number}",
        story=told,
        title=_clipped(next((n.words for n in told.needs if n.id == "problem" and n.words), "")),
        rows=rows(told),
        met={
            kind: tuple(n for n in met if n.id == kind) for kind in dict.fromkeys(n.id for n in met)
        },
        strip=tuple(n.status for n in told.needs[:_STRIP]),
        beyond=max(0, len(told.needs) - _STRIP),
        pending=tuple(p for p in told.promises if p.status in ("open", None)),
        account=account(told),
        total=total(told),
    )


def _clipped(words: str) -> str:
    if len(words) <= _TITLE:
        return words
    return words[:_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
