"""A conversation as it is told to a person: turns in order, each need with where it begins and ends.

The terminal, the page and the spreadsheet all show this; none of them reads a `Listening` itself.
"""

from dataclasses import dataclass
from datetime import datetime

from ascolto.report.passages import Kind, Note, Passage, notes, passages
from ascolto.report.plain import lines_made_plain, visible
from ascolto.words import (
    AgentReading,
    Conversation,
    CustomerReading,
    Listening,
    Mark,
    Need,
    Promise,
    Score,
    Turn,
    TurnReading,
)
from ascolto.words.terms import NeedStatus


@dataclass(frozen=True, kw_only=True, slots=True)
class NeedShown:
    """A need by the numbers of its turns, counted from 1 as a person counts.

    `key` tells it from all others of the conversation.
    `ends` is the turn that met it or by which it was missed; None while it is open.
    """

    key: int
    id: str
    status: NeedStatus
    opened: int
    ends: int | None
    words: str
    due: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class PromiseShown:
    """A commitment, the turn that makes it, and what has become of it.

    `status` is None where the ledger holds no need for it.
    """

    turn: int
    text: str
    due: datetime | None
    every: str | None
    status: NeedStatus | None
    ends: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class TurnShown:
    """One turn: what was said, set with its marks, and the needs that begin or end here.

    `seconds` is the place in a recording. `emotion` and `intensity` are a customer's only.
    """

    number: int
    speaker: str
    lang: str
    at: datetime | None
    seconds: float | None
    passages: tuple[Passage, ...]
    notes: tuple[Note, ...]
    quoted: str | None
    emotion: str | None = None
    intensity: int = 0
    confirms: bool = False
    escalates: bool = False
    begins: tuple[NeedShown, ...] = ()
    ends: tuple[NeedShown, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """A whole conversation, ready to be shown. The agent is not named: see the law in DESIGN."""

    id: str
    lang: str
    channel: str
    started_at: datetime | None
    turns: tuple[TurnShown, ...]
    needs: tuple[NeedShown, ...]
    promises: tuple[PromiseShown, ...]
    score: Score
    numbers: dict[int, int]

    def having(self, status: NeedStatus) -> tuple[NeedShown, ...]:
        """Give the needs that stand so, in the order in which they were opened."""
        return tuple(n for n in self.needs if n.status == status)


def story(listening: Listening) -> Story:
    """Tell a reading. Turn numbers run from 1 in order, whatever `i` the source gave."""
    conversation = listening.conversation
    numbers = {turn.i: n for n, turn in enumerate(conversation.turns, 1)}
    needs = tuple(_need(key, need, numbers) for key, need in enumerate(listening.needs))
    turns = tuple(
        _turn(n, turn, heard.reading, needs)
        for n, (turn, heard) in enumerate(zip(conversation.turns, listening.turns, strict=True), 1)
    )
    return Story(
        id=visible(conversation.id),
        lang=visible(listening.lang),
        channel=conversation.channel,
        started_at=conversation.started_at or _first_moment(conversation),
        turns=turns,
        needs=needs,
        promises=_promises(listening, needs, numbers),
        score=listening.score,
        numbers=numbers,
    )


def _first_moment(conversation: Conversation) -> datetime | None:
    return next((turn.at for turn in conversation.turns if turn.at), None)


def _need(key: int, need: Need, numbers: dict[int, int]) -> NeedShown:
    ends = need.met_by if need.status == "met" else need.missed_at
    return NeedShown(
        key=key,
        id=need.need,
        status=need.status,
        opened=numbers.get(need.turn, need.turn + 1),
        ends=None if ends is None or need.status == "open" else numbers.get(ends, ends + 1),
        words=_one_line(need.words),
        due=need.due,
    )


def _turn(number: int, turn: Turn, reading: TurnReading, needs: tuple[NeedShown, ...]) -> TurnShown:
    noted = notes(turn.text, _marked(reading))
    felt = reading if isinstance(reading, CustomerReading) else None
    return TurnShown(
        number=number,
        speaker=turn.speaker,
        lang=reading.lang,
        at=turn.at,
        seconds=turn.start,
        passages=passages(turn.text, noted),
        notes=noted,
        quoted=lines_made_plain(visible(turn.quoted)) if turn.quoted else None,
        emotion=felt.emotion if felt else None,
        intensity=felt.intensity if felt else 0,
        confirms=bool(felt and felt.confirms),
        escalates=bool(felt and felt.escalates),
        begins=tuple(n for n in needs if n.opened == number),
        # What a turn opens and meets itself is told once, where it begins.
        ends=tuple(n for n in needs if n.ends == number != n.opened),
    )


def _marked(reading: TurnReading) -> list[tuple[Kind, Mark]]:
    if isinstance(reading, AgentReading):
        return [("technique", m) for m in reading.techniques] + [
            ("failure", m) for m in reading.failures
        ]
    if isinstance(reading, CustomerReading):
        return [("heard", m) for m in reading.marks]
    return []


def _promises(
    listening: Listening, needs: tuple[NeedShown, ...], numbers: dict[int, int]
) -> tuple[PromiseShown, ...]:
    shown: list[PromiseShown] = []
    for heard in listening.turns:
        if isinstance(heard.reading, AgentReading) and heard.reading.promises:
            number = numbers[heard.reading.i]
            ledger = [n for n in needs if n.id == "promise" and n.opened == number]
            shown += [_promise(p, number, ledger) for p in heard.reading.promises]
    return tuple(shown)


def _promise(promise: Promise, number: int, ledger: list[NeedShown]) -> PromiseShown:
    """Several promises of one turn are told apart by their due time, else they share its fate."""
    same = [n for n in ledger if n.due == promise.due] or ledger
    need = same[0] if same else None
    return PromiseShown(
        turn=number,
        text=_one_line(promise.text),
        due=promise.due,
        every=promise.every,
        status=need.status if need else None,
        ends=need.ends if need else None,
    )


def _one_line(text: str) -> str:
    return " ".join(visible(text).split())
