"""Each thing that can be wrong is told with file, line, reason and remedy, and the rest is read."""

import json
from typing import NamedTuple

import pytest

from .reading import parted

MAIL = "From: Ana <ana@gmail.com>\nTo: support@acme.example\nSubject: x\n"


class Case(NamedTuple):
    source: str
    data: str | bytes
    line: int | None
    reason: str
    remedy: str
    lost: bool
    read: int  # conversations that come all the same


def rec(**fields: object) -> str:
    turns = [{"i": 0, "speaker": "customer", "text": "ciao"}]
    return json.dumps({"id": "x", "channel": "chat", "turns": turns, **fields})


def turn(**fields: object) -> str:
    return rec(turns=[{"i": 0, "speaker": "customer", "text": "ciao", **fields}])


NATIVE = [
    (b'\n{"id": "\xe3", "channel": "chat", "turns": []}', 2, "not valid UTF-8: read as cp1250", "UTF-8", False, 1),
    (rec() + '\n{"id": "y", "tur', 2, "cut off before its end", "complete JSON object", True, 1),
    ('{"id": x}\n' + rec(), 1, "broken at character 7", "Export the record again", True, 1),
    ("[]", None, "there is no record in it", "Nothing to do", False, 0),
    ('{"a":' * 90_000 + "1" + "}" * 90_000 + "\n" + rec(), 1, "nested too deep to be read", "Export", True, 1),
    ('"hello"\n' + rec(), 1, "the record is no JSON object", '"turns"', True, 1),
    (rec(turns="none") + "\n" + rec(), 1, "has no list of turns", '"turns": [', True, 1),
    (rec(turns=[]), 1, "the list of turns is empty", "messages as well", False, 1),
    (rec(id=7), 1, "the id is a number", "in quotes", False, 1),
    (rec(id=None), 1, "has no id", "Write an id", False, 1),
    (rec(lang=3), 1, "no language code", '"en" or "it"', False, 1),
    (rec(channel="pigeon"), 1, "channel is missing or unknown", "chat, phone, email", False, 1),
    (rec(customer=[1]), 1, "`customer` names nobody", "a name or an id", False, 1),
    (rec(agent={"age": 3}), 1, "`agent` names nobody", "a name or an id", False, 1),
    (rec(started_at="yesterday"), 1, "`started_at` is no time", "2026-03-02T10:02", False, 1),
    (rec(z=json.loads("[" * 120 + "]" * 120)), 1, "`z`: a field is nested too deep", "Leave it out", False, 1),
    (rec() + "\n" + rec(), 2, "`x`: the id was in the file before", "id of its own", False, 2),
    (rec(turns=["ciao"]), 1, "turn 0: it is no JSON object: left out", '"speaker"', True, 1),
    (turn(i=4), 1, "turn 0: `i` is not the turn's position", "Count from 0", False, 1),
    (turn(text=None), 1, "turn 0: it has no text", '"text"', False, 1),
    (turn(text=["a"]), 1, "turn 0: its text is no string", '"text"', False, 1),
    (turn(text="a\ud83d"), 1, "turn 0: the text holds half a character", "inside an emoji", False, 1),
    (turn(speaker="Client"), 1, "a speaker has a name of its own", "customer, agent, bot, system", False, 1),
    (turn(speaker="Maria"), 1, "who is who was guessed", "with their roles", False, 1),
    (turn(speaker=None), 1, "who is who was guessed", "with their roles", False, 1),
    (turn(at="10 o'clock"), 1, "turn 0: `at` is no time", "2026-03-02T10:02", False, 1),
    (turn(at="0001-01-01T00:00:00Z"), 1, "turn 0: `at` is no time", "2026-03-02T10:02", False, 1),
    (turn(start=-1), 1, "turn 0: `start` and `end` are no seconds", "12.5", False, 1),
    (turn(start=5, end=3), 1, "turn 0: `start` and `end` are no seconds", "12.5", False, 1),
    (
        rec(turns=[{"speaker": "agent", "text": "", "at": "2026-03-02T10:00:00Z"}, {"speaker": "agent", "text": "", "at": "2026-03-02T09:00:00Z"}]),
        1, "turn 1: a time goes backward", "Sort the turns", False, 1,
    ),
    (
        rec(turns=[{"speaker": "agent", "text": "", "at": "2026-03-02T10:00:00Z"}, {"speaker": "agent", "text": "", "at": "2026-03-02T11:00:00"}]),
        1, "turn 1: some times have an offset", "with its offset", False, 1,
    ),
]  # fmt: skip
TRANSCRIPT = [
    ("nothing here\nto see", None, "no line begins with a speaker", '"Agent: ..."', True, 0),
    ("Agent: x\n[10:02] Agent: hi\n[10:03] Client: y\n[10:04] Agent: z", 2, "a time has no date", "Date: 2026-03-02", False, 1),
    ("[31/02/2026 10:02] Agent: x", 1, "a date is on no calendar", "2026-03-02", False, 1),
    ("[02/03/2026 10:02] Agent: x\n[02/03/2026 10:03] Client: y", None, "whether the day or the month", "after the 12th", False, 1),
    ("[2026-03-02 10:02] Agent: x\n[2026-03-02 10:01] Client: y", 2, "turn 1: a time goes backward", "Sort", False, 1),
    ("Ana: hi\nTom: hello\nAna: bye", 1, "who is who was guessed", "with their roles", False, 1),
    (b"Client: bun\xe3 ziua\nAgent: da", 1, "not valid UTF-8: read as cp1250", "in UTF-8", False, 1),
    (b"Client: a\n" + b"x" * (4 * 2**20 + 1) + b"\nAgent: b", 2, "longer than 4 MiB", "one message a line", True, 1),
]  # fmt: skip
WHATSAPP = [
    ("no chat", None, "no line begins with a date, a time and a sender", "Export chat", True, 0),
    (
        "hello\n13/03/26, 10:02 - Ana: x",
        1,
        "before the first message: left out",
        "first message",
        True,
        1,
    ),
    ("13/13/26, 10:02 - Ana: x", 1, "a date is on no calendar", "2026-03-02", False, 1),
]
WEBVTT = [
    ("WEBVTT\n\nNOTE nothing\n", None, "there is no cue in it", "00:01.000 --> 00:04.000", True, 0),
    ("WEBVTT\n\n00:01 -> x --> 3\nhi\n\n00:01.000 --> 00:02.000\n<v Agent>x", 3, "times cannot be read", "00:01:02.000", True, 1),
    ("WEBVTT\n\nstray text\n\n00:01.000 --> 00:02.000\n<v Agent>x", 3, "a text stands under no times", "NOTE", True, 1),
    ("WEBVTT\n\n00:01.000 --> 00:02.000\nhello", 3, "no speaker is named", "speakers' names", False, 1),
    ("WEBVTT\n\n00:09.000 --> 00:09.500\n<v Agent>x\n\n00:01.000 --> 00:02.000\n<v Client>y", 6, "turn 1: a time goes backward", "Sort", False, 1),
]  # fmt: skip
SRT = [
    ("1\nhello", None, "there is no subtitle in it", "00:00:01,000 --> 00:00:04,000", True, 0),
    ("1\n00:00:01,000 --> 00:00:02,000\nAgent: x\n\n2\n0:1 --> b\ny", 6, "a line of times cannot be read", "00:00:01,000", False, 1),
    ("hello\n00:00:01,000 --> 00:00:02,000\nAgent: x", 1, "a text comes before the first times", "a line of times", True, 1),
]  # fmt: skip
EML = [
    ("\n\nno headers", 1, "it has no headers", ".eml or mbox", True, 0),
    (MAIL + "Date: some day\n\nhi", 1, "its date is no date", "Mon, 2 Mar 2026", False, 1),
    (MAIL + "Content-Type: application/pdf\n\nJVBERi0=", 1, "it has no text that can be read", "attachments", False, 1),
    (MAIL + "\n" + "x" * (3 * 2**20), 1, "longer than 2 MiB or 100,000 lines", "as attachments", True, 1),
    (MAIL + "\n" + "x\n" * 100_002, 1, "longer than 2 MiB or 100,000 lines", "as attachments", True, 1),
    ("From: Ana <ana@gmail.com>\nTo: tom@gmail.com\nSubject: x\n\nhi", 1, "who is who was guessed", "with their roles", False, 1),
    ("From a@b.it Mon Mar  2 10:00:00 2026\n" + MAIL + "Message-ID: <1@x>\n\nhi\n\nFrom a@b.it Mon Mar  2 10:00:00 2026\n" + MAIL + "Message-ID: <1@x>\n\nhi\n", 10, "the same message comes twice", "Nothing to do", False, 1),
]  # fmt: skip

