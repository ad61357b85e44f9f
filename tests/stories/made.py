"""Conversations to try the whole product on: what people say, and what nobody should have to."""

import json
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from ascolto import Conversation, Turn
from ascolto.words.terms import CHANNELS, SPEAKERS

CORPUS = Path(__file__).parents[2] / "corpus"
ORDINARY = (
    "My boiler has been dead since Monday and nobody rings back! When will someone come?",
    "I already told you: order 58213. This is the third time!!",
    "If this isn't sorted today I want your manager, and my money back.",
    "Yes, exactly. It works now, thanks. Bye!",
    "You've had no heating since Monday. I'm sorry, that was our mistake. Which boiler is it?",
    "I've checked your file: the engineer comes tomorrow between 9 and 11. I'll ring you at noon.",
    "As promised: the refund of 40 euro left this morning.",
    "We understand your frustration. It will be handled as soon as possible.",
    "Anything else? Otherwise I'll close the ticket. Goodbye.",
    "La fibra non va da tre giorni, è una vergogna. Quando venite?",
    "Le confermo: il tecnico passa domattina, e ogni 4 ore la aggiorno per email.",
    "Perche' non rispondete? Vi ho gia' scritto due volte",
    "Cuptorul nu mai încălzește de o săptămână și nu răspunde nimeni!",
    "Va sun luni la pranz. Imi pare rau, greseala e a noastra.",
    "nu e ce am comandat, vreau banii inapoi pana vineri",
    "Guten Tag, meine Waschmaschine läuft seit drei Wochen nicht mehr, und niemand meldet sich.",
    "洗衣机坏了三个星期了，没有人回复我。",
)
ODD = (
    "",
    " \n\t ",
    "?",
    "\0\0nul\0",
    "😡😡👨‍👩‍👧‍👦",
    "שלום, המכונה \u202eלא\u202c עובדת!!!",
    "e\u0301" * 40,
    "((((" * 40,
    "99999999999999999999999999999999",
    "a@b.c +39 06 1234 31/02/2026 25:61",
)
_YEARS = (datetime(1900, 1, 1), datetime(2200, 1, 1))  # noqa: DTZ001 (zones are added)
_SPOKEN = st.one_of(st.sampled_from(ORDINARY), st.sampled_from(ODD), st.text(max_size=60))
_ZONES = st.sampled_from(
    [UTC, timezone(timedelta(hours=-11, minutes=-30)), ZoneInfo("Europe/Bucharest")]
)


@st.composite
def conversations(draw: st.DrawFn, *, zoned: bool = True) -> Conversation:
    """Any text from anyone in any order, at any times (all with a zone, or all without)."""
    zone = draw(_ZONES) if zoned else None
    times = st.none() | st.datetimes(*_YEARS).map(lambda at: at.replace(tzinfo=zone))
    said = draw(st.lists(st.tuples(st.sampled_from(SPEAKERS), _SPOKEN, times), max_size=7))
    turns = [Turn(i=i, speaker=s, text=t, at=at) for i, (s, t, at) in enumerate(said)]
    return Conversation(id="any", channel=draw(st.sampled_from(CHANNELS)), turns=tuple(turns))


@cache
def corpus() -> tuple[dict[str, Any], ...]:
    """One labelled conversation of each file of the corpus."""
    records = []
    for file in sorted(CORPUS.glob("*.jsonl")):
        with file.open("rb") as lines:
            records.append(json.loads(next(lines)))
    return tuple(records)
