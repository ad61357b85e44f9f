"""Readings made by hand: short to write, to try the ledger with."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from ascolto.ledger import Changes, Ledger, score
from ascolto.playbook import load
from ascolto.words import AgentReading, CustomerReading, Mark, Need, Promise, Score, TurnListening
from ascolto.words.terms import EMOTIONS, FAILURES, TECHNIQUES

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def mark(ident: str) -> Mark:
    return Mark(id=ident, start=0, end=1, confidence=0.9, why="because")


def customer(i: int, *states: str, emotion="neutral", intensity=0, escalates=False):
    return CustomerReading(
        i=i,
        lang="en",
        emotion=emotion,
        intensity=intensity,
        confirms=False,
        escalates=escalates,
        states=states,
    )


def agent(i: int, *techniques: str, failures=(), answers=(), keeps=(), promises=(), closes=False):
    return AgentReading(
        i=i,
        lang="en",
        techniques=tuple(map(mark, techniques)),
        failures=tuple(map(mark, failures)),
        answers=tuple(answers),
        keeps=tuple(keeps),
        promises=tuple(promises),
        leaves=bool(promises),
        closes=closes,
        at=START + timedelta(minutes=i),
    )


def promise(minutes: int | None) -> Promise:
    due = None if minutes is None else START + timedelta(minutes=minutes)
    return Promise(text="I will", due=due, every=None, kind="update", start=0, end=6)


def run(readings) -> tuple[list[Need], list[Changes], Score]:
    """All needs in their last state, the changes turn by turn, and the score."""
    playbook = load()
    ledger = Ledger(rules=playbook.needs)
    needs: dict[tuple, Need] = {}
    changes = []
    for reading in readings:
        ledger, change = ledger.after(reading)
        changes.append(change)
        for n in (*change.opened, *change.met, *change.missed):
            needs[n.need, n.turn] = n
    failures = [(r.i, f) for r in readings if isinstance(r, AgentReading) for f in r.failures]
    turns = [TurnListening(reading=r) for r in readings]
    return list(needs.values()), changes, score(list(needs.values()), failures, turns, playbook)


@st.composite
def conversations(draw):
    """Any conversation, as readings."""
    readings = []
    asked: list[int] = []
    promised: list[int] = []
    for i in range(draw(st.integers(1, 12))):
        if draw(st.booleans()):
            states = draw(st.sets(st.sampled_from(["problem", "question", "complaint", "closing"])))
            if "question" in states:
                asked.append(i)
            readings.append(
                customer(
                    i,
                    *sorted(states),
                    emotion=draw(st.sampled_from(EMOTIONS)),
                    intensity=draw(st.integers(0, 3)),
                    escalates=draw(st.booleans()),
                )
            )
        else:
            promises = draw(st.lists(st.sampled_from([None, 5, 500]), max_size=1))
            readings.append(
                agent(
                    i,
                    *sorted(draw(st.sets(st.sampled_from(TECHNIQUES), max_size=4))),
                    failures=sorted(draw(st.sets(st.sampled_from(FAILURES), max_size=2))),
                    answers=draw(st.sets(st.sampled_from(asked or [99]))),
                    keeps=draw(st.sets(st.sampled_from(promised or [99]))),
                    promises=[promise(m) for m in promises],
                    closes=draw(st.booleans()),
                )
            )
            if promises:
                promised.append(i)
    return readings