CASES = [
    Case(source, *case)
    for source, cases in (
        ("native", NATIVE),
        ("transcript", TRANSCRIPT),
        ("whatsapp", WHATSAPP),
        ("webvtt", WEBVTT),
        ("srt", SRT),
        ("mail", EML),
    )
    for case in cases
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.source}: {case.reason[:40]}")
def test_a_fault_says_where_why_and_what_to_do(case: Case) -> None:
    made, faults = parted(case.data, "the input", case.source)
    told = [fault for fault in faults if case.reason in fault.reason]
    assert told, faults
    assert told[0].file == "the input"
    assert told[0].line == case.line
    assert case.remedy in told[0].remedy
    assert told[0].lost is case.lost
    assert len(made) == case.read


def test_a_record_over_64_mib_is_left_out_and_the_next_is_read() -> None:
    made, faults = parted('{"id": "' + "x" * (64 * 2**20) + '"}\n' + rec(), "a.jsonl")
    assert [one.id for one in made] == ["x"]
    (fault,) = faults
    assert (fault.line, fault.lost) == (1, True)
    assert "larger than 64 MiB" in fault.reason
    assert "several records" in fault.remedy


def test_many_faults_of_a_kind_in_one_conversation_are_one() -> None:
    turns = [{"speaker": "agent", "text": "x", "at": "boh"}] * 500
    _, (fault,) = parted(rec(turns=turns), "a.jsonl")
    assert fault.reason == "turn 0: `at` is no time: left out (500 times, the first one here)"
