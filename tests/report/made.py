"""Readings made by hand: what a careful person would have marked in a conversation."""

from datetime import datetime
from importlib import resources
from typing import Any

import msgspec

from ascolto.words import (
    AgentReading,
    Conversation,
    CustomerReading,
    Known,
    Listening,
    Mark,
    Meeting,
    Need,
    OtherReading,
    Point,
    Promise,
    Score,
    Turn,
    TurnListening,
)

WEIGHTS = {"problem": 2.0, "heat": 2.0, "promise": 2.0, "closing": 0.5}


def sample(lang: str) -> Conversation:
    """One of the conversations that ship with the product."""
    line = resources.files("ascolto").joinpath(f"samples/{lang}.jsonl").read_bytes()
    return msgspec.json.decode(line, type=Conversation)


def customer(
    emotion: str = "neutral",
    intensity: int = 0,
    opens: str = "",
    marks: tuple[tuple[str, str, str], ...] = (),
    facts: tuple[tuple[str, str], ...] = (),
    *,
    confirms: bool = False,
    escalates: bool = False,
) -> dict[str, Any]:
    return {
        "emotion": emotion,
        "intensity": intensity,
        "opens": opens,
        "marks": marks,
        "facts": facts,
        "confirms": confirms,
        "escalates": escalates,
    }


def agent(
    techniques: tuple[tuple[str, str, str], ...] = (),
    failures: tuple[tuple[str, str, str], ...] = (),
    promises: tuple[tuple[str, str | None, str], ...] = (),
    meets: str = "",
    opens: str = "",
) -> dict[str, Any]:
    return {
        "techniques": techniques,
        "failures": failures,
        "promises": promises,
        "meets": meets,
        "opens": opens,
    }


def listening(
    conversation: Conversation, said: list[dict[str, Any] | None], missed: str = ""
) -> Listening:
    """`meets` and `missed` are written "need@turn" and "need@turn:missed_at"."""
    needs: dict[tuple[str, int], Need] = {}
    turns = []
    lang = conversation.lang or "en"
    late = {m.split(":")[0]: int(m.split(":")[1]) for m in missed.split()}
    for turn, say in zip(conversation.turns, said, strict=True):
        opens = tuple((say or {}).get("opens", "").split())
        for need in opens:
            at = late.get(f"{need}@{turn.i}")
            needs[need, turn.i] = _need(need, turn, say or {}, at)
        meets = _meetings((say or {}).get("meets", ""))
        for m in meets:
            needs[m.need, m.turn] = msgspec.structs.replace(
                needs[m.need, m.turn], status="met", met_by=turn.i
            )
        turns.append(TurnListening(reading=_reading(turn, say, lang), opens=opens, meets=meets))
    every = tuple(needs.values())
    return Listening(
        conversation=conversation,
        lang=lang,
        turns=tuple(turns),
        needs=every,
        score=_score(every, turns),
    )


def _meetings(meets: str) -> tuple[Meeting, ...]:
    return tuple(Meeting(need=m.split("@")[0], turn=int(m.split("@")[1])) for m in meets.split())


def _need(need: str, turn: Turn, say: dict[str, Any], at: int | None) -> Need:
    due = None
    named = say.get("emotion", "") if need == "emotion" else need
    words = next((q for i, q, _ in say.get("marks", ()) if i == named), "")
    if need == "promise":
        words, when, _ = say["promises"][0]
        due = datetime.fromisoformat(when) if when else None
    status: Any = "open" if at is None else "missed"
    return Need(need=need, turn=turn.i, status=status, missed_at=at, due=due, words=words)  # type: ignore[arg-type]


def _marks(turn: Turn, marks: tuple[tuple[str, str, str], ...]) -> tuple[Mark, ...]:
    return tuple(
        Mark(
            id=i,
            start=turn.text.index(quote),
            end=turn.text.index(quote) + len(quote),
            confidence=0.86,
            why=why,
            cue=None,
        )
        for i, quote, why in marks
    )


def _reading(
    turn: Turn, say: dict[str, Any] | None, lang: str
) -> CustomerReading | AgentReading | OtherReading:
    if say is None:
        return OtherReading(i=turn.i, lang=lang, at=turn.at)
    if turn.speaker == "customer":
        return CustomerReading(
            i=turn.i,
            lang=lang,
            emotion=say["emotion"],
            intensity=say["intensity"],
            confirms=say["confirms"],
            escalates=say["escalates"],
            marks=_marks(turn, say["marks"]),
            facts=tuple(
                Known(
                    kind=k,
                    value=q.lower(),
                    start=turn.text.index(q),
                    end=turn.text.index(q) + len(q),
                )
                for k, q in say["facts"]
            ),
            at=turn.at,
        )
    return AgentReading(
        i=turn.i,
        lang=lang,
        techniques=_marks(turn, say["techniques"]),
        failures=_marks(turn, say["failures"]),
        promises=tuple(_promise(turn, *p) for p in say["promises"]),
        at=turn.at,
    )


def _promise(turn: Turn, quote: str, due: str | None, kind: Any) -> Promise:
    start = turn.text.index(quote)
    when = datetime.fromisoformat(due) if due else None
    return Promise(text=quote, due=when, every=None, kind=kind, start=start, end=start + len(quote))


def _score(needs: tuple[Need, ...], turns: list[TurnListening]) -> Score:
    points = []
    for n in needs:
        weight = WEIGHTS.get(n.need, 1.0)
        if n.status == "open":
            continue
        gained = 0.0
        if n.met_by is not None:
            soon = n.need == "promise" or n.met_by <= n.turn + 1
            gained = weight if soon else weight * 0.6
        rests = (n.turn,) if n.met_by in (None, n.turn) else (n.turn, n.met_by)
        points.append(Point(kind=n.need, turns=rests, weight=weight, gained=gained))
    for t in turns:
        if isinstance(t.reading, AgentReading):
            points += [
                Point(kind=f.id, turns=(t.reading.i,), weight=0.5, gained=-0.5)
                for f in t.reading.failures
            ]
    called = sum(p.weight for p in points if p.gained >= 0)
    if not called:
        return Score(value=None)
    return Score(
        value=max(0, round(100 * sum(p.gained for p in points) / called)), points=tuple(points)
    )
