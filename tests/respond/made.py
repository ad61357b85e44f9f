"""Situations made by hand: what was said, how it was read, what is open."""

from datetime import UTC, datetime, timedelta

from ascolto.playbook import fold, load
from ascolto.respond import Said, Situation
from ascolto.understand.facts import find_facts
from ascolto.words import AgentReading, CustomerReading, Mark, Need, Promise

PLAYBOOK = load()
START = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)


def customer(i, text, *, lang="en", emotion="neutral", intensity=0, states=(), escalates=False):
    quotes = dict.fromkeys(states, text)
    if emotion != "neutral":
        quotes[emotion] = text
    return Said(
        text=text,
        reading=CustomerReading(
            i=i,
            lang=lang,
            emotion=emotion,
            intensity=intensity,
            confirms=False,
            escalates=escalates,
            states=states,
            quotes=quotes,
            facts=find_facts(text, fold(text), names=True),
            at=START + timedelta(minutes=i),
        ),
    )


def agent(i, text, *, lang="en", techniques=(), failures=(), promises=(), closes=False, keeps=()):
    return Said(
        text=text,
        reading=AgentReading(
            i=i,
            lang=lang,
            techniques=tuple(mark(t, text) for t in techniques),
            failures=tuple(mark(*f) if isinstance(f, tuple) else mark(f, text) for f in failures),
            promises=tuple(promises),
            closes=closes,
            keeps=keeps,
            at=START + timedelta(minutes=i),
        ),
    )


def mark(ident, text, start=0, end=None):
    return Mark(
        id=ident, start=start, end=len(text) if end is None else end, confidence=0.9, why=""
    )


def promise(text, *, due=None, start=0):
    return Promise(text=text, due=due, every=None, kind="other", start=start, end=start + len(text))


def situation(*said, lang="en", channel="chat", needs=(), heated=False, now=None):
    opened = tuple(
        n
        if isinstance(n, Need)
        else Need(need=n[0], turn=n[1], words=next(s.text for s in said if s.i == n[1]))
        for n in needs
    )
    return Situation(
        lang=lang, channel=channel, said=said, open=opened, heated=heated, now=now or START
    )
